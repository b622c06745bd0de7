use std::ffi::{c_char, c_void};

use gapmodel_core::csat::Statistic;
use gapmodel_core::{Counts, Error, Estimate};
use gapmodel_report::{Chart, Options, Theme, charts};

use crate::compare::gm_segment_comparisons;
use crate::consistency::gm_sites;
use crate::control::gm_chart;
use crate::conversation::{gm_conversation, gm_turn, turns};
use crate::dimensions::gm_dimension_scores;
use crate::drivers::{estimate_of, gm_importance, gm_kano, gm_key_drivers};
use crate::economics::gm_cohort;
use crate::estimate::{decode, gm_estimate};
use crate::pointer::{
    Out, TextOut, Versioned, array, free, optional, optional_text, required, struct_size, texts,
};
use crate::read::Buffer;
use crate::servperf::gm_servperf_result;
use crate::servqual::gm_servqual_result;
use crate::status::{Failure, gm_status, guard};
use crate::tally::gm_counts;
use crate::trend::gm_trend;
use crate::waterfall::gm_waterfall;
use crate::zone::gm_zone;

/// As the reader's screen is set: for browsers.
pub const GM_THEME_AUTO: i32 = 0;
/// Dark on white: for print and for programs that know no style sheets with variables.
pub const GM_THEME_LIGHT: i32 = 1;
/// Light on near black, likewise.
pub const GM_THEME_DARK: i32 = 2;

/// How a picture is to look; set up by gm_picture_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_picture_options {
    /// Set by gm_picture_options_init.
    pub struct_size: u32,
    /// How wide the picture is in CSS pixels, 240 to 4000; it is as high as its contents need. 720.
    pub width: u32,
    /// The language of texts and numbers: "en", "nl", "fr" or "et"; NULL for "en".
    pub language: *const c_char,
    /// A title in place of the one it has, or NULL.
    pub title: *const c_char,
    /// What ids in the picture begin with: letters, digits, - and _, a letter first. Pictures on one page need different
    /// ones. NULL for "chart".
    pub id: *const c_char,
    /// How many rows a picture has at most, from 2: of more, the first and the last are shown. 80.
    pub rows: usize,
    /// Light or dark: GM_THEME_*. GM_THEME_AUTO.
    pub theme: i32,
    /// Whether the picture has its title above it: 1. Without, it is still there for screen readers.
    pub heading: i32,
}

impl Versioned for gm_picture_options {}

impl gm_picture_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        width: 720,
        language: std::ptr::null(),
        title: std::ptr::null(),
        id: std::ptr::null(),
        rows: 80,
        theme: GM_THEME_AUTO,
        heading: 1,
    };

    /// The options, and the title.
    unsafe fn read<'a>(&self) -> Result<(Options, Option<&'a str>), Failure> {
        let Self { struct_size: _, width, language, title, id, rows, theme, heading } = *self;
        let usual = Options::default();
        // SAFETY: the caller's contract, passed on.
        let (language, title, id) = unsafe {
            (
                optional_text("options.language", language)?,
                optional_text("options.title", title)?,
                optional_text("options.id", id)?,
            )
        };
        let options = Options {
            width,
            language: language.map_or(usual.language, str::to_owned),
            theme: decode("theme", &Theme::ALL, theme)?,
            id: id.map_or(usual.id, str::to_owned),
            heading: heading != 0,
            rows,
        };
        Ok((options, title))
    }
}

/// A picture of one result. Made by gm_chart_gaps and its kin, freed by gm_picture_free; never changes, so any number of
/// threads may read one, and owes nothing to the result.
#[derive(Debug)]
pub struct gm_picture(Chart);

/// Takes a part of a text, `n` bytes without a NUL at `data`, for `user`; 0 to go on, any other number to stop.
pub type gm_write = Option<unsafe extern "C" fn(user: *mut c_void, data: *const c_char, n: usize) -> i32>;

/// Sets up options, with what stands at their fields.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_options_init(options: *mut gm_picture_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_picture_options::DEFAULT);
        Ok(())
    })
}

/// Frees a picture; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_free(picture: *mut gm_picture) {
    // SAFETY: the caller's contract.
    unsafe { free(picture) };
}

unsafe fn make(chart: Chart, out: *mut *mut gm_picture) -> Result<(), Failure> {
    // SAFETY: the caller's contract, passed on.
    unsafe { Out::new("out", out) }?.hand_over(gm_picture(chart));
    Ok(())
}

