//! The operations through the C interface, with the calls and structs that a program in C would use.
#![expect(
    clippy::undocumented_unsafe_blocks,
    reason = "every block is a call as C makes it: pointers to values and handles of this scope, of the lengths said"
)]
#![expect(clippy::borrow_as_ptr, reason = "&value, as C writes it")]
#![allow(clippy::wildcard_imports, reason = "what C includes with the header")]

mod agreement;
mod call;
mod compare;
mod complaints;
mod consistency;
mod control;
mod conversation;
mod dimensions;
mod drivers;
mod economics;
mod model;
mod mystery;
mod reliability;
mod research;
mod sample;
mod show;
mod standards;
mod survey;

use std::fmt::Debug;

use gapmodel::*;
use serde_json::{Value, json};

pub use self::call::CError;
use self::call::{Handle, Numbers, Result, Scale, array, change, out, pointer, text};
use crate::{Args, Runner};

/// The operations of the C interface.
#[derive(Clone, Copy, Debug)]
pub struct CAbi;

impl Runner for CAbi {
    type Error = CError;

    fn csat_top_box(&self, args: &Args) -> Result<Value> {
        let mut options: gm_top_box_options = out(|out| unsafe { gm_top_box_options_init(out) })?;
        let points = args.get("positive").filter(|positive| positive.is_array());
        let points = points.and_then(|_| args.numbers("positive"));
        if let Some(points) = &points {
            (options.points, options.n_points) = (points.as_ptr(), points.len());
        } else if args.get("positive").is_some() {
            options.n_top = usize::try_from(args.whole("positive")).expect("a number of points");
        }
        options.level = args.level();
        options.method = method(args, options.method)?;
        let estimate = csat(args, &options, gm_csat_top_box, gm_csat_top_box_counts)?;
        Ok(show::estimate(&estimate))
    }

    fn csat_mean(&self, args: &Args) -> Result<Value> {
        Ok(show::estimate(&csat(args, &csat_options(args)?, gm_csat_mean, gm_csat_mean_counts)?))
    }

    fn csat_index(&self, args: &Args) -> Result<Value> {
        Ok(show::estimate(&csat(args, &csat_options(args)?, gm_csat_index, gm_csat_index_counts)?))
    }

    fn csat_nps(&self, args: &Args) -> Result<Value> {
        let mut options: gm_nps_options = out(|out| unsafe { gm_nps_options_init(out) })?;
        options.level = args.level();
        options.method = method(args, options.method)?;
        let nps = csat(args, &options, gm_csat_nps, gm_csat_nps_counts)?;
        let scale = scale(args)?.get();
        Ok(show::nps(&nps, if scale.min == 0.0 { 11 } else { 10 }))
    }

    fn csat_ces(&self, args: &Args) -> Result<Value> {
        Ok(show::ces(&csat(args, &csat_options(args)?, gm_csat_ces, gm_csat_ces_counts)?))
    }

    fn csat_bootstrap(&self, args: &Args) -> Result<Value> {
        let mut options: gm_csat_bootstrap_options =
            out(|out| unsafe { gm_csat_bootstrap_options_init(out) })?;
        options.statistic = code(args, "statistic", options.statistic, &compare::STATISTICS)?;
        options.level = args.level();
        let points = args.get("positive").filter(|positive| positive.is_array());
        let points = points.and_then(|_| args.numbers("positive"));
        if let Some(points) = &points {
            (options.points, options.n_points) = (points.as_ptr(), points.len());
        } else if args.get("positive").is_some() {
            options.n_top = usize::try_from(args.whole("positive")).expect("a number of points");
        }
        let negative = args.numbers("negative").unwrap_or_default();
        (options.negative, options.n_negative) = (negative.as_ptr(), negative.len());
        let bootstrap = bootstrap(args)?;
        options.bootstrap = pointer(bootstrap.as_deref());
        Ok(show::estimate(&csat(args, &options, gm_csat_bootstrap, gm_csat_bootstrap_counts)?))
    }

    fn csat_trend(&self, args: &Args) -> Result<Value> {
        control::trend(args)
    }

    fn csat_survey(&self, args: &Args) -> Result<Value> {
        compare::of_design(args)
    }

    fn control_p(&self, args: &Args) -> Result<Value> {
        control::p(args)
    }

    fn control_p_prime(&self, args: &Args) -> Result<Value> {
        control::p_prime(args)
    }

