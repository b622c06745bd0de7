//! Complaints.

use std::ffi::CString;

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Result, c_text, out, pointer, text};
use super::{adjustment, show};
use crate::Args;

const READINGS: [(&str, i32); 9] = [
    ("no_change", GM_READING_NO_CHANGE),
    ("both_fell", GM_READING_BOTH_FELL),
    ("complaints_fell_alone", GM_READING_COMPLAINTS_FELL_ALONE),
    ("problems_fell_alone", GM_READING_PROBLEMS_FELL_ALONE),
    ("both_rose", GM_READING_BOTH_ROSE),
    ("complaints_rose_alone", GM_READING_COMPLAINTS_ROSE_ALONE),
    ("problems_rose_alone", GM_READING_PROBLEMS_ROSE_ALONE),
    ("complaints_fell_problems_rose", GM_READING_COMPLAINTS_FELL_PROBLEMS_ROSE),
    ("complaints_rose_problems_fell", GM_READING_COMPLAINTS_ROSE_PROBLEMS_FELL),
];

pub(super) fn priors(args: &Args) -> Result<Value> {
    assert!(args.names().next().is_none(), "no arguments");
    show::json_text(|b, n, needed| unsafe { gm_complaints_priors(b, n, needed) })
}

fn named(name: &str) -> Result<Value> {
    let name = c_text(name)?;
    show::json_text(|b, n, needed| unsafe { gm_complaints_prior(name.as_ptr(), b, n, needed) })
}

pub(super) fn prior(args: &Args) -> Result<Value> {
    named(args.text("name").unwrap_or_default())
}

fn present(has: impl Into<i32>, estimate: &gm_estimate) -> Value {
    if has.into() != 0 { show::estimate(estimate) } else { Value::Null }
}

/// A rate with the texts it points to, and how the library shows where it comes from: name, source, note.
struct Rate {
    plain: gm_complaint_rate,
    _texts: Vec<CString>,
    shown: [Value; 3],
}

fn rate(args: &Args) -> Result<Rate> {
    let of = |kind: i32| out(|out| unsafe { gm_complaint_rate_init(out, kind) });
    let bare = |name: &str| [json!(name), json!(""), json!("")];
    match args.get("rate") {
        Some(Value::String(name)) => {
            let texts = vec![c_text(name)?];
            let prior = named(name)?;
            let shown = ["name", "source", "note"].map(|part| prior[part].clone());
            let plain = gm_complaint_rate { name: texts[0].as_ptr(), ..of(GM_COMPLAINT_RATE_PRIOR)? };
            Ok(Rate { plain, _texts: texts, shown })
        }
        Some(Value::Object(_)) => {
            let rate = args.object("rate").expect("a rate");
            if rate.get("complained").is_some() {
                let [complained, with_problem] = ["complained", "with_problem"].map(|name| rate.whole(name));
                let plain = gm_complaint_rate { complained, with_problem, ..of(GM_COMPLAINT_RATE_MEASURED)? };
                return Ok(Rate { plain, _texts: Vec::new(), shown: bare("measured") });
            }
            let parts = ["name", "source", "note"].map(|part| rate.text(part).unwrap_or_default());
            let texts = parts.iter().map(|part| c_text(part)).collect::<Result<Vec<_>>>()?;
            let plain = gm_complaint_rate {
                low: rate.number("low"),
                high: rate.number("high"),
                name: texts[0].as_ptr(),
                source: texts[1].as_ptr(),
                note: texts[2].as_ptr(),
                ..of(GM_COMPLAINT_RATE_RANGE)?
            };
            Ok(Rate { plain, _texts: texts, shown: parts.map(|part| json!(part)) })
        }
        _ => {
            let plain = gm_complaint_rate { value: args.number("rate"), ..of(GM_COMPLAINT_RATE_KNOWN)? };
            Ok(Rate { plain, _texts: Vec::new(), shown: bare("known") })
        }
    }
}

pub(super) fn estimate(args: &Args) -> Result<Value> {
    let (rate, level) = (rate(args)?, args.level());
    let customers = args.get("customers").map(|_| args.whole("customers"));
    let found: gm_complaint_estimate = out(|out| unsafe {
        gm_complaints_estimate(args.whole("complaints"), &rate.plain, pointer(customers.as_ref()), level, out)
    })?;
    let [name, source, note] = rate.shown;
    Ok(json!({
        "affected": show::estimate(&found.affected),
        "silent": show::estimate(&found.silent),
        "affected_share": present(found.has_affected_share, &found.affected_share),
        "complaints": found.complaints,
        "customers": show::optional(found.has_customers, json!(found.customers)),
        "rate": {
            "value": found.rate, "low": found.rate_low, "high": found.rate_high, "name": name, "source": source,
            "note": note, "is_cut": found.rate_is_cut != 0,
        },
    }))
}

