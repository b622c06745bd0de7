//! Whether service is the same everywhere.

use gapmodel_core::consistency::{
    self, ChannelsOptions, FunnelMethod, OverTimeOptions, Overdispersion, PermutationOptions, SiteCount,
    SitePeriod, SiteStatistic, SitesOptions, WantedOptions, WithinSites,
};
use gapmodel_core::csat::Positive;
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{self as core, Categories, Column, Label};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use crate::compare::{joined, labels_list};
use crate::control::{Chart, control_options, shown_field, small, whole};
use crate::csat::{self, positive};
use crate::difference::FTest;
use crate::error::{GapModelError, raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::given::Whole;
use crate::input::{Frame, Numbers, labels};
use crate::results::{
    Estimate, Tabular, ToPython, cell, estimate_row, in_words, percent, plural, result, text, with, yes_or_no,
};
use crate::segments::{key, label, labels_of};
use crate::summary::Summary;

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// At most so many rows of a table are shown.
const MOST: usize = 50;

result! {
    /// Whether sites vary more than chance makes them, and what the limits make of it.
    SiteDispersion(core::consistency::SiteDispersion) {
        /// Cochran's Q, the sum of the squared z of all sites around all answers together.
        q: f64,
        /// Its degrees of freedom: sites - 1.
        df: u64,
        /// The probability of such a Q if service is the same everywhere: of means by Snedecor's F, of shares and rates by
        /// chi-squared. Absent where answers do not vary within sites.
        p: Option<f64>,
        /// I squared, the share of the variation of sites that is not chance, 0 to 1.
        i_squared: f64,
        /// The mean of the squared z: about 1 where chance alone is at work.
        phi: f64,
        /// The same of winsorised z, which single sites far out do not raise.
        phi_winsorised: f64,
        /// The standard deviation between sites that the winsorised z tell (`DerSimonian` and Laird 1986), in the unit of the
        /// sites' values.
        tau: f64,
        /// What the limits take in: never `auto`.
        applied: &'static str,
    }
    {}
}

result! {
    /// Whether the rows of a site, such as months, vary more than chance makes them.
    RowDispersion(core::consistency::RowDispersion) {
        /// How many rows the sites have that have several.
        n_rows: u64,
        /// Pearson's chi-squared of these rows around the value of their site.
        q: f64,
        /// Its degrees of freedom: rows - sites.
        df: u64,
        /// The probability of a larger one if rows vary by chance alone.
        p: f64,
        /// q / df: about 1 where chance alone is at work, else how many times the variance of a row is that of chance.
        phi: f64,
        /// What was taken to vary.
        ///
        /// `"chance"` or `"rows"`.
        applied: &'static str,
    }
    {}
}

result! {
    /// One site.
    Site(core::consistency::Site) {
        /// How many answers; of rates, how many events.
        n: u64,
        /// What the value is over: answers, or the size of a rate.
        size: f64,
        /// The site's mean, share or rate.
        mean: f64,
        /// The standard deviation of its answers; absent of shares, rates and a single answer.
        sd: Option<f64>,
        /// Of counts in several rows: how many times the variance of the site's value is that of chance, by how far its rows
        /// are from each other. Absent with one row, and where there is no variance by chance.
        design_effect: Option<f64>,
        /// The mean, drawn towards the mean of sites as far as it is uncertain: the best guess of what the site is really
        /// like, and the one to follow over time.
        shrunken: f64,
        /// The lower limit of `shrunken`.
        shrunken_low: f64,
        /// The upper limit of `shrunken`.
        shrunken_high: f64,
        /// The lower funnel limit: a site of this size that is like the others is not below.
        lower: f64,
        /// The upper funnel limit.
        upper: f64,
        /// Whether the mean is below `lower` or above `upper`.
        beyond_limits: bool,
        /// How many standard errors, over-dispersion taken in, the mean is from the centre; absent where answers do not vary
        /// within sites.
        z: Option<f64>,
        /// The two-sided p-value that the site is like the others; mid-p where limits are exact.
        p: Option<f64>,
        /// The same adjusted over the sites.
        p_adjusted: Option<f64>,
        /// Whether the adjusted p is below 1 - level.
        stands_out: bool,
        /// Where it stands, 1 for the highest value; sites with equal values share the best rank. Read the next two.
        rank: u64,
        /// The best rank that it may have: all sites' ranks are within theirs with probability `level`.
        rank_low: u64,
        /// The worst rank that it may have.
        rank_high: u64,
        ; labels
    }
    {
            /// What the site is called: one label per segment column.
            #[getter]
            fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                labels_list(py, &self.0.labels)
            }
    }
}