    fn control_u(&self, args: &Args) -> Result<Value> {
        control::u(args)
    }

    fn control_u_prime(&self, args: &Args) -> Result<Value> {
        control::u_prime(args)
    }

    fn control_xmr(&self, args: &Args) -> Result<Value> {
        control::xmr(args)
    }

    fn control_ewma(&self, args: &Args) -> Result<Value> {
        control::ewma(args)
    }

    fn control_cusum(&self, args: &Args) -> Result<Value> {
        control::cusum(args)
    }

    fn csat_compare(&self, args: &Args) -> Result<Value> {
        compare::compare(args)
    }

    fn csat_compare_paired(&self, args: &Args) -> Result<Value> {
        compare::compare_paired(args)
    }

    fn csat_convention(&self, args: &Args) -> Result<Value> {
        compare::convention(args)
    }

    fn csat_conventions(&self, _: &Args) -> Result<Value> {
        compare::conventions()
    }

    fn csat_score(&self, args: &Args) -> Result<Value> {
        compare::score(args)
    }

    fn csat_score_items(&self, args: &Args) -> Result<Value> {
        compare::score_items(args)
    }

    fn csat_side_by_side(&self, args: &Args) -> Result<Value> {
        compare::side_by_side(args)
    }

    fn csat_segments(&self, args: &Args) -> Result<Value> {
        compare::segments(args)
    }

    fn csat_standardised(&self, args: &Args) -> Result<Value> {
        compare::standardised(args)
    }

    fn csat_rate_and_mix(&self, args: &Args) -> Result<Value> {
        compare::rate_and_mix(args)
    }

    fn gap_servqual(&self, args: &Args) -> Result<Value> {
        survey::servqual_of(args)
    }

    fn gap_segments(&self, args: &Args) -> Result<Value> {
        let (summary, level) = (survey::survey(args)?, args.level());
        show::segments(&Handle::new(gm_segment_gaps_free, |out| unsafe {
            gm_gap_segments(summary.get(), level, out)
        })?)
    }

    fn gap_servperf(&self, args: &Args) -> Result<Value> {
        survey::servperf(&survey::survey(args)?, GM_TOTAL, args)
    }

    fn gap_published(&self, args: &Args) -> Result<Value> {
        let (row, level) = (published_gap(args)?, args.level());
        let mut last = None;
        let findings = text(|buffer, capacity, needed| {
            let mut published = std::mem::MaybeUninit::uninit();
            let status =
                unsafe { gm_gap_published(&row, level, buffer, capacity, needed, published.as_mut_ptr()) };
            last = (status == GM_OK).then(|| unsafe { published.assume_init() });
            status
        })?;
        Ok(show::published(&last.expect("written on success"), &findings))
    }

    fn gap_audit(&self, args: &Args) -> Result<Value> {
        let rows = args.objects("rows").iter().map(published_gap).collect::<Result<Vec<_>>>()?;
        let (data, n, level) = (rows.as_ptr(), rows.len(), args.level());
        let findings =
            Handle::new(gm_audit_findings_free, |out| unsafe { gm_gap_audit(data, n, level, out) })?;
        show::findings(&findings)
    }

    fn gap_weighted(&self, args: &Args) -> Result<Value> {
        let side = |name: &str| args.numbers(name).unwrap_or_default();
        let (gaps, weights) = (side("gaps"), side("weights"));
        if gaps.len() != weights.len() {
            return Err(CError::NotInC("gaps and weights have one length in C"));
        }
        let weighted: gm_weighted_gap =
            out(|out| unsafe { gm_gap_weighted(gaps.as_ptr(), weights.as_ptr(), gaps.len(), out) })?;
        Ok(json!({"unweighted": weighted.unweighted, "weighted": weighted.weighted}))
    }

    fn gap_score_response(&self, args: &Args) -> Result<Value> {
        let instrument = survey::instrument(args)?;
        let scorer = Handle::new(gm_response_scorer_free, |out| unsafe {
            gm_response_scorer_new(instrument.get(), out)
        })?;
        let side = |name: &str| Numbers::new(args.numbers(name).unwrap_or_default());
        let (expectations, perceptions) = (side("expectations"), side("perceptions"));
        let (expectations, perceptions) = (expectations.column(), perceptions.column());
        let n = out(|out| unsafe { gm_response_scorer_n_dimensions(scorer.get(), out) })?;
        let (mut gaps, mut has_gap) = (vec![0.0; n], vec![0_u8; n]);
        let (gap_out, has_out) = (gaps.as_mut_ptr(), has_gap.as_mut_ptr());
        let score = out(|out| unsafe {
            gm_response_scorer_score(scorer.get(), &expectations, &perceptions, gap_out, has_out, out)
        })?;
        Ok(show::response(&score, &gaps, &has_gap))
    }

