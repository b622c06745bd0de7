//! Drivers of an outcome: each result whole, as JSON text, with the plain structs held against it.

use std::ffi::{CString, c_char};

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Numbers, Result, Texts, array, c_text, change, out, text};
use super::survey::{self, fields_of, with_tables};
use super::{GM_TOTAL, code, show};
use crate::Args;

const METHODS: [(&str, i32); 3] = [
    ("general_dominance", GM_DRIVERS_GENERAL_DOMINANCE),
    ("relative_weights", GM_DRIVERS_RELATIVE_WEIGHTS),
    ("pratt", GM_DRIVERS_PRATT),
];
const LEVELS: [(&str, i32); 3] = [
    ("complete", GM_DOMINANCE_COMPLETE),
    ("conditional", GM_DOMINANCE_CONDITIONAL),
    ("general", GM_DOMINANCE_GENERAL),
];
const OUTCOMES: [(&str, i32); 2] = [("linear", GM_OUTCOME_LINEAR), ("logistic", GM_OUTCOME_LOGISTIC)];
const QUADRANTS: [(&str, i32); 5] = [
    ("concentrate_here", GM_CONCENTRATE_HERE),
    ("keep_up_the_good_work", GM_KEEP_UP_THE_GOOD_WORK),
    ("low_priority", GM_LOW_PRIORITY),
    ("possible_overkill", GM_POSSIBLE_OVERKILL),
    ("undecided", GM_UNDECIDED),
];
const FACTORS: [(&str, i32); 5] = [
    ("basic", GM_FACTOR_BASIC),
    ("performance", GM_FACTOR_PERFORMANCE),
    ("excitement", GM_FACTOR_EXCITEMENT),
    ("undecided", GM_FACTOR_UNDECIDED),
    ("undetermined", GM_FACTOR_UNDETERMINED),
];
const CATEGORIES: [(&str, i32); 6] = [
    ("must_be", GM_KANO_MUST_BE),
    ("one_dimensional", GM_KANO_ONE_DIMENSIONAL),
    ("attractive", GM_KANO_ATTRACTIVE),
    ("indifferent", GM_KANO_INDIFFERENT),
    ("reverse", GM_KANO_REVERSE),
    ("questionable", GM_KANO_QUESTIONABLE),
];
const ANSWERS: [(&str, i32); 5] = [
    ("like", GM_KANO_LIKE),
    ("must_be", GM_KANO_MUST),
    ("neutral", GM_KANO_NEUTRAL),
    ("live_with", GM_KANO_LIVE_WITH),
    ("dislike", GM_KANO_DISLIKE),
];
const TABLES: [(&str, i32); 2] = [("standard", GM_KANO_STANDARD), ("pouliot", GM_KANO_POULIOT)];

/// Holds what the structs say against the same fields of the whole result.
fn agree(whole: &Value, structs: &Value) {
    for (field, found) in structs.as_object().expect("fields") {
        assert_eq!(whole[field].to_string(), found.to_string(), "{field}");
    }
}

fn part(has: u8, estimate: &gm_estimate) -> Value {
    if has == 0 { show::optional(0, show_zero(estimate)) } else { show::estimate(estimate) }
}

/// An estimate that is absent, whose numbers must be zeros.
fn show_zero(estimate: &gm_estimate) -> Value {
    json!({"value": estimate.value, "level": estimate.level, "n_valid": estimate.n_valid})
}

fn names(args: &Args, name: &str) -> Result<Texts> {
    Texts::new(args.texts(name).iter().map(|name| Some(name.as_str())))
}

