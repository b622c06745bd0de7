//! Conversations in the three dimensions.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gapmodel_core::dimensions::{
    self, ContactLog, ConversationOptions, ConversationsOptions, Offsets, Speaker,
};
use gapmodel_core::{self as core, Label};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList, PyString, PyTuple, PyType};

use crate::error::{GapModelError, raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, json_error, shown, shown_estimate};
use crate::results::{
    Estimate, Tabular, ToPython, cell, estimate_row, plural, result, text, with, yes_or_no,
};
use crate::segments::{label, labels_of};

result! {
    /// A marker found in a conversation.
    ConversationMarker(dimensions::ConversationMarker) {
        /// The id of the marker, such as `"apology"`.
        marker: String,
        /// The dimension it belongs to.
        dimension: &'static str,
        /// The turn it stands in, from 0, among all turns.
        turn: u64,
        /// Who says it.
        speaker: &'static str,
        /// The phase of the agent's turn; absent for others.
        phase: Option<&'static str>,
        /// The words themselves, as they stand in the turn.
        text: String,
        /// Where they begin in the turn: bytes of UTF-8 in Rust and C, characters in Python.
        start: u64,
        /// Where they end, likewise.
        end: u64,
        /// Whether a negation nearby takes it away.
        negated: bool,
        /// Why it does not count for all that: `"quotation"` of the customer, `"canned"` (said to many customers), `"repeated"`
        /// (the sentence stood in this conversation before) or `"log"` (the log knows better).
        discounted: Option<String>,
        /// What it counts for: its part in the points of its dimension; 0 if negated, discounted or not the agent's.
        points: f64,
    }
    {}
}

result! {
    /// One marker over a conversation.
    ConversationProfile(dimensions::ConversationProfile) {
        /// The id of the marker, such as `"apology"`.
        marker: String,
        /// What the lexicon calls it in its own language.
        label: String,
        /// The dimension it belongs to.
        dimension: &'static str,
        /// How often it counts.
        n: u64,
        /// How often it was found and is negated or discounted.
        n_not_counted: u64,
        /// In how many of the agent's turns it counts.
        turns: u64,
        /// The points it gives its dimension.
        points: f64,
    }
    {}
}

result! {
    /// The score of a conversation in one dimension.
    ConversationDimension(dimensions::ConversationDimension) {
        /// The dimension.
        dimension: &'static str,
        /// Points per turn of the agent; those from the log are per contact and added whole, however many turns it had.
        score: f64,
        /// The points of the markers in the text.
        text_points: f64,
        /// The points of the facts from the log; 0 but for the hidden dimension.
        log_points: f64,
        /// Whether it is inferred from traces in the text, wholly or in part: true for the hidden dimension unless the log knows
        /// every fact, as most of it happens behind the scenes. `note` names what the log lacks.
        inferred: bool,
        /// Whether all its markers have been validated on your data; see `Lexicon.validated`.
        validated: bool,
        /// What to bear in mind, in the language of the conversation.
        note: String,
    }
    {}
}

result! {
    /// Warmth and competence in one phase.
    ConversationPhase(dimensions::ConversationPhase) {
        /// The phase.
        phase: &'static str,
        /// How many turns the agent has in it.
        turns: u64,
        /// Points of the human dimension per turn of the agent; absent without turns.
        warmth: Option<f64>,
        /// Points of the business dimension per turn of the agent; absent without turns.
        competence: Option<f64>,
    }
    {}
}

result! {
    /// What a coach would tick off.
    ConversationChecks(dimensions::ConversationChecks) {
        /// In how many of the agent's turns a wait or hold was announced.
        holds_announced: u64,
        /// In how many of the agent's turns the customer was thanked for having waited.
        holds_thanked: u64,
        /// How often the customer was put on hold according to the log; absent without it.
        holds_logged: Option<u64>,
        /// Whether the customer's problem or feeling was named.
        problem_acknowledged: bool,
        /// Whether a deadline or a promise was given.
        deadline_given: bool,
        /// Whether the agent apologised.
        apologised: bool,
        /// Whether the agent offered more help, or to stay.
        offered: bool,
        /// How often the agent named the specific thing.
        concrete: u64,
        /// How often an answer stayed vague.
        vague: u64,
        /// Whether the opening is warm: its points of the human dimension are above 0.
        warm_start: bool,
        /// Whether the middle is competent: its points of the business dimension are above 0.
        competent_middle: bool,
        /// Whether the closing is warm.
        warm_end: bool,
    }
    {}
}

result! {
    /// The form of address in a conversation.
    Address(dimensions::Address) {
        /// Which words the agent uses.
        form: &'static str,
        /// How many formal words.
        formal: u64,
        /// How many informal words.
        informal: u64,
        /// Whether the agent keeps to one form.
        consistent: bool,
        /// The first turn in which the form is not that of the agent's first; absent if there is none.
        switched_at: Option<u64>,
    }
    {}
}

result! {
    /// A fact from the logs and what it counts for.
    LogEntry(dimensions::LogEntry) {
        /// The name of the fact, such as `"transfers"`.
        name: String,
        /// Its value; 1 is yes and 0 is no.
        value: f64,
        /// What it adds to the score of the hidden dimension, however many turns the contact had.
        points: f64,
    }
    {}
}

result! {
    /// One conversation in the three dimensions, and why.
    Conversation(dimensions::Conversation) {
        /// The code of the language.
        language: String,
        /// How many turns with words the agent has; the scores are per such turn.
        agent_turns: u64,
        /// How many turns with words the customer has.
        customer_turns: u64,
        /// How many turns are empty or neither party's.
        other_turns: u64,
        /// Business, human, hidden.
        dimensions: Vec<ConversationDimension>,
        /// Opening, middle, closing.
        phases: Vec<ConversationPhase>,
        /// What a coach would tick off.
        checks: ConversationChecks,
        /// The form of address.
        address: Address,
        /// Every marker found, in the order of the text.
        markers: Vec<ConversationMarker>,
        /// Every marker of the lexicon, those not found too.
        profile: Vec<ConversationProfile>,
        /// The facts from the log.
        log: Vec<LogEntry>,
        /// Why the scores are as they are: per dimension the markers that made it, in the language of the conversation.
        explanation: String,
    }
    {
        /// The ids of the markers that count in each of the agent's turns with words, for `validate`.
        ///
        /// `turns` are those of the conversation.
        #[expect(clippy::needless_pass_by_value, reason = "an argument as Python passes it")]
        fn codes(&self, turns: Bound<'_, PyAny>) -> PyResult<Vec<Vec<String>>> {
            let turns = read_turns(&turns)?;
            let turns = as_turns(&turns);
            let codes = self.0.codes(&turns).map_err(raised)?;
            Ok(codes.iter().map(|turn| turn.iter().map(|code| (*code).to_owned()).collect()).collect())
        }
    }
}

result! {
    /// A marker over many conversations.
    ConversationsMarker(dimensions::ConversationsMarker) {
        /// The id of the marker, such as `"apology"`.
        marker: String,
        /// The dimension it belongs to.
        dimension: &'static str,
        /// The share of conversations in which it counts at least once, 0 to 1.
        share: Estimate,
        /// In how many more conversations it stands in canned sentences alone; these are not in `share`.
        canned: u64,
        /// The mean rating of conversations with the marker minus that of those without; absent where either has none. Clustered,
        /// it has an interval only with at least three clusters with the marker and three without.
        rating_difference: Option<Estimate>,
        /// How many clusters have rated conversations with the marker: agents, and conversations without a known agent. Not
        /// clustered, every conversation is one.
        clusters_with: u64,
        /// How many have rated conversations without it, likewise; an agent may be in both.
        clusters_without: u64,
    }
    {}
}

