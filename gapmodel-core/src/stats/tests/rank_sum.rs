use super::assert_close;
use super::distribution::counts;
use crate::stats::Distribution;
use crate::stats::rank_sum::{RankSum, rank_sum};
use crate::tally::Mass;

fn on_grid(step: f64, denominator: i64, offset: f64, data: &[i64]) -> Distribution {
    Distribution::new(step, denominator, offset, data.iter().map(|&grid| (grid, Mass::unweighted(1))))
}

fn compare(first: &[i64], second: &[i64]) -> RankSum {
    rank_sum(&on_grid(1.0, 1, 0.0, first), &on_grid(1.0, 1, 0.0, second)).unwrap()
}

#[test]
fn permeability_of_hollander_and_wolfe() {
    // Hollander and Wolfe 1973, p. 69, example of R's wilcox.test; SciPy 1.17.1 mannwhitneyu(method="exact").
    let at_term = [80, 83, 189, 104, 145, 138, 191, 164, 73, 146];
    let test = compare(&at_term, &[115, 88, 90, 74, 121]);
    assert_eq!((test.u, test.superiority, test.exact), (35.0, 0.7, true));
    assert_close(test.p, 0.254_412_254_412_254_4, 1e-15);
}

#[test]
fn small_samples_with_ties_by_brute_force() {
    // Python 3, itertools.combinations of the doubled scipy.stats.rankdata 1.17.1.
    for (first, second, u, p) in [
        (&[1, 2, 2, 3, 5][..], &[2, 4, 4, 5, 5, 3][..], 7.5, 0.233_766_233_766_233_76),
        (&[3, 1, 4, 1, 5, 9, 2], &[6, 5, 3, 5, 8], 8.5, 0.164_141_414_141_414_14),
        (&[1, 2, 3], &[4, 5, 6, 7], 0.0, 0.057_142_857_142_857_14),
        (&[1, 1, 1], &[1, 1], 3.0, 1.0),
    ] {
        let test = compare(first, second);
        assert_eq!((test.u, test.exact), (u, true));
        assert_close(test.p, p, 1e-15);
    }
}

#[test]
fn thirty_are_still_exact() {
    // Python 3: all sums of doubled ranks counted in a dictionary of whole numbers.
    let first = counts(&[(1, 2), (2, 3), (3, 4), (4, 4), (5, 2)]);
    let second = counts(&[(1, 1), (2, 1), (3, 3), (4, 4), (5, 6)]);
    let test = rank_sum(&first, &second).unwrap();
    assert_eq!((test.u, test.exact), (71.5, true));
    assert_close(test.p, 0.086_777_973_242_480_93, 1e-15);
}

#[test]
fn more_are_normal_as_in_scipy() {
    // SciPy 1.17.1 mannwhitneyu(method="asymptotic"), with its continuity correction.
    for (first, second, u, p) in [
        (
            counts(&[(1, 20), (2, 61), (3, 140), (4, 300), (5, 150)]),
            counts(&[(1, 9), (2, 41), (3, 100), (4, 310), (5, 240)]),
            194_389.5,
            4.224_156_079_897_008_5e-9,
        ),
        (
            counts(&[(1, 5), (2, 6), (3, 7)]),
            counts(&[(1, 1), (2, 4), (3, 9)]),
            87.0,
            0.110_279_339_794_525_46,
        ),
        // U is what one expects: the correction does not turn it round.
        (counts(&[(1, 6), (2, 6), (3, 6)]), counts(&[(1, 5), (2, 5), (3, 5)]), 135.0, 1.0),
    ] {
        let test = rank_sum(&first, &second).unwrap();
        assert_eq!((test.u, test.exact), (u, false));
        assert_close(test.p, p, 1e-12);
    }
}

#[test]
fn equal_answers_are_no_evidence() {
    let test = rank_sum(&counts(&[(4, 40)]), &counts(&[(4, 9)])).unwrap();
    assert_eq!(test, RankSum { u: 180.0, superiority: 0.5, p: 1.0, exact: false });
}

#[test]
fn values_count_and_not_their_grids() {
    let (first, second) = ([1, 2, 2, 3, 5], [2, 4, 4, 5, 5, 3]);
    let plain = compare(&first, &second);
    // The same numbers: in sixths, in thirds from 1, and on a scale that is turned round.
    let sixths = on_grid(1.0, 6, 0.0, &first.map(|x| 6 * x));
    let thirds = on_grid(1.0, 3, 1.0, &second.map(|x| 3 * (x - 1)));
    assert_eq!(rank_sum(&sixths, &thirds), Some(plain));
    let turned = [&first[..], &second]
        .map(|data| on_grid(-1.0, 1, 6.0, &data.iter().map(|x| 6 - x).collect::<Vec<_>>()));
    assert_eq!(rank_sum(&turned[0], &turned[1]), Some(plain));
    let two_thirds = (on_grid(1.0, 3, 0.0, &[2]), on_grid(1.0, 6, 0.0, &[4]));
    assert_close(rank_sum(&two_thirds.0, &two_thirds.1).unwrap().u, 0.5, 0.0);
}

#[test]
fn nobody_and_weights_have_no_ranks() {
    let (some, nobody) = (counts(&[(1, 3)]), counts(&[]));
    let weighted = Distribution::of(true, 1.0, 1, 0.0, [(1, Mass::one(500_000_000))]);
    for (first, second) in [(&some, &nobody), (&nobody, &some), (&some, &weighted), (&weighted, &some)] {
        assert!(rank_sum(first, second).is_none());
    }
    assert!(nobody.superiority().is_none() && weighted.superiority().is_none());
    assert!(rank_sum(&some, &counts(&[(1, u64::MAX)])).is_none());
}

#[test]
fn superiority_of_differences_counts_half_of_the_zeros() {
    assert_eq!(counts(&[(-2, 3), (0, 4), (1, 1), (3, 2)]).superiority(), Some(0.5));
    assert_eq!(counts(&[(0, 7)]).superiority(), Some(0.5));
    assert_eq!(on_grid(1.0, 2, -1.0, &[2, 3, 4, 1]).superiority(), Some(0.625));
    assert_eq!(counts(&[(-1, 1), (1, 3)]).superiority(), Some(0.75));
}

#[test]
fn countries_of_people_do_not_overflow() {
    let half = 1 << 52;
    let test = rank_sum(&counts(&[(1, half), (2, half)]), &counts(&[(1, half), (2, half)])).unwrap();
    assert_eq!((test.superiority, test.p), (0.5, 1.0));
}

proptest::proptest! {
    #[test]
    fn u_counts_pairs_and_turns_with_the_samples(
        first in proptest::collection::vec(1i64..8, 1..25),
        second in proptest::collection::vec(1i64..8, 1..25),
    ) {
        let pairs = first.iter().flat_map(|x| second.iter().map(move |y| x.cmp(y) as i64 + 1)).sum::<i64>();
        let (test, turned) = (compare(&first, &second), compare(&second, &first));
        assert_close(test.u, 0.5 * pairs as f64, 0.0);
        assert_close(test.u + turned.u, (first.len() * second.len()) as f64, 0.0);
        assert_eq!((test.p, test.exact), (turned.p, turned.exact));
        assert!(test.p > 0.0 && test.p <= 1.0);
    }
}
