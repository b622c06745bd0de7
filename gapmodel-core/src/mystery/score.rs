use std::collections::{BTreeMap, BTreeSet};

use super::score_texts as texts;
use super::severity::{self, Effects, MAX_SHOPPERS};
use super::visits::{HUNDRED, Sums, VisitItem, Visits};
use crate::agreement::{self, Krippendorff, KrippendorffOptions, Measurement, OneWay};
use crate::error::{Error, ErrorKind, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::language::{Texts, Words};
use crate::stats::{self, Adjustment, FTest, dist};
use crate::table::{Column, Table};
use crate::tally::fixed;

/// What visits count as together for the interval of the chain's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Clustering {
    /// Sites and shoppers, crossed.
    TwoWay,
    /// Sites.
    Site,
    /// Shoppers.
    Shopper,
    /// Nothing: all visits are one shopper's to one site.
    None,
}

impl Clustering {
    /// Every kind, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::TwoWay, Self::Site, Self::Shopper, Self::None];

    /// The name in all languages, such as `"two_way"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TwoWay => "two_way",
            Self::Site => "site",
            Self::Shopper => "shopper",
            Self::None => "none",
        }
    }
}

/// Options of [`score`].
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreOptions {
    /// The score that a site should have, 0 to 100.
    pub target: Option<f64>,
    /// Confidence level, 0.95.
    pub level: f64,
    /// How often the places where visits overlap are drawn again for the interval of the agreement: 1,000 times; 0 for none.
    pub replicates: u32,
    /// The seed of the drawing: 1.
    pub seed: u64,
    /// The language of the sentences: `"en"`, `"nl"`, `"fr"` or `"et"`.
    pub language: String,
}

impl Default for ScoreOptions {
    fn default() -> Self {
        Self { target: None, level: 0.95, replicates: 1_000, seed: 1, language: "en".to_owned() }
    }
}

/// What mystery visits say of a chain, its sites, its shoppers and the items of the form.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MysteryScore {
    /// The mean score of the visits, 0 to 100, with Student's t on clusters, within 0 and 100. `n_excluded` counts visits
    /// without a score, `n_effective` how many visits that have nothing in common would tell as much.
    pub score: Estimate,
    /// What visits count as together.
    pub clustering: Clustering,
    /// Degrees of freedom: the smaller number of sites and shoppers, those of which there is one left out, less one; absent
    /// without an interval.
    pub df: Option<f64>,
    /// How many times larger the variance is than of as many visits that have nothing in common; absent without an interval.
    pub design_effect: Option<f64>,
    /// The standard deviation of visits to one site by different shoppers, in points, pooled over sites; absent where no site
    /// has two shoppers, and where they all agree.
    pub within_sd: Option<f64>,
    /// Its degrees of freedom; 0 without it.
    pub within_df: u64,
    /// One row per site with a score, in the order of their labels.
    pub sites: Vec<SiteScore>,
    /// The sites there are, where visits were told them, that have no visit with a score.
    pub unvisited: Vec<String>,
    /// One row per shopper with a score, in the order of their labels.
    pub shoppers: Vec<ShopperSeverity>,
    /// The test that all shoppers are equally severe; absent where severity is.
    pub severity_test: Option<FTest>,
    /// The sites and shoppers that hang together; more than one entry means that severity cannot be told from the sites.
    pub groups: Vec<LinkedGroup>,
    /// Krippendorff's alpha of the scores that different shoppers gave the same site on the same occasion; absent where no
    /// two places have been visited by two shoppers, or all scores there are the same.
    pub agreement: Option<Krippendorff>,
    /// The same visits by one-way analysis of variance: ICC(1), which share of the variance is between places; absent likewise.
    pub overlap: Option<OneWay>,
    /// One row per item, in their order; none where visit scores were given.
    pub items: Vec<ItemScore>,
    /// How many visits there are, with or without a score.
    pub n_visits: u64,
    /// The score that a site should have, if there is one.
    pub target: Option<f64>,
    /// The confidence level, between 0 and 1.
    pub level: f64,
    /// What the visits say of all sites, and whether shoppers can be compared, in plain words.
    pub sentence: String,
}

