//! The three dimensions from ratings: the JSON text of C, which its plain structs must not differ from.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Result, c_text, out, text};
use super::drivers::show_drivers;
use super::model::{assert_same, language};
use super::survey::observed;
use super::{GM_TOTAL, code, show};
use crate::Args;

const DIMENSIONS: [(&str, i32); 3] =
    [("business", GM_DIMENSION_BUSINESS), ("human", GM_DIMENSION_HUMAN), ("hidden", GM_DIMENSION_HIDDEN)];

pub(super) fn score(args: &Args) -> Result<Value> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let (language, level) = (language(args)?, args.level());
    let viewpoint = code(args, "viewpoint", GM_PERCEPTION, &show::VIEWPOINTS)?;
    let result = Handle::new(gm_dimension_scores_free, |out| unsafe {
        gm_dimensions_score(summary.get(), GM_TOTAL, viewpoint, level, language.as_ptr(), out)
    })?;
    let of = result.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_dimension_scores_json(of, b, n, needed) })?;
    show::picture("DimensionScores", &whole, |o, b, n, needed| unsafe {
        gm_chart_dimensions_svg(of, o, b, n, needed)
    });
    let rows = DIMENSIONS.map(|(_, dimension)| dimension_row(of, dimension));
    let rows = rows.into_iter().collect::<Result<Value>>()?;
    assert_same("dimensions", &whole["dimensions"], &rows);
    let n: usize = out(|out| unsafe { gm_dimension_scores_n_differences(of, out) })?;
    let rows = (0..n).map(|i| difference(of, i)).collect::<Result<Value>>()?;
    assert_same("differences", &whole["differences"], &rows);
    let n: usize = out(|out| unsafe { gm_dimension_scores_n_findings(of, out) })?;
    let rows = (0..n).map(|i| finding(of, i)).collect::<Result<Value>>()?;
    assert_same("diagnosis", &whole["diagnosis"], &rows);
    let balance = match out(|out| unsafe { gm_dimension_scores_balance(of, out) }) {
        Ok(balance) => balance_of(&balance),
        Err(_) => Value::Null,
    };
    assert_same("balance", &whole["balance"], &balance);
    let respondents: u64 = out(|out| unsafe { gm_dimension_scores_respondents(of, out) })?;
    assert_same("respondents", &whole["respondents"], &json!(respondents));
    Ok(whole)
}

fn dimension_row(of: *const gm_dimension_scores, dimension: i32) -> Result<Value> {
    let row: gm_dimension_score = out(|out| unsafe { gm_dimension_scores_get(of, dimension, out) })?;
    Ok(json!({
        "dimension": show::name(&DIMENSIONS, row.dimension),
        "label": text(|b, n, needed| unsafe { gm_dimension_scores_label(of, dimension, b, n, needed) })?,
        "score": show::estimate(&row.score),
        "alpha": show::optional(row.has_alpha, json!(row.alpha)),
        "n_alpha": row.n_alpha,
        "expectation": show::optional(row.has_expectation, show::estimate(&row.expectation)),
        "gap": show::optional(row.has_gap, show::estimate(&row.gap)),
        "staff": show::optional(row.has_staff, show::estimate(&row.staff)),
        "bias": show::optional(row.has_staff, show::estimate(&row.bias)),
        "n_matched": row.n_matched,
    }))
}

fn difference(of: *const gm_dimension_scores, i: usize) -> Result<Value> {
    let row: gm_dimension_difference = out(|out| unsafe { gm_dimension_scores_difference(of, i, out) })?;
    Ok(json!({
        "first": show::name(&DIMENSIONS, row.first),
        "second": show::name(&DIMENSIONS, row.second),
        "difference": show::estimate(&row.difference),
        "t": show::optional(row.has_t, json!(row.t)),
        "p": row.p,
        "p_adjusted": row.p_adjusted,
    }))
}

