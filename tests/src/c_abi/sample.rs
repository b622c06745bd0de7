//! Weighting and sampling.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Numbers, Result, Texts, c_text, change, out, text};
use super::survey::{Field, fields_of, labels, with_tables};
use super::{code, scale, show};
use crate::Args;

const SIZES: [(&str, i32); 6] = [
    ("share", GM_SIZE_SHARE),
    ("mean", GM_SIZE_MEAN),
    ("nps", GM_SIZE_NPS),
    ("share_difference", GM_SIZE_SHARE_DIFFERENCE),
    ("mean_difference", GM_SIZE_MEAN_DIFFERENCE),
    ("paired", GM_SIZE_PAIRED),
];

pub(super) fn korn_graubard(args: &Args) -> Result<Value> {
    let [p, std_error, df] = ["p", "std_error", "df"].map(|name| args.number(name));
    let (n, level) = (args.whole("n"), args.level());
    let share = out(|out| unsafe { gm_stats_korn_graubard(p, std_error, n, df, level, out) })?;
    Ok(show::estimate(&share))
}

fn table(args: &Args) -> Result<(Vec<Field>, usize)> {
    let written = args.object("table").expect("a table is needed");
    let rows = written.names().filter_map(|name| written.list(name)).map(<[Value]>::len).next();
    Ok((fields_of(&written)?, rows.unwrap_or(0)))
}

fn show_weighting(weights: &[f64], found: &gm_weighting) -> Value {
    json!({
        "weights": weights,
        "iterations": found.iterations,
        "max_error": found.max_error,
        "weight_min": found.weight_min,
        "weight_max": found.weight_max,
        "n_effective": found.n_effective,
        "design_effect": found.design_effect,
        "trimmed": found.trimmed,
    })
}

/// Totals by category, as C has them.
struct Margin {
    column: std::ffi::CString,
    categories: Texts,
    totals: Vec<f64>,
}

impl Margin {
    fn new(margins: &Args, column: &str) -> Result<Self> {
        let totals = margins.object(column).expect("totals by category");
        Ok(Self {
            column: c_text(column)?,
            categories: Texts::new(totals.names().map(Some))?,
            totals: totals.names().map(|name| totals.number(name)).collect(),
        })
    }

    fn plain(&self) -> Result<gm_margin> {
        let (column, categories, totals) =
            (self.column.as_ptr(), self.categories.get(), self.totals.as_ptr());
        out(|out| unsafe { gm_margin_init(out, column, categories, totals, self.totals.len()) })
    }
}

pub(super) fn rake(args: &Args) -> Result<Value> {
    let margins = args.object("margins").expect("margins are needed");
    let margins = margins.names().map(|name| Margin::new(&margins, name)).collect::<Result<Vec<_>>>()?;
    let plain = margins.iter().map(Margin::plain).collect::<Result<Vec<_>>>()?;
    let weight = args.text("weight").map(c_text).transpose()?;
    let mut options: gm_rake_options = out(|out| unsafe { gm_rake_options_init(out) })?;
    options.weight = weight.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    options.tolerance = args.number_or("tolerance", options.tolerance);
    if args.get("max_iterations").is_some() {
        options.max_iterations = u32::try_from(args.whole("max_iterations")).expect("a number of iterations");
    }
    if let Some((low, high)) = args.pair("trim") {
        (options.trim, options.trim_low, options.trim_high) = (1, low, high);
    }
    let (fields, rows) = table(args)?;
    let mut weights = vec![0.0; rows];
    let buffer = weights.as_mut_ptr();
    let found = with_tables(&[fields], Vec::new(), |tables| {
        out(|out| unsafe {
            gm_weighting_rake(&tables[0], plain.as_ptr(), plain.len(), &options, buffer, rows, out)
        })
    })?;
    Ok(show_weighting(&weights, &found))
}

pub(super) fn post_stratify(args: &Args) -> Result<Value> {
    let columns = args.texts("columns");
    let columns = Texts::new(columns.iter().map(|name| Some(name.as_str())))?;
    let cells = args.list("totals").unwrap_or_default();
    let categories: Vec<Value> =
        cells.iter().flat_map(|cell| cell[0].as_array().expect("labels").clone()).collect();
    let categories = labels(&categories)?;
    let totals: Vec<f64> = cells.iter().map(|cell| cell[1].as_f64().expect("a total")).collect();
    let weight = args.text("weight").map(c_text).transpose()?;
    let weight = weight.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    let (fields, rows) = table(args)?;
    let mut weights = vec![0.0; rows];
    let buffer = weights.as_mut_ptr();
    let found = with_tables(&[fields], Vec::new(), |tables| {
        out(|out| unsafe {
            gm_weighting_post_stratify(
                &tables[0],
                columns.get(),
                columns.len(),
                categories.get(),
                totals.as_ptr(),
                totals.len(),
                weight,
                buffer,
                rows,
                out,
            )
        })
    })?;
    Ok(show_weighting(&weights, &found))
}

pub(super) fn kish(args: &Args) -> Result<Value> {
    let weights = Numbers::new(args.numbers("weights").unwrap_or_default());
    let weights = weights.column();
    let gm_kish { sum, n_effective, design_effect, n } =
        out(|out| unsafe { gm_weighting_kish(&weights, out) })?;
    Ok(json!({"sum": sum, "n": n, "n_effective": n_effective, "design_effect": design_effect}))
}

