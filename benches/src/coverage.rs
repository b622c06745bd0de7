//! How often intervals cover the truth: studies simulated again and again, each with its own seed.
mod research;

use std::fmt::Write as _;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use gapmodel_core::csat::{self, BootstrapOptions, Statistic};
use gapmodel_core::dimensions::{Contact, Conversations, ConversationsOptions, Lexicon, Speaker, Turn};
use gapmodel_core::gap::{
    ChangeOptions, ChangeRow, FiveOptions, GapEntry, ZoneOptions, ZoneRow, change, change_paired, five,
    zone_of_tolerance,
};
use gapmodel_core::stats::Bootstrap;
use gapmodel_core::{Counts, Error, Estimate, Instrument, Label, Method, Result, Scale, Viewpoint};

use crate::draw::Draw;
use crate::study::{Of, Plan, calls_truth, instrument, two_waves};

/// The attribute and the dimension that are reported.
const ATTRIBUTE: usize = 3;
const DIMENSION: usize = 1;
/// The levels at which a gap is taken.
const LEVELS: [(&str, Of); 3] = [
    ("attribute", Of::Attribute(ATTRIBUTE)),
    ("dimension", Of::Dimension(DIMENSION)),
    ("overall", Of::Overall),
];

/// What the intervals of a design did over all replicates.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How the data came about.
    pub design: String,
    /// Attribute, dimension or overall; the measure of the call log.
    pub level: String,
    /// How many were asked.
    pub n: String,
    /// What the interval should hold.
    pub truth: f64,
    /// In how many studies there was an interval.
    pub intervals: u32,
    /// In how many it lay below the truth.
    pub below: u32,
    /// In how many it lay above.
    pub above: u32,
    /// The mean of its width.
    pub width: f64,
}

impl Row {
    /// The share of the intervals that hold the truth.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        1.0 - f64::from(self.below + self.above) / f64::from(self.intervals)
    }
}

/// What one study says of each level.
type Found = Vec<Option<Estimate>>;
/// One study of a seed.
type Simulate<'a> = Box<dyn Fn(u64) -> Result<Found> + Sync + 'a>;

struct Case<'a> {
    design: &'static str,
    n: String,
    truths: Vec<(&'static str, f64)>,
    simulate: Simulate<'a>,
}

/// The coverage of 95 % intervals in every design, from `replicates` studies of each; the same bits on any number of
/// threads.
///
/// # Errors
///
/// None: the plans are fixed.
pub fn table(replicates: u32) -> Result<Vec<Row>> {
    let instrument = instrument()?;
    let mut rows = Vec::new();
    for (number, case) in cases(&instrument)?.iter().enumerate() {
        rows.extend(run(case, number as u64, replicates)?);
    }
    Ok(rows)
}

/// The rows as a table in Markdown.
#[must_use]
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| design | level | n | true value | coverage, % | mean width | below, % | above, % |\n\
         |---|---|---|--:|--:|--:|--:|--:|\n",
    );
    for row in rows {
        let percent = |n: u32| 100.0 * f64::from(n) / f64::from(row.intervals);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {:.4} | {:.1} | {:.3} | {:.1} | {:.1} |",
            row.design,
            row.level,
            row.n,
            row.truth,
            100.0 * row.coverage(),
            row.width,
            percent(row.below),
            percent(row.above)
        );
    }
    text
}