/// A picture as text, by its options.
unsafe fn drawn(
    chart: &Chart,
    options: *const gm_picture_options,
    draw: impl FnOnce(&Chart, &Options) -> gapmodel_core::Result<String>,
) -> Result<String, Failure> {
    // SAFETY: the caller's contract, passed on.
    let (options, title) =
        unsafe { optional("options", options)?.unwrap_or(&gm_picture_options::DEFAULT).read()? };
    match title {
        Some(title) => Ok(draw(&chart.clone().with_title(title), &options)?),
        None => Ok(draw(chart, &options)?),
    }
}

fn vega_lite(chart: &Chart, options: &Options) -> gapmodel_core::Result<String> {
    Ok(chart.vega_lite(options)?.to_string())
}

unsafe fn svg(
    chart: &Chart,
    options: *const gm_picture_options,
    (buffer, capacity, needed): Buffer,
) -> Result<(), Failure> {
    // SAFETY: the caller's contract, passed on.
    let (text, out) =
        unsafe { (drawn(chart, options, Chart::svg)?, TextOut::new(buffer, capacity, needed)?) };
    out.write(&text)
}

/// Hands a text to the caller's function in one part.
unsafe fn hand(text: &str, write: gm_write, user: *mut c_void) -> Result<(), Failure> {
    let write = write.ok_or_else(|| Failure::Null("write".to_owned()))?;
    // SAFETY: a function that reads `n` bytes, by the caller's contract.
    match unsafe { write(user, text.as_ptr().cast(), text.len()) } {
        0 => Ok(()),
        code => Err(Error::Io { reason: format!("write stopped with {code}") }.into()),
    }
}

/// The picture as SVG text: one element that can stand alone as a file or in a page, with title and description for screen
/// readers, without scripts and without anything to fetch. The same result and options give the same bytes. `options` may be
/// NULL.
///
/// Fails with GM_ERR_INVALID_OPTION for options that cannot be.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_svg(
    picture: *const gm_picture,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    guard(|| unsafe { svg(&required("picture", picture)?.0, options, (buffer, capacity, needed)) })
}

/// The same through `write`, which gets the text without a NUL.
///
/// Fails as gm_picture_svg, and with GM_ERR_IO if `write` stops.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_svg_write(
    picture: *const gm_picture,
    options: *const gm_picture_options,
    write: gm_write,
    user: *mut c_void,
) -> gm_status {
    // SAFETY: the caller's contract.
    guard(|| unsafe { hand(&drawn(&required("picture", picture)?.0, options, Chart::svg)?, write, user) })
}

/// The same picture as a specification of Vega-Lite 5, as JSON text with its data in it. Of the options, theme and id have no
/// effect; they may be NULL.
///
/// Fails with GM_ERR_INVALID_OPTION for options that cannot be.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_vega_lite(
    picture: *const gm_picture,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (picture, out) =
            unsafe { (required("picture", picture)?, TextOut::new(buffer, capacity, needed)?) };
        // SAFETY: as above.
        out.write(&unsafe { drawn(&picture.0, options, vega_lite) }?)
    })
}

/// The same through `write`, which gets the text without a NUL.
///
/// Fails as gm_picture_vega_lite, and with GM_ERR_IO if `write` stops.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_vega_lite_write(
    picture: *const gm_picture,
    options: *const gm_picture_options,
    write: gm_write,
    user: *mut c_void,
) -> gm_status {
    // SAFETY: the caller's contract.
    guard(|| unsafe { hand(&drawn(&required("picture", picture)?.0, options, vega_lite)?, write, user) })
}

/// What it is a picture of, by the name of the function that made it, such as "gaps".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_kind(
    picture: *const gm_picture,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        crate::read::read_text("picture", picture, (buffer, capacity, needed), |picture| Ok(picture.0.kind()))
    }
}

/// The title of the picture. `options` may be NULL.
///
/// Fails with GM_ERR_INVALID_OPTION for options that cannot be.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_picture_title(
    picture: *const gm_picture,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (picture, out) =
            unsafe { (required("picture", picture)?, TextOut::new(buffer, capacity, needed)?) };
        // SAFETY: as above.
        out.write(&unsafe { drawn(&picture.0, options, Chart::title) }?)
    })
}

/// Names that the chart keeps.
unsafe fn names(name: &str, pointer: *const *const c_char, n: usize) -> Result<Vec<String>, Failure> {
    // SAFETY: the caller's contract, passed on.
    Ok(unsafe { texts(name, pointer, n) }?.into_iter().map(str::to_owned).collect())
}

