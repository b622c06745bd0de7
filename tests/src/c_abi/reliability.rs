//! Reliability and careless answers.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{CError, Handle, Result, Scale, Texts, c_text, change, out, text};
use super::survey::{Field, fields_of, with_tables};
use super::{code, scale, show};
use crate::Args;

const MISSING: [(&str, i32); 2] = [("pairwise", GM_MISSING_PAIRWISE), ("listwise", GM_MISSING_LISTWISE)];
const INTERVALS: [(&str, i32); 2] = [("feldt", GM_INTERVAL_FELDT), ("bonett", GM_INTERVAL_BONETT)];
const METHODS: [(&str, i32); 2] = [("minres", GM_FACTOR_MINRES), ("ml", GM_FACTOR_ML)];
const REASONS: [(&str, i32); 7] = [
    ("longstring", GM_CARELESS_LONGSTRING),
    ("variability", GM_CARELESS_VARIABILITY),
    ("even_odd", GM_CARELESS_EVEN_ODD),
    ("equal_expectations", GM_CARELESS_EQUAL_EXPECTATIONS),
    ("equal_perceptions", GM_CARELESS_EQUAL_PERCEPTIONS),
    ("duplicate", GM_CARELESS_DUPLICATE),
    ("too_fast", GM_CARELESS_TOO_FAST),
];

fn names(args: &Args, name: &str) -> Result<Texts> {
    Texts::new(args.texts(name).iter().map(|name| Some(name.as_str())))
}

fn fields(args: &Args) -> Result<Vec<Field>> {
    fields_of(&args.object("table").expect("a table is needed"))
}

/// Options of items with the scale they point to.
struct ItemsOptions {
    plain: gm_items_options,
    scale: Option<Scale>,
}

impl ItemsOptions {
    fn new(args: &Args) -> Result<Self> {
        let mut plain: gm_items_options = out(|out| unsafe { gm_items_options_init(out) })?;
        plain.missing = code(args, "missing", plain.missing, &MISSING)?;
        Ok(Self { plain, scale: args.get("scale").map(|_| scale(args)).transpose()? })
    }

    /// Runs a function of the plain options.
    fn with<T>(&self, function: impl FnOnce(&gm_items_options) -> T) -> T {
        let scale = self.scale.as_ref().map(Scale::get);
        let scale = scale.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        function(&gm_items_options { scale, ..self.plain })
    }
}

fn items(args: &Args) -> Result<Handle<gm_items>> {
    let (fields, options) = (fields(args)?, ItemsOptions::new(args)?);
    with_tables(&[fields], Vec::new(), |tables| {
        options.with(|options| {
            Handle::new(gm_items_free, |out| unsafe { gm_items_from_table(&tables[0], options, out) })
        })
    })
}

fn item_names(items: &Handle<gm_items>) -> Result<Vec<String>> {
    let n: usize = out(|out| unsafe { gm_items_n(items.get(), out) })?;
    let name =
        |i: usize| text(|buffer, n, needed| unsafe { gm_items_name(items.get(), i, buffer, n, needed) });
    (0..n).map(name).collect()
}

/// Room for one row per item.
fn rows<T: Copy>(names: &[String], zero: T) -> Vec<T> {
    vec![zero; names.len()]
}

/// The names whose rows are so.
fn named<T>(names: &[String], rows: &[T], is: impl Fn(&T) -> bool) -> Vec<String> {
    names.iter().zip(rows).filter(|(_, row)| is(row)).map(|(name, _)| name.clone()).collect()
}