pub(super) fn dominance(args: &Args) -> Result<Value> {
    let (names, with_outcome) = (names(args, "names")?, args.numbers("with_outcome").unwrap_or_default());
    let correlations = args.rows("correlations").unwrap_or_default().concat();
    let n = with_outcome.len();
    let (cells, outcome) = (correlations.as_ptr(), with_outcome.as_ptr());
    let found = Handle::new(gm_dominance_free, |out| unsafe {
        gm_drivers_dominance(names.get(), cells, outcome, n, out)
    })?;
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_dominance_json(handle, b, n, needed) })?;
    let r_squared: f64 = out(|out| unsafe { gm_dominance_r_squared(handle, out) })?;
    let general: Vec<f64> = array(|b, n, needed| unsafe { gm_dominance_general(handle, b, n, needed) })?;
    let one = |i: usize| array(|b, n, needed| unsafe { gm_dominance_conditional(handle, i, b, n, needed) });
    let conditional = (0..n).map(one).collect::<Result<Vec<Vec<f64>>>>()?;
    let places = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
    let pair = |(i, j): (usize, usize)| {
        let mut level = 0;
        let dominant = out(|out| unsafe { gm_dominance_pair(handle, j, i, out, &raw mut level) })?;
        let Ok(dominant) = usize::try_from(dominant) else { return Ok(None) };
        let other = if dominant == i { j } else { i };
        let name = |i: usize| whole["names"][i].clone();
        Ok(Some(
            json!({"dominant": name(dominant), "other": name(other), "level": show::name(&LEVELS, level)}),
        ))
    };
    let pairs: Vec<Value> = places.filter_map(|places| pair(places).transpose()).collect::<Result<_>>()?;
    agree(
        &whole,
        &json!({"r_squared": r_squared, "general": general, "conditional": conditional, "pairs": pairs}),
    );
    Ok(whole)
}

fn driver_options(args: &Args) -> Result<gm_driver_options> {
    let mut options: gm_driver_options = out(|out| unsafe { gm_driver_options_init(out) })?;
    options.method = code(args, "method", options.method, &METHODS)?;
    options.level = args.level();
    if args.get("top_box").is_some() {
        (options.has_top_box, options.top_box) = (1, args.number("top_box"));
    }
    if args.get("replicates").is_some() {
        (options.has_replicates, options.replicates) = (1, small(args, "replicates"));
    }
    if args.get("seed").is_some() {
        options.seed = args.whole("seed");
    }
    Ok(options)
}

fn small(args: &Args, name: &str) -> u32 {
    u32::try_from(args.whole(name)).expect("a small number")
}

fn outcome(args: &Args) -> Numbers {
    Numbers::new(args.numbers("outcome").unwrap_or_default())
}

pub(super) fn key_drivers(args: &Args) -> Result<Value> {
    let (options, outcome) = (driver_options(args)?, outcome(args));
    let outcome = outcome.column();
    let fields = fields_of(&args.object("drivers").expect("drivers are needed"))?;
    with_tables(&[fields], Vec::new(), |tables| {
        show_drivers(&Handle::new(gm_key_drivers_free, |out| unsafe {
            gm_drivers_key_drivers(&tables[0], &outcome, &options, out)
        })?)
    })
}

pub(super) fn key_drivers_products(args: &Args) -> Result<Value> {
    let options = driver_options(args)?;
    let written = args.object("drivers").expect("drivers are needed");
    let mut names: Vec<&str> = written.names().collect();
    let mut columns: Vec<Numbers> =
        names.iter().map(|name| Numbers::new(written.numbers(name).unwrap_or_default())).collect();
    names.insert(1, "outcome");
    columns.insert(1, outcome(args));
    let plain: Vec<gm_column> = columns.iter().map(Numbers::column).collect();
    let (names, outcome) = (Texts::new(names.into_iter().map(Some))?, c_text("outcome")?);
    let n = plain.len();
    let products = Handle::new(gm_cross_products_free, |out| unsafe { gm_cross_products_new(n, out) })?;
    change(unsafe { gm_cross_products_extend(products.get(), plain.as_ptr(), n) })?;
    show_drivers(&Handle::new(gm_key_drivers_free, |out| unsafe {
        gm_drivers_key_drivers_products(products.get(), names.get(), n, outcome.as_ptr(), &options, out)
    })?)
}

