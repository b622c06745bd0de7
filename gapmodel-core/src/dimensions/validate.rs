//! How well markers agree with people who have coded the same turns.

use std::collections::BTreeSet;

use super::lexicon::Lexicon;
use crate::agreement::{self, AgreementOptions, KrippendorffOptions};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats;
use crate::table::Table;

/// Options of [`validate`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValidationOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// How often turns are drawn again for the interval of alpha: 2,000 times; 0 for none.
    pub replicates: u32,
    /// The seed of the drawing: 1.
    pub seed: u64,
}

impl Default for ValidationOptions {
    fn default() -> Self {
        Self { level: 0.95, replicates: 2_000, seed: 1 }
    }
}

/// How well one marker agrees with people.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MarkerValidation {
    /// The id of the marker, such as `"apology"`.
    pub marker: String,
    /// Turns in which both found it.
    pub true_positive: u64,
    /// Turns in which the lexicon alone found it.
    pub false_positive: u64,
    /// Turns in which people alone found it.
    pub false_negative: u64,
    /// Turns in which neither found it.
    pub true_negative: u64,
    /// The share of what the lexicon finds that people find too, 0 to 1, Wilson interval; absent if it finds nothing.
    pub precision: Option<Estimate>,
    /// The share of what people find that the lexicon finds too, 0 to 1, Wilson interval; absent if they find nothing.
    pub recall: Option<Estimate>,
    /// Krippendorff's alpha, at most 1; absent if neither finds anything, or both everywhere.
    pub alpha: Option<Estimate>,
    /// Gwet's AC1, at most 1.
    pub ac1: Option<Estimate>,
    /// Whether the codes are enough to call the marker validated: 50 turns, and people found it in five of them.
    pub enough: bool,
}

/// How many turns must be coded for a marker to be validated: a subsample for reliability "should probably never be smaller
/// than 50 and should rarely need to be larger than about 300" (Neuendorf 2002, The Content Analysis Guidebook, page 158).
const LEAST_TURNS: u64 = 50;
/// In how many of them people must find it: Wilson's lower limit of a recall of 5 of 5 is 0.57, and of fewer such a record does
/// not tell a marker that finds most from one that misses half.
const LEAST_CODED: u64 = 5;

/// How well a lexicon agrees with people, marker by marker.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Validation {
    /// How many turns were compared.
    pub turns: u64,
    /// Each marker that either found, in alphabetical order.
    pub markers: Vec<MarkerValidation>,
    /// The confidence level of the intervals.
    pub level: f64,
}

/// Holds the markers found in turns against the codes that people gave the same turns: per marker precision and recall,
/// Krippendorff's alpha and Gwet's AC1.
///
/// `found` and `human` have one list of ids per turn of the agent, in the same order; an id twice in a turn is there once.
/// Markers that neither has anywhere are not judged. Turns are taken as independent: within a conversation they are not
/// quite, so intervals are rather too narrow. Figures are given from two turns on, but they make a marker validated only with at
/// least 50 coded turns (Neuendorf 2002, The Content Analysis Guidebook, page 158), in five of which people found it.
///
/// # Errors
///
/// [`Error::UnequalLengths`] unless both have the same turns; [`Error::InvalidOption`] for an id that is no marker of the
/// lexicon, naming those it has; [`Error::TooFewUnits`] below two turns; [`Error::InvalidLevel`] and [`Error::InvalidOption`] as
/// [`agreement::krippendorff`].
///
/// ```
/// use gapmodel_core::dimensions::{Lexicon, ValidationOptions, validate};
/// let found = [vec!["apology"], vec!["apology", "offer"], vec![], vec!["offer"]];
/// let human = [vec!["apology"], vec!["offer"], vec![], vec!["offer"]];
/// let apology = &validate(&found, &human, &Lexicon::built_in("en")?, &ValidationOptions::default())?.markers[0];
/// assert_eq!((apology.precision.unwrap().value, apology.recall.unwrap().value), (0.5, 1.0));
/// assert!(!apology.enough, "four turns are too few to rely on that");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn validate<S: AsRef<str>>(
    found: &[Vec<S>],
    human: &[Vec<S>],
    lexicon: &Lexicon,
    options: &ValidationOptions,
) -> Result<Validation> {
    check_level(options.level)?;
    check_ids("markers", found, lexicon)?;
    check_ids("human_codes", human, lexicon)?;
    if found.len() != human.len() {
        let column = "human_codes".to_owned();
        return Err(Error::UnequalLengths { column, found: human.len(), expected: found.len() });
    }
    if found.len() < 2 {
        let what = "turns to compare".to_owned();
        return Err(Error::TooFewUnits { what, n: found.len() as u64, needed: 2 });
    }
    let ids: BTreeSet<&str> = found.iter().chain(human).flatten().map(AsRef::as_ref).collect();
    let row = |id: &str| {
        let has = |codes: &Vec<S>| codes.iter().any(|code| code.as_ref() == id);
        marker(
            id,
            &found.iter().map(has).collect::<Vec<_>>(),
            &human.iter().map(has).collect::<Vec<_>>(),
            options,
        )
    };
    let markers = ids.into_iter().map(row).collect::<Result<_>>()?;
    Ok(Validation { turns: found.len() as u64, markers, level: options.level })
}

