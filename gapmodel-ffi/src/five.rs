use std::ffi::c_char;

use gapmodel_core::gap::{
    self, DeliveredMean, Design, Evidence, FiveGaps, FiveOptions, Gap, GapEntry, GapEstimate, GapSet,
    MeasuredGap, Ordinal, RankTest,
};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{Error, ErrorKind, Viewpoint};

use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::gap::{GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION, GM_ROW_OVERALL};
use crate::instrument::{GM_DELIVERED, at, language};
use crate::pointer::{Out, Versioned, array, free, optional, optional_text, required, text, texts};
use crate::read::{no_rows, read, read_json, read_text};
use crate::servqual::part;
use crate::stats::GM_ADJUST_HOLM;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// The same people rated both sides: Student's t on their differences.
pub const GM_DESIGN_PAIRED: i32 = 0;
/// Different people rated the two sides: Welch's t.
pub const GM_DESIGN_INDEPENDENT: i32 = 1;
/// Some people rated both sides, others only one; all of them count (Derrick, Russ, Toher and White 2017).
pub const GM_DESIGN_PARTIALLY_PAIRED: i32 = 2;
/// One side is written down and has no sampling error.
pub const GM_DESIGN_FIXED: i32 = 3;
/// A side was sampled in sites: standard error from the totals of the sites.
pub const GM_DESIGN_CLUSTERED: i32 = 4;

/// Gaps 1 to 5 (Parasuraman, Zeithaml and Berry 1985).
pub const GM_GAPS_FIVE: i32 = 0;
/// Gaps 1 to 4: what the provider can act on.
pub const GM_GAPS_PROVIDER: i32 = 1;
/// Gaps 1 to 5 and the two of front-line employees' belief, 6 and 7 (Luk and Layton 2002).
pub const GM_GAPS_SEVEN: i32 = 2;

/// Wilcoxon's signed ranks, zeros after Pratt.
pub const GM_RANK_TEST_SIGNED_RANK: i32 = 0;
/// Mann and Whitney's U.
pub const GM_RANK_TEST_MANN_WHITNEY: i32 = 1;

/// The viewpoints that are sampled in sites unless others are named.
static CLUSTERED: [i32; 1] = [GM_DELIVERED];

/// What is delivered of an attribute, as it is known from elsewhere than from ratings.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_delivered_mean {
    /// The id of the attribute.
    pub attribute: *const c_char,
    /// The mean, as a rating on its scale.
    pub mean: f64,
    /// Its standard error; not looked at unless has_std_error is set.
    pub std_error: f64,
    /// The degrees of freedom of that; n - 1 unless has_df is set.
    pub df: f64,
    /// How many observations it rests on, at least 1.
    pub n: u64,
    /// Whether there is a std_error: 0 or 1.
    pub has_std_error: u8,
    /// Whether there is a df: 0 or 1.
    pub has_df: u8,
    /// 0.
    pub reserved: [u8; 6],
}

impl gm_delivered_mean {
    unsafe fn read(&self, index: usize) -> Result<DeliveredMean, Failure> {
        // SAFETY: the caller's contract, passed on.
        let attribute = unsafe { text(format_args!("the attribute of delivered[{index}]"), self.attribute) }?;
        Ok(DeliveredMean {
            attribute: attribute.to_owned(),
            mean: self.mean,
            std_error: (self.has_std_error != 0).then_some(self.std_error),
            df: (self.has_df != 0).then_some(self.df),
            n: self.n,
        })
    }
}

/// Options of gm_gap_five; set up by gm_five_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_five_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How p-values are adjusted within each family: GM_ADJUST_HOLM.
    pub family: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Which gaps: GM_GAPS_FIVE.
    pub gaps: i32,
    /// 0.
    pub reserved: i32,
    /// The ids of attributes whose standard is written down; NULL if there are none. They take the place of rated
    /// standards.
    pub standard_ids: *const *const c_char,
    /// The rating each of them must have, anywhere on its scale.
    pub standards: *const f64,
    /// The number of standards.
    pub n_standards: usize,
    /// What is delivered of attributes that nobody rated, known from elsewhere, such as from gm_standards_gap_inputs; NULL
    /// if nothing is. It takes the place of measures.
    pub delivered: *const gm_delivered_mean,
    /// The number of these.
    pub n_delivered: usize,
    /// The segment column whose values are the sites in which viewpoints were sampled; NULL for the only segment column
    /// there is, if there is just one.
    pub site: *const c_char,
    /// The viewpoints that were sampled in sites, GM_EXPECTATION to GM_ADEQUATE: an array of the library's own with
    /// GM_DELIVERED alone.
    pub clustered: *const i32,
    /// The number of these viewpoints, 1.
    pub n_clustered: usize,
    /// The language of the labels; NULL for "en".
    pub language: *const c_char,
}

