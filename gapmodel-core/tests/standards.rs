//! Standards: tallies that merge to the same bits, sets as large as firms have them, and text that was tampered with.

use gapmodel_core::standards::{
    self, AttainmentOptions, ObservationColumns, Standard, StandardKind, StandardSet, StandardSetSpec,
    StandardUnit, StandardsTally,
};
use gapmodel_core::{Categories, Label, Table};

const SITES: [&str; 3] = ["east", "north", "west"];

fn set(n: usize) -> StandardSet {
    let standard = |i: usize| {
        let (id, weight) = (format!("s{i}"), Some(1.0 + i as f64));
        if i.is_multiple_of(3) {
            return Standard { target: Some(0.9), weight, ..Standard::new(id) };
        }
        let (kind, unit) = (StandardKind::Percentile, Some(StandardUnit::Minutes));
        Standard { kind, unit, target: Some(4.0), share: Some(0.8), weight, ..Standard::new(id) }
    };
    let standards = (0..n).map(standard).collect();
    StandardSet::new(StandardSetSpec { id: "many".into(), standards, ..StandardSetSpec::default() }).unwrap()
}

/// Observation i: its standard, its value, who gave up, its contact and its site.
fn observation(i: usize, n: usize) -> (usize, f64, f64, i64, usize) {
    let standard = (i * 7) % n;
    let value =
        if standard.is_multiple_of(3) { (!i.is_multiple_of(5)).into() } else { (i % 37) as f64 / 5.0 };
    let gave_up = f64::from(u8::from(!standard.is_multiple_of(3) && i.is_multiple_of(11)));
    (standard, value, gave_up, (i / 10) as i64, (i / 10) % 3)
}

fn tally(rows: &[usize], n: usize) -> StandardsTally {
    let all: Vec<_> = rows.iter().map(|&i| observation(i, n)).collect();
    let labels = |of: &dyn Fn(usize) -> Label| Categories::from_labels((0..all.len()).map(of));
    let values: Vec<f64> = all.iter().map(|row| row.1).collect();
    let gave_up: Vec<f64> = all.iter().map(|row| row.2).collect();
    let mut table = Table::new();
    table.add_labels("standard", labels(&|i| Label::from(format!("s{}", all[i].0).as_str()))).unwrap();
    table.add("value", &values).unwrap();
    table.add("gave_up", &gave_up).unwrap();
    table.add_labels("visit", labels(&|i| Label::from(all[i].3))).unwrap();
    table.add_labels("site", labels(&|i| Label::from(SITES[all[i].4]))).unwrap();
    let mut tally = StandardsTally::new(set(n), &["site"]).unwrap();
    let columns = ObservationColumns {
        contact: Some("visit".into()),
        abandoned: Some("gave_up".into()),
        ..ObservationColumns::default()
    };
    tally.observe(&table, &columns).unwrap();
    tally
}

#[test]
fn any_split_between_contacts_and_any_order_merge_to_the_same_bits() {
    let rows: Vec<usize> = (0..600).collect();
    let whole = tally(&rows, 20);
    for cut in [10, 250, 590] {
        let (first, second) = rows.split_at(cut);
        let mut backwards = second.to_vec();
        backwards.reverse();
        let mut merged = tally(&backwards, 20);
        merged.merge(&tally(first, 20)).unwrap();
        assert_eq!(merged, whole, "cut at {cut}");
    }
    let again = StandardsTally::from_json(&whole.to_json().unwrap()).unwrap();
    assert_eq!(again, whole);
    let options = AttainmentOptions { stars: vec![50.0, 60.0], ..AttainmentOptions::default() };
    assert_eq!(
        standards::attainment(&again, &options).unwrap(),
        standards::attainment(&whole, &options).unwrap()
    );
}

#[test]
fn a_thousand_standards_are_no_strain() {
    let rows: Vec<usize> = (0..20_000).collect();
    let found = standards::attainment(&tally(&rows, 1_000), &AttainmentOptions::default()).unwrap();
    assert_eq!((found.total.standards.len(), found.segments.len()), (1_000, 3));
    let counted: u64 = found.segments.iter().flat_map(|s| &s.standards).map(|s| s.met + s.not_met).sum();
    let abandoned: u64 = found.total.standards.iter().map(|s| s.abandoned).sum();
    assert_eq!(counted + abandoned, 20_000);
    let text = set(1_000).to_toml().unwrap();
    assert_eq!(StandardSet::from_toml(&text).unwrap(), set(1_000));
}

#[test]
fn a_tally_that_contradicts_itself_is_refused() {
    let text = tally(&[0, 1, 2, 3], 4).to_json().unwrap();
    for (from, to) in [
        ("[3,1]", "[3,0]"),
        ("[\"site\"]", "[]"),
        ("[3,1]", "[9,1]"),
        ("\"critical\":[0,0]", "\"critical\":[0,1]"),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        assert!(StandardsTally::from_json(&text.replace(from, to)).is_err(), "{from} as {to}");
    }
    let mut one = tally(&[0], 4);
    assert!(one.merge(&tally(&[0], 5)).is_err());
}
