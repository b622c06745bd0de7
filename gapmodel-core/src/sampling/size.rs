use crate::error::{Error, Result};
use crate::estimate::check_level;
use crate::stats::dist;

/// What a sample is to be large enough for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum SizeKind {
    /// A share within a margin.
    Share,
    /// A mean within a margin.
    Mean,
    /// A net promoter score within a margin.
    Nps,
    /// Finding a difference of the shares of two groups.
    ShareDifference,
    /// Finding a difference of the means of two groups.
    MeanDifference,
    /// Finding a mean difference within pairs, such as a gap.
    Paired,
}

impl SizeKind {
    /// Every kind, in the order of the C codes.
    pub const ALL: [Self; 6] =
        [Self::Share, Self::Mean, Self::Nps, Self::ShareDifference, Self::MeanDifference, Self::Paired];

    /// The name in all languages, such as `"share"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Mean => "mean",
            Self::Nps => "nps",
            Self::ShareDifference => "share_difference",
            Self::MeanDifference => "mean_difference",
            Self::Paired => "paired",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "kind",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// Options of [`size`]: what the kind asks for, and the survey's design.
///
/// | kind | needs | may have |
/// |---|---|---|
/// | share | margin | p (0.5, the worst case) |
/// | mean | margin, sd | |
/// | nps | margin in points | variance of -1, 0, 1 (1, the worst case) |
/// | `share_difference` | p1, p2 | power (0.8) |
/// | `mean_difference`, paired | delta, sd | power (0.8) |
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizeOptions {
    /// What the sample is for.
    pub kind: SizeKind,
    /// Half the width of the interval: a share from 0 to 1, a mean in its unit, NPS in points.
    pub margin: Option<f64>,
    /// The share that is expected, between 0 and 1.
    pub p: Option<f64>,
    /// The standard deviation that is expected: of answers, or for pairs of their differences.
    pub sd: Option<f64>,
    /// The variance of promoters (1), passives (0) and detractors (-1) that is expected, above 0 to 1.
    pub variance: Option<f64>,
    /// The share in the first group, between 0 and 1.
    pub p1: Option<f64>,
    /// The share in the second group, between 0 and 1.
    pub p2: Option<f64>,
    /// The difference that is to be found, in the unit of `sd`.
    pub delta: Option<f64>,
    /// The probability of finding it with a two-sided test at `1 - level`, between 0 and 1.
    pub power: Option<f64>,
    /// How many people there are, in each group where there are two; unlimited if absent.
    pub population: Option<u64>,
    /// How many times larger variances are than with simple random sampling: 1.
    pub design_effect: f64,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl SizeOptions {
    /// The defaults for a kind.
    #[must_use]
    pub fn new(kind: SizeKind) -> Self {
        Self {
            kind,
            margin: None,
            p: None,
            sd: None,
            variance: None,
            p1: None,
            p2: None,
            delta: None,
            power: None,
            population: None,
            design_effect: 1.0,
            level: 0.95,
        }
    }
}

/// How many answers are needed, and for what.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SampleSize {
    /// The number of answers needed; in each group where there are two, of pairs where answers come in pairs.
    pub n: u64,
    /// The same, not rounded up.
    pub exact: f64,
    /// How many groups of so many there are: 1 or 2.
    pub groups: u32,
    /// What the sample is for.
    pub kind: SizeKind,
    /// Half the width of the interval, where the kind has one.
    pub margin: Option<f64>,
    /// The expected share, where the kind has one.
    pub p: Option<f64>,
    /// The expected standard deviation, where the kind has one.
    pub sd: Option<f64>,
    /// The expected variance of promoters and detractors, where the kind has one.
    pub variance: Option<f64>,
    /// The share in the first group, where the kind has one.
    pub p1: Option<f64>,
    /// The share in the second group, where the kind has one.
    pub p2: Option<f64>,
    /// The difference to be found, where the kind has one.
    pub delta: Option<f64>,
    /// The probability of finding it, where the kind has one.
    pub power: Option<f64>,
    /// How many people there are, if that was given.
    pub population: Option<u64>,
    /// How many times larger variances are than with simple random sampling.
    pub design_effect: f64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
}

/// How many answers a share, a mean, an NPS or a difference needs.
///
/// Answers, not invitations: divide by the response rate you expect. Shares, means and NPS need z² variance / margin²;
/// the difference of two shares has the normal approximation with the pooled share under the null hypothesis (Fleiss, Levin
/// and Paik 2003, section 4.2; `power.prop.test` in R), differences of means the power of Student's t (noncentral t;
/// `power.t.test` in R). This is multiplied by the design effect, and n becomes n / (1 + (n - 1) / N) for a population of N
/// (Cochran 1977, section 4.4).
///
/// # Errors
///
/// [`Error::InvalidLevel`]; [`Error::InvalidOption`] for an option that the kind needs and does not have, has no use for, or
/// that is out of its range: two shares that are equal, a difference of 0 or of more than 100 standard deviations, a power
/// not above `1 - level`, a population of 0, a design effect that is not above 0; [`Error::Overflow`] beyond 10^15 answers.
///
/// ```
/// use gapmodel_core::sampling::{SizeKind, SizeOptions, size};
/// let options = SizeOptions { margin: Some(0.05), ..SizeOptions::new(SizeKind::Share) };
/// assert_eq!(size(&options)?.n, 385);
/// assert_eq!(size(&SizeOptions { population: Some(1000), ..options })?.n, 278);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn size(options: &SizeOptions) -> Result<SampleSize> {
    check_level(options.level)?;
    let given = Given(*options);
    given.check_used()?;
    let mut size = given.frame();
    let z = dist::z_for(options.level);
    let simple = match options.kind {
        SizeKind::Share => {
            let (margin, p) = (given.within("margin", None, 1.0)?, given.within("p", Some(0.5), 1.0)?);
            (size.margin, size.p) = (Some(margin), Some(p));
            squared(z / margin) * p * (1.0 - p)
        }
        SizeKind::Mean => {
            let [margin, sd] = [given.positive("margin")?, given.positive("sd")?];
            (size.margin, size.sd) = (Some(margin), Some(sd));
            squared(z / margin * sd)
        }
        SizeKind::Nps => {
            let margin = given.within("margin", None, 100.0)?;
            let variance = given.in_range("variance", Some(1.0), (0.0, 1.0), true)?;
            (size.margin, size.variance) = (Some(margin), Some(variance));
            squared(100.0 * z / margin) * variance
        }
        SizeKind::ShareDifference => {
            let [p1, p2] = [given.within("p1", None, 1.0)?, given.within("p2", None, 1.0)?];
            let power = given.power()?;
            (size.p1, size.p2, size.power) = (Some(p1), Some(p2), Some(power));
            shares_apart(p1, p2, z, power)?
        }
        SizeKind::MeanDifference | SizeKind::Paired => {
            let [sd, power] = [given.positive("sd")?, given.power()?];
            let delta = given.number("delta", None)?;
            (size.sd, size.delta, size.power) = (Some(sd), Some(delta), Some(power));
            means_apart(delta, sd, size.groups, options.level, power)?
        }
    };
    let needed = simple * options.design_effect;
    size.exact = options.population.map_or(needed, |n| needed / (1.0 + (needed - 1.0) / n as f64));
    if size.exact.is_nan() || size.exact > 1e15 {
        return Err(Error::Overflow { what: "the size of the sample" });
    }
    #[expect(clippy::cast_sign_loss, reason = "above 0")]
    // What rounding adds to a whole number makes no further answer.
    let n = libm::ceil(size.exact * (1.0 - 1e-12)) as u64;
    Ok(SampleSize { n: n.max(1), ..size })
}

