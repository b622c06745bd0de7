use std::ffi::c_char;
use std::sync::Arc;

use gapmodel_core::dimensions::{
    self, Address, AddressForm, Contact, ContactLog, Conversation, ConversationMarker, ConversationOptions,
    Conversations, ConversationsGroup, ConversationsOptions, ConversationsResult, Lexicon, MarkerValidation,
    Phase, SentenceCounts, ServiceDimension, Speaker, Turn, Validation, ValidationOptions,
};
use gapmodel_core::{Estimate, Label};

use crate::estimate::{decode, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{
    Out, TextOut, Versioned, array, free, optional_text, optional_texts, required, required_mut, struct_size,
    text, texts, versioned,
};
use crate::read::{read, read_json, read_optional, read_text};
use crate::status::{Failure, gm_status, guard};

/// Somebody who serves.
pub const GM_SPEAKER_AGENT: i32 = 0;
/// Somebody who is served.
pub const GM_SPEAKER_CUSTOMER: i32 = 1;
/// Neither.
pub const GM_SPEAKER_OTHER: i32 = 2;

/// The practical need, the reason for the contact.
pub const GM_DIMENSION_BUSINESS: i32 = 0;
/// Respect, attention, certainty.
pub const GM_DIMENSION_HUMAN: i32 = 1;
/// What goes on behind the scenes.
pub const GM_DIMENSION_HIDDEN: i32 = 2;

/// The agent's first turns.
pub const GM_PHASE_OPENING: i32 = 0;
/// Those between.
pub const GM_PHASE_MIDDLE: i32 = 1;
/// The agent's last turns.
pub const GM_PHASE_CLOSING: i32 = 2;

/// Neither formal nor informal words of address.
pub const GM_ADDRESS_NONE: i32 = 0;
/// Formal words of address alone, such as vous.
pub const GM_ADDRESS_FORMAL: i32 = 1;
/// Informal words of address alone, such as tu.
pub const GM_ADDRESS_INFORMAL: i32 = 2;
/// Both.
pub const GM_ADDRESS_MIXED: i32 = 3;

/// Which words are which marker, in one language. Made by gm_lexicon_built_in, gm_lexicon_from_toml, gm_lexicon_extended and
/// gm_lexicon_validated, freed by gm_lexicon_free; never changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_lexicon(Lexicon);

/// How well a lexicon agrees with people. Made by gm_dimensions_validate, freed by gm_validation_free; never changes.
#[derive(Debug)]
pub struct gm_validation(Validation);

/// In how many conversations agents said each sentence. Made by gm_sentence_counts_new, freed by gm_sentence_counts_free; one
/// thread at a time may change it.
#[derive(Debug)]
pub struct gm_sentence_counts(SentenceCounts);

/// One conversation in the three dimensions. Made by gm_dimensions_conversation, freed by gm_conversation_free; never changes,
/// and owes nothing to the turns.
#[derive(Debug)]
pub struct gm_conversation(pub(crate) Conversation);

/// Many conversations as a tally. Made by gm_conversations_new and gm_conversations_from_json, freed by gm_conversations_free;
/// one thread at a time may change it.
#[derive(Debug)]
pub struct gm_conversations(Conversations);

/// Many conversations in the three dimensions. Made by gm_conversations_result_of, freed by gm_conversations_result_free; never
/// changes.
#[derive(Debug)]
pub struct gm_conversations_result(ConversationsResult);

/// What somebody says at once.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_turn {
    /// What is said, UTF-8 that ends with NUL.
    pub text: *const c_char,
    /// Who speaks: GM_SPEAKER_*.
    pub speaker: i32,
    /// 0.
    pub reserved: i32,
}

/// What the logs know of a contact; set up by gm_contact_log_init, after which nothing is known.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_contact_log {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether the matter was opened again later, 0 or 1; -1 if that is not known.
    pub reopened: i32,
    /// How often the customer was put on hold; -1 if that is not known.
    pub holds: i64,
    /// How often the customer was passed on; -1 if that is not known.
    pub transfers: i64,
    /// How long the customer waited before the first agent, in seconds; NaN if that is not known.
    pub wait_seconds: f64,
    /// Whether the first contact solved it, 0 or 1; -1 if that is not known.
    pub first_contact_resolution: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_contact_log {}

