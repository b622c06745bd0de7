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

/// The eigenvalues alone, largest first, at a fraction of the cost: Householder's reflections to a matrix of three
/// diagonals, then QL steps with implicit shifts. Source: Golub and Van Loan 2013, Matrix Computations, 4th edition, 8.3.
pub(crate) fn values(matrix: &[Vec<f64>]) -> Vec<f64> {
    let mut a = matrix.to_vec();
    let k = a.len();
    let (mut diagonal, mut beside) = (vec![0.0; k], vec![0.0; k]);
    for i in (0..k).rev() {
        diagonal[i] = a[i][i];
        if i > 0 {
            beside[i - 1] = reflect(&mut a, i);
        }
    }
    for first in 0..k {
        for _ in 0..SWEEPS {
            let small =
                |j: &usize| beside[*j].abs() <= f64::EPSILON * (diagonal[*j].abs() + diagonal[*j + 1].abs());
            let last = (first..k - 1).find(small).unwrap_or(k - 1);
            if last == first {
                break;
            }
            ql_step(&mut diagonal, &mut beside, first, last);
        }
    }
    diagonal.sort_by(|x, y| y.total_cmp(x));
    diagonal
}

/// Reflects the rows above row `i` so that it has one element left of the diagonal, which is returned.
fn reflect(a: &mut [Vec<f64>], i: usize) -> f64 {
    let mut v = a[i][..i].to_vec();
    let length = v.iter().map(|x| x * x).sum::<f64>().sqrt();
    let end = v[i - 1];
    let element = if end > 0.0 { -length } else { length };
    v[i - 1] -= element;
    let squares: f64 = v.iter().map(|x| x * x).sum();
    if squares == 0.0 {
        return end;
    }
    let times = |row: &Vec<f64>| 2.0 / squares * row.iter().zip(&v).map(|(x, v)| x * v).sum::<f64>();
    let p: Vec<f64> = a[..i].iter().map(times).collect();
    let share = p.iter().zip(&v).map(|(p, v)| p * v).sum::<f64>() / squares;
    let w: Vec<f64> = p.iter().zip(&v).map(|(p, v)| p - share * v).collect();
    for (row, (v_row, w_row)) in a[..i].iter_mut().zip(v.iter().zip(&w)) {
        for (x, (v, w)) in row.iter_mut().zip(v.iter().zip(&w)) {
            *x -= v_row * w + w_row * v;
        }
    }
    element
}

/// One step of QL with Wilkinson's shift on the rows `first` to `last` of a matrix of three diagonals.
fn ql_step(diagonal: &mut [f64], beside: &mut [f64], first: usize, last: usize) {
    let half = (diagonal[first + 1] - diagonal[first]) / (2.0 * beside[first]);
    let root = (half * half + 1.0).sqrt();
    let mut g =
        diagonal[last] - diagonal[first] + beside[first] / (half + if half < 0.0 { -root } else { root });
    let (mut s, mut c, mut p) = (1.0, 1.0, 0.0);
    for i in (first..last).rev() {
        let (f, b) = (s * beside[i], c * beside[i]);
        let r = (f * f + g * g).sqrt();
        beside[i + 1] = r;
        if r == 0.0 {
            diagonal[i + 1] -= p;
            beside[last] = 0.0;
            return;
        }
        (s, c) = (f / r, g / r);
        g = diagonal[i + 1] - p;
        let turned = (diagonal[i] - g) * s + 2.0 * c * b;
        p = s * turned;
        diagonal[i + 1] = g + p;
        g = c * turned - b;
    }
    diagonal[first] -= p;
    beside[first] = g;
    beside[last] = 0.0;
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
    use super::{symmetric, values};

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
        for (value, expected) in values(&matrix).iter().zip(expected) {
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
        assert_eq!(values(&[vec![1.0, 0.0], vec![0.0, 2.0]]), [2.0, 1.0]);
        assert!(values(&[]).is_empty());
    }

    #[test]
    fn eigenvalues_are_the_same_without_vectors() {
        for k in 1..12_usize {
            let element = |i: usize, j: usize| {
                let diagonal = if i == j && k > 8 { 3.0 } else { 0.0 };
                let (i, j) = (i.min(j) as f64, i.max(j) as f64);
                diagonal + libm::sin(1.0 + 3.0 * i + 7.0 * j * j)
            };
            let matrix: Vec<Vec<f64>> = (0..k).map(|i| (0..k).map(|j| element(i, j)).collect()).collect();
            for (value, expected) in values(&matrix).iter().zip(symmetric(&matrix).values) {
                assert!((value - expected).abs() < 1e-13, "{k}: {value}, not {expected}");
            }
        }
        // Of equal values too, as of items that all correlate alike.
        let alike: Vec<Vec<f64>> =
            (0..6).map(|i| (0..6).map(|j| if i == j { 1.0 } else { 0.5 }).collect()).collect();
        for (value, expected) in values(&alike).iter().zip([3.5, 0.5, 0.5, 0.5, 0.5, 0.5]) {
            assert!((value - expected).abs() < 1e-14);
        }
    }
}