/// What the visits say of one site.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SiteScore {
    /// The label of the site.
    pub site: String,
    /// The mean score of its visits, 0 to 100: Student's t with the standard deviation within all sites, within 0 and 100;
    /// where every score of every visit is 0 or 100, Wilson's interval. `n_effective` is how many visits by as many shoppers
    /// would tell as much: a shopper's visits may be alike.
    pub score: Estimate,
    /// How many shoppers came.
    pub n_shoppers: u64,
    /// The score it would have if the average shopper had come, in points; absent where severity is.
    pub adjusted: Option<Estimate>,
    /// The probability that the true score is below the target, 0 to 1, with nothing known before: Student's t, or Jeffreys'
    /// beta where every score is 0 or 100; absent without a target or a standard error.
    pub below_target: Option<f64>,
    /// What these visits can say and cannot, in plain words.
    pub sentence: String,
}

/// How severe a shopper is beside others at the same sites.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ShopperSeverity {
    /// The label of the shopper.
    pub shopper: String,
    /// How many visits with a score there are.
    pub n_visits: u64,
    /// To how many sites.
    pub n_sites: u64,
    /// Their mean score, 0 to 100.
    pub mean: f64,
    /// How many points more than the average visit the shopper gives at the same site, negative = severe. Absent where sites
    /// and shoppers do not hang together, beyond 1,000 shoppers, and with one shopper.
    pub effect: Option<Estimate>,
    /// The two-sided p-value of that effect, 0 to 1.
    pub p: Option<f64>,
    /// The same after Holm, over all shoppers.
    pub p_adjusted: Option<f64>,
}

/// How one item of the form was met.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ItemScore {
    /// The name of the item.
    pub name: String,
    /// How much it counts.
    pub weight: f64,
    /// The mean share of its points, 0 to 100, with an interval as that of the chain's score; absent where it never applied.
    /// `n_excluded` counts visits where it did not apply.
    pub score: Option<Estimate>,
    /// In how many visits it did not apply.
    pub n_not_applicable: u64,
}

/// Sites and shoppers that hang together: from any of them a chain of visits leads to any other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LinkedGroup {
    /// The labels of the sites.
    pub sites: Vec<String>,
    /// The labels of the shoppers.
    pub shoppers: Vec<String>,
}

