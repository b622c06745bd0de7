//! What is taken for granted and what delights.

use gapmodel_core::Result;
use gapmodel_core::drivers::{KanoCategory, KanoFeature, KanoResult};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Layer, Plane, Plot, Rule, Spot, key};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::svg::text::clean;
use crate::texts;
use crate::words::Format;

const LINE: style::Look = look(Hue::Muted, Form::Line);
const MOST_INTERVALS: usize = 12;

const fn look_of(category: KanoCategory) -> style::Look {
    match category {
        KanoCategory::MustBe => look(Hue::Orange, Form::Square),
        KanoCategory::OneDimensional => look(Hue::Blue, Form::Dot),
        KanoCategory::Attractive => look(Hue::Teal, Form::Up),
        KanoCategory::Indifferent => look(Hue::Grey, Form::Ring),
        KanoCategory::Reverse => look(Hue::Purple, Form::Down),
        _ => look(Hue::Ink, Form::Cross),
    }
}

/// Kano's plane: how far satisfaction rises with a feature against how far it falls without it; the mark is the category of
/// most people.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without features.
pub fn kano(result: &KanoResult) -> Result<Chart> {
    some("features", &result.features)?;
    let result = result.clone();
    Ok(Chart::new("kano", move |look| plot(look, &result)))
}

fn plot(reader: &Look, result: &KanoResult) -> Plot {
    let words = reader.words;
    let share = |texts| Axis::between(reader.pick(texts), 0.0, 1.0, Format::Percent(0));
    let name = |category: KanoCategory| texts::named(words, &texts::KANO_CATEGORIES, category.name());
    let half = || Rule { at: 0.5, label: String::new(), look: LINE };
    let categories = [
        KanoCategory::Attractive,
        KanoCategory::OneDimensional,
        KanoCategory::Indifferent,
        KanoCategory::MustBe,
        KanoCategory::Reverse,
        KanoCategory::Questionable,
    ];
    let with_limits = result.features.len() <= MOST_INTERVALS;
    let absent: Vec<String> = result
        .features
        .iter()
        .filter(|feature| feature.better.is_none() || feature.worse.is_none())
        .map(|feature| clean(&feature.name))
        .collect();
    let note = words.fill(&texts::NOT_PLACED, &[&absent.join(", ")]);
    let [attractive, one_dimensional, indifferent, must_be, ..] = categories;
    Plot {
        title: reader.pick(&texts::KANO_TITLE),
        subtitle: reader.pick(&texts::KANO_SUBTITLE),
        legend: categories.into_iter().map(|category| key(look_of(category), name(category))).collect(),
        body: Body::Plane(Plane {
            x: share(&texts::WORSE),
            y: share(&texts::BETTER),
            aspect: 0.72,
            layers: vec![Layer::Upright(half()), Layer::Level(half())],
            spots: result.features.iter().filter_map(|feature| spot(reader, feature, with_limits)).collect(),
            corners: Some([attractive, one_dimensional, indifferent, must_be].map(name)),
            numbered: true,
        }),
        notes: if absent.is_empty() { Vec::new() } else { vec![note] },
    }
}

/// Absent where nobody's answers give the feature a place.
fn spot(reader: &Look, feature: &KanoFeature, with_limits: bool) -> Option<Spot> {
    let words = reader.words;
    let (better, worse) = (feature.better?, feature.worse?);
    let name = |category: KanoCategory| texts::named(words, &texts::KANO_CATEGORIES, category.name());
    let label = clean(&feature.name);
    let unclear = feature.runner_up.filter(|_| !feature.is_clear);
    let unclear = unclear.map(|category| format!(" ({})", words.fill(&texts::NOT_CLEAR, &[&name(category)])));
    let percent = |value: f64| words.number(value, Format::Percent(0));
    Some(Spot {
        x: 0.0 - worse.value,
        y: better.value,
        look: look_of(feature.category),
        says: format!(
            "{label}: {}{}, {} / {}, n = {}",
            name(feature.category),
            unclear.unwrap_or_default(),
            percent(better.value),
            percent(worse.value),
            words.count(feature.n_valid),
        ),
        label,
        x_limits: limits(&worse).map(|(low, high)| (0.0 - high, 0.0 - low)).filter(|_| with_limits),
        y_limits: limits(&better).filter(|_| with_limits),
    })
}
