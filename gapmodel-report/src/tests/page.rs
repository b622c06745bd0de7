//! The page of results.

use std::fmt::Write as _;

use gapmodel_core::csat::Statistic;
use gapmodel_core::{Categories, Column, Instrument, Label, Result, SummaryOptions, Table, gap, summarize};

use super::samples;
use crate::report::{Options, Part, Report, html};

/// A survey of SERVQUAL by branch, with results in a language.
fn study(language: &str) -> Result<(gap::ServqualResult, gap::FiveGaps, gap::Diagnosis)> {
    let five = samples::five()?;
    let diagnosis = gap::diagnose(&five, None, &gap::DiagnoseOptions { language: language.into() })?;
    Ok((samples::servqual_of(Instrument::servqual(), language)?, five, diagnosis))
}

/// A page with every kind of result.
fn everything(language: &str) -> Result<String> {
    let (gaps, _, diagnosis) = study(language)?;
    let mut report = Report::new();
    report.add(&gaps)?.add(&diagnosis)?;
    let (control, periods) = samples::control(22)?;
    let waterfall = samples::five()?.waterfall(&gap::WaterfallOptions::default())?;
    let (conversation, turns) = (samples::conversation()?, samples::turns());
    report.add(&waterfall)?;
    report.add(Part::Ratings(&samples::counts(22, 5)?))?;
    let shares = samples::shares(22)?;
    report.add(Part::Estimates { statistic: Statistic::Share, estimates: &shares, target: Some(0.8) })?;
    report.add(&samples::segments(22, None)?)?;
    report.add(Part::Control { chart: &control, periods: &periods })?;
    report.add(&samples::trend(22)?)?.add(&samples::sites(60)?)?.add(&samples::importance(22)?)?;
    report.add(&samples::drivers(5)?)?.add(&samples::kano(22)?)?.add(&samples::dimension_scores()?)?;
    report.add(Part::Conversation { result: &conversation, turns: &turns })?.add(&samples::cohort()?)?;
    report.html(&Options { language: language.into(), ..Options::default() })
}

/// So many attributes in so many segments, ten people in each.
fn by_segment(attributes: usize, segments: usize) -> Result<gap::SegmentGaps> {
    let mut chance = samples::Chance::new(21);
    let names: Vec<String> = (0..attributes).map(|i| format!("a{i}")).collect();
    let pairs: Vec<(&str, Option<&str>)> = names.iter().map(|name| (name.as_str(), None)).collect();
    let instrument = Instrument::paired(&pairs, None, false, gapmodel_core::Scale::new(1, 7)?)?;
    let rows = segments * 10;
    let columns: Vec<(String, Vec<f64>)> = names
        .iter()
        .flat_map(|name| [(format!("E_{name}"), 6.0), (format!("P_{name}"), 5.2)])
        .map(|(name, mean)| {
            (name, (0..rows).map(|_| (mean + 3.0 * chance.share() - 1.5).round().min(7.0)).collect())
        })
        .collect();
    let mut table = Table::new();
    for (name, ratings) in &columns {
        table.add(name, Column::from(&ratings[..]))?;
    }
    let shops = (0..rows).map(|row| Label::from(&*format!("Shop {}", row % segments)));
    table.add_labels("shop", Categories::from_labels(shops))?;
    let options = SummaryOptions { by: vec!["shop".into()], ..SummaryOptions::default() };
    gap::segments(&summarize(&table, instrument, options)?, 0.95)
}

/// The page as XML: void elements closed, the document type left out.
fn parsed(page: &str) -> String {
    let mut xml = String::new();
    for part in page.trim_start_matches("<!doctype html>").split_inclusive('>') {
        let is_void = ["<meta ", "<link ", "<br"].iter().any(|tag| part.contains(tag));
        let part = if is_void { part.replace('>', "/>") } else { part.to_owned() };
        let _ = write!(xml, "{part}");
    }
    // Text of scripts and style sheets is not XML.
    for element in ["script", "style"] {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        let mut kept = String::new();
        let mut rest = xml.as_str();
        while let Some((before, after)) = rest.split_once(&open) {
            kept.push_str(before);
            rest = after.split_once(&close).unwrap().1;
        }
        kept.push_str(rest);
        xml = kept;
    }
    xml
}