/// What mystery visits say: scores of the chain and of each site with intervals, how severe shoppers are, and how far they agree.
///
/// - The chain's score is the mean over visits. Its variance is clustered by site and shopper, which are crossed: that by
///   site plus that by shopper less that by both, each with its G / (G - 1) (Cameron, Gelbach and Miller 2011, J Business and
///   Economic Statistics 29:238-249). That difference can be below either of the two, and below 0; so the largest of the three
///   is taken (`MacKinnon`, Nielsen and Webb 2024, Jackknife inference with two-way clustering, arXiv 2406.08880), and
///   Student's t has the smaller number of groups less one as degrees of freedom. Where there is but one site, or one
///   shopper, the other stands alone.
/// - A site's interval has the variance within sites, pooled over all, because that of three visits says next to nothing;
///   a shopper's visits to one site count as one of their number. Where every score is 0 or 100 it is Wilson's, of as many
///   visits as that leaves (n² over the sum of the squared numbers of each shopper): three passes of three by three shoppers
///   are 43.85 to 100, by one shopper 20.65 to 100.
/// - Severity is the effect of shoppers in score = site + shopper, fitted by least squares, which takes sites and shoppers
///   that hang together; else [`MysteryScore::groups`] names the parts, and effects are absent.
/// - Agreement is Krippendorff's alpha, at the interval level, of scores that different shoppers gave one site on one
///   occasion.
///
/// # Errors
///
/// [`Error::NoValidRatings`] without visits, or if no visit has a score; [`Error::TooFewRatings`] for a single one;
/// [`Error::InvalidOption`] for a target outside 0 to 100 or above 0 and up to 1, which is a share, scores that are shares,
/// 1 to 99 replicates, a language that there are no texts in;
/// [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Categories, Column, Label, Table, mystery::{self, ScoreOptions, VisitOptions, Visits}};
/// let labels = |names: [&str; 6]| Categories::from_labels(names.map(Label::from));
/// let mut table = Table::new();
/// table.add_labels("site", labels(["a", "a", "a", "b", "b", "b"]))?;
/// table.add_labels("shopper", labels(["x", "y", "z", "x", "y", "z"]))?;
/// table.add("score", Column::from(&[100_u8, 100, 100, 100, 0, 100]))?;
/// let mut visits = Visits::new(VisitOptions::default())?;
/// visits.observe(&table)?;
/// let found = mystery::score(&visits, &ScoreOptions { target: Some(80.0), ..ScoreOptions::default() })?;
/// let a = &found.sites[0];
/// assert_eq!(format!("{:.2} {:.2}", a.score.low.unwrap(), a.score.high.unwrap()), "43.85 100.00");
/// assert_eq!(format!("{:.3}", a.below_target.unwrap()), "0.227");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn score(visits: &Visits, options: &ScoreOptions) -> Result<MysteryScore> {
    let ScoreOptions { target, level, replicates, seed, language } = options;
    check_level(*level)?;
    let words = Words::of(language)?;
    let is_score = |target: f64| target == 0.0 || (target > 1.0 && target <= 100.0);
    if let Some(target) = target.filter(|target| !is_score(*target)) {
        let allowed = "a score from 0 to 100, not a share: 90 for 90 %".to_owned();
        return Err(Error::InvalidOption { option: "target", value: target.to_string(), allowed });
    }
    let chain = Crossed::new(visits, 0)?;
    let n = chain.all.n;
    if n == 0 {
        let (what, n_excluded) = ("the visits".to_owned(), chain.all.without);
        return Err(Error::NoValidRatings { what, n_missing: 0, n_excluded });
    }
    if n == 1 {
        return Err(Error::TooFewRatings { what: "the visits".to_owned(), n, needed: 2 });
    }
    check_points(&chain.all, visits)?;
    let mean = chain.mean(*level)?;
    let groups = chain.groups();
    let can_compare = groups.len() == 1 && (2..=MAX_SHOPPERS).contains(&chain.shoppers.len());
    let effects = if can_compare {
        severity::effects(&chain.cells, chain.sites.len(), chain.shoppers.len())?
    } else {
        None
    };
    let within = chain.within();
    let teller =
        Teller { chain: &chain, within, effects: effects.as_ref(), target: *target, level: *level, words };
    let sites = (0..chain.sites.len()).map(|site| teller.site(site)).collect::<Result<_>>()?;
    let shoppers = teller.shoppers()?;
    let overlap = Overlap::new(visits);
    let settings = KrippendorffOptions {
        level_of_measurement: Measurement::Interval,
        level: *level,
        replicates: *replicates,
        seed: *seed,
    };
    let sentence = teller.all(&mean.estimate, &groups);
    Ok(MysteryScore {
        score: mean.estimate,
        clustering: mean.clustering,
        df: mean.df,
        design_effect: mean.design_effect,
        within_sd: within.map(|(variance, _)| libm::sqrt(variance)),
        within_df: within.map_or(0, |(_, df)| df),
        sites,
        unvisited: chain.unvisited(&visits.options().sites),
        shoppers,
        severity_test: effects.as_ref().and_then(|effects| effects.test),
        groups,
        agreement: overlap.agreement(&settings)?,
        overlap: overlap.one_way(*level)?,
        items: items(visits, *level)?,
        n_visits: visits.rows(),
        target: *target,
        level: *level,
        sentence,
    })
}

/// Refuses scores that were given as shares: their mean is below a hundredth of what there is, and no square is above its
/// score.
fn check_points(all: &Sums, visits: &Visits) -> Result<()> {
    let unit = i128::from(fixed::UNIT);
    let is_share = all.sum > 0 && all.sum <= i128::from(all.n) * unit && all.squares <= all.sum * unit;
    if !is_share || !visits.options().items.is_empty() || visits.options().pass_mark.is_some() {
        return Ok(());
    }
    let value = format!("scores of {} on average", points(all.sum) / all.n as f64);
    Err(Error::InvalidOption {
        option: "visits",
        value,
        allowed: "scores from 0 to 100, not shares".to_owned(),
    })
}

