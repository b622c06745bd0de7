//! The kinds of results a page can have.

use std::fmt;
use std::sync::Arc;

use gapmodel_core::csat::{SegmentComparisons, Statistic, Trend};
use gapmodel_core::dimensions::{Conversation, DimensionScores, Speaker, Turn};
use gapmodel_core::drivers::{ImportancePerformance, KanoResult, KeyDrivers};
use gapmodel_core::economics::Cohort;
use gapmodel_core::gap::{
    Diagnosis, FiveGaps, SegmentGaps, ServperfResult, ServqualResult, Waterfall, ZoneOfTolerance,
};
use gapmodel_core::{Counts, Estimate, Result, consistency, control};

use super::content::{Content, Reader};
use super::{gaps, models, scores};
use crate::chart::Chart;
use crate::charts;
use crate::options::Options;

/// A result on a page.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Part<'a> {
    /// What customers expect beside what they perceive.
    Gaps(&'a ServqualResult),
    /// Ratings of perceptions only.
    Performance(&'a ServperfResult),
    /// The gaps of the gap model.
    Five(&'a FiveGaps),
    /// Where the gap comes from.
    Waterfall(&'a Waterfall),
    /// The zone between what is adequate and what is desired.
    Zone(&'a ZoneOfTolerance),
    /// Findings: what to do next.
    Diagnosis(&'a Diagnosis),
    /// Gaps of segments side by side.
    SegmentGaps(&'a SegmentGaps),
    /// How ratings of items spread.
    Ratings(&'a [(String, Counts)]),
    /// Estimates of one statistic, such as the CSAT or NPS of items or segments.
    Estimates {
        /// Of which statistic.
        statistic: Statistic,
        /// Names and estimates.
        estimates: &'a [(String, Estimate)],
        /// What it is to be, in the unit of the statistic.
        target: Option<f64>,
    },
    /// Segments compared with the rest, all or a target.
    Segments(&'a SegmentComparisons),
    /// A control chart.
    Control {
        /// The chart.
        chart: &'a control::Chart,
        /// The names of its points; none, or as many.
        periods: &'a [String],
    },
    /// A share over time.
    Trend(&'a Trend),
    /// Sites beside each other.
    Sites(&'a consistency::Sites),
    /// Importance beside performance.
    Importance(&'a ImportancePerformance),
    /// What drives satisfaction.
    Drivers(&'a KeyDrivers),
    /// Kano's categories.
    Kano(&'a KanoResult),
    /// The three dimensions and their balance.
    Dimensions(&'a DimensionScores),
    /// One conversation, with its turns if they are to be shown.
    Conversation {
        /// The result.
        result: &'a Conversation,
        /// The turns it is of, or none.
        turns: &'a [Turn<'a>],
    },
    /// How long customers stay.
    Cohort(&'a Cohort),
}

macro_rules! from {
    ($($kind:ident: $result:ty;)*) => {$(
        impl<'a> From<&'a $result> for Part<'a> {
            fn from(result: &'a $result) -> Self {
                Self::$kind(result)
            }
        }
    )*};
}

from! {
    Gaps: ServqualResult;
    Performance: ServperfResult;
    Five: FiveGaps;
    Waterfall: Waterfall;
    Zone: ZoneOfTolerance;
    Diagnosis: Diagnosis;
    SegmentGaps: SegmentGaps;
    Segments: SegmentComparisons;
    Trend: Trend;
    Sites: consistency::Sites;
    Importance: ImportancePerformance;
    Drivers: KeyDrivers;
    Kano: KanoResult;
    Dimensions: DimensionScores;
    Cohort: Cohort;
}

type Say = Arc<dyn Fn(&Reader<'_>) -> Content + Send + Sync>;
type Show = Arc<dyn Fn(&Options) -> Result<String> + Send + Sync>;

/// A result as the page keeps it.
#[derive(Clone)]
pub(super) struct Section {
    pub(super) heading: Option<String>,
    pub(super) kind: &'static str,
    pub(super) charts: Vec<Chart>,
    /// HTML below the pictures.
    pub(super) show: Option<Show>,
    pub(super) say: Say,
    /// Ids and labels of what is measured; a label may be unknown.
    pub(super) labels: Vec<(String, String)>,
    /// The language it is in, where it has sentences.
    pub(super) language: Option<String>,
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section")
            .field("heading", &self.heading)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Section {
    pub(super) fn of(heading: Option<String>, part: Part<'_>) -> Result<Self> {
        let made = made(part)?;
        Ok(Self { heading, ..made })
    }
}

/// A section of pictures and of a function that says what a copy of the result says.
fn section<T: Clone + Send + Sync + 'static>(
    kind: &'static str,
    charts: Vec<Chart>,
    result: &T,
    say: fn(&Reader<'_>, &T) -> Content,
) -> Section {
    let result = result.clone();
    let say: Say = Arc::new(move |reader| say(reader, &result));
    Section { heading: None, kind, charts, show: None, say, labels: Vec::new(), language: None }
}

fn labels<'a>(rows: impl IntoIterator<Item = (&'a String, &'a String)>) -> Vec<(String, String)> {
    rows.into_iter().map(|(id, label)| (id.clone(), label.clone())).collect()
}

fn made(part: Part<'_>) -> Result<Section> {
    Ok(match part {
        Part::Gaps(result) => {
            let rows = result.attributes.iter().chain(&result.dimensions).map(|row| (&row.id, &row.label));
            let section = section("gaps", vec![charts::gaps(result)?], result, gaps::servqual);
            Section { labels: labels(rows), ..section }
        }
        Part::Performance(result) => {
            let rows = result.attributes.iter().chain(&result.dimensions).map(|row| (&row.id, &row.label));
            let section = section("performance", vec![charts::performance(result)?], result, gaps::servperf);
            Section { labels: labels(rows), ..section }
        }
        Part::Five(result) => {
            crate::chart::some("gaps", &result.gaps)?;
            let rows = result.gaps.iter().flat_map(|gap| gap.attributes.iter().chain(&gap.dimensions));
            let mut found = labels(rows.map(|entry| (&entry.id, &entry.label)));
            found.sort();
            found.dedup();
            Section { labels: found, ..section("five", Vec::new(), result, gaps::five) }
        }
        Part::Waterfall(result) => {
            section("waterfall", vec![charts::waterfall(result)?], result, gaps::waterfall)
        }
        Part::Zone(result) => {
            let rows = result.attributes.iter().chain(&result.dimensions).map(|row| (&row.id, &row.label));
            Section {
                labels: labels(rows),
                ..section("zone", vec![charts::zone(result)?], result, gaps::zone)
            }
        }
        Part::Diagnosis(result) => Section {
            language: Some(result.language.clone()),
            ..section("diagnosis", Vec::new(), result, gaps::diagnosis)
        },
        Part::SegmentGaps(result) => {
            let ids = result.measured.iter().filter(|id| !matches!(id.as_str(), "overall" | "all_items"));
            Section {
                labels: ids.map(|id| (id.clone(), String::new())).collect(),
                ..section("segment_gaps", vec![charts::segment_gaps(result)?], result, gaps::segments)
            }
        }
        Part::Ratings(items) => {
            section("likert", vec![charts::likert(items)?], &items.to_vec(), scores::ratings)
        }
        Part::Estimates { statistic, estimates, target } => {
            let chart = charts::estimates(statistic, estimates, target)?;
            section("estimates", vec![chart], &(statistic, estimates.to_vec(), target), scores::estimates)
        }
        Part::Segments(result) => {
            section("segments", vec![charts::segments(result)?], result, scores::segments)
        }
        Part::Control { chart, periods } => {
            let drawn = charts::control(chart, periods)?;
            section("control", vec![drawn], &(chart.clone(), periods.to_vec()), scores::control)
        }
        Part::Trend(result) => section("trend", vec![charts::trend(result)?], result, scores::trend),
        Part::Sites(result) => section("funnel", vec![charts::funnel(result)?], result, scores::sites),
        Part::Importance(result) => {
            section("importance", vec![charts::importance(result)?], result, models::importance)
        }
        Part::Drivers(result) => section("drivers", vec![charts::drivers(result)?], result, models::drivers),
        Part::Kano(result) => section("kano", vec![charts::kano(result)?], result, models::kano),
        Part::Dimensions(result) => {
            let mut drawn = vec![charts::dimensions(result)?];
            drawn.extend(charts::balance(result).ok());
            section("dimensions", drawn, result, models::dimensions)
        }
        Part::Conversation { result, turns } => {
            let section =
                section("conversation", vec![charts::conversation(result)?], result, models::conversation);
            if turns.is_empty() { section } else { with_turns(section, result, turns)? }
        }
        Part::Cohort(result) => section("cohort", vec![charts::cohort(result)?], result, models::cohort),
    })
}

/// With the text of a conversation and its markers.
fn with_turns(section: Section, result: &Conversation, turns: &[Turn<'_>]) -> Result<Section> {
    charts::highlighted(result, turns, &Options::default())?;
    let result = result.clone();
    let owned: Vec<(Speaker, String)> =
        turns.iter().map(|turn| (turn.speaker, turn.text.to_owned())).collect();
    let show: Show = Arc::new(move |options| {
        let turns: Vec<Turn<'_>> =
            owned.iter().map(|(speaker, text)| Turn { speaker: *speaker, text }).collect();
        charts::highlighted(&result, &turns, options)
    });
    Ok(Section { show: Some(show), ..section })
}