pub(super) fn alpha(args: &Args) -> Result<Value> {
    let (items, reverse) = (items(args)?, names(args, "reverse")?);
    let mut options: gm_alpha_options = out(|out| unsafe { gm_alpha_options_init(out) })?;
    options.interval = code(args, "interval", options.interval, &INTERVALS)?;
    options.level = args.level();
    (options.reverse, options.n_reverse) = (reverse.get(), reverse.len());
    let names = item_names(&items)?;
    let mut rows = rows(
        &names,
        gm_alpha_item {
            item_rest: 0.0,
            if_dropped: 0.0,
            has_item_rest: 0,
            has_if_dropped: 0,
            reversed: 0,
            is_negative: 0,
            reserved: 0,
        },
    );
    let (buffer, n) = (rows.as_mut_ptr(), rows.len());
    let of: gm_alpha = out(|out| unsafe { gm_reliability_alpha(items.get(), &options, out, buffer, n) })?;
    let without: gm_alpha =
        out(|out| unsafe { gm_reliability_alpha(items.get(), &options, out, std::ptr::null_mut(), 0) })?;
    assert_eq!(of, without, "with rows and without");
    let negative = named(&names, &rows, |row| row.is_negative != 0);
    assert_eq!(negative.len(), of.n_negative);
    let item = |(name, row): (&String, &gm_alpha_item)| {
        json!({
            "name": name,
            "item_rest": show::optional(row.has_item_rest, json!(row.item_rest)),
            "if_dropped": show::optional(row.has_if_dropped, json!(row.if_dropped)),
            "reversed": row.reversed != 0,
        })
    };
    Ok(json!({
        "value": of.value,
        "low": of.low,
        "high": of.high,
        "level": of.level,
        "interval": show::name(&INTERVALS, of.interval),
        "standardized": of.standardized,
        "mean_correlation": of.mean_correlation,
        "std_dev": of.std_dev,
        "sem": of.sem,
        "k": of.k,
        "n": of.n,
        "n_complete": of.n_complete,
        "respondents": of.respondents,
        "missing": show::name(&MISSING, of.missing),
        "items": names.iter().zip(&rows).map(item).collect::<Vec<_>>(),
        "negative": negative,
    }))
}

pub(super) fn omega(args: &Args) -> Result<Value> {
    let (items, reverse) = (items(args)?, names(args, "reverse")?);
    let mut options: gm_omega_options = out(|out| unsafe { gm_omega_options_init(out) })?;
    options.method = code(args, "method", options.method, &METHODS)?;
    (options.reverse, options.n_reverse) = (reverse.get(), reverse.len());
    let names = item_names(&items)?;
    let mut rows = rows(
        &names,
        gm_omega_item {
            loading: 0.0,
            uniqueness: 0.0,
            raw_loading: 0.0,
            raw_uniqueness: 0.0,
            reversed: 0,
            reserved: 0,
        },
    );
    let (buffer, n) = (rows.as_mut_ptr(), rows.len());
    let of: gm_omega = out(|out| unsafe { gm_reliability_omega(items.get(), &options, out, buffer, n) })?;
    let negative = named(&names, &rows, |row| row.loading < 0.0);
    assert_eq!(negative.len(), of.n_negative);
    let item = |(name, row): (&String, &gm_omega_item)| {
        json!({
            "name": name,
            "loading": row.loading,
            "uniqueness": row.uniqueness,
            "raw_loading": row.raw_loading,
            "raw_uniqueness": row.raw_uniqueness,
            "reversed": row.reversed != 0,
        })
    };
    Ok(json!({
        "value": of.value,
        "standardized": of.standardized,
        "method": show::name(&METHODS, of.method),
        "iterations": of.iterations,
        "k": of.k,
        "n": of.n,
        "n_complete": of.n_complete,
        "respondents": of.respondents,
        "items": names.iter().zip(&rows).map(item).collect::<Vec<_>>(),
        "negative": negative,
    }))
}

