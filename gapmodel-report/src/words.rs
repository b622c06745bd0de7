//! Numbers and texts as one language writes them.

use gapmodel_core::Result;

use crate::options::refuse;

/// One text in each of [`LANGUAGES`].
pub(crate) type Texts = [&'static str; 4];

/// The codes of the languages there are.
pub(crate) const LANGUAGES: Texts = ["en", "nl", "fr", "et"];

/// What separates thousands: a comma, a point, a narrow and a usual no-break space.
const THOUSANDS: Texts = [",", ".", "\u{202f}", "\u{a0}"];

/// How a percentage is written.
const PERCENT: Texts = ["{}%", "{}%", "{}\u{202f}%", "{}%"];

/// An interval in brackets.
const INTERVAL: Texts = ["({} to {})", "({} tot {})", "({} à {})", "({} kuni {})"];

/// How numbers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// With so many decimals.
    Number(usize),
    /// Likewise, with a plus sign above 0.
    Signed(usize),
    /// As a percentage with so many decimals.
    Percent(usize),
    /// A difference of shares in percentage points, with a plus sign above 0.
    Points(usize),
}

impl Format {
    /// With the decimals that ticks this far apart need.
    pub(crate) fn for_step(self, step: f64) -> Self {
        let decimals = |step: f64| (0..6).find(|&d| is_whole(step * POWERS[d])).unwrap_or(6);
        match self {
            Self::Number(_) => Self::Number(decimals(step)),
            Self::Signed(_) => Self::Signed(decimals(step)),
            Self::Percent(_) => Self::Percent(decimals(step * 100.0)),
            Self::Points(_) => Self::Points(decimals(step * 100.0)),
        }
    }
}

const POWERS: [f64; 6] = [1.0, 10.0, 100.0, 1e3, 1e4, 1e5];

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}

/// How numbers and texts are written in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    language: usize,
}

impl Words {
    /// Those of a language.
    ///
    /// # Errors
    ///
    /// `InvalidOption` listing the languages there are.
    pub(crate) fn of(language: &str) -> Result<Self> {
        let position = LANGUAGES.iter().position(|code| *code == language);
        let unknown = || {
            refuse(
                "language",
                &format!("{language:?}"),
                &format!("the languages are {}", LANGUAGES.join(", ")),
            )
        };
        position.map(|language| Self { language }).ok_or_else(unknown)
    }

    /// The code of the language.
    pub(crate) fn code(self) -> &'static str {
        self.pick(&LANGUAGES)
    }

    pub(crate) fn pick(self, texts: &Texts) -> &'static str {
        texts[self.language]
    }

    /// The text with each `{}` replaced in turn; braces in what replaces them stay.
    pub(crate) fn fill(self, texts: &Texts, parts: &[&str]) -> String {
        let mut pieces = self.pick(texts).split("{}");
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for (position, piece) in pieces.enumerate() {
            text.push_str(parts.get(position).unwrap_or(&""));
            text.push_str(piece);
        }
        text
    }

    /// A number as the language writes it.
    pub(crate) fn number(self, value: f64, format: Format) -> String {
        match format {
            Format::Number(decimals) => self.digits(value, decimals),
            Format::Signed(decimals) => {
                let text = self.digits(value, decimals);
                let positive = value > 0.0 && text.contains(|c: char| ('1'..='9').contains(&c));
                if positive { format!("+{text}") } else { text }
            }
            Format::Points(decimals) => self.number(value * 100.0, Format::Signed(decimals)),
            Format::Percent(decimals) => self.fill(&PERCENT, &[&self.digits(value * 100.0, decimals)]),
        }
    }

    /// A count.
    pub(crate) fn count(self, n: u64) -> String {
        self.grouped(&n.to_string())
    }

    /// A size: a count where it is one.
    pub(crate) fn size(self, size: f64) -> String {
        self.digits(size, usize::from(!is_whole(size)))
    }

    /// A value and its interval, as far as there is one.
    pub(crate) fn interval(self, value: f64, limits: Option<(f64, f64)>, format: Format) -> String {
        let shown = |value| self.number(value, format);
        match limits {
            Some((low, high)) => {
                format!("{} {}", shown(value), self.fill(&INTERVAL, &[&shown(low), &shown(high)]))
            }
            None => shown(value),
        }
    }

    fn digits(self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let negative = value < 0.0 && plain.contains(|c: char| ('1'..='9').contains(&c));
        let sign = if negative { "\u{2212}" } else { "" };
        let point = match rest {
            "" => "",
            _ if self.code() == "en" => ".",
            _ => ",",
        };
        format!("{sign}{}{point}{rest}", self.grouped(whole))
    }

    /// With its thousands apart; four digits stand together but in English.
    fn grouped(self, digits: &str) -> String {
        if digits.len() < if self.code() == "en" { 4 } else { 5 } {
            return digits.to_owned();
        }
        let mut text = String::with_capacity(digits.len() * 2);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push_str(self.pick(&THOUSANDS));
            }
            text.push(digit);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_language() {
        let shown = |language: &str, value, format| Words::of(language).unwrap().number(value, format);
        assert_eq!(shown("en", -12345.678, Format::Number(1)), "\u{2212}12,345.7");
        assert_eq!(shown("nl", 12345.678, Format::Number(1)), "12.345,7");
        assert_eq!(shown("fr", 0.456, Format::Percent(0)), "46\u{202f}%");
        assert_eq!(shown("et", 0.5, Format::Signed(1)), "+0,5");
        assert_eq!(shown("et", 1_234_567.0, Format::Number(0)), "1\u{a0}234\u{a0}567");
        assert_eq!(shown("en", -0.001, Format::Signed(2)), "0.00");
        assert_eq!(shown("en", 1234.0, Format::Number(0)), "1,234");
        assert_eq!(shown("nl", 1234.0, Format::Number(0)), "1234");
    }

    #[test]
    fn braces_in_data_stay() {
        assert_eq!(Words::of("en").unwrap().fill(&INTERVAL, &["{}", "b"]), "({} to b)");
    }
}
