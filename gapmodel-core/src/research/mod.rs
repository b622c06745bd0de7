//! What research beyond the survey of customers says: staff's view beside customers', and departments as customers of
//! each other.

mod internal;
mod self_other;

pub use internal::{InternalCell, InternalOptions, InternalService, internal};
pub use self_other::{Bias, SelfOther, SelfOtherOptions, self_other};
