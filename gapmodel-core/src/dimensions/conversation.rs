//! One conversation, scored by the markers found in it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::canned::{SentenceCounts, sentence_hash};
use super::explain::{self, is_direction};
use super::lexicon::{Lexicon, Marker};
use super::log::{ContactLog, LogEntry};
use super::marks::{Finds, Mark};
use super::quotations;
use super::service::ServiceDimension;
use super::words::Words;
use crate::error::{Error, Result};

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Speaker {
    /// Somebody who serves.
    Agent,
    /// Somebody who is served.
    Customer,
    /// Neither: a system, a note.
    Other,
}

impl Speaker {
    /// All speakers, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Agent, Self::Customer, Self::Other];

    /// The name in all languages, such as `"agent"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Customer => "customer",
            Self::Other => "other",
        }
    }

    /// The speaker of that name; whatever is not `agent` or `customer` is neither. Capitals and spaces around it do not matter.
    ///
    /// ```
    /// use gapmodel_core::dimensions::Speaker;
    /// assert_eq!(Speaker::named("Agent"), Speaker::Agent);
    /// assert_eq!(Speaker::named("action"), Speaker::Other);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Self {
        let is = |speaker: &Self| name.trim().eq_ignore_ascii_case(speaker.name());
        Self::ALL.into_iter().find(is).unwrap_or(Self::Other)
    }
}

/// What somebody says at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<'a> {
    /// Who speaks.
    pub speaker: Speaker,
    /// What is said or written.
    pub text: &'a str,
}

/// A part of a conversation, by the agent's turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Phase {
    /// The first turns.
    Opening,
    /// Those between.
    Middle,
    /// The last turns.
    Closing,
}

impl Phase {
    /// All phases, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Opening, Self::Middle, Self::Closing];

    /// The name in all languages, such as `"opening"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Middle => "middle",
            Self::Closing => "closing",
        }
    }
}

/// What places in a text are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of UTF-8, as Rust and C count.
    #[default]
    Bytes,
    /// Characters (code points), as Python counts.
    Characters,
}

/// Options of [`conversation`].
#[derive(Clone, Copy, Debug)]
pub struct ConversationOptions<'a> {
    /// The share of the agent's turns that are the opening, rounded down, but at least one turn; 0.2.
    pub opening: f64,
    /// The share of the agent's turns that are the closing, likewise; 0.2.
    pub closing: f64,
    /// What the logs know of the contact.
    pub log: Option<ContactLog>,
    /// What sentences agents say to everybody.
    pub canned: Option<&'a SentenceCounts>,
    /// In what share of conversations a sentence must be to be canned: 0.25; at least five conversations in any case.
    pub canned_share: f64,
    /// What `start` and `end` of a marker count.
    pub offsets: Offsets,
}

impl Default for ConversationOptions<'_> {
    fn default() -> Self {
        Self {
            opening: 0.2,
            closing: 0.2,
            log: None,
            canned: None,
            canned_share: 0.25,
            offsets: Offsets::Bytes,
        }
    }
}

/// A marker found in a conversation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationMarker {
    /// The id of the marker, such as `"apology"`.
    pub marker: String,
    /// The dimension it belongs to.
    pub dimension: ServiceDimension,
    /// The turn it stands in, from 0, among all turns.
    pub turn: u64,
    /// Who says it.
    pub speaker: Speaker,
    /// The phase of the agent's turn; absent for others.
    pub phase: Option<Phase>,
    /// The words themselves, as they stand in the turn.
    pub text: String,
    /// Where they begin in the turn: bytes of UTF-8 in Rust and C, characters in Python.
    pub start: u64,
    /// Where they end, likewise.
    pub end: u64,
    /// Whether a negation nearby takes it away.
    pub negated: bool,
    /// Why it does not count for all that: `"quotation"` of the customer, `"canned"` (said to many customers), `"repeated"`
    /// (the sentence stood in this conversation before) or `"log"` (the log knows better).
    pub discounted: Option<String>,
    /// What it counts for: its part in the points of its dimension; 0 if negated, discounted or not the agent's.
    pub points: f64,
}

