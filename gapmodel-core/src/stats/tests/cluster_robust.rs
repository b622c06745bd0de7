use super::assert_close;
use crate::stats::cluster_robust::{Singles, cluster_robust};
use crate::stats::difference::clustered;

#[test]
fn clusters_of_one_size_lose_one_degree_of_freedom() {
    let none = (0.0, 0.0);
    let sites = [(12.0, 4.0), (17.0, 4.0), (9.0, 4.0), (15.0, 4.0)];
    let all = sites.map(|site| (site, none));
    let (reduced, plain) =
        (cluster_robust(&all, [Singles::default(); 2]), clustered(sites.into_iter()).unwrap());
    let [reduced_error, plain_error] = [reduced, plain].map(|side| side.error.unwrap());
    assert_close(reduced.mean, plain.mean, 0.0);
    assert_close(reduced_error.variance, plain_error.variance, 1e-14);
    assert_close(reduced_error.df, 3.0, 1e-14);
}

#[test]
fn answers_that_are_each_a_cluster_are_clusters_of_one() {
    let answers = [3.0, 5.0, 4.0, 1.0];
    let sites = [((12.0, 4.0), (3.0, 1.0)), ((17.0, 5.0), (0.0, 0.0)), ((9.0, 4.0), (8.0, 2.0))];
    let mut listed = sites.to_vec();
    listed.extend(answers.map(|answer| ((0.0, 0.0), (answer, 1.0))));
    let mean = answers.iter().sum::<f64>() / 4.0;
    let squares = answers.iter().map(|answer| (answer - mean) * (answer - mean)).sum();
    let singles = [Singles::default(), Singles { n: 4.0, mean, squares }];
    let [listed, summed] =
        [cluster_robust(&listed, [Singles::default(); 2]), cluster_robust(&sites, singles)];
    let [a, b] = [listed, summed].map(|side| side.error.unwrap());
    assert_close(summed.mean, listed.mean, 1e-14);
    assert_close(b.variance, a.variance, 1e-13);
    assert_close(b.df, a.df, 1e-13);
}

#[test]
fn a_side_of_one_cluster_tells_no_error() {
    let none = (0.0, 0.0);
    let apart = [((5.0, 2.0), none), (none, (4.0, 3.0)), (none, (7.0, 2.0)), (none, (1.0, 1.0))];
    let found = cluster_robust(&apart, [Singles::default(); 2]);
    assert_close(found.mean, 0.5, 1e-14);
    assert_eq!(found.error, None);
}