pub(super) fn show_drivers(found: &Handle<gm_key_drivers>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_key_drivers_json(handle, b, n, needed) })?;
    show::picture("KeyDrivers", &whole, |o, b, n, needed| unsafe {
        gm_chart_drivers_svg(handle, o, b, n, needed)
    });
    let n: usize = out(|out| unsafe { gm_key_drivers_n(handle, out) })?;
    for i in 0..n {
        let driver: gm_driver = out(|out| unsafe { gm_key_drivers_get(handle, i, out) })?;
        let name = text(|b, n, needed| unsafe { gm_key_drivers_name(handle, i, b, n, needed) })?;
        let probabilities: Vec<f64> =
            array(|b, n, needed| unsafe { gm_key_drivers_rank_probabilities(handle, i, b, n, needed) })?;
        let found = json!({
            "name": name,
            "weight": show::estimate(&driver.weight),
            "share": show::optional(driver.has_share, json!(driver.share)),
            "rank": driver.rank,
            "rank_probabilities": probabilities,
            "general_dominance":
                show::optional(driver.has_general_dominance, json!(driver.general_dominance)),
            "general_dominance_rank":
                show::optional(driver.has_general_dominance, json!(driver.general_dominance_rank)),
            "relative_weight": show::optional(driver.has_relative_weight, json!(driver.relative_weight)),
            "relative_weight_rank":
                show::optional(driver.has_relative_weight, json!(driver.relative_weight_rank)),
            "pratt": show::optional(driver.has_pratt, json!(driver.pratt)),
            "pratt_rank": show::optional(driver.has_pratt, json!(driver.pratt_rank)),
            "ranks_differ": driver.ranks_differ != 0,
            "correlation": driver.correlation,
            "beta": driver.beta,
            "vif": driver.vif,
            "above_noise": part(driver.has_above_noise, &driver.above_noise),
        });
        agree(&whole["drivers"][i], &found);
    }
    let facts: gm_driver_facts = out(|out| unsafe { gm_key_drivers_facts(handle, out) })?;
    let found = json!({
        "method": show::name(&METHODS, facts.method),
        "outcome": show::name(&OUTCOMES, facts.outcome),
        "r_squared": facts.r_squared,
        "methods_agree": facts.methods_agree != 0,
        "noise": part(facts.has_noise, &facts.noise),
        "n_valid": facts.n_valid,
        "n_missing": facts.n_missing,
        "replicates": facts.replicates,
        "degenerate": facts.degenerate,
        "seed": facts.seed,
    });
    agree(&whole, &found);
    Ok(whole)
}

fn importance_options(args: &Args) -> Result<gm_importance_options> {
    let mut options: gm_importance_options = out(|out| unsafe { gm_importance_options_init(out) })?;
    match args.get("crosshair") {
        Some(Value::Array(_)) => {
            let (importance, performance) = args.pair("crosshair").expect("two lines");
            options.crosshair = GM_CROSSHAIR_AT;
            (options.importance_line, options.performance_line) = (importance, performance);
        }
        Some(Value::String(name)) if name == "median" => options.crosshair = GM_CROSSHAIR_MEDIAN,
        Some(Value::String(name)) if name == "midpoint" => options.crosshair = GM_CROSSHAIR_MIDPOINT,
        _ => {}
    }
    if let Some((min, max)) = args.pair("scale").filter(|_| args.get("attributes").is_none()) {
        (options.has_scale, options.scale_min, options.scale_max) = (1, min, max);
    }
    options.method = code(args, "method", options.method, &METHODS)?;
    options.level = args.level();
    options.certainty = args.number_or("certainty", options.certainty);
    if args.get("replicates").is_some() {
        options.replicates = small(args, "replicates");
    }
    if args.get("seed").is_some() {
        options.seed = args.whole("seed");
    }
    Ok(options)
}

pub(super) fn importance_performance(args: &Args) -> Result<Value> {
    let options = importance_options(args)?;
    let sides = ["importance", "performance"].map(|name| args.object(name).expect("two tables"));
    let fields = [fields_of(&sides[0])?, fields_of(&sides[1])?];
    with_tables(&fields, Vec::new(), |tables| {
        show_importance(&Handle::new(gm_importance_free, |out| unsafe {
            gm_drivers_importance_performance(&tables[0], &tables[1], &options, out)
        })?)
    })
}

pub(super) fn importance_performance_derived(args: &Args) -> Result<Value> {
    let (options, outcome) = (importance_options(args)?, outcome(args));
    let outcome = outcome.column();
    let fields = fields_of(&args.object("performance").expect("performance is needed"))?;
    with_tables(&[fields], Vec::new(), |tables| {
        show_importance(&Handle::new(gm_importance_free, |out| unsafe {
            gm_drivers_importance_performance_derived(&tables[0], &outcome, &options, out)
        })?)
    })
}

pub(super) fn importance_performance_points(args: &Args) -> Result<Value> {
    let options = importance_options(args)?;
    let points = args.list("points").unwrap_or_default();
    let names = Texts::new(points.iter().map(|point| point[0].as_str()))?;
    let known = |value: &Value, std_error: &Value| gm_estimate {
        value: value.as_f64().expect("a number"),
        std_error: std_error.as_f64().unwrap_or_default(),
        low: 0.0,
        high: 0.0,
        level: 0.95,
        n_effective: 0.0,
        n_valid: 0,
        n_missing: 0,
        n_excluded: 0,
        method: GM_METHOD_NONE,
        has_std_error: std_error.is_number().into(),
        has_low: 0,
        has_high: 0,
        reserved: 0,
    };
    let importance: Vec<gm_estimate> = points.iter().map(|point| known(&point[1], &point[2])).collect();
    let performance: Vec<gm_estimate> = points.iter().map(|point| known(&point[3], &point[4])).collect();
    let (i, p, n) = (importance.as_ptr(), performance.as_ptr(), points.len());
    show_importance(&Handle::new(gm_importance_free, |out| unsafe {
        gm_drivers_importance_performance_points(names.get(), i, p, n, &options, out)
    })?)
}

