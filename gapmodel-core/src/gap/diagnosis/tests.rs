use super::*;
use crate::estimate::Method;
use crate::gap::{AntecedentRelation, Design, GapEntry};
use crate::language::LANGUAGES;
use crate::stats::Adjustment;

const VIEWPOINTS_OF: [(Viewpoint, Viewpoint); 7] = [
    (Viewpoint::Management, Viewpoint::Expectation),
    (Viewpoint::Standard, Viewpoint::Management),
    (Viewpoint::Delivered, Viewpoint::Standard),
    (Viewpoint::Delivered, Viewpoint::Communicated),
    (Viewpoint::Perception, Viewpoint::Expectation),
    (Viewpoint::Employee, Viewpoint::Expectation),
    (Viewpoint::Employee, Viewpoint::Management),
];

/// Mean of the delivered side, mean of the reference, adjusted p-value.
type Sides = (f64, f64, f64);

fn estimate(value: f64, half: f64) -> Estimate {
    Estimate {
        value,
        std_error: Some(half / 2.0),
        low: Some(value - half),
        high: Some(value + half),
        level: 0.95,
        n_valid: 120,
        n_missing: 0,
        n_excluded: 0,
        n_effective: 120.0,
        method: Method::T,
    }
}

fn of((delivered, reference, p): Sides) -> GapEstimate {
    GapEstimate {
        estimate: estimate(delivered - reference, 0.2),
        design: Design::Independent,
        delivered_mean: delivered,
        reference_mean: reference,
        n_delivered: 60,
        n_reference: 60,
        n_pairs: 0,
        n_clusters: 0,
        df: Some(118.0),
        t: None,
        p: Some(p),
        p_adjusted: Some(p),
        effect_size: None,
        ordinal: None,
    }
}

fn gap(number: u8, overall: Option<Sides>) -> Gap {
    let overall = overall.map(of);
    let (delivered, reference) = VIEWPOINTS_OF[usize::from(number) - 1];
    let (dimensions, attributes, missing) = (Vec::new(), Vec::new(), Vec::new());
    Gap { number, name: String::new(), delivered, reference, overall, dimensions, attributes, missing }
}

fn entry(id: &str, sides: Sides) -> GapEntry {
    GapEntry { id: id.to_owned(), label: id.to_uppercase(), estimate: Some(of(sides)), missing: Vec::new() }
}

fn five(gaps: Vec<Gap>, evidence: Vec<Evidence>) -> FiveGaps {
    let (measured, notes) = (Vec::new(), Vec::new());
    FiveGaps {
        gaps,
        evidence,
        measured,
        notes,
        level: 0.95,
        family: Adjustment::Holm,
        scale: (1.0, 7.0),
        chains: Vec::new(),
    }
}

fn evidence(viewpoint: Viewpoint, n: u64, n_clusters: u64, fixed: bool) -> Evidence {
    Evidence { viewpoint, n, n_clusters, fixed }
}

fn row(id: &str, gap: u8, polarity: i8, mean: f64) -> AntecedentRow {
    let correlation = estimate(0.5, 0.3);
    AntecedentRow {
        id: id.to_owned(),
        label: id.to_uppercase(),
        gap,
        polarity,
        mean: estimate(mean, 0.2),
        alpha: Some(0.8),
        alpha_is_negative: false,
        alpha_n: 0,
        relation: Some(AntecedentRelation { correlation, as_expected: true }),
    }
}

fn constructs(constructs: Vec<AntecedentRow>) -> AntecedentsResult {
    let unanswered = Vec::new();
    AntecedentsResult {
        constructs,
        unanswered,
        respondents: 120,
        units: None,
        level: 0.95,
        scale: (1.0, 7.0),
    }
}

fn step(name: &str, value: f64) -> Step {
    Step {
        name: name.to_owned(),
        delivered: Viewpoint::Perception,
        reference: Viewpoint::Delivered,
        estimate: estimate(value, 0.2),
        probability_largest: 0.5,
    }
}

