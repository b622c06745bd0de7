//! One pattern of a lexicon: how it is written, and whether the words at a place are it.

use std::ops::Range;

use super::vocabulary::{Name, UNNAMED, Vocabulary};
use super::words::{Words, fold};

/// How many words may stand in a gap.
const GAP: usize = 4;
/// How many words from the beginning of a turn are its opening.
const OPENING: usize = 8;
/// How far from the first word a word of the context may stand.
const CONTEXT: usize = 15;
/// How many words and gaps a pattern may have.
const LONGEST: usize = 12;
const MOST_GAPS: usize = 3;
/// By how many pairs of a first and a second word a pattern may be looked for.
const PAIRS: usize = 64;

/// The numbers of some words in a vocabulary.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// The bits of their last eight digits: most words are told by them alone.
    bits: [u64; 4],
    /// In order and apart.
    ranges: Vec<Range<u32>>,
}

impl Numbers {
    fn of(names: &[Name], vocabulary: &Vocabulary) -> Self {
        let mut ranges: Vec<_> = names.iter().map(|name| vocabulary.numbers(name)).collect();
        ranges.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        // One holds the other, or they have nothing in common.
        ranges.dedup_by(|next, range| next.end <= range.end);
        let mut bits = [0; 4];
        for number in ranges.iter().flat_map(|range| range.clone().take(256)) {
            bits[number as usize / 64 % 4] |= 1 << (number % 64);
        }
        Self { bits, ranges }
    }

    fn contain(&self, number: u32) -> bool {
        self.bits[number as usize / 64 % 4] >> (number % 64) & 1 == 1 && {
            let below = self.ranges.partition_point(|range| range.end <= number);
            self.ranges.get(below).is_some_and(|range| range.start <= number)
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Element<W> {
    /// One of these words.
    Words(W),
    /// Any one word.
    Any,
    /// Any one word with a capital.
    Capital,
    /// Up to [`GAP`] words.
    Gap,
}

impl Element<Numbers> {
    /// Whether there may be this word.
    fn fits(&self, words: &Words, at: usize) -> bool {
        let Some(word) = words.get(at) else { return false };
        match self {
            Self::Words(numbers) => numbers.contain(word.number),
            // A comma parts a greeting from the agent's own name.
            Self::Capital => {
                let last = at.checked_sub(1).and_then(|last| words.get(last));
                word.is_capital && last.is_some_and(|last| last.clause == word.clause)
            }
            Self::Any | Self::Gap => true,
        }
    }
}

/// Where a pattern may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Anywhere,
    Question,
    Statement,
}

/// A pattern, written as words with a space between:
///
/// `word`, `stem*`, `one|other`, `#` (a number), `_` (any word), `^` (a word with a capital), `..` (up to four words); before
/// them `>` (at the beginning of a turn), after them `?` (in a question) or `.` (not in a question), and at the end `& word|stem*`
/// (one of these is near, in the same sentence).
///
/// Words are names as it is written, and numbers as it is matched.
#[derive(Clone, Debug)]
pub(super) struct Pattern<W = Numbers> {
    elements: Vec<Element<W>>,
    opening: bool,
    place: Place,
    context: Option<W>,
}

impl Pattern<Vec<Name>> {
    /// Reads a pattern, or says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (main, context) = match text.split_once('&') {
            Some((main, context)) => (main, Some(names(context.trim())?)),
            None => (text, None),
        };
        let mut words: Vec<&str> = main.split_whitespace().collect();
        let opening = words.first() == Some(&">");
        if opening {
            words.remove(0);
        }
        let place = match words.last() {
            Some(&"?") => Place::Question,
            Some(&".") => Place::Statement,
            _ => Place::Anywhere,
        };
        if place != Place::Anywhere {
            words.pop();
        }
        let elements = words.into_iter().map(element).collect::<Result<Vec<_>, _>>()?;
        let gaps = elements.iter().filter(|element| matches!(element, Element::Gap)).count();
        if elements.len() > LONGEST || gaps > MOST_GAPS {
            return Err(format!("is too long: at most {LONGEST} words and {MOST_GAPS} gaps"));
        }
        match (elements.first(), elements.last()) {
            (Some(Element::Words(_)), Some(Element::Gap)) => Err("ends with a gap".to_owned()),
            (Some(Element::Words(_)), _) => Ok(Self { elements, opening, place, context }),
            (None, _) => Err("is empty and would match everything".to_owned()),
            _ => Err("begins with what matches every word: begin with a word, a stem* or #".to_owned()),
        }
    }