pub(super) fn importance_gaps(args: &Args) -> Result<Value> {
    let options = importance_options(args)?;
    let scored = survey::scored(&survey::survey(args)?, GM_TOTAL, args)?;
    show_importance(&Handle::new(gm_importance_free, |out| unsafe {
        gm_drivers_importance_gaps(scored.get(), &options, out)
    })?)
}

fn show_importance(found: &Handle<gm_importance>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_importance_json(handle, b, n, needed) })?;
    show::picture("ImportancePerformance", &whole, |o, b, n, needed| unsafe {
        gm_chart_importance_svg(handle, o, b, n, needed)
    });
    let n: usize = out(|out| unsafe { gm_importance_n(handle, out) })?;
    for i in 0..n {
        let row: gm_importance_row = out(|out| unsafe { gm_importance_get(handle, i, out) })?;
        let name = text(|b, n, needed| unsafe { gm_importance_name(handle, i, b, n, needed) })?;
        let probabilities = if row.has_probabilities == 0 { Vec::new() } else { row.probabilities.to_vec() };
        let found = json!({
            "name": name,
            "importance": show::estimate(&row.importance),
            "performance": show::estimate(&row.performance),
            "position": show::name(&QUADRANTS, row.position),
            "quadrant": show::name(&QUADRANTS, row.quadrant),
            "probabilities": probabilities,
        });
        agree(&whole["attributes"][i], &found);
    }
    let lines: gm_importance_lines = out(|out| unsafe { gm_importance_lines_of(handle, out) })?;
    agree(&whole, &json!({"importance_line": lines.importance, "performance_line": lines.performance}));
    Ok(whole)
}

pub(super) fn penalty_reward(args: &Args) -> Result<Value> {
    let mut options: gm_penalty_options = out(|out| unsafe { gm_penalty_options_init(out) })?;
    options.level = args.level();
    if let Some((min, max)) = args.pair("scale") {
        (options.scale_min, options.scale_max) = (min, max);
    }
    if args.get("low").is_some() {
        (options.has_low, options.low) = (1, args.number("low"));
    }
    if args.get("high").is_some() {
        (options.has_high, options.high) = (1, args.number("high"));
    }
    let outcome = outcome(args);
    let outcome = outcome.column();
    let fields = fields_of(&args.object("attributes").expect("attributes are needed"))?;
    with_tables(&[fields], Vec::new(), |tables| {
        show_rewards(&Handle::new(gm_penalty_reward_free, |out| unsafe {
            gm_drivers_penalty_reward(&tables[0], &outcome, &options, out)
        })?)
    })
}

fn show_rewards(found: &Handle<gm_penalty_reward>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_penalty_reward_json(handle, b, n, needed) })?;
    let n: usize = out(|out| unsafe { gm_penalty_reward_n(handle, out) })?;
    for i in 0..n {
        let row: gm_penalty_row = out(|out| unsafe { gm_penalty_reward_get(handle, i, out) })?;
        let name = text(|b, n, needed| unsafe { gm_penalty_reward_name(handle, i, b, n, needed) })?;
        let found = json!({
            "name": name,
            "penalty": part(row.has_penalty, &row.penalty),
            "reward": part(row.has_reward, &row.reward),
            "contrast": part(row.has_contrast, &row.contrast),
            "range": show::optional(row.has_contrast, json!(row.range)),
            "asymmetry": show::optional(row.has_asymmetry, json!(row.asymmetry)),
            "factor": show::name(&FACTORS, row.factor),
            "n_low": row.n_low,
            "n_high": row.n_high,
        });
        agree(&whole["attributes"][i], &found);
    }
    let gm_penalty_facts { r_squared, low, high, n_valid, n_missing } =
        out(|out| unsafe { gm_penalty_reward_facts(handle, out) })?;
    let found =
        json!({"r_squared": r_squared, "low": low, "high": high, "n_valid": n_valid, "n_missing": n_missing});
    agree(&whole, &found);
    Ok(whole)
}

