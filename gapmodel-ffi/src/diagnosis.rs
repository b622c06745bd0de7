use std::ffi::c_char;

use gapmodel_core::gap::{self, DiagnoseOptions, Diagnosis, Finding};

use crate::antecedents::gm_antecedents;
use crate::five::gm_five;
use crate::instrument::{at, language};
use crate::pointer::{Out, free, required};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};

/// Something a rule found; its texts have functions of their own, its numbers, causes and instruments stand in the JSON text.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_finding {
    /// How important it is compared with other findings, from 0.
    pub importance: f64,
    /// The gap it is about, 1 to 7; 0 if it is about none.
    pub gap: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&Finding> for gm_finding {
    fn from(finding: &Finding) -> Self {
        let Finding {
            rule: _,
            source: _,
            gap,
            subject: _,
            title: _,
            text: _,
            importance,
            numbers: _,
            causes: _,
            instruments: _,
        } = finding;
        Self { importance: *importance, gap: gap.unwrap_or(0).into(), reserved: 0 }
    }
}

/// What the gaps say, in words, the most important first. Made by gm_gap_diagnose, freed by gm_diagnosis_free; never
/// changes, so any number of threads may read one, and owes nothing to the gaps.
#[derive(Debug)]
pub struct gm_diagnosis(Diagnosis);

impl gm_diagnosis {
    fn finding(&self, index: usize) -> Result<&Finding, Failure> {
        at("finding", &self.0.findings, index)
    }
}

/// What the gaps say, in words: findings with their numbers, probable causes and the research that would settle them.
/// `antecedents` may be NULL; `language` is that of the texts, "en" (which NULL stands for), "nl", "fr" or "et".
///
/// Fails with GM_ERR_INVALID_OPTION for another language.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_diagnose(
    five: *const gm_five,
    antecedents: *const gm_antecedents,
    language: *const c_char,
    out: *mut *mut gm_diagnosis,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (five, antecedents, language, out) = unsafe {
            (
                required("five", five)?,
                if antecedents.is_null() { None } else { Some(required("antecedents", antecedents)?) },
                self::language(language)?.to_owned(),
                Out::new("out", out)?,
            )
        };
        let antecedents = antecedents.map(|antecedents| &antecedents.0);
        out.hand_over(gm_diagnosis(gap::diagnose(&five.0, antecedents, &DiagnoseOptions { language })?));
        Ok(())
    })
}

/// Frees a diagnosis; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_free(diagnosis: *mut gm_diagnosis) {
    // SAFETY: the caller's contract.
    unsafe { free(diagnosis) };
}

/// The number of findings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_n_findings(
    diagnosis: *const gm_diagnosis,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("diagnosis", diagnosis, out, |diagnosis| Ok(diagnosis.0.findings.len())) }
}

/// One finding, by importance, highest first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_finding(
    diagnosis: *const gm_diagnosis,
    index: usize,
    out: *mut gm_finding,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("diagnosis", diagnosis, out, |diagnosis| Ok(diagnosis.finding(index)?.into())) }
}

/// The name of the rule that made a finding, such as "gap_shortfall"; the same in all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_rule(
    diagnosis: *const gm_diagnosis,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("diagnosis", diagnosis, (buffer, capacity, needed), |diagnosis| {
            Ok(diagnosis.finding(index)?.rule.as_str())
        })
    }
}

/// What a finding is about: "overall", or the id of a dimension, attribute or construct, or the name of a viewpoint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_subject(
    diagnosis: *const gm_diagnosis,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("diagnosis", diagnosis, (buffer, capacity, needed), |diagnosis| {
            Ok(diagnosis.finding(index)?.subject.as_str())
        })
    }
}

/// What holds, in a few words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_title(
    diagnosis: *const gm_diagnosis,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("diagnosis", diagnosis, (buffer, capacity, needed), |diagnosis| {
            Ok(diagnosis.finding(index)?.title.as_str())
        })
    }
}

/// What holds, with its numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_text(
    diagnosis: *const gm_diagnosis,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("diagnosis", diagnosis, (buffer, capacity, needed), |diagnosis| {
            Ok(diagnosis.finding(index)?.text.as_str())
        })
    }
}

/// The whole diagnosis as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_diagnosis_json(
    diagnosis: *const gm_diagnosis,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |diagnosis: &gm_diagnosis| serde_json::to_string(&diagnosis.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("diagnosis", diagnosis, (buffer, capacity, needed), json) }
}