    fn gap_five(&self, args: &Args) -> Result<Value> {
        model::five(args)
    }

    fn gap_waterfall(&self, args: &Args) -> Result<Value> {
        model::waterfall(args)
    }

    fn gap_zone_of_tolerance(&self, args: &Args) -> Result<Value> {
        model::zone(args)
    }

    fn gap_change(&self, args: &Args) -> Result<Value> {
        model::change(args)
    }

    fn gap_change_paired(&self, args: &Args) -> Result<Value> {
        model::change_paired(args)
    }

    fn gap_antecedents(&self, args: &Args) -> Result<Value> {
        model::antecedents(args)
    }

    fn gap_diagnose(&self, args: &Args) -> Result<Value> {
        model::diagnose(args)
    }

    fn gap_difference_reliability(&self, args: &Args) -> Result<Value> {
        model::difference_reliability(args)
    }

    fn gap_difference_score(&self, args: &Args) -> Result<Value> {
        model::difference_score(args)
    }

    fn stats_proportion(&self, args: &Args) -> Result<Value> {
        let (successes, n, level) = (args.whole("successes"), args.whole("n"), args.level());
        let method = method(args, GM_METHOD_WILSON)?;
        let share = out(|out| unsafe { gm_stats_proportion(successes, n, level, method, out) })?;
        Ok(show::estimate(&share))
    }

    fn stats_proportion_difference(&self, args: &Args) -> Result<Value> {
        let [x_a, n_a, x_b, n_b] = ["successes_a", "n_a", "successes_b", "n_b"].map(|name| args.whole(name));
        let level = args.level();
        let difference =
            out(|out| unsafe { gm_stats_proportion_difference(x_a, n_a, x_b, n_b, level, out) })?;
        Ok(show::estimate(&difference))
    }

    fn stats_paired(&self, args: &Args) -> Result<Value> {
        let differences = Numbers::new(args.numbers("differences").unwrap_or_default());
        let (column, level) = (differences.column(), args.level());
        Ok(show::paired(&out(|out| unsafe { gm_stats_paired(&column, level, out) })?))
    }

    fn stats_correlation(&self, args: &Args) -> Result<Value> {
        let [x, y] = ["x", "y"].map(|name| Numbers::new(args.numbers(name).unwrap_or_default()));
        let (x, y, level, bootstrap) = (x.column(), y.column(), args.level(), bootstrap(args)?);
        let bootstrap = pointer(bootstrap.as_deref());
        Ok(show::estimate(&out(|out| unsafe { gm_stats_correlation(&x, &y, level, bootstrap, out) })?))
    }

    fn stats_adjust(&self, args: &Args) -> Result<Value> {
        let mut p_values = args.numbers("p_values").unwrap_or_default();
        let adjustment = adjustment(args, "method")?;
        let (p, n) = (p_values.as_mut_ptr(), p_values.len());
        change(unsafe { gm_stats_adjust(p, n, adjustment, p) })?;
        Ok(json!(p_values))
    }

    fn stats_korn_graubard(&self, args: &Args) -> Result<Value> {
        sample::korn_graubard(args)
    }

    fn weighting_rake(&self, args: &Args) -> Result<Value> {
        sample::rake(args)
    }

    fn weighting_kish(&self, args: &Args) -> Result<Value> {
        sample::kish(args)
    }

    fn weighting_post_stratify(&self, args: &Args) -> Result<Value> {
        sample::post_stratify(args)
    }

    fn sampling_size(&self, args: &Args) -> Result<Value> {
        sample::size(args)
    }

    fn sampling_response(&self, args: &Args) -> Result<Value> {
        sample::response(args)
    }

    fn sampling_bounds(&self, args: &Args) -> Result<Value> {
        sample::bounds(args)
    }

    fn sampling_early_late(&self, args: &Args) -> Result<Value> {
        sample::early_late(args)
    }

