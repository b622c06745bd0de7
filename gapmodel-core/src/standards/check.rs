//! What a set of standards must satisfy, each rule with its reason in words.

use std::collections::BTreeMap;

use super::set::{Standard, StandardKind, StandardSetSpec, StandardSource, StandardUnit, WeightRule};
use super::tally::done;
use crate::instrument::check::{Check, all_or_none, at_most, unique, well_formed};
use crate::instrument::fault::Fault;

const MAX_STANDARDS: usize = 10_000;
const MAX_WEIGHT: f64 = 1e6;

pub(super) fn set(spec: &StandardSetSpec) -> Check {
    well_formed("id", &spec.id)?;
    if spec.standards.is_empty() {
        return Err(Fault::new("standards", "there are no standards: give at least one"));
    }
    at_most("standards", "standards", spec.standards.len(), MAX_STANDARDS)?;
    unique("standards", spec.standards.iter().map(|standard| standard.id.as_str()), &mut BTreeMap::new())?;
    columns(spec)?;
    for (i, standard) in spec.standards.iter().enumerate() {
        one(standard, &format!("standards[{i}]"))?;
    }
    codes("not_applicable", &spec.not_applicable, &spec.standards)?;
    codes("missing", &spec.missing, &spec.standards)
}

/// Each column of a table with a column per standard is read once.
fn columns(spec: &StandardSetSpec) -> Check {
    let mut readers = BTreeMap::new();
    for (i, standard) in spec.standards.iter().enumerate() {
        for column in std::iter::once(standard.column()).chain(standard.abandoned.as_deref()) {
            if let Some(first) = readers.insert(column, i).filter(|&first| !shared(spec, first, i, column)) {
                let reason = format!(
                    "column {column:?} is read twice: by standards {:?} and {:?}",
                    spec.standards[first].id, standard.id
                );
                return Err(Fault::new(format!("standards[{i}].column"), reason));
            }
        }
    }
    Ok(())
}

/// Two standards may be held against the same times, and two times against the same column of who gave up.
fn shared(spec: &StandardSetSpec, first: usize, second: usize, column: &str) -> bool {
    let (a, b) = (&spec.standards[first], &spec.standards[second]);
    let is_own = |standard: &Standard| standard.column() == column;
    first != second && is_own(a) == is_own(b) && a.kind.is_time() == b.kind.is_time()
}

fn one(standard: &Standard, key: &str) -> Check {
    let id = &standard.id;
    let fault = |field: &str, reason: String| Err(Fault::new(format!("{key}.{field}"), reason));
    if let Err(reason) = unit(standard) {
        return fault("unit", reason);
    }
    let Some(target) = standard.target else {
        let what = target_of(standard.kind);
        return fault("target", format!("standard {id:?} has no target: give {what}"));
    };
    if let Err(allowed) = target_in_unit(standard, target) {
        return fault("target", format!("target {target} of standard {id:?} is outside its unit: {allowed}"));
    }
    if let Err(reason) = share(standard) {
        return fault("share", reason);
    }
    if let Err(reason) = fields_of_kind(standard) {
        return fault(reason.0, reason.1);
    }
    if standard.critical && (standard.weight.is_some() || !standard.weights.is_empty()) {
        let reason = format!(
            "standard {id:?} is critical and has a weight: critical standards stand apart from the score"
        );
        return fault("weight", reason);
    }
    if standard.weight.is_some() && !standard.weights.is_empty() {
        return fault("weights", format!("standard {id:?} has both weight and weights: give one of them"));
    }
    Ok(())
}

fn target_of(kind: StandardKind) -> &'static str {
    match kind {
        StandardKind::YesNo => "the share of contacts in which it must be done, such as 0.95",
        StandardKind::TimeLimit | StandardKind::Percentile => "the longest time allowed",
        StandardKind::Rating => "the worst rating that is good enough",
    }
}

fn unit(standard: &Standard) -> Result<(), String> {
    let id = &standard.id;
    let allowed = standard.kind.units();
    let names: Vec<&str> = allowed.iter().map(|unit| unit.name()).collect();
    let (kind, names) = (standard.kind.name(), names.join(", "));
    match standard.unit {
        Some(unit) if !allowed.contains(&unit) => Err(format!(
            "unit {} does not go with standard {id:?} of kind {kind}: allowed are {names}",
            unit.name()
        )),
        None if standard.kind.is_time() => Err(format!("standard {id:?} has no unit: allowed are {names}")),
        _ => Ok(()),
    }
}

