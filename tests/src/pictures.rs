//! The pictures of results, which all languages draw to the byte: from the serialised result, as Rust draws it.

use gapmodel_core::{Result, consistency, control, csat, dimensions, drivers, economics, gap};
use gapmodel_report::{Chart, Options, Theme, charts};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

type Make = fn(&Value) -> serde_json::Result<Result<Chart>>;

fn read<T: DeserializeOwned>(
    result: &Value,
    draw: fn(&T) -> Result<Chart>,
) -> serde_json::Result<Result<Chart>> {
    serde_json::from_value(result.clone()).map(|result| draw(&result))
}

/// Which result has which picture, by the name of the result.
const PICTURES: [(&str, Make); 14] = [
    ("ServqualResult", |result| read::<gap::ServqualResult>(result, charts::gaps)),
    ("ServperfResult", |result| read::<gap::ServperfResult>(result, charts::performance)),
    ("Waterfall", |result| read::<gap::Waterfall>(result, charts::waterfall)),
    ("ZoneOfTolerance", |result| read::<gap::ZoneOfTolerance>(result, charts::zone)),
    ("SegmentComparisons", |result| read::<csat::SegmentComparisons>(result, charts::segments)),
    ("Trend", |result| read::<csat::Trend>(result, charts::trend)),
    ("Chart", |result| read::<control::Chart>(result, |chart| charts::control(chart, &[]))),
    ("Sites", |result| read::<consistency::Sites>(result, charts::funnel)),
    ("ImportancePerformance", |result| read::<drivers::ImportancePerformance>(result, charts::importance)),
    ("KeyDrivers", |result| read::<drivers::KeyDrivers>(result, charts::drivers)),
    ("KanoResult", |result| read::<drivers::KanoResult>(result, charts::kano)),
    ("DimensionScores", |result| read::<dimensions::DimensionScores>(result, charts::dimensions)),
    ("Conversation", |result| read::<dimensions::Conversation>(result, charts::conversation)),
    ("Cohort", |result| read::<economics::Cohort>(result, charts::cohort)),
];

/// The results of operations.
const RESULTS: [(&str, &str); 23] = [
    ("gap.servqual", "ServqualResult"),
    ("gap.servperf", "ServperfResult"),
    ("gap.waterfall", "Waterfall"),
    ("gap.zone_of_tolerance", "ZoneOfTolerance"),
    ("csat.segments", "SegmentComparisons"),
    ("csat.trend", "Trend"),
    ("control.p", "Chart"),
    ("control.p_prime", "Chart"),
    ("control.u", "Chart"),
    ("control.u_prime", "Chart"),
    ("control.xmr", "Chart"),
    ("control.ewma", "Chart"),
    ("control.cusum", "Chart"),
    ("consistency.sites", "Sites"),
    ("drivers.importance_performance", "ImportancePerformance"),
    ("drivers.importance_performance_derived", "ImportancePerformance"),
    ("drivers.importance_performance_points", "ImportancePerformance"),
    ("drivers.importance_gaps", "ImportancePerformance"),
    ("drivers.key_drivers", "KeyDrivers"),
    ("drivers.kano", "KanoResult"),
    ("dimensions.score", "DimensionScores"),
    ("dimensions.conversation", "Conversation"),
    ("economics.cohort", "Cohort"),
];

/// How pictures are drawn to be compared: with no option at its default.
#[must_use]
pub fn picture_options() -> Options {
    let language = "nl".into();
    Options { width: 600, language, theme: Theme::Light, id: "p".into(), heading: false, rows: 12 }
}

/// What Rust draws for the serialised result of that name: the SVG, or the error.
///
/// # Panics
///
/// If there is no picture of such a result, or if it is another result.
#[must_use]
pub fn drawn(name: &str, result: &Value) -> Result<String> {
    let make = PICTURES.iter().find(|(known, _)| *known == name).expect("a result with a picture").1;
    make(result).expect("the serialised result").and_then(|chart| chart.svg(&picture_options()))
}

/// The name of the result of an operation that has a picture, and the picture or the error.
#[must_use]
pub fn picture(call: &str, result: &Value) -> Option<Value> {
    let (_, name) = RESULTS.iter().find(|(known, _)| *known == call)?;
    Some(match drawn(name, result) {
        Ok(svg) => json!({"of": name, "svg": svg}),
        Err(error) => json!({"of": name, "error": error.to_string()}),
    })
}
