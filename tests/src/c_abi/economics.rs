//! What retention is worth, and what waiting the staff allows.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Result, c_text, out, text};
use super::show;
use crate::Args;

fn present(has: impl Into<i32>, estimate: &gm_estimate) -> Value {
    if has.into() != 0 { show::estimate(estimate) } else { Value::Null }
}

fn timed(value: &gm_timed_value) -> Value {
    json!({
        "multiple": show::estimate(&value.multiple),
        "margin_value": show::estimate(&value.margin_value),
        "cross_selling_value": show::estimate(&value.cross_selling_value),
        "referral_value": show::estimate(&value.referral_value),
        "lifetime_value": show::estimate(&value.lifetime_value),
        "net_value": present(value.has_net_value, &value.net_value),
        "elasticity": value.elasticity,
        "per_point": show::optional(value.has_per_point, json!(value.per_point)),
    })
}

pub(super) fn retention(args: &Args) -> Result<Value> {
    let (margin, discount) = (args.number("margin"), args.number("discount"));
    let mut options: gm_retention_options =
        out(|out| unsafe { gm_retention_options_init(out, margin, discount) })?;
    if args.get("retention").is_some_and(Value::is_array) {
        let counts = args.wholes("retention");
        (options.has_counts, options.kept, options.customers) = (1, counts[0], counts[1]);
    } else {
        options.retention = args.number_or("retention", options.retention);
    }
    for (name, to) in [
        ("churn", &mut options.churn),
        ("acquisition_cost", &mut options.acquisition_cost),
        ("cross_selling", &mut options.cross_selling),
        ("referrals", &mut options.referrals),
        ("keeping_cost", &mut options.keeping_cost),
        ("keeping_gain", &mut options.keeping_gain),
        ("level", &mut options.level),
    ] {
        *to = args.number_or(name, *to);
    }
    let found: gm_retention_value = out(|out| unsafe { gm_economics_retention(&options, out) })?;
    Ok(json!({
        "retention": show::estimate(&found.retention),
        "expected_life": present(found.has_expected_life, &found.expected_life),
        "deferred": timed(&found.deferred),
        "immediate": timed(&found.immediate),
        "cost_of_gaining": show::optional(found.has_cost_of_gaining, json!(found.cost_of_gaining)),
        "cost_of_keeping": show::optional(found.has_cost_of_keeping, json!(found.cost_of_keeping)),
        "gaining_to_keeping": show::optional(found.has_gaining_to_keeping, json!(found.gaining_to_keeping)),
    }))
}

fn worth(value: &gm_cohort_value) -> Value {
    json!({"deferred": show::estimate(&value.deferred), "immediate": show::estimate(&value.immediate)})
}

pub(super) fn cohort(args: &Args) -> Result<Value> {
    let survivors = args.wholes("survivors");
    let (margin, discount, level) = (args.number("margin"), args.number("discount"), args.level());
    let periods = usize::try_from(args.whole("periods")).expect("a number of periods");
    let found = Handle::new(gm_cohort_free, |out| unsafe {
        gm_economics_cohort(survivors.as_ptr(), survivors.len(), margin, discount, periods, level, out)
    })?;
    let found = found.get();
    let fit: gm_cohort_fit = out(|out| unsafe { gm_cohort_get_fit(found, out) })?;
    let period = |i: usize| {
        let period: gm_cohort_period = out(|out| unsafe { gm_cohort_get_period(found, i, out) })?;
        Ok(json!({
            "period": period.period,
            "survivors": show::optional(period.has_survivors, json!(period.survivors)),
            "survival": period.survival,
            "observed_retention": show::optional(period.has_observed_retention, json!(period.observed_retention)),
            "retention": period.retention,
        }))
    };
    let parts = json!({
        "alpha": show::estimate(&fit.alpha),
        "beta": show::estimate(&fit.beta),
        "mean_churn": fit.mean_churn,
        "log_likelihood": fit.log_likelihood,
        "value": worth(&fit.value),
        "periods": (0..fit.n_periods).map(period).collect::<Result<Vec<Value>>>()?,
        "constant_retention": fit.constant_retention,
        "constant_log_likelihood": fit.constant_log_likelihood,
        "constant_p": fit.constant_p,
        "differs": fit.differs != 0,
        "constant_value": worth(&fit.constant_value),
    });
    let whole = show::json_text(|b, n, needed| unsafe { gm_cohort_json(found, b, n, needed) })?;
    show::picture("Cohort", &whole, |o, b, n, needed| unsafe { gm_chart_cohort_svg(found, o, b, n, needed) });
    assert_eq!(whole.to_string(), parts.to_string(), "the JSON text and the structs");
    Ok(whole)
}

