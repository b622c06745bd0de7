//! One conversation: its course, and its markers in the text.

use std::fmt::Write as _;

use gapmodel_core::Result;
use gapmodel_core::dimensions::{
    Conversation, ConversationMarker, ConversationPhase, ServiceDimension, Speaker, Turn,
};

use crate::chart::{Chart, Look, some};
use crate::options::{Options, Theme, refuse};
use crate::plot::{Body, Panel, Plot, Row, Rows, key, span};
use crate::svg::canvas::escape;
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::{Format, Texts, Words};

const WARMTH: style::Look = look(Hue::Orange, Form::Solid);
const COMPETENCE: style::Look = look(Hue::Blue, Form::Solid);

/// The course of a conversation: warmth and competence in its opening, middle and closing.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without phases.
pub fn conversation(result: &Conversation) -> Result<Chart> {
    some("phases", &result.phases)?;
    let phases = result.phases.clone();
    Ok(Chart::new("conversation", move |look| plot(look, &phases)))
}

fn plot(reader: &Look, phases: &[ConversationPhase]) -> Plot {
    let points = phases.iter().flat_map(|phase| [phase.warmth, phase.competence]).flatten();
    let both = Axis::over(String::new(), points.chain([0.0, 1.0]), Format::Number(1));
    let panel = |title: &Texts| Panel::new(Axis { title: reader.pick(title), ..both.clone() }, 1.0);
    Plot {
        title: reader.pick(&texts::CONVERSATION_TITLE),
        subtitle: reader.pick(&texts::CONVERSATION_SUBTITLE),
        legend: vec![
            key(WARMTH, reader.pick(&texts::WARMTH)),
            key(COMPETENCE, reader.pick(&texts::COMPETENCE)),
        ],
        body: Body::Rows(Rows {
            list: phases.iter().map(|phase| row(reader, phase)).collect(),
            panels: vec![panel(&texts::WARMTH), panel(&texts::COMPETENCE)],
            columns: vec![reader.pick(&texts::TURNS)],
        }),
        notes: Vec::new(),
    }
}

fn row(reader: &Look, phase: &ConversationPhase) -> Row {
    let words = reader.words;
    let label = texts::named(words, &texts::PHASES, phase.phase.name());
    let shown = |points: Option<f64>| {
        points.map_or_else(|| reader.pick(&texts::NO_VALUE), |points| words.number(points, Format::Number(2)))
    };
    let mut row = Row::of(&label, |label| {
        let (warmth, competence) = (words.pick(&texts::WARMTH), words.pick(&texts::COMPETENCE));
        format!("{label}: {warmth} {}, {competence} {}", shown(phase.warmth), shown(phase.competence))
    });
    row.marks.extend(phase.warmth.map(|points| span(0, (0.0, points), WARMTH)));
    row.marks.extend(phase.competence.map(|points| span(1, (0.0, points), COMPETENCE)));
    row.cells = vec![words.count(phase.turns)];
    row
}

/// The class, and what underlines it, of a marker's dimension.
const fn class(dimension: ServiceDimension) -> &'static str {
    match dimension {
        ServiceDimension::Business => "b",
        ServiceDimension::Human => "h",
        ServiceDimension::Hidden => "o",
    }
}

