use super::funnel::{Field, FunnelMethod, Overdispersion, SiteDispersion, normal_p};
use super::ranks::{Standing, ranks};
use super::rows::{self, RowDispersion, Rows, WithinSites};
use super::spread::{self, Distances, Squares};
use super::variation::{Between, Means};
use crate::agreement::one_way;
use crate::csat::{Positive, groups, positive_points};
use std::collections::BTreeMap;

use crate::error::{Error, Place, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats::{Adjustment, FTest, interval, t_critical, z_for};
use crate::summary::Summary;
use crate::table::{Categories, Column};
use crate::tally::{Counts, Wide, check_lengths, fixed};

/// What is compared between sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum SiteStatistic {
    /// The mean of ratings or values, in their unit.
    #[default]
    Mean,
    /// The share of positive ratings, or of successes, 0 to 1.
    Share,
    /// Events per size: complaints per thousand calls.
    Rate,
}

impl SiteStatistic {
    /// Every statistic, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Mean, Self::Share, Self::Rate];

    /// The name in all languages, such as `"mean"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Share => "share",
            Self::Rate => "rate",
        }
    }

    /// The statistic of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|statistic| statistic.name() == name);
        found.ok_or_else(|| refused(&format!("{name:?}"), &Self::ALL))
    }

    /// Refuses a statistic that the data at hand do not have.
    pub(super) fn among(self, allowed: &[Self]) -> Result<()> {
        if allowed.contains(&self) { Ok(()) } else { Err(refused(self.name(), allowed)) }
    }
}

fn refused(value: &str, allowed: &[SiteStatistic]) -> Error {
    let allowed = allowed.iter().map(|statistic| statistic.name()).collect::<Vec<_>>().join(", ");
    Error::InvalidOption { option: "statistic", value: value.to_owned(), allowed }
}

/// Options of [`sites`] and its relatives.
#[derive(Clone, Debug, PartialEq)]
pub struct SitesOptions {
    /// Which of the summary's segment columns make the sites; all if empty.
    pub by: Vec<String>,
    /// What is compared: the mean.
    pub statistic: SiteStatistic,
    /// Of shares of ratings: which count as positive; the best two points.
    pub positive: Positive,
    /// Confidence level of intervals and ranks, 0.95. A site stands out where its adjusted p is below 1 - level.
    pub level: f64,
    /// How much of what chance does the funnel limits hold, 0.998: three standard errors; 0.95 is the other usual line.
    pub limits: f64,
    /// How limits of shares and rates are made.
    pub funnel: FunnelMethod,
    /// What limits make of sites that vary more than chance makes them.
    pub overdispersion: Overdispersion,
    /// Which part of the z at either end is winsorised before phi and tau are told, from 0 to below 0.5: 0.1.
    pub winsorise: f64,
    /// How p-values are adjusted over the sites: Benjamini and Hochberg.
    pub adjustment: Adjustment,
    /// What limits are around, in the unit of the statistic; all answers together if absent.
    pub target: Option<f64>,
    /// Of counts in several rows per site: what is taken to vary within a site, answers by chance or rows.
    pub within: WithinSites,
}

impl Default for SitesOptions {
    fn default() -> Self {
        Self {
            by: Vec::new(),
            statistic: SiteStatistic::Mean,
            positive: Positive::Top(2),
            level: 0.95,
            limits: 0.998,
            funnel: FunnelMethod::Exact,
            overdispersion: Overdispersion::Auto,
            winsorise: 0.1,
            adjustment: Adjustment::BenjaminiHochberg,
            target: None,
            within: WithinSites::Chance,
        }
    }
}

/// How many of a site succeeded, or how many events it had, and of how many.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteCount {
    /// What the site is called.
    pub label: Label,
    /// Successes, or events.
    pub count: u64,
    /// Of how many: a whole number for shares; for rates in any unit (calls, thousands of calls, days).
    pub size: f64,
}

