//! Mystery shopping.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Result, Texts, c_text, change, out, text};
use super::show;
use super::survey::{fields_of, with_tables};
use crate::Args;

const CLUSTERINGS: [(&str, i32); 4] = [
    ("two_way", GM_CLUSTERING_TWO_WAY),
    ("site", GM_CLUSTERING_SITE),
    ("shopper", GM_CLUSTERING_SHOPPER),
    ("none", GM_CLUSTERING_NONE),
];

fn names(args: &Args, name: &str) -> Result<Texts> {
    Texts::new(args.texts(name).iter().map(|name| Some(name.as_str())))
}

fn small(args: &Args, name: &str, default: u32) -> u32 {
    args.get(name).map_or(default, |_| u32::try_from(args.whole(name)).expect("a small number"))
}

/// The days that sites are open on, as bits.
fn open_days(args: &Args) -> Result<Option<Vec<u8>>> {
    let Some(opening) = args.object("opening") else { return Ok(None) };
    let sites = args.texts("sites");
    if opening.names().any(|name| !sites.iter().any(|site| site == name)) {
        return Err(CError::NotInC("opening days stand beside the sites"));
    }
    let days = |site: &String| match opening.get(site) {
        None => 127,
        Some(_) => opening.wholes(site).iter().fold(0, |bits, day| bits | 1 << (day - 1)),
    };
    Ok(Some(sites.iter().map(days).collect()))
}

fn make_plan(args: &Args) -> Result<Handle<gm_plan>> {
    let mut options: gm_plan_options = out(|out| unsafe { gm_plan_options_init(out) })?;
    let (sites, shoppers, parts) = (names(args, "sites")?, names(args, "shoppers")?, names(args, "parts")?);
    (options.sites, options.n_sites) = (sites.get(), sites.len());
    (options.shoppers, options.n_shoppers) = (shoppers.get(), shoppers.len());
    (options.parts, options.n_parts) = (parts.get(), parts.len());
    let start = c_text(args.text("start").expect("a plan has a first day"))?;
    options.start = start.as_ptr();
    let open_days = open_days(args)?;
    options.open_days = open_days.as_ref().map_or(std::ptr::null(), Vec::as_ptr);
    options.visits = args.whole("visits");
    options.days = small(args, "days", options.days);
    options.seed = args.get("seed").map_or(options.seed, |_| args.whole("seed"));
    options.rest_days = small(args, "rest_days", 0);
    options.has_rest_days = args.get("rest_days").is_some().into();
    Handle::new(gm_plan_free, |out| unsafe { gm_mystery_plan(&options, out) })
}

pub(super) fn plan(args: &Args) -> Result<Value> {
    let plan = make_plan(args)?;
    let handle = plan.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_plan_json(handle, b, n, needed) })?;
    let of: gm_plan_figures = out(|out| unsafe { gm_plan_get(handle, out) })?;
    for i in 0..of.n_visits {
        let visit: gm_planned_visit = out(|out| unsafe { gm_plan_visit(handle, i, out) })?;
        let shown = json!({
            "number": visit.number,
            "site": text(|b, n, needed| unsafe { gm_plan_visit_site(handle, i, b, n, needed) })?,
            "shopper": text(|b, n, needed| unsafe { gm_plan_visit_shopper(handle, i, b, n, needed) })?,
            "date": text(|b, n, needed| unsafe { gm_plan_visit_date(handle, i, b, n, needed) })?,
            "weekday": visit.weekday,
            "part": text(|b, n, needed| unsafe { gm_plan_visit_part(handle, i, b, n, needed) })?,
        });
        assert_eq!(shown, whole["visits"][i]);
    }
    let counts =
        |kind: &str, n: usize, count: unsafe extern "C" fn(*const gm_plan, usize, *mut u64) -> gm_status| {
            for i in 0..n {
                let visits: u64 = out(|out| unsafe { count(handle, i, out) })?;
                assert_eq!(json!(visits), whole[kind][i]["visits"]);
            }
            Ok(())
        };
    counts("sites", of.n_sites, gm_plan_site_visits)?;
    counts("shoppers", of.n_shoppers, gm_plan_shopper_visits)?;
    counts("parts", of.n_parts, gm_plan_part_visits)?;
    let weekdays: Vec<&Value> =
        whole["weekdays"].as_array().into_iter().flatten().map(|day| &day["visits"]).collect();
    assert_eq!(json!(of.weekdays), json!(weekdays));
    let figures = json!({
        "repeats": of.repeats,
        "too_soon": of.too_soon,
        "seed": of.seed,
        "days": of.days,
        "rest_days": show::optional(u8::from(of.has_rest_days != 0), json!(of.rest_days)),
    });
    show::assert_part(&figures, &whole);
    Ok(whole)
}