impl gm_contact_log {
    fn read(&self) -> ContactLog {
        let count = |n: i64| u64::try_from(n).ok();
        let flag = |value: i32| (value >= 0).then_some(value != 0);
        ContactLog {
            holds: count(self.holds),
            transfers: count(self.transfers),
            reopened: flag(self.reopened),
            wait_seconds: (!self.wait_seconds.is_nan()).then_some(self.wait_seconds),
            first_contact_resolution: flag(self.first_contact_resolution),
        }
    }
}

/// Options of gm_dimensions_conversation and gm_conversations_new; set up by gm_conversation_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_conversation_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The share of the agent's turns that are the opening, rounded down, but at least one turn: 0.2.
    pub opening: f64,
    /// The share of the agent's turns that are the closing, likewise: 0.2.
    pub closing: f64,
    /// In what share of conversations a sentence must be to be canned: 0.25; at least five conversations in any case.
    pub canned_share: f64,
    /// What sentences agents say to everybody; may be NULL.
    pub canned: *const gm_sentence_counts,
}

impl Versioned for gm_conversation_options {}

/// The headline figures of a conversation.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_conversation_figures {
    /// The score of the business dimension, in points per turn of the agent.
    pub business: f64,
    /// The score of the human dimension, likewise.
    pub human: f64,
    /// The score of the hidden dimension, likewise.
    pub hidden: f64,
    /// How many turns with words the agent has.
    pub agent_turns: u64,
    /// How many turns with words the customer has.
    pub customer_turns: u64,
    /// How many turns are empty or neither party's.
    pub other_turns: u64,
    /// In how many of the agent's turns a wait or hold was announced.
    pub holds_announced: u64,
    /// In how many of the agent's turns the customer was thanked for having waited.
    pub holds_thanked: u64,
    /// Whether the hidden dimension is inferred from traces in the text, wholly or in part: unless the log knows every fact.
    pub hidden_inferred: i32,
    /// Whether all markers of all dimensions have been validated on your data.
    pub validated: i32,
    /// The form of address: GM_ADDRESS_*.
    pub address: i32,
    /// Whether the agent keeps to one form of address.
    pub address_consistent: i32,
    /// Whether the customer's problem or feeling was named.
    pub problem_acknowledged: i32,
    /// Whether a deadline or a promise was given.
    pub deadline_given: i32,
    /// Whether the agent apologised.
    pub apologised: i32,
    /// Whether the agent offered more help, or to stay.
    pub offered: i32,
}

impl From<&Conversation> for gm_conversation_figures {
    fn from(found: &Conversation) -> Self {
        let Conversation {
            language: _,
            agent_turns,
            customer_turns,
            other_turns,
            dimensions,
            phases: _,
            checks,
            address,
            markers: _,
            profile: _,
            log: _,
            explanation: _,
        } = found;
        let score = |dimension| {
            let row = dimensions.iter().find(|row| row.dimension == dimension);
            row.map_or(f64::NAN, |row| row.score)
        };
        let Address { form, formal: _, informal: _, consistent, switched_at: _ } = address;
        Self {
            business: score(ServiceDimension::Business),
            human: score(ServiceDimension::Human),
            hidden: score(ServiceDimension::Hidden),
            agent_turns: *agent_turns,
            customer_turns: *customer_turns,
            other_turns: *other_turns,
            holds_announced: checks.holds_announced,
            holds_thanked: checks.holds_thanked,
            hidden_inferred: dimensions.iter().any(|row| row.inferred).into(),
            validated: dimensions.iter().all(|row| row.validated).into(),
            address: position(&AddressForm::ALL, form),
            address_consistent: (*consistent).into(),
            problem_acknowledged: checks.problem_acknowledged.into(),
            deadline_given: checks.deadline_given.into(),
            apologised: checks.apologised.into(),
            offered: checks.offered.into(),
        }
    }
}

