//! How ratings spread.

use gapmodel_core::{Counts, Result};

use crate::chart::{Chart, Look, some};
use crate::plot::{Body, Mark, Panel, Plot, Row, Rows, Shape, key};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

/// The answers to each item as a bar of shares, left of the middle of the scale those below it, right those above.
///
/// All items have the points of one scale, the good end is at the right, and items stand in the order given. Answers are
/// counted without weights.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without items,
/// [`Error::NoValidRatings`](gapmodel_core::Error::NoValidRatings) for an item without answers,
/// [`Error::InvalidOption`](gapmodel_core::Error::InvalidOption) for items of different scales.
pub fn likert(items: &[(String, Counts)]) -> Result<Chart> {
    some("items", items)?;
    let mut spread = Vec::with_capacity(items.len());
    for (label, counts) in items {
        spread.push(Item::of(label, counts)?);
    }
    let points = points(&items[0].1);
    for (label, counts) in items {
        if self::points(counts) != points {
            return Err(crate::options::refuse("items", &format!("{label:?}"), "ratings of one scale"));
        }
    }
    let weighted = items.iter().any(|(_, counts)| counts.is_weighted());
    Ok(Chart::new("likert", move |look| plot(look, &spread, &points, weighted)))
}

/// The points of the scale, the worst first.
fn points(counts: &Counts) -> Vec<f64> {
    let scale = counts.scale();
    let mut points: Vec<f64> = (0..scale.points().unwrap_or(0)).map(|point| scale.value(point)).collect();
    if scale.low_is_good() {
        points.reverse();
    }
    points
}

struct Item {
    label: String,
    /// Shares of the points, the worst first.
    shares: Vec<f64>,
    n: u64,
}

impl Item {
    fn of(label: &str, counts: &Counts) -> Result<Self> {
        let n = counts.n_valid();
        if n == 0 {
            let absent = counts.absent();
            return Err(gapmodel_core::Error::NoValidRatings {
                what: label.into(),
                n_missing: absent.missing,
                n_excluded: absent.excluded(),
            });
        }
        let mut shares: Vec<f64> = counts.counts().iter().map(|&count| count as f64 / n as f64).collect();
        if counts.scale().low_is_good() {
            shares.reverse();
        }
        Ok(Self { label: label.into(), shares, n })
    }

    /// The share below the middle of the scale, half of the middle itself included.
    fn below(&self) -> f64 {
        let half = self.shares.len() / 2;
        let middle = if self.shares.len() % 2 == 1 { self.shares[half] / 2.0 } else { 0.0 };
        self.shares[..half].iter().sum::<f64>() + middle
    }
}

/// The colour of a point by how far it is from the middle.
fn color(point: usize, of: usize) -> style::Look {
    let half = of / 2;
    let step = |from_middle: usize| match half {
        0 | 1 => 4,
        2..=4 => (1 + 3 * from_middle / (half - 1)).min(4) as u8,
        _ => (4 * from_middle / (half - 1)) as u8,
    };
    let hue = if of % 2 == 1 && point == half {
        Hue::Middle
    } else if point < half {
        Hue::Low(step(half - 1 - point))
    } else {
        Hue::High(step(point - half - of % 2))
    };
    look(hue, Form::Solid)
}

fn plot(reader: &Look, items: &[Item], points: &[f64], weighted: bool) -> Plot {
    let words = reader.words;
    let left = items.iter().map(Item::below).fold(0.0, f64::max);
    let right = items.iter().map(|item| 1.0 - item.below()).fold(0.0, f64::max);
    let mut axis = Axis::over(String::new(), [-left, right], Format::Percent(0)).within(-1.0, 1.0);
    axis.absolute = true;
    let name = |point: f64| words.size(point);
    let last = points.len() - 1;
    let legend = points.iter().enumerate().map(|(position, point)| {
        let text = match position {
            0 => words.fill(&texts::WORST, &[&name(*point)]),
            _ if position == last => words.fill(&texts::BEST, &[&name(*point)]),
            _ => name(*point),
        };
        key(color(position, points.len()), text)
    });
    Plot {
        title: reader.pick(&texts::LIKERT_TITLE),
        subtitle: reader.pick(&texts::LIKERT_SUBTITLE),
        legend: legend.collect(),
        body: Body::Rows(Rows {
            list: items.iter().map(|item| row_of(reader, item, points)).collect(),
            panels: vec![Panel::new(axis, 1.0)],
            columns: vec!["n".into()],
        }),
        notes: if weighted { vec![reader.pick(&texts::UNWEIGHTED)] } else { Vec::new() },
    }
}

fn row_of(reader: &Look, item: &Item, points: &[f64]) -> Row {
    let words = reader.words;
    let percent = |share| words.number(share, Format::Percent(0));
    let mut row = Row::of(&item.label, |label| {
        let shares: Vec<String> = points
            .iter()
            .zip(&item.shares)
            .map(|(point, share)| format!("{} {}", words.size(*point), percent(*share)))
            .collect();
        format!("{label}: {}, n = {}", shares.join(", "), words.count(item.n))
    });
    let mut from = -item.below();
    for (position, share) in item.shares.iter().enumerate() {
        let to = from + share;
        if *share > 0.0 {
            let shape = Shape::Span(from, to, percent(*share));
            row.marks.push(Mark { panel: 0, look: color(position, points.len()), shape });
        }
        from = to;
    }
    row.cells = vec![words.count(item.n)];
    row
}