pub(super) fn compare(args: &Args) -> Result<Value> {
    let groups = args.objects("groups");
    let labels = groups
        .iter()
        .map(|group| c_text(group.text("label").unwrap_or_default()))
        .collect::<Result<Vec<_>>>()?;
    let plain: Vec<gm_complaint_group> = groups
        .iter()
        .zip(&labels)
        .map(|(group, label)| gm_complaint_group {
            label: label.as_ptr(),
            complaints: group.whole("complaints"),
            exposure: group.number("exposure"),
        })
        .collect();
    let reference = args.text("reference").map(c_text).transpose()?;
    let against = match (args.text("against"), &reference) {
        (_, Some(_)) => GM_COMPLAINTS_AGAINST_GROUP,
        (Some("previous"), None) => GM_COMPLAINTS_AGAINST_PREVIOUS,
        _ => GM_COMPLAINTS_AGAINST_REST,
    };
    let reference = reference.as_ref().map_or(std::ptr::null(), |label| label.as_ptr());
    let (adjustment, level) = (adjustment(args, "adjustment")?, args.level());
    let found = Handle::new(gm_complaint_comparison_free, |out| unsafe {
        gm_complaints_compare(plain.as_ptr(), plain.len(), against, reference, adjustment, level, out)
    })?;
    let found = found.get();
    let totals: gm_complaint_totals = out(|out| unsafe { gm_complaint_comparison_totals(found, out) })?;
    let rate = |i: usize| {
        let row: gm_compared_rate = out(|out| unsafe { gm_complaint_comparison_rate(found, i, out) })?;
        let label =
            text(|b, n, needed| unsafe { gm_complaint_comparison_rate_label(found, i, b, n, needed) })?;
        Ok(json!({
            "label": label,
            "complaints": row.complaints,
            "exposure": row.exposure,
            "rate": show::estimate(&row.rate),
        }))
    };
    let ratio = |i: usize| {
        let row: gm_rate_ratio = out(|out| unsafe { gm_complaint_comparison_ratio(found, i, out) })?;
        let label =
            text(|b, n, needed| unsafe { gm_complaint_comparison_ratio_label(found, i, b, n, needed) })?;
        let against =
            text(|b, n, needed| unsafe { gm_complaint_comparison_ratio_against(found, i, b, n, needed) })?;
        Ok(json!({
            "label": label,
            "against": against,
            "ratio": present(row.has_ratio, &row.ratio),
            "at_least": show::optional(row.has_at_least, json!(row.at_least)),
            "p": row.p,
            "p_adjusted": row.p_adjusted,
        }))
    };
    let whole = show::json_text(|b, n, needed| unsafe { gm_complaint_comparison_json(found, b, n, needed) })?;
    let parts = json!({
        "rates": (0..totals.n_rates).map(rate).collect::<Result<Vec<Value>>>()?,
        "overall": show::estimate(&totals.overall),
        "chi_squared": show::optional(totals.has_chi_squared, json!(totals.chi_squared)),
        "df": totals.df,
        "p": show::optional(totals.has_p, json!(totals.p)),
        "ratios": (0..totals.n_ratios).map(ratio).collect::<Result<Vec<Value>>>()?,
        "adjustment": show::name(&show::ADJUSTMENTS, totals.adjustment),
        "caveat": whole["caveat"],
    });
    assert_eq!(whole.to_string(), parts.to_string(), "the JSON text and the structs");
    Ok(whole)
}

