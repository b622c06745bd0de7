use std::ffi::c_char;

use gapmodel_core::mystery::{
    self, BriefingOptions, Clustering, ItemScore, MysteryScore, Opening, Plan, PlanCount, PlanOptions,
    PlannedVisit, ScoreOptions, ShopperSeverity, SiteScore, VisitItem, VisitOptions, VisitSize,
    VisitSizeOptions, Visits,
};
use gapmodel_core::sampling::SizeOptions;

use crate::agreement::{gm_krippendorff, gm_one_way};
use crate::difference::gm_f_test;
use crate::estimate::{flagged, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{
    Out, TextOut, Versioned, array, free, optional, optional_text, required, required_mut, struct_size, text,
    versioned,
};
use crate::read::{read, read_json, read_text};
use crate::reliability::owned;
use crate::sampling::gm_size_options;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;

/// Visits go together by site and by shopper, which are crossed.
pub const GM_CLUSTERING_TWO_WAY: i32 = 0;
/// By site.
pub const GM_CLUSTERING_SITE: i32 = 1;
/// By shopper.
pub const GM_CLUSTERING_SHOPPER: i32 = 2;
/// All visits are one shopper's to one site.
pub const GM_CLUSTERING_NONE: i32 = 3;

/// Options of gm_mystery_plan; set up by gm_plan_options_init. Sites, shoppers, visits and start are needed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_plan_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How many days the fieldwork takes: 28.
    pub days: u32,
    /// The names of the sites.
    pub sites: *const *const c_char,
    /// The number of sites.
    pub n_sites: usize,
    /// By site, the days of the week it is open on: bit 0 for Monday to bit 6 for Sunday. NULL if all are open every day.
    pub open_days: *const u8,
    /// The names of the shoppers.
    pub shoppers: *const *const c_char,
    /// The number of shoppers.
    pub n_shoppers: usize,
    /// The names of the parts of the day; none for "morning", "afternoon" and "evening".
    pub parts: *const *const c_char,
    /// The number of parts.
    pub n_parts: usize,
    /// The first day, such as "2026-01-31".
    pub start: *const c_char,
    /// How many visits there are in all.
    pub visits: u64,
    /// Where the random numbers begin: 1. The same seed gives the same plan.
    pub seed: u64,
    /// How many days lie between two visits of a shopper to the same site; not looked at unless has_rest_days is set.
    pub rest_days: u32,
    /// Whether a shopper may visit a site again after so many days: 0, no shopper visits a site twice.
    pub has_rest_days: i32,
}

impl Versioned for gm_plan_options {}

impl gm_plan_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        days: 28,
        sites: std::ptr::null(),
        n_sites: 0,
        open_days: std::ptr::null(),
        shoppers: std::ptr::null(),
        n_shoppers: 0,
        parts: std::ptr::null(),
        n_parts: 0,
        start: std::ptr::null(),
        visits: 0,
        seed: 1,
        rest_days: 0,
        has_rest_days: 0,
    };

    unsafe fn read(&self) -> Result<PlanOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let (sites, shoppers, parts, start, open_days) = unsafe {
            (
                owned("sites", self.sites, self.n_sites)?,
                owned("shoppers", self.shoppers, self.n_shoppers)?,
                owned("parts", self.parts, self.n_parts)?,
                text("start", self.start)?,
                array("open_days", self.open_days, if self.open_days.is_null() { 0 } else { self.n_sites })?,
            )
        };
        let opening = |(site, days): (&String, &u8)| Opening {
            site: site.clone(),
            open: std::array::from_fn(|day| days >> day & 1 == 1),
        };
        let opening = sites.iter().zip(open_days).map(opening).collect();
        let defaults = PlanOptions::new(sites, shoppers, self.visits, start);
        Ok(PlanOptions {
            opening,
            days: self.days,
            parts: if parts.is_empty() { defaults.parts } else { parts },
            rest_days: (self.has_rest_days != 0).then_some(self.rest_days),
            seed: self.seed,
            ..defaults
        })
    }
}

