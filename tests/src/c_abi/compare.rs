//! Conventions and comparisons as C has them.

use std::ffi::{CString, c_char};

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Numbers, Result, Texts, c_text, change, out, pointer, text};
use super::{bootstrap, code, counts, scale, show, survey};
use crate::Args;

pub(super) const STATISTICS: [(&str, i32); 5] = [
    ("share", GM_STATISTIC_SHARE),
    ("mean", GM_STATISTIC_MEAN),
    ("index", GM_STATISTIC_INDEX),
    ("nps", GM_STATISTIC_NPS),
    ("net", GM_STATISTIC_NET),
];
const TESTS: [(&str, i32); 6] = [
    ("score", GM_TEST_SCORE),
    ("welch", GM_TEST_WELCH),
    ("t", GM_TEST_T),
    ("adjusted_wald", GM_TEST_ADJUSTED_WALD),
    ("mc_nemar", GM_TEST_MC_NEMAR),
    ("mc_nemar_exact", GM_TEST_MC_NEMAR_EXACT),
];
const AGAINST: [(&str, i32); 3] =
    [("rest", GM_AGAINST_REST), ("total", GM_AGAINST_TOTAL), ("target", GM_AGAINST_TARGET)];

/// Options with the points they borrow.
struct Options {
    plain: gm_compare_options,
    _points: Vec<f64>,
    _bootstrap: Option<Box<gm_bootstrap>>,
}

fn options(args: &Args) -> Result<Options> {
    let mut plain: gm_compare_options = out(|out| unsafe { gm_compare_options_init(out) })?;
    plain.statistic = code(args, "statistic", plain.statistic, &STATISTICS)?;
    plain.against = code(args, "against", plain.against, &AGAINST)?;
    plain.adjustment = code(args, "adjustment", plain.adjustment, &show::ADJUSTMENTS)?;
    plain.target = args.number_or("target", 0.0);
    plain.level = args.level();
    plain.rescale = args.flag("rescale", false).into();
    let points = args.get("positive").filter(|positive| positive.is_array());
    let points = points.and_then(|_| args.numbers("positive")).unwrap_or_default();
    if !points.is_empty() {
        (plain.points, plain.n_points) = (points.as_ptr(), points.len());
    } else if args.get("positive").is_some() {
        plain.n_top = usize::try_from(args.whole("positive")).expect("a number of points");
    }
    let bootstrap = bootstrap(args)?;
    plain.bootstrap = pointer(bootstrap.as_deref());
    Ok(Options { plain, _points: points, _bootstrap: bootstrap })
}

/// A sample with the counts it borrows.
struct Sample {
    plain: gm_sample,
    _counts: Option<Handle<gm_counts>>,
}

const NOBODY: Sample =
    Sample { plain: gm_sample { counts: std::ptr::null(), successes: 0, n: 0 }, _counts: None };

fn sample(args: &Args, name: &str) -> Result<Sample> {
    if let Some(Value::Array(_)) = args.get(name) {
        let (successes, n) = args.successes(name);
        return Ok(Sample { plain: gm_sample { counts: std::ptr::null(), successes, n }, _counts: None });
    }
    let counts = counts(&args.object(name).expect("a sample"))?;
    let plain = gm_sample { counts: counts.get(), successes: 0, n: 0 };
    Ok(Sample { plain, _counts: Some(counts) })
}

