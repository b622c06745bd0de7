use std::ffi::c_char;

use gapmodel_core::reliability::{
    self, Alpha, AlphaInterval, AlphaItem, AlphaOptions, Careless, CarelessOptions, CarelessReason,
    FactorMethod, Halves, Items, ItemsOptions, Missing, Omega, OmegaItem, OmegaOptions, OrdinalAlpha,
    OrdinalOptions, SplitHalf, SplitHalfOptions,
};
use gapmodel_core::{CrossProducts, Error};

use crate::cross_products::gm_cross_products;
use crate::estimate::{decode, flagged, position};
use crate::instrument::at;
use crate::pointer::{
    ArrayOut, Out, Versioned, array, free, optional, optional_text, required, texts, versioned,
};
use crate::read::{read, read_json, read_text};
use crate::scale::gm_scale;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;

/// Every covariance is that of all who answered the two items.
pub const GM_MISSING_PAIRWISE: i32 = 0;
/// Only rows count that have an answer to every item.
pub const GM_MISSING_LISTWISE: i32 = 1;

/// Feldt's interval of alpha (1965).
pub const GM_INTERVAL_FELDT: i32 = 0;
/// Bonett's interval of alpha (2002).
pub const GM_INTERVAL_BONETT: i32 = 1;

/// Loadings by least squares of the correlations between items.
pub const GM_FACTOR_MINRES: i32 = 0;
/// Loadings by maximum likelihood.
pub const GM_FACTOR_ML: i32 = 1;

/// The first half are the first, third, fifth item and so on.
pub const GM_HALVES_ODD_EVEN: i32 = 0;
/// The first half are the items in the first half of the list, with the one in the middle.
pub const GM_HALVES_FIRST_LAST: i32 = 1;
/// The first half are the items named.
pub const GM_HALVES_NAMED: i32 = 2;

/// A long run of one and the same answer.
pub const GM_CARELESS_LONGSTRING: i32 = 0;
/// Answers that vary too little.
pub const GM_CARELESS_VARIABILITY: i32 = 1;
/// Halves of the scales that do not go together.
pub const GM_CARELESS_EVEN_ODD: i32 = 2;
/// All expectations alike.
pub const GM_CARELESS_EQUAL_EXPECTATIONS: i32 = 3;
/// All perceptions alike.
pub const GM_CARELESS_EQUAL_PERCEPTIONS: i32 = 4;
/// The same answers as somebody before.
pub const GM_CARELESS_DUPLICATE: i32 = 5;
/// Too few seconds for so many answers.
pub const GM_CARELESS_TOO_FAST: i32 = 6;

/// Which columns are items; set up by gm_items_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_items_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What happens to rows with absent answers: GM_MISSING_PAIRWISE.
    pub missing: i32,
    /// The names of the columns that are items; none stands for all columns of the table.
    pub columns: *const *const c_char,
    /// The number of columns.
    pub n_columns: usize,
    /// The scale of all items: its codes are missing, and an answer off it is an error. NULL for none.
    pub scale: *const gm_scale,
}

impl Versioned for gm_items_options {}

impl gm_items_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        missing: GM_MISSING_PAIRWISE,
        columns: std::ptr::null(),
        n_columns: 0,
        scale: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<ItemsOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let (columns, scale) = unsafe {
            (
                owned("columns", self.columns, self.n_columns)?,
                optional("scale", self.scale)?.map(|scale| scale.read()).transpose()?,
            )
        };
        let missing = decode("way of missing answers", &Missing::ALL, self.missing)?;
        Ok(ItemsOptions { columns, missing, scale })
    }
}

pub(crate) unsafe fn owned(
    name: &str,
    pointer: *const *const c_char,
    n: usize,
) -> Result<Vec<String>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let texts = unsafe { texts(name, pointer, n) }?;
    Ok(texts.into_iter().map(str::to_owned).collect())
}

