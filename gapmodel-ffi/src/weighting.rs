use std::ffi::c_char;

use gapmodel_core::weighting::{self, Kish, Margin, RakeOptions, WeightingResult};
use gapmodel_core::{Error, Label};

use crate::column::{column, gm_column};
use crate::pointer::{
    ArrayOut, Out, Versioned, array, optional, optional_text, optional_texts, text, texts, versioned,
};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;

/// The known totals of the categories of a column; set up by gm_margin_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_margin {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The name of the column.
    pub column: *const c_char,
    /// The categories; one that is written as a whole number is one. NULL or "" stands for the missing.
    pub categories: *const *const c_char,
    /// The total of each, above 0. Totals that sum to 1 are shares.
    pub totals: *const f64,
    /// The number of categories.
    pub n: usize,
}

impl Versioned for gm_margin {}

impl gm_margin {
    unsafe fn read(&self, index: usize) -> Result<Margin, Failure> {
        let here = |what: &str| format!("the {what} of margins[{index}]");
        // SAFETY: the caller's contract, passed on.
        let (column, labels, totals) = unsafe {
            (
                text(here("column"), self.column)?,
                labels(&here("categories"), self.categories, self.n)?,
                array(here("totals"), self.totals, self.n)?,
            )
        };
        Ok(Margin::new(column, labels.into_iter().zip(totals.iter().copied())))
    }
}

unsafe fn labels(name: &str, pointer: *const *const c_char, n: usize) -> Result<Vec<Label>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let labels = unsafe { optional_texts(name, pointer, n) }?;
    Ok(labels.into_iter().map(|label| Label::parse(label.unwrap_or(""))).collect())
}

/// Options of gm_weighting_rake; set up by gm_rake_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_rake_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// After how many rounds over all margins raking gives up: 1000.
    pub max_iterations: u32,
    /// How far a margin may be from its total, as a share of the sum of all weights: 1e-10.
    pub tolerance: f64,
    /// The name of the column of the weights to start from; NULL if all start alike.
    pub weight: *const c_char,
    /// The smallest weight allowed, in multiples of the mean weight; not looked at unless trim is set.
    pub trim_low: f64,
    /// The largest weight allowed, in multiples of the mean weight; not looked at unless trim is set.
    pub trim_high: f64,
    /// Whether weights are trimmed: 0.
    pub trim: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_rake_options {}

impl gm_rake_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        max_iterations: 1000,
        tolerance: 1e-10,
        weight: std::ptr::null(),
        trim_low: 0.0,
        trim_high: 0.0,
        trim: 0,
        reserved: 0,
    };

    unsafe fn read(&self) -> Result<RakeOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let weight = unsafe { optional_text("weight", self.weight) }?;
        Ok(RakeOptions {
            weight: weight.map(str::to_owned),
            tolerance: self.tolerance,
            max_iterations: self.max_iterations,
            trim: (self.trim != 0).then_some((self.trim_low, self.trim_high)),
        })
    }
}

/// What the weights of gm_weighting_rake and gm_weighting_post_stratify cost.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_weighting {
    /// The largest difference between a weighted margin and its total, as a share of the sum of all weights.
    pub max_error: f64,
    /// The smallest weight.
    pub weight_min: f64,
    /// The largest weight.
    pub weight_max: f64,
    /// The effective sample size (Kish 1965): the squared sum of the weights over the sum of their squares.
    pub n_effective: f64,
    /// How many times larger variances get: rows over effective sample size, 1 + cv^2 of the weights.
    pub design_effect: f64,
    /// How many weights stand at a limit of trimming.
    pub trimmed: u64,
    /// How many rounds over all margins were made.
    pub iterations: u32,
    /// 0.
    pub reserved: i32,
}

/// What weights cost in precision.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_kish {
    /// The sum of the weights.
    pub sum: f64,
    /// The effective sample size: the squared sum of the weights over the sum of their squares.
    pub n_effective: f64,
    /// How many times larger variances get: n / n_effective, which is 1 + cv^2 of the weights.
    pub design_effect: f64,
    /// How many weights there are.
    pub n: u64,
}

/// Writes the weights to a buffer of `n` elements, and what they cost.
unsafe fn write(
    result: WeightingResult,
    (weights_out, n): (*mut f64, usize),
    out: Out<gm_weighting>,
) -> Result<(), Failure> {
    let WeightingResult {
        weights,
        iterations,
        max_error,
        weight_min,
        weight_max,
        n_effective,
        design_effect,
        trimmed,
    } = result;
    if weights.len() != n {
        let (column, expected) = ("weights".to_owned(), weights.len());
        return Err(Error::UnequalLengths { column, found: n, expected }.into());
    }
    // SAFETY: the caller's contract, passed on.
    unsafe { ArrayOut::sized("weights", weights_out, n) }?.write_each(weights.into_iter());
    out.write(gm_weighting {
        max_error,
        weight_min,
        weight_max,
        n_effective,
        design_effect,
        trimmed,
        iterations,
        reserved: 0,
    });
    Ok(())
}