pub(super) fn of_design(args: &Args) -> Result<Value> {
    let shared = options(args)?;
    let named = |name: &str| args.text(name).map(c_text).transpose();
    let (clusters, strata) = (named("clusters")?, named("strata")?);
    let name = |text: &Option<CString>| text.as_ref().map_or(std::ptr::null(), |text| text.as_ptr());
    let mut plain: gm_survey_options = out(|out| unsafe { gm_survey_options_init(out) })?;
    (plain.statistic, plain.level, plain.n_top) =
        (shared.plain.statistic, shared.plain.level, shared.plain.n_top);
    (plain.points, plain.n_points) = (shared.plain.points, shared.plain.n_points);
    (plain.clusters, plain.strata) = (name(&clusters), name(&strata));
    if args.get("units").is_none() {
        let (summary, item) = (survey::survey(args)?, text_of(args, "item")?);
        let found = out(|out| unsafe { gm_csat_survey(summary.get(), item.as_ptr(), &plain, out) })?;
        return Ok(survey_estimate(&found));
    }
    let units = args.objects("units");
    let tallies = units.iter().map(counts).collect::<Result<Vec<_>>>()?;
    let labels = units.iter().map(|unit| c_text(unit.text("stratum").unwrap_or_default()));
    let labels = labels.collect::<Result<Vec<_>>>()?;
    let unit = |(label, counts): (&CString, &Handle<gm_counts>)| gm_survey_cluster {
        stratum: label.as_ptr(),
        counts: counts.get(),
    };
    let clusters: Vec<gm_survey_cluster> = labels.iter().zip(&tallies).map(unit).collect();
    let (first, n) = (clusters.as_ptr(), clusters.len());
    Ok(survey_estimate(&out(|out| unsafe { gm_csat_survey_clusters(first, n, &plain, out) })?))
}

fn survey_estimate(found: &gm_survey_estimate) -> Value {
    let mut shown = show::estimate(&found.estimate);
    let parts = [
        ("statistic", json!(show::name(&STATISTICS, found.statistic))),
        ("df", json!(found.df)),
        ("n_clusters", json!(found.n_clusters)),
        ("n_strata", json!(found.n_strata)),
        ("design_effect", show::optional(found.has_design_effect, json!(found.design_effect))),
    ];
    for (name, part) in parts {
        shown[name] = part;
    }
    shown
}

fn comparison(found: &gm_comparison) -> Value {
    let mut shown = show::estimate(&found.difference);
    let parts = [
        ("statistic", json!(show::name(&STATISTICS, found.statistic))),
        ("value_a", json!(found.value_a)),
        ("value_b", json!(found.value_b)),
        ("n_a", json!(found.n_a)),
        ("n_b", json!(found.n_b)),
        (
            "test",
            if found.test == GM_TEST_NONE { Value::Null } else { json!(show::name(&TESTS, found.test)) },
        ),
        ("test_statistic", show::optional(found.has_test_statistic, json!(found.test_statistic))),
        ("df", show::optional(found.has_df, json!(found.df))),
        ("p", show::optional(found.has_p, json!(found.p))),
    ];
    for (name, part) in parts {
        shown[name] = part;
    }
    shown
}

pub(super) fn compare(args: &Args) -> Result<Value> {
    let (options, a) = (options(args)?, sample(args, "a")?);
    let found: gm_comparison = if args.get("target").is_some() {
        let target = args.number("target");
        out(|out| unsafe { gm_csat_compare_target(&a.plain, target, &options.plain, out) })?
    } else {
        let b = sample(args, "b")?;
        out(|out| unsafe { gm_csat_compare(&a.plain, &b.plain, &options.plain, out) })?
    };
    Ok(comparison(&found))
}

pub(super) fn compare_paired(args: &Args) -> Result<Value> {
    let (scale, (reference, delivered)) = (scale(args)?, args.pairs());
    let weights = args.numbers("weights").map(Numbers::new);
    let (reference, delivered) = (Numbers::new(reference), Numbers::new(delivered));
    let (reference, delivered) = (reference.column(), delivered.column());
    let weights = weights.as_ref().map(Numbers::column);
    let pairs = Handle::new(gm_pair_counts_free, |out| unsafe { gm_pair_counts_new(&scale.get(), out) })?;
    change(unsafe { gm_pair_counts_extend(pairs.get(), &reference, &delivered, pointer(weights.as_ref())) })?;
    let options = options(args)?;
    let found = out(|out| unsafe { gm_csat_compare_paired(pairs.get(), &options.plain, out) })?;
    Ok(comparison(&found))
}

fn text_of(args: &Args, name: &str) -> Result<CString> {
    c_text(args.text(name).unwrap_or_default())
}

pub(super) fn convention(args: &Args) -> Result<Value> {
    let name = text_of(args, "name")?;
    show::json_text(|b, n, needed| unsafe { gm_csat_convention(name.as_ptr(), b, n, needed) })
}

