//! What research beyond the survey of customers says: staff's view beside customers', departments as customers of each
//! other, and which sources of information are in use for which gaps.

mod coverage;
mod internal;
mod self_other;

pub use coverage::{
    GapCoverage, GapInformation, InformationSource, ResearchCoverage, ResearchOptions, SourceKind, SourceUse,
    coverage,
};
pub use internal::{InternalCell, InternalOptions, InternalService, internal};
pub use self_other::{Bias, SelfOther, SelfOtherOptions, self_other};
