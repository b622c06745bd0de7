//! Rows: labels at the left, or above where the picture is narrow; panels with marks; columns of text at the right.

use super::canvas::{Anchor, Area};
use super::scale::Scale;
use super::style::{Form, Hue, look};
use super::text::Face;
use super::{Frame, HEAD, LABEL, SMALL, STRONG, whisker};
use crate::plot::{Mark, Panel, Row, Rows, Rule, Shape};

/// Below this width labels stand above their marks.
const NARROW: f64 = 488.0;
/// Between panels, and between a panel and a column of text.
const GUTTER: f64 = 40.0;
/// How high marks may be.
const LANE: f64 = 24.0;
const BAR: f64 = 13.0;

/// Where things stand from left to right.
struct Layout {
    narrow: bool,
    label_width: f64,
    panels: Vec<(f64, f64)>,
    /// The right edge of each column of text.
    columns: Vec<f64>,
}

pub(super) fn draw(frame: &mut Frame<'_>, rows: &Rows) {
    let layout = lay_out(frame, rows);
    let scales: Vec<Scale> = rows
        .panels
        .iter()
        .zip(&layout.panels)
        .map(|(panel, (left, right))| panel.axis.scale(*left, *right))
        .collect();
    head(frame, rows, &layout);
    let top = frame.y;
    // Grid lines stand behind rows, whose heights are known only when their texts are broken.
    let lines: Vec<Vec<String>> = rows.list.iter().map(|row| label_lines(row, &layout, frame)).collect();
    let heights: Vec<f64> =
        rows.list.iter().zip(&lines).map(|(row, lines)| height_of(row, lines, &layout)).collect();
    let bottom = top + heights.iter().sum::<f64>();
    grid(frame, rows, &layout, &scales, (top, bottom));
    if layout.narrow {
        // Labels stand over the lines, on paper.
        rules(frame, rows, &scales, (top, bottom));
    }
    let mut y = top;
    for (position, row) in rows.list.iter().enumerate() {
        let next = y + heights[position];
        let first = position == 0;
        let below = rows.list.get(position + 1).zip(heights.get(position + 1)).map(|(row, height)| {
            let lines = &lines[position + 1];
            lane(row, lines, &layout, next, *height)
        });
        draw_row(frame, row, &lines[position], &layout, &scales, (y, heights[position]), (first, below));
        y = next;
    }
    if !layout.narrow {
        rules(frame, rows, &scales, (top, bottom));
    }
    frame.y = bottom;
    foot(frame, rows, &layout, bottom - top);
}

fn lay_out(frame: &Frame<'_>, rows: &Rows) -> Layout {
    let narrow = frame.width() < NARROW;
    let cell_width = |column: usize| {
        let cells = rows.list.iter().filter_map(|row| Some((row.cells.get(column)?, row.strong)));
        let widest = cells.map(|(cell, strong)| if strong { STRONG } else { LABEL }.width(cell));
        let head = rows.columns[column].split(' ').map(|word| HEAD.width(word)).fold(0.0, f64::max);
        widest.fold(head, f64::max)
    };
    let mut right = frame.right;
    let mut columns = vec![0.0; rows.columns.len()];
    for column in (0..columns.len()).rev() {
        columns[column] = right;
        right -= cell_width(column) + 14.0;
    }
    let texts_end = if narrow || columns.is_empty() { frame.right } else { right - 2.0 };
    let natural = rows.list.iter().filter(|row| !row.skipped).map(|row| face_of(row).width(&row.label));
    let label_width =
        if narrow { right - frame.left } else { natural.fold(60.0, f64::max).min(frame.width() * 0.36) };
    // Half a tick label hangs over at either end.
    let start = if narrow { frame.left + 10.0 } else { frame.left + label_width + 18.0 };
    let end = if columns.is_empty() || narrow { texts_end - 10.0 } else { texts_end - 8.0 };
    let gutters = GUTTER * (rows.panels.len().saturating_sub(1)) as f64;
    let parts: f64 = rows.panels.iter().map(|panel| panel.part).sum();
    let mut x = start;
    let panels = rows.panels.iter().map(|panel| {
        let width = (end - start - gutters) * panel.part / parts;
        let place = (x, x + width);
        x += width + GUTTER;
        place
    });
    Layout { narrow, label_width, panels: panels.collect(), columns }
}

fn face_of(row: &Row) -> Face {
    if row.strong { STRONG } else { LABEL }
}

fn label_lines(row: &Row, layout: &Layout, frame: &Frame<'_>) -> Vec<String> {
    let width = if row.skipped { frame.width() } else { layout.label_width };
    let most = if layout.narrow { 3 } else { 2 };
    face_of(row).wrap(&row.label, width, most)
}

/// How much of a row its heading takes.
fn heading_height(row: &Row) -> f64 {
    if row.heading.is_some() { 34.0 } else { 0.0 }
}

