use std::ffi::c_char;

use gapmodel_core::reliability::{
    self, DimensionItems, DimensionPair, Extraction, HtmtReading, Missing, ParallelRow, Rotation, Structure,
    StructureAdequacy, StructureDimension, StructureFactor, StructureFactors, StructureItem,
    StructureOptions,
};

use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{Out, Versioned, array, free, optional, required, texts, versioned};
use crate::read::{read, read_json, read_optional, read_text};
use crate::reliability::{gm_item_list, gm_items, owned};
use crate::status::{Failure, gm_status, guard};

/// Factors by least squares of the correlations between items.
pub const GM_EXTRACTION_MINRES: i32 = 0;
/// Factors by principal axes.
pub const GM_EXTRACTION_PRINCIPAL_AXIS: i32 = 1;

/// Direct oblimin with parameter 0 (quartimin): factors may correlate.
pub const GM_ROTATION_OBLIMIN: i32 = 0;
/// Varimax: factors do not correlate.
pub const GM_ROTATION_VARIMAX: i32 = 1;
/// No rotation.
pub const GM_ROTATION_NONE: i32 = 2;

/// A heterotrait-monotrait ratio below 0.85: two dimensions by the strict limit (Kline 2011).
pub const GM_HTMT_DISTINCT: i32 = 0;
/// From 0.85 and below 0.90: two dimensions by the lenient limit only (Gold, Malhotra and Segars 2001).
pub const GM_HTMT_BORDERLINE: i32 = 1;
/// 0.90 and more: not told apart.
pub const GM_HTMT_INDISTINCT: i32 = 2;

/// Options of gm_reliability_structure; set up by gm_structure_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_structure_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How the factors are found: GM_EXTRACTION_MINRES.
    pub extraction: i32,
    /// How they are turned: GM_ROTATION_OBLIMIN.
    pub rotation: i32,
    /// How many tables of unrelated items the parallel analysis draws: 500, from 20 to 100000.
    pub replicates: u32,
    /// How many factors are extracted; 0 stands for as many as dimensions, or the most that so many items determine.
    pub factors: usize,
    /// The names of items that are keyed the other way, and are turned on their scale first.
    pub reverse: *const *const c_char,
    /// The number of such items.
    pub n_reverse: usize,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// Which share of the tables of unrelated items is below a limit: 0.95.
    pub percentile: f64,
    /// Where the random numbers begin: the same seed gives the same limits.
    pub seed: u64,
}

impl Versioned for gm_structure_options {}

impl gm_structure_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        extraction: GM_EXTRACTION_MINRES,
        rotation: GM_ROTATION_OBLIMIN,
        replicates: 500,
        factors: 0,
        reverse: std::ptr::null(),
        n_reverse: 0,
        level: 0.95,
        percentile: 0.95,
        seed: 0,
    };

    unsafe fn read(&self) -> Result<StructureOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let reverse = unsafe { owned("reverse", self.reverse, self.n_reverse) }?;
        Ok(StructureOptions {
            factors: (self.factors != 0).then_some(self.factors),
            extraction: decode("extraction", &Extraction::ALL, self.extraction)?,
            rotation: decode("rotation", &Rotation::ALL, self.rotation)?,
            reverse,
            level: self.level,
            replicates: self.replicates,
            percentile: self.percentile,
            seed: self.seed,
        })
    }
}

/// Whether dimensions hold in some answers. Made by gm_reliability_structure, freed by gm_structure_free; never changes, so
/// any number of threads may read one.
#[derive(Debug)]
pub struct gm_structure(Structure);