pub(super) fn satisfaction(args: &Args) -> Result<Value> {
    let levels = args.objects("levels");
    let labels = levels
        .iter()
        .map(|level| c_text(level.text("label").unwrap_or_default()))
        .collect::<Result<Vec<_>>>()?;
    let plain: Vec<gm_level_retention> = levels
        .iter()
        .zip(&labels)
        .map(|(level, label)| gm_level_retention {
            label: label.as_ptr(),
            customers: level.whole("customers"),
            kept: level.whole("kept"),
        })
        .collect();
    let (margin, discount, level) = (args.number("margin"), args.number("discount"), args.level());
    let shift = args.numbers("shift");
    let shift = shift.as_ref().map_or(std::ptr::null(), Vec::as_ptr);
    let found = Handle::new(gm_satisfaction_value_free, |out| unsafe {
        gm_economics_satisfaction(plain.as_ptr(), plain.len(), margin, discount, shift, level, out)
    })?;
    let found = found.get();
    let all: gm_satisfaction_overall = out(|out| unsafe { gm_satisfaction_value_overall(found, out) })?;
    let row = |i: usize| {
        let row: gm_satisfaction_level = out(|out| unsafe { gm_satisfaction_value_level(found, i, out) })?;
        let label = text(|b, n, needed| unsafe { gm_satisfaction_value_label(found, i, b, n, needed) })?;
        Ok(json!({
            "label": label,
            "share": show::estimate(&row.share),
            "retention": show::estimate(&row.retention),
            "deferred": show::estimate(&row.deferred),
            "immediate": show::estimate(&row.immediate),
        }))
    };
    let shift = json!({
        "retention": show::estimate(&all.shift_retention),
        "deferred": show::estimate(&all.shift_deferred),
        "immediate": show::estimate(&all.shift_immediate),
    });
    let whole = show::json_text(|b, n, needed| unsafe { gm_satisfaction_value_json(found, b, n, needed) })?;
    let parts = json!({
        "levels": (0..all.n_levels).map(row).collect::<Result<Vec<Value>>>()?,
        "retention": show::estimate(&all.retention),
        "shift": if all.has_shift == 0 { Value::Null } else { shift },
        "caveat": whole["caveat"],
    });
    assert_eq!(whole.to_string(), parts.to_string(), "the JSON text and the structs");
    Ok(whole)
}

fn service(args: &Args) -> Result<gm_service_options> {
    let mut options: gm_service_options = out(|out| unsafe { gm_service_options_init(out) })?;
    options.handling_time = args.number_or("handling_time", options.handling_time);
    options.within = args.number_or("within", options.within);
    options.patience = args.number_or("patience", options.patience);
    Ok(options)
}

fn level(found: &gm_service_level) -> Value {
    json!({
        "load": found.load,
        "agents": found.agents,
        "handling_time": found.handling_time,
        "within": found.within,
        "patience": show::optional(found.has_patience, json!(found.patience)),
        "waiting_probability": found.waiting_probability,
        "service_level": found.service_level,
        "average_speed_of_answer": found.average_speed_of_answer,
        "average_wait": found.average_wait,
        "abandonment": found.abandonment,
        "queue_length": found.queue_length,
        "occupancy": found.occupancy,
    })
}

pub(super) fn service_level(args: &Args) -> Result<Value> {
    let (load, agents, options) = (args.number("load"), args.whole("agents"), service(args)?);
    let found = out(|out| unsafe { gm_economics_service_level(load, agents, &options, out) })?;
    Ok(level(&found))
}

pub(super) fn agents(args: &Args) -> Result<Value> {
    let (load, target, options) = (args.number("load"), args.number("target"), service(args)?);
    let found = out(|out| unsafe { gm_economics_agents(load, target, &options, out) })?;
    Ok(level(&found))
}
