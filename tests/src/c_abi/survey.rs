//! Instruments, tables and summaries.

use std::ffi::{CString, c_char};

use gapmodel::*;
use serde_json::{Map, Value, json};

use super::call::{CError, Handle, Numbers, Result, Scale, Texts, c_text, change, out, pointer, text};
use super::{GM_TOTAL, adjustment, bootstrap, point_of, scale, show};
use crate::Args;

pub(super) type Summary = Handle<gm_summary>;

/// The instrument of a gap score: written as TOML, or the ids of attributes and dimensions.
pub(super) fn instrument(args: &Args) -> Result<Handle<gm_instrument>> {
    let make = |make: &dyn Fn(*mut *mut gm_instrument) -> gm_status| Handle::new(gm_instrument_free, make);
    if let Some(text) = args.text("instrument") {
        let toml = c_text(text)?;
        return match text {
            "servqual" => make(&|out| unsafe { gm_instrument_servqual(out) }),
            "servperf" => make(&|out| unsafe { gm_instrument_servperf(out) }),
            "gap_model" => make(&|out| unsafe { gm_instrument_gap_model(out) }),
            _ => make(&|out| unsafe { gm_instrument_from_toml(toml.as_ptr(), out) }),
        };
    }
    let (ids, dimensions, weights) = (ids(args)?, dimensions(args)?, args.numbers("weights"));
    let mut options: gm_paired_options = out(|out| unsafe { gm_paired_options_init(out) })?;
    options.dimension_ids = dimensions.get();
    options.points = args.get("points").is_some().into();
    if let Some(weights) = &weights {
        (options.weights, options.n_weights) = (weights.as_ptr(), weights.len());
    }
    let scale = scale(args)?;
    make(&|out| unsafe { gm_instrument_paired(ids.get(), ids.len(), &scale.get(), &options, out) })
}

fn ids(args: &Args) -> Result<Texts> {
    Texts::new(args.texts("attributes").iter().map(|id| Some(id.as_str())))
}

/// The dimension of each attribute.
fn dimensions(args: &Args) -> Result<Texts> {
    let dimensions = args.object("dimensions");
    let members: Vec<(&str, Vec<String>)> = dimensions
        .iter()
        .flat_map(|dimensions| dimensions.names().map(|name| (name, dimensions.texts(name))))
        .collect();
    let of = |id: &String| members.iter().find(|(_, ids)| ids.contains(id)).map(|(name, _)| *name);
    Texts::new(args.texts("attributes").iter().map(of))
}

pub(super) fn show_instrument(make: impl FnOnce(*mut *mut gm_instrument) -> gm_status) -> Result<Value> {
    let instrument = Handle::new(gm_instrument_free, make)?;
    show::json_text(|buffer, n, needed| unsafe { gm_instrument_to_json(instrument.get(), buffer, n, needed) })
}

/// What a scale reads: a point or code of a rating scale by counting it, a measure by way of a summary.
pub(super) fn read(scale: &Scale, value: f64) -> Result<Value> {
    let plain = scale.get();
    let counts = Handle::new(gm_counts_free, |out| unsafe { gm_counts_new(&plain, out) });
    let read = match counts {
        Ok(counts) => out(|_: *mut ()| unsafe { gm_counts_push(counts.get(), value) }).and_then(|()| {
            let point = point_of(&counts)?.map(|point| plain.min + plain.step * point as f64);
            let point = point.map(|value| json!({"answer": "point", "value": value}));
            Ok((point, out(|out| unsafe { gm_counts_absent(counts.get(), out) })?))
        }),
        Err(CError::Failed { message, .. }) if message.ends_with("is a measure") => {
            read_measure(scale, value)
        }
        Err(error) => Err(error),
    };
    let absent: gm_absent = match read {
        Ok((Some(present), _)) => return Ok(present),
        Ok((None, absent)) => absent,
        Err(CError::Failed { kind, .. }) if kind == "off_scale" => return Ok(Value::Null),
        Err(error) => return Err(error),
    };
    Ok(match absent {
        gm_absent { missing: 1, .. } => json!({"answer": "missing"}),
        gm_absent { not_applicable: 1, .. } => json!({"answer": "not_applicable"}),
        gm_absent { refused: 1, .. } => json!({"answer": "refused"}),
        none => panic!("neither a rating nor absent: {none:?}"),
    })
}