fn height_of(row: &Row, lines: &[String], layout: &Layout) -> f64 {
    let text = lines.len() as f64 * LABEL.leading();
    heading_height(row)
        + if row.skipped {
            text + 12.0
        } else if layout.narrow {
            text + LANE + 8.0
        } else {
            (text + 9.0).max(LANE + 2.0)
        }
}

/// The middle of the marks of a row.
fn lane(row: &Row, lines: &[String], layout: &Layout, y: f64, height: f64) -> f64 {
    let top = y + heading_height(row);
    if layout.narrow {
        top + 5.0 + lines.len() as f64 * LABEL.leading() + LANE / 2.0
    } else {
        top + (y + height - top) / 2.0
    }
}

/// The titles of panels and columns, and the labels of ticks.
fn head(frame: &mut Frame<'_>, rows: &Rows, layout: &Layout) {
    let titles: Vec<Vec<String>> = rows
        .panels
        .iter()
        .zip(&layout.panels)
        .map(|(panel, (left, right))| match &*panel.axis.title {
            "" => Vec::new(),
            title => HEAD.wrap(title, right - left + 16.0, 3),
        })
        .collect();
    let heads: Vec<Vec<&str>> = rows.columns.iter().map(|text| text.split(' ').collect()).collect();
    let title_lines = titles.iter().map(Vec::len).max().unwrap_or(0);
    let head_lines = heads.iter().map(Vec::len).max().unwrap_or(0);
    let lines = if layout.narrow {
        // Columns stand over panels: their heads come first.
        frame.y += head_lines as f64 * HEAD.leading();
        title_lines as f64
    } else {
        title_lines.max(head_lines.saturating_sub(1)) as f64
    };
    let top = frame.y;
    let ticks = frame.y + 8.0 + lines * HEAD.leading() + SMALL.size;
    for (title, (left, _)) in titles.iter().zip(&layout.panels) {
        let first = ticks - SMALL.leading() - (title.len() as f64 - 1.0) * HEAD.leading() - 1.0;
        for (line, text) in title.iter().enumerate() {
            let y = first + line as f64 * HEAD.leading();
            frame.canvas.text((*left - 8.0, y), text, HEAD, "f-ink", Anchor::Start);
        }
    }
    let lowest = if layout.narrow { top } else { ticks };
    for (words, right) in heads.iter().zip(&layout.columns) {
        for (line, text) in words.iter().rev().enumerate() {
            let y = lowest - line as f64 * HEAD.leading();
            frame.canvas.text((*right, y), text, HEAD, "f-ink", Anchor::End);
        }
    }
    tick_labels(frame, rows, layout, ticks);
    frame.y = ticks + 7.0;
}

fn tick_labels(frame: &mut Frame<'_>, rows: &Rows, layout: &Layout, y: f64) {
    for (panel, (left, right)) in rows.panels.iter().zip(&layout.panels) {
        let scale = panel.axis.scale(*left, *right);
        for (value, text) in panel.axis.ticks(right - left, SMALL, frame.words) {
            frame.canvas.text((scale.at(value), y), &text, SMALL, "f-muted", Anchor::Middle);
        }
    }
}

fn grid(frame: &mut Frame<'_>, rows: &Rows, layout: &Layout, scales: &[Scale], (top, bottom): (f64, f64)) {
    for ((panel, (left, right)), scale) in rows.panels.iter().zip(&layout.panels).zip(scales) {
        for (value, _) in panel.axis.ticks(right - left, SMALL, frame.words) {
            let x = scale.at(value);
            frame.canvas.hairline((x, top), (x, bottom));
        }
        if panel.axis.from < 0.0 && panel.axis.to > 0.0 && panel.axis.names.is_empty() {
            let x = scale.at(0.0);
            frame.canvas.line((x, top), (x, bottom), 1.0, look(Hue::Muted, Form::Line));
        }
    }
}

type Neighbours = (bool, Option<f64>);

