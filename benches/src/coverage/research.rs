//! Intervals of what research beyond the survey finds: customers lost, mystery visits.

use gapmodel_core::complaints::{self, DamageOptions, Handling, Problem};
use gapmodel_core::mystery::{self, MysteryScore, ScoreOptions, VisitOptions, Visits};
use gapmodel_core::{Categories, Label, Result, Table};

use super::Case;
use crate::draw::Draw;

pub(super) fn cases<'a>() -> [Case<'a>; 8] {
    let even = Lost { problem: 0.25, complain: 0.4, silent: 0.5 };
    let few = Lost { problem: 0.05, complain: 0.25, silent: 0.05 };
    [
        lost("one survey of 400", even, 400, None),
        lost("one survey of 400, 5 % with the problem", few, 400, None),
        lost("2,000 surveyed, 20 asked of each case", few, 2_000, Some(20)),
        chain(20, 12),
        chain(20, 3),
        passed("3 visits, 3 shoppers", &[1, 1, 1]),
        passed("6 visits, 2 shoppers", &[3, 3]),
        passed("8 visits, 5 shoppers", &[4, 1, 1, 1, 1]),
    ]
}

fn count(draw: &mut Draw, of: u64, share: f64) -> u64 {
    (0..of).map(|_| u64::from(draw.uniform() < share)).sum()
}

/// Shares of customers; half of those who complain are satisfied, of whom 90 % come back, of the others 30 %.
#[derive(Clone, Copy)]
struct Lost {
    problem: f64,
    complain: f64,
    /// Lost of those who do not complain.
    silent: f64,
}

/// Customers lost, of a million: in one survey, or with so many asked of every case by themselves.
fn lost<'a>(n: &str, shares: Lost, surveyed: u64, asked: Option<u64>) -> Case<'a> {
    const CUSTOMERS: u64 = 1_000_000;
    let Lost { problem, complain, silent } = shares;
    let truth = problem * (complain * (0.5 * 0.1 + 0.5 * 0.7) + (1.0 - complain) * silent);
    let simulate = move |seed| {
        let mut draw = Draw::new(seed, 31);
        let with_problem = count(&mut draw, surveyed, problem);
        let asked_problem = asked.unwrap_or(with_problem);
        let complained = count(&mut draw, asked_problem, complain);
        let answered = asked.unwrap_or(complained);
        let satisfied = count(&mut draw, answered, 0.5);
        let mut outcome = |name: &str, customers, back| {
            let asked = asked.unwrap_or(customers);
            Handling { name: name.to_owned(), customers, would_return: count(&mut draw, asked, back), asked }
        };
        let outcomes = vec![outcome("satisfied", satisfied, 0.9), outcome("not", answered - satisfied, 0.3)];
        let silent_asked = asked.unwrap_or(with_problem - complained);
        let silent_would_return = count(&mut draw, silent_asked, 1.0 - silent);
        let (name, asked) = (String::new(), asked_problem);
        let one =
            Problem { name, with_problem, complained, asked, outcomes, silent_would_return, silent_asked };
        let options = DamageOptions { customers: CUSTOMERS, surveyed, value: None, level: 0.95 };
        Ok(vec![complaints::damage(&[one], &options).ok().map(|found| found.total.lost)])
    };
    let truths = vec![("customers lost of a million", truth * CUSTOMERS as f64)];
    Case { design: "market damage", n: n.to_owned(), truths, simulate: Box::new(simulate) }
}

fn scored(rows: &[(usize, usize, f64)]) -> Result<MysteryScore> {
    let labels = |of: fn(&(usize, usize, f64)) -> usize| {
        Categories::from_labels(rows.iter().map(|row| Label::from(of(row) as i64)))
    };
    let scores: Vec<f64> = rows.iter().map(|row| row.2.clamp(0.0, 100.0)).collect();
    let mut table = Table::new();
    table.add_labels("site", labels(|row| row.0))?;
    table.add_labels("shopper", labels(|row| row.1))?;
    table.add("score", &scores)?;
    let mut visits = Visits::new(VisitOptions::default())?;
    visits.observe(&table)?;
    mystery::score(&visits, &ScoreOptions { replicates: 0, ..ScoreOptions::default() })
}

/// The score of a chain, three visits to a site: sites differ by 8 points, shoppers by 5, visits by 10.
fn chain<'a>(sites: usize, shoppers: usize) -> Case<'a> {
    let simulate = move |seed| {
        let mut draw = Draw::new(seed, 32);
        let severity: Vec<f64> = (0..shoppers).map(|_| 5.0 * draw.normal()).collect();
        let mut rows = Vec::new();
        for site in 0..sites {
            let level = 60.0 + 8.0 * draw.normal();
            for visit in 0..3 {
                let shopper = (3 * site + visit) % shoppers;
                rows.push((site, shopper, level + severity[shopper] + 10.0 * draw.normal()));
            }
        }
        Ok(vec![Some(scored(&rows)?.score)])
    };
    let n = format!("{sites} sites, 3 visits each by {shoppers} shoppers");
    Case { design: "mystery visits", n, truths: vec![("chain", 60.0)], simulate: Box::new(simulate) }
}

/// The share of visits to a site that pass, 80 % in truth; two of a shopper's are alike with a correlation of 0.3.
fn passed<'a>(n: &str, visits: &'static [usize]) -> Case<'a> {
    let simulate = move |seed| {
        let mut draw = Draw::new(seed, 33);
        // The other site makes sure that there is something to compare.
        let mut rows = vec![(1, 0, 0.0), (1, 1, 100.0)];
        for (shopper, of) in visits.iter().enumerate() {
            let mut pass = || if draw.uniform() < 0.8 { 100.0 } else { 0.0 };
            let always = pass();
            let scores: Vec<f64> = (0..*of).map(|_| pass()).collect();
            let is_alike = draw.uniform() < 0.3;
            rows.extend(scores.into_iter().map(|score| (0, shopper, if is_alike { always } else { score })));
        }
        Ok(vec![Some(scored(&rows)?.sites[0].score)])
    };
    let truths = vec![("site, passed", 80.0)];
    Case { design: "mystery visits", n: n.to_owned(), truths, simulate: Box::new(simulate) }
}
