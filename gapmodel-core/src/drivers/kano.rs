//! Kano's categories from pairs of questions.

use super::matrix::{check_columns, refused};
use crate::error::{Error, Place, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats::dist::binomial_tails;
use crate::stats::{interval, t_critical};
use crate::table::Table;
use crate::tally::{Moments, PairCounts};

/// Below which p-value the first category is ahead of the second, the level that Fong (1996) chose.
const CLEAR: f64 = 0.1;

/// An answer to a question of Kano: how it would be to have the feature, or not to have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KanoAnswer {
    /// I like it that way: 1.
    Like,
    /// It must be that way: 2.
    MustBe,
    /// I am neutral: 3.
    Neutral,
    /// I can live with it that way: 4.
    LiveWith,
    /// I dislike it that way: 5.
    Dislike,
}

impl KanoAnswer {
    /// Every answer, in the order of the codes 1 to 5.
    pub const ALL: [Self; 5] = [Self::Like, Self::MustBe, Self::Neutral, Self::LiveWith, Self::Dislike];

    /// The name in all languages, such as `"must_be"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::MustBe => "must_be",
            Self::Neutral => "neutral",
            Self::LiveWith => "live_with",
            Self::Dislike => "dislike",
        }
    }

    /// The answer of that name, or of that number from 1 to 5; case, spaces around it, and hyphens or spaces for
    /// underscores do not matter.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::known(&plain(&Label::parse(name))).ok_or_else(|| {
            let allowed = format!("{}, or 1 to 5", Self::ALL.map(Self::name).join(", "));
            refused("answer", format!("{name:?}"), &allowed)
        })
    }

    /// What a plain label means without anybody saying so.
    fn known(label: &Label) -> Option<Self> {
        match label {
            Label::Int(code @ 1..=5) => usize::try_from(code - 1).ok().map(|code| Self::ALL[code]),
            Label::Text(word) => {
                let word = word.replace(['-', ' '], "_");
                Self::ALL.into_iter().find(|answer| answer.name() == word)
            }
            _ => None,
        }
    }
}

/// A label without what does not matter: case, and spaces around it. Nothing but spaces is missing.
fn plain(label: &Label) -> Label {
    match label {
        Label::Text(word) => Label::parse(&word.trim().to_lowercase()),
        other => other.clone(),
    }
}

/// What a feature is to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum KanoCategory {
    /// Its absence dissatisfies, its presence is taken for granted.
    MustBe,
    /// The more the better.
    OneDimensional,
    /// Its presence delights, its absence does not dissatisfy.
    Attractive,
    /// Neither matters.
    Indifferent,
    /// Its absence is wanted.
    Reverse,
    /// The two answers contradict each other.
    Questionable,
}

impl KanoCategory {
    /// Every category, in the order of the C codes, which is the one in which ties are decided.
    pub const ALL: [Self; 6] = [
        Self::MustBe,
        Self::OneDimensional,
        Self::Attractive,
        Self::Indifferent,
        Self::Reverse,
        Self::Questionable,
    ];

    /// The name in all languages, such as `"must_be"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MustBe => "must_be",
            Self::OneDimensional => "one_dimensional",
            Self::Attractive => "attractive",
            Self::Indifferent => "indifferent",
            Self::Reverse => "reverse",
            Self::Questionable => "questionable",
        }
    }
}

/// How two answers become a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KanoTable {
    /// The table of Kano et al. (1984) as it is mostly printed: twice `like` and twice `dislike` are questionable.
    #[default]
    Standard,
    /// Pouliot's (in Berger et al. 1993): twice `must_be` and twice `live_with` are questionable too.
    Pouliot,
}

impl KanoTable {
    /// Both tables, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Pouliot];

