//! Gaps of segments side by side.

use gapmodel_core::Result;
use gapmodel_core::gap::{SegmentGap, SegmentGaps};

use super::estimates::segment_name;
use crate::chart::{Chart, Look, some};
use crate::plot::{Body, Panel, Plot, Row, Rows, key, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const SHORT: style::Look = look(Hue::Orange, Form::Solid);
const AHEAD: style::Look = look(Hue::Blue, Form::Solid);
const UNSURE: style::Look = look(Hue::Grey, Form::Hollow);
const INTERVAL: style::Look = look(Hue::Ink, Form::Whisker);

/// The gap of everything that was asked in each segment with its interval, the largest shortfall first.
///
/// A gap whose interval includes 0 is drawn hollow.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without segments.
pub fn segment_gaps(result: &SegmentGaps) -> Result<Chart> {
    let mut rows: Vec<(String, SegmentGap)> =
        sums(result).map(|gap| (segment_name(&result.segments[gap.segment as usize]), *gap)).collect();
    some("segments", &rows)?;
    rows.sort_by(|(_, a), (_, b)| a.gap.total_cmp(&b.gap));
    let level = result.level;
    Ok(Chart::new("segment_gaps", move |look| plot(look, &rows, level)))
}

/// The gap of all that is measured, of each segment that has one.
pub(crate) fn sums(result: &SegmentGaps) -> impl Iterator<Item = &SegmentGap> {
    let position = |id: &str| result.measured.iter().position(|measured| measured == id);
    let sum = position("overall").or_else(|| position("all_items"));
    result.gaps.iter().filter(move |gap| sum.is_some_and(|sum| gap.measured as usize == sum))
}

fn plot(reader: &Look, rows: &[(String, SegmentGap)], level: f64) -> Plot {
    let values = rows.iter().flat_map(|(_, gap)| {
        let (low, high) = gap.spread.map_or((gap.gap, gap.gap), |spread| (spread.low, spread.high));
        [gap.gap, low, high, 0.0]
    });
    Plot {
        title: reader.pick(&texts::SEGMENT_GAPS_TITLE),
        subtitle: reader.pick(&texts::SEGMENT_GAPS_SUBTITLE),
        legend: vec![
            key(SHORT, reader.pick(&texts::SHORTFALL)),
            key(AHEAD, reader.pick(&texts::ABOVE)),
            key(UNSURE, reader.pick(&texts::WITHIN_CHANCE)),
            key(INTERVAL, texts::interval(reader.words, level)),
        ],
        body: Body::Rows(Rows {
            list: rows.iter().map(|(name, gap)| row(reader, name, gap)).collect(),
            panels: vec![Panel::new(
                Axis::over(reader.pick(&texts::GAP_AXIS), values, Format::Signed(2)),
                1.0,
            )],
            columns: vec![reader.pick(&texts::GAP), "n".into()],
        }),
        notes: Vec::new(),
    }
}

fn row(reader: &Look, name: &str, gap: &SegmentGap) -> Row {
    let (words, signed) = (reader.words, Format::Signed(2));
    let limits = gap.spread.map(|spread| (spread.low, spread.high));
    let mut row = Row::of(name, |label| {
        format!("{label}: {}, n = {}", words.interval(gap.gap, limits, signed), words.count(gap.n_valid))
    });
    let bar = match limits {
        Some((_, high)) if high < 0.0 => SHORT,
        Some((low, _)) if low > 0.0 => AHEAD,
        _ => UNSURE,
    };
    row.marks = vec![span(0, (0.0, gap.gap), bar)];
    row.marks.extend(limits.map(|limits| span(0, limits, INTERVAL)));
    row.cells = vec![words.number(gap.gap, signed), words.count(gap.n_valid)];
    row
}