/// Who visits where and when. Made by gm_mystery_plan, freed by gm_plan_free; never changes, so any number of threads may
/// read one.
#[derive(Debug)]
pub struct gm_plan(Plan);

/// The figures of a gm_plan.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_plan_figures {
    /// The number of visits.
    pub n_visits: usize,
    /// The number of sites.
    pub n_sites: usize,
    /// The number of shoppers.
    pub n_shoppers: usize,
    /// The number of parts of the day.
    pub n_parts: usize,
    /// How many visits are by a shopper who has been planned for that site already.
    pub repeats: u64,
    /// How many of these come sooner than wanted.
    pub too_soon: u64,
    /// Where the random numbers began.
    pub seed: u64,
    /// How many visits there are on Mondays, and so on to Sundays.
    pub weekdays: [u64; 7],
    /// How many days the fieldwork takes.
    pub days: u32,
    /// How many days should lie between two visits of a shopper to one site.
    pub rest_days: u32,
    /// Whether a shopper may visit a site again after so many days.
    pub has_rest_days: i32,
    /// 0.
    pub reserved: i32,
}

/// Numbers of one visit of a gm_plan.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_planned_visit {
    /// The number of the visit, from 1.
    pub number: u64,
    /// The day of the week, 1 for Monday to 7 for Sunday.
    pub weekday: i32,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_options_init(options: *mut gm_plan_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_plan_options::DEFAULT);
        Ok(())
    })
}

/// Plans mystery visits: seeded, and balanced over sites, shoppers, days of the week and parts of the day, which differ by at
/// most one visit wherever opening days and room allow. No two visits to a site fall on the same part of the same day, no
/// shopper is at two places at once, and none visits a site twice as long as there are others who can. Free the result with
/// gm_plan_free.
///
/// Fails with GM_ERR_INVALID_OPTION without sites, shoppers, visits or days, for a name that is empty or stands twice, for a
/// site that is open on none of the days, for a start that is no date, and for more visits than there are places and times.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_plan(
    options: *const gm_plan_options,
    out: *mut *mut gm_plan,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (options, out) = unsafe { (versioned("options", options)?.read()?, Out::new("out", out)?) };
        out.hand_over(gm_plan(mystery::plan(&options)?));
        Ok(())
    })
}

/// Frees a plan; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_free(plan: *mut gm_plan) {
    // SAFETY: the caller's contract.
    unsafe { free(plan) };
}

/// The figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_get(plan: *const gm_plan, out: *mut gm_plan_figures) -> gm_status {
    let figures = |plan: &gm_plan| {
        let Plan {
            visits,
            sites,
            shoppers,
            weekdays,
            parts,
            repeats,
            too_soon,
            start: _,
            days,
            rest_days,
            seed,
        } = &plan.0;
        let mut on = [0; 7];
        on.iter_mut().zip(weekdays).for_each(|(n, count)| *n = count.visits);
        Ok(gm_plan_figures {
            n_visits: visits.len(),
            n_sites: sites.len(),
            n_shoppers: shoppers.len(),
            n_parts: parts.len(),
            repeats: *repeats,
            too_soon: *too_soon,
            seed: *seed,
            weekdays: on,
            days: *days,
            rest_days: rest_days.unwrap_or(0),
            has_rest_days: rest_days.is_some().into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("plan", plan, out, figures) }
}

/// Numbers of one visit, by date, part of the day and site.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_visit(
    plan: *const gm_plan,
    index: usize,
    out: *mut gm_planned_visit,
) -> gm_status {
    let visit = |plan: &gm_plan| {
        let PlannedVisit { number, site: _, shopper: _, date: _, weekday, part: _ } =
            at("visit", &plan.0.visits, index)?;
        Ok(gm_planned_visit { number: *number, weekday: (*weekday).into(), reserved: 0 })
    };
    // SAFETY: the caller's contract.
    unsafe { read("plan", plan, out, visit) }
}