/// Items that are to make one score: their names, and the sums of products of their answers. Made by
/// gm_items_from_table or gm_items_new, freed by gm_items_free; never change, so any number of threads may read them.
#[derive(Debug)]
pub struct gm_items(pub(crate) Items);

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_items_options_init(options: *mut gm_items_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_items_options::DEFAULT);
        Ok(())
    })
}

/// Tallies columns of a table, exactly. `options` may be NULL: all columns, pairwise.
///
/// Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_DUPLICATE_COLUMN, GM_ERR_OFF_SCALE, GM_ERR_INVALID_OPTION for a column of
/// text, for no columns and for more than 256.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_items_from_table(
    table: *const gm_table,
    options: *const gm_items_options,
    out: *mut *mut gm_items,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (table, options, out) = unsafe {
            (
                versioned("table", table)?.view()?,
                optional("options", options)?.unwrap_or(&gm_items_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_items(Items::from_table(&table, &options)?));
        Ok(())
    })
}

/// Names the variables of sums of products, which are copied. `names` may be NULL: "0", "1" and so on.
///
/// Fails with GM_ERR_INVALID_OPTION unless there is a name for each variable, GM_ERR_DUPLICATE_COLUMN.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_items_new(
    products: *const gm_cross_products,
    names: *const *const c_char,
    n_names: usize,
    out: *mut *mut gm_items,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (products, names, out) = unsafe {
            let products: &CrossProducts = &required("products", products)?.0;
            let names = if names.is_null() && n_names == 0 {
                (0..products.variables()).map(|i| i.to_string()).collect()
            } else {
                owned("names", names, n_names)?
            };
            (products, names, Out::new("out", out)?)
        };
        out.hand_over(gm_items(Items::new(products.clone(), names)?));
        Ok(())
    })
}

/// Frees items; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_items_free(items: *mut gm_items) {
    // SAFETY: the caller's contract.
    unsafe { free(items) };
}

/// The number of items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_items_n(items: *const gm_items, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("items", items, out, |items| Ok(items.0.names().len())) }
}

/// The name of an item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_items_name(
    items: *const gm_items,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("items", items, (buffer, capacity, needed), |items| {
            Ok(at("item", items.0.names(), index)?.as_str())
        })
    }
}

/// Options of gm_reliability_alpha; set up by gm_alpha_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_alpha_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How the interval is made: GM_INTERVAL_FELDT.
    pub interval: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The names of items that are keyed the other way, and are turned on their scale before they are summed.
    pub reverse: *const *const c_char,
    /// The number of such items.
    pub n_reverse: usize,
}

impl Versioned for gm_alpha_options {}

impl gm_alpha_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        interval: GM_INTERVAL_FELDT,
        level: 0.95,
        reverse: std::ptr::null(),
        n_reverse: 0,
    };

    unsafe fn read(&self) -> Result<AlphaOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let reverse = unsafe { owned("reverse", self.reverse, self.n_reverse) }?;
        let interval = decode("interval of alpha", &AlphaInterval::ALL, self.interval)?;
        Ok(AlphaOptions { interval, level: self.level, reverse })
    }
}

/// Cronbach's alpha of a sum of items.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_alpha {
    /// Alpha of the sum of the answers as they are, from 0 to 1.
    pub value: f64,
    /// The lower limit of the interval.
    pub low: f64,
    /// The upper limit of the interval.
    pub high: f64,
    /// The confidence level of the interval, between 0 and 1.
    pub level: f64,
    /// Alpha of the sum of standardised answers.
    pub standardized: f64,
    /// The mean correlation of two items, -1 to 1.
    pub mean_correlation: f64,
    /// The standard deviation of the sum of the items, in scale units.
    pub std_dev: f64,
    /// The standard error of measurement of the sum, in scale units.
    pub sem: f64,
    /// How many items there are.
    pub k: usize,
    /// How many respondents the interval counts on: of the two items that fewest answered together, those who did.
    pub n: u64,
    /// How many respondents answered every item.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// How many items run against the sum of the others: alpha means little until they are reversed or left out.
    pub n_negative: usize,
    /// How the interval was made: GM_INTERVAL_*.
    pub interval: i32,
    /// What was done about absent answers: GM_MISSING_*.
    pub missing: i32,
}