/// Whether service is the same everywhere.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sites {
    /// The segment columns that make the sites; none where sites came as they are.
    pub by: Vec<String>,
    /// The item; absent where values or counts came as they are.
    pub item: Option<String>,
    /// What is compared.
    pub statistic: SiteStatistic,
    /// All answers together: the value per customer, not per site.
    pub center: f64,
    /// What the limits are around, where it was set.
    pub target: Option<f64>,
    /// The mean of sites that they are shrunken to: each weighted with 1 / (its error variance + the variance between sites).
    pub mean_of_sites: f64,
    /// ICC(1): the share of the variance of single answers that is between sites, by one-way analysis of variance; it may be
    /// negative. Absent for rates.
    pub icc: Option<Estimate>,
    /// The standard deviation between sites beyond chance, in the unit of the statistic: Paule and Mandel's.
    pub between_sd: f64,
    /// The lower limit of `between_sd` (Q-profile); absent where answers do not vary within sites.
    pub between_low: Option<f64>,
    /// The upper limit of `between_sd`.
    pub between_high: Option<f64>,
    /// The standard deviation of answers within sites, pooled; of rates, the root of the rate: that of one unit of size by
    /// chance.
    pub within_sd: f64,
    /// The test that answers vary as much within every site: Brown and Forsythe's, one-way analysis of variance of how far
    /// answers are from the median of their site (Levene's test is that of means). A small p: it is not as good or bad
    /// everywhere on every day, whatever the means say, and `within_sd` is an average; see the `sd` of each site. Sites
    /// with one or two answers are left out. Absent of shares and rates, whose variance goes with their value, and where answers do
    /// not vary within sites.
    pub spread: Option<FTest>,
    /// Of counts in several rows per site, such as months: whether these vary more than chance makes them, and whether that is
    /// in the intervals, limits and ranks. If they do and it is not ([`WithinSites::Chance`]), all of these are narrower than
    /// what is known. Absent where no site has several rows: what varies within a site is then not seen.
    pub rows: Option<RowDispersion>,
    /// Whether sites vary more than chance makes them, and what the limits make of it.
    pub dispersion: SiteDispersion,
    /// Confidence level of intervals and ranks.
    pub level: f64,
    /// How much of what chance does the limits hold.
    pub limits: f64,
    /// How the limits were made: exact of shares and rates that vary by chance alone, else normal.
    pub funnel: FunnelMethod,
    /// How p-values were adjusted over the sites.
    pub adjustment: Adjustment,
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
    /// How many answers belong to no site: they are left out.
    pub n_unlabelled: u64,
    /// Sites without answers, which are left out.
    pub empty: Vec<Vec<Label>>,
    /// One entry per site, in the order of their labels.
    pub sites: Vec<Site>,
}

/// One site.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Site {
    /// What the site is called: one label per segment column.
    pub labels: Vec<Label>,
    /// How many answers; of rates, how many events.
    pub n: u64,
    /// What the value is over: answers, or the size of a rate.
    pub size: f64,
    /// The site's mean, share or rate.
    pub mean: f64,
    /// The standard deviation of its answers; absent of shares, rates and a single answer.
    pub sd: Option<f64>,
    /// Of counts in several rows: how many times the variance of the site's value is that of chance, by how far its rows are
    /// from each other. Absent with one row, and where there is no variance by chance.
    pub design_effect: Option<f64>,
    /// The mean, drawn towards the mean of sites as far as it is uncertain: the best guess of what the site is really like,
    /// and the one to follow over time.
    pub shrunken: f64,
    /// The lower limit of `shrunken`.
    pub shrunken_low: f64,
    /// The upper limit of `shrunken`.
    pub shrunken_high: f64,
    /// The lower funnel limit: a site of this size that is like the others is not below.
    pub lower: f64,
    /// The upper funnel limit.
    pub upper: f64,
    /// Whether the mean is below `lower` or above `upper`.
    pub beyond_limits: bool,
    /// How many standard errors, over-dispersion taken in, the mean is from the centre; absent where answers do not vary
    /// within sites.
    pub z: Option<f64>,
    /// The two-sided p-value that the site is like the others; mid-p where limits are exact.
    pub p: Option<f64>,
    /// The same adjusted over the sites.
    pub p_adjusted: Option<f64>,
    /// Whether the adjusted p is below 1 - level.
    pub stands_out: bool,
    /// Where it stands, 1 for the highest value; sites with equal values share the best rank. Read the next two.
    pub rank: u64,
    /// The best rank that it may have: all sites' ranks are within theirs with probability `level`.
    pub rank_low: u64,
    /// The worst rank that it may have.
    pub rank_high: u64,
}

/// What a site contributes.
struct Unit {
    labels: Vec<Label>,
    /// Answers, or events of a rate.
    n: u64,
    /// Successes or events; not looked at for means.
    count: u64,
    size: f64,
    value: f64,
    /// The sum of squared deviations from the mean of the site.
    squares: f64,
    /// Of means: how far answers are from the median.
    distances: Option<Distances>,
    /// Of counts: the rows they came in.
    rows: Option<Rows>,
}