result! {
    /// A dimension over many conversations.
    ConversationsDimension(dimensions::ConversationsDimension) {
        /// The dimension.
        dimension: &'static str,
        /// The mean score of the conversations, in points per turn of the agent.
        mean: Estimate,
        /// Pearson's correlation of the score with the rating, -1 to 1; absent where either does not vary.
        rating_correlation: Option<Estimate>,
        /// In how many of the conversations it is inferred from traces in the text, wholly or in part; 0 but for the hidden
        /// dimension, of which only a log with every fact leaves nothing to infer.
        inferred: u64,
        /// Whether all its markers have been validated on your data.
        validated: bool,
    }
    {}
}

result! {
    /// The conversations with the same labels.
    ConversationsGroup(dimensions::ConversationsGroup) {
        /// How many conversations there are.
        conversations: u64,
        /// How many of them have a rating.
        rated: u64,
        /// How many agents are known to have served in them.
        agents: u64,
        /// In how many of them it is not known who served.
        without_agent: u64,
        /// How many more have no turn of the agent with words, and are in no other figure.
        skipped: u64,
        /// How many turns of the conversations are empty or neither the agent's nor the customer's.
        other_turns: u64,
        /// Whether intervals are clustered by agent: at least two are known. Conversations without a known agent are then each a
        /// cluster of their own.
        clustered: bool,
        /// How many markers were found in canned sentences and so do not count.
        canned: u64,
        /// Every marker of the lexicon that can score, in alphabetical order.
        markers: Vec<ConversationsMarker>,
        /// Business, human, hidden.
        dimensions: Vec<ConversationsDimension>,
        ; labels
    }
    {
        /// The labels, in the order they were asked for; none for all conversations together.
        #[getter]
        fn labels<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
            self.0.labels.iter().map(|one| label(py, one)).collect()
        }
    }
}

result! {
    /// Many conversations in the three dimensions.
    ConversationsResult(dimensions::ConversationsResult) {
        /// The code of the language.
        language: String,
        /// The names of the labels that make the groups.
        by: Vec<String>,
        /// One per combination of labels, in their order.
        groups: Vec<ConversationsGroup>,
        /// How many conversations have no turn of the agent with words; those of labels that have no others are in no group.
        skipped: u64,
        /// The confidence level of the intervals.
        level: f64,
    }
    {}
}

result! {
    /// How well one marker agrees with people.
    MarkerValidation(dimensions::MarkerValidation) {
        /// The id of the marker, such as `"apology"`.
        marker: String,
        /// Turns in which both found it.
        true_positive: u64,
        /// Turns in which the lexicon alone found it.
        false_positive: u64,
        /// Turns in which people alone found it.
        false_negative: u64,
        /// Turns in which neither found it.
        true_negative: u64,
        /// The share of what the lexicon finds that people find too, 0 to 1, Wilson interval; absent if it finds nothing.
        precision: Option<Estimate>,
        /// The share of what people find that the lexicon finds too, 0 to 1, Wilson interval; absent if they find nothing.
        recall: Option<Estimate>,
        /// Krippendorff's alpha, at most 1; absent if neither finds anything, or both everywhere.
        alpha: Option<Estimate>,
        /// Gwet's AC1, at most 1.
        ac1: Option<Estimate>,
        /// Whether the codes are enough to call the marker validated: 50 turns, and people found it in five of them.
        enough: bool,
    }
    {}
}

result! {
    /// How well a lexicon agrees with people, marker by marker.
    Validation(dimensions::Validation) {
        /// How many turns were compared.
        turns: u64,
        /// Each marker that either found, in alphabetical order.
        markers: Vec<MarkerValidation>,
        /// The confidence level of the intervals.
        level: f64,
    }
    {}
}

/// Which words are which marker, in one language.
///
/// A lexicon is TOML: `language`, `[negation]` (`words`, and how many words `before` and `after` a marker they negate it),
/// `[address]` (`formal`, `informal`), `quotation`, `abbreviations`, and a table per marker, such as `[markers.apology]`, with
/// `dimension`, `label`, `sign`, `weight`, `patterns`, `except`, `negatable`, `quotable`, `canned`, `instead_of` and `speaker`.
///
/// A pattern is words with spaces between; capitals, accents and typographic apostrophes do not matter and don't is written as
/// two words, don t. `stem*` is any word that begins so, `one|other` either, `#` a number, `_` any word, `^` a word with
/// a capital, `..` up to four words; `>` before it: at the beginning of a turn; `?` after it: in a question; `.` after it:
/// outside questions; `& word|stem*` at the end: with one of these near, in the same sentence.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct Lexicon(dimensions::Lexicon);

#[pymethods]
impl Lexicon {
    /// The lexicon that comes with the library: `"en"`, `"nl"`, `"fr"` or `"et"`.
    #[staticmethod]
    fn built_in(language: &str) -> PyResult<Self> {
        dimensions::Lexicon::built_in(language).map(Self).map_err(raised)
    }

    /// Reads a lexicon from TOML.
    #[staticmethod]
    fn from_toml(text: &str) -> PyResult<Self> {
        dimensions::Lexicon::from_toml(text).map(Self).map_err(raised)
    }

    /// The lexicon with more markers and patterns, or with others.
    ///
    /// `toml` is written as a lexicon, with any of its keys left out. Patterns are added to those of a marker; with
    /// `replace = true` they stand in their place; any other key stands in the place of the one before.
    fn extended(&self, toml: &str) -> PyResult<Self> {
        self.0.extended(toml).map(Self).map_err(raised)
    }

    /// The lexicon, knowing how well it agrees with people: scores made with it say so.
    fn validated(&self, validation: &Validation) -> Self {
        Self(self.0.validated(&validation.0))
    }

    /// How well it agrees with people, if that was tried.
    #[getter]
    fn validation(&self) -> Option<Validation> {
        self.0.validation().map(ToPython::to_python)
    }

    /// The lexicon as TOML.
    fn to_toml(&self) -> PyResult<String> {
        self.0.to_toml().map_err(raised)
    }

    /// The code of its language, such as `"nl"`.
    #[getter]
    fn language(&self) -> &str {
        self.0.language()
    }

    /// The ids of its markers, in alphabetical order.
    #[getter]
    fn markers(&self) -> Vec<&str> {
        self.0.markers()
    }

    fn __repr__(&self) -> String {
        format!("Lexicon({:?}, {})", self.0.language(), plural(self.0.markers().len(), "marker"))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_toml")?, (slf.get().to_toml()?,)))
    }
}

/// In how many conversations agents said each sentence, in memory that does not grow.
///
/// Sentences of at least four words are counted by a hash of their words, so that a count may be too large by a little.
/// Adding in any order and merging give the same.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct SentenceCounts(Mutex<dimensions::SentenceCounts>);

impl SentenceCounts {
    fn lock(&self) -> MutexGuard<'_, dimensions::SentenceCounts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl SentenceCounts {
    #[new]
    fn new() -> Self {
        Self(Mutex::new(dimensions::SentenceCounts::new()))
    }

    /// Counts the agent's sentences of at least four words, each once.
    #[pyo3(signature = (turns, *, language, lexicon = None))]
    fn add(&self, turns: &Bound<'_, PyAny>, language: &str, lexicon: Option<&Lexicon>) -> PyResult<()> {
        let (turns, lexicon) = (read_turns(turns)?, lexicon_of(language, lexicon)?);
        self.lock().add(&as_turns(&turns), &lexicon).map_err(raised)
    }