fn draw_row(
    frame: &mut Frame<'_>,
    row: &Row,
    lines: &[String],
    layout: &Layout,
    scales: &[Scale],
    (y, height): (f64, f64),
    (first, below): Neighbours,
) {
    let (left, right) = (frame.left, frame.right);
    if !first || row.heading.is_some() {
        frame.canvas.hairline((left, y), (right, y));
    }
    if let Some(heading) = &row.heading {
        let text = HEAD.elide(heading, frame.width());
        let area = Area { left, top: y + 1.0, right, bottom: y + heading_height(row) };
        frame.canvas.bar(area, look(Hue::Paper, Form::Solid));
        frame.canvas.text((left, y + heading_height(row) - 8.0), &text, HEAD, "f-muted", Anchor::Start);
        let line = y + heading_height(row);
        frame.canvas.hairline((left, line), (right, line));
    }
    let top = y + heading_height(row);
    frame.canvas.open(&row.says);
    let face = face_of(row);
    let block = lines.len() as f64 * face.leading();
    let space = if layout.narrow { 5.0 } else { (y + height - top - block) / 2.0 };
    let baseline = top + space + face.size * 0.98;
    if row.skipped {
        let area = Area { left, top: top + 1.0, right, bottom: y + height };
        frame.canvas.bar(area, look(Hue::Paper, Form::Solid));
    } else if layout.narrow {
        // Grid lines do not run through labels.
        let area = Area { left, top: top + 1.0, right, bottom: top + space + block + 1.0 };
        frame.canvas.bar(area, look(Hue::Paper, Form::Solid));
    }
    let class = if row.skipped { "f-muted" } else { "f-ink" };
    for (line, text) in lines.iter().enumerate() {
        let y = baseline + line as f64 * face.leading();
        frame.canvas.text((left, y), text, face, class, Anchor::Start);
    }
    let middle = lane(row, lines, layout, y, height);
    let cell_line = if layout.narrow { baseline } else { middle + face.size * 0.36 };
    for (cell, right) in row.cells.iter().zip(&layout.columns) {
        frame.canvas.text((*right, cell_line), cell, face, "f-ink", Anchor::End);
    }
    for mark in &row.marks {
        draw_mark(frame, mark, scales[mark.panel], middle, below);
    }
    frame.canvas.close();
}

fn draw_mark(frame: &mut Frame<'_>, mark: &Mark, scale: Scale, y: f64, below: Option<f64>) {
    let canvas = &mut *frame.canvas;
    match &mark.shape {
        Shape::Point(at) => canvas.point((scale.at(*at), y), 11.0, mark.look),
        Shape::Span(from, to, text) => {
            let (from, to) = (scale.at(from.min(*to)), scale.at(from.max(*to)));
            match mark.look.form {
                Form::Whisker => whisker(canvas, from, to, y, mark.look),
                Form::Line | Form::Dashed | Form::Dotted => canvas.line((from, y), (to, y), 3.0, mark.look),
                _ => {
                    let half = if text.is_empty() { BAR / 2.0 } else { 9.0 };
                    let area = Area { left: from, top: y - half, right: to, bottom: y + half };
                    canvas.bar(area, mark.look);
                    if SMALL.width(text) + 5.0 <= to - from {
                        let at = (f64::midpoint(from, to), y + SMALL.size * 0.36);
                        canvas.text(at, text, SMALL, mark.look.hue.text(), Anchor::Middle);
                    }
                }
            }
        }
        Shape::Spike(from, to, share) => {
            let (left, right) = (scale.at(*from), scale.at(*to));
            let base = y + LANE / 2.0 - 2.0;
            canvas.hairline((left, base), (right, base));
            let top = base - share * (LANE - 4.0);
            if *share > 0.0 {
                canvas.bar(Area { left, top: top.min(base - 1.0), right, bottom: base }, mark.look);
            }
        }
        Shape::Link(at) => {
            if let Some(below) = below {
                let x = scale.at(*at);
                canvas.line((x, y + BAR / 2.0), (x, below - BAR / 2.0), 1.0, mark.look);
            }
        }
    }
}

/// The lines at values.
fn rules(frame: &mut Frame<'_>, rows: &Rows, scales: &[Scale], (top, bottom): (f64, f64)) {
    for (panel, scale) in rows.panels.iter().zip(scales) {
        for rule in &panel.rules {
            let x = scale.at(rule.at);
            frame.canvas.line((x, top), (x, bottom + 4.0), 1.5, rule.look);
        }
    }
}

/// The labels of the lines, and of ticks once more below many rows.
fn foot(frame: &mut Frame<'_>, rows: &Rows, layout: &Layout, height: f64) {
    frame.y += 4.0;
    let most = rows.panels.iter().map(|panel| panel.rules.len()).max().unwrap_or(0);
    for line in 0..most {
        let places = rows.panels.iter().zip(&layout.panels);
        let y = frame.y + SMALL.size;
        for (panel, place) in places {
            if let Some(rule) = panel.rules.get(line) {
                rule_label(frame, panel, rule, *place, y);
            }
        }
        frame.y += SMALL.leading();
    }
    if height > 640.0 {
        let y = frame.y + SMALL.size;
        tick_labels(frame, rows, layout, y);
        frame.y = y + 4.0;
    }
}

fn rule_label(frame: &mut Frame<'_>, panel: &Panel, rule: &Rule, (left, right): (f64, f64), y: f64) {
    let text = SMALL.elide(&rule.label, right - left + 8.0);
    let half = SMALL.width(&text) / 2.0;
    let (low, high) = (left - 8.0 + half, right + 8.0 - half);
    let x = panel.axis.scale(left, right).at(rule.at).clamp(low.min(high), high.max(low));
    frame.canvas.text((x, y), &text, SMALL, "f-ink", Anchor::Middle);
}