pub(super) fn split_half(args: &Args) -> Result<Value> {
    let (items, reverse) = (items(args)?, names(args, "reverse")?);
    let mut options: gm_split_half_options = out(|out| unsafe { gm_split_half_options_init(out) })?;
    (options.reverse, options.n_reverse) = (reverse.get(), reverse.len());
    let is_list = args.get("halves").is_some_and(Value::is_array);
    let first = if is_list { names(args, "halves")? } else { Texts::new([])? };
    options.halves = match args.get("halves") {
        Some(Value::Array(_)) => GM_HALVES_NAMED,
        Some(Value::String(name)) if name == "first_last" => GM_HALVES_FIRST_LAST,
        _ => GM_HALVES_ODD_EVEN,
    };
    (options.first, options.n_first) = (first.get(), first.len());
    let names = item_names(&items)?;
    let mut rows = rows(&names, gm_half_item { is_first: 0, is_negative: 0 });
    let (buffer, n) = (rows.as_mut_ptr(), rows.len());
    let of: gm_split_half =
        out(|out| unsafe { gm_reliability_split_half(items.get(), &options, out, buffer, n) })?;
    let negative = named(&names, &rows, |row| row.is_negative != 0);
    assert_eq!(negative.len(), of.n_negative);
    Ok(json!({
        "spearman_brown": of.spearman_brown,
        "unequal_length": of.unequal_length,
        "guttman": of.guttman,
        "correlation": of.correlation,
        "first": named(&names, &rows, |row| row.is_first != 0),
        "second": named(&names, &rows, |row| row.is_first == 0),
        "k": of.k,
        "n": of.n,
        "n_complete": of.n_complete,
        "respondents": of.respondents,
        "negative": negative,
    }))
}

pub(super) fn spearman_brown(args: &Args) -> Result<Value> {
    let (reliability, factor) = (args.number("reliability"), args.number("factor"));
    let found: f64 = out(|out| unsafe { gm_reliability_spearman_brown(reliability, factor, out) })?;
    Ok(json!(found))
}

pub(super) fn ordinal_alpha(args: &Args) -> Result<Value> {
    let (fields, options, reverse) = (fields(args)?, ItemsOptions::new(args)?, names(args, "reverse")?);
    let found = with_tables(&[fields], Vec::new(), |tables| {
        options.with(|options| {
            Handle::new(gm_ordinal_alpha_free, |out| unsafe {
                gm_reliability_ordinal_alpha(&tables[0], options, reverse.get(), reverse.len(), out)
            })
        })
    })?;
    let handle = found.get();
    let of: gm_ordinal_alpha_figures = out(|out| unsafe { gm_ordinal_alpha_get(handle, out) })?;
    let whole = show::json_text(|b, n, needed| unsafe { gm_ordinal_alpha_json(handle, b, n, needed) })?;
    let correlation = |i: usize, j: usize| -> Result<f64> {
        out(|out| unsafe { gm_ordinal_alpha_correlation(handle, i, j, out) })
    };
    let row = |i: usize| (0..of.k).map(|j| correlation(i, j)).collect::<Result<Vec<f64>>>();
    let correlations = (0..of.k).map(row).collect::<Result<Vec<_>>>()?;
    assert_eq!(whole["negative"].as_array().map(Vec::len), Some(of.n_negative));
    let found = json!({
        "value": of.value,
        "mean_correlation": of.mean_correlation,
        "correlations": correlations,
        "items": whole["items"],
        "k": of.k,
        "n": of.n,
        "respondents": of.respondents,
        "missing": show::name(&MISSING, of.missing),
        "negative": whole["negative"],
    });
    assert_eq!(whole, found, "the JSON text and the structs");
    Ok(found)
}

pub(super) fn careless(args: &Args) -> Result<Value> {
    let fields = fields(args)?;
    let mut options: gm_careless_options = out(|out| unsafe { gm_careless_options_init(out) })?;
    let (items, expectations, perceptions) =
        (names(args, "items")?, names(args, "expectations")?, names(args, "perceptions")?);
    (options.items, options.n_items) = (items.get(), items.len());
    (options.expectations, options.n_expectations) = (expectations.get(), expectations.len());
    (options.perceptions, options.n_perceptions) = (perceptions.get(), perceptions.len());
    let lists = args.list("dimensions").unwrap_or_default().iter().map(|list| {
        let names = list.as_array().expect("a list of names").iter();
        Texts::new(names.map(Value::as_str))
    });
    let lists = lists.collect::<Result<Vec<Texts>>>()?;
    let dimension = |texts: &Texts| -> Result<gm_item_list> {
        out(|out| unsafe { gm_item_list_init(out, texts.get(), texts.len()) })
    };
    let dimensions = lists.iter().map(dimension).collect::<Result<Vec<_>>>()?;
    (options.dimensions, options.n_dimensions) = (dimensions.as_ptr(), dimensions.len());
    let duration = args.text("duration").map(c_text).transpose()?;
    options.duration = duration.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    let scale = args.get("scale").map(|_| scale(args)).transpose()?;
    let scale = scale.as_ref().map(Scale::get);
    options.scale = scale.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    if args.get("longstring").is_some() {
        options.longstring = u32::try_from(args.whole("longstring")).expect("a small number");
    }
    options.variability = args.number_or("variability", options.variability);
    options.even_odd = args.number_or("even_odd", options.even_odd);
    options.seconds = args.number_or("seconds", options.seconds);
    options.duplicates = args.flag("duplicates", true).into();
    let found = with_tables(&[fields], Vec::new(), |tables| {
        Handle::new(gm_careless_free, |out| unsafe { gm_reliability_careless(&tables[0], &options, out) })
    })?;
    show_careless(&found)
}

