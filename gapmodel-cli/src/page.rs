//! The report on a survey as a page.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gapmodel_core::csat::{self, Against, CompareOptions, SegmentOptions, Statistic, TopBoxOptions};
use gapmodel_core::dimensions::{self, DimensionOptions};
use gapmodel_core::gap::{
    self, DiagnoseOptions, FiveOptions, ServperfOptions, ServqualOptions, WaterfallOptions, ZoneOptions,
};
use gapmodel_core::{Counts, Method, Result, Summary, Viewpoint};
use gapmodel_report::report::{self, Part, Report};

use crate::args::{Page, Survey};
use crate::failure::Failure;
use crate::results::{asks_for_nps, positive};

/// The page with every result that the survey allows.
pub(crate) fn html(summary: &Summary, page: &Page) -> std::result::Result<String, Failure> {
    let survey = &page.survey;
    let title =
        page.title.clone().unwrap_or_else(|| summary.instrument().title_in(&survey.language).to_owned());
    let options = report::Options {
        language: survey.language.clone(),
        title: Some(title).filter(|title| !title.is_empty()),
        subtitle: Some(survey.name()),
        ..report::Options::default()
    };
    let made = gathered(summary, survey).and_then(|report| report.html(&options));
    made.map_err(|error| Failure::in_file(&survey.name(), error))
}

/// Every result that the survey allows. What it does not allow, such as gaps without expectations, is left out.
fn gathered(summary: &Summary, survey: &Survey) -> Result<Report> {
    let mut report = Report::new();
    let instrument = summary.instrument();
    let has = |viewpoint| instrument.has(viewpoint);
    if has(Viewpoint::Perception) && has(Viewpoint::Expectation) {
        add_gaps(&mut report, summary, survey)?;
    } else if has(Viewpoint::Perception) {
        let options = ServperfOptions {
            level: survey.level,
            language: survey.language.clone(),
            ..ServperfOptions::default()
        };
        if let Some(result) = possible(gap::servperf(&summary.total()?, &options))? {
            report.add(&result)?;
        }
    }
    let options = DimensionOptions {
        level: survey.level,
        language: survey.language.clone(),
        ..DimensionOptions::default()
    };
    if let Ok(result) = dimensions::score(&summary.total()?, &options) {
        report.add(&result)?;
    }
    add_items(&mut report, summary, survey)?;
    if !survey.by.is_empty() {
        add_segments(&mut report, summary, survey)?;
    }
    Ok(report)
}

/// A result, or nothing where answers do not allow it; an error in an option is one.
fn possible<T>(made: Result<T>) -> Result<Option<T>> {
    use gapmodel_core::ErrorKind::{InvalidLevel, InvalidOption};
    match made {
        Ok(result) => Ok(Some(result)),
        Err(error) if matches!(error.kind(), InvalidOption | InvalidLevel) => Err(error),
        Err(_) => Ok(None),
    }
}

fn add_gaps(report: &mut Report, summary: &Summary, survey: &Survey) -> Result<()> {
    let language = survey.language.clone();
    let options = ServqualOptions { level: survey.level, language: language.clone(), ..Default::default() };
    if let Some(result) = possible(gap::servqual(&summary.total()?, &options))? {
        report.add(&result)?;
    }
    let options = FiveOptions { level: survey.level, language: language.clone(), ..Default::default() };
    let Some(five) = possible(gap::five(summary, &options))? else { return Ok(()) };
    let diagnosis = gap::diagnose(&five, None, &DiagnoseOptions { language: language.clone() })?;
    report.add(&diagnosis)?;
    if five.gaps.iter().filter(|gap| gap.overall.is_some()).count() > 1 {
        report.add(&five)?;
        if let Some(waterfall) = possible(five.waterfall(&WaterfallOptions::default()))? {
            report.add(&waterfall)?;
        }
    }
    if summary.instrument().has(Viewpoint::Adequate) {
        let options = ZoneOptions { level: survey.level, language };
        if let Some(zone) = possible(gap::zone_of_tolerance(summary, &options))? {
            report.add(&zone)?;
        }
    }
    Ok(())
}

/// The ratings of the single questions.
fn ratings(summary: &Summary, survey: &Survey) -> Result<Vec<(String, String, Counts)>> {
    let total = summary.total()?;
    let items = summary.instrument().items().iter().filter(|item| item.scale().points().is_some());
    let counted = items.map(|item| {
        let label = item.label_in(&survey.language).to_owned();
        Ok((item.id().to_owned(), label, total.counts(item.id())?))
    });
    let answered = |item: &Result<(String, String, Counts)>| {
        item.as_ref().map_or(true, |(_, _, counts)| counts.n_valid() > 0)
    };
    counted.filter(answered).collect()
}

fn add_items(report: &mut Report, summary: &Summary, survey: &Survey) -> Result<()> {
    let items = ratings(summary, survey)?;
    let mut by_scale: Vec<Vec<(String, Counts)>> = Vec::new();
    let (mut shares, mut scores) = (Vec::new(), Vec::new());
    for (_, label, counts) in items {
        let options =
            TopBoxOptions { positive: positive(&counts), level: survey.level, ..TopBoxOptions::default() };
        shares.extend(possible(csat::top_box(&counts, &options))?.map(|share| (label.clone(), share)));
        if asks_for_nps(&counts) {
            let nps = possible(csat::nps(&counts, survey.level, Method::AdjustedWald))?;
            scores.extend(nps.map(|nps| (label.clone(), nps.score)));
        }
        match by_scale.iter_mut().find(|alike| alike[0].1.scale() == counts.scale()) {
            Some(alike) => alike.push((label, counts)),
            None => by_scale.push(vec![(label, counts)]),
        }
    }
    for (statistic, estimates) in [(Statistic::Share, &shares), (Statistic::Nps, &scores)] {
        if !estimates.is_empty() {
            report.add(Part::Estimates { statistic, estimates, target: None })?;
        }
    }
    for alike in &by_scale {
        report.add(Part::Ratings(alike))?;
    }
    Ok(())
}

/// Segments held against each other: their gaps, and each single question.
fn add_segments(report: &mut Report, summary: &Summary, survey: &Survey) -> Result<()> {
    if let Some(gaps) = possible(gap::segments(summary, survey.level))? {
        report.add(&gaps)?;
    }
    for (id, label, counts) in ratings(summary, survey)? {
        let statistic = if asks_for_nps(&counts) { Statistic::Nps } else { Statistic::Share };
        let compare = CompareOptions {
            statistic,
            positive: positive(&counts),
            level: survey.level,
            ..CompareOptions::default()
        };
        let options = SegmentOptions { compare, against: Against::Rest, ..SegmentOptions::default() };
        if let Some(compared) = possible(csat::segments(summary, &id, &options))? {
            report.add_named(&label, &compared)?;
        }
    }
    Ok(())
}

/// Writes the page beside its place and puts it there when it is whole, so that a page that is there stays if this fails.
pub(crate) fn write(file: &str, html: &str) -> std::result::Result<(), Failure> {
    let beside = beside(Path::new(file));
    let written = written(&beside, html).and_then(|()| fs::rename(&beside, file));
    written.map_err(|error| {
        // It may not be there at all.
        let _ = fs::remove_file(&beside);
        Failure::io(file, &error)
    })
}

fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn written(beside: &Path, html: &str) -> io::Result<()> {
    let mut out = OpenOptions::new().write(true).create_new(true).open(beside)?;
    out.write_all(html.as_bytes())?;
    out.sync_all()
}
