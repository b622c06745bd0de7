//! Control charts and trends: the JSON text of C, which its plain structs must not differ from.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Numbers, Result, array, c_text, out, pointer, text};
use super::{counts, show};
use crate::Args;

const CHARTS: [(&str, i32); 7] = [
    ("p", GM_CHART_P),
    ("p_prime", GM_CHART_P_PRIME),
    ("u", GM_CHART_U),
    ("xmr", GM_CHART_XMR),
    ("ewma", GM_CHART_EWMA),
    ("cusum", GM_CHART_CUSUM),
    ("u_prime", GM_CHART_U_PRIME),
];

const RULE_SETS: [(&str, i32); 4] = [
    ("none", GM_RULES_NONE),
    ("western_electric", GM_RULES_WESTERN_ELECTRIC),
    ("nelson", GM_RULES_NELSON),
    ("anhoj", GM_RULES_ANHOJ),
];

const RULES: [(&str, i32); 13] = [
    ("beyond_limits", GM_RULE_BEYOND_LIMITS),
    ("two_of_three_beyond_two_sigma", GM_RULE_TWO_OF_THREE_BEYOND_TWO_SIGMA),
    ("four_of_five_beyond_one_sigma", GM_RULE_FOUR_OF_FIVE_BEYOND_ONE_SIGMA),
    ("eight_on_one_side", GM_RULE_EIGHT_ON_ONE_SIDE),
    ("nine_on_one_side", GM_RULE_NINE_ON_ONE_SIDE),
    ("six_rising_or_falling", GM_RULE_SIX_RISING_OR_FALLING),
    ("fourteen_alternating", GM_RULE_FOURTEEN_ALTERNATING),
    ("fifteen_within_one_sigma", GM_RULE_FIFTEEN_WITHIN_ONE_SIGMA),
    ("eight_beyond_one_sigma", GM_RULE_EIGHT_BEYOND_ONE_SIGMA),
    ("long_run", GM_RULE_LONG_RUN),
    ("few_crossings", GM_RULE_FEW_CROSSINGS),
    ("high_sum", GM_RULE_HIGH_SUM),
    ("low_sum", GM_RULE_LOW_SUM),
];

/// The code of a name; a name there is none of cannot be written in C.
fn code(codes: &[(&str, i32)], name: &str) -> Result<i32> {
    let found = codes.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
    found.ok_or(CError::NotInC("a name is a code in C"))
}

/// How many first points make the baseline, or the one that is stored.
pub(super) fn baseline(args: &Args) -> Result<(usize, Option<gm_baseline>)> {
    let Some(stored) = args.get("baseline") else { return Ok((0, None)) };
    if stored.is_number() {
        return match args.whole("baseline") {
            0 => Err(CError::NotInC("no points are all points in C")),
            n => Ok((usize::try_from(n).expect("a number of points"), None)),
        };
    }
    let stored = args.object("baseline").expect("a baseline");
    let kind = code(&CHARTS, stored.text("kind").expect("a kind"))?;
    let (center, sigma) = (stored.number("center"), stored.number("sigma"));
    let written: gm_baseline = out(|out| unsafe { gm_baseline_init(out, kind, center, sigma) })?;
    let n_points = stored.get("n_points").map_or(0, |_| stored.whole("n_points"));
    Ok((0, Some(gm_baseline { n_points, ..written })))
}

pub(super) fn rules(args: &Args) -> Result<i32> {
    args.text("rules").map_or(Ok(GM_RULES_NONE), |name| code(&RULE_SETS, name))
}

fn options(args: &Args, n_baseline: usize, stored: Option<&gm_baseline>) -> Result<gm_control_options> {
    let defaults: gm_control_options = out(|out| unsafe { gm_control_options_init(out) })?;
    let sigmas = args.number_or("sigmas", defaults.sigmas);
    Ok(gm_control_options { rules: rules(args)?, sigmas, n_baseline, baseline: pointer(stored), ..defaults })
}

type OfCounts<S> = unsafe extern "C" fn(
    *const u64,
    *const S,
    usize,
    *const gm_control_options,
    *mut *mut gm_chart,
) -> gm_status;

fn of_counts<S>(args: &Args, sizes: &[S], draw: OfCounts<S>) -> Result<Value> {
    let (counts, (n, stored)) = (args.wholes("counts"), baseline(args)?);
    if counts.len() != sizes.len() {
        return Err(CError::NotInC("counts and sizes have one length in C"));
    }
    let options = options(args, n, stored.as_ref())?;
    let (a, b) = (counts.as_ptr(), sizes.as_ptr());
    show_chart(&Handle::new(gm_chart_free, |out| unsafe { draw(a, b, counts.len(), &options, out) })?)
}

