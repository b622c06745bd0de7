use std::ffi::c_char;

use gapmodel_core::Viewpoint;
use gapmodel_core::research::{
    self, Bias, InternalCell, InternalOptions, InternalService, SelfOther, SelfOtherOptions,
};
use gapmodel_core::stats::Adjustment;

use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::five::viewpoint;
use crate::instrument::{GM_PERCEPTION, at, language};
use crate::pointer::{Out, Versioned, free, optional, optional_text, required, struct_size};
use crate::read::{read, read_json, read_text, rows};
use crate::stats::GM_ADJUST_HOLM;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// Cells of gm_internal: one provider and one customer.
pub const GM_INTERNAL_CELL: i32 = 0;
/// A provider, as all its customers but itself see it.
pub const GM_INTERNAL_PROVIDER: i32 = 1;
/// A customer, of all that serve it but itself.
pub const GM_INTERNAL_CUSTOMER: i32 = 2;
/// All departments together.
pub const GM_INTERNAL_OVERALL: i32 = 3;

/// Options of gm_research_self_other; set up by gm_self_other_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_self_other_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// The viewpoint that staff answered from: GM_PERCEPTION, staff rating their own service.
    pub staff: i32,
    /// The viewpoint that customers answered from: GM_PERCEPTION.
    pub customers: i32,
    /// How p-values are adjusted, within dimensions and within attributes: GM_ADJUST_HOLM.
    pub family: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The language of the labels, NULL for "en".
    pub language: *const c_char,
}

impl Versioned for gm_self_other_options {}

impl gm_self_other_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        staff: GM_PERCEPTION,
        customers: GM_PERCEPTION,
        family: GM_ADJUST_HOLM,
        level: 0.95,
        language: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<(f64, SelfOtherOptions), Failure> {
        let options = SelfOtherOptions {
            staff: decode("viewpoint", &Viewpoint::ALL, self.staff)?,
            customers: decode("viewpoint", &Viewpoint::ALL, self.customers)?,
            family: decode("adjustment", &Adjustment::ALL, self.family)?,
            // SAFETY: the caller's contract, passed on.
            language: unsafe { language(self.language) }?.to_owned(),
        };
        Ok((self.level, options))
    }
}

/// Staff's view of their service beside that of customers. Made by gm_research_self_other, freed by gm_self_other_free; never
/// changes, so any number of threads may read one, and owes nothing to the summaries.
#[derive(Debug)]
pub struct gm_self_other(SelfOther);

impl gm_self_other {
    fn rows(&self, kind: i32) -> Result<&[Bias], Failure> {
        rows(kind, &self.0.attributes, &self.0.dimensions, self.0.overall.as_slice())
    }

    fn row(&self, kind: i32, index: usize) -> Result<&Bias, Failure> {
        at("row", self.rows(kind)?, index)
    }
}

/// The figures of a gm_self_other.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_self_other_figures {
    /// How many attributes staff see as better than customers do.
    pub n_too_good: usize,
    /// How many attributes staff see as worse.
    pub n_too_bad: usize,
    /// How many attributes only one side rated.
    pub n_one_sided: usize,
    /// The confidence level, between 0 and 1.
    pub level: f64,
    /// The viewpoint that staff answered from.
    pub staff: i32,
    /// The viewpoint that customers answered from.
    pub customers: i32,
    /// How p-values were adjusted: GM_ADJUST_*.
    pub family: i32,
    /// 0.
    pub reserved: i32,
}

