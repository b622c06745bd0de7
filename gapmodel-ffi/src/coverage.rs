use std::ffi::c_char;

use gapmodel_core::research::{
    self, GapCoverage, GapInformation, InformationSource, ResearchCoverage, ResearchOptions, SourceKind,
    SourceUse,
};

use crate::estimate::{decode, position};
use crate::instrument::at;
use crate::pointer::{Out, Versioned, array, free, optional, struct_size};
use crate::read::{read, read_json};
use crate::status::{Failure, gm_status, guard};

/// Surveys of customers.
pub const GM_SOURCE_SURVEY: i32 = 0;
/// Mystery shopping.
pub const GM_SOURCE_MYSTERY_SHOPPING: i32 = 1;
/// Complaints and compliments.
pub const GM_SOURCE_COMPLAINTS: i32 = 2;
/// Conversations with customers.
pub const GM_SOURCE_CONVERSATIONS: i32 = 3;
/// What employees and managers say.
pub const GM_SOURCE_EMPLOYEE_FEEDBACK: i32 = 4;
/// Tests of what advertising promises.
pub const GM_SOURCE_ADVERTISING_TESTS: i32 = 5;

/// It measures a side of the gap.
pub const GM_INFORMATION_DIRECT: i32 = 0;
/// It gives signs of the gap.
pub const GM_INFORMATION_INDIRECT: i32 = 1;

/// A source of information that is in use.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_information_source {
    /// How many answers, visits, complaints, conversations or tests there are.
    pub n: u64,
    /// How many days ago the last one was.
    pub age_days: f64,
    /// GM_SOURCE_SURVEY to GM_SOURCE_ADVERTISING_TESTS.
    pub kind: i32,
    /// 0.
    pub reserved: i32,
}

/// Options of gm_research_coverage; set up by gm_research_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_research_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// How many days old the last of a source may be for it to count as fresh: 365.
    pub max_age_days: f64,
    /// How many there must be at least for a source to count as enough: 30.
    pub min_n: u64,
}

impl Versioned for gm_research_options {}

impl gm_research_options {
    const DEFAULT: Self =
        Self { struct_size: struct_size::<Self>(), reserved: 0, max_age_days: 365.0, min_n: 30 };
}

/// Which sources of information are in use. Made by gm_research_coverage, freed by gm_coverage_free; never changes.
#[derive(Debug)]
pub struct gm_coverage(ResearchCoverage);

/// One gap and how well it is informed.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_gap_coverage {
    /// How many sources that inform it are in use.
    pub n_sources: usize,
    /// How many that measure it are missing, stale or too few.
    pub n_missing: usize,
    /// 1 to 5.
    pub number: i32,
    /// Whether all sources that measure it are in use, fresh and enough.
    pub is_covered: u8,
    /// Whether at least one is.
    pub is_informed: u8,
    /// 0.
    pub reserved: u16,
}

/// A source as it serves one gap.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_source_use {
    /// How many there are.
    pub n: u64,
    /// How many days ago the last of them was.
    pub age_days: f64,
    /// GM_SOURCE_SURVEY to GM_SOURCE_ADVERTISING_TESTS.
    pub kind: i32,
    /// GM_INFORMATION_DIRECT or GM_INFORMATION_INDIRECT.
    pub information: i32,
    /// Whether that is no longer ago than allowed.
    pub is_fresh: u8,
    /// Whether there are as many as needed.
    pub is_enough: u8,
    /// 0.
    pub reserved: [u8; 6],
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_research_options_init(options: *mut gm_research_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_research_options::DEFAULT);
        Ok(())
    })
}