    /// The name in all languages, such as `"standard"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Pouliot => "pouliot",
        }
    }

    /// The table of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|table| table.name() == name);
        found.ok_or_else(|| refused("table", format!("{name:?}"), &Self::ALL.map(Self::name).join(", ")))
    }

    /// The category of two answers.
    ///
    /// ```
    /// use gapmodel_core::drivers::{KanoAnswer, KanoCategory, KanoTable};
    /// let category = KanoTable::Standard.category(KanoAnswer::Like, KanoAnswer::Dislike);
    /// assert_eq!(category, KanoCategory::OneDimensional);
    /// ```
    #[must_use]
    pub fn category(self, functional: KanoAnswer, dysfunctional: KanoAnswer) -> KanoCategory {
        use KanoAnswer::{Dislike, Like, LiveWith, MustBe};
        let is_doubtful = matches!(functional, MustBe | LiveWith) && self == Self::Pouliot;
        match (functional, dysfunctional) {
            (Like, Like) | (Dislike, Dislike) => KanoCategory::Questionable,
            (f, d) if f == d && is_doubtful => KanoCategory::Questionable,
            (Like, Dislike) => KanoCategory::OneDimensional,
            (Like, _) => KanoCategory::Attractive,
            (Dislike, _) | (_, Like) => KanoCategory::Reverse,
            (_, Dislike) => KanoCategory::MustBe,
            _ => KanoCategory::Indifferent,
        }
    }
}

/// Options of [`kano`].
#[derive(Clone, Debug, PartialEq)]
pub struct KanoOptions {
    /// How two answers become a category: the standard table.
    pub table: KanoTable,
    /// What each answer in the columns means, `None` for one that counts as missing, such as "don't know"; by default 1 to 5
    /// and the names `like`, `must_be` (or `must-be`), `neutral`, `live_with` (or `live-with`), `dislike`. Case and spaces
    /// around an answer do not matter.
    pub answers: Vec<(Label, Option<KanoAnswer>)>,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
}

impl Default for KanoOptions {
    fn default() -> Self {
        Self { table: KanoTable::Standard, answers: Vec::new(), level: 0.95 }
    }
}

/// How many people put a feature in each category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KanoCounts {
    /// Must-be, M.
    pub must_be: u64,
    /// One-dimensional, O.
    pub one_dimensional: u64,
    /// Attractive, A.
    pub attractive: u64,
    /// Indifferent, I.
    pub indifferent: u64,
    /// Reverse, R.
    pub reverse: u64,
    /// Questionable, Q.
    pub questionable: u64,
}

impl KanoCounts {
    /// In the order of [`KanoCategory::ALL`].
    fn from_all(
        [must_be, one_dimensional, attractive, indifferent, reverse, questionable]: [u64; 6],
    ) -> Self {
        Self { must_be, one_dimensional, attractive, indifferent, reverse, questionable }
    }
}

/// What a feature is to customers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KanoFeature {
    /// The feature.
    pub name: String,
    /// How many people put it in each category.
    pub counts: KanoCounts,
    /// The category of most people; of equal ones the first of must-be, one-dimensional, attractive, indifferent, reverse,
    /// questionable.
    pub category: KanoCategory,
    /// The category of the second most people; absent if everybody is in one.
    pub runner_up: Option<KanoCategory>,
    /// Whether the first is ahead of the second beyond chance: `p` is below 0.1. If not, the feature is a combination of both.
    pub is_clear: bool,
    /// The limit of Fong (1996) that a - b is often held against, 1.65 sqrt((a + b)(2 N - a - b) / (2 N)), with a and b people
    /// in the two categories of N: for comparison only. It takes the two shares for those of two samples, so that what is
    /// meant to be a test at the 10 % level errs in 20 to 25 % of the cases where both categories are as frequent.
    pub fong_limit: f64,
    /// The two-sided p-value of the sign test of a against b people, the exact binomial of a + b with probability 1/2 (Conover
    /// 1999): of samples from two equally frequent categories at most 10 % have one below 0.1, however few people there are.
    /// The usual z = (a - b) / sqrt(a + b - (a - b)² / N) errs in up to 23 % of samples of 10 to 20 people.
    pub p: f64,
    /// How far satisfaction rises with it, (A + O) / (A + O + M + I), 0 to 1, with Wilson's interval; reverse and
    /// questionable answers are excluded. Absent if there are no others.
    pub better: Option<Estimate>,
    /// How far satisfaction falls without it, -(O + M) / (A + O + M + I), -1 to 0, likewise.
    pub worse: Option<Estimate>,
    /// The share of the first category less that of the second, 0 to 1.
    pub category_strength: f64,
    /// The share to whom it matters in the wanted direction, (A + O + M) / N, 0 to 1.
    pub total_strength: f64,
    /// How important people say it is, with Student's t interval, in the unit of these ratings; absent if they were not
    /// asked.
    pub self_stated: Option<Estimate>,
    /// How many gave both answers, N.
    pub n_valid: u64,
    /// How many lack an answer.
    pub n_missing: u64,
}

