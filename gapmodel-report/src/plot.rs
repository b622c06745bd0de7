//! What is drawn, before anybody knows how: the common ground of SVG and Vega-Lite.

use crate::svg::scale::Axis;
use crate::svg::style::Look;
use crate::svg::text::clean;

/// A whole picture in one language.
#[derive(Clone, Debug)]
pub(crate) struct Plot {
    pub(crate) title: String,
    /// What is shown and how to read it.
    pub(crate) subtitle: String,
    /// What each look means.
    pub(crate) legend: Vec<Key>,
    pub(crate) body: Body,
    /// What limits the figures.
    pub(crate) notes: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) look: Look,
    pub(crate) text: String,
}

pub(crate) fn key(look: Look, text: impl Into<String>) -> Key {
    Key { look, text: text.into() }
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Rows(Rows),
    Plane(Plane),
    Triangle(Triangle),
}

/// Named things below each other, their values from left to right in one panel or more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) list: Vec<Row>,
    pub(crate) panels: Vec<Panel>,
    /// The heads of the columns of text at the right.
    pub(crate) columns: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) label: String,
    /// The heading that begins with this row.
    pub(crate) heading: Option<String>,
    pub(crate) strong: bool,
    pub(crate) cells: Vec<String>,
    pub(crate) marks: Vec<Mark>,
    /// The row in words.
    pub(crate) says: String,
    /// Whether the row only says how many are not shown.
    pub(crate) skipped: bool,
}

impl Row {
    /// A row of something named in the data.
    pub(crate) fn of(label: &str, says: impl FnOnce(&str) -> String) -> Self {
        let label = clean(label);
        let says = says(&label);
        Self { label, says, ..Self::default() }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Panel {
    pub(crate) axis: Axis,
    /// Its part of the width.
    pub(crate) part: f64,
    pub(crate) rules: Vec<Rule>,
}

impl Panel {
    pub(crate) fn new(axis: Axis, part: f64) -> Self {
        Self { axis, part, rules: Vec::new() }
    }
}

/// A line across, at a value.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) at: f64,
    pub(crate) label: String,
    pub(crate) look: Look,
}

/// A mark in a row, in one of the panels.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) panel: usize,
    pub(crate) look: Look,
    pub(crate) shape: Shape,
}

#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Point(f64),
    /// From one value to another: a bar, a line or a whisker, as the look says; with a text in it.
    Span(f64, f64, String),
    /// A bar that stands on the row, between two values, as high as a share of it.
    Spike(f64, f64, f64),
    /// A line down to the next row.
    Link(f64),
}

pub(crate) fn point(panel: usize, at: f64, look: Look) -> Mark {
    Mark { panel, look, shape: Shape::Point(at) }
}

pub(crate) fn span(panel: usize, (from, to): (f64, f64), look: Look) -> Mark {
    Mark { panel, look, shape: Shape::Span(from, to, String::new()) }
}

/// Points, lines and bands over two axes of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Plane {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    /// The height over the width.
    pub(crate) aspect: f64,
    pub(crate) layers: Vec<Layer>,
    pub(crate) spots: Vec<Spot>,
    /// What the corners mean: upper left, upper right, lower left, lower right.
    pub(crate) corners: Option<[String; 4]>,
    /// Whether spots whose name does not fit get a number, and their names stand below.
    pub(crate) numbered: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Layer {
    Line {
        points: Vec<(f64, f64)>,
        look: Look,
    },
    /// Between lower and upper values.
    Band {
        points: Vec<(f64, f64, f64)>,
        look: Look,
    },
    /// At a value of x.
    Upright(Rule),
    /// At a value of y.
    Level(Rule),
}

/// A point with a name.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) look: Look,
    /// Empty if it goes without.
    pub(crate) label: String,
    pub(crate) says: String,
    pub(crate) x_limits: Option<(f64, f64)>,
    pub(crate) y_limits: Option<(f64, f64)>,
}

/// A point between three corners.
#[derive(Clone, Debug)]
pub(crate) struct Triangle {
    /// Lower left, lower right, upper.
    pub(crate) corners: [String; 3],
    /// The shares of these.
    pub(crate) shares: [f64; 3],
    /// Limits of the distance from the centre (0) to a corner (1).
    pub(crate) limits: Option<(f64, f64)>,
    pub(crate) point: Look,
    pub(crate) region: Look,
    pub(crate) label: String,
    pub(crate) says: String,
}

impl Plot {
    /// The name of what looks like this; empty if the legend has none.
    pub(crate) fn name_of(&self, look: Look) -> &str {
        self.legend.iter().find(|key| key.look == look).map_or("", |key| &key.text)
    }

    /// The looks that marks have.
    fn looks(&self) -> Vec<Look> {
        match &self.body {
            Body::Rows(body) => {
                let marks = body.list.iter().flat_map(|row| &row.marks).map(|mark| mark.look);
                let rules = body.panels.iter().flat_map(|panel| &panel.rules).map(|rule| rule.look);
                marks.chain(rules).collect()
            }
            Body::Plane(body) => {
                let layers = body.layers.iter().map(|layer| match layer {
                    Layer::Line { look, .. } | Layer::Band { look, .. } => *look,
                    Layer::Upright(rule) | Layer::Level(rule) => rule.look,
                });
                layers.chain(body.spots.iter().map(|spot| spot.look)).collect()
            }
            Body::Triangle(body) => vec![body.point, body.region],
        }
    }

    /// Leaves out of the legend what does not occur.
    pub(crate) fn trim_legend(&mut self) {
        let looks = self.looks();
        self.legend.retain(|key| looks.contains(&key.look));
    }

    /// The picture in words, for those who do not see it: what it is, and its first values.
    pub(crate) fn in_words(&self) -> String {
        const MOST: usize = 12;
        let said: Vec<&str> = match &self.body {
            Body::Rows(rows) => rows.list.iter().map(|row| row.says.as_str()).collect(),
            Body::Plane(plane) => plane.spots.iter().map(|spot| spot.says.as_str()).collect(),
            Body::Triangle(triangle) => vec![&triangle.says],
        };
        let more = if said.iter().filter(|text| !text.is_empty()).count() > MOST { " …" } else { "" };
        let said = said.into_iter().filter(|text| !text.is_empty()).take(MOST);
        let all: Vec<&str> = std::iter::once(self.subtitle.as_str())
            .filter(|text| !text.is_empty())
            .chain(said)
            .chain(self.notes.iter().map(String::as_str))
            .collect();
        format!("{}{more}", all.join(" · "))
    }
}