/// The visits of one shopper to one site, on all occasions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) site: usize,
    pub(super) shopper: usize,
    sums: Sums,
}

/// What is in billionths, in points.
fn points(billionths: i128) -> f64 {
    billionths as f64 / fixed::UNIT as f64
}

impl Cell {
    pub(super) fn visits(&self) -> f64 {
        self.sums.n as f64
    }

    pub(super) fn total(&self) -> f64 {
        points(self.sums.sum)
    }

    /// The sum of squared distances from the mean of the cell.
    pub(super) fn within(&self) -> f64 {
        squares(&self.sums)
    }
}

/// The sum of squared distances from the mean, from whole numbers.
fn squares(sums: &Sums) -> f64 {
    let (n, sum) = (i128::from(sums.n), sums.sum);
    if n < 2 {
        return 0.0;
    }
    // n * squares may be too large; the mean, rounded down, is close enough for an exact difference.
    let middle = sum.div_euclid(n);
    let rest = sum - n * middle;
    let around = sums.squares - 2 * middle * sum + n * middle * middle;
    let unit = fixed::UNIT as f64;
    ((around as f64 - rest as f64 * rest as f64 / n as f64) / unit / unit).max(0.0)
}

/// Visits crossed by site and shopper.
struct Crossed {
    sites: Vec<Label>,
    shoppers: Vec<Label>,
    /// In the order of sites, then of shoppers; each with a score.
    cells: Vec<Cell>,
    all: Sums,
}

/// Variances nearer than this to each other are the same.
const ROUNDING: f64 = 1.0 + 1e-12;

/// The mean of clustered visits.
struct Mean {
    estimate: Estimate,
    clustering: Clustering,
    df: Option<f64>,
    design_effect: Option<f64>,
}

impl Crossed {
    /// The sites among those there are that have no score.
    fn unvisited(&self, sites: &[String]) -> Vec<String> {
        let there: BTreeSet<String> = self.sites.iter().map(ToString::to_string).collect();
        sites.iter().filter(|site| !there.contains(*site)).cloned().collect()
    }