/// What each feature is to customers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KanoResult {
    /// The features, in the order given.
    pub features: Vec<KanoFeature>,
}

/// The category of each feature in Kano's model, how sure it is, and how far it moves satisfaction up and down.
///
/// `functional` has a column per feature with the answers to how it would be to have it, `dysfunctional` columns of the same
/// names with those to how it would be not to have it: codes 1 to 5, words, or anything that `options.answers` explains.
/// `importance`, if given, has columns of the same names with stated importance in any unit. A missing answer (an empty word
/// too) leaves the pair out, of that feature alone. Sources: Kano, Seraku, Takahashi and Tsuji 1984; Berger et al. 1993,
/// Center for Quality Management Journal 2(4):3-36; Fong 1996, same journal 5:21-25.
///
/// # Errors
///
/// [`Error::OffScale`] with the row and the column of an answer that is not known, [`Error::NoValidRatings`] naming a feature
/// without pairs, [`Error::InvalidOption`] naming the columns that the tables do not share, or an answer with two meanings,
/// [`Error::UnequalLengths`], [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::drivers::{self, KanoOptions};
/// let (mut functional, mut dysfunctional) = (Table::new(), Table::new());
/// functional.add("receipt", &[1.0, 1.0, 2.0, 1.0])?;      // like, like, must be, like
/// dysfunctional.add("receipt", &[5.0, 3.0, 5.0, 5.0])?;   // dislike, neutral, dislike, dislike
/// let found = drivers::kano(&functional, &dysfunctional, None, &KanoOptions::default())?;
/// let receipt = &found.features[0];
/// assert_eq!((receipt.category.name(), receipt.is_clear), ("one_dimensional", false));
/// assert_eq!((receipt.better.unwrap().value, receipt.worse.unwrap().value), (0.75, -0.75));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn kano(
    functional: &Table<'_>,
    dysfunctional: &Table<'_>,
    importance: Option<&Table<'_>>,
    options: &KanoOptions,
) -> Result<KanoResult> {
    check_level(options.level)?;
    check_answers(&options.answers)?;
    let names: Vec<&str> = functional.names().collect();
    if names.is_empty() {
        return Err(refused("functional", "no column", "at least one feature"));
    }
    for (table, side) in [(Some(dysfunctional), "dysfunctional"), (importance, "importance")] {
        let Some(table) = table else { continue };
        check_columns(("functional", &names), (side, &table.names().collect::<Vec<_>>()))?;
        if table.rows() != functional.rows() {
            let (column, found, expected) = (side.to_owned(), table.rows(), functional.rows());
            return Err(Error::UnequalLengths { column, found, expected });
        }
    }
    let feature = |name: &&str| {
        let (counts, n_missing) = counted(name, functional, dysfunctional, options)?;
        let self_stated = importance.map(|table| stated(name, table, options.level)).transpose()?;
        KanoFeature::new(name, counts, n_missing, self_stated, options.level)
    };
    Ok(KanoResult { features: names.iter().map(feature).collect::<Result<_>>()? })
}

