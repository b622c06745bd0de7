//! Scores in words.

use super::conversation::{
    ConversationDimension, ConversationMarker, ConversationProfile, is_inferred, is_validated,
};
use super::lexicon::Lexicon;
use super::log::{ContactLog, LogEntry};
use super::service::ServiceDimension;
use crate::language::{Texts, Words};

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
const AND_LOG: Texts = [
    "; the points of the log are per contact",
    "; de punten van het logboek zijn per contact",
    " ; les points du journal sont par contact",
    "; logi punktid on kontakti kohta",
];
const NOTHING: Texts = ["nothing found", "niets gevonden", "rien trouvé", "midagi ei leitud"];
const NOT_COUNTED: Texts = ["not counted", "telt niet", "non compté", "ei lähe arvesse"];
const NEGATED: Texts = ["negated", "ontkend", "nié", "eitatud"];
const FROM_LOG: Texts = ["from the log", "uit het logboek", "d'après le journal", "logist"];
/// Why a marker does not count, by the name of the reason.
const DISCOUNTED: [(&str, Texts); 4] = [
    ("quotation", ["quotation", "citaat", "citation", "tsitaat"]),
    ("canned", ["said to many", "tegen velen gezegd", "dit à beaucoup", "öeldud paljudele"]),
    ("repeated", ["said before", "al eerder gezegd", "déjà dit", "juba öeldud"]),
    (
        "log",
        [
            "the log knows better",
            "het logboek weet het beter",
            "le journal le sait mieux",
            "logi teab paremini",
        ],
    ),
];
/// The facts of a log, by their names; whether they are yes or no.
const FACTS: [(&str, Texts, bool); 5] = [
    ("holds", ["holds", "keer in de wacht", "mises en attente", "ootele panekuid"], false),
    ("transfers", ["transfers", "keer doorverbonden", "transferts", "edasisuunamisi"], false),
    ("reopened", ["reopened", "heropend", "rouvert", "uuesti avatud"], true),
    (
        "wait_seconds",
        ["seconds waited", "seconden gewacht", "secondes d'attente", "sekundeid oodatud"],
        false,
    ),
    (
        "first_contact_resolution",
        [
            "solved at first contact",
            "opgelost bij eerste contact",
            "résolu au premier contact",
            "lahendatud esimese kontaktiga",
        ],
        true,
    ),
];
const YES: Texts = ["yes", "ja", "oui", "jah"];
const NO: Texts = ["no", "nee", "non", "ei"];
const MORE: Texts = ["and {n} more", "en nog {n}", "et {n} de plus", "ja veel {n}"];
/// What ends a name before what is said of it.
const COLON: Texts = [": ", ": ", " : ", ": "];
const SEMICOLON: Texts = ["; ", "; ", " ; ", "; "];
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
const PARTLY_INFERRED: Texts = [
    "partly inferred from traces in the text: the log does not tell",
    "deels afgeleid uit sporen in de tekst: het logboek zegt niets over",
    "déduit en partie des traces dans le texte : le journal ne dit rien de",
    "osalt tuletatud jälgedest tekstis, sest logis puudub:",
];
const LOW_ALPHA: Texts = [
    "agreement with people is low (alpha below 0.667) for",
    "de overeenstemming met mensen is laag (alfa onder 0,667) voor",
    "l'accord avec les codeurs est faible (alpha sous 0,667) pour",
    "kooskõla inimestega on madal (alfa alla 0,667):",
];

/// What to bear in mind about a score.
pub(super) fn note(lexicon: &Lexicon, dimension: ServiceDimension, log: Option<ContactLog>) -> String {
    let words = Words::or_english(lexicon.language());
    let mut notes = Vec::new();
    if is_inferred(dimension, log) {
        notes.push(inferred(words, &log.unwrap_or_default()));
    }
    if !is_validated(lexicon, dimension) {
        notes.push(words.pick(&NOT_VALIDATED).to_owned());
    }
    if let Some(validation) = lexicon.validation() {
        let is_here = |id: &str| {
            let marker = lexicon.compiled().markers.iter().find(|marker| marker.id == id);
            marker.is_some_and(|marker| marker.dimension == dimension && marker.points != 0.0)
        };
        let is_low = |alpha: f64| alpha < LOWEST_ALPHA;
        let rows = validation.markers.iter().filter(|row| is_here(&row.marker));
        let low: Vec<&str> = rows
            .filter(|row| row.alpha.is_some_and(|alpha| is_low(alpha.value)))
            .map(|row| row.marker.as_str())
            .collect();
        if !low.is_empty() {
            notes.push(format!("{} {}", words.pick(&LOW_ALPHA), low.join(", ")));
        }
    }
    notes.join(words.pick(&SEMICOLON))
}