    /// Adds what others counted.
    fn merge(&self, other: &Self) -> PyResult<()> {
        let other = other.lock().clone();
        self.lock().merge(&other).map_err(raised)
    }

    /// How many conversations were counted.
    #[getter]
    fn conversations(&self) -> u64 {
        self.lock().conversations()
    }

    /// In what share of conversations a sentence was said, 0 to 1; `None` for one of fewer than four words, or before
    /// anything was counted. Capitals, accents and numbers do not matter.
    #[pyo3(signature = (sentence, *, language, lexicon = None))]
    fn share(&self, sentence: &str, language: &str, lexicon: Option<&Lexicon>) -> PyResult<Option<f64>> {
        Ok(self.lock().share(sentence, &lexicon_of(language, lexicon)?))
    }

    /// The counts as JSON text.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&*self.lock()).map_err(|error| json_error(&error))
    }

    /// The counts that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(|counts| Self(Mutex::new(counts))).map_err(|error| json_error(&error))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let Ok(other) = other.cast::<Self>() else { return false };
        let theirs = other.get().lock().clone();
        *self.lock() == theirs
    }

    fn __repr__(&self) -> String {
        format!("SentenceCounts({} conversations)", self.conversations())
    }
}

/// Many conversations in one language as a tally: exact sums per agent and labels, in memory that does not grow with the
/// number of conversations.
///
/// Made with `dimensions.conversations`. Adding in any order and merging in any grouping give equal tallies. Two tallies are
/// equal if they have the same lexicon with the same validation, the same options, and the same sums.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct Conversations {
    inner: Mutex<dimensions::Conversations>,
    by: Vec<String>,
}

impl Conversations {
    fn lock(&self) -> MutexGuard<'_, dimensions::Conversations> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Conversations {
    /// Adds one contact, a mapping with `turns` and perhaps `agent`, `rating`, `log`, `id` and the labels. One without a turn of the
    /// agent with words is counted as skipped and is in no other figure. On any error the tally is as it was before.
    fn add(&self, contact: &Bound<'_, PyAny>) -> PyResult<()> {
        in_contact(None, contact, |contact| {
            let contact = Contact::read(contact, &self.by)?;
            self.lock().add(&contact.borrowed(&as_turns(&contact.turns))).map_err(raised)
        })
    }

    /// Adds all that another tally has seen. On any error the tally is as it was before.
    fn merge(&self, other: &Self) -> PyResult<()> {
        let other = other.lock().clone();
        self.lock().merge(&other).map_err(raised)
    }

    /// How many conversations were added, without those that were skipped.
    #[getter]
    fn conversations(&self) -> u64 {
        self.lock().conversations()
    }

    /// The code of the language.
    #[getter]
    fn language(&self) -> String {
        self.lock().language().to_owned()
    }

    /// What the conversations come to, for each combination of the labels in `by`, of which `"agent"` is one; none takes
    /// all together.
    ///
    /// Without `by` the groups are those of the labels that the tally was made with; `by=[]` takes all together.
    ///
    /// Where at least two agents are known, conversations are clusters by agent, and those without a known agent are each a
    /// cluster of their own; otherwise they count as independent. Few agents, or one who served in most conversations, make
    /// intervals wide: standard errors are cluster-robust with reduced bias, degrees of freedom Bell and McCaffrey's. Shares have
    /// the interval of Korn and Graubard. A difference of ratings has an interval only with at least three clusters with
    /// the marker and three without: below that its error cannot be told.
    #[pyo3(signature = (by = None, *, level = 0.95))]
    fn result(&self, by: Option<&Bound<'_, PyAny>>, level: f64) -> PyResult<ConversationsResult> {
        let by = by.map_or_else(|| Ok(self.by.clone()), |by| names(Some(by)))?;
        self.lock().result(&by, level).map(ConversationsResult::from).map_err(raised)
    }

    /// The tally as JSON text, to be stored or sent.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&*self.lock()).map_err(|error| json_error(&error))
    }

    /// The tally that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        let inner: dimensions::Conversations =
            serde_json::from_str(text).map_err(|error| json_error(&error))?;
        let by = inner.options().by.clone();
        Ok(Self { inner: Mutex::new(inner), by })
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let Ok(other) = other.cast::<Self>() else { return false };
        let theirs = other.get().lock().clone();
        *self.lock() == theirs
    }

    fn __repr__(&self) -> String {
        let inner = self.lock();
        format!("Conversations({:?}, {} conversations)", inner.language(), inner.conversations())
    }
}

/// What was said, with the names of the speakers as they were given.
pub(crate) struct Turns(Vec<(String, String)>);

/// Turns as they are given: pairs of speaker and text, or mappings.
pub(crate) fn read_turns(turns: &Bound<'_, PyAny>) -> PyResult<Turns> {
    let needed =
        || wrong_type("turns: a list of pairs of speaker and text is needed, or of mappings with these keys");
    let wrong = |i: usize, what: &str| {
        wrong_type(format!(
            "turns: turn {i} {what}; a pair of speaker and text is needed, or a mapping with these keys"
        ))
    };
    let one = |(i, turn): (usize, PyResult<Bound<'_, PyAny>>)| {
        let turn = turn?;
        let part = |name: &str, place: usize| {
            let found = if turn.is_instance_of::<PyString>() {
                return Err(wrong(i, "is a text"));
            } else if let Ok(mapping) = turn.cast::<PyDict>() {
                mapping.get_item(name)?.ok_or_else(|| wrong(i, &format!("has no {name:?}")))?
            } else {
                let kind =
                    || turn.get_type().name().map_or_else(|_| "this".to_owned(), |name| name.to_string());
                let n = turn.len().map_err(|_| wrong(i, &format!("is of type {}", kind())))?;
                if n != 2 {
                    let parts = plural(n, "part");
                    return Err(wrong_type(format!(
                        "turns: turn {i} has {parts}, and needs two: speaker and text"
                    )));
                }
                turn.get_item(place).map_err(|_| wrong(i, &format!("has no {name}")))?
            };
            let no_text = |_| wrong(i, &format!("has {} as {name}, which is no text", shown_repr(&found)));
            let found = found.cast::<PyString>().map_err(no_text)?;
            let surrogate = |_| {
                refused(
                    "turns",
                    format!("the {name} of turn {i}"),
                    "Unicode text, without half characters (lone surrogates)",
                )
            };
            Ok(found.to_str().map_err(surrogate)?.to_owned())
        };
        Ok((part("speaker", 0)?, part("text", 1)?))
    };
    if turns.is_instance_of::<PyString>() {
        return Err(needed());
    }
    turns.try_iter().map_err(|_| needed())?.enumerate().map(one).collect::<PyResult<_>>().map(Turns)
}

pub(crate) fn as_turns(turns: &Turns) -> Vec<dimensions::Turn<'_>> {
    let turn = |(speaker, text)| dimensions::Turn { speaker: Speaker::named(speaker), text };
    turns.0.iter().map(|(speaker, text)| turn((speaker.as_str(), text.as_str()))).collect()
}

