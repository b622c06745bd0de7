//! Products of small matrices, held row by row.

pub(super) type Matrix = Vec<Vec<f64>>;

pub(super) fn identity(k: usize) -> Matrix {
    (0..k).map(|i| (0..k).map(|j| f64::from(u8::from(i == j))).collect()).collect()
}

pub(super) fn transposed(a: &Matrix) -> Matrix {
    let columns = a.first().map_or(0, Vec::len);
    (0..columns).map(|j| a.iter().map(|row| row[j]).collect()).collect()
}

pub(super) fn product(a: &Matrix, b: &Matrix) -> Matrix {
    let columns = b.first().map_or(0, Vec::len);
    let element = |row: &Vec<f64>, j: usize| row.iter().zip(b).map(|(x, other)| x * other[j]).sum();
    a.iter().map(|row| (0..columns).map(|j| element(row, j)).collect()).collect()
}
