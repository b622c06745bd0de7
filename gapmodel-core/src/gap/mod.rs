//! The gap model: perceptions held against expectations.
//!
//! A gap always is delivered minus reference, so a negative gap is a shortfall; on a scale where low is good the
//! ratings are reverse coded first. Published papers do not agree on the sign: [`audit`] tells which rows of a
//! published table cannot be.

use crate::tally::Counts;

mod antecedents;
mod change;
mod diagnosis;
mod diagnosis_texts;
mod difference;
mod five;
mod published;
mod response;
mod segments;
mod servperf;
mod servqual;
mod study;
mod waterfall;
mod zone;

pub use crate::instrument::Antecedent;
pub use antecedents::{AntecedentOptions, AntecedentRelation, AntecedentRow, AntecedentsResult, antecedents};
pub use change::{Change, ChangeOptions, ChangeRow, change, change_paired};
pub use diagnosis::{DiagnoseOptions, Diagnosis, Finding, Number, diagnose};
pub use difference::{
    DifferenceFlag, DifferenceOptions, DifferenceProblem, DifferenceReliability, DifferenceScore,
    OutcomeModels, SurfaceTerm, difference_reliability, difference_score,
};
pub(crate) use five::check_language;
pub use five::{
    DeliveredMean, Design, Evidence, FiveGaps, FiveOptions, Gap, GapEntry, GapEstimate, GapSet, MeasuredGap,
    Ordinal, RankTest, five,
};
pub use published::{AuditFinding, Published, PublishedGap, WeightedGap, audit, published, weighted};
pub use response::{ResponseScore, ResponseScorer};
pub(crate) use servqual::check_asked;
pub(crate) use study::{Scope, Study};

pub use segments::{SegmentGap, SegmentGaps, Spread, segments};
pub use servperf::{PerformanceRow, ServperfOptions, ServperfResult, servperf};
pub use servqual::{
    GapRow, GapTest, ServqualOptions, ServqualResult, Side, WeightedScore, Weighting, servqual,
};
pub use waterfall::{Step, Waterfall, WaterfallOptions};
pub use zone::{ZoneOfTolerance, ZoneOptions, ZoneRow, zone_of_tolerance};

/// Respondents who gave one and the same answer to all attributes (at least two): their differences carry no
/// information, and a survey with many of them deserves a second look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StraightLiners {
    /// All expectations equal.
    pub expectation: u64,
    /// All perceptions equal.
    pub perception: u64,
    /// All expectations equal and all perceptions equal.
    pub both: u64,
}

/// Share of ratings, or of their weight, at the best point; `None` without ratings.
fn ceiling(counts: &Counts) -> Option<f64> {
    let masses = counts.masses();
    let best = if counts.scale().low_is_good() { masses.first() } else { masses.last() }?;
    let share = |part: u128, whole: u128| (whole > 0).then(|| part as f64 / whole as f64);
    if counts.is_weighted() {
        share(best.w, masses.iter().map(|mass| mass.w).sum())
    } else {
        share(best.n.into(), counts.n_valid().into())
    }
}

/// What the rows over several attributes are called, in English where the language is not known.
pub(crate) fn sum_label(id: &str, language: &str) -> &'static str {
    const LABELS: [(&str, &str, &str); 4] = [
        ("en", "Overall", "All items"),
        ("nl", "Totaal", "Alle items"),
        ("fr", "Ensemble", "Tous les items"),
        ("et", "Kokku", "Kõik väited"),
    ];
    let (_, overall, all_items) =
        LABELS.into_iter().find(|(code, ..)| *code == language).unwrap_or(LABELS[0]);
    if id == "overall" { overall } else { all_items }
}
