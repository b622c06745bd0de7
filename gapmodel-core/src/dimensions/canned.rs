//! Sentences that an agent, or all of them, say to everybody.

use super::conversation::{Speaker, Turn};
use super::lexicon::Lexicon;
use super::words::Words;
use crate::error::{Error, Result};

/// Shorter sentences ("thank you very much") are everybody's.
const SHORTEST: usize = 4;
/// A sentence is canned only if at least so many conversations have it.
const FEWEST: u64 = 5;
const ROWS: usize = 4;
const CELLS: usize = 1 << 14;

/// In how many conversations agents said each sentence, in memory that does not grow.
///
/// Sentences are counted by a hash of their words in four rows of 16,384 cells, of which the smallest counts: never too
/// few, and too many by the number of all sentences over 16,384 at most, nearly always (Cormode and Muthukrishnan 2005, Journal
/// of Algorithms 55:58-75). Adding in any order and merging give the same.
///
/// ```
/// use gapmodel_core::dimensions::{Lexicon, SentenceCounts, Speaker, Turn};
/// let (en, mut said) = (Lexicon::built_in("en")?, SentenceCounts::new());
/// for name in ["Ann", "Ben", "Cas", "Dee", "Eve"] {
///     let text = format!("Dear {name}! We understand how frustrating this is.");
///     said.add(&[Turn { speaker: Speaker::Agent, text: &text }], &en)?;
/// }
/// assert_eq!(said.conversations(), 5);
/// assert_eq!(said.share("we understand how frustrating this is", &en), Some(1.0));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Parts", into = "Parts"))]
pub struct SentenceCounts {
    conversations: u64,
    language: String,
    /// Row by row; empty until something is added.
    cells: Vec<u32>,
}

/// The cells that are not 0, with their positions.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
struct Parts {
    conversations: u64,
    language: String,
    cells: Vec<(usize, u32)>,
}

impl SentenceCounts {
    /// Nothing counted yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts the agent's sentences of at least four words, each once.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for a lexicon of another language than the conversations before.
    pub fn add(&mut self, turns: &[Turn<'_>], lexicon: &Lexicon) -> Result<()> {
        self.take_language(lexicon.language())?;
        let mut words = Words::default();
        let mut hashes = Vec::new();
        for turn in turns.iter().filter(|turn| turn.speaker == Speaker::Agent) {
            words.read(turn.text, lexicon.abbreviations());
            let sentences = (0..words.n_sentences()).filter_map(|i| words.sentence(i));
            hashes.extend(sentences.filter_map(sentence_hash));
        }
        hashes.sort_unstable();
        hashes.dedup();
        self.cells.resize(ROWS * CELLS, 0);
        for cell in hashes.into_iter().flat_map(cells) {
            self.cells[cell] = self.cells[cell].saturating_add(1);
        }
        self.conversations += 1;
        Ok(())
    }

    /// Adds what others counted.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for counts of another language.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if other.conversations == 0 {
            return Ok(());
        }
        self.take_language(&other.language)?;
        self.cells.resize(ROWS * CELLS, 0);
        for (cell, more) in self.cells.iter_mut().zip(&other.cells) {
            *cell = cell.saturating_add(*more);
        }
        self.conversations += other.conversations;
        Ok(())
    }

    /// How many conversations were counted.
    #[must_use]
    pub fn conversations(&self) -> u64 {
        self.conversations
    }

    /// In what share of conversations a sentence was said, 0 to 1; `None` for one of fewer than four words, or before
    /// anything was counted. Capitals, accents and numbers do not matter.
    #[must_use]
    pub fn share(&self, sentence: &str, lexicon: &Lexicon) -> Option<f64> {
        let mut words = Words::default();
        words.read(sentence, lexicon.abbreviations());
        let hash = sentence_hash(words.sentence(0)?)?;
        (self.conversations > 0).then(|| self.count(hash) as f64 / self.conversations as f64)
    }

    /// Whether a sentence was said in so large a share of conversations.
    pub(super) fn is_canned(&self, hash: u64, share: f64) -> bool {
        let n = self.count(hash);
        n >= FEWEST && n as f64 >= share * self.conversations as f64
    }

    pub(super) fn check_language(&self, language: &str) -> Result<()> {
        if self.conversations == 0 || self.language == language {
            return Ok(());
        }
        let reason = format!("sentences in {:?} and conversations in {language:?}", self.language);
        Err(Error::Mismatch { reason })
    }

    fn take_language(&mut self, language: &str) -> Result<()> {
        self.check_language(language)?;
        language.clone_into(&mut self.language);
        Ok(())
    }

    fn count(&self, hash: u64) -> u64 {
        cells(hash).map(|cell| self.cells.get(cell).copied().unwrap_or(0)).min().unwrap_or(0).into()
    }
}

impl TryFrom<Parts> for SentenceCounts {
    type Error = Error;

    fn try_from(parts: Parts) -> Result<Self> {
        let Parts { conversations, language, cells } = parts;
        let mut counts = vec![0; if conversations == 0 { 0 } else { ROWS * CELLS }];
        for (i, n) in cells {
            let cell = counts.get_mut(i).filter(|_| u64::from(n) <= conversations);
            *cell.ok_or_else(|| Error::InvalidBytes {
                reason: "these are no counts of sentences".to_owned(),
            })? = n;
        }
        Ok(Self { conversations, language, cells: counts })
    }
}

impl From<SentenceCounts> for Parts {
    fn from(counts: SentenceCounts) -> Self {
        let SentenceCounts { conversations, language, cells } = counts;
        let cells = cells.into_iter().enumerate().filter(|(_, n)| *n > 0).collect();
        Self { conversations, language, cells }
    }
}

/// A hash of the words of a sentence (FNV-1a of 64 bits, mixed as `SplitMix64` ends), if it has enough of them.
pub(super) fn sentence_hash(plain: &str) -> Option<u64> {
    if plain.bytes().filter(|byte| *byte == b' ').count() + 1 < SHORTEST {
        return None;
    }
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let mut hash = plain.bytes().fold(0xcbf2_9ce4_8422_2325, fnv);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    Some(hash ^ (hash >> 31))
}

/// The cell of each row: fourteen bits each.
fn cells(hash: u64) -> impl Iterator<Item = usize> {
    (0..ROWS).map(move |row| row * CELLS + (hash >> (14 * row)) as usize % CELLS)
}
