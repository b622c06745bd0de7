//! Colours and shapes.
//!
//! What a colour says is said by a shape, a pattern or a place too. Blue and orange are told apart by people who see no red
//! or no green; text has a contrast of at least 4.5 to 1 against what it stands on, marks of 3 to 1.

use std::fmt::Write as _;

use crate::options::Theme;

/// What a mark is coloured as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hue {
    Paper,
    Ink,
    Muted,
    Grey,
    Blue,
    Orange,
    Teal,
    Purple,
    /// The answers below the middle, from 0 (next to the middle) to 4 (the farthest).
    Low(u8),
    /// The answer in the middle.
    Middle,
    /// Those above, likewise.
    High(u8),
}

/// What a mark is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Dot,
    Ring,
    Square,
    Diamond,
    Up,
    Down,
    Cross,
    Solid,
    Hollow,
    Hatched,
    Line,
    Dashed,
    Dotted,
    Whisker,
}

/// How one kind of mark looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) hue: Hue,
    pub(crate) form: Form,
}

pub(crate) const fn look(hue: Hue, form: Form) -> Look {
    Look { hue, form }
}

/// The name of a colour, and the colour on light and on dark paper.
type Color = (&'static str, &'static str, &'static str);

const PAPER: Color = ("paper", "#ffffff", "#14171b");
const INK: Color = ("ink", "#1b1f24", "#e8eaed");
const MUTED: Color = ("muted", "#57606a", "#a9b1ba");
const GRID: Color = ("grid", "#dfe3e8", "#31373e");
const GREY: Color = ("grey", "#757d87", "#87909a");
const BLUE: Color = ("blue", "#1f5fa8", "#79b0f2");
const ORANGE: Color = ("orange", "#b4500a", "#f0a05a");
const TEAL: Color = ("teal", "#0f766e", "#5cc8bb");
const PURPLE: Color = ("purple", "#7a3e9d", "#c79bec");
const MIDDLE: Color = ("middle", "#d9dce1", "#a7adb6");
const LOW: [Color; 5] = [
    ("low0", "#fae3cf", "#fae3cf"),
    ("low1", "#f3c29a", "#f3c29a"),
    ("low2", "#e9a468", "#e9a468"),
    ("low3", "#d6813c", "#d6813c"),
    ("low4", "#a94a08", "#b5560f"),
];
const HIGH: [Color; 5] = [
    ("high0", "#dceafa", "#dceafa"),
    ("high1", "#a9cbee", "#a9cbee"),
    ("high2", "#7fb2e5", "#7fb2e5"),
    ("high3", "#5b97d6", "#5b97d6"),
    ("high4", "#1f5fa8", "#2d6cb8"),
];
/// Text on the lighter answers, and on the two farthest.
const ON_LIGHT: Color = ("on-light", "#1b1f24", "#14171b");
const ON_DARK: Color = ("on-dark", "#ffffff", "#ffffff");

const PLAIN: [Color; 12] =
    [PAPER, INK, MUTED, GRID, GREY, BLUE, ORANGE, TEAL, PURPLE, MIDDLE, ON_LIGHT, ON_DARK];

impl Hue {
    fn color(self) -> Color {
        match self {
            Self::Paper => PAPER,
            Self::Ink => INK,
            Self::Muted => MUTED,
            Self::Grey => GREY,
            Self::Blue => BLUE,
            Self::Orange => ORANGE,
            Self::Teal => TEAL,
            Self::Purple => PURPLE,
            Self::Middle => MIDDLE,
            Self::Low(step) => LOW[usize::from(step.min(4))],
            Self::High(step) => HIGH[usize::from(step.min(4))],
        }
    }

    /// The name of the colour in classes.
    pub(crate) fn name(self) -> &'static str {
        self.color().0
    }

    /// The colour on light paper.
    pub(crate) fn light(self) -> &'static str {
        self.color().1
    }

    /// The class of text on it.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Low(0..=3) | Self::High(0..=3) | Self::Middle => "f-on-light",
            Self::Low(_) | Self::High(_) => "f-on-dark",
            _ => "f-paper",
        }
    }
}

/// The colours that a picture uses, as a style sheet that holds for the element of that id alone.
pub(crate) fn sheet(id: &str, theme: Theme, used: &str) -> String {
    let mut css = String::new();
    let has = |class: &str| ['"', ' '].iter().any(|end| used.contains(&format!("{class}{end}")));
    let is_used = |name: &str| has(&format!("f-{name}")) || has(&format!("s-{name}"));
    let colors = || PLAIN.iter().chain(&LOW).chain(&HIGH).filter(|(name, ..)| is_used(name));
    if theme == Theme::Auto {
        let variables = |dark: bool| {
            colors().fold(String::new(), |mut all, (name, light, of_dark)| {
                let _ = write!(all, "--gm-{name}:{};", if dark { of_dark } else { light });
                all
            })
        };
        let _ = write!(css, "#{id}{{{}}}", variables(false));
        let _ = write!(css, "@media (prefers-color-scheme:dark){{#{id}{{{}}}}}", variables(true));
    }
    for (name, light, dark) in colors() {
        let color = match theme {
            Theme::Auto => format!("var(--gm-{name})"),
            Theme::Light => (*light).to_owned(),
            Theme::Dark => (*dark).to_owned(),
        };
        for (class, property) in [("f", "fill"), ("s", "stroke")] {
            if has(&format!("{class}-{name}")) {
                let _ = write!(css, "#{id} .{class}-{name}{{{property}:{color}}}");
            }
        }
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: &str) -> f64 {
        let linear = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { power_2_4((value + 0.055) / 1.055) }
        };
        0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5)
    }

    /// x² times the fifth root of x², by Newton's steps.
    fn power_2_4(x: f64) -> f64 {
        let square = x * x;
        let mut root = 1.0_f64;
        for _ in 0..200 {
            let fourth = root * root * root * root;
            root -= (fourth * root - square) / (5.0 * fourth);
        }
        square * root
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn black_on_white_is_21() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        // Published: #767676 on white is 4.54.
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
    }

    #[test]
    fn text_and_marks_stand_out() {
        let pairs = |(_, light, dark): Color, (_, paper_light, paper_dark): Color| {
            contrast(light, paper_light).min(contrast(dark, paper_dark))
        };
        for text in [INK, MUTED] {
            assert!(pairs(text, PAPER) >= 4.5, "{text:?}");
        }
        for mark in [GREY, BLUE, ORANGE, TEAL, PURPLE, LOW[4], HIGH[4]] {
            assert!(pairs(mark, PAPER) >= 3.0, "{mark:?}");
        }
        for hue in [MIDDLE, LOW[0], LOW[1], LOW[2], LOW[3], HIGH[0], HIGH[1], HIGH[2], HIGH[3]] {
            assert!(pairs(ON_LIGHT, hue) >= 4.5, "{hue:?}");
        }
        for hue in [LOW[4], HIGH[4]] {
            assert!(pairs(ON_DARK, hue) >= 4.5, "{hue:?}");
        }
    }
}