type Named<T> = Vec<(String, T)>;

unsafe fn estimates_of(
    statistic: i32,
    (labels, estimates, n): (*const *const c_char, *const gm_estimate, usize),
    target: *const f64,
) -> Result<(Statistic, Named<Estimate>, Option<f64>), Failure> {
    // SAFETY: the caller's contract, passed on.
    let (labels, estimates, target) = unsafe {
        let target = if target.is_null() { None } else { Some(*required("target", target)?) };
        (names("names", labels, n)?, array("estimates", estimates, n)?, target)
    };
    let estimates = estimates.iter().map(estimate_of).collect::<Result<Vec<_>, _>>()?;
    let statistic = decode("statistic", &Statistic::ALL, statistic)?;
    Ok((statistic, labels.into_iter().zip(estimates).collect(), target))
}

unsafe fn items_of(
    labels: *const *const c_char,
    counts: *const *const gm_counts,
    n: usize,
) -> Result<Named<Counts>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let (labels, counts) = unsafe { (names("names", labels, n)?, array("counts", counts, n)?) };
    let one = |(i, (label, counts)): (usize, (String, &*const gm_counts))| {
        // SAFETY: as above.
        Ok((label, unsafe { required(format_args!("counts[{i}]"), *counts) }?.0.clone()))
    };
    labels.into_iter().zip(counts).enumerate().map(one).collect()
}

/// What customers expect beside what they perceive, and the gap between with its interval: overall, by dimension, and by
/// attribute with the largest shortfall first.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_gaps(
    result: *const gm_servqual_result,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let result = unsafe { required("result", result)? };
        // SAFETY: as above.
        unsafe { make(charts::gaps(&result.result)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_gaps and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_gaps_svg(
    result: *const gm_servqual_result,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let result = unsafe { required("result", result)? };
        // SAFETY: as above.
        unsafe { svg(&charts::gaps(&result.result)?, options, (buffer, capacity, needed)) }
    })
}

/// How customers rate each attribute, with intervals, the best first.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_performance(
    result: *const gm_servperf_result,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let result = unsafe { required("result", result)? };
        // SAFETY: as above.
        unsafe { make(charts::performance(&result.result)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_performance and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_performance_svg(
    result: *const gm_servperf_result,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let result = unsafe { required("result", result)? };
        // SAFETY: as above.
        unsafe { svg(&charts::performance(&result.result)?, options, (buffer, capacity, needed)) }
    })
}