pub(super) fn change(args: &Args) -> Result<Value> {
    let period = |name: &str| {
        let period = args.object(name).expect("a period");
        gm_complaint_period {
            complaints: period.whole("complaints"),
            exposure: period.number("exposure"),
            with_problem: period.whole("with_problem"),
            surveyed: period.whole("surveyed"),
        }
    };
    let (before, after, level) = (period("before"), period("after"), args.level());
    let found: gm_complaint_change = out(|out| unsafe { gm_complaints_change(&before, &after, level, out) })?;
    let words = text(|b, n, needed| unsafe { gm_complaint_reading_text(found.reading, b, n, needed) })?;
    Ok(json!({
        "complaint_ratio": present(found.has_complaint_ratio, &found.complaint_ratio),
        "complaint_p": found.complaint_p,
        "problem_difference": show::estimate(&found.problem_difference),
        "problem_p": found.problem_p,
        "propensity_ratio": present(found.has_propensity_ratio, &found.propensity_ratio),
        "reading": show::name(&READINGS, found.reading),
        "reading_text": words,
    }))
}

/// A problem with the texts and outcomes it points to.
struct Problem {
    plain: gm_problem,
    _texts: Vec<CString>,
    _outcomes: Vec<gm_handling>,
}

fn problem(args: &Args) -> Result<Problem> {
    let name = |args: &Args| c_text(args.text("name").unwrap_or_default());
    let written = args.objects("outcomes");
    let texts = written.iter().chain([args]).map(name).collect::<Result<Vec<_>>>()?;
    let handling = |(outcome, name): (&Args, &CString)| gm_handling {
        name: name.as_ptr(),
        customers: outcome.whole("customers"),
        would_return: outcome.whole("would_return"),
        asked: outcome.whole("asked"),
    };
    let outcomes: Vec<gm_handling> = written.iter().zip(&texts).map(handling).collect();
    let plain = gm_problem {
        name: texts[written.len()].as_ptr(),
        with_problem: args.whole("with_problem"),
        complained: args.whole("complained"),
        asked: args.whole("asked"),
        outcomes: outcomes.as_ptr(),
        n_outcomes: outcomes.len(),
        silent_would_return: args.whole("silent_would_return"),
        silent_asked: args.whole("silent_asked"),
    };
    Ok(Problem { plain, _texts: texts, _outcomes: outcomes })
}

pub(super) fn damage(args: &Args) -> Result<Value> {
    let problems = args.objects("problems").iter().map(problem).collect::<Result<Vec<_>>>()?;
    let plain: Vec<gm_problem> = problems.iter().map(|problem| problem.plain).collect();
    let (customers, surveyed) = (args.whole("customers"), args.whole("surveyed"));
    let (value, level) = (args.number_or("value", f64::NAN), args.level());
    let found = Handle::new(gm_damage_free, |out| unsafe {
        gm_complaints_damage(plain.as_ptr(), plain.len(), customers, surveyed, value, level, out)
    })?;
    let found = found.get();
    let part = |i: usize, k: usize| {
        let part: gm_damage_part = out(|out| unsafe { gm_damage_get_part(found, i, k, out) })?;
        let outcome = text(|b, n, needed| unsafe { gm_damage_part_outcome(found, i, k, b, n, needed) })?;
        Ok(json!({
            "outcome": outcome,
            "customers": show::estimate(&part.customers),
            "would_return": show::estimate(&part.would_return),
            "lost": show::estimate(&part.lost),
        }))
    };
    let row = |name: String, row: &gm_damage_row, parts: Vec<Value>| {
        json!({
            "problem": name,
            "affected": show::estimate(&row.affected),
            "lost": show::estimate(&row.lost),
            "revenue_at_risk": present(row.has_revenue_at_risk, &row.revenue_at_risk),
            "n_open": row.n_open,
            "parts": parts,
        })
    };
    let one = |i: usize| {
        let found_row: gm_damage_row = out(|out| unsafe { gm_damage_problem(found, i, out) })?;
        let name = text(|b, n, needed| unsafe { gm_damage_problem_name(found, i, b, n, needed) })?;
        let parts = (0..found_row.n_parts).map(|k| part(i, k)).collect::<Result<Vec<Value>>>()?;
        Ok::<_, CError>(row(name, &found_row, parts))
    };
    let n: usize = out(|out| unsafe { gm_damage_n(found, out) })?;
    let total: gm_damage_row = out(|out| unsafe { gm_damage_total(found, out) })?;
    let parts = json!({
        "problems": (0..n).map(one).collect::<Result<Vec<Value>>>()?,
        "total": row("all".to_owned(), &total, Vec::new()),
    });
    let whole = show::json_text(|b, n, needed| unsafe { gm_damage_json(found, b, n, needed) })?;
    assert_eq!(whole.to_string(), parts.to_string(), "the JSON text and the structs");
    Ok(whole)
}