result! {
    /// Whether service is the same everywhere.
    Sites(core::consistency::Sites) {
        /// The segment columns that make the sites; none where sites came as they are.
        by: Vec<String>,
        /// The item; absent where values or counts came as they are.
        item: Option<String>,
        /// What is compared.
        statistic: &'static str,
        /// All answers together: the value per customer, not per site.
        center: f64,
        /// What the limits are around, where it was set.
        target: Option<f64>,
        /// The mean of sites that they are shrunken to: each weighted with 1 / (its error variance + the variance between
        /// sites).
        mean_of_sites: f64,
        /// ICC(1): the share of the variance of single answers that is between sites, by one-way analysis of variance; it may
        /// be negative. Absent for rates.
        icc: Option<Estimate>,
        /// The standard deviation between sites beyond chance, in the unit of the statistic: Paule and Mandel's.
        between_sd: f64,
        /// The lower limit of `between_sd` (Q-profile); absent where answers do not vary within sites.
        between_low: Option<f64>,
        /// The upper limit of `between_sd`.
        between_high: Option<f64>,
        /// The standard deviation of answers within sites, pooled; of rates, the root of the rate: that of one unit of size
        /// by chance.
        within_sd: f64,
        /// The test that answers vary as much within every site: Brown and Forsythe's, one-way analysis of variance of how far
        /// answers are from the median of their site (Levene's test is that of means). A small p: it is not as good or bad
        /// everywhere on every day, whatever the means say, and `within_sd` is an average; see the `sd` of each site. Sites
        /// with one or two answers are left out. Absent of shares and rates, whose variance goes with their value, and where answers
        /// do not vary within sites.
        spread: Option<FTest>,
        /// Of counts in several rows per site, such as months: whether these vary more than chance makes them, and whether that
        /// is in the intervals, limits and ranks. If they do and it is not (`WithinSites::Chance`), all of these are narrower
        /// than what is known. Absent where no site has several rows: what varies within a site is then not seen.
        rows: Option<RowDispersion>,
        /// Whether sites vary more than chance makes them, and what the limits make of it.
        dispersion: SiteDispersion,
        /// Confidence level of intervals and ranks.
        level: f64,
        /// How much of what chance does the limits hold.
        limits: f64,
        /// How the limits were made: exact of shares and rates that vary by chance alone, else normal.
        funnel: &'static str,
        /// How p-values were adjusted over the sites.
        adjustment: &'static str,
        /// How many sites are beyond limits of chance alone.
        n_beyond_chance: u64,
        /// How many sites are beyond their limits.
        n_beyond_limits: u64,
        /// How many sites stand out after adjustment.
        n_stand_out: u64,
        /// How many answers there are; of rates, how many events.
        n_valid: u64,
        /// How many answers are missing.
        n_missing: u64,
        /// How many answers are not applicable, refused or invalid.
        n_excluded: u64,
        /// How many answers belong to no site: they are left out.
        n_unlabelled: u64,
        ; empty, sites
    }
    {
            /// Sites without answers, which are left out.
            #[getter]
            fn empty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                keys(py, self.0.empty.iter())
            }

            /// One entry per site, in the order of their labels.
            ///
            /// A mapping from the name of a site: its label, or a tuple of labels where there are several segment columns.
            #[getter]
            fn sites(slf: &Bound<'_, Self>) -> SiteMap {
                SiteMap(slf.clone().unbind())
            }
    }
}

fn keys<'py, 'a>(
    py: Python<'py>,
    labels: impl Iterator<Item = &'a Vec<Label>>,
) -> PyResult<Bound<'py, PyList>> {
    PyList::new(py, labels.map(|labels| key(py, labels)).collect::<PyResult<Vec<_>>>()?)
}

/// The sites of a result by name, like a mapping: the label, or a tuple of labels where there are several segment columns.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct SiteMap(Py<Sites>);

impl SiteMap {
    fn all(&self) -> &[consistency::Site] {
        &self.0.get().0.sites
    }
}

#[pymethods]
impl SiteMap {
    fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Site> {
        self.0.get().0.site(&labels_of(key)?).map(|site| Site(site.clone())).map_err(raised)
    }

    /// A site; `default` where there is none of that name.
    #[pyo3(signature = (key, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.__getitem__(key) {
            Ok(site) => Ok(Some(site.into_pyobject(py)?.into_any())),
            Err(error) if error.is_instance_of::<GapModelError>(py) => Ok(default),
            Err(error) => Err(error),
        }
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
        labels_of(key).is_ok_and(|labels| self.0.get().0.site(&labels).is_ok())
    }

    fn __len__(&self) -> usize {
        self.all().len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.keys(py)?.call_method0("__iter__")
    }

    /// The names of the sites, in order of their labels.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        keys(py, self.all().iter().map(|site| &site.labels))
    }

    /// The sites.
    fn values(&self) -> Vec<Site> {
        self.all().iter().cloned().map(Site).collect()
    }

    /// The names with their sites.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Vec<(Bound<'py, PyAny>, Site)>> {
        self.all().iter().map(|site| Ok((key(py, &site.labels)?, Site(site.clone())))).collect()
    }

    fn __repr__(&self) -> String {
        format!("SiteMap({})", plural(self.all().len(), "site"))
    }
}

result! {
    /// A part of the mix.
    MixShare(core::consistency::MixShare) {
        /// Its share of all answers, 0 to 1.
        share: f64,
        /// Whether all channels have answers from it.
        is_shared: bool,
        ; label
    }
    {
            /// What the stratum is called.
            #[getter]
            fn label<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                label(py, &self.0.label)
            }
    }
}

result! {
    /// One channel.
    Channel(core::consistency::Channel) {
        /// The value with the customers it has: t or Wilson's interval.
        crude: Estimate,
        /// The value it would have with the mix of all customers (direct standardisation), in the strata that all channels
        /// have; absent if they have none in common.
        standardised: Option<Estimate>,
        /// Its value minus that of all other channels together, in the mix of the strata that both have; absent where they
        /// have none in common.
        difference: Option<Estimate>,
        /// The two-sided p-value of no difference: standard normal.
        p: Option<f64>,
        /// The same adjusted over the channels.
        p_adjusted: Option<f64>,
        ; label, unmatched
    }
    {
            /// What the channel is called.
            #[getter]
            fn label<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                label(py, &self.0.label)
            }

            /// Strata in which it has no answers.
            #[getter]
            fn unmatched<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                labels_list(py, &self.0.unmatched)
            }
    }
}

result! {
    /// The same item compared across channels.
    Channels(core::consistency::Channels) {
        /// The segment column of channels.
        by: String,
        /// The segment column of the mix.
        mix: Option<String>,
        /// The item.
        item: String,
        /// What is compared.
        statistic: &'static str,
        /// The value of all together.
        total: f64,
        /// Confidence level of the intervals.
        level: f64,
        /// How p-values were adjusted over the channels.
        adjustment: &'static str,
        /// Cochran's Q: how far the standardised values of the channels differ; absent unless two have one with a standard
        /// error.
        q: Option<f64>,
        /// Its degrees of freedom: channels - 1.
        df: Option<u64>,
        /// The probability of a larger Q if channels are alike for the same mix.
        p: Option<f64>,
        /// The mix of all customers together, one entry per stratum. Values are standardised to its strata that all channels
        /// have.
        strata: Vec<MixShare>,
        /// The share of all answers in the strata that all channels have, 0 to 1: how much of the mix standardised values are
        /// about.
        shared: f64,
        /// How many answers have no channel, or no stratum: they are left out.
        n_unlabelled: u64,
        /// One entry per channel with answers, in the order of their labels.
        channels: Vec<Channel>,
    }
    {}
}

