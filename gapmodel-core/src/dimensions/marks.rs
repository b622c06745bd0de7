//! What the patterns of a lexicon find in a turn.

use super::lexicon::{Compiled, Lexicon, Role};
use super::pattern::Span;
use super::vocabulary::UNNAMED;
use super::words::{Word, Words};

/// A marker found in a turn; places are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) marker: usize,
    pub(super) span: Span,
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
    no_negations: Vec<(usize, usize)>,
    /// The words that end the reach of a negation.
    stops: Vec<usize>,
    quotations: Vec<usize>,
}

impl Finds {
    /// Finds everything in the words of a turn.
    pub(super) fn read(&mut self, words: &Words, lexicon: &Lexicon, of_customer: bool) {
        let Self { marks, formal, informal, except, negations, no_negations, stops, quotations } = self;
        for list in [&mut *formal, &mut *informal, &mut *quotations, &mut *stops] {
            list.clear();
        }
        for list in [&mut *negations, &mut *no_negations] {
            list.clear();
        }
        marks.clear();
        except.clear();
        let Compiled { vocabulary, begins, patterns, markers } = lexicon.compiled();
        for first in 0..words.len() {
            let number = |word: usize| words.get(word).map_or(UNNAMED, |word| word.number);
            begins.each(vocabulary, (number(first), number(first + 1)), |pattern| {
                let (role, pattern) = &patterns[pattern];
                let Some(span) = pattern.span(words, first) else { return };
                match *role {
                    Role::Marker(marker) if markers[marker].of_customer == of_customer => {
                        marks.push(Mark { marker, span, is_negated: false, is_quoted: false });
                    }
                    Role::Marker(_) => {}
                    Role::Except(marker) => except.push((marker, first, span.end)),
                    Role::Negation => negations.push((first, span.end)),
                    Role::NoNegation => no_negations.push((first, span.end)),
                    Role::Stop => stops.push(first),
                    Role::Quotation => quotations.push(span.end),
                    Role::Formal => formal.push(first),
                    Role::Informal => informal.push(first),
                }
            });
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
        let Self { marks, except, negations, no_negations, stops, quotations, .. } = self;
        let markers = &lexicon.compiled().markers;
        except.sort_unstable();
        no_negations.sort_unstable();
        negations.retain(|&(first, end)| !is_covered(no_negations, first, end));
        negations.sort_unstable();
        stops.sort_unstable();
        quotations.sort_unstable();
        // Of one marker the first, of those the longest, and of those the one that names most words, stands.
        marks.sort_unstable_by_key(|Mark { marker, span, .. }| {
            (*marker, span.first, usize::MAX - span.end, span.n_free())
        });
        let mut last: Option<(usize, usize)> = None;
        let sentence = |word: usize| words.get(word).map(|word| word.sentence);
        marks.retain(|mark| {
            let is_free = last.is_none_or(|(marker, end)| {
                let is_first = !markers[marker].is_once || sentence(end - 1) != sentence(mark.span.first);
                marker != mark.marker || (end <= mark.span.first && is_first)
            });
            let stands = is_free && !is_exception(except, mark);
            if stands {
                last = Some((mark.marker, mark.span.end));
            }
            stands
        });
        marks.sort_unstable_by_key(|mark| (mark.span.first, mark.span.end, mark.marker));
        for mark in marks.iter_mut() {
            let marker = &markers[mark.marker];
            mark.is_negated =
                marker.is_negatable && is_negated(words, negations, stops, &mark.span, marker.negation);
            mark.is_quoted = !marker.is_quotable && is_quoted(words, quotations, mark);
        }
        drop_replaced(marks, |mark| &markers[mark.marker].instead_of);
    }
}

/// Whether an exception of the same marker covers a part of a mark.
fn is_exception(except: &[(usize, usize, usize)], mark: &Mark) -> bool {
    let Span { first, end, .. } = mark.span;
    let from = except.partition_point(|other| *other < (mark.marker, first.saturating_sub(LONGEST), 0));
    let near = except[from..].iter().take_while(|other| other.0 == mark.marker && other.1 < end);
    near.into_iter().any(|other| mark.span.overlaps(other.1, other.2))
}

/// Whether one of the places, in their order, covers a part of these words.
fn is_covered(places: &[(usize, usize)], first: usize, end: usize) -> bool {
    let from = places.partition_point(|other| other.0 + LONGEST < first);
    places[from..].iter().take_while(|other| other.0 < end).any(|other| first < other.1)
}

/// More words than a pattern has.
const LONGEST: usize = 64;

/// Whether a negation stands so many words before a mark or after it, or among those of its words that its pattern leaves free.
///
/// What a comma or a stop word parts from a mark does not negate it.
fn is_negated(
    words: &Words,
    negations: &[(usize, usize)],
    stops: &[usize],
    span: &Span,
    (before, after): (usize, usize),
) -> bool {
    let place = |word: usize| words.get(word).map(|word| (word.sentence, word.clause));
    let is_stopped = |from: usize, to: usize| {
        stops.get(stops.partition_point(|stop| *stop < from)).is_some_and(|stop| *stop < to)
    };
    let negates = |&(first, end): &(usize, usize)| {
        if end <= span.first {
            span.first - end < before && place(end - 1) == place(span.first) && !is_stopped(end, span.first)
        } else if span.end <= first {
            first - span.end < after && place(first) == place(span.end - 1) && !is_stopped(span.first, first)
        } else {
            span.leaves_free(first, end)
        }
    };
    let from = span.first.saturating_sub(before + LONGEST);
    let start = negations.partition_point(|negation| negation.0 < from);
    negations[start..].iter().take_while(|negation| negation.0 < span.end + after).any(negates)
}

/// Whether a mark stands between quotation marks, or in a sentence after words that announce a quotation.
fn is_quoted(words: &Words, quotations: &[usize], mark: &Mark) -> bool {
    let Some(&Word { sentence, is_quoted, .. }) = words.get(mark.span.first) else { return false };
    let before = quotations[..quotations.partition_point(|end| *end <= mark.span.first)].last();
    let announced = before.and_then(|end| words.get(end - 1)).is_some_and(|word| word.sentence == sentence);
    is_quoted || announced
}

/// Takes away marks in whose place others stand. Marks are sorted by their first word.
fn drop_replaced<'a>(marks: &mut Vec<Mark>, instead_of: impl Fn(&Mark) -> &'a [usize]) {
    let all = marks.clone();
    let replaces = |other: &Mark, mark: &Mark| {
        instead_of(other).contains(&mark.marker) && mark.span.overlaps(other.span.first, other.span.end)
    };
    marks.retain(|mark| {
        let from = all.partition_point(|other| other.span.first + LONGEST < mark.span.first);
        let near = all[from..].iter().take_while(|other| other.span.first < mark.span.end);
        !near.into_iter().any(|other| replaces(other, mark))
    });
}