impl Unit {
    fn of_share(labels: Vec<Label>, count: u64, n: u64) -> Self {
        let (size, value) = (n as f64, count as f64 / n as f64);
        let squares = value * (n - count) as f64;
        Self { labels, n, count, size, value, squares, distances: None, rows: None }
    }
}

impl Unit {
    /// Of values as they are held, at least one.
    fn of_values(labels: Vec<Label>, values: &mut [i128]) -> Self {
        let n = values.len() as u64;
        let (mut sum, mut squares) = (0_i128, Squares::default());
        for x in values.iter() {
            sum += x;
            squares.add(x.unsigned_abs(), 1);
        }
        let (of, unit) = (Wide::from(i128::from(n)), fixed::UNIT as f64);
        let around = (squares.sum().times(i128::from(n)) - one_way::square(sum)).ratio(of).unwrap_or(0.0);
        let value = Wide::from(sum).ratio(Wide::product(n.into(), fixed::UNIT.into())).unwrap_or(0.0);
        let (size, squares, distances) =
            (n as f64, around / (unit * unit), Some(Distances::of_values(values)));
        Self { labels, n, count: 0, size, value, squares, distances, rows: None }
    }

    fn known(&self, dispersion: Option<&RowDispersion>) -> Known {
        let by_rows = dispersion.filter(|all| all.applied == WithinSites::Rows).zip(self.rows.as_ref());
        let effective = by_rows.map(|(all, rows)| rows.effective(self.size, all));
        let (size, df) = effective.map_or((self.size, None), |(size, df)| (size, Some(df)));
        Known { value: self.value, size, count: self.count, df }
    }

    /// The standard deviation of its answers, where they are ratings or values.
    fn sd(&self) -> Option<f64> {
        (self.distances.is_some() && self.n > 1).then(|| (self.squares / (self.n - 1) as f64).sqrt())
    }
}

/// All sites, and who is left out.
#[derive(Default)]
struct Units {
    all: Vec<Unit>,
    n_missing: u64,
    n_excluded: u64,
    n_unlabelled: u64,
    empty: Vec<Vec<Label>>,
}

/// How much sites differ, which stand out, and where each may stand.
///
/// Of a summary; [`sites_of_values`] and [`sites_of_counts`] take what was not asked in a survey.
///
/// `item` is an id, or the name of a column of an attribute; ratings are compared by their mean, or by the share that is
/// positive. A site is a combination of labels of the segment columns in `by`; sites without answers, and answers without a
/// label, are left out and told.
///
/// - Between sites: `between_sd` is Paule and Mandel's estimate, with the limits of the Q-profile. It is that of analysis of
///   variance where sites are of one size, makes no assumption about how sites are distributed, and is the one to take where
///   they are not (Veroniki et al. 2016): analysis of variance then listens to large sites. `icc` is ICC(1) of analysis of
///   variance, the published figure.
/// - Within sites: `spread` tests by Brown and Forsythe whether answers vary as much in every site; that is consistency too.
/// - Limits: around all answers together, or a `target`. Where sites vary more than chance makes them, which is usual with many
///   answers each, limits of chance alone are crossed nearly everywhere; [`Overdispersion`] says what is made of it.
/// - Shrunken means are empirical Bayes, with intervals that take the variance between sites as known: with few sites they are
///   too narrow.
/// - Ranks hold jointly: the interval of each site at level^(1 / sites) (Student's t, Wilson's, the score interval of
///   Poisson), so that a site has the ranks of those it cannot be told from. This costs no more than sorting; tests of all
///   pairs (Mogstad et al. 2024) tell somewhat more apart.
///
/// Sources: Brown and Forsythe 1974, Journal of the American Statistical Association 69:364-367; Paule and Mandel 1982, Journal of Research of the National Bureau of Standards 87:377-385; `DerSimonian` and Kacker
/// 2007, Contemporary Clinical Trials 28:105-114; Viechtbauer 2007, Statistics in Medicine 26:37-52; Veroniki et al. 2016,
/// Research Synthesis Methods 7:55-79; Spiegelhalter 2005, Statistics in Medicine 24:1185-1202; Raudenbush and Bryk 1985,
/// Journal of Educational Statistics 10:75-98; Klein, Wright and Wieczorek 2020, Journal of the Royal Statistical Society A
/// 183:589-606; Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91:476-518.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`] for a segment column that the summary does not have,
/// [`Error::InvalidOption`] for a summary without segments or with survey weights, [`WithinSites::Rows`], a positive set, a statistic, a target or a
/// winsorised part, [`Error::TooFewUnits`] below two sites with answers, [`Error::TooFewRatings`] if every site has one,
/// [`Error::ZeroVariance`] if all answers are equal, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::*;
/// let ratings = Column::from(&[5_i8, 4, 5, 4, 2, 3, 2, 1, 4, 4, 3, 5]);
/// let shops = Categories::from_labels(["a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c"].map(Label::from));
/// let summary = Summary::of_ratings(&Scale::new(1, 5)?, ratings, None, vec![("shop", shops)])?;
/// let found = consistency::sites(&summary, "ratings", &consistency::SitesOptions::default())?;
/// assert_eq!(format!("{:.3} {:.3}", found.icc.unwrap().value, found.between_sd), "0.744 1.269");
/// let shop = found.site(&[Label::from("b")])?;
/// assert_eq!((shop.mean, shop.rank, shop.rank_low), (2.0, 3, 2));
/// assert!(shop.shrunken > shop.mean);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn sites(summary: &Summary, item: &str, options: &SitesOptions) -> Result<Sites> {
    options.statistic.among(&[SiteStatistic::Mean, SiteStatistic::Share])?;
    let (by, groups) = groups(summary, item, &options.by)?;
    let mut found = Units::default();
    for (labels, counts) in groups {
        found.add(labels, &counts, options)?;
    }
    Ok(Sites { by, item: Some(item.to_owned()), ..found.analyse(item, options)? })
}