/// One marker over a conversation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationProfile {
    /// The id of the marker, such as `"apology"`.
    pub marker: String,
    /// What the lexicon calls it in its own language.
    pub label: String,
    /// The dimension it belongs to.
    pub dimension: ServiceDimension,
    /// How often it counts.
    pub n: u64,
    /// How often it was found and is negated or discounted.
    pub n_not_counted: u64,
    /// In how many of the agent's turns it counts.
    pub turns: u64,
    /// The points it gives its dimension.
    pub points: f64,
}

/// The score of a conversation in one dimension.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationDimension {
    /// The dimension.
    pub dimension: ServiceDimension,
    /// Points per turn of the agent; those from the log are per contact and added whole, however many turns it had.
    pub score: f64,
    /// The points of the markers in the text.
    pub text_points: f64,
    /// The points of the facts from the log; 0 but for the hidden dimension.
    pub log_points: f64,
    /// Whether it is inferred from traces in the text, wholly or in part: true for the hidden dimension unless the log knows
    /// every fact, as most of it happens behind the scenes. `note` names what the log lacks.
    pub inferred: bool,
    /// Whether all its markers have been validated on your data; see `Lexicon.validated`.
    pub validated: bool,
    /// What to bear in mind, in the language of the conversation.
    pub note: String,
}

/// Warmth and competence in one phase.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConversationPhase {
    /// The phase.
    pub phase: Phase,
    /// How many turns the agent has in it.
    pub turns: u64,
    /// Points of the human dimension per turn of the agent; absent without turns.
    pub warmth: Option<f64>,
    /// Points of the business dimension per turn of the agent; absent without turns.
    pub competence: Option<f64>,
}

/// What a coach would tick off.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[expect(clippy::struct_excessive_bools, reason = "a list of things to tick off")]
pub struct ConversationChecks {
    /// In how many of the agent's turns a wait or hold was announced.
    pub holds_announced: u64,
    /// In how many of the agent's turns the customer was thanked for having waited.
    pub holds_thanked: u64,
    /// How often the customer was put on hold according to the log; absent without it.
    pub holds_logged: Option<u64>,
    /// Whether the customer's problem or feeling was named.
    pub problem_acknowledged: bool,
    /// Whether a deadline or a promise was given.
    pub deadline_given: bool,
    /// Whether the agent apologised.
    pub apologised: bool,
    /// Whether the agent offered more help, or to stay.
    pub offered: bool,
    /// How often the agent named the specific thing.
    pub concrete: u64,
    /// How often an answer stayed vague.
    pub vague: u64,
    /// Whether the opening is warm: its points of the human dimension are above 0.
    pub warm_start: bool,
    /// Whether the middle is competent: its points of the business dimension are above 0.
    pub competent_middle: bool,
    /// Whether the closing is warm.
    pub warm_end: bool,
}

/// How the agent addresses the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum AddressForm {
    /// With the formal words alone, such as vous.
    Formal,
    /// With the informal words alone, such as tu.
    Informal,
    /// With both.
    Mixed,
    /// With neither.
    None,
}

impl AddressForm {
    /// All forms, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::None, Self::Formal, Self::Informal, Self::Mixed];

    /// The name in all languages, such as `"formal"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Informal => "informal",
            Self::Mixed => "mixed",
            Self::None => "none",
        }
    }
}

/// The form of address in a conversation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Address {
    /// Which words the agent uses.
    pub form: AddressForm,
    /// How many formal words.
    pub formal: u64,
    /// How many informal words.
    pub informal: u64,
    /// Whether the agent keeps to one form.
    pub consistent: bool,
    /// The first turn in which the form is not that of the agent's first; absent if there is none.
    pub switched_at: Option<u64>,
}