result! {
    /// One channel that is wanted, open, or both.
    WantedChannel(core::consistency::WantedChannel) {
        /// The share of customers who want it, 0 to 1, with Wilson's interval.
        share: Estimate,
        /// Whether it is open.
        is_open: bool,
        /// What is to be said of it.
        ///
        /// `"served"`, `"missing"`, `"unneeded"`, `"absent"` or `"unclear"`.
        verdict: &'static str,
        ; label
    }
    {
            /// What the channel is called.
            #[getter]
            fn label<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                label(py, &self.0.label)
            }
    }
}

result! {
    /// The channels that customers want beside those that are open.
    ChannelsWanted(core::consistency::ChannelsWanted) {
        /// How many customers were asked.
        n_customers: u64,
        /// From which share on a channel counts as wanted.
        least: f64,
        /// The share of customers whose channel is open, 0 to 1, with Wilson's interval; absent unless each named one
        /// channel, so that the wishes add up to the customers.
        served: Option<Estimate>,
        /// One entry per channel, the most wanted first.
        channels: Vec<WantedChannel>,
    }
    {}
}

result! {
    /// The control chart of a site.
    SiteChart(core::consistency::SiteChart) {
        /// The chart to read, with the limits that fit; absent where none can be drawn.
        chart: Option<Chart>,
        /// Why there is no chart: fewer than two periods, or nothing that varies.
        reason: Option<String>,
        /// The positions of points beyond limits that are `joint_sigmas` wide: those to look at first.
        beyond_joint: Vec<usize>,
        ; labels, periods
    }
    {
            /// What the site is called.
            #[getter]
            fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                labels_list(py, &self.0.labels)
            }

            /// The periods in which it has answers.
            #[getter]
            fn periods<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                labels_list(py, &self.0.periods)
            }
    }
}

result! {
    /// One control chart per site, and how many signals chance alone makes of so many points.
    OverTime(core::consistency::OverTime) {
        /// The segment columns that make the sites; none where counts came as they are.
        by: Vec<String>,
        /// The segment column of time; absent likewise.
        over: Option<String>,
        /// The item; absent likewise.
        item: Option<String>,
        /// What is followed.
        statistic: &'static str,
        /// How many points all charts have together.
        n_points: u64,
        /// How many of them are beyond their limits.
        n_beyond: u64,
        /// How many would be by chance if every site were steady and points normal.
        expected_by_chance: f64,
        /// How many standard deviations wide limits must be so that with probability `level` not one point of all is beyond
        /// them by chance.
        joint_sigmas: f64,
        /// How many points are beyond these.
        n_beyond_joint: u64,
        /// How many sites vary more from period to period than chance makes them, so that their chart has Laney's limits.
        n_overdispersed: u64,
        /// The confidence level of `joint_sigmas`.
        level: f64,
        /// One entry per site, in the order of their labels.
        sites: Vec<SiteChart>,
    }
    {}
}

result! {
    /// A test of two means that takes them as normal.
    MeanTest(core::consistency::MeanTest) {
        /// The difference over its standard error.
        t: f64,
        /// Degrees of freedom.
        df: f64,
        /// The two-sided p-value.
        p: f64,
    }
    {}
}

result! {
    /// Whether two groups have the same mean, by drawing who is in which group anew.
    Permutation(core::consistency::Permutation) {
        /// The mean of the first group minus that of the second, in the unit of the values.
        difference: f64,
        /// The mean of the first group.
        mean_a: f64,
        /// The mean of the second group.
        mean_b: f64,
        /// How many values the first group has.
        n_a: u64,
        /// How many values the second group has.
        n_b: u64,
        /// How many values are missing.
        n_missing: u64,
        /// The two-sided p-value: twice the smaller of the next two, at most 1.
        p: f64,
        /// The probability of a difference as large or larger if the groups are the same.
        p_greater: f64,
        /// The probability of a difference as small or smaller.
        p_less: f64,
        /// Whether every way to make the groups was looked at; then p-values are exact.
        exact: bool,
        /// How many ways were looked at.
        replicates: u32,
        /// The seed of the drawing.
        seed: u64,
        /// How skewed all values are together: the mean cubed standardised deviation, 0 if symmetric.
        skewness: f64,
        /// Student's t with the pooled variance, to compare; absent where values do not vary within groups.
        student: Option<MeanTest>,
        /// Welch's t, to compare; absent likewise, and for a group of one.
        welch: Option<MeanTest>,
    }
    {}
}

small! {
    SiteDispersion: "Dispersion of sites", |of| [
        "q" = of.q, "df" = of.df, "p" = of.p, "i_squared" = of.i_squared, "phi" = of.phi,
        "phi_winsorised" = of.phi_winsorised, "tau" = of.tau, "applied" = of.applied.name()
    ];
    RowDispersion: "Dispersion of rows within sites", |of| [
        "n_rows" = of.n_rows, "q" = of.q, "df" = of.df, "p" = of.p, "phi" = of.phi, "applied" = of.applied.name()
    ];
    MeanTest: "Test of two means", |test| ["t" = test.t, "df" = test.df, "p" = test.p];
    MixShare: "Part of the mix", |part| ["label" = part.label.to_string().as_str(), "share" = part.share, "is_shared" = part.is_shared];
    Permutation: "Permutation test of two means", |of| [
        "difference" = of.difference, "mean_a" = of.mean_a, "mean_b" = of.mean_b, "n_a" = of.n_a, "n_b" = of.n_b,
        "p" = of.p, "p_greater" = of.p_greater, "p_less" = of.p_less, "exact" = of.exact,
        "skewness" = of.skewness, "student_p" = of.student.map(|test| test.p),
        "welch_p" = of.welch.map(|test| test.p)
    ];
}

/// Lines of a long table, and how many are left out.
fn first_lines<T>(all: &[T], line: impl Fn(&T) -> Vec<String>) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = all.iter().take(MOST).map(line).collect();
    if all.len() > MOST {
        lines.push(vec![format!("and {} more", all.len() - MOST)]);
    }
    lines
}

