//! The gap model and its kin: the JSON text of C, which its plain structs must not differ from.

use std::ffi::{CString, c_char};

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Result, Texts, c_text, out, text};
use super::survey::{Summary, fields_of, observed, with_tables, written_instrument};
use super::{adjustment, code, show};
use crate::Args;

type Five = Handle<gm_five>;

const DESIGNS: [(&str, i32); 5] = [
    ("paired", GM_DESIGN_PAIRED),
    ("independent", GM_DESIGN_INDEPENDENT),
    ("partially_paired", GM_DESIGN_PARTIALLY_PAIRED),
    ("fixed", GM_DESIGN_FIXED),
    ("clustered", GM_DESIGN_CLUSTERED),
];

const GAP_SETS: [(&str, i32); 3] =
    [("five", GM_GAPS_FIVE), ("provider", GM_GAPS_PROVIDER), ("seven", GM_GAPS_SEVEN)];

const RANK_TESTS: [(&str, i32); 2] =
    [("signed_rank", GM_RANK_TEST_SIGNED_RANK), ("mann_whitney", GM_RANK_TEST_MANN_WHITNEY)];

const PROBLEMS: [(&str, i32); 5] = [
    ("low_reliability", GM_DIFFERENCE_LOW_RELIABILITY),
    ("below_components", GM_DIFFERENCE_BELOW_COMPONENTS),
    ("variance_restriction", GM_DIFFERENCE_VARIANCE_RESTRICTION),
    ("constraint_rejected", GM_DIFFERENCE_CONSTRAINT_REJECTED),
    ("higher_order", GM_DIFFERENCE_HIGHER_ORDER),
];

/// The kinds of row and where they stand in the serialised form.
const KINDS: [(&str, i32); 3] =
    [("attributes", GM_ROW_ATTRIBUTE), ("dimensions", GM_ROW_DIMENSION), ("overall", GM_ROW_OVERALL)];

/// What an object has beside other fields, and all fields of the two together.
fn with(mut object: Value, more: Value) -> Value {
    let (Some(fields), Value::Object(more)) = (object.as_object_mut(), more) else { panic!("two objects") };
    fields.extend(more);
    object
}

/// Bits included: the texts of two numbers are the same only if they are.
pub(super) fn assert_same(what: &str, json: &Value, structs: &Value) {
    assert_eq!(json.to_string(), structs.to_string(), "{what}: the JSON text and the structs");
}

fn ordinal(ordinal: &gm_ordinal) -> Value {
    json!({
        "superiority": ordinal.superiority,
        "test": show::name(&RANK_TESTS, ordinal.test),
        "statistic": ordinal.statistic,
        "p": show::optional(ordinal.has_p, json!(ordinal.p)),
        "exact": ordinal.exact != 0,
    })
}

fn gap_estimate(gap: &gm_gap_estimate) -> Value {
    let own = json!({
        "design": show::name(&DESIGNS, gap.design),
        "delivered_mean": gap.delivered_mean,
        "reference_mean": gap.reference_mean,
        "n_delivered": gap.n_delivered,
        "n_reference": gap.n_reference,
        "n_pairs": gap.n_pairs,
        "n_clusters": gap.n_clusters,
        "df": show::optional(gap.has_df, json!(gap.df)),
        "t": show::optional(gap.has_t, json!(gap.t)),
        "p": show::optional(gap.has_p, json!(gap.p)),
        "p_adjusted": show::optional(gap.has_p_adjusted, json!(gap.p_adjusted)),
        "effect_size": show::optional(gap.has_effect_size, json!(gap.effect_size)),
        "ordinal": if gap.has_ordinal == 0 { Value::Null } else { ordinal(&gap.ordinal) },
    });
    with(show::estimate(&gap.estimate), own)
}

/// An estimate, or null where there is none and the error says why.
fn or_absent<T>(found: Result<T>, show: impl FnOnce(&T) -> Value) -> Result<Value> {
    match found {
        Ok(found) => Ok(show(&found)),
        Err(CError::Failed { kind, .. }) if ["missing_viewpoint", "no_valid_ratings"].contains(&&*kind) => {
            Ok(Value::Null)
        }
        Err(error) => Err(error),
    }
}

pub(super) fn language(args: &Args) -> Result<CString> {
    c_text(args.text("language").unwrap_or("en"))
}

fn viewpoint(name: &str) -> i32 {
    show::VIEWPOINTS.iter().find(|(other, _)| *other == name).expect("a viewpoint").1
}

