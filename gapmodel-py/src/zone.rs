//! The zone of tolerance: service between what is desired and what is adequate.

use gapmodel_core::gap::{self, ZoneOptions};
use gapmodel_core::{self as core};
use pyo3::prelude::*;

use crate::error::raised;
use crate::five::{GapEstimate, gap_cells};
use crate::frame::{Row, Rows, Shown, shown_mean, shown_mean_interval};
use crate::results::{Estimate, Tabular, ToPython, cell, in_words, percent, plural, result, section, text};
use crate::summary::Summary;

result! {
    /// The zone of tolerance of one attribute, one dimension, or over all.
    ZoneRow(core::gap::ZoneRow) {
        /// The id in the instrument; `"overall"` for the mean over dimensions.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// Perceived - desired in scale units (MSS): above 0 the service is better than desired.
        superiority: GapEstimate,
        /// Perceived - adequate in scale units (MSA): below 0 the service is not even adequate.
        adequacy: GapEstimate,
        /// Desired - adequate in scale units: how wide the zone is.
        width: GapEstimate,
        /// (perceived - adequate) / (desired - adequate): 0 at the lower edge of the zone, 1 at the upper. Absent unless the
        /// width is above 0; its interval is Fieller's, absent unless that of the width is above 0.
        position: Option<Estimate>,
        /// Of an attribute: how many desire less than is adequate for them. 0 for dimensions and overall.
        inverted: u64,
    }
    {}
}

result! {
    /// Service between what customers desire and what they find adequate.
    ZoneOfTolerance(core::gap::ZoneOfTolerance) {
        /// Perceived - desired over all.
        superiority: GapEstimate,
        /// Perceived - adequate over all.
        adequacy: GapEstimate,
        /// Desired - adequate over all.
        width: GapEstimate,
        /// The position in the zone over all.
        position: Option<Estimate>,
        /// One row per dimension with ratings from all three viewpoints.
        dimensions: Vec<ZoneRow>,
        /// One row per attribute with ratings from all three viewpoints.
        attributes: Vec<ZoneRow>,
        /// Respondents who rated both desired and adequate levels.
        records: u64,
        /// Those among them who desire less than is adequate of at least one attribute.
        inverted_records: u64,
        /// Of how many attributes, over all respondents.
        inversions: u64,
        /// Whether somebody does: such records deserve a second look before the zone is believed.
        flagged: bool,
    }
    {}
}

/// The zone of tolerance (Parasuraman, Zeithaml and Berry 1994; LibQUAL+): where perceived service lies between the
/// desired level (the expectation) and the adequate one.
///
/// The instrument of `summary` has the viewpoints expectation, perception and adequate. Each of the three differences is
/// estimated as its sides were sampled, as `five` does. Records in which the desired level lies below the adequate one are
/// counted, not dropped. The interval of the position is Fieller's.
#[pyfunction]
#[pyo3(name = "zone_of_tolerance", signature = (summary, *, level = 0.95, language = "en"))]
pub(crate) fn gap_zone_of_tolerance(
    py: Python<'_>,
    summary: &Bound<'_, Summary>,
    level: f64,
    language: &str,
) -> PyResult<ZoneOfTolerance> {
    let (summary, options) = (summary.get().now(), ZoneOptions { level, language: language.to_owned() });
    py.detach(|| gap::zone_of_tolerance(&summary, &options)).map(ZoneOfTolerance::from).map_err(raised)
}

fn zone_row(kind: &str, row: &gap::ZoneRow) -> Row {
    let gap::ZoneRow { id, label, superiority, adequacy, width, position, inverted } = row;
    let mut out = vec![text("kind", kind), text("id", id), text("label", label)];
    for (name, gap) in [("superiority", superiority), ("adequacy", adequacy), ("width", width)] {
        let called =
            |column: String| if column == "gap" { name.to_owned() } else { format!("{name}_{column}") };
        out.extend(gap_cells(gap).into_iter().map(|(column, cell)| (called(column), cell)));
    }
    out.extend([
        cell("position", position.map(|position| position.value)),
        cell("position_low", position.and_then(|position| position.low)),
        cell("position_high", position.and_then(|position| position.high)),
        cell("inverted", *inverted),
    ]);
    out
}