fn show_careless(found: &Handle<gm_careless>) -> Result<Value> {
    let handle = found.get();
    let of: gm_careless_counts = out(|out| unsafe { gm_careless_get(handle, out) })?;
    let n = usize::try_from(of.respondents).expect("rows of this machine");
    let row = |i: usize| out(|out| unsafe { gm_careless_get_row(handle, i, out) });
    let rows = (0..n).map(row).collect::<Result<Vec<gm_careless_row>>>()?;
    let mut keep = vec![0_u8; n];
    change(unsafe { gm_careless_keep(handle, keep.as_mut_ptr(), n) })?;
    assert!(keep.iter().zip(&rows).all(|(keep, row)| *keep == row.keep));
    let reasons = |row: &gm_careless_row| -> Vec<&str> {
        REASONS.iter().filter(|(_, bit)| row.reasons >> bit & 1 == 1).map(|(name, _)| *name).collect()
    };
    let count = |(name, code): &(&str, i32)| {
        let code = usize::try_from(*code).expect("a code from 0");
        json!({"reason": name, "n": of.reasons[code]})
    };
    let each = |of: &dyn Fn(&gm_careless_row) -> Value| rows.iter().map(of).collect::<Vec<Value>>();
    Ok::<_, CError>(json!({
        "respondents": of.respondents,
        "flagged": of.flagged,
        "counts": REASONS.iter().map(count).collect::<Vec<_>>(),
        "equal_both": of.equal_both,
        "keep": each(&|row| json!(row.keep != 0)),
        "reasons": each(&|row| json!(reasons(row))),
        "longstring": each(&|row| json!(row.longstring)),
        "variability": each(&|row| show::optional(row.has_variability, json!(row.variability))),
        "even_odd": each(&|row| show::optional(row.has_even_odd, json!(row.even_odd))),
        "duplicate_of": each(&|row| show::optional(row.has_duplicate_of, json!(row.duplicate_of))),
    }))
}

const EXTRACTIONS: [(&str, i32); 2] =
    [("minres", GM_EXTRACTION_MINRES), ("principal_axis", GM_EXTRACTION_PRINCIPAL_AXIS)];
const ROTATIONS: [(&str, i32); 3] =
    [("oblimin", GM_ROTATION_OBLIMIN), ("varimax", GM_ROTATION_VARIMAX), ("none", GM_ROTATION_NONE)];
const READINGS: [(&str, i32); 3] =
    [("distinct", GM_HTMT_DISTINCT), ("borderline", GM_HTMT_BORDERLINE), ("indistinct", GM_HTMT_INDISTINCT)];