/// The figures of a gm_structure.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_structure_figures {
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did; the intervals and the parallel analysis count on it.
    pub n: u64,
    /// How many respondents answered every item of the tally.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// The number of dimensions.
    pub n_dimensions: usize,
    /// The number of pairs of dimensions.
    pub n_pairs: usize,
    /// The number of factors extracted.
    pub n_factors: usize,
    /// The number of factors by parallel analysis of the correlations.
    pub components: usize,
    /// The same of the correlations with squared multiple correlations on the diagonal; it tends to count too many.
    pub reduced_factors: usize,
    /// How many items correlate more with another dimension than with the rest of their own.
    pub n_misplaced: usize,
    /// How many items load most on another factor than that of their dimension.
    pub n_elsewhere: usize,
    /// How many items are Heywood cases.
    pub n_heywood: usize,
    /// The root of the mean squared residual correlation.
    pub rmsr: f64,
    /// The measure of sampling adequacy of Kaiser, Meyer and Olkin, 0 to 1.
    pub kmo: f64,
    /// Bartlett's test of no correlations at all.
    pub chi_squared: f64,
    /// Its probability.
    pub p: f64,
    /// Its degrees of freedom.
    pub df: u64,
    /// Which share of the tables of unrelated items is below a limit.
    pub percentile: f64,
    /// Where their random numbers began.
    pub seed: u64,
    /// How many of them there were.
    pub replicates: u32,
    /// How many iterations finding the factors took.
    pub iterations: u32,
    /// How they were found: GM_EXTRACTION_*.
    pub extraction: i32,
    /// How they were turned: GM_ROTATION_*.
    pub rotation: i32,
    /// What was done about absent answers: GM_MISSING_*.
    pub missing: i32,
    /// Whether there is a number of reduced_factors.
    pub has_reduced_factors: u8,
    /// Whether there are a kmo, a chi_squared and a p: not where some items determine others.
    pub has_adequacy: u8,
    /// 0.
    pub reserved: u16,
}

/// One dimension by itself.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_structure_dimension {
    /// Cronbach's alpha of the sum of its items; below 0 where they run against each other.
    pub alpha: f64,
    /// The mean correlation of two of its items, -1 to 1.
    pub mean_correlation: f64,
    /// The average variance extracted, 0 to 1.
    pub ave: f64,
    /// The composite reliability of standardised items, 0 to 1.
    pub composite_reliability: f64,
    /// The number of its items, which stand one after the other among the items.
    pub n_items: usize,
    /// The factor its items load on most, counted from 0.
    pub factor: usize,
    /// Whether its items have a factor in common, and so an ave and a composite_reliability.
    pub has_ave: u8,
    /// Whether there is a factor for it.
    pub has_factor: u8,
    /// 0.
    pub reserved: u16,
    /// 0.
    pub reserved_2: i32,
}

/// Two dimensions beside each other.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_structure_pair {
    /// The correlation of the sums of their items, -1 to 1, with Fisher's interval.
    pub correlation: gm_estimate,
    /// The correlation without the error of the sums; it may exceed 1.
    pub disattenuated: gm_estimate,
    /// The heterotrait-monotrait ratio.
    pub htmt: f64,
    /// The first dimension, counted from 0.
    pub first: usize,
    /// The second dimension, counted from 0.
    pub second: usize,
    /// What the ratio says: GM_HTMT_*.
    pub reading: i32,
    /// Whether there is a disattenuated correlation.
    pub has_disattenuated: u8,
    /// Whether there is a ratio.
    pub has_htmt: u8,
    /// Whether both extract more variance of their items than they share (Fornell and Larcker 1981).
    pub fornell_larcker: u8,
    /// Whether that is known.
    pub has_fornell_larcker: u8,
}

/// One item among dimensions and factors.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_structure_item {
    /// The correlation with the sum of the other items of its dimension, -1 to 1.
    pub item_rest: f64,
    /// The share of its variance that the factors have, 0 to 1.
    pub communality: f64,
    /// The share that they leave, from 0.005.
    pub uniqueness: f64,
    /// The measure of sampling adequacy of the item, 0 to 1.
    pub msa: f64,
    /// Its dimension, counted from 0.
    pub dimension: usize,
    /// The dimension whose sum it correlates most with, counted from 0.
    pub closest: usize,
    /// The factor on which its loading is largest in size, counted from 0.
    pub factor: usize,
    /// Whether there is an item_rest.
    pub has_item_rest: u8,
    /// Whether there is an msa.
    pub has_msa: u8,
    /// Whether the item was reversed.
    pub reversed: u8,
    /// Whether it correlates more with another dimension than with the rest of its own.
    pub is_misplaced: u8,
    /// Whether it loads most on another factor than that of its dimension.
    pub is_elsewhere: u8,
    /// Whether its uniqueness was held at 0.005 (a Heywood case).
    pub is_heywood: u8,
    /// 0.
    pub reserved: u16,
}

