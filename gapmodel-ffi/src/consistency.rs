use std::ffi::c_char;

use gapmodel_core::Label;
use gapmodel_core::consistency::{
    self, Channel, ChannelVerdict, Channels, ChannelsOptions, ChannelsWanted, FunnelMethod, MeanTest,
    OverTime, OverTimeOptions, Overdispersion, Permutation, PermutationOptions, RowDispersion, Site,
    SiteChart, SiteCount, SiteDispersion, SitePeriod, SiteStatistic, Sites, SitesOptions, WantedChannel,
    WantedOptions, WithinSites,
};
use gapmodel_core::control::ControlOptions;
use gapmodel_core::csat::Positive;
use gapmodel_core::stats::Adjustment;

use crate::column::{column, gm_column};
use crate::control::{GM_RULES_NONE, choice, gm_baseline, gm_chart, rule_set};
use crate::difference::gm_f_test;
use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{
    ArrayOut, Out, Versioned, array, free, optional, optional_text, required, struct_size, text, texts,
    versioned,
};
use crate::read::{read, read_json, read_text};
use crate::stats::{GM_ADJUST_BH, GM_ADJUST_HOLM};
use crate::status::{Failure, gm_status, guard};
use crate::summary::{gm_field, gm_summary};

/// Sites by their mean.
pub const GM_SITES_MEAN: i32 = 0;
/// Sites by their share of successes or positive ratings.
pub const GM_SITES_SHARE: i32 = 1;
/// Sites by their events per size.
pub const GM_SITES_RATE: i32 = 2;

/// Binomial or Poisson limits, interpolated between whole counts; means have normal ones.
pub const GM_FUNNEL_EXACT: i32 = 0;
/// Centre plus and minus z standard errors.
pub const GM_FUNNEL_NORMAL: i32 = 1;

/// Additive where sites vary more than chance makes them (p below 0.01), else none.
pub const GM_OVERDISPERSION_AUTO: i32 = 0;
/// Limits of chance alone.
pub const GM_OVERDISPERSION_NONE: i32 = 1;
/// Standard errors times the square root of phi.
pub const GM_OVERDISPERSION_MULTIPLICATIVE: i32 = 2;
/// The variance between sites added to that of each site.
pub const GM_OVERDISPERSION_ADDITIVE: i32 = 3;

/// Within sites answers vary by chance, each for itself.
pub const GM_WITHIN_CHANCE: i32 = 0;
/// Within sites the rows of their counts, such as months, vary.
pub const GM_WITHIN_ROWS: i32 = 1;

/// A channel that is open and wanted.
pub const GM_CHANNEL_SERVED: i32 = 0;
/// A channel that is wanted and not open.
pub const GM_CHANNEL_MISSING: i32 = 1;
/// A channel that is open and hardly wanted.
pub const GM_CHANNEL_UNNEEDED: i32 = 2;
/// A channel that is neither open nor wanted.
pub const GM_CHANNEL_ABSENT: i32 = 3;
/// A channel of which too few were asked to say.
pub const GM_CHANNEL_UNCLEAR: i32 = 4;

/// Options of gm_consistency_sites and its relatives; set up by gm_sites_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_sites_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What is compared: GM_SITES_MEAN; of counts GM_SITES_SHARE or GM_SITES_RATE.
    pub statistic: i32,
    /// Confidence level of intervals and ranks, 0.95. A site stands out where its adjusted p is below 1 - level.
    pub level: f64,
    /// How much of what chance does the funnel limits hold, 0.998.
    pub limits: f64,
    /// Which part of the z at either end is winsorised before phi and tau are told, 0.1.
    pub winsorise: f64,
    /// What limits are around, in the unit of the statistic; not looked at without has_target.
    pub target: f64,
    /// Whether there is a target, 0 or 1; otherwise limits are around all answers together.
    pub has_target: i32,
    /// How limits of shares and rates are made: GM_FUNNEL_EXACT.
    pub funnel: i32,
    /// What limits make of sites that vary more than chance makes them: GM_OVERDISPERSION_AUTO.
    pub overdispersion: i32,
    /// How p-values are adjusted over the sites: GM_ADJUST_BH.
    pub adjustment: i32,
    /// Of shares of ratings: how many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
    /// Of counts in several rows per site: what is taken to vary within a site, GM_WITHIN_CHANCE.
    pub within: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_sites_options {}

unsafe fn positive(n_top: usize, points: *const f64, n_points: usize) -> Result<Positive, Failure> {
    if points.is_null() && n_points == 0 {
        return Ok(Positive::Top(n_top));
    }
    // SAFETY: the caller's contract.
    Ok(Positive::Points(unsafe { array("points", points, n_points) }?.to_vec()))
}

fn statistic(code: i32) -> Result<SiteStatistic, Failure> {
    decode("statistic of sites", &SiteStatistic::ALL, code)
}

impl gm_sites_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        statistic: GM_SITES_MEAN,
        level: 0.95,
        limits: 0.998,
        winsorise: 0.1,
        target: 0.0,
        has_target: 0,
        funnel: GM_FUNNEL_EXACT,
        overdispersion: GM_OVERDISPERSION_AUTO,
        adjustment: GM_ADJUST_BH,
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
        within: GM_WITHIN_CHANCE,
        reserved: 0,
    };

    unsafe fn read(&self, by: &[&str]) -> Result<SitesOptions, Failure> {
        Ok(SitesOptions {
            by: by.iter().map(|name| (*name).to_owned()).collect(),
            statistic: statistic(self.statistic)?,
            // SAFETY: the caller's contract.
            positive: unsafe { positive(self.n_top, self.points, self.n_points) }?,
            level: self.level,
            limits: self.limits,
            funnel: decode("method of funnel limits", &FunnelMethod::ALL, self.funnel)?,
            overdispersion: decode("way with over-dispersion", &Overdispersion::ALL, self.overdispersion)?,
            winsorise: self.winsorise,
            adjustment: decode("adjustment", &Adjustment::ALL, self.adjustment)?,
            target: (self.has_target != 0).then_some(self.target),
            within: decode("way within sites", &WithinSites::ALL, self.within)?,
        })
    }
}