fn make_five(args: &Args) -> Result<Five> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let mut options: gm_five_options = out(|out| unsafe { gm_five_options_init(out) })?;
    let (language, site) = (language(args)?, args.text("site").map(c_text).transpose()?);
    let standards = args.object("standards");
    let ids: Vec<&str> = standards.iter().flat_map(Args::names).collect();
    let values: Vec<f64> = standards.iter().flat_map(|set| ids.iter().map(|id| set.number(id))).collect();
    let ids = Texts::new(ids.into_iter().map(Some))?;
    let delivered = args.objects("delivered");
    let names: Vec<&str> = delivered.iter().map(|one| one.text("attribute").expect("an attribute")).collect();
    let names = names.into_iter().map(c_text).collect::<Result<Vec<_>>>()?;
    let delivered: Vec<gm_delivered_mean> = delivered
        .iter()
        .zip(&names)
        .map(|(one, name)| gm_delivered_mean {
            attribute: name.as_ptr(),
            mean: one.number("mean"),
            std_error: one.number_or("std_error", 0.0),
            df: one.number_or("df", 0.0),
            n: one.whole("n"),
            has_std_error: one.get("std_error").is_some().into(),
            has_df: one.get("df").is_some().into(),
            reserved: [0; 6],
        })
        .collect();
    let clustered: Vec<i32> = args.texts("clustered").iter().map(|name| viewpoint(name)).collect();
    options.level = args.level();
    options.family = adjustment(args, "family")?;
    options.gaps = code(args, "gaps", options.gaps, &GAP_SETS)?;
    (options.standard_ids, options.standards, options.n_standards) = (ids.get(), values.as_ptr(), ids.len());
    (options.delivered, options.n_delivered) = (delivered.as_ptr(), delivered.len());
    options.site = site.as_ref().map_or(std::ptr::null(), |site| site.as_ptr());
    if args.get("clustered").is_some() {
        (options.clustered, options.n_clustered) = (clustered.as_ptr(), clustered.len());
    }
    options.language = language.as_ptr();
    Handle::new(gm_five_free, |out| unsafe { gm_gap_five(summary.get(), &options, out) })
}

pub(super) fn five(args: &Args) -> Result<Value> {
    let five = make_five(args)?;
    let handle = five.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_five_json(handle, b, n, needed) })?;
    let n: usize = out(|out| unsafe { gm_five_n_gaps(handle, out) })?;
    assert_eq!(whole["gaps"].as_array().map(Vec::len), Some(n));
    for i in 0..n {
        check_gap(handle, i, &whole["gaps"][i])?;
    }
    let n: usize = out(|out| unsafe { gm_five_n_evidence(handle, out) })?;
    let evidence = |i| {
        let found: gm_evidence = out(|out| unsafe { gm_five_evidence(handle, i, out) })?;
        let viewpoint = show::name(&show::VIEWPOINTS, found.viewpoint);
        let (n, fixed) = (found.n, found.fixed != 0);
        Ok(json!({"viewpoint": viewpoint, "n": n, "n_clusters": found.n_clusters, "fixed": fixed}))
    };
    assert_same("evidence", &whole["evidence"], &(0..n).map(evidence).collect::<Result<Value>>()?);
    let n: usize = out(|out| unsafe { gm_five_n_measured(handle, out) })?;
    assert_eq!(whole["measured"].as_array().map(Vec::len), Some(n));
    for i in 0..n {
        let found: gm_measured_gap = out(|out| unsafe { gm_five_measured(handle, i, out) })?;
        let (json, entered) = (&whole["measured"][i], found.entered != 0);
        let id = text(|b, n, needed| unsafe { gm_five_measured_id(handle, i, b, n, needed) })?;
        let (gap, within) = (show::estimate(&found.gap), show::estimate(&found.within));
        let parts = json!([json["id"], json["gap"], json["within"], json["standard"], json["entered"]]);
        assert_same("measured", &parts, &json!([id, gap, within, found.standard, entered]));
    }
    let n: usize = out(|out| unsafe { gm_five_n_notes(handle, out) })?;
    let note = |i| text(|b, n, needed| unsafe { gm_five_note(handle, i, b, n, needed) }).map(Value::String);
    assert_same("notes", &whole["notes"], &(0..n).map(note).collect::<Result<Value>>()?);
    Ok(whole)
}