/// A marker found in a conversation; its id and words have functions of their own.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_conversation_marker {
    /// What it counts for: its part in the points of its dimension; 0 if negated, discounted or not the agent's.
    pub points: f64,
    /// The turn it stands in, from 0, among all turns.
    pub turn: u64,
    /// Where it begins in the turn, in bytes.
    pub start: u64,
    /// Where it ends in the turn, in bytes.
    pub end: u64,
    /// The dimension it belongs to: GM_DIMENSION_*.
    pub dimension: i32,
    /// Who says it: GM_SPEAKER_*.
    pub speaker: i32,
    /// The phase of the agent's turn: GM_PHASE_*; -1 for others.
    pub phase: i32,
    /// Whether a negation nearby takes it away.
    pub negated: i32,
    /// Whether it does not count for another reason, which the JSON text names.
    pub discounted: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&ConversationMarker> for gm_conversation_marker {
    fn from(found: &ConversationMarker) -> Self {
        let ConversationMarker {
            marker: _,
            dimension,
            turn,
            speaker,
            phase,
            text: _,
            start,
            end,
            negated,
            discounted,
            points,
        } = found;
        Self {
            points: *points,
            turn: *turn,
            start: *start,
            end: *end,
            dimension: position(&ServiceDimension::ALL, dimension),
            speaker: position(&Speaker::ALL, speaker),
            phase: phase.map_or(-1, |phase| position(&Phase::ALL, &phase)),
            negated: (*negated).into(),
            discounted: discounted.is_some().into(),
            reserved: 0,
        }
    }
}

/// One contact for gm_conversations_add; set up by gm_contact_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_contact {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// What was said.
    pub turns: *const gm_turn,
    /// How many turns there are.
    pub n_turns: usize,
    /// Who served; NULL if that is not known.
    pub agent: *const c_char,
    /// One label for each name that the tally was made with, NULL for missing.
    pub labels: *const *const c_char,
    /// How many labels there are.
    pub n_labels: usize,
    /// How the customer rated this contact; NaN if not asked or not answered.
    pub rating: f64,
    /// What the logs know of it; may be NULL.
    pub log: *const gm_contact_log,
}

impl Versioned for gm_contact {}

/// The conversations with the same labels; figures of dimensions and markers have functions of their own.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_conversations_group {
    /// How many conversations there are.
    pub conversations: u64,
    /// How many of them have a rating.
    pub rated: u64,
    /// How many agents are known to have served in them.
    pub agents: u64,
    /// In how many of them it is not known who served.
    pub without_agent: u64,
    /// How many more have no turn of the agent with words, and are in no other figure.
    pub skipped: u64,
    /// How many turns of the conversations are empty or neither the agent's nor the customer's.
    pub other_turns: u64,
    /// Whether intervals are clustered by agent: at least two are known. Conversations without a known agent are then each a
    /// cluster of their own.
    pub clustered: i32,
    /// Whether all markers of all dimensions have been validated on your data.
    pub validated: i32,
    /// In how many of the conversations the hidden dimension is inferred from traces in the text.
    pub hidden_inferred: u64,
    /// How many markers were found in canned sentences and so do not count.
    pub canned: u64,
}

impl From<&ConversationsGroup> for gm_conversations_group {
    fn from(group: &ConversationsGroup) -> Self {
        let ConversationsGroup {
            labels: _,
            conversations,
            rated,
            agents,
            without_agent,
            skipped,
            other_turns,
            clustered,
            canned,
            markers: _,
            dimensions,
        } = group;
        Self {
            conversations: *conversations,
            rated: *rated,
            agents: *agents,
            without_agent: *without_agent,
            skipped: *skipped,
            other_turns: *other_turns,
            clustered: (*clustered).into(),
            validated: dimensions.iter().all(|row| row.validated).into(),
            hidden_inferred: dimensions.iter().map(|row| row.inferred).sum(),
            canned: *canned,
        }
    }
}