    /// All words and stems in it.
    pub(super) fn names(&self) -> impl Iterator<Item = &Name> {
        (0..self.elements.len()).flat_map(|i| self.words(i)).chain(self.context.iter().flatten())
    }

    /// The words at a place; none where any may stand.
    fn words(&self, i: usize) -> &[Name] {
        if let Some(Element::Words(names)) = self.elements.get(i) { names } else { &[] }
    }

    /// The words that it may begin with, each with the one after it, or [`UNNAMED`] where that may be any or there are too many.
    pub(super) fn begins(&self, vocabulary: &Vocabulary) -> Vec<(u32, u32)> {
        let numbers = |i| self.words(i).iter().map(|name| vocabulary.numbers(name).start).collect();
        let (first, mut second): (Vec<u32>, Vec<u32>) = (numbers(0), numbers(1));
        if second.is_empty() || first.len() * second.len() > PAIRS {
            second = vec![UNNAMED];
        }
        first.iter().flat_map(|first| second.iter().map(|second| (*first, *second))).collect()
    }

    /// The pattern with the numbers of its words.
    pub(super) fn numbered(&self, vocabulary: &Vocabulary) -> Pattern {
        let numbered = |element: &Element<Vec<Name>>| match element {
            Element::Words(names) => Element::Words(Numbers::of(names, vocabulary)),
            Element::Any => Element::Any,
            Element::Capital => Element::Capital,
            Element::Gap => Element::Gap,
        };
        Pattern {
            elements: self.elements.iter().map(numbered).collect(),
            opening: self.opening,
            place: self.place,
            context: self.context.as_ref().map(|names| Numbers::of(names, vocabulary)),
        }
    }
}

impl Pattern {
    /// The words that the pattern covers, if it stands at a word.
    pub(super) fn span(&self, words: &Words, first: usize) -> Option<Span> {
        let is_placed = match self.place {
            Place::Anywhere => true,
            Place::Question => words.sentence_of(first).is_question,
            Place::Statement => !words.sentence_of(first).is_question,
        };
        if !is_placed || (self.opening && first >= OPENING) {
            return None;
        }
        let begun = Span { first, end: first, free: 0 };
        let span = follow(&self.elements, words, begun, words.get(first)?.sentence)?;
        self.has_context(words, first).then_some(span)
    }

    fn has_context(&self, words: &Words, first: usize) -> bool {
        let Some(context) = &self.context else { return true };
        let sentence = words.get(first).map(|word| word.sentence);
        let mut near = first.saturating_sub(CONTEXT)..(first + CONTEXT).min(words.len());
        near.any(|i| {
            let word = words.get(i).filter(|word| Some(word.sentence) == sentence);
            word.is_some_and(|word| context.contain(word.number))
        })
    }
}

/// The words that a pattern covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) end: usize,
    /// A bit for each word, from the first, that the pattern does not name: it stands in a gap or is any word.
    free: u32,
}

impl Span {
    /// With the next word.
    fn with(self, is_free: bool) -> Self {
        let free = self.free | u32::from(is_free) << (self.end - self.first);
        Self { end: self.end + 1, free, ..self }
    }

    /// Whether words are among those that it covers without naming them.
    pub(super) fn leaves_free(&self, first: usize, end: usize) -> bool {
        self.first <= first
            && end <= self.end
            && (first..end).all(|word| self.free >> (word - self.first) & 1 == 1)
    }

    /// How many words it covers without naming them.
    pub(super) fn n_free(&self) -> u32 {
        self.free.count_ones()
    }

    pub(super) fn overlaps(&self, first: usize, end: usize) -> bool {
        self.first < end && first < self.end
    }
}

fn follow(elements: &[Element<Numbers>], words: &Words, mut span: Span, sentence: usize) -> Option<Span> {
    let Some((element, rest)) = elements.split_first() else { return Some(span) };
    let is_here = |at: usize| words.get(at).is_some_and(|word| word.sentence == sentence);
    if !matches!(element, Element::Gap) {
        let fits = is_here(span.end) && element.fits(words, span.end);
        return if fits {
            follow(rest, words, span.with(matches!(element, Element::Any)), sentence)
        } else {
            None
        };
    }
    for _ in 0..=GAP {
        if !is_here(span.end) {
            return None;
        }
        if rest.first().is_none_or(|next| next.fits(words, span.end)) {
            let found = follow(rest, words, span, sentence);
            if found.is_some() {
                return found;
            }
        }
        span = span.with(true);
    }
    None
}

