//! Lexicons: which words are which marker, in one language, as data.

use std::sync::{Arc, OnceLock};

use super::lexicon_text::{LexiconSpec, MarkerSpec, NegationSpec};
use super::pattern::Pattern;
use super::service::ServiceDimension;
use super::validate::Validation;
use super::vocabulary::{Begins, Vocabulary};
use crate::error::{Error, Result};
use crate::language;

const BUILT_IN: [&str; 4] = [
    include_str!("lexicons/en.toml"),
    include_str!("lexicons/nl.toml"),
    include_str!("lexicons/fr.toml"),
    include_str!("lexicons/et.toml"),
];

/// How many words before and after a marker a negation may stand, where a lexicon does not say.
const BEFORE: usize = 3;
const AFTER: usize = 1;

/// Which words are which marker, in one language.
///
/// A lexicon is TOML: `language`, `[negation]` (`words`, how many words `before` and `after` a marker they negate it, `stops` that
/// end their reach, as *that* does, and `except`, in which they negate nothing, as *not only*),
/// `[address]` (`formal` and `informal`), `quotation` (what announces that the customer is quoted), `abbreviations`, and a
/// table per marker:
///
/// ```toml
/// [markers.apology]
/// dimension = "human"           # business, human or hidden
/// label = "apology"             # what explanations call it
/// sign = 1                      # -1 if it lowers the score of its dimension; 1 if left out
/// weight = 1.0                  # what one counts for; 1 if left out
/// patterns = ["sorry", "apolog*", "forgive me|us", "> oops"]
/// except = ["sorry about .. weather"]
/// ```
///
/// A pattern is words with spaces between; capitals, accents and typographic apostrophes do not matter and don't is written as
/// two words, don t. `stem*` is any word that begins so, `one|other` either, `#` a number, `_` any word, `^` a word with
/// a capital, `..` up to four words. `>` before it: only at the beginning of a turn (its first eight words); `?` after it: only in
/// a question; `.` after it: only outside questions; `& word|stem*` at the end: only with one of these within 15 words of the
/// same sentence. Further keys of a marker: `negatable` (true: a negation nearby takes it away), `before` and `after` (how near,
/// in the place of those of `[negation]`), `once` (false: true counts one in a sentence), `quotable` (false: it counts in
/// quotations of the customer, too), `canned` (false: a sentence said to many customers does not count), `instead_of` (markers
/// that the same words are not), `speaker` (`"agent"`, or `"customer"` for markers of your own, which never count for a score).
///
/// A negation also takes away a marker that it stands in, unless the pattern names it: `we will .. refund` is not found in *we will
/// not refund*, and `don t worry` is found in *don't worry*.
#[derive(Clone, Debug)]
pub struct Lexicon {
    spec: LexiconSpec,
    compiled: Arc<Compiled>,
    validation: Option<Arc<Validation>>,
}

/// What a pattern is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Marker(usize),
    Except(usize),
    Negation,
    NoNegation,
    Stop,
    Quotation,
    Formal,
    Informal,
}

#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) vocabulary: Vocabulary,
    pub(super) begins: Begins,
    pub(super) patterns: Vec<(Role, Pattern)>,
    pub(super) markers: Vec<Marker>,
}

/// A marker as it is matched.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the lexicon")]
pub(super) struct Marker {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) dimension: ServiceDimension,
    pub(super) points: f64,
    pub(super) of_customer: bool,
    pub(super) is_negatable: bool,
    /// How many words before and after it a negation may stand.
    pub(super) negation: (usize, usize),
    pub(super) is_once: bool,
    pub(super) is_quotable: bool,
    pub(super) is_canned: bool,
    /// Markers that the same words are not.
    pub(super) instead_of: Vec<usize>,
}

