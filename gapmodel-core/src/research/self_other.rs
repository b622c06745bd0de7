use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::gap::{Scope, Study, check_asked, check_language, sum_label};
use crate::instrument::{Instrument, Viewpoint};
use crate::stats::Adjustment;
use crate::stats::difference::{Difference, SideMean, welch};
use crate::summary::Summary;

/// Options of [`self_other`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfOtherOptions {
    /// The viewpoint that staff answered from: perception, staff rating their own service with the customers' questions.
    pub staff: Viewpoint,
    /// The viewpoint that customers answered from: perception.
    pub customers: Viewpoint,
    /// How p-values are adjusted, within dimensions and within attributes: Holm.
    pub family: Adjustment,
    /// The language of the labels: `"en"`.
    pub language: String,
}

impl Default for SelfOtherOptions {
    fn default() -> Self {
        Self {
            staff: Viewpoint::Perception,
            customers: Viewpoint::Perception,
            family: Adjustment::Holm,
            language: "en".to_owned(),
        }
    }
}

/// Staff's view of their service beside that of customers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SelfOther {
    /// Over all.
    pub overall: Option<Bias>,
    /// One row per dimension that both rated.
    pub dimensions: Vec<Bias>,
    /// One row per attribute that both rated.
    pub attributes: Vec<Bias>,
    /// The ids of attributes that staff see as better than customers do: the interval lies above 0 and p after adjustment is
    /// at most 1 - level.
    pub too_good: Vec<String>,
    /// The ids of attributes that staff see as worse, likewise.
    pub too_bad: Vec<String>,
    /// The ids of attributes that only one side rated.
    pub one_sided: Vec<String>,
    /// The viewpoint that staff answered from.
    pub staff: Viewpoint,
    /// The viewpoint that customers answered from.
    pub customers: Viewpoint,
    /// How p-values were adjusted.
    pub family: Adjustment,
    /// The confidence level, between 0 and 1.
    pub level: f64,
}

/// How far staff's view lies above that of customers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bias {
    /// The id of the attribute or dimension; `"overall"`.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// Staff's mean less that of customers, in scale units, positive = staff see their service as better; Welch's interval.
    pub bias: Estimate,
    /// Staff's mean, in scale units, high is good.
    pub staff_mean: f64,
    /// Customers' mean, likewise.
    pub customers_mean: f64,
    /// How many of staff rated it.
    pub n_staff: u64,
    /// How many customers rated it.
    pub n_customers: u64,
    /// Degrees of freedom (Welch and Satterthwaite); absent without variation, as the next three.
    pub df: Option<f64>,
    /// The bias divided by its standard error.
    pub t: Option<f64>,
    /// Two-sided p-value, 0 to 1.
    pub p: Option<f64>,
    /// The same, adjusted among dimensions or among attributes.
    pub p_adjusted: Option<f64>,
    /// The bias by the root mean square of the two standard deviations (Cohen's d); absent without variation.
    pub effect_size: Option<f64>,
}

/// Whether staff see their service as customers do: staff's mean less that of customers, per attribute, per dimension, over all.
///
/// Both are summaries of the same instrument, of different people: independent samples, Welch's interval (Welch 1938,
/// Biometrika 29:350-362), Holm's p-values within dimensions and within attributes. Staff usually answer the customers'
/// questions about their own service; where they were asked what they believe customers expect, hold `management` against
/// `expectation`.
///
/// # Errors
///
/// [`Error::Mismatch`] for different instruments; [`Error::MissingViewpoint`] if the instrument lacks a viewpoint, or nobody
/// was asked for it; [`Error::NoValidRatings`] if both rated nothing in common; [`Error::InvalidOption`] for a language
/// without texts; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Column, Instrument, Scale, SummaryOptions, Table, research, summarize};
/// let instrument = Instrument::paired(&[("speed", None)], None, false, Scale::new(1, 7)?)?;
/// let asked = |perceived: [i8; 5]| {
///     let mut table = Table::new();
///     table.add("P_speed", Column::from(&perceived))?;
///     summarize(&table, instrument.clone(), SummaryOptions::default())
/// };
/// let (staff, customers) = (asked([7, 6, 7, 6, 7])?, asked([4, 5, 5, 3, 6])?);
/// let found = research::self_other(&staff, &customers, 0.95, &research::SelfOtherOptions::default())?;
/// assert_eq!(format!("{:.2}", found.attributes[0].bias.value), "2.00");
/// assert_eq!(found.too_good, ["speed"]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn self_other(
    staff: &Summary,
    customers: &Summary,
    level: f64,
    options: &SelfOtherOptions,
) -> Result<SelfOther> {
    check_level(level)?;
    let instrument = staff.instrument();
    check_language(instrument, &options.language)?;
    if instrument != customers.instrument() {
        let (ours, theirs) = (instrument.id(), customers.instrument().id());
        return Err(Error::Mismatch { reason: format!("the instruments differ: {ours:?} and {theirs:?}") });
    }
    let sides = [(staff, options.staff), (customers, options.customers)];
    let [staff, customers] = sides.map(|(summary, viewpoint)| side(summary, viewpoint, level));
    let both = Both { staff: staff?, customers: customers?, options, level };
    let (mut dimensions, mut attributes) = (both.dimensions(instrument)?, both.attributes(instrument)?);
    let overall = both.row("overall", sum_label("overall", &options.language), Scope::Overall)?;
    if overall.is_none() && attributes.is_empty() {
        let what = "the attributes that both rated".to_owned();
        return Err(Error::NoValidRatings { what, n_missing: 0, n_excluded: 0 });
    }
    adjust(&mut dimensions, options.family);
    adjust(&mut attributes, options.family);
    let overall = overall.map(|row| Bias { p_adjusted: row.p, ..row });
    let is_sure = |row: &&Bias| row.p_adjusted.is_some_and(|p| p <= 1.0 - level);
    let ids = |is_such: fn(&Bias) -> bool| {
        attributes.iter().filter(is_sure).filter(|row| is_such(row)).map(|row| row.id.clone()).collect()
    };
    Ok(SelfOther {
        too_good: ids(|row| row.bias.value > 0.0),
        too_bad: ids(|row| row.bias.value < 0.0),
        one_sided: both.one_sided(instrument),
        overall,
        dimensions,
        attributes,
        staff: options.staff,
        customers: options.customers,
        family: options.family,
        level,
    })
}