/// As [`sites`], of a column of values in any unit, NaN for missing, and the site of each.
///
/// Values are read as decimals, to the nearest billionth, and their sums are exact. Only the mean can be compared.
///
/// # Errors
///
/// As [`sites`], [`Error::UnequalLengths`], [`Error::OffScale`] for a value that is infinite or beyond 10^12.
///
/// ```
/// use gapmodel_core::{Categories, Column, Label, consistency};
/// let hours = [2.5, 3.0, 2.0, 8.5, 9.0, 7.25];
/// let regions = Categories::from_labels(["n", "n", "n", "s", "s", "s"].map(Label::from));
/// let found = consistency::sites_of_values(&Column::from(&hours), &regions, &Default::default())?;
/// assert_eq!((found.sites[1].mean, found.sites[1].rank), (8.25, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn sites_of_values(values: &Column<'_>, sites: &Categories, options: &SitesOptions) -> Result<Sites> {
    options.statistic.among(&[SiteStatistic::Mean])?;
    check_lengths("sites", sites.codes().len(), values.len())?;
    Units::of_values(values, sites)?.analyse("the column of values", options)
}

/// As [`sites`], of sites whose successes or events were counted: shares, or rates with
/// [`SiteStatistic::Rate`].
///
/// The mean of a share or rate is its count over its size. Sites that stand twice are added; sites of size 0 have no answers.
///
/// Counts of many months are often known far less well than their number says, because a month has more in common than
/// chance: intervals of chance alone are then too narrow. With a row per site and month this is seen ([`Sites::rows`]),
/// and taken in by [`WithinSites::Rows`]: limits, tests and shrunken values then have the variance of chance times the phi
/// of all sites, at least 1, with phi's degrees of freedom in the test that sites differ. Intervals for ranks have each
/// site's own variance, that of a ratio of sums over its rows (Cochran 1977, Sampling Techniques, 6.4; never below chance,
/// the phi of all with one row), with Student's t (Korn and Graubard 1998, Survey Methodology 24:193-201). One phi for
/// all, because that of a site with a dozen rows is itself hardly known: judged by its own, one of 30 sites alike would stand
/// out in 22 % of studies, with that of all in 4 %. Where months move large sites by more than phi says, as far as small
/// ones, that is too little for the large: hold [`Site::design_effect`] against phi. Rows are taken as independent of each other.
/// What all sites have in common, such as a winter, counts as variation of each.
///
/// # Errors
///
/// As [`sites`], [`Error::InvalidOption`] for a count above its size, a size that is negative or, of shares, not whole, and
/// [`WithinSites::Rows`] where no site has several rows.
///
/// ```
/// use gapmodel_core::consistency::{self, SiteCount, SiteStatistic, SitesOptions};
/// let counted = [("a", 120, 1000.0), ("b", 95, 1000.0), ("c", 210, 1000.0), ("d", 110, 1000.0)];
/// let counted = counted.map(|(label, count, size)| SiteCount { label: label.into(), count, size });
/// let options = SitesOptions { statistic: SiteStatistic::Share, ..Default::default() };
/// let found = consistency::sites_of_counts(&counted, &options)?;
/// assert_eq!(found.dispersion.applied.name(), "additive");
/// assert_eq!((found.n_beyond_chance, found.n_beyond_limits), (2, 0));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn sites_of_counts(sites: &[SiteCount], options: &SitesOptions) -> Result<Sites> {
    options.statistic.among(&[SiteStatistic::Share, SiteStatistic::Rate])?;
    Units::of_counts(sites, options.statistic)?.analyse("the sites", options)
}