fn check_gap(five: *const gm_five, index: usize, json: &Value) -> Result<()> {
    let sides: gm_gap_sides = out(|out| unsafe { gm_five_sides(five, index, out) })?;
    let name = text(|b, n, needed| unsafe { gm_five_name(five, sides.number, b, n, needed) })?;
    let viewpoint = |code| show::name(&show::VIEWPOINTS, code);
    let found = json!([sides.number, name, viewpoint(sides.delivered), viewpoint(sides.reference)]);
    assert_same(
        "a gap",
        &json!([json["number"], json["name"], json["delivered"], json["reference"]]),
        &found,
    );
    for (field, kind) in KINDS {
        let n: usize = out(|out| unsafe { gm_five_n_rows(five, kind, out) })?;
        for i in 0..n {
            let found = out(|out| unsafe { gm_five_gap(five, sides.number, kind, i, out) });
            let found = or_absent(found, gap_estimate)?;
            let id = text(|b, n, needed| unsafe { gm_five_row_id(five, kind, i, b, n, needed) })?;
            if kind == GM_ROW_OVERALL {
                assert_same("overall", &json!([json[field], "overall"]), &json!([found, id]));
                continue;
            }
            let row = &json[field][i];
            let label = text(|b, n, needed| unsafe { gm_five_row_label(five, kind, i, b, n, needed) })?;
            let parts = json!([row["estimate"], row["id"], row["label"]]);
            assert_same(field, &parts, &json!([found, id, label]));
        }
    }
    Ok(())
}

pub(super) fn waterfall(args: &Args) -> Result<Value> {
    let five = make_five(args)?;
    let of = args.text("of").map(c_text).transpose()?;
    let of = of.as_ref().map_or(std::ptr::null(), |of| of.as_ptr());
    let replicates = args.get("replicates").map_or(2000, |_| args.whole("replicates"));
    let replicates = u32::try_from(replicates).expect("a number of replicates");
    let seed = args.get("seed").map_or(1, |_| args.whole("seed"));
    let waterfall = Handle::new(gm_waterfall_free, |out| unsafe {
        gm_five_waterfall(five.get(), of, replicates, seed, out)
    })?;
    let handle = waterfall.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_waterfall_json(handle, b, n, needed) })?;
    show::picture("Waterfall", &whole, |o, b, n, needed| unsafe {
        gm_chart_waterfall_svg(handle, o, b, n, needed)
    });
    let n: usize = out(|out| unsafe { gm_waterfall_n_steps(handle, out) })?;
    let step = |i: usize| {
        let step: gm_step = out(|out| unsafe { gm_waterfall_step(handle, i, out) })?;
        let viewpoint = |code| show::name(&show::VIEWPOINTS, code);
        Ok(json!({
            "name": text(|b, n, needed| unsafe { gm_waterfall_step_name(handle, i, b, n, needed) })?,
            "delivered": viewpoint(step.delivered),
            "reference": viewpoint(step.reference),
            "estimate": show::estimate(&step.estimate),
            "probability_largest": step.probability_largest,
        }))
    };
    let parts = json!([
        (0..n).map(step).collect::<Result<Value>>()?,
        show::estimate(&out(|out| unsafe { gm_waterfall_total(handle, out) })?),
        or_absent(out(|out| unsafe { gm_waterfall_communication(handle, out) }), gap_estimate)?,
        text(|b, n, needed| unsafe { gm_waterfall_largest(handle, b, n, needed) })?,
        out(|out: *mut f64| unsafe { gm_waterfall_probability(handle, out) })?,
    ]);
    let fields = ["steps", "total", "communication", "largest", "probability"];
    assert_same("a waterfall", &fields.map(|field| whole[field].clone()).into_iter().collect(), &parts);
    Ok(whole)
}

type Text<H> = unsafe extern "C" fn(*const H, i32, usize, *mut c_char, usize, *mut usize) -> gm_status;
type Count<H> = unsafe extern "C" fn(*const H, i32, *mut usize) -> gm_status;
type Row<H, R> = unsafe extern "C" fn(*const H, i32, usize, *mut R) -> gm_status;

