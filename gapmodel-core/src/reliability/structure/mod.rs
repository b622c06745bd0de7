//! Whether the dimensions that items are said to have are there in the answers.

mod dimensions;
mod factors;
mod matrix;
mod parallel;
mod rotation;

pub use dimensions::{DimensionItems, DimensionPair, HtmtReading, StructureDimension};
pub use factors::Extraction;
pub use parallel::{ParallelAnalysis, ParallelRow};
pub use rotation::Rotation;

use super::items::{Covariances, Items, Missing};
use crate::error::{Error, Result, list_names};
use crate::estimate::check_level;
use crate::stats::dist::chi_squared_upper_p;
use crate::stats::regression::cholesky;
use dimensions::Dimensions;
use matrix::Matrix;
use rotation::Rotated;

/// Options of [`structure`].
#[derive(Clone, Debug, PartialEq)]
pub struct StructureOptions {
    /// How many factors are extracted; none stands for as many as dimensions, or the most that so many items determine.
    pub factors: Option<usize>,
    /// How they are found: [`Extraction::Minres`].
    pub extraction: Extraction,
    /// How they are turned: [`Rotation::Oblimin`].
    pub rotation: Rotation,
    /// The items that are keyed the other way, and are turned on their scale first.
    pub reverse: Vec<String>,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// How many tables of unrelated items the parallel analysis draws: 500, from 20 to 100,000.
    pub replicates: u32,
    /// Which share of them is below a limit: 0.95.
    pub percentile: f64,
    /// Where the random numbers begin: the same seed gives the same limits.
    pub seed: u64,
}

impl Default for StructureOptions {
    fn default() -> Self {
        Self {
            factors: None,
            extraction: Extraction::default(),
            rotation: Rotation::default(),
            reverse: Vec::new(),
            level: 0.95,
            replicates: 500,
            percentile: 0.95,
            seed: 0,
        }
    }
}

/// Whether dimensions hold in some answers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Structure {
    /// One row per dimension, in the order given.
    pub dimensions: Vec<StructureDimension>,
    /// One row per two dimensions.
    pub pairs: Vec<DimensionPair>,
    /// One row per item, in the order of the dimensions.
    pub items: Vec<StructureItem>,
    /// How many factors there are by parallel analysis.
    pub parallel: ParallelAnalysis,
    /// The factors of the correlations between items.
    pub factors: StructureFactors,
    /// Whether the correlations are fit for factors; absent where some items determine others.
    pub adequacy: Option<StructureAdequacy>,
    /// The items that correlate more with another dimension than with the rest of their own.
    pub misplaced: Vec<String>,
    /// The items that load most, in size, on another factor than that of their dimension.
    pub elsewhere: Vec<String>,
    /// The items whose uniqueness was held at 0.005, of all factors or of the one of their dimension (Heywood cases): what
    /// is said of their loadings is not to be trusted.
    pub heywood: Vec<String>,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did; the intervals and the parallel analysis count on it.
    pub n: u64,
    /// How many respondents answered every item of the tally.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// What was done about absent answers.
    pub missing: Missing,
}

/// One item among dimensions and factors.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StructureItem {
    /// The name of the item.
    pub name: String,
    /// The name of its dimension.
    pub dimension: String,
    /// The correlation with the sum of the other items of its dimension, -1 to 1; absent where pairwise covariances allow
    /// none.
    pub item_rest: Option<f64>,
    /// The correlation with the sum of each dimension, in their order; with the others of its own.
    pub correlations: Vec<Option<f64>>,
    /// The dimension whose sum it correlates most with.
    pub closest: String,
    /// The loadings on the factors (the pattern: what each factor adds with the others held).
    pub loadings: Vec<f64>,
    /// The factor on which its loading is largest in size, counted from 0.
    pub factor: usize,
    /// The share of its variance that the factors have, 0 to 1.
    pub communality: f64,
    /// The share that they leave, from 0.005.
    pub uniqueness: f64,
    /// The measure of sampling adequacy of the item (Kaiser and Rice 1974), 0 to 1; absent where some items determine
    /// others.
    pub msa: Option<f64>,
    /// Whether the item was reversed.
    pub reversed: bool,
}

/// The factors of the correlations between items.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StructureFactors {
    /// How they were found.
    pub extraction: Extraction,
    /// How they were turned.
    pub rotation: Rotation,
    /// How many iterations finding them took.
    pub iterations: u32,
    /// One row per factor, by the variance it explains, the largest first.
    pub factors: Vec<StructureFactor>,
    /// The correlations of the factors, row by row.
    pub correlations: Vec<Vec<f64>>,
    /// The root of the mean squared residual: of the correlations less what the factors make of them.
    pub rmsr: f64,
}

