//! The ratings of one dimension, drawn and then fitted to published figures.
use super::vector::{correlated, standardised, uncorrelated};
use super::{Dimension, EXPECTED, Figures, PERCEIVED, RESPONDENTS};
use crate::draw::{Draw, rating};

/// The lowest and the highest rating of an attribute.
const LOW: i8 = 1;
const HIGH: i8 = 5;
/// Correlation of the factors of two dimensions.
const COMMON: f64 = 0.55;
/// SD of one item about its dimension's factor, in SDs of the factor.
const ITEM_NOISE: f64 = 0.85;
/// SD of the means of the items of one dimension, rating points.
const ITEM_SPREAD: f64 = 0.15;
/// A drawn value may be rounded either way if it is at least this far from both whole numbers.
const BETWEEN: f64 = 0.2;
/// Steps of the search.
const STEPS: u32 = 400_000;
/// How much farther from the published figures than the nearest so far the search may stray: a few flips.
const STRAY: f64 = 2e-4;

/// What each respondent brings to all dimensions, with mean about 0 and SD about 1.
pub(super) struct General([Vec<f64>; 2]);

impl General {
    /// One respondent for each entry of `advantages`, which is added to what they perceive.
    pub(super) fn new(advantages: &[f64], draw: &mut Draw) -> Self {
        let perceived = advantages.iter().map(|advantage| advantage + draw.normal()).collect();
        let expected = advantages.iter().map(|_| draw.normal()).collect();
        Self([perceived, expected])
    }

    /// The cells of one dimension: general factor, dimension factor and noise, items of equal mean.
    fn cells(&self, viewpoint: usize, items: usize, draw: &mut Draw) -> Vec<f64> {
        let (common, own) = (COMMON.sqrt(), (1.0 - COMMON).sqrt());
        let mut cells = Vec::with_capacity(RESPONDENTS * items);
        for general in &self.0[viewpoint] {
            let factor = common * general + own * draw.normal();
            cells.extend((0..items).map(|_| factor + ITEM_NOISE * draw.normal()));
        }
        standardised(&cells, items)
    }
}

/// The ratings of one dimension: perceptions, then expectations, respondent by respondent.
pub(super) struct Sheet {
    dimension: Dimension,
    /// The values that were rounded, up or down, to the ratings.
    drawn: [Vec<f64>; 2],
    ratings: [Vec<i8>; 2],
}

impl Sheet {
    /// Ratings whose figures are as near to the published ones as a search finds.
    pub(super) fn new(dimension: Dimension, general: &General, draw: &mut Draw) -> Self {
        Self::drawn(dimension, general, draw).fitted(draw)
    }

    /// The ratings of one respondent.
    pub(super) fn row(&self, viewpoint: usize, respondent: usize) -> &[i8] {
        let items = self.dimension.items;
        &self.ratings[viewpoint][respondent * items..][..items]
    }

    /// The mean rating of one respondent.
    pub(super) fn score(&self, viewpoint: usize, respondent: usize) -> f64 {
        f64::from(self.row(viewpoint, respondent).iter().sum::<i8>()) / self.dimension.items as f64
    }

    /// Values with the published means, SDs and correlation, rounded to the nearest ratings.
    fn drawn(dimension: Dimension, general: &General, draw: &mut Draw) -> Self {
        let Dimension { items, published: figures, .. } = dimension;
        let perceived = general.cells(PERCEIVED, items, draw);
        let own = uncorrelated(&general.cells(EXPECTED, items, draw), &perceived, items);
        let expected = correlated(&perceived, &standardised(&own, items), figures.correlation());
        let drawn = [
            placed(&perceived, figures.perception_mean, figures.perception_sd, items, draw),
            placed(&expected, figures.expectation_mean, figures.expectation_sd, items, draw),
        ];
        let ratings = drawn.each_ref().map(|cells| cells.iter().map(|&x| rating(x, LOW, HIGH)).collect());
        Self { dimension, drawn, ratings }
    }