/// The rows of a kind, with their ids and labels.
fn rows<H, R>(
    handle: *const H,
    kind: i32,
    (count, row, id, label): (Count<H>, Row<H, R>, Text<H>, Text<H>),
    show: impl Fn(&R) -> Value,
) -> Result<Value> {
    let n = out(|out| unsafe { count(handle, kind, out) })?;
    let one = |i: usize| {
        let id = text(|b, n, needed| unsafe { id(handle, kind, i, b, n, needed) })?;
        let label = text(|b, n, needed| unsafe { label(handle, kind, i, b, n, needed) })?;
        let shown = show(&out(|out| unsafe { row(handle, kind, i, out) })?);
        Ok(with(shown, json!({"id": id, "label": label})))
    };
    (0..n).map(one).collect()
}

fn tolerance(row: &gm_tolerance) -> Value {
    json!({
        "superiority": gap_estimate(&row.superiority),
        "adequacy": gap_estimate(&row.adequacy),
        "width": gap_estimate(&row.width),
        "position": if row.has_position == 0 { Value::Null } else { show::estimate(&row.position) },
        "inverted": row.inverted,
    })
}

pub(super) fn zone(args: &Args) -> Result<Value> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let (language, level) = (language(args)?, args.level());
    let zone = Handle::new(gm_zone_free, |out| unsafe {
        gm_gap_zone_of_tolerance(summary.get(), level, language.as_ptr(), out)
    })?;
    let handle = zone.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_zone_json(handle, b, n, needed) })?;
    show::picture("ZoneOfTolerance", &whole, |o, b, n, needed| unsafe {
        gm_chart_zone_svg(handle, o, b, n, needed)
    });
    let functions = (gm_zone_n_rows as _, gm_zone_row as _, gm_zone_row_id as _, gm_zone_row_label as _);
    for (field, kind) in &KINDS[..2] {
        assert_same(field, &whole[field], &rows(handle, *kind, functions, tolerance)?);
    }
    let all = rows(handle, GM_ROW_OVERALL, functions, tolerance)?;
    for field in ["superiority", "adequacy", "width", "position"] {
        assert_same(field, &whole[field], &all[0][field]);
    }
    let records: gm_inversions = out(|out| unsafe { gm_zone_records(handle, out) })?;
    let gm_inversions { records, inverted_records, inversions, flagged, reserved: _ } = records;
    let fields = ["records", "inverted_records", "inversions", "flagged"].map(|field| whole[field].clone());
    let parts = json!([records, inverted_records, inversions, flagged != 0]);
    assert_same("records", &fields.into_iter().collect(), &parts);
    Ok(whole)
}

fn row_change(row: &gm_row_change) -> Value {
    json!({
        "gap": show::estimate(&row.gap),
        "perception": show::estimate(&row.perception),
        "expectation": show::estimate(&row.expectation),
        "before": row.before,
        "after": row.after,
        "expectations_rise": row.expectations_rise != 0,
    })
}

fn show_change(change: &Handle<gm_change>) -> Result<Value> {
    let handle = change.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_change_json(handle, b, n, needed) })?;
    let functions =
        (gm_change_n_rows as _, gm_change_row as _, gm_change_row_id as _, gm_change_row_label as _);
    for (field, kind) in KINDS {
        let found = rows(handle, kind, functions, row_change)?;
        let json = if field == "overall" { json!([whole[field]]) } else { whole[field].clone() };
        assert_same(field, &json, &found);
    }
    let waves: gm_waves = out(|out| unsafe { gm_change_waves(handle, out) })?;
    let parts = json!([waves.n_matched, waves.n_unmatched, show::name(&DESIGNS, waves.design)]);
    assert_same("waves", &json!([whole["n_matched"], whole["n_unmatched"], whole["design"]]), &parts);
    Ok(whole)
}

pub(super) fn change(args: &Args) -> Result<Value> {
    let wave = |name: &str| observed(args, "instrument", name, "by");
    let (before, after, language, level) = (wave("before")?, wave("after")?, language(args)?, args.level());
    show_change(&Handle::new(gm_change_free, |out| unsafe {
        gm_gap_change(before.get(), after.get(), level, language.as_ptr(), out)
    })?)
}

pub(super) fn change_paired(args: &Args) -> Result<Value> {
    let wave = |name: &str| fields_of(&args.object(name).expect("two tables"));
    let (before, after, language, level) = (wave("before")?, wave("after")?, language(args)?, args.level());
    let id = c_text(super::survey::id(args))?;
    let instrument = written_instrument(args, "instrument")?;
    let change = with_tables(&[before, after], Vec::new(), |tables| {
        let (id, language) = (id.as_ptr(), language.as_ptr());
        Handle::new(gm_change_free, |out| unsafe {
            gm_gap_change_paired(&tables[0], &tables[1], instrument.get(), id, level, language, out)
        })
    })?;
    show_change(&change)
}