/// The exception for a conversation: one without the agent says who speaks instead.
fn raised_for(turns: &Turns, error: core::Error) -> PyErr {
    let core::Error::TooFewUnits { what, n, needed } = error else { return raised(error) };
    let mut names: Vec<String> = Vec::new();
    for (speaker, _) in &turns.0 {
        let name = format!("{speaker:?}");
        if !names.contains(&name) && names.len() < SHOWN_SPEAKERS {
            names.push(name);
        }
    }
    let is_agent = |(speaker, _): &(String, String)| Speaker::named(speaker) == Speaker::Agent;
    if names.is_empty() || turns.0.iter().any(is_agent) {
        return raised(core::Error::TooFewUnits { what, n, needed });
    }
    let names = names.join(", ");
    let what =
        format!("{what}; the speakers are {names}, and \"agent\" in any case of letters is not among them");
    raised(core::Error::TooFewUnits { what, n, needed })
}

/// How many speakers an error lists.
const SHOWN_SPEAKERS: usize = 8;

/// The lexicon given, or that of the language.
fn lexicon_of(language: &str, lexicon: Option<&Lexicon>) -> PyResult<dimensions::Lexicon> {
    let Some(Lexicon(lexicon)) = lexicon else {
        return dimensions::Lexicon::built_in(language).map_err(raised);
    };
    if lexicon.language() == language {
        return Ok(lexicon.clone());
    }
    Err(refused("language", format!("{language:?}"), format!("the lexicon is of {:?}", lexicon.language())))
}

fn read_log(log: Option<&Bound<'_, PyAny>>) -> PyResult<Option<ContactLog>> {
    let Some(log) = log.filter(|log| !log.is_none()) else { return Ok(None) };
    let Ok(known) = log.cast::<PyDict>() else {
        return Err(wrong_type(format!("log: a mapping with any of {LOG_KEYS} is needed")));
    };
    let mut found = ContactLog::default();
    for (key, value) in known.iter().filter(|(_, value)| !value.is_none()) {
        let name = key.str()?.to_string_lossy().into_owned();
        let wrong = |allowed: &str| refused("log", format!("{name}: {value}"), allowed);
        let count = || match value.is_instance_of::<PyBool>() {
            false => value.extract::<u64>().map(Some).map_err(|_| wrong("a whole number, at least 0")),
            true => Err(wrong("a whole number, at least 0")),
        };
        let flag = || value.extract::<bool>().map(Some).map_err(|_| wrong("True or False"));
        match name.as_str() {
            "holds" => found.holds = count()?,
            "transfers" => found.transfers = count()?,
            "reopened" => found.reopened = flag()?,
            "wait_seconds" => {
                let wait = value.extract::<f64>();
                found.wait_seconds = wait.map(Some).map_err(|_| wrong("a number of seconds, at least 0"))?;
            }
            "first_contact_resolution" => found.first_contact_resolution = flag()?,
            _ => return Err(refused("log", format!("{name:?}"), format!("its keys are {LOG_KEYS}"))),
        }
    }
    Ok(Some(found))
}

const LOG_KEYS: &str = "holds, transfers, reopened, wait_seconds, first_contact_resolution";
/// The keys of a contact beside its labels.
const CONTACT_KEYS: [&str; 5] = ["turns", "agent", "rating", "log", "id"];

/// What is done with a contact; an error says which contact it was, by its place and its id.
fn in_contact<T>(
    index: Option<usize>,
    contact: &Bound<'_, PyAny>,
    act: impl FnOnce(&Bound<'_, PyAny>) -> PyResult<T>,
) -> PyResult<T> {
    act(contact).map_err(|error| {
        let py = contact.py();
        let id = contact.cast::<PyDict>().ok().and_then(|contact| contact.get_item("id").ok().flatten());
        let id = id.and_then(|id| Some(id.repr().ok()?.to_string_lossy().into_owned()));
        let place = match (index, id) {
            (None, None) => return error,
            (Some(index), None) => format!("contact {index}"),
            (None, Some(id)) => format!("contact with id {id}"),
            (Some(index), Some(id)) => format!("contact {index} (id {id})"),
        };
        let value = error.value(py);
        let text = format!("{place}: {value}");
        if error.is_instance_of::<GapModelError>(py) {
            let placed = GapModelError::new_err(text);
            let kind = value.getattr("kind").ok();
            // An exception without its kind is still the right exception.
            kind.and_then(|kind| placed.value(py).setattr("kind", kind).ok());
            placed
        } else if error.is_instance_of::<PyTypeError>(py) {
            wrong_type(text)
        } else {
            error
        }
    })
}

/// Names: one text, several, or none.
fn names(by: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<String>> {
    match by {
        None => Ok(Vec::new()),
        Some(one) if one.is_instance_of::<PyString>() => Ok(vec![one.extract()?]),
        Some(several) => several.extract().map_err(|_| wrong_type("by: a name or a list of names is needed")),
    }
}

fn number(name: &str, value: &Bound<'_, PyAny>) -> PyResult<f64> {
    value.extract().map_err(|_| {
        wrong_type(format!("{name}: {} is no number; a number or None is needed", shown_repr(value)))
    })
}

fn shown_repr(value: &Bound<'_, PyAny>) -> String {
    value.repr().map_or_else(|_| "this".to_owned(), |repr| repr.to_string_lossy().into_owned())
}

struct Contact {
    turns: Turns,
    agent: Option<Label>,
    labels: Vec<Label>,
    rating: Option<f64>,
    log: Option<ContactLog>,
}

impl Contact {
    fn read(contact: &Bound<'_, PyAny>, by: &[String]) -> PyResult<Self> {
        let Ok(mapping) = contact.cast::<PyDict>() else {
            return Err(wrong_type(
                "contacts: mappings with turns, and perhaps agent, rating, log, id and labels, are needed",
            ));
        };
        for key in mapping.keys() {
            let name = key.str()?.to_string_lossy().into_owned();
            if !CONTACT_KEYS.contains(&name.as_str()) && !by.contains(&name) {
                let labels = if by.is_empty() { "none".to_owned() } else { by.join(", ") };
                let keys = CONTACT_KEYS.join(", ");
                let allowed = format!(
                    "the keys of a contact are {keys} and the labels that by names (by = {name:?} makes this one); they are now: \
                     {labels}"
                );
                return Err(refused("contacts", format!("the key {name:?}"), allowed));
            }
        }
        let given = |name: &str| Ok::<_, PyErr>(mapping.get_item(name)?.filter(|value| !value.is_none()));
        let turns = given("turns")?.ok_or_else(|| wrong_type("turns: every contact needs them"))?;
        let one = |name: &str| {
            let found = given(name)?.map(|value| labels_of(&value)).transpose()?;
            Ok::<_, PyErr>(found.and_then(|labels| labels.into_iter().next()))
        };
        let labels =
            by.iter().map(|name| Ok(one(name)?.unwrap_or(Label::Missing))).collect::<PyResult<_>>()?;
        Ok(Self {
            turns: read_turns(&turns)?,
            agent: one("agent")?,
            labels,
            rating: given("rating")?.map(|rating| number("rating", &rating)).transpose()?,
            log: read_log(given("log")?.as_ref())?,
        })
    }

    fn borrowed<'a>(&'a self, turns: &'a [dimensions::Turn<'a>]) -> dimensions::Contact<'a> {
        let Self { turns: _, agent, labels, rating, log } = self;
        dimensions::Contact {
            turns,
            agent: agent.clone(),
            labels: labels.clone(),
            rating: *rating,
            log: *log,
        }
    }
}

