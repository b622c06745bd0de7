//! How much of the variation of a score is not error.

/// Cronbach's alpha of the sum of `k` items: k / (k - 1) (1 - sum of their variances / variance of the sum).
///
/// At most 1, and without a lower limit. `None` below two items, or where the sum does not vary. Source: Cronbach 1951,
/// Psychometrika 16:297-334.
pub(crate) fn alpha(k: usize, sum_item_variances: f64, total_variance: f64) -> Option<f64> {
    if k < 2 || total_variance.is_nan() || total_variance <= 0.0 {
        return None;
    }
    let k = k as f64;
    Some(k / (k - 1.0) * (1.0 - sum_item_variances / total_variance))
}

#[cfg(test)]
mod tests {
    use super::alpha;

    #[test]
    fn alpha_of_equal_items_is_one_and_of_unrelated_ones_zero() {
        assert_eq!(alpha(4, 4.0, 16.0), Some(1.0));
        assert_eq!(alpha(4, 4.0, 4.0), Some(0.0));
        assert_eq!(alpha(2, 4.0, 1.0), Some(-6.0));
    }

    #[test]
    fn alpha_needs_two_items_and_variation() {
        assert_eq!((alpha(1, 1.0, 1.0), alpha(3, 0.0, 0.0), alpha(3, 1.0, f64::NAN)), (None, None, None));
    }
}