impl Sites {
    /// One site.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownSegment`].
    pub fn site(&self, labels: &[Label]) -> Result<&Site> {
        let found = self.sites.binary_search_by(|site| site.labels.as_slice().cmp(labels));
        found.map(|i| &self.sites[i]).map_err(|_| Error::UnknownSegment { labels: labels.to_vec() })
    }
}

/// Refuses counts with survey weights.
pub(super) fn check_unweighted(counts: &Counts) -> Result<()> {
    if !counts.is_weighted() {
        return Ok(());
    }
    let (value, allowed) =
        ("survey weights".to_owned(), "answers without weights: limits need whole numbers".to_owned());
    Err(Error::InvalidOption { option: "summary", value, allowed })
}

impl Units {
    fn add(&mut self, labels: Vec<Label>, counts: &Counts, options: &SitesOptions) -> Result<()> {
        check_unweighted(counts)?;
        let (n, absent) = (counts.n_valid(), counts.absent());
        if labels.contains(&Label::Missing) {
            self.n_unlabelled += n;
            return Ok(());
        }
        self.n_missing += absent.missing;
        self.n_excluded += absent.excluded();
        if n == 0 {
            self.empty.push(labels);
            return Ok(());
        }
        self.all.push(if options.statistic == SiteStatistic::Share {
            let points = positive_points(counts.scale(), &options.positive)?;
            Unit::of_share(labels, points.iter().map(|point| counts.masses()[*point].n).sum(), n)
        } else {
            let ratings = counts.distribution();
            let squares = ratings.variance().unwrap_or(0.0) * (n - 1) as f64;
            let value = ratings.mean().unwrap_or(0.0);
            let distances = Some(Distances::of_points(counts.masses().iter().map(|mass| mass.n)));
            Unit { labels, n, count: 0, size: n as f64, value, squares, distances, rows: None }
        });
        Ok(())
    }