/// Scores one conversation in the three dimensions by the markers of a lexicon, and says why.
///
/// `turns` is a list of pairs of speaker and text, or of mappings with these keys; a speaker that is not `"agent"` or
/// `"customer"`, in any case of letters, is neither and counts in `other_turns`. `log` is a mapping with any of `holds`, `transfers`, `reopened`, `wait_seconds`,
/// `first_contact_resolution`. `opening` and `closing` are the shares of the agent's turns that are these phases, at least
/// one turn each. `canned` tells what sentences agents say to everybody: those in a share of at least `canned_share` of the
/// conversations, and in five. Places of markers are counted in characters.
///
/// The score of a dimension is points per turn of the agent: in each turn a marker that stands there n times gives its weight
/// times its sign times log2(1 + n), at most 2; negated, quoted and canned ones do not count. Points of the log are
/// per contact: they are added as they are. Without a log, or with one that does not know every fact, the hidden dimension is
/// inferred from traces in the text, and marked so. Scores are marked as not validated until the lexicon carries a
/// validation on your own data. They compare conversations in one language only.
#[pyfunction]
#[pyo3(
    name = "conversation",
    signature = (
        turns, *, language, log = None, lexicon = None, opening = 0.2, closing = 0.2, canned = None, canned_share = 0.25
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn dimensions_conversation(
    py: Python<'_>,
    turns: &Bound<'_, PyAny>,
    language: &str,
    log: Option<&Bound<'_, PyAny>>,
    lexicon: Option<&Lexicon>,
    opening: f64,
    closing: f64,
    canned: Option<&SentenceCounts>,
    canned_share: f64,
) -> PyResult<Conversation> {
    let (turns, lexicon, log) = (read_turns(turns)?, lexicon_of(language, lexicon)?, read_log(log)?);
    let canned = canned.map(|canned| canned.lock().clone());
    py.detach(|| {
        let offsets = Offsets::Characters;
        let options =
            ConversationOptions { opening, closing, log, canned: canned.as_ref(), canned_share, offsets };
        dimensions::conversation(&as_turns(&turns), &lexicon, &options)
    })
    .map(Conversation::from)
    .map_err(|error| raised_for(&turns, error))
}

/// Many conversations in one language as a tally: exact sums per agent and labels, in memory that does not grow with the
/// number of conversations.
///
/// `contacts` are mappings with `turns` and perhaps `agent`, `rating` (of the same contact, on any one scale), `log`, `id` (by
/// which errors name it), and the labels that `by` names, such as `by=["team", "channel"]`: `result()` then has a group for each combination of
/// them, `result(by=[])` all together, and `result(by="agent")` one for each agent. A contact without a turn of the agent with words is skipped and counted.
/// A stream is consumed one contact at a time, and none is kept.
///
/// Sentences of at least four words that agents say in a share of at least `canned_share` of the conversations, and in five, are
/// canned: said to everybody. Markers in them do not count, and the result says how many these are. `canned` may be counts made
/// before, or `False` to discount nothing; by default the sentences of a list are counted first, and nothing is discounted in
/// a stream. Tallies merge if they have the same language, lexicon and options, the counts of sentences among them: give all the
/// same `SentenceCounts`, or `False`.
#[pyfunction]
#[pyo3(
    name = "conversations",
    signature = (
        contacts, *, language, by = None, lexicon = None, opening = 0.2, closing = 0.2, canned = None, canned_share = 0.25
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn dimensions_conversations(
    contacts: &Bound<'_, PyAny>,
    language: &str,
    by: Option<&Bound<'_, PyAny>>,
    lexicon: Option<&Lexicon>,
    opening: f64,
    closing: f64,
    canned: Option<&Bound<'_, PyAny>>,
    canned_share: f64,
) -> PyResult<Conversations> {
    let (by, lexicon) = (names(by)?, lexicon_of(language, lexicon)?);
    let canned = match canned {
        None => counted(contacts, &by, &lexicon)?,
        Some(given) => match given.cast::<SentenceCounts>() {
            Ok(counts) => Some(counts.get().lock().clone()),
            Err(_) if given.cast::<PyBool>().is_ok_and(|given| !given.is_true()) => None,
            Err(_) => return Err(wrong_type("canned: SentenceCounts or False is needed")),
        },
    };
    let options =
        ConversationsOptions { by: by.clone(), opening, closing, canned: canned.map(Arc::new), canned_share };
    let inner = dimensions::Conversations::new(&lexicon, options).map_err(raised)?;
    let tally = Conversations { inner: Mutex::new(inner), by };
    let needed = |_| wrong_type("contacts: a list or a stream of contacts is needed");
    for (i, contact) in contacts.try_iter().map_err(needed)?.enumerate() {
        in_contact(Some(i), &contact?, |contact| {
            let contact = Contact::read(contact, &tally.by)?;
            tally.lock().add(&contact.borrowed(&as_turns(&contact.turns))).map_err(raised)
        })?;
    }
    Ok(tally)
}

/// The sentences of contacts that can be gone through again.
fn counted(
    contacts: &Bound<'_, PyAny>,
    by: &[String],
    lexicon: &dimensions::Lexicon,
) -> PyResult<Option<dimensions::SentenceCounts>> {
    if !contacts.is_instance_of::<PyList>() && !contacts.is_instance_of::<PyTuple>() {
        return Ok(None);
    }
    let mut counts = dimensions::SentenceCounts::new();
    for (i, contact) in contacts.try_iter()?.enumerate() {
        in_contact(Some(i), &contact?, |contact| {
            let contact = Contact::read(contact, by)?;
            counts.add(&as_turns(&contact.turns), lexicon).map_err(raised)
        })?;
    }
    Ok(Some(counts))
}

/// Holds the markers found in turns against the codes that people gave the same turns: per marker precision and recall,
/// Krippendorff's alpha and Gwet's AC1.
///
/// `markers` and `human_codes` have one list of ids per turn of the agent, in the same order; `Conversation.codes` gives the
/// former. Both are of the markers of `lexicon`; without one, of those of the built-in lexicons, which are the same in all
/// languages. Markers that neither has anywhere are not judged. Turns are taken as independent: within a conversation they are not
/// quite, so intervals are rather too narrow. Figures are given from two turns on, but they make a marker validated only with at
/// least 50 coded turns (Neuendorf 2002, The Content Analysis Guidebook, page 158), in five of which people found it.
#[pyfunction]
#[pyo3(
    name = "validate",
    signature = (markers, human_codes, *, lexicon = None, level = 0.95, replicates = 2000, seed = 1)
)]
pub(crate) fn dimensions_validate(
    py: Python<'_>,
    markers: &Bound<'_, PyAny>,
    human_codes: &Bound<'_, PyAny>,
    lexicon: Option<&Lexicon>,
    level: f64,
    replicates: u32,
    seed: u64,
) -> PyResult<Validation> {
    let options = dimensions::ValidationOptions { level, replicates, seed };
    let (markers, human_codes) = (read_codes("markers", markers)?, read_codes("human_codes", human_codes)?);
    let lexicon = match lexicon {
        Some(Lexicon(lexicon)) => lexicon.clone(),
        None => dimensions::Lexicon::built_in("en").map_err(raised)?,
    };
    py.detach(|| dimensions::validate(&markers, &human_codes, &lexicon, &options))
        .map(Validation::from)
        .map_err(raised)
}

/// The ids of the markers in each turn.
fn read_codes(name: &str, codes: &Bound<'_, PyAny>) -> PyResult<Vec<Vec<String>>> {
    let wrong = |what: &str| {
        wrong_type(format!("{name}: {what}; a list of ids per turn is needed, such as [[\"apology\"], []]"))
    };
    let turn = |(i, ids): (usize, PyResult<Bound<'_, PyAny>>)| {
        let ids = ids?;
        ids.extract().map_err(|_| wrong(&format!("turn {i} has {}", shown_repr(&ids))))
    };
    if codes.is_instance_of::<PyString>() {
        return Err(wrong(&shown_repr(codes)));
    }
    codes.try_iter().map_err(|_| wrong(&shown_repr(codes)))?.enumerate().map(turn).collect()
}