fn site_row(site: &consistency::Site) -> Row {
    vec![
        text("site", &joined(&site.labels)),
        cell("n", site.n),
        cell("size", site.size),
        cell("mean", site.mean),
        cell("sd", site.sd),
        cell("design_effect", site.design_effect),
        cell("shrunken", site.shrunken),
        cell("shrunken_low", site.shrunken_low),
        cell("shrunken_high", site.shrunken_high),
        cell("lower", site.lower),
        cell("upper", site.upper),
        cell("beyond_limits", site.beyond_limits),
        cell("z", site.z),
        cell("p", site.p),
        cell("p_adjusted", site.p_adjusted),
        cell("stands_out", site.stands_out),
        cell("rank", site.rank),
        cell("rank_low", site.rank_low),
        cell("rank_high", site.rank_high),
    ]
}

const SITE_HEADS: [&str; 9] =
    ["site", "n", "mean", "shrunken", "interval", "limits", "beyond", "adjusted p", "rank"];

fn site_line(site: &consistency::Site) -> Vec<String> {
    let [shrunken, interval] =
        shown_estimate(site.shrunken, Some(site.shrunken_low), Some(site.shrunken_high));
    let [mean, limits] = shown_estimate(site.mean, Some(site.lower), Some(site.upper));
    vec![
        joined(&site.labels),
        site.n.to_string(),
        mean,
        shrunken,
        interval,
        limits,
        yes_or_no(site.beyond_limits).to_owned(),
        shown_p(site.p_adjusted),
        format!("{} ({} to {})", site.rank, site.rank_low, site.rank_high),
    ]
}

