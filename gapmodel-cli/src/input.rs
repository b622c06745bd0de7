//! Reading instruments and surveys.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::Arc;

use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::{Error, Instrument, Summary, SummaryOptions};
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Source, Survey};
use crate::failure::{Failure, shown};
use crate::sheet;

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

impl Survey {
    /// What the survey is called in messages.
    pub(crate) fn name(&self) -> String {
        self.files.iter().map(|file| shown(file)).collect::<Vec<_>>().join(", ")
    }
}

/// Reads the survey: every file of it, and merges them.
pub(crate) fn summarize(survey: &Survey, instrument: Instrument) -> Result<Summary, Failure> {
    let instrument = Arc::new(instrument);
    let mut merged: Option<Summary> = None;
    for file in &survey.files {
        let summary = read(survey, file, &instrument)?;
        match &mut merged {
            None => merged = Some(summary),
            Some(merged) => merged.merge(&summary).map_err(|error| Failure::in_file(file, error))?,
        }
    }
    merged.ok_or_else(|| Failure::in_file("", Error::TooFewUnits { what: "files".into(), n: 0, needed: 1 }))
}

/// Reads one file. Of several, one without the columns of segments and weights, such as that of managers, is read without
/// them; whether it may be is for the merging to say.
fn read(survey: &Survey, file: &str, instrument: &Arc<Instrument>) -> Result<Summary, Failure> {
    let options = SummaryOptions {
        by: survey.by.clone(),
        weight: survey.weight.clone(),
        off_scale: survey.off_scale.into(),
    };
    let is_split =
        survey.files.len() > 1 && file != "-" && (!options.by.is_empty() || options.weight.is_some());
    let plain = SummaryOptions { by: Vec::new(), weight: None, ..options.clone() };
    match read_with(survey, file, instrument, options) {
        Err(error @ Error::UnknownColumn { .. }) if is_split => {
            read_with(survey, file, instrument, plain).map_err(|_| error)
        }
        read => read,
    }
    .map_err(|error| Failure::in_file(file, error))
}

fn read_with(
    survey: &Survey,
    file: &str,
    instrument: &Arc<Instrument>,
    options: SummaryOptions,
) -> gapmodel_core::Result<Summary> {
    let io = |error: io::Error| Error::Io { reason: error.to_string() };
    let mut csv = CsvOptions { delimiter: survey.delimiter, encoding: survey.encoding.clone() };
    let (text, size): (Box<dyn Read>, u64) = if file == "-" {
        (Box::new(io::stdin().lock()), 0)
    } else if is_workbook(file) {
        csv = CsvOptions::default();
        let text = sheet::as_csv(file, survey.sheet.as_deref())?;
        let size = text.len() as u64;
        (Box::new(io::Cursor::new(text)), size)
    } else {
        let opened = File::open(file).map_err(io)?;
        let size = opened.metadata().map_or(0, |metadata| metadata.len());
        (Box::new(opened), size)
    };
    let bar = progress_bar(size);
    let summary = summarize_csv(text, Arc::clone(instrument), options, &csv, |bytes| bar.set_position(bytes));
    bar.finish_and_clear();
    summary
}

fn is_workbook(file: &str) -> bool {
    let extension = Path::new(file).extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    matches!(extension.as_deref(), Some("xlsx" | "xlsm"))
}

fn progress_bar(size: u64) -> ProgressBar {
    if size <= LARGE || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left");
    ProgressBar::new(size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