impl Versioned for gm_five_options {}

impl gm_five_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        family: GM_ADJUST_HOLM,
        level: 0.95,
        gaps: GM_GAPS_FIVE,
        reserved: 0,
        standard_ids: std::ptr::null(),
        standards: std::ptr::null(),
        n_standards: 0,
        delivered: std::ptr::null(),
        n_delivered: 0,
        site: std::ptr::null(),
        clustered: CLUSTERED.as_ptr(),
        n_clustered: CLUSTERED.len(),
        language: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<FiveOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let (ids, standards, delivered, site, clustered, language) = unsafe {
            (
                texts("standard_ids", self.standard_ids, self.n_standards)?,
                array("standards", self.standards, self.n_standards)?,
                array("delivered", self.delivered, self.n_delivered)?,
                optional_text("site", self.site)?,
                array("clustered", self.clustered, self.n_clustered)?,
                language(self.language)?,
            )
        };
        let viewpoint = |code: &i32| decode("viewpoint", &Viewpoint::ALL, *code);
        Ok(FiveOptions {
            level: self.level,
            family: decode("adjustment", &Adjustment::ALL, self.family)?,
            gaps: decode("set of gaps", &GapSet::ALL, self.gaps)?,
            standards: ids.into_iter().map(str::to_owned).zip(standards.iter().copied()).collect(),
            delivered: delivered
                .iter()
                .enumerate()
                // SAFETY: as above.
                .map(|(i, mean)| unsafe { mean.read(i) })
                .collect::<Result<_, _>>()?,
            site: site.map(str::to_owned),
            clustered: clustered.iter().map(viewpoint).collect::<Result<_, _>>()?,
            language: language.to_owned(),
        })
    }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_options_init(options: *mut gm_five_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_five_options::DEFAULT);
        Ok(())
    })
}

/// The reading of a gap for who takes ratings as ordinal.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_ordinal {
    /// The chance that the delivered rating is above the reference, 0 to 1, equal ones counted half; of the same person
    /// where people rated both.
    pub superiority: f64,
    /// The statistic of the test: the sum of the positive ranks, or Mann and Whitney's U of the delivered ratings.
    pub statistic: f64,
    /// Its two-sided p-value, not adjusted; absent for ratings in sites.
    pub p: f64,
    /// The test: GM_RANK_TEST_*.
    pub test: i32,
    /// Whether there is a p-value.
    pub has_p: u8,
    /// Whether p was counted out rather than approximated.
    pub exact: u8,
    /// 0.
    pub reserved: [u8; 2],
}

impl From<Ordinal> for gm_ordinal {
    fn from(ordinal: Ordinal) -> Self {
        let Ordinal { superiority, test, statistic, p, exact } = ordinal;
        let (p, has_p) = flagged(p);
        let test = position(&RankTest::ALL, &test);
        Self { superiority, statistic, p, test, has_p, exact: exact.into(), reserved: [0; 2] }
    }
}