/// A site whose successes or events were counted.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_site_count {
    /// What the site is called; NULL or "" is "no label".
    pub label: *const c_char,
    /// Successes, or events.
    pub count: u64,
    /// Of how many: a whole number for shares; for rates in any unit.
    pub size: f64,
}

/// What all sites together say.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_sites_facts {
    /// ICC(1): the share of the variance of single answers that is between sites; all zeros for rates.
    pub icc: gm_estimate,
    /// The test that answers vary as much within every site (Brown and Forsythe); all zeros of shares and rates.
    pub spread: gm_f_test,
    /// All answers together: the value per customer, not per site.
    pub center: f64,
    /// What the limits are around, where it was set.
    pub target: f64,
    /// The mean of sites that they are shrunken to.
    pub mean_of_sites: f64,
    /// The standard deviation between sites beyond chance, Paule and Mandel's, in the unit of the statistic.
    pub between_sd: f64,
    /// Its lower limit.
    pub between_low: f64,
    /// Its upper limit.
    pub between_high: f64,
    /// The standard deviation of answers within sites, pooled; of rates the root of the rate.
    pub within_sd: f64,
    /// Cochran's Q of all sites.
    pub q: f64,
    /// The probability of such a Q if service is the same everywhere.
    pub p: f64,
    /// The share of the variation of sites that is not chance, 0 to 1.
    pub i_squared: f64,
    /// The mean of the squared z, about 1 where chance alone is at work.
    pub phi: f64,
    /// The same of winsorised z.
    pub phi_winsorised: f64,
    /// The standard deviation between sites that the winsorised z tell.
    pub tau: f64,
    /// Of counts in several rows per site, such as months: Pearson's chi-squared of the rows around their sites.
    pub rows_q: f64,
    /// The probability of a larger one if rows vary by chance alone.
    pub rows_p: f64,
    /// rows_q over rows_df: about 1 where chance alone is at work, else how many times the variance of a row is that of chance.
    pub rows_phi: f64,
    /// Its degrees of freedom: rows - sites.
    pub rows_df: u64,
    /// How many rows the sites have that have several.
    pub n_rows: u64,
    /// Confidence level of intervals and ranks.
    pub level: f64,
    /// How much of what chance does the limits hold.
    pub limits: f64,
    /// Degrees of freedom of Q: sites - 1.
    pub df: u64,
    /// How many sites are beyond limits of chance alone.
    pub n_beyond_chance: u64,
    /// How many sites are beyond their limits.
    pub n_beyond_limits: u64,
    /// How many sites stand out after adjustment.
    pub n_stand_out: u64,
    /// How many answers there are; of rates, how many events.
    pub n_valid: u64,
    /// How many answers are missing.
    pub n_missing: u64,
    /// How many answers are not applicable, refused or invalid.
    pub n_excluded: u64,
    /// How many answers belong to no site.
    pub n_unlabelled: u64,
    /// How many sites have no answers; their names are in the JSON text.
    pub n_empty: u64,
    /// What is compared: GM_SITES_*.
    pub statistic: i32,
    /// What the limits take in: GM_OVERDISPERSION_*, never _AUTO.
    pub applied: i32,
    /// How the limits were made: GM_FUNNEL_*.
    pub funnel: i32,
    /// How p-values were adjusted: GM_ADJUST_*.
    pub adjustment: i32,
    /// What was taken to vary within sites: GM_WITHIN_*.
    pub within: i32,
    /// Whether there is a target.
    pub has_target: u8,
    /// Whether there is an ICC.
    pub has_icc: u8,
    /// Whether between_sd has limits.
    pub has_between_limits: u8,
    /// Whether there is a p-value.
    pub has_p: u8,
    /// Whether there is a spread.
    pub has_spread: u8,
    /// Whether a site has several rows.
    pub has_rows: u8,
    /// 0.
    pub reserved: [u8; 6],
}

