use super::{Facet, Segment};
use crate::error::Result;
use crate::instrument::Viewpoint;
use crate::stats::reliability;

impl Segment<'_> {
    /// Cronbach's alpha of a dimension, or of all attributes, from one viewpoint, and how many answered all of it.
    ///
    /// The variance of the sum is that of who answered everything; the variance of each attribute is that of all who
    /// answered it: nothing is imputed, and without absent answers this is the textbook's alpha.
    pub(crate) fn alpha(&self, viewpoint: Viewpoint, dimension: Option<usize>) -> Result<(Option<f64>, u64)> {
        let instrument = self.instrument();
        let position = instrument.viewpoints().iter().position(|v| *v == viewpoint);
        let sums = self.complete_sums(Facet::Viewpoint(viewpoint), dimension);
        let (Some(position), Some(sums)) = (position, sums) else { return Ok((None, 0)) };
        let all: Vec<usize> = (0..instrument.attributes().len()).collect();
        let members = dimension.map_or(all.as_slice(), |d| instrument.dimensions()[d].attributes());
        let mut variances = Some(0.0);
        for &member in members {
            let counts = self.counts(&instrument.attributes()[member].columns()[position])?;
            variances =
                variances.zip(counts.good_distribution().variance()).map(|(sum, variance)| sum + variance);
        }
        let of = |(parts, total)| reliability::alpha(members.len(), parts, total);
        Ok((variances.zip(sums.variance()).and_then(of), sums.n()))
    }
}
