use super::five::{GapEstimate, check_language};
use super::servqual::check_asked;
use super::study::{Scope, Study};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::instrument::Viewpoint;
use crate::stats::t_critical;
use crate::summary::{Summary, Viewpoints};

/// Options of [`zone_of_tolerance`].
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// The language of the labels, "en".
    pub language: String,
}

impl Default for ZoneOptions {
    fn default() -> Self {
        Self { level: 0.95, language: "en".to_owned() }
    }
}

/// The zone of tolerance of one attribute, one dimension, or over all.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ZoneRow {
    /// The id in the instrument; `"overall"` for the mean over dimensions.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// Perceived - desired in scale units (MSS): above 0 the service is better than desired.
    pub superiority: GapEstimate,
    /// Perceived - adequate in scale units (MSA): below 0 the service is not even adequate.
    pub adequacy: GapEstimate,
    /// Desired - adequate in scale units: how wide the zone is.
    pub width: GapEstimate,
    /// (perceived - adequate) / (desired - adequate): 0 at the lower edge of the zone, 1 at the upper. Absent unless the
    /// width is above 0; its interval is Fieller's, absent unless that of the width is above 0.
    pub position: Option<Estimate>,
    /// Of an attribute: how many desire less than is adequate for them. 0 for dimensions and overall.
    pub inverted: u64,
}

/// Service between what customers desire and what they find adequate.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ZoneOfTolerance {
    /// Perceived - desired over all.
    pub superiority: GapEstimate,
    /// Perceived - adequate over all.
    pub adequacy: GapEstimate,
    /// Desired - adequate over all.
    pub width: GapEstimate,
    /// The position in the zone over all.
    pub position: Option<Estimate>,
    /// One row per dimension with ratings from all three viewpoints.
    pub dimensions: Vec<ZoneRow>,
    /// One row per attribute with ratings from all three viewpoints.
    pub attributes: Vec<ZoneRow>,
    /// Respondents who rated both desired and adequate levels.
    pub records: u64,
    /// Those among them who desire less than is adequate of at least one attribute.
    pub inverted_records: u64,
    /// Of how many attributes, over all respondents.
    pub inversions: u64,
    /// Whether somebody does: such records deserve a second look before the zone is believed.
    pub flagged: bool,
}

/// The zone of tolerance (Parasuraman, Zeithaml and Berry 1994; LibQUAL+): where perceived service lies between the
/// desired level (the expectation) and the adequate one.
///
/// Each of the three differences is estimated as its sides were sampled, see [`five`](super::five()). Records in which the
/// desired level lies below the adequate one are counted, not dropped. The interval of the position is Fieller's (1954),
/// with the covariance that the variances of the three differences imply.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] unless the instrument has expectation, perception and adequate and somebody was asked
/// them, [`Error::NoValidRatings`] if nobody answered, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::*;
/// let mut spec = InstrumentSpec { id: "library".into(), ..InstrumentSpec::default() };
/// spec.scales.insert("nine".into(), Scale::new(1, 9)?);
/// for (viewpoint, column) in
///     [(Viewpoint::Adequate, "min"), (Viewpoint::Expectation, "desired"), (Viewpoint::Perception, "perceived")]
/// {
///     spec.viewpoints.insert(viewpoint, column.into());
/// }
/// spec.attributes.push(AttributeSpec { id: "hours".into(), dimension: "none".into(), ..Default::default() });
/// let mut table = Table::new();
/// table.add("min", Column::from(&[5_i8, 6, 5, 7]))?;
/// table.add("desired", Column::from(&[8_i8, 9, 8, 6]))?;
/// table.add("perceived", Column::from(&[7_i8, 6, 6, 7]))?;
/// let summary = summarize(&table, Instrument::new(spec)?, SummaryOptions::default())?;
/// let zone = gap::zone_of_tolerance(&summary, &gap::ZoneOptions::default())?;
/// assert_eq!((zone.superiority.estimate.value, zone.adequacy.estimate.value), (-1.25, 0.75));
/// assert_eq!((zone.position.unwrap().value, zone.inverted_records), (0.375, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn zone_of_tolerance(summary: &Summary, options: &ZoneOptions) -> Result<ZoneOfTolerance> {
    check_level(options.level)?;
    check_language(summary.instrument(), &options.language)?;
    let viewpoints = [Viewpoint::Expectation, Viewpoint::Perception, Viewpoint::Adequate];
    for viewpoint in viewpoints {
        if !summary.instrument().has(viewpoint) {
            return Err(Error::MissingViewpoint {
                what: "the zone of tolerance",
                viewpoint: viewpoint.name(),
            });
        }
    }
    let study = Study::plain(summary, options.level)?.with_sides(viewpoints)?;
    check_asked("the zone of tolerance", &study.total, &viewpoints)?;
    let instrument = summary.instrument();
    let (mut dimensions, mut attributes) = (Vec::new(), Vec::new());
    for (i, dimension) in instrument.dimensions().iter().enumerate() {
        let label = dimension.label_in(&options.language);
        dimensions.extend(row(&study, dimension.id(), label, Scope::Dimension(i))?);
    }
    for (i, attribute) in instrument.attributes().iter().enumerate() {
        let label = attribute.label_in(&options.language);
        let pairs = study.total.pairs_of(attribute.id(), Viewpoint::Expectation, Viewpoint::Adequate)?;
        let found = row(&study, attribute.id(), label, Scope::Attribute(i))?;
        attributes.extend(found.map(|row| ZoneRow { inverted: pairs.gaps().n_negative(), ..row }));
    }
    let overall = row(&study, "overall", "", Scope::Overall)?.ok_or_else(|| Error::NoValidRatings {
        what: "desired, adequate and perceived service".to_owned(),
        n_missing: study.total.asked(Viewpoints::of(viewpoints)),
        n_excluded: 0,
    })?;
    let inversions = study.total.inversions();
    Ok(ZoneOfTolerance {
        superiority: overall.superiority,
        adequacy: overall.adequacy,
        width: overall.width,
        position: overall.position,
        dimensions,
        attributes,
        records: study.total.answered(Viewpoints::of([Viewpoint::Expectation, Viewpoint::Adequate])),
        inverted_records: inversions.iter().map(|(_, people)| people).sum(),
        inversions: inversions.iter().map(|(attributes, people)| u64::from(*attributes) * people).sum(),
        flagged: !inversions.is_empty(),
    })
}

