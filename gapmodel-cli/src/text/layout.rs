//! Columns, numbers and clipped text.

use gapmodel_core::{Estimate, Viewpoint};
use unicode_width::UnicodeWidthStr;

use crate::args::Score;
use crate::results::Report;

/// No line is wider, as long as numbers are of ordinary size.
pub(super) const WIDTH: usize = 100;

/// The width of a rating column, and of a column that may be negative.
pub(super) const RATING: usize = 7;
pub(super) const SIGNED: usize = 8;

/// The columns that all tables of a report share.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) score: &'a Score,
    /// Width of the labels.
    pub(super) label: usize,
    /// Width of the numbers of respondents.
    pub(super) n: usize,
    /// Width of the two means before a gap; 0 where there are no gaps.
    pub(super) sides: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report<'a>, score: &'a Score) -> Self {
        let n = report.respondents.to_string().len().max(4) + 2;
        let has = |viewpoint| report.instrument.has(viewpoint);
        let gaps = has(Viewpoint::Expectation) && has(Viewpoint::Perception);
        let sides = if gaps { 2 * RATING } else { 0 };
        let numbers = n + sides + 3 * SIGNED + 9;
        let attributes = report.instrument.attributes().iter().map(|a| a.label_in(&score.language));
        let others = report.instrument.dimensions().iter().map(|d| d.label_in(&score.language));
        let items = report.instrument.items().iter().map(|item| item.label_in(&score.language));
        let longest = attributes.chain(others).chain(items).map(width).max().unwrap_or(0) + 2;
        Self { report, score, label: longest.clamp(34, WIDTH - numbers), n, sides }
    }

    /// A row up to its number of respondents.
    pub(super) fn start(&self, label: &str, n: u64) -> String {
        format!("{}{n:>1$}", left(label, self.label), self.n)
    }

    /// A row without means before its value.
    pub(super) fn row(&self, label: &str, estimate: &Estimate) -> String {
        let Self { sides, .. } = self;
        let start = self.start(label, estimate.n_valid);
        format!("{start}{:sides$}{}{}", "", signed(estimate.value), interval(estimate))
    }

    /// The names of the columns.
    pub(super) fn header(&self, title: &str, value: &str) -> String {
        let Self { n, sides, .. } = self;
        let sides = if *sides == 0 { String::new() } else { format!("{:sides$}", "") };
        let label = left(title, self.label);
        format!("{label}{:>n$}{sides}{value:>SIGNED$}{:>SIGNED$}{:>SIGNED$}", "n", "low", "high")
    }

    /// A line across the table.
    pub(super) fn rule(&self) -> String {
        "-".repeat(self.label + self.n + self.sides + 3 * SIGNED + 9)
    }
}

/// The two limits in their columns, or words that say why there are none.
pub(super) fn interval(estimate: &Estimate) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => signed(low) + &signed(high),
        _ if estimate.n_valid < 2 => "  from one answer".to_owned(),
        _ => "     no interval".to_owned(),
    }
}

/// Text without control characters: labels come from files and must not move the cursor.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Columns that text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Text cut to a width, never within a character or between a letter and its accents.
pub(super) fn clip(text: &str, limit: usize) -> String {
    let text = clean(text);
    if width(&text) <= limit {
        return text;
    }
    let ends = text.char_indices().map(|(start, _)| start);
    // The last end that fits takes along all accents of its letter, for they have no width.
    let end = ends.take_while(|&end| width(&text[..end]) < limit).last().unwrap_or(0);
    format!("{}…", text[..end].trim_end())
}

/// Text clipped and padded to a width, flush left.
pub(super) fn left(text: &str, limit: usize) -> String {
    let text = clip(text, limit);
    let padding = limit.saturating_sub(width(&text));
    format!("{text}{:padding$}", "")
}

/// Text clipped and padded to a width, flush right, with a space before it.
pub(super) fn right(text: &str, limit: usize) -> String {
    let text = clip(text, limit - 1);
    let padding = limit.saturating_sub(width(&text));
    format!("{:padding$}{text}", "")
}

/// A number with two decimals; what rounds to zero has no sign.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

/// A number in a column, never without a space before it.
pub(super) fn signed(value: f64) -> String {
    format!(" {:>1$}", number(value), SIGNED - 1)
}

/// A mean rating in a column, likewise.
pub(super) fn rating(value: f64) -> String {
    format!(" {:>1$}", number(value), RATING - 1)
}

/// A p-value with three decimals.
pub(super) fn p_value(p: f64) -> String {
    if p < 0.001 {
        return "<.001".to_owned();
    }
    let text = format!("{p:.3}");
    text.strip_prefix('0').map_or(text.clone(), str::to_owned)
}

/// Text in lines of at most [`WIDTH`] columns, each with an indent.
pub(super) fn wrap(text: &str, indent: usize) -> Vec<String> {
    let margin = " ".repeat(indent);
    let mut lines = Vec::new();
    let mut line = margin.clone();
    for word in clean(text).split_whitespace() {
        let word = clip(word, WIDTH - indent);
        if line.len() > indent && width(&line) + 1 + width(&word) > WIDTH {
            lines.push(std::mem::replace(&mut line, margin.clone()));
        }
        if line.len() > indent {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_clipped_by_columns_and_never_splits_a_letter_from_its_accent() {
        assert_eq!(clip("Reliability", 11), "Reliability");
        assert_eq!(clip("Reliability", 6), "Relia…");
        // Hangul takes two columns each: three of them and the dots make seven.
        assert_eq!(clip("서비스품질", 7), "서비스…");
        assert_eq!(clip("서비스품질", 8), "서비스…");
        assert_eq!(clip("cafe\u{301} au lait", 5), "cafe\u{301}…");
        assert_eq!(left("서비스", 8), "서비스  ");
        assert_eq!(width(&left("e\u{301}te\u{301}", 6)), 6);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\nc\u{9b}"), "a [2Jb c ");
    }

    #[test]
    fn numbers_have_two_decimals_and_zero_has_no_sign() {
        assert_eq!([number(-0.004), number(-0.426), number(12.0)], ["0.00", "-0.43", "12.00"]);
        assert_eq!([p_value(0.000_999), p_value(0.035_08), p_value(1.0)], ["<.001", ".035", "1.000"]);
    }

    #[test]
    fn wrapped_lines_fit_even_where_a_word_does_not() {
        let text = format!("{} {}", "word ".repeat(40), "x".repeat(300));
        assert!(wrap(&text, 4).iter().all(|line| width(line) <= WIDTH && line.starts_with("    ")));
    }
}