fn waterfall(steps: Vec<Step>, total: f64) -> Waterfall {
    Waterfall {
        id: "overall".to_owned(),
        largest: steps[0].name.clone(),
        steps,
        total: estimate(total, 0.2),
        communication: None,
        probability: 0.9,
        replicates: 2000,
        seed: 1,
        missing: Vec::new(),
    }
}

fn in_english(five: &FiveGaps, antecedents: Option<&AntecedentsResult>) -> Vec<Finding> {
    diagnose(five, antecedents, &DiagnoseOptions::default()).unwrap().findings
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}

/// Studies that together set off every rule.
fn everything() -> (Vec<(FiveGaps, Waterfall)>, AntecedentsResult) {
    let all = (1..=7).map(|number| gap(number, Some((4.0, 6.8, 0.001)))).collect();
    let thin = vec![
        evidence(Viewpoint::Communicated, 0, 0, false),
        evidence(Viewpoint::Delivered, 12, 3, false),
        evidence(Viewpoint::Standard, 1, 0, true),
    ];
    let known =
        vec![gap(1, Some((6.0, 6.0, 1.0))), gap(2, Some((5.0, 6.0, 0.01))), gap(3, Some((4.0, 4.8, 0.2)))];
    let below = waterfall(vec![step("perception", -1.0), step("gap 2 + gap 3", -0.5)], -1.5);
    let above = waterfall(vec![step("gap 1", -2.0), step("perception", 0.5)], -1.5);
    let antecedents = constructs(vec![row("role_conflict", 3, -1, 5.0), row("teamwork", 3, 1, 3.0)]);
    (vec![(five(all, thin), below), (five(known, Vec::new()), above)], antecedents)
}

#[test]
fn every_rule_speaks_every_language_without_leftover_braces() {
    let (studies, antecedents) = everything();
    for language in LANGUAGES {
        let mut spoken: Vec<String> = Vec::new();
        for (five, waterfall) in &studies {
            let options = DiagnoseOptions { language: language.to_owned() };
            let diagnosis = diagnose_with(five, Some(&antecedents), Some(waterfall), &options).unwrap();
            assert_eq!(diagnosis.language, language);
            for finding in diagnosis.findings {
                let texts = [&finding.title, &finding.text].into_iter();
                for text in texts.chain(&finding.causes).chain(&finding.instruments) {
                    assert!(
                        !text.is_empty() && !text.contains(['{', '}']),
                        "{language} {}: {text}",
                        finding.rule
                    );
                }
                assert!(!finding.numbers.is_empty() && !finding.instruments.is_empty(), "{}", finding.rule);
                assert!(finding.numbers.iter().all(|number| number.value.is_finite()));
                assert!(finding.importance >= 0.0 && !finding.source.is_empty());
                spoken.push(finding.rule);
            }
        }
        for rule in &RULES {
            assert!(
                spoken.iter().any(|name| name == rule.name),
                "{language}: nothing sets off {}",
                rule.name
            );
        }
    }
}

#[test]
fn no_text_is_empty_or_the_same_in_two_languages() {
    for rule in &RULES {
        for texts in [&rule.title, &rule.text] {
            for (i, text) in texts.iter().enumerate() {
                assert!(text.len() > 10, "{}: {text}", rule.name);
                assert!(!texts[..i].contains(text), "{}: {text}", rule.name);
                assert_eq!(text.matches('{').count(), texts[0].matches('{').count(), "{}: {text}", rule.name);
            }
        }
    }
}

#[test]
fn a_shortfall_is_worded_with_its_numbers_in_the_manner_of_the_language() {
    let five = five(vec![gap(1, Some((5.2, 6.0, 0.0004)))], Vec::new());
    let finding = &in_english(&five, None)[0];
    assert_eq!(finding.title, "Gap 1, Overall: management underestimates what customers expect");
    assert_eq!(
        finding.text,
        "What management believes customers expect is 0.80 lower on the scale than what they do expect \
         (−0.80; 95% confidence interval −1.00 to −0.60; n = 120; p < 0.001)."
    );
    assert_eq!((finding.gap, finding.subject.as_str()), (Some(1), "overall"));
    assert!((finding.importance - 0.8 / 6.0 * 0.9996).abs() < 1e-12);
    let number = &finding.numbers[0];
    assert_eq!((number.name.as_str(), number.n, number.p), ("gap_1", Some(120), Some(0.0004)));
    let estonian = DiagnoseOptions { language: "et".to_owned() };
    let text = &diagnose(&five, None, &estonian).unwrap().findings[0].text;
    assert!(text.ends_with("(−0,80; 95% usaldusvahemik −1,00 kuni −0,60; n = 120; p < 0,001)."), "{text}");
}