pub(super) fn briefing(args: &Args) -> Result<Value> {
    let plan = make_plan(&args.object("plan").expect("a plan is needed"))?;
    let number = usize::try_from(args.whole("number")).expect("a small number");
    let (language, items) = (c_text(args.text("language").unwrap_or("en"))?, names(args, "items")?);
    let sheet = text(|b, n, needed| unsafe {
        gm_mystery_briefing(plan.get(), number - 1, language.as_ptr(), items.get(), items.len(), b, n, needed)
    })?;
    Ok(json!(sheet))
}

pub(super) fn size(args: &Args) -> Result<Value> {
    let kind = match args.text("kind").unwrap_or("mean") {
        "mean" => GM_SIZE_MEAN,
        "share" => GM_SIZE_SHARE,
        _ => GM_SIZE_NPS,
    };
    let mut sample: gm_size_options = out(|out| unsafe { gm_size_options_init(out, kind) })?;
    sample.margin = args.number_or("margin", sample.margin);
    sample.sd = args.number_or("sd", sample.sd);
    sample.p = args.number_or("p", sample.p);
    sample.level = args.level();
    let mut options: gm_visit_size_options = out(|out| unsafe { gm_visit_size_options_init(out) })?;
    options.sample = &sample;
    options.sites = args.whole("sites");
    if args.get("shoppers").is_some() {
        (options.has_shoppers, options.shoppers) = (1, args.whole("shoppers"));
    }
    options.site_icc = args.number_or("site_icc", options.site_icc);
    options.shopper_icc = args.number_or("shopper_icc", options.shopper_icc);
    let of: gm_visit_size = out(|out| unsafe { gm_mystery_size(&options, out) })?;
    Ok(json!({
        "visits": of.visits,
        "exact": of.exact,
        "per_site": of.per_site,
        "per_shopper": show::optional(u8::from(of.has_per_shopper != 0), json!(of.per_shopper)),
        "design_effect": of.design_effect,
        "independent": of.independent,
        "df": of.df,
        "level": of.level,
    }))
}

fn make_visits(args: &Args) -> Result<Handle<gm_visits>> {
    let mut options: gm_visit_options = out(|out| unsafe { gm_visit_options_init(out) })?;
    let items = args.objects("items");
    let item_names = Texts::new(items.iter().map(|item| item.text("name")))?;
    let [weights, maxima] =
        ["weight", "maximum"].map(|name| items.iter().map(|item| item.number(name)).collect::<Vec<f64>>());
    (options.items, options.n_items) = (item_names.get(), item_names.len());
    (options.weights, options.maxima) = (weights.as_ptr(), maxima.as_ptr());
    let sites = names(args, "sites")?;
    (options.sites, options.n_sites) = (sites.get(), sites.len());
    let occasion = args.text("occasion").map(c_text).transpose()?;
    options.occasion = occasion.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    options.has_pass_mark = args.get("pass_mark").is_some().into();
    options.pass_mark = args.number_or("pass_mark", 0.0);
    Handle::new(gm_visits_free, |out| unsafe { gm_visits_new(&options, out) })
}

pub(super) fn score(args: &Args) -> Result<Value> {
    let (visits, none) = (make_visits(args)?, make_visits(args)?);
    let fields = fields_of(&args.object("table").expect("a table is needed"))?;
    with_tables(&[fields], Vec::new(), |tables| {
        change(unsafe { gm_visits_observe(visits.get(), &tables[0]) })
    })?;
    // No visits more change nothing.
    change(unsafe { gm_visits_merge(visits.get(), none.get()) })?;
    let mut options: gm_mystery_options = out(|out| unsafe { gm_mystery_options_init(out) })?;
    options.has_target = args.get("target").is_some().into();
    options.target = args.number_or("target", 0.0);
    options.level = args.level();
    options.replicates = small(args, "replicates", options.replicates);
    let language = c_text(args.text("language").unwrap_or("en"))?;
    options.language = language.as_ptr();
    let found = Handle::new(gm_mystery_free, |out| unsafe { gm_mystery_score(visits.get(), &options, out) })?;
    let rows: u64 = out(|out| unsafe { gm_visits_rows(visits.get(), out) })?;
    let whole = show_score(&found)?;
    assert_eq!(json!(rows), whole["n_visits"]);
    Ok(whole)
}