    /// Of the score (0), or of an item counted from 1.
    fn new(visits: &Visits, value: usize) -> Result<Self> {
        let mut sums: BTreeMap<(&Label, &Label), Sums> = BTreeMap::new();
        let mut all = Sums::default();
        for ((site, shopper, _), cell) in visits.cells() {
            all = all.plus(cell[value])?;
            if cell[value].n > 0 {
                let sum = sums.entry((site, shopper)).or_default();
                *sum = sum.plus(cell[value])?;
            }
        }
        let names = |pick: fn(&(&Label, &Label)) -> Label| {
            let mut names: Vec<Label> = sums.keys().map(pick).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let (sites, shoppers) = (names(|key| key.0.clone()), names(|key| key.1.clone()));
        let place = |names: &[Label], label: &Label| names.binary_search(label).unwrap_or_default();
        let cell = |(&(site, shopper), &sums): (&(&Label, &Label), &Sums)| Cell {
            site: place(&sites, site),
            shopper: place(&shoppers, shopper),
            sums,
        };
        let cells = sums.iter().map(cell).collect();
        Ok(Self { sites, shoppers, cells, all })
    }

    /// The mean with its clustered variance.
    fn mean(&self, level: f64) -> Result<Mean> {
        let n = self.all.n as f64;
        let value = points(self.all.sum) / n;
        let (sites, shoppers) = (self.sites.len(), self.shoppers.len());
        let of_sites = self.clustered(sites, |cell| cell.site);
        let of_shoppers = self.clustered(shoppers, |cell| cell.shopper);
        let (clustering, groups, variance) = match (sites, shoppers) {
            (1, 1) => (Clustering::None, 1, 0.0),
            (_, 1) => (Clustering::Site, sites, of_sites),
            (1, _) => (Clustering::Shopper, shoppers, of_shoppers),
            _ => {
                let mut next = 0..self.cells.len();
                let of_both = self.clustered(self.cells.len(), |_| next.next().unwrap_or_default());
                let ways = [
                    (Clustering::TwoWay, of_sites + of_shoppers - of_both),
                    (Clustering::Site, of_sites),
                    (Clustering::Shopper, of_shoppers),
                ];
                let largest = |best: (Clustering, f64), way: (Clustering, f64)| {
                    if way.1 > best.1 * ROUNDING { way } else { best }
                };
                let (clustering, variance) = ways.into_iter().fold((Clustering::TwoWay, 0.0), largest);
                (clustering, sites.min(shoppers), variance)
            }
        };
        let df = (variance > 0.0).then_some((groups - 1) as f64);
        let half =
            df.map(|df| Ok::<_, Error>(stats::t_critical(level, df)? * libm::sqrt(variance))).transpose()?;
        let simple = squares(&self.all) / (n - 1.0).max(1.0);
        let estimate = Estimate {
            value,
            std_error: df.map(|_| libm::sqrt(variance)),
            low: None,
            high: None,
            level,
            n_valid: self.all.n,
            n_missing: 0,
            n_excluded: self.all.without,
            n_effective: if df.is_some() { simple / variance } else { n },
            method: Method::None,
        };
        Ok(Mean {
            estimate: estimate.with_limits(half.map(|half| within_points(value, half)), Method::T),
            clustering,
            df,
            design_effect: df.map(|_| variance * n / simple),
        })
    }

    /// The variance of the mean if visits of a group go together: exact up to the last division.
    fn clustered(&self, groups: usize, mut group: impl FnMut(&Cell) -> usize) -> f64 {
        if groups < 2 {
            return 0.0;
        }
        let mut totals = vec![Sums::default(); groups];
        for cell in &self.cells {
            let total = &mut totals[group(cell)];
            total.n += cell.sums.n;
            total.sum += cell.sums.sum;
        }
        let n = self.all.n as f64;
        let rest = |total: &Sums| apart(total, &self.all) / n;
        let squares: f64 = totals.iter().map(|total| rest(total) * rest(total)).sum();
        squares * groups as f64 / (groups as f64 - 1.0)
    }

    /// The variance of visits to a site by different shoppers, pooled, and its degrees of freedom.
    ///
    /// A shopper's visits to one site count as one: of totals u of residuals by shopper, the sum of squares has the
    /// expectation variance times the sum of m² (1 - 2 m / n) + m² (the sum of m²) / n² over shoppers, with m visits each of n.
    fn within(&self) -> Option<(f64, u64)> {
        let (mut squares, mut expected, mut df) = (0.0, 0.0, 0);
        for site in self.cells.chunk_by(|a, b| a.site == b.site).filter(|site| site.len() > 1) {
            let all = together(site);
            let n = all.n as f64;
            let alike: f64 = site.iter().map(|cell| cell.visits() * cell.visits()).sum();
            for cell in site {
                let (rest, m) = (apart(&cell.sums, &all), cell.visits());
                squares += rest * rest;
                expected += m * m * (1.0 - 2.0 * m / n) + m * m * alike / (n * n);
            }
            df += site.len() as u64 - 1;
        }
        (df > 0 && squares > 0.0).then(|| (squares / expected, df))
    }

    /// Whether every visit has 0 or 100.
    fn is_pass_or_fail(&self) -> bool {
        self.all.squares == HUNDRED * self.all.sum
    }

    fn cells_of(&self, site: usize) -> &[Cell] {
        let first = self.cells.partition_point(|cell| cell.site < site);
        let last = self.cells.partition_point(|cell| cell.site <= site);
        &self.cells[first..last]
    }

    /// Sites and shoppers that hang together.
    fn groups(&self) -> Vec<LinkedGroup> {
        let sites = self.sites.len();
        let mut parent: Vec<usize> = (0..sites + self.shoppers.len()).collect();
        for cell in &self.cells {
            let ends = [cell.site, sites + cell.shopper].map(|node| root(&mut parent, node));
            parent[ends[0].max(ends[1])] = ends[0].min(ends[1]);
        }
        let mut groups: BTreeMap<usize, LinkedGroup> = BTreeMap::new();
        for node in 0..parent.len() {
            let empty = || LinkedGroup { sites: Vec::new(), shoppers: Vec::new() };
            let group = groups.entry(root(&mut parent, node)).or_insert_with(empty);
            match node.checked_sub(sites) {
                None => group.sites.push(self.sites[node].to_string()),
                Some(shopper) => group.shoppers.push(self.shoppers[shopper].to_string()),
            }
        }
        groups.into_values().collect()
    }
}

/// The sums of some cells.
fn together(cells: &[Cell]) -> Sums {
    cells.iter().fold(Sums::default(), |all, cell| Sums {
        n: all.n + cell.sums.n,
        sum: all.sum + cell.sums.sum,
        squares: all.squares + cell.sums.squares,
        ..all
    })
}

/// How far a total is from so many times the mean of all, in points.
fn apart(total: &Sums, all: &Sums) -> f64 {
    let n = i128::from(all.n);
    let (middle, rest) = (all.sum.div_euclid(n), all.sum.rem_euclid(n));
    let whole = total.sum - i128::from(total.n) * middle;
    points(whole) - points(rest) * total.n as f64 / all.n as f64
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// How many visits, each by another shopper, tell as much as these if a shopper's visits to the site are alike.
fn effective(cells: &[Cell], all: &Sums) -> f64 {
    let alike: f64 = cells.iter().map(|cell| cell.visits() * cell.visits()).sum();
    let n = all.n as f64;
    n * n / alike
}

/// Limits around a score, which lies from 0 to 100.
fn within_points(value: f64, half: f64) -> (f64, f64) {
    ((value - half).max(0.0), (value + half).min(100.0))
}

/// What is said of sites, shoppers and all.
struct Teller<'a> {
    chain: &'a Crossed,
    within: Option<(f64, u64)>,
    effects: Option<&'a Effects>,
    target: Option<f64>,
    level: f64,
    words: Words,
}

impl Teller<'_> {
    fn site(&self, site: usize) -> Result<SiteScore> {
        let cells = self.chain.cells_of(site);
        let all = together(cells);
        let score =
            if self.chain.is_pass_or_fail() { self.share(cells, &all)? } else { self.mean(cells, &all)? };
        let below_target = self.below(&score)?;
        let name = self.chain.sites[site].to_string();
        let adjusted = self.effects.map(|effects| {
            let (value, spread) = effects.sites[site];
            self.effect(value, spread, all.n)
        });
        Ok(SiteScore {
            sentence: self.sentence(&name, &score, below_target),
            site: name,
            score,
            n_shoppers: cells.len() as u64,
            adjusted: adjusted.transpose()?,
            below_target,
        })
    }