/// One gap of one attribute, one dimension, or over all. Parts whose has_ flag is 0 are all zeros.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_gap_estimate {
    /// Delivered minus reference, in scale units, negative = shortfall.
    pub estimate: gm_estimate,
    /// Mean of the delivered side; of the people in both where the design is paired.
    pub delivered_mean: f64,
    /// Mean of the reference, likewise.
    pub reference_mean: f64,
    /// Degrees of freedom; absent without variation.
    pub df: f64,
    /// The estimate divided by its standard error.
    pub t: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// p-value adjusted within its family: the attributes of one gap, the dimensions of one gap, or the overall gaps.
    pub p_adjusted: f64,
    /// Cohen's d; absent without variation.
    pub effect_size: f64,
    /// The ordinal reading; absent for weighted data.
    pub ordinal: gm_ordinal,
    /// How many rated the delivered side; 0 for what is written down.
    pub n_delivered: u64,
    /// How many rated the reference, likewise.
    pub n_reference: u64,
    /// How many rated both.
    pub n_pairs: u64,
    /// In how many sites a clustered side was rated; 0 elsewhere.
    pub n_clusters: u64,
    /// How the two sides were sampled: GM_DESIGN_*.
    pub design: i32,
    /// Whether there are degrees of freedom.
    pub has_df: u8,
    /// Whether there is a t.
    pub has_t: u8,
    /// Whether there is a p-value.
    pub has_p: u8,
    /// Whether there is an adjusted p-value.
    pub has_p_adjusted: u8,
    /// Whether there is an effect size.
    pub has_effect_size: u8,
    /// Whether there is an ordinal reading.
    pub has_ordinal: u8,
    /// 0.
    pub reserved: [u8; 6],
}

impl From<GapEstimate> for gm_gap_estimate {
    fn from(gap: GapEstimate) -> Self {
        let GapEstimate {
            estimate,
            design,
            delivered_mean,
            reference_mean,
            n_delivered,
            n_reference,
            n_pairs,
            n_clusters,
            df,
            t,
            p,
            p_adjusted,
            effect_size,
            ordinal,
        } = gap;
        let ((df, has_df), (t, has_t), (p, has_p)) = (flagged(df), flagged(t), flagged(p));
        let ((p_adjusted, has_p_adjusted), (effect_size, has_effect_size)) =
            (flagged(p_adjusted), flagged(effect_size));
        let (ordinal, has_ordinal) = part(ordinal);
        Self {
            estimate: estimate.into(),
            delivered_mean,
            reference_mean,
            df,
            t,
            p,
            p_adjusted,
            effect_size,
            ordinal,
            n_delivered,
            n_reference,
            n_pairs,
            n_clusters,
            design: self::design(design),
            has_df,
            has_t,
            has_p,
            has_p_adjusted,
            has_effect_size,
            has_ordinal,
            reserved: [0; 6],
        }
    }
}

/// The code of a design.
pub(crate) fn design(design: Design) -> i32 {
    position(&Design::ALL, &design)
}

/// The code of a viewpoint.
pub(crate) fn viewpoint(viewpoint: Viewpoint) -> i32 {
    position(&Viewpoint::ALL, &viewpoint)
}

/// A gap: a pair of viewpoints.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_gap_sides {
    /// 1 to 7.
    pub number: i32,
    /// The viewpoint that is held against the reference, GM_EXPECTATION to GM_ADEQUATE.
    pub delivered: i32,
    /// The reference.
    pub reference: i32,
    /// 0.
    pub reserved: i32,
}

/// How much evidence there is from a viewpoint.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_evidence {
    /// How many people (or audits) answered at least one attribute from it, or were measured for one.
    pub n: u64,
    /// In how many sites, where it was sampled in sites; 0 elsewhere.
    pub n_clusters: u64,
    /// The viewpoint, GM_EXPECTATION to GM_ADEQUATE.
    pub viewpoint: i32,
    /// Whether it is written down instead.
    pub fixed: i32,
}

impl From<Evidence> for gm_evidence {
    fn from(evidence: Evidence) -> Self {
        let Evidence { viewpoint, n, n_clusters, fixed } = evidence;
        Self { n, n_clusters, viewpoint: self::viewpoint(viewpoint), fixed: fixed.into() }
    }
}

/// A standard in its own unit, held against what was measured.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_measured_gap {
    /// Gap 3 in the unit of the measure, negative = shortfall.
    pub gap: gm_estimate,
    /// The share within the standard, 0 to 1.
    pub within: gm_estimate,
    /// The standard, in the unit of the measure.
    pub standard: f64,
    /// Whether it enters the gaps and the waterfall; the JSON text says why not.
    pub entered: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&MeasuredGap> for gm_measured_gap {
    fn from(measured: &MeasuredGap) -> Self {
        let MeasuredGap { id: _, label: _, attribute: _, standard, gap, within, entered, reason: _ } =
            measured;
        Self {
            gap: (*gap).into(),
            within: (*within).into(),
            standard: *standard,
            entered: (*entered).into(),
            reserved: 0,
        }
    }
}