fn run(case: &Case<'_>, number: u64, replicates: u32) -> Result<Vec<Row>> {
    let seeds: Vec<u64> = (0..u64::from(replicates)).map(|i| (number + 1) * 1_000_003 + i).collect();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = seeds.len().div_ceil(threads).max(1);
    // In the order of the seeds, whoever worked them out: sums have the same bits.
    let found: Vec<Found> = thread::scope(|scope| {
        let work =
            |seeds: &'_ [u64]| seeds.iter().map(|seed| (case.simulate)(*seed)).collect::<Result<Vec<_>>>();
        let started: Vec<_> = seeds.chunks(share).map(|seeds| scope.spawn(move || work(seeds))).collect();
        let done = started.into_iter().map(|thread| thread.join().expect("a study does not panic"));
        Ok::<_, Error>(done.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    })?;
    let row = |(i, (level, truth)): (usize, &(&str, f64))| {
        let mut row = Row {
            design: case.design.to_owned(),
            level: (*level).to_owned(),
            n: case.n.clone(),
            truth: *truth,
            intervals: 0,
            below: 0,
            above: 0,
            width: 0.0,
        };
        for (low, high) in found.iter().filter_map(|found| found[i]).filter_map(|e| e.low.zip(e.high)) {
            row.intervals += 1;
            row.below += u32::from(high < *truth);
            row.above += u32::from(low > *truth);
            row.width += high - low;
        }
        row.width /= f64::from(row.intervals);
        row
    };
    Ok(case.truths.iter().enumerate().map(row).collect())
}

fn cases(instrument: &Arc<Instrument>) -> Result<Vec<Case<'_>>> {
    let mut cases = Vec::new();
    let customers = |customers| Plan { customers, ..Plan::nobody() };
    for n in [30, 120] {
        cases.push(gap("paired", format!("{n}"), 5, customers(n), instrument, FiveOptions::default()));
    }
    for managers in [8, 40] {
        let plan = Plan { managers, ..customers(120) };
        let n = format!("{managers} managers, 120 customers");
        cases.push(gap("independent (Welch)", n, 1, plan, instrument, FiveOptions::default()));
    }
    for (both, before, after) in [(50, 70, 50), (10, 30, 80)] {
        let plan = Plan { before, after, ..customers(both) };
        let n = format!("{both} both, {before} and {after} one");
        cases.push(gap("partially paired", n, 5, plan, instrument, FiveOptions::default()));
    }
    let set = FiveOptions { standards: Plan::default().written()?, ..FiveOptions::default() };
    let single = Plan { sites: 60, audits: (1, 1), intraclass: 0.0, ..Plan::nobody() };
    let alone = FiveOptions { clustered: Vec::new(), ..set.clone() };
    cases.push(gap("fixed", "60 audits".to_owned(), 3, single, instrument, alone));
    for sites in [5, 10, 20, 40] {
        let plan = Plan { sites, ..Plan::nobody() };
        let n = format!("{sites} sites, 6 to 14 audits");
        cases.push(gap("clustered", n, 3, plan, instrument, set.clone()));
    }
    for sites in [5, 10] {
        let uneven = Plan { sites, audits: (2, 60), ..Plan::nobody() };
        let n = format!("{sites} sites, 2 to 60 audits");
        cases.push(gap("clustered", n, 3, uneven, instrument, set.clone()));
    }
    let ignored = FiveOptions { clustered: Vec::new(), ..set };
    let plan = Plan { sites: 20, ..Plan::nobody() };
    let n = "20 sites, 6 to 14 audits".to_owned();
    cases.push(gap("clustered, sites ignored", n, 3, plan, instrument, ignored));
    for sites in [10, 20] {
        let plan = Plan { sites, standards: 15, ..Plan::nobody() };
        let n = format!("{sites} sites, 15 raters of standards");
        cases.push(gap("clustered and independent", n, 3, plan, instrument, FiveOptions::default()));
    }
    for sites in [10, 20] {
        let plan = Plan { sites, promises: 8, promises_in_sites: true, ..Plan::nobody() };
        let clustered = vec![Viewpoint::Delivered, Viewpoint::Communicated];
        let options = FiveOptions { clustered, ..FiveOptions::default() };
        let n = format!("{sites} sites, 6 to 14 audits, 8 promises");
        cases.push(gap("both clustered", n, 4, plan, instrument, options));
    }
    let weighted = Plan { weighted: true, ..customers(200) };
    cases.push(gap("weighted, paired", "200".to_owned(), 5, weighted, instrument, FiveOptions::default()));
    cases.extend([measured(50, instrument), measured(400, instrument)]);
    cases.extend([zone(40, instrument), zone(150, instrument)]);
    cases.extend([changed(120, instrument), changed_paired(80, instrument)]);
    cases.extend([15, 60].map(drawn));
    for (agents, habit) in [(5, HABITS), (10, HABITS), (30, HABITS), (30, THREE)] {
        cases.push(contacts(agents, habit));
    }
    cases.extend(research::cases());
    Ok(cases)
}

