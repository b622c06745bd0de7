//! Where in a text each key stands, so that an error can name its line and its key.
use super::fault::{Fault, join};
use crate::error::{Error, Result};
use std::cmp::Reverse;
use std::ops::Range;

/// Instruments are a few kilobytes; more than this is a wrong file, or an attack.
const MAX_TEXT: usize = 16 << 20;
/// Memory for the marks of one text, in bytes; beyond it, only the enclosing key is named.
const MAX_MARKS: usize = 64 << 20;
/// The specification nests four deep (a label in an attribute in the list); deeper is never reached without error.
const MAX_DEPTH: usize = 8;

/// The keys of one text and the bytes they span.
#[derive(Debug)]
pub(super) struct Landmarks<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    bytes: usize,
}

/// A key with the bytes of its value, and of its name where it is an entry of a table.
#[derive(Debug)]
struct Mark {
    key: String,
    name: Option<Range<usize>>,
    value: Range<usize>,
}

impl<'a> Landmarks<'a> {
    pub(super) fn none(text: &'a str) -> Self {
        Self { text, marks: Vec::new(), bytes: 0 }
    }

    pub(super) fn of<V: Spanned>(text: &'a str, root: &V) -> Self {
        let mut landmarks = Self::none(text);
        landmarks.add("", None, root, 0);
        landmarks
    }

    fn add<V: Spanned>(&mut self, key: &str, name: Option<Range<usize>>, value: &V, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        self.bytes += key.len() + size_of::<Mark>();
        self.marks.push(Mark { key: key.to_owned(), name, value: value.span(self.text) });
        for (name, inner) in value.entries(self.text) {
            if self.bytes > MAX_MARKS {
                return;
            }
            self.add(&join(key, &name.text), Some(name.span), &inner, depth + 1);
        }
        for (i, inner) in value.elements().into_iter().enumerate() {
            if self.bytes > MAX_MARKS {
                return;
            }
            self.add(&format!("{key}[{i}]"), None, &inner, depth + 1);
        }
    }

    /// A key that stands a second time in its table, and where.
    #[cfg(feature = "json")]
    pub(super) fn repeated(&self) -> Option<Range<usize>> {
        let mut seen = std::collections::BTreeSet::new();
        self.marks.iter().find(|mark| !seen.insert(&mark.key)).and_then(|mark| mark.name.clone())
    }

    /// The values of the entries of a table.
    #[cfg(feature = "json")]
    pub(super) fn values_in(&self, table: &str) -> impl Iterator<Item = Range<usize>> {
        let is_entry = move |mark: &&Mark| {
            mark.name.is_some() && mark.key.strip_prefix(table).is_some_and(|rest| rest.starts_with('.'))
        };
        self.marks.iter().filter(is_entry).map(|mark| mark.value.clone())
    }

    /// The innermost key whose name or value is around `span`, and where that begins; none in unreadable text.
    fn around(&self, span: &Range<usize>) -> Option<(&str, usize)> {
        let spans = self.marks.iter().flat_map(|mark| {
            let spans = mark.name.iter().chain([&mark.value]);
            spans.map(|span| (mark.key.as_str(), span))
        });
        let around = spans.filter(|(_, outer)| outer.start <= span.start && span.end <= outer.end);
        // Of equal spans the last is the innermost.
        around.max_by_key(|(_, outer)| Reverse(outer.len())).map(|(key, outer)| (key, outer.start))
    }

    /// The error for a mistake that checking found: at the line of its key, or of the nearest key around it.
    pub(super) fn error(&self, fault: Fault) -> Error {
        let is_around = |mark: &&Mark| match fault.key.strip_prefix(&mark.key) {
            Some(rest) => mark.key.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']),
            None => false,
        };
        let nearest = self.marks.iter().filter(is_around).max_by_key(|mark| mark.key.len());
        let start = nearest.map_or(0, |mark| mark.name.as_ref().unwrap_or(&mark.value).start);
        fault.into_error(Some(line_at(self.text, start)))
    }

    /// The error for what a parser refused at `span`: at the beginning of the key around it, for a mistake may show
    /// only at its end.
    pub(super) fn parse_error(&self, span: &Range<usize>, message: &str) -> Error {
        let (key, start) = self.around(span).unwrap_or(("", span.start));
        Fault::new(key, message.trim().replace('\n', "; ").replace("expected f64", "expected a number"))
            .into_error(Some(line_at(self.text, start)))
    }
}

/// A parsed value that knows where it stands.
pub(super) trait Spanned: Sized {
    /// The bytes of the value.
    fn span(&self, text: &str) -> Range<usize>;
    /// The entries, if it is a table.
    fn entries(&self, text: &str) -> Vec<(Name, Self)>;
    /// The elements, if it is a list.
    fn elements(&self) -> Vec<Self>;
}

/// The name of an entry and where it stands.
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// The text without the mark that some editors put before it, if it is not too long.
pub(super) fn bounded(text: &str) -> Result<&str> {
    if text.len() <= MAX_TEXT {
        return Ok(text.strip_prefix('\u{feff}').unwrap_or(text));
    }
    let reason = format!("the text has {} bytes: at most {MAX_TEXT} are allowed", text.len());
    Err(Error::InvalidInstrument { reason, place: None })
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|&byte| byte == b'\n').count() + 1
}