fn read_measure(scale: &Scale, value: f64) -> Result<(Option<Value>, gm_absent)> {
    let mut written = json!({"step": 0, "missing": scale.codes(0)});
    for (name, limit) in [("min", scale.get().min), ("max", scale.get().max)] {
        if limit.is_finite() {
            written[name] = json!(limit);
        }
    }
    let text = json!({"id": "one", "scales": {"s": written}, "items": [{"id": "value", "scale": "s"}]});
    let text = c_text(&text.to_string())?;
    let instrument =
        Handle::new(gm_instrument_free, |out| unsafe { gm_instrument_from_json(text.as_ptr(), out) })?;
    let summary = summary(&instrument, &options()?)?;
    let fields = [Field::numbers("value", vec![value])?];
    observe(&summary, &fields)?;
    let moments = moments(&summary, 0, "value")?;
    let mut has = 0;
    let mean: f64 = out(|out| unsafe { gm_moments_mean(moments.get(), out, &raw mut has) })?;
    let absent = out(|out| unsafe { gm_moments_absent(moments.get(), out) })?;
    Ok(((has != 0).then(|| json!({"answer": "value", "value": mean})), absent))
}

fn options() -> Result<gm_summary_options> {
    out(|out| unsafe { gm_summary_options_init(out) })
}

/// Options with what they point to.
struct Options {
    plain: gm_summary_options,
    _by: Texts,
    _weight: Option<CString>,
}

impl Options {
    fn new(args: &Args, by: &str) -> Result<Self> {
        let mut plain = options()?;
        let by = Texts::new(args.texts(by).iter().map(|name| Some(name.as_str())))?;
        let survey_weights = args.get("survey_weights").map(|_| "survey_weights");
        let weight = survey_weights.or(args.text("weight")).map(c_text).transpose()?;
        (plain.by, plain.n_by) = (by.get(), by.len());
        plain.weight = weight.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
        if args.text("off_scale") == Some("count") {
            plain.off_scale = GM_OFF_SCALE_COUNT;
        }
        Ok(Self { plain, _by: by, _weight: weight })
    }
}

fn summary(instrument: &Handle<gm_instrument>, options: &gm_summary_options) -> Result<Summary> {
    Handle::new(gm_summary_free, |out| unsafe { gm_summary_new(instrument.get(), options, out) })
}

/// A named column with what it points to.
pub(super) struct Field {
    name: CString,
    numbers: Option<Numbers>,
    labels: Texts,
}

impl Field {
    fn numbers(name: &str, numbers: Vec<f64>) -> Result<Self> {
        Ok(Self { name: c_text(name)?, numbers: Some(Numbers::new(numbers)), labels: Texts::new([])? })
    }

    fn labels(name: &str, labels: &[Value]) -> Result<Self> {
        Ok(Self { name: c_text(name)?, numbers: None, labels: self::labels(labels)? })
    }
}

