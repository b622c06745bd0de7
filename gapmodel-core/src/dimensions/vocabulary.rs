//! The words that a lexicon names, numbered, and which of its patterns begin with them.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, BuildError, Input, MatchKind, StartKind};

/// The number of a word that no pattern names.
pub(super) const UNNAMED: u32 = u32::MAX;

/// How many bytes of words may be recognised in the fastest way, which takes some 250 times as much memory.
const LARGE: usize = 1 << 16;

/// A word of a pattern, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) is_word: bool,
}

/// All words and stems that patterns name, each once.
///
/// Their numbers are their places in alphabetical order, a stem before the word that is written alike: what begins with a stem
/// has the numbers that follow that of the stem.
#[derive(Debug)]
pub(super) struct Vocabulary {
    automaton: AhoCorasick,
    names: Vec<Name>,
    /// The longest other stem that each begins with, or [`UNNAMED`].
    stems: Vec<u32>,
}

impl Vocabulary {
    pub(super) fn new(mut names: Vec<Name>) -> Result<Self, BuildError> {
        names.sort_unstable();
        names.dedup();
        // A word ends with a space, so that the longest find is the word itself, or else its longest stem.
        let strings =
            names.iter().map(|name| format!("{}{}", name.text, if name.is_word { " " } else { "" }));
        let length: usize = names.iter().map(|name| name.text.len()).sum();
        let automaton = AhoCorasick::builder()
            .kind((length <= LARGE).then_some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(strings)?;
        let (mut stems, mut open) = (Vec::with_capacity(names.len()), Vec::<u32>::new());
        for (i, name) in names.iter().enumerate() {
            while open.last().is_some_and(|stem| !name.text.starts_with(&names[*stem as usize].text)) {
                open.pop();
            }
            stems.push(open.last().copied().unwrap_or(UNNAMED));
            if !name.is_word {
                open.push(i as u32);
            }
        }
        Ok(Self { automaton, names, stems })
    }

    /// The number of the word that begins at a place in plain text: that of the word, or else of its longest stem.
    pub(super) fn number(&self, plain: &str, at: usize) -> u32 {
        let found = self.automaton.find(Input::new(plain).range(at..).anchored(Anchored::Yes));
        found.map_or(UNNAMED, |found| found.pattern().as_u32())
    }

    /// The numbers of the words that a name is.
    pub(super) fn numbers(&self, name: &Name) -> Range<u32> {
        let first = self.names.partition_point(|other| other < name);
        let more = |other: &Name| other.text.starts_with(&name.text);
        let n = if name.is_word { 1 } else { self.names[first..].partition_point(more) };
        first as u32..(first + n) as u32
    }

    /// A number and those of the stems that the word begins with.
    fn with_stems(&self, number: u32) -> impl Iterator<Item = u32> {
        let known = |number: u32| (number != UNNAMED).then_some(number);
        std::iter::successors(known(number), move |number| known(self.stems[*number as usize]))
    }
}

/// Which patterns begin with a word, or with a word and the next one.
#[derive(Debug)]
pub(super) struct Begins {
    /// By the number of the first word: where its rows start in `pairs`, and in `alone`.
    starts: Vec<(usize, usize)>,
    /// Numbers of second words with patterns, in order for each first word.
    pairs: Vec<(u32, u32)>,
    /// Patterns whose second word may be any.
    alone: Vec<u32>,
}

impl Begins {
    /// From triples of a first word, a second one or [`UNNAMED`], and a pattern.
    pub(super) fn new(mut triples: Vec<(u32, u32, u32)>, vocabulary: &Vocabulary) -> Self {
        triples.sort_unstable();
        triples.dedup();
        let (mut starts, mut pairs, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        let mut triples = triples.into_iter().peekable();
        for number in 0..=vocabulary.names.len() as u32 {
            starts.push((pairs.len(), alone.len()));
            while let Some((_, second, pattern)) = triples.next_if(|triple| triple.0 == number) {
                if second == UNNAMED { alone.push(pattern) } else { pairs.push((second, pattern)) }
            }
        }
        Self { starts, pairs, alone }
    }

    /// Gives the patterns that may begin with a word and the one after it, by their numbers.
    pub(super) fn each(
        &self,
        vocabulary: &Vocabulary,
        (first, second): (u32, u32),
        mut give: impl FnMut(usize),
    ) {
        for first in vocabulary.with_stems(first).map(|first| first as usize) {
            let (from, to) = (self.starts[first], self.starts[first + 1]);
            for pattern in &self.alone[from.1..to.1] {
                give(*pattern as usize);
            }
            let pairs = &self.pairs[from.0..to.0];
            if pairs.is_empty() {
                continue;
            }
            for second in vocabulary.with_stems(second) {
                let rows = &pairs[pairs.partition_point(|row| row.0 < second)..];
                for row in rows.iter().take_while(|row| row.0 == second) {
                    give(row.1 as usize);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Begins, Name, UNNAMED, Vocabulary};

    fn vocabulary(names: &[&str]) -> Vocabulary {
        let name =
            |text: &&str| Name { text: text.trim_end_matches('*').to_owned(), is_word: !text.ends_with('*') };
        Vocabulary::new(names.iter().map(name).collect()).unwrap()
    }

    #[test]
    fn a_word_is_itself_or_its_longest_stem() {
        let vocabulary = vocabulary(&["apolog*", "ap*", "apology", "apologies", "sorry", "sorry"]);
        let names = ["ap", "apolog", "apologies", "apology", "sorry"];
        assert_eq!(vocabulary.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), names);
        let number = |word: &str| vocabulary.number(&format!(" {word} "), 1);
        assert_eq!(["apt", "apologise", "apologies", "apology", "sorry"].map(number), [0, 1, 2, 3, 4]);
        assert_eq!(["a", "sorrys", "sorr", "", "not sorry"].map(number), [UNNAMED; 5]);
        let stems = |number| vocabulary.with_stems(number).collect::<Vec<_>>();
        assert_eq!((stems(3), stems(4), stems(UNNAMED)), (vec![3, 1, 0], vec![4], vec![]));
        let numbers = |i: usize| vocabulary.numbers(&vocabulary.names[i]);
        assert_eq!([0, 1, 2, 3, 4].map(numbers), [0..4, 1..4, 2..3, 3..4, 4..5]);
    }

    #[test]
    fn patterns_begin_with_a_word_its_stems_and_the_next() {
        let vocabulary = vocabulary(&["a", "ab*", "abc", "d*", "de"]);
        let begins =
            Begins::new(vec![(2, 4, 0), (1, UNNAMED, 1), (1, 3, 2), (2, 0, 3), (2, 4, 0)], &vocabulary);
        let given = |first, second| {
            let mut given = Vec::new();
            begins.each(&vocabulary, (first, second), |pattern| given.push(pattern));
            given
        };
        assert_eq!(given(2, 4), [0, 1, 2]);
        assert_eq!((given(2, 0), given(1, 4), given(1, UNNAMED)), (vec![3, 1], vec![1, 2], vec![1]));
        assert!(given(0, 4).is_empty() && given(UNNAMED, 4).is_empty());
    }
}