fn squared(x: f64) -> f64 {
    x * x
}

struct Given(SizeOptions);

impl Given {
    /// Every option that some kinds have, and whether this one has it.
    fn options(&self) -> [(&'static str, Option<f64>, bool); 8] {
        let SizeOptions { kind, margin, p, sd, variance, p1, p2, delta, power, .. } = self.0;
        let is = |kinds: &[SizeKind]| kinds.contains(&kind);
        let differs = [SizeKind::MeanDifference, SizeKind::Paired];
        [
            ("margin", margin, is(&[SizeKind::Share, SizeKind::Mean, SizeKind::Nps])),
            ("p", p, is(&[SizeKind::Share])),
            ("sd", sd, is(&differs) || is(&[SizeKind::Mean])),
            ("variance", variance, is(&[SizeKind::Nps])),
            ("p1", p1, is(&[SizeKind::ShareDifference])),
            ("p2", p2, is(&[SizeKind::ShareDifference])),
            ("delta", delta, is(&differs)),
            ("power", power, is(&differs) || is(&[SizeKind::ShareDifference])),
        ]
    }

    fn check_used(&self) -> Result<()> {
        let options = self.options();
        let used: Vec<&str> = options.iter().filter(|(_, _, used)| *used).map(|(name, ..)| *name).collect();
        if let Some((option, value, _)) = options.iter().find(|(_, value, used)| value.is_some() && !used) {
            let allowed = format!("the kind {} has {}", self.0.kind.name(), used.join(", "));
            let value = value.unwrap_or_default().to_string();
            return Err(Error::InvalidOption { option, value, allowed });
        }
        let design = self.0.design_effect;
        if !(design > 0.0 && design.is_finite()) {
            let (value, allowed) = (design.to_string(), "a number above 0".to_owned());
            return Err(Error::InvalidOption { option: "design_effect", value, allowed });
        }
        if self.0.population == Some(0) {
            let (value, allowed) = ("0".to_owned(), "at least one person".to_owned());
            return Err(Error::InvalidOption { option: "population", value, allowed });
        }
        Ok(())
    }

    /// The result without its figures.
    fn frame(&self) -> SampleSize {
        let SizeOptions { kind, population, design_effect, level, .. } = self.0;
        let groups = if matches!(kind, SizeKind::ShareDifference | SizeKind::MeanDifference) { 2 } else { 1 };
        SampleSize {
            n: 0,
            exact: 0.0,
            groups,
            kind,
            margin: None,
            p: None,
            sd: None,
            variance: None,
            p1: None,
            p2: None,
            delta: None,
            power: None,
            population,
            design_effect,
            level,
        }
    }

    fn number(&self, name: &'static str, default: Option<f64>) -> Result<f64> {
        let found = self.options().into_iter().find(|(option, ..)| *option == name);
        found.and_then(|(_, value, _)| value).or(default).ok_or_else(|| Error::InvalidOption {
            option: name,
            value: "none".to_owned(),
            allowed: format!("the kind {} needs it", self.0.kind.name()),
        })
    }

    /// A number above 0.
    fn positive(&self, name: &'static str) -> Result<f64> {
        self.in_range(name, None, (0.0, f64::INFINITY), false)
    }

    /// A number above 0 and below a limit.
    fn within(&self, name: &'static str, default: Option<f64>, limit: f64) -> Result<f64> {
        self.in_range(name, default, (0.0, limit), false)
    }

    fn power(&self) -> Result<f64> {
        self.in_range("power", Some(0.8), (1.0 - self.0.level, 1.0), false)
    }

    fn in_range(
        &self,
        name: &'static str,
        default: Option<f64>,
        (low, high): (f64, f64),
        with_high: bool,
    ) -> Result<f64> {
        let value = self.number(name, default)?;
        #[expect(clippy::float_cmp, reason = "the limit itself")]
        if low < value && (value < high || with_high && value == high) {
            return Ok(value);
        }
        let allowed = if high.is_infinite() {
            format!("a number above {low}")
        } else {
            // A limit that is 1 - level shows what rounding left of it.
            let [low, high] = [low, high].map(|limit| libm::round(limit * 1e9) / 1e9);
            format!("a number above {low} and {} {high}", if with_high { "up to" } else { "below" })
        };
        Err(Error::InvalidOption { option: name, value: value.to_string(), allowed })
    }
}

/// The size of each group for a difference of two shares.
fn shares_apart(p1: f64, p2: f64, z: f64, power: f64) -> Result<f64> {
    let (difference, pooled) = (p1 - p2, 0.5 * (p1 + p2));
    if difference == 0.0 {
        let (value, allowed) = (p2.to_string(), format!("another share than p1 = {p1}"));
        return Err(Error::InvalidOption { option: "p2", value, allowed });
    }
    let null = libm::sqrt(2.0 * pooled * (1.0 - pooled));
    let alternative = libm::sqrt(p1 * (1.0 - p1) + p2 * (1.0 - p2));
    Ok(squared((z * null + dist::normal_quantile(power) * alternative) / difference))
}

/// The size of each group for a difference of means, from 2 on: where the power of Student's t reaches `power`.
fn means_apart(delta: f64, sd: f64, groups: u32, level: f64, power: f64) -> Result<f64> {
    let effect = (delta / sd).abs();
    if !(effect > 0.0 && effect <= 100.0) {
        let (value, allowed) =
            (delta.to_string(), format!("a number other than 0, up to 100 times sd = {sd}"));
        return Err(Error::InvalidOption { option: "delta", value, allowed });
    }
    let of = f64::from(groups);
    let reached = |n: f64| -> Result<bool> {
        let df = of * (n - 1.0);
        let critical = dist::t_critical(level, df)?;
        Ok(dist::noncentral_t_upper_p(critical, df, libm::sqrt(n / of) * effect)? >= power)
    };
    let z = dist::z_for(level) + dist::normal_quantile(power);
    let (mut low, mut high) = (2.0, (of * squared(z / effect)).max(4.0));
    if reached(low)? {
        return Ok(low);
    }
    while !reached(high)? {
        (low, high) = (high, 2.0 * high);
        if high > 1e15 {
            return Ok(high);
        }
    }
    while high - low > 4.0 * f64::EPSILON * high {
        let middle = low + 0.5 * (high - low);
        if middle <= low || middle >= high {
            break;
        }
        *(if reached(middle)? { &mut high } else { &mut low }) = middle;
    }
    Ok(high)
}