/// The category of one feature from a tally of pairs, which merges and streams.
///
/// `pairs` has a scale of five points, 1 = like to 5 = dislike; reference ratings are the answers to having the feature,
/// delivered ratings those to not having it. Figures are those of [`kano`]; pairs that are not applicable, refused or invalid
/// count as missing.
///
/// # Errors
///
/// [`Error::Mismatch`] for a scale of other than five points or with low as good, and for pairs with survey weights;
/// [`Error::NoValidRatings`] without pairs; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::drivers::{self, KanoOptions};
/// use gapmodel_core::{PairCounts, Scale};
/// let mut pairs = PairCounts::new(&Scale::new(1, 5)?)?;
/// pairs.extend(&[1.0, 1.0, 2.0], &[5.0, 3.0, 5.0])?;
/// let receipt = drivers::kano_pairs("receipt", &pairs, &KanoOptions::default())?;
/// assert_eq!((receipt.counts.one_dimensional, receipt.counts.must_be), (1, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn kano_pairs(name: &str, pairs: &PairCounts, options: &KanoOptions) -> Result<KanoFeature> {
    check_level(options.level)?;
    let scale = pairs.scale();
    if scale.points() != Some(KanoAnswer::ALL.len()) || scale.low_is_good() || pairs.is_weighted() {
        let reason =
            format!("Kano's answers are five points without survey weights, not {}", scale.describe());
        return Err(Error::Mismatch { reason });
    }
    let mut counts = [0; 6];
    for (f, functional) in KanoAnswer::ALL.into_iter().enumerate() {
        for (d, dysfunctional) in KanoAnswer::ALL.into_iter().enumerate() {
            let category = options.table.category(functional, dysfunctional);
            counts[category as usize] += pairs.count_of(scale.value(f), scale.value(d));
        }
    }
    KanoFeature::new(name, counts, pairs.rows() - pairs.n_pairs(), None, options.level)
}

fn check_answers(answers: &[(Label, Option<KanoAnswer>)]) -> Result<()> {
    let differs = |(i, (label, meaning)): &(usize, &(Label, Option<KanoAnswer>))| {
        answers[..*i].iter().any(|(other, before)| plain(other) == plain(label) && before != meaning)
    };
    match answers.iter().enumerate().find(differs) {
        None => Ok(()),
        Some((_, (label, _))) => {
            Err(refused("answers", format!("{label} twice"), "one meaning for each answer"))
        }
    }
}

/// The counts of a feature by category, and how many lack an answer.
fn counted(
    name: &str,
    functional: &Table<'_>,
    dysfunctional: &Table<'_>,
    options: &KanoOptions,
) -> Result<([u64; 6], u64)> {
    let (mut counts, mut n_missing) = ([0; 6], 0);
    let functional = answers(name, functional, "functional", options)?;
    let dysfunctional = answers(name, dysfunctional, "dysfunctional", options)?;
    for pair in functional.into_iter().zip(dysfunctional) {
        match pair {
            (Some(f), Some(d)) => counts[options.table.category(f, d) as usize] += 1,
            _ => n_missing += 1,
        }
    }
    Ok((counts, n_missing))
}

/// The answers of a column, `None` for missing.
fn answers(
    name: &str,
    table: &Table<'_>,
    side: &str,
    options: &KanoOptions,
) -> Result<Vec<Option<KanoAnswer>>> {
    let column = table.categories(name)?;
    let explained: Vec<(Label, Option<KanoAnswer>)> =
        options.answers.iter().map(|(label, meaning)| (plain(label), *meaning)).collect();
    // What a label means: an answer, nothing that counts, or what is not known.
    let read = |label: &Label| match plain(label) {
        Label::Missing => Ok(None),
        label if explained.is_empty() => KanoAnswer::known(&label).map(Some).ok_or(()),
        label => explained.iter().find(|(other, _)| *other == label).map(|(_, meaning)| *meaning).ok_or(()),
    };
    let by_code: Vec<Result<Option<KanoAnswer>, ()>> = column.labels().iter().map(read).collect();
    let answer = |(row, code): (usize, &u32)| {
        by_code[*code as usize].map_err(|()| Error::OffScale {
            value: format!("\"{}\"", column.labels()[*code as usize]),
            place: Place::index(row).in_column(&format!("{name} ({side})")),
            scale: known_answers(&options.answers),
        })
    };
    column.codes().iter().enumerate().map(answer).collect()
}

