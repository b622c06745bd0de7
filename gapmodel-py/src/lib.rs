//! Python interface of gapmodel: conversion only, no figure is made here.

mod agreement;
mod bootstrap;
mod change;
mod compare;
mod complaints;
mod consistency;
mod control;
mod conversation;
mod coverage;
mod csat;
mod design;
mod diagnosis;
mod difference;
mod dimensions;
mod drivers;
mod economics;
mod error;
mod five;
mod frame;
mod gap;
mod input;
mod instrument;
mod mystery;
mod pictures;
mod ratings;
mod reliability;
mod research;
mod results;
mod sampling;
mod segment;
mod segment_gaps;
mod segments;
mod standards;
mod stats;
mod structure;
mod summary;
mod tally;
mod weighting;
mod zone;

use pyo3::prelude::*;

/// The compiled part of gapmodel; use the names in `gapmodel` and its modules.
#[pymodule(gil_used = false)]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    let exception = py.get_type::<error::GapModelError>();
    exception.setattr("kind", "")?;
    module.add("GapModelError", exception)?;
    module.add_class::<instrument::Scale>()?;
    module.add_class::<instrument::Instrument>()?;
    module.add_class::<summary::Summary>()?;
    module.add_class::<segments::SegmentResults>()?;
    module.add_class::<segment::Segment>()?;
    module.add_class::<segment_gaps::SegmentGaps>()?;
    module.add_class::<tally::Counts>()?;
    module.add_class::<tally::PairCounts>()?;
    module.add_class::<tally::Moments>()?;
    module.add_class::<tally::CrossProducts>()?;
    module.add_class::<gap::ResponseScorer>()?;
    results::add_classes(module)?;
    agreement::add(module)?;
    five::add(module)?;
    compare::add(module)?;
    consistency::add(module)?;
    design::add(module)?;
    zone::add(module)?;
    control::add(module)?;
    change::add(module)?;
    diagnosis::add(module)?;
    difference::add(module)?;
    drivers::add(module)?;
    weighting::add(module)?;
    sampling::add(module)?;
    complaints::add(module)?;
    economics::add(module)?;
    reliability::add(module)?;
    structure::add(module)?;
    conversation::add(module)?;
    dimensions::add(module)?;
    mystery::add(module)?;
    coverage::add(module)?;
    standards::add(module)?;
    research::add(module)?;
    pictures::add(module)?;
    // Each function has its own name, and here that of its module before it.
    module.add("csat_top_box", wrap_pyfunction!(csat::csat_top_box, module)?)?;
    module.add("csat_mean", wrap_pyfunction!(csat::csat_mean, module)?)?;
    module.add("csat_index", wrap_pyfunction!(csat::csat_index, module)?)?;
    module.add("csat_nps", wrap_pyfunction!(csat::csat_nps, module)?)?;
    module.add("csat_ces", wrap_pyfunction!(csat::csat_ces, module)?)?;
    module.add("gap_servqual", wrap_pyfunction!(gap::gap_servqual, module)?)?;
    module.add("gap_segments", wrap_pyfunction!(segment_gaps::gap_segments, module)?)?;
    module.add("gap_servperf", wrap_pyfunction!(gap::gap_servperf, module)?)?;
    module.add("gap_published", wrap_pyfunction!(gap::gap_published, module)?)?;
    module.add("gap_audit", wrap_pyfunction!(gap::gap_audit, module)?)?;
    module.add("gap_weighted", wrap_pyfunction!(gap::gap_weighted, module)?)?;
    module.add("stats_proportion", wrap_pyfunction!(stats::stats_proportion, module)?)?;
    module
        .add("stats_proportion_difference", wrap_pyfunction!(stats::stats_proportion_difference, module)?)?;
    module.add("stats_korn_graubard", wrap_pyfunction!(stats::stats_korn_graubard, module)?)?;
    module.add("stats_paired", wrap_pyfunction!(stats::stats_paired, module)?)?;
    module.add("stats_correlation", wrap_pyfunction!(stats::stats_correlation, module)?)?;
    module.add("stats_adjust", wrap_pyfunction!(stats::stats_adjust, module)?)?;
    module.add("summarize", wrap_pyfunction!(summary::summarize, module)?)?;
    module.add("summarize_csv", wrap_pyfunction!(summary::summarize_csv, module)?)
}