impl From<&Sites> for gm_sites_facts {
    fn from(found: &Sites) -> Self {
        let Sites {
            by: _,
            item: _,
            statistic,
            center,
            target,
            mean_of_sites,
            icc,
            between_sd,
            between_low,
            between_high,
            within_sd,
            spread,
            rows,
            dispersion,
            level,
            limits,
            funnel,
            adjustment,
            n_beyond_chance,
            n_beyond_limits,
            n_stand_out,
            n_valid,
            n_missing,
            n_excluded,
            n_unlabelled,
            empty,
            sites: _,
        } = found;
        let SiteDispersion { q, df, p, i_squared, phi, phi_winsorised, tau, applied } = dispersion;
        let none = RowDispersion { n_rows: 0, q: 0.0, df: 0, p: 0.0, phi: 0.0, applied: WithinSites::Chance };
        let RowDispersion { n_rows, q: rows_q, df: rows_df, p: rows_p, phi: rows_phi, applied: within } =
            rows.unwrap_or(none);
        let ((target, has_target), (p, has_p)) = (flagged(*target), flagged(*p));
        let ((between_low, has_between_limits), (between_high, _)) =
            (flagged(*between_low), flagged(*between_high));
        Self {
            icc: icc.map_or(gm_estimate::NONE, Into::into),
            spread: spread.map_or(gm_f_test::NONE, Into::into),
            center: *center,
            target,
            mean_of_sites: *mean_of_sites,
            between_sd: *between_sd,
            between_low,
            between_high,
            within_sd: *within_sd,
            q: *q,
            p,
            i_squared: *i_squared,
            phi: *phi,
            phi_winsorised: *phi_winsorised,
            tau: *tau,
            rows_q,
            rows_p,
            rows_phi,
            rows_df,
            n_rows,
            level: *level,
            limits: *limits,
            df: *df,
            n_beyond_chance: *n_beyond_chance,
            n_beyond_limits: *n_beyond_limits,
            n_stand_out: *n_stand_out,
            n_valid: *n_valid,
            n_missing: *n_missing,
            n_excluded: *n_excluded,
            n_unlabelled: *n_unlabelled,
            n_empty: empty.len() as u64,
            statistic: position(&SiteStatistic::ALL, statistic),
            applied: position(&Overdispersion::ALL, applied),
            funnel: position(&FunnelMethod::ALL, funnel),
            adjustment: position(&Adjustment::ALL, adjustment),
            within: position(&WithinSites::ALL, &within),
            has_target,
            has_icc: icc.is_some().into(),
            has_between_limits,
            has_p,
            has_spread: spread.is_some().into(),
            has_rows: rows.is_some().into(),
            reserved: [0; 6],
        }
    }
}

/// One site.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_site {
    /// How many answers; of rates, how many events.
    pub n: u64,
    /// What the value is over: answers, or the size of a rate.
    pub size: f64,
    /// The site's mean, share or rate.
    pub mean: f64,
    /// The standard deviation of its answers.
    pub sd: f64,
    /// Of counts in several rows: how many times the variance of the site's value is that of chance, by how far its rows are
    /// from each other.
    pub design_effect: f64,
    /// The mean, drawn towards the mean of sites as far as it is uncertain.
    pub shrunken: f64,
    /// The lower limit of shrunken.
    pub shrunken_low: f64,
    /// The upper limit of shrunken.
    pub shrunken_high: f64,
    /// The lower funnel limit.
    pub lower: f64,
    /// The upper funnel limit.
    pub upper: f64,
    /// How many standard errors, over-dispersion taken in, the mean is from the centre.
    pub z: f64,
    /// The two-sided p-value that the site is like the others.
    pub p: f64,
    /// The same adjusted over the sites.
    pub p_adjusted: f64,
    /// Where it stands, 1 for the highest value.
    pub rank: u64,
    /// The best rank that it may have: all sites' ranks are within theirs with probability level.
    pub rank_low: u64,
    /// The worst rank that it may have.
    pub rank_high: u64,
    /// Whether the mean is below lower or above upper.
    pub beyond_limits: u8,
    /// Whether the adjusted p is below 1 - level.
    pub stands_out: u8,
    /// Whether there are z, p and p_adjusted: not where answers do not vary within sites.
    pub has_p: u8,
    /// Whether there is an sd: not of shares, rates and a single answer.
    pub has_sd: u8,
    /// Whether there is a design_effect: not with one row, and where there is no variance by chance.
    pub has_design_effect: u8,
    /// 0.
    pub reserved: [u8; 3],
}

impl From<&Site> for gm_site {
    fn from(site: &Site) -> Self {
        let Site {
            labels: _,
            n,
            size,
            mean,
            sd,
            design_effect,
            shrunken,
            shrunken_low,
            shrunken_high,
            lower,
            upper,
            beyond_limits,
            z,
            p,
            p_adjusted,
            stands_out,
            rank,
            rank_low,
            rank_high,
        } = site;
        let ((sd, has_sd), (design_effect, has_design_effect)) = (flagged(*sd), flagged(*design_effect));
        let ((z, _), (p, has_p), (p_adjusted, _)) = (flagged(*z), flagged(*p), flagged(*p_adjusted));
        Self {
            n: *n,
            size: *size,
            mean: *mean,
            sd,
            design_effect,
            shrunken: *shrunken,
            shrunken_low: *shrunken_low,
            shrunken_high: *shrunken_high,
            lower: *lower,
            upper: *upper,
            z,
            p,
            p_adjusted,
            rank: *rank,
            rank_low: *rank_low,
            rank_high: *rank_high,
            beyond_limits: (*beyond_limits).into(),
            stands_out: (*stands_out).into(),
            has_p,
            has_sd,
            has_design_effect,
            reserved: [0; 3],
        }
    }
}

fn in_words(labels: &[Label]) -> Vec<String> {
    labels.iter().map(Label::to_string).collect()
}

/// Whether service is the same everywhere. Made by gm_consistency_sites and its relatives, freed by gm_sites_free; never
/// changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_sites {
    pub(crate) found: Sites,
    labels: Vec<Vec<String>>,
}

impl From<Sites> for gm_sites {
    fn from(found: Sites) -> Self {
        let labels = found.sites.iter().map(|site| in_words(&site.labels)).collect();
        Self { found, labels }
    }
}

/// Sets the options of sites to their defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_options_init(options: *mut gm_sites_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_sites_options::DEFAULT);
        Ok(())
    })
}

