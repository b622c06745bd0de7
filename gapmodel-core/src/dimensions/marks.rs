//! What the patterns of a lexicon find in a turn.

use super::lexicon::{Compiled, Lexicon, Role};
use super::words::{Word, Words};

/// A marker found in a turn; places are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) marker: usize,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) is_negated: bool,
    pub(super) is_quoted: bool,
}

/// What was found in one turn; used again for the next.
#[derive(Debug, Default)]
pub(super) struct Finds {
    pub(super) marks: Vec<Mark>,
    pub(super) formal: Vec<usize>,
    pub(super) informal: Vec<usize>,
    except: Vec<(usize, usize, usize)>,
    negations: Vec<(usize, usize)>,
    quotations: Vec<usize>,
}

impl Finds {
    /// Finds everything in the words of a turn.
    pub(super) fn read(&mut self, words: &Words, lexicon: &Lexicon, of_customer: bool) {
        let Self { marks, formal, informal, except, negations, quotations } = self;
        for list in [&mut *formal, &mut *informal, &mut *quotations] {
            list.clear();
        }
        marks.clear();
        except.clear();
        negations.clear();
        let Compiled { automaton, begins, patterns, markers } = lexicon.compiled();
        for found in automaton.find_overlapping_iter(words.plain()) {
            let first = words.starting_at(found.start() + 1);
            for &pattern in &begins[found.pattern().as_usize()] {
                let (role, pattern) = &patterns[pattern as usize];
                let Some(end) = pattern.end(words, first) else { continue };
                match *role {
                    Role::Marker(marker) if markers[marker].of_customer == of_customer => {
                        marks.push(Mark { marker, first, end, is_negated: false, is_quoted: false });
                    }
                    Role::Marker(_) => {}
                    Role::Except(marker) => except.push((marker, first, end)),
                    Role::Negation => negations.push((first, end)),
                    Role::Quotation => quotations.push(end),
                    Role::Formal => formal.push(first),
                    Role::Informal => informal.push(first),
                }
            }
        }
        let is_said = |word: &usize| words.get(*word).is_some_and(|word| !word.is_quoted);
        for words in [formal, informal] {
            words.sort_unstable();
            words.dedup();
            words.retain(is_said);
        }
        self.settle(words, lexicon);
    }

    /// Leaves one mark per marker and place, and says which are negated and quoted.
    fn settle(&mut self, words: &Words, lexicon: &Lexicon) {
        let Self { marks, except, negations, quotations, .. } = self;
        let markers = &lexicon.compiled().markers;
        except.sort_unstable();
        negations.sort_unstable();
        quotations.sort_unstable();
        // Of one marker the first, and of those the longest, stands.
        marks.sort_unstable_by_key(|mark| (mark.marker, mark.first, usize::MAX - mark.end));
        let mut last: Option<(usize, usize)> = None;
        marks.retain(|mark| {
            let is_free = last.is_none_or(|(marker, end)| marker != mark.marker || end <= mark.first);
            let stands = is_free && !is_exception(except, mark);
            if stands {
                last = Some((mark.marker, mark.end));
            }
            stands
        });
        marks.sort_unstable_by_key(|mark| (mark.first, mark.end, mark.marker));
        for mark in marks.iter_mut() {
            let marker = &markers[mark.marker];
            mark.is_negated =
                marker.is_negatable && is_negated(words, negations, mark, lexicon.negation_window());
            mark.is_quoted = !marker.is_quotable && is_quoted(words, quotations, mark);
        }
        drop_replaced(marks, |mark| &markers[mark.marker].instead_of);
    }
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Whether an exception of the same marker covers a part of a mark.
fn is_exception(except: &[(usize, usize, usize)], mark: &Mark) -> bool {
    let from = except.partition_point(|other| *other < (mark.marker, mark.first.saturating_sub(LONGEST), 0));
    let near = except[from..].iter().take_while(|other| other.0 == mark.marker && other.1 < mark.end);
    near.into_iter().any(|other| overlap((other.1, other.2), (mark.first, mark.end)))
}

/// More words than a pattern has.
const LONGEST: usize = 64;

fn is_negated(
    words: &Words,
    negations: &[(usize, usize)],
    mark: &Mark,
    (before, after): (usize, usize),
) -> bool {
    let place = |word: usize| words.get(word).map(|word| (word.sentence, word.clause));
    // What a comma parts from a marker does not negate it.
    let same = |word: usize| place(word) == place(mark.first) || place(word) == place(mark.end - 1);
    let (from, to) = (mark.first.saturating_sub(before), mark.end + after);
    let start = negations.partition_point(|negation| negation.0 < from);
    let near = negations[start..].iter().take_while(|negation| negation.0 < to);
    near.into_iter().any(|&(first, end)| !overlap((first, end), (mark.first, mark.end)) && same(first))
}

/// Whether a mark stands between quotation marks, or in a sentence after words that announce a quotation.
fn is_quoted(words: &Words, quotations: &[usize], mark: &Mark) -> bool {
    let Some(&Word { sentence, is_quoted, .. }) = words.get(mark.first) else { return false };
    let before = quotations[..quotations.partition_point(|end| *end <= mark.first)].last();
    let announced = before.and_then(|end| words.get(end - 1)).is_some_and(|word| word.sentence == sentence);
    is_quoted || announced
}

/// Takes away marks in whose place others stand. Marks are sorted by their first word.
fn drop_replaced<'a>(marks: &mut Vec<Mark>, instead_of: impl Fn(&Mark) -> &'a [usize]) {
    let all = marks.clone();
    let replaces = |other: &Mark, mark: &Mark| {
        instead_of(other).contains(&mark.marker) && overlap((other.first, other.end), (mark.first, mark.end))
    };
    marks.retain(|mark| {
        let from = all.partition_point(|other| other.first + LONGEST < mark.first);
        let near = all[from..].iter().take_while(|other| other.first < mark.end);
        !near.into_iter().any(|other| replaces(other, mark))
    });
}