    /// The score where visits pass or fail.
    fn share(&self, cells: &[Cell], all: &Sums) -> Result<Estimate> {
        let (share, n) = (points(all.sum) / (100.0 * all.n as f64), effective(cells, all));
        let (low, high) = stats::interval(share * n, n, self.level, Method::Wilson)?;
        let error = libm::sqrt(share * (1.0 - share) / n);
        let bare = bare(100.0 * share, Some(100.0 * error), all.n, self.level);
        Ok(Estimate { n_effective: n, ..bare }.with_limits(Some((100.0 * low, 100.0 * high)), Method::Wilson))
    }

    /// The score with the variance within all sites.
    fn mean(&self, cells: &[Cell], all: &Sums) -> Result<Estimate> {
        let (value, n) = (points(all.sum) / all.n as f64, effective(cells, all));
        let error = self.within.map(|(variance, _)| libm::sqrt(variance / n));
        let half = error
            .zip(self.within)
            .map(|(error, (_, df))| Ok::<_, Error>(error * stats::t_critical(self.level, df as f64)?));
        let limits = half.transpose()?.map(|half| within_points(value, half));
        let bare = bare(value, error, all.n, self.level);
        Ok(Estimate { n_effective: n, ..bare }.with_limits(limits, Method::T))
    }