/// The answers that are known, for an error.
fn known_answers(explained: &[(Label, Option<KanoAnswer>)]) -> String {
    let known = match explained {
        [] => format!("{}, or 1 to 5", KanoAnswer::ALL.map(KanoAnswer::name).join(", ")),
        _ => explained.iter().map(|(label, _)| label.to_string()).collect::<Vec<_>>().join(", "),
    };
    format!("of answers ({known}); answers= says what other words mean")
}

/// The mean of stated importance with its t interval.
fn stated(name: &str, table: &Table<'_>, level: f64) -> Result<Estimate> {
    let column = table.numbers(name)?;
    let mut moments = Moments::new();
    moments.extend(column)?;
    let (n_valid, n_missing) = (moments.n_valid(), column.len() as u64 - moments.n_valid());
    let what = format!("the importance of {name}");
    let value = moments.mean().ok_or(Error::NoValidRatings { what, n_missing, n_excluded: 0 })?;
    let std_error = moments.std_error();
    let half = std_error.filter(|error| *error > 0.0);
    let half = half.map(|error| Ok(error * t_critical(level, n_valid as f64 - 1.0)?)).transpose()?;
    Ok(Estimate {
        value,
        std_error,
        low: half.map(|half| value - half),
        high: half.map(|half| value + half),
        level,
        n_valid,
        n_missing,
        n_excluded: 0,
        n_effective: n_valid as f64,
        method: Method::T,
    })
}

impl KanoFeature {
    fn new(
        name: &str,
        all: [u64; 6],
        n_missing: u64,
        self_stated: Option<Estimate>,
        level: f64,
    ) -> Result<Self> {
        let n_valid: u64 = all.iter().sum();
        if n_valid == 0 {
            return Err(Error::NoValidRatings { what: name.to_owned(), n_missing, n_excluded: 0 });
        }
        let counts = KanoCounts::from_all(all);
        let mut order = [0, 1, 2, 3, 4, 5];
        order.sort_by_key(|&category| std::cmp::Reverse(all[category]));
        let [first, second] = [order[0], order[1]].map(|category| all[category]);
        let n = n_valid as f64;
        let (ahead, both) = ((first - second) as f64, (first + second) as f64);
        let fong_limit = 1.65 * (both * (2.0 * n - both) / (2.0 * n)).sqrt();
        let p = (2.0 * binomial_tails(first as f64, both, 0.5)?.1).min(1.0);
        let KanoCounts { must_be, one_dimensional, attractive, indifferent, .. } = counts;
        let wanted = attractive + one_dimensional + must_be;
        let share = |x: u64| coefficient(x, wanted + indifferent, n_valid, n_missing, level);
        Ok(Self {
            name: name.to_owned(),
            counts,
            category: KanoCategory::ALL[order[0]],
            runner_up: (second > 0).then_some(KanoCategory::ALL[order[1]]),
            is_clear: p < CLEAR,
            fong_limit,
            p,
            better: share(attractive + one_dimensional)?,
            worse: share(one_dimensional + must_be)?.map(Estimate::negated),
            category_strength: ahead / n,
            total_strength: wanted as f64 / n,
            self_stated,
            n_valid,
            n_missing,
        })
    }
}

/// A share of those whose answers are neither reverse nor questionable; `None` without them.
fn coefficient(x: u64, n: u64, of: u64, n_missing: u64, level: f64) -> Result<Option<Estimate>> {
    if n == 0 {
        return Ok(None);
    }
    let (low, high) = interval(x as f64, n as f64, level, Method::Wilson)?;
    let value = x as f64 / n as f64;
    Ok(Some(Estimate {
        value,
        std_error: Some((value * (1.0 - value) / n as f64).sqrt()),
        low: Some(low),
        high: Some(high),
        level,
        n_valid: n,
        n_missing,
        n_excluded: of - n,
        n_effective: n as f64,
        method: Method::Wilson,
    }))
}