fn check_ids<S: AsRef<str>>(option: &'static str, codes: &[Vec<S>], lexicon: &Lexicon) -> Result<()> {
    let known = lexicon.markers();
    let ids = codes.iter().enumerate().flat_map(|(i, codes)| codes.iter().map(move |id| (i, id.as_ref())));
    let Some((i, id)) = ids.into_iter().find(|(_, id)| !known.contains(id)) else { return Ok(()) };
    let (value, language) = (format!("{id:?} in turn {i}"), lexicon.language());
    let allowed = format!("the markers of this lexicon ({language:?}) are {}", known.join(", "));
    Err(Error::InvalidOption { option, value, allowed })
}

fn marker(id: &str, found: &[bool], human: &[bool], options: &ValidationOptions) -> Result<MarkerValidation> {
    let n = |f: bool, h: bool| found.iter().zip(human).filter(|pair| *pair == (&f, &h)).count() as u64;
    let (both, ours, theirs, neither) = (n(true, true), n(true, false), n(false, true), n(false, false));
    let share =
        |n: u64| (n > 0).then(|| stats::proportion(both, n, options.level, Method::Wilson)).transpose();
    let codes = |of: &[bool]| of.iter().map(|has| f64::from(u8::from(*has))).collect::<Vec<_>>();
    let (found, human) = (codes(found), codes(human));
    let mut table = Table::new();
    table.add("found", &found)?;
    table.add("human", &human)?;
    let ValidationOptions { level, replicates, seed } = *options;
    let alpha = KrippendorffOptions { level, replicates, seed, ..KrippendorffOptions::default() };
    let ac1 = AgreementOptions { categories: Some(vec![0.0, 1.0]), level, ..AgreementOptions::default() };
    let enough = both + ours + theirs + neither >= LEAST_TURNS && both + theirs >= LEAST_CODED;
    Ok(MarkerValidation {
        enough,
        marker: id.to_owned(),
        true_positive: both,
        false_positive: ours,
        false_negative: theirs,
        true_negative: neither,
        precision: share(both + ours)?,
        recall: share(both + theirs)?,
        alpha: without_variation(agreement::krippendorff(&table, &alpha).map(|alpha| alpha.estimate))?,
        ac1: without_variation(agreement::gwet(&table, &ac1).map(|ac1| ac1.estimate))?,
    })
}

/// What cannot be told where both always say the same is absent.
fn without_variation(estimate: Result<Estimate>) -> Result<Option<Estimate>> {
    match estimate {
        Err(Error::ZeroVariance { .. }) => Ok(None),
        other => other.map(Some),
    }
}
