//! Two summaries of different questionnaires made alike, so that they can be merged.

use std::borrow::Cow;

use super::Summary;
use super::parts::{Parts, Questionnaire};
use crate::label::Label;
use crate::tally::Mass;

/// Both with the segment columns and the weights of either, where one lacks them and is of other viewpoints; else as
/// they are.
pub(super) fn alike<'a>(ours: &'a Summary, theirs: &'a Summary) -> (Cow<'a, Summary>, Cow<'a, Summary>) {
    let (mut ours, mut theirs) = (Cow::Borrowed(ours), Cow::Borrowed(theirs));
    if ours.instrument().attributes().is_empty() {
        return (ours, theirs);
    }
    if ours.by().is_empty() != theirs.by().is_empty() {
        let (plain, other) = plain_first(&mut ours, &mut theirs, |summary| summary.by().is_empty());
        let is_labelled = |labels: &[Label], _: &Parts| labels.iter().any(|label| *label != Label::Missing);
        if is_elsewhere(plain, other, is_labelled) {
            let by = other.by().to_vec();
            plain.to_mut().stand_without_labels(by);
        }
    }
    if ours.is_weighted() != theirs.is_weighted() {
        let (plain, other) = plain_first(&mut ours, &mut theirs, |summary| !summary.is_weighted());
        if is_elsewhere(plain, other, |_, parts| !parts.has_weights_of_one()) {
            let weight = other.options().weight.clone();
            plain.to_mut().stand_with_weights_of_one(weight);
        }
    }
    (ours, theirs)
}

type Sides<'s, 'a> = (&'s mut Cow<'a, Summary>, &'s Cow<'a, Summary>);

fn plain_first<'s, 'a>(
    ours: &'s mut Cow<'a, Summary>,
    theirs: &'s mut Cow<'a, Summary>,
    is_plain: impl Fn(&Summary) -> bool,
) -> Sides<'s, 'a> {
    if is_plain(ours) { (ours, theirs) } else { (theirs, ours) }
}

/// Whether nobody in `plain` was asked what those in `other` were asked that are not plain themselves.
fn is_elsewhere(plain: &Summary, other: &Summary, is_special: impl Fn(&[Label], &Parts) -> bool) -> bool {
    let asked = |summary: &Summary, keep: &dyn Fn(&[Label], &Parts) -> bool| -> Vec<Questionnaire> {
        let segments = summary.segments.iter().filter(|(labels, parts)| keep(labels, parts));
        segments.flat_map(|(_, parts)| parts.0.iter().map(|(questionnaire, _)| *questionnaire)).collect()
    };
    let special = asked(other, &is_special);
    let overlap = |a: Questionnaire, b: Questionnaire| a.asked == b.asked || a.asked.0 & b.asked.0 != 0;
    asked(plain, &|_, _| true).into_iter().all(|a| special.iter().all(|b| !overlap(a, *b)))
}

impl Summary {
    fn stand_without_labels(&mut self, by: Vec<String>) {
        let everybody = self.segments.remove(&Vec::new()).filter(|parts| parts.rows() > 0);
        self.segments.extend(everybody.map(|parts| (vec![Label::Missing; by.len()], parts)));
        self.options.by = by;
    }

    fn stand_with_weights_of_one(&mut self, weight: Option<String>) {
        for Parts(parts) in self.segments.values_mut() {
            for (_, tally) in parts {
                let of_one = |n: &u64| (Mass::unweighted(*n).w, Mass::unweighted(*n).w2);
                tally.cells.weights = tally.cells.counts.iter().map(of_one).collect();
                // Outcomes are not tallied with weights.
                tally.outcome = None;
                tally.joint = None;
            }
        }
        self.options.weight = weight;
    }
}

impl Parts {
    fn has_weights_of_one(&self) -> bool {
        self.0.iter().all(|(_, tally)| {
            let cells = tally.cells.counts.iter().zip(&tally.cells.weights);
            cells.into_iter().all(|(n, &(w, w2))| Mass { n: *n, w, w2 } == Mass::unweighted(*n))
        })
    }
}