/// Which of `n` sources of information are in use for which of the five gaps, how fresh, how many, and what is missing.
/// Sources of one kind count together. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_INVALID_OPTION for an age that is negative or no finite number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_research_coverage(
    sources: *const gm_information_source,
    n: usize,
    options: *const gm_research_options,
    out: *mut *mut gm_coverage,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (sources, options, out) = unsafe {
            (
                array("sources", sources, n)?,
                optional("options", options)?.unwrap_or(&gm_research_options::DEFAULT),
                Out::new("out", out)?,
            )
        };
        let source = |source: &gm_information_source| -> Result<InformationSource, Failure> {
            let kind = decode("source of information", &SourceKind::ALL, source.kind)?;
            Ok(InformationSource { kind, n: source.n, age_days: source.age_days })
        };
        let sources: Vec<InformationSource> = sources.iter().map(source).collect::<Result<_, _>>()?;
        let options = ResearchOptions { max_age_days: options.max_age_days, min_n: options.min_n };
        out.hand_over(gm_coverage(research::coverage(&sources, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_coverage_free(coverage: *mut gm_coverage) {
    // SAFETY: the caller's contract.
    unsafe { free(coverage) };
}

/// One of the five gaps, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_coverage_get(
    coverage: *const gm_coverage,
    gap: usize,
    out: *mut gm_gap_coverage,
) -> gm_status {
    let found = |coverage: &gm_coverage| {
        let GapCoverage { number, name: _, sources, missing, is_covered, is_informed } =
            at("gap", &coverage.0.gaps, gap)?;
        Ok(gm_gap_coverage {
            n_sources: sources.len(),
            n_missing: missing.len(),
            number: i32::from(*number),
            is_covered: (*is_covered).into(),
            is_informed: (*is_informed).into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("coverage", coverage, out, found) }
}

/// A source that informs a gap, those that measure it first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_coverage_get_source(
    coverage: *const gm_coverage,
    gap: usize,
    i: usize,
    out: *mut gm_source_use,
) -> gm_status {
    let found = |coverage: &gm_coverage| {
        let SourceUse { kind, information, tells: _, n, age_days, is_fresh, is_enough } =
            at("source", &at("gap", &coverage.0.gaps, gap)?.sources, i)?;
        Ok(gm_source_use {
            n: *n,
            age_days: *age_days,
            kind: position(&SourceKind::ALL, kind),
            information: position(&GapInformation::ALL, information),
            is_fresh: (*is_fresh).into(),
            is_enough: (*is_enough).into(),
            reserved: [0; 6],
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("coverage", coverage, out, found) }
}

/// A source that measures a gap and is missing, stale or too few: GM_SOURCE_SURVEY to GM_SOURCE_ADVERTISING_TESTS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_coverage_get_missing(
    coverage: *const gm_coverage,
    gap: usize,
    i: usize,
    out: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("coverage", coverage, out, |coverage| {
            let kind = at("missing source", &at("gap", &coverage.0.gaps, gap)?.missing, i)?;
            Ok(position(&SourceKind::ALL, kind))
        })
    }
}

/// The whole result as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_coverage_json(
    coverage: *const gm_coverage,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("coverage", coverage, (buffer, capacity, needed), |coverage| {
            serde_json::to_string(&coverage.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_the_sources_they_are_named_after() {
        for (code, name) in [
            (GM_SOURCE_SURVEY, "survey"),
            (GM_SOURCE_MYSTERY_SHOPPING, "mystery_shopping"),
            (GM_SOURCE_COMPLAINTS, "complaints"),
            (GM_SOURCE_CONVERSATIONS, "conversations"),
            (GM_SOURCE_EMPLOYEE_FEEDBACK, "employee_feedback"),
            (GM_SOURCE_ADVERTISING_TESTS, "advertising_tests"),
        ] {
            assert_eq!(decode("source", &SourceKind::ALL, code).unwrap().name(), name);
        }
        let codes = [GM_INFORMATION_DIRECT, GM_INFORMATION_INDIRECT];
        let names = codes.map(|code| decode("information", &GapInformation::ALL, code).unwrap().name());
        assert_eq!(names, ["direct", "indirect"]);
    }
}
