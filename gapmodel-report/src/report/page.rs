//! The page around the results.

use std::collections::BTreeMap;

use gapmodel_core::{Error, Result};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::content::{Claim, Content, Finding, Reader, Table};
use super::part::Section;
use super::{Options, texts as page};
use crate::svg::text::clean;
use crate::texts;
use crate::words::{Format, Words};

const TEMPLATE: &str = include_str!("../../templates/page.html");
const STYLE: &str = include_str!("../../templates/page.css");
const SCRIPT: &str = include_str!("../../templates/sort.js");

/// SHA-256 of the script, in base64: the only script that the page lets run.
const SCRIPT_HASH: &str = "qr6FRUpoRKFdoNIlnBb0gHbtx1DDg7Fn8Lw5cgBLpf8=";

/// How many lines each part of the first page has.
const MOST: usize = 6;

/// Pictures of two widths, of which the style sheet shows the one that fits.
const WIDE: u32 = 720;
const NARROW: u32 = 320;

#[derive(Serialize)]
struct Page<'a> {
    language: &'static str,
    theme: &'static str,
    title: String,
    subtitle: Option<String>,
    style: &'static str,
    script: &'static str,
    hash: &'static str,
    words: BTreeMap<&'static str, String>,
    good: List,
    short: List,
    sure: Vec<String>,
    todo: &'a [Finding],
    sections: Vec<View>,
    footer: String,
}

#[derive(Serialize)]
struct List {
    lines: Vec<Line>,
    more: Option<String>,
}

/// A line of the first page, and the section it is from.
#[derive(Serialize)]
struct Line {
    name: String,
    text: String,
    section: usize,
    heading: String,
}

#[derive(Serialize)]
struct View {
    heading: String,
    about: String,
    pictures: Vec<Picture>,
    shown: Option<String>,
    tables: Vec<Table>,
    folds: Vec<String>,
    findings: Vec<Finding>,
    method: String,
    n: Option<String>,
}

#[derive(Serialize)]
struct Picture {
    title: Option<String>,
    about: Option<String>,
    wide: String,
    narrow: String,
}

pub(super) fn render(
    sections: &[Section],
    labels: &BTreeMap<String, String>,
    options: &Options,
    words: Words,
) -> Result<String> {
    let reader = Reader { words, labels };
    let mut contents: Vec<Content> = sections.iter().map(|section| (section.say)(&reader)).collect();
    let headings = headings(sections, &contents, options)?;
    let todo = todo(&reader, &mut contents);
    let page = Page {
        language: words.code(),
        theme: options.theme.name(),
        title: options.title.as_deref().map_or_else(|| reader.pick(&page::TITLE), clean),
        subtitle: options.subtitle.as_deref().map(clean),
        style: STYLE,
        script: SCRIPT,
        hash: SCRIPT_HASH,
        words: vocabulary(&reader),
        good: list(&reader, &contents, &headings, |content| &content.good),
        short: list(&reader, &contents, &headings, |content| &content.short),
        sure: sure(&reader, &contents),
        todo: &todo,
        sections: views(&reader, sections, contents, headings, options)?,
        footer: words.fill(&page::MADE_WITH, &[env!("CARGO_PKG_VERSION")]),
    };
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("page", TEMPLATE).map_err(failed)?;
    let template = templates.get_template("page").map_err(failed)?;
    template.render(Serde(&page)).map_err(failed)
}

fn failed(error: minijinja::Error) -> Error {
    Error::Io { reason: format!("the page could not be made: {error:#}") }
}