/// One factor.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StructureFactor {
    /// The variance it explains, in items: of correlated factors, with its share in what they explain together.
    pub variance: f64,
    /// That as a share of the variance of all items, 0 to 1.
    pub share: f64,
    /// The dimension whose items load on it most, each dimension having one factor; absent where there are more factors
    /// than dimensions.
    pub dimension: Option<String>,
}

/// Whether correlations are fit for factors.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StructureAdequacy {
    /// The measure of sampling adequacy of Kaiser, Meyer and Olkin, 0 to 1: squared correlations over these and squared
    /// partial correlations.
    pub kmo: f64,
    /// Bartlett's test of no correlations at all.
    pub chi_squared: f64,
    /// Its degrees of freedom.
    pub df: u64,
    /// The probability of as large a value without any correlations.
    pub p: f64,
}

/// Whether the dimensions that items are said to have are there in the answers.
///
/// Three views of one question. The dimensions as sums of their items: their alphas, how they correlate, raw and without
/// error, with Fisher's interval; whether two are told apart (heterotrait-monotrait ratio; average variance extracted
/// against shared variance); and the items that correlate more with another dimension than with the rest of their own. The
/// number of factors by parallel analysis: the eigenvalues of the correlations must exceed the 95th percentile of those of
/// unrelated normal items of as many respondents. The number rests on the eigenvalues of the whole correlations, which
/// with few and strongly correlated factors are right more often than those of reduced correlations; both are
/// given. And the factors themselves: minres or principal axes, turned by oblimin or varimax with Kaiser's
/// normalisation, and the items that load elsewhere.
///
/// Every item of the dimensions must have been tallied; other items are left aside. Absent answers are dealt with as the
/// items were tallied. Factors stand in the order of the variance they explain, each with loadings that sum to at least 0.
/// The factors of a dimension alone, of its average variance extracted, are found by minres. Disattenuated
/// intervals take the alphas as known. Sources: Horn 1965, Psychometrika 30:179-185; Glorfeld 1995, Educational and
/// Psychological Measurement 55:377-393; Garrido, Abad and Ponsoda 2013, Psychological Methods 18:454-474; Fornell and
/// Larcker 1981, J Marketing Research 18:39-50; Henseler, Ringle and Sarstedt 2015, J Academy of Marketing Science
/// 43:115-135; Harman and Jones 1966, Psychometrika 31:351-368; Jennrich and Sampson 1966, Psychometrika 31:313-323;
/// Kaiser 1958, Psychometrika 23:187-200, and 1974, 39:31-36; Bartlett 1950, British J Psychology, Statistical Section
/// 3:77-85.
///
/// # Errors
///
/// [`Error::InvalidOption`] below two dimensions, for a dimension with fewer than two items or a name that stands twice,
/// an item that stands twice, more factors than the items determine or have in common, options out of their range, and
/// pairwise covariances that contradict each other; [`Error::UnknownColumn`] for an item that was not tallied;
/// [`Error::NoValidRatings`], [`Error::TooFewRatings`] and [`Error::ZeroVariance`] as [`alpha`](super::alpha);
/// [`Error::InvalidLevel`]; [`Error::NotConverged`].
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::reliability::{self, DimensionItems, Items, ItemsOptions, StructureOptions};
/// let mut table = Table::new();
/// table.add("prompt", &[7, 5, 6, 2, 4, 6, 3, 5, 2, 6, 4, 7])?;
/// table.add("kept", &[6, 5, 7, 3, 4, 5, 4, 5, 2, 6, 3, 6])?;
/// table.add("right", &[6, 4, 6, 2, 5, 6, 3, 4, 3, 7, 4, 6])?;
/// table.add("clean", &[3, 6, 2, 5, 4, 7, 6, 2, 5, 4, 3, 5])?;
/// table.add("modern", &[2, 6, 3, 5, 4, 6, 7, 3, 5, 5, 2, 4])?;
/// table.add("neat", &[3, 7, 2, 4, 5, 6, 6, 2, 6, 4, 3, 4])?;
/// let items = Items::from_table(&table, &ItemsOptions::default())?;
/// let dimensions = [
///     DimensionItems::new("reliability", ["prompt", "kept", "right"]),
///     DimensionItems::new("tangibles", ["clean", "modern", "neat"]),
/// ];
/// let found = reliability::structure(&items, &dimensions, &StructureOptions::default())?;
/// assert_eq!(found.parallel.components, 2);
/// assert!(found.misplaced.is_empty() && found.elsewhere.is_empty());
/// assert_eq!(found.dimensions[0].factor, Some(0));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn structure(
    items: &Items,
    dimensions: &[DimensionItems],
    options: &StructureOptions,
) -> Result<Structure> {
    check_level(options.level)?;
    options.check()?;
    let which = positions(items, dimensions)?;
    let m = options.number_of_factors(which.len(), dimensions.len())?;
    let of = items.covariances_of(&which, &options.reverse, 2)?;
    let r = &of.correlations;
    let extracted = factors::extract(r, m, options.extraction, &of.names)?;
    let turned = ordered(&rotation::rotate(&extracted.loadings, options.rotation)?);
    let given = Dimensions::new(&of, dimensions);
    let factor_of = given.factors(&turned.loadings);
    let (each, mut heywood) = given.each(&factor_of)?;
    heywood.extend(extracted.heywood());
    let inverse = factors::inverse_of(r);
    let rows = rows(&of, &given, &each, &turned, &extracted.uniquenesses, inverse.as_ref());
    let named = |is: &dyn Fn(&StructureItem, usize) -> bool| -> Vec<String> {
        let own = given.of_item();
        rows.iter().zip(own).filter(|(row, d)| is(row, *d)).map(|(row, _)| row.name.clone()).collect()
    };
    Ok(Structure {
        pairs: given.pairs(&each, options.level)?,
        parallel: parallel::parallel(r, of.n, options.replicates, options.percentile, options.seed),
        factors: solution(r, &turned, options, extracted.iterations, &each),
        adequacy: inverse.as_ref().map(|inverse| adequacy(&of, inverse)).transpose()?,
        misplaced: named(&|row, _| row.closest != row.dimension),
        elsewhere: named(&|row, d| factor_of[d].is_some_and(|factor| factor != row.factor)),
        heywood: (0..of.k()).filter(|i| heywood.contains(i)).map(|i| of.names[i].clone()).collect(),
        k: of.k(),
        n: of.n,
        n_complete: of.n_complete,
        respondents: of.rows,
        missing: of.missing,
        dimensions: each,
        items: rows,
    })
}