/// One item of a sum.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_alpha_item {
    /// The correlation of the item with the sum of the others, -1 to 1.
    pub item_rest: f64,
    /// Alpha without the item.
    pub if_dropped: f64,
    /// Whether there is such a correlation.
    pub has_item_rest: u8,
    /// Whether there is an alpha without the item.
    pub has_if_dropped: u8,
    /// Whether the item was reversed.
    pub reversed: u8,
    /// Whether the item runs against the sum of the others.
    pub is_negative: u8,
    /// 0.
    pub reserved: i32,
}

/// Room for one row per item, or none.
unsafe fn room<T: Copy>(buffer: *mut T, n: usize, items: usize) -> Result<ArrayOut<T>, Failure> {
    if n != 0 && n != items {
        return Err(Error::UnequalLengths { column: "rows".to_owned(), found: n, expected: items }.into());
    }
    // SAFETY: the caller's contract, passed on.
    unsafe { ArrayOut::sized("rows", buffer, n) }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_alpha_options_init(options: *mut gm_alpha_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_alpha_options::DEFAULT);
        Ok(())
    })
}

/// Cronbach's alpha of the sum of items, with its interval and what each item does to it.
///
/// `rows` has room for one row per item, `n_rows`, or is NULL with 0. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_INVALID_OPTION below two items, for an alpha below 0, naming the items that run against the others,
/// and for pairwise covariances that contradict each other; GM_ERR_NO_VALID_RATINGS where nobody answered two items
/// together, GM_ERR_TOO_FEW_RATINGS where fewer did than there are items (or than 3), naming the two;
/// GM_ERR_ZERO_VARIANCE naming an item that all answered alike; GM_ERR_UNKNOWN_COLUMN for a name in reverse that no item
/// has; GM_ERR_INVALID_LEVEL; GM_ERR_UNEQUAL_LENGTHS for rows that are not one per item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_alpha(
    items: *const gm_items,
    options: *const gm_alpha_options,
    out: *mut gm_alpha,
    rows: *mut gm_alpha_item,
    n_rows: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (items, options, out) = unsafe {
            (
                &required("items", items)?.0,
                optional("options", options)?.unwrap_or(&gm_alpha_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        // SAFETY: as above.
        let rows = unsafe { room(rows, n_rows, items.names().len()) }?;
        let Alpha {
            value,
            low,
            high,
            level,
            interval,
            standardized,
            mean_correlation,
            std_dev,
            sem,
            k,
            n,
            n_complete,
            respondents,
            missing,
            items,
            negative,
        } = reliability::alpha(items, &options)?;
        rows.write_each(items.into_iter().map(|item| alpha_item(item, &negative)));
        out.write(gm_alpha {
            value,
            low,
            high,
            level,
            standardized,
            mean_correlation,
            std_dev,
            sem,
            k,
            n,
            n_complete,
            respondents,
            n_negative: negative.len(),
            interval: position(&AlphaInterval::ALL, &interval),
            missing: position(&Missing::ALL, &missing),
        });
        Ok(())
    })
}

fn alpha_item(item: AlphaItem, negative: &[String]) -> gm_alpha_item {
    let AlphaItem { name, item_rest, if_dropped, reversed } = item;
    let ((item_rest, has_item_rest), (if_dropped, has_if_dropped)) =
        (flagged(item_rest), flagged(if_dropped));
    gm_alpha_item {
        item_rest,
        if_dropped,
        has_item_rest,
        has_if_dropped,
        reversed: reversed.into(),
        is_negative: negative.contains(&name).into(),
        reserved: 0,
    }
}