/// One conversation in the three dimensions, and why.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Conversation {
    /// The code of the language.
    pub language: String,
    /// How many turns with words the agent has; the scores are per such turn.
    pub agent_turns: u64,
    /// How many turns with words the customer has.
    pub customer_turns: u64,
    /// How many turns are empty or neither party's.
    pub other_turns: u64,
    /// Business, human, hidden.
    pub dimensions: Vec<ConversationDimension>,
    /// Opening, middle, closing.
    pub phases: Vec<ConversationPhase>,
    /// What a coach would tick off.
    pub checks: ConversationChecks,
    /// The form of address.
    pub address: Address,
    /// Every marker found, in the order of the text.
    pub markers: Vec<ConversationMarker>,
    /// Every marker of the lexicon, those not found too.
    pub profile: Vec<ConversationProfile>,
    /// The facts from the log.
    pub log: Vec<LogEntry>,
    /// Why the scores are as they are: per dimension the markers that made it, in the language of the conversation.
    pub explanation: String,
}

/// What so many markers of a kind in one turn count for: log2(1 + n), at most 2, so that repeating adds little.
pub(super) fn counted(n: f64) -> f64 {
    libm::log2(1.0 + n).min(2.0)
}

/// Scores one conversation in the three dimensions by the markers of a lexicon, and says why.
///
/// The score of a dimension is points per turn of the agent. In each of the agent's turns a marker that stands there n times
/// gives its weight times its sign times log2(1 + n), at most 2; markers that are negated, or quote the customer, or stand in
/// sentences said to everybody do not count. The number of words plays no part. Warmth and competence (points of the human and
/// the business dimension) are also given by phase: customers were more satisfied with warm words at the start and at the
/// end and competent ones between (Packard, Li and Berger 2023, Journal of Consumer Research, doi 10.1093/jcr/ucad080).
///
/// Most of the hidden dimension is not in the text: without a log its score is marked as inferred, and with a log that does not know
/// every fact as partly inferred. Holds and transfers that are logged count instead of those said; n of them count as n markers in
/// one turn, a wait as its minutes, a matter that was opened again takes a point, one that was solved at once gives one (or takes
/// one). These points are of the contact and not of its turns: they are added to the score as they are, and not divided by the turns.
///
/// Turns without words count for nobody. Cost and memory are linear in the text; nothing is kept.
///
/// # Errors
///
/// [`Error::TooFewUnits`] if the agent says nothing; [`Error::InvalidOption`] for shares outside 0 to 1 or together above 1 and
/// for a negative wait; [`Error::Mismatch`] for canned sentences of another language.
///
/// ```
/// use gapmodel_core::dimensions::{ConversationOptions, Lexicon, Speaker, Turn, conversation};
/// let turns = [
///     Turn { speaker: Speaker::Customer, text: "My link does not work, and I have a deadline!" },
///     Turn { speaker: Speaker::Agent, text: "I am so sorry. I have sent you a new link; does it work now?" },
/// ];
/// let found = conversation(&turns, &Lexicon::built_in("en")?, &ConversationOptions::default())?;
/// let markers: Vec<&str> = found.markers.iter().map(|marker| marker.marker.as_str()).collect();
/// assert_eq!(markers, ["apology", "action", "confirmation"]);
/// assert_eq!((found.dimensions[0].score, found.dimensions[1].score), (2.0, 1.0));
/// assert!(found.dimensions[2].inferred);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn conversation(
    turns: &[Turn<'_>],
    lexicon: &Lexicon,
    options: &ConversationOptions<'_>,
) -> Result<Conversation> {
    let read = Reading::of(turns, lexicon, options)?;
    let entries = options.log.map(|log| log.entries()).unwrap_or_default();
    let profile = read.profile(lexicon);
    let dimensions: Vec<_> = ServiceDimension::ALL
        .into_iter()
        .map(|dimension| {
            let (text_points, log_points) = read.points(dimension, &entries, lexicon);
            ConversationDimension {
                dimension,
                score: read.score(text_points, log_points),
                text_points,
                log_points,
                inferred: is_inferred(dimension, options.log),
                validated: is_validated(lexicon, dimension),
                note: explain::note(lexicon, dimension, options.log),
            }
        })
        .collect();
    let phases = read.phases(lexicon);
    let checks = checks(&read, lexicon, &profile, &phases, options.log);
    let markers = read.markers(turns, lexicon, options.offsets);
    let explanation = explain::explanation(lexicon.language(), &dimensions, &profile, &markers, &entries);
    Ok(Conversation {
        language: lexicon.language().to_owned(),
        agent_turns: read.agent_turns,
        customer_turns: read.customer_turns,
        other_turns: turns.len() as u64 - read.agent_turns - read.customer_turns,
        dimensions,
        phases,
        checks,
        address: read.address,
        markers,
        profile,
        log: entries,
        explanation,
    })
}