impl Lexicon {
    /// The lexicon that comes with the library: `"en"`, `"nl"`, `"fr"` or `"et"`.
    ///
    /// What it finds and misses is shown in `docs/conversations.md`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for another language.
    ///
    /// ```
    /// use gapmodel_core::dimensions::Lexicon;
    /// assert!(Lexicon::built_in("et")?.markers().contains(&"apology"));
    /// assert!(Lexicon::built_in("xx").unwrap_err().to_string().contains("en, nl, fr, et"));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn built_in(language: &str) -> Result<Self> {
        static READ: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
        let position = language::position(language)?;
        if let Some(lexicon) = READ[position].get() {
            return Ok(lexicon.clone());
        }
        let lexicon = Self::from_toml(BUILT_IN[position])?;
        Ok(READ[position].get_or_init(|| lexicon).clone())
    }

    /// Reads a lexicon from TOML.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidLexicon`] naming the key and the pattern: text that is not TOML, an unknown key, a marker without a
    /// dimension or patterns, a pattern that would match everything.
    ///
    /// ```
    /// use gapmodel_core::dimensions::Lexicon;
    /// let text = "language = 'sv'\n[markers.apology]\ndimension = 'human'\npatterns = ['förlåt', '*']";
    /// let error = Lexicon::from_toml(text).unwrap_err();
    /// assert!(error.to_string().starts_with("invalid lexicon: markers.apology: the pattern \"*\" "));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self> {
        Self::new(LexiconSpec::from_toml(text)?)
    }

    /// The lexicon with more markers and patterns, or with others.
    ///
    /// `toml` is written as a lexicon, with any of its keys left out. Patterns are added to those of a marker; with
    /// `replace = true` they stand in their place; any other key stands in the place of the one before, and a new marker must
    /// have its dimension. What was validated is so no longer.
    ///
    /// # Errors
    ///
    /// As [`Lexicon::from_toml`]; [`Error::Mismatch`] for another language.
    ///
    /// ```
    /// use gapmodel_core::dimensions::{ConversationOptions, Lexicon, Speaker, Turn, conversation};
    /// let ours = Lexicon::built_in("en")?.extended("[markers.apology]\npatterns = ['mea culpa']")?;
    /// let turns = [Turn { speaker: Speaker::Agent, text: "Mea culpa!" }];
    /// assert_eq!(conversation(&turns, &ours, &ConversationOptions::default())?.markers[0].marker, "apology");
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn extended(&self, toml: &str) -> Result<Self> {
        Self::new(self.spec.clone().with(LexiconSpec::from_toml(toml)?)?)
    }

    /// The lexicon, knowing how well it agrees with people: scores made with it say so.
    ///
    /// `validation` is of conversations of yours that people have coded, found with this lexicon. A dimension is validated once
    /// every marker that can score in it has enough coded turns: `MarkerValidation.enough`.
    ///
    /// ```
    /// use gapmodel_core::dimensions::{Lexicon, ValidationOptions, validate};
    /// let (found, human) = ([vec!["apology"], vec![], vec![]], [vec!["apology"], vec!["apology"], vec![]]);
    /// let lexicon = Lexicon::built_in("en")?;
    /// let lexicon = lexicon.validated(&validate(&found, &human, &lexicon, &ValidationOptions::default())?);
    /// assert!(lexicon.validation().is_some());
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn validated(&self, validation: &Validation) -> Self {
        Self { validation: Some(Arc::new(validation.clone())), ..self.clone() }
    }

    /// How well it agrees with people, if that was tried.
    #[must_use]
    pub fn validation(&self) -> Option<&Validation> {
        self.validation.as_deref()
    }

    /// The lexicon as TOML.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidLexicon`] if TOML cannot hold it, of which no case is known.
    pub fn to_toml(&self) -> Result<String> {
        self.spec.to_toml()
    }

    /// The code of its language, such as `"nl"`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.spec.language
    }

    /// The ids of its markers, in alphabetical order.
    #[must_use]
    pub fn markers(&self) -> Vec<&str> {
        self.compiled.markers.iter().map(|marker| marker.id.as_str()).collect()
    }

    fn new(spec: LexiconSpec) -> Result<Self> {
        let compiled = Arc::new(compile(&spec)?);
        Ok(Self { spec, compiled, validation: None })
    }

    pub(super) fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    pub(super) fn abbreviations(&self) -> &[String] {
        &self.spec.abbreviations
    }

    /// Whether two lexicons find the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.spec == other.spec
    }
}

fn invalid(key: &str, reason: impl std::fmt::Display) -> Error {
    Error::InvalidLexicon { reason: format!("{key}: {reason}") }
}

