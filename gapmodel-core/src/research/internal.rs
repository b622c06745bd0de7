use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::estimate::{Estimate, check_level};
use crate::gap::{Scope, Study, check_asked};
use crate::instrument::{Instrument, Viewpoint};
use crate::label::Label;
use crate::summary::{Segment, Summary};

const SIDES: [Viewpoint; 2] = [Viewpoint::Perception, Viewpoint::Expectation];

/// Options of [`internal`].
#[derive(Clone, Debug, PartialEq)]
pub struct InternalOptions {
    /// The segment column of the department that serves: `"provider"`.
    pub provider: String,
    /// The segment column of the department that is served, that of the respondent: `"customer"`.
    pub customer: String,
    /// What is measured: the id of an attribute or dimension, or `"overall"`.
    pub of: String,
    /// The smallest number of respondents whose answers are shown: 10.
    pub min_n: u64,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Default for InternalOptions {
    fn default() -> Self {
        Self {
            provider: "provider".to_owned(),
            customer: "customer".to_owned(),
            of: "overall".to_owned(),
            min_n: 10,
            level: 0.95,
        }
    }
}

/// Gaps between departments that serve each other.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct InternalService {
    /// The departments, as providers or as customers, in the order of their labels.
    pub departments: Vec<String>,
    /// One entry per provider and customer with respondents: by provider, then by customer.
    pub cells: Vec<InternalCell>,
    /// One entry per provider, as all its customers but itself see it.
    pub providers: Vec<InternalCell>,
    /// One entry per customer, of all that serve it but itself.
    pub customers: Vec<InternalCell>,
    /// All departments together, but for what they say of themselves.
    pub overall: InternalCell,
    /// What was measured.
    pub of: String,
    /// The smallest number of respondents whose answers are shown.
    pub min_n: u64,
    /// How many entries of `cells` are hidden because fewer answered.
    pub n_hidden: u64,
    /// How many respondents named no provider or no customer, and stand in no entry.
    pub n_unlabelled: u64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
}

/// The gap of one provider and one customer, or of several together.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct InternalCell {
    /// The department that serves; absent for all.
    pub provider: Option<String>,
    /// The department that is served; absent for all.
    pub customer: Option<String>,
    /// Whether a department speaks of itself.
    pub is_own: bool,
    /// Whether fewer than `min_n` answered, so that nothing is shown.
    pub is_hidden: bool,
    /// Perception - expectation in scale units, negative = shortfall; absent where hidden.
    pub gap: Option<Estimate>,
    /// Mean perception, in scale units; absent where hidden.
    pub perception_mean: Option<f64>,
    /// Mean expectation, likewise.
    pub expectation_mean: Option<f64>,
    /// How many cells are left out of a sum, because it would give away what is hidden; 0 for a single cell.
    pub cells_left_out: u64,
}