/// A gap of the model by its number.
fn gap<'a>(
    design: &'static str,
    n: String,
    number: u8,
    plan: Plan,
    instrument: &'a Arc<Instrument>,
    options: FiveOptions,
) -> Case<'a> {
    let (delivered, reference) = match number {
        1 => (Viewpoint::Management, Viewpoint::Expectation),
        3 => (Viewpoint::Delivered, Viewpoint::Standard),
        4 => (Viewpoint::Delivered, Viewpoint::Communicated),
        _ => (Viewpoint::Perception, Viewpoint::Expectation),
    };
    let truths = LEVELS.map(|(level, of)| (level, plan.gap(delivered, reference, of))).to_vec();
    let simulate = move |seed| {
        let found = five(&plan.summary(instrument, seed)?, &options)?;
        let Some(gap) = found.gap(number) else { return Ok(vec![None; 3]) };
        let value = |entry: &GapEntry| entry.estimate.map(|gap| gap.estimate);
        Ok(vec![
            value(&gap.attributes[ATTRIBUTE]),
            value(&gap.dimensions[DIMENSION]),
            gap.overall.map(|gap| gap.estimate),
        ])
    };
    Case { design, n, truths, simulate: Box::new(simulate) }
}

/// The share of calls within the standard, and the mean of their seconds.
fn measured(calls: usize, instrument: &Arc<Instrument>) -> Case<'_> {
    // There must be a gap of ratings for there to be a study.
    let plan = Plan { calls, customers: 10, ..Plan::nobody() };
    let (within, mean) = calls_truth();
    let truths = vec![
        ("share within the standard (Wilson)", within),
        ("gap in seconds", crate::study::STANDARD_SECONDS - mean),
    ];
    let simulate = move |seed| {
        let found = five(&plan.summary(instrument, seed)?, &FiveOptions::default())?;
        Ok(vec![Some(found.measured[0].within), Some(found.measured[0].gap)])
    };
    Case { design: "call log", n: format!("{calls} calls"), truths, simulate: Box::new(simulate) }
}

/// The ratings of most are high: 1 to 7 with these probabilities.
const SKEWED: [f64; 7] = [0.03, 0.03, 0.05, 0.09, 0.15, 0.25, 0.4];

/// The mean of skewed ratings by formula and by drawing again; and with weights that differ within ratings.
fn drawn<'a>(n: usize) -> Case<'a> {
    let mean = SKEWED.iter().zip(1_u8..).map(|(p, rating)| p * f64::from(rating)).sum();
    let truths = ["mean, t", "mean, bca", "mean, percentile", "weighted mean, t", "weighted mean, bca"];
    let simulate = move |seed| {
        let (ratings, weights) = skewed(n, seed);
        let mut plain = Counts::new(&Scale::new(1, 7)?)?;
        let mut weighted = plain.clone();
        plain.extend(&ratings)?;
        weighted.extend_weighted(&ratings, &weights)?;
        let by = |counts: &Counts, method: Method| {
            let bootstrap = Bootstrap { method, replicates: 2000, seed };
            let options =
                BootstrapOptions { statistic: Statistic::Mean, bootstrap, ..BootstrapOptions::default() };
            csat::bootstrap(counts, &options).ok()
        };
        Ok(vec![
            csat::mean(&plain, 0.95).ok(),
            by(&plain, Method::Bca),
            by(&plain, Method::Percentile),
            csat::mean(&weighted, 0.95).ok(),
            by(&weighted, Method::Bca),
        ])
    };
    let truths = truths.map(|level| (level, mean)).to_vec();
    Case { design: "skewed ratings", n: format!("{n}"), truths, simulate: Box::new(simulate) }
}