/// How well one marker agrees with people.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_marker_validation {
    /// Turns in which both found it.
    pub true_positive: u64,
    /// Turns in which the lexicon alone found it.
    pub false_positive: u64,
    /// Turns in which people alone found it.
    pub false_negative: u64,
    /// Turns in which neither found it.
    pub true_negative: u64,
    /// The share of what the lexicon finds that people find too; NaN if it finds nothing.
    pub precision: f64,
    /// The share of what people find that the lexicon finds too; NaN if they find nothing.
    pub recall: f64,
    /// Krippendorff's alpha; NaN if neither finds anything, or both everywhere.
    pub alpha: f64,
    /// Gwet's AC1; NaN if there is none.
    pub ac1: f64,
    /// Whether the codes are enough to call the marker validated: 50 turns, and people found it in five of them.
    pub enough: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&MarkerValidation> for gm_marker_validation {
    fn from(row: &MarkerValidation) -> Self {
        let MarkerValidation {
            marker: _,
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
        let given = |estimate: &Option<Estimate>| estimate.map_or(f64::NAN, |found| found.value);
        Self {
            true_positive: *true_positive,
            false_positive: *false_positive,
            false_negative: *false_negative,
            true_negative: *true_negative,
            precision: given(precision),
            recall: given(recall),
            alpha: given(alpha),
            ac1: given(ac1),
            enough: (*enough).into(),
            reserved: 0,
        }
    }
}

pub(crate) unsafe fn turns<'a>(pointer: *const gm_turn, n: usize) -> Result<Vec<Turn<'a>>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let turns = unsafe { array("turns", pointer, n) }?;
    let one = |(i, turn): (usize, &gm_turn)| {
        Ok(Turn {
            speaker: decode("speaker", &Speaker::ALL, turn.speaker)?,
            // SAFETY: as above.
            text: unsafe { text(format_args!("turns[{i}].text"), turn.text) }?,
        })
    };
    turns.iter().enumerate().map(one).collect()
}

unsafe fn log(pointer: *const gm_contact_log) -> Result<Option<ContactLog>, Failure> {
    // SAFETY: the caller's contract, passed on.
    Ok(unsafe { crate::pointer::optional("log", pointer) }?.map(gm_contact_log::read))
}

unsafe fn options<'a>(
    pointer: *const gm_conversation_options,
) -> Result<(ConversationOptions<'a>, Option<&'a SentenceCounts>), Failure> {
    let mut options = ConversationOptions::default();
    // SAFETY: the caller's contract, passed on.
    if let Some(given) = unsafe { crate::pointer::optional("options", pointer) }? {
        (options.opening, options.closing) = (given.opening, given.closing);
        options.canned_share = given.canned_share;
        if !given.canned.is_null() {
            // SAFETY: as above.
            options.canned = Some(&unsafe { required("canned", given.canned) }?.0);
        }
    }
    Ok((options, options.canned))
}

/// Sets up a turn: speaker is "agent" or "customer" in any case of letters, anything else is neither. The text is borrowed. Fails with
/// GM_ERR_NULL_POINTER, and GM_ERR_INVALID_ARGUMENT for a speaker that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_turn_init(
    turn: *mut gm_turn,
    speaker: *const c_char,
    text: *const c_char,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (turn, speaker) = unsafe { (Out::new("turn", turn)?, crate::pointer::text("speaker", speaker)?) };
        turn.write(gm_turn { text, speaker: position(&Speaker::ALL, &Speaker::named(speaker)), reserved: 0 });
        Ok(())
    })
}

/// Sets a log to know nothing. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_contact_log_init(log: *mut gm_contact_log) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("log", log) }?;
        out.write(gm_contact_log {
            struct_size: struct_size::<gm_contact_log>(),
            reopened: -1,
            holds: -1,
            transfers: -1,
            wait_seconds: f64::NAN,
            first_contact_resolution: -1,
            reserved: 0,
        });
        Ok(())
    })
}

/// Sets options to the defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_options_init(options: *mut gm_conversation_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("options", options) }?;
        let ConversationOptions { opening, closing, log: _, canned: _, canned_share, offsets: _ } =
            ConversationOptions::default();
        out.write(gm_conversation_options {
            struct_size: struct_size::<gm_conversation_options>(),
            reserved: 0,
            opening,
            closing,
            canned_share,
            canned: std::ptr::null(),
        });
        Ok(())
    })
}

/// Sets up a contact of which nothing but the turns is known. The turns are borrowed. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_contact_init(
    contact: *mut gm_contact,
    turns: *const gm_turn,
    n_turns: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("contact", contact) }?;
        out.write(gm_contact {
            struct_size: struct_size::<gm_contact>(),
            reserved: 0,
            turns,
            n_turns,
            agent: std::ptr::null(),
            labels: std::ptr::null(),
            n_labels: 0,
            rating: f64::NAN,
            log: std::ptr::null(),
        });
        Ok(())
    })
}

