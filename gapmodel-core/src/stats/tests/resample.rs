use super::assert_close;
use super::distribution::counts;
use crate::stats::{Bootstrap, Distribution};
use crate::tally::Mass;
use crate::{ErrorKind, Method};

const RATINGS: [(i64, u64); 5] = [(1, 30), (2, 45), (3, 120), (4, 200), (5, 105)];

fn percentile(replicates: u32) -> Bootstrap {
    Bootstrap { method: Method::Percentile, replicates, seed: 1 }
}

fn of_mean(values: &Distribution, bootstrap: Bootstrap, level: f64) -> (f64, f64) {
    bootstrap.of_means(&[(1.0, values)], level).unwrap().unwrap()
}

#[test]
fn a_seed_is_a_set_of_replicates() {
    let ratings = counts(&RATINGS.map(|(grid, n)| (grid, 7919 * n)));
    let of_seed = |seed| of_mean(&ratings, Bootstrap { seed, ..Bootstrap::default() }, 0.95);
    assert_eq!(of_seed(1), of_seed(1));
    let ((low, high), (other_low, other_high)) = (of_seed(1), of_seed(2));
    assert!((low - other_low).abs() > 0.0 && (high - other_high).abs() > 0.0);
    // The standard error of a limit is about 2.7 standard errors of the mean / sqrt(replicates), here six times that.
    let near = 0.16 * ratings.std_error().unwrap();
    assert!((low - other_low).abs() < near && (high - other_high).abs() < near);
}

#[test]
fn intervals_go_with_the_scale() {
    let cells = RATINGS.map(|(grid, n)| (grid, Mass::unweighted(n)));
    let (plain, moved) = (Distribution::new(1.0, 1, 0.0, cells), Distribution::new(25.0, 1, -25.0, cells));
    for method in [Method::Bca, Method::Percentile] {
        let bootstrap = Bootstrap { method, ..Bootstrap::default() };
        let (low, high) = of_mean(&plain, bootstrap, 0.95);
        let (moved_low, moved_high) = of_mean(&moved, bootstrap, 0.95);
        assert_close(moved_low, 25.0 * (low - 1.0), 1e-12);
        assert_close(moved_high, 25.0 * (high - 1.0), 1e-12);
        // Turned round, so are the limits; percentiles of an even number of replicates are symmetrical.
        let bootstrap = Bootstrap { method: Method::Percentile, ..bootstrap };
        let turned = bootstrap.of_means(&[(-1.0, &plain)], 0.9).unwrap().unwrap();
        let (low, high) = of_mean(&plain, bootstrap, 0.9);
        assert_close(turned.0, -high, 1e-9);
        assert_close(turned.1, -low, 1e-9);
    }
}

#[test]
fn a_level_within_another_is_within_its_limits() {
    let ratings = counts(&RATINGS);
    let (inner, outer) =
        (of_mean(&ratings, percentile(10_000), 0.8), of_mean(&ratings, percentile(10_000), 0.99));
    assert!(outer.0 < inner.0 && inner.1 < outer.1);
}

#[test]
fn a_difference_of_equal_samples_lies_around_zero() {
    let ratings = counts(&RATINGS);
    let (low, high) =
        Bootstrap::default().of_means(&[(1.0, &ratings), (-1.0, &ratings)], 0.95).unwrap().unwrap();
    // sqrt(2) times 1.96 standard errors with divisor n; limits are off by 2.7 errors / sqrt(10,000), here thrice that.
    let std_error = libm::sqrt(2.0 * ratings.variance().unwrap() * 499.0 / 500.0 / 500.0);
    for (limit, expected) in [(low, -1.96 * std_error), (high, 1.96 * std_error)] {
        assert!((limit - expected).abs() < 0.08 * std_error, "{limit} is not {expected}");
    }
}