/// Sets up a margin. What it points to must live as long as it is used. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_margin_init(
    margin: *mut gm_margin,
    column: *const c_char,
    categories: *const *const c_char,
    totals: *const f64,
    n: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("margin", margin) }?;
        let struct_size = crate::pointer::struct_size::<gm_margin>();
        out.write(gm_margin { struct_size, reserved: 0, column, categories, totals, n });
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_rake_options_init(options: *mut gm_rake_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_rake_options::DEFAULT);
        Ok(())
    })
}

/// Weights with which the sample has the known totals of several columns at once: raking, or iterative proportional
/// fitting.
///
/// Margins are totals that agree in their sum, or shares that sum to 1; with shares alone the mean weight is 1. `weights`
/// has room for one weight per row of the table, `n_weights`. With trimming, weights keep within its limits while all
/// margins are met. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_WEIGHT_SUM where margins disagree in their total, GM_ERR_EMPTY_CELL naming a category that nobody in
/// the sample has, GM_ERR_INVALID_OPTION naming the first row whose category is missing or has no total, for a total that
/// is not above 0 and for limits that cannot be kept, GM_ERR_NOT_CONVERGED saying how far raking got,
/// GM_ERR_INVALID_WEIGHT, GM_ERR_UNKNOWN_COLUMN, GM_ERR_NO_VALID_RATINGS for a table without rows,
/// GM_ERR_UNEQUAL_LENGTHS unless there is room for as many weights as rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_weighting_rake(
    table: *const gm_table,
    margins: *const gm_margin,
    n_margins: usize,
    options: *const gm_rake_options,
    weights: *mut f64,
    n_weights: usize,
    out: *mut gm_weighting,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (table, margins, options, out) = unsafe {
            (
                versioned("table", table)?.view()?,
                array("margins", margins, n_margins)?,
                optional("options", options)?.unwrap_or(&gm_rake_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let mut read = Vec::with_capacity(n_margins);
        for (i, margin) in margins.iter().enumerate() {
            // SAFETY: as above.
            read.push(unsafe { versioned(format_args!("margins[{i}]"), margin)?.read(i) }?);
        }
        let result = weighting::rake(&table, &read, &options)?;
        // SAFETY: as above.
        unsafe { write(result, (weights, n_weights), out) }
    })
}

/// Weights with which the sample has the known total of each cell, each combination of categories of some columns.
///
/// `categories` has `n_columns` labels for each of the `n_cells` cells, one cell after the other, `totals` one number above
/// 0 per cell; shares sum to 1. `weight` is the name of a column of starting weights or NULL. `weights` has room for one
/// weight per row of the table, `n_weights`.
///
/// Fails as gm_weighting_rake.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_weighting_post_stratify(
    table: *const gm_table,
    columns: *const *const c_char,
    n_columns: usize,
    categories: *const *const c_char,
    totals: *const f64,
    n_cells: usize,
    weight: *const c_char,
    weights: *mut f64,
    n_weights: usize,
    out: *mut gm_weighting,
) -> gm_status {
    guard(|| {
        let n_labels = n_columns
            .checked_mul(n_cells)
            .ok_or_else(|| Failure::Argument("categories are more than any memory holds".to_owned()))?;
        // SAFETY: the caller's contract.
        let (table, columns, labels, totals, weight, out) = unsafe {
            (
                versioned("table", table)?.view()?,
                texts("columns", columns, n_columns)?,
                labels("categories", categories, n_labels)?,
                array("totals", totals, n_cells)?,
                optional_text("weight", weight)?,
                Out::new("out", out)?,
            )
        };
        let cells = labels.chunks(n_columns.max(1)).map(<[Label]>::to_vec);
        let cells: Vec<(Vec<Label>, f64)> = cells.zip(totals.iter().copied()).collect();
        let result = weighting::post_stratify(&table, &columns, &cells, weight)?;
        // SAFETY: as above.
        unsafe { write(result, (weights, n_weights), out) }
    })
}

/// What weights cost in precision: their sum, the effective sample size and the design effect of weighting (Kish).
///
/// Fails with GM_ERR_INVALID_WEIGHT naming the first weight that is missing or not from 0.000001 to 1000000,
/// GM_ERR_NO_VALID_RATINGS if there are none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_weighting_kish(weights: *const gm_column, out: *mut gm_kish) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (weights, out) = unsafe { (column("weights", weights)?, Out::new("out", out)?) };
        let Kish { sum, n, n_effective, design_effect } = weighting::kish(weights)?;
        out.write(gm_kish { sum, n_effective, design_effect, n });
        Ok(())
    })
}