/// Tables of results whose fields are their columns.
macro_rules! one_row {
    ($name:ident, $caption:expr, |$inner:ident| $row:expr, $line:expr) => {
        impl Tabular for $name {
            fn rows(&self) -> Rows {
                let $inner = &self.0;
                Rows(vec![$row])
            }

            fn shown(&self) -> Shown {
                Shown::new($caption, &["", ""], 2, lines(&self.rows().0))
            }

            fn line(&self) -> String {
                let $inner = &self.0;
                $line
            }
        }
    };
}

/// The columns of a row as lines.
fn lines(rows: &[Row]) -> Vec<Vec<String>> {
    let value = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone().unwrap_or_default(),
        Cell::Int(n) => n.map_or_else(String::new, |n| n.to_string()),
        Cell::Real(value) => value.map_or_else(String::new, shown),
        Cell::Flag(flag) => flag.map_or_else(String::new, |flag| yes_or_no(flag).to_owned()),
    };
    rows.iter().flatten().map(|(name, cell)| vec![name.clone(), value(cell)]).collect()
}

fn optional_text(name: &str, value: Option<&str>) -> (String, Cell) {
    (name.to_owned(), Cell::Text(value.map(str::to_owned)))
}

fn optional_int(name: &str, value: Option<u64>) -> (String, Cell) {
    (name.to_owned(), Cell::Int(value.and_then(|n| i64::try_from(n).ok())))
}

fn marker_row(row: &dimensions::ConversationMarker) -> Row {
    let dimensions::ConversationMarker {
        marker,
        dimension,
        turn,
        speaker,
        phase,
        text: words,
        start,
        end,
        negated,
        discounted,
        points,
    } = row;
    vec![
        text("marker", marker),
        text("dimension", dimension.name()),
        cell("turn", *turn),
        text("speaker", speaker.name()),
        optional_text("phase", phase.map(dimensions::Phase::name)),
        text("text", words),
        cell("start", *start),
        cell("end", *end),
        cell("negated", *negated),
        optional_text("discounted", discounted.as_deref()),
        cell("points", *points),
    ]
}

fn profile_row(row: &dimensions::ConversationProfile) -> Row {
    let dimensions::ConversationProfile { marker, label, dimension, n, n_not_counted, turns, points } = row;
    vec![
        text("marker", marker),
        text("label", label),
        text("dimension", dimension.name()),
        cell("n", *n),
        cell("n_not_counted", *n_not_counted),
        cell("turns", *turns),
        cell("points", *points),
    ]
}

fn dimension_row(row: &dimensions::ConversationDimension) -> Row {
    let dimensions::ConversationDimension {
        dimension,
        score,
        text_points,
        log_points,
        inferred,
        validated,
        note,
    } = row;
    vec![
        text("dimension", dimension.name()),
        cell("score", *score),
        cell("text_points", *text_points),
        cell("log_points", *log_points),
        cell("inferred", *inferred),
        cell("validated", *validated),
        text("note", note),
    ]
}

one_row!(
    ConversationMarker,
    "Marker of a conversation",
    |inner| marker_row(inner),
    format!("ConversationMarker({:?}, turn {}, {:?})", inner.marker, inner.turn, inner.text)
);
one_row!(
    ConversationProfile,
    "Marker over a conversation",
    |inner| profile_row(inner),
    format!("ConversationProfile({:?}, n = {}, points {})", inner.marker, inner.n, shown(inner.points))
);
one_row!(
    ConversationDimension,
    "Dimension of a conversation",
    |inner| dimension_row(inner),
    format!("ConversationDimension({:?}, {} points per turn)", inner.dimension.name(), shown(inner.score))
);
one_row!(
    ConversationPhase,
    "Phase of a conversation",
    |inner| vec![
        text("phase", inner.phase.name()),
        cell("turns", inner.turns),
        cell("warmth", inner.warmth),
        cell("competence", inner.competence),
    ],
    format!("ConversationPhase({:?}, {})", inner.phase.name(), plural(inner.turns as usize, "turn"))
);
one_row!(
    ConversationChecks,
    "Checks of a conversation",
    |inner| vec![
        cell("holds_announced", inner.holds_announced),
        cell("holds_thanked", inner.holds_thanked),
        optional_int("holds_logged", inner.holds_logged),
        cell("problem_acknowledged", inner.problem_acknowledged),
        cell("deadline_given", inner.deadline_given),
        cell("apologised", inner.apologised),
        cell("offered", inner.offered),
        cell("concrete", inner.concrete),
        cell("vague", inner.vague),
        cell("warm_start", inner.warm_start),
        cell("competent_middle", inner.competent_middle),
        cell("warm_end", inner.warm_end),
    ],
    format!(
        "ConversationChecks(apologised: {}, deadline given: {})",
        yes_or_no(inner.apologised),
        yes_or_no(inner.deadline_given)
    )
);
one_row!(
    Address,
    "Form of address",
    |inner| vec![
        text("form", inner.form.name()),
        cell("formal", inner.formal),
        cell("informal", inner.informal),
        cell("consistent", inner.consistent),
        optional_int("switched_at", inner.switched_at),
    ],
    format!("Address({:?})", inner.form.name())
);
one_row!(
    LogEntry,
    "Fact from the log",
    |inner| vec![text("name", &inner.name), cell("value", inner.value), cell("points", inner.points)],
    format!("LogEntry({:?}, {})", inner.name, shown(inner.value))
);

impl Tabular for Conversation {
    fn rows(&self) -> Rows {
        Rows(self.0.markers.iter().map(marker_row).collect())
    }

    fn shown(&self) -> Shown {
        let line = |row: &dimensions::ConversationDimension| {
            let lines = self.0.explanation.lines();
            let why = lines.zip(&self.0.dimensions).find(|(_, other)| other.dimension == row.dimension);
            vec![row.dimension.name().to_owned(), why.map_or("", |why| why.0).to_owned(), shown(row.score)]
        };
        let heads = ["dimension", "why", "points per turn"];
        Shown::new("Conversation", &heads, 2, self.0.dimensions.iter().map(line).collect())
    }

    fn line(&self) -> String {
        let scores: Vec<String> = self
            .0
            .dimensions
            .iter()
            .map(|row| format!("{} {}", row.dimension.name(), shown(row.score)))
            .collect();
        format!("Conversation({:?}, {})", self.0.language, scores.join(", "))
    }

    fn text(&self) -> String {
        self.0.explanation.clone()
    }
}