/// The name of the site of a visit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_visit_site(
    plan: *const gm_plan,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("plan", plan, (buffer, capacity, needed), |plan| {
            Ok(at("visit", &plan.0.visits, index)?.site.as_str())
        })
    }
}

/// The name of the shopper of a visit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_visit_shopper(
    plan: *const gm_plan,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("plan", plan, (buffer, capacity, needed), |plan| {
            Ok(at("visit", &plan.0.visits, index)?.shopper.as_str())
        })
    }
}

/// The date of a visit, such as "2026-01-31".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_visit_date(
    plan: *const gm_plan,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("plan", plan, (buffer, capacity, needed), |plan| {
            Ok(at("visit", &plan.0.visits, index)?.date.as_str())
        })
    }
}

/// The part of the day of a visit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_visit_part(
    plan: *const gm_plan,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("plan", plan, (buffer, capacity, needed), |plan| {
            Ok(at("visit", &plan.0.visits, index)?.part.as_str())
        })
    }
}

fn count(what: &str, counts: &[PlanCount], index: usize) -> Result<u64, Failure> {
    Ok(at(what, counts, index)?.visits)
}

/// How many visits a site has, by its place in the list given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_site_visits(plan: *const gm_plan, index: usize, out: *mut u64) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("plan", plan, out, |plan| count("site", &plan.0.sites, index)) }
}

/// How many visits a shopper makes, by the place in the list given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_shopper_visits(
    plan: *const gm_plan,
    index: usize,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("plan", plan, out, |plan| count("shopper", &plan.0.shoppers, index)) }
}

/// How many visits there are in a part of the day, by its place in the list given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_part_visits(plan: *const gm_plan, index: usize, out: *mut u64) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("plan", plan, out, |plan| count("part", &plan.0.parts, index)) }
}

/// The whole plan as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_plan_json(
    plan: *const gm_plan,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("plan", plan, (buffer, capacity, needed), |plan| serde_json::to_string(&plan.0)) }
}

/// The briefing sheet of a visit of a plan, as text for whoever makes it, in `language` ("en", "nl", "fr" or "et"; NULL for
/// "en"). `items` are what is to be observed; none leaves the list out.
///
/// Fails with GM_ERR_INVALID_OPTION for a language that there are no texts in.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_briefing(
    plan: *const gm_plan,
    index: usize,
    language: *const c_char,
    items: *const *const c_char,
    n_items: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (plan, language, items, out) = unsafe {
            (
                &required("plan", plan)?.0,
                crate::instrument::language(language)?.to_owned(),
                owned("items", items, n_items)?,
                TextOut::new(buffer, capacity, needed)?,
            )
        };
        let visit = at("visit", &plan.visits, index)?;
        out.write(&mystery::briefing(visit, &BriefingOptions { language, items })?)
    })
}

/// Options of gm_mystery_size; set up by gm_visit_size_options_init. Sample and sites are needed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_visit_size_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether the number of shoppers is given: 0.
    pub has_shoppers: i32,
    /// Of GM_SIZE_SHARE or GM_SIZE_MEAN: margin, share or standard deviation, level.
    pub sample: *const gm_size_options,
    /// How many sites are visited.
    pub sites: u64,
    /// How many shoppers visit them; not looked at unless has_shoppers is set.
    pub shoppers: u64,
    /// The correlation of two visits to one site, 0 to below 1: 0.1.
    pub site_icc: f64,
    /// The correlation of two visits by one shopper, 0 to below 1: 0.
    pub shopper_icc: f64,
}

impl Versioned for gm_visit_size_options {}