/// How much the sites of a summary differ, which stand out, and where each may stand: by the mean of an item, or the share
/// of positive ratings. `by` are `n_by` of the summary's segment columns, (NULL, 0) for all; `options` may be NULL.
///
/// Funnel limits are around all answers together, or a target; where sites vary more than chance makes them, they take it
/// in. Sites without answers, and answers without a label, are left out and told.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or with
/// survey weights, GM_ERR_TOO_FEW_UNITS below two sites with answers, GM_ERR_TOO_FEW_RATINGS if every site has one,
/// GM_ERR_ZERO_VARIANCE if all answers are equal, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_sites(
    summary: *const gm_summary,
    item: *const c_char,
    by: *const *const c_char,
    n_by: usize,
    options: *const gm_sites_options,
    out: *mut *mut gm_sites,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, options, out) = unsafe {
            (
                required("summary", summary)?,
                text("item", item)?,
                optional("options", options)?
                    .unwrap_or(&gm_sites_options::DEFAULT)
                    .read(&texts("by", by, n_by)?)?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(consistency::sites(&summary.summary, item, &options)?.into());
        Ok(())
    })
}

/// As gm_consistency_sites, of a column of values in any unit and the site of each: `sites` is a field of labels or codes.
/// `options` may be NULL; only the mean can be compared.
///
/// Fails as gm_consistency_sites, and with GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OFF_SCALE for a value that is infinite or beyond
/// 10^12, GM_ERR_INVALID_ARGUMENT for a field of numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_sites_values(
    values: *const gm_column,
    sites: *const gm_field,
    options: *const gm_sites_options,
    out: *mut *mut gm_sites,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (values, sites, options, out) = unsafe {
            (
                column("values", values)?,
                versioned("sites", sites)?.categories("sites")?,
                optional("options", options)?.unwrap_or(&gm_sites_options::DEFAULT).read(&[])?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(consistency::sites_of_values(&values, &sites, &options)?.into());
        Ok(())
    })
}

/// As gm_consistency_sites, of `n` sites whose successes or events were counted: by their share, or with GM_SITES_RATE by
/// their rate. `options` may be NULL: shares.
///
/// Fails as gm_consistency_sites, and with GM_ERR_INVALID_OPTION for a count above its size, a size that is negative or, of
/// shares, not whole.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_sites_counts(
    sites: *const gm_site_count,
    n: usize,
    options: *const gm_sites_options,
    out: *mut *mut gm_sites,
) -> gm_status {
    guard(|| {
        let shares = gm_sites_options { statistic: GM_SITES_SHARE, ..gm_sites_options::DEFAULT };
        // SAFETY: the caller's contract.
        let (sites, options, out) = unsafe {
            (
                array("sites", sites, n)?,
                optional("options", options)?.unwrap_or(&shares).read(&[])?,
                Out::new("out", out)?,
            )
        };
        let count = |site: &gm_site_count| {
            // SAFETY: the caller's contract.
            let label = Label::parse(unsafe { optional_text("label", site.label) }?.unwrap_or_default());
            Ok(SiteCount { label, count: site.count, size: site.size })
        };
        let sites = sites.iter().map(count).collect::<Result<Vec<_>, Failure>>()?;
        out.hand_over(consistency::sites_of_counts(&sites, &options)?.into());
        Ok(())
    })
}

/// Frees a result about sites; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_free(sites: *mut gm_sites) {
    // SAFETY: the caller's contract.
    unsafe { free(sites) };
}

/// The number of sites, in the order of their labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_n(sites: *const gm_sites, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("sites", sites, out, |sites| Ok(sites.labels.len())) }
}

/// What all sites together say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_facts_of(sites: *const gm_sites, out: *mut gm_sites_facts) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("sites", sites, out, |sites| Ok((&sites.found).into())) }
}

/// One site.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_get(sites: *const gm_sites, index: usize, out: *mut gm_site) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("sites", sites, out, |sites| Ok(at("site", &sites.found.sites, index)?.into())) }
}

/// What one site is called in one of the segment columns; of values and counts there is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_label(
    sites: *const gm_sites,
    index: usize,
    column: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("sites", sites, (buffer, capacity, needed), |sites| {
            Ok(at("column", at("site", &sites.labels, index)?, column)?.as_str())
        })
    }
}

/// The index of the site with these labels, one per segment column.
///
/// Fails with GM_ERR_UNKNOWN_SEGMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_find(
    sites: *const gm_sites,
    labels: *const *const c_char,
    n_labels: usize,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("sites", sites, out, |sites| {
            let labels = texts("labels", labels, n_labels)?;
            let labels: Vec<Label> = labels.into_iter().map(Label::parse).collect();
            let found = std::ptr::from_ref(sites.found.site(&labels)?);
            let is_found = |site: &Site| std::ptr::eq(site, found);
            Ok(sites.found.sites.iter().position(is_found).unwrap_or_default())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sites_json(
    sites: *const gm_sites,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("sites", sites, (buffer, capacity, needed), |sites| serde_json::to_string(&sites.found))
    }
}

/// Options of gm_consistency_channels; set up by gm_channels_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_channels_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What is compared: GM_SITES_MEAN or GM_SITES_SHARE.
    pub statistic: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The segment column of what customers come with, whose mix must not differ between channels; NULL for a crude
    /// comparison.
    pub mix: *const c_char,
    /// Of shares: how many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
    /// How p-values are adjusted over the channels: GM_ADJUST_HOLM.
    pub adjustment: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_channels_options {}

impl gm_channels_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        statistic: GM_SITES_MEAN,
        level: 0.95,
        mix: std::ptr::null(),
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
        adjustment: GM_ADJUST_HOLM,
        reserved: 0,
    };

    unsafe fn read(&self, by: &str) -> Result<ChannelsOptions, Failure> {
        // SAFETY: the caller's contract.
        let (mix, positive) =
            unsafe { (optional_text("mix", self.mix)?, positive(self.n_top, self.points, self.n_points)?) };
        Ok(ChannelsOptions {
            by: by.to_owned(),
            mix: mix.map(str::to_owned),
            statistic: statistic(self.statistic)?,
            positive,
            level: self.level,
            adjustment: decode("adjustment", &Adjustment::ALL, self.adjustment)?,
        })
    }
}

