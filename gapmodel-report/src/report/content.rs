//! What a result says on the page, in one language.

use std::collections::BTreeMap;

use gapmodel_core::{Estimate, Method};
use serde::Serialize;

use super::texts;
use crate::chart::limits;
use crate::svg::text::{Face, clean};
use crate::words::{Format, Texts, Words};

/// Names on the first page are not longer than this many pixels of a usual face.
const LONGEST_NAME: f64 = 700.0;

/// What a result needs to know to be put into words.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) words: Words,
    pub(super) labels: &'a BTreeMap<String, String>,
}

/// What a result says.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Where there is no picture that has them: the heading, and how to read it.
    pub(super) heading: String,
    pub(super) about: String,
    pub(super) method: String,
    pub(super) n: Option<String>,
    pub(super) tables: Vec<Table>,
    pub(super) good: Vec<Claim>,
    pub(super) short: Vec<Claim>,
    pub(super) sure: Vec<String>,
    pub(super) todo: Vec<Finding>,
    /// How many comparisons are beyond chance, and of how many.
    pub(super) decided: (u64, u64),
    pub(super) level: Option<f64>,
    pub(super) findings: Vec<Finding>,
}

/// A line of the first page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Claim {
    pub(super) name: String,
    pub(super) text: String,
}

/// Something found, and what to do about it.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Finding {
    pub(super) title: String,
    pub(super) text: String,
    /// Its numbers, with intervals and n.
    pub(super) numbers: String,
    pub(super) causes: Vec<String>,
    pub(super) research: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// How many columns of words there are, before those of numbers.
    pub(super) words: usize,
    /// Whether it is shown on request only.
    pub(super) folded: bool,
}

/// What stands in a table, and what it is sorted by.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) key: Option<String>,
}

/// Tables of more rows are folded.
const MANY: usize = 100;

impl Table {
    /// A table of rows, the first columns words.
    pub(super) fn new(caption: impl Into<String>, columns: Vec<String>, rows: Vec<Vec<Cell>>) -> Self {
        let folded = rows.len() > MANY;
        Self { caption: caption.into(), columns, rows, words: 1, folded }
    }
}

pub(super) fn name(text: &str) -> Cell {
    Cell { text: clean(text), key: None }
}

impl Reader<'_> {
    pub(super) fn pick(&self, texts: &Texts) -> String {
        self.words.pick(texts).to_owned()
    }

    pub(super) fn columns(&self, texts: &[&Texts]) -> Vec<String> {
        texts.iter().map(|texts| self.pick(texts)).collect()
    }

    pub(super) fn number(&self, value: f64, format: Format) -> Cell {
        Cell { text: self.words.number(value, format), key: Some(format!("{value}")) }
    }

    pub(super) fn perhaps(&self, value: Option<f64>, format: Format) -> Cell {
        value.map_or_else(|| Cell { text: "–".into(), key: None }, |value| self.number(value, format))
    }

    pub(super) fn count(&self, n: u64) -> Cell {
        Cell { text: self.words.count(n), key: Some(n.to_string()) }
    }

    pub(super) fn p(&self, p: Option<f64>) -> Cell {
        let Some(p) = p else { return Cell { text: "–".into(), key: None } };
        let text = if p < 0.001 {
            format!("< {}", self.words.number(0.001, Format::Number(3)))
        } else {
            self.words.number(p, Format::Number(3))
        };
        Cell { text, key: Some(format!("{p}")) }
    }

    /// Both limits in one cell, sorted by the lower.
    pub(super) fn between(&self, limits: Option<(f64, f64)>, format: Format) -> Cell {
        let Some((low, high)) = limits else { return Cell { text: "–".into(), key: None } };
        let shown = |value| self.words.number(value, format);
        let text = self.words.fill(&texts::BETWEEN, &[&shown(low), &shown(high)]);
        Cell { text, key: Some(format!("{low}")) }
    }

    /// Value, interval and n.
    pub(super) fn estimate(&self, estimate: &Estimate, format: Format) -> [Cell; 3] {
        [
            self.number(estimate.value, format),
            self.between(limits(estimate), format),
            self.count(estimate.n_valid),
        ]
    }

    /// A line of the first page about an estimate.
    pub(super) fn claim(&self, label: &str, estimate: &Estimate, format: Format) -> Claim {
        let value = self.words.interval(estimate.value, limits(estimate), format);
        self.said(label, format!("{value}, n = {}", self.words.count(estimate.n_valid)))
    }

    pub(super) fn said(&self, label: &str, text: impl Into<String>) -> Claim {
        Claim { name: short(label), text: text.into() }
    }

    /// What a method is called, and the level of its intervals.
    pub(super) fn intervals(&self, estimate: &Estimate) -> String {
        let level = crate::texts::interval(self.words, estimate.level);
        if estimate.method == Method::None {
            return String::new();
        }
        let method = crate::texts::named(self.words, &texts::METHODS, estimate.method.name());
        self.words.fill(&texts::INTERVALS_BY, &[&level, &method])
    }

    /// The label of an id.
    pub(super) fn label(&self, id: &str) -> String {
        match id {
            "overall" => self.pick(&crate::texts::OVERALL),
            "all_items" => self.pick(&texts::ALL_ITEMS),
            _ => self.labels.get(id).filter(|label| !label.is_empty()).map_or(id, String::as_str).to_owned(),
        }
    }
}

/// A name that fits in a line or two.
pub(super) fn short(label: &str) -> String {
    Face::regular(13.0).elide(&clean(label), LONGEST_NAME)
}

/// -1 and 1 for what is below and above 0 beyond chance, 0 for what may be chance: by the adjusted p-value where there is
/// one, else by the interval.
pub(super) fn side(estimate: &Estimate, p_adjusted: Option<f64>) -> i8 {
    let beyond = match p_adjusted {
        Some(p) => p <= 1.0 - estimate.level,
        None => limits(estimate).is_some_and(|(low, high)| low > 0.0 || high < 0.0),
    };
    match beyond {
        false => 0,
        true if estimate.value < 0.0 => -1,
        true => 1,
    }
}

/// Estimates with names, told apart by whether they are above or below 0 beyond chance, the farthest first; how many are,
/// and of how many.
pub(super) fn verdicts(
    reader: &Reader<'_>,
    rows: &[(&str, Estimate, Option<f64>)],
    format: Format,
    content: &mut Content,
) {
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_by(|a, b| a.1.value.total_cmp(&b.1.value));
    let of = |wanted: i8| {
        sorted
            .iter()
            .filter(move |(_, estimate, p)| side(estimate, *p) == wanted)
            .map(|(label, estimate, _)| reader.claim(label, estimate, format))
            .collect::<Vec<_>>()
    };
    let (short, mut good) = (of(-1), of(1));
    good.reverse();
    content.decided.0 += (short.len() + good.len()) as u64;
    content.decided.1 += rows.len() as u64;
    content.short.extend(short);
    content.good.extend(good);
    content.level = content.level.or_else(|| rows.first().map(|row| row.1.level));
}