/// How many mystery visits an interval of the chain's score takes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_visit_size {
    /// The number of visits in all.
    pub visits: u64,
    /// The same, not rounded up.
    pub exact: f64,
    /// Visits to each site, on average.
    pub per_site: f64,
    /// Visits by each shopper, on average.
    pub per_shopper: f64,
    /// How many times larger the variance is than of as many visits that have nothing in common.
    pub design_effect: f64,
    /// How many visits it would take if they had nothing in common and their spread were known, not rounded up.
    pub independent: f64,
    /// Degrees of freedom of the interval: the smaller number of sites and shoppers that are visited and visit, less one.
    pub df: f64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
    /// Whether there is a number of visits by each shopper.
    pub has_per_shopper: i32,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visit_size_options_init(options: *mut gm_visit_size_options) -> gm_status {
    guard(|| {
        let VisitSizeOptions { sample: _, sites, shoppers: _, site_icc, shopper_icc } =
            VisitSizeOptions::new(SizeOptions::new(gapmodel_core::sampling::SizeKind::Mean), 0);
        let defaults = gm_visit_size_options {
            struct_size: struct_size::<gm_visit_size_options>(),
            has_shoppers: 0,
            sample: std::ptr::null(),
            sites,
            shoppers: 0,
            site_icc,
            shopper_icc,
        };
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(defaults);
        Ok(())
    })
}

/// How many mystery visits it takes until the interval of the chain's score is as narrow as wanted: the size of a simple
/// sample times the design effect of visits that share sites and shoppers.
///
/// Its interval is that of gm_mystery_score, Student's t with the smaller number of sites and shoppers less one as degrees of
/// freedom.
///
/// Fails as gm_sampling_size; with GM_ERR_INVALID_OPTION for another kind, without sites or shoppers, for a correlation that
/// is not from 0 to below 1, one of shoppers without their number, and if no number of visits to so many sites by so many
/// shoppers is enough.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_size(
    options: *const gm_visit_size_options,
    out: *mut gm_visit_size,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (options, out) = unsafe { (versioned("options", options)?, Out::new("out", out)?) };
        // SAFETY: as above.
        let sample = unsafe { versioned("sample", options.sample) }?.read()?;
        let VisitSize { visits, exact, per_site, per_shopper, design_effect, independent, df, level } =
            mystery::size(&VisitSizeOptions {
                sample,
                sites: options.sites,
                shoppers: (options.has_shoppers != 0).then_some(options.shoppers),
                site_icc: options.site_icc,
                shopper_icc: options.shopper_icc,
            })?;
        let (per_shopper, has_per_shopper) = flagged(per_shopper);
        let has_per_shopper = has_per_shopper.into();
        out.write(gm_visit_size {
            visits,
            exact,
            per_site,
            per_shopper,
            design_effect,
            independent,
            df,
            level,
            has_per_shopper,
            reserved: 0,
        });
        Ok(())
    })
}

/// How a table of visits is read; set up by gm_visit_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_visit_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether there is a pass mark: 0.
    pub has_pass_mark: i32,
    /// The column of sites; NULL for "site".
    pub site: *const c_char,
    /// The column of shoppers; NULL for "shopper".
    pub shopper: *const c_char,
    /// The column of occasions, such as waves; NULL for none: all visits to a site are of one.
    pub occasion: *const c_char,
    /// The column of visit scores, 0 to 100; NULL for "score". Read where there are no items.
    pub score: *const c_char,
    /// The columns of the items that the score of a visit is made of.
    pub items: *const *const c_char,
    /// How much each item counts; NULL for 1 each.
    pub weights: *const f64,
    /// The most points each item gives; NULL for 1 each.
    pub maxima: *const f64,
    /// The number of items.
    pub n_items: usize,
    /// The sites there are, a visit to another being an error; none if any site may be.
    pub sites: *const *const c_char,
    /// The number of sites.
    pub n_sites: usize,
    /// The score from which a visit is passed; not looked at unless has_pass_mark is set.
    pub pass_mark: f64,
}

impl Versioned for gm_visit_options {}