/// Options of gm_reliability_omega; set up by gm_omega_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_omega_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How the loadings are found: GM_FACTOR_MINRES.
    pub method: i32,
    /// The names of items that are keyed the other way, and are turned on their scale before they are summed.
    pub reverse: *const *const c_char,
    /// The number of such items.
    pub n_reverse: usize,
}

impl Versioned for gm_omega_options {}

impl gm_omega_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        method: GM_FACTOR_MINRES,
        reverse: std::ptr::null(),
        n_reverse: 0,
    };

    unsafe fn read(&self) -> Result<OmegaOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let reverse = unsafe { owned("reverse", self.reverse, self.n_reverse) }?;
        Ok(OmegaOptions { method: decode("method", &FactorMethod::ALL, self.method)?, reverse })
    }
}

/// Omega of a sum of items, from one factor.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_omega {
    /// Omega total of the sum of the answers as they are, from 0 to 1.
    pub value: f64,
    /// Omega total of the sum of standardised answers, from 0 to 1.
    pub standardized: f64,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did.
    pub n: u64,
    /// How many respondents answered every item.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// How many items have a negative loading.
    pub n_negative: usize,
    /// How the loadings were found: GM_FACTOR_*.
    pub method: i32,
    /// How many iterations that took.
    pub iterations: u32,
}

/// What one item has of the factor.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_omega_item {
    /// The loading of the standardised item, its correlation with the factor, -1 to 1.
    pub loading: f64,
    /// The share of the item's variance that the factor leaves, 0 to 1.
    pub uniqueness: f64,
    /// The loading in scale units.
    pub raw_loading: f64,
    /// The variance that the factor leaves, in squared scale units.
    pub raw_uniqueness: f64,
    /// Whether the item was reversed.
    pub reversed: i32,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_omega_options_init(options: *mut gm_omega_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_omega_options::DEFAULT);
        Ok(())
    })
}

/// Omega total of the sum of items: the share of its variance that is due to the one factor behind them.
///
/// `rows` has room for one row per item, `n_rows`, or is NULL with 0. `options` may be NULL for the defaults.
///
/// Fails as gm_reliability_alpha, except that three items are needed; GM_ERR_INVALID_OPTION naming an item that the factor
/// leaves no variance of its own (a Heywood case) or that others determine, GM_ERR_NOT_CONVERGED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_omega(
    items: *const gm_items,
    options: *const gm_omega_options,
    out: *mut gm_omega,
    rows: *mut gm_omega_item,
    n_rows: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (items, options, out) = unsafe {
            (
                &required("items", items)?.0,
                optional("options", options)?.unwrap_or(&gm_omega_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        // SAFETY: as above.
        let rows = unsafe { room(rows, n_rows, items.names().len()) }?;
        let Omega { value, standardized, method, iterations, k, n, n_complete, respondents, items, negative } =
            reliability::omega(items, &options)?;
        rows.write_each(items.into_iter().map(|item| {
            let OmegaItem { name: _, loading, uniqueness, raw_loading, raw_uniqueness, reversed } = item;
            let reversed = reversed.into();
            gm_omega_item { loading, uniqueness, raw_loading, raw_uniqueness, reversed, reserved: 0 }
        }));
        out.write(gm_omega {
            value,
            standardized,
            k,
            n,
            n_complete,
            respondents,
            n_negative: negative.len(),
            method: position(&FactorMethod::ALL, &method),
            iterations,
        });
        Ok(())
    })
}

/// Options of gm_reliability_split_half; set up by gm_split_half_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_split_half_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Which items make the first half: GM_HALVES_ODD_EVEN.
    pub halves: i32,
    /// The names of the items of the first half; not looked at unless halves is GM_HALVES_NAMED.
    pub first: *const *const c_char,
    /// The number of such items.
    pub n_first: usize,
    /// The names of items that are keyed the other way, and are turned on their scale before they are summed.
    pub reverse: *const *const c_char,
    /// The number of such items.
    pub n_reverse: usize,
}

impl Versioned for gm_split_half_options {}

