//! A text as words to be matched: in small letters, without accents, numbers as `#`.

use unicode_segmentation::UnicodeSegmentation;

use super::vocabulary::{UNNAMED, Vocabulary};

/// One word of a turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands in the turn, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it stands in [`Words::plain`].
    at: usize,
    pub(super) sentence: usize,
    /// How many commas and other ends of clauses stand before it.
    pub(super) clause: usize,
    /// Its number in the vocabulary.
    pub(super) number: u32,
    pub(super) is_capital: bool,
    /// Whether it stands between quotation marks.
    pub(super) is_quoted: bool,
}

/// A stretch of words up to a full stop, a question mark, an exclamation mark or the end of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    first: usize,
    pub(super) is_question: bool,
}

/// The words of one turn; used again for the next, so that reading takes no new memory.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All words, with one space before, between and after them.
    plain: String,
    all: Vec<Word>,
    sentences: Vec<Sentence>,
    clause: usize,
    /// The word after the last opening quotation mark.
    quote: Option<usize>,
}

impl Words {
    /// Reads a turn. Words that end with a full stop without ending a sentence are `abbreviations`, sorted.
    pub(super) fn read(&mut self, text: &str, abbreviations: &[String]) {
        self.plain.clear();
        self.plain.push(' ');
        self.all.clear();
        self.sentences.clear();
        self.sentences.push(Sentence { first: 0, is_question: false });
        self.clause = 0;
        self.quote = None;
        // No word crosses a space. Most have at most some marks after them before the next, and need not the rules of Unicode.
        let mut start = 0;
        while start < text.len() {
            let bytes = &text.as_bytes()[start..];
            let letters = run(bytes, |byte| byte.is_ascii_alphabetic());
            let marks = run(&bytes[letters..], is_mark);
            let (from, mut end) = (start + letters, start + letters + marks);
            if matches!(text.as_bytes().get(end), None | Some(b' ')) {
                if letters > 0 {
                    self.add_part(start, &text[start..from]);
                }
                self.between(&text[from..end], abbreviations);
            } else {
                end = start + run(bytes, |byte| byte != b' ');
                self.add_chunk(start, &text[start..end], abbreviations);
            }
            start = end + 1;
        }
    }

    /// Adds what stands between two spaces.
    fn add_chunk(&mut self, start: usize, chunk: &str, abbreviations: &[String]) {
        let mut end = 0;
        for (from, word) in chunk.unicode_word_indices() {
            self.between(&chunk[end..from], abbreviations);
            self.add(start + from, word);
            end = from + word.len();
        }
        self.between(&chunk[end..], abbreviations);
    }

    /// Gives each word its number in a vocabulary.
    pub(super) fn number(&mut self, vocabulary: &Vocabulary) {
        for word in &mut self.all {
            word.number = vocabulary.number(&self.plain, word.at);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, i: usize) -> Option<&Word> {
        self.all.get(i)
    }

    pub(super) fn text(&self, i: usize) -> &str {
        let end = self.all.get(i + 1).map_or(self.plain.len(), |next| next.at);
        &self.plain[self.all[i].at..end - 1]
    }

    pub(super) fn sentence_of(&self, word: usize) -> Sentence {
        self.sentences[self.all[word].sentence]
    }

    /// The place of a sentence in the plain text, by its number; `None` if it has no words.
    pub(super) fn sentence(&self, i: usize) -> Option<&str> {
        let first = self.all.get(self.sentences[i].first)?.at;
        let next = self.sentences.get(i + 1).and_then(|next| self.all.get(next.first));
        let end = next.map_or(self.plain.len(), |next| next.at);
        (first < end).then(|| &self.plain[first..end - 1])
    }

    pub(super) fn n_sentences(&self) -> usize {
        self.sentences.len()
    }

    /// Adds a word of the text, in parts where an apostrophe or a full stop joins them.
    fn add(&mut self, start: usize, word: &str) {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return self.push(start, start + word.len(), false, |plain| plain.push('#'));
        }
        let mut from = 0;
        for (i, c) in word.char_indices().chain([(word.len(), '\'')]) {
            if !is_joint(c) {
                continue;
            }
            let part = &word[from..i];
            if !part.is_empty() {
                self.add_part(start + from, part);
            }
            from = i + c.len_utf8();
        }
    }

    fn add_part(&mut self, start: usize, part: &str) {
        // A single letter is no name: I, or an initial.
        let is_capital = part.starts_with(char::is_uppercase) && part.chars().nth(1).is_some();
        self.push(start, start + part.len(), is_capital, |plain| fold(part, plain));
    }

    fn push(&mut self, start: usize, end: usize, is_capital: bool, write: impl FnOnce(&mut String)) {
        let at = self.plain.len();
        write(&mut self.plain);
        if self.plain.len() == at {
            return;
        }
        self.plain.push(' ');
        let sentence = self.sentences.len() - 1;
        let (clause, number) = (self.clause, UNNAMED);
        self.all.push(Word { start, end, at, sentence, clause, number, is_capital, is_quoted: false });
    }