/// The gaps between the viewpoints. Made by gm_gap_five, freed by gm_five_free; never changes, so any number of threads
/// may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_five(pub(crate) FiveGaps);

impl gm_five {
    fn gap(&self, number: i32) -> Result<&Gap, Failure> {
        let found = u8::try_from(number).ok().and_then(|number| self.0.gap(number));
        let none = || Failure::Argument(format!("there is no gap {number} among those asked for"));
        found.ok_or_else(none)
    }

    /// The dimensions or attributes: the same of every gap.
    fn entries(&self, kind: i32) -> Result<&[GapEntry], Failure> {
        entries(at("gap", &self.0.gaps, 0)?, kind)
    }

    fn estimate(&self, number: i32, kind: i32, index: usize) -> Result<GapEstimate, Failure> {
        let gap = self.gap(number)?;
        let (id, estimate, missing) = if kind == GM_ROW_OVERALL {
            ("overall", at("row", std::slice::from_ref(&gap.overall), index)?, &gap.missing)
        } else {
            let entry = at("row", entries(gap, kind)?, index)?;
            (entry.id.as_str(), &entry.estimate, &entry.missing)
        };
        (*estimate).ok_or_else(|| unknown(number, id, missing))
    }
}

fn entries(gap: &Gap, kind: i32) -> Result<&[GapEntry], Failure> {
    match kind {
        GM_ROW_ATTRIBUTE => Ok(&gap.attributes),
        GM_ROW_DIMENSION => Ok(&gap.dimensions),
        other => Err(no_rows(other)),
    }
}

/// Why there is no estimate of a gap.
fn unknown(number: i32, id: &str, missing: &[Viewpoint]) -> Failure {
    let what = format!("gap {number} of {id:?}");
    if missing.is_empty() {
        let reason = format!("{what} cannot be computed: nobody rated all of it from both viewpoints");
        return Failure::Absent(ErrorKind::NoValidRatings, reason);
    }
    nothing_known(what, missing)
}

/// What is absent because nothing is known from some viewpoints.
pub(crate) fn nothing_known(what: String, viewpoints: &[Viewpoint]) -> Failure {
    let names: Vec<&str> = viewpoints.iter().map(|viewpoint| viewpoint.name()).collect();
    Failure::Core(Error::NothingKnown { what, viewpoints: names.join(", ") })
}

/// The gaps between six viewpoints (Parasuraman, Zeithaml and Berry 1985): knowledge M - E, standards S - M, delivery
/// D - S, communication D - C and customer P - E, of every attribute, every dimension and overall, each as its two
/// sides were sampled. All segments are taken together. `options` may be NULL for the defaults.
///
/// People who answer different questionnaires need not stand in one table: summaries of customers, managers and
/// auditors under one instrument merge.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT if not one of the gaps can be computed, GM_ERR_TOO_FEW_UNITS for fewer than two
/// sites, GM_ERR_INVALID_OPTION for a standard off its scale or a site column that the summary does not have,
/// GM_ERR_UNKNOWN_ITEM for a standard of an unknown attribute, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_five(
    summary: *const gm_summary,
    options: *const gm_five_options,
    out: *mut *mut gm_five,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, options, out) = unsafe {
            (
                required("summary", summary)?,
                optional("options", options)?.unwrap_or(&gm_five_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_five(gap::five(&summary.summary, &options)?));
        Ok(())
    })
}

/// Frees gaps; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_free(five: *mut gm_five) {
    // SAFETY: the caller's contract.
    unsafe { free(five) };
}

/// The number of gaps that were asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_n_gaps(five: *const gm_five, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok(five.0.gaps.len())) }
}

/// The number and the viewpoints of a gap by its index among those asked for, in order of their numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_sides(
    five: *const gm_five,
    index: usize,
    out: *mut gm_gap_sides,
) -> gm_status {
    let sides = |five: &gm_five| {
        let gap = at("gap", &five.0.gaps, index)?;
        let (delivered, reference) = (viewpoint(gap.delivered), viewpoint(gap.reference));
        Ok(gm_gap_sides { number: gap.number.into(), delivered, reference, reserved: 0 })
    };
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, sides) }
}

/// The name of a gap by its number: "knowledge", "standards", "delivery", "communication", "customer", "employee" or
/// "alignment".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_name(
    five: *const gm_five,
    number: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("five", five, (buffer, capacity, needed), |five| Ok(&five.gap(number)?.name)) }
}

