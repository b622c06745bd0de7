//! SVG as text, with a note of where each piece of text stands.

use std::fmt::Write as _;

use super::style::{Form, Hue, Look};
use super::text::Face;

/// Which point of a text its position names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    pub(crate) fn around(x: f64, y: f64, by: f64) -> Self {
        Self { left: x - by, top: y - by, right: x + by, bottom: y + by }
    }

    /// Whether two rectangles share more than an edge.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let apart = 0.01;
        self.left < other.right - apart
            && other.left < self.right - apart
            && self.top < other.bottom - apart
            && other.top < self.bottom - apart
    }

    pub(crate) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// The place that a text takes whose baseline begins, is centred or ends at a point.
    pub(crate) fn of_text(x: f64, y: f64, width: f64, face: Face, anchor: Anchor) -> Self {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Self { left, top: y - face.size * 0.78, right: left + width, bottom: y + face.size * 0.22 }
    }
}

/// A text and the place it takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) area: Area,
}

/// A drawing that grows.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    pub(crate) out: String,
    pub(crate) written: Vec<Written>,
    hatches: Vec<Hue>,
    id: String,
}

/// A coordinate: one decimal, none if whole.
pub(crate) fn px(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.abs());
    match tenths % 10 {
        0 => format!("{sign}{}", tenths / 10),
        rest => format!("{sign}{}.{rest}", tenths / 10),
    }
}

/// Text between tags and in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

