use serde_json::Value;

use crate::{Args, Case};

/// One language's way of running each operation: arguments as in the vectors, the result in its serialised form.
#[expect(clippy::missing_errors_doc, missing_docs, reason = "each method is the operation of its name")]
pub trait Runner {
    /// What an operation fails with.
    type Error;

    fn csat_top_box(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_mean(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_index(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_nps(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_ces(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_bootstrap(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_trend(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_survey(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_p(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_p_prime(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_u(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_u_prime(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_xmr(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_ewma(&self, args: &Args) -> Result<Value, Self::Error>;
    fn control_cusum(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_compare(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_compare_paired(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_convention(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_conventions(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_score(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_score_items(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_side_by_side(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_segments(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_standardised(&self, args: &Args) -> Result<Value, Self::Error>;
    fn csat_rate_and_mix(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_servqual(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_segments(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_servperf(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_published(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_audit(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_weighted(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_score_response(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_five(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_waterfall(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_zone_of_tolerance(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_change(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_change_paired(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_antecedents(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_diagnose(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_difference_reliability(&self, args: &Args) -> Result<Value, Self::Error>;
    fn gap_difference_score(&self, args: &Args) -> Result<Value, Self::Error>;
    fn stats_proportion(&self, args: &Args) -> Result<Value, Self::Error>;
    fn stats_proportion_difference(&self, args: &Args) -> Result<Value, Self::Error>;
    fn stats_paired(&self, args: &Args) -> Result<Value, Self::Error>;
    fn stats_correlation(&self, args: &Args) -> Result<Value, Self::Error>;
    fn stats_adjust(&self, args: &Args) -> Result<Value, Self::Error>;
    fn stats_korn_graubard(&self, args: &Args) -> Result<Value, Self::Error>;
    fn weighting_rake(&self, args: &Args) -> Result<Value, Self::Error>;
    fn weighting_kish(&self, args: &Args) -> Result<Value, Self::Error>;
    fn weighting_post_stratify(&self, args: &Args) -> Result<Value, Self::Error>;
    fn sampling_size(&self, args: &Args) -> Result<Value, Self::Error>;
    fn sampling_response(&self, args: &Args) -> Result<Value, Self::Error>;
    fn sampling_bounds(&self, args: &Args) -> Result<Value, Self::Error>;
    fn sampling_early_late(&self, args: &Args) -> Result<Value, Self::Error>;
    fn complaints_priors(&self, args: &Args) -> Result<Value, Self::Error>;
    fn complaints_prior(&self, args: &Args) -> Result<Value, Self::Error>;
    fn complaints_estimate(&self, args: &Args) -> Result<Value, Self::Error>;
    fn complaints_compare(&self, args: &Args) -> Result<Value, Self::Error>;
    fn complaints_change(&self, args: &Args) -> Result<Value, Self::Error>;
    fn complaints_damage(&self, args: &Args) -> Result<Value, Self::Error>;
    fn economics_retention(&self, args: &Args) -> Result<Value, Self::Error>;
    fn economics_cohort(&self, args: &Args) -> Result<Value, Self::Error>;
    fn economics_satisfaction(&self, args: &Args) -> Result<Value, Self::Error>;
    fn economics_service_level(&self, args: &Args) -> Result<Value, Self::Error>;
    fn economics_agents(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_icc(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_one_way(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_kappa(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_fleiss(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_gwet(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_krippendorff(&self, args: &Args) -> Result<Value, Self::Error>;
    fn agreement_kendall_w(&self, args: &Args) -> Result<Value, Self::Error>;
    fn dimensions_score(&self, args: &Args) -> Result<Value, Self::Error>;
    fn dimensions_questionnaire(&self, args: &Args) -> Result<Value, Self::Error>;
    fn dimensions_impact(&self, args: &Args) -> Result<Value, Self::Error>;
    fn dimensions_conversation(&self, args: &Args) -> Result<Value, Self::Error>;
    fn dimensions_conversations(&self, args: &Args) -> Result<Value, Self::Error>;
    fn dimensions_validate(&self, args: &Args) -> Result<Value, Self::Error>;
    fn lexicon_from_toml(&self, args: &Args) -> Result<Value, Self::Error>;
    fn lexicon_extended(&self, args: &Args) -> Result<Value, Self::Error>;
    fn consistency_sites(&self, args: &Args) -> Result<Value, Self::Error>;
    fn consistency_channels(&self, args: &Args) -> Result<Value, Self::Error>;
    fn consistency_channels_wanted(&self, args: &Args) -> Result<Value, Self::Error>;
    fn consistency_over_time(&self, args: &Args) -> Result<Value, Self::Error>;
    fn consistency_permutation(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_alpha(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_omega(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_split_half(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_spearman_brown(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_ordinal_alpha(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_careless(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_dominance(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_key_drivers(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_key_drivers_products(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_importance_performance(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_importance_performance_derived(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_importance_performance_points(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_importance_gaps(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_penalty_reward(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_kano(&self, args: &Args) -> Result<Value, Self::Error>;
    fn drivers_kano_pairs(&self, args: &Args) -> Result<Value, Self::Error>;
    fn reliability_structure(&self, args: &Args) -> Result<Value, Self::Error>;
    fn mystery_plan(&self, args: &Args) -> Result<Value, Self::Error>;
    fn mystery_briefing(&self, args: &Args) -> Result<Value, Self::Error>;
    fn mystery_size(&self, args: &Args) -> Result<Value, Self::Error>;
    fn mystery_score(&self, args: &Args) -> Result<Value, Self::Error>;
    fn research_self_other(&self, args: &Args) -> Result<Value, Self::Error>;
    fn research_internal(&self, args: &Args) -> Result<Value, Self::Error>;
    fn standards_attainment(&self, args: &Args) -> Result<Value, Self::Error>;
    fn standards_coverage(&self, args: &Args) -> Result<Value, Self::Error>;
    fn standards_weights(&self, args: &Args) -> Result<Value, Self::Error>;
    fn standards_gap_inputs(&self, args: &Args) -> Result<Value, Self::Error>;
    fn research_coverage(&self, args: &Args) -> Result<Value, Self::Error>;
    fn scale_read(&self, args: &Args) -> Result<Value, Self::Error>;
    fn scale_reverse(&self, args: &Args) -> Result<Value, Self::Error>;
    fn scale_to_100(&self, args: &Args) -> Result<Value, Self::Error>;
    fn counts(&self, args: &Args) -> Result<Value, Self::Error>;
    fn pair_counts(&self, args: &Args) -> Result<Value, Self::Error>;
    fn moments(&self, args: &Args) -> Result<Value, Self::Error>;
    fn instrument_from_toml(&self, args: &Args) -> Result<Value, Self::Error>;
    fn instrument_from_json(&self, args: &Args) -> Result<Value, Self::Error>;
    fn instrument_gap_model(&self, args: &Args) -> Result<Value, Self::Error>;
    fn instrument_question(&self, args: &Args) -> Result<Value, Self::Error>;
    fn summarize(&self, args: &Args) -> Result<Value, Self::Error>;
    fn summarize_csv(&self, args: &Args) -> Result<Value, Self::Error>;
    fn segment_counts(&self, args: &Args) -> Result<Value, Self::Error>;
    fn segment_pairs(&self, args: &Args) -> Result<Value, Self::Error>;
    fn segment_moments(&self, args: &Args) -> Result<Value, Self::Error>;
    fn summary_observe_matched(&self, args: &Args) -> Result<Value, Self::Error>;
    fn summary_merge(&self, args: &Args) -> Result<Value, Self::Error>;
    fn summary_from_bytes(&self, args: &Args) -> Result<Value, Self::Error>;
}

/// Runs a case.
///
/// # Errors
///
/// What the operation fails with.
///
/// # Panics
///
/// If there is no operation of that name, or its arguments are not written as they should be.
#[expect(clippy::too_many_lines, reason = "one line per operation")]
pub fn run<R: Runner>(runner: &R, case: &Case) -> Result<Value, R::Error> {
    let call = match case.call.as_str() {
        "csat.top_box" => R::csat_top_box,
        "csat.mean" => R::csat_mean,
        "csat.index" => R::csat_index,
        "csat.nps" => R::csat_nps,
        "csat.ces" => R::csat_ces,
        "csat.bootstrap" => R::csat_bootstrap,
        "csat.trend" => R::csat_trend,
        "csat.survey" => R::csat_survey,
        "control.p" => R::control_p,
        "control.p_prime" => R::control_p_prime,
        "control.u" => R::control_u,
        "control.u_prime" => R::control_u_prime,
        "control.xmr" => R::control_xmr,
        "control.ewma" => R::control_ewma,
        "control.cusum" => R::control_cusum,
        "csat.compare" => R::csat_compare,
        "csat.compare_paired" => R::csat_compare_paired,
        "csat.convention" => R::csat_convention,
        "csat.conventions" => R::csat_conventions,
        "csat.score" => R::csat_score,
        "csat.score_items" => R::csat_score_items,
        "csat.side_by_side" => R::csat_side_by_side,
        "csat.segments" => R::csat_segments,
        "csat.standardised" => R::csat_standardised,
        "csat.rate_and_mix" => R::csat_rate_and_mix,
        "gap.servqual" => R::gap_servqual,
        "gap.segments" => R::gap_segments,
        "gap.servperf" => R::gap_servperf,
        "gap.published" => R::gap_published,
        "gap.audit" => R::gap_audit,
        "gap.weighted" => R::gap_weighted,
        "gap.score_response" => R::gap_score_response,
        "gap.five" => R::gap_five,
        "gap.waterfall" => R::gap_waterfall,
        "gap.zone_of_tolerance" => R::gap_zone_of_tolerance,
        "gap.change" => R::gap_change,
        "gap.change_paired" => R::gap_change_paired,
        "gap.antecedents" => R::gap_antecedents,
        "gap.diagnose" => R::gap_diagnose,
        "gap.difference_reliability" => R::gap_difference_reliability,
        "gap.difference_score" => R::gap_difference_score,
        "stats.proportion" => R::stats_proportion,
        "stats.proportion_difference" => R::stats_proportion_difference,
        "stats.paired" => R::stats_paired,
        "stats.correlation" => R::stats_correlation,
        "stats.adjust" => R::stats_adjust,
        "stats.korn_graubard" => R::stats_korn_graubard,
        "weighting.rake" => R::weighting_rake,
        "weighting.kish" => R::weighting_kish,
        "weighting.post_stratify" => R::weighting_post_stratify,
        "sampling.size" => R::sampling_size,
        "sampling.response" => R::sampling_response,
        "sampling.bounds" => R::sampling_bounds,
        "sampling.early_late" => R::sampling_early_late,
        "agreement.icc" => R::agreement_icc,
        "agreement.one_way" => R::agreement_one_way,
        "agreement.kappa" => R::agreement_kappa,
        "agreement.fleiss" => R::agreement_fleiss,
        "agreement.gwet" => R::agreement_gwet,
        "agreement.krippendorff" => R::agreement_krippendorff,
        "agreement.kendall_w" => R::agreement_kendall_w,
        "dimensions.score" => R::dimensions_score,
        "dimensions.questionnaire" => R::dimensions_questionnaire,
        "dimensions.impact" => R::dimensions_impact,
        "dimensions.conversation" => R::dimensions_conversation,
        "dimensions.conversations" => R::dimensions_conversations,
        "dimensions.validate" => R::dimensions_validate,
        "lexicon.from_toml" => R::lexicon_from_toml,
        "lexicon.extended" => R::lexicon_extended,
        "consistency.sites" => R::consistency_sites,
        "consistency.channels" => R::consistency_channels,
        "consistency.channels_wanted" => R::consistency_channels_wanted,
        "consistency.over_time" => R::consistency_over_time,
        "consistency.permutation" => R::consistency_permutation,
        "reliability.alpha" => R::reliability_alpha,
        "reliability.omega" => R::reliability_omega,
        "reliability.split_half" => R::reliability_split_half,
        "reliability.spearman_brown" => R::reliability_spearman_brown,
        "reliability.ordinal_alpha" => R::reliability_ordinal_alpha,
        "reliability.careless" => R::reliability_careless,
        "drivers.dominance" => R::drivers_dominance,
        "drivers.key_drivers" => R::drivers_key_drivers,
        "drivers.key_drivers_products" => R::drivers_key_drivers_products,
        "drivers.importance_performance" => R::drivers_importance_performance,
        "drivers.importance_performance_derived" => R::drivers_importance_performance_derived,
        "drivers.importance_performance_points" => R::drivers_importance_performance_points,
        "drivers.importance_gaps" => R::drivers_importance_gaps,
        "drivers.penalty_reward" => R::drivers_penalty_reward,
        "drivers.kano" => R::drivers_kano,
        "drivers.kano_pairs" => R::drivers_kano_pairs,
        "reliability.structure" => R::reliability_structure,
        "mystery.plan" => R::mystery_plan,
        "mystery.briefing" => R::mystery_briefing,
        "mystery.size" => R::mystery_size,
        "mystery.score" => R::mystery_score,
        "research.self_other" => R::research_self_other,
        "research.internal" => R::research_internal,
        "standards.attainment" => R::standards_attainment,
        "standards.coverage" => R::standards_coverage,
        "standards.weights" => R::standards_weights,
        "standards.gap_inputs" => R::standards_gap_inputs,
        "research.coverage" => R::research_coverage,
        "scale.read" => R::scale_read,
        "scale.reverse" => R::scale_reverse,
        "scale.to_100" => R::scale_to_100,
        "counts" => R::counts,
        "pair_counts" => R::pair_counts,
        "moments" => R::moments,
        "instrument.from_toml" => R::instrument_from_toml,
        "instrument.from_json" => R::instrument_from_json,
        "instrument.gap_model" => R::instrument_gap_model,
        "instrument.question" => R::instrument_question,
        "summarize" => R::summarize,
        "summarize_csv" => R::summarize_csv,
        "segment.counts" => R::segment_counts,
        "segment.pairs" => R::segment_pairs,
        "segment.moments" => R::segment_moments,
        "summary.observe_matched" => R::summary_observe_matched,
        "summary.merge" => R::summary_merge,
        "summary.from_bytes" => R::summary_from_bytes,
        other => beyond_surveys(other).unwrap_or_else(|| panic!("there is no operation {other:?}")),
    };
    call(runner, &case.args)
}

/// One language's function of an operation.
type Call<R> = fn(&R, &Args) -> Result<Value, <R as Runner>::Error>;

/// Operations on what is known from elsewhere than surveys.
fn beyond_surveys<R: Runner>(name: &str) -> Option<Call<R>> {
    let call: Call<R> = match name {
        "complaints.priors" => R::complaints_priors,
        "complaints.prior" => R::complaints_prior,
        "complaints.estimate" => R::complaints_estimate,
        "complaints.compare" => R::complaints_compare,
        "complaints.change" => R::complaints_change,
        "complaints.damage" => R::complaints_damage,
        "economics.retention" => R::economics_retention,
        "economics.cohort" => R::economics_cohort,
        "economics.satisfaction" => R::economics_satisfaction,
        "economics.service_level" => R::economics_service_level,
        "economics.agents" => R::economics_agents,
        _ => return None,
    };
    Some(call)
}