impl gm_visit_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        has_pass_mark: 0,
        site: std::ptr::null(),
        shopper: std::ptr::null(),
        occasion: std::ptr::null(),
        score: std::ptr::null(),
        items: std::ptr::null(),
        weights: std::ptr::null(),
        maxima: std::ptr::null(),
        n_items: 0,
        sites: std::ptr::null(),
        n_sites: 0,
        pass_mark: 0.0,
    };

    unsafe fn read(&self) -> Result<VisitOptions, Failure> {
        let given = |pointer: *const f64| if pointer.is_null() { 0 } else { self.n_items };
        // SAFETY: the caller's contract, passed on.
        let ([site, shopper, occasion, score], items, [weights, maxima], sites) = unsafe {
            (
                [
                    optional_text("site", self.site)?,
                    optional_text("shopper", self.shopper)?,
                    optional_text("occasion", self.occasion)?,
                    optional_text("score", self.score)?,
                ],
                owned("items", self.items, self.n_items)?,
                [
                    array("weights", self.weights, given(self.weights))?,
                    array("maxima", self.maxima, given(self.maxima))?,
                ],
                owned("sites", self.sites, self.n_sites)?,
            )
        };
        let number = |numbers: &[f64], i: usize| numbers.get(i).copied().unwrap_or(1.0);
        let item = |(i, name): (usize, String)| VisitItem {
            name,
            weight: number(weights, i),
            maximum: number(maxima, i),
        };
        let defaults = VisitOptions::default();
        Ok(VisitOptions {
            site: site.map_or(defaults.site, str::to_owned),
            shopper: shopper.map_or(defaults.shopper, str::to_owned),
            occasion: occasion.map(str::to_owned),
            score: score.map_or(defaults.score, str::to_owned),
            items: items.into_iter().enumerate().map(item).collect(),
            pass_mark: (self.has_pass_mark != 0).then_some(self.pass_mark),
            sites,
        })
    }
}

/// The sums of mystery visits by site, shopper and occasion. Made by gm_visits_new, freed by gm_visits_free. One thread at a
/// time may change one; any number may read it meanwhile if none changes it.
#[derive(Debug)]
pub struct gm_visits(Visits);

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visit_options_init(options: *mut gm_visit_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_visit_options::DEFAULT);
        Ok(())
    })
}

/// No visits yet. `options` may be NULL for the defaults. Free them with gm_visits_free.
///
/// Fails with GM_ERR_INVALID_OPTION for an item without a weight or maximum above 0, or that stands twice, and a pass mark
/// that is not above 0 and up to 100.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visits_new(
    options: *const gm_visit_options,
    out: *mut *mut gm_visits,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (options, out) = unsafe {
            (
                optional("options", options)?.unwrap_or(&gm_visit_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_visits(Visits::new(options)?));
        Ok(())
    })
}

/// Frees visits; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visits_free(visits: *mut gm_visits) {
    // SAFETY: the caller's contract.
    unsafe { free(visits) };
}

/// Adds the visits of a table, one per row. The score of a visit is 100 times the sum of weight times points by maximum over
/// the items that apply, by the sum of their weights; a missing item does not apply.
///
/// Fails with GM_ERR_UNKNOWN_COLUMN, and GM_ERR_INVALID_OPTION for a site or shopper that is missing, a site that is not among
/// those there are, and points or scores out of their range, naming the row; the visits are then unchanged.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visits_observe(visits: *mut gm_visits, table: *const gm_table) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (visits, table) =
            unsafe { (required_mut("visits", visits)?, versioned("table", table)?.view()?) };
        visits.0.observe(&table)?;
        Ok(())
    })
}

/// Adds all that others have seen. Fails with GM_ERR_MISMATCH for visits that are read otherwise, GM_ERR_OVERFLOW; the visits
/// are then unchanged.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visits_merge(visits: *mut gm_visits, other: *const gm_visits) -> gm_status {
    guard(|| {
        if std::ptr::eq(visits.cast_const(), other) {
            return Err(Failure::Argument("visits and other are the same".to_owned()));
        }
        // SAFETY: the caller's contract; the two are apart.
        let (visits, other) = unsafe { (required_mut("visits", visits)?, required("other", other)?) };
        visits.0.merge(&other.0)?;
        Ok(())
    })
}

