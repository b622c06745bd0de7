//! Any order, any split, any grouping of merges, any number type: equal bits. And nothing half-done on errors.

use std::sync::Arc;

use gapmodel_core::{
    Absent, AttributeSpec, Categories, Column, Counts, DimensionSpec, Direction, ErrorKind, Instrument,
    InstrumentSpec, ItemSpec, Label, Moments, OffScale, PairCounts, RatingMap, Scale, Summary,
    SummaryOptions, Table, Viewpoint, gap, summarize,
};
use proptest::prelude::*;

/// Six attributes in two dimensions (one worded negatively), with weights, importance points, a rating item, a measure.
fn instrument() -> Arc<Instrument> {
    let attribute = |i: usize| AttributeSpec {
        id: format!("a{i}"),
        dimension: if i < 4 { "one" } else { "two" }.to_owned(),
        direction: (i == 2).then_some(Direction::LowIsGood),
        ..AttributeSpec::default()
    };
    let dimension = |id: &str, weight| DimensionSpec {
        id: id.to_owned(),
        weight: Some(weight),
        points: Some(format!("points_{id}")),
        ..DimensionSpec::default()
    };
    let item = |id: &str, scale: &str| ItemSpec {
        id: id.to_owned(),
        scale: scale.to_owned(),
        ..ItemSpec::default()
    };
    let ratings = Scale::new(1, 5).unwrap().with_missing([0.0]).unwrap().with_not_applicable([9.0]).unwrap();
    let scales = [
        ("ratings", ratings),
        ("ten", Scale::new(0, 10).unwrap()),
        ("seconds", Scale::measure(0, f64::INFINITY).unwrap().with_direction(Direction::LowIsGood)),
    ];
    let spec = InstrumentSpec {
        id: "test".to_owned(),
        scales: scales.map(|(id, scale)| (id.to_owned(), scale)).into(),
        attribute_scale: Some("ratings".to_owned()),
        viewpoints: [
            (Viewpoint::Expectation, "E_{id}".to_owned()),
            (Viewpoint::Perception, "P_{id}".to_owned()),
        ]
        .into(),
        dimensions: vec![dimension("one", 0.4), dimension("two", 0.6)],
        attributes: (0..6).map(attribute).collect(),
        items: vec![
            item("recommend", "ten"),
            ItemSpec {
                standard: Some(20.0),
                attribute: Some("a1".to_owned()),
                rating: Some(RatingMap(vec![(10.0, 5.0), (60.0, 1.0)])),
                ..item("wait", "seconds")
            },
        ],
        outcome: Some("recommend".to_owned()),
        ..InstrumentSpec::default()
    };
    Arc::new(Instrument::new(spec).unwrap())
}

/// One respondent: ratings of both viewpoints, recommendation, seconds, points of the first dimension, branch, weight.
type Row = ([u8; 12], i16, f64, u8, u8, f64);

fn row() -> impl Strategy<Value = Row> {
    let rating = prop_oneof![8 => 1_u8..=5, 1 => Just(0_u8), 1 => Just(9_u8)];
    // Weights of few digits are added in 64 bits, others in 128.
    let weight = prop_oneof![
        9 => (1_u32..50_000).prop_map(|w| f64::from(w) / 10_000.0),
        1 => (1_000_u32..u32::MAX).prop_map(|w| f64::from(w) / 1e9),
    ];
    let seconds = prop_oneof![9 => (0_u32..100_000).prop_map(|s| f64::from(s) / 10.0), 1 => Just(f64::NAN)];
    (prop::array::uniform12(rating), 0_i16..=10, seconds, 0_u8..=100, 0_u8..3, weight)
}

struct Columns {
    ratings: Vec<Vec<u8>>,
    recommend: Vec<i16>,
    wait: Vec<f64>,
    points: [Vec<f64>; 2],
    branch: Vec<Label>,
    weight: Vec<f64>,
}

