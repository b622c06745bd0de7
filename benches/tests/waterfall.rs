//! A simulated study gives back what was put in.

use gapmodel_bench::study::{Of, Plan, calls_truth, instrument, members, two_waves};
use gapmodel_core::Viewpoint;
use gapmodel_core::gap::{
    ChangeOptions, Design, FiveGaps, FiveOptions, GapSet, WaterfallOptions, change_paired, five,
};

/// Seven gaps of a study of thousands.
fn large(plan: &Plan, seed: u64) -> FiveGaps {
    let options = FiveOptions { gaps: GapSet::Seven, ..FiveOptions::default() };
    five(&plan.summary(&instrument().unwrap(), seed).unwrap(), &options).unwrap()
}

fn plan() -> Plan {
    Plan {
        customers: 3_000,
        managers: 1_000,
        staff: 1_000,
        standards: 1_000,
        sites: 150,
        audits: (5, 25),
        promises: 1_000,
        calls: 5_000,
        ..Plan::default()
    }
}

/// Each scope with the id it is asked for by.
fn scopes() -> Vec<(String, Of)> {
    let instrument = instrument().unwrap();
    let dimensions = instrument.dimensions().iter().enumerate();
    let attributes = instrument.attributes().iter().enumerate();
    let mut scopes = vec![("overall".to_owned(), Of::Overall)];
    scopes.extend(dimensions.map(|(i, d)| (d.id().to_owned(), Of::Dimension(i))));
    scopes.extend(attributes.map(|(i, a)| (a.id().to_owned(), Of::Attribute(i))));
    scopes
}

fn assert_recovered(what: &str, value: f64, std_error: Option<f64>, truth: f64) {
    let z = (value - truth) / std_error.unwrap();
    assert!(z.abs() < 4.5, "{what}: {value} is {z} standard errors from {truth}");
}

#[test]
fn dimensions_are_those_of_the_instrument() {
    let instrument = instrument().unwrap();
    for (i, dimension) in instrument.dimensions().iter().enumerate() {
        assert_eq!(dimension.attributes(), members(i).collect::<Vec<_>>());
    }
}

#[test]
fn every_step_is_the_one_put_in_and_they_add_up_exactly() {
    let plan = plan();
    let found = large(&plan, 11);
    for (id, of) in scopes() {
        let options = WaterfallOptions { of: id.clone(), replicates: 200, ..WaterfallOptions::default() };
        let waterfall = found.waterfall(&options).unwrap();
        let mut sum = 0.0;
        for step in &waterfall.steps {
            let truth = plan.gap(step.delivered, step.reference, of);
            assert_recovered(
                &format!("{id}, {}", step.name),
                step.estimate.value,
                step.estimate.std_error,
                truth,
            );
            sum += step.estimate.value;
        }
        assert_eq!(sum, waterfall.total.value, "{id}");
        let truth = plan.gap(Viewpoint::Perception, Viewpoint::Expectation, of);
        assert_recovered(&id, waterfall.total.value, waterfall.total.std_error, truth);
        let communication = waterfall.communication.unwrap().estimate;
        let truth = plan.gap(Viewpoint::Delivered, Viewpoint::Communicated, of);
        assert_recovered(&id, communication.value, communication.std_error, truth);
    }
}

#[test]
fn seven_gaps_are_those_put_in_each_by_its_design() {
    let plan = plan();
    let found = large(&plan, 12);
    let designs = [
        Design::Independent,
        Design::Independent,
        Design::Clustered,
        Design::Clustered,
        Design::Paired,
        Design::Independent,
        Design::Independent,
    ];
    assert_eq!(found.gaps.len(), 7);
    for (gap, design) in found.gaps.iter().zip(designs) {
        let overall = gap.overall.unwrap();
        assert_eq!(overall.design, design, "gap {}", gap.number);
        let truth = plan.gap(gap.delivered, gap.reference, Of::Overall);
        assert_recovered(&gap.name, overall.estimate.value, overall.estimate.std_error, truth);
    }
    let seconds = &found.measured[0];
    let (within, mean) = calls_truth();
    assert!(!seconds.entered);
    assert_recovered("seconds", seconds.gap.value, seconds.gap.std_error, 20.0 - mean);
    // 5,000 calls: five standard errors are 0.032.
    assert!((seconds.within.value - within).abs() < 0.032, "{} within, not {within}", seconds.within.value);
}