const ZONE_HEADS: [&str; 9] =
    ["", "n", "superiority", "interval", "adequacy", "interval", "width", "position", "inverted"];

fn zone_line(row: &gap::ZoneRow) -> Vec<String> {
    let gap = |gap: &gap::GapEstimate| {
        [shown_mean(gap.estimate.value), shown_mean_interval(gap.estimate.low, gap.estimate.high)]
    };
    let name = if row.label.is_empty() { &row.id } else { &row.label };
    let mut line = vec![name.clone(), row.superiority.estimate.n_valid.to_string()];
    line.extend(gap(&row.superiority));
    line.extend(gap(&row.adequacy));
    line.push(shown_mean(row.width.estimate.value));
    line.push(row.position.map_or_else(|| "-".to_owned(), |position| shown_mean(position.value)));
    line.push(if row.inverted > 0 { row.inverted.to_string() } else { "-".to_owned() });
    line
}

impl Tabular for ZoneRow {
    fn rows(&self) -> Rows {
        Rows(vec![zone_row("zone", &self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Zone of tolerance", &ZONE_HEADS, 1, vec![zone_line(&self.0)])
    }

    fn line(&self) -> String {
        let Self(gap::ZoneRow { id, superiority, adequacy, .. }) = self;
        let [s, a] = [superiority, adequacy].map(|gap| shown_mean(gap.estimate.value));
        format!("ZoneRow({id:?}, superiority {s}, adequacy {a})")
    }
}

impl ZoneOfTolerance {
    fn overall(&self) -> gap::ZoneRow {
        let (id, label) = ("overall".to_owned(), String::new());
        let gap::ZoneOfTolerance { superiority, adequacy, width, position, .. } = self.0;
        gap::ZoneRow { id, label, superiority, adequacy, width, position, inverted: 0 }
    }
}

impl Tabular for ZoneOfTolerance {
    fn rows(&self) -> Rows {
        let mut rows = vec![zone_row("overall", &self.overall())];
        rows.extend(self.0.dimensions.iter().map(|row| zone_row("dimension", row)));
        rows.extend(self.0.attributes.iter().map(|row| zone_row("attribute", row)));
        Rows(rows)
    }

    fn shown(&self) -> Shown {
        let mut lines = Vec::new();
        section(&mut lines, "Overall", [zone_line(&self.overall())]);
        section(&mut lines, "Dimensions", self.0.dimensions.iter().map(zone_line));
        section(&mut lines, "Attributes", self.0.attributes.iter().map(zone_line));
        let caption = format!(
            "Zone of tolerance: superiority = perceived - desired, adequacy = perceived - adequate; {} intervals",
            percent(self.0.superiority.estimate.level)
        );
        let note = self.0.flagged.then(|| {
            format!(
                "{} of {} desire less than is adequate for them, {} in all",
                self.0.inverted_records,
                plural(usize::try_from(self.0.records).unwrap_or(usize::MAX), "record"),
                plural(usize::try_from(self.0.inversions).unwrap_or(usize::MAX), "rating")
            )
        });
        Shown::new(caption, &ZONE_HEADS, 1, lines).with_notes(note)
    }

    fn line(&self) -> String {
        let overall = self.overall();
        let [s, a] = [overall.superiority, overall.adequacy].map(|gap| in_words(&gap.estimate));
        format!("ZoneOfTolerance(superiority {s}; adequacy {a})")
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<ZoneRow>()?;
    module.add_class::<ZoneOfTolerance>()?;
    module.add("gap_zone_of_tolerance", wrap_pyfunction!(gap_zone_of_tolerance, module)?)
}
