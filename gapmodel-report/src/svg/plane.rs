//! Points, lines and bands over two axes.

use super::canvas::{Anchor, Area};
use super::place::{Placed, Placer};
use super::scale::Scale;
use super::style::{Form, Hue, look};
use super::{Frame, HEAD, SMALL};
use crate::plot::{Layer, Plane, Spot};

const FINE: super::style::Look = look(Hue::Muted, Form::Line);

/// More names than these are not even tried: they would not fit.
const MOST_NAMES: usize = 80;

pub(super) fn draw(frame: &mut Frame<'_>, plane: &Plane) {
    let height = (frame.width() * plane.aspect).clamp(240.0, 560.0);
    let y_face = SMALL;
    frame.y += 4.0;
    frame.paragraph(&plane.y.title, HEAD, "f-ink", 2);
    let top = frame.y + 8.0;
    let bottom = top + height;
    let y_ticks = plane.y.ticks_up(height, frame.words);
    let widest = y_ticks.iter().map(|(_, text)| y_face.width(text)).fold(0.0, f64::max);
    let area = Area { left: frame.left + widest + 8.0, top, right: frame.right - 8.0, bottom };
    // Marks at the ends do not stand on the frame, nor on the names of corners.
    let inset = if plane.corners.is_some() { 24.0 } else { 10.0 };
    let x = plane.x.scale(area.left + 8.0, area.right - 8.0);
    let y = plane.y.scale(area.bottom - inset, area.top + inset);
    for (value, text) in &y_ticks {
        let at = y.at(*value);
        frame.canvas.hairline((area.left, at), (area.right, at));
        frame.canvas.text((area.left - 7.0, at + y_face.size * 0.36), text, y_face, "f-muted", Anchor::End);
    }
    x_axis(frame, plane, x, &area);
    let mut placer = Placer::new(area);
    corners(frame, plane, &area, &mut placer);
    for layer in &plane.layers {
        draw_layer(frame, layer, x, y, &area, &mut placer);
    }
    let at: Vec<(f64, f64)> = plane.spots.iter().map(|spot| (x.at(spot.x), y.at(spot.y))).collect();
    for (x, y) in &at {
        placer.take(Area::around(*x, *y, 5.5));
    }
    for spot in &plane.spots {
        limits(frame, spot, x, y, &mut placer);
    }
    for (spot, at) in plane.spots.iter().zip(&at) {
        frame.canvas.open(&spot.says);
        frame.canvas.point(*at, 10.0, spot.look);
        frame.canvas.close();
    }
    frame.y = bottom + SMALL.leading() + 22.0;
    names(frame, plane, &at, placer);
}

fn x_axis(frame: &mut Frame<'_>, plane: &Plane, x: Scale, area: &Area) {
    let baseline = area.bottom + SMALL.leading() + 2.0;
    for (value, text) in plane.x.ticks(area.right - area.left, SMALL, frame.words) {
        let at = x.at(value);
        if plane.x.names.is_empty() {
            frame.canvas.hairline((at, area.top), (at, area.bottom));
        }
        let half = SMALL.width(&text) / 2.0;
        let shown = at.clamp(frame.left + half, (frame.right - half).max(frame.left + half));
        frame.canvas.text((shown, baseline), &text, SMALL, "f-muted", Anchor::Middle);
    }
    frame.canvas.line((area.left, area.bottom), (area.right, area.bottom), 1.0, FINE);
    let title = HEAD.elide(&plane.x.title, frame.width());
    frame.canvas.text((frame.right, baseline + HEAD.leading() + 2.0), &title, HEAD, "f-ink", Anchor::End);
}

fn corners(frame: &mut Frame<'_>, plane: &Plane, area: &Area, placer: &mut Placer) {
    let Some(corners) = &plane.corners else { return };
    let half = (area.right - area.left) / 2.0 - 12.0;
    for (position, text) in corners.iter().enumerate() {
        let text = HEAD.elide(text, half);
        let (x, anchor) = if position % 2 == 0 {
            (area.left + 6.0, Anchor::Start)
        } else {
            (area.right - 6.0, Anchor::End)
        };
        let y = if position < 2 { area.top + 15.0 } else { area.bottom - 8.0 };
        placer.take(Area::of_text(x, y, HEAD.width(&text), HEAD, anchor));
        frame.canvas.text((x, y), &text, HEAD, "f-muted", anchor);
    }
}

fn draw_layer(frame: &mut Frame<'_>, layer: &Layer, x: Scale, y: Scale, area: &Area, placer: &mut Placer) {
    match layer {
        Layer::Line { points, look } => {
            let path: Vec<_> = points.iter().map(|(a, b)| (x.at(*a), y.at(*b))).collect();
            frame.canvas.polyline(&path, if look.form == Form::Line { 2.0 } else { 1.5 }, *look);
            keep_off(&path, placer);
        }
        Layer::Band { points, look } => {
            let upper = points.iter().map(|(a, _, high)| (x.at(*a), y.at(*high)));
            let lower = points.iter().rev().map(|(a, low, _)| (x.at(*a), y.at(*low)));
            frame.canvas.polygon(&upper.chain(lower).collect::<Vec<_>>(), look.hue, "0.14");
        }
        Layer::Upright(rule) => {
            let at = x.at(rule.at);
            frame.canvas.line((at, area.top), (at, area.bottom), 1.5, rule.look);
            placer.take(Area { left: at - 1.0, right: at + 1.0, ..*area });
        }
        Layer::Level(rule) => {
            let at = y.at(rule.at);
            frame.canvas.line((area.left, at), (area.right, at), 1.5, rule.look);
            placer.take(Area { top: at - 1.0, bottom: at + 1.0, ..*area });
        }
    }
}