/// The number of visits seen, with or without a score.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_visits_rows(visits: *const gm_visits, out: *mut u64) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("visits", visits, out, |visits| Ok(visits.0.rows())) }
}

/// Options of gm_mystery_score; set up by gm_mystery_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_mystery_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether there is a target: 0.
    pub has_target: i32,
    /// The score that a site should have, 0 to 100; not looked at unless has_target is set.
    pub target: f64,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The seed of the drawing: 1.
    pub seed: u64,
    /// The language of the sentences, NULL for "en".
    pub language: *const c_char,
    /// How often the places where visits overlap are drawn again for the interval of the agreement: 1,000 times; 0 for none.
    pub replicates: u32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_mystery_options {}

impl gm_mystery_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        has_target: 0,
        target: 0.0,
        level: 0.95,
        seed: 1,
        language: std::ptr::null(),
        replicates: 1_000,
        reserved: 0,
    };

    unsafe fn read(&self) -> Result<ScoreOptions, Failure> {
        Ok(ScoreOptions {
            target: (self.has_target != 0).then_some(self.target),
            level: self.level,
            replicates: self.replicates,
            seed: self.seed,
            // SAFETY: the caller's contract, passed on.
            language: unsafe { crate::instrument::language(self.language) }?.to_owned(),
        })
    }
}

/// What mystery visits say. Made by gm_mystery_score, freed by gm_mystery_free; never changes, so any number of threads may
/// read one, and owes nothing to the visits.
#[derive(Debug)]
pub struct gm_mystery(MysteryScore);

/// The figures of a gm_mystery.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_mystery_figures {
    /// The mean score of the visits, 0 to 100, with Student's t on clusters. n_excluded counts visits without a score.
    pub score: gm_estimate,
    /// The test that all shoppers are equally severe.
    pub severity_test: gm_f_test,
    /// Krippendorff's alpha of the scores that different shoppers gave the same site on the same occasion.
    pub agreement: gm_krippendorff,
    /// The same visits by one-way analysis of variance.
    pub overlap: gm_one_way,
    /// Degrees of freedom of the score's interval.
    pub df: f64,
    /// How many times larger the variance is than of as many visits that have nothing in common.
    pub design_effect: f64,
    /// The standard deviation of visits to one site by different shoppers, in points.
    pub within_sd: f64,
    /// Its degrees of freedom; 0 without it.
    pub within_df: u64,
    /// The score that a site should have.
    pub target: f64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
    /// How many visits there are, with or without a score.
    pub n_visits: u64,
    /// The number of sites with a score.
    pub n_sites: usize,
    /// The number of shoppers with a score.
    pub n_shoppers: usize,
    /// The number of items.
    pub n_items: usize,
    /// In how many groups that share no site and no shopper the visits fall apart; 1 if severity can be told.
    pub n_groups: usize,
    /// How many of the sites there are have no visit with a score; their names are in the JSON text.
    pub n_unvisited: usize,
    /// What visits count as together: GM_CLUSTERING_*.
    pub clustering: i32,
    /// Whether there is a df.
    pub has_df: u8,
    /// Whether there is a design_effect.
    pub has_design_effect: u8,
    /// Whether there is a within_sd.
    pub has_within_sd: u8,
    /// Whether there is a target.
    pub has_target: u8,
    /// Whether there is a severity_test.
    pub has_severity_test: u8,
    /// Whether there is an agreement.
    pub has_agreement: u8,
    /// Whether there is an overlap.
    pub has_overlap: u8,
    /// 0.
    pub reserved: u8,
    /// 0.
    pub reserved_2: i32,
}

/// What the visits say of one site.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_site_score {
    /// The mean score of its visits, 0 to 100.
    pub score: gm_estimate,
    /// The score it would have if the average shopper had come, in points.
    pub adjusted: gm_estimate,
    /// The probability that the true score is below the target, 0 to 1.
    pub below_target: f64,
    /// How many shoppers came.
    pub n_shoppers: u64,
    /// Whether there is an adjusted score.
    pub has_adjusted: u8,
    /// Whether there is that probability.
    pub has_below_target: u8,
    /// 0.
    pub reserved: u16,
    /// 0.
    pub reserved_2: i32,
}