/// What one group of people says from its viewpoint.
fn side(summary: &Summary, viewpoint: Viewpoint, level: f64) -> Result<Study<'_>> {
    const WHAT: &str = "staff's view beside customers'";
    if !summary.instrument().has(viewpoint) {
        return Err(Error::MissingViewpoint { what: WHAT, viewpoint: viewpoint.name() });
    }
    let study = Study::plain(summary, level)?.with_sides([viewpoint])?;
    check_asked(WHAT, &study.total, &[viewpoint])?;
    Ok(study)
}

struct Both<'a> {
    staff: Study<'a>,
    customers: Study<'a>,
    options: &'a SelfOtherOptions,
    level: f64,
}

impl Both<'_> {
    /// What each side says of a scope; `None` where it says nothing.
    fn means(&self, scope: Scope) -> [Option<SideMean>; 2] {
        let mean = |study: &Study<'_>, viewpoint| study.side(viewpoint, scope).map(|side| side.mean);
        [mean(&self.staff, self.options.staff), mean(&self.customers, self.options.customers)]
    }

    fn row(&self, id: &str, label: &str, scope: Scope) -> Result<Option<Bias>> {
        let [Some(staff), Some(customers)] = self.means(scope) else { return Ok(None) };
        let Difference { value, std_error, df, t, p, low, high } = welch(&staff, &customers, self.level)?;
        let n_valid = staff.n + customers.n;
        let bare = Estimate {
            value,
            std_error,
            low: None,
            high: None,
            level: self.level,
            n_valid,
            n_missing: 0,
            n_excluded: 0,
            n_effective: n_valid as f64,
            method: Method::None,
        };
        let spread = staff.sd.zip(customers.sd).map(|(a, b)| libm::sqrt(0.5 * (a * a + b * b)));
        Ok(Some(Bias {
            id: id.to_owned(),
            label: label.to_owned(),
            bias: bare.with_limits(low.zip(high), Method::Welch),
            staff_mean: staff.mean,
            customers_mean: customers.mean,
            n_staff: staff.n,
            n_customers: customers.n,
            df,
            t,
            p,
            p_adjusted: None,
            effect_size: spread.filter(|spread| *spread > 0.0).map(|spread| value / spread),
        }))
    }

    fn dimensions(&self, instrument: &Instrument) -> Result<Vec<Bias>> {
        let dimensions = instrument.dimensions().iter().enumerate();
        let row = |(i, d): (usize, &crate::Dimension)| {
            self.row(d.id(), d.label_in(&self.options.language), Scope::Dimension(i)).transpose()
        };
        dimensions.filter_map(row).collect()
    }

    fn attributes(&self, instrument: &Instrument) -> Result<Vec<Bias>> {
        let attributes = instrument.attributes().iter().enumerate();
        let row = |(i, a): (usize, &crate::Attribute)| {
            self.row(a.id(), a.label_in(&self.options.language), Scope::Attribute(i)).transpose()
        };
        attributes.filter_map(row).collect()
    }

    fn one_sided(&self, instrument: &Instrument) -> Vec<String> {
        let attributes = instrument.attributes().iter().enumerate();
        let is_one_sided = |i: usize| {
            let [staff, customers] = self.means(Scope::Attribute(i));
            staff.is_some() != customers.is_some()
        };
        attributes.filter(|(i, _)| is_one_sided(*i)).map(|(_, attribute)| attribute.id().to_owned()).collect()
    }
}

/// Adjusts the p-values of those rows that have one.
fn adjust(rows: &mut [Bias], family: Adjustment) {
    let p: Vec<f64> = rows.iter().filter_map(|row| row.p).collect();
    let tested = rows.iter_mut().filter(|row| row.p.is_some());
    tested.zip(family.apply(&p)).for_each(|(row, p)| row.p_adjusted = Some(p));
}