impl Canvas {
    pub(crate) fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(element);
        self.out.push('\n');
    }

    /// What follows is told by a text when a pointer rests on it.
    pub(crate) fn open(&mut self, says: &str) {
        if says.is_empty() {
            self.push(format_args!("<g>"));
        } else {
            self.push(format_args!("<g><title>{}</title>", escape(says)));
        }
    }

    pub(crate) fn close(&mut self) {
        self.push(format_args!("</g>"));
    }

    pub(crate) fn text(&mut self, at: (f64, f64), text: &str, face: Face, class: &str, anchor: Anchor) {
        if text.is_empty() {
            return;
        }
        let area = Area::of_text(at.0, at.1, face.width(text), face, anchor);
        self.written.push(Written { text: text.to_owned(), area });
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if face.bold { " font-weight=\"600\"" } else { "" };
        let (x, y, size) = (px(at.0), px(at.1), px(face.size));
        let text = escape(text);
        self.push(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor}>{text}</text>"
        ));
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, look: Look) {
        self.rule(from, to, width, look.hue.name(), dashes(look.form));
    }

    /// A hairline of the grid.
    pub(crate) fn hairline(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.rule(from, to, 1.0, "grid", "");
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64), width: f64, color: &str, dashes: &str) {
        let (x1, y1, x2, y2) = (px(from.0), px(from.1), px(to.0), px(to.1));
        let width = px(width);
        self.push(format_args!(
            "<line class=\"s-{color}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke-width=\"{width}\"{dashes}/>"
        ));
    }

    /// A line of paper under a line, so that it is seen on any colour.
    pub(crate) fn halo(&mut self, from: (f64, f64), to: (f64, f64), width: f64) {
        self.rule(from, to, width, "paper", "");
    }

    pub(crate) fn polyline(&mut self, points: &[(f64, f64)], width: f64, look: Look) {
        let path = points_of(points);
        let (color, width) = (look.hue.name(), px(width));
        self.push(format_args!(
            "<polyline class=\"s-{color}\" points=\"{path}\" fill=\"none\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{}/>",
            dashes(look.form)
        ));
    }

    pub(crate) fn polygon(&mut self, points: &[(f64, f64)], hue: Hue, opacity: &str) {
        let color = hue.name();
        self.push(format_args!(
            "<polygon class=\"f-{color}\" points=\"{}\" fill-opacity=\"{opacity}\"/>",
            points_of(points)
        ));
    }

    pub(crate) fn circle(&mut self, at: (f64, f64), radius: f64, width: f64, look: Look) {
        let (x, y, r) = (px(at.0), px(at.1), px(radius));
        let (color, width) = (look.hue.name(), px(width));
        self.push(format_args!(
            "<circle class=\"s-{color}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"none\" stroke-width=\"{width}\"{}/>",
            dashes(look.form)
        ));
    }

    /// A bar: solid, hollow or hatched.
    pub(crate) fn bar(&mut self, area: Area, look: Look) {
        let color = look.hue.name();
        match look.form {
            Form::Hollow => self.outlined(area, "f-paper", "", color),
            Form::Hatched => {
                if !self.hatches.contains(&look.hue) {
                    self.hatches.push(look.hue);
                }
                let fill = format!(" fill=\"url(#{}-hatch-{color})\"", self.id);
                self.outlined(area, "", &fill, color);
            }
            _ => {
                let (x, y, width, height) = rect(area);
                self.push(format_args!(
                    "<rect class=\"f-{color}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
                ));
            }
        }
    }

    fn outlined(&mut self, area: Area, class: &str, fill: &str, color: &str) {
        let half = 0.75_f64.min((area.right - area.left) / 2.0);
        let inner = Area {
            left: area.left + half,
            top: area.top + 0.75,
            right: area.right - half,
            bottom: area.bottom - 0.75,
        };
        let (x, y, width, height) = rect(inner);
        let class = if class.is_empty() { String::new() } else { format!("{class} ") };
        self.push(format_args!(
            "<rect class=\"{class}s-{color}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill} stroke-width=\"1.5\"/>"
        ));
    }

    /// A point of a form, about so many pixels wide, with a rim of paper.
    pub(crate) fn point(&mut self, (x, y): (f64, f64), size: f64, look: Look) {
        let color = look.hue.name();
        let half = size / 2.0;
        let corners: Vec<(f64, f64)> = match look.form {
            Form::Ring => {
                let (x, y, r) = (px(x), px(y), px(half - 1.0));
                self.push(format_args!(
                    "<circle class=\"f-paper s-{color}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\" stroke-width=\"2\"/>"
                ));
                return;
            }
            Form::Cross => {
                let d = half * 0.8;
                let path = format!(
                    "M{} {}L{} {}M{} {}L{} {}",
                    px(x - d),
                    px(y - d),
                    px(x + d),
                    px(y + d),
                    px(x - d),
                    px(y + d),
                    px(x + d),
                    px(y - d)
                );
                self.push(format_args!("<path class=\"s-{color}\" d=\"{path}\" stroke-width=\"2\"/>"));
                return;
            }
            Form::Square => {
                let d = half * 0.9;
                vec![(x - d, y - d), (x + d, y - d), (x + d, y + d), (x - d, y + d)]
            }
            Form::Diamond => {
                let d = half * 1.25;
                vec![(x, y - d), (x + d, y), (x, y + d), (x - d, y)]
            }
            Form::Up => {
                vec![(x, y - half * 1.2), (x + half * 1.1, y + half * 0.8), (x - half * 1.1, y + half * 0.8)]
            }
            Form::Down => {
                vec![(x, y + half * 1.2), (x + half * 1.1, y - half * 0.8), (x - half * 1.1, y - half * 0.8)]
            }
            _ => {
                let (x, y, r) = (px(x), px(y), px(half));
                self.push(format_args!(
                    "<circle class=\"f-{color} s-paper\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\" stroke-width=\"1\"/>"
                ));
                return;
            }
        };
        self.push(format_args!(
            "<polygon class=\"f-{color} s-paper\" points=\"{}\" stroke-width=\"1\"/>",
            points_of(&corners)
        ));
    }

    /// The patterns that were used.
    pub(crate) fn patterns(&self) -> String {
        let mut defs = String::new();
        for hue in &self.hatches {
            let (id, color) = (&self.id, hue.name());
            let _ = writeln!(
                defs,
                "<pattern id=\"{id}-hatch-{color}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"f-paper\" width=\"5\" height=\"5\"/><rect class=\"f-{color}\" width=\"2\" height=\"5\"/></pattern>"
            );
        }
        defs
    }
}

fn dashes(form: Form) -> &'static str {
    match form {
        Form::Dashed => " stroke-dasharray=\"5 3\"",
        Form::Dotted => " stroke-dasharray=\"1.5 3\"",
        _ => "",
    }
}

fn rect(area: Area) -> (String, String, String, String) {
    (px(area.left), px(area.top), px((area.right - area.left).max(0.5)), px(area.bottom - area.top))
}

fn points_of(points: &[(f64, f64)]) -> String {
    let mut path = String::with_capacity(points.len() * 12);
    for (position, (x, y)) in points.iter().enumerate() {
        let space = if position > 0 { " " } else { "" };
        let _ = write!(path, "{space}{},{}", px(*x), px(*y));
    }
    path
}