/// Skewed ratings with weights that have a coefficient of variation of a half, whatever the rating.
fn skewed(n: usize, seed: u64) -> (Vec<i8>, Vec<f64>) {
    let mut draw = Draw::new(seed, 77);
    let rating = |draw: &mut Draw| {
        let mut rest = draw.uniform();
        let found = SKEWED.iter().position(|p| {
            rest -= p;
            rest < 0.0
        });
        found.map_or(7, |at| at as i8 + 1)
    };
    // A log-normal number with sigma 0.47.
    let both = |_| (rating(&mut draw), libm::exp(0.47 * draw.normal()));
    (0..n).map(both).unzip()
}

/// How often an agent apologises and announces a hold, by the agent's number and a draw.
#[derive(Clone, Copy)]
struct Habit {
    design: &'static str,
    apology: fn(usize, f64) -> f64,
    hold: fn(usize, f64) -> f64,
    /// The expected shares of the contacts of all agents, if agents are drawn.
    shares: Option<[f64; 2]>,
}

/// Agents differ: from those who never apologise to those who nearly always do.
const HABITS: Habit = Habit {
    design: "conversations, agents' habits",
    apology: |_, u| u * u,
    hold: |_, u| 0.06 * u * u,
    shares: Some([1.0 / 3.0, 0.02]),
};
/// Three agents apologise in every other contact, and nobody else ever does.
const THREE: Habit = Habit {
    design: "conversations, a marker of three agents",
    apology: |agent, _| if agent < 3 { 0.5 } else { 0.0 },
    hold: |_, _| 0.0,
    shares: None,
};
/// What an apology adds to a rating, and the standard deviations of ratings between and within agents.
const EFFECT: f64 = 0.5;
const BETWEEN: f64 = 0.55;
const WITHIN: f64 = 0.835;

/// Contacts of agents who have from 5 to 59 of them.
fn contacts<'a>(agents: usize, habit: Habit) -> Case<'a> {
    let mut truths = vec![("difference in rating with a marker", EFFECT)];
    if let Some([apology, hold]) = habit.shares {
        let spread = EFFECT * (apology * (1.0 - apology)).sqrt();
        let correlation = spread / (spread * spread + BETWEEN * BETWEEN + WITHIN * WITHIN).sqrt();
        truths.extend([
            ("score", apology),
            ("share", apology),
            ("rare share", hold),
            ("correlation of score and rating", correlation),
        ]);
    }
    let (design, n_truths) = (habit.design, truths.len());
    let simulate = move |seed| {
        let mut tally = Conversations::new(&Lexicon::built_in("en")?, ConversationsOptions::default())?;
        let mut draw = Draw::new(seed, 78);
        for agent in 0..agents {
            let (u, v, of_agent) = (draw.uniform(), draw.uniform(), BETWEEN * draw.normal());
            for _ in 0..5 + draw.below(55) {
                let apology = draw.uniform() < (habit.apology)(agent, u);
                let hold = draw.uniform() < (habit.hold)(agent, v);
                let text = match (apology, hold) {
                    (true, true) => "I am so sorry. One moment please.",
                    (true, false) => "I am so sorry.",
                    (false, true) => "One moment please.",
                    (false, false) => "No.",
                };
                let effect = if apology { EFFECT } else { 0.0 };
                let rating = Some(7.0 + effect + of_agent + WITHIN * draw.normal());
                let (turns, agent) =
                    ([Turn { speaker: Speaker::Agent, text }], Some(Label::from(agent as i64)));
                tally.add(&Contact { turns: &turns, agent, labels: Vec::new(), rating, log: None })?;
            }
        }
        let found = tally.result(&[], 0.95)?;
        let row = |id: &str| found.groups[0].markers.iter().find(|row| row.marker == id);
        let human = &found.groups[0].dimensions[1];
        let all = [
            row("apology").and_then(|row| row.rating_difference),
            Some(human.mean),
            row("apology").map(|row| row.share),
            row("hold").map(|row| row.share),
            human.rating_correlation,
        ];
        Ok(all[..n_truths].to_vec())
    };
    Case { design, n: format!("{agents} agents, 5 to 59 contacts"), truths, simulate: Box::new(simulate) }
}