fn make_antecedents(
    args: &Args,
    summary: &Summary,
    gaps: Option<&Summary>,
) -> Result<Handle<gm_antecedents>> {
    let (language, level) = (language(args)?, args.level());
    let gaps = gaps.map_or(std::ptr::null(), |gaps| gaps.get().cast_const());
    Handle::new(gm_antecedents_free, |out| unsafe {
        gm_gap_antecedents(summary.get(), gaps, level, language.as_ptr(), out)
    })
}

fn antecedent(handle: *const gm_antecedents, i: usize) -> Result<Value> {
    let row: gm_antecedent = out(|out| unsafe { gm_antecedents_row(handle, i, out) })?;
    let relation = json!({
        "correlation": show::estimate(&row.correlation),
        "as_expected": row.as_expected != 0,
    });
    Ok(json!({
        "id": text(|b, n, needed| unsafe { gm_antecedents_row_id(handle, i, b, n, needed) })?,
        "label": text(|b, n, needed| unsafe { gm_antecedents_row_label(handle, i, b, n, needed) })?,
        "gap": row.gap,
        "polarity": row.polarity,
        "mean": show::estimate(&row.mean),
        "alpha": show::optional(row.has_alpha, json!(row.alpha)),
        "alpha_is_negative": row.alpha_is_negative != 0,
        "alpha_n": row.alpha_n,
        "relation": if row.has_correlation == 0 { Value::Null } else { relation },
    }))
}

pub(super) fn antecedents(args: &Args) -> Result<Value> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let gap_by = if args.get("gap_by").is_some() { "gap_by" } else { "by" };
    let gaps = args.get("gap_tables").map(|_| observed(args, "gap_instrument", "gap_tables", gap_by));
    let result = make_antecedents(args, &summary, gaps.transpose()?.as_ref())?;
    let handle = result.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_antecedents_json(handle, b, n, needed) })?;
    let n: usize = out(|out| unsafe { gm_antecedents_n_rows(handle, out) })?;
    let rows = (0..n).map(|i| antecedent(handle, i)).collect::<Result<Value>>()?;
    assert_same("constructs", &whole["constructs"], &rows);
    let n: usize = out(|out| unsafe { gm_antecedents_n_unanswered(handle, out) })?;
    let unanswered = |i| {
        text(|b, n, needed| unsafe { gm_antecedents_unanswered(handle, i, b, n, needed) }).map(Value::String)
    };
    let unanswered = (0..n).map(unanswered).collect::<Result<Value>>()?;
    let mut has_units = 0;
    let units: u64 = out(|out| unsafe { gm_antecedents_units(handle, out, &raw mut has_units) })?;
    let respondents: u64 = out(|out| unsafe { gm_antecedents_respondents(handle, out) })?;
    let units = show::optional(has_units, json!(units));
    let fields = json!([whole["unanswered"], whole["respondents"], whole["units"]]);
    assert_same("constructs", &fields, &json!([unanswered, respondents, units]));
    Ok(whole)
}

pub(super) fn diagnose(args: &Args) -> Result<Value> {
    let (five, language) = (make_five(args)?, language(args)?);
    let summary = args
        .get("antecedent_tables")
        .map(|_| observed(args, "antecedent_instrument", "antecedent_tables", "by"))
        .transpose()?;
    let antecedents = summary.map(|summary| make_antecedents(args, &summary, None)).transpose()?;
    let behind = antecedents.as_ref().map_or(std::ptr::null(), |all| all.get().cast_const());
    let diagnosis = Handle::new(gm_diagnosis_free, |out| unsafe {
        gm_gap_diagnose(five.get(), behind, language.as_ptr(), out)
    })?;
    let handle = diagnosis.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_diagnosis_json(handle, b, n, needed) })?;
    let n: usize = out(|out| unsafe { gm_diagnosis_n_findings(handle, out) })?;
    assert_eq!(whole["findings"].as_array().map(Vec::len), Some(n));
    for i in 0..n {
        let (finding, json): (gm_finding, _) =
            (out(|out| unsafe { gm_diagnosis_finding(handle, i, out) })?, &whole["findings"][i]);
        let gap = show::optional(i32::from(finding.gap > 0), json!(finding.gap));
        let parts = json!([
            text(|b, n, needed| unsafe { gm_diagnosis_rule(handle, i, b, n, needed) })?,
            text(|b, n, needed| unsafe { gm_diagnosis_subject(handle, i, b, n, needed) })?,
            text(|b, n, needed| unsafe { gm_diagnosis_title(handle, i, b, n, needed) })?,
            text(|b, n, needed| unsafe { gm_diagnosis_text(handle, i, b, n, needed) })?,
            gap,
            finding.importance,
        ]);
        let fields = ["rule", "subject", "title", "text", "gap", "importance"];
        assert_same("a finding", &fields.map(|field| json[field].clone()).into_iter().collect(), &parts);
    }
    Ok(whole)
}

