//! The languages of the built-in texts.

use crate::error::{Error, Result};
use crate::estimate::Estimate;

/// One text in each of [`LANGUAGES`].
pub(crate) type Texts = [&'static str; 4];

/// The codes of the languages that built-in texts are written in.
pub(crate) const LANGUAGES: Texts = ["en", "nl", "fr", "et"];

/// The position of a language in [`LANGUAGES`].
///
/// # Errors
///
/// [`Error::InvalidOption`] listing the languages there are.
pub(crate) fn position(language: &str) -> Result<usize> {
    LANGUAGES.iter().position(|code| *code == language).ok_or_else(|| Error::InvalidOption {
        option: "language",
        value: format!("{language:?}"),
        allowed: format!("the languages are {}", LANGUAGES.join(", ")),
    })
}

/// The interval within the brackets behind a number.
const INTERVAL: Texts = [
    "{level}% confidence interval {low} to {high}",
    "{level}%-betrouwbaarheidsinterval {low} tot {high}",
    "intervalle de confiance à {level} % de {low} à {high}",
    "{level}% usaldusvahemik {low} kuni {high}",
];

/// What stands between the parts of the brackets behind a number.
const SEPARATOR: Texts = ["; ", "; ", " ; ", "; "];

/// How numbers and texts are written in one language, by its position in [`LANGUAGES`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    language: usize,
}

impl Words {
    /// Those of a language.
    ///
    /// # Errors
    ///
    /// As [`position`].
    pub(crate) fn of(language: &str) -> Result<Self> {
        Ok(Self { language: position(language)? })
    }

    /// Those of a language, or of English where nothing is built in for it.
    #[cfg(feature = "text")]
    pub(crate) fn or_english(language: &str) -> Self {
        Self { language: position(language).unwrap_or(0) }
    }

    /// The code of the language.
    pub(crate) fn code(self) -> &'static str {
        LANGUAGES[self.language]
    }

    pub(crate) fn pick(self, texts: &Texts) -> &'static str {
        texts[self.language]
    }

    /// The text in this language with what stands in braces replaced; braces in what replaces it stay.
    pub(crate) fn fill(self, texts: &Texts, fields: &[(&'static str, String)]) -> String {
        let field =
            |name: &str| fields.iter().find(|(known, _)| *known == name).map(|(_, text)| text.clone());
        let part = |(position, part): (usize, &str)| match position % 2 {
            0 => part.to_owned(),
            _ => field(part).unwrap_or_else(|| format!("{{{part}}}")),
        };
        self.pick(texts).split(['{', '}']).enumerate().map(part).collect()
    }

    /// With a fixed number of decimals, a comma before them but in English, and a minus sign.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        self.localised(&format!("{value:.decimals$}"))
    }

    /// With as many decimals as it has.
    pub(crate) fn plain(self, value: f64) -> String {
        self.localised(&value.to_string())
    }

    fn localised(self, number: &str) -> String {
        let point = if self.code() == "en" { "." } else { "," };
        let number = number.replace('.', point).replace('-', "\u{2212}");
        let is_zero = !number.contains(|c: char| ('1'..='9').contains(&c));
        if is_zero { number.trim_start_matches('\u{2212}').to_owned() } else { number }
    }

    /// The value, its interval, n and p, as far as they are known.
    pub(crate) fn detail(self, estimate: &Estimate, p: Option<f64>) -> String {
        let interval = estimate.low.zip(estimate.high).map(|(low, high)| {
            let level = libm::round(estimate.level * 1000.0) / 10.0;
            let fields =
                [("level", self.plain(level)), ("low", self.number(low, 2)), ("high", self.number(high, 2))];
            self.fill(&INTERVAL, &fields)
        });
        let p = p.map(|p| self.p_value(p));
        let parts =
            [Some(self.number(estimate.value, 2)), interval, Some(format!("n = {}", estimate.n_valid)), p];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.pick(&SEPARATOR))
    }

    /// A p-value with its sign.
    pub(crate) fn p_value(self, p: f64) -> String {
        let (sign, shown) = if p < 0.001 { ('<', 0.001) } else { ('=', p) };
        format!("p {sign} {}", self.number(shown, 3))
    }
}
