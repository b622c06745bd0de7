use gapmodel_core::CrossProducts;

use crate::column::{columns, gm_column};
use crate::pointer::{Out, array, free, required, required_mut, versioned};
use crate::read::{read, read_optional};
use crate::scale::gm_scale;
use crate::status::{Failure, gm_status, guard};

/// Exact sums and sums of products of several measures: their means, covariances and correlations over the rows that
/// have them all, or pairwise. Made by gm_cross_products_new or gm_cross_products_pairwise, freed by gm_cross_products_free; otherwise as gm_counts.
#[derive(Debug)]
pub struct gm_cross_products(pub(crate) CrossProducts);

impl gm_cross_products {
    /// Refuses a variable that there is not.
    fn check(&self, variables: &[usize]) -> Result<(), Failure> {
        let n = self.0.variables();
        let none =
            |variable: &usize| Failure::Argument(format!("there is no variable {variable}: there are {n}"));
        variables.iter().find(|variable| **variable >= n).map_or(Ok(()), |variable| Err(none(variable)))
    }
}

/// Makes sums of no rows yet, of a number of variables.
///
/// Fails with GM_ERR_INVALID_OPTION unless there are 1 to 256.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_new(
    n_variables: usize,
    out: *mut *mut gm_cross_products,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.hand_over(gm_cross_products(CrossProducts::new(n_variables)?));
        Ok(())
    })
}

/// Makes sums of no rows yet that take, of every two variables, all rows that have these two.
///
/// Fails as gm_cross_products_new.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_pairwise(
    n_variables: usize,
    out: *mut *mut gm_cross_products,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.hand_over(gm_cross_products(CrossProducts::pairwise(n_variables)?));
        Ok(())
    })
}

/// Frees sums; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_free(products: *mut gm_cross_products) {
    // SAFETY: the caller's contract.
    unsafe { free(products) };
}

/// Adds one row: a value of each variable, NaN for missing.
///
/// Fails with GM_ERR_INVALID_OPTION unless `n` is the number of variables, GM_ERR_OFF_SCALE for a value that is
/// infinite or beyond 10^12 in size, naming the index of its variable, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_push(
    products: *mut gm_cross_products,
    values: *const f64,
    n: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (products, values) =
            unsafe { (required_mut("products", products)?, array("values", values, n)?) };
        Ok(products.0.push(values)?)
    })
}

/// Adds a column of values per variable.
///
/// Fails as gm_cross_products_push and with GM_ERR_UNEQUAL_LENGTHS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_extend(
    products: *mut gm_cross_products,
    columns: *const gm_column,
    n_columns: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (products, columns) =
            unsafe { (required_mut("products", products)?, self::columns("columns", columns, n_columns)?) };
        Ok(products.0.extend(&columns)?)
    })
}

/// Adds a column of ratings per variable: declared codes of the scale are missing, and what is neither on the scale nor a
/// code is an error.
///
/// Fails with GM_ERR_OFF_SCALE, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_INVALID_OPTION unless `n_columns` is the number of
/// variables.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_extend_ratings(
    products: *mut gm_cross_products,
    columns: *const gm_column,
    n_columns: usize,
    scale: *const gm_scale,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (products, columns, scale) = unsafe {
            (
                required_mut("products", products)?,
                self::columns("columns", columns, n_columns)?,
                versioned("scale", scale)?.read()?,
            )
        };
        Ok(products.0.extend_ratings(&columns, &scale)?)
    })
}

/// Adds all that other sums of as many variables have seen; the two may be one.
///
/// Fails with GM_ERR_MISMATCH, also for listwise and pairwise sums, and GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_merge(
    products: *mut gm_cross_products,
    other: *const gm_cross_products,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; the other is copied first, since it may be the same.
        let (other, products) =
            unsafe { (required("other", other)?.0.clone(), required_mut("products", products)?) };
        Ok(products.0.merge(&other)?)
    })
}

/// The number of variables.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_n_variables(
    products: *const gm_cross_products,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("products", products, out, |products| Ok(products.0.variables())) }
}

/// Whether of every two variables all rows that have these two count: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_is_pairwise(
    products: *const gm_cross_products,
    out: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("products", products, out, |products| Ok(products.0.is_pairwise().into())) }
}

/// How many rows the covariance of two variables rests on: those that have both, or listwise those that have all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_n_pairs(
    products: *const gm_cross_products,
    i: usize,
    j: usize,
    out: *mut u64,
) -> gm_status {
    let n_pairs = |products: &gm_cross_products| {
        products.check(&[i, j])?;
        Ok(products.0.n_pairs(i, j))
    };
    // SAFETY: the caller's contract.
    unsafe { read("products", products, out, n_pairs) }
}

/// How many rows have every variable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_n_valid(
    products: *const gm_cross_products,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("products", products, out, |products| Ok(products.0.n_valid())) }
}

/// How many rows lack a variable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_n_missing(
    products: *const gm_cross_products,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("products", products, out, |products| Ok(products.0.absent())) }
}

/// The mean of a variable over the rows that have them all, pairwise over those that have it; absent without such rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_mean(
    products: *const gm_cross_products,
    variable: usize,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    let mean = |products: &gm_cross_products| {
        products.check(&[variable])?;
        Ok(products.0.mean(variable))
    };
    // SAFETY: the caller's contract.
    unsafe { read_optional("products", products, (value, has_value), mean) }
}

/// The sample covariance (n - 1) of two variables, the variance where they are one; absent below two rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_covariance(
    products: *const gm_cross_products,
    i: usize,
    j: usize,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    let covariance = |products: &gm_cross_products| {
        products.check(&[i, j])?;
        Ok(products.0.covariance(i, j))
    };
    // SAFETY: the caller's contract.
    unsafe { read_optional("products", products, (value, has_value), covariance) }
}

/// Pearson's correlation of two variables, -1 to 1; absent below two rows and where one of the two does not vary.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cross_products_correlation(
    products: *const gm_cross_products,
    i: usize,
    j: usize,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    let correlation = |products: &gm_cross_products| {
        products.check(&[i, j])?;
        Ok(products.0.correlation(i, j))
    };
    // SAFETY: the caller's contract.
    unsafe { read_optional("products", products, (value, has_value), correlation) }
}