/// What all channels together say.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_channels_facts {
    /// The value of all together.
    pub total: f64,
    /// Cochran's Q: how far the standardised values of the channels differ.
    pub q: f64,
    /// The probability of a larger Q if channels are alike for the same mix.
    pub p: f64,
    /// Degrees of freedom of Q.
    pub df: u64,
    /// The share of all answers in the strata that all channels have, 0 to 1: how much of the mix standardised values are
    /// about. Which they are is in the JSON text.
    pub shared: f64,
    /// How many answers have no channel, or no stratum.
    pub n_unlabelled: u64,
    /// Whether there is a Q.
    pub has_q: i32,
    /// 0.
    pub reserved: i32,
}

/// One channel.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_channel {
    /// The value with the customers it has.
    pub crude: gm_estimate,
    /// The value it would have with the mix of all customers, in the strata that all channels have.
    pub standardised: gm_estimate,
    /// Its value minus that of all other channels together, in the mix of the strata that both have.
    pub difference: gm_estimate,
    /// The two-sided p-value of no difference.
    pub p: f64,
    /// The same adjusted over the channels.
    pub p_adjusted: f64,
    /// How many strata it has no answers in; they are named in the JSON text.
    pub n_unmatched: u64,
    /// Whether there is a standardised value: not if channels have no stratum in common.
    pub has_standardised: u8,
    /// Whether there is a difference.
    pub has_difference: u8,
    /// Whether there are p and p_adjusted.
    pub has_p: u8,
    /// 0.
    pub reserved: [u8; 5],
}

impl From<&Channel> for gm_channel {
    fn from(channel: &Channel) -> Self {
        let Channel { label: _, crude, standardised, difference, p, p_adjusted, unmatched } = channel;
        let ((p, has_p), (p_adjusted, _)) = (flagged(*p), flagged(*p_adjusted));
        Self {
            crude: (*crude).into(),
            standardised: standardised.map_or(gm_estimate::NONE, Into::into),
            difference: difference.map_or(gm_estimate::NONE, Into::into),
            p,
            p_adjusted,
            n_unmatched: unmatched.len() as u64,
            has_standardised: standardised.is_some().into(),
            has_difference: difference.is_some().into(),
            has_p,
            reserved: [0; 5],
        }
    }
}

/// The same item compared across channels. Made by gm_consistency_channels, freed by gm_channels_free; never changes, so any
/// number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_channels {
    found: Channels,
    labels: Vec<String>,
}

/// Sets the options of gm_consistency_channels to their defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_options_init(options: *mut gm_channels_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_channels_options::DEFAULT);
        Ok(())
    })
}

/// The same item compared across channels, for the same mix of customers where options name one: each channel as it would be
/// with the mix of all customers, in the strata that all channels have, and against all others in the strata that both have. `by` is the segment column of
/// channels; `options` may be NULL.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or with
/// survey weights, or a mix that is `by` itself, GM_ERR_TOO_FEW_UNITS below two channels with answers, GM_ERR_ZERO_VARIANCE if all answers are equal,
/// GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_channels(
    summary: *const gm_summary,
    item: *const c_char,
    by: *const c_char,
    options: *const gm_channels_options,
    out: *mut *mut gm_channels,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, options, out) = unsafe {
            (
                required("summary", summary)?,
                text("item", item)?,
                optional("options", options)?
                    .unwrap_or(&gm_channels_options::DEFAULT)
                    .read(text("by", by)?)?,
                Out::new("out", out)?,
            )
        };
        let found = consistency::channels(&summary.summary, item, &options)?;
        let labels = found.channels.iter().map(|channel| channel.label.to_string()).collect();
        out.hand_over(gm_channels { found, labels });
        Ok(())
    })
}

/// Frees a comparison of channels; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_free(channels: *mut gm_channels) {
    // SAFETY: the caller's contract.
    unsafe { free(channels) };
}

/// The number of channels with answers, in the order of their labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_n(channels: *const gm_channels, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("channels", channels, out, |channels| Ok(channels.labels.len())) }
}

/// What all channels together say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_facts_of(
    channels: *const gm_channels,
    out: *mut gm_channels_facts,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("channels", channels, out, |channels| {
            let Channels { total, q, df, p, shared, n_unlabelled, .. } = &channels.found;
            let ((q, has_q), (p, _)) = (flagged(*q), flagged(*p));
            let (total, df) = (*total, df.unwrap_or_default());
            let (shared, n_unlabelled, has_q) = (*shared, *n_unlabelled, has_q.into());
            Ok(gm_channels_facts { total, q, p, df, shared, n_unlabelled, has_q, reserved: 0 })
        })
    }
}

/// One channel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_get(
    channels: *const gm_channels,
    index: usize,
    out: *mut gm_channel,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("channels", channels, out, |of| Ok(at("channel", &of.found.channels, index)?.into())) }
}