fn columns(rows: &[Row]) -> Columns {
    let points = |of: fn(u8) -> u8| rows.iter().map(|row| f64::from(of(row.3))).collect();
    Columns {
        ratings: (0..12).map(|i| rows.iter().map(|row| row.0[i]).collect()).collect(),
        recommend: rows.iter().map(|row| row.1).collect(),
        wait: rows.iter().map(|row| row.2).collect(),
        points: [points(|p| p), points(|p| 100 - p)],
        branch: rows.iter().map(|row| Label::Int(row.4.into())).collect(),
        weight: rows.iter().map(|row| row.5).collect(),
    }
}

fn table(columns: &Columns) -> Table<'_> {
    let mut table = Table::new();
    for (i, ratings) in columns.ratings.iter().enumerate() {
        let side = if i < 6 { "E" } else { "P" };
        table.add(&format!("{side}_a{}", i % 6), Column::from(ratings)).unwrap();
    }
    table.add("recommend", Column::from(&columns.recommend)).unwrap();
    table.add("wait", Column::from(&columns.wait)).unwrap();
    table.add("points_one", Column::from(&columns.points[0])).unwrap();
    table.add("points_two", Column::from(&columns.points[1])).unwrap();
    table.add("weight", Column::from(&columns.weight)).unwrap();
    table.add_labels("branch", Categories::from_labels(columns.branch.iter().cloned())).unwrap();
    table
}

fn options(by: bool, weighted: bool) -> SummaryOptions {
    SummaryOptions {
        by: if by { vec!["branch".to_owned()] } else { vec![] },
        weight: weighted.then(|| "weight".to_owned()),
        ..SummaryOptions::default()
    }
}

