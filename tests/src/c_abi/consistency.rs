//! Whether service is the same everywhere: the JSON text of C, which its plain structs must not differ from.

use std::ffi::{CString, c_char};

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Numbers, Result, Texts, array, c_text, out, pointer, text};
use super::control::{baseline, rules, show_chart};
use super::survey::{labels, survey};
use super::{code, show};
use crate::Args;

const STATISTICS: [(&str, i32); 3] =
    [("mean", GM_SITES_MEAN), ("share", GM_SITES_SHARE), ("rate", GM_SITES_RATE)];
const FUNNELS: [(&str, i32); 2] = [("exact", GM_FUNNEL_EXACT), ("normal", GM_FUNNEL_NORMAL)];
const WITHINS: [(&str, i32); 2] = [("chance", GM_WITHIN_CHANCE), ("rows", GM_WITHIN_ROWS)];

const OVERDISPERSIONS: [(&str, i32); 4] = [
    ("auto", GM_OVERDISPERSION_AUTO),
    ("none", GM_OVERDISPERSION_NONE),
    ("multiplicative", GM_OVERDISPERSION_MULTIPLICATIVE),
    ("additive", GM_OVERDISPERSION_ADDITIVE),
];
const VERDICTS: [(&str, i32); 5] = [
    ("served", GM_CHANNEL_SERVED),
    ("missing", GM_CHANNEL_MISSING),
    ("unneeded", GM_CHANNEL_UNNEEDED),
    ("absent", GM_CHANNEL_ABSENT),
    ("unclear", GM_CHANNEL_UNCLEAR),
];

fn n_top(args: &Args, default: usize) -> usize {
    args.get("positive").map_or(default, |_| usize::try_from(args.whole("positive")).expect("points"))
}

fn sites_options(args: &Args) -> Result<gm_sites_options> {
    let mut options: gm_sites_options = out(|out| unsafe { gm_sites_options_init(out) })?;
    options.statistic = code(args, "statistic", options.statistic, &STATISTICS)?;
    options.level = args.level();
    options.limits = args.number_or("limits", options.limits);
    options.winsorise = args.number_or("winsorise", options.winsorise);
    options.funnel = code(args, "funnel", options.funnel, &FUNNELS)?;
    options.overdispersion = code(args, "overdispersion", options.overdispersion, &OVERDISPERSIONS)?;
    options.adjustment = code(args, "adjustment", options.adjustment, &show::ADJUSTMENTS)?;
    options.within = code(args, "within", options.within, &WITHINS)?;
    options.n_top = n_top(args, options.n_top);
    if args.get("target").is_some() {
        (options.target, options.has_target) = (args.number("target"), 1);
    }
    Ok(options)
}

/// Texts as C has them, NULL for no label.
fn names(args: &Args, name: &str) -> Result<Vec<Option<CString>>> {
    let one = |label: &Value| match label {
        Value::String(text) => c_text(text).map(Some),
        Value::Number(number) => c_text(&number.to_string()).map(Some),
        _ => Ok(None),
    };
    args.list(name).unwrap_or_default().iter().map(one).collect()
}

fn start(text: Option<&CString>) -> *const c_char {
    text.map_or(std::ptr::null(), |text| text.as_ptr())
}

pub(super) fn sites(args: &Args) -> Result<Value> {
    let options = sites_options(args)?;
    if args.get("table").is_some() {
        let (summary, item) = (survey(args)?, c_text(args.text("item").unwrap_or_default())?);
        let by = Texts::new(args.texts("segments_by").iter().map(|name| Some(name.as_str())))?;
        return show_sites(&Handle::new(gm_sites_free, |out| unsafe {
            gm_consistency_sites(summary.get(), item.as_ptr(), by.get(), by.len(), &options, out)
        })?);
    }
    if let Some(values) = args.numbers("values") {
        let values = Numbers::new(values);
        let (column, written) = (values.column(), labels(args.list("sites").unwrap_or_default())?);
        let mut field: gm_field =
            out(|out| unsafe { gm_field_init(out, c"sites".as_ptr(), std::ptr::null()) })?;
        field.kind = GM_FIELD_LABELS;
        (field.labels, field.n_labels) = (written.get(), written.len());
        return show_sites(&Handle::new(gm_sites_free, |out| unsafe {
            gm_consistency_sites_values(&column, &field, &options, out)
        })?);
    }
    let names = names(args, "sites")?;
    let numbers = args.wholes("counts").into_iter().zip(args.numbers("sizes").unwrap_or_default());
    let counts: Vec<gm_site_count> = names
        .iter()
        .zip(numbers)
        .map(|(label, (count, size))| gm_site_count { label: start(label.as_ref()), count, size })
        .collect();
    show_sites(&Handle::new(gm_sites_free, |out| unsafe {
        gm_consistency_sites_counts(counts.as_ptr(), counts.len(), &options, out)
    })?)
}