fn estimate(has: u8, estimate: &gm_estimate) -> Value {
    show::optional(has, show::estimate(estimate))
}

fn show_score(found: &Handle<gm_mystery>) -> Result<Value> {
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_mystery_json(handle, b, n, needed) })?;
    let of: gm_mystery_figures = out(|out| unsafe { gm_mystery_get(handle, out) })?;
    let figures = json!({
        "score": show::estimate(&of.score),
        "clustering": show::name(&CLUSTERINGS, of.clustering),
        "df": show::optional(of.has_df, json!(of.df)),
        "design_effect": show::optional(of.has_design_effect, json!(of.design_effect)),
        "within_sd": show::optional(of.has_within_sd, json!(of.within_sd)),
        "within_df": of.within_df,
        "target": show::optional(of.has_target, json!(of.target)),
        "level": of.level,
        "n_visits": of.n_visits,
        "sentence": text(|b, n, needed| unsafe { gm_mystery_sentence(handle, b, n, needed) })?,
    });
    show::assert_part(&figures, &whole);
    let lengths = [
        ("sites", of.n_sites),
        ("unvisited", of.n_unvisited),
        ("shoppers", of.n_shoppers),
        ("items", of.n_items),
        ("groups", of.n_groups),
    ];
    for (name, n) in lengths {
        assert_eq!(whole[name].as_array().map(Vec::len), Some(n), "{name}");
    }
    let parts = [
        (of.has_severity_test, json!(of.severity_test.f), &whole["severity_test"], "/f"),
        (of.has_agreement, json!(of.agreement.estimate.value), &whole["agreement"], "/estimate/value"),
        (of.has_overlap, json!(of.overlap.icc.value), &whole["overlap"], "/icc/value"),
    ];
    for (has, value, part, place) in parts {
        assert_eq!(show::optional(has, value), part.pointer(place).cloned().unwrap_or(Value::Null));
    }
    for i in 0..of.n_sites {
        let site: gm_site_score = out(|out| unsafe { gm_mystery_site(handle, i, out) })?;
        let shown = json!({
            "site": text(|b, n, needed| unsafe { gm_mystery_site_name(handle, i, b, n, needed) })?,
            "score": show::estimate(&site.score),
            "n_shoppers": site.n_shoppers,
            "adjusted": estimate(site.has_adjusted, &site.adjusted),
            "below_target": show::optional(site.has_below_target, json!(site.below_target)),
            "sentence": text(|b, n, needed| unsafe { gm_mystery_site_sentence(handle, i, b, n, needed) })?,
        });
        assert_eq!(shown, whole["sites"][i]);
    }
    for i in 0..of.n_shoppers {
        let shopper: gm_shopper_severity = out(|out| unsafe { gm_mystery_shopper(handle, i, out) })?;
        let shown = json!({
            "shopper": text(|b, n, needed| unsafe { gm_mystery_shopper_name(handle, i, b, n, needed) })?,
            "n_visits": shopper.n_visits,
            "n_sites": shopper.n_sites,
            "mean": shopper.mean,
            "effect": estimate(shopper.has_effect, &shopper.effect),
            "p": show::optional(shopper.has_p, json!(shopper.p)),
            "p_adjusted": show::optional(shopper.has_p_adjusted, json!(shopper.p_adjusted)),
        });
        assert_eq!(shown, whole["shoppers"][i]);
    }
    for i in 0..of.n_items {
        let item: gm_item_score = out(|out| unsafe { gm_mystery_item(handle, i, out) })?;
        let shown = json!({
            "name": text(|b, n, needed| unsafe { gm_mystery_item_name(handle, i, b, n, needed) })?,
            "weight": item.weight,
            "score": estimate(u8::from(item.has_score != 0), &item.score),
            "n_not_applicable": item.n_not_applicable,
        });
        assert_eq!(shown, whole["items"][i]);
    }
    Ok(whole)
}