/// How far staff's view lies above that of customers.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_bias {
    /// Staff's mean less that of customers, in scale units, with Welch's interval.
    pub bias: gm_estimate,
    /// Staff's mean, in scale units, high is good.
    pub staff_mean: f64,
    /// Customers' mean, likewise.
    pub customers_mean: f64,
    /// How many of staff rated it.
    pub n_staff: u64,
    /// How many customers rated it.
    pub n_customers: u64,
    /// Degrees of freedom.
    pub df: f64,
    /// The bias divided by its standard error.
    pub t: f64,
    /// Two-sided p-value, 0 to 1.
    pub p: f64,
    /// The same, adjusted among dimensions or among attributes.
    pub p_adjusted: f64,
    /// The bias by the root mean square of the two standard deviations (Cohen's d).
    pub effect_size: f64,
    /// Whether there are df, t, p and p_adjusted.
    pub has_test: u8,
    /// Whether there is an effect_size.
    pub has_effect_size: u8,
    /// Whether staff see the attribute as better than customers do.
    pub is_too_good: u8,
    /// Whether staff see the attribute as worse.
    pub is_too_bad: u8,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_options_init(options: *mut gm_self_other_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_self_other_options::DEFAULT);
        Ok(())
    })
}

/// Whether staff see their service as customers do: staff's mean less that of customers, per attribute, per dimension, over
/// all, with Welch's interval. Both are summaries of the same instrument, of different people; all segments are taken
/// together. `options` may be NULL for the defaults. Free the result with gm_self_other_free.
///
/// Fails with GM_ERR_MISMATCH for different instruments, GM_ERR_MISSING_VIEWPOINT if the instrument lacks a viewpoint or nobody
/// was asked for it, GM_ERR_NO_VALID_RATINGS if both rated nothing in common, GM_ERR_INVALID_OPTION for a language without
/// texts, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_research_self_other(
    staff: *const gm_summary,
    customers: *const gm_summary,
    options: *const gm_self_other_options,
    out: *mut *mut gm_self_other,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (staff, customers, (level, options), out) = unsafe {
            (
                required("staff", staff)?,
                required("customers", customers)?,
                optional("options", options)?.unwrap_or(&gm_self_other_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let found = research::self_other(&staff.summary, &customers.summary, level, &options)?;
        out.hand_over(gm_self_other(found));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_free(self_other: *mut gm_self_other) {
    // SAFETY: the caller's contract.
    unsafe { free(self_other) };
}

/// The figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_get(
    self_other: *const gm_self_other,
    out: *mut gm_self_other_figures,
) -> gm_status {
    let figures = |of: &gm_self_other| {
        let SelfOther {
            overall: _,
            dimensions: _,
            attributes: _,
            too_good,
            too_bad,
            one_sided,
            staff,
            customers,
            family,
            level,
        } = &of.0;
        Ok(gm_self_other_figures {
            n_too_good: too_good.len(),
            n_too_bad: too_bad.len(),
            n_one_sided: one_sided.len(),
            level: *level,
            staff: viewpoint(*staff),
            customers: viewpoint(*customers),
            family: position(&Adjustment::ALL, family),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("self_other", self_other, out, figures) }
}

/// The number of rows of a kind, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL: those that both rated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_n_rows(
    self_other: *const gm_self_other,
    kind: i32,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("self_other", self_other, out, |of| Ok(of.rows(kind)?.len())) }
}

/// One row of a kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_row(
    self_other: *const gm_self_other,
    kind: i32,
    index: usize,
    out: *mut gm_bias,
) -> gm_status {
    let row = |of: &gm_self_other| {
        let Bias {
            id,
            label: _,
            bias,
            staff_mean,
            customers_mean,
            n_staff,
            n_customers,
            df,
            t,
            p,
            p_adjusted,
            effect_size,
        } = of.row(kind, index)?;
        let [(df, has_test), (t, _), (p, _), (p_adjusted, _), (effect_size, has_effect_size)] =
            [*df, *t, *p, *p_adjusted, *effect_size].map(flagged);
        let is_attribute = kind == crate::gap::GM_ROW_ATTRIBUTE;
        Ok(gm_bias {
            bias: (*bias).into(),
            staff_mean: *staff_mean,
            customers_mean: *customers_mean,
            n_staff: *n_staff,
            n_customers: *n_customers,
            df,
            t,
            p,
            p_adjusted,
            effect_size,
            has_test,
            has_effect_size,
            is_too_good: (is_attribute && of.0.too_good.contains(id)).into(),
            is_too_bad: (is_attribute && of.0.too_bad.contains(id)).into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("self_other", self_other, out, row) }
}

/// The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_row_id(
    self_other: *const gm_self_other,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("self_other", self_other, (buffer, capacity, needed), |of| {
            Ok(of.row(kind, index)?.id.as_str())
        })
    }
}

/// The label of a row in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_row_label(
    self_other: *const gm_self_other,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("self_other", self_other, (buffer, capacity, needed), |of| {
            Ok(of.row(kind, index)?.label.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_self_other_json(
    self_other: *const gm_self_other,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |of: &gm_self_other| serde_json::to_string(&of.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("self_other", self_other, (buffer, capacity, needed), json) }
}

/// Options of gm_research_internal; set up by gm_internal_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_internal_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The segment column of the department that serves; NULL for "provider".
    pub provider: *const c_char,
    /// The segment column of the department that is served, that of the respondent; NULL for "customer".
    pub customer: *const c_char,
    /// The id of the attribute or dimension that is measured; NULL for "overall".
    pub of: *const c_char,
    /// The smallest number of respondents whose answers are shown: 10.
    pub min_n: u64,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Versioned for gm_internal_options {}

impl gm_internal_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        reserved: 0,
        provider: std::ptr::null(),
        customer: std::ptr::null(),
        of: std::ptr::null(),
        min_n: 10,
        level: 0.95,
    };

    unsafe fn read(&self) -> Result<InternalOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let [provider, customer, of] = unsafe {
            [
                optional_text("provider", self.provider)?,
                optional_text("customer", self.customer)?,
                optional_text("of", self.of)?,
            ]
        };
        let defaults = InternalOptions::default();
        Ok(InternalOptions {
            provider: provider.map_or(defaults.provider, str::to_owned),
            customer: customer.map_or(defaults.customer, str::to_owned),
            of: of.map_or(defaults.of, str::to_owned),
            min_n: self.min_n,
            level: self.level,
        })
    }
}

/// Gaps between departments that serve each other. Made by gm_research_internal, freed by gm_internal_free; never changes, so
/// any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_internal(InternalService);

impl gm_internal {
    fn cells(&self, kind: i32) -> Result<&[InternalCell], Failure> {
        match kind {
            GM_INTERNAL_CELL => Ok(&self.0.cells),
            GM_INTERNAL_PROVIDER => Ok(&self.0.providers),
            GM_INTERNAL_CUSTOMER => Ok(&self.0.customers),
            GM_INTERNAL_OVERALL => Ok(std::slice::from_ref(&self.0.overall)),
            other => Err(Failure::Argument(format!("there is no kind {other} of cell"))),
        }
    }

    fn cell(&self, kind: i32, index: usize) -> Result<&InternalCell, Failure> {
        at("cell", self.cells(kind)?, index)
    }
}

/// The figures of a gm_internal.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_internal_figures {
    /// The number of departments.
    pub n_departments: usize,
    /// The smallest number of respondents whose answers are shown.
    pub min_n: u64,
    /// How many cells of GM_INTERNAL_CELL are hidden because fewer answered.
    pub n_hidden: u64,
    /// How many respondents named no provider or no customer, and stand in no cell.
    pub n_unlabelled: u64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
}

