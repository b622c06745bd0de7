//! Pictures of results: which result has which, and what Python does with them.

use std::any::Any;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use gapmodel_core::{self as core, csat};
use gapmodel_report::{Chart, Options, Theme, charts};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::compare::SegmentComparisons;
use crate::consistency::Sites;
use crate::control::{Chart as ControlChart, Trend};
use crate::conversation::{self, Conversation};
use crate::dimensions::DimensionScores;
use crate::drivers::{ImportancePerformance, KanoResult, KeyDrivers};
use crate::economics::Cohort;
use crate::error::{raised, refused, wrong_type};
use crate::five::Waterfall;
use crate::frame;
use crate::results::{Estimate, Nps, ServperfResult, ServqualResult};
use crate::tally::Counts;
use crate::zone::ZoneOfTolerance;

/// A picture of one result: SVG for looking at it, Vega-Lite for restyling it.
///
/// `plot` of a result and the functions of `gapmodel.charts` make it; a notebook shows it. The same result and options give the
/// same bytes.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct Picture {
    chart: Chart,
    options: Options,
    /// Whether its ids are the caller's, who then keeps pictures on one page apart.
    has_id: bool,
}

/// How a picture is to look, by keyword.
struct Look<'a> {
    title: Option<String>,
    width: u32,
    language: &'a str,
    theme: &'a str,
    id: Option<String>,
    heading: bool,
    rows: usize,
}

impl Look<'_> {
    fn options(&self) -> core::Result<Options> {
        Ok(Options {
            width: self.width,
            language: self.language.to_owned(),
            theme: Theme::parse(self.theme)?,
            heading: self.heading,
            rows: self.rows,
            ..Options::default()
        })
    }

    /// The picture, if it can be drawn so.
    fn picture(self, chart: core::Result<Chart>) -> PyResult<Picture> {
        let draw = || {
            let options = self.options()?;
            let chart = chart?;
            let chart = match self.title.clone() {
                Some(title) => chart.with_title(title),
                None => chart,
            };
            let options = Options { id: self.id.clone().unwrap_or(options.id), ..options };
            chart.title(&options)?;
            Ok(Picture { chart, options, has_id: self.id.is_some() })
        };
        draw().map_err(raised)
    }
}

/// The letters of a text as a number that differs for different texts (FNV-1a).
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A picture that can stand on a page with others: its ids come from what is in it.
fn shown(chart: &Chart, options: &Options) -> core::Result<String> {
    let svg = chart.svg(options)?;
    chart.svg(&Options { id: format!("chart-{:016x}", digest(&svg)), ..options.clone() })
}

impl Picture {
    fn spec(&self) -> PyResult<serde_json::Value> {
        self.chart.vega_lite(&self.options).map_err(raised)
    }

    /// The picture as a page of its own.
    fn page(&self) -> PyResult<String> {
        let title = self.chart.title(&self.options).map_err(raised)?;
        let paper = match self.options.theme {
            Theme::Auto => "background:#fff}@media (prefers-color-scheme:dark){body{background:#14171b}",
            Theme::Light => "background:#fff",
            Theme::Dark => "background:#14171b",
        };
        Ok(format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
             <style>body{{margin:16px;{paper}}}svg{{max-width:100%;height:auto}}</style>\n</head>\n\
             <body>\n{}\n</body>\n</html>\n",
            self.options.language,
            frame::escaped(&title),
            self.svg()?
        ))
    }

    #[cfg(feature = "png")]
    fn pixels(&self, py: Python<'_>, scale: f64) -> PyResult<Vec<u8>> {
        py.detach(|| self.chart.png(&self.options, scale)).map_err(raised)
    }

    #[cfg(not(feature = "png"))]
    #[expect(clippy::unused_self, reason = "as with the feature")]
    fn pixels(&self, _py: Python<'_>, _scale: f64) -> PyResult<Vec<u8>> {
        Err(refused(
            "format",
            "\"png\"",
            "svg, json, html; for png build gapmodel with the feature png (maturin build --features png), \
             or turn the svg into one",
        ))
    }
}

