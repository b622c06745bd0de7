//! Plain structs of C in the serialised form of the library.

use std::ffi::c_char;

use gapmodel::*;
use gapmodel_report::{Options, Theme};
use serde_json::{Map, Value, json};

use super::call::{CError, Handle, Result, array, c_text, change, out, text};

/// The names of the methods by their codes.
pub(super) const METHODS: [(&str, i32); 24] = [
    ("none", GM_METHOD_NONE),
    ("t", GM_METHOD_T),
    ("wilson", GM_METHOD_WILSON),
    ("wilson_cc", GM_METHOD_WILSON_CC),
    ("agresti_coull", GM_METHOD_AGRESTI_COULL),
    ("clopper_pearson", GM_METHOD_CLOPPER_PEARSON),
    ("jeffreys", GM_METHOD_JEFFREYS),
    ("mid_p", GM_METHOD_MID_P),
    ("wald", GM_METHOD_WALD),
    ("adjusted_wald", GM_METHOD_ADJUSTED_WALD),
    ("signed_rank", GM_METHOD_SIGNED_RANK),
    ("newcombe", GM_METHOD_NEWCOMBE),
    ("welch", GM_METHOD_WELCH),
    ("percentile", GM_METHOD_PERCENTILE),
    ("fisher_z", GM_METHOD_FISHER_Z),
    ("fieller", GM_METHOD_FIELLER),
    ("korn_graubard", GM_METHOD_KORN_GRAUBARD),
    ("bca", GM_METHOD_BCA),
    ("f", GM_METHOD_F),
    ("garwood", GM_METHOD_GARWOOD),
    ("melded", GM_METHOD_MELDED),
    ("mover", GM_METHOD_MOVER),
    ("order_statistic", GM_METHOD_ORDER_STATISTIC),
    ("log_log", GM_METHOD_LOG_LOG),
];

/// The names of the viewpoints by their codes.
pub(super) const VIEWPOINTS: [(&str, i32); 8] = [
    ("expectation", GM_EXPECTATION),
    ("management", GM_MANAGEMENT),
    ("standard", GM_STANDARD),
    ("delivered", GM_DELIVERED),
    ("communicated", GM_COMMUNICATED),
    ("perception", GM_PERCEPTION),
    ("employee", GM_EMPLOYEE),
    ("adequate", GM_ADEQUATE),
];

/// The names of the adjustments by their codes.
pub(super) const ADJUSTMENTS: [(&str, i32); 6] = [
    ("none", GM_ADJUST_NONE),
    ("holm", GM_ADJUST_HOLM),
    ("bh", GM_ADJUST_BH),
    ("hochberg", GM_ADJUST_HOCHBERG),
    ("by", GM_ADJUST_BY),
    ("bonferroni", GM_ADJUST_BONFERRONI),
];

const WEIGHTINGS: [(&str, i32); 4] = [
    ("respondent", GM_WEIGHTING_RESPONDENT),
    ("mean_points", GM_WEIGHTING_MEAN_POINTS),
    ("dimensions", GM_WEIGHTING_DIMENSIONS),
    ("attributes", GM_WEIGHTING_ATTRIBUTES),
];

