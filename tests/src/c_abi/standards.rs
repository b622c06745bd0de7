//! Service standards and the sources of research.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Result, Texts, array, c_text, change, out, text};
use super::survey::{fields_of, with_tables, written_instrument};
use super::{GM_TOTAL, show};
use crate::Args;

const DENOMINATORS: [(&str, i32); 4] = [
    ("offered", GM_DENOMINATOR_OFFERED),
    ("answered", GM_DENOMINATOR_ANSWERED),
    ("offered_less_short", GM_DENOMINATOR_OFFERED_LESS_SHORT),
    ("answered_or_late", GM_DENOMINATOR_ANSWERED_OR_LATE),
];

const SOURCES: [(&str, i32); 6] = [
    ("survey", GM_SOURCE_SURVEY),
    ("mystery_shopping", GM_SOURCE_MYSTERY_SHOPPING),
    ("complaints", GM_SOURCE_COMPLAINTS),
    ("conversations", GM_SOURCE_CONVERSATIONS),
    ("employee_feedback", GM_SOURCE_EMPLOYEE_FEEDBACK),
    ("advertising_tests", GM_SOURCE_ADVERTISING_TESTS),
];

fn code(names: &[(&str, i32)], name: &str) -> i32 {
    names.iter().find(|(other, _)| *other == name).expect("a name that has a code").1
}

fn set(args: &Args) -> Result<Handle<gm_standard_set>> {
    let json = c_text(&args.get("standards").expect("standards are needed").to_string())?;
    Handle::new(gm_standard_set_free, |out| unsafe { gm_standard_set_from_json(json.as_ptr(), out) })
}

pub(super) fn weights(args: &Args) -> Result<Value> {
    let set = set(args)?;
    let weights =
        array(|b: *mut f64, n, needed| unsafe { gm_standard_set_weights(set.get(), b, n, needed) })?;
    let n: usize = out(|out| unsafe { gm_standard_set_n(set.get(), out) })?;
    assert_eq!(weights.len(), n);
    Ok(json!(weights))
}

pub(super) fn coverage(args: &Args) -> Result<Value> {
    let (set, instrument) = (set(args)?, written_instrument(args, "instrument")?);
    show::json_text(|b, n, needed| unsafe {
        gm_standard_set_coverage_json(set.get(), instrument.get(), b, n, needed)
    })
}

fn tally(args: &Args) -> Result<Handle<gm_standards_tally>> {
    let set = set(args)?;
    let by = args.texts("by");
    let by = Texts::new(by.iter().map(|name| Some(name.as_str())))?;
    let make = || {
        Handle::new(gm_standards_tally_free, |out| unsafe {
            gm_standards_tally_new(set.get(), by.get(), by.len(), out)
        })
    };
    let names = ["contact", "abandoned", "not_applicable"]
        .map(|name| args.text(name).map(c_text).transpose())
        .into_iter()
        .collect::<Result<Vec<_>>>()?;
    let name = |i: usize| names[i].as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    let mut columns: gm_observation_columns = out(|out| unsafe { gm_observation_columns_init(out) })?;
    (columns.contact, columns.abandoned, columns.not_applicable) = (name(0), name(1), name(2));
    let all = make()?;
    for written in args.objects("tables") {
        let one = make()?;
        let is_long = written.get("standard").is_some() && written.get("value").is_some();
        with_tables(&[fields_of(&written)?], Vec::new(), |tables| {
            change(if is_long {
                unsafe { gm_standards_tally_observe(one.get(), &raw const tables[0], &raw const columns) }
            } else {
                unsafe { gm_standards_tally_observe_wide(one.get(), &raw const tables[0]) }
            })
        })?;
        let json = text(|b, n, needed| unsafe { gm_standards_tally_to_json(one.get(), b, n, needed) })?;
        let json = c_text(&json)?;
        let again = Handle::new(gm_standards_tally_free, |out| unsafe {
            gm_standards_tally_from_json(json.as_ptr(), out)
        })?;
        change(unsafe { gm_standards_tally_merge(all.get(), again.get()) })?;
    }
    Ok(all)
}