/// What one channel is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_label(
    channels: *const gm_channels,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("channels", channels, (buffer, capacity, needed), |of| {
            Ok(at("channel", &of.labels, index)?.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_channels_json(
    channels: *const gm_channels,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("channels", channels, (buffer, capacity, needed), |of| serde_json::to_string(&of.found))
    }
}

/// How many customers want a channel.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_channel_wish {
    /// What the channel is called.
    pub label: *const c_char,
    /// How many want it.
    pub n: u64,
    /// Whether it is open, 0 or 1.
    pub is_open: i32,
    /// 0.
    pub reserved: i32,
}

/// One channel that is wanted, open, or both.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_wanted_channel {
    /// The share of customers who want it, 0 to 1, with Wilson's interval.
    pub share: gm_estimate,
    /// Which of the channels given it is, from 0.
    pub index: usize,
    /// What is to be said of it: GM_CHANNEL_*.
    pub verdict: i32,
    /// Whether it is open.
    pub is_open: i32,
}

/// The channels that `n_customers` customers want beside those that are open, the most wanted first: `channels` has room for
/// `n`. `least` is the share from which on a channel counts as wanted (0.05), `level` a fraction (0.95). `served` gets the
/// share of customers whose channel is open, if each named one; else `has_served` is 0.
///
/// Fails with GM_ERR_NO_VALID_RATINGS without customers, GM_ERR_INVALID_OPTION for more wishes for a channel than customers,
/// a channel that stands twice, or `least` outside 0 to 1, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_channels_wanted(
    wishes: *const gm_channel_wish,
    n: usize,
    n_customers: u64,
    least: f64,
    level: f64,
    channels: *mut gm_wanted_channel,
    served: *mut gm_estimate,
    has_served: *mut i32,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (wishes, channels, served, has_served) = unsafe {
            (
                array("wishes", wishes, n)?,
                ArrayOut::sized("channels", channels, n)?,
                Out::new("served", served)?,
                Out::new("has_served", has_served)?,
            )
        };
        let label = |wish: &gm_channel_wish| {
            // SAFETY: the caller's contract.
            Ok(Label::parse(unsafe { text("label", wish.label) }?))
        };
        let labels = wishes.iter().map(label).collect::<Result<Vec<Label>, Failure>>()?;
        let wants: Vec<(Label, u64)> = labels.iter().cloned().zip(wishes.iter().map(|wish| wish.n)).collect();
        let is_open = wishes.iter().map(|wish| wish.is_open != 0);
        let open: Vec<Label> = labels
            .iter()
            .zip(is_open)
            .filter(|(_, is_open)| *is_open)
            .map(|(label, _)| label.clone())
            .collect();
        let options = WantedOptions { level, least };
        let found = consistency::channels_wanted(&wants, n_customers, &open, &options)?;
        let ChannelsWanted { n_customers: _, least: _, served: share, channels: rows } = found;
        channels.write_each(rows.iter().map(|row| {
            let WantedChannel { label, share, is_open, verdict } = row;
            gm_wanted_channel {
                share: (*share).into(),
                index: labels.iter().position(|other| other == label).unwrap_or_default(),
                verdict: position(&ChannelVerdict::ALL, verdict),
                is_open: (*is_open).into(),
            }
        }));
        served.write(share.map_or(gm_estimate::NONE, Into::into));
        has_served.write(share.is_some().into());
        Ok(())
    })
}

/// Options of gm_consistency_over_time and gm_consistency_over_time_counts; set up by gm_over_time_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_over_time_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What is followed: GM_SITES_SHARE; of summaries also GM_SITES_MEAN, of counts also GM_SITES_RATE.
    pub statistic: i32,
    /// With which probability not one point of all sites is beyond joint_sigmas by chance, 0.95.
    pub level: f64,
    /// As in gm_control_options.
    pub sigmas: f64,
    /// As in gm_control_options.
    pub n_baseline: usize,
    /// As in gm_control_options.
    pub baseline: *const gm_baseline,
    /// Of shares of ratings: how many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
    /// As in gm_control_options.
    pub rules: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_over_time_options {}

impl gm_over_time_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        statistic: GM_SITES_SHARE,
        level: 0.95,
        sigmas: 3.0,
        n_baseline: 0,
        baseline: std::ptr::null(),
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
        rules: GM_RULES_NONE,
        reserved: 0,
    };

    unsafe fn read(&self, by: &[&str]) -> Result<OverTimeOptions, Failure> {
        // SAFETY: the caller's contract.
        let (baseline, positive) = unsafe {
            (choice(self.n_baseline, self.baseline)?, positive(self.n_top, self.points, self.n_points)?)
        };
        Ok(OverTimeOptions {
            by: by.iter().map(|name| (*name).to_owned()).collect(),
            statistic: statistic(self.statistic)?,
            positive,
            control: ControlOptions { baseline, rules: rule_set(self.rules)?, sigmas: self.sigmas },
            level: self.level,
        })
    }
}

/// The count of a site in a period.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_site_period {
    /// What the site is called; NULL or "" is "no label", and left out.
    pub site: *const c_char,
    /// What the period is called; likewise.
    pub period: *const c_char,
    /// Successes, or events.
    pub count: u64,
    /// Of how many: a whole number for shares; for rates in any unit.
    pub size: f64,
}