#[pymethods]
impl Picture {
    /// What it is a picture of, by the name of the function that made it, such as `"gaps"`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.chart.kind()
    }

    /// The title in the language of the picture.
    #[getter]
    fn title(&self) -> PyResult<String> {
        self.chart.title(&self.options).map_err(raised)
    }

    /// The picture as SVG: one element that can stand alone as a file or in a page, with title and description for screen
    /// readers, without scripts and without anything to fetch.
    fn svg(&self) -> PyResult<String> {
        self.chart.svg(&self.options).map_err(raised)
    }

    /// The same picture as a specification of Vega-Lite 5, with its data in it; theme and id have no effect.
    fn vega_lite<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        frame::from_json(py, &self.spec()?.to_string())
    }

    /// The picture as PNG, `scale` pixels to a CSS pixel (2 for fine screens and print), with fonts of the machine; the theme
    /// `auto` is light.
    #[pyo3(signature = (scale = 2.0))]
    fn png<'py>(&self, py: Python<'py>, scale: f64) -> PyResult<Bound<'py, pyo3::types::PyBytes>> {
        Ok(pyo3::types::PyBytes::new(py, &self.pixels(py, scale)?))
    }

    /// Writes the picture: `.svg`, `.json` (Vega-Lite), `.html` (a page of its own) or `.png`, by how the name ends.
    ///
    /// The file is written beside and then renamed, so that it is never there in part. `scale` is for PNG.
    #[pyo3(signature = (path, *, scale = 2.0))]
    fn save(&self, py: Python<'_>, path: PathBuf, scale: f64) -> PyResult<()> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let bytes = match ending.as_deref() {
            Some("svg") => format!("{}\n", self.svg()?).into_bytes(),
            Some("json") => format!("{:#}\n", self.spec()?).into_bytes(),
            Some("html") => self.page()?.into_bytes(),
            Some("png") => self.pixels(py, scale)?,
            _ => {
                let given = format!("{:?}", path.to_string_lossy());
                return Err(refused("path", given, "a name that ends in .svg, .json, .html or .png"));
            }
        };
        py.detach(|| write(&path, &bytes)).map_err(|error| not_written(&error, path))
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("Picture({:?}, {:?})", self.kind(), self.title()?))
    }

    fn _repr_svg_(&self) -> PyResult<String> {
        if self.has_id { self.svg() } else { shown(&self.chart, &self.options).map_err(raised) }
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Vec<String>>,
        exclude: Option<Vec<String>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let wanted = |kind: &str| {
            let among = |list: &Option<Vec<String>>| list.as_ref().map(|list| list.iter().any(|k| k == kind));
            among(&include).unwrap_or(true) && !among(&exclude).unwrap_or(false)
        };
        let bundle = PyDict::new(py);
        if wanted("application/vnd.vegalite.v5+json") {
            bundle.set_item("application/vnd.vegalite.v5+json", self.vega_lite(py)?)?;
        }
        if wanted("image/svg+xml") {
            bundle.set_item("image/svg+xml", self._repr_svg_()?)?;
        }
        if wanted("text/plain") {
            bundle.set_item("text/plain", self.__repr__()?)?;
        }
        Ok(bundle)
    }
}

/// Writes a file beside where it goes, and renames it.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}-{}.new", std::process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed)));
    let beside = path.with_file_name(name);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let done = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&beside, path));
    done.inspect_err(|_| {
        // It is no use to anybody, and that it may stay changes nothing about the error.
        fs::remove_file(&beside).ok();
    })
}

/// The exception of the system's error, which names the file.
fn not_written(error: &std::io::Error, path: PathBuf) -> PyErr {
    match error.raw_os_error() {
        Some(code) => {
            let reason = error.to_string();
            let reason = reason.split(" (os error").next().unwrap_or_default().to_owned();
            PyOSError::new_err((code, reason, path))
        }
        None => PyOSError::new_err(format!("{}: {error}", path.display())),
    }
}

/// A control chart whose points have no names.
fn numbered(chart: &core::control::Chart) -> core::Result<Chart> {
    charts::control(chart, &[])
}

