//! One pattern of a lexicon: how it is written, and whether the words at a place are it.

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
/// How many strings a pattern may be looked for by.
const ANCHORS: usize = 64;

/// A word, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    text: String,
    is_stem: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    /// One of these words.
    Words(Vec<Part>),
    /// Any one word.
    Any,
    /// Any one word with a capital.
    Capital,
    /// Up to [`GAP`] words.
    Gap,
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
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    opening: bool,
    place: Place,
    context: Vec<Part>,
}

impl Pattern {
    /// Reads a pattern, or says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (main, context) = match text.split_once('&') {
            Some((main, context)) => (main, parts(context.trim())?),
            None => (text, Vec::new()),
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
        let gaps = elements.iter().filter(|element| **element == Element::Gap).count();
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

    /// The strings to look for in plain text: everything up to the first element that is no word, in all its forms.
    pub(super) fn anchors(&self) -> Vec<String> {
        let mut anchors = vec![" ".to_owned()];
        for element in &self.elements {
            let Element::Words(parts) = element else { break };
            if anchors.len() * parts.len() > ANCHORS && anchors[0] != " " {
                break;
            }
            let longer = |anchor: &String| -> Vec<String> {
                parts
                    .iter()
                    .map(|part| format!("{anchor}{}{}", part.text, if part.is_stem { "" } else { " " }))
                    .collect()
            };
            anchors = anchors.iter().flat_map(longer).collect();
            if parts.iter().any(|part| part.is_stem) {
                break;
            }
        }
        anchors
    }

    /// The words that the pattern covers, if it stands at a word.
    pub(super) fn span(&self, words: &Words, first: usize) -> Option<Span> {
        let span =
            follow(&self.elements, words, Span { first, end: first, free: 0 }, words.get(first)?.sentence)?;
        let is_question = words.sentence_of(first).is_question;
        let is_placed = match self.place {
            Place::Anywhere => true,
            Place::Question => is_question,
            Place::Statement => !is_question,
        };
        (is_placed && (!self.opening || first < OPENING) && self.has_context(words, first)).then_some(span)
    }

    fn has_context(&self, words: &Words, first: usize) -> bool {
        let sentence = words.get(first).map(|word| word.sentence);
        let mut near = first.saturating_sub(CONTEXT)..(first + CONTEXT).min(words.len());
        let is_one = |i: usize| {
            words.get(i).map(|word| word.sentence) == sentence && is_one_of(&self.context, words.text(i))
        };
        self.context.is_empty() || near.any(is_one)
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

    pub(super) fn overlaps(&self, first: usize, end: usize) -> bool {
        self.first < end && first < self.end
    }
}

fn follow(elements: &[Element], words: &Words, mut span: Span, sentence: usize) -> Option<Span> {
    let Some((element, rest)) = elements.split_first() else { return Some(span) };
    if matches!(element, Element::Gap) {
        for _ in 0..GAP {
            let found = follow(rest, words, span, sentence);
            if found.is_some() {
                return found;
            }
            span = span.with(true);
        }
        return follow(rest, words, span, sentence);
    }
    let at = span.end;
    let word = words.get(at).filter(|word| word.sentence == sentence)?;
    let fits = match element {
        Element::Words(parts) => is_one_of(parts, words.text(at)),
        // A comma parts a greeting from the agent's own name.
        Element::Capital => {
            let last = at.checked_sub(1).and_then(|last| words.get(last));
            word.is_capital && last.is_some_and(|last| last.clause == word.clause)
        }
        Element::Any | Element::Gap => true,
    };
    if fits { follow(rest, words, span.with(matches!(element, Element::Any)), sentence) } else { None }
}

fn is_one_of(parts: &[Part], word: &str) -> bool {
    parts.iter().any(|part| if part.is_stem { word.starts_with(&part.text) } else { word == part.text })
}

fn element(text: &str) -> Result<Element, String> {
    Ok(match text {
        "_" => Element::Any,
        "^" => Element::Capital,
        ".." => Element::Gap,
        text => Element::Words(parts(text)?),
    })
}

/// The alternatives of one place. A word with an apostrophe would be two words.
fn parts(text: &str) -> Result<Vec<Part>, String> {
    text.split('|').map(part).collect()
}

fn part(text: &str) -> Result<Part, String> {
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
    Ok(Part { text: folded, is_stem })
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::dimensions::words::Words;

    fn finds(pattern: &str, text: &str) -> bool {
        let (pattern, mut words) = (Pattern::parse(pattern).unwrap(), Words::default());
        words.read(text, &[]);
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
    fn anchors_are_all_forms_of_the_literal_beginning() {
        let pattern = Pattern::parse("i|we have send* it").unwrap();
        assert_eq!(pattern.anchors(), [" i have send", " we have send"]);
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