    /// The ratings as they are best rounded to give the published figures.
    ///
    /// Record-to-record travel (Dueck 1993, J Comput Phys 104:86-92): a step rounds one value the other way and
    /// stands unless it is much worse than the best ratings so far, which are kept.
    fn fitted(mut self, draw: &mut Draw) -> Self {
        let mut sums = Sums::new(&self);
        let mut best = (self.distance(&sums), self.ratings.clone());
        for _ in 0..STEPS {
            let (viewpoint, cell) = (draw.below(2), draw.below(self.drawn[0].len()));
            let Some(change) = self.other_way(viewpoint, cell) else { continue };
            let (before, respondent) = (self.distance(&sums), cell / self.dimension.items);
            sums.change(viewpoint, respondent, change);
            let distance = self.distance(&sums);
            if distance > before.max(best.0 + STRAY) {
                sums.change(viewpoint, respondent, -change);
                continue;
            }
            self.ratings[viewpoint][cell] += change;
            if distance < best.0 {
                best = (distance, self.ratings.clone());
            }
        }
        Self { ratings: best.1, ..self }
    }

    /// The change that rounds the value of a cell the other way, if both ways are ratings near to it.
    fn other_way(&self, viewpoint: usize, cell: usize) -> Option<i8> {
        let (drawn, rating) = (self.drawn[viewpoint][cell], self.ratings[viewpoint][cell]);
        let change = if drawn > f64::from(rating) { 1 } else { -1 };
        let fraction = drawn - drawn.floor();
        let between = (BETWEEN..=1.0 - BETWEEN).contains(&fraction);
        (between && (LOW..=HIGH).contains(&(rating + change))).then_some(change)
    }

    fn distance(&self, sums: &Sums) -> f64 {
        sums.figures(self.dimension.items).distance(&self.dimension.published)
    }
}

/// Standardised cells moved to a mean and an SD of the scores, the items a little apart.
fn placed(cells: &[f64], mean: f64, sd: f64, items: usize, draw: &mut Draw) -> Vec<f64> {
    let apart: Vec<f64> = (0..items).map(|_| ITEM_SPREAD * draw.normal()).collect();
    let centre = apart.iter().sum::<f64>() / items as f64;
    cells.iter().zip(apart.iter().cycle()).map(|(z, apart)| mean + sd * z + apart - centre).collect()
}

/// The sums that the figures of a sheet follow from, kept up to date rating by rating.
struct Sums {
    /// Sum of the ratings of each respondent.
    totals: [Vec<i32>; 2],
    sum: [i32; 2],
    squares: [i32; 2],
    product: i32,
}

impl Sums {
    fn new(sheet: &Sheet) -> Self {
        let mut sums = Self {
            totals: [PERCEIVED, EXPECTED].map(|_| vec![0; RESPONDENTS]),
            sum: [0; 2],
            squares: [0; 2],
            product: 0,
        };
        for viewpoint in [PERCEIVED, EXPECTED] {
            for (cell, &rating) in sheet.ratings[viewpoint].iter().enumerate() {
                sums.change(viewpoint, cell / sheet.dimension.items, rating);
            }
        }
        sums
    }

    /// Adds `by` to one rating of a respondent.
    fn change(&mut self, viewpoint: usize, respondent: usize, by: i8) {
        let by = i32::from(by);
        let other = self.totals[1 - viewpoint][respondent];
        let total = &mut self.totals[viewpoint][respondent];
        self.sum[viewpoint] += by;
        self.squares[viewpoint] += by * (2 * *total + by);
        self.product += by * other;
        *total += by;
    }

    fn figures(&self, items: usize) -> Figures {
        let [p, e] = self.sum;
        let [pp, ee] = self.squares;
        let mean = |sum| f64::from(sum) / (RESPONDENTS * items) as f64;
        let sd = |sum, squares| {
            let (sum, squares) = (f64::from(sum), f64::from(squares));
            let variance = (squares - sum * sum / RESPONDENTS as f64) / (RESPONDENTS - 1) as f64;
            variance.sqrt() / items as f64
        };
        Figures {
            perception_mean: mean(p),
            perception_sd: sd(p, pp),
            expectation_mean: mean(e),
            expectation_sd: sd(e, ee),
            gap_mean: mean(p - e),
            gap_sd: sd(p - e, pp + ee - 2 * self.product),
        }
    }
}