fn assert_parts(whole: &Value, parts: &Value) {
    for (name, part) in parts.as_object().expect("parts") {
        assert_eq!(whole[name], *part, "{name} of the JSON text and of the struct");
    }
}

fn assert_labels(written: &Value, label: impl Fn(usize) -> Result<String>) -> Result<()> {
    for (column, written) in written.as_array().expect("labels").iter().enumerate() {
        let written = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
        assert_eq!(written, label(column)?);
    }
    Ok(())
}

fn show_facts(facts: &gm_sites_facts) -> Value {
    let limit = |value: f64| show::optional(facts.has_between_limits, json!(value));
    json!({
        "statistic": show::name(&STATISTICS, facts.statistic),
        "center": facts.center,
        "target": show::optional(facts.has_target, json!(facts.target)),
        "mean_of_sites": facts.mean_of_sites,
        "icc": (facts.has_icc != 0).then(|| show::estimate(&facts.icc)),
        "between_sd": facts.between_sd,
        "between_low": limit(facts.between_low),
        "between_high": limit(facts.between_high),
        "within_sd": facts.within_sd,
        "spread": show::optional(facts.has_spread, show::f_test(&facts.spread)),
        "rows": show::optional(facts.has_rows, json!({
            "n_rows": facts.n_rows,
            "q": facts.rows_q,
            "df": facts.rows_df,
            "p": facts.rows_p,
            "phi": facts.rows_phi,
            "applied": show::name(&WITHINS, facts.within),
        })),
        "dispersion": json!({
            "q": facts.q,
            "df": facts.df,
            "p": show::optional(facts.has_p, json!(facts.p)),
            "i_squared": facts.i_squared,
            "phi": facts.phi,
            "phi_winsorised": facts.phi_winsorised,
            "tau": facts.tau,
            "applied": show::name(&OVERDISPERSIONS, facts.applied),
        }),
        "level": facts.level,
        "limits": facts.limits,
        "funnel": show::name(&FUNNELS, facts.funnel),
        "adjustment": show::name(&show::ADJUSTMENTS, facts.adjustment),
        "n_beyond_chance": facts.n_beyond_chance,
        "n_beyond_limits": facts.n_beyond_limits,
        "n_stand_out": facts.n_stand_out,
        "n_valid": facts.n_valid,
        "n_missing": facts.n_missing,
        "n_excluded": facts.n_excluded,
        "n_unlabelled": facts.n_unlabelled,
    })
}

fn show_site(site: &gm_site) -> Value {
    let tested = |value: f64| show::optional(site.has_p, json!(value));
    json!({
        "n": site.n,
        "size": site.size,
        "mean": site.mean,
        "sd": show::optional(site.has_sd, json!(site.sd)),
        "design_effect": show::optional(site.has_design_effect, json!(site.design_effect)),
        "shrunken": site.shrunken,
        "shrunken_low": site.shrunken_low,
        "shrunken_high": site.shrunken_high,
        "lower": site.lower,
        "upper": site.upper,
        "beyond_limits": site.beyond_limits != 0,
        "z": tested(site.z),
        "p": tested(site.p),
        "p_adjusted": tested(site.p_adjusted),
        "stands_out": site.stands_out != 0,
        "rank": site.rank,
        "rank_low": site.rank_low,
        "rank_high": site.rank_high,
    })
}

fn show_sites(found: &Handle<gm_sites>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_sites_json(handle, b, n, needed) })?;
    show::picture("Sites", &whole, |o, b, n, needed| unsafe { gm_chart_funnel_svg(handle, o, b, n, needed) });
    let facts: gm_sites_facts = out(|out| unsafe { gm_sites_facts_of(handle, out) })?;
    assert_parts(&whole, &show_facts(&facts));
    assert_eq!(whole["empty"].as_array().map(Vec::len), usize::try_from(facts.n_empty).ok());
    let n: usize = out(|out| unsafe { gm_sites_n(handle, out) })?;
    for i in 0..n {
        let row = &whole["sites"][i];
        assert_parts(row, &show_site(&out(|out| unsafe { gm_sites_get(handle, i, out) })?));
        let label =
            |column| text(|b, size, needed| unsafe { gm_sites_label(handle, i, column, b, size, needed) });
        assert_labels(&row["labels"], label)?;
        let written = Texts::new([Some(label(0)?.as_str())])?;
        let place: usize = out(|out| unsafe { gm_sites_find(handle, written.get(), written.len(), out) })?;
        assert_eq!(place, i);
    }
    Ok(whole)
}

