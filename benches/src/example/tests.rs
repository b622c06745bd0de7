use super::*;

const COMMITTED: &str = include_str!("../../../examples/restaurant.csv");
const INSTRUMENT: &str = include_str!("../../../examples/restaurant.toml");

/// The column of this name; a blank is NaN.
fn column(name: &str) -> Vec<f64> {
    let mut lines = COMMITTED.lines();
    let place = lines.next().unwrap().split(',').position(|column| column == name).unwrap();
    lines.map(|line| line.split(',').nth(place).unwrap().parse().unwrap_or(f64::NAN)).collect()
}

/// The mean of the columns of one dimension, respondent by respondent.
fn scores(viewpoint: &str, dimension: &Dimension) -> Vec<f64> {
    let mut scores = vec![0.0; RESPONDENTS];
    for i in 1..=dimension.items {
        let ratings = column(&format!("{viewpoint}_{}{i}", dimension.prefix));
        scores.iter_mut().zip(ratings).for_each(|(score, rating)| *score += rating);
    }
    scores.iter().map(|sum| sum / dimension.items as f64).collect()
}

fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

fn covariance(x: &[f64], y: &[f64]) -> f64 {
    let (mx, my) = (mean(x), mean(y));
    x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / (x.len() - 1) as f64
}

fn sd(x: &[f64]) -> f64 {
    covariance(x, x).sqrt()
}

/// Correlation over the pairs without NaN.
fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let whole = x.iter().zip(y).filter(|(x, y)| !x.is_nan() && !y.is_nan());
    let (x, y): (Vec<f64>, Vec<f64>) = whole.unzip();
    covariance(&x, &y) / (sd(&x) * sd(&y))
}

fn assert_near(what: &str, achieved: f64, published: f64) {
    println!("{what:28} {achieved:9.5} {published:9.5} {:+.5}", achieved - published);
    assert!((achieved - published).abs() <= 0.003, "{what}: {achieved} is not near {published}");
}

#[test]
fn the_committed_file_is_the_generated_text() {
    assert!(csv() == COMMITTED, "examples/restaurant.csv is not what example_survey prints");
}

#[test]
fn the_figures_are_the_published_ones() {
    for dimension in &DIMENSIONS {
        let (p, e) = (scores("P", dimension), scores("E", dimension));
        let gap: Vec<f64> = p.iter().zip(&e).map(|(p, e)| p - e).collect();
        let published = &dimension.published;
        let near = |what, achieved, published| {
            assert_near(&format!("{} {what}", dimension.prefix), achieved, published);
        };
        near("perception mean", mean(&p), published.perception_mean);
        near("perception SD", sd(&p), published.perception_sd);
        near("expectation mean", mean(&e), published.expectation_mean);
        near("expectation SD", sd(&e), published.expectation_sd);
        near("gap mean", mean(&gap), published.gap_mean);
        near("gap SD", sd(&gap), published.gap_sd);
        near("correlation", correlation(&p, &e), published.correlation());
    }
}

#[test]
fn ratings_are_complete_and_on_the_scale() {
    for dimension in &DIMENSIONS {
        for (viewpoint, i) in (1..=dimension.items).flat_map(|i| [("E", i), ("P", i)]) {
            let ratings = column(&format!("{viewpoint}_{}{i}", dimension.prefix));
            assert_eq!(ratings.len(), RESPONDENTS);
            assert!(ratings.iter().all(|r| [1.0, 2.0, 3.0, 4.0, 5.0].contains(r)));
        }
    }
}

/// Cronbach's alpha of the columns of one dimension.
fn alpha(viewpoint: &str, dimension: &Dimension) -> f64 {
    let k = dimension.items as f64;
    let items = (1..=dimension.items).map(|i| column(&format!("{viewpoint}_{}{i}", dimension.prefix)));
    let within: f64 = items.map(|x| covariance(&x, &x)).sum();
    let score = sd(&scores(viewpoint, dimension));
    k / (k - 1.0) * (1.0 - within / (k * k * score * score))
}

#[test]
fn the_items_of_a_dimension_belong_together() {
    for (viewpoint, dimension) in DIMENSIONS.iter().flat_map(|d| [("E", d), ("P", d)]) {
        let alpha = alpha(viewpoint, dimension);
        println!("{viewpoint} {} alpha {alpha:.3}", dimension.prefix);
        assert!((0.6..0.95).contains(&alpha), "{viewpoint} {}: alpha {alpha}", dimension.prefix);
    }
}

#[test]
fn outcomes_follow_perception_and_have_their_blanks() {
    let mut overall = vec![0.0; RESPONDENTS];
    for dimension in &DIMENSIONS {
        overall.iter_mut().zip(scores("P", dimension)).for_each(|(sum, score)| *sum += score);
    }
    for (name, blanks) in [("satisfaction", 1), ("recommend", 2)] {
        let outcome = column(name);
        assert_eq!(outcome.iter().filter(|x| x.is_nan()).count(), blanks, "{name}");
        let r = correlation(&overall, &outcome);
        println!("{name} {r:.3}");
        assert!((0.5..0.6).contains(&r), "{name}: {r}");
    }
}

#[test]
fn weights_average_one() {
    let hundredths: f64 = column("weight").iter().map(|w| (w * 100.0).round()).sum();
    assert_eq!(hundredths.to_bits(), (100.0 * RESPONDENTS as f64).to_bits());
}

#[test]
fn the_instrument_names_every_attribute_and_item() {
    for dimension in &DIMENSIONS {
        for i in 1..=dimension.items {
            assert_eq!(INSTRUMENT.matches(&format!("\nid = \"{}{i}\"\n", dimension.prefix)).count(), 1);
        }
    }
    assert_eq!(INSTRUMENT.matches("\n[[attributes]]\n").count(), 22);
    assert_eq!(INSTRUMENT.matches("\n[[items]]\n").count(), 2);
}