impl gm_split_half_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        halves: GM_HALVES_ODD_EVEN,
        first: std::ptr::null(),
        n_first: 0,
        reverse: std::ptr::null(),
        n_reverse: 0,
    };

    unsafe fn read(&self) -> Result<SplitHalfOptions, Failure> {
        let halves = match self.halves {
            GM_HALVES_ODD_EVEN => Halves::OddEven,
            GM_HALVES_FIRST_LAST => Halves::FirstLast,
            // SAFETY: the caller's contract, passed on.
            GM_HALVES_NAMED => Halves::Named(unsafe { owned("first", self.first, self.n_first) }?),
            other => return Err(Failure::Argument(format!("there is no way of halves {other}"))),
        };
        // SAFETY: as above.
        let reverse = unsafe { owned("reverse", self.reverse, self.n_reverse) }?;
        Ok(SplitHalfOptions { halves, reverse })
    }
}

/// The reliability of a sum of items from its two halves.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_split_half {
    /// The correlation of the two halves, corrected to the full length by Spearman and Brown.
    pub spearman_brown: f64,
    /// The same for halves of unequal length (Horst 1951).
    pub unequal_length: f64,
    /// Flanagan and Rulon's coefficient, Guttman's lambda 4.
    pub guttman: f64,
    /// The correlation of the two halves, from 0 to 1.
    pub correlation: f64,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did.
    pub n: u64,
    /// How many respondents answered every item.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// How many items run against the sum of the others.
    pub n_negative: usize,
}

/// Where an item is.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_half_item {
    /// Whether the item is in the first half.
    pub is_first: i32,
    /// Whether the item runs against the sum of the others.
    pub is_negative: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_split_half_options_init(options: *mut gm_split_half_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_split_half_options::DEFAULT);
        Ok(())
    })
}

/// The reliability of the sum of items from the covariance of its two halves.
///
/// `rows` has room for one row per item, `n_rows`, or is NULL with 0. `options` may be NULL for the defaults.
///
/// Fails as gm_reliability_alpha, with GM_ERR_INVALID_OPTION for a correlation of the halves that is not above 0 and for a
/// half without items, GM_ERR_UNKNOWN_COLUMN for a name that no item has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_split_half(
    items: *const gm_items,
    options: *const gm_split_half_options,
    out: *mut gm_split_half,
    rows: *mut gm_half_item,
    n_rows: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (items, options, out) = unsafe {
            (
                &required("items", items)?.0,
                optional("options", options)?.unwrap_or(&gm_split_half_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        // SAFETY: as above.
        let rows = unsafe { room(rows, n_rows, items.names().len()) }?;
        let SplitHalf {
            spearman_brown,
            unequal_length,
            guttman,
            correlation,
            first,
            second: _,
            k,
            n,
            n_complete,
            respondents,
            negative,
        } = reliability::split_half(items, &options)?;
        rows.write_each(items.names().iter().map(|name| gm_half_item {
            is_first: first.contains(name).into(),
            is_negative: negative.contains(name).into(),
        }));
        let n_negative = negative.len();
        out.write(gm_split_half {
            spearman_brown,
            unequal_length,
            guttman,
            correlation,
            k,
            n,
            n_complete,
            respondents,
            n_negative,
        });
        Ok(())
    })
}

/// The reliability of a score that is made longer or shorter: m r / (1 + (m - 1) r).
///
/// `reliability` is that of the score as it is, from 0 to 1; `factor` is how many times as many items like these it is to
/// have, above 0.
///
/// Fails with GM_ERR_INVALID_OPTION for a reliability outside 0 to 1 and a factor that is not above 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_spearman_brown(
    reliability: f64,
    factor: f64,
    out: *mut f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.write(reliability::spearman_brown(reliability, factor)?);
        Ok(())
    })
}

/// Alpha of the variables behind ordinal items. Made by gm_reliability_ordinal_alpha, freed by gm_ordinal_alpha_free;
/// never changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_ordinal_alpha(OrdinalAlpha);