fn element(text: &str) -> Result<Element<Vec<Name>>, String> {
    Ok(match text {
        "_" => Element::Any,
        "^" => Element::Capital,
        ".." => Element::Gap,
        text => Element::Words(names(text)?),
    })
}

/// The alternatives of one place. A word with an apostrophe would be two words.
fn names(text: &str) -> Result<Vec<Name>, String> {
    text.split('|').map(name).collect()
}

fn name(text: &str) -> Result<Name, String> {
    let (stem, is_stem) = text.strip_suffix('*').map_or((text, false), |stem| (stem, true));
    let mut folded = String::new();
    fold(stem, &mut folded);
    if is_stem && folded.chars().count() < 2 {
        return Err(format!(
            "has {text:?}, a beginning of fewer than two letters, which would match too much"
        ));
    }
    if folded != "#" && (folded.is_empty() || !folded.chars().all(char::is_alphabetic)) {
        return Err(format!(
            "has {text:?}: a word has letters only (write numbers as #, and don't as two words, don t)"
        ));
    }
    Ok(Name { text: folded, is_word: !is_stem })
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::dimensions::vocabulary::{Name, UNNAMED, Vocabulary};
    use crate::dimensions::words::Words;

    fn read(pattern: &str) -> (Pattern<Vec<Name>>, Vocabulary) {
        let pattern = Pattern::parse(pattern).unwrap();
        let vocabulary = Vocabulary::new(pattern.names().cloned().collect()).unwrap();
        (pattern, vocabulary)
    }

    fn finds(pattern: &str, text: &str) -> bool {
        let ((pattern, vocabulary), mut words) = (read(pattern), Words::default());
        words.read(text, &[]);
        words.number(&vocabulary);
        let pattern = pattern.numbered(&vocabulary);
        (0..words.len()).any(|i| pattern.span(&words, i).is_some())
    }

    #[test]
    fn patterns_find_what_they_say() {
        assert!(finds("désol*", "Je suis DESOLEE"));
        assert!(finds("within # hours|days", "Within 24 hours."));
        assert!(!finds("within # hours|days", "within a few hours"));
        assert!(finds("thank* .. waiting", "thanks so very much for waiting"));
        assert!(!finds("thank* .. waiting", "thank you. I am waiting"));
        assert!(
            finds("which .. number ?", "Which order number?") && !finds("which .. number ?", "Which number.")
        );
        assert!(finds("ms ^", "ms Kask") && !finds("ms ^", "ms office"));
        assert!(finds("> hello", "Well, hello") && !finds("> hello", "a b c d e f g h i hello"));
        assert!(finds("rule & our", "our strict rule") && !finds("rule & our", "rule. our"));
    }

    #[test]
    fn patterns_begin_with_one_word_or_two() {
        let begins = |pattern: &str| {
            let (pattern, vocabulary) = read(pattern);
            pattern.begins(&vocabulary)
        };
        // In alphabetical order: have, i, send*, send, sender, we.
        assert_eq!(begins("i|we have send*|send|sender"), [(1, 0), (5, 0)]);
        assert_eq!(begins("send* i|we"), [(1, 0), (1, 2)]);
        assert_eq!(begins("send* .. i"), [(1, UNNAMED)]);
        assert_eq!(begins("i"), [(0, UNNAMED)]);
        let nine = "a|b|c|d|e|f|g|h|i";
        assert_eq!(begins(&format!("{nine} {nine}")).len(), 9);
    }

    #[test]
    fn patterns_that_match_everything_are_refused() {
        for (text, reason) in [
            ("", "empty"),
            (">", "empty"),
            ("*", "fewer than two letters"),
            ("a*", "fewer than two letters"),
            ("_", "every word"),
            (".. thanks", "every word"),
            ("thanks ..", "ends with a gap"),
            ("don't", "two words"),
            ("thanks &", "letters only"),
        ] {
            assert!(Pattern::parse(text).unwrap_err().contains(reason), "{text:?}");
        }
    }
}
