//! Everything the library can say about each segment of a survey, ready to be printed or serialised.

use std::io::{self, Write};

use gapmodel_core::csat::{self, Nps, Positive, TopBoxOptions};
use gapmodel_core::gap::{self, ServperfOptions, ServperfResult, ServqualOptions, ServqualResult};
use gapmodel_core::{
    Counts, Error, Estimate, Instrument, Item, Label, Method, Result, Segment, Summary, Viewpoint,
};
use serde::{Serialize, Serializer};

/// How results are made.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) level: f64,
    pub(crate) language: String,
    /// Whether segments are to be shown in one line, so that they need no tests.
    pub(crate) compact: bool,
}

/// The results of a survey.
#[derive(Debug, Serialize)]
pub(crate) struct Report<'a> {
    #[serde(serialize_with = "id_of")]
    pub(crate) instrument: &'a Instrument,
    pub(crate) respondents: u64,
    /// All segments together; absent where they are one anyway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) everybody: Option<SegmentReport>,
    pub(crate) segments: Vec<SegmentReport>,
}

/// The results of one segment.
#[derive(Debug, Serialize)]
pub(crate) struct SegmentReport {
    /// Column and label of each segment column.
    #[serde(serialize_with = "as_map")]
    pub(crate) segment: Vec<(String, Label)>,
    pub(crate) respondents: u64,
    #[serde(serialize_with = "or_null")]
    pub(crate) servqual: Made<ServqualResult>,
    #[serde(serialize_with = "or_null")]
    pub(crate) servperf: Made<ServperfResult>,
    #[serde(serialize_with = "as_map")]
    pub(crate) items: Vec<(String, ItemReport)>,
    /// What could not be made, and why.
    pub(crate) unavailable: Vec<Unavailable>,
}

/// A result, or why there is none.
pub(crate) type Made<T> = Result<T, Error>;

/// The results of one item.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ItemReport {
    /// A question answered in points of a scale.
    Rating(Box<Rating>),
    /// A number with a unit, such as seconds.
    Measure(Measure),
}

/// The results of a rating item.
#[derive(Debug, Serialize)]
pub(crate) struct Rating {
    pub(crate) n_valid: u64,
    pub(crate) n_missing: u64,
    pub(crate) n_excluded: u64,
    /// Mean rating in scale units.
    #[serde(serialize_with = "or_null")]
    pub(crate) mean: Made<Estimate>,
    /// How many points count as the top box, and of how many.
    pub(crate) top_points: usize,
    pub(crate) points: usize,
    /// Share of ratings in the top box, 0 to 1.
    #[serde(serialize_with = "or_null")]
    pub(crate) top_box: Made<Estimate>,
    /// Net promoter score, where ratings are 0 to 10.
    #[serde(serialize_with = "some_or_null")]
    pub(crate) nps: Option<Made<Nps>>,
}

/// The results of a measure.
#[derive(Debug, Serialize)]
pub(crate) struct Measure {
    pub(crate) n_valid: u64,
    pub(crate) n_missing: u64,
    pub(crate) n_excluded: u64,
    pub(crate) mean: Option<f64>,
    pub(crate) std_dev: Option<f64>,
    pub(crate) std_error: Option<f64>,
}

/// A result that could not be made.
#[derive(Debug, Serialize)]
pub(crate) struct Unavailable {
    /// `servqual`, `servperf`, or the id of an item and which of its results.
    pub(crate) what: String,
    /// The kind of the error.
    pub(crate) kind: &'static str,
    /// The error in words.
    pub(crate) reason: String,
}

impl<'a> Report<'a> {
    /// Scores every segment, and everybody.
    pub(crate) fn new(summary: &'a Summary, settings: &Settings) -> Result<Self> {
        let by = summary.by();
        let everybody = SegmentReport::new(&summary.total()?, &[], settings, true)?;
        let tests = !settings.compact;
        let (everybody, segments) = if by.is_empty() {
            (None, vec![everybody])
        } else {
            let segments =
                summary.segments().map(|segment| SegmentReport::new(&segment, by, settings, tests));
            (Some(everybody), segments.collect::<Result<_>>()?)
        };
        Ok(Self { instrument: summary.instrument(), respondents: summary.rows(), everybody, segments })
    }

    /// Writes the results as JSON, with their full precision.
    pub(crate) fn write_json(&self, mut out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut out, self)?;
        writeln!(out)
    }

    /// All segments together.
    pub(crate) fn total(&self) -> &SegmentReport {
        self.everybody.as_ref().unwrap_or_else(|| &self.segments[0])
    }
}