/// One factor.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_structure_factor {
    /// The variance it explains, in items.
    pub variance: f64,
    /// That as a share of the variance of all items, 0 to 1.
    pub share: f64,
    /// The dimension it is the factor of, counted from 0.
    pub dimension: usize,
    /// Whether there is such a dimension.
    pub has_dimension: i32,
    /// 0.
    pub reserved: i32,
}

/// One eigenvalue beside that of unrelated items.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_structure_eigenvalue {
    /// The eigenvalue of the correlations.
    pub component: f64,
    /// What it must exceed.
    pub component_limit: f64,
    /// The eigenvalue of the correlations with squared multiple correlations on the diagonal.
    pub factor: f64,
    /// What that must exceed.
    pub factor_limit: f64,
    /// Whether there are the last two.
    pub has_factor: i32,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_options_init(options: *mut gm_structure_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_structure_options::DEFAULT);
        Ok(())
    })
}

/// Whether the dimensions that items are said to have are there in the answers: alphas of the dimensions, their
/// correlations with interval and without error, heterotrait-monotrait ratios, average variance extracted, items that
/// belong elsewhere, the number of factors by parallel analysis, and the factors themselves. `names` are those of
/// `n_dimensions` dimensions, `dimensions` their items; items in none are left aside. `options` may be NULL for the
/// defaults. Free the result with gm_structure_free.
///
/// Fails with GM_ERR_INVALID_OPTION below two dimensions, for a dimension with fewer than two items or a name that stands
/// twice, an item that stands twice, more factors than the items determine or have in common, options out of their range,
/// and pairwise covariances that contradict each other; GM_ERR_UNKNOWN_COLUMN for an item that was not tallied;
/// GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS, GM_ERR_ZERO_VARIANCE as gm_reliability_alpha;
/// GM_ERR_INVALID_LEVEL; GM_ERR_NOT_CONVERGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_structure(
    items: *const gm_items,
    names: *const *const c_char,
    dimensions: *const gm_item_list,
    n_dimensions: usize,
    options: *const gm_structure_options,
    out: *mut *mut gm_structure,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (items, names, lists, options, out) = unsafe {
            (
                &required("items", items)?.0,
                texts("names", names, n_dimensions)?,
                array("dimensions", dimensions, n_dimensions)?,
                optional("options", options)?.unwrap_or(&gm_structure_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let mut dimensions = Vec::with_capacity(n_dimensions);
        for (name, list) in names.into_iter().zip(lists) {
            // SAFETY: as above.
            let items = unsafe {
                let list = versioned(format_args!("the items of {name:?}"), list)?;
                owned(name, list.names, list.n)?
            };
            dimensions.push(DimensionItems::new(name, items));
        }
        out.hand_over(gm_structure(reliability::structure(items, &dimensions, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_free(structure: *mut gm_structure) {
    // SAFETY: the caller's contract.
    unsafe { free(structure) };
}

/// The figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_get(
    structure: *const gm_structure,
    out: *mut gm_structure_figures,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, |structure| Ok(figures(&structure.0))) }
}

fn figures(of: &Structure) -> gm_structure_figures {
    let Structure {
        dimensions,
        pairs,
        items: _,
        parallel,
        factors: StructureFactors { extraction, rotation, iterations, factors, correlations: _, rmsr },
        adequacy,
        misplaced,
        elsewhere,
        heywood,
        k,
        n,
        n_complete,
        respondents,
        missing,
    } = of;
    let reliability::ParallelAnalysis {
        components,
        factors: reduced_factors,
        eigenvalues: _,
        replicates,
        percentile,
        seed,
    } = parallel;
    let none = StructureAdequacy { kmo: 0.0, chi_squared: 0.0, df: 0, p: 0.0 };
    let StructureAdequacy { kmo, chi_squared, df, p } = adequacy.clone().unwrap_or(none);
    gm_structure_figures {
        k: *k,
        n: *n,
        n_complete: *n_complete,
        respondents: *respondents,
        n_dimensions: dimensions.len(),
        n_pairs: pairs.len(),
        n_factors: factors.len(),
        components: *components,
        reduced_factors: reduced_factors.unwrap_or(0),
        n_misplaced: misplaced.len(),
        n_elsewhere: elsewhere.len(),
        n_heywood: heywood.len(),
        rmsr: *rmsr,
        kmo,
        chi_squared,
        p,
        df,
        percentile: *percentile,
        seed: *seed,
        replicates: *replicates,
        iterations: *iterations,
        extraction: position(&Extraction::ALL, extraction),
        rotation: position(&Rotation::ALL, rotation),
        missing: position(&Missing::ALL, missing),
        has_reduced_factors: reduced_factors.is_some().into(),
        has_adequacy: adequacy.is_some().into(),
        reserved: 0,
    }
}

/// The name of a dimension.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_dimension_name(
    structure: *const gm_structure,
    i: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("structure", structure, (buffer, capacity, needed), |structure| {
            Ok(at("dimension", &structure.0.dimensions, i)?.name.as_str())
        })
    }
}

/// One dimension.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_get_dimension(
    structure: *const gm_structure,
    i: usize,
    out: *mut gm_structure_dimension,
) -> gm_status {
    let dimension = |structure: &gm_structure| {
        let StructureDimension {
            name: _,
            items,
            alpha,
            mean_correlation,
            ave,
            composite_reliability,
            factor,
        } = at("dimension", &structure.0.dimensions, i)?;
        let (ave, has_ave) = flagged(*ave);
        Ok(gm_structure_dimension {
            alpha: *alpha,
            mean_correlation: *mean_correlation,
            ave,
            composite_reliability: composite_reliability.unwrap_or(0.0),
            n_items: items.len(),
            factor: factor.unwrap_or(0),
            has_ave,
            has_factor: factor.is_some().into(),
            reserved: 0,
            reserved_2: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, dimension) }
}

/// Two dimensions; pairs stand in the order of the first and then of the second.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_get_pair(
    structure: *const gm_structure,
    i: usize,
    out: *mut gm_structure_pair,
) -> gm_status {
    let pair = |structure: &gm_structure| {
        let of = at("pair", &structure.0.pairs, i)?;
        let DimensionPair { first, second, correlation, disattenuated, htmt, reading, fornell_larcker } = of;
        let (htmt, has_htmt) = flagged(*htmt);
        Ok(gm_structure_pair {
            correlation: (*correlation).into(),
            disattenuated: disattenuated.map_or(NO_ESTIMATE, Into::into),
            htmt,
            first: dimension_at(&structure.0, first),
            second: dimension_at(&structure.0, second),
            reading: reading.map_or(0, |reading| position(&HtmtReading::ALL, &reading)),
            has_disattenuated: disattenuated.is_some().into(),
            has_htmt,
            fornell_larcker: fornell_larcker.unwrap_or(false).into(),
            has_fornell_larcker: fornell_larcker.is_some().into(),
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, pair) }
}

const NO_ESTIMATE: gm_estimate = gm_estimate {
    value: 0.0,
    std_error: 0.0,
    low: 0.0,
    high: 0.0,
    level: 0.0,
    n_effective: 0.0,
    n_valid: 0,
    n_missing: 0,
    n_excluded: 0,
    method: 0,
    has_std_error: 0,
    has_low: 0,
    has_high: 0,
    reserved: 0,
};

fn dimension_at(of: &Structure, name: &str) -> usize {
    of.dimensions.iter().position(|dimension| dimension.name == name).unwrap_or(0)
}

/// The name of an item; items stand in the order of the dimensions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_item_name(
    structure: *const gm_structure,
    i: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("structure", structure, (buffer, capacity, needed), |structure| {
            Ok(at("item", &structure.0.items, i)?.name.as_str())
        })
    }
}

