//! Single questions: how each is reported follows from its scale.

use gapmodel_core::csat::Nps;
use gapmodel_core::{Estimate, Item};

use super::layout::{Page, clip, signed, wrap};
use crate::results::{ItemReport, Made, Measure, Rating, SegmentReport};

/// The table of items.
pub(super) fn write(out: &mut Vec<String>, page: &Page<'_>, total: &SegmentReport) {
    if total.items.is_empty() {
        return;
    }
    let rule = page.rule();
    out.extend([String::new(), page.header("Items", "value"), rule.clone()]);
    for (item, (_, report)) in page.report.instrument.items().iter().zip(&total.items) {
        let label = item.label_in(&page.score.language);
        out.push(clip(label, page.label + page.n));
        match report {
            ItemReport::Rating(report) => rating(out, page, item, report),
            ItemReport::Measure(report) => measure(out, page, report),
        }
    }
    out.push(rule);
}

fn rating(out: &mut Vec<String>, page: &Page<'_>, item: &Item, report: &Rating) {
    if report.n_valid == 0 {
        out.push("  nobody answered".to_owned());
        return;
    }
    if let Some(nps) = &report.nps {
        net_promoters(out, page, nps);
    }
    let scale = item.scale();
    row(out, page, &format!("mean ({} to {})", scale.min(), scale.max()), &report.mean);
    let end = if scale.low_is_good() { "lowest" } else { "top" };
    let top = format!("share of the {end} {} of {}", report.top_points, report.points);
    row(out, page, &top, &report.top_box);
}

fn net_promoters(out: &mut Vec<String>, page: &Page<'_>, nps: &Made<Nps>) {
    let score = nps.as_ref().map(|nps| nps.score).map_err(Clone::clone);
    row(out, page, "NPS (-100 to 100)", &score);
    if let Ok(Nps { promoters, passives, detractors, .. }) = nps {
        let unweighted = if page.score.weight.is_some() { " (answers, unweighted)" } else { "" };
        let classes =
            format!("{promoters} promoters, {passives} passives, {detractors} detractors{unweighted}");
        out.extend(wrap(&classes, 4));
    }
}

fn row(out: &mut Vec<String>, page: &Page<'_>, label: &str, made: &Made<Estimate>) {
    match made {
        Ok(estimate) => {
            out.push(page.row(&format!("  {label}"), estimate));
        }
        Err(error) => out.extend(wrap(&format!("{label}: {error}"), 2)),
    }
}

fn measure(out: &mut Vec<String>, page: &Page<'_>, report: &Measure) {
    let mut line = |label: &str, value: Option<f64>, why_not: &str| {
        let start = page.start(label, report.n_valid);
        let sides = page.sides;
        match value {
            Some(value) => out.push(format!("{start}{:sides$}{}", "", signed(value))),
            None => out.push(format!("{start}  {why_not}")),
        }
    };
    line("  mean", report.mean, "nobody answered");
    line("  standard deviation", report.std_dev, "needs two answers");
}
