//! Agreement of raters.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Numbers, Result, out};
use super::survey::{fields_of, with_tables};
use super::{code, show};
use crate::Args;

const WEIGHTS: [(&str, i32); 4] = [
    ("nominal", GM_WEIGHTS_NOMINAL),
    ("linear", GM_WEIGHTS_LINEAR),
    ("quadratic", GM_WEIGHTS_QUADRATIC),
    ("ordinal", GM_WEIGHTS_ORDINAL),
];

const MEASUREMENTS: [(&str, i32); 4] = [
    ("nominal", GM_MEASUREMENT_NOMINAL),
    ("ordinal", GM_MEASUREMENT_ORDINAL),
    ("interval", GM_MEASUREMENT_INTERVAL),
    ("ratio", GM_MEASUREMENT_RATIO),
];

/// Runs a function of the table of ratings.
fn of_ratings<T>(args: &Args, function: impl FnOnce(*const gm_table, *mut T) -> gm_status) -> Result<T> {
    let fields = fields_of(&args.object("ratings").expect("ratings by rater are needed"))?;
    with_tables(&[fields], Vec::new(), |tables| out(|out| function(&tables[0], out)))
}

/// The options, with the categories they borrow.
fn options(args: &Args) -> Result<(gm_agreement_options, Vec<f64>)> {
    let categories = args.numbers("categories").unwrap_or_default();
    let mut options: gm_agreement_options = out(|out| unsafe { gm_agreement_options_init(out) })?;
    options.weights = code(args, "weights", options.weights, &WEIGHTS)?;
    options.level = args.level();
    if !categories.is_empty() {
        (options.categories, options.n_categories) = (categories.as_ptr(), categories.len());
    }
    Ok((options, categories))
}

/// A table of counts by rows, and its numbers of rows and columns.
fn counts(args: &Args, name: &str) -> Result<(Vec<u64>, usize, usize)> {
    let rows = args.whole_rows(name);
    let columns = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != columns) {
        return Err(CError::NotInC("all rows of a table of counts have one length in C"));
    }
    Ok((rows.concat(), rows.len(), columns))
}

pub(super) fn icc(args: &Args) -> Result<Value> {
    let level = args.level();
    let found: gm_icc = of_ratings(args, |table, out| unsafe { gm_agreement_icc(table, level, out) })?;
    let form = |form: &gm_icc_form| {
        json!({
            "estimate": show::estimate(&form.estimate),
            "f": show::optional(form.has_f, json!(form.f)),
            "df1": form.df1,
            "df2": form.df2,
            "p": show::optional(form.has_f, json!(form.p)),
        })
    };
    Ok(json!({
        "icc_1_1": form(&found.icc_1_1),
        "icc_a_1": form(&found.icc_a_1),
        "icc_c_1": form(&found.icc_c_1),
        "icc_1_k": form(&found.icc_1_k),
        "icc_a_k": (found.has_icc_a_k != 0).then(|| form(&found.icc_a_k)),
        "icc_c_k": form(&found.icc_c_k),
        "ms_subjects": found.ms_subjects,
        "ms_raters": found.ms_raters,
        "ms_error": found.ms_error,
        "ms_within": found.ms_within,
        "n_subjects": found.n_subjects,
        "n_raters": found.n_raters,
    }))
}

pub(super) fn one_way(args: &Args) -> Result<Value> {
    let groups: Vec<Numbers> =
        args.rows("groups").unwrap_or_default().into_iter().map(Numbers::new).collect();
    let columns: Vec<gm_column> = groups.iter().map(Numbers::column).collect();
    let level = args.level();
    let found: gm_one_way =
        out(|out| unsafe { gm_agreement_one_way(columns.as_ptr(), columns.len(), level, out) })?;
    Ok(json!({
        "icc": show::estimate(&found.icc),
        "f": show::optional(found.has_f, json!(found.f)),
        "p": show::optional(found.has_f, json!(found.p)),
        "df_between": found.df_between,
        "df_within": found.df_within,
        "ms_between": found.ms_between,
        "ms_within": found.ms_within,
        "r_squared": found.r_squared,
        "mean_size": found.mean_size,
        "n_groups": found.n_groups,
    }))
}

