//! Customer-service research as a whole: which sources of information there are.

mod coverage;

pub use coverage::{
    GapCoverage, GapInformation, InformationSource, ResearchCoverage, ResearchOptions, SourceKind, SourceUse,
    coverage,
};