fn group_name(labels: &[Label]) -> String {
    labels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn optional_estimate(value_name: &str, estimate: Option<&core::Estimate>) -> Row {
    let of = |value: fn(&core::Estimate) -> Option<f64>| estimate.and_then(value);
    vec![
        cell(value_name, of(|found| Some(found.value))),
        cell(&format!("{value_name}_low"), of(|found| found.low)),
        cell(&format!("{value_name}_high"), of(|found| found.high)),
    ]
}

/// The columns of a row of many conversations: its own figure, and its relation to ratings.
fn relation_row(
    (name, dimension): (&str, &str),
    value: &core::Estimate,
    correlation: Option<&core::Estimate>,
    difference: Option<&core::Estimate>,
    [canned, inferred, with_it, without]: [Option<u64>; 4],
    validated: Option<bool>,
) -> Row {
    let head = vec![text("marker", name), text("dimension", dimension)];
    let row = with(head, estimate_row("value", value));
    let flags = vec![
        optional_int("canned", canned),
        optional_int("inferred", inferred),
        ("validated".to_owned(), Cell::Flag(validated)),
    ];
    let row = with(row, flags);
    let row = with(row, optional_estimate("rating_correlation", correlation));
    let row = with(row, optional_estimate("rating_difference", difference));
    with(row, vec![optional_int("clusters_with", with_it), optional_int("clusters_without", without)])
}

fn marker_rows(row: &dimensions::ConversationsMarker) -> Row {
    let dimensions::ConversationsMarker {
        marker,
        dimension,
        share,
        canned,
        rating_difference,
        clusters_with,
        clusters_without,
    } = row;
    let counts = [Some(*canned), None, Some(*clusters_with), Some(*clusters_without)];
    relation_row((marker, dimension.name()), share, None, rating_difference.as_ref(), counts, None)
}

fn dimension_rows(row: &dimensions::ConversationsDimension) -> Row {
    let dimensions::ConversationsDimension { dimension, mean, rating_correlation, inferred, validated } = row;
    let counts = [None, Some(*inferred), None, None];
    relation_row(
        ("(score)", dimension.name()),
        mean,
        rating_correlation.as_ref(),
        None,
        counts,
        Some(*validated),
    )
}

fn group_rows(group: &dimensions::ConversationsGroup) -> Vec<Row> {
    let rows = group.dimensions.iter().map(dimension_rows).chain(group.markers.iter().map(marker_rows));
    rows.map(|row| with(vec![text("group", &group_name(&group.labels))], row)).collect()
}

const GROUP_HEADS: [&str; 6] = ["", "value", "interval", "n", "with rating", "interval"];

/// A figure and its relation to ratings; `why` says why that has no interval.
fn relation_line(
    name: &str,
    value: &core::Estimate,
    relation: Option<&core::Estimate>,
    why: Option<String>,
) -> Vec<String> {
    let [shown_value, interval] = shown_estimate(value.value, value.low, value.high);
    let [relation, of_relation] = relation.map_or_else(
        || ["-".to_owned(), String::new()],
        |found| shown_estimate(found.value, found.low, found.high),
    );
    let of_relation = why.unwrap_or(of_relation);
    vec![name.to_owned(), shown_value, interval, value.n_valid.to_string(), relation, of_relation]
}

fn dimension_line(row: &dimensions::ConversationsDimension) -> Vec<String> {
    let name = match row.inferred {
        0 => row.dimension.name().to_owned(),
        n => format!("{}, inferred in {n}", row.dimension.name()),
    };
    relation_line(&name, &row.mean, row.rating_correlation.as_ref(), None)
}

/// What scores do not say for themselves.
fn score_notes<'a>(rows: impl IntoIterator<Item = &'a dimensions::ConversationsDimension>) -> Vec<String> {
    let rows: Vec<_> = rows.into_iter().collect();
    let is_loose =
        |of: &dimensions::ServiceDimension| rows.iter().any(|row| row.dimension == *of && !row.validated);
    let loose: Vec<_> = dimensions::ServiceDimension::ALL
        .into_iter()
        .filter(is_loose)
        .map(dimensions::ServiceDimension::name)
        .collect();
    let loose = (!loose.is_empty()).then(|| {
        format!(
            "{}: not validated on your data; see dimensions.validate and Lexicon.validated",
            loose.join(", ")
        )
    });
    let inferred = rows.iter().any(|row| row.inferred > 0).then(|| {
        "inferred in so many conversations: from traces in the text; most of it is not said, and a log would tell"
            .to_owned()
    });
    loose.into_iter().chain(inferred).collect()
}

/// What groups do not say for themselves.
fn group_notes<'a>(groups: impl IntoIterator<Item = &'a dimensions::ConversationsGroup>) -> Vec<String> {
    let groups: Vec<_> = groups.into_iter().collect();
    let mut notes = score_notes(groups.iter().flat_map(|group| &group.dimensions));
    notes.extend(canned_note(groups.iter().map(|group| group.canned).sum()));
    notes.extend(difference_notes(groups));
    notes
}

/// What was left out as canned.
fn canned_note(markers: u64) -> Option<String> {
    (markers > 0).then(|| {
        format!(
            "{} in canned sentences discounted: said to so many that they say little of this one; canned=False keeps them",
            plural(markers as usize, "marker")
        )
    })
}

fn marker_line(row: &dimensions::ConversationsMarker, clustered: bool) -> Vec<String> {
    let bare = row.rating_difference.filter(|found| clustered && found.low.is_none());
    let why = bare.map(|_| format!("{} with, {} without", row.clusters_with, row.clusters_without));
    let name = match row.canned {
        0 => row.marker.clone(),
        n if is_canned_only(row) => format!("{}, canned in {n}", row.marker),
        n => format!("{}, canned in {n} more", row.marker),
    };
    let mut line = relation_line(&name, &row.share, row.rating_difference.as_ref(), why);
    if is_canned_only(row) {
        // What is said to everybody is not said by nobody.
        line[1..3].clone_from_slice(&["-".to_owned(), String::new()]);
    }
    line
}

/// Whether a marker was found, but in canned sentences alone.
fn is_canned_only(row: &dimensions::ConversationsMarker) -> bool {
    row.canned > 0 && row.share.value == 0.0
}

/// Scores with their correlation with ratings, then markers with the difference they make.
fn group_lines(group: &dimensions::ConversationsGroup) -> Vec<Vec<String>> {
    let mut lines = vec![vec!["points per turn of the agent; correlation with the rating".to_owned()]];
    lines.extend(group.dimensions.iter().map(dimension_line));
    lines.push(vec!["share of conversations; mean rating with the marker minus without".to_owned()]);
    let is_found = |row: &&dimensions::ConversationsMarker| row.share.value > 0.0 || row.canned > 0;
    lines.extend(group.markers.iter().filter(is_found).map(|row| marker_line(row, group.clustered)));
    let rest = group.markers.iter().filter(|row| !is_found(row)).map(|row| row.marker.as_str());
    let rest = rest.collect::<Vec<_>>().join(", ");
    if !rest.is_empty() {
        lines.push(vec![format!("not found: {rest}")]);
    }
    lines
}

/// Which conversations, how many of which kind, and what the intervals rest on.
fn group_title(group: &dimensions::ConversationsGroup) -> String {
    let dimensions::ConversationsGroup {
        labels,
        conversations,
        rated,
        agents,
        without_agent,
        skipped,
        other_turns,
        clustered,
        canned: _,
        markers: _,
        dimensions: _,
    } = group;
    let name = if labels.is_empty() { "all".to_owned() } else { group_name(labels) };
    let mut parts = vec![format!("{}, {rated} rated", plural(*conversations as usize, "conversation"))];
    match (*clustered, *agents) {
        (true, agents) => parts.push(format!("intervals clustered by {agents} agents")),
        (false, 1) => parts.push("one agent".to_owned()),
        (false, _) => parts.push("agents unknown".to_owned()),
    }
    if *agents > 0 && *without_agent > 0 {
        parts.push(format!("{without_agent} without a known agent, each as one of its own"));
    }
    if *skipped > 0 {
        parts.push(format!("{skipped} more skipped, without a turn of \"agent\" with words"));
    }
    if *other_turns > 0 {
        parts.push(format!("{} empty or of neither party", plural(*other_turns as usize, "turn")));
    }
    format!("{name}: {}", parts.join("; "))
}

