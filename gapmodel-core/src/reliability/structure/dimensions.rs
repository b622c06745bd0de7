//! Dimensions as sums of their items: how reliable they are, and how they correlate with each other and with items.

use super::factors::{Extraction, extract};
use super::matrix::Matrix;
use crate::error::Result;
use crate::estimate::{Estimate, Method};
use crate::reliability::alpha::coefficient;
use crate::reliability::items::{Covariances, contradiction};
use crate::stats::dist::z_for;

/// The items that are said to make up one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DimensionItems {
    /// The name of the dimension.
    pub name: String,
    /// The names of its items, at least two.
    pub items: Vec<String>,
}

impl DimensionItems {
    /// A dimension of these items.
    pub fn new<I: Into<String>>(name: impl Into<String>, items: impl IntoIterator<Item = I>) -> Self {
        Self { name: name.into(), items: items.into_iter().map(Into::into).collect() }
    }
}

/// One dimension by itself.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StructureDimension {
    /// The name of the dimension.
    pub name: String,
    /// The names of its items.
    pub items: Vec<String>,
    /// Cronbach's alpha of the sum of its items; below 0 where they run against each other.
    pub alpha: f64,
    /// The mean correlation of two of its items, -1 to 1.
    pub mean_correlation: f64,
    /// The average variance extracted: the mean squared loading of its items on the one factor behind them, 0 to 1; absent
    /// where they have none in common. Of two items, both load the root of their correlation.
    pub ave: Option<f64>,
    /// The composite reliability of standardised items, from the same loadings, 0 to 1.
    pub composite_reliability: Option<f64>,
    /// The factor that its items load on most among those no other dimension has taken, counted from 0; absent where there
    /// are fewer factors than dimensions.
    pub factor: Option<usize>,
}

/// Two dimensions beside each other.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DimensionPair {
    /// The name of the first dimension.
    pub first: String,
    /// The name of the second dimension.
    pub second: String,
    /// The correlation of the sums of their items, -1 to 1, with Fisher's interval.
    pub correlation: Estimate,
    /// The correlation without the error of the sums: over the root of the product of the alphas, its interval with it. It
    /// may exceed 1 by chance, or where alpha says too little. Absent where an alpha is not above 0.
    pub disattenuated: Option<Estimate>,
    /// The ratio of the mean correlation of items of different dimensions to the geometric mean of the mean correlations
    /// within each (heterotrait-monotrait ratio); absent where a mean within is not above 0.
    pub htmt: Option<f64>,
    /// What that ratio says.
    pub reading: Option<HtmtReading>,
    /// Whether both dimensions extract more variance of their items on average than they share, the square of the
    /// disattenuated correlation (Fornell and Larcker 1981).
    pub fornell_larcker: Option<bool>,
}

/// What the heterotrait-monotrait ratio says of two dimensions, by the two limits that Henseler, Ringle and Sarstedt (2015,
/// J Academy of Marketing Science 43:115-135) examine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum HtmtReading {
    /// Below 0.85: two dimensions by the strict limit (Kline 2011).
    Distinct,
    /// From 0.85 and below 0.90: two dimensions by the lenient limit only (Gold, Malhotra and Segars 2001).
    Borderline,
    /// 0.90 and more: not told apart.
    Indistinct,
}

impl HtmtReading {
    /// Every reading, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Distinct, Self::Borderline, Self::Indistinct];

    /// The name in all languages, such as `"distinct"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Distinct => "distinct",
            Self::Borderline => "borderline",
            Self::Indistinct => "indistinct",
        }
    }

    fn of(htmt: f64) -> Self {
        match htmt {
            ratio if ratio < 0.85 => Self::Distinct,
            ratio if ratio < 0.90 => Self::Borderline,
            _ => Self::Indistinct,
        }
    }
}

/// Items of which each belongs to one dimension.
pub(super) struct Dimensions<'a> {
    of: &'a Covariances,
    given: &'a [DimensionItems],
    /// The items of each dimension, by position.
    members: Vec<Vec<usize>>,
}

