//! Scores in words.

use super::conversation::{ConversationDimension, ConversationMarker, ConversationProfile, is_validated};
use super::lexicon::Lexicon;
use super::log::LogEntry;
use super::service::ServiceDimension;
use crate::language::{self, Texts};

/// Alpha below this allows not even tentative conclusions (Krippendorff 2004, Content Analysis, chapter 11).
const LOWEST_ALPHA: f64 = 0.667;

const DIMENSIONS: [Texts; 3] = [
    ["Business", "Zakelijk", "Pratique", "Asjalik"],
    ["Human", "Menselijk", "Humaine", "Inimlik"],
    ["Hidden", "Verborgen", "Cachée", "Varjatud"],
];
const PER_TURN: Texts = [
    "points per turn of the agent",
    "punten per beurt van de medewerker",
    "points par tour de l'agent",
    "punkti teenindaja repliigi kohta",
];
const NOTHING: Texts = ["nothing found", "niets gevonden", "rien trouvé", "midagi ei leitud"];
const NOT_COUNTED: Texts = ["not counted", "telt niet", "non compté", "ei lähe arvesse"];
const NEGATED: Texts = ["negated", "ontkend", "nié", "eitatud"];
const FROM_LOG: Texts = ["from the log", "uit het logboek", "d'après le journal", "logist"];
const NOT_VALIDATED: Texts = [
    "not validated on your data",
    "niet gevalideerd op uw gegevens",
    "non validé sur vos données",
    "teie andmetel valideerimata",
];
const INFERRED: Texts = [
    "inferred from traces in the text: most of it is not said; a log would tell",
    "afgeleid uit sporen in de tekst: het meeste wordt niet gezegd; een logboek zou het leren",
    "déduit de traces dans le texte : l'essentiel n'est pas dit ; un journal le dirait",
    "tuletatud jälgedest tekstis: enamikku ei öelda välja; logi ütleks",
];
const LOW_ALPHA: Texts = [
    "agreement with people is low (alpha below 0.667) for",
    "de overeenstemming met mensen is laag (alfa onder 0,667) voor",
    "l'accord avec les codeurs est faible (alpha sous 0,667) pour",
    "kooskõla inimestega on madal (alfa alla 0,667):",
];

/// A text in the language of a lexicon; English where there is none.
fn say(language: &str, texts: &Texts) -> &'static str {
    texts[language::position(language).unwrap_or(0)]
}

/// What to bear in mind about a score.
pub(super) fn note(lexicon: &Lexicon, dimension: ServiceDimension, without_log: bool) -> String {
    let language = lexicon.language();
    let mut notes = Vec::new();
    if dimension == ServiceDimension::Hidden && without_log {
        notes.push(say(language, &INFERRED).to_owned());
    }
    if !is_validated(lexicon, dimension) {
        notes.push(say(language, &NOT_VALIDATED).to_owned());
    }
    if let Some(validation) = lexicon.validation() {
        let is_here = |id: &str| {
            let marker = lexicon.compiled().markers.iter().find(|marker| marker.id == id);
            marker.is_some_and(|marker| marker.dimension == dimension)
        };
        let is_low = |alpha: f64| alpha < LOWEST_ALPHA;
        let rows = validation.markers.iter().filter(|row| is_here(&row.marker));
        let low: Vec<&str> = rows
            .filter(|row| row.alpha.is_some_and(|alpha| is_low(alpha.value)))
            .map(|row| row.marker.as_str())
            .collect();
        if !low.is_empty() {
            notes.push(format!("{} {}", say(language, &LOW_ALPHA), low.join(", ")));
        }
    }
    notes.join("; ")
}

/// Per dimension, one line: the score and the markers that made it.
pub(super) fn explanation(
    language: &str,
    dimensions: &[ConversationDimension],
    profile: &[ConversationProfile],
    markers: &[ConversationMarker],
    log: &[LogEntry],
) -> String {
    let line = |row: &ConversationDimension| {
        let name = say(language, &DIMENSIONS[row.dimension as usize]);
        let rows = profile
            .iter()
            .filter(|marker| marker.dimension == row.dimension && marker.n + marker.n_not_counted > 0);
        let mut reasons: Vec<String> = rows.map(|row| reason(language, row, markers)).collect();
        if row.dimension == ServiceDimension::Hidden {
            reasons.extend(log.iter().map(|entry| {
                let LogEntry { name, value, points } = entry;
                format!("{name} = {value} ({}, {points:+.2})", say(language, &FROM_LOG))
            }));
        }
        if reasons.is_empty() {
            reasons.push(say(language, &NOTHING).to_owned());
        }
        let note = if row.note.is_empty() { String::new() } else { format!(" [{}]", row.note) };
        format!("{name}: {:.2} {}{note}: {}.", row.score, say(language, &PER_TURN), reasons.join("; "))
    };
    dimensions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A marker with its points and the words that it was found by.
fn reason(language: &str, row: &ConversationProfile, markers: &[ConversationMarker]) -> String {
    const SHOWN: usize = 3;
    let ConversationProfile { marker, label, points, n, n_not_counted, .. } = row;
    let found = markers.iter().filter(|other| other.marker == *marker);
    let mut words: Vec<String> = found.take(SHOWN).map(|other| words(language, other)).collect();
    let more = (n + n_not_counted).saturating_sub(words.len() as u64);
    if more > 0 {
        words.push(format!("+{more}"));
    }
    format!("{label} {points:+.2} ({})", words.join(", "))
}

fn words(language: &str, marker: &ConversationMarker) -> String {
    let ConversationMarker { text, negated, discounted, .. } = marker;
    let text = visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let why = if *negated { Some(say(language, &NEGATED)) } else { discounted.as_deref() };
    match why {
        None => format!("\u{201c}{text}\u{201d}"),
        Some(why) => format!("\u{201c}{text}\u{201d} {}: {why}", say(language, &NOT_COUNTED)),
    }
}

/// A text with what would act on a screen or turn the direction of what follows written out, as `\u{202e}`.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_direction(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_is_not_seen_is_written_out() {
        assert_eq!(visible("d\u{e9}sol\u{e9} \u{1f44b}\u{200d}"), "d\u{e9}sol\u{e9} \u{1f44b}\u{200d}");
        assert_eq!(visible("sor\u{202e}ry\u{1b}[31m"), "sor\\u{202e}ry\\u{1b}[31m");
    }
}
