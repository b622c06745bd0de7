use super::items::{Covariances, Items, Missing, contradiction, keyed_apart, sum};
use crate::error::Result;
use crate::estimate::check_level;
use crate::stats::{dist, reliability, z_for};

/// How the interval of alpha is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum AlphaInterval {
    /// Feldt (1965): 1 - alpha over its true value is F with n - 1 and (n - 1)(k - 1) degrees of freedom.
    #[default]
    Feldt,
    /// Bonett (2002): normal on the logarithm of 1 - alpha.
    Bonett,
}

impl AlphaInterval {
    /// Every interval, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Feldt, Self::Bonett];

    /// The name in all languages, such as `"feldt"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Feldt => "feldt",
            Self::Bonett => "bonett",
        }
    }

    /// The interval of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`](crate::Error::InvalidOption) if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        super::by_name("interval", name, &Self::ALL, Self::name)
    }
}

/// Options of [`alpha`].
#[derive(Clone, Debug, PartialEq)]
pub struct AlphaOptions {
    /// How the interval is made: [`AlphaInterval::Feldt`].
    pub interval: AlphaInterval,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The items that are keyed the other way, and are turned on their scale before they are summed.
    pub reverse: Vec<String>,
}

impl Default for AlphaOptions {
    fn default() -> Self {
        Self { interval: AlphaInterval::default(), level: 0.95, reverse: Vec::new() }
    }
}

/// Cronbach's alpha of a sum of items.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Alpha {
    /// Alpha of the sum of the answers as they are, from 0 to 1.
    pub value: f64,
    /// The lower limit of the interval.
    pub low: f64,
    /// The upper limit of the interval.
    pub high: f64,
    /// The confidence level of the interval, between 0 and 1.
    pub level: f64,
    /// How the interval was made.
    pub interval: AlphaInterval,
    /// Alpha of the sum of standardised answers: k r / (1 + (k - 1) r) with r the mean correlation of two items.
    pub standardized: f64,
    /// The mean correlation of two items, -1 to 1.
    pub mean_correlation: f64,
    /// The standard deviation of the sum of the items, in scale units.
    pub std_dev: f64,
    /// The standard error of measurement of the sum: `std_dev sqrt(1 - value)`, in scale units.
    pub sem: f64,
    /// How many items there are.
    pub k: usize,
    /// How many respondents the interval counts on: of the two items that fewest answered together, those who did.
    pub n: u64,
    /// How many respondents answered every item.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// What was done about absent answers.
    pub missing: Missing,
    /// One row per item.
    pub items: Vec<AlphaItem>,
    /// The items that run against the sum of the others (their `item_rest` is negative): keyed the other way, or
    /// misunderstood. Alpha means little until they are reversed or left out.
    pub negative: Vec<String>,
}

/// One item of a sum.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AlphaItem {
    /// The name of the item.
    pub name: String,
    /// The correlation of the item with the sum of the others, -1 to 1; absent where the others do not vary, or pairwise
    /// covariances allow none.
    pub item_rest: Option<f64>,
    /// Alpha without the item; absent where one item would be left, or nothing that varies.
    pub if_dropped: Option<f64>,
    /// Whether the item was reversed.
    pub reversed: bool,
}

/// Cronbach's alpha of the sum of items, with its interval and what each item does to it.
///
/// k / (k - 1) (1 - sum of the variances / variance of the sum), from 0 to 1, of k items; both from the covariances, so
/// that absent answers are dealt with as the items were tallied. `level` is a fraction (0.95, not 95). With
/// [`Missing::Pairwise`] covariances rest on different numbers of respondents; the interval counts on the smallest of them,
/// so that it is never narrower than the data allow (software that takes the number of rows instead claims more than it
/// has). Without absent answers all of these are one number. Sources: Cronbach 1951, Psychometrika 16:297-334; Feldt 1965,
/// Psychometrika 30:357-370; Bonett 2002, J Educational and Behavioral Statistics 27:335-340, without the later correction
/// of bias.
///
/// # Errors
///
/// [`Error::InvalidOption`] below two items, for an alpha below 0, naming the items that run against the others, and for
/// pairwise covariances that contradict each other; [`Error::NoValidRatings`] where nobody answered two items together,
/// [`Error::TooFewRatings`] where fewer did than there are items (or than 3), naming the two; [`Error::ZeroVariance`]
/// naming an item that all answered alike; [`Error::UnknownColumn`] for a name in `reverse` that no item has;
/// [`Error::InvalidLevel`].
///
/// [`Error::InvalidOption`]: crate::Error::InvalidOption
/// [`Error::NoValidRatings`]: crate::Error::NoValidRatings
/// [`Error::TooFewRatings`]: crate::Error::TooFewRatings
/// [`Error::ZeroVariance`]: crate::Error::ZeroVariance
/// [`Error::UnknownColumn`]: crate::Error::UnknownColumn
/// [`Error::InvalidLevel`]: crate::Error::InvalidLevel
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::reliability::{self, AlphaOptions, Items, ItemsOptions};
/// let mut table = Table::new();
/// table.add("prompt", &[7, 5, 6, 2, 4, 6])?;
/// table.add("polite", &[6, 5, 7, 3, 4, 5])?;
/// table.add("slow", &[1, 3, 2, 6, 4, 1])?;
/// let items = Items::from_table(&table, &ItemsOptions::default())?;
/// let error = reliability::alpha(&items, &AlphaOptions::default()).unwrap_err();
/// assert!(error.to_string().contains("run against the sum of the others"));
/// let options = AlphaOptions { reverse: vec!["slow".to_owned()], ..AlphaOptions::default() };
/// let alpha = reliability::alpha(&items, &options)?;
/// assert_eq!(format!("{:.3} {:.3} {:.3}", alpha.value, alpha.low, alpha.high), "0.953 0.799 0.993");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn alpha(items: &Items, options: &AlphaOptions) -> Result<Alpha> {
    check_level(options.level)?;
    let of = items.covariances(&options.reverse, 2)?;
    let (k, total) = (of.k(), of.total()?);
    let value = coefficient(&of, None).ok_or_else(contradiction)?;
    let negative = of.negative();
    if value < 0.0 {
        return Err(keyed_apart("alpha", value, &negative));
    }
    if value > 1.0 {
        return Err(contradiction());
    }
    let (low, high) = interval(value, k as f64, of.n as f64, options)?;
    let mean_correlation = (sum(&of.correlations) - k as f64) / (k * (k - 1)) as f64;
    let std_dev = total.sqrt();
    Ok(Alpha {
        value,
        low,
        high,
        level: options.level,
        interval: options.interval,
        standardized: standardized(mean_correlation, k as f64),
        mean_correlation,
        std_dev,
        sem: std_dev * (1.0 - value).sqrt(),
        k,
        n: of.n,
        n_complete: of.n_complete,
        respondents: of.rows,
        missing: of.missing,
        items: rows(&of)?,
        negative,
    })
}