impl<'a> Dimensions<'a> {
    /// Dimensions whose items stand one after the other.
    pub(super) fn new(of: &'a Covariances, given: &'a [DimensionItems]) -> Self {
        let mut next = 0;
        let mut take = |dimension: &DimensionItems| {
            let first = next;
            next += dimension.items.len();
            (first..next).collect()
        };
        Self { of, given, members: given.iter().map(&mut take).collect() }
    }

    /// The dimension of each item.
    pub(super) fn of_item(&self) -> Vec<usize> {
        self.members.iter().enumerate().flat_map(|(d, members)| members.iter().map(move |_| d)).collect()
    }

    /// Each dimension, with the factor it was given, and the items that its one factor would leave nothing of their own.
    pub(super) fn each(&self, factors: &[Option<usize>]) -> Result<(Vec<StructureDimension>, Vec<usize>)> {
        let mut heywood = Vec::new();
        let mut all = Vec::new();
        for (d, members) in self.members.iter().enumerate() {
            let alone = self.of.only(members);
            alone.total()?;
            let loadings = one_factor(&alone, &mut |i| heywood.push(members[i]))?;
            let squares = || loadings.iter().map(|x| x * x).sum::<f64>();
            let common = loadings.iter().sum::<f64>() * loadings.iter().sum::<f64>();
            let k = members.len() as f64;
            all.push(StructureDimension {
                name: self.given[d].name.clone(),
                items: alone.names.clone(),
                alpha: coefficient(&alone, None).ok_or_else(contradiction)?,
                mean_correlation: self.mean_correlation(d, d),
                ave: (!loadings.is_empty()).then(|| squares() / k),
                composite_reliability: (!loadings.is_empty()).then(|| common / (common + k - squares())),
                factor: factors[d],
            });
        }
        Ok((all, heywood))
    }

    /// Every two dimensions, in the order of the first and then of the second.
    pub(super) fn pairs(&self, each: &[StructureDimension], level: f64) -> Result<Vec<DimensionPair>> {
        let two = (0..each.len()).flat_map(|a| (a + 1..each.len()).map(move |b| (a, b)));
        two.map(|(a, b)| self.pair(each, a, b, level)).collect()
    }

    fn pair(&self, each: &[StructureDimension], a: usize, b: usize, level: f64) -> Result<DimensionPair> {
        let (first, second) = (&each[a], &each[b]);
        let r = self.covariance(a, b) / (self.covariance(a, a) * self.covariance(b, b)).sqrt();
        if r.is_nan() || r.abs() > 1.0 + 1e-12 {
            return Err(contradiction());
        }
        let correlation = self.fisher(r.clamp(-1.0, 1.0), level);
        let reliable = first.alpha > 0.0 && second.alpha > 0.0;
        let share = (first.alpha * second.alpha).sqrt();
        let disattenuated = reliable.then(|| Estimate {
            value: correlation.value / share,
            low: correlation.low.map(|low| low / share),
            high: correlation.high.map(|high| high / share),
            ..correlation
        });
        let alike = first.mean_correlation > 0.0 && second.mean_correlation > 0.0;
        let within = (first.mean_correlation * second.mean_correlation).sqrt();
        let htmt = alike.then(|| self.mean_correlation(a, b) / within);
        let extracted = first.ave.zip(second.ave).map(|(a, b)| a.min(b));
        let shared = disattenuated.map(|r| r.value * r.value);
        Ok(DimensionPair {
            first: first.name.clone(),
            second: second.name.clone(),
            correlation,
            disattenuated,
            htmt,
            reading: htmt.map(HtmtReading::of),
            fornell_larcker: extracted.zip(shared).map(|(extracted, shared)| extracted > shared),
        })
    }