/// Names keep off a line.
fn keep_off(path: &[(f64, f64)], placer: &mut Placer) {
    const APART: f64 = 8.0;
    for ends in path.windows(2) {
        let ((x1, y1), (x2, y2)) = (ends[0], ends[1]);
        let parts = ((x2 - x1).abs().max((y2 - y1).abs()) / APART).ceil().max(1.0);
        let mut part = 0.0;
        while part < parts {
            let share = part / parts;
            placer.take(Area::around(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, 2.0));
            part += 1.0;
        }
    }
}

/// The intervals of a point as thin lines, which names keep off.
fn limits(frame: &mut Frame<'_>, spot: &Spot, x: Scale, y: Scale, placer: &mut Placer) {
    let thin = look(Hue::Grey, Form::Line);
    let mut draw = |from: (f64, f64), to: (f64, f64)| {
        frame.canvas.line(from, to, 1.0, thin);
        placer.take(Area { left: from.0 - 0.5, top: to.1 - 0.5, right: to.0 + 0.5, bottom: from.1 + 0.5 });
    };
    if let Some((low, high)) = spot.x_limits {
        draw((x.at(low), y.at(spot.y)), (x.at(high), y.at(spot.y)));
    }
    if let Some((low, high)) = spot.y_limits {
        draw((x.at(spot.x), y.at(low)), (x.at(spot.x), y.at(high)));
    }
}

/// The names of spots, beside them if they all fit, else numbers beside them and the names below.
fn names(frame: &mut Frame<'_>, plane: &Plane, at: &[(f64, f64)], mut placer: Placer) {
    let named: Vec<(usize, &Spot)> =
        plane.spots.iter().enumerate().filter(|(_, spot)| !spot.label.is_empty()).collect();
    if !plane.numbered {
        for (position, spot) in named.iter().take(MOST_NAMES) {
            let lines = SMALL.wrap(&spot.label, 130.0, 1);
            if let Some(place) = placer.place(at[*position], &lines, SMALL, 30.0) {
                write(frame, at[*position], &lines, &place);
            }
        }
        return;
    }
    if let Some(texts) = beside_all(&named, at, &placer) {
        for ((position, _), (lines, place)) in named.iter().zip(&texts) {
            write(frame, at[*position], lines, place);
        }
        return;
    }
    for (number, (position, _)) in named.iter().enumerate() {
        let lines = [(number + 1).to_string()];
        if let Some(place) = placer.place(at[*position], &lines, SMALL, 120.0) {
            write(frame, at[*position], &lines, &place);
        }
    }
    list(frame, &named);
}

type Texts = Vec<(Vec<String>, Placed)>;

fn beside_all(named: &[(usize, &Spot)], at: &[(f64, f64)], placer: &Placer) -> Option<Texts> {
    if named.len() > 24 {
        return None;
    }
    let mut trial = placer.clone();
    let place = |(position, spot): &(usize, &Spot)| {
        let lines = SMALL.wrap(&spot.label, 150.0, 4);
        let whole = lines.last().is_none_or(|line| !line.ends_with('…') || spot.label.ends_with('…'));
        let placed = trial.place(at[*position], &lines, SMALL, 64.0).filter(|_| whole)?;
        Some((lines, placed))
    };
    named.iter().map(place).collect()
}

fn write(frame: &mut Frame<'_>, at: (f64, f64), lines: &[String], place: &Placed) {
    if let Some(end) = place.leader {
        frame.canvas.line(at, end, 1.0, look(Hue::Grey, Form::Line));
    }
    for (line, text) in lines.iter().enumerate() {
        let y = place.y + line as f64 * SMALL.leading();
        frame.canvas.text((place.x, y), text, SMALL, "f-ink", place.anchor);
    }
}

/// Numbers and names in columns.
fn list(frame: &mut Frame<'_>, named: &[(usize, &Spot)]) {
    let columns = (frame.width() / 210.0).floor().clamp(1.0, 4.0);
    let width = (frame.width() - (columns - 1.0) * 20.0) / columns;
    let most = SMALL.width(&named.len().to_string()) + 16.0;
    let per_column = (named.len() as f64 / columns).ceil().max(1.0) as usize;
    let top = frame.y + 4.0;
    let mut lowest = top;
    for (column, entries) in named.chunks(per_column).enumerate() {
        let left = frame.left + column as f64 * (width + 20.0);
        let mut y = top;
        for (entry, (_, spot)) in entries.iter().enumerate() {
            let number = (column * per_column + entry + 1).to_string();
            let baseline = y + SMALL.size;
            frame.canvas.open(&spot.says);
            frame.canvas.point((left + 5.0, baseline - 4.0), 8.0, spot.look);
            frame.canvas.text((left + most, baseline), &number, HEAD, "f-ink", Anchor::End);
            for line in SMALL.wrap(&spot.label, width - most - 8.0, 2) {
                frame.canvas.text((left + most + 8.0, y + SMALL.size), &line, SMALL, "f-ink", Anchor::Start);
                y += SMALL.leading();
            }
            frame.canvas.close();
            y += 2.0;
        }
        lowest = lowest.max(y);
    }
    frame.y = lowest;
}