fn attained(args: &Args) -> Result<Handle<gm_attainment>> {
    let tally = tally(args)?;
    let (stars, language) =
        (args.numbers("stars").unwrap_or_default(), args.text("language").unwrap_or("en"));
    let language = c_text(language)?;
    let mut options: gm_attainment_options = out(|out| unsafe { gm_attainment_options_init(out) })?;
    options.level = args.level();
    if let Some(name) = args.text("denominator") {
        options.denominator = code(&DENOMINATORS, name);
    }
    (options.stars, options.n_stars) = (stars.as_ptr(), stars.len());
    options.language = language.as_ptr();
    Handle::new(gm_attainment_free, |out| unsafe { gm_standards_attainment(tally.get(), &options, out) })
}

fn part(has: u8, estimate: &gm_estimate) -> Value {
    if has == 0 { Value::Null } else { show::estimate(estimate) }
}

/// The structs of a segment say what its JSON says.
fn check(attainment: *const gm_attainment, segment: usize, json: &Value) -> Result<()> {
    let of: gm_attained = out(|out| unsafe { gm_attainment_get(attainment, segment, out) })?;
    assert_eq!(part(of.has_score, &of.score), json["score"]);
    assert_eq!(part(of.has_contacts, &of.contacts), json["contacts"]);
    let critical = &json["critical"];
    if critical.is_object() {
        assert_eq!(json!(of.failures), critical["failures"]);
        assert_eq!(part(of.has_critical, &of.critical), critical["share"]);
        assert_eq!(part(of.has_critical_contacts, &of.critical_contacts), critical["contacts"]);
    }
    for i in 0..of.n_failed {
        let id =
            text(|b, n, needed| unsafe { gm_attainment_failed_id(attainment, segment, i, b, n, needed) })?;
        assert_eq!(json!(id), critical["failed"][i]);
    }
    let stars =
        array(|b: *mut f64, n, needed| unsafe { gm_attainment_stars(attainment, segment, b, n, needed) })?;
    if of.has_stars != 0 {
        assert_eq!(json!(of.stars), json["stars"]["stars"]);
        assert_eq!(json!(stars), json["stars"]["probabilities"]);
    }
    for i in 0..of.n_standards {
        let row: gm_attained_standard =
            out(|out| unsafe { gm_attainment_get_standard(attainment, segment, i, out) })?;
        let id = text(|b, n, needed| unsafe { gm_attainment_standard_id(attainment, i, b, n, needed) })?;
        check_standard(&row, &id, &json["standards"][i]);
    }
    Ok(())
}

fn check_standard(row: &gm_attained_standard, id: &str, json: &Value) {
    assert_eq!(json["id"], id);
    assert_eq!(part(row.has_share, &row.share), json["share"]);
    assert_eq!(part(row.has_survival, &row.survival), json["survival"]);
    assert_eq!(part(row.has_percentile, &row.percentile), json["percentile"]);
    assert_eq!(part(row.has_mean, &row.mean), json["mean"]);
    let denominator = show::optional(row.has_offered, json!(show::name(&DENOMINATORS, row.denominator)));
    assert_eq!(denominator, json["denominator"]);
    let levels = [
        ("offered", row.has_offered, row.offered),
        ("answered", row.has_answered, row.answered),
        ("offered_less_short", row.has_offered_less_short, row.offered_less_short),
        ("answered_or_late", row.has_answered_or_late, row.answered_or_late),
    ];
    for (name, has, estimate) in levels {
        assert_eq!(part(has, &estimate), json["levels"][name]);
    }
    let counts = [row.met, row.not_met, row.not_applicable, row.missing, row.abandoned];
    let names = ["met", "not_met", "not_applicable", "missing", "abandoned"];
    assert_eq!(json!(counts), json!(names.map(|name| json[name].clone())));
    let numbers = [row.target, row.required, row.weight];
    assert_eq!(json!(numbers), json!(["target", "required", "weight"].map(|name| json[name].clone())));
    let coverage = show::optional(row.has_percentile_coverage, json!(row.percentile_coverage));
    assert_eq!(coverage, json["percentile_coverage"]);
    let at_least = [
        ("survival_at_least", row.has_survival_at_least, row.survival_at_least),
        ("percentile_at_least", row.has_percentile_at_least, row.percentile_at_least),
    ];
    for (name, has, value) in at_least {
        assert_eq!(show::optional(has, json!(value)), json[name]);
    }
    if row.has_share != 0 {
        assert_eq!(json!([row.attained != 0, row.certain != 0]), json!([json["attained"], json["certain"]]));
    }
}