pub(super) fn kappa(args: &Args) -> Result<Value> {
    let (options, _categories) = options(args)?;
    let found: gm_kappa = if args.get("table").is_some() {
        let (table, rows, columns) = counts(args, "table")?;
        if rows != columns {
            return Err(CError::NotInC("a table of two raters is square in C"));
        }
        out(|out| unsafe { gm_agreement_kappa_table(table.as_ptr(), rows, &options, out) })?
    } else {
        let [a, b] = ["a", "b"].map(|name| Numbers::new(args.numbers(name).unwrap_or_default()));
        let (a, b) = (a.column(), b.column());
        out(|out| unsafe { gm_agreement_kappa(&a, &b, &options, out) })?
    };
    let test = |value: f64| show::optional(found.has_test, json!(value));
    Ok(json!({
        "estimate": show::estimate(&found.estimate),
        "std_error_null": test(found.std_error_null),
        "z": test(found.z),
        "p": test(found.p),
        "observed_agreement": found.observed_agreement,
        "expected_agreement": found.expected_agreement,
        "ac1": show::estimate(&found.ac1),
        "prevalence_paradox": found.prevalence_paradox != 0,
        "weights": show::name(&WEIGHTS, found.weights),
        "n_categories": found.n_categories,
    }))
}

pub(super) fn fleiss(args: &Args) -> Result<Value> {
    let (options, _categories) = options(args)?;
    let found: gm_fleiss = if args.get("counts").is_some() {
        let (counts, rows, columns) = counts(args, "counts")?;
        out(|out| unsafe { gm_agreement_fleiss_counts(counts.as_ptr(), rows, columns, &options, out) })?
    } else {
        of_ratings(args, |table, out| unsafe { gm_agreement_fleiss(table, &options, out) })?
    };
    Ok(json!({
        "estimate": show::estimate(&found.estimate),
        "p": show::optional(found.has_p, json!(found.p)),
        "observed_agreement": found.observed_agreement,
        "expected_agreement": found.expected_agreement,
        "free_marginal": show::estimate(&found.free_marginal),
        "ac1": show::estimate(&found.ac1),
        "prevalence_paradox": found.prevalence_paradox != 0,
        "weights": show::name(&WEIGHTS, found.weights),
        "n_raters": found.n_raters,
        "n_categories": found.n_categories,
        "n_ratings": found.n_ratings,
    }))
}

pub(super) fn gwet(args: &Args) -> Result<Value> {
    let (options, _categories) = options(args)?;
    let found: gm_gwet = if args.get("counts").is_some() {
        let (counts, rows, columns) = counts(args, "counts")?;
        out(|out| unsafe { gm_agreement_gwet_counts(counts.as_ptr(), rows, columns, &options, out) })?
    } else {
        of_ratings(args, |table, out| unsafe { gm_agreement_gwet(table, &options, out) })?
    };
    Ok(json!({
        "estimate": show::estimate(&found.estimate),
        "p": show::optional(found.has_p, json!(found.p)),
        "observed_agreement": found.observed_agreement,
        "expected_agreement": found.expected_agreement,
        "weights": show::name(&WEIGHTS, found.weights),
        "n_raters": found.n_raters,
        "n_categories": found.n_categories,
        "n_ratings": found.n_ratings,
    }))
}

pub(super) fn krippendorff(args: &Args) -> Result<Value> {
    let mut options: gm_krippendorff_options = out(|out| unsafe { gm_krippendorff_options_init(out) })?;
    options.level_of_measurement =
        code(args, "level_of_measurement", options.level_of_measurement, &MEASUREMENTS)?;
    options.level = args.level();
    if args.get("replicates").is_some() {
        options.replicates = u32::try_from(args.whole("replicates")).expect("a number of replicates");
    }
    if args.get("seed").is_some() {
        options.seed = args.whole("seed");
    }
    let found: gm_krippendorff =
        of_ratings(args, |table, out| unsafe { gm_agreement_krippendorff(table, &options, out) })?;
    Ok(json!({
        "estimate": show::estimate(&found.estimate),
        "observed_disagreement": found.observed_disagreement,
        "expected_disagreement": found.expected_disagreement,
        "level_of_measurement": show::name(&MEASUREMENTS, found.level_of_measurement),
        "n_raters": found.n_raters,
        "n_categories": found.n_categories,
        "n_ratings": found.n_ratings,
        "replicates": found.replicates,
        "seed": found.seed,
    }))
}

pub(super) fn kendall_w(args: &Args) -> Result<Value> {
    let found: gm_kendall_w = of_ratings(args, |table, out| unsafe { gm_agreement_kendall_w(table, out) })?;
    Ok(json!({
        "estimate": show::estimate(&found.estimate),
        "chi_squared": found.chi_squared,
        "df": found.df,
        "p": found.p,
        "mean_correlation": found.mean_correlation,
        "n_raters": found.n_raters,
    }))
}