/// Internal service: the gap model with departments as customers of each other.
///
/// The summary has the two departments among its segment columns: who serves, and who is served and answers. The figures are
/// those of [`five`](crate::gap::five) for gap 5. Answers of fewer than `min_n` respondents are hidden, for the sake of those
/// few. A sum over departments holds the hidden cells too, but only where there are at least two of them and they have
/// `min_n` respondents together: the difference between a sum and what is shown says nothing of fewer. What departments say of
/// themselves is shown but in no sum.
///
/// # Errors
///
/// [`Error::InvalidOption`] unless the two columns are two of the segment columns, and for `min_n` of 0;
/// [`Error::UnknownItem`] naming what can be measured; [`Error::MissingViewpoint`] without expectations or perceptions;
/// [`Error::NoValidRatings`] if nobody named two departments and rated both; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Categories, Column, Instrument, Label, Scale, SummaryOptions, Table, research, summarize};
/// let instrument = Instrument::paired(&[("speed", None)], None, false, Scale::new(1, 7)?)?;
/// let labels = |names: [&str; 4]| Categories::from_labels(names.map(Label::from));
/// let mut table = Table::new();
/// table.add("E_speed", Column::from(&[6_i8, 7, 6, 5]))?;
/// table.add("P_speed", Column::from(&[4_i8, 6, 6, 5]))?;
/// table.add_labels("provider", labels(["IT", "IT", "HR", "HR"]))?;
/// table.add_labels("customer", labels(["HR", "HR", "IT", "sales"]))?;
/// let by = vec!["provider".to_owned(), "customer".to_owned()];
/// let summary = summarize(&table, instrument, SummaryOptions { by, ..SummaryOptions::default() })?;
/// let options = research::InternalOptions { min_n: 2, ..research::InternalOptions::default() };
/// let found = research::internal(&summary, &options)?;
/// assert_eq!((found.departments.len(), found.cells.len(), found.n_hidden), (3, 3, 2));
/// let of_it = found.providers.iter().find(|cell| cell.provider.as_deref() == Some("IT")).unwrap();
/// assert_eq!(of_it.gap.unwrap().value, -1.5);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn internal(summary: &Summary, options: &InternalOptions) -> Result<InternalService> {
    check_level(options.level)?;
    let instrument = summary.instrument();
    if let Some(viewpoint) = SIDES.into_iter().find(|viewpoint| !instrument.has(*viewpoint)) {
        return Err(Error::MissingViewpoint { what: "internal service", viewpoint: viewpoint.name() });
    }
    let between = Between::new(summary, options)?;
    check_asked("internal service", &summary.total()?, &SIDES)?;
    let cells = between.cells()?;
    if cells.iter().all(|cell| cell.n == 0) {
        let what = format!("{} of two departments", options.of);
        return Err(Error::NoValidRatings { what, n_missing: summary.rows(), n_excluded: 0 });
    }
    let named = |pick: fn(&Found) -> &Label| cells.iter().map(pick).collect::<BTreeSet<_>>();
    let (providers, customers) = (named(|cell| &cell.provider), named(|cell| &cell.customer));
    let provider = |label: &Label| between.sum(&cells, Some(label), None);
    let customer = |label: &Label| between.sum(&cells, None, Some(label));
    let labelled = summary.segments().filter(|segment| between.pair(segment.labels()).is_some());
    Ok(InternalService {
        departments: providers.union(&customers).map(ToString::to_string).collect(),
        providers: providers.iter().map(|label| provider(label)).collect::<Result<_>>()?,
        customers: customers.iter().map(|label| customer(label)).collect::<Result<_>>()?,
        overall: between.sum(&cells, None, None)?,
        of: options.of.clone(),
        min_n: options.min_n,
        n_hidden: cells.iter().filter(|cell| cell.is_hidden(options.min_n)).count() as u64,
        n_unlabelled: summary.rows() - labelled.map(|segment| segment.rows()).sum::<u64>(),
        level: options.level,
        cells: cells.iter().map(|cell| between.shown(cell)).collect(),
    })
}

/// A cell before it is decided what of it is shown.
struct Found {
    provider: Label,
    customer: Label,
    /// How many rated both sides.
    n: u64,
    figures: Option<Figures>,
}

impl Found {
    fn is_hidden(&self, min_n: u64) -> bool {
        self.n < min_n
    }
}

#[derive(Clone, Copy)]
struct Figures {
    gap: Estimate,
    perception_mean: f64,
    expectation_mean: f64,
}

/// Where the two departments stand among the segment columns, and what is measured.
struct Between<'a> {
    summary: &'a Summary,
    options: &'a InternalOptions,
    columns: [usize; 2],
    scope: Scope,
}