fn summary_of(rows: &[Row], by: bool, weighted: bool) -> Summary {
    summarize(&table(&columns(rows)), instrument(), options(by, weighted)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_split_merges_to_the_whole(rows in prop::collection::vec(row(), 0..12), by: bool, weighted: bool) {
        let whole = summary_of(&rows, by, weighted);
        for split in 0..=rows.len() {
            let (left, right) = rows.split_at(split);
            let (left, right) = (summary_of(left, by, weighted), summary_of(right, by, weighted));
            let (mut ab, mut ba) = (left.clone(), right.clone());
            ab.merge(&right).unwrap();
            ba.merge(&left).unwrap();
            prop_assert_eq!(&ab, &whole);
            prop_assert_eq!(&ba, &whole);
            prop_assert_eq!(ab.to_bytes().unwrap(), whole.to_bytes().unwrap());
        }
    }

    #[test]
    fn order_and_batches_do_not_matter(
        mut rows in prop::collection::vec(row(), 1..60), seed: u64, cut in 1_usize..20, by: bool, weighted: bool,
    ) {
        let whole = summary_of(&rows, by, weighted);
        // Any permutation will do: sort by a keyed mix of the position.
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&i| (i as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        rows = order.into_iter().map(|i| rows[i]).collect();
        let mut batched = Summary::new(instrument(), options(by, weighted)).unwrap();
        for batch in rows.chunks(cut) {
            batched.observe(&table(&columns(batch))).unwrap();
        }
        prop_assert_eq!(&batched, &whole);
    }

    #[test]
    fn any_tree_of_merges_gives_the_same_bytes(parts in prop::collection::vec(prop::collection::vec(row(), 0..6), 1..6)) {
        let summaries: Vec<Summary> = parts.iter().map(|rows| summary_of(rows, true, true)).collect();
        let merge = |mut a: Summary, b: &Summary| { a.merge(b).unwrap(); a };
        let from_left = summaries.iter().skip(1).fold(summaries[0].clone(), merge);
        let from_right = summaries.iter().rev().skip(1).fold(summaries[summaries.len() - 1].clone(), merge);
        prop_assert_eq!(from_left.to_bytes().unwrap(), from_right.to_bytes().unwrap());
    }

    #[test]
    fn bytes_and_json_round_trip(rows in prop::collection::vec(row(), 0..20), by: bool, weighted: bool) {
        let summary = summary_of(&rows, by, weighted);
        prop_assert_eq!(&Summary::from_bytes(&summary.to_bytes().unwrap()).unwrap(), &summary);
        let json = serde_json::to_string(&summary).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Summary>(&json).unwrap(), &summary);
    }

    #[test]
    fn the_quick_table_has_the_bits_of_the_full_one(rows in prop::collection::vec(row(), 2..40), weighted: bool) {
        let summary = summary_of(&rows, true, weighted);
        let quick = gap::segments(&summary, 0.95).unwrap();
        for (number, segment) in summary.segments().enumerate() {
            let options = gap::ServqualOptions { tests: false, ..gap::ServqualOptions::default() };
            let Ok(full) = gap::servqual(&segment, &options) else { continue };
            let rows = full.attributes.iter().chain(&full.dimensions).chain(&full.overall).chain([&full.all_items]);
            let entries = quick.gaps.iter().filter(|entry| entry.segment as usize == number);
            for (row, entry) in rows.zip(entries) {
                prop_assert_eq!(&row.id, &quick.measured[entry.measured as usize]);
                prop_assert_eq!((row.gap.value, row.gap.n_valid, row.gap.n_missing + row.gap.n_excluded), (entry.gap, entry.n_valid, entry.n_absent));
                prop_assert_eq!((row.expectation_mean, row.perception_mean), (entry.expectation_mean, entry.perception_mean));
                prop_assert_eq!(row.gap.low, entry.spread.map(|spread| spread.low));
                prop_assert_eq!(row.gap.high, entry.spread.map(|spread| spread.high));
            }
        }
    }
}

#[test]
fn a_long_table_equals_its_rows_one_by_one() {
    // Longer than a block of rows, with runs longer than those counted cell by cell.
    let pattern: Vec<Row> = (0_u32..5000)
        .map(|i| {
            let mut ratings = [0_u8; 12];
            ratings
                .iter_mut()
                .zip(0_u32..)
                .for_each(|(r, k)| *r = ((i * 7 + k * k * 3 + i / 11) % 5) as u8 + 1);
            if i % 13 == 0 {
                ratings[(i % 12) as usize] = if i % 2 == 0 { 0 } else { 9 };
            }
            (
                ratings,
                (i % 11) as i16,
                f64::from(i) / 8.0,
                (i % 101) as u8,
                u8::from(i % 9 == 0),
                1.0 + f64::from(i % 7),
            )
        })
        .collect();
    for (by, weighted) in [(false, false), (true, false), (true, true)] {
        let whole = summary_of(&pattern, by, weighted);
        let mut one_by_one = Summary::new(instrument(), options(by, weighted)).unwrap();
        for row in &pattern {
            one_by_one.observe(&table(&columns(&[*row]))).unwrap();
        }
        assert_eq!(one_by_one, whole, "by {by}, weighted {weighted}");
    }
}

#[test]
fn number_types_strides_and_validity_bits_do_not_matter() {
    let scale = Scale::new(1, 5).unwrap();
    let instrument = Arc::new(Instrument::paired(&[("a", None)], None, false, scale).unwrap());
    let (bytes, doubles): (Vec<i8>, Vec<f64>) = (vec![1, 5, 3, 2, 4], vec![1.0, 5.0, 3.0, 2.0, 4.0]);
    let wide: Vec<i64> = vec![1, 5, 3, 2, 4];
    let rows: Vec<u16> = vec![1, 9, 5, 9, 3, 9, 2, 9, 4, 9];
    let every = [
        Column::from(&bytes),
        Column::from(&doubles),
        Column::from(&wide),
        Column::strided(&rows[..], 0, 2, 5).unwrap(),
        // What lies under a slot that is not valid is never looked at: -100 is on no scale.
        Column::from(&bytes).with_validity(&[0b1111_1000], 3).unwrap(),
    ];
    let summaries = every.map(|column| {
        let mut table = Table::new();
        table.add("E_a", column).unwrap();
        table.add("P_a", column).unwrap();
        summarize(&table, instrument.clone(), SummaryOptions::default()).unwrap()
    });
    for other in &summaries[1..] {
        assert_eq!(*other, summaries[0]);
    }
    let garbage: Vec<i8> = vec![1, -100, 3];
    let column = Column::from(&garbage).with_validity(&[0b101], 0).unwrap();
    let mut counts = Counts::new(&Scale::new(1, 5).unwrap()).unwrap();
    counts.extend(column).unwrap();
    assert_eq!((counts.n_valid(), counts.n_missing()), (2, 1));
}

#[test]
fn whole_numbers_beyond_doubles_keep_their_segments_apart() {
    let shops: Vec<i64> = vec![9_007_199_254_740_992, 9_007_199_254_740_993];
    let ratings = vec![1_i8, 5];
    let mut table = Table::new();
    table.add("E_a", Column::from(&ratings)).unwrap();
    table.add("P_a", Column::from(&ratings)).unwrap();
    table.add("shop", Column::from(&shops)).unwrap();
    let instrument = Instrument::paired(&[("a", None)], None, false, Scale::new(1, 5).unwrap()).unwrap();
    let options = SummaryOptions { by: vec!["shop".to_owned()], ..SummaryOptions::default() };
    let summary = summarize(&table, instrument, options).unwrap();
    let labels: Vec<_> = summary.segments().map(|segment| segment.labels()[0].clone()).collect();
    assert_eq!(labels, [Label::Int(shops[0]), Label::Int(shops[1])]);
}

#[test]
fn tallies_that_cannot_be_are_refused() {
    let scale = Scale::new(1, 5).unwrap();
    let many = Counts::from_counts(&scale, &[1 << 63, 1 << 63, 0, 0, 1], Absent::default());
    assert_eq!(many.unwrap_err().kind(), ErrorKind::Overflow);
    let rows: Vec<Row> = (0_u8..9).map(|i| ([i % 5 + 1; 12], 3, 1.5, 40, i % 2, 1.0)).collect();
    let json = serde_json::to_string(&summary_of(&rows, false, true)).unwrap();
    // The same summary with one number changed: it no longer adds up.
    for (old, new) in
        [("\"rows\":9", "\"rows\":10"), ("\"keys\":[", "\"keys\":[0,"), ("\"missing\":0", "\"missing\":99")]
    {
        assert!(json.contains(old));
        assert!(serde_json::from_str::<Summary>(&json.replacen(old, new, 1)).is_err(), "{old}");
    }
    let mut moments = Moments::new();
    moments.extend(&[1.0, 2.0, 4.0]).unwrap();
    let json = serde_json::to_string(&moments).unwrap();
    assert_eq!(serde_json::from_str::<Moments>(&json).unwrap(), moments);
    assert!(serde_json::from_str::<Moments>(&json.replacen("\"n\":3", "\"n\":2", 1)).is_err());
}

#[test]
fn bytes_are_numbers_and_not_bit_patterns() {
    // 255 is not -1, 200 is not -56, and the code 999 has no byte: whatever a column holds, it is read as its doubles.
    for (scale, values) in [
        (Scale::new(-3, 3).unwrap().with_missing([255.0]).unwrap(), vec![0_u8, 1, 2, 3, 255, 255]),
        (Scale::new(100, 200).unwrap().with_missing([0.0]).unwrap(), vec![100_u8, 150, 200, 0, 100, 101]),
        (Scale::new(1, 7).unwrap().with_missing([999.0]).unwrap(), vec![1_u8, 7, 7, 3, 2, 1]),
    ] {
        let doubles: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let instrument = Arc::new(Instrument::paired(&[("a", None)], None, false, scale).unwrap());
        let summary = |column: Column<'_>| {
            let mut table = Table::new();
            table.add("E_a", column).unwrap();
            table.add("P_a", column).unwrap();
            summarize(&table, instrument.clone(), SummaryOptions::default())
        };
        assert_eq!(summary(Column::from(&values)).unwrap(), summary(Column::from(&doubles)).unwrap());
    }
    for (scale, value) in [
        (Scale::new(100, 200).unwrap(), -56_i8),
        (Scale::new(1, 7).unwrap().with_missing([255.0]).unwrap(), -1),
        (Scale::new(1, 7).unwrap().with_missing([8.5]).unwrap(), 8),
    ] {
        let instrument = Instrument::paired(&[("a", None)], None, false, scale).unwrap();
        let values = [value];
        let mut table = Table::new();
        table.add("E_a", Column::from(&values)).unwrap();
        table.add("P_a", Column::from(&values)).unwrap();
        let error = summarize(&table, instrument, SummaryOptions::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OffScale, "{error}");
    }
}