impl Tabular for Site {
    fn rows(&self) -> Rows {
        Rows(vec![site_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Site", &SITE_HEADS, 1, vec![site_line(&self.0)])
    }

    fn line(&self) -> String {
        let site = &self.0;
        let (name, mean, shrunken) = (joined(&site.labels), shown(site.mean), shown(site.shrunken));
        format!(
            "Site({name}: {mean}, shrunken {shrunken}, n = {}, rank {} to {})",
            site.n, site.rank_low, site.rank_high
        )
    }
}

/// From so small a p on rows vary more than chance makes them.
const VARIES: f64 = 0.01;

/// What of the variation within sites is in the intervals.
fn rows_in_words(found: &consistency::Sites) -> Option<String> {
    if found.statistic == SiteStatistic::Mean || found.item.is_some() {
        return None;
    }
    let Some(rows) = found.rows else {
        return Some(
            "answers of a site are taken as independent: what varies from month to month is not in the intervals; \
             rows by month would tell"
                .to_owned(),
        );
    };
    let varies = format!("within sites the variance of rows is {} times that of chance", shown(rows.phi));
    Some(match rows.applied {
        consistency::WithinSites::Rows => format!("{varies}, which is in intervals, limits and ranks"),
        _ if rows.p < VARIES => format!(
            "WARNING: {varies} (p {}): intervals, limits and ranks are too narrow; within=\"rows\" takes it in",
            shown_p(Some(rows.p))
        ),
        _ => format!("{varies} (p {})", shown_p(Some(rows.p))),
    })
}

fn icc_in_words(icc: Option<&core::Estimate>) -> String {
    icc.map_or_else(|| "-".to_owned(), in_words)
}

impl Tabular for Sites {
    fn rows(&self) -> Rows {
        Rows(self.0.sites.iter().map(site_row).collect())
    }

    fn shown(&self) -> Shown {
        let found = &self.0;
        let item = found.item.as_ref().map(|item| format!(" of {item}")).unwrap_or_default();
        let caption = format!(
            "Is the {}{item} the same everywhere? {}; {} intervals and joint ranks, {} limits",
            found.statistic.name(),
            plural(found.sites.len(), "site"),
            percent(found.level),
            percent(found.limits)
        );
        let between = shown_estimate(found.between_sd, found.between_low, found.between_high);
        let spread = found
            .spread
            .map(|test| format!("sites vary alike within (Brown and Forsythe): p {}", shown_p(Some(test.p))));
        let notes = [
            format!(
                "standard deviation between sites {} {}, within sites {}; ICC(1) {}",
                between[0],
                between[1],
                shown(found.within_sd),
                icc_in_words(found.icc.as_ref())
            ),
            format!(
                "no difference: p {}; phi {}, over-dispersion {}",
                shown_p(found.dispersion.p),
                shown(found.dispersion.phi),
                found.dispersion.applied.name()
            ),
            format!(
                "beyond limits of chance alone: {}; beyond these limits: {}; standing out after {}: {}",
                found.n_beyond_chance,
                found.n_beyond_limits,
                found.adjustment.name(),
                found.n_stand_out
            ),
        ];
        let mut left_out = Vec::new();
        if found.n_unlabelled > 0 {
            left_out.push(
                plural(usize::try_from(found.n_unlabelled).unwrap_or(usize::MAX), "answer")
                    + " without a site",
            );
        }
        if !found.empty.is_empty() {
            left_out.push(plural(found.empty.len(), "site") + " without answers");
        }
        let left_out = (!left_out.is_empty()).then(|| format!("left out: {}", left_out.join(", ")));
        let last =
            "rank 1 is the highest value; a site may have any rank from the one to the other in brackets";
        let notes = notes
            .into_iter()
            .chain(spread)
            .chain(rows_in_words(found))
            .chain(left_out)
            .chain([last.to_owned()]);
        // What is not shown had better be like the others.
        let mut sites: Vec<&consistency::Site> = found.sites.iter().collect();
        if sites.len() > MOST {
            sites.sort_by_key(|site| (!site.stands_out, !site.beyond_limits));
        }
        Shown::new(caption, &SITE_HEADS, 1, first_lines(&sites, |site| site_line(site))).with_notes(notes)
    }

    fn line(&self) -> String {
        let found = &self.0;
        format!(
            "Sites({}, {}, ICC(1) {}, between {}, within {}, {} beyond limits)",
            plural(found.sites.len(), "site"),
            found.statistic.name(),
            icc_in_words(found.icc.as_ref()),
            shown(found.between_sd),
            shown(found.within_sd),
            found.n_beyond_limits
        )
    }
}

fn some_value(estimate: Option<&core::Estimate>) -> [String; 2] {
    estimate.map_or_else(|| ["-".to_owned(), String::new()], |of| shown_estimate(of.value, of.low, of.high))
}

fn channel_row(channel: &consistency::Channel) -> Row {
    let parts = |name: &str, of: Option<&core::Estimate>| {
        [
            cell(name, of.map(|of| of.value)),
            cell(&format!("{name}_low"), of.and_then(|of| of.low)),
            cell(&format!("{name}_high"), of.and_then(|of| of.high)),
        ]
    };
    let mut row =
        with(vec![text("channel", &channel.label.to_string())], estimate_row("crude", &channel.crude));
    row.extend(parts("standardised", channel.standardised.as_ref()));
    row.extend(parts("difference", channel.difference.as_ref()));
    row.extend([cell("p", channel.p), cell("p_adjusted", channel.p_adjusted)]);
    row
}

const CHANNEL_HEADS: [&str; 8] =
    ["channel", "n", "crude", "interval", "same mix", "against others", "interval", "adjusted p"];

fn channel_line(channel: &consistency::Channel) -> Vec<String> {
    let [crude, interval] = some_value(Some(&channel.crude));
    let [standardised, _] = some_value(channel.standardised.as_ref());
    let [difference, limits] = some_value(channel.difference.as_ref());
    let (n, p) = (channel.crude.n_valid.to_string(), shown_p(channel.p_adjusted));
    vec![channel.label.to_string(), n, crude, interval, standardised, difference, limits, p]
}

impl Tabular for Channel {
    fn rows(&self) -> Rows {
        Rows(vec![channel_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Channel", &CHANNEL_HEADS, 1, vec![channel_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("Channel({}: {})", self.0.label, in_words(&self.0.crude))
    }
}

impl Tabular for Channels {
    fn rows(&self) -> Rows {
        Rows(self.0.channels.iter().map(channel_row).collect())
    }

    fn shown(&self) -> Shown {
        let found = &self.0;
        let mix = found.mix.as_ref().map_or_else(
            || "with the customers each has".to_owned(),
            |mix| format!("for the same mix of {mix}"),
        );
        let caption = format!(
            "{} of {} by {}, {mix}; {} intervals, p by {}",
            found.statistic.name(),
            found.item,
            found.by,
            percent(found.level),
            found.adjustment.name()
        );
        let alike = format!("channels alike: p {}", shown_p(found.p));
        let notes = [alike].into_iter().chain(left_out(found));
        Shown::new(caption, &CHANNEL_HEADS, 1, first_lines(&found.channels, channel_line)).with_notes(notes)
    }

    fn line(&self) -> String {
        let found = &self.0;
        format!(
            "Channels({}, {}, p {})",
            found.item,
            plural(found.channels.len(), "channel"),
            shown_p(found.p)
        )
    }
}

/// Which part of the mix standardised values are not about, and whose answers are missing there.
fn left_out(found: &consistency::Channels) -> Option<String> {
    const NAMED: usize = 5;
    let mix = found.mix.as_ref()?;
    let out: Vec<&consistency::MixShare> = found.strata.iter().filter(|stratum| !stratum.is_shared).collect();
    if out.is_empty() {
        return None;
    }
    let one = |stratum: &&consistency::MixShare| {
        let lacks = |channel: &&consistency::Channel| channel.unmatched.contains(&stratum.label);
        let lacking = found.channels.iter().filter(lacks).map(|channel| channel.label.to_string());
        let lacking: Vec<String> = lacking.collect();
        format!("{} ({}; none in {})", stratum.label, percent_of(stratum.share), first_names(&lacking, NAMED))
    };
    let named: Vec<String> = out.iter().map(one).collect();
    let about = if found.shared > 0.0 {
        let share = percent_of(found.shared);
        format!("same mix: {share} of the answers, those of each {mix} in all channels")
    } else {
        format!("same mix: no {mix} is in all channels")
    };
    Some(format!("{about}; left out: {}", first_names(&named, NAMED)))
}

/// A share for a sentence.
fn percent_of(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// So many names, and how many more there are.
fn first_names(names: &[String], most: usize) -> String {
    let first = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(most);
    if more > 0 { format!("{first} and {more} more") } else { first }
}

fn wanted_row(channel: &consistency::WantedChannel) -> Row {
    let mut row =
        with(vec![text("channel", &channel.label.to_string())], estimate_row("share", &channel.share));
    row.extend([cell("is_open", channel.is_open), text("verdict", channel.verdict.name())]);
    row
}

const WANTED_HEADS: [&str; 5] = ["channel", "share", "interval", "open", "verdict"];

fn wanted_line(channel: &consistency::WantedChannel) -> Vec<String> {
    let [share, interval] = some_value(Some(&channel.share));
    let (is_open, verdict) = (yes_or_no(channel.is_open).to_owned(), channel.verdict.name().to_owned());
    vec![channel.label.to_string(), share, interval, is_open, verdict]
}

impl Tabular for WantedChannel {
    fn rows(&self) -> Rows {
        Rows(vec![wanted_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Channel", &WANTED_HEADS, 1, vec![wanted_line(&self.0)])
    }

    fn line(&self) -> String {
        let channel = &self.0;
        format!("WantedChannel({}: {}, {})", channel.label, in_words(&channel.share), channel.verdict.name())
    }
}

impl Tabular for ChannelsWanted {
    fn rows(&self) -> Rows {
        Rows(self.0.channels.iter().map(wanted_row).collect())
    }

    fn shown(&self) -> Shown {
        let found = &self.0;
        let caption = format!("Channels wanted by {} customers and open", found.n_customers);
        let note = found.served.as_ref().map(|share| format!("whose channel is open: {}", in_words(share)));
        Shown::new(caption, &WANTED_HEADS, 1, first_lines(&found.channels, wanted_line)).with_notes(note)
    }

    fn line(&self) -> String {
        let missing =
            |channel: &&consistency::WantedChannel| channel.verdict == consistency::ChannelVerdict::Missing;
        let missing = self.0.channels.iter().filter(missing).count();
        format!("ChannelsWanted({}, {missing} missing)", plural(self.0.channels.len(), "channel"))
    }
}

fn chart_row(site: &consistency::SiteChart) -> Row {
    let chart = site.chart.as_ref();
    vec![
        text("site", &joined(&site.labels)),
        cell("n_periods", site.periods.len() as u64),
        ("chart".to_owned(), Cell::Text(chart.map(|chart| chart.kind.name().to_owned()))),
        cell("center", chart.map(|chart| chart.baseline.center)),
        ("n_signals".to_owned(), Cell::Int(chart.map(|chart| chart.signals.len() as i64))),
        cell("n_beyond_joint", site.beyond_joint.len() as u64),
        ("reason".to_owned(), Cell::Text(site.reason.clone())),
    ]
}

const SITE_CHART_HEADS: [&str; 6] = ["site", "chart", "periods", "center", "signals", "beyond joint limits"];

fn chart_line(site: &consistency::SiteChart) -> Vec<String> {
    let dash = || "-".to_owned();
    let chart = site.chart.as_ref();
    vec![
        joined(&site.labels),
        chart.map_or_else(dash, |chart| chart.kind.name().to_owned()),
        site.periods.len().to_string(),
        chart.map_or_else(dash, |chart| shown(chart.baseline.center)),
        chart.map_or_else(dash, |chart| chart.signals.len().to_string()),
        site.beyond_joint.len().to_string(),
    ]
}

impl Tabular for SiteChart {
    fn rows(&self) -> Rows {
        Rows(vec![chart_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Site over time", &SITE_CHART_HEADS, 2, vec![chart_line(&self.0)])
            .with_notes(self.0.reason.clone())
    }

    fn line(&self) -> String {
        let (name, periods) = (joined(&self.0.labels), plural(self.0.periods.len(), "period"));
        format!("SiteChart({name}: {periods}, {} beyond joint limits)", self.0.beyond_joint.len())
    }
}

impl Tabular for OverTime {
    fn rows(&self) -> Rows {
        Rows(self.0.sites.iter().map(chart_row).collect())
    }

    fn shown(&self) -> Shown {
        let found = &self.0;
        let caption =
            format!("{} of {} over time", found.statistic.name(), plural(found.sites.len(), "site"));
        let note = format!(
            "{} of {} points beyond their limits, {} to be expected by chance; {} beyond {} standard deviations, \
             which hold for all points at once ({})",
            found.n_beyond,
            found.n_points,
            shown(found.expected_by_chance),
            found.n_beyond_joint,
            shown(found.joint_sigmas),
            percent(found.level)
        );
        Shown::new(caption, &SITE_CHART_HEADS, 2, first_lines(&found.sites, chart_line)).with_notes([note])
    }

    fn line(&self) -> String {
        let (sites, found) = (plural(self.0.sites.len(), "site"), &self.0);
        format!("OverTime({sites}, {} points, {} beyond their limits)", found.n_points, found.n_beyond)
    }
}

fn statistic(name: &str) -> PyResult<SiteStatistic> {
    SiteStatistic::parse(name).map_err(raised)
}

/// The names of segment columns: none, one, or several.
fn columns(by: Arg<'_, '_>) -> PyResult<Vec<String>> {
    let needed = |_| wrong_type("by: of a Summary, names of segment columns are needed");
    match by {
        None => Ok(Vec::new()),
        Some(one) if one.extract::<String>().is_ok() => Ok(vec![one.extract()?]),
        Some(several) => several.extract().map_err(needed),
    }
}

/// The item, of a summary that may have but one.
fn item_of(item: Option<&str>, summary: &core::Summary) -> PyResult<String> {
    csat::item_of(item.map(str::to_owned).as_ref(), summary)
}

/// A column of labels, one per row.
fn label_column(given: Arg<'_, '_>, what: &'static str) -> PyResult<Categories> {
    let given = given.ok_or_else(|| refused(what, "None", "a column of labels is needed"))?;
    labels::read(given, what)
}

fn label_at(labels: &Categories, row: usize) -> Label {
    labels.codes().get(row).map_or(Label::Missing, |code| labels.labels()[*code as usize].clone())
}

/// Refuses columns of different length.
fn check_rows(column: &str, found: usize, expected: usize) -> PyResult<()> {
    if found == expected {
        return Ok(());
    }
    Err(raised(core::Error::UnequalLengths { column: column.to_owned(), found, expected }))
}

/// Counts and the sizes they are of.
fn counted(counts: &Bound<'_, PyAny>, sizes: Arg<'_, '_>) -> PyResult<(Vec<u64>, Vec<f64>)> {
    let sizes = sizes.ok_or_else(|| refused("sizes", "None", "counts need the sizes they are of"))?;
    let (counts, sizes) = (whole(counts, "counts")?, Numbers::read(sizes, "sizes")?.doubles());
    check_rows("sizes", sizes.len(), counts.len())?;
    Ok((counts, sizes))
}

/// Values and their sites: two columns, or the names of two columns of a table.
fn values_of(
    data: &Bound<'_, PyAny>,
    item: Option<&str>,
    by: Arg<'_, '_>,
) -> PyResult<(Vec<f64>, Categories)> {
    let name = by.and_then(|by| by.extract::<String>().ok());
    let (values, sites) = match (item, name) {
        (Some(item), Some(by)) => {
            let frame = Frame::read(data, "data")?;
            (frame.numbers(frame.find(item)?)?.doubles(), frame.labels(frame.find(&by)?)?)
        }
        (Some(item), None) => {
            let allowed = "the name of the column of sites in the table";
            return Err(refused("by", format!("for the item {item:?}"), allowed));
        }
        (None, _) => (Numbers::read(data, "data")?.doubles(), label_column(by, "by")?),
    };
    check_rows("by", sites.codes().len(), values.len())?;
    Ok((values, sites))
}

/// How much sites differ, which stand out, and where each may stand.
///
/// `data` is a `Summary`, of which `item` names the item and `by` the segment columns that make the sites (`None`: all); or a
/// column of values in any unit, and `by` the column of their sites, or a table and the names of these two columns; or there are `counts` of successes or events and the
/// `sizes` they are of, and `by` names the site of each. `statistic` is `"mean"` or `"share"` (with `positive` as in
/// `csat.top_box`) of a summary, `"share"` or `"rate"` of counts.
///
/// The result has the variance between and within sites, ICC(1), and for every site its mean, the mean shrunken towards the
/// others, funnel limits, an adjusted p and the ranks it may have. `limits` says how much of what chance does they hold (0.998
/// or 0.95). `overdispersion` is `"auto"`, `"none"`, `"multiplicative"` or `"additive"`: where sites vary more than chance
/// makes them, limits of chance alone are crossed nearly everywhere. `target` takes the place of the mean of all answers.
///
/// Counts of many months are often known far less well than their number says: give a row per site and month (sites that stand
/// twice are added), and `rows` says whether months vary more than chance makes them. `within="rows"` takes that into the
/// intervals, limits and ranks; with `"chance"` answers of a site are taken as independent.
#[pyfunction]
#[pyo3(
    name = "sites",
    signature = (data = None, item = None, *, by = None, counts = None, sizes = None, statistic = None, positive = None,
        level = 0.95, limits = 0.998, funnel = "exact", overdispersion = "auto", winsorise = 0.1, adjustment = "bh",
        target = None, within = "chance"),
    text_signature = "(data=None, item=None, *, by=None, counts=None, sizes=None, statistic=None, positive=2, level=0.95, \
                      limits=0.998, funnel='exact', overdispersion='auto', winsorise=0.1, adjustment='bh', target=None, \
                      within='chance')"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn consistency_sites<'py>(
    py: Python<'py>,
    data: Arg<'_, 'py>,
    item: Option<&str>,
    by: Arg<'_, 'py>,
    counts: Arg<'_, 'py>,
    sizes: Arg<'_, 'py>,
    statistic: Option<&str>,
    positive: Arg<'_, 'py>,
    level: f64,
    limits: f64,
    funnel: &str,
    overdispersion: &str,
    winsorise: f64,
    adjustment: &str,
    target: Option<f64>,
    within: &str,
) -> PyResult<Sites> {
    let usual = if counts.is_some() { "share" } else { "mean" };
    let mut options = SitesOptions {
        by: Vec::new(),
        statistic: self::statistic(statistic.unwrap_or(usual))?,
        positive: positive.map_or(Ok(Positive::Top(2)), self::positive)?,
        level,
        limits,
        funnel: FunnelMethod::parse(funnel).map_err(raised)?,
        overdispersion: Overdispersion::parse(overdispersion).map_err(raised)?,
        winsorise,
        adjustment: Adjustment::parse(adjustment).map_err(raised)?,
        target,
        within: WithinSites::parse(within).map_err(raised)?,
    };
    let found = match (data, counts) {
        (Some(data), None) => {
            if let Ok(summary) = data.cast::<Summary>() {
                let summary = summary.get().now();
                let item = item_of(item, &summary)?;
                options.by = columns(by)?;
                py.detach(|| consistency::sites(&summary, &item, &options))
            } else {
                let (values, sites) = values_of(data, item, by)?;
                py.detach(|| consistency::sites_of_values(&Column::from(&values), &sites, &options))
            }
        }
        (None, Some(counts)) => {
            let ((counts, sizes), sites) = (counted(counts, sizes)?, label_column(by, "by")?);
            check_rows("by", sites.codes().len(), counts.len())?;
            let numbered = counts.into_iter().zip(sizes).enumerate();
            let counted: Vec<SiteCount> = numbered
                .map(|(row, (count, size))| SiteCount { label: label_at(&sites, row), count, size })
                .collect();
            py.detach(|| consistency::sites_of_counts(&counted, &options))
        }
        (Some(_), Some(_)) => return Err(refused("counts", "given with data", "either data or counts")),
        (None, None) => {
            return Err(refused("data", "none", "a Summary, a column of values, or counts are needed"));
        }
    };
    found.map(Sites::from).map_err(raised)
}

/// The same item compared across channels for the same mix of customers.
///
/// `by` is the segment column of channels, `mix` that of what customers come with (the reason of the contact): each channel is
/// shown as it would be with the mix of all customers, in the strata that all channels have (`shared` is how much of the mix
/// that is), and against all other channels in the strata that both have. `statistic` is `"mean"` or `"share"`, with `positive` as in `csat.top_box`.
#[pyfunction]
#[pyo3(
    name = "channels",
    signature = (summary, item = None, *, by = "channel", mix = None, statistic = "mean", positive = None, level = 0.95,
        adjustment = "holm"),
    text_signature = "(summary, item=None, *, by='channel', mix=None, statistic='mean', positive=2, level=0.95, \
                      adjustment='holm')"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn consistency_channels<'py>(
    py: Python<'py>,
    summary: &Bound<'py, Summary>,
    item: Option<&str>,
    by: &str,
    mix: Option<String>,
    statistic: &str,
    positive: Arg<'_, 'py>,
    level: f64,
    adjustment: &str,
) -> PyResult<Channels> {
    let options = ChannelsOptions {
        by: by.to_owned(),
        mix,
        statistic: self::statistic(statistic)?,
        positive: positive.map_or(Ok(Positive::Top(2)), self::positive)?,
        level,
        adjustment: Adjustment::parse(adjustment).map_err(raised)?,
    };
    let summary = summary.get().now();
    let item = item_of(item, &summary)?;
    py.detach(|| consistency::channels(&summary, &item, &options)).map(Channels::from).map_err(raised)
}

/// The channels that customers want (face to face, phone, e-mail, chat, web, mail) beside those that are open.
///
/// `wants` is a dict from channel to how many of `n_customers` want it; a customer may want several. `open` is a list of the
/// channels that are open, or the only one. A channel counts as wanted from the share `least` on.
#[pyfunction]
#[pyo3(name = "channels_wanted", signature = (wants, n_customers, open, *, level = 0.95, least = 0.05))]
pub(crate) fn consistency_channels_wanted(
    wants: &Bound<'_, PyDict>,
    n_customers: Whole,
    open: &Bound<'_, PyAny>,
    level: f64,
    least: f64,
) -> PyResult<ChannelsWanted> {
    let one = |object: &Bound<'_, PyAny>| {
        labels_of(object)?.pop().ok_or_else(|| wrong_type("a channel is one label, no tuple"))
    };
    let wants = wants.iter().map(|(channel, n)| Ok((one(&channel)?, n.extract::<Whole>()?.named("wants")?)));
    let wants = wants.collect::<PyResult<Vec<_>>>()?;
    let n_customers = n_customers.named("n_customers")?;
    // A text is one channel, and not as many as it has letters.
    let open = if open.is_instance_of::<PyString>() {
        vec![one(open)?]
    } else {
        open.try_iter()?.map(|channel| one(&channel?)).collect::<PyResult<_>>()?
    };
    let options = WantedOptions { level, least };
    let found = consistency::channels_wanted(&wants, n_customers, &open, &options);
    found.map(ChannelsWanted::from).map_err(raised)
}

/// A control chart for every site, and how many signals chance alone makes of so many points.
///
/// `data` is a `Summary` with the segment columns `by` of sites (`None`: all others) and `over` of periods, of which `item`
/// names the item; or there are `counts` of successes or events and the `sizes` they are of, and `by` and `over` are columns
/// with the site and the period of each. `statistic` is `"share"`, of a summary also `"mean"`, of counts also `"rate"`.
/// `baseline`, `rules` and `sigmas` are as in `control.p`; a site that varies more than chance makes it has the chart
/// `p_prime` or `u_prime`.
#[pyfunction]
#[pyo3(
    name = "over_time",
    signature = (data = None, item = None, over = None, *, by = None, counts = None, sizes = None, statistic = "share",
        positive = None, level = 0.95, baseline = None, rules = "none", sigmas = 3.0),
    text_signature = "(data=None, item=None, over=None, *, by=None, counts=None, sizes=None, statistic='share', positive=2, \
                      level=0.95, baseline=None, rules='none', sigmas=3.0)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn consistency_over_time<'py>(
    py: Python<'py>,
    data: Option<&Bound<'py, Summary>>,
    item: Option<&str>,
    over: Arg<'_, 'py>,
    by: Arg<'_, 'py>,
    counts: Arg<'_, 'py>,
    sizes: Arg<'_, 'py>,
    statistic: &str,
    positive: Arg<'_, 'py>,
    level: f64,
    baseline: Arg<'_, 'py>,
    rules: &str,
    sigmas: f64,
) -> PyResult<OverTime> {
    let mut options = OverTimeOptions {
        by: Vec::new(),
        statistic: self::statistic(statistic)?,
        positive: positive.map_or(Ok(Positive::Top(2)), self::positive)?,
        control: control_options(baseline, rules, sigmas)?,
        level,
    };
    let found = match (data, counts) {
        (Some(summary), None) => {
            let summary = summary.get().now();
            let item = item_of(item, &summary)?;
            options.by = columns(by)?;
            let needed = || wrong_type("over: of a Summary, the name of a segment column is needed");
            let over: String = over.ok_or_else(needed)?.extract().map_err(|_| needed())?;
            py.detach(|| consistency::over_time(&summary, &item, &over, &options))
        }
        (None, Some(counts)) => {
            let (counts, sizes) = counted(counts, sizes)?;
            let (sites, periods) = (label_column(by, "by")?, label_column(over, "over")?);
            check_rows("by", sites.codes().len(), counts.len())?;
            check_rows("over", periods.codes().len(), counts.len())?;
            let numbered = counts.into_iter().zip(sizes).enumerate();
            let points: Vec<SitePeriod> = numbered
                .map(|(row, (count, size))| {
                    let (site, period) = (label_at(&sites, row), label_at(&periods, row));
                    SitePeriod { site, period, count, size }
                })
                .collect();
            py.detach(|| consistency::over_time_of_counts(&points, &options))
        }
        (Some(_), Some(_)) => return Err(refused("counts", "given with data", "either data or counts")),
        (None, None) => return Err(refused("data", "none", "a Summary or counts are needed")),
    };
    found.map(OverTime::from).map_err(raised)
}

/// Whether two groups get the same service: the permutation test of their means.
///
/// `a` and `b` are columns of values in any unit, `None` or NaN for missing. If it makes no difference in which group a
/// customer is, any other way to make the groups was as likely; they are drawn `replicates` times, or where there are no more
/// ways than that, all looked at. Times are skewed, and Student's t takes means as symmetric: with a small group its p is far
/// too small on one side. Both t are given to compare.
#[pyfunction]
#[pyo3(name = "permutation", signature = (a, b, *, replicates = None, seed = None), text_signature = "(a, b, *, replicates=10000, seed=1)")]
pub(crate) fn consistency_permutation(
    py: Python<'_>,
    a: &Bound<'_, PyAny>,
    b: &Bound<'_, PyAny>,
    replicates: Option<Whole>,
    seed: Option<Whole>,
) -> PyResult<Permutation> {
    let (a, b) = (Numbers::read(a, "a")?.doubles(), Numbers::read(b, "b")?.doubles());
    let usual = PermutationOptions::default();
    let replicates = replicates.map_or(Ok(usual.replicates), |given| given.named("replicates"))?;
    let seed = seed.map_or(Ok(usual.seed), |given| given.named("seed"))?;
    let options = PermutationOptions { replicates, seed };
    let found = py.detach(|| consistency::permutation(&Column::from(&a), &Column::from(&b), &options));
    found.map(Permutation::from).map_err(raised)
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<SiteDispersion>()?;
    module.add_class::<RowDispersion>()?;
    module.add_class::<Site>()?;
    module.add_class::<Sites>()?;
    module.add_class::<SiteMap>()?;
    module.add_class::<MixShare>()?;
    module.add_class::<Channel>()?;
    module.add_class::<Channels>()?;
    module.add_class::<WantedChannel>()?;
    module.add_class::<ChannelsWanted>()?;
    module.add_class::<SiteChart>()?;
    module.add_class::<OverTime>()?;
    module.add_class::<MeanTest>()?;
    module.add_class::<Permutation>()?;
    module.add("consistency_sites", wrap_pyfunction!(consistency_sites, module)?)?;
    module.add("consistency_channels", wrap_pyfunction!(consistency_channels, module)?)?;
    module.add("consistency_channels_wanted", wrap_pyfunction!(consistency_channels_wanted, module)?)?;
    module.add("consistency_over_time", wrap_pyfunction!(consistency_over_time, module)?)?;
    module.add("consistency_permutation", wrap_pyfunction!(consistency_permutation, module)?)
}