fn finding(of: *const gm_dimension_scores, i: usize) -> Result<Value> {
    let row: gm_dimension_finding = out(|out| unsafe { gm_dimension_scores_finding(of, i, out) })?;
    let words = |which: i32| {
        text(|b, n, needed| unsafe { gm_dimension_scores_finding_text(of, i, which, b, n, needed) })
    };
    Ok(json!({
        "rule": words(GM_FINDING_RULE)?,
        "source": words(GM_FINDING_SOURCE)?,
        "over": show::name(&DIMENSIONS, row.over),
        "under": show::name(&DIMENSIONS, row.under),
        "title": words(GM_FINDING_TITLE)?,
        "text": words(GM_FINDING_TEXT)?,
        "difference": show::estimate(&row.difference),
        "p_adjusted": row.p_adjusted,
    }))
}

fn balance_of(balance: &gm_balance) -> Value {
    json!({
        "business": balance.business,
        "human": balance.human,
        "hidden": balance.hidden,
        "x": balance.x,
        "y": balance.y,
        "distance": show::estimate(&balance.distance),
        "f": show::optional(balance.has_test, json!(balance.f)),
        "p": show::optional(balance.has_test, json!(balance.p)),
    })
}

const FACES: [(&str, i32); 4] = [
    ("customer", GM_FACE_CUSTOMER),
    ("expectation", GM_FACE_EXPECTATION),
    ("agent", GM_FACE_AGENT),
    ("coach", GM_FACE_COACH),
];

pub(super) fn questionnaire(args: &Args) -> Result<Value> {
    let (face, language) = (code(args, "face", GM_FACE_CUSTOMER, &FACES)?, language(args)?);
    show::json_text(|b, n, needed| unsafe {
        gm_dimensions_questionnaire(face, language.as_ptr(), b, n, needed)
    })
}

pub(super) fn impact(args: &Args) -> Result<Value> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let [outcome, later] = ["outcome", "later"].map(|name| args.text(name).map(c_text).transpose());
    let (outcome, later) = (outcome?, later?);
    let mut options: gm_impact_options = out(|out| unsafe { gm_impact_options_init(out) })?;
    options.level = args.level();
    if let Some(outcome) = &outcome {
        options.outcome = outcome.as_ptr();
    }
    if let Some(later) = &later {
        options.later = later.as_ptr();
    }
    if args.get("replicates").is_some() {
        options.replicates = u32::try_from(args.whole("replicates")).expect("a small number");
    }
    let result = Handle::new(gm_impact_free, |out| unsafe {
        gm_dimensions_impact(summary.get(), GM_TOTAL, &options, out)
    })?;
    show_impact(&result)
}

fn show_impact(result: &Handle<gm_impact>) -> Result<Value> {
    let of = result.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_impact_json(of, b, n, needed) })?;
    let outcome = text(|b, n, needed| unsafe { gm_impact_outcome(of, b, n, needed) })?;
    assert_same("outcome", &whole["outcome"], &json!(outcome));
    for (field, which) in
        [("later_outcome", GM_IMPACT_LATER_OUTCOME), ("without_later", GM_IMPACT_WITHOUT_LATER)]
    {
        let words = text(|b, n, needed| unsafe { gm_impact_text(of, which, b, n, needed) })?;
        assert_same(field, &whole[field], &show::optional(!words.is_empty(), json!(words)));
    }
    for (later, drivers, first) in [(0, "now", "human_first"), (1, "later", "human_first_later")] {
        let mut has_first = 0;
        let value: f64 = out(|out| unsafe { gm_impact_human_first(of, later, out, &raw mut has_first) })?;
        assert_same(first, &whole[first], &show::optional(has_first, json!(value)));
        let found = Handle::new(gm_key_drivers_free, |out| unsafe { gm_impact_drivers(of, later, out) });
        let found = match found {
            Ok(found) => show_drivers(&found)?,
            Err(_) => Value::Null,
        };
        assert_same(drivers, &whole[drivers], &found);
    }
    Ok(whole)
}