/// What the charts of all sites together say.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_over_time_facts {
    /// How many points would be beyond their limits by chance if every site were steady and points normal.
    pub expected_by_chance: f64,
    /// How many standard deviations wide limits must be so that with probability level not one point of all is beyond them
    /// by chance.
    pub joint_sigmas: f64,
    /// The confidence level of joint_sigmas.
    pub level: f64,
    /// How many points all charts have together.
    pub n_points: u64,
    /// How many of them are beyond their limits.
    pub n_beyond: u64,
    /// How many points are beyond joint_sigmas.
    pub n_beyond_joint: u64,
    /// How many sites vary more from period to period than chance makes them.
    pub n_overdispersed: u64,
    /// What is followed: GM_SITES_*.
    pub statistic: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&OverTime> for gm_over_time_facts {
    fn from(found: &OverTime) -> Self {
        let OverTime {
            by: _,
            over: _,
            item: _,
            statistic,
            n_points,
            n_beyond,
            expected_by_chance,
            joint_sigmas,
            n_beyond_joint,
            n_overdispersed,
            level,
            sites: _,
        } = found;
        Self {
            expected_by_chance: *expected_by_chance,
            joint_sigmas: *joint_sigmas,
            level: *level,
            n_points: *n_points,
            n_beyond: *n_beyond,
            n_beyond_joint: *n_beyond_joint,
            n_overdispersed: *n_overdispersed,
            statistic: position(&SiteStatistic::ALL, statistic),
            reserved: 0,
        }
    }
}

/// One control chart per site. Made by gm_consistency_over_time and gm_consistency_over_time_counts, freed by
/// gm_over_time_free; never changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_over_time {
    found: OverTime,
    labels: Vec<Vec<String>>,
}

impl From<OverTime> for gm_over_time {
    fn from(found: OverTime) -> Self {
        let labels = found.sites.iter().map(|site| in_words(&site.labels)).collect();
        Self { found, labels }
    }
}

impl gm_over_time {
    fn site(&self, index: usize) -> Result<&SiteChart, Failure> {
        at("site", &self.found.sites, index)
    }
}

/// Sets the options of gm_consistency_over_time to their defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_options_init(options: *mut gm_over_time_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_over_time_options::DEFAULT);
        Ok(())
    })
}

/// A control chart for every site of a summary that has its sites and periods as segment columns: `over` is that of periods,
/// `by` are `n_by` of the others, (NULL, 0) for all. `options` may be NULL. A site that cannot be charted has no chart.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or with
/// survey weights, or `over` among the sites' columns, GM_ERR_TOO_FEW_UNITS if no site has answers, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_over_time(
    summary: *const gm_summary,
    item: *const c_char,
    over: *const c_char,
    by: *const *const c_char,
    n_by: usize,
    options: *const gm_over_time_options,
    out: *mut *mut gm_over_time,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, over, options, out) = unsafe {
            (
                required("summary", summary)?,
                text("item", item)?,
                text("over", over)?,
                optional("options", options)?
                    .unwrap_or(&gm_over_time_options::DEFAULT)
                    .read(&texts("by", by, n_by)?)?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(consistency::over_time(&summary.summary, item, over, &options)?.into());
        Ok(())
    })
}

/// As gm_consistency_over_time, of `n` counts by site and period: shares, or rates with GM_SITES_RATE. `options` may be NULL.
///
/// Fails as gm_consistency_over_time, and with GM_ERR_INVALID_OPTION for a count above its size, a size that is negative or,
/// of shares, not whole.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_over_time_counts(
    counts: *const gm_site_period,
    n: usize,
    options: *const gm_over_time_options,
    out: *mut *mut gm_over_time,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, options, out) = unsafe {
            (
                array("counts", counts, n)?,
                optional("options", options)?.unwrap_or(&gm_over_time_options::DEFAULT).read(&[])?,
                Out::new("out", out)?,
            )
        };
        let count = |one: &gm_site_period| {
            // SAFETY: the caller's contract.
            let (site, period) =
                unsafe { (optional_text("site", one.site)?, optional_text("period", one.period)?) };
            let [site, period] = [site, period].map(|label| Label::parse(label.unwrap_or_default()));
            Ok(SitePeriod { site, period, count: one.count, size: one.size })
        };
        let counts = counts.iter().map(count).collect::<Result<Vec<_>, Failure>>()?;
        out.hand_over(consistency::over_time_of_counts(&counts, &options)?.into());
        Ok(())
    })
}

/// Frees the charts of sites; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_free(over_time: *mut gm_over_time) {
    // SAFETY: the caller's contract.
    unsafe { free(over_time) };
}

/// The number of sites, in the order of their labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_n(over_time: *const gm_over_time, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("over_time", over_time, out, |of| Ok(of.labels.len())) }
}

/// What the charts of all sites together say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_facts_of(
    over_time: *const gm_over_time,
    out: *mut gm_over_time_facts,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("over_time", over_time, out, |of| Ok((&of.found).into())) }
}

/// What one site is called in one of the segment columns; of counts there is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_label(
    over_time: *const gm_over_time,
    index: usize,
    column: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("over_time", over_time, (buffer, capacity, needed), |of| {
            Ok(at("column", at("site", &of.labels, index)?, column)?.as_str())
        })
    }
}

/// The chart of one site, which the caller frees with gm_chart_free; NULL is written where there is none: fewer than two
/// periods, or nothing that varies. The reason and the periods are in the JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_chart(
    over_time: *const gm_over_time,
    index: usize,
    out: *mut *mut gm_chart,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (of, out) = unsafe { (required("over_time", over_time)?, Out::new("out", out)?) };
        match &of.site(index)?.chart {
            Some(chart) => out.hand_over(gm_chart(chart.clone())),
            None => out.write(std::ptr::null_mut()),
        }
        Ok(())
    })
}