pub(super) fn conventions() -> Result<Value> {
    show::json_text(|b, n, needed| unsafe { gm_csat_conventions(b, n, needed) })
}

pub(super) fn score(args: &Args) -> Result<Value> {
    let (counts, name, level) = (counts(args)?, text_of(args, "convention")?, args.level());
    let found = out(|out| unsafe { gm_csat_score(counts.get(), name.as_ptr(), level, out) })?;
    Ok(show::estimate(&found))
}

pub(super) fn score_items(args: &Args) -> Result<Value> {
    let items: Vec<Numbers> = args.rows("items").unwrap_or_default().into_iter().map(Numbers::new).collect();
    let columns: Vec<gm_column> = items.iter().map(Numbers::column).collect();
    let (name, level) = (text_of(args, "convention")?, args.level());
    let (first, n) = (columns.as_ptr(), columns.len());
    let found = out(|out| unsafe { gm_csat_score_items(first, n, name.as_ptr(), level, out) })?;
    Ok(show::estimate(&found))
}

pub(super) fn side_by_side(args: &Args) -> Result<Value> {
    let (counts, names) = (counts(args)?, args.texts("conventions"));
    let texts = Texts::new(names.iter().map(|name| Some(name.as_str())))?;
    let mut scores: Vec<gm_convention_score> = Vec::with_capacity(names.len());
    change(unsafe {
        gm_csat_side_by_side(counts.get(), texts.get(), names.len(), args.level(), scores.as_mut_ptr())
    })?;
    unsafe { scores.set_len(names.len()) };
    let row = |(name, found): (&String, &gm_convention_score)| {
        let name_text = c_text(name)?;
        let convention =
            show::json_text(|b, n, needed| unsafe { gm_csat_convention(name_text.as_ptr(), b, n, needed) })?;
        let statistic = show::name(&STATISTICS, found.statistic);
        // C has the unit by the code of the statistic.
        let unit = match found.statistic {
            GM_STATISTIC_SHARE => "share, 0 to 1".to_owned(),
            GM_STATISTIC_MEAN => format!(
                "scale points, {} to {}",
                convention["min"].as_f64().unwrap_or(0.0),
                convention["max"].as_f64().unwrap_or(0.0)
            ),
            GM_STATISTIC_INDEX => "index, 0 to 100".to_owned(),
            _ => "net points, -100 to 100".to_owned(),
        };
        Ok(json!({
            "convention": name,
            "statistic": statistic,
            "unit": unit,
            "score": show::estimate(&found.score),
            "band": show::optional(found.has_band, json!(found.band)),
        }))
    };
    names.iter().zip(&scores).map(row).collect()
}

pub(super) fn segments(args: &Args) -> Result<Value> {
    let (summary, options, item) = (survey::survey(args)?, options(args)?, text_of(args, "item")?);
    let by = args.texts("segments_by");
    let texts = Texts::new(by.iter().map(|name| Some(name.as_str())))?;
    let found = Handle::new(gm_segment_comparisons_free, |out| unsafe {
        gm_csat_segments(summary.get(), item.as_ptr(), texts.get(), texts.len(), &options.plain, out)
    })?;
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_segment_comparisons_json(handle, b, n, needed) })?;
    show::picture("SegmentComparisons", &whole, |o, b, n, needed| unsafe {
        gm_chart_segments_svg(handle, o, b, n, needed)
    });
    let n: usize = out(|out| unsafe { gm_segment_comparisons_n(handle, out) })?;
    for i in 0..n {
        let row: gm_segment_comparison = out(|out| unsafe { gm_segment_comparisons_get(handle, i, out) })?;
        let json = &whole["segments"][i];
        let difference = if row.has_difference == 0 { Value::Null } else { comparison(&row.difference) };
        let shown = json!({
            "n_valid": row.n_valid,
            "value": show::optional(row.has_value, json!(row.value)),
            "difference": difference,
            "p_adjusted": show::optional(row.has_p_adjusted, json!(row.p_adjusted)),
        });
        for field in ["n_valid", "value", "difference", "p_adjusted"] {
            assert_eq!(json[field], shown[field], "{field} of the JSON text and of the struct");
        }
        let label = |column| {
            text(|b, size, needed| unsafe {
                gm_segment_comparisons_label(handle, i, column, b, size, needed)
            })
        };
        for (column, written) in json["labels"].as_array().expect("labels").iter().enumerate() {
            let written = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
            assert_eq!(written, label(column)?);
        }
    }
    Ok(whole)
}