impl<'a> Between<'a> {
    fn new(summary: &'a Summary, options: &'a InternalOptions) -> Result<Self> {
        let column = |option: &'static str, name: &str| {
            summary.by().iter().position(|by| by == name).ok_or_else(|| Error::InvalidOption {
                option,
                value: format!("{name:?}"),
                allowed: match summary.by() {
                    [] => "the summary has no segment columns: name both departments when summarising"
                        .to_owned(),
                    by => format!("one of the segment columns {}", by.join(", ")),
                },
            })
        };
        let columns = [column("provider", &options.provider)?, column("customer", &options.customer)?];
        if columns[0] == columns[1] {
            let (value, allowed) =
                (format!("{:?}", options.customer), "another column than provider".to_owned());
            return Err(Error::InvalidOption { option: "customer", value, allowed });
        }
        if options.min_n == 0 {
            let allowed = "at least one respondent".to_owned();
            return Err(Error::InvalidOption { option: "min_n", value: "0".to_owned(), allowed });
        }
        let scope = scope(summary.instrument(), &options.of)?;
        Ok(Self { summary, options, columns, scope })
    }

    /// The two departments of a segment; `None` unless both are named.
    fn pair<'l>(&self, labels: &'l [Label]) -> Option<[&'l Label; 2]> {
        let pair = self.columns.map(|column| &labels[column]);
        (!pair.contains(&&Label::Missing)).then_some(pair)
    }

    fn cells(&self) -> Result<Vec<Found>> {
        let pairs: BTreeSet<[&Label; 2]> =
            self.summary.segments().filter_map(|segment| self.pair(segment.labels())).collect();
        let cell = |pair: [&Label; 2]| {
            let figures = self.figures(&|other| other == pair)?;
            let n = figures.map_or(0, |figures| figures.gap.n_valid);
            Ok(Found { provider: pair[0].clone(), customer: pair[1].clone(), n, figures })
        };
        pairs.into_iter().map(cell).collect()
    }

    fn figures(&self, is_picked: &dyn Fn([&Label; 2]) -> bool) -> Result<Option<Figures>> {
        let segment: Segment<'_> =
            self.summary.together(|labels| self.pair(labels).is_some_and(is_picked))?;
        let study = Study::of(self.summary, segment, self.options.level).with_sides(SIDES)?;
        let gap = study.gap((Viewpoint::Perception, Viewpoint::Expectation), self.scope)?;
        Ok(gap.map(|gap| Figures {
            gap: gap.estimate,
            perception_mean: gap.delivered_mean,
            expectation_mean: gap.reference_mean,
        }))
    }

    /// Several cells together, without what would give away a hidden one.
    fn sum(
        &self,
        cells: &[Found],
        provider: Option<&Label>,
        customer: Option<&Label>,
    ) -> Result<InternalCell> {
        let is_in = |cell: &&Found| {
            cell.provider != cell.customer
                && provider.is_none_or(|label| cell.provider == *label)
                && customer.is_none_or(|label| cell.customer == *label)
        };
        let min_n = self.options.min_n;
        let (hidden, open): (Vec<&Found>, Vec<&Found>) =
            cells.iter().filter(is_in).partition(|cell| cell.is_hidden(min_n));
        let n: u64 = hidden.iter().map(|cell| cell.n).sum();
        let gives_away = hidden.len() == 1 || n < min_n;
        let kept = if gives_away { &[][..] } else { &hidden };
        let picked: BTreeSet<[&Label; 2]> =
            open.iter().chain(kept).map(|cell| [&cell.provider, &cell.customer]).collect();
        let figures =
            self.figures(&|pair| picked.contains(&pair))?.filter(|figures| figures.gap.n_valid >= min_n);
        let left_out = if gives_away { hidden.len() as u64 } else { 0 };
        Ok(InternalCell {
            provider: provider.map(ToString::to_string),
            customer: customer.map(ToString::to_string),
            is_own: false,
            cells_left_out: left_out,
            ..seen(figures)
        })
    }

    fn shown(&self, cell: &Found) -> InternalCell {
        let figures = cell.figures.filter(|_| !cell.is_hidden(self.options.min_n));
        InternalCell {
            is_own: cell.provider == cell.customer,
            provider: Some(cell.provider.to_string()),
            customer: Some(cell.customer.to_string()),
            ..seen(figures)
        }
    }
}

/// What is shown of figures, if anything is.
fn seen(figures: Option<Figures>) -> InternalCell {
    InternalCell {
        provider: None,
        customer: None,
        is_own: false,
        is_hidden: figures.is_none(),
        gap: figures.map(|figures| figures.gap),
        perception_mean: figures.map(|figures| figures.perception_mean),
        expectation_mean: figures.map(|figures| figures.expectation_mean),
        cells_left_out: 0,
    }
}

fn scope(instrument: &Instrument, of: &str) -> Result<Scope> {
    let attribute = instrument.attributes().iter().position(|attribute| attribute.id() == of);
    let dimension = instrument.dimensions().iter().position(|dimension| dimension.id() == of);
    let overall = (of == "overall").then_some(Scope::Overall);
    overall.or(dimension.map(Scope::Dimension)).or(attribute.map(Scope::Attribute)).ok_or_else(|| {
        let dimensions = instrument.dimensions().iter().map(crate::Dimension::id);
        let attributes = instrument.attributes().iter().map(crate::Attribute::id);
        let available = crate::error::list_names(["overall"].into_iter().chain(dimensions).chain(attributes));
        Error::UnknownItem { what: "attribute or dimension", id: of.to_owned(), available }
    })
}