/// The figures of a gm_ordinal_alpha.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_ordinal_alpha_figures {
    /// Alpha of the polychoric correlations, from 0 to 1.
    pub value: f64,
    /// The mean polychoric correlation of two items, -1 to 1.
    pub mean_correlation: f64,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did.
    pub n: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// How many items run against the others.
    pub n_negative: usize,
    /// What was done about absent answers: GM_MISSING_*.
    pub missing: i32,
    /// 0.
    pub reserved: i32,
}

/// Ordinal alpha: Cronbach's alpha of the normal variables of which ordered categories are seen, from polychoric
/// correlations. Report it beside alpha, not instead: it says how reliable a sum of the variables behind the answers
/// would be, not the sum of the answers.
///
/// `options` may be NULL: all columns, pairwise. `reverse` are the names of `n_reverse` items that are keyed the other way.
///
/// Fails as gm_items_from_table and gm_reliability_alpha, with GM_ERR_INVALID_OPTION for an item with more than 20
/// different answers, and naming two items whose table allows no correlation within -1 to 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_ordinal_alpha(
    table: *const gm_table,
    options: *const gm_items_options,
    reverse: *const *const c_char,
    n_reverse: usize,
    out: *mut *mut gm_ordinal_alpha,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (table, items, reverse, out) = unsafe {
            (
                versioned("table", table)?.view()?,
                optional("options", options)?.unwrap_or(&gm_items_options::DEFAULT).read()?,
                owned("reverse", reverse, n_reverse)?,
                Out::new("out", out)?,
            )
        };
        let found = reliability::ordinal_alpha(&table, &OrdinalOptions { items, reverse })?;
        out.hand_over(gm_ordinal_alpha(found));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_ordinal_alpha_free(alpha: *mut gm_ordinal_alpha) {
    // SAFETY: the caller's contract.
    unsafe { free(alpha) };
}

/// The figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_ordinal_alpha_get(
    alpha: *const gm_ordinal_alpha,
    out: *mut gm_ordinal_alpha_figures,
) -> gm_status {
    let figures = |alpha: &gm_ordinal_alpha| {
        let OrdinalAlpha {
            value,
            mean_correlation,
            correlations: _,
            items: _,
            k,
            n,
            respondents,
            missing,
            negative,
        } = &alpha.0;
        Ok(gm_ordinal_alpha_figures {
            value: *value,
            mean_correlation: *mean_correlation,
            k: *k,
            n: *n,
            respondents: *respondents,
            n_negative: negative.len(),
            missing: position(&Missing::ALL, missing),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("alpha", alpha, out, figures) }
}

/// The polychoric correlation of two items, reversed items turned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_ordinal_alpha_correlation(
    alpha: *const gm_ordinal_alpha,
    i: usize,
    j: usize,
    out: *mut f64,
) -> gm_status {
    let correlation = |alpha: &gm_ordinal_alpha| Ok(*at("item", at("item", &alpha.0.correlations, i)?, j)?);
    // SAFETY: the caller's contract.
    unsafe { read("alpha", alpha, out, correlation) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_ordinal_alpha_json(
    alpha: *const gm_ordinal_alpha,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("alpha", alpha, (buffer, capacity, needed), |alpha| serde_json::to_string(&alpha.0)) }
}

/// The items of one scale; set up by gm_item_list_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_item_list {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The names of the items.
    pub names: *const *const c_char,
    /// The number of items.
    pub n: usize,
}

impl Versioned for gm_item_list {}

/// Sets up a list of items. What it points to must live as long as it is used. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_item_list_init(
    list: *mut gm_item_list,
    names: *const *const c_char,
    n: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("list", list) }?;
        let struct_size = crate::pointer::struct_size::<gm_item_list>();
        out.write(gm_item_list { struct_size, reserved: 0, names, n });
        Ok(())
    })
}

