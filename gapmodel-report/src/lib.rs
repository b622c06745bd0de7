//! Results of gapmodel as pictures that can be read without training: SVG with titles and descriptions for screen
//! readers, readable in black and white, light and dark, in English, Dutch, French and Estonian.
//!
//! A [`Chart`] is made from one result of `gapmodel_core` by a function of [`charts`]. It computes no statistics: every number
//! shown is one of the result, or where it stands on paper.
//!
//! ```
//! use gapmodel_core::{Absent, Counts, Scale};
//! use gapmodel_report::{Options, Theme, charts};
//! let waiting = Counts::from_counts(&Scale::new(1, 5)?, &[4, 11, 20, 41, 24], Absent::default())?;
//! let chart = charts::likert(&[("Waiting time".to_owned(), waiting)])?;
//! let options = Options { language: "fr".into(), theme: Theme::Light, ..Options::default() };
//! assert!(chart.svg(&options)?.contains("41\u{202f}%"));
//! assert!(chart.vega_lite(&options)?["$schema"].is_string());
//! # Ok::<(), gapmodel_core::Error>(())
//! ```
//!
//! [`report`] gathers results into one page of HTML.
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `png` | `Chart::png`: the picture in pixels, with fonts of the machine |
#![forbid(unsafe_code)]
// Counts of ticks, lines and places, from 0 on.
#![allow(clippy::cast_sign_loss)]

mod chart;
pub mod charts;
mod options;
mod plot;
#[cfg(feature = "png")]
mod png;
pub mod report;
mod svg;
#[cfg(test)]
mod tests;
mod texts;
mod vega;
mod words;

pub use chart::Chart;
pub use options::{Options, Theme};