    fn complaints_priors(&self, args: &Args) -> Result<Value> {
        complaints::priors(args)
    }

    fn complaints_prior(&self, args: &Args) -> Result<Value> {
        complaints::prior(args)
    }

    fn complaints_estimate(&self, args: &Args) -> Result<Value> {
        complaints::estimate(args)
    }

    fn complaints_compare(&self, args: &Args) -> Result<Value> {
        complaints::compare(args)
    }

    fn complaints_change(&self, args: &Args) -> Result<Value> {
        complaints::change(args)
    }

    fn complaints_damage(&self, args: &Args) -> Result<Value> {
        complaints::damage(args)
    }

    fn economics_retention(&self, args: &Args) -> Result<Value> {
        economics::retention(args)
    }

    fn economics_cohort(&self, args: &Args) -> Result<Value> {
        economics::cohort(args)
    }

    fn economics_satisfaction(&self, args: &Args) -> Result<Value> {
        economics::satisfaction(args)
    }

    fn economics_service_level(&self, args: &Args) -> Result<Value> {
        economics::service_level(args)
    }

    fn economics_agents(&self, args: &Args) -> Result<Value> {
        economics::agents(args)
    }

    fn agreement_icc(&self, args: &Args) -> Result<Value> {
        agreement::icc(args)
    }

    fn agreement_one_way(&self, args: &Args) -> Result<Value> {
        agreement::one_way(args)
    }

    fn agreement_kappa(&self, args: &Args) -> Result<Value> {
        agreement::kappa(args)
    }

    fn agreement_fleiss(&self, args: &Args) -> Result<Value> {
        agreement::fleiss(args)
    }

    fn agreement_gwet(&self, args: &Args) -> Result<Value> {
        agreement::gwet(args)
    }

    fn agreement_krippendorff(&self, args: &Args) -> Result<Value> {
        agreement::krippendorff(args)
    }

    fn agreement_kendall_w(&self, args: &Args) -> Result<Value> {
        agreement::kendall_w(args)
    }

    fn dimensions_score(&self, args: &Args) -> Result<Value> {
        dimensions::score(args)
    }

    fn dimensions_questionnaire(&self, args: &Args) -> Result<Value> {
        dimensions::questionnaire(args)
    }

    fn dimensions_impact(&self, args: &Args) -> Result<Value> {
        dimensions::impact(args)
    }

    fn dimensions_conversation(&self, args: &Args) -> Result<Value> {
        conversation::one(args)
    }

    fn dimensions_conversations(&self, args: &Args) -> Result<Value> {
        conversation::many(args)
    }

    fn dimensions_validate(&self, args: &Args) -> Result<Value> {
        conversation::validate(args)
    }

    fn lexicon_from_toml(&self, args: &Args) -> Result<Value> {
        conversation::from_toml(args)
    }

    fn lexicon_extended(&self, args: &Args) -> Result<Value> {
        conversation::extended(args)
    }

    fn consistency_sites(&self, args: &Args) -> Result<Value> {
        consistency::sites(args)
    }

    fn consistency_channels(&self, args: &Args) -> Result<Value> {
        consistency::channels(args)
    }

    fn consistency_channels_wanted(&self, args: &Args) -> Result<Value> {
        consistency::channels_wanted(args)
    }

    fn consistency_over_time(&self, args: &Args) -> Result<Value> {
        consistency::over_time(args)
    }

    fn consistency_permutation(&self, args: &Args) -> Result<Value> {
        consistency::permutation(args)
    }

    fn reliability_alpha(&self, args: &Args) -> Result<Value> {
        reliability::alpha(args)
    }

    fn reliability_omega(&self, args: &Args) -> Result<Value> {
        reliability::omega(args)
    }

    fn reliability_split_half(&self, args: &Args) -> Result<Value> {
        reliability::split_half(args)
    }

    fn reliability_spearman_brown(&self, args: &Args) -> Result<Value> {
        reliability::spearman_brown(args)
    }

    fn reliability_ordinal_alpha(&self, args: &Args) -> Result<Value> {
        reliability::ordinal_alpha(args)
    }

    fn reliability_careless(&self, args: &Args) -> Result<Value> {
        reliability::careless(args)
    }

    fn drivers_dominance(&self, args: &Args) -> Result<Value> {
        drivers::dominance(args)
    }