#[test]
fn every_truncation_and_every_altered_byte_of_a_summary_is_refused() {
    let rows: Vec<Row> = (0_u8..9).map(|i| ([i % 5 + 1; 12], 3, 1.5, 40, i % 2, 1.0)).collect();
    let bytes = summary_of(&rows, true, true).to_bytes().unwrap();
    for len in 0..bytes.len() {
        assert_eq!(
            Summary::from_bytes(&bytes[..len]).unwrap_err().kind(),
            ErrorKind::InvalidBytes,
            "cut at {len}"
        );
    }
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            assert_eq!(
                Summary::from_bytes(&altered).unwrap_err().kind(),
                ErrorKind::InvalidBytes,
                "byte {at} bit {bit}"
            );
        }
    }
    let newer = {
        let mut b = bytes.clone();
        b[8] = 4;
        b
    };
    assert!(Summary::from_bytes(&newer).unwrap_err().to_string().contains("version 4"));
    assert!(Summary::from_bytes(b"PK\x03\x04 a spreadsheet").is_err());
}

#[test]
fn errors_name_the_place_and_change_nothing() {
    let rows: Vec<Row> = (0_u8..9).map(|i| ([i % 5 + 1; 12], 3, 1.5, 40, i % 2, 1.0)).collect();
    let mut summary = summary_of(&rows, true, true);
    let before = summary.to_bytes().unwrap();
    let mut check = |change: &dyn Fn(&mut Columns), kind: ErrorKind, words: &[&str]| {
        let mut columns = columns(&rows);
        change(&mut columns);
        let error = summary.observe(&table(&columns)).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        for word in words {
            assert!(error.to_string().contains(word), "{error} lacks {word}");
        }
        assert_eq!(summary.to_bytes().unwrap(), before);
    };
    check(&|c| c.ratings[7][4] = 8, ErrorKind::OffScale, &["rating 8", "index 4", "\"P_a1\"", "1..=5"]);
    check(&|c| c.recommend[8] = 11, ErrorKind::OffScale, &["rating 11", "index 8", "\"recommend\""]);
    check(&|c| c.wait[0] = -1.0, ErrorKind::OffScale, &["-1", "index 0", "\"wait\""]);
    check(&|c| c.wait[1] = f64::INFINITY, ErrorKind::OffScale, &["inf", "index 1"]);
    for weight in [f64::NAN, -0.5, 0.0, 1e-7, f64::INFINITY, 1e7] {
        check(&|c| c.weight[2] = weight, ErrorKind::InvalidWeight, &["index 2", "\"weight\""]);
    }
    check(&|c| c.points[0][3] = 41.0, ErrorKind::WeightSum, &["index 3", "101", "100"]);
    let (columns, one, none) = (columns(&rows[..0]), vec![1_i8], Vec::<i8>::new());
    let mut empty = table(&columns);
    assert_eq!(empty.add("x", Column::from(&one)).unwrap_err().kind(), ErrorKind::UnequalLengths);
    assert_eq!(empty.add("wait", Column::from(&none)).unwrap_err().kind(), ErrorKind::DuplicateColumn);
    let error = summary.observe(&Table::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownColumn);
    assert!(error.to_string().contains("\"E_a0\""), "{error}");
}

