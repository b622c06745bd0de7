//! Eigenvalues of small symmetric matrices.

/// Eigenvalues and eigenvectors of a symmetric matrix, largest first.
pub(crate) struct Eigen {
    pub(crate) values: Vec<f64>,
    /// One vector of length 1 per value.
    pub(crate) vectors: Vec<Vec<f64>>,
}

/// Sweeps after which rotations have long brought nothing more.
const SWEEPS: usize = 60;

/// Jacobi's method: rotations in turn, each making one element off the diagonal 0, until all are. Source: Golub and Van
/// Loan 2013, Matrix Computations, 4th edition, 8.5.
pub(crate) fn symmetric(matrix: &[Vec<f64>]) -> Eigen {
    let k = matrix.len();
    let mut a = matrix.to_vec();
    let mut vectors: Vec<Vec<f64>> =
        (0..k).map(|i| (0..k).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let size = a.iter().flatten().map(|x| x * x).sum::<f64>();
    for _ in 0..SWEEPS {
        let off: f64 = (0..k).map(|i| (0..i).map(|j| a[i][j] * a[i][j]).sum::<f64>()).sum();
        if off <= size * 1e-32 {
            break;
        }
        for p in 0..k {
            for q in p + 1..k {
                rotate(&mut a, &mut vectors, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..k).collect();
    order.sort_by(|&i, &j| a[j][j].total_cmp(&a[i][i]));
    Eigen {
        values: order.iter().map(|&i| a[i][i]).collect(),
        vectors: order.iter().map(|&i| vectors[i].clone()).collect(),
    }
}

/// Makes the element of rows p < q zero; `vectors` are turned with the matrix, row by row.
fn rotate(a: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    if a[p][q] == 0.0 {
        return;
    }
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    // The smaller of the two angles: it leaves what is already small small.
    let t = if theta >= 0.0 { 1.0 } else { -1.0 } / (theta.abs() + (1.0 + theta * theta).sqrt());
    let c = 1.0 / (1.0 + t * t).sqrt();
    let s = t * c;
    for row in a.iter_mut() {
        (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
    }
    turn(a, p, q, c, s);
    turn(vectors, p, q, c, s);
    (a[p][q], a[q][p]) = (0.0, 0.0);
}

/// Turns row p against row q.
fn turn(rows: &mut [Vec<f64>], p: usize, q: usize, c: f64, s: f64) {
    let (before, after) = rows.split_at_mut(q);
    for (x, y) in before[p].iter_mut().zip(&mut after[0]) {
        (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
    }
}

#[cfg(test)]
mod tests {
    use super::symmetric;

    #[test]
    fn eigenvalues_are_those_of_numpy() {
        // numpy 2.4.6, linalg.eigvalsh.
        let matrix =
            [[4.0, 1.0, -2.0, 0.5], [1.0, 3.0, 0.0, 1.5], [-2.0, 0.0, 5.0, -1.0], [0.5, 1.5, -1.0, 2.0]];
        let matrix: Vec<Vec<f64>> = matrix.iter().map(|row| row.to_vec()).collect();
        let found = symmetric(&matrix);
        let expected =
            [7.049_516_273_036_419, 3.858_181_525_316_083, 2.451_023_793_733_475_6, 0.641_278_407_914_022];
        for (value, expected) in found.values.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-14, "{value}, not {expected}");
        }
        for (value, vector) in found.values.iter().zip(&found.vectors) {
            for (row, x) in matrix.iter().zip(vector) {
                let product: f64 = row.iter().zip(vector).map(|(a, b)| a * b).sum();
                assert!((product - value * x).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn a_diagonal_is_its_own_and_nothing_is_nothing() {
        let found = symmetric(&[vec![1.0, 0.0], vec![0.0, 2.0]]);
        assert_eq!((found.values, found.vectors), (vec![2.0, 1.0], vec![vec![0.0, 1.0], vec![1.0, 0.0]]));
        assert!(symmetric(&[]).values.is_empty());
    }
}