/// The conversation as HTML with its markers highlighted: one list with an entry per turn, and a style sheet that holds for it
/// alone. Dimensions are told apart by underlines too; a marker that does not count is struck grey and says why.
///
/// The turns must be those the result is of.
///
/// # Errors
///
/// [`Error::InvalidOption`](gapmodel_core::Error::InvalidOption) for options that cannot be, and for turns of another
/// conversation: a marker does not stand where the result says.
pub fn highlighted(result: &Conversation, turns: &[Turn<'_>], options: &Options) -> Result<String> {
    options.check()?;
    let words = Words::of(&options.language)?;
    let id = &options.id;
    let mut html = format!(
        "<div class=\"gapmodel-conversation\" id=\"{id}\">\n<style>{}</style>\n",
        sheet(id, options.theme)
    );
    let _ = write!(html, "<p class=\"key\">");
    for dimension in ServiceDimension::ALL {
        let name = texts::named(words, &texts::SERVICE_DIMENSIONS, dimension.name());
        let _ = write!(html, "<mark class=\"{}\">{}</mark> ", class(dimension), escape(&name));
    }
    let _ = writeln!(html, "<mark class=\"n\">{}</mark></p>\n<ol>", words.pick(&texts::NOT_COUNTED));
    for (position, turn) in turns.iter().enumerate() {
        let (speaker, side) = match turn.speaker {
            Speaker::Agent => (&texts::AGENT, "agent"),
            Speaker::Customer => (&texts::CUSTOMER, "customer"),
            Speaker::Other => (&texts::OTHER_SPEAKER, "other"),
        };
        let markers: Vec<&ConversationMarker> =
            result.markers.iter().filter(|marker| marker.turn == position as u64).collect();
        let text = marked(result, turn.text, &markers, words)?;
        let _ = writeln!(
            html,
            "<li class=\"{side}\"><b>{}</b> <span dir=\"auto\">{text}</span></li>",
            words.pick(speaker)
        );
    }
    html.push_str("</ol>\n</div>\n");
    Ok(html)
}

/// The text of a turn with its markers.
fn marked(
    result: &Conversation,
    text: &str,
    markers: &[&ConversationMarker],
    words: Words,
) -> Result<String> {
    let mut places = Vec::with_capacity(markers.len());
    for marker in markers {
        let place = bytes(text, marker).or_else(|| characters(text, marker)).ok_or_else(|| {
            refuse(
                "turns",
                &format!("turn {} of another text", marker.turn),
                "the turns that the result is of",
            )
        })?;
        places.push((place, *marker));
    }
    places.sort_by_key(|((start, end), _)| (*start, std::cmp::Reverse(*end)));
    let mut html = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for ((start, end), marker) in places {
        if end <= done {
            continue;
        }
        let start = start.max(done);
        html.push_str(&shown(&text[done..start]));
        html.push_str(&mark(result, &text[start..end], marker, words));
        done = end;
    }
    html.push_str(&shown(&text[done..]));
    Ok(html)
}

fn bytes(text: &str, marker: &ConversationMarker) -> Option<(usize, usize)> {
    let (start, end) = (usize::try_from(marker.start).ok()?, usize::try_from(marker.end).ok()?);
    (text.get(start..end)? == marker.text).then_some((start, end))
}

/// Where offsets count characters.
fn characters(text: &str, marker: &ConversationMarker) -> Option<(usize, usize)> {
    let at = |offset: u64| {
        let offset = usize::try_from(offset).ok()?;
        text.char_indices().map(|(position, _)| position).chain([text.len()]).nth(offset)
    };
    let (start, end) = (at(marker.start)?, at(marker.end)?);
    (text.get(start..end)? == marker.text).then_some((start, end))
}

fn mark(result: &Conversation, text: &str, marker: &ConversationMarker, words: Words) -> String {
    let label = result
        .profile
        .iter()
        .find(|known| known.marker == marker.marker)
        .map_or(&*marker.marker, |known| &known.label);
    let dimension = texts::named(words, &texts::SERVICE_DIMENSIONS, marker.dimension.name());
    let counts = !marker.negated && marker.discounted.is_none();
    let (class, points) = if counts {
        (class(marker.dimension), words.number(marker.points, Format::Signed(2)))
    } else {
        ("n", words.pick(&texts::NOT_COUNTED).to_owned())
    };
    let about = escape(&format!("{label} · {dimension} · {points}"));
    format!(
        "<mark class=\"{class}\" title=\"{about}\">{}<span class=\"v\"> [{about}]</span></mark>",
        shown(text)
    )
}

/// Text between tags, without characters that control.
fn shown(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_control() && !c.is_whitespace() { '\u{fffd}' } else { c })
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    escape(&kept)
}

const LIGHT: &str = "--paper:#fff;--ink:#1b1f24;--muted:#57606a;--grid:#dfe3e8;--b:#dceafa;--h:#fae3cf;--o:#dff3ef;--bl:#1f5fa8;--hl:#b4500a;--ol:#0f766e;";
const DARK: &str = "--paper:#14171b;--ink:#e8eaed;--muted:#a9b1ba;--grid:#31373e;--b:#1d3350;--h:#4a2d12;--o:#12403b;--bl:#79b0f2;--hl:#f0a05a;--ol:#5cc8bb;";
const RULES: &str = "#{}{background:var(--paper);color:var(--ink);font:15px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;padding:16px;max-width:46em}
#{} ol{list-style:none;margin:0;padding:0}
#{} li{margin:0 0 10px;padding:6px 12px;border-left:3px solid var(--grid);overflow-wrap:anywhere}
#{} li.agent{border-left-color:var(--ink)}
#{} li b{display:block;font-size:12px;color:var(--muted)}
#{} mark{color:inherit;background:none;padding:1px 2px;border-bottom:2px solid}
#{} mark.b{background:var(--b);border-color:var(--bl)}
#{} mark.h{background:var(--h);border-bottom-style:dotted;border-color:var(--hl)}
#{} mark.o{background:var(--o);border-bottom-style:double;border-bottom-width:4px;border-color:var(--ol)}
#{} mark.n{color:var(--muted);border-bottom-style:dashed;border-color:var(--muted)}
#{} .key{margin:0 0 12px;font-size:13px}
#{} .key mark{margin-right:8px}
#{} .v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
";

fn sheet(id: &str, theme: Theme) -> String {
    let variables = match theme {
        Theme::Auto => format!("#{id}{{{LIGHT}}}@media (prefers-color-scheme:dark){{#{id}{{{DARK}}}}}"),
        Theme::Light => format!("#{id}{{{LIGHT}}}"),
        Theme::Dark => format!("#{id}{{{DARK}}}"),
    };
    format!("{variables}\n{}", RULES.replace("{}", id))
}