#[test]
fn values_off_the_scale_can_be_counted_instead() {
    let instrument =
        Arc::new(Instrument::paired(&[("a", None)], None, false, Scale::new(1, 5).unwrap()).unwrap());
    let (expected, perceived) = (vec![5.0, 77.0, f64::NAN, 4.0], vec![4.0, 3.0, 2.0, f64::INFINITY]);
    let mut table = Table::new();
    table.add("E_a", Column::from(&expected)).unwrap();
    table.add("P_a", Column::from(&perceived)).unwrap();
    let options = SummaryOptions { off_scale: OffScale::Count, ..SummaryOptions::default() };
    let summary = summarize(&table, instrument, options).unwrap();
    let pairs = summary.total().unwrap().pairs("a").unwrap();
    assert_eq!(pairs.n_pairs(), 1);
    let (reference, delivered) = (pairs.reference(), pairs.delivered());
    assert_eq!((reference.n_valid(), reference.n_missing(), reference.absent().invalid), (2, 1, 1));
    assert_eq!((delivered.n_valid(), delivered.n_missing(), delivered.absent().invalid), (3, 0, 1));
    assert_eq!((reference.rows(), delivered.rows()), (4, 4));
}

#[test]
fn summaries_of_different_instruments_do_not_merge() {
    let rows: Vec<Row> = vec![([1; 12], 3, 1.5, 40, 0, 2.0)];
    let mut ours = summary_of(&rows, true, true);
    let before = ours.clone();
    let other = Summary::new(Instrument::servqual(), SummaryOptions::default()).unwrap();
    for (theirs, words) in [
        (&other, "\"servqual\""),
        (&summary_of(&rows, false, true), "segment columns"),
        (&summary_of(&rows, true, false), "weighted"),
    ] {
        let error = ours.merge(theirs).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Mismatch);
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(ours, before);
    }
}