    /// Fisher's interval (1921); none at -1 and 1, where z has no limit, and below four respondents.
    fn fisher(&self, r: f64, level: f64) -> Estimate {
        let has_limits = self.of.n > 3 && 1.0 - r.abs() > f64::EPSILON * 4.0;
        let half = z_for(level) / (self.of.n.max(4) as f64 - 3.0).sqrt();
        let limit = |side: f64| has_limits.then(|| libm::tanh(libm::atanh(r) + side * half));
        Estimate {
            value: r,
            std_error: None,
            low: limit(-1.0),
            high: limit(1.0),
            level,
            n_valid: self.of.n,
            n_missing: self.of.rows - self.of.n,
            n_excluded: 0,
            n_effective: self.of.n as f64,
            method: if has_limits { Method::FisherZ } else { Method::None },
        }
    }

    /// The covariance of the sums of two dimensions.
    fn covariance(&self, a: usize, b: usize) -> f64 {
        self.members[a].iter().map(|&i| self.with(i, b)).sum()
    }

    /// The covariance of an item with the sum of a dimension.
    fn with(&self, i: usize, d: usize) -> f64 {
        self.members[d].iter().map(|&j| self.of.matrix[i][j]).sum()
    }

    /// The mean correlation of items of two dimensions, or of different items of one.
    fn mean_correlation(&self, a: usize, b: usize) -> f64 {
        let two = self.members[a].iter().flat_map(|&i| self.members[b].iter().map(move |&j| (i, j)));
        let different: Vec<(usize, usize)> = two.filter(|(i, j)| i != j).collect();
        different.iter().map(|&(i, j)| self.of.correlations[i][j]).sum::<f64>() / different.len() as f64
    }

    /// The correlation of each item with the sum of each dimension, its own without it; absent where the rest does not
    /// vary, and where pairwise covariances make it none.
    pub(super) fn item_correlations(&self) -> Vec<Vec<Option<f64>>> {
        let own = self.of_item();
        let of = |i: usize, d: usize| {
            let variance = self.of.matrix[i][i];
            let (mut with, mut total) = (self.with(i, d), self.covariance(d, d));
            if own[i] == d {
                total += variance - 2.0 * with;
                with -= variance;
            }
            let r = with / (variance * total).sqrt();
            (total > 0.0 && r.abs() <= 1.0 + 1e-12).then(|| r.clamp(-1.0, 1.0))
        };
        (0..own.len()).map(|i| (0..self.members.len()).map(|d| of(i, d)).collect()).collect()
    }

    /// The factor of each dimension: the largest sums of squared loadings are given out first.
    pub(super) fn factors(&self, loadings: &Matrix) -> Vec<Option<usize>> {
        let m = loadings.first().map_or(0, Vec::len);
        let sum = |d: usize, j: usize| self.members[d].iter().map(|&i| loadings[i][j] * loadings[i][j]).sum();
        let mut sums: Vec<(f64, usize, usize)> =
            (0..self.members.len()).flat_map(|d| (0..m).map(move |j| (sum(d, j), d, j))).collect();
        sums.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut given = vec![None; self.members.len()];
        for (_, d, j) in sums {
            if given[d].is_none() && !given.contains(&Some(j)) {
                given[d] = Some(j);
            }
        }
        given
    }
}

/// The loadings on one factor, with a sum of at least 0; none where nothing is in common.
fn one_factor(of: &Covariances, heywood: &mut dyn FnMut(usize)) -> Result<Vec<f64>> {
    if of.k() == 2 {
        let r = of.correlations[0][1];
        return Ok(if r > 0.0 { vec![r.sqrt(); 2] } else { Vec::new() });
    }
    let found = match extract(&of.correlations, 1, Extraction::Minres, &of.names) {
        Ok(found) => found,
        Err(crate::Error::InvalidOption { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    found.heywood().for_each(heywood);
    let loadings: Vec<f64> = found.loadings.iter().map(|row| row[0]).collect();
    let sign = if loadings.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    Ok(loadings.into_iter().map(|loading| sign * loading).collect())
}
