//! The command line.

use std::ffi::OsStr;
use std::path::Path;

use clap::{Parser, Subcommand, ValueEnum};
use gapmodel_core::{Error, Instrument, OffScale};

/// Score service quality surveys: SERVQUAL gaps, satisfaction, NPS, each with its uncertainty.
#[derive(Debug, Parser)]
#[command(name = "gapmodel", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Score a survey in a CSV file, as a report or as JSON
    Score(Score),
    /// Print the JSON Schema of an instrument file, or of a file of standards
    Schema {
        /// Of which
        #[arg(default_value = "instrument")]
        of: Written,
    },
    /// Print a built-in instrument, to start one's own from
    Instrument {
        /// Which one
        name: BuiltIn,
        /// As JSON rather than TOML
        #[arg(long)]
        json: bool,
    },
}

/// What is written in a file.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Written {
    /// What a survey asks
    Instrument,
    /// What a firm has promised itself
    Standards,
}

/// How to score a survey.
///
/// A gap is perception minus expectation: negative means shortfall. With --by, everybody is reported in full and the
/// segments in one line each; --json has everything of every segment.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 scored, 1 the survey or the instrument has a fault, 2 bad usage.\n\
    Example: gapmodel score survey.csv --instrument servqual --by branch")]
pub(crate) struct Score {
    /// The survey: CSV with a header row, one row per respondent; - is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// What the survey asked: a file ending in .toml or .json, or the name of a built-in one, such as servqual
    #[arg(long, value_name = "INSTRUMENT", value_parser = Source::parse)]
    pub(crate) instrument: Source,
    /// A column whose values make segments, such as branch; repeat for combinations
    #[arg(long, value_name = "COLUMN")]
    pub(crate) by: Vec<String>,
    /// The column of survey weights
    #[arg(long, value_name = "COLUMN")]
    pub(crate) weight: Option<String>,
    /// Print the results as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The encoding of the survey by its WHATWG name: utf-8, windows-1252, euc-kr, ...
    #[arg(long, value_name = "NAME", default_value = "utf-8")]
    pub(crate) encoding: String,
    /// What separates fields: one ASCII character, or tab
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter)]
    pub(crate) delimiter: u8,
    /// What to do with a rating that is not on its scale: stop there, or count it as invalid
    #[arg(long, value_name = "RULE", default_value = "refuse")]
    pub(crate) off_scale: OffScaleRule,
    /// The confidence level of all intervals, between 0 and 1
    #[arg(long, value_name = "LEVEL", default_value = "0.95", value_parser = level)]
    pub(crate) level: f64,
    /// The language of the labels, where the instrument has it
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub(crate) language: String,
}

/// An instrument that comes with the library.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum BuiltIn {
    /// 22 attributes in five dimensions, as expected and as perceived
    Servqual,
    /// The same attributes, as perceived only
    Servperf,
    /// The same attributes from the six viewpoints of the five gaps
    #[value(name = "gap_model")]
    GapModel,
}

impl BuiltIn {
    pub(crate) fn instrument(self) -> Instrument {
        match self {
            Self::Servqual => Instrument::servqual(),
            Self::Servperf => Instrument::servperf(),
            Self::GapModel => Instrument::gap_model(),
        }
    }
}

/// Where an instrument comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// It is built in.
    BuiltIn(BuiltIn),
    /// A file of TOML.
    Toml(String),
    /// A file of JSON.
    Json(String),
}

impl Source {
    fn parse(text: &str) -> Result<Self, String> {
        let extension = Path::new(text).extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        match (text, extension.as_deref()) {
            ("servqual", _) => Ok(Self::BuiltIn(BuiltIn::Servqual)),
            ("servperf", _) => Ok(Self::BuiltIn(BuiltIn::Servperf)),
            ("gap_model", _) => Ok(Self::BuiltIn(BuiltIn::GapModel)),
            (_, Some("toml")) => Ok(Self::Toml(text.to_owned())),
            (_, Some("json")) => Ok(Self::Json(text.to_owned())),
            _ => {
                Err("none of servqual, servperf, gap_model and the files ending in .toml or .json".to_owned())
            }
        }
    }
}

/// [`OffScale`] by its names on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum OffScaleRule {
    /// Stop, naming line and column
    Refuse,
    /// Count it as invalid and go on
    Count,
}

impl From<OffScaleRule> for OffScale {
    fn from(rule: OffScaleRule) -> Self {
        match rule {
            OffScaleRule::Refuse => Self::Refuse,
            OffScaleRule::Count => Self::Count,
        }
    }
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err("not one ASCII character other than a quote or line break, nor tab".to_owned()),
    }
}

/// The library refuses a bad level too, but only after the survey has been read.
fn level(text: &str) -> Result<f64, String> {
    let level: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if level > 0.0 && level < 1.0 { Ok(level) } else { Err(Error::InvalidLevel { level }.to_string()) }
}