pub(super) fn p(args: &Args) -> Result<Value> {
    of_counts(args, &args.wholes("sizes"), gm_control_p)
}

pub(super) fn p_prime(args: &Args) -> Result<Value> {
    of_counts(args, &args.wholes("sizes"), gm_control_p_prime)
}

pub(super) fn u(args: &Args) -> Result<Value> {
    of_counts(args, &args.numbers("sizes").unwrap_or_default(), gm_control_u)
}

pub(super) fn u_prime(args: &Args) -> Result<Value> {
    of_counts(args, &args.numbers("sizes").unwrap_or_default(), gm_control_u_prime)
}

pub(super) fn xmr(args: &Args) -> Result<Value> {
    let (values, (n, stored)) = (Numbers::new(args.values()), baseline(args)?);
    let (column, options) = (values.column(), options(args, n, stored.as_ref())?);
    show_chart(&Handle::new(gm_chart_free, |out| unsafe { gm_control_xmr(&column, &options, out) })?)
}

pub(super) fn ewma(args: &Args) -> Result<Value> {
    let (values, (n_baseline, stored)) = (Numbers::new(args.values()), baseline(args)?);
    let (column, defaults) =
        (values.column(), out::<gm_ewma_options>(|out| unsafe { gm_ewma_options_init(out) })?);
    let options = gm_ewma_options {
        weight: args.number_or("weight", defaults.weight),
        sigmas: args.number_or("sigmas", defaults.sigmas),
        asymptotic: args.flag("asymptotic", false).into(),
        n_baseline,
        baseline: pointer(stored.as_ref()),
        ..defaults
    };
    show_chart(&Handle::new(gm_chart_free, |out| unsafe { gm_control_ewma(&column, &options, out) })?)
}

pub(super) fn cusum(args: &Args) -> Result<Value> {
    let (values, (n_baseline, stored)) = (Numbers::new(args.values()), baseline(args)?);
    let (column, defaults) =
        (values.column(), out::<gm_cusum_options>(|out| unsafe { gm_cusum_options_init(out) })?);
    let options = gm_cusum_options {
        k: args.number_or("k", defaults.k),
        h: args.number_or("h", defaults.h),
        n_baseline,
        baseline: pointer(stored.as_ref()),
        ..defaults
    };
    show_chart(&Handle::new(gm_chart_free, |out| unsafe { gm_control_cusum(&column, &options, out) })?)
}

fn show_facts(facts: &gm_chart_facts) -> Value {
    let gm_baseline { kind, reserved: _, center, sigma, n_points } = facts.baseline;
    let gm_dispersion { phi, q, df, p, i_squared, sigma_z } = facts.dispersion;
    let gm_runs { n_useful, longest_run, longest_run_max, crossings, crossings_min } = facts.runs;
    json!({
        "kind": show::name(&CHARTS, facts.kind),
        "rules": show::name(&RULE_SETS, facts.rules),
        "proposes": (facts.has_proposes != 0).then(|| show::name(&CHARTS, facts.proposes)),
        "baseline": {"kind": show::name(&CHARTS, kind), "center": center, "sigma": sigma, "n_points": n_points},
        "dispersion": show::optional(facts.has_dispersion, json!({
            "phi": phi, "q": q, "df": df, "p": p, "i_squared": i_squared, "sigma_z": sigma_z,
        })),
        "runs": show::optional(facts.has_runs, json!({
            "n_useful": n_useful,
            "longest_run": longest_run,
            "longest_run_max": longest_run_max,
            "crossings": crossings,
            "crossings_min": crossings_min,
        })),
    })
}