pub(super) fn channels(args: &Args) -> Result<Value> {
    let mut options: gm_channels_options = out(|out| unsafe { gm_channels_options_init(out) })?;
    options.statistic = code(args, "statistic", options.statistic, &STATISTICS)?;
    options.level = args.level();
    options.adjustment = code(args, "adjustment", options.adjustment, &show::ADJUSTMENTS)?;
    options.n_top = n_top(args, options.n_top);
    let mix = args.text("mix").map(c_text).transpose()?;
    options.mix = start(mix.as_ref());
    let (summary, item) = (survey(args)?, c_text(args.text("item").unwrap_or_default())?);
    let by = c_text(args.text("channel").unwrap_or("channel"))?;
    let found = Handle::new(gm_channels_free, |out| unsafe {
        gm_consistency_channels(summary.get(), item.as_ptr(), by.as_ptr(), &options, out)
    })?;
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_channels_json(handle, b, n, needed) })?;
    let facts: gm_channels_facts = out(|out| unsafe { gm_channels_facts_of(handle, out) })?;
    let tested = |value: Value| show::optional(facts.has_q, value);
    assert_parts(
        &whole,
        &json!({
            "total": facts.total,
            "q": tested(json!(facts.q)),
            "df": tested(json!(facts.df)),
            "p": tested(json!(facts.p)),
            "shared": facts.shared,
            "n_unlabelled": facts.n_unlabelled,
        }),
    );
    let n: usize = out(|out| unsafe { gm_channels_n(handle, out) })?;
    for i in 0..n {
        let channel: gm_channel = out(|out| unsafe { gm_channels_get(handle, i, out) })?;
        let row = &whole["channels"][i];
        assert_eq!(
            row["label"].as_str(),
            Some(text(|b, n, needed| unsafe { gm_channels_label(handle, i, b, n, needed) })?.as_str())
        );
        assert_eq!(row["unmatched"].as_array().map(Vec::len), usize::try_from(channel.n_unmatched).ok());
        let some = |has: u8, estimate: &gm_estimate| (has != 0).then(|| show::estimate(estimate));
        assert_parts(
            row,
            &json!({
                "crude": show::estimate(&channel.crude),
                "standardised": some(channel.has_standardised, &channel.standardised),
                "difference": some(channel.has_difference, &channel.difference),
                "p": show::optional(channel.has_p, json!(channel.p)),
                "p_adjusted": show::optional(channel.has_p, json!(channel.p_adjusted)),
            }),
        );
    }
    Ok(whole)
}

pub(super) fn channels_wanted(args: &Args) -> Result<Value> {
    let (wants, open) = (args.object("wants").expect("wishes by channel"), args.texts("open"));
    let mut channels: Vec<(String, u64)> =
        wants.names().map(|name| (name.to_owned(), wants.whole(name))).collect();
    let unwanted = open.iter().filter(|name| wants.get(name).is_none());
    channels.extend(unwanted.map(|name| (name.clone(), 0)));
    channels.sort();
    let labels = channels.iter().map(|(name, _)| c_text(name)).collect::<Result<Vec<_>>>()?;
    let wish = |((name, n), label): (&(String, u64), &CString)| gm_channel_wish {
        label: label.as_ptr(),
        n: *n,
        is_open: open.contains(name).into(),
        reserved: 0,
    };
    let wishes: Vec<gm_channel_wish> = channels.iter().zip(&labels).map(wish).collect();
    let (n_customers, level, least) =
        (args.whole("n_customers"), args.level(), args.number_or("least", 0.05));
    let mut rows: Vec<gm_wanted_channel> = Vec::with_capacity(wishes.len());
    let mut has_served = 0;
    let served: gm_estimate = out(|served| unsafe {
        gm_consistency_channels_wanted(
            wishes.as_ptr(),
            wishes.len(),
            n_customers,
            least,
            level,
            rows.as_mut_ptr(),
            served,
            &raw mut has_served,
        )
    })?;
    unsafe { rows.set_len(wishes.len()) };
    let row = |row: &gm_wanted_channel| {
        json!({
            "label": channels[row.index].0,
            "share": show::estimate(&row.share),
            "is_open": row.is_open != 0,
            "verdict": show::name(&VERDICTS, row.verdict),
        })
    };
    Ok(json!({
        "n_customers": n_customers,
        "least": least,
        "served": (has_served != 0).then(|| show::estimate(&served)),
        "channels": rows.iter().map(row).collect::<Value>(),
    }))
}

