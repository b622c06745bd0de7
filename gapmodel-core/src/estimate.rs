use crate::error::{Error, Result};

/// One number with everything needed to report it.
///
/// What too few answers do not allow is absent: a mean of one answer has no standard error, and a mean without variation
/// no interval. A share has both from the first answer on. Nothing is ever NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Estimate {
    /// The estimate, in the unit its function documents.
    pub value: f64,
    /// The standard error, in the unit of `value`.
    pub std_error: Option<f64>,
    /// The lower limit of the interval, in the unit of `value`.
    pub low: Option<f64>,
    /// The upper limit of the interval, in the unit of `value`.
    pub high: Option<f64>,
    /// The confidence level of the interval, between 0 and 1.
    pub level: f64,
    /// How many answers the estimate rests on.
    pub n_valid: u64,
    /// How many answers are missing.
    pub n_missing: u64,
    /// How many answers are not applicable, refused, or invalid.
    pub n_excluded: u64,
    /// The effective sample size after weighting (Kish; with the method `korn_graubard` that of the standard error):
    /// `n_valid` where there are no weights.
    pub n_effective: f64,
    /// How the interval was made.
    pub method: Method,
}

impl Estimate {
    /// The same with the sign turned; 0 stays 0.
    pub(crate) fn negated(self) -> Self {
        let turned = |value: f64| 0.0 - value;
        Self { value: turned(self.value), low: self.high.map(turned), high: self.low.map(turned), ..self }
    }

    /// The same with another interval; without limits there is none.
    pub(crate) fn with_limits(self, limits: Option<(f64, f64)>, method: Method) -> Self {
        let method = if limits.is_some() { method } else { Method::None };
        let (low, high) = limits.unzip();
        Self { low, high, method, ..self }
    }
}

/// How an interval was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Method {
    /// Student's t on the mean; with weights, on the linearised standard error.
    T,
    /// Wilson's score interval (1927).
    Wilson,
    /// Wilson's score interval with continuity correction.
    WilsonCc,
    /// Agresti and Coull (1998), clipped to 0 and 1.
    AgrestiCoull,
    /// Clopper and Pearson (1934), "exact".
    ClopperPearson,
    /// Jeffreys' beta interval.
    Jeffreys,
    /// Clopper and Pearson with half the weight on the observed count.
    MidP,
    /// Estimate plus and minus z standard errors.
    Wald,
    /// Wald after adding three answers, spread as 3/4, 3/2 and 3/4 (Rocks 2016).
    AdjustedWald,
    /// Order statistics of the Walsh averages (Hodges and Lehmann 1963).
    SignedRank,
    /// Newcombe's hybrid score interval for a difference (1998, method 10).
    Newcombe,
    /// Student's t with the degrees of freedom of Welch (1947) and Satterthwaite (1946).
    Welch,
    /// Percentiles of a seeded bootstrap (Efron 1979).
    Percentile,
    /// Fisher's z (1921), for correlations; with the standard error of Bonett and Wright (2000) for those of ranks.
    FisherZ,
    /// Fieller's interval for a ratio of means (1954).
    Fieller,
    /// Korn and Graubard (1998): Clopper and Pearson on the effective sample size that the standard error of a share
    /// tells, p (1 - p) / se², corrected for degrees of freedom.
    KornGraubard,
    /// Percentiles of a seeded bootstrap, corrected for bias and acceleration (Efron 1987).
    Bca,
    /// Limits of a ratio of mean squares from Snedecor's F (Shrout and Fleiss 1979; `McGraw` and Wong 1996), or of a distance
    /// from a confidence region by Hotelling's T² (1931).
    F,
    /// Garwood's exact interval for the mean of a Poisson count (1936).
    Garwood,
    /// Melded exact intervals of two numbers (Fay, Proschan and Brittain 2015).
    Melded,
    /// Limits of a weighted sum from the limits of its parts (Zou and Donner 2008).
    Mover,
    /// Order statistics whose ranks are quantiles of the binomial distribution (Conover 1999).
    OrderStatistic,
    /// Greenwood's (1926) variance on the scale of log(-log) (Kalbfleisch and Prentice 1980), of a share that a survival
    /// curve gives; of a percentile, the times at which those limits pass it (Brookmeyer and Crowley 1982).
    LogLog,
    /// No interval was made.
    None,
}

impl Method {
    /// Every method, in the order of the C codes.
    pub const ALL: [Self; 24] = [
        Self::None,
        Self::T,
        Self::Wilson,
        Self::WilsonCc,
        Self::AgrestiCoull,
        Self::ClopperPearson,
        Self::Jeffreys,
        Self::MidP,
        Self::Wald,
        Self::AdjustedWald,
        Self::SignedRank,
        Self::Newcombe,
        Self::Welch,
        Self::Percentile,
        Self::FisherZ,
        Self::Fieller,
        Self::KornGraubard,
        Self::Bca,
        Self::F,
        Self::Garwood,
        Self::Melded,
        Self::Mover,
        Self::OrderStatistic,
        Self::LogLog,
    ];

    /// The name in all languages, such as `"wilson"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::T => "t",
            Self::Wilson => "wilson",
            Self::WilsonCc => "wilson_cc",
            Self::AgrestiCoull => "agresti_coull",
            Self::ClopperPearson => "clopper_pearson",
            Self::Jeffreys => "jeffreys",
            Self::MidP => "mid_p",
            Self::Wald => "wald",
            Self::AdjustedWald => "adjusted_wald",
            Self::SignedRank => "signed_rank",
            Self::Newcombe => "newcombe",
            Self::Welch => "welch",
            Self::Percentile => "percentile",
            Self::FisherZ => "fisher_z",
            Self::Fieller => "fieller",
            Self::KornGraubard => "korn_graubard",
            Self::Bca => "bca",
            Self::F => "f",
            Self::Garwood => "garwood",
            Self::Melded => "melded",
            Self::Mover => "mover",
            Self::OrderStatistic => "order_statistic",
            Self::LogLog => "log_log",
            Self::None => "none",
        }
    }

    /// The method of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "method",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// Refuses a confidence level outside (0, 1).
pub(crate) fn check_level(level: f64) -> Result<()> {
    if level > 0.0 && level < 1.0 { Ok(()) } else { Err(Error::InvalidLevel { level }) }
}