/// The lexicon that comes with the library: "en", "nl", "fr" or "et". Fails with GM_ERR_INVALID_OPTION for another language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_lexicon_built_in(
    language: *const c_char,
    out: *mut *mut gm_lexicon,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (language, out) = unsafe { (text("language", language)?, Out::new("out", out)?) };
        out.hand_over(gm_lexicon(Lexicon::built_in(language)?));
        Ok(())
    })
}

/// Reads a lexicon from TOML: `language`, `[negation]`, `[address]`, `quotation`, `abbreviations`, and a table per marker with
/// `dimension`, `label`, `sign`, `weight`, `patterns`, `except` and others, as the documentation of Lexicon in Rust and Python
/// describes.
///
/// Fails with GM_ERR_INVALID_INSTRUMENT, naming the key and the pattern.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_lexicon_from_toml(toml: *const c_char, out: *mut *mut gm_lexicon) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (toml, out) = unsafe { (text("toml", toml)?, Out::new("out", out)?) };
        out.hand_over(gm_lexicon(Lexicon::from_toml(toml)?));
        Ok(())
    })
}

/// The lexicon with more markers and patterns, or with others (`replace = true`).
///
/// Fails as gm_lexicon_from_toml, and with GM_ERR_MISMATCH for another language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_lexicon_extended(
    lexicon: *const gm_lexicon,
    toml: *const c_char,
    out: *mut *mut gm_lexicon,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (lexicon, toml, out) =
            unsafe { (required("lexicon", lexicon)?, text("toml", toml)?, Out::new("out", out)?) };
        out.hand_over(gm_lexicon(lexicon.0.extended(toml)?));
        Ok(())
    })
}

/// The lexicon, knowing how well it agrees with people: scores made with it say so.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_lexicon_validated(
    lexicon: *const gm_lexicon,
    validation: *const gm_validation,
    out: *mut *mut gm_lexicon,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (lexicon, validation, out) = unsafe {
            (required("lexicon", lexicon)?, required("validation", validation)?, Out::new("out", out)?)
        };
        out.hand_over(gm_lexicon(lexicon.0.validated(&validation.0)));
        Ok(())
    })
}

/// The lexicon as TOML.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_lexicon_to_toml(
    lexicon: *const gm_lexicon,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (lexicon, out) =
            unsafe { (required("lexicon", lexicon)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&lexicon.0.to_toml()?)
    })
}

/// Frees a lexicon; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_lexicon_free(lexicon: *mut gm_lexicon) {
    // SAFETY: the caller's contract.
    unsafe { free(lexicon) };
}

/// Scores one conversation in the three dimensions by the markers of a lexicon, and says why. `options` and `log` may be NULL.
///
/// The score of a dimension is points per turn of the agent. In each of the agent's turns a marker that stands there n times
/// gives its weight times its sign times log2(1 + n), at most 2; markers that are negated, or quote the customer, or stand in
/// sentences said to everybody do not count. With a log, holds and transfers count as logged instead of as said.
///
/// Fails with GM_ERR_TOO_FEW_UNITS if the agent says nothing; GM_ERR_INVALID_OPTION for shares outside 0 to 1 or together
/// above 1 and for a negative wait; GM_ERR_MISMATCH for canned sentences of another language; GM_ERR_INVALID_ARGUMENT for a
/// text that is not UTF-8, naming the turn.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimensions_conversation(
    turns: *const gm_turn,
    n: usize,
    lexicon: *const gm_lexicon,
    log: *const gm_contact_log,
    options: *const gm_conversation_options,
    out: *mut *mut gm_conversation,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (turns, lexicon, log, options, out) = unsafe {
            (
                self::turns(turns, n)?,
                required("lexicon", lexicon)?,
                self::log(log)?,
                self::options(options)?.0,
                Out::new("out", out)?,
            )
        };
        let options = ConversationOptions { log, ..options };
        out.hand_over(gm_conversation(dimensions::conversation(&turns, &lexicon.0, &options)?));
        Ok(())
    })
}

/// Frees a conversation; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_free(conversation: *mut gm_conversation) {
    // SAFETY: the caller's contract.
    unsafe { free(conversation) };
}

