//! Results to draw: seeded, of any number of attributes, by the core.

use gapmodel_core::dimensions::{self, ConversationOptions, Lexicon, Speaker, Turn};
use gapmodel_core::gap::{self, ServqualOptions, ServqualResult};
use gapmodel_core::{
    Absent, AttributeSpec, Categories, Column, Counts, DimensionSpec, Estimate, Instrument, InstrumentSpec,
    Label, Method, Result, Scale, Summary, SummaryOptions, Table, Viewpoint, consistency, control, csat,
    drivers, economics, summarize,
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

/// Means of the six viewpoints of the gap model, over customers, managers and staff.
pub(crate) fn five() -> Result<gap::FiveGaps> {
    let instrument = Instrument::gap_model();
    let mut summary = gapmodel_core::Summary::new(instrument.clone(), SummaryOptions::default())?;
    let mut chance = Chance::new(11);
    for (letters, people, means) in
        [("EP", 200, [6.1, 4.9]), ("MS", 40, [5.8, 5.1]), ("D", 60, [4.9, 0.0]), ("C", 50, [5.6, 0.0])]
    {
        let mut columns = Vec::new();
        for attribute in instrument.attributes() {
            for (letter, mean) in letters.chars().zip(means) {
                let ratings: Vec<f64> = (0..people).map(|_| chance.rating(mean, 1.0, (1.0, 7.0))).collect();
                columns.push((format!("{letter}_{}", attribute.id()), ratings));
            }
        }
        let mut table = Table::new();
        for (name, ratings) in &columns {
            table.add(name, Column::from(&ratings[..]))?;
        }
        summary.merge(&summarize(&table, instrument.clone(), SummaryOptions::default())?)?;
    }
    gap::five(&summary, &gap::FiveOptions::default())
}

pub(crate) fn zone(attributes: usize) -> Result<gap::ZoneOfTolerance> {
    let viewpoints = [
        (Viewpoint::Adequate, "A_{id}"),
        (Viewpoint::Expectation, "E_{id}"),
        (Viewpoint::Perception, "P_{id}"),
    ];
    let instrument = instrument(attributes, &viewpoints)?;
    let mut chance = Chance::new(5);
    let mut columns = Vec::new();
    for attribute in instrument.attributes() {
        let perceived = 3.8 + 2.2 * chance.share();
        for (viewpoint, mean) in [("A", 4.2), ("E", 6.2), ("P", perceived)] {
            let ratings: Vec<f64> = (0..120).map(|_| chance.rating(mean, 0.9, (1.0, 7.0))).collect();
            columns.push((format!("{viewpoint}_{}", attribute.id()), ratings));
        }
    }
    let mut table = Table::new();
    for (name, ratings) in &columns {
        table.add(name, Column::from(&ratings[..]))?;
    }
    let summary = summarize(&table, instrument, SummaryOptions::default())?;
    gap::zone_of_tolerance(&summary, &gap::ZoneOptions::default())
}

/// The share of satisfied customers of so many segments, with the smallest segments the most uncertain.
pub(crate) fn shares(segments: usize) -> Result<Vec<(String, Estimate)>> {
    let mut chance = Chance::new(2);
    let share = |position: usize| {
        let n = 20 + (chance.share() * 300.0) as u64;
        let positive = ((0.6 + 0.3 * chance.share()) * n as f64) as u64;
        let counts = Counts::from_counts(&Scale::new(0, 1)?, &[n - positive, positive], Absent::default())?;
        let options = csat::TopBoxOptions { positive: csat::Positive::Top(1), ..Default::default() };
        Ok((name(position), csat::top_box(&counts, &options)?))
    };
    (0..segments).map(share).collect()
}

pub(crate) fn nps(segments: usize) -> Result<Vec<(String, Estimate)>> {
    let rows = counts(segments, 11)?;
    let score = |(name, counts): (String, Counts)| {
        let ten = Counts::from_counts(&Scale::new(0, 10)?, &counts.counts(), Absent::default())?;
        Ok((name, csat::nps(&ten, 0.95, Method::AdjustedWald)?.score))
    };
    rows.into_iter().map(score).collect()
}

pub(crate) fn segments(n: usize, target: Option<f64>) -> Result<csat::SegmentComparisons> {
    let mut chance = Chance::new(9);
    let mut ratings = Vec::new();
    let mut names = Vec::new();
    for position in 0..n {
        let mean = 3.4 + chance.share();
        for _ in 0..30 + (120.0 * chance.share()) as usize {
            ratings.push(chance.rating(mean, 1.0, (1.0, 5.0)));
            names.push(Label::from(&*name(position)));
        }
    }
    let shops = Categories::from_labels(names);
    let summary =
        Summary::of_ratings(&Scale::new(1, 5)?, Column::from(&ratings[..]), None, vec![("shop", shops)])?;
    let against = target.map_or(csat::Against::Rest, csat::Against::Target);
    csat::segments(&summary, "ratings", &csat::SegmentOptions { against, ..Default::default() })
}

/// Months of a share that drops near the end, and their names.
pub(crate) fn control(points: usize) -> Result<(control::Chart, Vec<String>)> {
    let mut chance = Chance::new(4);
    let sizes: Vec<u64> = (0..points).map(|_| 120 + (80.0 * chance.share()) as u64).collect();
    let mut count = |(position, size): (usize, &u64)| {
        let share = if position + 1 == points { 0.62 } else { 0.8 };
        (0..*size).filter(|_| chance.share() < share).count() as u64
    };
    let counts: Vec<u64> = sizes.iter().enumerate().map(&mut count).collect();
    let options = control::ControlOptions { rules: control::RuleSet::Nelson, ..Default::default() };
    let names = (0..points).map(|i| format!("{}-{:02}", 2019 + i / 12, i % 12 + 1)).collect();
    Ok((control::p(&counts, &sizes, &options)?, names))
}

pub(crate) fn sites(sites: usize) -> Result<consistency::Sites> {
    let mut chance = Chance::new(6);
    let site = |position: usize| {
        let share = chance.share();
        let size = (20.0 + 600.0 * share * share).round();
        let rate = if position % 7 == 3 { 0.55 } else { 0.78 };
        let count = (0..size as u64).filter(|_| chance.share() < rate).count() as u64;
        consistency::SiteCount { label: Label::from(&*format!("Site {}", position + 1)), count, size }
    };
    let counts: Vec<_> = (0..sites).map(site).collect();
    let options = consistency::SitesOptions {
        statistic: consistency::SiteStatistic::Share,
        overdispersion: consistency::Overdispersion::None,
        ..Default::default()
    };
    consistency::sites_of_counts(&counts, &options)
}

pub(crate) fn importance(attributes: usize) -> Result<drivers::ImportancePerformance> {
    let mut chance = Chance::new(8);
    let estimate = |value: f64| Estimate {
        value,
        std_error: Some(0.08),
        low: Some(value - 0.157),
        high: Some(value + 0.157),
        level: 0.95,
        n_valid: 150,
        n_missing: 0,
        n_excluded: 0,
        n_effective: 150.0,
        method: Method::T,
    };
    let point = |position: usize| drivers::ImportancePoint {
        name: name(position),
        importance: estimate(4.5 + 2.2 * chance.share()),
        performance: estimate(3.5 + 2.8 * chance.share()),
    };
    let points: Vec<_> = (0..attributes).map(point).collect();
    drivers::importance_performance_points(&points, &drivers::ImportanceOptions::default())
}

pub(crate) fn drivers(attributes: usize) -> Result<drivers::KeyDrivers> {
    let mut chance = Chance::new(10);
    let people = 300;
    let mut outcome = vec![0.0; people];
    let columns: Vec<(String, Vec<f64>)> = (0..attributes)
        .map(|position| {
            let weight = 1.0 / (1.0 + position as f64);
            let ratings: Vec<f64> = (0..people).map(|_| chance.rating(5.0, 1.2, (1.0, 7.0))).collect();
            for (outcome, rating) in outcome.iter_mut().zip(&ratings) {
                *outcome += weight * rating;
            }
            (name(position), ratings)
        })
        .collect();
    for outcome in &mut outcome {
        *outcome += chance.normal();
    }
    let mut table = Table::new();
    for (name, ratings) in &columns {
        table.add(name, Column::from(&ratings[..]))?;
    }
    let method = if attributes > 12 {
        drivers::DriverMethod::RelativeWeights
    } else {
        drivers::DriverMethod::default()
    };
    let options = drivers::DriverOptions { method, replicates: Some(400), ..Default::default() };
    drivers::key_drivers(&table, Column::from(&outcome[..]), &options)
}

pub(crate) fn kano(features: usize) -> Result<drivers::KanoResult> {
    let mut chance = Chance::new(12);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for position in 0..features {
        let (likes, dislikes) = (chance.share(), chance.share());
        let answer = |chance: &mut Chance, share: f64, extreme: f64| {
            if chance.share() < share { extreme } else { 3.0 }
        };
        let pairs: Vec<(f64, f64)> =
            (0..80).map(|_| (answer(&mut chance, likes, 1.0), answer(&mut chance, dislikes, 5.0))).collect();
        with.push((name(position), pairs.iter().map(|(a, _)| *a).collect::<Vec<_>>()));
        without.push((name(position), pairs.iter().map(|(_, b)| *b).collect::<Vec<_>>()));
    }
    let (mut functional, mut dysfunctional) = (Table::new(), Table::new());
    for ((name, with), (_, without)) in with.iter().zip(&without) {
        functional.add(name, Column::from(&with[..]))?;
        dysfunctional.add(name, Column::from(&without[..]))?;
    }
    drivers::kano(&functional, &dysfunctional, None, &drivers::KanoOptions::default())
}

pub(crate) fn dimension_scores() -> Result<dimensions::DimensionScores> {
    let instrument = Instrument::three_dimensions();
    let mut chance = Chance::new(13);
    let mut columns = Vec::new();
    for (prefix, mean) in [("BUS", 5.9), ("HUM", 4.1), ("HID", 5.0)] {
        for number in 1..=4 {
            for (viewpoint, shift) in [("P", 0.0), ("E", 0.5)] {
                let ratings: Vec<f64> =
                    (0..90).map(|_| chance.rating(mean + shift, 1.1, (1.0, 7.0))).collect();
                columns.push((format!("{viewpoint}_{prefix}{number}"), ratings));
            }
        }
    }
    let mut table = Table::new();
    for (name, ratings) in &columns {
        table.add(name, Column::from(&ratings[..]))?;
    }
    let mut summary = Summary::new(instrument, SummaryOptions::default())?;
    summary.observe(&table)?;
    dimensions::score(&summary.total()?, &dimensions::DimensionOptions::default())
}

pub(crate) const TURNS: [(Speaker, &str); 8] = [
    (Speaker::Customer, "My link does not work, and I have a deadline!"),
    (Speaker::Agent, "Good morning! I am so sorry, I understand this is annoying with a deadline ahead."),
    (Speaker::Customer, "Can you fix it?"),
    (Speaker::Agent, "One moment please, I will check your account now."),
    (Speaker::Agent, "Thank you for waiting. I have sent you a new link; does it work now?"),
    (Speaker::Customer, "Yes it does <3"),
    (Speaker::Agent, "I have also noted the cause and will call you tomorrow before noon."),
    (Speaker::Agent, "Is there anything else I can help you with? Have a nice day!"),
];

pub(crate) fn turns() -> Vec<Turn<'static>> {
    TURNS.iter().map(|(speaker, text)| Turn { speaker: *speaker, text }).collect()
}