fn zone(customers: usize, instrument: &Arc<Instrument>) -> Case<'_> {
    let plan = Plan { customers, adequate: true, ..Plan::nobody() };
    let position = |of| {
        plan.gap(Viewpoint::Perception, Viewpoint::Adequate, of)
            / plan.gap(Viewpoint::Expectation, Viewpoint::Adequate, of)
    };
    let truths = LEVELS.map(|(level, of)| (level, position(of))).to_vec();
    let simulate = move |seed| {
        let found = zone_of_tolerance(&plan.summary(instrument, seed)?, &ZoneOptions::default())?;
        let value = |row: &ZoneRow| row.position;
        Ok(vec![value(&found.attributes[ATTRIBUTE]), value(&found.dimensions[DIMENSION]), found.position])
    };
    let n = format!("{customers}");
    Case { design: "position in the zone (Fieller)", n, truths, simulate: Box::new(simulate) }
}

/// Perceptions fall and expectations rise between two surveys.
fn waves(customers: usize) -> [Plan; 2] {
    let before = Plan { customers, ..Plan::nobody() };
    let mut after = before.clone();
    for (viewpoint, mean) in &mut after.means {
        match viewpoint {
            Viewpoint::Expectation => *mean += 0.15,
            Viewpoint::Perception => *mean -= 0.25,
            _ => {}
        }
    }
    [before, after]
}

fn change_truths([before, after]: &[Plan; 2]) -> Vec<(&'static str, f64)> {
    let gap = |plan: &Plan, of| plan.gap(Viewpoint::Perception, Viewpoint::Expectation, of);
    LEVELS.map(|(level, of)| (level, gap(after, of) - gap(before, of))).to_vec()
}

fn changes(overall: &ChangeRow, dimensions: &[ChangeRow], attributes: &[ChangeRow]) -> Found {
    vec![Some(attributes[ATTRIBUTE].gap), Some(dimensions[DIMENSION].gap), Some(overall.gap)]
}

fn changed(customers: usize, instrument: &Arc<Instrument>) -> Case<'_> {
    let plans = waves(customers);
    let truths = change_truths(&plans);
    let simulate = move |seed| {
        // Seeds of the second survey are far from those of any first one.
        let (before, after) =
            (plans[0].summary(instrument, seed)?, plans[1].summary(instrument, seed + (1 << 40))?);
        let found = change(&before, &after, &ChangeOptions::default())?;
        Ok(changes(&found.overall, &found.dimensions, &found.attributes))
    };
    let n = format!("{customers} and {customers}");
    Case { design: "change of gap 5, different people", n, truths, simulate: Box::new(simulate) }
}

fn changed_paired(customers: usize, instrument: &Arc<Instrument>) -> Case<'_> {
    let plans = waves(customers);
    let truths = change_truths(&plans);
    let simulate = move |seed| {
        let waves = two_waves([&plans[0], &plans[1]], customers, seed);
        let (before, after) = (waves[0].table(instrument)?, waves[1].table(instrument)?);
        let found = change_paired(&before, &after, instrument, "id", &ChangeOptions::default())?;
        Ok(changes(&found.overall, &found.dimensions, &found.attributes))
    };
    let n = format!("{customers}, twice");
    Case { design: "change of gap 5, same people", n, truths, simulate: Box::new(simulate) }
}