/// The number of rows of each gap, GM_ROW_ATTRIBUTE or GM_ROW_DIMENSION; 1 for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_n_rows(five: *const gm_five, kind: i32, out: *mut usize) -> gm_status {
    let n = |five: &gm_five| if kind == GM_ROW_OVERALL { Ok(1) } else { Ok(five.entries(kind)?.len()) };
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, n) }
}

/// The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_row_id(
    five: *const gm_five,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("five", five, (buffer, capacity, needed), |five| match kind {
            GM_ROW_OVERALL => Ok(*at("row", &["overall"], index)?),
            _ => Ok(at("row", five.entries(kind)?, index)?.id.as_str()),
        })
    }
}

/// The label of a row of an attribute or dimension, in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_row_label(
    five: *const gm_five,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("five", five, (buffer, capacity, needed), |five| {
            Ok(at("row", five.entries(kind)?, index)?.label.as_str())
        })
    }
}

/// A gap by its number, 1 to 7, of one row: GM_ROW_ATTRIBUTE or GM_ROW_DIMENSION with its index, or GM_ROW_OVERALL with
/// 0.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT where there is no estimate, naming the viewpoints from which nothing is known,
/// GM_ERR_NO_VALID_RATINGS if nobody rated all of it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_gap(
    five: *const gm_five,
    number: i32,
    kind: i32,
    index: usize,
    out: *mut gm_gap_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok(five.estimate(number, kind, index)?.into())) }
}

/// The number of viewpoints that the gaps rest on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_n_evidence(five: *const gm_five, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok(five.0.evidence.len())) }
}

/// What is known from one of these viewpoints.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_evidence(
    five: *const gm_five,
    index: usize,
    out: *mut gm_evidence,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok((*at("evidence", &five.0.evidence, index)?).into())) }
}

/// The number of measures with a standard in a unit of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_n_measured(five: *const gm_five, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok(five.0.measured.len())) }
}

/// One of these measures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_measured(
    five: *const gm_five,
    index: usize,
    out: *mut gm_measured_gap,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok(at("measure", &five.0.measured, index)?.into())) }
}

/// The id of one of these measures among the items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_measured_id(
    five: *const gm_five,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("five", five, (buffer, capacity, needed), |five| {
            Ok(at("measure", &five.0.measured, index)?.id.as_str())
        })
    }
}

/// The number of notes on what limits the figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_n_notes(five: *const gm_five, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("five", five, out, |five| Ok(five.0.notes.len())) }
}

/// One of these notes, in words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_note(
    five: *const gm_five,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("five", five, (buffer, capacity, needed), |five| {
            Ok(at("note", &five.0.notes, index)?.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_json(
    five: *const gm_five,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("five", five, (buffer, capacity, needed), |five| serde_json::to_string(&five.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        for (code, name) in [
            (GM_DESIGN_PAIRED, "paired"),
            (GM_DESIGN_INDEPENDENT, "independent"),
            (GM_DESIGN_PARTIALLY_PAIRED, "partially_paired"),
            (GM_DESIGN_FIXED, "fixed"),
            (GM_DESIGN_CLUSTERED, "clustered"),
        ] {
            assert_eq!(decode("design", &Design::ALL, code).unwrap().name(), name);
        }
        for (code, name) in [(GM_GAPS_FIVE, "five"), (GM_GAPS_PROVIDER, "provider"), (GM_GAPS_SEVEN, "seven")]
        {
            assert_eq!(decode("set", &GapSet::ALL, code).unwrap().name(), name);
        }
        for (code, name) in
            [(GM_RANK_TEST_SIGNED_RANK, "signed_rank"), (GM_RANK_TEST_MANN_WHITNEY, "mann_whitney")]
        {
            assert_eq!(decode("test", &RankTest::ALL, code).unwrap().name(), name);
        }
        assert_eq!((Design::ALL.len(), GapSet::ALL.len(), RankTest::ALL.len()), (5, 3, 2));
    }

    #[test]
    fn options_start_as_those_of_the_core() {
        // SAFETY: the pointers of the defaults are NULL or the library's own.
        assert_eq!(unsafe { gm_five_options::DEFAULT.read() }.unwrap(), FiveOptions::default());
    }
}