    /// The probability that the true score is below the target.
    fn below(&self, score: &Estimate) -> Result<Option<f64>> {
        let Some(target) = self.target else { return Ok(None) };
        if self.chain.is_pass_or_fail() {
            let (share, n) = (score.value / 100.0, score.n_effective);
            return dist::beta_cdf(target / 100.0, share * n + 0.5, (1.0 - share) * n + 0.5).map(Some);
        }
        let Some((error, (_, df))) = score.std_error.zip(self.within) else { return Ok(None) };
        let t = (target - score.value) / error;
        let tail = 0.5 * stats::t_two_sided_p(t, df as f64)?;
        Ok(Some(if t < 0.0 { tail } else { 1.0 - tail }))
    }

    /// An effect of the additive model, or a score without some.
    fn effect(&self, value: f64, spread: f64, n: u64) -> Result<Estimate> {
        let residual = self.effects.and_then(|effects| effects.residual);
        let error = residual.map(|(variance, df)| (libm::sqrt(variance * spread), df));
        let half = error
            .map(|(error, df)| Ok::<_, Error>(error * stats::t_critical(self.level, df)?))
            .transpose()?;
        let limits = half.map(|half| (value - half, value + half));
        Ok(bare(value, error.map(|(error, _)| error), n, self.level).with_limits(limits, Method::T))
    }

    fn shoppers(&self) -> Result<Vec<ShopperSeverity>> {
        let mut rows = self.chain.shoppers.iter().map(|label| ShopperSeverity {
            shopper: label.to_string(),
            n_visits: 0,
            n_sites: 0,
            mean: 0.0,
            effect: None,
            p: None,
            p_adjusted: None,
        });
        let mut rows: Vec<ShopperSeverity> = rows.by_ref().collect();
        let mut sums = vec![0_i128; rows.len()];
        for cell in &self.chain.cells {
            let row = &mut rows[cell.shopper];
            row.n_visits += cell.sums.n;
            row.n_sites += 1;
            sums[cell.shopper] += cell.sums.sum;
        }
        for (row, sum) in rows.iter_mut().zip(sums) {
            row.mean = points(sum) / row.n_visits as f64;
        }
        let Some(effects) = self.effects else { return Ok(rows) };
        for (row, &(value, spread)) in rows.iter_mut().zip(&effects.shoppers) {
            let effect = self.effect(value, spread, row.n_visits)?;
            let tested = effect.std_error.filter(|error| *error > 0.0).zip(effects.residual);
            row.p = tested.map(|(error, (_, df))| stats::t_two_sided_p(value / error, df)).transpose()?;
            row.effect = Some(effect);
        }
        let p_values: Option<Vec<f64>> = rows.iter().map(|row| row.p).collect();
        if let Some(p_values) = p_values {
            rows.iter_mut()
                .zip(Adjustment::Holm.apply(&p_values))
                .for_each(|(row, p)| row.p_adjusted = Some(p));
        }
        Ok(rows)
    }

    /// What a score says and cannot say.
    fn sentence(&self, name: &str, score: &Estimate, below: Option<f64>) -> String {
        let number = |value: f64| self.words.number(value, 1);
        let visits = match score.n_valid {
            1 => self.words.pick(&texts::ONE_VISIT).to_owned(),
            n => self.words.fill(&texts::VISITS, &[("n", n.to_string())]),
        };
        let mut fields = vec![("site", name.to_owned()), ("visits", visits), ("value", number(score.value))];
        let limits = score.low.zip(score.high);
        if let Some((low, high)) = limits {
            // Fractions such as 0.57 are a little off as percentages.
            let level = self.words.plain(libm::round(1e8 * self.level) / 1e6);
            fields.extend([("low", number(low)), ("high", number(high)), ("level", level)]);
        }
        if let Some(target) = self.target {
            fields.push(("target", self.words.plain(target)));
        }
        if let Some(p) = below {
            fields.push(("p", self.words.number(100.0 * p, 0)));
        }
        let text: &Texts = match (limits, self.target) {
            (None, _) => &texts::UNKNOWN,
            (Some(_), None) => &texts::PLAIN,
            (Some((_, high)), Some(target)) if high < target => &texts::BELOW,
            (Some((low, _)), Some(target)) if low >= target => &texts::MET,
            (Some(_), Some(_)) if below.is_none() => &texts::PLAIN,
            (Some(_), Some(_)) => &texts::UNDECIDED,
        };
        self.words.fill(text, &fields)
    }

