//! Where each site may stand if all were known exactly.

/// The rank of a site, 1 for the highest value, and the ranks it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) rank: u64,
    pub(super) low: u64,
    pub(super) high: u64,
}

/// Ranks from intervals that hold jointly: a site is behind those whose interval is wholly above its own, and before those
/// whose interval is wholly below (Klein, Wright and Wieczorek 2020).
pub(super) fn ranks(values: &[f64], intervals: &[(f64, f64)]) -> Vec<Standing> {
    let sorted = |numbers: &mut dyn Iterator<Item = f64>| {
        let mut numbers: Vec<f64> = numbers.collect();
        numbers.sort_unstable_by(f64::total_cmp);
        numbers
    };
    let all = sorted(&mut values.iter().copied());
    let lows = sorted(&mut intervals.iter().map(|(low, _)| *low));
    let highs = sorted(&mut intervals.iter().map(|(_, high)| *high));
    let n = values.len();
    let above = |sorted: &[f64], limit: f64| n - sorted.partition_point(|value| *value <= limit);
    let below = |sorted: &[f64], limit: f64| sorted.partition_point(|value| *value < limit);
    let rank = |(value, (low, high)): (&f64, &(f64, f64))| Standing {
        rank: above(&all, *value) as u64 + 1,
        low: above(&lows, *high) as u64 + 1,
        high: (n - below(&highs, *low)) as u64,
    };
    values.iter().zip(intervals).map(rank).collect()
}