/// Labels as texts; NULL for none.
pub(super) fn labels(labels: &[Value]) -> Result<Texts> {
    let label = |label: &Value| match label {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let labels: Vec<Option<String>> = labels.iter().map(label).collect();
    Texts::new(labels.iter().map(Option::as_deref))
}

/// One summary of tables whose rows with the same id are the same people.
pub(super) fn matched(args: &Args) -> Result<Summary> {
    let instrument = written_instrument(args, "instrument")?;
    let summary = summary(&instrument, &Options::new(args, "by")?.plain)?;
    let id = c_text(id(args))?;
    let tables = args.objects("tables").iter().map(fields_of).collect::<Result<Vec<_>>>()?;
    with_tables(&tables, Vec::new(), |plain| {
        let (start, n) = (plain.as_ptr(), plain.len());
        change(unsafe { gm_summary_observe_matched(summary.get(), start, n, id.as_ptr()) })
    })?;
    Ok(summary)
}

/// Runs a function of the plain tables: those made, and the rest.
pub(super) fn with_tables<T>(
    rest: &[Vec<Field>],
    mut made: Vec<gm_table>,
    function: impl FnOnce(&[gm_table]) -> Result<T>,
) -> Result<T> {
    let Some((first, rest)) = rest.split_first() else { return function(&made) };
    with_fields(first, |fields| {
        made.push(out(|out| unsafe { gm_table_init(out, fields.as_ptr(), fields.len()) })?);
        with_tables(rest, made, function)
    })
}

/// Runs a function of the plain fields.
fn with_fields<T>(fields: &[Field], function: impl FnOnce(&[gm_field]) -> Result<T>) -> Result<T> {
    let columns: Vec<Option<gm_column>> =
        fields.iter().map(|field| field.numbers.as_ref().map(Numbers::column)).collect();
    let mut plain: Vec<gm_field> = Vec::new();
    for (field, column) in fields.iter().zip(&columns) {
        let name = field.name.as_ptr();
        let mut one: gm_field = out(|out| unsafe { gm_field_init(out, name, pointer(column.as_ref())) })?;
        if column.is_none() {
            one.kind = GM_FIELD_LABELS;
            (one.labels, one.n_labels) = (field.labels.get(), field.labels.len());
        }
        plain.push(one);
    }
    function(&plain)
}

fn observe(summary: &Summary, fields: &[Field]) -> Result<()> {
    with_fields(fields, |plain| {
        change(unsafe { gm_summary_observe(summary.get(), plain.as_ptr(), plain.len()) })
    })
}

/// The summary of a table, or of the rows of a gap score.
pub(super) fn survey(args: &Args) -> Result<Summary> {
    let instrument = instrument(args)?;
    let fields = match args.object("table") {
        Some(table) => fields_of(&table)?,
        None => fields_of_rows(args, &instrument)?,
    };
    let summary = summary(&instrument, &Options::new(args, "by")?.plain)?;
    observe(&summary, &fields)?;
    Ok(summary)
}

/// The columns of a table.
pub(super) fn fields_of(table: &Args) -> Result<Vec<Field>> {
    let field = |name: &str| {
        if crate::core::is_text(table, name) {
            Field::labels(name, table.list(name).unwrap_or_default())
        } else {
            Field::numbers(name, table.numbers(name).unwrap_or_default())
        }
    };
    table.names().map(field).collect()
}

/// An instrument as JSON, or a built-in one by its name.
pub(super) fn written_instrument(args: &Args, name: &str) -> Result<Handle<gm_instrument>> {
    let written = args.get(name).expect("an instrument is needed");
    let json = c_text(&written.to_string())?;
    Handle::new(gm_instrument_free, |out| unsafe {
        match written.as_str() {
            Some("servqual") => gm_instrument_servqual(out),
            Some("servperf") => gm_instrument_servperf(out),
            Some("gap_model") => gm_instrument_gap_model(out),
            Some("antecedents") => gm_instrument_antecedents(out),
            Some("three_dimensions") => gm_instrument_three_dimensions(out),
            Some(other) => panic!("there is no built-in instrument {other:?}"),
            None => gm_instrument_from_json(json.as_ptr(), out),
        }
    })
}

/// One summary of several tables, which need not have the same columns.
pub(super) fn observed(args: &Args, instrument: &str, tables: &str, by: &str) -> Result<Summary> {
    let instrument = written_instrument(args, instrument)?;
    let summary = summary(&instrument, &Options::new(args, by)?.plain)?;
    for table in args.objects(tables) {
        observe(&summary, &fields_of(&table)?)?;
    }
    Ok(summary)
}

fn fields_of_rows(args: &Args, instrument: &Handle<gm_instrument>) -> Result<Vec<Field>> {
    let mut fields = Vec::new();
    for (side, viewpoint) in [("expectations", GM_EXPECTATION), ("perceptions", GM_PERCEPTION)] {
        for (i, column) in columns_of(args, side).into_iter().enumerate() {
            let name = text(|buffer, n, needed| unsafe {
                gm_instrument_attribute_column(instrument.get(), i, viewpoint, buffer, n, needed)
            })?;
            fields.push(Field::numbers(&name, column)?);
        }
    }
    for (i, column) in columns_of(args, "points").into_iter().enumerate() {
        let id = text(|buffer, n, needed| unsafe {
            gm_instrument_dimension_id(instrument.get(), i, buffer, n, needed)
        })?;
        fields.push(Field::numbers(&format!("points_{id}"), column)?);
    }
    if let Some(weights) = args.numbers("survey_weights") {
        fields.push(Field::numbers("survey_weights", weights)?);
    }
    Ok(fields)
}

/// Rows turned into columns, one for each attribute or dimension.
fn columns_of(args: &Args, name: &str) -> Vec<Vec<f64>> {
    let Some(rows) = args.rows(name) else { return Vec::new() };
    let n = match rows.first() {
        Some(row) => row.len(),
        None if name == "points" => {
            args.object("dimensions").map_or(0, |dimensions| dimensions.names().count())
        }
        None => args.texts("attributes").len(),
    };
    (0..n).map(|i| rows.iter().map(|row| row[i]).collect()).collect()
}

/// Gap scores straight from columns where they come as rows; else of a summary.
pub(super) fn servqual_of(args: &Args) -> Result<Value> {
    if args.get("instrument").is_some() || args.get("table").is_some() {
        return servqual(&survey(args)?, GM_TOTAL, args);
    }
    let numbers =
        |name: &str| -> Vec<Numbers> { columns_of(args, name).into_iter().map(Numbers::new).collect() };
    let sides = ["expectations", "perceptions", "points"].map(numbers);
    let [expectations, perceptions, points] =
        sides.each_ref().map(|side| side.iter().map(Numbers::column).collect::<Vec<gm_column>>());
    let (ids, dimensions, weights) = (ids(args)?, dimensions(args)?, args.numbers("weights"));
    let survey_weights = args.numbers("survey_weights").map(Numbers::new);
    let survey_weights = survey_weights.as_ref().map(Numbers::column);
    let (e, p, n) = (expectations.as_ptr(), perceptions.as_ptr(), ids.len());
    let mut columns: gm_rating_columns = out(|out| unsafe { gm_rating_columns_init(out, n, e, p) })?;
    columns.attribute_ids = ids.get();
    columns.dimension_ids = dimensions.get();
    columns.survey_weights = pointer(survey_weights.as_ref());
    if let Some(weights) = &weights {
        (columns.weights, columns.n_weights) = (weights.as_ptr(), weights.len());
    }
    if args.get("points").is_some() {
        (columns.points, columns.n_points) = (points.as_ptr(), points.len());
    }
    let (language, scale) = (language(args)?, scale(args)?);
    let bootstrap = bootstrap(args)?;
    let options = servqual_options(args, &language, bootstrap.as_deref())?;
    let result = Handle::new(gm_servqual_result_free, |out| unsafe {
        gm_gap_servqual_columns(&columns, &scale.get(), &options, out)
    })?;
    show::servqual(&result)
}

fn language(args: &Args) -> Result<CString> {
    c_text(args.text("language").unwrap_or("en"))
}

fn servqual_options(
    args: &Args,
    language: &CString,
    bootstrap: Option<&gm_bootstrap>,
) -> Result<gm_servqual_options> {
    let mut options: gm_servqual_options = out(|out| unsafe { gm_servqual_options_init(out) })?;
    options.level = args.level();
    options.family = adjustment(args, "family")?;
    options.tests = args.flag("tests", true).into();
    options.language = language.as_ptr();
    options.bootstrap = pointer(bootstrap);
    Ok(options)
}

fn servqual(summary: &Summary, segment: usize, args: &Args) -> Result<Value> {
    show::servqual(&scored(summary, segment, args)?)
}

pub(super) fn scored(summary: &Summary, segment: usize, args: &Args) -> Result<Handle<gm_servqual_result>> {
    let language = language(args)?;
    let bootstrap = bootstrap(args)?;
    let options = servqual_options(args, &language, bootstrap.as_deref())?;
    Handle::new(gm_servqual_result_free, |out| unsafe {
        gm_gap_servqual(summary.get(), segment, &options, out)
    })
}

pub(super) fn servperf(summary: &Summary, segment: usize, args: &Args) -> Result<Value> {
    let language = language(args)?;
    let mut options: gm_servperf_options = out(|out| unsafe { gm_servperf_options_init(out) })?;
    (options.level, options.language) = (args.level(), language.as_ptr());
    let bootstrap = bootstrap(args)?;
    options.bootstrap = pointer(bootstrap.as_deref());
    show::servperf(&Handle::new(gm_servperf_result_free, |out| unsafe {
        gm_gap_servperf(summary.get(), segment, &options, out)
    })?)
}

pub(super) fn from_csv(args: &Args) -> Result<Summary> {
    let instrument = instrument(args)?;
    let options = Options::new(args, "by")?;
    let encoding = args.text("encoding").map(c_text).transpose()?;
    let mut csv: gm_csv_options = out(|out| unsafe { gm_csv_options_init(out) })?;
    csv.encoding = encoding.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    if let Some(delimiter) = args.text("delimiter") {
        csv.delimiter = delimiter.as_bytes()[0].into();
    }
    let mut bytes = Vec::new();
    crate::core::csv_text(args).read_to_end(&mut bytes).expect("memory");
    let (start, n) = (bytes.as_ptr(), bytes.len());
    Handle::new(gm_summary_free, |out| unsafe {
        gm_summarize_csv_text(start, n, instrument.get(), &options.plain, &csv, out)
    })
}

pub(super) fn id(args: &Args) -> &str {
    args.text("id").expect("an id is needed")
}

/// The segment with the labels asked for, or all together.
pub(super) fn segment(summary: &Summary, args: &Args) -> Result<usize> {
    let Some(asked) = args.list("segment") else { return Ok(GM_TOTAL) };
    let asked = labels(asked)?;
    out(|out| unsafe { gm_summary_find_segment(summary.get(), asked.get(), asked.len(), out) })
}

pub(super) fn counts(summary: &Summary, segment: usize, id: &str) -> Result<Handle<gm_counts>> {
    let id = c_text(id)?;
    Handle::new(gm_counts_free, |out| unsafe { gm_summary_counts(summary.get(), segment, id.as_ptr(), out) })
}

pub(super) fn pairs(summary: &Summary, segment: usize, id: &str) -> Result<Handle<gm_pair_counts>> {
    let id = c_text(id)?;
    Handle::new(gm_pair_counts_free, |out| unsafe {
        gm_summary_pairs(summary.get(), segment, id.as_ptr(), out)
    })
}

pub(super) fn moments(summary: &Summary, segment: usize, id: &str) -> Result<Handle<gm_moments>> {
    let id = c_text(id)?;
    Handle::new(gm_moments_free, |out| unsafe {
        gm_summary_moments(summary.get(), segment, id.as_ptr(), out)
    })
}

/// Every segment with its items, its pairs, and the model asked for.
pub(super) fn show_summary(summary: &Summary, args: &Args) -> Result<Value> {
    let n = out(|out| unsafe { gm_summary_n_segments(summary.get(), out) })?;
    let segments = (0..n).map(|segment| show_segment(summary, segment, args)).collect::<Result<Vec<_>>>()?;
    let rows: u64 = out(|out| unsafe { gm_summary_rows(summary.get(), out) })?;
    Ok(json!({"rows": rows, "segments": segments}))
}

fn show_segment(summary: &Summary, segment: usize, args: &Args) -> Result<Value> {
    type Count = unsafe extern "C" fn(*const gm_instrument, *mut usize) -> gm_status;
    type Id = unsafe extern "C" fn(*const gm_instrument, usize, *mut c_char, usize, *mut usize) -> gm_status;
    let instrument =
        Handle::new(gm_instrument_free, |out| unsafe { gm_summary_instrument(summary.get(), out) })?;
    let ids = |count: Count, id: Id| -> Result<Vec<String>> {
        let n = out(|out| unsafe { count(instrument.get(), out) })?;
        (0..n).map(|i| text(|b, n, needed| unsafe { id(instrument.get(), i, b, n, needed) })).collect()
    };
    let (mut items, mut all_pairs) = (Map::new(), Map::new());
    for id in ids(gm_instrument_n_items, gm_instrument_item_id)? {
        let shown = match counts(summary, segment, &id) {
            Ok(counts) => show::counts(&counts)?,
            Err(_) => show::moments(&moments(summary, segment, &id)?)?,
        };
        items.insert(id, shown);
    }
    for id in ids(gm_instrument_n_attributes, gm_instrument_attribute_id)? {
        if let Ok(found) = pairs(summary, segment, &id) {
            all_pairs.insert(id, show::pairs(&found)?);
        }
    }
    let model = match args.text("model") {
        Some("gap.servqual") => servqual(summary, segment, args)?,
        Some("gap.servperf") => servperf(summary, segment, args)?,
        Some(other) => panic!("there is no model {other:?}"),
        None => Value::Null,
    };
    let rows: u64 = out(|out| unsafe { gm_summary_segment_rows(summary.get(), segment, out) })?;
    let mut shown = json!({
        "labels": segment_labels(summary, segment)?,
        "rows": rows,
        "items": items,
        "pairs": all_pairs,
        "model": model,
    });
    // C has them in the results of the models alone.
    let result = servqual(summary, segment, args).or_else(|_| servperf(summary, segment, args));
    if let Ok(result) = result {
        let liners = &result["straight_liners"];
        shown["straight_liners"] = json!([liners["expectation"], liners["perception"], liners["both"]]);
    }
    Ok(shown)
}

/// The labels of a segment, read as they were: empty for none, a whole number where it is written as one.
fn segment_labels(summary: &Summary, segment: usize) -> Result<Vec<Value>> {
    let n = out(|out| unsafe { gm_summary_n_by(summary.get(), out) })?;
    let label = |i: usize| -> Result<Value> {
        let label = text(|buffer, n, needed| unsafe {
            gm_summary_segment_label(summary.get(), segment, i, buffer, n, needed)
        })?;
        Ok(match label.parse::<i64>() {
            _ if label.is_empty() => Value::Null,
            Ok(number) if number.to_string() == label => json!(number),
            _ => json!(label),
        })
    };
    (0..n).map(label).collect()
}