#[test]
fn tallies_merge_at_every_split_and_refuse_other_scales() {
    let scale = Scale::new(1, 7).unwrap();
    let ratings = [7.0, 1.0, f64::NAN, 4.0, 4.0, 2.0];
    let (e, p, w) = (ratings, [6.0, 2.0, 3.0, f64::NAN, 4.0, 1.0], [1.0, 0.25, 2.0, 0.1, 3.0, 1.5]);
    let (mut counts, mut pairs, mut moments) =
        (Counts::new(&scale).unwrap(), PairCounts::new(&scale).unwrap(), Moments::new());
    counts.extend_weighted(&ratings, &w).unwrap();
    pairs.extend_weighted(&e, &p, &w).unwrap();
    moments.extend_weighted(&ratings, &w).unwrap();
    for split in 0..=ratings.len() {
        let part = |range: std::ops::Range<usize>| {
            let (mut c, mut q, mut m) =
                (Counts::new(&scale).unwrap(), PairCounts::new(&scale).unwrap(), Moments::new());
            c.extend_weighted(&ratings[range.clone()], &w[range.clone()]).unwrap();
            q.extend_weighted(&e[range.clone()], &p[range.clone()], &w[range.clone()]).unwrap();
            m.extend_weighted(&ratings[range.clone()], &w[range]).unwrap();
            (c, q, m)
        };
        let (mut left, right) = (part(0..split), part(split..ratings.len()));
        left.0.merge(&right.0).unwrap();
        left.1.merge(&right.1).unwrap();
        left.2.merge(&right.2).unwrap();
        assert_eq!((&left.0, &left.1, &left.2), (&counts, &pairs, &moments), "split at {split}");
    }
    let mut other = Counts::new(&Scale::new(1, 5).unwrap()).unwrap();
    assert_eq!(other.merge(&counts).unwrap_err().kind(), ErrorKind::Mismatch);
    assert_eq!(
        other.extend(&[3.0, 6.0]).unwrap_err().to_string(),
        "rating 6 at index 1 is not on the scale 1..=5"
    );
    assert_eq!(other, Counts::new(&Scale::new(1, 5).unwrap()).unwrap());
}

/// Six viewpoints of three attributes, asked of different people in tables of their own.
fn six() -> Arc<Instrument> {
    let attribute = |i: usize| AttributeSpec {
        id: format!("a{i}"),
        dimension: if i < 2 { "one" } else { "none" }.to_owned(),
        ..AttributeSpec::default()
    };
    let six = Viewpoint::ALL.map(|v| (v, format!("{}_{{id}}", v.letter())));
    let spec = InstrumentSpec {
        id: "six".to_owned(),
        scales: [("five".to_owned(), Scale::new(1, 5).unwrap())].into(),
        viewpoints: six.into_iter().collect(),
        dimensions: vec![DimensionSpec { id: "one".to_owned(), ..DimensionSpec::default() }],
        attributes: (0..3).map(attribute).collect(),
        items: vec![ItemSpec { id: "recommend".into(), scale: "five".into(), ..ItemSpec::default() }],
        ..InstrumentSpec::default()
    };
    Arc::new(Instrument::new(spec).unwrap())
}

