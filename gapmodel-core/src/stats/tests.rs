//! Numbers from published tables, R 4.2.2, `SciPy` 1.17.1, `NumPy` 2.4.6, statsmodels 0.15.0 and mpmath 1.4.1, never
//! from this library.

mod bootstrap;
#[cfg(feature = "text")]
mod cluster_robust;
mod difference;
mod distribution;
mod probability;
mod proportion;
mod rank_sum;
mod ranks;
mod regression;
mod resample;
mod summary;

/// Equal to a relative difference.
#[track_caller]
fn assert_close(found: f64, expected: f64, tolerance: f64) {
    let scale = expected.abs().max(f64::MIN_POSITIVE);
    assert!((found - expected).abs() <= tolerance * scale, "{found:e} is not {expected:e} to {tolerance:e}");
}

/// Equal to as many decimals as a printed number has.
#[track_caller]
fn assert_printed(found: f64, expected: f64, decimals: i32) {
    let half_unit = 0.5 / libm::pow(10.0, f64::from(decimals));
    assert!(
        (found - expected).abs() <= half_unit * (1.0 + 1e-9),
        "{found} is not {expected} to {decimals} decimals"
    );
}
