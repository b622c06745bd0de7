//! Staff's view beside customers', and internal service.

use gapmodel::*;
use serde_json::{Value, json};

use super::call::{Handle, Result, c_text, out, pointer, text};
use super::survey::observed;
use super::{code, show};
use crate::Args;

const KINDS: [(&str, i32); 4] = [
    ("cells", GM_INTERNAL_CELL),
    ("providers", GM_INTERNAL_PROVIDER),
    ("customers", GM_INTERNAL_CUSTOMER),
    ("overall", GM_INTERNAL_OVERALL),
];

pub(super) fn self_other(args: &Args) -> Result<Value> {
    let side = |name: &str| observed(args, "instrument", name, "by");
    let (staff, customers) = (side("staff")?, side("customers")?);
    let mut options: gm_self_other_options = out(|out| unsafe { gm_self_other_options_init(out) })?;
    options.staff = code(args, "staff_viewpoint", options.staff, &show::VIEWPOINTS)?;
    options.customers = code(args, "customer_viewpoint", options.customers, &show::VIEWPOINTS)?;
    options.family = code(args, "family", options.family, &show::ADJUSTMENTS)?;
    options.level = args.level();
    let language = c_text(args.text("language").unwrap_or("en"))?;
    options.language = language.as_ptr();
    let found = Handle::new(gm_self_other_free, |out| unsafe {
        gm_research_self_other(staff.get(), customers.get(), &options, out)
    })?;
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_self_other_json(handle, b, n, needed) })?;
    let of: gm_self_other_figures = out(|out| unsafe { gm_self_other_get(handle, out) })?;
    let figures = json!({
        "staff": show::name(&show::VIEWPOINTS, of.staff),
        "customers": show::name(&show::VIEWPOINTS, of.customers),
        "family": show::name(&show::ADJUSTMENTS, of.family),
        "level": of.level,
    });
    show::assert_part(&figures, &whole);
    for (name, n) in [("too_good", of.n_too_good), ("too_bad", of.n_too_bad), ("one_sided", of.n_one_sided)] {
        assert_eq!(whole[name].as_array().map(Vec::len), Some(n), "{name}");
    }
    let kinds =
        [("attributes", GM_ROW_ATTRIBUTE), ("dimensions", GM_ROW_DIMENSION), ("overall", GM_ROW_OVERALL)];
    for (name, kind) in kinds {
        let n: usize = out(|out| unsafe { gm_self_other_n_rows(handle, kind, out) })?;
        for i in 0..n {
            let row: gm_bias = out(|out| unsafe { gm_self_other_row(handle, kind, i, out) })?;
            let tested = |value: f64| show::optional(row.has_test, json!(value));
            let id = text(|b, n, needed| unsafe { gm_self_other_row_id(handle, kind, i, b, n, needed) })?;
            let is_in = |list: &str| whole[list].as_array().is_some_and(|ids| ids.contains(&json!(id)));
            if kind == GM_ROW_ATTRIBUTE {
                assert_eq!(
                    [row.is_too_good != 0, row.is_too_bad != 0],
                    [is_in("too_good"), is_in("too_bad")]
                );
            }
            let shown = json!({
                "id": id,
                "label": text(|b, n, needed| unsafe { gm_self_other_row_label(handle, kind, i, b, n, needed) })?,
                "bias": show::estimate(&row.bias),
                "staff_mean": row.staff_mean,
                "customers_mean": row.customers_mean,
                "n_staff": row.n_staff,
                "n_customers": row.n_customers,
                "df": tested(row.df),
                "t": tested(row.t),
                "p": tested(row.p),
                "p_adjusted": tested(row.p_adjusted),
                "effect_size": show::optional(row.has_effect_size, json!(row.effect_size)),
            });
            assert_eq!(shown, *if name == "overall" { &whole[name] } else { &whole[name][i] });
        }
    }
    Ok(whole)
}

pub(super) fn internal(args: &Args) -> Result<Value> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let mut options: gm_internal_options = out(|out| unsafe { gm_internal_options_init(out) })?;
    let [provider, customer, of] =
        ["provider", "customer", "of"].map(|name| args.text(name).map(c_text).transpose());
    let [provider, customer, of] = [provider?, customer?, of?];
    let start = |text: &Option<std::ffi::CString>| text.as_ref().map_or(pointer(None), |text| text.as_ptr());
    (options.provider, options.customer, options.of) = (start(&provider), start(&customer), start(&of));
    options.min_n = args.get("min_n").map_or(options.min_n, |_| args.whole("min_n"));
    options.level = args.level();
    let found =
        Handle::new(gm_internal_free, |out| unsafe { gm_research_internal(summary.get(), &options, out) })?;
    let handle = found.get();
    let whole = show::json_text(|b, n, needed| unsafe { gm_internal_json(handle, b, n, needed) })?;
    let of: gm_internal_figures = out(|out| unsafe { gm_internal_get(handle, out) })?;
    let figures = json!({
        "min_n": of.min_n,
        "n_hidden": of.n_hidden,
        "n_unlabelled": of.n_unlabelled,
        "level": of.level,
    });
    show::assert_part(&figures, &whole);
    let department =
        |i: usize| text(|b, n, needed| unsafe { gm_internal_department(handle, i, b, n, needed) });
    let departments = (0..of.n_departments).map(department).collect::<Result<Vec<String>>>()?;
    assert_eq!(json!(departments), whole["departments"]);
    for (name, kind) in KINDS {
        let n: usize = out(|out| unsafe { gm_internal_n_cells(handle, kind, out) })?;
        for i in 0..n {
            let cell: gm_internal_cell = out(|out| unsafe { gm_internal_cell_get(handle, kind, i, out) })?;
            let visible = |value: Value| show::optional(u8::from(cell.is_hidden == 0), value);
            let provider =
                text(|b, n, needed| unsafe { gm_internal_cell_provider(handle, kind, i, b, n, needed) })?;
            let customer =
                text(|b, n, needed| unsafe { gm_internal_cell_customer(handle, kind, i, b, n, needed) })?;
            let shown = json!({
                "provider": show::optional(cell.has_provider, json!(provider)),
                "customer": show::optional(cell.has_customer, json!(customer)),
                "is_own": cell.is_own != 0,
                "is_hidden": cell.is_hidden != 0,
                "gap": visible(show::estimate(&cell.gap)),
                "perception_mean": visible(json!(cell.perception_mean)),
                "expectation_mean": visible(json!(cell.expectation_mean)),
                "cells_left_out": cell.cells_left_out,
            });
            assert_eq!(shown, *if name == "overall" { &whole[name] } else { &whole[name][i] });
        }
    }
    Ok(whole)
}