/// The steps from what customers expect to what they perceive, each a bar that begins where the one before ends; gap 4 stands
/// beside, as a promise raises the expectation and is no step.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without steps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_waterfall(
    waterfall: *const gm_waterfall,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let waterfall = unsafe { required("waterfall", waterfall)? };
        // SAFETY: as above.
        unsafe { make(charts::waterfall(&waterfall.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_waterfall and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_waterfall_svg(
    waterfall: *const gm_waterfall,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let waterfall = unsafe { required("waterfall", waterfall)? };
        // SAFETY: as above.
        unsafe { svg(&charts::waterfall(&waterfall.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The zone from the adequate to the desired level with the perception in it or outside, and the differences from both ends:
/// overall, by dimension and by attribute, the least adequate first.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_zone(zone: *const gm_zone, out: *mut *mut gm_picture) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let zone = unsafe { required("zone", zone)? };
        // SAFETY: as above.
        unsafe { make(charts::zone(&zone.zone)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_zone and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_zone_svg(
    zone: *const gm_zone,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let zone = unsafe { required("zone", zone)? };
        // SAFETY: as above.
        unsafe { svg(&charts::zone(&zone.zone)?, options, (buffer, capacity, needed)) }
    })
}

/// The score of each segment, the highest first, and its difference from the others, from all or from a target, with its
/// interval.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without segments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_segments(
    found: *const gm_segment_comparisons,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let found = unsafe { required("found", found)? };
        // SAFETY: as above.
        unsafe { make(charts::segments(&found.found)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_segments and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_segments_svg(
    found: *const gm_segment_comparisons,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let found = unsafe { required("found", found)? };
        // SAFETY: as above.
        unsafe { svg(&charts::segments(&found.found)?, options, (buffer, capacity, needed)) }
    })
}

/// Estimates of one statistic (GM_STATISTIC_*), such as the CSAT or the NPS of each segment, with their intervals, the highest
/// first, beside a target unless `target` is NULL. `names` and `estimates` have `n` elements.
///
/// With a target, an estimate whose interval includes it is drawn hollow.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without estimates, GM_ERR_INVALID_OPTION for a target that is no number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_estimates(
    statistic: i32,
    names: *const *const c_char,
    estimates: *const gm_estimate,
    n: usize,
    target: *const f64,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (statistic, estimates, target) =
            unsafe { estimates_of(statistic, (names, estimates, n), target)? };
        // SAFETY: as above.
        unsafe { make(charts::estimates(statistic, &estimates, target)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_estimates and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_estimates_svg(
    statistic: i32,
    names: *const *const c_char,
    estimates: *const gm_estimate,
    n: usize,
    target: *const f64,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (statistic, estimates, target) =
            unsafe { estimates_of(statistic, (names, estimates, n), target)? };
        // SAFETY: as above.
        unsafe {
            svg(&charts::estimates(statistic, &estimates, target)?, options, (buffer, capacity, needed))
        }
    })
}

/// The answers to each item as a bar of shares, left of the middle of the scale those below it, right those above. `names` and
/// `counts` have `n` elements; all items have the points of one scale, and stand in the order given. Answers are counted without
/// weights.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without items, GM_ERR_NO_VALID_RATINGS for an item without answers, GM_ERR_INVALID_OPTION
/// for items of different scales.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_likert(
    names: *const *const c_char,
    counts: *const *const gm_counts,
    n: usize,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let items = unsafe { items_of(names, counts, n)? };
        // SAFETY: as above.
        unsafe { make(charts::likert(&items)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_likert and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_likert_svg(
    names: *const *const c_char,
    counts: *const *const gm_counts,
    n: usize,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let items = unsafe { items_of(names, counts, n)? };
        // SAFETY: as above.
        unsafe { svg(&charts::likert(&items)?, options, (buffer, capacity, needed)) }
    })
}

/// The share of positive answers over time, as the control chart to read.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without points.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_trend(trend: *const gm_trend, out: *mut *mut gm_picture) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let trend = unsafe { required("trend", trend)? };
        // SAFETY: as above.
        unsafe { make(charts::trend(&trend.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_trend and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_trend_svg(
    trend: *const gm_trend,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let trend = unsafe { required("trend", trend)? };
        // SAFETY: as above.
        unsafe { svg(&charts::trend(&trend.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The points, centre line and limits of a control chart; points beyond the limits and those that complete a pattern of the
/// run rules are marked and named. `periods` names the points; (NULL, 0), they are numbered from 1.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without points, GM_ERR_INVALID_OPTION unless there are as many names as points.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_control(
    chart: *const gm_chart,
    periods: *const *const c_char,
    n_periods: usize,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (chart, periods) = unsafe { (required("chart", chart)?, names("periods", periods, n_periods)?) };
        // SAFETY: as above.
        unsafe { make(charts::control(&chart.0, &periods)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_control and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_control_svg(
    chart: *const gm_chart,
    periods: *const *const c_char,
    n_periods: usize,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (chart, periods) = unsafe { (required("chart", chart)?, names("periods", periods, n_periods)?) };
        // SAFETY: as above.
        unsafe { svg(&charts::control(&chart.0, &periods)?, options, (buffer, capacity, needed)) }
    })
}

/// The sites by their size and their mean, share or rate, with the limits within which sites that are like the others lie;
/// sites beyond are named.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without sites.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_funnel(sites: *const gm_sites, out: *mut *mut gm_picture) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let sites = unsafe { required("sites", sites)? };
        // SAFETY: as above.
        unsafe { make(charts::funnel(&sites.found)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_funnel and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_funnel_svg(
    sites: *const gm_sites,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let sites = unsafe { required("sites", sites)? };
        // SAFETY: as above.
        unsafe { svg(&charts::funnel(&sites.found)?, options, (buffer, capacity, needed)) }
    })
}

/// Importance against performance with the lines that part the four quadrants; the mark of an attribute says in which it is, a
/// ring that it is undecided.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_importance(
    importance: *const gm_importance,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let importance = unsafe { required("importance", importance)? };
        // SAFETY: as above.
        unsafe { make(charts::importance(&importance.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_importance and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_importance_svg(
    importance: *const gm_importance,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let importance = unsafe { required("importance", importance)? };
        // SAFETY: as above.
        unsafe { svg(&charts::importance(&importance.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The weight of each driver with its interval, the largest first, beside that of random noise; and the probability of each
/// rank.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without drivers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_drivers(
    drivers: *const gm_key_drivers,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let drivers = unsafe { required("drivers", drivers)? };
        // SAFETY: as above.
        unsafe { make(charts::drivers(&drivers.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_drivers and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_drivers_svg(
    drivers: *const gm_key_drivers,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let drivers = unsafe { required("drivers", drivers)? };
        // SAFETY: as above.
        unsafe { svg(&charts::drivers(&drivers.0)?, options, (buffer, capacity, needed)) }
    })
}

/// Kano's plane: how far satisfaction rises with a feature against how far it falls without it; the mark is the category of
/// most people.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without features.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_kano(kano: *const gm_kano, out: *mut *mut gm_picture) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let kano = unsafe { required("kano", kano)? };
        // SAFETY: as above.
        unsafe { make(charts::kano(&kano.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_kano and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_kano_svg(
    kano: *const gm_kano,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let kano = unsafe { required("kano", kano)? };
        // SAFETY: as above.
        unsafe { svg(&charts::kano(&kano.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The triangle of the three dimensions: where the scores stand, and how far from balance.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without respondents with all three scores.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_balance(
    scores: *const gm_dimension_scores,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let scores = unsafe { required("scores", scores)? };
        // SAFETY: as above.
        unsafe { make(charts::balance(&scores.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_balance and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_balance_svg(
    scores: *const gm_dimension_scores,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let scores = unsafe { required("scores", scores)? };
        // SAFETY: as above.
        unsafe { svg(&charts::balance(&scores.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The scores of the three dimensions with their intervals, beside what was expected and what staff think, as far as these are
/// known.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without dimensions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_dimensions(
    scores: *const gm_dimension_scores,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let scores = unsafe { required("scores", scores)? };
        // SAFETY: as above.
        unsafe { make(charts::dimensions(&scores.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_dimensions and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_dimensions_svg(
    scores: *const gm_dimension_scores,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let scores = unsafe { required("scores", scores)? };
        // SAFETY: as above.
        unsafe { svg(&charts::dimensions(&scores.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The course of a conversation: warmth and competence in its opening, middle and closing.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without phases.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_conversation(
    conversation: *const gm_conversation,
    out: *mut *mut gm_picture,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let conversation = unsafe { required("conversation", conversation)? };
        // SAFETY: as above.
        unsafe { make(charts::conversation(&conversation.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_conversation and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_conversation_svg(
    conversation: *const gm_conversation,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let conversation = unsafe { required("conversation", conversation)? };
        // SAFETY: as above.
        unsafe { svg(&charts::conversation(&conversation.0)?, options, (buffer, capacity, needed)) }
    })
}

/// Retention: the share of customers left after each period and the share kept in it, as observed and as the model has it for
/// periods to come.
///
/// Fails with GM_ERR_TOO_FEW_UNITS without periods.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_cohort(cohort: *const gm_cohort, out: *mut *mut gm_picture) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let cohort = unsafe { required("cohort", cohort)? };
        // SAFETY: as above.
        unsafe { make(charts::cohort(&cohort.0)?, out) }
    })
}

/// The same as SVG text at once. `options` may be NULL.
///
/// Fails as gm_chart_cohort and gm_picture_svg.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_cohort_svg(
    cohort: *const gm_cohort,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let cohort = unsafe { required("cohort", cohort)? };
        // SAFETY: as above.
        unsafe { svg(&charts::cohort(&cohort.0)?, options, (buffer, capacity, needed)) }
    })
}

/// The conversation as HTML with its markers highlighted: one list with an entry per turn, and a style sheet that holds for it
/// alone. Dimensions are told apart by underlines too; a marker that does not count is struck grey and says why. The turns must
/// be those the result is of. Of the options language, theme and id have effect; they may be NULL.
///
/// Fails with GM_ERR_INVALID_OPTION for options that cannot be, and for turns of another conversation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_highlighted(
    conversation: *const gm_conversation,
    turns: *const gm_turn,
    n_turns: usize,
    options: *const gm_picture_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (conversation, turns, (options, _), out) = unsafe {
            (
                required("conversation", conversation)?,
                self::turns(turns, n_turns)?,
                optional("options", options)?.unwrap_or(&gm_picture_options::DEFAULT).read()?,
                TextOut::new(buffer, capacity, needed)?,
            )
        };
        out.write(&charts::highlighted(&conversation.0, &turns, &options)?)
    })
}