pub(super) fn structure(args: &Args) -> Result<Value> {
    let (items, reverse) = (items(args)?, names(args, "reverse")?);
    let mut options: gm_structure_options = out(|out| unsafe { gm_structure_options_init(out) })?;
    options.extraction = code(args, "extraction", options.extraction, &EXTRACTIONS)?;
    options.rotation = code(args, "rotation", options.rotation, &ROTATIONS)?;
    options.level = args.level();
    options.percentile = args.number_or("percentile", options.percentile);
    (options.reverse, options.n_reverse) = (reverse.get(), reverse.len());
    let whole = |name: &str, default: u64| args.get(name).map_or(default, |_| args.whole(name));
    options.replicates =
        u32::try_from(whole("replicates", options.replicates.into())).expect("a small number");
    options.factors = usize::try_from(whole("factors", 0)).expect("a small number");
    options.seed = whole("seed", options.seed);
    let dimensions = args.objects("dimensions");
    let names = Texts::new(dimensions.iter().map(|one| one.text("name")))?;
    let lists = dimensions.iter().map(|one| self::names(one, "items")).collect::<Result<Vec<Texts>>>()?;
    let list = |texts: &Texts| -> Result<gm_item_list> {
        out(|out| unsafe { gm_item_list_init(out, texts.get(), texts.len()) })
    };
    let lists = lists.iter().map(list).collect::<Result<Vec<_>>>()?;
    let found = Handle::new(gm_structure_free, |out| unsafe {
        gm_reliability_structure(items.get(), names.get(), lists.as_ptr(), lists.len(), &options, out)
    })?;
    show_structure(&found)
}

/// The result by its structs, which must be what the JSON text says.
fn show_structure(found: &Handle<gm_structure>) -> Result<Value> {
    let handle = found.get();
    let of: gm_structure_figures = out(|out| unsafe { gm_structure_get(handle, out) })?;
    let whole = show::json_text(|b, n, needed| unsafe { gm_structure_json(handle, b, n, needed) })?;
    let dimension_names = (0..of.n_dimensions)
        .map(|i| text(|b, n, needed| unsafe { gm_structure_dimension_name(handle, i, b, n, needed) }))
        .collect::<Result<Vec<String>>>()?;
    let item_names = (0..of.k)
        .map(|i| text(|b, n, needed| unsafe { gm_structure_item_name(handle, i, b, n, needed) }))
        .collect::<Result<Vec<String>>>()?;
    let items = (0..of.k)
        .map(|i| out(|out| unsafe { gm_structure_get_item(handle, i, out) }))
        .collect::<Result<Vec<gm_structure_item>>>()?;
    let mut next = item_names.iter();
    let dimension = |i: usize| {
        let one: gm_structure_dimension = out(|out| unsafe { gm_structure_get_dimension(handle, i, out) })?;
        Ok(json!({
            "name": dimension_names[i],
            "items": next.by_ref().take(one.n_items).collect::<Vec<_>>(),
            "alpha": one.alpha,
            "mean_correlation": one.mean_correlation,
            "ave": show::optional(one.has_ave, json!(one.ave)),
            "composite_reliability": show::optional(one.has_ave, json!(one.composite_reliability)),
            "factor": show::optional(one.has_factor, json!(one.factor)),
        }))
    };
    let dimensions = (0..of.n_dimensions).map(dimension).collect::<Result<Vec<Value>>>()?;
    let pair = |i: usize| {
        let one: gm_structure_pair = out(|out| unsafe { gm_structure_get_pair(handle, i, out) })?;
        Ok(json!({
            "first": dimension_names[one.first],
            "second": dimension_names[one.second],
            "correlation": show::estimate(&one.correlation),
            "disattenuated": show::optional(one.has_disattenuated, show::estimate(&one.disattenuated)),
            "htmt": show::optional(one.has_htmt, json!(one.htmt)),
            "reading": show::optional(one.has_htmt, json!(show::name(&READINGS, one.reading))),
            "fornell_larcker": show::optional(one.has_fornell_larcker, json!(one.fornell_larcker != 0)),
        }))
    };
    let adequacy = json!({"kmo": of.kmo, "chi_squared": of.chi_squared, "df": of.df, "p": of.p});
    let [misplaced, elsewhere, heywood] = [
        named(&item_names, &items, |item| item.is_misplaced != 0),
        named(&item_names, &items, |item| item.is_elsewhere != 0),
        named(&item_names, &items, |item| item.is_heywood != 0),
    ];
    assert_eq!(
        (misplaced.len(), elsewhere.len(), heywood.len()),
        (of.n_misplaced, of.n_elsewhere, of.n_heywood)
    );
    let found = json!({
        "dimensions": dimensions,
        "pairs": (0..of.n_pairs).map(pair).collect::<Result<Vec<Value>>>()?,
        "items": show_items(handle, &of, (&items, &item_names), &dimension_names)?,
        "parallel": show_parallel(handle, &of)?,
        "factors": show_factors(handle, &of, &dimension_names)?,
        "adequacy": show::optional(of.has_adequacy, adequacy),
        "misplaced": misplaced,
        "elsewhere": elsewhere,
        "heywood": heywood,
        "k": of.k,
        "n": of.n,
        "n_complete": of.n_complete,
        "respondents": of.respondents,
        "missing": show::name(&MISSING, of.missing),
    });
    assert_eq!(whole, found, "the JSON text and the structs");
    Ok(found)
}