fn target_in_unit(standard: &Standard, target: f64) -> Result<(), String> {
    let time = standard.unit.and_then(|unit| Some((unit, unit.longest()?)));
    match (standard.kind, time, &standard.scale) {
        (StandardKind::YesNo, ..) if target > 0.0 && target <= 1.0 => Ok(()),
        (StandardKind::YesNo, ..) => {
            Err("a share is above 0 and no more than 1 (0.95 means 95 %)".to_owned())
        }
        (StandardKind::Rating, _, None) => Err("it needs the scale of the rating".to_owned()),
        (StandardKind::Rating, _, Some(scale)) if (scale.min()..=scale.max()).contains(&target) => Ok(()),
        (StandardKind::Rating, _, Some(scale)) => Err(format!("ratings are {}", scale.describe())),
        (_, Some((_, longest)), _) if target > 0.0 && target <= longest => Ok(()),
        (_, Some((unit, longest)), _) => {
            Err(format!("a time is above 0 and no more than {longest} {}", unit.name()))
        }
        (_, None, _) => Err("it needs a unit of time".to_owned()),
    }
}

fn share(standard: &Standard) -> Result<(), String> {
    let id = &standard.id;
    match (standard.kind, standard.share) {
        (StandardKind::YesNo, Some(share)) => {
            Err(format!("standard {id:?} of kind yes_no has the share {share}: its share is the target"))
        }
        (StandardKind::Percentile, None) => {
            Err(format!("standard {id:?} is a percentile without a share: give one, such as 0.9 for 90 %"))
        }
        (StandardKind::Percentile, Some(share)) if !(share > 0.0 && share < 1.0) => Err(format!(
            "share {share} of standard {id:?} is not allowed: a share is above 0 and below 1 (0.9 means 90 %)"
        )),
        (_, Some(share)) if !(share > 0.0 && share <= 1.0) => Err(format!(
            "share {share} of standard {id:?} is not allowed: a share is above 0 and no more than 1"
        )),
        _ => Ok(()),
    }
}

/// What only ratings or only times have.
fn fields_of_kind(standard: &Standard) -> Result<(), (&'static str, String)> {
    let (id, kind) = (&standard.id, standard.kind);
    let not_for =
        |field| (field, format!("standard {id:?} of kind {} has {field}, which it cannot have", kind.name()));
    if standard.scale.is_some() && kind != StandardKind::Rating {
        return Err(not_for("scale"));
    }
    if standard.abandoned.is_some() && !kind.is_time() {
        return Err(not_for("abandoned"));
    }
    let Some(short) = standard.short_abandon else { return Ok(()) };
    if !kind.is_time() {
        return Err(not_for("short_abandon"));
    }
    let longest = standard.unit.and_then(StandardUnit::longest).unwrap_or(0.0);
    if (0.0..=longest).contains(&short) {
        return Ok(());
    }
    let reason = format!("short_abandon {short} of standard {id:?} is not allowed: from 0 to {longest}");
    Err(("short_abandon", reason))
}

/// Codes stand beside what can be observed, not for it.
fn codes(field: &'static str, codes: &[f64], standards: &[Standard]) -> Check {
    for (i, &code) in codes.iter().enumerate() {
        let taken = standards.iter().find(|standard| can_be(standard, code));
        let reason = match taken {
            _ if !code.is_finite() => format!("code {code} is not allowed: a code is a finite number"),
            Some(standard) => {
                format!("code {code} is not allowed: it can be observed of standard {:?}", standard.id)
            }
            None => continue,
        };
        return Err(Fault::new(format!("{field}[{i}]"), reason));
    }
    Ok(())
}

fn can_be(standard: &Standard, code: f64) -> bool {
    match (standard.kind, &standard.scale) {
        (StandardKind::YesNo, _) => done(code).is_some(),
        (StandardKind::Rating, scale) => scale.as_ref().is_some_and(|scale| scale.read(code).is_some()),
        _ => code >= 0.0,
    }
}

