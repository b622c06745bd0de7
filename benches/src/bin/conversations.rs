//! Holds the built-in lexicons against conversations coded by hand (`tests/gold`), and prints the tables of
//! `docs/conversations.md`, or with a language what its markers, or one of them, find and miss in the development half, which
//! shows nothing of the other: `conversations [LANGUAGE [MARKER]]`.
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use gapmodel_core::dimensions::{
    Conversation, ConversationOptions, Lexicon, MarkerValidation, Speaker, Turn, Validation,
    ValidationOptions, conversation, validate,
};
use gapmodel_core::{Estimate, Method, stats};
use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const LANGUAGES: [(&str, &str); 4] =
    [("en", "English"), ("nl", "Dutch"), ("fr", "French"), ("et", "Estonian")];

/// A conversation with what a person found in each of the agent's turns.
struct Coded {
    id: String,
    address: String,
    turns: Vec<(Speaker, String)>,
    codes: Vec<Vec<String>>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => print!("{}", tables()?),
        [language] => {
            let lexicon = Lexicon::built_in(language)?;
            for marker in lexicon.markers() {
                print!("# {marker}\n{}", failures(language, marker)?);
            }
            let gold = gold(language, DEVELOPMENT)?;
            println!("{}", total(&[&validated(&gold, &lexicon)?]));
        }
        [language, marker] => print!("{}", failures(language, marker)?),
        _ => return Err("usage: conversations [LANGUAGE [MARKER]]".into()),
    }
    Ok(())
}

/// Where the halves are.
const DEVELOPMENT: &str = "../tests/gold";
const HELD_OUT: &str = "../tests/gold/held_out";

fn gold(language: &str, folder: &str) -> Result<Vec<Coded>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(format!("{language}.jsonl"));
    std::fs::read_to_string(path)?.lines().map(|line| Ok(coded(&serde_json::from_str(line)?))).collect()
}

fn coded(value: &Value) -> Coded {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let turns = list(&value["turns"]);
    let of_agent = turns.iter().filter(|turn| turn["speaker"] == "agent");
    Coded {
        id: text(&value["id"]),
        address: text(&value["address"]),
        codes: of_agent.map(|turn| list(&turn["codes"]).iter().map(text).collect()).collect(),
        turns: turns
            .iter()
            .map(|turn| (Speaker::named(&text(&turn["speaker"])), text(&turn["text"])))
            .collect(),
    }
}

impl Coded {
    fn turns(&self) -> Vec<Turn<'_>> {
        self.turns.iter().map(|(speaker, text)| Turn { speaker: *speaker, text }).collect()
    }

    fn score(&self, lexicon: &Lexicon) -> Result<Conversation> {
        Ok(conversation(&self.turns(), lexicon, &ConversationOptions::default())?)
    }

    fn found(&self, lexicon: &Lexicon) -> Result<Vec<Vec<String>>> {
        let found = self.score(lexicon)?;
        let turns = self.turns();
        let codes = found.codes(&turns)?;
        let coded = |turn: &Vec<&str>| turn.iter().copied().filter(is_coded).map(str::to_owned).collect();
        Ok(codes.iter().map(coded).collect())
    }
}

/// Markers of no points, which nobody coded.
const NOT_CODED: [&str; 1] = ["hold_reason"];

fn is_coded(marker: &&str) -> bool {
    !NOT_CODED.contains(marker)
}

fn validated(gold: &[Coded], lexicon: &Lexicon) -> Result<Validation> {
    let (mut found, mut human) = (Vec::new(), Vec::new());
    for coded in gold {
        found.extend(coded.found(lexicon)?);
        human.extend(coded.codes.iter().cloned());
    }
    Ok(validate(&found, &human, lexicon, &ValidationOptions::default())?)
}