    fn all(&self, score: &Estimate, groups: &[LinkedGroup]) -> String {
        let name = self.words.pick(&texts::CHAIN);
        let sentence = Self { target: None, ..*self }.sentence(name, score, None);
        if self.chain.shoppers.len() == 1 {
            return format!("{sentence} {}", self.words.pick(&texts::ONE_SHOPPER));
        }
        if groups.len() == 1 {
            return sentence;
        }
        let group = |group: &LinkedGroup| format!("[{} | {}]", some(&group.sites), some(&group.shoppers));
        let names: Vec<String> = groups.iter().map(group).collect();
        let fields =
            [("site", name.to_owned()), ("groups", groups.len().to_string()), ("names", some(&names))];
        format!("{sentence} {}", self.words.fill(&texts::UNLINKED, &fields))
    }
}

/// The first few names.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", names[..names.len().min(SHOWN)].join(", "))
}

/// An estimate without limits.
fn bare(value: f64, std_error: Option<f64>, n: u64, level: f64) -> Estimate {
    Estimate {
        value,
        std_error,
        low: None,
        high: None,
        level,
        n_valid: n,
        n_missing: 0,
        n_excluded: 0,
        n_effective: n as f64,
        method: Method::None,
    }
}

fn items(visits: &Visits, level: f64) -> Result<Vec<ItemScore>> {
    let item = |(i, item): (usize, &VisitItem)| {
        let crossed = Crossed::new(visits, i + 1)?;
        let mean = (crossed.all.n > 0).then(|| crossed.mean(level)).transpose()?;
        Ok(ItemScore {
            name: item.name.clone(),
            weight: item.weight,
            score: mean.map(|mean| mean.estimate),
            n_not_applicable: crossed.all.without,
        })
    };
    visits.options().items.iter().enumerate().map(item).collect()
}

/// The scores of places that different shoppers have visited on one occasion.
struct Overlap {
    /// By place, the mean score of each shopper.
    places: Vec<Vec<f64>>,
}

impl Overlap {
    fn new(visits: &Visits) -> Self {
        let mut places: BTreeMap<(&Label, &Label), Vec<f64>> = BTreeMap::new();
        for ((site, _, occasion), sums) in visits.cells().filter(|(_, sums)| sums[0].n > 0) {
            places.entry((site, occasion)).or_default().push(points(sums[0].sum) / sums[0].n as f64);
        }
        Self { places: places.into_values().filter(|scores| scores.len() > 1).collect() }
    }

    fn agreement(&self, options: &KrippendorffOptions) -> Result<Option<Krippendorff>> {
        let most = self.places.iter().map(Vec::len).max().unwrap_or(0);
        let column = |rater: usize| -> Vec<f64> {
            self.places.iter().map(|scores| scores.get(rater).copied().unwrap_or(f64::NAN)).collect()
        };
        let columns: Vec<Vec<f64>> = (0..most).map(column).collect();
        let mut table = Table::new();
        for (rater, column) in columns.iter().enumerate() {
            table.add(&format!("rating {}", rater + 1), Column::from(column))?;
        }
        known(agreement::krippendorff(&table, options))
    }

    fn one_way(&self, level: f64) -> Result<Option<OneWay>> {
        let groups: Vec<Column<'_>> = self.places.iter().map(Column::from).collect();
        known(agreement::one_way(&groups, level))
    }
}

/// Where nothing overlaps, or nothing varies, there is no agreement to speak of.
fn known<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), ErrorKind::TooFewUnits | ErrorKind::ZeroVariance) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