/// Options of gm_reliability_careless; set up by gm_careless_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_careless_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// From how many equal answers in a row on; 0 stands for half of the items, rounded up (Curran 2016).
    pub longstring: u32,
    /// The names of the items in the order of the questionnaire. None stands for the expectations and the perceptions, or
    /// if these are not named either for all columns but the duration.
    pub items: *const *const c_char,
    /// The number of items.
    pub n_items: usize,
    /// The names of the columns of the expectations; none if there are none.
    pub expectations: *const *const c_char,
    /// The number of expectations.
    pub n_expectations: usize,
    /// The names of the columns of the perceptions; none if there are none.
    pub perceptions: *const *const c_char,
    /// The number of perceptions.
    pub n_perceptions: usize,
    /// The items of each scale, for the consistency of even and odd items; none leaves it out.
    pub dimensions: *const gm_item_list,
    /// The number of scales.
    pub n_dimensions: usize,
    /// The name of the column of the seconds that answering took; NULL if there is none.
    pub duration: *const c_char,
    /// The scale of all items: its codes are missing. NULL for none.
    pub scale: *const gm_scale,
    /// Up to which standard deviation of a person's answers: 0, no variation at all.
    pub variability: f64,
    /// Below which consistency of even and odd items: 0.3 (Johnson 2005).
    pub even_odd: f64,
    /// Below how many seconds per answer: 2 (Huang and others 2012).
    pub seconds: f64,
    /// Whether answers that repeat those of somebody before are flagged: 1.
    pub duplicates: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_careless_options {}

impl gm_careless_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        longstring: 0,
        items: std::ptr::null(),
        n_items: 0,
        expectations: std::ptr::null(),
        n_expectations: 0,
        perceptions: std::ptr::null(),
        n_perceptions: 0,
        dimensions: std::ptr::null(),
        n_dimensions: 0,
        duration: std::ptr::null(),
        scale: std::ptr::null(),
        variability: 0.0,
        even_odd: 0.3,
        seconds: 2.0,
        duplicates: 1,
        reserved: 0,
    };

    unsafe fn read(&self) -> Result<CarelessOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        unsafe {
            let mut dimensions = Vec::with_capacity(self.n_dimensions);
            for (i, list) in array("dimensions", self.dimensions, self.n_dimensions)?.iter().enumerate() {
                let list = versioned(format_args!("dimensions[{i}]"), list)?;
                dimensions.push(owned(&format!("dimensions[{i}]"), list.names, list.n)?);
            }
            Ok(CarelessOptions {
                items: owned("items", self.items, self.n_items)?,
                expectations: owned("expectations", self.expectations, self.n_expectations)?,
                perceptions: owned("perceptions", self.perceptions, self.n_perceptions)?,
                dimensions,
                duration: optional_text("duration", self.duration)?.map(str::to_owned),
                scale: optional("scale", self.scale)?.map(|scale| scale.read()).transpose()?,
                longstring: (self.longstring != 0).then_some(self.longstring),
                variability: self.variability,
                even_odd: self.even_odd,
                seconds: self.seconds,
                duplicates: self.duplicates != 0,
            })
        }
    }
}

/// Who may not have read the questions, and why. Made by gm_reliability_careless, freed by gm_careless_free; never
/// changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_careless(Careless);

/// How many are flagged.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_careless_counts {
    /// How many respondents there are.
    pub respondents: u64,
    /// How many are flagged for at least one reason.
    pub flagged: u64,
    /// How many gave all expectations alike and all perceptions alike: gaps without any variation.
    pub equal_both: u64,
    /// How many are flagged for each reason, by GM_CARELESS_*.
    pub reasons: [u64; 7],
}