    fn drivers_key_drivers(&self, args: &Args) -> Result<Value> {
        drivers::key_drivers(args)
    }

    fn drivers_key_drivers_products(&self, args: &Args) -> Result<Value> {
        drivers::key_drivers_products(args)
    }

    fn drivers_importance_performance(&self, args: &Args) -> Result<Value> {
        drivers::importance_performance(args)
    }

    fn drivers_importance_performance_derived(&self, args: &Args) -> Result<Value> {
        drivers::importance_performance_derived(args)
    }

    fn drivers_importance_performance_points(&self, args: &Args) -> Result<Value> {
        drivers::importance_performance_points(args)
    }

    fn drivers_importance_gaps(&self, args: &Args) -> Result<Value> {
        drivers::importance_gaps(args)
    }

    fn drivers_penalty_reward(&self, args: &Args) -> Result<Value> {
        drivers::penalty_reward(args)
    }

    fn drivers_kano(&self, args: &Args) -> Result<Value> {
        drivers::kano(args)
    }

    fn drivers_kano_pairs(&self, args: &Args) -> Result<Value> {
        drivers::kano_pairs(args)
    }

    fn reliability_structure(&self, args: &Args) -> Result<Value> {
        reliability::structure(args)
    }

    fn mystery_plan(&self, args: &Args) -> Result<Value> {
        mystery::plan(args)
    }

    fn mystery_briefing(&self, args: &Args) -> Result<Value> {
        mystery::briefing(args)
    }

    fn mystery_size(&self, args: &Args) -> Result<Value> {
        mystery::size(args)
    }

    fn mystery_score(&self, args: &Args) -> Result<Value> {
        mystery::score(args)
    }

    fn research_self_other(&self, args: &Args) -> Result<Value> {
        research::self_other(args)
    }

    fn research_internal(&self, args: &Args) -> Result<Value> {
        research::internal(args)
    }

    fn standards_attainment(&self, args: &Args) -> Result<Value> {
        standards::attainment(args)
    }

    fn standards_coverage(&self, args: &Args) -> Result<Value> {
        standards::coverage(args)
    }

    fn standards_weights(&self, args: &Args) -> Result<Value> {
        standards::weights(args)
    }

    fn standards_gap_inputs(&self, args: &Args) -> Result<Value> {
        standards::gap_inputs(args)
    }

    fn research_coverage(&self, args: &Args) -> Result<Value> {
        standards::research(args)
    }

    fn scale_read(&self, args: &Args) -> Result<Value> {
        survey::read(&scale(args)?, args.number("value"))
    }

    fn scale_reverse(&self, _: &Args) -> Result<Value> {
        Err(CError::NotInC("one line of arithmetic in C"))
    }

    fn scale_to_100(&self, _: &Args) -> Result<Value> {
        Err(CError::NotInC("one line of arithmetic in C"))
    }

    fn counts(&self, args: &Args) -> Result<Value> {
        show::counts(&counts(args)?)
    }

    fn pair_counts(&self, args: &Args) -> Result<Value> {
        let scale = scale(args)?;
        let pairs = Handle::new(gm_pair_counts_free, |out| unsafe { gm_pair_counts_new(&scale.get(), out) })?;
        let side = |name: &str| Numbers::new(args.numbers(name).unwrap_or_default());
        let (reference, delivered, weights) = (side("reference"), side("delivered"), weights(args));
        let (reference, delivered) = (reference.column(), delivered.column());
        let weights = weights.as_ref().map(Numbers::column);
        let weights = pointer(weights.as_ref());
        change(unsafe { gm_pair_counts_extend(pairs.get(), &reference, &delivered, weights) })?;
        show::pairs(&pairs)
    }

    fn moments(&self, args: &Args) -> Result<Value> {
        let moments = Handle::new(gm_moments_free, |out| unsafe { gm_moments_new(out) })?;
        let (values, weights) = (Numbers::new(args.values()), weights(args));
        let (values, weights) = (values.column(), weights.as_ref().map(Numbers::column));
        change(unsafe { gm_moments_extend(moments.get(), &values, pointer(weights.as_ref())) })?;
        show::moments(&moments)
    }

    fn instrument_from_toml(&self, args: &Args) -> Result<Value> {
        let toml = call::c_text(args.text("text").unwrap_or_default())?;
        survey::show_instrument(|out| unsafe { gm_instrument_from_toml(toml.as_ptr(), out) })
    }