/// That the hidden dimension is inferred, and what the log lacks.
fn inferred(words: Words, log: &ContactLog) -> String {
    let missing = log.missing();
    if missing.len() == FACTS.len() {
        return words.pick(&INFERRED).to_owned();
    }
    let names = FACTS.iter().filter(|(name, ..)| missing.contains(name));
    let names: Vec<&str> = names.map(|(_, texts, _)| words.pick(texts)).collect();
    format!("{} {}", words.pick(&PARTLY_INFERRED), names.join(", "))
}

/// Per dimension, one line: the score and the markers that made it.
pub(super) fn explanation(
    language: &str,
    dimensions: &[ConversationDimension],
    profile: &[ConversationProfile],
    markers: &[ConversationMarker],
    log: &[LogEntry],
) -> String {
    let words = Words::or_english(language);
    let [colon, semicolon] = [&COLON, &SEMICOLON].map(|texts| words.pick(texts));
    let line = |row: &ConversationDimension| {
        let name = words.pick(&DIMENSIONS[row.dimension as usize]);
        let rows = profile
            .iter()
            .filter(|marker| marker.dimension == row.dimension && marker.n + marker.n_not_counted > 0);
        let mut reasons: Vec<String> = rows.map(|row| reason(words, row, markers)).collect();
        let log = if row.dimension == ServiceDimension::Hidden { log } else { &[] };
        reasons.extend(log.iter().map(|entry| fact(words, entry)));
        if reasons.is_empty() {
            reasons.push(words.pick(&NOTHING).to_owned());
        }
        let per = words.pick(&PER_TURN);
        let and_log = if log.is_empty() { "" } else { words.pick(&AND_LOG) };
        let note = if row.note.is_empty() { String::new() } else { format!(" [{}]", row.note) };
        let score = words.number(row.score, 2);
        format!("{name}{colon}{score} {per}{and_log}{note}{colon}{}.", reasons.join(semicolon))
    };
    dimensions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Points with their sign.
fn signed(words: Words, points: f64) -> String {
    let sign = if points > 0.0 { "+" } else { "" };
    format!("{sign}{}", words.number(points, 2))
}

/// A fact from the log with its points.
fn fact(words: Words, LogEntry { name, value, points }: &LogEntry) -> String {
    let known = FACTS.iter().find(|(known, ..)| known == name);
    let label = known.map_or(name.as_str(), |(_, texts, _)| words.pick(texts));
    let value = match known {
        Some((_, _, true)) => words.pick(if *value > 0.0 { &YES } else { &NO }).to_owned(),
        _ => words.plain(*value),
    };
    let (colon, from) = (words.pick(&COLON), words.pick(&FROM_LOG));
    format!("{label}{colon}{value} {} ({from})", signed(words, *points))
}

/// A marker with its points and the words that it was found by.
fn reason(words: Words, row: &ConversationProfile, markers: &[ConversationMarker]) -> String {
    const SHOWN: usize = 3;
    let ConversationProfile { marker, label, points, n, n_not_counted, .. } = row;
    let found = markers.iter().filter(|other| other.marker == *marker);
    let mut quoted: Vec<String> = found.take(SHOWN).map(|other| quoted(words, other)).collect();
    let more = (n + n_not_counted).saturating_sub(quoted.len() as u64);
    if more > 0 {
        quoted.push(words.fill(&MORE, &[("n", more.to_string())]));
    }
    format!("{label} {} ({})", signed(words, *points), quoted.join(", "))
}

fn quoted(words: Words, marker: &ConversationMarker) -> String {
    let ConversationMarker { text, negated, discounted, .. } = marker;
    let text = visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let reason = |why: &str| {
        let known = DISCOUNTED.iter().find(|(known, _)| *known == why);
        known.map_or(why.to_owned(), |(_, texts)| words.pick(texts).to_owned())
    };
    let negated = negated.then(|| words.pick(&NEGATED).to_owned());
    match negated.or_else(|| discounted.as_deref().map(reason)) {
        None => format!("\u{201c}{text}\u{201d}"),
        Some(why) => {
            format!("\u{201c}{text}\u{201d} {}{}{why}", words.pick(&NOT_COUNTED), words.pick(&COLON))
        }
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

pub(super) fn is_direction(c: char) -> bool {
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