#[test]
fn surveys_before_and_after_the_visit_are_partially_paired() {
    let plan = Plan { customers: 1_000, before: 2_000, after: 1_500, ..Plan::nobody() };
    let found = large(&plan, 13);
    let overall = found.gap(5).unwrap().overall.unwrap();
    assert_eq!((overall.design, overall.n_pairs), (Design::PartiallyPaired, 1_000));
    assert_eq!((overall.n_reference, overall.n_delivered), (3_000, 2_500));
    let truth = plan.gap(Viewpoint::Perception, Viewpoint::Expectation, Of::Overall);
    assert_recovered("gap 5", overall.estimate.value, overall.estimate.std_error, truth);
}

#[test]
fn two_waves_of_the_same_people_differ_by_what_was_put_in() {
    let (before, mut after) = (Plan::default(), Plan::default());
    after.means[0].1 = 6.2;
    let instrument = instrument().unwrap();
    let waves = two_waves([&before, &after], 2_000, 14);
    let [before, after] = [0, 1].map(|wave: usize| waves[wave].table(&instrument).unwrap());
    let found = change_paired(&before, &after, &instrument, "id", &ChangeOptions::default()).unwrap();
    assert_recovered("E", found.overall.expectation.value, found.overall.expectation.std_error, 0.2);
    assert_recovered("P", found.overall.perception.value, found.overall.perception.std_error, 0.0);
    assert!(found.overall.expectations_rise);
}

#[test]
fn the_step_built_largest_is_found_with_near_certainty() {
    let waterfall = large(&plan(), 15).waterfall(&WaterfallOptions::default()).unwrap();
    assert_eq!(waterfall.largest, "gap 3");
    assert!(waterfall.probability > 0.999, "{}", waterfall.probability);
    let sum: f64 = waterfall.steps.iter().map(|step| step.probability_largest).sum();
    assert!((sum - 1.0).abs() < 1e-12);
}

#[test]
fn of_two_equal_steps_each_is_the_largest_half_of_the_time() {
    // In one study the probability of either can be anything, as a p-value can: it is uniform over studies.
    let mut plan = Plan { customers: 100, managers: 40, standards: 40, sites: 15, ..Plan::default() };
    (plan.staff, plan.promises, plan.calls) = (0, 0, 0);
    for (viewpoint, mean) in &mut plan.means {
        match viewpoint {
            Viewpoint::Management => *mean = 5.0,
            Viewpoint::Standard => *mean = 4.9,
            Viewpoint::Delivered => *mean = 3.9,
            Viewpoint::Perception => *mean = 3.8,
            _ => {}
        }
    }
    let instrument = instrument().unwrap();
    let studies = 60;
    let (mut first, mut third) = (0.0, 0.0);
    for seed in 0..studies {
        let found = five(&plan.summary(&instrument, seed).unwrap(), &FiveOptions::default()).unwrap();
        let options = WaterfallOptions { replicates: 200, ..WaterfallOptions::default() };
        let waterfall = found.waterfall(&options).unwrap();
        first += waterfall.steps[0].probability_largest / studies as f64;
        third += waterfall.steps[2].probability_largest / studies as f64;
    }
    // The mean of 60 uniform numbers has standard error 0.037.
    assert!((first - 0.5).abs() < 0.15 && (third - 0.5).abs() < 0.15, "{first} and {third}");
    assert!(first + third > 0.99, "{first} and {third}");
}