/// How severe a shopper is beside others at the same sites.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_shopper_severity {
    /// How many points more than the average visit the shopper gives at the same site, negative = severe.
    pub effect: gm_estimate,
    /// The mean score, 0 to 100.
    pub mean: f64,
    /// The two-sided p-value of the effect, 0 to 1.
    pub p: f64,
    /// The same after Holm, over all shoppers.
    pub p_adjusted: f64,
    /// How many visits with a score there are.
    pub n_visits: u64,
    /// To how many sites.
    pub n_sites: u64,
    /// Whether there is an effect.
    pub has_effect: u8,
    /// Whether there is a p.
    pub has_p: u8,
    /// Whether there is a p_adjusted.
    pub has_p_adjusted: u8,
    /// 0.
    pub reserved: u8,
    /// 0.
    pub reserved_2: i32,
}

/// How one item of the form was met.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_item_score {
    /// The mean share of its points, 0 to 100; n_excluded counts visits where it did not apply.
    pub score: gm_estimate,
    /// How much it counts.
    pub weight: f64,
    /// In how many visits it did not apply.
    pub n_not_applicable: u64,
    /// Whether there is a score: not where it never applied.
    pub has_score: i32,
    /// 0.
    pub reserved: i32,
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_options_init(options: *mut gm_mystery_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_mystery_options::DEFAULT);
        Ok(())
    })
}

/// What mystery visits say: the score of the chain with an interval clustered by site and shopper (Cameron, Gelbach and Miller
/// 2011), scores of sites, how severe shoppers are, how far they agree. `options` may be NULL for the defaults. Free the
/// result with gm_mystery_free.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if no visit has a score, GM_ERR_TOO_FEW_RATINGS for a single one, GM_ERR_INVALID_OPTION
/// for a target outside 0 to 100, 1 to 99 replicates and a language that there are no texts in, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_score(
    visits: *const gm_visits,
    options: *const gm_mystery_options,
    out: *mut *mut gm_mystery,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (visits, options, out) = unsafe {
            (
                required("visits", visits)?,
                optional("options", options)?.unwrap_or(&gm_mystery_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_mystery(mystery::score(&visits.0, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_free(mystery: *mut gm_mystery) {
    // SAFETY: the caller's contract.
    unsafe { free(mystery) };
}

/// The figures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_get(
    mystery: *const gm_mystery,
    out: *mut gm_mystery_figures,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("mystery", mystery, out, |mystery| Ok(figures(&mystery.0))) }
}

fn figures(of: &MysteryScore) -> gm_mystery_figures {
    let MysteryScore {
        score,
        clustering,
        df,
        design_effect,
        within_sd,
        within_df,
        sites,
        unvisited,
        shoppers,
        severity_test,
        groups,
        agreement,
        overlap,
        items,
        n_visits,
        target,
        level,
        sentence: _,
    } = of;
    let [(df, has_df), (design_effect, has_design_effect), (within_sd, has_within_sd), (target, has_target)] =
        [*df, *design_effect, *within_sd, *target].map(flagged);
    gm_mystery_figures {
        score: (*score).into(),
        severity_test: severity_test.map_or(gm_f_test::NONE, Into::into),
        agreement: agreement.map_or(gm_krippendorff::NONE, Into::into),
        overlap: overlap.map_or(gm_one_way::NONE, Into::into),
        df,
        design_effect,
        within_sd,
        within_df: *within_df,
        target,
        level: *level,
        n_visits: *n_visits,
        n_sites: sites.len(),
        n_shoppers: shoppers.len(),
        n_items: items.len(),
        n_groups: groups.len(),
        n_unvisited: unvisited.len(),
        clustering: position(&Clustering::ALL, clustering),
        has_df,
        has_design_effect,
        has_within_sd,
        has_target,
        has_severity_test: severity_test.is_some().into(),
        has_agreement: agreement.is_some().into(),
        has_overlap: overlap.is_some().into(),
        reserved: 0,
        reserved_2: 0,
    }
}

/// One site.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_site(
    mystery: *const gm_mystery,
    index: usize,
    out: *mut gm_site_score,
) -> gm_status {
    let site = |mystery: &gm_mystery| {
        let SiteScore { site: _, score, n_shoppers, adjusted, below_target, sentence: _ } =
            at("site", &mystery.0.sites, index)?;
        let (below_target, has_below_target) = flagged(*below_target);
        Ok(gm_site_score {
            score: (*score).into(),
            adjusted: adjusted.map_or(gm_estimate::NONE, Into::into),
            below_target,
            n_shoppers: *n_shoppers,
            has_adjusted: adjusted.is_some().into(),
            has_below_target,
            reserved: 0,
            reserved_2: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("mystery", mystery, out, site) }
}

/// The label of a site.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_site_name(
    mystery: *const gm_mystery,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("mystery", mystery, (buffer, capacity, needed), |mystery| {
            Ok(at("site", &mystery.0.sites, index)?.site.as_str())
        })
    }
}

/// What the visits to a site can say and cannot, in plain words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_site_sentence(
    mystery: *const gm_mystery,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("mystery", mystery, (buffer, capacity, needed), |mystery| {
            Ok(at("site", &mystery.0.sites, index)?.sentence.as_str())
        })
    }
}

