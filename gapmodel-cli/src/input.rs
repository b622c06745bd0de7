//! Reading instruments and surveys.

use std::fs::File;
use std::io::{self, IsTerminal, Read};

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::{Instrument, Summary, SummaryOptions};
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Score, Source};
use crate::failure::Failure;

/// Files above this size show how far reading has come.
const LARGE: u64 = 8_000_000;

/// One byte more than the library accepts as an instrument: enough to see that a file is too long.
const INSTRUMENT_BYTES: u64 = (16 << 20) + 1;

impl Source {
    /// Reads and checks the instrument.
    pub(crate) fn load(&self) -> Result<Instrument, Failure> {
        let (file, read): (&str, fn(&str) -> gapmodel_core::Result<Instrument>) = match self {
            Self::BuiltIn(name) => return Ok(name.instrument()),
            Self::Toml(file) => (file, Instrument::from_toml),
            Self::Json(file) => (file, Instrument::from_json),
        };
        let mut text = String::new();
        File::open(file)
            .and_then(|opened| opened.take(INSTRUMENT_BYTES).read_to_string(&mut text))
            .map_err(|error| Failure::io(file, &error))?;
        let instrument = read(&text).map_err(|error| Failure::in_file(file, error))?;
        // An instrument whose tallies would not fit in memory is found out here, where its file has a name.
        Summary::new(instrument.clone(), SummaryOptions::default())
            .map_err(|error| Failure::in_file(file, error))?;
        Ok(instrument)
    }
}

/// Reads the survey.
pub(crate) fn summarize(score: &Score, instrument: Instrument) -> Result<Summary, Failure> {
    let (text, size): (Box<dyn Read>, u64) = if score.file == "-" {
        (Box::new(io::stdin().lock()), 0)
    } else {
        let opened = File::open(&score.file).map_err(|error| Failure::io(&score.file, &error))?;
        let size = opened.metadata().map_or(0, |metadata| metadata.len());
        (Box::new(opened), size)
    };
    let options = SummaryOptions {
        by: score.by.clone(),
        weight: score.weight.clone(),
        off_scale: score.off_scale.into(),
    };
    let csv = CsvOptions { delimiter: score.delimiter, encoding: score.encoding.clone() };
    let bar = progress_bar(size);
    let summary = summarize_csv(text, instrument, options, &csv, |bytes| bar.set_position(bytes));
    bar.finish_and_clear();
    summary.map_err(|error| Failure::in_file(&score.file, error))
}

fn progress_bar(size: u64) -> ProgressBar {
    if size <= LARGE || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left");
    ProgressBar::new(size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