/// Why a difference of ratings has no interval, where one has none.
fn difference_notes<'a>(groups: impl IntoIterator<Item = &'a dimensions::ConversationsGroup>) -> Vec<String> {
    let bare = |row: &dimensions::ConversationsMarker| {
        row.rating_difference.is_some_and(|found| found.low.is_none())
    };
    let any = groups.into_iter().any(|group| group.clustered && group.markers.iter().any(bare));
    let note = "where agents with and without the marker are counted instead of an interval: fewer than three on either side, or \
                agents who do not differ, do not tell how far the difference in ratings may be off";
    any.then(|| note.to_owned()).into_iter().collect()
}

impl Tabular for ConversationsMarker {
    fn rows(&self) -> Rows {
        Rows(vec![marker_rows(&self.0)])
    }

    fn shown(&self) -> Shown {
        let caption = "Share of conversations; mean rating with the marker minus without";
        let canned = self.0.canned;
        let note = (canned > 0).then(|| {
            format!("canned: in {canned} it stands in sentences said to many alone, and so does not count")
        });
        Shown::new(caption, &GROUP_HEADS, 1, vec![marker_line(&self.0, true)]).with_notes(note)
    }

    fn line(&self) -> String {
        format!("ConversationsMarker({:?}, share {})", self.0.marker, shown(self.0.share.value))
    }
}

impl Tabular for ConversationsDimension {
    fn rows(&self) -> Rows {
        Rows(vec![dimension_rows(&self.0)])
    }

    fn shown(&self) -> Shown {
        let caption = "Points per turn of the agent; correlation with the rating";
        Shown::new(caption, &GROUP_HEADS, 1, vec![dimension_line(&self.0)]).with_notes(score_notes([&self.0]))
    }

    fn line(&self) -> String {
        format!("ConversationsDimension({:?}, mean {})", self.0.dimension.name(), shown(self.0.mean.value))
    }
}

impl Tabular for ConversationsGroup {
    fn rows(&self) -> Rows {
        Rows(group_rows(&self.0))
    }

    fn shown(&self) -> Shown {
        Shown::new(group_title(&self.0), &GROUP_HEADS, 1, group_lines(&self.0))
            .with_notes(group_notes([&self.0]))
    }

    fn line(&self) -> String {
        format!(
            "ConversationsGroup({:?}, {} conversations)",
            group_name(&self.0.labels),
            self.0.conversations
        )
    }
}

impl Tabular for ConversationsResult {
    fn rows(&self) -> Rows {
        Rows(self.0.groups.iter().flat_map(group_rows).collect())
    }

    fn shown(&self) -> Shown {
        let mut lines = Vec::new();
        for group in &self.0.groups {
            lines.push(vec![group_title(group)]);
            lines.extend(group_lines(group));
        }
        let grouped: u64 = self.0.groups.iter().map(|group| group.skipped).sum();
        let rest = self.0.skipped - grouped.min(self.0.skipped);
        let skipped = (rest > 0)
            .then(|| format!("{rest} more skipped, without a turn of \"agent\" with words, in no group"));
        let caption = format!("Conversations in {:?}", self.0.language);
        Shown::new(caption, &GROUP_HEADS, 1, lines)
            .with_notes(skipped.into_iter().chain(group_notes(&self.0.groups)))
    }

    fn line(&self) -> String {
        format!("ConversationsResult({:?}, {})", self.0.language, plural(self.0.groups.len(), "group"))
    }
}

fn validation_row(row: &dimensions::MarkerValidation) -> Row {
    let dimensions::MarkerValidation {
        marker,
        true_positive,
        false_positive,
        false_negative,
        true_negative,
        precision,
        recall,
        alpha,
        ac1,
        enough,
    } = row;
    let mut out = vec![
        text("marker", marker),
        cell("true_positive", *true_positive),
        cell("false_positive", *false_positive),
        cell("false_negative", *false_negative),
        cell("true_negative", *true_negative),
    ];
    for (name, estimate) in [("precision", precision), ("recall", recall), ("alpha", alpha), ("ac1", ac1)] {
        out = with(out, optional_estimate(name, estimate.as_ref()));
    }
    with(out, vec![cell("enough", *enough)])
}

const VALIDATION_HEADS: [&str; 9] =
    ["marker", "coded", "precision", "interval", "recall", "interval", "alpha", "AC1", "enough"];
const ENOUGH: &str = "enough: 50 turns, and people found it in five; no other marker counts as validated";

fn validation_line(row: &dimensions::MarkerValidation) -> Vec<String> {
    let value = |estimate: &Option<core::Estimate>| {
        estimate.map_or("-".to_owned(), |found| format!("{:.2}", found.value))
    };
    let limits = |estimate: &Option<core::Estimate>| {
        let limits = estimate.and_then(|found| found.low.zip(found.high));
        limits.map_or(String::new(), |(low, high)| format!("{low:.2} to {high:.2}"))
    };
    vec![
        row.marker.clone(),
        (row.true_positive + row.false_negative).to_string(),
        value(&row.precision),
        limits(&row.precision),
        value(&row.recall),
        limits(&row.recall),
        value(&row.alpha),
        value(&row.ac1),
        yes_or_no(row.enough).to_owned(),
    ]
}

impl Tabular for MarkerValidation {
    fn rows(&self) -> Rows {
        Rows(vec![validation_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Against people's codes", &VALIDATION_HEADS, 1, vec![validation_line(&self.0)])
            .with_notes([ENOUGH.to_owned()])
    }

    fn line(&self) -> String {
        let [marker, _, precision, _, recall, ..] = &validation_line(&self.0)[..] else {
            return String::new();
        };
        format!("MarkerValidation({marker:?}, precision {precision}, recall {recall})")
    }
}

impl Tabular for Validation {
    fn rows(&self) -> Rows {
        Rows(self.0.markers.iter().map(validation_row).collect())
    }

    fn shown(&self) -> Shown {
        let caption = format!("Markers against people's codes of {} turns", self.0.turns);
        Shown::new(caption, &VALIDATION_HEADS, 1, self.0.markers.iter().map(validation_line).collect())
            .with_notes([ENOUGH.to_owned()])
    }

    fn line(&self) -> String {
        format!("Validation({} turns, {})", self.0.turns, plural(self.0.markers.len(), "marker"))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<ConversationMarker>()?;
    module.add_class::<ConversationProfile>()?;
    module.add_class::<ConversationDimension>()?;
    module.add_class::<ConversationPhase>()?;
    module.add_class::<ConversationChecks>()?;
    module.add_class::<Address>()?;
    module.add_class::<LogEntry>()?;
    module.add_class::<Conversation>()?;
    module.add_class::<ConversationsMarker>()?;
    module.add_class::<ConversationsDimension>()?;
    module.add_class::<ConversationsGroup>()?;
    module.add_class::<ConversationsResult>()?;
    module.add_class::<MarkerValidation>()?;
    module.add_class::<Validation>()?;
    module.add_class::<Lexicon>()?;
    module.add_class::<SentenceCounts>()?;
    module.add_class::<Conversations>()?;
    module.add("dimensions_conversation", wrap_pyfunction!(dimensions_conversation, module)?)?;
    module.add("dimensions_conversations", wrap_pyfunction!(dimensions_conversations, module)?)?;
    module.add("dimensions_validate", wrap_pyfunction!(dimensions_validate, module)?)
}