    fn instrument_gap_model(&self, _: &Args) -> Result<Value> {
        survey::show_instrument(|out| unsafe { gm_instrument_gap_model(out) })
    }

    fn instrument_question(&self, args: &Args) -> Result<Value> {
        let viewpoint = code(args, "viewpoint", -1, &show::VIEWPOINTS)?;
        let language = args.text("language").map(call::c_text).transpose()?;
        let language = language.as_ref().map_or(std::ptr::null(), |language| language.as_ptr());
        Ok(json!(text(|buffer, capacity, needed| unsafe {
            gm_instrument_question(viewpoint, language, buffer, capacity, needed)
        })?))
    }

    fn instrument_from_json(&self, args: &Args) -> Result<Value> {
        let json = call::c_text(args.text("text").unwrap_or_default())?;
        survey::show_instrument(|out| unsafe { gm_instrument_from_json(json.as_ptr(), out) })
    }

    fn summarize(&self, args: &Args) -> Result<Value> {
        survey::show_summary(&survey::survey(args)?, args)
    }

    fn summarize_csv(&self, args: &Args) -> Result<Value> {
        survey::show_summary(&survey::from_csv(args)?, args)
    }

    fn segment_counts(&self, args: &Args) -> Result<Value> {
        let summary = survey::survey(args)?;
        show::counts(&survey::counts(&summary, survey::segment(&summary, args)?, survey::id(args))?)
    }

    fn segment_pairs(&self, args: &Args) -> Result<Value> {
        let summary = survey::survey(args)?;
        show::pairs(&survey::pairs(&summary, survey::segment(&summary, args)?, survey::id(args))?)
    }

    fn segment_moments(&self, args: &Args) -> Result<Value> {
        let summary = survey::survey(args)?;
        show::moments(&survey::moments(&summary, survey::segment(&summary, args)?, survey::id(args))?)
    }

    fn summary_observe_matched(&self, args: &Args) -> Result<Value> {
        survey::show_summary(&survey::matched(args)?, args)
    }

    fn summary_merge(&self, args: &Args) -> Result<Value> {
        let part = |name: &str| survey::survey(&args.object(name).expect("two parts to merge"));
        let (first, second) = (part("first")?, part("second")?);
        change(unsafe { gm_summary_merge(first.get(), second.get()) })?;
        survey::show_summary(&first, args)
    }

    fn summary_from_bytes(&self, args: &Args) -> Result<Value> {
        let bytes = crate::core::latin1(args.text("latin1").unwrap_or_default());
        let summary = Handle::new(gm_summary_free, |out| unsafe {
            gm_summary_from_bytes(bytes.as_ptr(), bytes.len(), out)
        })?;
        survey::show_summary(&summary, args)
    }
}

/// `GM_TOTAL`, which is a macro in the header.
const GM_TOTAL: usize = usize::MAX;

fn code(args: &Args, name: &str, default: i32, names: &[(&str, i32)]) -> Result<i32> {
    let Some(name) = args.text(name) else { return Ok(default) };
    let found = names.iter().find(|(other, _)| *other == name);
    found.map(|(_, code)| *code).ok_or(CError::NotInC("a code in C; there is none for this name"))
}

fn method(args: &Args, default: i32) -> Result<i32> {
    code(args, "method", default, &show::METHODS)
}

/// The bootstrap that a case asks for by its method; on the heap, where options may point to it.
fn bootstrap(args: &Args) -> Result<Option<Box<gm_bootstrap>>> {
    if args.get("method").is_none() {
        return Ok(None);
    }
    let mut bootstrap: gm_bootstrap = out(|out| unsafe { gm_bootstrap_init(out) })?;
    bootstrap.method = method(args, bootstrap.method)?;
    if args.get("replicates").is_some() {
        bootstrap.replicates = args.whole("replicates") as u32;
    }
    if args.get("seed").is_some() {
        bootstrap.seed = args.whole("seed");
    }
    Ok(Some(Box::new(bootstrap)))
}

fn adjustment(args: &Args, name: &str) -> Result<i32> {
    code(args, name, GM_ADJUST_HOLM, &show::ADJUSTMENTS)
}