pub(super) fn size(args: &Args) -> Result<Value> {
    let kind = code(args, "kind", GM_SIZE_SHARE, &SIZES)?;
    let mut options: gm_size_options = out(|out| unsafe { gm_size_options_init(out, kind) })?;
    for (name, to) in [
        ("margin", &mut options.margin),
        ("p", &mut options.p),
        ("sd", &mut options.sd),
        ("variance", &mut options.variance),
        ("p1", &mut options.p1),
        ("p2", &mut options.p2),
        ("delta", &mut options.delta),
        ("power", &mut options.power),
    ] {
        *to = args.number_or(name, f64::NAN);
    }
    if args.get("population").is_some() {
        (options.has_population, options.population) = (1, args.whole("population"));
    }
    options.design_effect = args.number_or("design_effect", options.design_effect);
    options.level = args.level();
    let size: gm_sample_size = out(|out| unsafe { gm_sampling_size(&options, out) })?;
    // NaN, which JSON does not have, becomes null.
    Ok(json!({
        "n": size.n,
        "exact": size.exact,
        "groups": size.groups,
        "kind": show::name(&SIZES, size.kind),
        "margin": size.margin,
        "p": size.p,
        "sd": size.sd,
        "variance": size.variance,
        "p1": size.p1,
        "p2": size.p2,
        "delta": size.delta,
        "power": size.power,
        "population": show::optional(size.has_population, json!(size.population)),
        "design_effect": size.design_effect,
        "level": size.level,
    }))
}

pub(super) fn response(args: &Args) -> Result<Value> {
    let (fields, _) = table(args)?;
    let level = args.level();
    let rates = with_tables(&[fields], Vec::new(), |tables| {
        Handle::new(gm_response_rates_free, |out| unsafe { gm_sampling_response(&tables[0], level, out) })
    })?;
    let handle = rates.get();
    let n: usize = out(|out| unsafe { gm_response_rates_n(handle, out) })?;
    let one = |i: usize| {
        let rate: gm_response_rate = out(|out| unsafe { gm_response_rates_get(handle, i, out) })?;
        let mode = text(|b, n, needed| unsafe { gm_response_rates_mode(handle, i, b, n, needed) })?;
        let incentive = text(|b, n, needed| unsafe { gm_response_rates_incentive(handle, i, b, n, needed) })?;
        let estimate =
            |has: u8, estimate: &gm_estimate| if has == 0 { Value::Null } else { show::estimate(estimate) };
        Ok(json!({
            "mode": if rate.has_mode == 0 { Value::Null } else { json!(mode) },
            "incentive": if rate.has_incentive == 0 { Value::Null } else { json!(incentive) },
            "invited": rate.invited,
            "responded": rate.responded,
            "completed": show::optional(rate.has_completed, json!(rate.completed)),
            "response_rate": estimate(rate.has_response_rate, &rate.response_rate),
            "completion_rate": estimate(rate.has_completion_rate, &rate.completion_rate),
        }))
    };
    let found = json!({"rates": (0..n).map(one).collect::<Result<Vec<Value>>>()?});
    let whole = show::json_text(|b, n, needed| unsafe { gm_response_rates_json(handle, b, n, needed) })?;
    assert_eq!(whole.to_string(), found.to_string(), "the JSON text and the structs");
    Ok(whole)
}

pub(super) fn bounds(args: &Args) -> Result<Value> {
    let [successes, responded, invited] = ["successes", "responded", "invited"].map(|name| args.whole(name));
    let gm_bounds { low, high, share, response_rate } =
        out(|out| unsafe { gm_sampling_bounds(successes, responded, invited, out) })?;
    Ok(json!({"low": low, "high": high, "share": share, "response_rate": response_rate}))
}

pub(super) fn early_late(args: &Args) -> Result<Value> {
    let scale = scale(args)?;
    let side = |name: &str| {
        let ratings = Numbers::new(args.numbers(name).unwrap_or_default());
        let ratings = ratings.column();
        let counts = Handle::new(gm_counts_free, |out| unsafe { gm_counts_new(&scale.get(), out) })?;
        change(unsafe { gm_counts_extend(counts.get(), &ratings, std::ptr::null()) })?;
        Ok::<_, CError>(counts)
    };
    let (early, late, level) = (side("early")?, side("late")?, args.level());
    let points = args.get("positive").filter(|positive| positive.is_array());
    let points = points.and_then(|_| args.numbers("positive")).unwrap_or_default();
    let n_top = args.get("positive").filter(|_| points.is_empty()).map_or(2, |_| args.whole("positive"));
    let n_top = usize::try_from(n_top).expect("a number of points");
    let data = if points.is_empty() { std::ptr::null() } else { points.as_ptr() };
    let found: gm_early_late = out(|out| unsafe {
        gm_sampling_early_late(early.get(), late.get(), n_top, data, points.len(), level, out)
    })?;
    Ok(json!({
        "early_share": show::estimate(&found.early_share),
        "late_share": show::estimate(&found.late_share),
        "share_difference": show::estimate(&found.share_difference),
        "mean_difference": show::estimate(&found.mean_difference),
        "p": show::optional(found.has_p, json!(found.p)),
    }))
}