/// The summary of rows of the columns of some viewpoints; 0 is missing.
fn six_summary(letters: &str, rows: &[Vec<u8>]) -> Summary {
    let columns: Vec<(String, Vec<f64>)> = letters
        .chars()
        .flat_map(|letter| (0..3).map(move |i| format!("{letter}_a{i}")))
        .enumerate()
        .map(|(c, name)| {
            (name, rows.iter().map(|row| if row[c] == 0 { f64::NAN } else { f64::from(row[c]) }).collect())
        })
        .collect();
    let mut table = Table::new();
    for (name, values) in &columns {
        table.add(name, Column::from(values)).unwrap();
    }
    summarize(&table, six(), SummaryOptions::default()).unwrap()
}

#[test]
fn questionnaires_stand_apart_and_what_was_not_asked_is_not_missing() {
    let customers =
        six_summary("EP", &[vec![5, 4, 5, 3, 3, 0], vec![4, 4, 0, 4, 5, 2], vec![5, 5, 5, 0, 0, 0]]);
    let managers = six_summary("M", &[vec![3, 3, 3], vec![0, 4, 4]]);
    let mut both = managers.clone();
    both.merge(&customers).unwrap();
    let mut other = customers.clone();
    other.merge(&managers).unwrap();
    assert_eq!((both.clone(), both.to_bytes().unwrap()), (other.clone(), other.to_bytes().unwrap()));
    assert_eq!(Summary::from_bytes(&both.to_bytes().unwrap()).unwrap(), both);
    let all = both.total().unwrap();
    let seen = |column: &str| {
        let counts = all.counts(column).unwrap();
        (counts.n_valid(), counts.n_missing())
    };
    assert_eq!(
        (both.rows(), seen("E_a2"), seen("P_a0"), seen("M_a0"), seen("D_a0")),
        (5, (2, 1), (2, 1), (1, 1), (0, 0))
    );
    // Who skipped all perceptions counts as missing; the managers were not asked.
    let pairs = all.pairs("a0").unwrap();
    assert_eq!((pairs.n_pairs(), pairs.reference().n_valid(), pairs.delivered().n_missing()), (2, 3, 1));
    let gap = gap::servqual(&all, &gap::ServqualOptions::default()).unwrap();
    assert_eq!((gap.respondents, gap.attributes[0].gap.n_valid, gap.attributes[0].gap.n_missing), (3, 2, 1));
    let alone = gap::servqual(&customers.total().unwrap(), &gap::ServqualOptions::default()).unwrap();
    assert_eq!(gap, alone);
}

#[test]
fn a_viewpoint_is_there_whole_or_not_at_all() {
    let (ones, instrument) = (vec![1_u8, 2], six());
    let mut table = Table::new();
    table.add("P_a0", Column::from(&ones)).unwrap();
    let error = summarize(&table, instrument.clone(), SummaryOptions::default()).unwrap_err();
    assert!(error.to_string().contains("\"P_a1\""), "{error}");
    let error = summarize(&Table::new(), instrument, SummaryOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownColumn);
    let managers = six_summary("M", &[vec![3, 3, 3]]);
    let error = gap::servqual(&managers.total().unwrap(), &gap::ServqualOptions::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "SERVQUAL needs the viewpoint expectation: no table had its columns, such as \"E_a0\""
    );
}