impl StructureOptions {
    fn check(&self) -> Result<()> {
        let refuse = |option, value, allowed: &str| {
            Err(Error::InvalidOption { option, value, allowed: allowed.to_owned() })
        };
        if !(20..=100_000).contains(&self.replicates) {
            return refuse("replicates", self.replicates.to_string(), "from 20 to 100000");
        }
        if !(self.percentile > 0.0 && self.percentile < 1.0) {
            return refuse("percentile", self.percentile.to_string(), "between 0 and 1 (0.95 is the 95th)");
        }
        Ok(())
    }

    /// How many factors are extracted: at most so many that the correlations are at least as many as what is estimated,
    /// (k - m)² ≥ k + m (Ledermann 1937).
    fn number_of_factors(&self, k: usize, dimensions: usize) -> Result<usize> {
        let determined = |m: &usize| (k - m) * (k - m) >= k + m;
        let most = (1..k).take_while(determined).last().unwrap_or(1);
        match self.factors {
            None => Ok(dimensions.min(most)),
            Some(m) if (1..=most).contains(&m) => Ok(m),
            Some(m) => Err(Error::InvalidOption {
                option: "factors",
                value: m.to_string(),
                allowed: format!("from 1 to {most}, as {k} items determine"),
            }),
        }
    }
}

/// Where the items of the dimensions stand in the tally, one dimension after the other.
fn positions(items: &Items, dimensions: &[DimensionItems]) -> Result<Vec<usize>> {
    let refuse = |option, value, allowed: &str| {
        Err(Error::InvalidOption { option, value, allowed: allowed.to_owned() })
    };
    if dimensions.len() < 2 {
        return refuse("dimensions", format!("{} of them", dimensions.len()), "at least 2 dimensions");
    }
    let mut which: Vec<usize> = Vec::new();
    for (d, DimensionItems { name, items: members }) in dimensions.iter().enumerate() {
        if dimensions[..d].iter().any(|other| other.name == *name) {
            return refuse("dimensions", format!("{name:?} twice"), "each with a name of its own");
        }
        if members.len() < 2 {
            let value = format!("{name:?} with {} items", members.len());
            return refuse("dimensions", value, "at least 2 items in each; leave a single item out");
        }
        for item in members {
            let Some(at) = items.names().iter().position(|known| known == item) else {
                return Err(Error::UnknownColumn {
                    column: item.clone(),
                    available: list_names(items.names().iter().map(String::as_str)),
                });
            };
            if which.contains(&at) {
                let taken = dimensions.iter().find(|other| other.items.contains(item));
                let first = taken.map_or("", |other| other.name.as_str());
                let value = format!("{item:?} in {first:?} and in {name:?}");
                return refuse("dimensions", value, "each item in one dimension, once");
            }
            which.push(at);
        }
    }
    Ok(which)
}

