//! How often the intervals behind complaints hold the truth, counted out over every outcome.

use gapmodel_core::Estimate;
use gapmodel_core::complaints::{ComplaintEstimate, ComplaintRate, EstimateOptions, estimate};

/// Probabilities of a count, each from the one before.
fn probabilities(first: f64, n: u64, next: impl Fn(u64) -> f64) -> Vec<f64> {
    let mut all = vec![first];
    for x in 0..n {
        all.push(all[x as usize] * next(x));
    }
    all
}

/// How often 95 % intervals hold the number of affected customers, and of silent ones, where the rate is measured.
fn coverage(affected: f64, rate: f64, surveyed: u64) -> [f64; 2] {
    let mean = affected * rate;
    #[expect(clippy::cast_sign_loss, reason = "above 0")]
    let most = (mean + 9.0 * libm::sqrt(mean) + 10.0) as u64;
    let complaints = probabilities(libm::exp(-mean), most, |x| mean / (x + 1) as f64);
    let odds = rate / (1.0 - rate);
    let none = libm::pow(1.0 - rate, surveyed as f64);
    let complained = probabilities(none, surveyed, |s| odds * (surveyed - s) as f64 / (s + 1) as f64);
    let holds = |found: &Estimate, truth: f64| found.low.unwrap() <= truth && truth <= found.high.unwrap();
    let (mut sums, mut all) = ([0.0; 2], 0.0);
    for (x, p) in complaints.iter().enumerate() {
        for (s, q) in complained.iter().enumerate().skip(1).filter(|(_, q)| p * *q > 1e-7) {
            let measured = ComplaintRate::Measured { complained: s as u64, with_problem: surveyed };
            let found: ComplaintEstimate =
                estimate(x as u64, &measured, &EstimateOptions::default()).unwrap();
            all += p * q;
            sums[0] += p * q * f64::from(u8::from(holds(&found.affected, affected)));
            sums[1] += p * q * f64::from(u8::from(holds(&found.silent, affected * (1.0 - rate))));
        }
    }
    sums.map(|sum| sum / all)
}

#[test]
fn intervals_keep_their_level_whatever_the_rate() {
    for (affected, rate, surveyed) in [(30.0, 0.1, 30), (200.0, 0.05, 60), (40.0, 0.5, 20), (12.0, 0.9, 15)] {
        for share in coverage(affected, rate, surveyed) {
            assert!((0.95..0.999).contains(&share), "{share} of {affected} at {rate}, {surveyed} surveyed");
        }
    }
}

#[test]
fn more_surveyed_narrows_to_what_a_known_rate_gives() {
    let known = estimate(50, &ComplaintRate::Known(0.2), &EstimateOptions::default()).unwrap();
    let mut width = f64::INFINITY;
    for n in [20, 200, 20_000, 200_000_000] {
        let measured = ComplaintRate::Measured { complained: n / 5, with_problem: n };
        let found = estimate(50, &measured, &EstimateOptions::default()).unwrap();
        let now = found.affected.high.unwrap() - found.affected.low.unwrap();
        assert!(now < width);
        width = now;
    }
    let exact = known.affected.high.unwrap() - known.affected.low.unwrap();
    assert!((width / exact - 1.0).abs() < 1e-6, "{width} against {exact}");
}

#[test]
fn large_numbers_have_finite_limits() {
    for (complaints, complained, with_problem) in
        [(4_000_000_000, 3, 7), (1, 900_000_000, 1_000_000_000), (0, 1, 1), (1_000_000, 1, 1_000_000)]
    {
        let measured = ComplaintRate::Measured { complained, with_problem };
        let found = estimate(complaints, &measured, &EstimateOptions::default()).unwrap();
        for part in [found.affected, found.silent] {
            let (low, high) = (part.low.unwrap(), part.high.unwrap());
            assert!(low <= part.value && part.value <= high && high.is_finite(), "{part:?}");
        }
    }
}