/// The JSON text of a chart, after its structs were held against it.
pub(super) fn show_chart(chart: &Handle<gm_chart>) -> Result<Value> {
    let handle = chart.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_chart_json(handle, b, n, needed) })?;
    show::picture("Chart", &whole, |o, b, n, needed| unsafe {
        gm_chart_control_svg(handle, std::ptr::null(), 0, o, b, n, needed)
    });
    let n: usize = out(|out| unsafe { gm_chart_n_points(handle, out) })?;
    let point = |i| out(|out: *mut gm_chart_point| unsafe { gm_chart_point_at(handle, i, out) });
    let points = (0..n).map(point).collect::<Result<Vec<_>>>()?;
    let facts: gm_chart_facts = out(|out| unsafe { gm_chart_facts_of(handle, out) })?;
    let signals = array(|b: *mut gm_signal, n, needed| unsafe { gm_chart_signals(handle, b, n, needed) })?;
    let ranges = array(|b: *mut f64, n, needed| unsafe { gm_chart_moving_ranges(handle, b, n, needed) })?;
    let above = array(|b: *mut usize, n, needed| unsafe { gm_chart_range_signals(handle, b, n, needed) })?;
    let signal = |signal: &gm_signal| json!({"index": signal.index, "rule": show::name(&RULES, signal.rule)});
    let all = |field: fn(&gm_chart_point) -> f64| points.iter().map(field).collect::<Vec<_>>();
    let has_low = points.iter().all(|point| point.has_low_value != 0);
    let mut parts = show_facts(&facts);
    let more = json!({
        "values": all(|point| point.value),
        "low_values": has_low.then(|| all(|point| point.low_value)),
        "center": all(|point| point.center),
        "lower": all(|point| point.lower),
        "upper": all(|point| point.upper),
        "sigma": all(|point| point.sigma),
        "signals": signals.iter().map(signal).collect::<Value>(),
        "moving_ranges": (facts.has_moving_ranges != 0).then(|| json!({
            "values": ranges, "center": facts.range_center, "upper": facts.range_upper, "signals": above,
        })),
    });
    let (Some(fields), Value::Object(more)) = (parts.as_object_mut(), more) else { panic!("two objects") };
    fields.extend(more);
    assert_eq!(whole, parts, "a chart: the JSON text and the structs");
    Ok(whole)
}

pub(super) fn trend(args: &Args) -> Result<Value> {
    let ((n_baseline, stored), series) = (baseline(args)?, args.objects("series"));
    let mut options: gm_trend_options = out(|out| unsafe { gm_trend_options_init(out) })?;
    (options.level, options.rules, options.n_baseline) = (args.level(), rules(args)?, n_baseline);
    options.sigmas = args.number_or("sigmas", options.sigmas);
    options.baseline = pointer(stored.as_ref());
    if args.get("positive").is_some() {
        options.n_top = usize::try_from(args.whole("positive")).expect("a number of points");
    }
    if let Some(over) = args.text("over") {
        let (summary, over) = (super::survey::survey(args)?, c_text(over)?);
        let item = c_text(args.text("item").unwrap_or_default())?;
        return show_trend(&Handle::new(gm_trend_free, |out| unsafe {
            gm_csat_trend_summary(summary.get(), item.as_ptr(), over.as_ptr(), &options, out)
        })?);
    }
    let text_of = |one: &Args| c_text(one.text("label").expect("a label"));
    let labels = series.iter().map(text_of).collect::<Result<Vec<_>>>()?;
    let counted = |one: &Args| one.get("n").is_none().then(|| counts(one)).transpose();
    let tallies = series.iter().map(counted).collect::<Result<Vec<_>>>()?;
    let number = |one: &Args, name: &str| one.get(name).map_or(0, |_| one.whole(name));
    let period = |i: usize| gm_period {
        label: labels[i].as_ptr(),
        counts: tallies[i].as_ref().map_or(std::ptr::null(), |counts| counts.get().cast_const()),
        successes: number(&series[i], "successes"),
        n: number(&series[i], "n"),
    };
    let periods: Vec<gm_period> = (0..series.len()).map(period).collect();
    let trend = Handle::new(gm_trend_free, |out| unsafe {
        gm_csat_trend(periods.as_ptr(), periods.len(), &options, out)
    })?;
    show_trend(&trend)
}

fn show_trend(trend: &Handle<gm_trend>) -> Result<Value> {
    let handle = trend.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_trend_json(handle, b, n, needed) })?;
    show::picture("Trend", &whole, |o, b, n, needed| unsafe { gm_chart_trend_svg(handle, o, b, n, needed) });
    let n: usize = out(|out| unsafe { gm_trend_n_periods(handle, out) })?;
    let period = |i| {
        Ok(json!({
            "label": text(|b, n, needed| unsafe { gm_trend_period_label(handle, i, b, n, needed) })?,
            "share": show::estimate(&out(|out| unsafe { gm_trend_period(handle, i, out) })?),
        }))
    };
    let gm_slope_test { slope, z, p, dispersion, has_test, reserved: _ } =
        out(|out| unsafe { gm_trend_slope(handle, out) })?;
    let chart = Handle::new(gm_chart_free, |out| unsafe { gm_trend_chart(handle, out) })?;
    let other = Handle::new(gm_chart_free, |out| unsafe { gm_trend_alternative(handle, out) })?;
    let parts = json!({
        "periods": (0..n).map(period).collect::<Result<Value>>()?,
        "chart": show_chart(&chart)?,
        "alternative": if other.get().is_null() { Value::Null } else { show_chart(&other)? },
        "slope": show::optional(has_test, json!({"slope": slope, "z": z, "p": p, "dispersion": dispersion})),
    });
    assert_eq!(whole, parts, "a trend: the JSON text and the structs");
    Ok(whole)
}