/// A row of a published table: what is absent is not printed.
fn published_gap(args: &Args) -> Result<gm_published_gap> {
    let mut row: gm_published_gap = out(|out| unsafe { gm_published_gap_init(out, 0, 0.0, 0.0) })?;
    let number = |name: &str| args.get(name).map_or((0, 0.0), |_| (1, args.number(name)));
    (row.has_n, row.n) = args.get("n").map_or((0, 0), |_| (1, args.whole("n")));
    (row.has_perception_mean, row.perception_mean) = number("perception_mean");
    (row.has_perception_sd, row.perception_sd) = number("perception_sd");
    (row.has_expectation_mean, row.expectation_mean) = number("expectation_mean");
    (row.has_expectation_sd, row.expectation_sd) = number("expectation_sd");
    row.gap = args.number("gap");
    (row.has_gap_sd, row.gap_sd) = number("gap_sd");
    (row.has_t, row.t) = number("t");
    (row.has_low, row.low) = number("low");
    (row.has_high, row.high) = number("high");
    row.rounding = args.number_or("rounding", row.rounding);
    Ok(row)
}

fn weights(args: &Args) -> Option<Numbers> {
    args.numbers("weights").map(Numbers::new)
}

fn csat_options(args: &Args) -> Result<gm_csat_options> {
    let mut options: gm_csat_options = out(|out| unsafe { gm_csat_options_init(out) })?;
    options.level = args.level();
    Ok(options)
}

type OfRatings<O, R> =
    unsafe extern "C" fn(*const gm_column, *const gm_column, *const gm_scale, *const O, *mut R) -> gm_status;
type OfCounts<O, R> = unsafe extern "C" fn(*const gm_counts, *const O, *mut R) -> gm_status;

/// A measure of satisfaction of columns, which that of their counts must not differ from.
fn csat<O, R: PartialEq + Debug>(
    args: &Args,
    options: &O,
    of_ratings: OfRatings<O, R>,
    of_counts: OfCounts<O, R>,
) -> Result<R> {
    let (scale, ratings, weights) = (scale(args)?, Numbers::new(args.ratings()), weights(args));
    let (ratings, weights) = (ratings.column(), weights.as_ref().map(Numbers::column));
    let direct =
        out(|out| unsafe { of_ratings(&ratings, pointer(weights.as_ref()), &scale.get(), options, out) });
    let tallied = counts(args).and_then(|counts| out(|out| unsafe { of_counts(counts.get(), options, out) }));
    assert_eq!(direct, tallied, "of columns and of counts");
    direct
}

fn counts(args: &Args) -> Result<Handle<gm_counts>> {
    let (scale, ratings, weights) = (scale(args)?, Numbers::new(args.ratings()), weights(args));
    let (ratings, weights) = (ratings.column(), weights.as_ref().map(Numbers::column));
    let counts = Handle::new(gm_counts_free, |out| unsafe { gm_counts_new(&scale.get(), out) })?;
    change(unsafe { gm_counts_extend(counts.get(), &ratings, pointer(weights.as_ref())) })?;
    Ok(counts)
}

fn scale(args: &Args) -> Result<Scale> {
    if let Some(Value::Array(_)) = args.get("scale") {
        let (min, max) = args.pair("scale").expect("min and max");
        let plain = out(|out| unsafe { gm_scale_init(out, min, max) })?;
        return Ok(Scale::new(plain, [vec![], vec![], vec![]]));
    }
    let written = args.object("scale").expect("a scale is needed");
    let (min, max) = (written.number_or("min", f64::NEG_INFINITY), written.number_or("max", f64::INFINITY));
    let mut plain: gm_scale = out(|out| unsafe { gm_scale_init(out, min, max) })?;
    if written.names().any(|name| name == "step") {
        plain.step = written.number_or("step", 0.0);
        if written.get("step").is_some() && plain.step == 0.0 {
            return Err(CError::NotInC("a step of 0 is a measure in C"));
        }
    }
    if written.text("direction") == Some("low_is_good") {
        plain.direction = GM_LOW_IS_GOOD;
    }
    let codes =
        ["missing", "not_applicable", "refused"].map(|name| written.numbers(name).unwrap_or_default());
    Ok(Scale::new(plain, codes))
}

/// Where the one rating of some counts stands.
fn point_of(counts: &Handle<gm_counts>) -> Result<Option<usize>> {
    let table = array(|buffer, n, needed| unsafe { gm_counts_counts(counts.get(), buffer, n, needed) })?;
    Ok(table.iter().position(|n: &u64| *n == 1))
}