#[test]
fn the_lowest_dimension_speaks() {
    let mut customer = gap(5, Some((5.0, 6.0, 0.01)));
    customer.dimensions = vec![
        entry("tangibles", (5.5, 6.0, 0.01)),
        entry("reliability", (4.0, 6.0, 0.01)),
        entry("empathy", (4.1, 6.0, 0.01)),
        entry("assurance", (6.2, 6.0, 0.01)),
    ];
    let findings = in_english(&five(vec![customer], Vec::new()), None);
    let subjects: Vec<&str> = findings.iter().map(|finding| finding.subject.as_str()).collect();
    assert_eq!(subjects, ["reliability", "overall"]);
}

#[test]
fn what_is_large_but_uncertain_is_said_to_be_so() {
    let findings = in_english(&five(vec![gap(3, Some((4.0, 5.0, 0.2)))], Vec::new()), None);
    assert_eq!(rules(&findings), ["large_but_uncertain"]);
    assert!(
        findings[0].text.starts_with("“Service delivered” is 1.00 below “Service standards” on the scale (")
    );
    let small = five(vec![gap(3, Some((4.5, 5.0, 0.2)))], Vec::new());
    assert_eq!(in_english(&small, None), []);
    let surplus = five(vec![gap(3, Some((6.0, 5.0, 0.001)))], Vec::new());
    assert_eq!(in_english(&surplus, None), []);
}

#[test]
fn rules_on_two_gaps_need_both() {
    let promise = gap(4, Some((5.0, 6.0, 0.01)));
    let unkept = five(vec![promise.clone(), gap(5, Some((5.0, 6.0, 0.04)))], Vec::new());
    assert!(rules(&in_english(&unkept, None)).contains(&"promise_exceeds_delivery"));
    let kept = five(vec![promise, gap(5, Some((6.0, 5.0, 0.04)))], Vec::new());
    assert_eq!(rules(&in_english(&kept, None)), ["gap_shortfall"]);
    let standards = gap(2, Some((5.0, 6.0, 0.01)));
    let known = five(vec![gap(1, Some((6.0, 6.1, 0.6))), standards.clone()], Vec::new());
    assert!(rules(&in_english(&known, None)).contains(&"standard_below_belief"));
    let unknown = five(vec![gap(1, Some((6.0, 6.5, 0.001))), standards], Vec::new());
    assert!(!rules(&in_english(&unknown, None)).contains(&"standard_below_belief"));
    let unclear = five(vec![gap(1, Some((6.0, 6.5, 0.2))), gap(2, Some((5.0, 6.0, 0.01)))], Vec::new());
    assert_eq!(rules(&in_english(&unclear, None)), ["gap_shortfall"]);
    let delivery = gap(3, Some((5.0, 6.2, 0.001)));
    let sound = five(vec![delivery.clone(), gap(5, Some((5.5, 6.0, 0.3)))], Vec::new());
    assert!(rules(&in_english(&sound, None)).contains(&"delivery_below_sound_standard"));
    let low = five(vec![delivery, gap(5, Some((6.0, 6.3, 0.3)))], Vec::new());
    assert_eq!(rules(&in_english(&low, None)), ["gap_shortfall"]);
}

