//! Conversations.

use std::ffi::CString;

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Result, Texts, c_text, change, out, pointer, text};
use crate::Args;

/// Turns with the texts that they borrow.
struct Turns {
    turns: Vec<gm_turn>,
    _texts: Vec<CString>,
}

impl Turns {
    fn new(said: &[(String, String)]) -> Result<Self> {
        let texts = said.iter().map(|(_, text)| c_text(text)).collect::<Result<Vec<_>>>()?;
        let turn = |((speaker, _), text): (&(String, String), &CString)| {
            let speaker = c_text(speaker)?;
            out(|out| unsafe { gm_turn_init(out, speaker.as_ptr(), text.as_ptr()) })
        };
        let turns = said.iter().zip(&texts).map(turn).collect::<Result<_>>()?;
        Ok(Self { turns, _texts: texts })
    }
}

fn lexicon(args: &Args) -> Result<Handle<gm_lexicon>> {
    let language = c_text(args.text("language").unwrap_or("en"))?;
    let lexicon = Handle::new(gm_lexicon_free, |out| unsafe { gm_lexicon_built_in(language.as_ptr(), out) })?;
    let Some(toml) = args.text("extend") else { return Ok(lexicon) };
    let toml = c_text(toml)?;
    Handle::new(gm_lexicon_free, |out| unsafe { gm_lexicon_extended(lexicon.get(), toml.as_ptr(), out) })
}

/// The language and the markers, as the lexicon's own TOML has them.
fn show(lexicon: &Handle<gm_lexicon>) -> Result<Value> {
    let toml = text(|buffer, capacity, needed| unsafe {
        gm_lexicon_to_toml(lexicon.get(), buffer, capacity, needed)
    })?;
    let after = |start: &str, end: char| -> Vec<String> {
        let lines = toml.lines().filter_map(|line| line.strip_prefix(start)?.strip_suffix(end));
        lines.map(str::to_owned).collect()
    };
    Ok(json!({"language": after("language = \"", '"')[0], "markers": after("[markers.", ']')}))
}

pub(super) fn from_toml(args: &Args) -> Result<Value> {
    let toml = c_text(args.text("text").unwrap_or_default())?;
    show(&Handle::new(gm_lexicon_free, |out| unsafe { gm_lexicon_from_toml(toml.as_ptr(), out) })?)
}

pub(super) fn extended(args: &Args) -> Result<Value> {
    show(&lexicon(args)?)
}

fn log(args: &Args) -> Result<Option<gm_contact_log>> {
    let Some(known) = args.object("log") else { return Ok(None) };
    let mut log: gm_contact_log = out(|out| unsafe { gm_contact_log_init(out) })?;
    let count = |name: &str, value: &mut i64| {
        if known.get(name).is_some() {
            *value = i64::try_from(known.whole(name)).expect("a count");
        }
    };
    count("holds", &mut log.holds);
    count("transfers", &mut log.transfers);
    let flag = |name: &str| known.get(name).map_or(-1, |_| i32::from(known.flag(name, false)));
    (log.reopened, log.first_contact_resolution) = (flag("reopened"), flag("first_contact_resolution"));
    log.wait_seconds = known.number_or("wait_seconds", f64::NAN);
    Ok(Some(log))
}

fn canned(args: &Args, lexicon: &Handle<gm_lexicon>) -> Result<Option<Handle<gm_sentence_counts>>> {
    let Some(conversations) = args.list("canned") else { return Ok(None) };
    let counts = Handle::new(gm_sentence_counts_free, |out| unsafe { gm_sentence_counts_new(out) })?;
    for said in conversations {
        let said: Vec<(String, String)> = serde_json::from_value(said.clone()).expect("turns");
        let said = Turns::new(&said)?;
        let (turns, n) = (said.turns.as_ptr(), said.turns.len());
        change(unsafe { gm_sentence_counts_add(counts.get(), turns, n, lexicon.get()) })?;
    }
    Ok(Some(counts))
}

fn options(args: &Args, canned: Option<&Handle<gm_sentence_counts>>) -> Result<gm_conversation_options> {
    let mut options: gm_conversation_options = out(|out| unsafe { gm_conversation_options_init(out) })?;
    options.opening = args.number_or("opening", options.opening);
    options.closing = args.number_or("closing", options.closing);
    options.canned_share = args.number_or("canned_share", options.canned_share);
    options.canned = canned.map_or(std::ptr::null(), |canned| canned.get().cast_const());
    Ok(options)
}

