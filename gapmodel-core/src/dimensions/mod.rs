//! The three dimensions of a contact with a customer.
//!
//! *Business*: the practical need that is the reason for the contact. *Human*: respect, attention, certainty. *Hidden*:
//! what goes on behind the scenes, the processes that the provider follows. The division is that of practitioners
//! (destinationCRM, "Customer Service in Three Dimensions"); no validated scale for it was found, so every figure here is an
//! operationalisation by gapmodel.
//!
//! Ratings: [`score()`] has the three dimensions as customers rate them, what outweighs what, and staff's view beside it;
//! [`impact()`] what each adds to satisfaction, [`questionnaire()`] what to ask customers, agents and coaches.
//!
//! Conversations (feature `text`): `conversation` (one) and `Conversations` (a tally of many) are scored by *markers*: things
//! an agent does in words, such as an apology or a deadline, found by the patterns of a `Lexicon`. Nothing is scored that
//! cannot be pointed at in the text. Scores compare conversations in one language only: what is usual differs between
//! languages. They are to be validated on your own data with `validate`.

mod balance;
#[cfg(feature = "text")]
mod canned;
#[cfg(feature = "text")]
mod conversation;
#[cfg(feature = "text")]
mod conversations;
#[cfg(feature = "text")]
mod explain;
mod findings;
mod impact;
#[cfg(feature = "text")]
mod lexicon;
#[cfg(feature = "text")]
mod lexicon_text;
#[cfg(feature = "text")]
mod log;
#[cfg(feature = "text")]
mod marks;
#[cfg(feature = "text")]
mod pattern;
mod questionnaire;
#[cfg(feature = "text")]
mod quotations;
mod score;
mod service;
#[cfg(feature = "text")]
mod validate;
#[cfg(feature = "text")]
mod vocabulary;
#[cfg(feature = "text")]
mod words;

pub use balance::Balance;
pub use findings::DimensionFinding;
pub use impact::{Impact, ImpactOptions, impact};
pub use questionnaire::{Face, Question, Questionnaire, questionnaire};
pub use score::{DimensionDifference, DimensionOptions, DimensionScore, DimensionScores, score};
pub use service::ServiceDimension;

#[cfg(feature = "text")]
pub use canned::SentenceCounts;
#[cfg(feature = "text")]
pub use conversation::{
    Address, AddressForm, Conversation, ConversationChecks, ConversationDimension, ConversationMarker,
    ConversationOptions, ConversationPhase, ConversationProfile, Offsets, Phase, Speaker, Turn, conversation,
};
#[cfg(feature = "text")]
pub use conversations::{
    Contact, Conversations, ConversationsDimension, ConversationsGroup, ConversationsMarker,
    ConversationsOptions, ConversationsResult,
};
#[cfg(feature = "text")]
pub use lexicon::Lexicon;
#[cfg(feature = "text")]
pub use log::{ContactLog, LogEntry};
#[cfg(feature = "text")]
pub use validate::{MarkerValidation, Validation, ValidationOptions, validate};
