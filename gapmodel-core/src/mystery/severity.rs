//! How severe shoppers are beside how good sites are: the two-way additive model, by least squares.

use super::score::Cell;
use crate::error::Result;
use crate::stats::FTest;
use crate::stats::dist;
use crate::stats::regression::{backward, cholesky, dot, forward};

/// Beyond so many shoppers no effects are worked out: the time grows with the cube of their number.
pub(super) const MAX_SHOPPERS: usize = 1_000;

/// The effects of shoppers, in points, the average visit being 0, and sites without them.
pub(super) struct Effects {
    /// By shopper: the effect, and the share of the residual variance that is its variance.
    pub(super) shoppers: Vec<(f64, f64)>,
    /// By site: the score without the effects of those who came, and the share likewise.
    pub(super) sites: Vec<(f64, f64)>,
    /// The residual variance and its degrees of freedom; absent where nothing is left to judge by.
    pub(super) residual: Option<(f64, f64)>,
    /// The test that all shoppers are equally severe.
    pub(super) test: Option<FTest>,
}

/// Fits score = site + shopper to visits that hang together; `None` where rounding leaves nothing of a link.
///
/// The sites are eliminated, and of the shoppers the sum over visits is 0 (Searle 1987, Linear Models for Unbalanced Data,
/// chapter 5).
pub(super) fn effects(cells: &[Cell], sites: usize, shoppers: usize) -> Result<Option<Effects>> {
    let n: f64 = cells.iter().map(Cell::visits).sum();
    let by_site = grouped(cells, sites, |cell| cell.site);
    let size: Vec<f64> = by_site.iter().map(|site| site.iter().map(|cell| cell.visits()).sum()).collect();
    let mean: Vec<f64> = by_site
        .iter()
        .zip(&size)
        .map(|(site, n)| site.iter().map(|cell| cell.total()).sum::<f64>() / n)
        .collect();
    let mut weight = vec![0.0; shoppers];
    for cell in cells {
        weight[cell.shopper] += cell.visits();
    }
    let root: Vec<f64> = weight.iter().map(|n| libm::sqrt(*n)).collect();
    // What is left of the normal equations, plus the constraint, scaled to a diagonal near 1.
    let row = |i: usize| (0..=i).map(|j| root[i] * root[j] / n + f64::from(u8::from(i == j))).collect();
    let mut matrix: Vec<Vec<f64>> = (0..shoppers).map(row).collect();
    let mut right = vec![0.0; shoppers];
    for (site, (n, mean)) in by_site.iter().zip(size.iter().zip(&mean)) {
        for a in site {
            right[a.shopper] += (a.total() - a.visits() * mean) / root[a.shopper];
            for b in site.iter().filter(|b| b.shopper <= a.shopper) {
                matrix[a.shopper][b.shopper] -=
                    a.visits() * b.visits() / (n * root[a.shopper] * root[b.shopper]);
            }
        }
    }
    let Ok(lower) = cholesky(&matrix) else { return Ok(None) };
    let scaled = backward(&lower, &forward(&lower, &right));
    let effect: Vec<f64> = scaled.iter().zip(&root).map(|(effect, root)| effect / root).collect();
    let columns = inverse_columns(&lower);
    let spread = |multiples: &[(usize, f64)]| {
        let mut z = vec![0.0; shoppers];
        for (shopper, times) in multiples {
            let part = times / root[*shopper];
            z[*shopper..].iter_mut().zip(&columns[*shopper]).for_each(|(z, x)| *z += part * x);
        }
        dot(&z, &z)
    };
    let of_shopper = |shopper: usize| (effect[shopper], (spread(&[(shopper, 1.0)]) - 1.0 / n).max(0.0));
    let of_site = |(site, (size, mean)): (&Vec<&Cell>, (&f64, &f64))| {
        let multiples: Vec<(usize, f64)> =
            site.iter().map(|cell| (cell.shopper, cell.visits() / size)).collect();
        let average: f64 = multiples.iter().map(|(shopper, share)| share * effect[*shopper]).sum();
        (mean - average, (1.0 / size + spread(&multiples) - 1.0 / n).max(0.0))
    };
    let sites_without: Vec<(f64, f64)> = by_site.iter().zip(size.iter().zip(&mean)).map(of_site).collect();
    let residual = |cell: &Cell| {
        let mean = cell.total() / cell.visits();
        let left = mean - sites_without[cell.site].0 - effect[cell.shopper];
        cell.within() + cell.visits() * left * left
    };
    let rest: f64 = cells.iter().map(residual).sum();
    let without: f64 = cells
        .iter()
        .map(|cell| {
            let left = cell.total() / cell.visits() - mean[cell.site];
            cell.within() + cell.visits() * left * left
        })
        .sum();
    let (df, more) = (n - (sites + shoppers) as f64 + 1.0, shoppers as f64 - 1.0);
    // What rounding leaves of squares of points up to 100 is no variance.
    let residual = (df > 0.0 && rest > 1e-9 * n).then(|| (rest / df, df));
    let test = residual.map(|(variance, df)| {
        let f = (without - rest).max(0.0) / more / variance;
        Ok::<_, crate::Error>(FTest {
            f,
            df_numerator: more,
            df_denominator: df,
            p: dist::f_upper_p(f, more, df)?,
        })
    });
    let shoppers = (0..shoppers).map(of_shopper).collect();
    Ok(Some(Effects { shoppers, sites: sites_without, residual, test: test.transpose()? }))
}

/// The cells of each group.
fn grouped(cells: &[Cell], groups: usize, group: impl Fn(&Cell) -> usize) -> Vec<Vec<&Cell>> {
    let mut found = vec![Vec::new(); groups];
    for cell in cells {
        found[group(cell)].push(cell);
    }
    found
}

/// The columns of the inverse of a lower triangle, each from its diagonal down.
fn inverse_columns(lower: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let column = |first: usize| {
        let mut column = vec![1.0 / lower[first][first]];
        for row in &lower[first + 1..] {
            let known = &row[first..first + column.len()];
            column.push(-dot(known, &column) / row[first + column.len()]);
        }
        column
    };
    (0..lower.len()).map(column).collect()
}
