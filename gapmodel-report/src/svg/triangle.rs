//! A point between three corners.

use super::canvas::{Anchor, Area};
use super::place::Placer;
use super::style::{Form, Hue, look};
use super::{Frame, HEAD, LABEL, SMALL};
use crate::plot::Triangle;
use crate::words::Format;

/// The height of a triangle with sides of 1.
const HEIGHT: f64 = 0.866_025_403_784_438_6;

pub(super) fn draw(frame: &mut Frame<'_>, triangle: &Triangle) {
    let side = (frame.width() - 120.0).clamp(160.0, 420.0);
    let middle = f64::midpoint(frame.left, frame.right);
    let top = frame.y + HEAD.leading() * 2.0 + 8.0;
    let (left, bottom) = (middle - side / 2.0, top + side * HEIGHT);
    let at = |shares: [f64; 3]| {
        let across = shares[1] + shares[2] / 2.0;
        (left + across * side, bottom - shares[2] * side * HEIGHT)
    };
    let corners = [at([1.0, 0.0, 0.0]), at([0.0, 1.0, 0.0]), at([0.0, 0.0, 1.0])];
    frame.canvas.polygon(&corners, Hue::Grey, "0.08");
    thirds(frame, &at);
    let outline = [corners[0], corners[1], corners[2], corners[0]];
    frame.canvas.polyline(&outline, 1.0, look(Hue::Muted, Form::Line));
    let centre = at([1.0 / 3.0; 3]);
    let radius = side * HEIGHT * 2.0 / 3.0;
    frame.canvas.open(&triangle.says);
    if let Some((low, high)) = triangle.limits {
        for limit in [low, high].into_iter().filter(|limit| *limit > 0.0) {
            frame.canvas.circle(centre, limit * radius, 1.5, triangle.region);
        }
    }
    let point = at(triangle.shares);
    frame.canvas.point(centre, 9.0, look(Hue::Ink, Form::Cross));
    frame.canvas.line(centre, point, 1.5, look(triangle.point.hue, Form::Line));
    frame.canvas.point(point, 13.0, triangle.point);
    frame.canvas.close();
    let whole = Area { left: frame.left, top, right: frame.right, bottom };
    let mut placer = Placer::new(whole);
    placer.take(Area::around(point.0, point.1, 7.0));
    placer.take(Area::around(centre.0, centre.1, 6.0));
    let lines = [triangle.label.clone()];
    if let Some(place) = placer.place(point, &lines, LABEL, 60.0) {
        frame.canvas.text((place.x, place.y), &lines[0], LABEL, "f-ink", place.anchor);
    }
    names(frame, triangle, corners);
    frame.y = bottom + HEAD.leading() * 2.0 + 10.0;
}

/// Where one of the three has a third.
fn thirds(frame: &mut Frame<'_>, at: &dyn Fn([f64; 3]) -> (f64, f64)) {
    const THIRD: f64 = 1.0 / 3.0;
    const REST: f64 = 2.0 / 3.0;
    frame.canvas.hairline(at([THIRD, REST, 0.0]), at([THIRD, 0.0, REST]));
    frame.canvas.hairline(at([REST, THIRD, 0.0]), at([0.0, THIRD, REST]));
    frame.canvas.hairline(at([REST, 0.0, THIRD]), at([0.0, REST, THIRD]));
}

fn names(frame: &mut Frame<'_>, triangle: &Triangle, corners: [(f64, f64); 3]) {
    let half = frame.width() / 2.0 - 8.0;
    for (position, (x, y)) in corners.into_iter().enumerate() {
        let name = HEAD.elide(&triangle.corners[position], half);
        let share = frame.words.number(triangle.shares[position], Format::Percent(0));
        let first = if position == 2 { y - 8.0 - SMALL.leading() } else { y + HEAD.leading() + 2.0 };
        let room = HEAD.width(&name).max(SMALL.width(&share)) / 2.0;
        let x = x.clamp(frame.left + room, (frame.right - room).max(frame.left + room));
        frame.canvas.text((x, first), &name, HEAD, "f-ink", Anchor::Middle);
        frame.canvas.text((x, first + SMALL.leading()), &share, SMALL, "f-muted", Anchor::Middle);
    }
}