/// The headline figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_figures_of(
    conversation: *const gm_conversation,
    out: *mut gm_conversation_figures,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("conversation", conversation, out, |found| Ok((&found.0).into())) }
}

/// The number of markers found.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_n_markers(
    conversation: *const gm_conversation,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("conversation", conversation, out, |found| Ok(found.0.markers.len())) }
}

/// One marker, in the order of the text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_marker_at(
    conversation: *const gm_conversation,
    index: usize,
    out: *mut gm_conversation_marker,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("conversation", conversation, out, |found| Ok(at("marker", &found.0.markers, index)?.into()))
    }
}

/// The id of a marker that was found, such as "apology".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_marker_id(
    conversation: *const gm_conversation,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("conversation", conversation, (buffer, capacity, needed), |found| {
            Ok(at("marker", &found.0.markers, index)?.marker.as_str())
        })
    }
}

/// Why the scores are as they are: one line per dimension, in the language of the conversation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_explanation(
    conversation: *const gm_conversation,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("conversation", conversation, (buffer, capacity, needed), |found| {
            Ok(found.0.explanation.as_str())
        })
    }
}

/// The whole result as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversation_json(
    conversation: *const gm_conversation,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("conversation", conversation, (buffer, capacity, needed), |found| {
            serde_json::to_string(&found.0)
        })
    }
}

/// Counts of sentences, of none yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sentence_counts_new(out: *mut *mut gm_sentence_counts) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("out", out) }?.hand_over(gm_sentence_counts(SentenceCounts::new()));
        Ok(())
    })
}

/// Frees counts of sentences; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sentence_counts_free(counts: *mut gm_sentence_counts) {
    // SAFETY: the caller's contract.
    unsafe { free(counts) };
}

/// Counts the agent's sentences of at least four words in one conversation. Fails with GM_ERR_MISMATCH for another language than
/// before, and GM_ERR_INVALID_ARGUMENT for a text that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sentence_counts_add(
    counts: *mut gm_sentence_counts,
    turns: *const gm_turn,
    n: usize,
    lexicon: *const gm_lexicon,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, turns, lexicon) = unsafe {
            (required_mut("counts", counts)?, self::turns(turns, n)?, required("lexicon", lexicon)?)
        };
        Ok(counts.0.add(&turns, &lexicon.0)?)
    })
}

/// Adds what others counted. Fails with GM_ERR_MISMATCH for another language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sentence_counts_merge(
    counts: *mut gm_sentence_counts,
    other: *const gm_sentence_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; read first, as both may be the same.
        let other = unsafe { required("other", other) }?.0.clone();
        // SAFETY: as above.
        let counts = unsafe { required_mut("counts", counts) }?;
        Ok(counts.0.merge(&other)?)
    })
}

/// How many conversations were counted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sentence_counts_conversations(
    counts: *const gm_sentence_counts,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("counts", counts, out, |counts| Ok(counts.0.conversations())) }
}

/// In what share of conversations a sentence was said, 0 to 1; absent for one of fewer than four words, or before anything was
/// counted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sentence_counts_share(
    counts: *const gm_sentence_counts,
    sentence: *const c_char,
    lexicon: *const gm_lexicon,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_optional("counts", counts, (value, has_value), |counts| {
            let (sentence, lexicon) = (text("sentence", sentence)?, required("lexicon", lexicon)?);
            Ok(counts.0.share(sentence, &lexicon.0))
        })
    }
}

/// A tally without conversations, for the language and the markers of a lexicon. `by` names the labels that each contact has;
/// `options` may be NULL. Both are copied, the counts of sentences too.
///
/// Fails with GM_ERR_INVALID_OPTION for a label named twice or "agent", which is always there, and GM_ERR_MISMATCH for canned
/// sentences of another language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_new(
    lexicon: *const gm_lexicon,
    by: *const *const c_char,
    n_by: usize,
    options: *const gm_conversation_options,
    out: *mut *mut gm_conversations,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (lexicon, by, (options, canned), out) = unsafe {
            (
                required("lexicon", lexicon)?,
                texts("by", by, n_by)?,
                self::options(options)?,
                Out::new("out", out)?,
            )
        };
        let options = ConversationsOptions {
            by: by.into_iter().map(str::to_owned).collect(),
            opening: options.opening,
            closing: options.closing,
            canned: canned.map(|canned| Arc::new(canned.clone())),
            canned_share: options.canned_share,
        };
        out.hand_over(gm_conversations(Conversations::new(&lexicon.0, options)?));
        Ok(())
    })
}

