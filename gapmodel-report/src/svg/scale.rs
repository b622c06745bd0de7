//! From values to pixels.

use crate::words::{Format, Words};

use super::text::Face;

/// What an axis shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Axis {
    pub(crate) title: String,
    /// The values at the ends.
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) format: Format,
    /// What positions 0, 1, 2… are called, where they are no numbers.
    pub(crate) names: Vec<String>,
    /// Whether values are labelled without their sign: both sides of 0 are shares.
    pub(crate) absolute: bool,
}

impl Axis {
    /// An axis between two values.
    pub(crate) fn between(title: impl Into<String>, from: f64, to: f64, format: Format) -> Self {
        let (from, to) = if from < to { (from, to) } else { (from - 0.5, from + 0.5) };
        Self { title: title.into(), from, to, format, names: Vec::new(), absolute: false }
    }

    /// An axis that holds all values, with round ends.
    pub(crate) fn over(
        title: impl Into<String>,
        values: impl IntoIterator<Item = f64>,
        format: Format,
    ) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if low >= high {
            (low, high) = (low - 0.5, low + 0.5);
        }
        let step = step(high - low, 8);
        let ends = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        Self::between(title, ends.0, ends.1, format)
    }

    /// Not beyond these limits, which no value can pass.
    pub(crate) fn within(mut self, low: f64, high: f64) -> Self {
        (self.from, self.to) = (self.from.max(low), self.to.min(high));
        self
    }

    /// An axis of names, with half a place free at either end.
    pub(crate) fn named(title: impl Into<String>, names: Vec<String>) -> Self {
        let to = names.len() as f64 - 0.5;
        Self { title: title.into(), from: -0.5, to, format: Format::Number(0), names, absolute: false }
    }

    /// Where and how ticks are labelled on so many pixels across, so that labels do not touch.
    pub(crate) fn ticks(&self, pixels: f64, face: Face, words: Words) -> Vec<(f64, String)> {
        if !self.names.is_empty() {
            return self.name_ticks(pixels, face);
        }
        let room = |ticks: &[(f64, String)]| {
            ticks.iter().map(|(_, text)| face.width(text)).fold(0.0, f64::max) + face.size * 0.9
        };
        self.number_ticks(pixels, words, room)
    }

    /// The same on so many pixels upwards.
    pub(crate) fn ticks_up(&self, pixels: f64, words: Words) -> Vec<(f64, String)> {
        self.number_ticks(pixels, words, |_| 34.0)
    }

    /// As many round values, seven at most, as leave each the room it needs.
    fn number_ticks(
        &self,
        pixels: f64,
        words: Words,
        room: impl Fn(&[(f64, String)]) -> f64,
    ) -> Vec<(f64, String)> {
        let mut most = 7;
        loop {
            let step = step(self.to - self.from, most);
            let format = self.format.for_step(step);
            let first = (self.from / step - 1e-9).ceil();
            let last = (self.to / step + 1e-9).floor();
            let count = (last - first).max(0.0) as usize + 1;
            let shown = |value: f64| words.number(if self.absolute { value.abs() } else { value }, format);
            let tick = |i: usize| {
                let value = (first + i as f64) * step;
                (value, shown(value))
            };
            let ticks: Vec<_> = (0..count).map(tick).collect();
            let apart = pixels * step / (self.to - self.from);
            if most <= 1 || apart >= room(&ticks) {
                return ticks;
            }
            most -= 1;
        }
    }

    /// Every so manieth name, so that they do not touch.
    fn name_ticks(&self, pixels: f64, face: Face) -> Vec<(f64, String)> {
        let apart = pixels / self.names.len() as f64;
        let widest = self.names.iter().map(|name| face.width(name)).fold(0.0, f64::max).min(pixels / 3.0);
        let every = ((widest + face.size * 0.9) / apart).ceil().max(1.0) as usize;
        let names = self.names.iter().enumerate().step_by(every);
        names.map(|(position, name)| (position as f64, face.elide(name, widest))).collect()
    }

    /// The scale between two pixels.
    pub(crate) fn scale(&self, start: f64, end: f64) -> Scale {
        Scale { from: self.from, start, pixels: (end - start) / (self.to - self.from), end }
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that divides a range into at most so many parts.
fn step(range: f64, most: usize) -> f64 {
    let rough = range / most.max(1) as f64;
    let mut power = 1.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough {
        power /= 10.0;
    }
    let times = [1.0, 2.0, 5.0, 10.0].into_iter().find(|times| power * times >= rough * (1.0 - 1e-9));
    power * times.unwrap_or(10.0)
}

/// From values to pixels; what is beyond the ends stays at them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    from: f64,
    start: f64,
    end: f64,
    pixels: f64,
}

impl Scale {
    pub(crate) fn at(self, value: f64) -> f64 {
        let (low, high) = if self.start < self.end { (self.start, self.end) } else { (self.end, self.start) };
        (self.start + (value - self.from) * self.pixels).clamp(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis, pixels: f64) -> Vec<String> {
        let words = Words::of("en").unwrap();
        axis.ticks(pixels, Face::regular(12.0), words).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn ticks_are_round() {
        let axis = Axis::over("", [-1.13, 0.42], Format::Signed(1));
        assert_eq!((axis.from, axis.to), (-6.0 * 0.2, 3.0 * 0.2));
        assert_eq!(labels(&axis, 400.0), ["\u{2212}1.0", "\u{2212}0.5", "0.0", "+0.5"]);
        assert_eq!(
            labels(&Axis::between("", 0.0, 1.0, Format::Percent(0)), 400.0),
            ["0%", "20%", "40%", "60%", "80%", "100%"]
        );
        assert_eq!(labels(&Axis::between("", 1.0, 7.0, Format::Number(0)), 400.0).len(), 7);
    }

    #[test]
    fn names_that_would_touch_are_left_out() {
        let axis = Axis::named("", (1..=60).map(|month| format!("2024-{month:02}")).collect());
        assert!(labels(&axis, 500.0).len() <= 10);
    }

    #[test]
    fn equal_and_absent_values_make_an_axis() {
        assert_eq!(labels(&Axis::over("", [3.0, 3.0], Format::Number(1)), 300.0)[0], "2.4");
        assert!(!labels(&Axis::over("", [], Format::Number(1)), 300.0).is_empty());
    }
}