pub(super) fn difference_reliability(args: &Args) -> Result<Value> {
    let [p, e, correlation, sd_p, sd_e] =
        ["reliability_p", "reliability_e", "correlation", "sd_p", "sd_e"].map(|name| args.number(name));
    let found: f64 = out(|out| unsafe { gm_gap_difference_reliability(p, e, correlation, sd_p, sd_e, out) })?;
    Ok(json!(found))
}

fn reliability(row: &gm_score_reliability) -> Value {
    json!({
        "n": row.n,
        "sd_p": row.sd_p,
        "sd_e": row.sd_e,
        "correlation": show::optional(row.has_correlation, json!(row.correlation)),
        "alpha_p": show::optional(row.has_alpha_p, json!(row.alpha_p)),
        "alpha_e": show::optional(row.has_alpha_e, json!(row.alpha_e)),
        "reliability": show::optional(row.has_reliability, json!(row.reliability)),
    })
}

fn check_outcome(models: &gm_outcome_models, json: &Value) {
    if models.has_outcome == 0 {
        assert_eq!(*models, gm_outcome_models::default());
        return assert_same("no outcome", json, &Value::Null);
    }
    let parts = json!([
        models.n,
        models.direct_r_squared,
        models.constrained_r_squared,
        models.performance_r_squared,
        show::optional(models.has_polynomial, json!(models.polynomial_r_squared)),
        show::f_test(&models.constraint),
        show::optional(models.has_higher_order, show::f_test(&models.higher_order)),
    ]);
    let found = json!([
        json["n"],
        json["direct"]["r_squared"],
        json["constrained_r_squared"],
        json["performance_r_squared"],
        json["polynomial"]["r_squared"],
        json["constraint"],
        json["higher_order"],
    ]);
    assert_same("an outcome", &found, &parts);
}

pub(super) fn difference_score(args: &Args) -> Result<Value> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let (language, level) = (language(args)?, args.level());
    let difference = Handle::new(gm_difference_free, |out| unsafe {
        gm_gap_difference_score(summary.get(), level, language.as_ptr(), out)
    })?;
    let handle = difference.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_difference_json(handle, b, n, needed) })?;
    let functions = (
        gm_difference_n_rows as _,
        gm_difference_row as _,
        gm_difference_row_id as _,
        gm_difference_row_label as _,
    );
    let dimensions = rows(handle, GM_ROW_DIMENSION, functions, reliability)?;
    assert_same("dimensions", &whole["dimensions"], &dimensions);
    let overall = rows(handle, GM_ROW_OVERALL, functions, reliability)?;
    assert_same("overall", &whole["overall"], &overall.get(0).cloned().unwrap_or_default());
    check_outcome(&out(|out| unsafe { gm_difference_outcome(handle, out) })?, &whole["outcome"]);
    let n: usize = out(|out| unsafe { gm_difference_n_flags(handle, out) })?;
    let flag = |i: usize| {
        let problem: i32 = out(|out| unsafe { gm_difference_flag(handle, i, out) })?;
        Ok(json!({
            "problem": show::name(&PROBLEMS, problem),
            "id": text(|b, n, needed| unsafe { gm_difference_flag_id(handle, i, b, n, needed) })?,
            "text": text(|b, n, needed| unsafe { gm_difference_flag_text(handle, i, b, n, needed) })?,
        }))
    };
    assert_same("flags", &whole["flags"], &(0..n).map(flag).collect::<Result<Value>>()?);
    let n: usize = out(|out| unsafe { gm_difference_n_notes(handle, out) })?;
    let note =
        |i| text(|b, n, needed| unsafe { gm_difference_note(handle, i, b, n, needed) }).map(Value::String);
    assert_same("notes", &whole["notes"], &(0..n).map(note).collect::<Result<Value>>()?);
    Ok(whole)
}