/// Frees a tally of conversations; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_free(tally: *mut gm_conversations) {
    // SAFETY: the caller's contract.
    unsafe { free(tally) };
}

/// Adds one contact. One without a turn of the agent with words is counted as skipped and is in no other figure. On any error the
/// tally is as it was before.
///
/// Fails as gm_dimensions_conversation, but for that; with GM_ERR_UNEQUAL_LENGTHS unless there is a label for each name, and
/// GM_ERR_OFF_SCALE for a rating that is no number up to 10^12.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_add(
    tally: *mut gm_conversations,
    contact: *const gm_contact,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (tally, contact) = unsafe { (required_mut("tally", tally)?, versioned("contact", contact)?) };
        // SAFETY: as above.
        let (turns, agent, labels, log) = unsafe {
            (
                self::turns(contact.turns, contact.n_turns)?,
                optional_text("agent", contact.agent)?,
                optional_texts("labels", contact.labels, contact.n_labels)?,
                self::log(contact.log)?,
            )
        };
        let contact = Contact {
            turns: &turns,
            agent: agent.map(Label::parse),
            labels: labels.into_iter().map(|label| Label::parse(label.unwrap_or(""))).collect(),
            rating: (!contact.rating.is_nan()).then_some(contact.rating),
            log,
        };
        Ok(tally.0.add(&contact)?)
    })
}

/// Adds all that another tally has seen. Fails with GM_ERR_MISMATCH for another language (scores are compared within one
/// language only), another lexicon or other options, the counts of sentences among them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_merge(
    tally: *mut gm_conversations,
    other: *const gm_conversations,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; read first, as both may be the same.
        let other = unsafe { required("other", other) }?.0.clone();
        // SAFETY: as above.
        let tally = unsafe { required_mut("tally", tally) }?;
        Ok(tally.0.merge(&other)?)
    })
}

/// How many conversations were added, without those that were skipped.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_n(tally: *const gm_conversations, out: *mut u64) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("tally", tally, out, |tally| Ok(tally.0.conversations())) }
}

/// The tally as JSON text, to be stored or sent, with its lexicon and options.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_to_json(
    tally: *const gm_conversations,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("tally", tally, (buffer, capacity, needed), |tally| serde_json::to_string(&tally.0)) }
}

/// The tally that gm_conversations_to_json wrote. Fails with GM_ERR_INVALID_BYTES.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_from_json(
    json: *const c_char,
    out: *mut *mut gm_conversations,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (json, out) = unsafe { (text("json", json)?, Out::new("out", out)?) };
        let tally = serde_json::from_str(json)
            .map_err(|error| gapmodel_core::Error::InvalidBytes { reason: error.to_string() })?;
        out.hand_over(gm_conversations(tally));
        Ok(())
    })
}

/// What the conversations come to, for each combination of the labels in `by`, of which "agent" is one; none takes all together.
///
/// Where at least two agents are known, intervals are clustered by agent, and conversations without a known agent are each a
/// cluster of their own; few agents, or one who served in most conversations, make intervals wide. The JSON text has the relation
/// to ratings too: the difference of ratings with a marker and without, which has an interval only with at least three clusters
/// on either side, and the correlation of each dimension's score. Fails with GM_ERR_INVALID_OPTION for a label that the tally does
/// not have, GM_ERR_TOO_FEW_UNITS without conversations that have a turn of the agent, and GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_of(
    tally: *const gm_conversations,
    by: *const *const c_char,
    n_by: usize,
    level: f64,
    out: *mut *mut gm_conversations_result,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (tally, by, out) =
            unsafe { (required("tally", tally)?, texts("by", by, n_by)?, Out::new("out", out)?) };
        let by: Vec<String> = by.into_iter().map(str::to_owned).collect();
        out.hand_over(gm_conversations_result(tally.0.result(&by, level)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_free(result: *mut gm_conversations_result) {
    // SAFETY: the caller's contract.
    unsafe { free(result) };
}

/// The number of groups.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_n_groups(
    result: *const gm_conversations_result,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.0.groups.len())) }
}