/// One item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_get_item(
    structure: *const gm_structure,
    i: usize,
    out: *mut gm_structure_item,
) -> gm_status {
    let item = |structure: &gm_structure| {
        let StructureItem {
            name,
            dimension,
            item_rest,
            correlations: _,
            closest,
            loadings: _,
            factor,
            communality,
            uniqueness,
            msa,
            reversed,
        } = at("item", &structure.0.items, i)?;
        let ((item_rest, has_item_rest), (msa, has_msa)) = (flagged(*item_rest), flagged(*msa));
        Ok(gm_structure_item {
            item_rest,
            communality: *communality,
            uniqueness: *uniqueness,
            msa,
            dimension: dimension_at(&structure.0, dimension),
            closest: dimension_at(&structure.0, closest),
            factor: *factor,
            has_item_rest,
            has_msa,
            reversed: (*reversed).into(),
            is_misplaced: structure.0.misplaced.contains(name).into(),
            is_elsewhere: structure.0.elsewhere.contains(name).into(),
            is_heywood: structure.0.heywood.contains(name).into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, item) }
}

/// The loading of an item on a factor.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_loading(
    structure: *const gm_structure,
    item: usize,
    factor: usize,
    out: *mut f64,
) -> gm_status {
    let loading = |of: &gm_structure| Ok(*at("factor", &at("item", &of.0.items, item)?.loadings, factor)?);
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, loading) }
}