/// Which result has which picture: its `plot`, and what a notebook shows above its table.
macro_rules! pictures {
    ($($class:ident: $draw:expr,)*) => {
        /// The picture of a result, if there is one of its kind.
        fn picture_of(result: &dyn Any) -> Option<core::Result<Chart>> {
            $(if let Some($class(result)) = result.downcast_ref::<$class>() {
                return Some($draw(result));
            })*
            None
        }

        $(
        #[pymethods]
        impl $class {
            /// The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".
            ///
            /// `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
            /// picture begin with, and of more than `rows` rows the first and the last are shown.
            #[pyo3(signature = (
                *, title = None, width = 720, language = "en", theme = "auto", id = None, heading = true, rows = 80
            ))]
            #[expect(clippy::too_many_arguments, reason = "keyword arguments")]
            fn plot(
                &self,
                title: Option<String>,
                width: u32,
                language: &str,
                theme: &str,
                id: Option<String>,
                heading: bool,
                rows: usize,
            ) -> PyResult<Picture> {
                Look { title, width, language, theme, id, heading, rows }.picture($draw(&self.0))
            }
        }
        )*
    };
}

pictures! {
    ServqualResult: charts::gaps,
    ServperfResult: charts::performance,
    Waterfall: charts::waterfall,
    ZoneOfTolerance: charts::zone,
    SegmentComparisons: charts::segments,
    Trend: charts::trend,
    ControlChart: numbered,
    Sites: charts::funnel,
    ImportancePerformance: charts::importance,
    KeyDrivers: charts::drivers,
    KanoResult: charts::kano,
    DimensionScores: charts::dimensions,
    Conversation: charts::conversation,
    Cohort: charts::cohort,
}

/// What a notebook shows of a result: its picture, if it has one, above its table.
pub(crate) fn with_picture(result: &dyn Any, table: String) -> String {
    let picture = picture_of(result).and_then(Result::ok);
    let svg = picture.and_then(|chart| shown(&chart, &Options::default()).ok());
    match svg {
        Some(svg) => format!("<div style=\"max-width: 720px\">{svg}</div>\n{table}"),
        None => table,
    }
}

fn named<'py>(items: &Bound<'py, PyAny>, needed: &str) -> PyResult<Vec<(String, Bound<'py, PyAny>)>> {
    let wrong = || wrong_type(format!("{needed} are needed"));
    let pairs = match items.call_method0("items") {
        Ok(pairs) => pairs,
        Err(_) => items.clone(),
    };
    let pair = |pair: PyResult<Bound<'py, PyAny>>| {
        let (name, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair?.extract().map_err(|_| wrong())?;
        Ok((label(&name)?, value))
    };
    pairs.try_iter().map_err(|_| wrong())?.map(pair).collect()
}

/// The name of a row: a label, or several for one of several segment columns.
fn label(name: &Bound<'_, PyAny>) -> PyResult<String> {
    let Ok(parts) = name.cast::<PyTuple>() else { return Ok(name.str()?.to_string()) };
    let mut text = String::new();
    for (position, part) in parts.iter().enumerate() {
        let _ = write!(text, "{}{}", if position == 0 { "" } else { " / " }, part.str()?);
    }
    Ok(text)
}