pub(super) fn one(args: &Args) -> Result<Value> {
    let lexicon = lexicon(args)?;
    let (said, log, canned) = (Turns::new(&args.turns("turns"))?, log(args)?, canned(args, &lexicon)?);
    let options = options(args, canned.as_ref())?;
    let (turns, n) = (said.turns.as_ptr(), said.turns.len());
    let found = Handle::new(gm_conversation_free, |out| unsafe {
        gm_dimensions_conversation(turns, n, lexicon.get(), pointer(log.as_ref()), &options, out)
    })?;
    let json = text(|buffer, capacity, needed| unsafe {
        gm_conversation_json(found.get(), buffer, capacity, needed)
    })?;
    let value: Value = serde_json::from_str(&json).expect("JSON");
    super::show::picture("Conversation", &value, |o, b, n, needed| unsafe {
        gm_chart_conversation_svg(found.get(), o, b, n, needed)
    });
    let figures = out(|out| unsafe { gm_conversation_figures_of(found.get(), out) })?;
    let scores = [figures.business, figures.human, figures.hidden];
    assert!((0..3).all(|i| value["dimensions"][i]["score"] == json!(scores[i])), "headline figures");
    Ok(value)
}

pub(super) fn many(args: &Args) -> Result<Value> {
    let lexicon = lexicon(args)?;
    let canned = canned(args, &lexicon)?;
    let (options, names) = (options(args, canned.as_ref())?, args.texts("by"));
    let texts = |names: &[String]| Texts::new(names.iter().map(|name| Some(name.as_str())));
    let by = texts(&names)?;
    let tally = Handle::new(gm_conversations_free, |out| unsafe {
        gm_conversations_new(lexicon.get(), by.get(), by.len(), &options, out)
    })?;
    for contact in args.objects("contacts") {
        let (said, log) = (Turns::new(&contact.turns("turns"))?, log(&contact)?);
        let agent = contact.text("agent").map(c_text).transpose()?;
        let labels = Texts::new(names.iter().map(|name| contact.text(name)))?;
        let mut one: gm_contact =
            out(|out| unsafe { gm_contact_init(out, said.turns.as_ptr(), said.turns.len()) })?;
        one.agent = agent.as_ref().map_or(std::ptr::null(), |agent| agent.as_ptr());
        (one.labels, one.n_labels) = (labels.get(), labels.len());
        one.rating = contact.number_or("rating", f64::NAN);
        one.log = pointer(log.as_ref());
        change(unsafe { gm_conversations_add(tally.get(), &one) })?;
    }
    let groups = texts(&args.texts("result_by"))?;
    let result = Handle::new(gm_conversations_result_free, |out| unsafe {
        gm_conversations_result_of(tally.get(), groups.get(), groups.len(), args.level(), out)
    })?;
    let json = text(|buffer, capacity, needed| unsafe {
        gm_conversations_result_json(result.get(), buffer, capacity, needed)
    })?;
    Ok(serde_json::from_str(&json).expect("JSON"))
}

pub(super) fn validate(args: &Args) -> Result<Value> {
    let codes = |name: &str| -> Vec<Vec<String>> {
        serde_json::from_value(args.get(name).cloned().unwrap_or_default()).expect("lists of ids")
    };
    let (found, human) = (codes("markers"), codes("human_codes"));
    if found.len() != human.len() {
        return Err(CError::NotInC("both have the same turns in C"));
    }
    let mut ids: Vec<&str> = found.iter().chain(&human).flatten().map(String::as_str).collect();
    ids.sort_unstable();
    ids.dedup();
    let matrix = |codes: &[Vec<String>]| -> Vec<u8> {
        let row =
            |turn: &Vec<String>| ids.iter().map(|id| u8::from(turn.iter().any(|code| code == id))).collect();
        codes.iter().map(row).collect::<Vec<Vec<u8>>>().concat()
    };
    let (found_matrix, human_matrix) = (matrix(&found), matrix(&human));
    let markers = Texts::new(ids.iter().map(|id| Some(*id)))?;
    let lexicon = lexicon(args)?;
    let validation = Handle::new(gm_validation_free, |out| unsafe {
        let (found, human) = (found_matrix.as_ptr(), human_matrix.as_ptr());
        gm_dimensions_validate(
            found,
            human,
            codes("markers").len(),
            markers.get(),
            markers.len(),
            lexicon.get(),
            args.level(),
            out,
        )
    })?;
    let json = text(|buffer, capacity, needed| unsafe {
        gm_validation_json(validation.get(), buffer, capacity, needed)
    })?;
    Ok(serde_json::from_str(&json).expect("JSON"))
}
