//! Conversations.

use std::sync::Arc;

use gapmodel_core::dimensions::{
    self, Contact, ContactLog, ConversationOptions, Conversations, ConversationsOptions, Lexicon,
    SentenceCounts, Speaker, Turn, ValidationOptions,
};
use gapmodel_core::{Label, Result};
use serde_json::{Value, json};

use super::to_value;
use crate::Args;

type Turns = Vec<(String, String)>;

fn turns(said: &Turns) -> Vec<Turn<'_>> {
    said.iter().map(|(speaker, text)| Turn { speaker: Speaker::named(speaker), text }).collect()
}

pub(super) fn lexicon(args: &Args) -> Result<Lexicon> {
    let lexicon = Lexicon::built_in(args.text("language").unwrap_or("en"))?;
    args.text("extend").map_or(Ok(lexicon.clone()), |toml| lexicon.extended(toml))
}

pub(super) fn show(lexicon: &Lexicon) -> Value {
    json!({"language": lexicon.language(), "markers": lexicon.markers()})
}

fn log(args: &Args) -> Option<ContactLog> {
    args.get("log").map(|log| serde_json::from_value(log.clone()).expect("a log"))
}

fn canned(args: &Args, lexicon: &Lexicon) -> Result<Option<SentenceCounts>> {
    let Some(conversations) = args.list("canned") else { return Ok(None) };
    let mut counts = SentenceCounts::new();
    for said in conversations {
        let said: Turns = serde_json::from_value(said.clone()).expect("turns");
        counts.add(&turns(&said), lexicon)?;
    }
    Ok(Some(counts))
}

pub(super) fn one(args: &Args) -> Result<Value> {
    let (lexicon, defaults) = (lexicon(args)?, ConversationOptions::default());
    let canned = canned(args, &lexicon)?;
    let options = ConversationOptions {
        opening: args.number_or("opening", defaults.opening),
        closing: args.number_or("closing", defaults.closing),
        log: log(args),
        canned: canned.as_ref(),
        canned_share: args.number_or("canned_share", defaults.canned_share),
        ..defaults
    };
    Ok(to_value(dimensions::conversation(&turns(&args.turns("turns")), &lexicon, &options)?))
}

pub(super) fn many(args: &Args) -> Result<Value> {
    let lexicon = lexicon(args)?;
    let by = args.texts("by");
    let canned = canned(args, &lexicon)?.map(Arc::new);
    let options = ConversationsOptions { by: by.clone(), canned, ..ConversationsOptions::default() };
    let mut tally = Conversations::new(&lexicon, options)?;
    for contact in args.objects("contacts") {
        let said = contact.turns("turns");
        let label = |name: &str| contact.text(name).map(Label::parse);
        tally.add(&Contact {
            turns: &turns(&said),
            agent: label("agent"),
            labels: by.iter().map(|name| label(name).unwrap_or(Label::Missing)).collect(),
            rating: contact.get("rating").map(|_| contact.number("rating")),
            log: log(&contact),
        })?;
    }
    Ok(to_value(tally.result(&args.texts("result_by"), args.level())?))
}

pub(super) fn validate(args: &Args) -> Result<Value> {
    let codes = |name: &str| -> Vec<Vec<String>> {
        serde_json::from_value(args.get(name).cloned().unwrap_or_default()).expect("lists of ids")
    };
    let options = ValidationOptions { level: args.level(), ..ValidationOptions::default() };
    let (found, human, lexicon) = (codes("markers"), codes("human_codes"), lexicon(args)?);
    Ok(to_value(dimensions::validate(&found, &human, &lexicon, &options)?))
}
