//! The three dimensions of a contact with a customer.
//!
//! *Business*: the practical need that is the reason for the contact. *Human*: respect, attention, certainty. *Hidden*:
//! what goes on behind the scenes, the processes that the provider follows. The division is that of practitioners
//! (destinationCRM, "Customer Service in Three Dimensions"); no validated scale for it was found, so every figure here is an
//! operationalisation by gapmodel, to be validated on your own data with [`validate`].
//!
//! Conversations ([`conversation`], one; [`Conversations`], a tally of many) are scored by *markers*: things an agent does
//! in words, such as an apology or a deadline, found by the patterns of a [`Lexicon`]. Nothing is scored that cannot be
//! pointed at in the text. Scores compare conversations in one language only: what is usual differs between languages.

mod canned;
mod conversation;
mod conversations;
mod explain;
mod lexicon;
mod lexicon_text;
mod log;
mod marks;
mod pattern;
mod validate;
mod words;

pub use canned::SentenceCounts;
pub use conversation::{
    Address, AddressForm, Conversation, ConversationChecks, ConversationDimension, ConversationMarker,
    ConversationOptions, ConversationPhase, ConversationProfile, Offsets, Phase, ServiceDimension, Speaker,
    Turn, conversation,
};
pub use conversations::{
    Contact, Conversations, ConversationsDimension, ConversationsGroup, ConversationsMarker,
    ConversationsOptions, ConversationsResult,
};
pub use lexicon::Lexicon;
pub use log::{ContactLog, LogEntry};
pub use validate::{MarkerValidation, Validation, ValidationOptions, validate};
