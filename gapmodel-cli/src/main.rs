//! `gapmodel`: scores a service quality survey from the command line.
//!
//! The program reads, calls the library and prints; it computes nothing of its own.
#![forbid(unsafe_code)]

mod args;
mod failure;
mod input;
mod page;
mod results;
mod sheet;
mod text;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use gapmodel_core::standards::StandardSet;
use gapmodel_core::{Error, Instrument, Summary};

use args::{Arguments, BuiltIn, Command, Page, Score, Survey, Written};
use failure::Failure;
use results::{Report, Settings};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Score(score) => scored(&score),
        Command::Report(page) => reported(&page),
        Command::Schema { of: Written::Instrument } => {
            print(|out| out.write_all(Instrument::schema().as_bytes()))
        }
        Command::Schema { of: Written::Standards } => {
            print(|out| out.write_all(StandardSet::schema().as_bytes()))
        }
        Command::Instrument { name, json } => written(name, json),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

/// The results of a survey, as text or JSON.
fn scored(score: &Score) -> Result<(), Failure> {
    let survey = &score.survey;
    check_by(&survey.by)?;
    let summary = input::summarize(survey, survey.instrument.load()?)?;
    let report = results(&summary, survey, !score.json)?;
    if score.json {
        print(|out| report.write_json(out))
    } else {
        print(|out| writeln!(out, "{}", text::render(&report, survey)))
    }
}

/// All results of a survey.
fn results<'a>(summary: &'a Summary, survey: &Survey, compact: bool) -> Result<Report<'a>, Failure> {
    let settings = Settings { level: survey.level, language: survey.language.clone(), compact };
    Report::new(summary, &settings).map_err(|error| Failure::in_file(&survey.name(), error))
}

/// The report on a survey, as a page.
fn reported(page: &Page) -> Result<(), Failure> {
    let survey = &page.survey;
    check_by(&survey.by)?;
    let summary = input::summarize(survey, survey.instrument.load()?)?;
    let html = page::html(&summary, page)?;
    if page.out == "-" {
        print(|out| out.write_all(html.as_bytes()))?;
    } else {
        page::write(&page.out, &html)?;
    }
    if page.json {
        let report = results(&summary, survey, false)?;
        print(|out| report.write_json(out))?;
    }
    Ok(())
}

/// Refuses a segment column that is named twice.
fn check_by(by: &[String]) -> Result<(), Failure> {
    let twice = by.iter().enumerate().find(|(i, column)| by[..*i].contains(column));
    twice.map_or(Ok(()), |(_, column)| {
        let (value, allowed) = (format!("{column:?}"), "each column once".to_owned());
        Err(Failure::in_file("", Error::InvalidOption { option: "by", value, allowed }))
    })
}

/// A built-in instrument as text, to start one's own from.
fn written(name: BuiltIn, json: bool) -> Result<(), Failure> {
    let instrument = name.instrument();
    let text = if json { instrument.to_json() } else { instrument.to_toml() };
    let text = text.map_err(|error| Failure::in_file(instrument.id(), error))?;
    print(|out| writeln!(out, "{}", text.trim_end()))
}

/// Writes to standard output. Whoever closes it early, such as `head`, has seen enough.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io("standard output", &error))
        }
        _ => Ok(()),
    }
}
