//! What the text of a conversation does not tell: how the contact went, from the logs.

use super::conversation::counted;
use crate::error::{Error, Result};

/// What the logs know of a contact. What is absent is not known, and never guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, default))]
pub struct ContactLog {
    /// How often the customer was put on hold.
    pub holds: Option<u64>,
    /// How often the customer was passed on.
    pub transfers: Option<u64>,
    /// Whether the matter was opened again later.
    pub reopened: Option<bool>,
    /// How long the customer waited before the first agent, in seconds.
    pub wait_seconds: Option<f64>,
    /// Whether the first contact solved it.
    pub first_contact_resolution: Option<bool>,
}

/// A fact from the logs and what it counts for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LogEntry {
    /// The name of the fact, such as `"transfers"`.
    pub name: String,
    /// Its value; 1 is yes and 0 is no.
    pub value: f64,
    /// What it adds to the score of the hidden dimension, however many turns the contact had.
    pub points: f64,
}

impl ContactLog {
    /// The names of the facts that are not known.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let Self { holds, transfers, reopened, wait_seconds, first_contact_resolution } = self;
        [
            ("holds", holds.is_none()),
            ("transfers", transfers.is_none()),
            ("reopened", reopened.is_none()),
            ("wait_seconds", wait_seconds.is_none()),
            ("first_contact_resolution", first_contact_resolution.is_none()),
        ]
        .into_iter()
        .filter_map(|(name, is_missing)| is_missing.then_some(name))
        .collect()
    }

    pub(super) fn check(&self) -> Result<()> {
        match self.wait_seconds.filter(|wait| !(wait.is_finite() && *wait >= 0.0)) {
            None => Ok(()),
            Some(wait) => Err(Error::InvalidOption {
                option: "wait_seconds",
                value: wait.to_string(),
                allowed: "a number of seconds, at least 0".to_owned(),
            }),
        }
    }

    /// The facts that are known, with their points.
    ///
    /// Holds and transfers count as so many markers in one turn do, against the score; so do the minutes of the wait. To be
    /// opened again takes one point, to be solved at once gives one, and not to be takes one.
    pub(super) fn entries(&self) -> Vec<LogEntry> {
        let Self { holds, transfers, reopened, wait_seconds, first_contact_resolution } = *self;
        let yes = |value: bool| if value { 1.0 } else { 0.0 };
        let count = |n: u64| (n as f64, -counted(n as f64));
        [
            ("holds", holds.map(count)),
            ("transfers", transfers.map(count)),
            ("reopened", reopened.map(|value| (yes(value), -yes(value)))),
            ("wait_seconds", wait_seconds.map(|wait| (wait, -counted(wait / 60.0)))),
            (
                "first_contact_resolution",
                first_contact_resolution.map(|value| (yes(value), 2.0 * yes(value) - 1.0)),
            ),
        ]
        .into_iter()
        .filter_map(|(name, known)| {
            known.map(|(value, points)| LogEntry { name: name.to_owned(), value, points: points + 0.0 })
        })
        .collect()
    }

    /// The markers that the log knows better than the text.
    pub(super) fn knows(&self, marker: &str) -> bool {
        match marker {
            "hold" => self.holds.is_some(),
            "transfer" => self.transfers.is_some(),
            _ => false,
        }
    }
}