/// Weights of a cell differ: the interval is as wide as drawing the people makes it, not as their mean weights.
#[test]
fn weights_that_differ_within_a_cell_make_it_wider() {
    // 1 and 5, weights 0.2, 1 and 4 in equal numbers.
    let mass = |n: u64| Mass {
        n: 3 * n,
        w: u128::from(n) * 5_200_000_000,
        w2: u128::from(n) * 17_040_000_000_000_000_000,
    };
    let weighted = Distribution::of(true, 1.0, 1, 0.0, [(1, mass(80)), (5, mass(120))]);
    let (low, high) = of_mean(&weighted, percentile(100_000), 0.95);
    let std_error = weighted.std_error().unwrap() * libm::sqrt(599.0 / 600.0);
    assert!(((high - low) / (2.0 * 1.959_964 * std_error) - 1.0).abs() < 0.02, "{low} to {high}");
}

#[test]
fn nothing_to_draw_has_no_interval() {
    let bootstrap = Bootstrap::default();
    for values in [counts(&[]), counts(&[(4, 1)]), counts(&[(4, 20)])] {
        assert_eq!(bootstrap.of_means(&[(1.0, &values)], 0.95).unwrap(), None);
    }
    // One person more or less does not vary, in a difference either.
    let ratings = counts(&RATINGS);
    assert_eq!(bootstrap.of_means(&[(1.0, &ratings), (-1.0, &counts(&[(4, 1)]))], 0.95).unwrap(), None);
    let constant = counts(&[(4, 20)]);
    assert!(bootstrap.of_means(&[(1.0, &ratings), (-1.0, &constant)], 0.95).unwrap().is_some());
}

#[test]
fn what_makes_no_bootstrap_is_refused() {
    let ratings = counts(&RATINGS);
    let refused = |bootstrap: Bootstrap, level| bootstrap.of_means(&[(1.0, &ratings)], level).unwrap_err();
    for (replicates, level) in [(0, 0.95), (399, 0.95), (199, 0.9), (1999, 0.99), (1_000_001, 0.95)] {
        let error = refused(percentile(replicates), level);
        assert_eq!(error.kind(), ErrorKind::InvalidOption, "{error}");
    }
    for (replicates, level) in [(400, 0.95), (200, 0.9), (2000, 0.99)] {
        assert!(of_mean(&ratings, percentile(replicates), level).0 < 3.7);
    }
    let error = refused(percentile(40), 0.95);
    assert_eq!(error.to_string(), "replicates = 40 is not allowed: 400 to 1000000 at level 0.95");
    let error = refused(Bootstrap { method: Method::Wilson, ..Bootstrap::default() }, 0.95);
    assert_eq!(error.to_string(), "method = \"wilson\" is not allowed: bca, percentile");
    assert_eq!(refused(Bootstrap::default(), 95.0).kind(), ErrorKind::InvalidLevel);
    let many = counts(&[(1, 1 << 53), (2, 5)]);
    assert_eq!(Bootstrap::default().of_means(&[(1.0, &many)], 0.95).unwrap_err().kind(), ErrorKind::Overflow);
}

/// A billion people cost what ten do, and their interval is that of the normal distribution.
#[test]
fn people_do_not_cost_anything() {
    let ratings = counts(&RATINGS.map(|(grid, n)| (grid, n * 2_000_000)));
    let (low, high) = of_mean(&ratings, Bootstrap::default(), 0.95);
    let (mean, std_error) = (ratings.mean().unwrap(), ratings.std_error().unwrap());
    assert!((low - (mean - 1.96 * std_error)).abs() < 0.08 * std_error);
    assert!((high - (mean + 1.96 * std_error)).abs() < 0.08 * std_error);
}

#[cfg(feature = "parallel")]
#[test]
fn threads_leave_no_trace() {
    let ratings = counts(&RATINGS);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| of_mean(&ratings, Bootstrap::default(), 0.95))
    };
    assert_eq!(with(1), with(2));
    assert_eq!(with(1), with(5));
}
