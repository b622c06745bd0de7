use super::*;
use crate::mystery::{VisitOptions, Visits};
use crate::table::Categories;

fn table<'a>(rows: &[(&str, &str)], scores: &'a [f64]) -> Table<'a> {
    let labels = |pick: fn(&(&str, &str)) -> String| {
        Categories::from_labels(rows.iter().map(|row| Label::parse(&pick(row))))
    };
    let mut table = Table::new();
    table.add_labels("site", labels(|row| row.0.to_owned())).unwrap();
    table.add_labels("shopper", labels(|row| row.1.to_owned())).unwrap();
    table.add("score", scores).unwrap();
    table
}

fn visits(rows: &[(&str, &str)], scores: &[f64]) -> Visits {
    let mut visits = Visits::new(VisitOptions::default()).unwrap();
    visits.observe(&table(rows, scores)).unwrap();
    visits
}

#[test]
fn merging_in_any_grouping_gives_the_same_bits() {
    let rows: Vec<(String, String)> =
        (0..60).map(|i| (format!("s{}", i % 7), format!("h{}", i * i % 11))).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let scores: Vec<f64> =
        (0..60).map(|i| if i % 13 == 0 { f64::NAN } else { f64::from(i * 37 % 101) / 1.01 }).collect();
    let whole = visits(&rows, &scores);
    let expected = score(&whole, &ScoreOptions::default()).unwrap();
    for cut in 0..=60 {
        let mut second = visits(&rows[cut..], &scores[cut..]);
        second.merge(&visits(&rows[..cut], &scores[..cut])).unwrap();
        assert_eq!(second, whole);
        assert_eq!(score(&second, &ScoreOptions::default()).unwrap(), expected);
    }
}

#[test]
fn groups_that_share_nobody_are_named() {
    let found = visits(&[("a", "x"), ("a", "y"), ("b", "z"), ("c", "z")], &[80.0, 70.0, 60.0, 50.0]);
    let found = score(&found, &ScoreOptions::default()).unwrap();
    assert_eq!(found.groups.len(), 2);
    assert_eq!(
        (&found.groups[0].sites[..], &found.groups[1].shoppers[..]),
        (&["a".to_owned()][..], &["z".to_owned()][..])
    );
    assert!(found.shoppers.iter().all(|shopper| shopper.effect.is_none()) && found.severity_test.is_none());
    assert!(found.sentence.ends_with("Groups: [a | x, y], [b, c | z]."), "{}", found.sentence);
}

#[test]
fn an_additive_table_is_told_apart_exactly() {
    // Site effects 50, 60, 80 and shopper effects -5, 0, 5; one visit is lacking.
    let rows =
        [("a", "x"), ("a", "y"), ("a", "z"), ("b", "x"), ("b", "y"), ("c", "y"), ("c", "z"), ("c", "z")];
    let scores = [45.0, 50.0, 55.0, 55.0, 60.0, 80.0, 85.0, 85.0];
    let found = score(&visits(&rows, &scores), &ScoreOptions::default()).unwrap();
    let effects: Vec<f64> = found.shoppers.iter().map(|shopper| shopper.effect.unwrap().value).collect();
    assert!((effects[1] - effects[0] - 5.0).abs() < 1e-12 && (effects[2] - effects[1] - 5.0).abs() < 1e-12);
    let weighted: f64 = found.shoppers.iter().zip(&effects).map(|(s, e)| s.n_visits as f64 * e).sum();
    assert!(weighted.abs() < 1e-12);
    let adjusted: Vec<f64> = found.sites.iter().map(|site| site.adjusted.unwrap().value).collect();
    assert!(
        (adjusted[1] - adjusted[0] - 10.0).abs() < 1e-12 && (adjusted[2] - adjusted[1] - 20.0).abs() < 1e-12
    );
    // Nothing is left to judge by.
    assert!(found.severity_test.is_none() && found.shoppers[0].effect.unwrap().low.is_none());
}

#[test]
fn sentences_are_in_every_language() {
    let found = visits(&[("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")], &[80.0, 70.0, 60.0, 65.0]);
    for (language, part) in
        [("en", "true score"), ("nl", "ware score"), ("fr", "vrai score"), ("et", "tegeliku tulemuse")]
    {
        let options =
            ScoreOptions { target: Some(72.5), language: language.to_owned(), ..ScoreOptions::default() };
        let sentence = score(&found, &options).unwrap().sites[0].sentence.clone();
        assert!(sentence.contains(part) && !sentence.contains('{'), "{sentence}");
    }
    let options = ScoreOptions { language: "de".to_owned(), ..ScoreOptions::default() };
    assert!(score(&found, &options).unwrap_err().to_string().contains("en, nl, fr, et"));
}

#[test]
fn without_variation_there_is_no_interval() {
    let found = score(
        &visits(&[("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")], &[70.0; 4]),
        &ScoreOptions::default(),
    )
    .unwrap();
    assert_eq!(
        (found.score.value, found.score.low, found.within_sd, found.agreement),
        (70.0, None, None, None)
    );
    assert!(found.sites[0].sentence.contains("cannot be told"), "{}", found.sites[0].sentence);
}
