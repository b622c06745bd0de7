//! A picture of one result.

use std::fmt;
use std::sync::Arc;

use gapmodel_core::{Error, Result};

use crate::options::Options;
#[cfg(feature = "png")]
use crate::options::Theme;
use crate::plot::{Body, Plot, Row};
use crate::svg;
use crate::vega;
use crate::words::{Format, Texts, Words};

/// A picture of one result: SVG for looking at it, Vega-Lite for restyling it.
///
/// It holds its numbers and is made into text in any language, width and theme when it is asked for.
///
/// ```
/// use gapmodel_core::{Counts, Scale};
/// use gapmodel_report::{Options, charts};
/// let waiting = Counts::from_counts(&Scale::new(1, 5)?, &[4, 11, 20, 41, 24], Default::default())?;
/// let chart = charts::likert(&[("Waiting time".into(), waiting)])?;
/// let svg = chart.svg(&Options { language: "nl".into(), ..Options::default() })?;
/// assert!(svg.starts_with("<svg") && svg.contains("lang=\"nl\""));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Chart {
    kind: &'static str,
    title: Option<String>,
    plot: Arc<dyn Fn(&Look) -> Plot + Send + Sync>,
}

/// What a picture needs to know of its reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) words: Words,
    /// How many rows there may be.
    pub(crate) rows: usize,
}

impl fmt::Debug for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chart").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Chart {
    pub(crate) fn new(kind: &'static str, plot: impl Fn(&Look) -> Plot + Send + Sync + 'static) -> Self {
        Self { kind, title: None, plot: Arc::new(plot) }
    }

    /// What it is a picture of, by the name of the function that made it, such as `"gaps"`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The same with a title of one's own.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Self {
        Self { title: Some(svg::text::clean(&title.into())), ..self }
    }

    /// The title in a language.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for options that cannot be.
    pub fn title(&self, options: &Options) -> Result<String> {
        Ok(self.plot(options)?.title)
    }

    /// How to read it.
    pub(crate) fn subtitle(&self, options: &Options) -> Result<String> {
        Ok(self.plot(options)?.subtitle)
    }

    /// The picture as SVG: one element that can stand alone as a file or in a page, with title and description for screen
    /// readers, without scripts and without anything to fetch. The same result and options give the same bytes.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for options that cannot be.
    pub fn svg(&self, options: &Options) -> Result<String> {
        Ok(self.draw(options)?.out)
    }

    /// The picture as PNG, `scale` pixels to a CSS pixel (2 for fine screens and print), with fonts of the machine; the theme
    /// `Auto` is light.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for options that cannot be, a scale that is not above 0 and at most 10 or makes too many
    /// pixels, and where the machine has no fonts.
    #[cfg(feature = "png")]
    pub fn png(&self, options: &Options, scale: f64) -> Result<Vec<u8>> {
        let theme = if options.theme == Theme::Dark { Theme::Dark } else { Theme::Light };
        crate::png::render(&self.svg(&Options { theme, ..options.clone() })?, scale)
    }

    pub(crate) fn draw(&self, options: &Options) -> Result<svg::canvas::Canvas> {
        let plot = self.plot(options)?;
        Ok(svg::draw(&plot, options, Words::of(&options.language)?))
    }

    /// The same picture as a specification of Vega-Lite 5, with its data in it. Of the options, theme and id have no
    /// effect.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for options that cannot be.
    pub fn vega_lite(&self, options: &Options) -> Result<serde_json::Value> {
        let plot = self.plot(options)?;
        Ok(vega::spec(&plot, options.width, Words::of(&options.language)?))
    }

    fn plot(&self, options: &Options) -> Result<Plot> {
        options.check()?;
        let look = Look { words: Words::of(&options.language)?, rows: options.rows };
        let mut plot = (self.plot)(&look);
        if let Some(title) = &self.title {
            plot.title.clone_from(title);
        }
        shorten(&mut plot, look);
        plot.trim_legend();
        Ok(plot)
    }
}

const SKIPPED: Texts = [
    "… {} more between them …",
    "… nog {} daartussen …",
    "… {} autres entre les deux …",
    "… nende vahel veel {} …",
];

const NOT_SHOWN: Texts = [
    "{} of {} rows are shown: the first and the last.",
    "{} van {} rijen zijn te zien: de eerste en de laatste.",
    "{} lignes sur {} sont affichées : les premières et les dernières.",
    "Näha on {} rida {}-st: esimesed ja viimased.",
];

/// Of too many rows, keeps the first and the last.
fn shorten(plot: &mut Plot, look: Look) {
    let Body::Rows(body) = &mut plot.body else { return };
    let total = body.list.len();
    if total <= look.rows {
        return;
    }
    let words = look.words;
    let (first, last) = (look.rows.div_ceil(2), look.rows / 2);
    let count = |n: usize| words.count(n as u64);
    let between = total - first - last;
    let label = words.fill(&SKIPPED, &[&count(between)]);
    let gap = Row { label, skipped: true, ..Row::default() };
    body.list.splice(first..total - last, [gap]);
    plot.notes.push(words.fill(&NOT_SHOWN, &[&count(look.rows), &count(total)]));
}

/// Refuses a picture of nothing.
pub(crate) fn some<T>(what: &'static str, items: &[T]) -> Result<()> {
    if items.is_empty() { Err(Error::TooFewUnits { what: what.into(), n: 0, needed: 1 }) } else { Ok(()) }
}

/// Limits of an estimate, if it has both.
pub(crate) fn limits(estimate: &gapmodel_core::Estimate) -> Option<(f64, f64)> {
    estimate.low.zip(estimate.high)
}

impl Look {
    pub(crate) fn pick(&self, texts: &Texts) -> String {
        self.words.pick(texts).to_owned()
    }

    /// An estimate with its interval and n, in words.
    pub(crate) fn estimate(&self, estimate: &gapmodel_core::Estimate, format: Format) -> String {
        let value = self.words.interval(estimate.value, limits(estimate), format);
        format!("{value}, n = {}", self.words.count(estimate.n_valid))
    }
}