impl Conversation {
    /// The ids of the markers that count in each of the agent's turns with words, for [`validate`](super::validate()).
    ///
    /// ```
    /// use gapmodel_core::dimensions::{ConversationOptions, Lexicon, Speaker, Turn, conversation};
    /// let turns = ["Hello!", "One moment please."].map(|text| Turn { speaker: Speaker::Agent, text });
    /// let found = conversation(&turns, &Lexicon::built_in("en")?, &ConversationOptions::default())?;
    /// assert_eq!(found.codes(&turns)?, [vec!["greeting"], vec!["hold"]]);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for turns that are not those of the conversation: other numbers of turns, other speakers, or a marker
    /// whose words do not stand in its turn.
    pub fn codes(&self, turns: &[Turn<'_>]) -> Result<Vec<Vec<&str>>> {
        self.check_turns(turns)?;
        let spoken = turns
            .iter()
            .enumerate()
            .filter(|(_, turn)| turn.speaker == Speaker::Agent && has_words(turn.text));
        let codes = spoken
            .map(|(i, _)| {
                // Markers stand in the order of the text.
                let from = self.markers.partition_point(|marker| marker.turn < i as u64);
                let here = self.markers[from..].iter().take_while(|marker| marker.turn == i as u64);
                let found = here.filter(|marker| marker.counts()).map(|marker| marker.marker.as_str());
                found.collect::<BTreeSet<_>>().into_iter().collect()
            })
            .collect();
        Ok(codes)
    }

    fn check_turns(&self, turns: &[Turn<'_>]) -> Result<()> {
        let refuse = |reason: String| Err(Error::Mismatch { reason });
        let spoken = |speaker| {
            turns.iter().filter(|turn| turn.speaker == speaker && has_words(turn.text)).count() as u64
        };
        let found = [spoken(Speaker::Agent), spoken(Speaker::Customer), turns.len() as u64];
        let ours = [self.agent_turns, self.customer_turns];
        let ours = [ours[0], ours[1], ours[0] + ours[1] + self.other_turns];
        if found != ours {
            return refuse(format!(
                "the turns are not those of the conversation: {} of the agent, {} of the customer and {} in all, \
                 where it has {}, {} and {}",
                found[0], found[1], found[2], ours[0], ours[1], ours[2]
            ));
        }
        let stands = |marker: &&ConversationMarker| {
            let turn = usize::try_from(marker.turn).ok().and_then(|turn| turns.get(turn));
            turn.is_some_and(|turn| turn.speaker == marker.speaker && turn.text.contains(&marker.text))
        };
        match self.markers.iter().find(|marker| !stands(marker)) {
            None => Ok(()),
            Some(ConversationMarker { marker, turn, text, .. }) => refuse(format!(
                "the turns are not those of the conversation: its {marker} in turn {turn}, {text:?}, is not there"
            )),
        }
    }
}

impl ConversationMarker {
    /// Whether it is the agent's and neither negated nor discounted.
    fn counts(&self) -> bool {
        self.speaker == Speaker::Agent && !self.negated && self.discounted.is_none()
    }
}

/// Whether a score of this dimension is inferred from the text, wholly or in part.
pub(super) fn is_inferred(dimension: ServiceDimension, log: Option<ContactLog>) -> bool {
    dimension == ServiceDimension::Hidden && !log.unwrap_or_default().missing().is_empty()
}

/// Whether a turn says anything.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

pub(super) fn is_validated(lexicon: &Lexicon, dimension: ServiceDimension) -> bool {
    let Some(validation) = lexicon.validation() else { return false };
    let mut needed = lexicon
        .compiled()
        .markers
        .iter()
        .filter(|marker| marker.dimension == dimension && marker.points != 0.0);
    needed.all(|marker| validation.markers.iter().any(|row| row.marker == marker.id && row.enough))
}

/// A mark with its place in the conversation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) marker: usize,
    pub(super) turn: usize,
    speaker: Speaker,
    phase: Option<Phase>,
    start: usize,
    end: usize,
    is_negated: bool,
    discount: Option<&'static str>,
    points: f64,
}

impl Placed {
    /// Whether it is the agent's and neither negated nor discounted.
    pub(super) fn counts(&self) -> bool {
        self.speaker == Speaker::Agent && !self.is_negated && self.discount.is_none()
    }