#[test]
fn a_weak_construct_is_a_finding_and_the_first_cause_of_its_gap() {
    let gaps = five(vec![gap(3, Some((4.0, 6.0, 0.001)))], Vec::new());
    let antecedents = constructs(vec![
        row("teamwork", 3, 1, 5.0),
        row("role_conflict", 3, -1, 5.0),
        row("goal_setting", 2, 1, 2.0),
        row("role_ambiguity", 3, -1, 4.1),
    ]);
    let findings = in_english(&gaps, Some(&antecedents));
    assert_eq!(rules(&findings), ["gap_shortfall", "weak_antecedent", "weak_antecedent"]);
    assert_eq!(
        findings[0].causes[..2],
        ["ROLE_CONFLICT (5.00)", "too few staff, or staff in the wrong place"]
    );
    assert_eq!(
        (findings[1].subject.as_str(), findings[2].subject.as_str()),
        ("goal_setting", "role_conflict")
    );
    let names: Vec<&str> = findings[2].numbers.iter().map(|number| number.name.as_str()).collect();
    assert_eq!(names, ["mean", "alpha", "correlation"]);
}

#[test]
fn steps_speak_only_with_a_waterfall() {
    let gaps = five(Vec::new(), Vec::new());
    assert_eq!(in_english(&gaps, None), []);
    let waterfall = waterfall(vec![step("gap 3", -1.0), step("perception", 0.5)], -0.5);
    let findings =
        diagnose_with(&gaps, None, Some(&waterfall), &DiagnoseOptions::default()).unwrap().findings;
    assert_eq!(rules(&findings), ["largest_step", "perception_above_delivery"]);
    assert_eq!((findings[0].gap, findings[0].importance), (Some(3), 1.0 / 6.0 * 0.9));
}

#[test]
fn missing_evidence_is_found_by_viewpoint_and_never_for_what_is_written_down() {
    let mut communication = gap(4, None);
    communication.missing = vec![Viewpoint::Communicated];
    let seen = vec![
        evidence(Viewpoint::Standard, 1, 0, true),
        evidence(Viewpoint::Delivered, 12, 4, false),
        evidence(Viewpoint::Perception, 300, 0, false),
    ];
    let diagnosis = diagnose(&five(vec![communication], seen), None, &DiagnoseOptions::default()).unwrap();
    assert_eq!(rules(&diagnosis.findings), ["no_evidence", "little_evidence", "few_sites"]);
    let values: Vec<f64> = diagnosis.findings.iter().map(|finding| finding.numbers[0].value).collect();
    assert_eq!(values, [0.0, 12.0, 4.0]);
    assert_eq!(diagnosis.findings[0].instruments, ["advertising test"]);
    let thin: Vec<Viewpoint> = diagnosis.evidence.iter().map(|evidence| evidence.viewpoint).collect();
    assert_eq!(thin, [Viewpoint::Delivered, Viewpoint::Communicated]);
}

#[test]
fn an_unknown_language_is_refused() {
    let options = DiagnoseOptions { language: "de".to_owned() };
    let error = diagnose(&five(Vec::new(), Vec::new()), None, &options).unwrap_err();
    assert_eq!(error.to_string(), "language = \"de\" is not allowed: the languages are en, nl, fr, et");
}

#[test]
fn labels_with_braces_stay_as_they_are() {
    let mut customer = gap(5, None);
    customer.attributes = vec![entry("{size}", (4.0, 6.0, 0.001))];
    let findings = in_english(&five(vec![customer], Vec::new()), None);
    assert_eq!(findings[0].title, "Gap 5, {SIZE}: customers perceive less than they expect");
}

#[cfg(feature = "serde")]
#[test]
fn a_diagnosis_survives_json() {
    let (studies, antecedents) = everything();
    let diagnosis =
        diagnose_with(&studies[0].0, Some(&antecedents), Some(&studies[0].1), &DiagnoseOptions::default())
            .unwrap();
    let text = serde_json::to_string(&diagnosis).unwrap();
    assert_eq!(serde_json::from_str::<Diagnosis>(&text).unwrap(), diagnosis);
    let text = serde_json::to_string(&antecedents).unwrap();
    assert_eq!(serde_json::from_str::<AntecedentsResult>(&text).unwrap(), antecedents);
}