    fn of_values(values: &Column<'_>, sites: &Categories) -> Result<Self> {
        let mut found = Self::default();
        // The values of a site beside each other: a place for each, those that are missing at the end of their site.
        let mut starts = vec![0; sites.labels().len() + 1];
        for code in sites.codes() {
            starts[*code as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let (mut held, mut ends) = (vec![0_i128; values.len()], starts.clone());
        for (row, code) in sites.codes().iter().enumerate() {
            let Some(value) = values.value(row) else {
                found.n_missing += 1;
                continue;
            };
            let off = || {
                let scale = "-1e12..=1e12 (any number)".to_owned();
                Error::OffScale { value: value.to_string(), place: Place::index(row), scale }
            };
            let x = fixed::read(value).ok_or_else(off)?;
            let end = &mut ends[*code as usize];
            held[*end] = x;
            *end += 1;
        }
        for (code, label) in sites.labels().iter().enumerate() {
            let (labels, values) = (vec![label.clone()], &mut held[starts[code]..ends[code]]);
            if *label == Label::Missing {
                found.n_unlabelled += values.len() as u64;
            } else if values.is_empty() {
                found.empty.push(labels);
            } else {
                found.all.push(Unit::of_values(labels, values));
            }
        }
        found.all.sort_by(|a, b| a.labels.cmp(&b.labels));
        found.empty.sort();
        Ok(found)
    }

    fn of_counts(sites: &[SiteCount], statistic: SiteStatistic) -> Result<Self> {
        let mut by_label: BTreeMap<&Label, Vec<(u64, f64)>> = BTreeMap::new();
        for (index, site) in sites.iter().enumerate() {
            check_count(index, site.count, site.size, statistic)?;
            let rows = by_label.entry(&site.label).or_default();
            rows.extend((site.size > 0.0).then_some((site.count, site.size)));
        }
        let mut found = Self::default();
        for (label, rows) in by_label {
            let add = |sum: (u64, f64), row: &(u64, f64)| (sum.0.saturating_add(row.0), sum.1 + row.1);
            let (count, size) = rows.iter().fold((0, 0.0), add);
            let rows = Some(Rows::of(&rows, statistic));
            let labels = vec![label.clone()];
            #[expect(clippy::cast_sign_loss, reason = "a whole number from 0")]
            let n = size as u64;
            if *label == Label::Missing {
                found.n_unlabelled += if statistic == SiteStatistic::Rate { count } else { n };
            } else if size <= 0.0 {
                found.empty.push(labels);
            } else if statistic == SiteStatistic::Share {
                found.all.push(Unit { rows, ..Unit::of_share(labels, count, n) });
            } else {
                let value = count as f64 / size;
                let (n, squares, distances) = (count, 0.0, None);
                found.all.push(Unit { labels, n, count, size, value, squares, distances, rows });
            }
        }
        Ok(found)
    }

    /// Refuses what cannot be compared.
    fn check(&self, what: &str, options: &SitesOptions) -> Result<()> {
        check_level(options.level)?;
        check_level(options.limits)?;
        let refuse = |option, value: f64, allowed: &str| {
            Err(Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() })
        };
        if !(0.0..0.5).contains(&options.winsorise) {
            return refuse("winsorise", options.winsorise, "a part from 0 to below 0.5");
        }
        let allowed = match options.statistic {
            SiteStatistic::Mean => (f64::MIN..=f64::MAX, "a number"),
            SiteStatistic::Share => (f64::EPSILON..=1.0 - f64::EPSILON, "a share between 0 and 1"),
            SiteStatistic::Rate => (f64::MIN_POSITIVE..=f64::MAX, "a rate above 0"),
        };
        if let Some(target) = options.target.filter(|target| !allowed.0.contains(target)) {
            return refuse("target", target, allowed.1);
        }
        let (k, n) = (self.all.len() as u64, self.all.iter().map(|unit| unit.n).sum::<u64>());
        if k < 2 {
            return Err(Error::TooFewUnits { what: "sites with answers".to_owned(), n: k, needed: 2 });
        }
        let is_rate = options.statistic == SiteStatistic::Rate;
        if !is_rate && n <= k {
            let what =
                format!("{what}, one per site, which tells nothing about how answers vary within a site");
            return Err(Error::TooFewRatings { what, n, needed: k + 1 });
        }
        let value = self.all[0].value;
        let alike = |unit: &Unit| unit.squares <= 0.0 && unit.value.to_bits() == value.to_bits();
        if (is_rate && n == 0) || (!is_rate && self.all.iter().all(alike)) {
            return Err(Error::ZeroVariance { what: what.to_owned(), n, value });
        }
        Ok(())
    }

    fn analyse(self, what: &str, options: &SitesOptions) -> Result<Sites> {
        self.check(what, options)?;
        let units = &self.all;
        let n_valid = units.iter().map(|unit| unit.n).sum::<u64>();
        let values: Vec<f64> = units.iter().map(|unit| unit.value).collect();
        let rows = rows::dispersion(units.iter().filter_map(|unit| unit.rows.as_ref()), options.within)?;
        options.within.check(rows.is_some())?;
        let known: Vec<Known> = units.iter().map(|unit| unit.known(rows.as_ref())).collect();
        let times = rows.as_ref().map_or(1.0, RowDispersion::applied_phi);
        let sizes: Vec<f64> = units.iter().map(|unit| unit.size / times).collect();
        let center = center(units, options.statistic);
        let (icc, within) = self.within(center, n_valid, options)?;
        let is_mean = options.statistic == SiteStatistic::Mean;
        let unit_variance = match options.statistic {
            SiteStatistic::Mean => within,
            SiteStatistic::Share => center * (1.0 - center),
            SiteStatistic::Rate => center,
        };
        let df_rows = rows.filter(|_| times > 1.0).map_or(f64::INFINITY, |rows| rows.df as f64);
        let df_within = if is_mean { (n_valid - units.len() as u64) as f64 } else { df_rows };
        let statistic = options.statistic;
        let field = Field { statistic, center, unit_variance, df_within, values: &values, sizes: &sizes };
        let errors: Vec<f64> = sizes.iter().map(|size| within / size).collect();
        let between = Means { values: &values, variances: &errors }.between(options.level)?;
        let judged = Judged::new(&field, units, options)?;
        let ranks = ranks(&values, &joint_intervals(&field, &known, options.level)?);
        let mut out = Sites {
            by: Vec::new(),
            item: None,
            statistic,
            center,
            target: options.target,
            mean_of_sites: between.mean,
            icc: icc.map(|icc| Estimate { n_missing: self.n_missing, n_excluded: self.n_excluded, ..icc }),
            between_sd: between.variance.sqrt(),
            between_low: between.limits.map(|limits| limits.0.sqrt()),
            between_high: between.limits.map(|limits| limits.1.sqrt()),
            within_sd: within.sqrt(),
            spread: spread::test(units.iter().filter_map(|unit| unit.distances))?,
            rows,
            dispersion: judged.dispersion,
            level: options.level,
            limits: options.limits,
            funnel: judged.funnel,
            adjustment: options.adjustment,
            n_beyond_chance: judged.n_beyond_chance,
            n_beyond_limits: 0,
            n_stand_out: 0,
            n_valid,
            n_missing: self.n_missing,
            n_excluded: self.n_excluded,
            n_unlabelled: self.n_unlabelled,
            empty: self.empty,
            sites: Vec::with_capacity(self.all.len()),
        };
        let z = z_for(options.level);
        for (i, unit) in self.all.into_iter().enumerate() {
            let shrunken = shrink(unit.value, errors[i], &between, z);
            let Standing { rank, low, high } = ranks[i];
            let (lower, upper) = judged.limits[i];
            let p_adjusted = judged.p_adjusted.as_ref().map(|p| p[i]);
            let site = Site {
                sd: unit.sd(),
                design_effect: unit.rows.as_ref().and_then(Rows::design_effect),
                labels: unit.labels,
                n: unit.n,
                size: unit.size,
                mean: unit.value,
                shrunken: shrunken[0],
                shrunken_low: field.clamp(shrunken[1]),
                shrunken_high: field.clamp(shrunken[2]),
                lower,
                upper,
                beyond_limits: unit.value < lower || unit.value > upper,
                z: judged.z.as_ref().map(|z| z[i]),
                p: judged.p.as_ref().map(|p| p[i]),
                p_adjusted,
                stands_out: p_adjusted.is_some_and(|p| p < 1.0 - options.level),
                rank,
                rank_low: low,
                rank_high: high,
            };
            out.n_beyond_limits += u64::from(site.beyond_limits);
            out.n_stand_out += u64::from(site.stands_out);
            out.sites.push(site);
        }
        Ok(out)
    }

    /// ICC(1) and the variance of answers within sites; of rates, that of one unit of size by chance.
    fn within(&self, center: f64, n_valid: u64, options: &SitesOptions) -> Result<(Option<Estimate>, f64)> {
        if options.statistic == SiteStatistic::Rate {
            return Ok((None, center));
        }
        let away = |unit: &Unit| unit.size * (unit.value - center) * (unit.value - center);
        let between = self.all.iter().map(away).sum();
        let within = self.all.iter().map(|unit| unit.squares).sum();
        let sizes = self.all.iter().map(|unit| unit.n as usize);
        let found = one_way::of_sums(between, within, sizes, (n_valid, self.n_missing), options.level)?;
        Ok((Some(found.icc), found.ms_within))
    }
}

/// Refuses a count that its size does not allow.
pub(super) fn check_count(index: usize, count: u64, size: f64, statistic: SiteStatistic) -> Result<()> {
    /// Whole numbers up to this are held exactly.
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    let is_share = statistic == SiteStatistic::Share;
    if !(0.0..=LARGEST).contains(&size) || (is_share && size.fract() != 0.0) {
        let allowed = if is_share { "a whole number from 0" } else { "a number from 0" };
        let value = format!("{size} at index {index}");
        return Err(Error::InvalidOption { option: "sizes", value, allowed: allowed.to_owned() });
    }
    if (is_share && count as f64 > size) || (size == 0.0 && count > 0) {
        let (value, allowed) =
            (format!("{count} at index {index}"), format!("at most the size, which is {size}"));
        return Err(Error::InvalidOption { option: "counts", value, allowed });
    }
    Ok(())
}

/// All answers together.
fn center(units: &[Unit], statistic: SiteStatistic) -> f64 {
    let size: f64 = units.iter().map(|unit| unit.size).sum();
    if statistic == SiteStatistic::Mean {
        return units.iter().map(|unit| unit.value * unit.size).sum::<f64>() / size;
    }
    units.iter().map(|unit| u128::from(unit.count)).sum::<u128>() as f64 / size
}

/// The sites held against their limits.
struct Judged {
    dispersion: SiteDispersion,
    funnel: FunnelMethod,
    limits: Vec<(f64, f64)>,
    n_beyond_chance: u64,
    z: Option<Vec<f64>>,
    p: Option<Vec<f64>>,
    p_adjusted: Option<Vec<f64>>,
}

impl Judged {
    fn new(field: &Field<'_>, units: &[Unit], options: &SitesOptions) -> Result<Self> {
        let dispersion = field.dispersion(options.overdispersion, options.winsorise)?;
        let at = options.target.unwrap_or(field.center);
        // Of a target, chance has the variance that goes with it.
        let unit_variance = match (options.target, field.statistic) {
            (Some(target), SiteStatistic::Share) => target * (1.0 - target),
            (Some(target), SiteStatistic::Rate) => target,
            _ => field.unit_variance,
        };
        let field = &Field { unit_variance, ..*field };
        let is_by_chance = options.within == WithinSites::Chance && field.statistic != SiteStatistic::Mean;
        let can_be_exact = options.funnel == FunnelMethod::Exact && is_by_chance;
        let plain = SiteDispersion { applied: Overdispersion::None, ..dispersion };
        let chance_alone = if can_be_exact {
            field.exact_limits(at, options.limits)?
        } else {
            field.normal_limits(at, &field.variances(&plain), options.limits)
        };
        let beyond = |(value, (low, high)): (&f64, &(f64, f64))| value < low || value > high;
        let n_beyond_chance =
            field.values.iter().zip(&chance_alone).filter(|pair| beyond(*pair)).count() as u64;
        let variances = field.variances(&dispersion);
        let is_plain = dispersion.applied == Overdispersion::None;
        let limits =
            if is_plain { chance_alone } else { field.normal_limits(at, &variances, options.limits) };
        let z = (field.unit_variance > 0.0).then(|| {
            let z = |(value, variance): (&f64, &f64)| (value - at) / variance.sqrt();
            field.values.iter().zip(&variances).map(z).collect::<Vec<f64>>()
        });
        let is_exact = can_be_exact && is_plain;
        let p = if is_exact {
            let counts: Vec<u64> = units.iter().map(|unit| unit.count).collect();
            Some(field.exact_p(at, &counts)?)
        } else {
            z.as_deref().map(normal_p)
        };
        let p_adjusted = p.as_ref().map(|p| options.adjustment.apply(p));
        let funnel = if is_exact { FunnelMethod::Exact } else { FunnelMethod::Normal };
        Ok(Self { dispersion, funnel, limits, n_beyond_chance, z, p, p_adjusted })
    }
}

/// The empirical Bayes estimate of a site with its limits (Raudenbush and Bryk 1985).
fn shrink(value: f64, error: f64, between: &Between, z: f64) -> [f64; 3] {
    let own = if error > 0.0 { between.variance / (between.variance + error) } else { 1.0 };
    let shrunken = between.mean + own * (value - between.mean);
    let half = z * (own * error + (1.0 - own) * (1.0 - own) * between.mean_variance).sqrt();
    [shrunken, shrunken - half, shrunken + half]
}

/// Intervals that hold for all sites at once.
fn joint_intervals(field: &Field<'_>, known: &[Known], level: f64) -> Result<Vec<(f64, f64)>> {
    let each = libm::exp(libm::log(level) / known.len() as f64);
    if field.statistic == SiteStatistic::Mean {
        let t = if field.unit_variance > 0.0 { t_critical(each, field.df_within)? } else { 0.0 };
        let around = |site: &Known| {
            let half = t * (field.unit_variance / site.size).sqrt();
            (site.value - half, site.value + half)
        };
        return Ok(known.iter().map(around).collect());
    }
    let z = z_for(each);
    let score = |site: &Known| {
        let (count, size) = site.answers(each)?;
        if field.statistic == SiteStatistic::Share {
            return interval(count, size, each, Method::Wilson);
        }
        let (middle, half) = (count + 0.5 * z * z, z * (count + 0.25 * z * z).sqrt());
        Ok(((middle - half) / size, (middle + half) / size))
    };
    known.iter().map(score).collect()
}

/// How well the value of a site is known.
struct Known {
    value: f64,
    /// What it is over, in answers that vary by chance.
    size: f64,
    /// Successes or events; not looked at for means, nor with `df`.
    count: u64,
    /// The degrees of freedom of the size, where rows tell it.
    df: Option<f64>,
}

impl Known {
    /// Successes or events and the size of an interval of that level.
    fn answers(&self, level: f64) -> Result<(f64, f64)> {
        let Some(df) = self.df else { return Ok((self.count as f64, self.size)) };
        let size = rows::by_student(self.size, df, level)?;
        Ok((self.value * size, size))
    }
}