pub(super) fn over_time(args: &Args) -> Result<Value> {
    let (n_baseline, stored) = baseline(args)?;
    let mut options: gm_over_time_options = out(|out| unsafe { gm_over_time_options_init(out) })?;
    options.statistic = code(args, "statistic", options.statistic, &STATISTICS)?;
    (options.level, options.rules, options.n_baseline) = (args.level(), rules(args)?, n_baseline);
    options.sigmas = args.number_or("sigmas", options.sigmas);
    options.baseline = pointer(stored.as_ref());
    options.n_top = n_top(args, options.n_top);
    if args.get("table").is_some() {
        let (summary, item) = (survey(args)?, c_text(args.text("item").unwrap_or_default())?);
        let over = c_text(args.text("over").unwrap_or_default())?;
        let by = Texts::new(args.texts("segments_by").iter().map(|name| Some(name.as_str())))?;
        return show_over_time(&Handle::new(gm_over_time_free, |out| unsafe {
            let (item, over) = (item.as_ptr(), over.as_ptr());
            gm_consistency_over_time(summary.get(), item, over, by.get(), by.len(), &options, out)
        })?);
    }
    let (sites, periods) = (names(args, "sites")?, names(args, "periods")?);
    let (counts, sizes) = (args.wholes("counts"), args.numbers("sizes").unwrap_or_default());
    let point = |i: usize| gm_site_period {
        site: start(sites[i].as_ref()),
        period: start(periods[i].as_ref()),
        count: counts[i],
        size: sizes[i],
    };
    let points: Vec<gm_site_period> = (0..counts.len()).map(point).collect();
    show_over_time(&Handle::new(gm_over_time_free, |out| unsafe {
        gm_consistency_over_time_counts(points.as_ptr(), points.len(), &options, out)
    })?)
}

fn show_over_time(found: &Handle<gm_over_time>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_over_time_json(handle, b, n, needed) })?;
    let facts: gm_over_time_facts = out(|out| unsafe { gm_over_time_facts_of(handle, out) })?;
    assert_parts(
        &whole,
        &json!({
            "statistic": show::name(&STATISTICS, facts.statistic),
            "n_points": facts.n_points,
            "n_beyond": facts.n_beyond,
            "expected_by_chance": facts.expected_by_chance,
            "joint_sigmas": facts.joint_sigmas,
            "n_beyond_joint": facts.n_beyond_joint,
            "n_overdispersed": facts.n_overdispersed,
            "level": facts.level,
        }),
    );
    let n: usize = out(|out| unsafe { gm_over_time_n(handle, out) })?;
    for i in 0..n {
        let row = &whole["sites"][i];
        assert_labels(&row["labels"], |column| {
            text(|b, size, needed| unsafe { gm_over_time_label(handle, i, column, b, size, needed) })
        })?;
        let chart = Handle::new(gm_chart_free, |out| unsafe { gm_over_time_chart(handle, i, out) })?;
        let shown = if chart.get().is_null() { Value::Null } else { show_chart(&chart)? };
        assert_eq!(row["chart"], shown);
        let beyond =
            array(|b: *mut usize, n, needed| unsafe { gm_over_time_beyond_joint(handle, i, b, n, needed) })?;
        assert_eq!(row["beyond_joint"], json!(beyond));
    }
    Ok(whole)
}

pub(super) fn permutation(args: &Args) -> Result<Value> {
    let [a, b] = ["a", "b"].map(|name| Numbers::new(args.numbers(name).unwrap_or_default()));
    let (a, b) = (a.column(), b.column());
    let replicates = args
        .get("replicates")
        .map_or(10_000, |_| u32::try_from(args.whole("replicates")).expect("a number of replicates"));
    let seed = args.get("seed").map_or(1, |_| args.whole("seed"));
    let found: gm_permutation =
        out(|out| unsafe { gm_consistency_permutation(&a, &b, replicates, seed, out) })?;
    let test =
        |test: &gm_mean_test| (test.has_test != 0).then(|| json!({"t": test.t, "df": test.df, "p": test.p}));
    Ok(json!({
        "difference": found.difference,
        "mean_a": found.mean_a,
        "mean_b": found.mean_b,
        "n_a": found.n_a,
        "n_b": found.n_b,
        "n_missing": found.n_missing,
        "p": found.p,
        "p_greater": found.p_greater,
        "p_less": found.p_less,
        "exact": found.exact != 0,
        "replicates": found.replicates,
        "seed": found.seed,
        "skewness": found.skewness,
        "student": test(&found.student),
        "welch": test(&found.welch),
    }))
}