/// The factors by the variance they explain, each with loadings that sum to at least 0.
fn ordered(turned: &Rotated) -> Rotated {
    let variances = factors::explained(&turned.loadings, &turned.correlations);
    let mut order: Vec<usize> = (0..variances.len()).collect();
    order.sort_by(|&a, &b| variances[b].total_cmp(&variances[a]));
    let sign =
        |j: usize| if turned.loadings.iter().map(|row| row[j]).sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    let correlation = |a: usize, b: usize| sign(a) * sign(b) * turned.correlations[a][b];
    Rotated {
        loadings: turned
            .loadings
            .iter()
            .map(|row| order.iter().map(|&j| sign(j) * row[j]).collect())
            .collect(),
        correlations: order.iter().map(|&a| order.iter().map(|&b| correlation(a, b)).collect()).collect(),
    }
}

/// The position of the largest of some numbers; 0 if there are none.
fn position_of_largest(values: impl Iterator<Item = f64>) -> usize {
    let keep = |most: (usize, f64), one: (usize, f64)| if one.1 > most.1 { one } else { most };
    values.enumerate().fold((0, f64::NEG_INFINITY), keep).0
}

fn rows(
    of: &Covariances,
    given: &Dimensions<'_>,
    each: &[StructureDimension],
    turned: &Rotated,
    uniquenesses: &[f64],
    inverse: Option<&Matrix>,
) -> Vec<StructureItem> {
    let own = given.of_item();
    let row = |(i, correlations): (usize, Vec<Option<f64>>)| {
        let strength = |r: &Option<f64>| r.unwrap_or(f64::NEG_INFINITY);
        let closest = position_of_largest(correlations.iter().map(strength));
        StructureItem {
            name: of.names[i].clone(),
            dimension: each[own[i]].name.clone(),
            item_rest: correlations[own[i]],
            closest: each[closest].name.clone(),
            correlations,
            factor: position_of_largest(turned.loadings[i].iter().map(|loading| loading.abs())),
            loadings: turned.loadings[i].clone(),
            communality: 1.0 - uniquenesses[i],
            uniqueness: uniquenesses[i],
            msa: inverse.map(|inverse| sampling_adequacy(&of.correlations, inverse, i..i + 1)),
            reversed: of.reversed[i],
        }
    };
    given.item_correlations().into_iter().enumerate().map(row).collect()
}

fn solution(
    r: &Matrix,
    turned: &Rotated,
    options: &StructureOptions,
    iterations: u32,
    each: &[StructureDimension],
) -> StructureFactors {
    let Rotated { loadings, correlations } = turned;
    let factor = |(j, variance): (usize, f64)| StructureFactor {
        variance,
        share: variance / r.len() as f64,
        dimension: each.iter().find(|one| one.factor == Some(j)).map(|one| one.name.clone()),
    };
    let fitted = matrix::product(&matrix::product(loadings, correlations), &matrix::transposed(loadings));
    let pairs = (0..r.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
    let residuals: Vec<f64> = pairs.map(|(i, j)| r[i][j] - fitted[i][j]).collect();
    let mean_square = residuals.iter().map(|x| x * x).sum::<f64>() / residuals.len() as f64;
    StructureFactors {
        extraction: options.extraction,
        rotation: options.rotation,
        iterations,
        factors: factors::explained(loadings, correlations).into_iter().enumerate().map(factor).collect(),
        correlations: correlations.clone(),
        rmsr: mean_square.sqrt(),
    }
}

/// Squared correlations of some items over these and the squared partial correlations.
fn sampling_adequacy(r: &Matrix, inverse: &Matrix, which: std::ops::Range<usize>) -> f64 {
    let (mut raw, mut partial) = (0.0, 0.0);
    for i in which {
        for j in (0..r.len()).filter(|j| *j != i) {
            raw += r[i][j] * r[i][j];
            partial += inverse[i][j] * inverse[i][j] / (inverse[i][i] * inverse[j][j]);
        }
    }
    // Of items without any correlation nothing is shared.
    if raw > 0.0 { raw / (raw + partial) } else { 0.0 }
}

fn adequacy(of: &Covariances, inverse: &Matrix) -> Result<StructureAdequacy> {
    let (k, r) = (of.k(), &of.correlations);
    let lower: Matrix = (0..k).map(|i| r[i][..=i].to_vec()).collect();
    let pivots = cholesky(&lower).unwrap_or_default();
    let log_determinant: f64 = pivots.iter().enumerate().map(|(i, row)| 2.0 * libm::log(row[i])).sum();
    let scale = of.n as f64 - 1.0 - (2 * k + 5) as f64 / 6.0;
    let chi_squared = (-scale * log_determinant).max(0.0);
    let df = (k * (k - 1) / 2) as u64;
    Ok(StructureAdequacy {
        kmo: sampling_adequacy(r, inverse, 0..k),
        chi_squared,
        df,
        p: chi_squared_upper_p(chi_squared, df as f64)?,
    })
}