    /// Whether it would count, were its sentence not said to everybody.
    pub(super) fn is_canned(&self) -> bool {
        self.speaker == Speaker::Agent && !self.is_negated && self.discount == Some("canned")
    }
}

/// What is found in a conversation, before anything is put in words.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) agent_turns: u64,
    pub(super) placed: Vec<Placed>,
    pub(super) customer_turns: u64,
    address: Address,
    turns_of_phase: [u64; 3],
}

impl Reading {
    pub(super) fn of(
        turns: &[Turn<'_>],
        lexicon: &Lexicon,
        options: &ConversationOptions<'_>,
    ) -> Result<Self> {
        check(lexicon, options)?;
        let spoken = |speaker| {
            turns.iter().filter(move |turn| turn.speaker == speaker && has_words(turn.text)).count()
        };
        let agent_turns = spoken(Speaker::Agent);
        if agent_turns == 0 {
            let (theirs, all) = (spoken(Speaker::Customer), turns.len());
            let what = format!(
                "turns of the agent with words (of {all} turns: \"agent\" 0, \"customer\" {theirs}, others or empty {})",
                all - theirs
            );
            return Err(Error::TooFewUnits { what, n: 0, needed: 1 });
        }
        let turns_of_phase = phases(agent_turns, options);
        let of_customer = lexicon.compiled().markers.iter().any(|marker| marker.of_customer);
        let mut reader = Reader::new(lexicon, options);
        let (mut placed, mut address, mut nth) = (Vec::new(), Vec::new(), 0);
        for (i, turn) in turns.iter().enumerate().filter(|(_, turn)| has_words(turn.text)) {
            match turn.speaker {
                Speaker::Agent => {
                    let phase = phase_of(nth, turns_of_phase);
                    nth += 1;
                    reader.read(turn, (i, Some(phase)), &mut placed);
                    let [formal, informal] = reader.addressed();
                    address.push((i, formal, informal));
                }
                Speaker::Customer if of_customer => reader.read(turn, (i, None), &mut placed),
                _ => {}
            }
        }
        Ok(Self {
            agent_turns: agent_turns as u64,
            customer_turns: spoken(Speaker::Customer) as u64,
            placed,
            address: address_of(&address),
            turns_of_phase: turns_of_phase.map(|n| n as u64),
        })
    }

    /// The points of a dimension: of the text, and of the log.
    pub(super) fn points(
        &self,
        dimension: ServiceDimension,
        log: &[LogEntry],
        lexicon: &Lexicon,
    ) -> (f64, f64) {
        let markers = &lexicon.compiled().markers;
        let here = self.placed.iter().filter(|mark| markers[mark.marker].dimension == dimension);
        let log = if dimension == ServiceDimension::Hidden { log } else { &[] };
        (
            here.map(|mark| mark.points).fold(0.0, std::ops::Add::add),
            log.iter().map(|entry| entry.points).fold(0.0, std::ops::Add::add),
        )
    }

    /// The score of a dimension with so many points: those of the text per turn, those of the log per contact.
    pub(super) fn score(&self, text_points: f64, log_points: f64) -> f64 {
        text_points / self.agent_turns as f64 + log_points
    }

    /// In how many turns a marker counts, or would if the log did not know better.
    fn turns_with(&self, lexicon: &Lexicon, id: &str) -> u64 {
        let is_said = |mark: &&Placed| mark.counts() || (!mark.is_negated && mark.discount == Some("log"));
        let here = self.placed.iter().filter(|mark| lexicon.compiled().markers[mark.marker].id == id);
        here.filter(is_said).map(|mark| mark.turn).collect::<BTreeSet<_>>().len() as u64
    }

    fn profile(&self, lexicon: &Lexicon) -> Vec<ConversationProfile> {
        let row = |marker: &Marker| ConversationProfile {
            marker: marker.id.clone(),
            label: marker.label.clone(),
            dimension: marker.dimension,
            n: 0,
            n_not_counted: 0,
            turns: 0,
            points: 0.0,
        };
        let mut rows: Vec<_> = lexicon.compiled().markers.iter().map(row).collect();
        let mut last = vec![None; rows.len()];
        for mark in &self.placed {
            let row = &mut rows[mark.marker];
            if !mark.counts() {
                row.n_not_counted += 1;
                continue;
            }
            row.n += 1;
            row.points += mark.points;
            row.turns += u64::from(last[mark.marker].replace(mark.turn) != Some(mark.turn));
        }
        rows
    }

    fn phases(&self, lexicon: &Lexicon) -> Vec<ConversationPhase> {
        let markers = &lexicon.compiled().markers;
        let row = |(phase, turns): (Phase, u64)| {
            let points = |dimension| {
                let here = self.placed.iter().filter(|mark| mark.phase == Some(phase));
                let points =
                    here.filter(|mark| markers[mark.marker].dimension == dimension).map(|mark| mark.points);
                (turns > 0).then(|| points.fold(0.0, std::ops::Add::add) / turns as f64)
            };
            let (warmth, competence) = (points(ServiceDimension::Human), points(ServiceDimension::Business));
            ConversationPhase { phase, turns, warmth, competence }
        };
        Phase::ALL.into_iter().zip(self.turns_of_phase).map(row).collect()
    }

    fn markers(&self, turns: &[Turn<'_>], lexicon: &Lexicon, offsets: Offsets) -> Vec<ConversationMarker> {
        let mut characters = Characters::default();
        let row = |mark: &Placed| {
            let (marker, text) = (&lexicon.compiled().markers[mark.marker], turns[mark.turn].text);
            let (start, end) = match offsets {
                Offsets::Bytes => (mark.start, mark.end),
                Offsets::Characters => {
                    let start = characters.before(mark.turn, text, mark.start);
                    (start, start + text[mark.start..mark.end].chars().count())
                }
            };
            ConversationMarker {
                marker: marker.id.clone(),
                dimension: marker.dimension,
                turn: mark.turn as u64,
                speaker: mark.speaker,
                phase: mark.phase,
                text: text[mark.start..mark.end].to_owned(),
                start: start as u64,
                end: end as u64,
                negated: mark.is_negated,
                discounted: mark.discount.map(str::to_owned),
                points: mark.points,
            }
        };
        self.placed.iter().map(row).collect()
    }
}

/// How many characters stand before a byte, for bytes that only move forward in a turn.
#[derive(Default)]
struct Characters {
    turn: usize,
    byte: usize,
    count: usize,
}

impl Characters {
    fn before(&mut self, turn: usize, text: &str, byte: usize) -> usize {
        if turn != self.turn {
            *self = Self { turn, byte: 0, count: 0 };
        }
        self.count += text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}

/// What reads turn after turn.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    options: &'a ConversationOptions<'a>,
    words: Words,
    finds: Finds,
    /// What stands between single quotation marks in the turn, in bytes.
    quotations: Vec<Range<usize>>,
    /// The sentences of turns before that have markers which must not be canned, and those of this turn.
    said: BTreeSet<u64>,
    saying: Vec<u64>,
    /// The hash of the last sentence that was asked for in this turn: a sentence may be long and have many marks.
    hashed: Option<(usize, Option<u64>)>,
    /// How often each marker counts in the turn.
    counts: Vec<u32>,
}

impl<'a> Reader<'a> {
    fn new(lexicon: &'a Lexicon, options: &'a ConversationOptions<'a>) -> Self {
        let counts = vec![0; lexicon.compiled().markers.len()];
        Self {
            lexicon,
            options,
            words: Words::default(),
            finds: Finds::default(),
            quotations: Vec::new(),
            said: BTreeSet::new(),
            saying: Vec::new(),
            hashed: None,
            counts,
        }
    }

    /// Adds what stands in one turn.
    fn read(&mut self, turn: &Turn<'_>, (at, phase): (usize, Option<Phase>), placed: &mut Vec<Placed>) {
        self.words.read(turn.text, self.lexicon.abbreviations());
        self.words.number(&self.lexicon.compiled().vocabulary);
        self.finds.read(&self.words, self.lexicon, turn.speaker == Speaker::Customer);
        quotations::read(turn.text, &mut self.quotations);
        let from = placed.len();
        self.hashed = None;
        for i in 0..self.finds.marks.len() {
            let mark = self.finds.marks[i];
            let (first, last) = (self.words.get(mark.span.first), self.words.get(mark.span.end - 1));
            let Some((first, last)) = first.zip(last) else { continue };
            let span = seen(turn.text, first.start..last.end);
            placed.push(Placed {
                marker: mark.marker,
                turn: at,
                speaker: turn.speaker,
                phase,
                start: span.start,
                end: span.end,
                is_negated: mark.is_negated,
                discount: self.discount(&mark),
                points: 0.0,
            });
        }
        self.said.extend(self.saying.drain(..));
        self.give_points(&mut placed[from..]);
    }

    /// Why a mark does not count.
    fn discount(&mut self, mark: &Mark) -> Option<&'static str> {
        let marker = &self.lexicon.compiled().markers[mark.marker];
        if mark.is_quoted || (!marker.is_quotable && self.is_quoted(mark.span.first)) {
            return Some("quotation");
        }
        if self.options.log.is_some_and(|log| log.knows(&marker.id)) {
            return Some("log");
        }
        if marker.is_canned {
            return None;
        }
        let hash = self.hash_of(self.words.get(mark.span.first)?.sentence)?;
        let is_canned =
            self.options.canned.is_some_and(|canned| canned.is_canned(hash, self.options.canned_share));
        let is_repeated = self.said.contains(&hash);
        self.saying.push(hash);
        match (is_canned, is_repeated) {
            (true, _) => Some("canned"),
            (false, true) => Some("repeated"),
            (false, false) => None,
        }
    }

    /// Whether a word stands between single quotation marks.
    fn is_quoted(&self, word: usize) -> bool {
        let Some(at) = self.words.get(word).map(|word| word.start) else { return false };
        let before = self.quotations.partition_point(|quotation| quotation.start <= at);
        before.checked_sub(1).is_some_and(|i| self.quotations[i].contains(&at))
    }

    /// How many formal and informal words the turn has that are no quotation.
    fn addressed(&self) -> [u64; 2] {
        [&self.finds.formal, &self.finds.informal]
            .map(|words| words.iter().filter(|word| !self.is_quoted(**word)).count() as u64)
    }

    /// The hash of a sentence of this turn, if it is long enough.
    fn hash_of(&mut self, sentence: usize) -> Option<u64> {
        match self.hashed {
            Some((hashed, hash)) if hashed == sentence => hash,
            _ => {
                let hash = self.words.sentence(sentence).and_then(sentence_hash);
                self.hashed = Some((sentence, hash));
                hash
            }
        }
    }

    /// Shares the points of each marker in a turn among its marks.
    fn give_points(&mut self, placed: &mut [Placed]) {
        let counting = |mark: &&mut Placed| mark.counts();
        placed.iter_mut().filter(counting).for_each(|mark| self.counts[mark.marker] += 1);
        for mark in placed.iter_mut().filter(counting) {
            let n = f64::from(self.counts[mark.marker]);
            mark.points = self.lexicon.compiled().markers[mark.marker].points * counted(n) / n;
        }
        for mark in placed.iter() {
            self.counts[mark.marker] = 0;
        }
    }
}

/// A span without what only directs the display at its ends.
fn seen(text: &str, span: Range<usize>) -> Range<usize> {
    let words = &text[span.clone()];
    let start = span.start + words.len() - words.trim_start_matches(is_unseen).len();
    start..(start + words.trim_matches(is_unseen).len())
}

fn is_unseen(c: char) -> bool {
    is_direction(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn check(lexicon: &Lexicon, options: &ConversationOptions<'_>) -> Result<()> {
    let refuse = |option, value: f64, allowed: &str| {
        Err(Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() })
    };
    for (option, value) in
        [("opening", options.opening), ("closing", options.closing), ("canned_share", options.canned_share)]
    {
        if !(0.0..=1.0).contains(&value) {
            return refuse(option, value, "a share from 0 to 1");
        }
    }
    if options.opening + options.closing > 1.0 {
        return refuse("closing", options.closing, "opening and closing together are at most 1");
    }
    options.log.map_or(Ok(()), |log| log.check())?;
    options.canned.map_or(Ok(()), |canned| canned.check_language(lexicon.language()))
}

/// How many of so many turns are opening, middle and closing. A single turn is the opening.
fn phases(n: usize, options: &ConversationOptions<'_>) -> [usize; 3] {
    // What is a whole number but for rounding is that number.
    #[expect(clippy::cast_sign_loss, reason = "a share of a number")]
    let part = |share: f64| (libm::floor(n as f64 * share + 1e-9) as usize).max(1);
    let opening = part(options.opening).min(n);
    let closing = part(options.closing).min(n - opening);
    [opening, n - opening - closing, closing]
}

fn phase_of(nth: usize, [opening, middle, _]: [usize; 3]) -> Phase {
    match nth {
        nth if nth < opening => Phase::Opening,
        nth if nth < opening + middle => Phase::Middle,
        _ => Phase::Closing,
    }
}

/// The form of address, from turns with their numbers of formal and informal words.
fn address_of(turns: &[(usize, u64, u64)]) -> Address {
    let (formal, informal) = turns.iter().fold((0, 0), |(f, i), turn| (f + turn.1, i + turn.2));
    let form = match (formal > 0, informal > 0) {
        (true, true) => AddressForm::Mixed,
        (true, false) => AddressForm::Formal,
        (false, true) => AddressForm::Informal,
        (false, false) => AddressForm::None,
    };
    let first_is_formal = turns.iter().find(|turn| turn.1 + turn.2 > 0).is_some_and(|turn| turn.1 >= turn.2);
    let other = |turn: &&(usize, u64, u64)| if first_is_formal { turn.2 > 0 } else { turn.1 > 0 };
    let switched_at = turns.iter().find(other).map(|turn| turn.0 as u64);
    Address { form, formal, informal, consistent: form != AddressForm::Mixed, switched_at }
}

fn checks(
    read: &Reading,
    lexicon: &Lexicon,
    profile: &[ConversationProfile],
    phases: &[ConversationPhase],
    log: Option<ContactLog>,
) -> ConversationChecks {
    let n = |id: &str| profile.iter().find(|row| row.marker == id).map_or(0, |row| row.n);
    let is_positive = |points: Option<f64>| points.is_some_and(|points| points > 0.0);
    ConversationChecks {
        holds_announced: read.turns_with(lexicon, "hold"),
        holds_thanked: read.turns_with(lexicon, "hold_thanks"),
        holds_logged: log.and_then(|log| log.holds),
        problem_acknowledged: n("problem") + n("acknowledgement") > 0,
        deadline_given: n("commitment") > 0,
        apologised: n("apology") > 0,
        offered: n("offer") > 0,
        concrete: n("concrete"),
        vague: n("vague"),
        warm_start: is_positive(phases[0].warmth),
        competent_middle: is_positive(phases[1].competence),
        warm_end: is_positive(phases[2].warmth),
    }
}