/// Labels with a sample of either side, in the order of the first.
struct Strata {
    labels: Vec<String>,
    sides: [Vec<Sample>; 2],
}

fn strata(args: &Args, names: [&str; 2]) -> Result<Strata> {
    let label = |row: &Args| row.text("label").expect("a label").to_owned();
    let [first, second] = names.map(|name| args.strata(name));
    let only_second = second.iter().filter(|row| !first.iter().any(|other| label(other) == label(row)));
    let labels: Vec<String> = first.iter().chain(only_second).map(label).collect();
    let side = |rows: &[Args]| -> Result<Vec<Sample>> {
        let of = |name: &String| {
            rows.iter().find(|row| label(row) == *name).map_or(Ok(NOBODY), |row| sample(row, "sample"))
        };
        labels.iter().map(of).collect()
    };
    let sides = [side(&first)?, side(&second)?];
    Ok(Strata { labels, sides })
}

type OfStrata<R> = unsafe extern "C" fn(
    *const *const c_char,
    *const gm_sample,
    *const gm_sample,
    usize,
    *const gm_compare_options,
    *mut c_char,
    usize,
    *mut usize,
    *mut R,
) -> gm_status;

fn of_strata<R: Copy>(args: &Args, names: [&str; 2], function: OfStrata<R>) -> Result<(Value, R)> {
    let (strata, options) = (strata(args, names)?, options(args)?);
    let labels = Texts::new(strata.labels.iter().map(|label| Some(label.as_str())))?;
    let [first, second] =
        strata.sides.each_ref().map(|side| side.iter().map(|one| one.plain).collect::<Vec<_>>());
    let mut last = None;
    let whole = text(|buffer, capacity, needed| {
        let mut found = std::mem::MaybeUninit::uninit();
        let (a, b, n) = (first.as_ptr(), second.as_ptr(), first.len());
        let status = unsafe {
            function(labels.get(), a, b, n, &options.plain, buffer, capacity, needed, found.as_mut_ptr())
        };
        last = (status == GM_OK).then(|| unsafe { found.assume_init() });
        status
    })?;
    Ok((serde_json::from_str(&whole).expect("JSON text"), last.expect("written on success")))
}

fn assert_parts(whole: &Value, parts: &Value) {
    for (name, part) in parts.as_object().expect("parts") {
        assert_eq!(whole[name], *part, "{name} of the JSON text and of the struct");
    }
}

pub(super) fn standardised(args: &Args) -> Result<Value> {
    let (whole, found): (Value, gm_standardised) = of_strata(args, ["a", "b"], gm_csat_standardised)?;
    let ratio = if found.has_odds_ratio == 0 { Value::Null } else { show::estimate(&found.odds_ratio) };
    let parts = json!({
        "difference": show::estimate(&found.difference),
        "crude": comparison(&found.crude),
        "reversed": found.reversed != 0,
        "odds_ratio": ratio,
        "crude_odds_ratio": show::optional(found.has_crude_odds_ratio, json!(found.crude_odds_ratio)),
        "chi2": show::optional(found.has_chi2, json!(found.chi2)),
        "p": show::optional(found.has_p, json!(found.p)),
    });
    assert_parts(&whole, &parts);
    Ok(whole)
}

pub(super) fn rate_and_mix(args: &Args) -> Result<Value> {
    let (whole, found): (Value, gm_rate_and_mix) =
        of_strata(args, ["before", "after"], gm_csat_rate_and_mix)?;
    let parts = json!({
        "statistic": show::name(&STATISTICS, found.statistic),
        "before": found.before,
        "after": found.after,
        "change": found.change,
        "rate": show::estimate(&found.rate),
        "mix": found.mix,
        "interaction": found.interaction,
    });
    assert_parts(&whole, &parts);
    Ok(whole)
}