/// The positions of the points of one site that are beyond limits joint_sigmas wide.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_beyond_joint(
    over_time: *const gm_over_time,
    index: usize,
    buffer: *mut usize,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (of, out) =
            unsafe { (required("over_time", over_time)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(&of.site(index)?.beyond_joint)
    })
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_over_time_json(
    over_time: *const gm_over_time,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("over_time", over_time, (buffer, capacity, needed), |of| serde_json::to_string(&of.found))
    }
}

/// A test of two means that takes them as normal; all zeros if there is none.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_mean_test {
    /// The difference over its standard error.
    pub t: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// The two-sided p-value.
    pub p: f64,
    /// Whether there is a test.
    pub has_test: i32,
    /// 0.
    pub reserved: i32,
}

impl From<MeanTest> for gm_mean_test {
    fn from(test: MeanTest) -> Self {
        let MeanTest { t, df, p } = test;
        Self { t, df, p, has_test: 1, reserved: 0 }
    }
}

/// Whether two groups have the same mean, by drawing who is in which group anew.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_permutation {
    /// The mean of the first group minus that of the second.
    pub difference: f64,
    /// The mean of the first group.
    pub mean_a: f64,
    /// The mean of the second group.
    pub mean_b: f64,
    /// The two-sided p-value: twice the smaller of the next two, at most 1.
    pub p: f64,
    /// The probability of a difference as large or larger if the groups are the same.
    pub p_greater: f64,
    /// The probability of a difference as small or smaller.
    pub p_less: f64,
    /// How skewed all values are together.
    pub skewness: f64,
    /// Student's t with the pooled variance, to compare.
    pub student: gm_mean_test,
    /// Welch's t, to compare.
    pub welch: gm_mean_test,
    /// How many values the first group has.
    pub n_a: u64,
    /// How many values the second group has.
    pub n_b: u64,
    /// How many values are missing.
    pub n_missing: u64,
    /// The seed of the drawing.
    pub seed: u64,
    /// How many ways to make the groups were looked at.
    pub replicates: u32,
    /// Whether these are all there are; then p-values are exact.
    pub exact: i32,
}

impl From<Permutation> for gm_permutation {
    fn from(found: Permutation) -> Self {
        let Permutation {
            difference,
            mean_a,
            mean_b,
            n_a,
            n_b,
            n_missing,
            p,
            p_greater,
            p_less,
            exact,
            replicates,
            seed,
            skewness,
            student,
            welch,
        } = found;
        Self {
            difference,
            mean_a,
            mean_b,
            p,
            p_greater,
            p_less,
            skewness,
            student: student.map_or_else(Default::default, Into::into),
            welch: welch.map_or_else(Default::default, Into::into),
            n_a,
            n_b,
            n_missing,
            seed,
            replicates,
            exact: exact.into(),
        }
    }
}

/// Whether two groups get the same service: the permutation test of their means, with Student's and Welch's t beside it.
/// Groups are drawn anew `replicates` times (10,000; from 100), with random numbers that start at `seed` (1); where there are
/// no more ways than that to make the groups, each is looked at once and p-values are exact.
///
/// Fails with GM_ERR_NO_VALID_RATINGS for a group without values, GM_ERR_ZERO_VARIANCE if all values are equal,
/// GM_ERR_OFF_SCALE for a value that is infinite or beyond 10^12, GM_ERR_INVALID_OPTION for another number of replicates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_consistency_permutation(
    a: *const gm_column,
    b: *const gm_column,
    replicates: u32,
    seed: u64,
    out: *mut gm_permutation,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (a, b, out) = unsafe { (column("a", a)?, column("b", b)?, Out::new("out", out)?) };
        out.write(consistency::permutation(&a, &b, &PermutationOptions { replicates, seed })?.into());
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        let names =
            [GM_SITES_MEAN, GM_SITES_SHARE, GM_SITES_RATE].map(|code| statistic(code).unwrap().name());
        assert_eq!(names, ["mean", "share", "rate"]);
        let names = [GM_FUNNEL_EXACT, GM_FUNNEL_NORMAL]
            .map(|code| decode("funnel", &FunnelMethod::ALL, code).unwrap().name());
        assert_eq!(names, ["exact", "normal"]);
        let codes = [
            GM_OVERDISPERSION_AUTO,
            GM_OVERDISPERSION_NONE,
            GM_OVERDISPERSION_MULTIPLICATIVE,
            GM_OVERDISPERSION_ADDITIVE,
        ];
        let names = codes.map(|code| decode("way", &Overdispersion::ALL, code).unwrap().name());
        assert_eq!(names, ["auto", "none", "multiplicative", "additive"]);
        let names = [GM_WITHIN_CHANCE, GM_WITHIN_ROWS]
            .map(|code| decode("way", &WithinSites::ALL, code).unwrap().name());
        assert_eq!(names, ["chance", "rows"]);
        let codes = [
            GM_CHANNEL_SERVED,
            GM_CHANNEL_MISSING,
            GM_CHANNEL_UNNEEDED,
            GM_CHANNEL_ABSENT,
            GM_CHANNEL_UNCLEAR,
        ];
        let names = codes.map(|code| decode("verdict", &ChannelVerdict::ALL, code).unwrap().name());
        assert_eq!(names, ["served", "missing", "unneeded", "absent", "unclear"]);
    }
}