fn tables() -> Result<String> {
    let mut out = String::new();
    for (language, name) in LANGUAGES {
        let lexicon = Lexicon::built_in(language)?;
        let halves = [gold(language, DEVELOPMENT)?, gold(language, HELD_OUT)?];
        let (development, held_out) = (validated(&halves[0], &lexicon)?, validated(&halves[1], &lexicon)?);
        writeln!(out, "### {name}\n")?;
        writeln!(
            out,
            "{} turns of agents in the development half, {} in the held-out half; form of address right in {}.\n",
            development.turns,
            held_out.turns,
            addresses(&halves, &lexicon)?
        )?;
        writeln!(
            out,
            "| marker | coded | development: precision | recall | coded | held out: precision | recall | alpha | AC1 |"
        )?;
        writeln!(out, "|---|--:|--:|--:|--:|--:|--:|--:|--:|")?;
        for marker in lexicon.markers().into_iter().filter(is_coded) {
            writeln!(out, "{}", row(marker, &development, &held_out))?;
        }
        writeln!(out, "{}\n", total(&[&development, &held_out]))?;
    }
    Ok(out)
}

fn row(marker: &str, development: &Validation, held_out: &Validation) -> String {
    let cells = |validation: &Validation| {
        let row = validation.markers.iter().find(|row| row.marker == marker);
        let coded = row.map_or(0, |row| row.true_positive + row.false_negative);
        let [precision, recall] = [row.and_then(|row| row.precision), row.and_then(|row| row.recall)]
            .map(|share| shown(share.as_ref()));
        format!("{coded} | {precision} | {recall}")
    };
    let row = held_out.markers.iter().find(|row| row.marker == marker);
    let value =
        |estimate: Option<Estimate>| estimate.map_or("-".to_owned(), |found| format!("{:.2}", found.value));
    let (alpha, ac1) = (value(row.and_then(|row| row.alpha)), value(row.and_then(|row| row.ac1)));
    format!("| {marker} | {} | {} | {alpha} | {ac1} |", cells(development), cells(held_out))
}

/// All markers together: shares of all that was found, and of all that was coded.
fn total(halves: &[&Validation]) -> String {
    let cells = |validation: &&Validation| {
        let sum = |of: fn(&MarkerValidation) -> u64| validation.markers.iter().map(of).sum::<u64>();
        let (both, ours, theirs) =
            (sum(|row| row.true_positive), sum(|row| row.false_positive), sum(|row| row.false_negative));
        let share = |n: u64| shown(stats::proportion(both, n, 0.95, Method::Wilson).ok().as_ref());
        format!("{} | {} | {}", both + theirs, share(both + ours), share(both + theirs))
    };
    format!("| *all* | {} | | |", halves.iter().map(cells).collect::<Vec<_>>().join(" | "))
}

fn shown(share: Option<&Estimate>) -> String {
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.2}"));
    share.map_or("-".to_owned(), |share| {
        format!("{:.2} ({}-{})", share.value, number(share.low), number(share.high))
    })
}

/// In how many conversations of each half the form of address is found as it was coded.
fn addresses(halves: &[Vec<Coded>], lexicon: &Lexicon) -> Result<String> {
    let mut parts = Vec::new();
    for (half, name) in halves.iter().zip(["development", "held out"]) {
        let mut right = 0;
        for coded in half {
            right += usize::from(coded.score(lexicon)?.address.form.name() == coded.address);
        }
        parts.push(format!("{right} of {} conversations ({name})", half.len()));
    }
    Ok(parts.join(" and "))
}

/// What a marker finds and misses in the development half.
fn failures(language: &str, marker: &str) -> Result<String> {
    let (gold, lexicon) = (gold(language, DEVELOPMENT)?, Lexicon::built_in(language)?);
    let mut out = String::new();
    for coded in &gold {
        let (found, scored) = (coded.found(&lexicon)?, coded.score(&lexicon)?);
        let agent = coded.turns.iter().enumerate().filter(|(_, turn)| turn.0 == Speaker::Agent);
        for ((turn, (_, text)), (found, human)) in agent.zip(found.iter().zip(&coded.codes)) {
            let has = |codes: &Vec<String>| codes.iter().any(|code| code == marker);
            let what = match (has(found), has(human)) {
                (true, false) => "found, not coded",
                (false, true) => "coded, not found",
                _ => continue,
            };
            let here =
                scored.markers.iter().filter(|other| other.turn == turn as u64 && other.marker == marker);
            let words: Vec<&str> = here.map(|other| other.text.as_str()).collect();
            writeln!(out, "{} {what}: {} {words:?}", coded.id, text.replace('\n', " "))?;
        }
    }
    Ok(out)
}
