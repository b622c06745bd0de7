use super::set::{Standard, StandardSet};
use crate::instrument::{Attribute, Instrument};

/// Standards held against what customers were asked to expect.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StandardCoverage {
    /// One row per attribute of the instrument, with the standards that serve it.
    pub expectations: Vec<CoveredExpectation>,
    /// The attributes that no standard serves, neither itself nor its dimension.
    pub uncovered: Vec<String>,
    /// The standards that no expectation asks for, each with the reason.
    pub unasked: Vec<UnaskedStandard>,
    /// The standards that do not say whose wish they are.
    pub unsourced: Vec<String>,
}

/// An attribute that customers have expectations of, and the standards that serve it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CoveredExpectation {
    /// The id of the attribute.
    pub attribute: String,
    /// The id of its dimension.
    pub dimension: Option<String>,
    /// The standards that name the attribute.
    pub standards: Vec<String>,
    /// The standards that name no attribute but its dimension.
    pub dimension_standards: Vec<String>,
}

/// A standard that serves nothing the instrument asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UnaskedStandard {
    /// The id of the standard.
    pub standard: String,
    /// Why.
    pub reason: String,
}

impl StandardSet {
    /// The standards held against the attributes of an instrument: expectations that no standard covers, and standards
    /// that no expectation asks for.
    ///
    /// A standard that names a dimension and no attribute serves every attribute of that dimension.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// use gapmodel_core::standards::{Standard, StandardSet, StandardSetSpec};
    /// let serving = |id: &str, attribute: &str| Standard {
    ///     target: Some(1.0),
    ///     attribute: Some(attribute.into()),
    ///     ..Standard::new(id)
    /// };
    /// let set = StandardSet::new(StandardSetSpec {
    ///     id: "visit".into(),
    ///     standards: vec![serving("on_time", "REL1"), serving("smiled", "SMILE")],
    ///     ..StandardSetSpec::default()
    /// })?;
    /// let coverage = set.coverage(&Instrument::servqual());
    /// let kept = coverage.expectations.iter().find(|row| row.attribute == "REL1").unwrap();
    /// assert_eq!(kept.standards, ["on_time"]);
    /// assert_eq!(coverage.uncovered.len(), 21);
    /// assert_eq!(coverage.unasked[0].reason, "the instrument has no attribute \"SMILE\"");
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[must_use]
    pub fn coverage(&self, instrument: &Instrument) -> StandardCoverage {
        let expectations: Vec<CoveredExpectation> =
            instrument.attributes().iter().map(|attribute| self.expectation(instrument, attribute)).collect();
        let is_bare =
            |row: &&CoveredExpectation| row.standards.is_empty() && row.dimension_standards.is_empty();
        let unasked = self.standards().iter().filter_map(|standard| {
            let reason = unasked(standard, instrument)?;
            Some(UnaskedStandard { standard: standard.id.clone(), reason })
        });
        let unsourced = self.standards().iter().filter(|standard| standard.source.is_none());
        StandardCoverage {
            uncovered: expectations.iter().filter(is_bare).map(|row| row.attribute.clone()).collect(),
            unasked: unasked.collect(),
            unsourced: unsourced.map(|standard| standard.id.clone()).collect(),
            expectations,
        }
    }

    fn expectation(&self, instrument: &Instrument, attribute: &Attribute) -> CoveredExpectation {
        let dimension = attribute.dimension().map(|i| instrument.dimensions()[i].id());
        let ids = |serves: &dyn Fn(&Standard) -> bool| -> Vec<String> {
            let serving = self.standards().iter().filter(|standard| serves(standard));
            serving.map(|standard| standard.id.clone()).collect()
        };
        CoveredExpectation {
            attribute: attribute.id().to_owned(),
            dimension: dimension.map(str::to_owned),
            standards: ids(&|standard| standard.attribute.as_deref() == Some(attribute.id())),
            dimension_standards: ids(&|standard| {
                standard.attribute.is_none()
                    && standard.dimension.is_some()
                    && standard.dimension.as_deref() == dimension
            }),
        }
    }
}

/// Why nothing in the instrument asks for a standard; `None` if something does.
fn unasked(standard: &Standard, instrument: &Instrument) -> Option<String> {
    match (&standard.attribute, &standard.dimension) {
        (Some(attribute), _) => instrument
            .attribute(attribute)
            .is_err()
            .then(|| format!("the instrument has no attribute {attribute:?}")),
        (None, Some(dimension)) => instrument
            .dimension(dimension)
            .is_err()
            .then(|| format!("the instrument has no dimension {dimension:?}")),
        (None, None) => Some("it names no attribute and no dimension".to_owned()),
    }
}
