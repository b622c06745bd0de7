//! The C interface of gapmodel: conversion only, no arithmetic of its own.
//!
//! The comments of public items are written for `include/gapmodel.h`, which is generated from them. The conventions
//! that hold for every function, what callers must guarantee among them, stand once at the top of that header.
#![allow(non_camel_case_types, reason = "names as C writes them")]
#![allow(clippy::missing_safety_doc, reason = "one contract for all functions, at the top of the header")]
#![allow(
    clippy::doc_markdown,
    reason = "the comments are a C header, where backticks are only for parameters"
)]

mod agreement;
mod antecedents;
mod bootstrap;
mod change;
mod column;
mod compare;
mod complaints;
mod consistency;
mod control;
mod conversation;
mod coverage;
mod cross_products;
mod csat;
mod design;
mod diagnosis;
mod difference;
mod dimensions;
mod drivers;
mod economics;
mod estimate;
mod five;
mod gap;
mod instrument;
mod mystery;
mod picture;
mod pointer;
mod read;
mod reliability;
mod research;
mod sampling;
mod scale;
mod segments;
mod servperf;
mod servqual;
mod standards;
mod stats;
mod status;
mod structure;
mod summary;
mod tally;
mod trend;
mod waterfall;
mod weighting;
mod zone;

pub use agreement::*;
pub use antecedents::*;
pub use bootstrap::*;
pub use change::*;
pub use column::*;
pub use compare::*;
pub use complaints::*;
pub use consistency::*;
pub use control::*;
pub use conversation::*;
pub use coverage::*;
pub use cross_products::*;
pub use csat::*;
pub use design::*;
pub use diagnosis::*;
pub use difference::*;
pub use dimensions::*;
pub use drivers::*;
pub use economics::*;
pub use estimate::*;
pub use five::*;
pub use gap::*;
pub use instrument::*;
pub use mystery::*;
pub use picture::*;
pub use reliability::*;
pub use research::*;
pub use sampling::*;
pub use scale::*;
pub use segments::*;
pub use servperf::*;
pub use servqual::*;
pub use standards::*;
pub use stats::*;
pub use status::*;
pub use structure::*;
pub use summary::*;
pub use tally::*;
pub use trend::*;
pub use waterfall::*;
pub use weighting::*;
pub use zone::*;