/// One respondent.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_careless_row {
    /// The standard deviation of the answers, in scale units.
    pub variability: f64,
    /// The consistency of even and odd items, -1 to 1.
    pub even_odd: f64,
    /// The index of the first row with the same answers.
    pub duplicate_of: u64,
    /// The longest run of one and the same answer; a missing answer ends a run.
    pub longstring: u32,
    /// Why flagged: bit GM_CARELESS_* is 1; 0 for nothing found.
    pub reasons: u32,
    /// Whether there is a standard deviation.
    pub has_variability: u8,
    /// Whether there is a consistency.
    pub has_even_odd: u8,
    /// Whether there is such a row.
    pub has_duplicate_of: u8,
    /// Whether nothing was found.
    pub keep: u8,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_careless_options_init(options: *mut gm_careless_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_careless_options::DEFAULT);
        Ok(())
    })
}

/// Flags respondents who may not have read the questions: long runs, no variability, inconsistent halves, all
/// expectations or all perceptions alike, duplicates, too fast answers. Nobody is dropped: gm_careless_keep is a mask.
/// `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_OFF_SCALE, GM_ERR_INVALID_OPTION for a column of text, no items, limits that
/// are no numbers from 0 (even_odd: from -1 to 1) and a duration below 0, naming the row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_reliability_careless(
    table: *const gm_table,
    options: *const gm_careless_options,
    out: *mut *mut gm_careless,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (table, options, out) = unsafe {
            (
                versioned("table", table)?.view()?,
                optional("options", options)?.unwrap_or(&gm_careless_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_careless(reliability::careless(&table, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_careless_free(careless: *mut gm_careless) {
    // SAFETY: the caller's contract.
    unsafe { free(careless) };
}

/// How many are flagged, and for what.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_careless_get(
    careless: *const gm_careless,
    out: *mut gm_careless_counts,
) -> gm_status {
    let counts = |careless: &gm_careless| {
        let of = &careless.0;
        let mut reasons = [0; 7];
        for (slot, count) in reasons.iter_mut().zip(&of.counts) {
            *slot = count.n;
        }
        let Careless { respondents, flagged, equal_both, .. } = *of;
        Ok(gm_careless_counts { respondents, flagged, equal_both, reasons })
    };
    // SAFETY: the caller's contract.
    unsafe { read("careless", careless, out, counts) }
}

/// One respondent, by the index of the row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_careless_get_row(
    careless: *const gm_careless,
    index: usize,
    out: *mut gm_careless_row,
) -> gm_status {
    let row = |careless: &gm_careless| {
        let Careless {
            respondents: _,
            flagged: _,
            counts: _,
            equal_both: _,
            keep,
            reasons,
            longstring,
            variability,
            even_odd,
            duplicate_of,
        } = &careless.0;
        let keep = *at("row", keep, index)?;
        let ((variability, has_variability), (even_odd, has_even_odd)) =
            (flagged(variability[index]), flagged(even_odd[index]));
        let bit = |reason: &CarelessReason| 1_u32 << position(&CarelessReason::ALL, reason);
        Ok(gm_careless_row {
            variability,
            even_odd,
            duplicate_of: duplicate_of[index].unwrap_or(0),
            longstring: longstring[index],
            reasons: reasons[index].iter().map(bit).sum(),
            has_variability,
            has_even_odd,
            has_duplicate_of: duplicate_of[index].is_some().into(),
            keep: keep.into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("careless", careless, out, row) }
}

/// A mask with 1 for each respondent with whom nothing was found, 0 for the others; `keep` has room for all, `n`.
///
/// Fails with GM_ERR_UNEQUAL_LENGTHS unless there is room for as many as respondents.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_careless_keep(
    careless: *const gm_careless,
    keep: *mut u8,
    n: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (careless, out) = unsafe { (required("careless", careless)?, ArrayOut::sized("keep", keep, n)?) };
        let mask = &careless.0.keep;
        if mask.len() != n {
            let (column, expected) = ("keep".to_owned(), mask.len());
            return Err(Error::UnequalLengths { column, found: n, expected }.into());
        }
        out.write_each(mask.iter().map(|keep| u8::from(*keep)));
        Ok(())
    })
}
