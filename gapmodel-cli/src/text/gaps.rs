//! SERVQUAL and SERVPERF tables.

use gapmodel_core::gap::{
    GapRow, PerformanceRow, ServperfResult, ServqualResult, Side, StraightLiners, WeightedScore, Weighting,
};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{Attribute, Error, Viewpoint};

use super::layout::{Page, RATING, SIGNED, clip, interval, left, number, p_value, rating, signed, wrap};
use crate::results::SegmentReport;

/// More than this share of expectations at the best point is pointed out: such an attribute tells little but how
/// it is perceived.
const CEILING: f64 = 0.5;

/// The table of gaps; of perceptions, where gaps were not asked for or cannot be made.
pub(super) fn write(out: &mut Vec<String>, page: &Page<'_>, total: &SegmentReport) {
    let instrument = page.report.instrument;
    if instrument.attributes().is_empty() {
        return;
    }
    if instrument.has(Viewpoint::Expectation) && instrument.has(Viewpoint::Perception) {
        match &total.servqual {
            Ok(result) => return servqual(out, page, result),
            Err(error) => failed(out, "SERVQUAL", error),
        }
    }
    match &total.servperf {
        Ok(result) => servperf(out, page, result),
        Err(error) => failed(out, "SERVPERF", error),
    }
}

fn failed(out: &mut Vec<String>, what: &str, error: &Error) {
    out.push(String::new());
    let reason = error.to_string();
    let text = if reason.starts_with(what) { reason } else { format!("{what}: {reason}") };
    out.extend(wrap(&text, 0));
}

fn servqual(out: &mut Vec<String>, page: &Page<'_>, result: &ServqualResult) {
    let (n, rule) = (page.n, page.rule());
    let columns = format!("{:>n$}{:>RATING$}{:>RATING$}", "n", "E", "P");
    let limits = format!("{:>SIGNED$}{:>SIGNED$}{:>SIGNED$}{:>7}", "gap", "low", "high", "p");
    let header = left("SERVQUAL", page.label);
    out.extend([String::new(), format!("{header}{columns}{limits}"), rule.clone()]);
    attributes(out, page, |attribute| {
        let row = result.attributes.iter().find(|row| row.id == attribute.id());
        row.map(|row| gap_row(page, "  ", row))
    });
    out.push(rule.clone());
    let sums = result.dimensions.iter().chain(&result.overall).chain([&result.all_items]);
    out.extend(sums.map(|row| gap_row(page, "", row)));
    weighted(out, page, &result.weighted);
    out.push(rule.clone());
    let family = if result.family == Adjustment::Holm { "Holm" } else { result.family.name() };
    let adjusted = format!(
        "E, P: mean expectation, perception of all who answered that side; gap and n: of those who answered both, \
         so that the gap need not be P - E. p: paired t test, adjusted ({family}) within attributes and within \
         dimensions; *: below {}. Overall: mean of a respondent's dimension scores, of those who have them all; \
         all items: mean of all attributes answered.",
        round_up(1.0 - page.score.level)
    );
    out.extend(wrap(&adjusted, 0));
    left_out(out, &result.attributes);
    notes(out, result.respondents, result.straight_liners, true);
    ceilings(out, &result.attributes);
}

fn servperf(out: &mut Vec<String>, page: &Page<'_>, result: &ServperfResult) {
    let rule = page.rule();
    let header = page.header("SERVPERF", "P");
    out.extend([String::new(), format!("{header}{:>9}", "sd"), rule.clone()]);
    attributes(out, page, |attribute| {
        let row = result.attributes.iter().find(|row| row.id == attribute.id());
        row.map(|row| performance_row(page, "  ", row))
    });
    out.push(rule.clone());
    let sums = result.dimensions.iter().chain(&result.overall).chain([&result.all_items]);
    out.extend(sums.map(|row| performance_row(page, "", row)));
    weighted(out, page, &result.weighted);
    out.push(rule);
    out.push("P: mean perception; sd: standard deviation over respondents.".to_owned());
    let expectations = page.report.instrument.has(Viewpoint::Expectation);
    notes(out, result.respondents, result.straight_liners, expectations);
}

