//! Labels beside points, none over another.

use super::canvas::{Anchor, Area};
use super::text::Face;

/// Where there is room left.
#[derive(Clone)]
pub(super) struct Placer {
    bounds: Area,
    taken: Vec<Area>,
}

/// Lines of text that found a place.
pub(super) struct Placed {
    pub(super) x: f64,
    /// The baseline of the first line.
    pub(super) y: f64,
    pub(super) anchor: Anchor,
    /// Where a thin line from the point ends, if the label is not next to it.
    pub(super) leader: Option<(f64, f64)>,
}

/// Eight directions: first right and left, where a label is read best.
const DIRECTIONS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.75, -0.75),
    (0.75, 0.75),
    (-0.75, -0.75),
    (-0.75, 0.75),
];

impl Placer {
    pub(super) fn new(bounds: Area) -> Self {
        Self { bounds, taken: Vec::new() }
    }

    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    pub(super) fn is_free(&self, area: &Area) -> bool {
        self.bounds.holds(area) && !self.taken.iter().any(|taken| taken.overlaps(area))
    }

    /// A place for lines of text near a point, at most so far away.
    pub(super) fn place(
        &mut self,
        (x, y): (f64, f64),
        lines: &[String],
        face: Face,
        far: f64,
    ) -> Option<Placed> {
        let width = lines.iter().map(|line| face.width(line)).fold(0.0, f64::max);
        let height = (lines.len() as f64 - 1.0) * face.leading() + face.size;
        let mut away = 9.0;
        while away <= far {
            for (dx, dy) in DIRECTIONS {
                let anchor = match dx {
                    d if d > 0.0 => Anchor::Start,
                    d if d < 0.0 => Anchor::End,
                    _ => Anchor::Middle,
                };
                let at_x = x + dx * away;
                let middle = y + dy * away + if dy == 0.0 { 0.0 } else { dy.signum() * (height / 2.0 - 3.0) };
                let first = middle - height / 2.0 + face.size * 0.78;
                let mut area = Area::of_text(at_x, first, width, face, anchor);
                area.bottom = area.top + height;
                let roomy = Area {
                    left: area.left - 2.0,
                    top: area.top - 1.0,
                    right: area.right + 2.0,
                    bottom: area.bottom + 1.0,
                };
                if self.is_free(&roomy) {
                    self.take(roomy);
                    let leader = (away > 13.0).then_some((x + dx * (away - 1.5), y + dy * (away - 4.0)));
                    return Some(Placed { x: at_x, y: first, anchor, leader });
                }
            }
            away += 4.0;
        }
        None
    }
}