pub(super) fn name(names: &[(&'static str, i32)], code: i32) -> &'static str {
    names.iter().find(|(_, other)| *other == code).expect("a known code").0
}

/// A number or a part that may be absent; what is absent must be all zeros.
pub(super) fn optional(has: impl Into<i32>, value: Value) -> Value {
    if has.into() != 0 {
        return value;
    }
    let is_zero = |value: &Value| value.as_f64().is_none_or(|number| number == 0.0);
    let zeros = value.as_object().map_or_else(|| is_zero(&value), |parts| parts.values().all(is_zero));
    assert!(zeros, "absent, but {value}");
    Value::Null
}

pub(super) fn estimate(estimate: &gm_estimate) -> Value {
    json!({
        "value": estimate.value,
        "std_error": optional(estimate.has_std_error, json!(estimate.std_error)),
        "low": optional(estimate.has_low, json!(estimate.low)),
        "high": optional(estimate.has_high, json!(estimate.high)),
        "level": estimate.level,
        "n_valid": estimate.n_valid,
        "n_missing": estimate.n_missing,
        "n_excluded": estimate.n_excluded,
        "n_effective": estimate.n_effective,
        "method": name(&METHODS, estimate.method),
    })
}

pub(super) fn nps(nps: &gm_nps, points: usize) -> Value {
    let (unused, distribution) = nps.distribution.split_at(nps.distribution.len() - points);
    assert!(unused.iter().all(|n| *n == 0));
    json!({
        "score": estimate(&nps.score),
        "promoters": nps.promoters,
        "passives": nps.passives,
        "detractors": nps.detractors,
        "distribution": distribution,
    })
}

pub(super) fn ces(ces: &gm_ces) -> Value {
    json!({
        "mean": estimate(&ces.mean),
        "easy": estimate(&ces.easy),
        "index": optional(ces.has_index, estimate(&ces.index)),
    })
}

pub(super) fn published(published: &gm_published, findings: &str) -> Value {
    let findings: Vec<&str> = findings.lines().collect();
    assert_eq!(published.n_findings, findings.len() as u64);
    json!({
        "t": published.t,
        "df": published.df,
        "p": published.p,
        "low": published.low,
        "high": published.high,
        "level": published.level,
        "effect_size": published.effect_size,
        "correlation": optional(published.has_correlation, json!(published.correlation)),
        "findings": findings,
    })
}

pub(super) fn findings(findings: &Handle<gm_audit_findings>) -> Result<Value> {
    let handle = findings.get();
    let n = out(|out| unsafe { gm_audit_findings_n(handle, out) })?;
    let finding = |i: usize| {
        let row: usize = out(|out| unsafe { gm_audit_findings_row(handle, i, out) })?;
        let reason = text(|b, n, needed| unsafe { gm_audit_findings_reason(handle, i, b, n, needed) })?;
        Ok(json!({"row": row, "reason": reason}))
    };
    (0..n).map(finding).collect::<Result<Vec<_>>>().map(Value::Array)
}

pub(super) fn response(score: &gm_response_score, dimensions: &[f64], has_dimension: &[u8]) -> Value {
    let dimensions: Vec<Value> =
        dimensions.iter().zip(has_dimension).map(|(gap, has)| optional(*has, json!(gap))).collect();
    json!({
        "dimensions": dimensions,
        "unweighted": optional(score.has_unweighted, json!(score.unweighted)),
        "weighted": optional(score.has_weighted, json!(score.weighted)),
    })
}

fn signed_rank(test: &gm_signed_rank) -> Value {
    json!({"statistic": test.statistic, "p": test.p, "exact": test.exact != 0})
}

fn hodges_lehmann(median: &gm_hodges_lehmann) -> Value {
    json!({
        "value": median.value,
        "low": optional(median.has_low, json!(median.low)),
        "high": optional(median.has_high, json!(median.high)),
        "level": median.level,
    })
}

pub(super) fn paired(paired: &gm_paired) -> Value {
    json!({
        "mean": estimate(&paired.mean),
        "std_dev": paired.std_dev,
        "t": paired.t,
        "df": paired.df,
        "p": paired.p,
        "effect_size": paired.effect_size,
        "signed_rank": optional(paired.has_signed_rank, signed_rank(&paired.signed_rank)),
        "hodges_lehmann": optional(paired.has_hodges_lehmann, hodges_lehmann(&paired.hodges_lehmann)),
    })
}

pub(super) fn counts(counts: &Handle<gm_counts>) -> Result<Value> {
    let handle = counts.get();
    let mut shown = absent(out(|out| unsafe { gm_counts_absent(handle, out) })?);
    let table = array(|buffer, n, needed| unsafe { gm_counts_counts(handle, buffer, n, needed) })?;
    shown.insert("counts".to_owned(), json!(table));
    shown.insert("n_valid".to_owned(), json!(out(|out| unsafe { gm_counts_n_valid(handle, out) })?));
    shown.insert("rows".to_owned(), json!(out(|out| unsafe { gm_counts_rows(handle, out) })?));
    assert_eq!(shown["n_missing"], json!(out(|out| unsafe { gm_counts_n_missing(handle, out) })?));
    Ok(Value::Object(shown))
}

pub(super) fn pairs(pairs: &Handle<gm_pair_counts>) -> Result<Value> {
    let handle = pairs.get();
    let reference = Handle::new(gm_counts_free, |out| unsafe { gm_pair_counts_reference(handle, out) })?;
    let delivered = Handle::new(gm_counts_free, |out| unsafe { gm_pair_counts_delivered(handle, out) })?;
    Ok(json!({
        "n_pairs": out(|out| unsafe { gm_pair_counts_n_pairs(handle, out) })?,
        "reference": counts(&reference)?,
        "delivered": counts(&delivered)?,
    }))
}

pub(super) fn moments(moments: &Handle<gm_moments>) -> Result<Value> {
    type Read = unsafe extern "C" fn(*const gm_moments, *mut f64, *mut i32) -> gm_status;
    let handle = moments.get();
    let figure = |read: Read| {
        let mut has = 0;
        let value: f64 = out(|out| unsafe { read(handle, out, &raw mut has) })?;
        Ok(optional(has, json!(value)))
    };
    let mut shown = absent(out(|out| unsafe { gm_moments_absent(handle, out) })?);
    shown.insert("n_valid".to_owned(), json!(out(|out| unsafe { gm_moments_n_valid(handle, out) })?));
    shown.insert("mean".to_owned(), figure(gm_moments_mean)?);
    shown.insert("std_dev".to_owned(), figure(gm_moments_std_dev)?);
    shown.insert("std_error".to_owned(), figure(gm_moments_std_error)?);
    Ok(Value::Object(shown))
}

fn absent(absent: gm_absent) -> Map<String, Value> {
    let gm_absent { missing, not_applicable, refused, invalid } = absent;
    let parts = [
        ("n_missing", missing),
        ("n_not_applicable", not_applicable),
        ("n_refused", refused),
        ("n_invalid", invalid),
    ];
    parts.into_iter().map(|(name, n)| (name.to_owned(), json!(n))).collect()
}

type Number<R, T> = unsafe extern "C" fn(*const R, *mut T) -> gm_status;
type Entry<R, T> = unsafe extern "C" fn(*const R, usize, *mut T) -> gm_status;
type RowText<R> = unsafe extern "C" fn(*const R, i32, usize, *mut c_char, usize, *mut usize) -> gm_status;

/// The functions that read a gap score, and how to show one of its rows.
struct Reader<R, Row> {
    n_rows: unsafe extern "C" fn(*const R, i32, *mut usize) -> gm_status,
    row: unsafe extern "C" fn(*const R, i32, usize, *mut Row) -> gm_status,
    row_id: RowText<R>,
    row_label: RowText<R>,
    n_weighted: Number<R, usize>,
    weighted: Entry<R, gm_weighted_score>,
    respondents: Number<R, u64>,
    straight_liners: Number<R, gm_straight_liners>,
    n_unanswered: Number<R, usize>,
    unanswered: unsafe extern "C" fn(*const R, usize, *mut c_char, usize, *mut usize) -> gm_status,
    json: unsafe extern "C" fn(*const R, *mut c_char, usize, *mut usize) -> gm_status,
    show: fn(&Row) -> Value,
}

const SERVQUAL: Reader<gm_servqual_result, gm_gap_row> = Reader {
    n_rows: gm_servqual_n_rows,
    row: gm_servqual_row,
    row_id: gm_servqual_row_id,
    row_label: gm_servqual_row_label,
    n_weighted: gm_servqual_n_weighted,
    weighted: gm_servqual_weighted,
    respondents: gm_servqual_respondents,
    straight_liners: gm_servqual_straight_liners,
    n_unanswered: gm_servqual_n_unanswered,
    unanswered: gm_servqual_unanswered,
    json: gm_servqual_json,
    show: gap_row,
};

const SERVPERF: Reader<gm_servperf_result, gm_performance_row> = Reader {
    n_rows: gm_servperf_n_rows,
    row: gm_servperf_row,
    row_id: gm_servperf_row_id,
    row_label: gm_servperf_row_label,
    n_weighted: gm_servperf_n_weighted,
    weighted: gm_servperf_weighted,
    respondents: gm_servperf_respondents,
    straight_liners: gm_servperf_straight_liners,
    n_unanswered: gm_servperf_n_unanswered,
    unanswered: gm_servperf_unanswered,
    json: gm_servperf_json,
    show: performance_row,
};

fn gap_row(row: &gm_gap_row) -> Value {
    let test = &row.test;
    let test = json!({"t": test.t, "df": test.df, "p": test.p, "p_adjusted": test.p_adjusted});
    json!({
        "expectation_mean": row.expectation_mean,
        "perception_mean": row.perception_mean,
        "expectation": optional(row.has_expectation, side(&row.expectation)),
        "perception": optional(row.has_perception, side(&row.perception)),
        "gap": estimate(&row.gap),
        "std_dev": optional(row.has_std_dev, json!(row.std_dev)),
        "effect_size": optional(row.has_effect_size, json!(row.effect_size)),
        "test": optional(row.has_test, test),
        "signed_rank": optional(row.has_signed_rank, signed_rank(&row.signed_rank)),
        "median": optional(row.has_median, hodges_lehmann(&row.median)),
    })
}

fn side(side: &gm_side) -> Value {
    json!({
        "mean": side.mean,
        "std_dev": optional(side.has_std_dev, json!(side.std_dev)),
        "ceiling": side.ceiling,
        "n_valid": side.n_valid,
        "n_missing": side.n_missing,
        "n_excluded": side.n_excluded,
    })
}

fn performance_row(row: &gm_performance_row) -> Value {
    json!({
        "perception": estimate(&row.perception),
        "std_dev": optional(row.has_std_dev, json!(row.std_dev)),
        "ceiling": optional(row.has_ceiling, json!(row.ceiling)),
    })
}

impl<R, Row> Reader<R, Row> {
    /// The result from its parts.
    fn parts(&self, result: *const R) -> Result<Map<String, Value>> {
        let mut overall = self.rows(result, GM_ROW_OVERALL)?;
        let mut all_items = self.rows(result, GM_ROW_ALL_ITEMS)?;
        assert!(overall.len() <= 1 && all_items.len() == 1);
        let mut weighted: Vec<Value> = Vec::new();
        for i in 0..out(|out| unsafe { (self.n_weighted)(result, out) })? {
            let score: gm_weighted_score = out(|out| unsafe { (self.weighted)(result, i, out) })?;
            let weighting = name(&WEIGHTINGS, score.weighting);
            weighted.push(json!({"weighting": weighting, "estimate": estimate(&score.estimate)}));
        }
        let mut unanswered = Vec::new();
        for i in 0..out(|out| unsafe { (self.n_unanswered)(result, out) })? {
            unanswered.push(text(|b, n, needed| unsafe { (self.unanswered)(result, i, b, n, needed) })?);
        }
        let liners = out(|out| unsafe { (self.straight_liners)(result, out) })?;
        let gm_straight_liners { expectation, perception, both } = liners;
        let parts = [
            ("attributes", Value::Array(self.rows(result, GM_ROW_ATTRIBUTE)?)),
            ("dimensions", Value::Array(self.rows(result, GM_ROW_DIMENSION)?)),
            ("overall", overall.pop().unwrap_or_default()),
            ("all_items", all_items.pop().unwrap_or_default()),
            ("weighted", Value::Array(weighted)),
            ("respondents", json!(out(|out| unsafe { (self.respondents)(result, out) })?)),
            ("straight_liners", json!({"expectation": expectation, "perception": perception, "both": both})),
            ("unanswered", json!(unanswered)),
        ];
        Ok(parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect())
    }

    fn rows(&self, result: *const R, kind: i32) -> Result<Vec<Value>> {
        let mut rows = Vec::new();
        for i in 0..out(|out| unsafe { (self.n_rows)(result, kind, out) })? {
            let row: Row = out(|out| unsafe { (self.row)(result, kind, i, out) })?;
            let mut shown = (self.show)(&row);
            let id = text(|b, n, needed| unsafe { (self.row_id)(result, kind, i, b, n, needed) })?;
            let label = text(|b, n, needed| unsafe { (self.row_label)(result, kind, i, b, n, needed) })?;
            (shown["id"], shown["label"]) = (json!(id), json!(label));
            rows.push(shown);
        }
        Ok(rows)
    }

    /// The result as JSON text, which its parts must not differ from.
    fn whole(&self, result: *const R, parts: Map<String, Value>) -> Result<Value> {
        let whole = json_text(|b, n, needed| unsafe { (self.json)(result, b, n, needed) })?;
        assert_eq!(whole.to_string(), Value::Object(parts).to_string(), "the JSON text and the structs");
        Ok(whole)
    }
}

/// Compares figures of a struct with those of the JSON text.
pub(super) fn assert_part(figures: &Value, whole: &Value) {
    for (name, figure) in figures.as_object().into_iter().flatten() {
        assert_eq!(*figure, whole[name], "{name}");
    }
}

/// The value that a JSON text has.
pub(super) fn json_text(function: impl Fn(*mut c_char, usize, *mut usize) -> gm_status) -> Result<Value> {
    Ok(serde_json::from_str(&text(function)?).expect("JSON text"))
}

/// Holds the picture that C draws of a result against Rust's, to the byte.
pub(super) fn picture(
    name: &str,
    whole: &Value,
    svg: impl Fn(*const gm_picture_options, *mut c_char, usize, *mut usize) -> gm_status,
) {
    let Options { width, language, theme, id, heading, rows } = crate::picture_options();
    let (language, id) = (c_text(&language).expect("a language"), c_text(&id).expect("an id"));
    let mut options = out(|out| unsafe { gm_picture_options_init(out) }).expect("options");
    (options.width, options.rows, options.heading) = (width, rows, i32::from(heading));
    (options.language, options.id) = (language.as_ptr(), id.as_ptr());
    assert_eq!(theme, Theme::Light);
    options.theme = GM_THEME_LIGHT;
    match (crate::drawn(name, whole), text(|b, n, needed| svg(&raw const options, b, n, needed))) {
        (Ok(rust), Ok(c)) => assert!(rust == c, "{name}: C draws {c}, Rust {rust}"),
        (Err(rust), Err(CError::Failed { kind, message })) => {
            assert_eq!((rust.kind().name().to_owned(), rust.to_string()), (kind, message), "{name}");
        }
        (rust, c) => panic!("{name}: Rust gives {rust:?}, C {c:?}"),
    }
}

pub(super) fn servqual(result: &Handle<gm_servqual_result>) -> Result<Value> {
    let mut parts = SERVQUAL.parts(result.get())?;
    let family = out(|out| unsafe { gm_servqual_family(result.get(), out) })?;
    parts.insert("family".to_owned(), json!(name(&ADJUSTMENTS, family)));
    let whole = SERVQUAL.whole(result.get(), parts)?;
    picture("ServqualResult", &whole, |o, b, n, needed| unsafe {
        gm_chart_gaps_svg(result.get(), o, b, n, needed)
    });
    Ok(whole)
}

pub(super) fn servperf(result: &Handle<gm_servperf_result>) -> Result<Value> {
    let whole = SERVPERF.whole(result.get(), SERVPERF.parts(result.get())?)?;
    picture("ServperfResult", &whole, |o, b, n, needed| unsafe {
        gm_chart_performance_svg(result.get(), o, b, n, needed)
    });
    Ok(whole)
}

/// The gap tables of all segments as JSON text, which their structs must not differ from.
pub(super) fn segments(gaps: &Handle<gm_segment_gaps>) -> Result<Value> {
    let handle = gaps.get();
    let whole = json_text(|buffer, n, needed| unsafe { gm_segment_gaps_json(handle, buffer, n, needed) })?;
    let n = out(|out| unsafe { gm_segment_gaps_n(handle, out) })?;
    let mut entries: Vec<gm_segment_gap> = Vec::with_capacity(n);
    change(unsafe { gm_segment_gaps_copy(handle, 0, n, entries.as_mut_ptr()) })?;
    unsafe { entries.set_len(n) };
    for (i, entry) in entries.iter().enumerate() {
        assert_eq!(*entry, out(|out| unsafe { gm_segment_gaps_get(handle, i, out) })?);
    }
    let measured = out(|out| unsafe { gm_segment_gaps_n_measured(handle, out) })?;
    let id =
        |i| text(|buffer, n, needed| unsafe { gm_segment_gaps_measured_id(handle, i, buffer, n, needed) });
    let measured: Vec<String> = (0..measured).map(id).collect::<Result<_>>()?;
    let shown: Vec<Value> = entries.iter().map(segment_gap).collect();
    let parts = json!([shown, measured]).to_string();
    assert_eq!(json!([whole["gaps"], whole["measured"]]).to_string(), parts, "the JSON text and the structs");
    Ok(whole)
}

fn segment_gap(entry: &gm_segment_gap) -> Value {
    let spread = json!({"std_dev": entry.std_dev, "low": entry.low, "high": entry.high});
    json!({
        "segment": entry.segment,
        "measured": entry.measured,
        "n_valid": entry.n_valid,
        "n_absent": entry.n_absent,
        "expectation_mean": entry.expectation_mean,
        "perception_mean": entry.perception_mean,
        "gap": entry.gap,
        "spread": optional(entry.has_spread, spread),
    })
}

/// A test by Snedecor's F.
pub(super) fn f_test(test: &gm_f_test) -> Value {
    let gm_f_test { f, df_numerator, df_denominator, p } = test;
    json!({"f": f, "df_numerator": df_numerator, "df_denominator": df_denominator, "p": p})
}