/// One group, in the order of the labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_group(
    result: *const gm_conversations_result,
    group: usize,
    out: *mut gm_conversations_group,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(at("group", &result.0.groups, group)?.into())) }
}

/// The mean score of a group in a dimension, GM_DIMENSION_*, in points per turn of the agent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_mean(
    result: *const gm_conversations_result,
    group: usize,
    dimension: i32,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("result", result, out, |result| {
            let dimension = decode("dimension", &ServiceDimension::ALL, dimension)?;
            let group = at("group", &result.0.groups, group)?;
            let row = group.dimensions.iter().find(|row| row.dimension == dimension);
            row.map(|row| row.mean.into())
                .ok_or_else(|| Failure::Argument("there is no such dimension".to_owned()))
        })
    }
}

/// The share of conversations of a group in which a marker counts at least once, 0 to 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_share(
    result: *const gm_conversations_result,
    group: usize,
    marker: *const c_char,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("result", result, out, |result| {
            let marker = text("marker", marker)?;
            let group = at("group", &result.0.groups, group)?;
            let row = group.markers.iter().find(|row| row.marker == marker);
            row.map(|row| row.share.into())
                .ok_or_else(|| Failure::Argument(format!("there is no marker {marker:?}")))
        })
    }
}

/// The whole result as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_conversations_result_json(
    result: *const gm_conversations_result,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("result", result, (buffer, capacity, needed), |result| serde_json::to_string(&result.0))
    }
}

/// Holds the markers found in turns against the codes that people gave the same turns: per marker precision and recall,
/// Krippendorff's alpha and Gwet's AC1.
///
/// `found` and `human` have `n_turns` rows of `n_markers`, 1 where the marker is in the turn and 0 where not, row by row;
/// `markers` has the ids. Figures are given from two turns on; enough for gm_lexicon_validated to call a marker validated are 50
/// turns, in five of which people found it. Fails with GM_ERR_INVALID_OPTION for an id in a turn that is no marker of the
/// lexicon, GM_ERR_TOO_FEW_UNITS below two turns and GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimensions_validate(
    found: *const u8,
    human: *const u8,
    n_turns: usize,
    markers: *const *const c_char,
    n_markers: usize,
    lexicon: *const gm_lexicon,
    level: f64,
    out: *mut *mut gm_validation,
) -> gm_status {
    guard(|| {
        let n = n_turns.checked_mul(n_markers);
        let n = n.ok_or_else(|| Failure::Argument("so many turns and markers no memory holds".to_owned()))?;
        // SAFETY: the caller's contract.
        let (found, human, markers, lexicon, out) = unsafe {
            (
                array("found", found, n)?,
                array("human", human, n)?,
                texts("markers", markers, n_markers)?,
                required("lexicon", lexicon)?,
                Out::new("out", out)?,
            )
        };
        let row = |of: &[u8], i: usize| -> Vec<&str> {
            let here = of[i * n_markers..][..n_markers].iter().zip(&markers);
            here.filter(|(has, _)| **has != 0).map(|(_, marker)| *marker).collect()
        };
        let rows = |of: &[u8]| (0..n_turns).map(|i| row(of, i)).collect::<Vec<_>>();
        let options = ValidationOptions { level, ..ValidationOptions::default() };
        let validation = dimensions::validate(&rows(found), &rows(human), &lexicon.0, &options)?;
        out.hand_over(gm_validation(validation));
        Ok(())
    })
}

/// Frees a validation; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_validation_free(validation: *mut gm_validation) {
    // SAFETY: the caller's contract.
    unsafe { free(validation) };
}

/// The number of markers that either found.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_validation_n_rows(
    validation: *const gm_validation,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("validation", validation, out, |validation| Ok(validation.0.markers.len())) }
}

/// One marker, in alphabetical order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_validation_row(
    validation: *const gm_validation,
    index: usize,
    out: *mut gm_marker_validation,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("validation", validation, out, |validation| {
            Ok(at("marker", &validation.0.markers, index)?.into())
        })
    }
}

/// The whole result as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_validation_json(
    validation: *const gm_validation,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("validation", validation, (buffer, capacity, needed), |validation| {
            serde_json::to_string(&validation.0)
        })
    }
}