pub(crate) fn conversation() -> Result<dimensions::Conversation> {
    dimensions::conversation(&turns(), &Lexicon::built_in("en")?, &ConversationOptions::default())
}

/// The high-end segment of Fader and Hardie (2007).
pub(crate) fn cohort() -> Result<economics::Cohort> {
    let survivors = [1000, 869, 743, 653, 593, 551, 517, 491];
    economics::cohort(
        &survivors,
        &economics::CohortOptions { margin: 1.0, discount: 0.1, periods: 14, level: 0.95 },
    )
}

pub(crate) fn servperf() -> Result<gap::ServperfResult> {
    let instrument = Instrument::servperf();
    let mut chance = Chance::new(14);
    let mut table = Table::new();
    let columns: Vec<(String, Vec<f64>)> = instrument
        .attributes()
        .iter()
        .map(|attribute| {
            let mean = 4.2 + 1.8 * chance.share();
            let ratings = (0..140).map(|_| chance.rating(mean, 1.1, (1.0, 7.0))).collect();
            (attribute.columns()[0].clone(), ratings)
        })
        .collect();
    for (name, ratings) in &columns {
        table.add(name, Column::from(&ratings[..]))?;
    }
    let summary = summarize(&table, instrument, SummaryOptions::default())?;
    gap::servperf(&summary.total()?, &gap::ServperfOptions::default())
}

/// Months of satisfaction that rises.
pub(crate) fn trend(months: usize) -> Result<csat::Trend> {
    let mut chance = Chance::new(15);
    let month = |position: usize| {
        let share = 0.7 + 0.15 * position as f64 / months as f64;
        let n = 200;
        csat::Period {
            label: format!("{}-{:02}", 2019 + position / 12, position % 12 + 1),
            successes: (0..n).filter(|_| chance.share() < share).count() as u64,
            n,
            n_missing: 0,
            n_excluded: 0,
            scale: None,
        }
    };
    let periods: Vec<_> = (0..months).map(month).collect();
    let control = control::ControlOptions { rules: control::RuleSet::Nelson, ..Default::default() };
    csat::trend(&periods, &csat::TrendOptions { control, ..Default::default() })
}