/// The correlation of an item with the sum of a dimension, without the item where the dimension is its own; `has_value` is
/// 0 where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_item_correlation(
    structure: *const gm_structure,
    item: usize,
    dimension: usize,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    let correlation =
        |of: &gm_structure| Ok(*at("dimension", &at("item", &of.0.items, item)?.correlations, dimension)?);
    // SAFETY: the caller's contract.
    unsafe { read_optional("structure", structure, (value, has_value), correlation) }
}

/// One factor; factors stand in the order of the variance they explain.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_get_factor(
    structure: *const gm_structure,
    i: usize,
    out: *mut gm_structure_factor,
) -> gm_status {
    let factor = |structure: &gm_structure| {
        let StructureFactor { variance, share, dimension } = at("factor", &structure.0.factors.factors, i)?;
        Ok(gm_structure_factor {
            variance: *variance,
            share: *share,
            dimension: dimension.as_deref().map_or(0, |name| dimension_at(&structure.0, name)),
            has_dimension: dimension.is_some().into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, factor) }
}

/// The correlation of two factors.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_factor_correlation(
    structure: *const gm_structure,
    i: usize,
    j: usize,
    out: *mut f64,
) -> gm_status {
    let correlation = |of: &gm_structure| Ok(*at("factor", at("factor", &of.0.factors.correlations, i)?, j)?);
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, correlation) }
}

/// One of as many eigenvalues as items, the largest first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_get_eigenvalue(
    structure: *const gm_structure,
    i: usize,
    out: *mut gm_structure_eigenvalue,
) -> gm_status {
    let eigenvalue = |structure: &gm_structure| {
        let ParallelRow { component, component_limit, factor, factor_limit } =
            at("eigenvalue", &structure.0.parallel.eigenvalues, i)?;
        Ok(gm_structure_eigenvalue {
            component: *component,
            component_limit: *component_limit,
            factor: factor.unwrap_or(0.0),
            factor_limit: factor_limit.unwrap_or(0.0),
            has_factor: factor.is_some().into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("structure", structure, out, eigenvalue) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_structure_json(
    structure: *const gm_structure,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("structure", structure, (buffer, capacity, needed), |structure| {
            serde_json::to_string(&structure.0)
        })
    }
}