/// The gap of one provider and one customer, or of several together.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_internal_cell {
    /// Perception - expectation in scale units, negative = shortfall.
    pub gap: gm_estimate,
    /// Mean perception, in scale units.
    pub perception_mean: f64,
    /// Mean expectation, likewise.
    pub expectation_mean: f64,
    /// How many cells are left out of a sum, because it would give away what is hidden.
    pub cells_left_out: u64,
    /// Whether a department speaks of itself.
    pub is_own: u8,
    /// Whether fewer than min_n answered; there is then no gap and no mean.
    pub is_hidden: u8,
    /// Whether there is one provider.
    pub has_provider: u8,
    /// Whether there is one customer.
    pub has_customer: u8,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_options_init(options: *mut gm_internal_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_internal_options::DEFAULT);
        Ok(())
    })
}

/// Internal service: the gap model with departments as customers of each other. The summary has two departments among its
/// segment columns: who serves, and who is served and answers. Answers of fewer than min_n respondents are hidden, and no sum
/// gives them away. `options` may be NULL for the defaults. Free the result with gm_internal_free.
///
/// Fails with GM_ERR_INVALID_OPTION unless the two columns are two of the segment columns, and for min_n of 0;
/// GM_ERR_UNKNOWN_ITEM naming what can be measured; GM_ERR_MISSING_VIEWPOINT without expectations or perceptions;
/// GM_ERR_NO_VALID_RATINGS if nobody named two departments and rated both; GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_research_internal(
    summary: *const gm_summary,
    options: *const gm_internal_options,
    out: *mut *mut gm_internal,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, options, out) = unsafe {
            (
                required("summary", summary)?,
                optional("options", options)?.unwrap_or(&gm_internal_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_internal(research::internal(&summary.summary, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_free(internal: *mut gm_internal) {
    // SAFETY: the caller's contract.
    unsafe { free(internal) };
}

/// The figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_get(
    internal: *const gm_internal,
    out: *mut gm_internal_figures,
) -> gm_status {
    let figures = |internal: &gm_internal| {
        let InternalService {
            departments,
            cells: _,
            providers: _,
            customers: _,
            overall: _,
            of: _,
            min_n,
            n_hidden,
            n_unlabelled,
            level,
        } = &internal.0;
        Ok(gm_internal_figures {
            n_departments: departments.len(),
            min_n: *min_n,
            n_hidden: *n_hidden,
            n_unlabelled: *n_unlabelled,
            level: *level,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("internal", internal, out, figures) }
}

/// The name of a department.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_department(
    internal: *const gm_internal,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("internal", internal, (buffer, capacity, needed), |internal| {
            Ok(at("department", &internal.0.departments, index)?.as_str())
        })
    }
}

/// The number of cells of a kind, GM_INTERNAL_*.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_n_cells(
    internal: *const gm_internal,
    kind: i32,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("internal", internal, out, |internal| Ok(internal.cells(kind)?.len())) }
}

/// One cell of a kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_cell_get(
    internal: *const gm_internal,
    kind: i32,
    index: usize,
    out: *mut gm_internal_cell,
) -> gm_status {
    let cell = |internal: &gm_internal| {
        let InternalCell {
            provider,
            customer,
            is_own,
            is_hidden,
            gap,
            perception_mean,
            expectation_mean,
            cells_left_out,
        } = internal.cell(kind, index)?;
        Ok(gm_internal_cell {
            gap: gap.map_or(gm_estimate::NONE, Into::into),
            perception_mean: perception_mean.unwrap_or(0.0),
            expectation_mean: expectation_mean.unwrap_or(0.0),
            cells_left_out: *cells_left_out,
            is_own: (*is_own).into(),
            is_hidden: (*is_hidden).into(),
            has_provider: provider.is_some().into(),
            has_customer: customer.is_some().into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("internal", internal, out, cell) }
}

/// The department that serves in a cell; empty for all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_cell_provider(
    internal: *const gm_internal,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("internal", internal, (buffer, capacity, needed), |internal| {
            Ok(internal.cell(kind, index)?.provider.as_deref().unwrap_or_default())
        })
    }
}

/// The department that is served in a cell; empty for all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_cell_customer(
    internal: *const gm_internal,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("internal", internal, (buffer, capacity, needed), |internal| {
            Ok(internal.cell(kind, index)?.customer.as_deref().unwrap_or_default())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_internal_json(
    internal: *const gm_internal,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |internal: &gm_internal| serde_json::to_string(&internal.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("internal", internal, (buffer, capacity, needed), json) }
}