/// One shopper.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_shopper(
    mystery: *const gm_mystery,
    index: usize,
    out: *mut gm_shopper_severity,
) -> gm_status {
    let shopper = |mystery: &gm_mystery| {
        let ShopperSeverity { shopper: _, n_visits, n_sites, mean, effect, p, p_adjusted } =
            at("shopper", &mystery.0.shoppers, index)?;
        let ([(p, has_p), (p_adjusted, has_p_adjusted)], mean) = ([*p, *p_adjusted].map(flagged), *mean);
        Ok(gm_shopper_severity {
            effect: effect.map_or(gm_estimate::NONE, Into::into),
            mean,
            p,
            p_adjusted,
            n_visits: *n_visits,
            n_sites: *n_sites,
            has_effect: effect.is_some().into(),
            has_p,
            has_p_adjusted,
            reserved: 0,
            reserved_2: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("mystery", mystery, out, shopper) }
}

/// The label of a shopper.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_shopper_name(
    mystery: *const gm_mystery,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("mystery", mystery, (buffer, capacity, needed), |mystery| {
            Ok(at("shopper", &mystery.0.shoppers, index)?.shopper.as_str())
        })
    }
}

/// One item, in the order given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_item(
    mystery: *const gm_mystery,
    index: usize,
    out: *mut gm_item_score,
) -> gm_status {
    let item = |mystery: &gm_mystery| {
        let ItemScore { name: _, weight, score, n_not_applicable } = at("item", &mystery.0.items, index)?;
        Ok(gm_item_score {
            score: score.map_or(gm_estimate::NONE, Into::into),
            weight: *weight,
            n_not_applicable: *n_not_applicable,
            has_score: score.is_some().into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("mystery", mystery, out, item) }
}

/// The name of an item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_item_name(
    mystery: *const gm_mystery,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("mystery", mystery, (buffer, capacity, needed), |mystery| {
            Ok(at("item", &mystery.0.items, index)?.name.as_str())
        })
    }
}

/// What the visits say of all sites, and whether shoppers can be compared, in plain words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_sentence(
    mystery: *const gm_mystery,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("mystery", mystery, (buffer, capacity, needed), |mystery| Ok(mystery.0.sentence.as_str()))
    }
}

/// The whole result as JSON text, with the field names of all languages; the names of groups stand only here.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_mystery_json(
    mystery: *const gm_mystery,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |mystery: &gm_mystery| serde_json::to_string(&mystery.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("mystery", mystery, (buffer, capacity, needed), json) }
}