/// The answers to each item as a bar of shares, left of the middle of the scale those below it, right those above.
///
/// `items` is a mapping of names to `Counts`, or pairs of these. All items have the points of one scale, the good end is at the
/// right, and items stand in the order given. Answers are counted without weights. The other keywords are those of `plot`.
#[pyfunction]
#[pyo3(
    name = "likert",
    signature = (
        items, *, title = None, width = 720, language = "en", theme = "auto", id = None, heading = true, rows = 80
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn charts_likert(
    items: &Bound<'_, PyAny>,
    title: Option<String>,
    width: u32,
    language: &str,
    theme: &str,
    id: Option<String>,
    heading: bool,
    rows: usize,
) -> PyResult<Picture> {
    let needed = "items: names and Counts, in a mapping or in pairs,";
    let counts = |(name, counts): (String, Bound<'_, PyAny>)| {
        let counts = counts.cast::<Counts>().map_err(|_| wrong_type(format!("{needed} are needed")))?;
        Ok((name, counts.get().now()))
    };
    let items = named(items, needed)?.into_iter().map(counts).collect::<PyResult<Vec<_>>>()?;
    Look { title, width, language, theme, id, heading, rows }.picture(charts::likert(&items))
}

/// Estimates of one statistic, such as the CSAT or the NPS of each segment, with their intervals, the highest first, beside a
/// target if there is one.
///
/// `estimates` is what a score gives for a summary with segments, a mapping of names to `Estimate` or `Nps`, or pairs of these;
/// `statistic` says what they are. With a target, an estimate whose interval includes it is drawn hollow. The other keywords are
/// those of `plot`.
#[pyfunction]
#[pyo3(
    name = "estimates",
    signature = (
        estimates, *, statistic = "share", target = None, title = None, width = 720, language = "en", theme = "auto",
        id = None, heading = true, rows = 80
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn charts_estimates(
    estimates: &Bound<'_, PyAny>,
    statistic: &str,
    target: Option<f64>,
    title: Option<String>,
    width: u32,
    language: &str,
    theme: &str,
    id: Option<String>,
    heading: bool,
    rows: usize,
) -> PyResult<Picture> {
    let needed = "estimates: names and Estimates or Nps, in a mapping or in pairs,";
    let estimate = |(name, found): (String, Bound<'_, PyAny>)| {
        let nps = |_| found.cast::<Nps>().map(|nps| nps.get().0.score);
        let estimate = found.cast::<Estimate>().map(|estimate| estimate.get().0).or_else(nps);
        Ok((name, estimate.map_err(|_| wrong_type(format!("{needed} are needed")))?))
    };
    let estimates = named(estimates, needed)?.into_iter().map(estimate).collect::<PyResult<Vec<_>>>()?;
    let chart = csat::Statistic::parse(statistic)
        .and_then(|statistic| charts::estimates(statistic, &estimates, target));
    Look { title, width, language, theme, id, heading, rows }.picture(chart)
}

/// A control chart: points, centre line and limits; points beyond the limits and those that complete a pattern of the run rules
/// are marked and named.
///
/// `periods` names the points; empty, they are numbered from 1. The other keywords are those of `plot`.
#[pyfunction]
#[pyo3(
    name = "control",
    signature = (
        chart, periods = Vec::new(), *, title = None, width = 720, language = "en", theme = "auto", id = None,
        heading = true, rows = 80
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn charts_control(
    chart: &ControlChart,
    periods: Vec<String>,
    title: Option<String>,
    width: u32,
    language: &str,
    theme: &str,
    id: Option<String>,
    heading: bool,
    rows: usize,
) -> PyResult<Picture> {
    Look { title, width, language, theme, id, heading, rows }.picture(charts::control(&chart.0, &periods))
}

/// The triangle of the three dimensions: where the scores stand, and how far from balance.
///
/// The keywords are those of `plot`.
#[pyfunction]
#[pyo3(
    name = "balance",
    signature = (
        scores, *, title = None, width = 720, language = "en", theme = "auto", id = None, heading = true, rows = 80
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn charts_balance(
    scores: &DimensionScores,
    title: Option<String>,
    width: u32,
    language: &str,
    theme: &str,
    id: Option<String>,
    heading: bool,
    rows: usize,
) -> PyResult<Picture> {
    Look { title, width, language, theme, id, heading, rows }.picture(charts::balance(&scores.0))
}

/// The conversation as HTML with its markers highlighted: one list with an entry per turn, and a style sheet that holds for it
/// alone. Dimensions are told apart by underlines too; a marker that does not count is struck grey and says why.
///
/// The turns must be those the result is of. `id` is what keeps two conversations on one page apart.
#[pyfunction]
#[pyo3(
    name = "highlighted",
    signature = (conversation, turns, *, language = "en", theme = "auto", id = "conversation")
)]
pub(crate) fn charts_highlighted(
    conversation: &Conversation,
    turns: &Bound<'_, PyAny>,
    language: &str,
    theme: &str,
    id: &str,
) -> PyResult<String> {
    let turns = conversation::read_turns(turns)?;
    let html = || {
        let theme = Theme::parse(theme)?;
        let options = Options { language: language.into(), theme, id: id.into(), ..Options::default() };
        charts::highlighted(&conversation.0, &conversation::as_turns(&turns), &options)
    };
    html().map_err(raised)
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Picture>()?;
    module.add("charts_balance", wrap_pyfunction!(charts_balance, module)?)?;
    module.add("charts_control", wrap_pyfunction!(charts_control, module)?)?;
    module.add("charts_estimates", wrap_pyfunction!(charts_estimates, module)?)?;
    module.add("charts_highlighted", wrap_pyfunction!(charts_highlighted, module)?)?;
    module.add("charts_likert", wrap_pyfunction!(charts_likert, module)?)
}
