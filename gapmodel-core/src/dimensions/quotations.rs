//! What stands between single quotation marks, where they can be told from apostrophes.

use std::ops::Range;

/// Words that begin with an apostrophe, without it.
const SHORTENED: [&str; 16] =
    ["s", "t", "n", "k", "m", "r", "ns", "tis", "twas", "cause", "cos", "em", "til", "till", "bout", "round"];

/// Finds the quotations of a turn, in bytes and in their order.
///
/// A mark opens before a letter, after a space or the beginning, and not before the rest of a shortened word ('s, 'cause); it closes
/// after what it quotes and not before a letter or digit, in the same line. All else is an apostrophe.
pub(super) fn read(text: &str, out: &mut Vec<Range<usize>>) {
    out.clear();
    let mut open = None;
    for (at, mark) in text.match_indices(['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\n']) {
        let (before, after) = (text[..at].chars().next_back(), &text[at + mark.len()..]);
        match open {
            _ if mark == "\n" => open = None,
            Some(start) if mark != "\u{201a}" && closes(before, after) => {
                out.push(start..at);
                open = None;
            }
            None if mark != "\u{2019}" && opens(before, after) => open = Some(at + mark.len()),
            _ => {}
        }
    }
}

fn opens(before: Option<char>, after: &str) -> bool {
    let is_shortened = |word: &str| SHORTENED.iter().any(|short| word.eq_ignore_ascii_case(short));
    // The longest of them has five letters: the word is not read further than to tell.
    let end =
        after.char_indices().take(6).find(|(_, c)| !c.is_alphabetic()).map_or(after.len(), |(end, _)| end);
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | ',' | ';'))
        && after.starts_with(char::is_alphabetic)
        && !is_shortened(&after[..end])
}

fn closes(before: Option<char>, after: &str) -> bool {
    before.is_some_and(|c| !c.is_whitespace()) && !after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn quoted(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        read(text, &mut out);
        out.into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn single_quotation_marks_are_told_from_apostrophes() {
        assert_eq!(
            quoted("You wrote 'I'm sorry, it doesn't work.' and 'help'"),
            ["I'm sorry, it doesn't work.", "help"]
        );
        assert_eq!(
            quoted("\u{2018}Sorry\u{2019}, \u{201a}d\u{e9}sol\u{e9}\u{2018}"),
            ["Sorry", "d\u{e9}sol\u{e9}"]
        );
        assert_eq!(quoted("'Cause I don't, the customers' line, 's avonds, 't kan, '90s, l'ami"), [""; 0]);
        assert_eq!(quoted("'It is\nnot' closed"), [""; 0]);
        assert_eq!(quoted("'"), [""; 0]);
    }
}