pub(super) fn attainment(args: &Args) -> Result<Value> {
    let attainment = attained(args)?;
    let handle = attainment.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_attainment_json(handle, b, n, needed) })?;
    check(handle, GM_TOTAL, &whole["total"])?;
    let n: usize = out(|out| unsafe { gm_attainment_n_segments(handle, out) })?;
    for segment in 0..n {
        let label =
            text(|b, n, needed| unsafe { gm_attainment_segment_label(handle, segment, 0, b, n, needed) })?;
        assert_eq!(json!(label), whole["segments"][segment]["labels"][0]);
        check(handle, segment, &whole["segments"][segment])?;
    }
    Ok(whole)
}

pub(super) fn gap_inputs(args: &Args) -> Result<Value> {
    let (attainment, instrument) = (attained(args)?, written_instrument(args, "instrument")?);
    let inputs = Handle::new(gm_gap_inputs_free, |out| unsafe {
        gm_standards_gap_inputs(attainment.get(), GM_TOTAL, instrument.get(), out)
    })?;
    let handle = inputs.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_gap_inputs_json(handle, b, n, needed) })?;
    let n: usize = out(|out| unsafe { gm_gap_inputs_n(handle, out) })?;
    for i in 0..n {
        let id = text(|b, n, needed| unsafe { gm_gap_inputs_attribute(handle, i, b, n, needed) })?;
        let input: gm_gap_input = out(|out| unsafe { gm_gap_inputs_get(handle, i, out) })?;
        assert_eq!(json!([id, input.standard]), whole["standards"][i]);
        let delivered = json!({
            "attribute": id,
            "mean": input.mean,
            "std_error": show::optional(input.has_std_error, json!(input.std_error)),
            "df": show::optional(input.has_df, json!(input.df)),
            "n": input.n,
        });
        assert_eq!(delivered, whole["delivered"][i]);
    }
    Ok(whole)
}

pub(super) fn research(args: &Args) -> Result<Value> {
    let written = args.object("sources").expect("sources by kind");
    let mut sources = Vec::new();
    for kind in written.names() {
        for row in written.rows(kind).unwrap_or_default() {
            #[expect(clippy::cast_sign_loss, reason = "a number of answers")]
            let n = row[0] as u64;
            let kind = code(&SOURCES, kind);
            sources.push(gm_information_source { n, age_days: row[1], kind, reserved: 0 });
        }
    }
    let mut options: gm_research_options = out(|out| unsafe { gm_research_options_init(out) })?;
    options.max_age_days = args.number_or("max_age_days", options.max_age_days);
    options.min_n = args.get("min_n").map_or(options.min_n, |_| args.whole("min_n"));
    let coverage = Handle::new(gm_coverage_free, |out| unsafe {
        gm_research_coverage(sources.as_ptr(), sources.len(), &options, out)
    })?;
    let handle = coverage.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_coverage_json(handle, b, n, needed) })?;
    for gap in 0..5 {
        let json = &whole["gaps"][gap];
        let of: gm_gap_coverage = out(|out| unsafe { gm_coverage_get(handle, gap, out) })?;
        let flags = json!([of.number, of.is_covered != 0, of.is_informed != 0]);
        assert_eq!(flags, json!([json["number"], json["is_covered"], json["is_informed"]]));
        for i in 0..of.n_sources {
            let of: gm_source_use = out(|out| unsafe { gm_coverage_get_source(handle, gap, i, out) })?;
            let json = &json["sources"][i];
            let found = json!([show::name(&SOURCES, of.kind), of.n, of.age_days, of.is_fresh != 0]);
            assert_eq!(found, json!([json["kind"], json["n"], json["age_days"], json["is_fresh"]]));
        }
        for i in 0..of.n_missing {
            let kind: i32 = out(|out| unsafe { gm_coverage_get_missing(handle, gap, i, out) })?;
            assert_eq!(json!(show::name(&SOURCES, kind)), json["missing"][i]);
        }
    }
    Ok(whole)
}