fn vocabulary(reader: &Reader<'_>) -> BTreeMap<&'static str, String> {
    [
        ("good", &page::GOOD),
        ("short", &page::FALLS_SHORT),
        ("sure", &page::HOW_SURE),
        ("next", &page::NEXT),
        ("nothing_good", &page::NOTHING_GOOD),
        ("nothing_short", &page::NOTHING_SHORT),
        ("nothing_next", &page::NOTHING_NEXT),
        ("contents", &page::CONTENTS),
        ("method", &page::METHOD),
        ("causes", &page::CAUSES),
        ("research", &page::RESEARCH),
        ("sort", &page::SORT),
    ]
    .into_iter()
    .map(|(key, texts)| (key, reader.pick(texts)))
    .collect()
}

/// One's own headings, those of the pictures, or those of the results.
fn headings(sections: &[Section], contents: &[Content], options: &Options) -> Result<Vec<String>> {
    let look = crate::Options { language: options.language.clone(), ..crate::Options::default() };
    let heading = |(section, content): (&Section, &Content)| match (&section.heading, section.charts.first())
    {
        (Some(heading), _) => Ok(heading.clone()),
        (None, Some(chart)) => chart.title(&look),
        (None, None) => Ok(content.heading.clone()),
    };
    sections.iter().zip(contents).map(heading).collect()
}

/// What is good or falls short: the first of each result, then the second of each, and so on.
fn list(
    reader: &Reader<'_>,
    contents: &[Content],
    headings: &[String],
    of: fn(&Content) -> &Vec<Claim>,
) -> List {
    let longest = contents.iter().map(|content| of(content).len()).max().unwrap_or(0);
    let total: usize = contents.iter().map(|content| of(content).len()).sum();
    let in_turn = (0..longest.min(MOST)).flat_map(|place| {
        contents
            .iter()
            .enumerate()
            .filter_map(move |(section, content)| Some((section, of(content).get(place)?)))
    });
    let mut lines: Vec<Line> = in_turn
        .take(MOST)
        .map(|(section, claim)| Line {
            name: claim.name.clone(),
            text: claim.text.clone(),
            section: section + 1,
            heading: headings[section].clone(),
        })
        .collect();
    lines.sort_by_key(|line| line.section);
    let rest = total - lines.len();
    let more = (rest > 0).then(|| reader.words.fill(&page::MORE, &[&reader.words.count(rest as u64)]));
    List { lines, more }
}

fn sure(reader: &Reader<'_>, contents: &[Content]) -> Vec<String> {
    let words = reader.words;
    let mut said = Vec::new();
    let (decided, compared) =
        contents.iter().fold((0, 0), |(a, b), content| (a + content.decided.0, b + content.decided.1));
    if compared > 0 {
        said.push(words.fill(&page::DECIDED, &[&words.count(decided), &words.count(compared)]));
    }
    if let Some(level) = contents.iter().find_map(|content| content.level) {
        let decimals = usize::from((level * 100.0 - (level * 100.0).round()).abs() > 1e-9);
        said.push(words.fill(&page::LEVEL, &[&words.number(level, Format::Percent(decimals))]));
    }
    said.extend(contents.iter().flat_map(|content| content.sure.iter().cloned()));
    said
}

/// What to do next: as the results say; if none says anything, to find out what is behind what falls short.
fn todo(reader: &Reader<'_>, contents: &mut [Content]) -> Vec<Finding> {
    let longest = contents.iter().map(|content| content.todo.len()).max().unwrap_or(0);
    let mut all: Vec<Finding> = (0..longest)
        .flat_map(|place| contents.iter().filter_map(move |content| content.todo.get(place)))
        .take(MOST)
        .cloned()
        .collect();
    if all.is_empty() {
        let behind = |claim: &Claim| Finding {
            title: reader.words.fill(&page::FIND_OUT, &[&claim.name]),
            text: reader.words.fill(&page::FIND_OUT_HOW, &[&claim.text]),
            ..Finding::default()
        };
        all = contents.iter().flat_map(|content| content.short.iter().take(2)).take(3).map(behind).collect();
    }
    all
}

fn views(
    reader: &Reader<'_>,
    sections: &[Section],
    contents: Vec<Content>,
    headings: Vec<String>,
    options: &Options,
) -> Result<Vec<View>> {
    let mut views = Vec::with_capacity(sections.len());
    for (position, ((section, content), heading)) in sections.iter().zip(contents).zip(headings).enumerate() {
        views.push(view(reader, section, content, heading, (position + 1, options))?);
    }
    Ok(views)
}

fn view(
    reader: &Reader<'_>,
    section: &Section,
    content: Content,
    heading: String,
    (number, options): (usize, &Options),
) -> Result<View> {
    let look = |width, id| crate::Options {
        width,
        language: options.language.clone(),
        theme: options.theme,
        id,
        heading: false,
        rows: options.rows,
    };
    let mut pictures = Vec::new();
    for (place, chart) in section.charts.iter().enumerate() {
        let picture = |width, name: &str| chart.svg(&look(width, format!("r{number}-{place}{name}")));
        let plain = look(WIDE, "r".into());
        let title = chart.title(&plain)?;
        pictures.push(Picture {
            title: (title != heading).then_some(title),
            about: Some(chart.subtitle(&plain)?).filter(|about| !about.is_empty()),
            wide: picture(WIDE, "w")?,
            narrow: picture(NARROW, "n")?,
        });
    }
    let shown = section.show.as_ref().map(|show| show(&look(WIDE, format!("r{number}-text"))));
    let how = texts::named(reader.words, &page::HOW, section.kind);
    let fold = |table: &Table| {
        reader.words.fill(&page::SHOW_TABLE, &[&table.caption, &reader.words.count(table.rows.len() as u64)])
    };
    Ok(View {
        heading,
        about: content.about,
        pictures,
        shown: shown.transpose()?,
        folds: content.tables.iter().map(fold).collect(),
        tables: content.tables,
        findings: content.findings,
        method: [how, content.method].join(" ").trim_end().to_owned(),
        n: content.n,
    })
}
