//! Results of several kinds as one page that a manager can read: a file without network and without need of scripts.
//!
//! ```
//! use gapmodel_core::{Column, Instrument, SummaryOptions, Table, gap, summarize};
//! use gapmodel_report::report::{self, Part};
//! let instrument = Instrument::servqual();
//! let (expected, perceived) = (vec![7_i8, 6, 7, 6], vec![5_i8, 5, 4, 4]);
//! let mut customers = Table::new();
//! for attribute in instrument.attributes() {
//!     customers.add(&attribute.columns()[0], Column::from(&expected))?;
//!     customers.add(&attribute.columns()[1], Column::from(&perceived))?;
//! }
//! let summary = summarize(&customers, instrument, SummaryOptions::default())?;
//! let gaps = gap::servqual(&summary.total()?, &gap::ServqualOptions::default())?;
//! let diagnosis = gap::diagnose(&gap::five(&summary, &Default::default())?, None, &Default::default())?;
//! let options = report::Options { title: Some("Our service".into()), ..Default::default() };
//! let page = report::html([Part::Gaps(&gaps), Part::Diagnosis(&diagnosis)], &options)?;
//! assert!(page.starts_with("<!doctype html>") && page.contains("What falls short"));
//! # Ok::<(), gapmodel_core::Error>(())
//! ```

mod content;
mod gaps;
mod models;
mod page;
mod part;
mod scores;
mod texts;

use std::collections::BTreeMap;

use gapmodel_core::{Error, Result};

use crate::options::Theme;
use crate::svg::text::clean;
use crate::words::Words;
pub use part::Part;
use part::Section;

/// How a page is to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of texts and numbers: "en", "nl", "fr" or "et". "en". Labels are in that of the results.
    pub language: String,
    /// The title of the page: one in the language.
    pub title: Option<String>,
    /// What stands below the title, such as who was asked and when: nothing.
    pub subtitle: Option<String>,
    /// Light or dark: as the reader's screen is set.
    pub theme: Theme,
    /// How many rows a picture has at most, from 2: of more, the first and the last are shown, all of them in the table. 80.
    pub rows: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: "en".into(), title: None, subtitle: None, theme: Theme::Auto, rows: 80 }
    }
}

/// Results gathered for one page.
///
/// It keeps what it needs of them: they need not outlive it.
#[derive(Debug, Default)]
pub struct Report {
    sections: Vec<Section>,
    /// Ids of attributes and dimensions with their labels, as the results have them.
    labels: BTreeMap<String, String>,
}

impl Report {
    /// A page of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many results it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections.len()
    }

    /// Whether it has no results yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Adds a result, after those there are.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] if it is of another instrument than those there are, or its labels are in another language: an
    /// attribute of the same id has another label, or no attribute is in both; [`Error::TooFewUnits`] for a result of
    /// nothing. The report is then unchanged.
    pub fn add<'a>(&mut self, part: impl Into<Part<'a>>) -> Result<&mut Self> {
        self.put(None, part.into())
    }

    /// Adds a result under a heading of one's own.
    ///
    /// # Errors
    ///
    /// As [`add`](Self::add).
    pub fn add_named<'a>(&mut self, heading: &str, part: impl Into<Part<'a>>) -> Result<&mut Self> {
        self.put(Some(clean(heading)), part.into())
    }

    fn put(&mut self, heading: Option<String>, part: Part<'_>) -> Result<&mut Self> {
        let section = Section::of(heading, part)?;
        self.check_alike(&section)?;
        for (id, label) in &section.labels {
            self.labels.entry(id.clone()).or_insert_with(|| label.clone());
        }
        self.sections.push(section);
        Ok(self)
    }

    /// Refuses what is measured by another instrument.
    fn check_alike(&self, section: &Section) -> Result<()> {
        if self.labels.is_empty() || section.labels.is_empty() {
            return Ok(());
        }
        let mismatch = |reason: String| Err(Error::Mismatch { reason });
        let mut in_both = 0;
        for (id, label) in &section.labels {
            let Some(known) = self.labels.get(id) else { continue };
            in_both += 1;
            if !label.is_empty() && !known.is_empty() && known != label {
                return mismatch(format!(
                    "{id:?} is {known:?} in one result and {label:?} in another: results of one report are of one instrument, with labels in one language"
                ));
            }
        }
        if in_both == 0 {
            let (ours, theirs) = (self.labels.keys().next(), section.labels.first().map(|(id, _)| id));
            return mismatch(format!(
                "no attribute is in both results, such as {:?} and {:?}: results of one report are of one instrument",
                ours.map_or("", String::as_str),
                theirs.map_or("", String::as_str)
            ));
        }
        Ok(())
    }

    /// The page: HTML in one file, with pictures, tables, methods and numbers of answers, that fetches nothing, can be read
    /// without scripts, and prints. Tables sort where scripts run.
    ///
    /// # Errors
    ///
    /// [`Error::TooFewUnits`] without results, [`Error::InvalidOption`] for options that cannot be, [`Error::Mismatch`]
    /// for a diagnosis in another language.
    pub fn html(&self, options: &Options) -> Result<String> {
        let words = Words::of(&options.language)?;
        crate::chart::some("results", &self.sections)?;
        for section in &self.sections {
            if section.language.as_ref().is_some_and(|language| *language != options.language) {
                return Err(Error::Mismatch {
                    reason: format!(
                        "the findings are in {:?} and the report in {:?}",
                        section.language.as_deref().unwrap_or_default(),
                        options.language
                    ),
                });
            }
        }
        page::render(&self.sections, &self.labels, options, words)
    }
}

/// Results as one page: those of a [`Report`] with each of them added.
///
/// # Errors
///
/// As [`Report::add`] and [`Report::html`].
pub fn html<'a>(results: impl IntoIterator<Item = impl Into<Part<'a>>>, options: &Options) -> Result<String> {
    let mut report = Report::new();
    for part in results {
        report.add(part)?;
    }
    report.html(options)
}
