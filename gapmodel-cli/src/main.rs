//! `gapmodel`: scores a service quality survey from the command line.
//!
//! The program reads, calls the library and prints; it computes nothing of its own.
#![forbid(unsafe_code)]

mod args;
mod failure;
mod input;
mod results;
mod text;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use gapmodel_core::standards::StandardSet;
use gapmodel_core::{Error, Instrument};

use args::{Arguments, BuiltIn, Command, Score, Written};
use failure::Failure;
use results::{Report, Settings};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Score(score) => scored(&score),
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

/// The report on a survey, as text or JSON.
fn scored(score: &Score) -> Result<(), Failure> {
    check_by(&score.by)?;
    let instrument = score.instrument.load()?;
    let summary = input::summarize(score, instrument)?;
    let settings = Settings { level: score.level, language: score.language.clone(), compact: !score.json };
    let report = Report::new(&summary, &settings).map_err(|error| Failure::in_file(&score.file, error))?;
    if score.json {
        print(|out| report.write_json(out))
    } else {
        print(|out| writeln!(out, "{}", text::render(&report, score)))
    }
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