/// The weight of each standard: shares that sum to 1, 0 for critical ones.
pub(super) fn weights(spec: &StandardSetSpec) -> Result<Vec<f64>, Fault> {
    let counted: Vec<usize> = (0..spec.standards.len()).filter(|&i| !spec.standards[i].critical).collect();
    let own = |i: &usize| spec.standards[*i].weight;
    let by_stakeholder = counted.iter().any(|&i| !spec.standards[i].weights.is_empty());
    let weights = if by_stakeholder {
        combined(spec, &counted)?
    } else {
        let given: Vec<bool> = spec.standards.iter().map(|s| s.weight.is_some() || s.critical).collect();
        if counted.iter().any(|i| own(i).is_some()) {
            all_or_none("standards", "weight", &given)?;
        }
        for &i in &counted {
            positive(&format!("standards[{i}].weight"), own(&i).unwrap_or(1.0))?;
        }
        shares(&counted.iter().map(|i| own(i).unwrap_or(1.0)).collect::<Vec<f64>>())
    };
    let mut all = vec![0.0; spec.standards.len()];
    counted.iter().zip(weights).for_each(|(&i, weight)| all[i] = weight);
    Ok(all)
}

fn positive(key: &str, weight: f64) -> Check {
    if weight > 0.0 && weight <= MAX_WEIGHT {
        return Ok(());
    }
    let reason =
        format!("weight {weight} is not allowed: a weight is a number above 0 and up to {MAX_WEIGHT}");
    Err(Fault::new(key, reason))
}

fn shares(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// Each stakeholder's weights as shares, put together by the rule of the set.
fn combined(spec: &StandardSetSpec, counted: &[usize]) -> Result<Vec<f64>, Fault> {
    let mut stakeholders: Vec<StandardSource> = Vec::new();
    for &i in counted {
        let standard = &spec.standards[i];
        if standard.weight.is_some() {
            let reason = format!("standard {:?} has a weight, others have weights: give either", standard.id);
            return Err(Fault::new(format!("standards[{i}].weight"), reason));
        }
        for (source, weight) in &standard.weights {
            positive(&format!("standards[{i}].weights.{}", source.name()), *weight)?;
            stakeholders.push(*source);
        }
    }
    stakeholders.sort_unstable();
    stakeholders.dedup();
    let importance = importance(spec, &stakeholders)?;
    let mut pooled = vec![if spec.weighting == WeightRule::Geometric { 1.0 } else { 0.0 }; counted.len()];
    for (source, importance) in stakeholders.into_iter().zip(importance) {
        let of = |i: &usize| spec.standards[*i].weights.get(&source).copied();
        if let (WeightRule::Geometric, Some(&i)) = (spec.weighting, counted.iter().find(|i| of(i).is_none()))
        {
            let reason = format!(
                "standard {:?} has no weight of {}: the geometric rule needs one of every stakeholder",
                spec.standards[i].id,
                source.name()
            );
            return Err(Fault::new(format!("standards[{i}].weights"), reason));
        }
        let shares = shares(&counted.iter().map(|i| of(i).unwrap_or(0.0)).collect::<Vec<f64>>());
        for (pooled, share) in pooled.iter_mut().zip(shares) {
            match spec.weighting {
                WeightRule::Arithmetic => *pooled += importance * share,
                WeightRule::Geometric => *pooled *= libm::pow(share, importance),
            }
        }
    }
    if let Some(at) = pooled.iter().position(|weight| *weight <= 0.0) {
        let i = counted[at];
        let reason = format!("no stakeholder gives standard {:?} a weight", spec.standards[i].id);
        return Err(Fault::new(format!("standards[{i}].weights"), reason));
    }
    Ok(shares(&pooled))
}

/// How much each stakeholder counts, as shares.
fn importance(spec: &StandardSetSpec, stakeholders: &[StandardSource]) -> Result<Vec<f64>, Fault> {
    if spec.stakeholders.is_empty() {
        return Ok(shares(&vec![1.0; stakeholders.len()]));
    }
    let mut given = Vec::with_capacity(stakeholders.len());
    for source in stakeholders {
        let key = format!("stakeholders.{}", source.name());
        let Some(weight) = spec.stakeholders.get(source) else {
            let reason = format!("{} weighs standards but is no stakeholder of the set", source.name());
            return Err(Fault::new("stakeholders", reason));
        };
        positive(&key, *weight)?;
        given.push(*weight);
    }
    Ok(shares(&given))
}