#[test]
fn a_page_of_everything_is_well_formed_in_four_languages() {
    for language in ["en", "nl", "fr", "et"] {
        let page = everything(language).unwrap();
        if let Ok(folder) = std::env::var("GAPMODEL_GALLERY") {
            std::fs::write(format!("{folder}/page-{language}.html"), &page).unwrap();
        }
        let xml = parsed(&page);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len());
        for node in document.descendants() {
            for name in node.attribute("aria-labelledby").into_iter().flat_map(|names| names.split(' ')) {
                assert!(ids.contains(&name), "{name}");
            }
            let link = node.attribute("href").unwrap_or("data:");
            assert!(link == "data:" || link == "data:," || ids.contains(&&link[1..]), "{link}");
        }
        assert_eq!(document.root_element().attribute("lang"), Some(language));
        assert!(!xml.contains("{}") && !xml.contains("NaN"));
        // Nothing to fetch: the only address is the name of SVG.
        assert_eq!(page.matches("://").count(), page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
        assert_eq!(page, everything(language).unwrap());
    }
}

#[test]
fn what_cannot_go_on_one_page_is_refused() {
    let none = Report::new().html(&Options::default()).unwrap_err().to_string();
    assert_eq!(none, "too few results: 0, and at least 1 are needed");
    let (gaps, five, diagnosis) = study("en").unwrap();
    let mut report = Report::new();
    report.add(&gaps).unwrap();
    let other = report.add(&samples::servqual(5).unwrap()).unwrap_err().to_string();
    assert!(other.contains("one instrument"), "{other}");
    let dutch = report.add(&study("nl").unwrap().0).unwrap_err().to_string();
    assert!(dutch.contains("labels in one language"), "{dutch}");
    assert_eq!(report.len(), 1);
    report.add(&five).unwrap().add(&diagnosis).unwrap();
    let french = Options { language: "fr".into(), ..Options::default() };
    assert_eq!(
        report.html(&french).unwrap_err().to_string(),
        "these do not go together: the findings are in \"en\" and the report in \"fr\""
    );
    assert!(report.html(&Options { language: "de".into(), ..Options::default() }).is_err());
    assert!(report.html(&Options { rows: 1, ..Options::default() }).is_err());
    let estimates = Part::Estimates { statistic: Statistic::Share, estimates: &[], target: None };
    assert!(report.add(estimates).is_err());
}

#[test]
fn names_from_data_are_shown_and_not_run() {
    let mut shares = samples::shares(4).unwrap();
    shares[0].0 = "<script>alert(1)</script>".into();
    shares[1].0 = "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12 \u{202e}abc".into();
    shares[2].0 = "long ".repeat(100);
    shares[3].0 = "x\"' onload=alert(1)".into();
    let part = Part::Estimates { statistic: Statistic::Share, estimates: &shares, target: Some(0.3) };
    let options = Options { title: Some("</title><script>alert(2)</script>".into()), ..Options::default() };
    let page = html([part], &options).unwrap();
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own");
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains('\u{202e}'));
    assert!(page.contains(&"long ".repeat(99)), "whole in the table");
    if let Ok(folder) = std::env::var("GAPMODEL_GALLERY") {
        std::fs::write(format!("{folder}/page-hostile.html"), &page).unwrap();
    }
    let xml = parsed(&page);
    roxmltree::Document::parse(&xml).unwrap();
}

#[test]
fn of_ten_thousand_segments_all_are_in_the_table() {
    let mut shares = Vec::new();
    for (position, (_, estimate)) in samples::shares(10_000).unwrap().into_iter().enumerate() {
        shares.push((format!("Shop {position}"), estimate));
    }
    let part = Part::Estimates { statistic: Statistic::Share, estimates: &shares, target: Some(0.8) };
    let page = html([part], &Options::default()).unwrap();
    assert!(page.contains("80 of 10,000 rows are shown"));
    assert!(page.contains("table of 10,000 rows"));
    assert_eq!(page.matches("<th scope=\"row\">").count(), 10_000);
}

#[test]
fn the_only_script_is_the_one_that_may_run() {
    let page = html([Part::Gaps(&samples::servqual(5).unwrap())], &Options::default()).unwrap();
    let script = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    assert_eq!(script, include_str!("../../templates/sort.js"));
}

#[test]
fn sixty_attributes_in_a_thousand_segments_are_one_page() {
    let timed = std::env::var("GAPMODEL_TIME").is_ok();
    let segments = if timed { 1000 } else { 50 };
    let gaps = by_segment(60, segments).unwrap();
    let start = std::time::Instant::now();
    let page = html([&gaps], &Options::default()).unwrap();
    if timed {
        println!("page         {:.0} ms, {} kB", start.elapsed().as_secs_f64() * 1e3, page.len() / 1000);
        if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
            println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
        }
    }
    if let Ok(folder) = std::env::var("GAPMODEL_GALLERY") {
        std::fs::write(format!("{folder}/page-segments.html"), &page).unwrap();
    }
    assert_eq!(page.matches("<th scope=\"row\">").count(), 2 * segments);
}