fn compile(spec: &LexiconSpec) -> Result<Compiled> {
    if spec.language.is_empty() {
        return Err(invalid("language", "is needed, such as \"en\""));
    }
    if spec.markers.is_empty() {
        return Err(invalid("markers", "at least one is needed"));
    }
    let ids: Vec<&str> = spec.markers.keys().map(String::as_str).collect();
    let markers = spec
        .markers
        .iter()
        .map(|(id, marker)| self::marker(id, marker, &spec.negation, &ids))
        .collect::<Result<Vec<_>>>()?;
    let mut patterns = Vec::new();
    let mut read = |key: &str, role: Role, texts: &[String]| -> Result<()> {
        for text in texts {
            let pattern = Pattern::parse(text)
                .map_err(|reason| invalid(key, format_args!("the pattern {text:?} {reason}")))?;
            patterns.push((role, pattern));
        }
        Ok(())
    };
    for (i, (id, marker)) in spec.markers.iter().enumerate() {
        read(&format!("markers.{id}"), Role::Marker(i), &marker.patterns)?;
        read(&format!("markers.{id}.except"), Role::Except(i), &marker.except)?;
    }
    read("negation.words", Role::Negation, &spec.negation.words)?;
    read("negation.except", Role::NoNegation, &spec.negation.except)?;
    read("negation.stops", Role::Stop, &spec.negation.stops)?;
    read("quotation", Role::Quotation, &spec.quotation)?;
    read("address.formal", Role::Formal, &spec.address.formal)?;
    read("address.informal", Role::Informal, &spec.address.informal)?;
    let names = patterns.iter().flat_map(|(_, pattern)| pattern.names()).cloned().collect();
    let vocabulary = Vocabulary::new(names).map_err(|error| invalid("markers", error))?;
    let mut begins = Vec::new();
    for (i, (_, pattern)) in patterns.iter().enumerate() {
        let pairs = pattern.begins(&vocabulary).into_iter();
        begins.extend(pairs.map(|(first, second)| (first, second, i as u32)));
    }
    let begins = Begins::new(begins, &vocabulary);
    let patterns = patterns.iter().map(|(role, pattern)| (*role, pattern.numbered(&vocabulary))).collect();
    Ok(Compiled { vocabulary, begins, patterns, markers })
}

fn marker(id: &str, spec: &MarkerSpec, negation: &NegationSpec, ids: &[&str]) -> Result<Marker> {
    let key = format!("markers.{id}");
    let dimension = spec.dimension.as_deref().unwrap_or_default();
    let dimension = ServiceDimension::parse(dimension).map_err(|_| {
        invalid(&key, format_args!("dimension = {dimension:?}: allowed are business, human, hidden"))
    })?;
    let (sign, weight) = (spec.sign.unwrap_or(1), spec.weight.unwrap_or(1.0));
    if !(-1..=1).contains(&sign) {
        return Err(invalid(&key, format_args!("sign = {sign}: allowed are -1, 0 and 1")));
    }
    if !(0.0..=100.0).contains(&weight) {
        return Err(invalid(&key, format_args!("weight = {weight}: allowed is 0 to 100")));
    }
    if spec.patterns.is_empty() {
        return Err(invalid(&key, "at least one pattern is needed"));
    }
    let speaker = spec.speaker.as_deref().unwrap_or("agent");
    if !["agent", "customer"].contains(&speaker) {
        return Err(invalid(&key, format_args!("speaker = {speaker:?}: allowed are agent and customer")));
    }
    let position = |other: &String| {
        ids.iter()
            .position(|id| id == other)
            .ok_or_else(|| invalid(&key, format_args!("instead_of: there is no marker {other:?}")))
    };
    Ok(Marker {
        id: id.to_owned(),
        label: spec.label.clone().unwrap_or_else(|| id.to_owned()),
        dimension,
        points: f64::from(sign) * weight,
        of_customer: speaker == "customer",
        is_negatable: spec.negatable.unwrap_or(true),
        negation: (
            spec.before.or(negation.before).unwrap_or(BEFORE),
            spec.after.or(negation.after).unwrap_or(AFTER),
        ),
        is_once: spec.once.unwrap_or(false),
        is_quotable: spec.quotable.unwrap_or(false),
        is_canned: spec.canned.unwrap_or(false),
        instead_of: spec.instead_of.iter().map(position).collect::<Result<_>>()?,
    })
}