    /// What stands between two words: the ends of sentences, and quotation marks.
    fn between(&mut self, text: &str, abbreviations: &[String]) {
        for c in text.chars() {
            match c {
                '.' if self.ends_with_one_of(abbreviations) => {}
                '.' | '!' | '…' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => self.end_sentence(false),
                ',' | ';' | ':' | '(' | ')' | '\u{2013}' | '\u{2014}' => self.clause += 1,
                '?' => self.end_sentence(true),
                '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '«' | '»' => self.quotation_mark(c),
                _ => {}
            }
        }
    }

    fn ends_with_one_of(&self, abbreviations: &[String]) -> bool {
        let last = self.all.len().checked_sub(1).map(|last| self.text(last));
        last.is_some_and(|last| abbreviations.binary_search_by(|other| other.as_str().cmp(last)).is_ok())
    }

    fn end_sentence(&mut self, is_question: bool) {
        let n = self.all.len();
        let last = self.sentences.len() - 1;
        if self.sentences[last].first < n {
            self.sentences[last].is_question = is_question;
            self.sentences.push(Sentence { first: n, is_question: false });
        } else if is_question && last > 0 {
            // The question mark of "!?" belongs to the sentence that has just ended.
            self.sentences[last - 1].is_question = true;
        }
    }

    fn quotation_mark(&mut self, c: char) {
        let n = self.all.len();
        match self.quote {
            Some(first) if !matches!(c, '\u{201e}' | '«') => {
                self.all[first..].iter_mut().for_each(|word| word.is_quoted = true);
                self.quote = None;
            }
            _ if matches!(c, '»') => {}
            _ => self.quote = Some(n),
        }
    }
}

/// How many bytes there are of a kind before the first of another.
fn run(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| is(**byte)).count()
}

/// Whether a byte is a character that is in no word, but for spaces.
fn is_mark(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b' ')
}

/// Whether words that the character joins are matched apart, as in don't and l'achat.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '.' | ':' | '_' | '\u{b7}')
}

/// Adds a word in small letters and without accents. Combining marks and what only directs the display go unseen.
pub(super) fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        let at = out.len();
        out.push_str(word);
        return out[at..].make_ascii_lowercase();
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' => out.push('c'),
            'è'..='ë' => out.push('e'),
            'ì'..='ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò'..='ö' | 'ø' => out.push('o'),
            'ù'..='ü' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'š' => out.push('s'),
            'ž' => out.push('z'),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'ĳ' => out.push_str("ij"),
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::Words;

    fn plain(text: &str) -> String {
        let mut words = Words::default();
        words.read(text, &["mr".to_owned()]);
        words.plain
    }

    #[test]
    fn accents_apostrophes_numbers_and_marks_do_not_matter() {
        assert_eq!(plain("Désolé, j’ai perdu 34,50 €!"), " desole j ai perdu # ");
        assert_eq!(plain("De\u{301}sole\u{301}"), plain("désolé"));
        assert_eq!(plain("\u{200f}Don't\u{200e} 👋🏽 10h30 ŒUVRE"), " don t # oeuvre ");
        assert_eq!(plain(""), " ");
        assert_eq!(plain("👍 ?!"), " ");
    }

    #[test]
    fn sentences_end_where_they_end() {
        let mut words = Words::default();
        words.read("Dear Mr. Kask,\nis it solved?! 3.5 is \"not it\". „Tere“ ütles ta", &["mr".to_owned()]);
        let sentences: Vec<_> = (0..words.n_sentences()).filter_map(|i| words.sentence(i)).collect();
        assert_eq!(sentences, ["dear mr kask", "is it solved", "# is not it", "tere utles ta"]);
        let questions: Vec<bool> = (0..words.len()).map(|i| words.sentence_of(i).is_question).collect();
        assert_eq!(questions.iter().filter(|is| **is).count(), 3);
        let quoted = (0..words.len()).filter(|&i| words.get(i).is_some_and(|word| word.is_quoted));
        assert_eq!(quoted.map(|i| words.text(i)).collect::<Vec<_>>(), ["not", "it", "tere"]);
    }

    #[test]
    fn words_between_spaces_are_those_of_the_whole_text() {
        let pieces = "hello|Hi|don't|can’t|e.g.|3.5|1,5|10h30|a_b|_|...|!?|'s|rock'|'n'|x-y|Mr.|a:b|\"so\"|(no)|L’été|e\u{301}a|\u{301}a|\
            👍🏽|a\u{200d}b|\u{feff}b|\u{200f}c\u{200e}|日本語|ไทย|קו\"ח|a\tb|a\r\nb|a\nb|\n|\u{a0}c|\u{2028}d|🇪🇪🇫🇷|";
        for first in pieces.split('|') {
            for second in pieces.split('|') {
                for text in [
                    format!("{first} {second} end"),
                    format!("{first}{second}"),
                    format!(" {first}  {second} "),
                ] {
                    let (mut words, mut whole) = (Words::default(), Words::default());
                    words.read(&text, &[]);
                    whole.read("", &[]);
                    text.unicode_word_indices().for_each(|(start, word)| whole.add(start, word));
                    let places = |words: &Words| {
                        words.all.iter().map(|word| (word.start, word.end)).collect::<Vec<_>>()
                    };
                    assert_eq!((&words.plain, places(&words)), (&whole.plain, places(&whole)), "{text:?}");
                }
            }
        }
    }
}