/// Alpha of items that all have variance 1 and correlate so on average.
pub(super) fn standardized(mean_correlation: f64, k: f64) -> f64 {
    k * mean_correlation / (1.0 + (k - 1.0) * mean_correlation)
}

fn rows(of: &Covariances) -> Result<Vec<AlphaItem>> {
    let row = |(i, item_rest): (usize, Option<f64>)| AlphaItem {
        name: of.names[i].clone(),
        item_rest,
        if_dropped: coefficient(of, Some(i)),
        reversed: of.reversed[i],
    };
    Ok(of.item_rest()?.into_iter().enumerate().map(row).collect())
}

/// Alpha of all items, or of all but one.
pub(super) fn coefficient(of: &Covariances, dropped: Option<usize>) -> Option<f64> {
    let kept: Vec<usize> = (0..of.k()).filter(|i| Some(*i) != dropped).collect();
    let parts = kept.iter().map(|&i| of.matrix[i][i]).sum();
    let total = kept.iter().map(|&i| kept.iter().map(|&j| of.matrix[i][j]).sum::<f64>()).sum();
    reliability::alpha(kept.len(), parts, total)
}

fn interval(alpha: f64, k: f64, n: f64, options: &AlphaOptions) -> Result<(f64, f64)> {
    let error = 1.0 - alpha;
    match options.interval {
        AlphaInterval::Feldt => {
            let tail = 0.5 * (1.0 - options.level);
            let (df_1, df_2) = (n - 1.0, (n - 1.0) * (k - 1.0));
            let low = 1.0 - error * dist::f_upper_quantile(tail, df_1, df_2)?;
            Ok((low, 1.0 - error * dist::f_quantile(tail, df_1, df_2)?))
        }
        AlphaInterval::Bonett => {
            let half = z_for(options.level) * (2.0 * k / ((k - 1.0) * (n - 2.0))).sqrt();
            Ok((1.0 - error * libm::exp(half), 1.0 - error * libm::exp(-half)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::items::{Covariances, Missing};
    use super::coefficient;

    /// Items A1 to A5 of the data set bfi of the R package psych 2.2.9, complete cases.
    fn bfi(sign: f64) -> Covariances {
        let lower = [
            vec![1.972_831_685],
            vec![-0.564_487_160, 1.383_951_575],
            vec![-0.491_584_346, 0.747_013_893, 1.701_860_367],
            vec![-0.309_817_022, 0.586_230_291, 0.702_303_253, 2.209_508_433],
            vec![-0.323_710_341, 0.575_542_137, 0.831_433_790, 0.575_154_867, 1.591_642_934],
        ];
        let element = |i: usize, j: usize| {
            let value = lower[i.max(j)][i.min(j)];
            if (i == 0) == (j == 0) { value } else { sign * value }
        };
        let matrix: Vec<Vec<f64>> = (0..5).map(|i| (0..5).map(|j| element(i, j)).collect()).collect();
        Covariances {
            correlations: matrix.clone(),
            matrix,
            names: ["A1", "A2", "A3", "A4", "A5"].map(str::to_owned).to_vec(),
            reversed: vec![sign < 0.0, false, false, false, false],
            n: 2709,
            n_complete: 2709,
            rows: 2709,
            missing: Missing::Listwise,
        }
    }

    #[test]
    fn an_item_keyed_the_other_way_is_named_and_reversed_from_the_covariances() {
        // R 4.2.2, psych::alpha with and without the key -1 for A1.
        let (as_is, reversed) = (bfi(1.0), bfi(-1.0));
        assert!((coefficient(&as_is, None).unwrap() - 0.430_616_923).abs() < 5e-10);
        assert!((coefficient(&reversed, None).unwrap() - 0.703_755_894).abs() < 5e-10);
        assert_eq!((as_is.negative(), reversed.negative()), (vec!["A1".to_owned()], Vec::new()));
    }
}