fn show_parallel(handle: *const gm_structure, of: &gm_structure_figures) -> Result<Value> {
    let eigenvalue = |i: usize| {
        let one: gm_structure_eigenvalue = out(|out| unsafe { gm_structure_get_eigenvalue(handle, i, out) })?;
        Ok(json!({
            "component": one.component,
            "component_limit": one.component_limit,
            "factor": show::optional(one.has_factor, json!(one.factor)),
            "factor_limit": show::optional(one.has_factor, json!(one.factor_limit)),
        }))
    };
    Ok(json!({
        "components": of.components,
        "factors": show::optional(of.has_reduced_factors, json!(of.reduced_factors)),
        "eigenvalues": (0..of.k).map(eigenvalue).collect::<Result<Vec<Value>>>()?,
        "replicates": of.replicates,
        "percentile": of.percentile,
        "seed": of.seed,
    }))
}

fn show_factors(
    handle: *const gm_structure,
    of: &gm_structure_figures,
    dimension_names: &[String],
) -> Result<Value> {
    let factor = |i: usize| {
        let one: gm_structure_factor = out(|out| unsafe { gm_structure_get_factor(handle, i, out) })?;
        let dimension = json!(dimension_names[one.dimension]);
        Ok(json!({
            "variance": one.variance,
            "share": one.share,
            "dimension": show::optional(one.has_dimension, dimension),
        }))
    };
    let between = |i: usize, j: usize| -> Result<f64> {
        out(|out| unsafe { gm_structure_factor_correlation(handle, i, j, out) })
    };
    let row = |i: usize| (0..of.n_factors).map(|j| between(i, j)).collect::<Result<Vec<f64>>>();
    Ok(json!({
        "extraction": show::name(&EXTRACTIONS, of.extraction),
        "rotation": show::name(&ROTATIONS, of.rotation),
        "iterations": of.iterations,
        "factors": (0..of.n_factors).map(factor).collect::<Result<Vec<Value>>>()?,
        "correlations": (0..of.n_factors).map(row).collect::<Result<Vec<_>>>()?,
        "rmsr": of.rmsr,
    }))
}

fn show_items(
    handle: *const gm_structure,
    of: &gm_structure_figures,
    (items, item_names): (&[gm_structure_item], &[String]),
    dimension_names: &[String],
) -> Result<Vec<Value>> {
    let correlation = |i: usize, d: usize| -> Result<Value> {
        let mut has = 0;
        let value: f64 =
            out(|out| unsafe { gm_structure_item_correlation(handle, i, d, out, &raw mut has) })?;
        Ok(show::optional(has, json!(value)))
    };
    let loading =
        |i: usize, j: usize| -> Result<f64> { out(|out| unsafe { gm_structure_loading(handle, i, j, out) }) };
    let item = |i: usize| {
        let one = &items[i];
        Ok(json!({
            "name": item_names[i],
            "dimension": dimension_names[one.dimension],
            "item_rest": show::optional(one.has_item_rest, json!(one.item_rest)),
            "correlations": (0..of.n_dimensions).map(|d| correlation(i, d)).collect::<Result<Vec<_>>>()?,
            "closest": dimension_names[one.closest],
            "loadings": (0..of.n_factors).map(|j| loading(i, j)).collect::<Result<Vec<_>>>()?,
            "factor": one.factor,
            "communality": one.communality,
            "uniqueness": one.uniqueness,
            "msa": show::optional(one.has_msa, json!(one.msa)),
            "reversed": one.reversed != 0,
        }))
    };
    (0..of.k).map(item).collect()
}
