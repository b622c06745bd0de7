//! How wide text is, and where to break and cut it.
//!
//! Nobody knows which font a reader has. Widths are those of `DejaVu` Sans, the usual one of Linux and about the widest
//! there is: text that fits in it fits in Arial, Helvetica, Segoe UI, Roboto and San Francisco too.

/// How much wider bold text is than regular, on average.
const BOLD: f64 = 1.14;

/// Of the characters from U+0020 to U+007E.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Of those from U+00A0 to U+017F.
#[rustfmt::skip]
const LATIN: [u16; 224] = [
    318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838, 361, 1000, 500,
    500, 838, 401, 401, 500, 636, 636, 318, 500, 401, 471, 612, 969, 969, 969, 531,
    684, 684, 684, 684, 684, 684, 974, 698, 632, 632, 632, 632, 295, 295, 295, 295,
    775, 748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630,
    613, 613, 613, 613, 613, 613, 982, 550, 615, 615, 615, 615, 278, 278, 278, 278,
    612, 634, 612, 612, 612, 612, 612, 838, 612, 634, 634, 634, 634, 592, 635, 592,
    684, 613, 684, 613, 684, 613, 698, 550, 698, 550, 698, 550, 698, 550, 770, 635,
    775, 635, 632, 615, 632, 615, 632, 615, 632, 615, 632, 615, 775, 635, 775, 635,
    775, 635, 775, 635, 752, 634, 916, 695, 295, 278, 295, 278, 295, 278, 295, 278,
    295, 278, 590, 556, 295, 278, 656, 579, 579, 557, 278, 557, 278, 557, 375, 557,
    342, 562, 284, 748, 634, 748, 634, 748, 634, 813, 748, 634, 787, 612, 787, 612,
    787, 612, 1070, 1023, 695, 411, 695, 411, 695, 411, 635, 521, 635, 521, 635, 521,
    635, 521, 611, 392, 611, 392, 611, 392, 732, 634, 732, 634, 732, 634, 732, 634,
    732, 634, 732, 634, 989, 818, 611, 592, 611, 685, 525, 685, 525, 685, 525, 352,
];

/// The advance width of a character in thousandths of the font size.
fn advance(c: char) -> u16 {
    let code = c as u32;
    let of = |table: &[u16], first: u32| table.get((code - first) as usize).copied().unwrap_or(0);
    match code {
        0x20..=0x7e => of(&ASCII, 0x20),
        0xa0..=0x17f => of(&LATIN, 0xa0),
        // Marks that combine, joiners, isolates.
        0x300..=0x36f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f => 0,
        0x2000..=0x200a | 0x202f => 318,
        0x2010..=0x2013 => 636,
        0x2018..=0x201f => 518,
        0x0590..=0x05ff | 0x1e00..=0x1eff | 0x0370..=0x03ff => 700,
        0x0400..=0x052f | 0x0600..=0x06ff | 0x20a0..=0x20cf | 0x2190..=0x22ff => 840,
        // Pictographs; and all others, of which those of East Asia fill a square.
        0x1f000..=0x1faff => 1400,
        _ => 1000,
    }
}

/// A size and a weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Face {
    pub(crate) size: f64,
    pub(crate) bold: bool,
}

impl Face {
    pub(crate) const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub(crate) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// The width of a text in pixels, from above.
    pub(crate) fn width(self, text: &str) -> f64 {
        self.pixels(text.chars().map(|c| u64::from(advance(c))).sum())
    }

    fn pixels(self, thousandths: u64) -> f64 {
        let wider = if self.bold { BOLD } else { 1.0 };
        thousandths as f64 * self.size * wider / 1000.0
    }

    /// How far apart lines are.
    pub(crate) fn leading(self) -> f64 {
        (self.size * 1.28).round()
    }

    /// The text, cut so that it fits into a width, with an ellipsis where it was cut.
    pub(crate) fn elide(self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let room = width - self.width("…");
        let mut thousandths = 0;
        let mut kept = String::new();
        for c in text.chars() {
            thousandths += u64::from(advance(c));
            if self.pixels(thousandths) > room {
                break;
            }
            kept.push(c);
        }
        format!("{}…", close_isolates(kept.trim_end()))
    }

    /// The text in lines that fit into a width, broken between words, within words that are too long; at most so many
    /// lines, the last of them cut.
    pub(crate) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            if lines.len() + 1 >= most {
                lines.push(self.elide(rest, width));
                break;
            }
            let end = self.break_at(rest, width);
            lines.push(rest[..end].trim_end().to_owned());
            rest = rest[end..].trim_start();
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
        isolate_lines(&mut lines);
        lines
    }

    /// How many bytes of a text go on one line: at least one character.
    fn break_at(self, text: &str, width: f64) -> usize {
        let mut thousandths = 0;
        let mut last_space = None;
        for (position, c) in text.char_indices() {
            if c == ' ' {
                last_space = Some(position);
            }
            thousandths += u64::from(advance(c));
            if self.pixels(thousandths) > width && c != ' ' {
                let hard = if position == 0 { c.len_utf8() } else { position };
                return last_space.unwrap_or(hard);
            }
            if c == '-' || c == '/' {
                last_space = Some(position + 1);
            }
        }
        text.len()
    }
}

const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// Text from data as it may stand in a line: no characters that control, direction kept to itself.
///
/// Line breaks and tabs become spaces. Marks that change direction are dropped, and text with letters that run from right
/// to left is put between isolates, so that it cannot turn around what stands beside it.
pub(crate) fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' => {}
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => {
                if !kept.is_empty() && !kept.ends_with(' ') {
                    kept.push(' ');
                }
            }
            c if c.is_control() => kept.push('\u{fffd}'),
            c => kept.push(c),
        }
    }
    let kept = kept.trim_end();
    if kept.chars().any(runs_left) { format!("{ISOLATE}{kept}{END}") } else { kept.to_owned() }
}

/// Whether a letter is of a script that runs from right to left.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn close_isolates(text: &str) -> String {
    let open = text.matches(ISOLATE).count().saturating_sub(text.matches(END).count());
    format!("{text}{}", END.to_string().repeat(open))
}

/// Lines of one isolated text are isolated each.
fn isolate_lines(lines: &mut [String]) {
    let mut open = false;
    for line in lines {
        if open {
            line.insert(0, ISOLATE);
        }
        open = line.matches(ISOLATE).count() > line.matches(END).count();
        *line = close_isolates(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face::regular(13.0);

    #[test]
    fn what_is_cut_fits() {
        let long = "Employees of the service centre instil confidence ".repeat(10);
        let lines = FACE.wrap(&long, 180.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| FACE.width(line) <= 180.0));
        assert!(lines[1].ends_with('…'));
        let unbroken = "x".repeat(500);
        assert!(FACE.wrap(&unbroken, 100.0, 3).iter().all(|line| FACE.width(line) <= 100.0));
    }

    #[test]
    fn control_characters_and_directions_are_kept_to_themselves() {
        assert_eq!(clean("a\u{202e}b\nc\u{7}"), "ab c\u{fffd}");
        assert_eq!(clean("שלום"), "\u{2068}שלום\u{2069}");
        let cut = FACE.elide(&clean(&"שלום ".repeat(30)), 100.0);
        assert_eq!(cut.matches('\u{2068}').count(), cut.matches('\u{2069}').count());
    }

    #[test]
    fn scripts_without_spaces_break_anywhere() {
        let lines = FACE.wrap(&"服務品質".repeat(10), 100.0, 9);
        assert!(lines.len() > 4 && lines.iter().all(|line| FACE.width(line) <= 100.0));
    }
}