impl SegmentReport {
    fn new(segment: &Segment<'_>, by: &[String], settings: &Settings, tests: bool) -> Result<Self> {
        let language = settings.language.clone();
        let servqual =
            ServqualOptions { level: settings.level, tests, language, ..ServqualOptions::default() };
        let servperf = ServperfOptions {
            level: settings.level,
            language: settings.language.clone(),
            ..ServperfOptions::default()
        };
        let items = segment.instrument().items().iter();
        let mut report = Self {
            segment: by.iter().cloned().zip(segment.labels().iter().cloned()).collect(),
            respondents: segment.rows(),
            servqual: gap::servqual(segment, &servqual),
            servperf: gap::servperf(segment, &servperf),
            items: items
                .map(|item| Ok((item.id().to_owned(), item_report(segment, item, settings.level)?)))
                .collect::<Result<_>>()?,
            unavailable: Vec::new(),
        };
        report.unavailable = report.find_unavailable(segment.instrument());
        Ok(report)
    }

    /// The segment in words: its labels, or "everybody".
    pub(crate) fn name(&self) -> String {
        let labels: Vec<String> = self.segment.iter().map(|(_, label)| label.to_string()).collect();
        if labels.is_empty() { "everybody".to_owned() } else { labels.join(", ") }
    }

    fn find_unavailable(&self, instrument: &Instrument) -> Vec<Unavailable> {
        let mut found = Vec::new();
        let mut check = |what: &str, error: Option<&Error>| {
            found.extend(error.map(|error| Unavailable {
                what: what.to_owned(),
                kind: error.kind().name(),
                reason: error.to_string(),
            }));
        };
        // What the instrument does not ask for is not missed.
        if instrument.has(Viewpoint::Perception) {
            check("servperf", self.servperf.as_ref().err());
            if instrument.has(Viewpoint::Expectation) {
                check("servqual", self.servqual.as_ref().err());
            }
        }
        for (id, item) in &self.items {
            if let ItemReport::Rating(rating) = item {
                check(&format!("{id}: mean"), rating.mean.as_ref().err());
                check(&format!("{id}: top_box"), rating.top_box.as_ref().err());
                check(&format!("{id}: nps"), rating.nps.as_ref().and_then(|nps| nps.as_ref().err()));
            }
        }
        found
    }
}

fn item_report(segment: &Segment<'_>, item: &Item, level: f64) -> Result<ItemReport> {
    let Some(points) = item.scale().points() else {
        let moments = segment.moments(item.id())?;
        return Ok(ItemReport::Measure(Measure {
            n_valid: moments.n_valid(),
            n_missing: moments.absent().missing,
            n_excluded: moments.absent().excluded(),
            mean: moments.mean(),
            std_dev: moments.std_dev(),
            std_error: moments.std_error(),
        }));
    };
    let counts = segment.counts(item.id())?;
    let top_points = top_points(points);
    let options = TopBoxOptions { positive: Positive::Top(top_points), level, ..TopBoxOptions::default() };
    Ok(ItemReport::Rating(Box::new(Rating {
        n_valid: counts.n_valid(),
        n_missing: counts.n_missing(),
        n_excluded: counts.absent().excluded(),
        mean: csat::mean(&counts, level),
        top_points,
        points,
        top_box: csat::top_box(&counts, &options),
        nps: asks_for_nps(&counts).then(|| csat::nps(&counts, level, Method::AdjustedWald)),
    })))
}

/// The best two points; of two or three points only the best, for the middle one is neutral.
fn top_points(points: usize) -> usize {
    if points > 3 { 2 } else { 1 }
}

/// Whether the ratings are 0 to 10 with 10 the best. Ratings of 1 to 10 may be any question.
fn asks_for_nps(counts: &Counts) -> bool {
    let scale = counts.scale();
    let limits = (scale.min(), scale.max(), scale.step());
    limits == (0.0, 10.0, Some(1.0)) && !scale.low_is_good()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference to the field")]
fn id_of<S: Serializer>(instrument: &&Instrument, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(instrument.id())
}

fn as_map<S: Serializer, T: Serialize>(pairs: &[(String, T)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

fn or_null<S: Serializer, T: Serialize>(made: &Made<T>, serializer: S) -> Result<S::Ok, S::Error> {
    made.as_ref().ok().serialize(serializer)
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn some_or_null<S: Serializer, T: Serialize>(
    made: &Option<Made<T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    made.as_ref().and_then(|made| made.as_ref().ok()).serialize(serializer)
}