/// Options with what they point to.
struct KanoOptions {
    plain: gm_kano_options,
    _answers: Texts,
    _meanings: Vec<i32>,
}

impl KanoOptions {
    fn new(args: &Args) -> Result<Self> {
        let mut plain: gm_kano_options = out(|out| unsafe { gm_kano_options_init(out) })?;
        let written = args.object("answers").unwrap_or_default();
        let answers = Texts::new(written.names().map(Some))?;
        let meanings = written.names().map(|word| code(&written, word, GM_KANO_NO_ANSWER, &ANSWERS));
        let meanings = meanings.collect::<Result<Vec<i32>>>()?;
        plain.table = code(args, "table", plain.table, &TABLES)?;
        plain.level = args.level();
        if !meanings.is_empty() {
            (plain.answers, plain.meanings, plain.n_answers) =
                (answers.get(), meanings.as_ptr(), meanings.len());
        }
        Ok(Self { plain, _answers: answers, _meanings: meanings })
    }
}

pub(super) fn kano(args: &Args) -> Result<Value> {
    let options = KanoOptions::new(args)?;
    let mut fields = Vec::new();
    for name in ["functional", "dysfunctional", "importance"] {
        if let Some(written) = args.object(name) {
            fields.push(fields_of(&written)?);
        }
    }
    with_tables(&fields, Vec::new(), |tables| {
        let importance = tables.get(2).map_or(std::ptr::null(), std::ptr::from_ref);
        show_kano(&Handle::new(gm_kano_free, |out| unsafe {
            gm_drivers_kano(&tables[0], &tables[1], importance, &options.plain, out)
        })?)
    })
}

pub(super) fn kano_pairs(args: &Args) -> Result<Value> {
    let options = KanoOptions::new(args)?;
    let scale: gm_scale = out(|out| unsafe { gm_scale_init(out, 1.0, 5.0) })?;
    let pairs = Handle::new(gm_pair_counts_free, |out| unsafe { gm_pair_counts_new(&scale, out) })?;
    let side = |name: &str| Numbers::new(args.numbers(name).unwrap_or_default());
    let (functional, dysfunctional) = (side("functional"), side("dysfunctional"));
    let (functional, dysfunctional) = (functional.column(), dysfunctional.column());
    change(unsafe { gm_pair_counts_extend(pairs.get(), &functional, &dysfunctional, std::ptr::null()) })?;
    let name: CString = c_text(args.text("name").unwrap_or_default())?;
    let name: *const c_char = name.as_ptr();
    let whole = show_kano(&Handle::new(gm_kano_free, |out| unsafe {
        gm_drivers_kano_pairs(name, pairs.get(), &options.plain, out)
    })?)?;
    Ok(whole["features"][0].clone())
}

fn show_kano(found: &Handle<gm_kano>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_kano_json(handle, b, n, needed) })?;
    show::picture("KanoResult", &whole, |o, b, n, needed| unsafe {
        gm_chart_kano_svg(handle, o, b, n, needed)
    });
    let n: usize = out(|out| unsafe { gm_kano_n(handle, out) })?;
    for i in 0..n {
        let feature: gm_kano_feature = out(|out| unsafe { gm_kano_get(handle, i, out) })?;
        let name = text(|b, n, needed| unsafe { gm_kano_name(handle, i, b, n, needed) })?;
        for (category, code) in CATEGORIES {
            let count = feature.counts[usize::try_from(code).expect("a code")];
            assert_eq!(whole["features"][i]["counts"][category], json!(count));
        }
        let found = json!({
            "name": name,
            "category": show::name(&CATEGORIES, feature.category),
            "runner_up": match feature.has_runner_up {
                0 => Value::Null,
                _ => json!(show::name(&CATEGORIES, feature.runner_up)),
            },
            "is_clear": feature.is_clear != 0,
            "fong_limit": feature.fong_limit,
            "p": feature.p,
            "better": part(feature.has_better, &feature.better),
            "worse": part(feature.has_worse, &feature.worse),
            "category_strength": feature.category_strength,
            "total_strength": feature.total_strength,
            "self_stated": part(feature.has_self_stated, &feature.self_stated),
            "n_valid": feature.n_valid,
            "n_missing": feature.n_missing,
        });
        agree(&whole["features"][i], &found);
    }
    Ok(whole)
}
