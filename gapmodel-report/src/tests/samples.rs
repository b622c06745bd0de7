//! Results to draw: seeded, of any number of attributes, by the core.

use gapmodel_core::gap::{self, ServqualOptions, ServqualResult};
use gapmodel_core::{
    AttributeSpec, Column, Counts, DimensionSpec, Instrument, InstrumentSpec, Result, Scale, SummaryOptions,
    Table, Viewpoint, summarize,
};

/// Whole numbers that look like chance (Knuth's MMIX generator).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1))
    }

    /// From 0 to below 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About a normal number: mean 0, standard deviation 1.
    pub(crate) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    pub(crate) fn rating(&mut self, mean: f64, spread: f64, (low, high): (f64, f64)) -> f64 {
        (mean + spread * self.normal()).round().clamp(low, high)
    }
}

const NAMES: [&str; 12] = [
    "Up-to-date equipment",
    "Calls are answered within twenty seconds",
    "Opening hours that suit me",
    "Employees know what they are talking about and say so when they do not",
    "Price",
    "The invoice is correct the first time",
    "Website easy to use",
    "I am told exactly when services will be performed",
    "Courtesy",
    "Complaints are settled to my satisfaction",
    "Delivery on the day that was promised",
    "Parking",
];

/// The name of the attribute at a position: short ones and long ones, all different.
pub(crate) fn name(position: usize) -> String {
    let again = position / NAMES.len();
    let name = NAMES[position % NAMES.len()];
    if again == 0 { name.into() } else { format!("{name} ({})", again + 1) }
}

pub(crate) const SIZES: [usize; 3] = [5, 22, 60];

fn instrument(attributes: usize, viewpoints: &[(Viewpoint, &str)]) -> Result<Instrument> {
    let mut spec = InstrumentSpec { id: "sample".into(), ..InstrumentSpec::default() };
    spec.scales.insert("seven".into(), Scale::new(1, 7)?);
    spec.viewpoints.extend(viewpoints.iter().map(|(viewpoint, column)| (*viewpoint, (*column).into())));
    for (position, name) in ["Reliability", "Responsiveness", "Tangibles"].into_iter().enumerate() {
        let label = [("en".to_owned(), name.to_owned())].into_iter().collect();
        spec.dimensions.push(DimensionSpec { id: format!("d{position}"), label, ..DimensionSpec::default() });
    }
    for position in 0..attributes {
        let label = [("en".to_owned(), name(position))].into_iter().collect();
        let (id, dimension) = (format!("a{position}"), format!("d{}", position % 3));
        spec.attributes.push(AttributeSpec { id, label, dimension, ..AttributeSpec::default() });
    }
    Instrument::new(spec)
}

pub(crate) fn servqual_of(instrument: Instrument, language: &str) -> Result<ServqualResult> {
    let mut chance = Chance::new(7);
    let mut columns = Vec::new();
    for attribute in instrument.attributes() {
        let expected = 5.6 + chance.share();
        let perceived = expected - 1.1 + 1.5 * chance.share();
        for (column, mean) in attribute.columns().iter().zip([expected, perceived]) {
            let ratings: Vec<f64> = (0..160).map(|_| chance.rating(mean, 0.9, (1.0, 7.0))).collect();
            columns.push((column.clone(), ratings));
        }
    }
    let mut table = Table::new();
    for (name, ratings) in &columns {
        table.add(name, Column::from(&ratings[..]))?;
    }
    let summary = summarize(&table, instrument, SummaryOptions::default())?;
    gap::servqual(&summary.total()?, &ServqualOptions { language: language.into(), ..Default::default() })
}

pub(crate) fn servqual(attributes: usize) -> Result<ServqualResult> {
    let viewpoints = [(Viewpoint::Expectation, "E_{id}"), (Viewpoint::Perception, "P_{id}")];
    servqual_of(instrument(attributes, &viewpoints)?, "en")
}

pub(crate) fn counts(items: usize, points: usize) -> Result<Vec<(String, Counts)>> {
    let mut chance = Chance::new(3);
    let scale = Scale::new(1, points as i32)?;
    let item = |position: usize| {
        let mut counts = Counts::new(&scale)?;
        let mean = points as f64 * (0.45 + 0.45 * chance.share());
        let ratings: Vec<f64> = (0..80 + 37 * (position % 9))
            .map(|_| chance.rating(mean, points as f64 / 5.0, (1.0, points as f64)))
            .collect();
        counts.extend(&ratings[..])?;
        Ok((name(position), counts))
    };
    (0..items).map(item).collect()
}