/// The attributes under their dimensions, those of no dimension last.
fn attributes(out: &mut Vec<String>, page: &Page<'_>, row: impl Fn(&Attribute) -> Option<String>) {
    let instrument = page.report.instrument;
    let language = &page.score.language;
    let headings = instrument.dimensions().iter().map(|dimension| dimension.label_in(language));
    let groups =
        headings.enumerate().map(|(i, heading)| (Some(i), heading)).chain([(None, "In no dimension")]);
    for (group, heading) in groups {
        let members = || instrument.attributes().iter().filter(|a| a.dimension() == group);
        if members().next().is_some() && !instrument.dimensions().is_empty() {
            out.push(clip(heading, page.label));
        }
        for attribute in members() {
            let label = format!("  {}", attribute.label_in(language));
            let nobody = || format!("{}  nobody answered", left(&label, page.label));
            out.push(row(attribute).unwrap_or_else(nobody));
        }
    }
}

fn gap_row(page: &Page<'_>, indent: &str, row: &GapRow) -> String {
    let start = page.start(&format!("{indent}{}", row.label), row.gap.n_valid);
    let means = rating(row.expectation_mean) + &rating(row.perception_mean) + &signed(row.gap.value);
    let rest = match (row.std_dev, row.test) {
        (Some(0.0), _) => "  no variation: all gaps alike".to_owned(),
        (_, Some(test)) => format!("{}{:>7}", interval(&row.gap), p_value(test.p_adjusted)),
        _ => interval(&row.gap),
    };
    let alpha = 1.0 - page.score.level;
    let flag = if row.test.is_some_and(|test| test.p_adjusted < alpha) { " *" } else { "" };
    format!("{start}{means}{rest}{flag}")
}

/// 1 - level as people write it: 0.05, not 0.050000000000000044.
fn round_up(alpha: f64) -> f64 {
    (alpha * 1e9).round() / 1e9
}

/// How many ratings are no ratings, so that nobody has to guess from n.
fn left_out(out: &mut Vec<String>, rows: &[GapRow]) {
    let sum = |side: fn(&GapRow) -> Option<Side>| {
        let sides = rows.iter().filter_map(side);
        sides.fold((0, 0), |(missing, excluded), side| (missing + side.n_missing, excluded + side.n_excluded))
    };
    let said = [("expectations", sum(|row| row.expectation)), ("perceptions", sum(|row| row.perception))];
    if said.iter().all(|(_, left_out)| *left_out == (0, 0)) {
        return;
    }
    let parts = said.map(|(what, (missing, excluded))| {
        format!("{what} {missing} blank, {excluded} not applicable, refused or off the scale")
    });
    out.extend(wrap(&format!("Ratings left out: {}.", parts.join("; ")), 0));
}

fn performance_row(page: &Page<'_>, indent: &str, row: &PerformanceRow) -> String {
    let start = page.row(&format!("{indent}{}", row.label), &row.perception);
    match row.std_dev {
        Some(std_dev) => format!("{start} {}", signed(std_dev)),
        None => start,
    }
}

fn weighted(out: &mut Vec<String>, page: &Page<'_>, scores: &[WeightedScore]) {
    for WeightedScore { weighting, estimate } in scores {
        let label = match weighting {
            Weighting::Respondent => "Weighted by own points",
            Weighting::MeanPoints => "Weighted by mean points",
            Weighting::Dimensions => "Weighted by dimension weights",
            Weighting::Attributes => "Weighted by attribute weights",
            _ => weighting.name(),
        };
        out.push(page.row(label, estimate));
    }
}

fn notes(out: &mut Vec<String>, respondents: u64, straight: StraightLiners, expectations: bool) {
    let StraightLiners { expectation, perception, both } = straight;
    let text = if expectations {
        format!("{expectation} in all expectations, {perception} in all perceptions, {both} in both")
    } else {
        format!("{perception} in all perceptions")
    };
    let text = format!("Straight-liners, who gave one and the same answer: {text}, of {respondents}.");
    out.extend(wrap(&text, 0));
}

fn ceilings(out: &mut Vec<String>, rows: &[GapRow]) {
    let high = rows.iter().filter_map(|row| {
        let ceiling = row.expectation?.ceiling;
        (ceiling > CEILING).then(|| format!("{} ({})", row.label, number(ceiling)))
    });
    let high: Vec<String> = high.collect();
    if !high.is_empty() {
        out.extend(wrap(
            "Ceiling: more than half expect the best rating of these, so expectations tell little:",
            0,
        ));
        out.extend(wrap(&high.join("; "), 2));
    }
}