fn row(study: &Study<'_>, id: &str, label: &str, scope: Scope) -> Result<Option<ZoneRow>> {
    let gap = |delivered, reference| study.gap((delivered, reference), scope);
    let superiority = gap(Viewpoint::Perception, Viewpoint::Expectation)?;
    let adequacy = gap(Viewpoint::Perception, Viewpoint::Adequate)?;
    let width = gap(Viewpoint::Expectation, Viewpoint::Adequate)?;
    let (Some(superiority), Some(adequacy), Some(width)) = (superiority, adequacy, width) else {
        return Ok(None);
    };
    let position = position(&superiority, &adequacy, &width, study.level)?;
    let (id, label) = (id.to_owned(), label.to_owned());
    Ok(Some(ZoneRow { id, label, superiority, adequacy, width, position, inverted: 0 }))
}

fn position(
    superiority: &GapEstimate,
    adequacy: &GapEstimate,
    width: &GapEstimate,
    level: f64,
) -> Result<Option<Estimate>> {
    let (a, w) = (adequacy.estimate.value, width.estimate.value);
    if w <= 0.0 {
        return Ok(None);
    }
    let value = a / w;
    let bare =
        Estimate { value, std_error: None, low: None, high: None, method: Method::None, ..adequacy.estimate };
    let variance = |gap: &GapEstimate| gap.estimate.std_error.map(|se| se * se);
    let (Some(vs), Some(va), Some(vw)) = (variance(superiority), variance(adequacy), variance(width)) else {
        return Ok(Some(bare));
    };
    // superiority = adequacy - width, so that var s = var a + var w - 2 cov(a, w).
    let covariance = (va + vw - vs) / 2.0;
    let std_error = (va + value * value * vw - 2.0 * value * covariance).max(0.0).sqrt() / w;
    let df = [superiority, adequacy, width].iter().filter_map(|gap| gap.df).fold(f64::INFINITY, f64::min);
    let t2 = t_critical(level, df)? * t_critical(level, df)?;
    // Fieller: the ratios q for which a - q w is within t standard errors of 0.
    let (x, y, z) = (w * w - t2 * vw, a * w - t2 * covariance, a * a - t2 * va);
    let root = y * y - x * z;
    let limits = (x > 0.0 && root >= 0.0).then(|| ((y - root.sqrt()) / x, (y + root.sqrt()) / x));
    Ok(Some(Estimate {
        std_error: Some(std_error),
        low: limits.map(|(low, _)| low),
        high: limits.map(|(_, high)| high),
        method: if limits.is_some() { Method::Fieller } else { Method::None },
        ..bare
    }))
}