/// As [`six_summary`], by site and with weights where they are given.
fn sited(letters: &str, rows: &[Vec<u8>], sites: Option<&[i64]>, weights: Option<&[f64]>) -> Summary {
    let names: Vec<String> =
        letters.chars().flat_map(|letter| (0..3).map(move |i| format!("{letter}_a{i}"))).collect();
    let columns: Vec<Vec<u8>> = (0..names.len()).map(|c| rows.iter().map(|row| row[c]).collect()).collect();
    let mut table = Table::new();
    for (name, values) in names.iter().zip(&columns) {
        table.add(name, Column::from(values)).unwrap();
    }
    let mut options = SummaryOptions::default();
    if let Some(sites) = sites {
        table.add_labels("site", Categories::from_labels(sites.iter().map(|s| Label::from(*s)))).unwrap();
        options.by = vec!["site".to_owned()];
    }
    if let Some(weights) = weights {
        table.add("w", Column::from(weights)).unwrap();
        options.weight = Some("w".to_owned());
    }
    summarize(&table, six(), options).unwrap()
}

#[test]
fn who_has_neither_site_nor_weight_merges_with_who_was_asked_something_else() {
    let audits = sited("D", &[vec![3, 3, 4], vec![5, 4, 4], vec![2, 2, 1]], Some(&[1, 2, 2]), None);
    let customers = sited("EP", &[vec![5, 4, 5, 3, 3, 2], vec![4, 4, 4, 5, 4, 2]], None, Some(&[0.5, 2.0]));
    let managers = sited("M", &[vec![3, 4, 3]], None, None);
    let merged = |order: [&Summary; 3]| {
        let mut all = order[0].clone();
        order[1..].iter().for_each(|other| all.merge(other).unwrap());
        all
    };
    let all = merged([&audits, &customers, &managers]);
    for order in
        [[&managers, &customers, &audits], [&customers, &managers, &audits], [&managers, &audits, &customers]]
    {
        let other = merged(order);
        assert_eq!((&other, other.to_bytes().unwrap()), (&all, all.to_bytes().unwrap()));
    }
    assert_eq!((all.by(), all.is_weighted(), all.rows()), (&["site".to_owned()][..], true, 6));
    assert_eq!(all.segment(&[Label::Missing]).unwrap().rows(), 3);
    assert_eq!(Summary::from_bytes(&all.to_bytes().unwrap()).unwrap(), all);
    // (0.5 * 5 + 2 * 4) / 2.5, and managers of weight one.
    let five =
        gap::five(&all, &gap::FiveOptions { clustered: Vec::new(), ..gap::FiveOptions::default() }).unwrap();
    let first = five.gap(1).unwrap().attributes[0].estimate.unwrap();
    assert!((first.reference_mean - 4.2).abs() < 1e-12 && (first.delivered_mean - 3.0).abs() < 1e-12);

    // The same viewpoints are another sample, not another questionnaire.
    let elsewhere = sited("D", &[vec![1, 1, 1]], None, None);
    let heavy = sited("EP", &[vec![1; 6]], None, None);
    for other in [&elsewhere, &heavy] {
        let mut ours = all.clone();
        assert_eq!(ours.merge(other).unwrap_err().kind(), ErrorKind::Mismatch);
        assert_eq!(ours, all);
    }
}

/// Long columns of bytes are counted by pair of values, which must not show.
#[test]
fn pairs_of_bytes_are_counted_as_pairs_of_numbers_are() {
    let scale = Scale::new(1, 7).unwrap().with_missing([0.0]).unwrap().with_not_applicable([-1.0]).unwrap();
    let column = |step: usize| (0..5000).map(|row| ((row * step) % 9) as i8 - 1).collect::<Vec<i8>>();
    let (reference, delivered) = (column(7), column(31));
    let wide = |of: &[i8]| of.iter().map(|value| f64::from(*value)).collect::<Vec<f64>>();
    let (mut bytes, mut numbers) = (PairCounts::new(&scale).unwrap(), PairCounts::new(&scale).unwrap());
    bytes.extend(&reference, &delivered).unwrap();
    numbers.extend(&wide(&reference), &wide(&delivered)).unwrap();
    assert_eq!(bytes, numbers);
    assert!(bytes.n_pairs() > 0 && bytes.n_excluded() > 0 && bytes.delivered().n_missing() > 0);
    let mut odd = delivered.clone();
    odd[4321] = 9;
    let error = bytes.extend(&reference, &odd).unwrap_err().to_string();
    assert!(error.contains("4321") && error.contains("delivered"), "{error}");
    assert_eq!(bytes, numbers);
}
