//! What an instrument must satisfy, each rule with its reason in words.
use super::build::NO_DIMENSION;
use super::fault::{Fault, join};
use super::{Attribute, Instrument, InstrumentSpec, Item, RatingMap};
use crate::error::list_names;
use crate::scale::Scale;
use std::collections::BTreeMap;

const MAX_ATTRIBUTES: usize = 1_000;
const MAX_ITEMS: usize = 1_000;
const MAX_COLUMNS: usize = 4_096;
const MAX_ID: usize = 100;
const MAX_COLUMN: usize = 1_000;
const WEIGHT_TOLERANCE: f64 = 1e-9;

pub(crate) type Check = Result<(), Fault>;

/// There is something to ask, and not more than the tables behind it can hold.
pub(super) fn sizes(spec: &InstrumentSpec) -> Check {
    let (attributes, items) = (spec.attributes.len(), spec.items.len());
    if attributes + items == 0 {
        let reason = "there are neither attributes nor items: give at least one";
        return Err(Fault::new("attributes", reason));
    }
    at_most("attributes", "attributes", attributes, MAX_ATTRIBUTES)?;
    at_most("items", "items", items, MAX_ITEMS)?;
    let points = spec.dimensions.iter().filter(|dimension| dimension.points.is_some()).count();
    let columns = attributes.saturating_mul(spec.viewpoints.len()) + items + points;
    at_most("viewpoints", "columns", columns, MAX_COLUMNS)
}

pub(crate) fn at_most(key: &str, what: &str, n: usize, limit: usize) -> Check {
    if n <= limit {
        return Ok(());
    }
    Err(Fault::new(key, format!("{n} {what} are too many: at most {limit} are allowed")))
}

/// Ids are present, short, and name one thing each.
pub(super) fn ids(spec: &InstrumentSpec) -> Check {
    well_formed("id", &spec.id)?;
    let dimensions = spec.dimensions.iter().map(|dimension| dimension.id.as_str());
    unique("dimensions", dimensions.clone(), &mut BTreeMap::new())?;
    if let Some(i) = dimensions.clone().position(|id| id == NO_DIMENSION) {
        let reason = format!("dimension id {NO_DIMENSION:?} is reserved for attributes in no dimension");
        return Err(Fault::new(format!("dimensions[{i}].id"), reason));
    }
    // Attributes and items share one set of names, so that each can be asked for by its id.
    let mut taken = BTreeMap::new();
    unique("attributes", spec.attributes.iter().map(|attribute| attribute.id.as_str()), &mut taken)?;
    unique("items", spec.items.iter().map(|item| item.id.as_str()), &mut taken)
}

pub(crate) fn unique<'a>(
    list: &str,
    ids: impl Iterator<Item = &'a str>,
    taken: &mut BTreeMap<&'a str, String>,
) -> Check {
    for (i, id) in ids.enumerate() {
        let key = format!("{list}[{i}].id");
        well_formed(&key, id)?;
        if let Some(first) = taken.insert(id, key.clone()) {
            return Err(Fault::new(key, format!("id {id:?} stands twice: {first} has it already")));
        }
    }
    Ok(())
}

pub(crate) fn well_formed(key: &str, id: &str) -> Check {
    let length = id.chars().count();
    if !(1..=MAX_ID).contains(&length) {
        return Err(Fault::new(key, format!("id of {length} characters: it must have 1 to {MAX_ID}")));
    }
    if id.chars().any(char::is_control) {
        return Err(Fault::new(key, format!("id {id:?} has a control character, which is not allowed")));
    }
    Ok(())
}

/// Attributes have viewpoints, and each viewpoint tells their columns apart.
pub(super) fn viewpoints(spec: &InstrumentSpec) -> Check {
    if !spec.attributes.is_empty() && spec.viewpoints.is_empty() {
        let reason = "attributes need at least one viewpoint, such as perception = \"P_{id}\"";
        return Err(Fault::new("viewpoints", reason));
    }
    for (viewpoint, template) in &spec.viewpoints {
        let key = join("viewpoints", viewpoint.name());
        if spec.attributes.is_empty() {
            let reason = format!("nothing is rated from the viewpoint {viewpoint}: there are no attributes");
            return Err(Fault::new(key, reason));
        }
        column_name(&key, template)?;
        if spec.attributes.len() > 1 && !template.contains("{id}") {
            let reason =
                format!("column {template:?} would be the same for every attribute: it must contain {{id}}");
            return Err(Fault::new(key, reason));
        }
    }
    Ok(())
}

fn column_name(key: &str, name: &str) -> Check {
    let length = name.chars().count();
    if (1..=MAX_COLUMN).contains(&length) {
        return Ok(());
    }
    Err(Fault::new(key, format!("column name of {length} characters: it must have 1 to {MAX_COLUMN}")))
}

/// Attributes are averaged, so their ratings must mean the same.
pub(super) fn common_scale(instrument: &Instrument) -> Check {
    let extent = |scale: &Scale| (scale.min(), scale.max(), scale.step());
    let Some(first) = instrument.attributes.first() else { return Ok(()) };
    for (i, attribute) in instrument.attributes.iter().enumerate() {
        let (id, scale) = (&attribute.id, attribute.scale.describe());
        let reason = if attribute.scale.step().is_none() {
            format!("attribute {id:?} is a measure, {scale}: attributes need a scale with points")
        } else if extent(&attribute.scale) != extent(&first.scale) {
            let (other, common) = (&first.id, first.scale.describe());
            format!(
                "attribute {id:?} is rated {scale}, {other:?} {common}: all attributes must be rated alike"
            )
        } else {
            continue;
        };
        return Err(Fault::new(format!("attributes[{i}].scale"), reason));
    }
    Ok(())
}

/// Weights and importance points are given for all or for none, and weights sum to 1 or 100.
pub(super) fn importance(instrument: &Instrument) -> Check {
    let (dimensions, attributes) = (&instrument.dimensions, &instrument.attributes);
    let of_dimensions: Vec<_> = dimensions.iter().map(|dimension| dimension.weight).collect();
    weights("dimensions", "weights of the dimensions", &of_dimensions)?;
    let of_attributes: Vec<_> = attributes.iter().map(|attribute| attribute.weight).collect();
    weights("attributes", "weights of the attributes", &of_attributes)?;
    let points: Vec<bool> = dimensions.iter().map(|dimension| dimension.points.is_some()).collect();
    all_or_none("dimensions", "points", &points)
}

fn weights(list: &str, what: &'static str, weights: &[Option<f64>]) -> Check {
    let given: Vec<bool> = weights.iter().map(Option::is_some).collect();
    all_or_none(list, "weight", &given)?;
    let is_bad = |weight: &f64| !weight.is_finite() || *weight < 0.0;
    let bad = weights.iter().enumerate().find_map(|(i, weight)| Some((i, weight.filter(is_bad)?)));
    if let Some((i, weight)) = bad {
        let reason = format!("weight {weight} is not allowed: a weight is a number from 0 to 100");
        return Err(Fault::new(format!("{list}[{i}].weight"), reason));
    }
    let sum: f64 = weights.iter().flatten().sum();
    if !given.contains(&true) || [1.0, 100.0].iter().any(|total| (sum - total).abs() <= WEIGHT_TOLERANCE) {
        return Ok(());
    }
    Err(Fault::weight_sum(list, what, sum))
}

pub(crate) fn all_or_none(list: &str, field: &str, given: &[bool]) -> Check {
    let (Some(with), Some(without)) = (find(given, true), find(given, false)) else { return Ok(()) };
    let reason =
        format!("{field} is given for {list}[{with}] but not here: give it for all {list} or for none");
    Err(Fault::new(format!("{list}[{without}].{field}"), reason))
}

fn find(flags: &[bool], wanted: bool) -> Option<usize> {
    flags.iter().position(|&flag| flag == wanted)
}

/// Standards and rating maps belong to measures and keep within their scales; one measure speaks for an attribute.
pub(super) fn measures(instrument: &Instrument) -> Check {
    let mut taken = BTreeMap::new();
    for (i, item) in instrument.items.iter().enumerate() {
        let key = |field: &str| format!("items[{i}].{field}");
        let given = [
            ("standard", item.standard.is_some()),
            ("attribute", item.attribute.is_some()),
            ("rating", item.rating.is_some()),
        ];
        if let Some((field, _)) =
            given.iter().find(|(_, given)| *given).filter(|_| item.scale.step().is_some())
        {
            let reason =
                format!("item {:?} is rated {}: {field} is for measures", item.id, item.scale.describe());
            return Err(Fault::new(key(field), reason));
        }
        if let Some(standard) = item.standard.filter(|s| !(item.scale.min()..=item.scale.max()).contains(s)) {
            let reason = format!("standard {standard} is not on the scale {}", item.scale.describe());
            return Err(Fault::new(key("standard"), reason));
        }
        if let Some(map) = &item.rating {
            rating_map(instrument, item, map).map_err(|reason| Fault::new(key("rating"), reason))?;
        }
        if let Some(first) = item.attribute.and_then(|attribute| taken.insert(attribute, &item.id)) {
            let reason = format!("{first:?} measures the same attribute: one measure may speak for it");
            return Err(Fault::new(key("attribute"), reason));
        }
    }
    Ok(())
}

fn rating_map(instrument: &Instrument, item: &Item, map: &RatingMap) -> Result<(), String> {
    let Some(attribute) = item.attribute else {
        return Err("a rating needs the attribute whose scale it is on".to_owned());
    };
    let RatingMap(points) = map;
    if points.len() < 2 || points.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        return Err("at least two points are needed, their values rising".to_owned());
    }
    let (values, ratings) = (&item.scale, instrument.attributes[attribute].scale());
    // A better value must not be worth a worse rating.
    let falls = values.low_is_good() != ratings.low_is_good();
    let wrong = |pair: &[(f64, f64)]| if falls { pair[0].1 < pair[1].1 } else { pair[0].1 > pair[1].1 };
    if points.windows(2).any(wrong) {
        let good = if values.low_is_good() { "low" } else { "high" };
        return Err(format!("{good} values are good by their scale, but are worth the worse ratings"));
    }
    let off = |(value, rating): &&(f64, f64)| {
        !(values.min()..=values.max()).contains(value)
            || !value.is_finite()
            || !(ratings.min()..=ratings.max()).contains(rating)
    };
    points.iter().find(off).map_or(Ok(()), |(value, rating)| {
        let (values, ratings) = (values.describe(), ratings.describe());
        Err(format!("({value}, {rating}) is not allowed: values are on {values}, ratings on {ratings}"))
    })
}

/// The outcome is one of the rating items, and what is asked later is another.
pub(super) fn outcome(instrument: &Instrument) -> Check {
    let InstrumentSpec { outcome, later, .. } = &instrument.spec;
    let ratings = || instrument.items.iter().filter(|item| item.scale.step().is_some());
    for (field, id) in [("outcome", outcome), ("later", later)] {
        let Some(id) = id else { continue };
        if !ratings().any(|item| item.id == *id) {
            let known = list_names(ratings().map(|item| item.id.as_str()));
            let text = format!("there is no rating item {id:?}: the instrument has {known}");
            return Err(Fault::new(field, text));
        }
    }
    match (outcome, later) {
        (None, Some(_)) => Err(Fault::new("later", "there is no outcome that could be asked again")),
        (Some(outcome), Some(later)) if outcome == later => {
            Err(Fault::new("later", "it is the outcome itself: what is asked later is an item of its own"))
        }
        _ => Ok(()),
    }
}

/// No two things read the same column.
pub(super) fn columns(instrument: &Instrument) -> Check {
    let mut readers = BTreeMap::new();
    for reader in all_readers(instrument) {
        column_name(&reader.key, reader.column)?;
        let who = reader.who.clone();
        if let Some(first) = readers.insert(reader.column, reader.who) {
            let reason = format!("column {:?} is read twice: by {first} and by {who}", reader.column);
            return Err(Fault::new(reader.key, reason));
        }
    }
    Ok(())
}

struct Reader<'a> {
    column: &'a str,
    who: String,
    key: String,
}

fn all_readers(instrument: &Instrument) -> impl Iterator<Item = Reader<'_>> {
    let attributes = instrument.attributes.iter().enumerate();
    let attributes = attributes.flat_map(|(i, attribute)| attribute_readers(instrument, i, attribute));
    let items = instrument.items.iter().enumerate().map(|(i, item)| Reader {
        column: &item.column,
        who: format!("item {:?}", item.id),
        key: format!("items[{i}].column"),
    });
    let points = instrument.dimensions.iter().enumerate().filter_map(|(i, dimension)| {
        let (who, key) =
            (format!("the points of dimension {:?}", dimension.id), format!("dimensions[{i}].points"));
        Some(Reader { column: dimension.points.as_deref()?, who, key })
    });
    attributes.chain(items).chain(points)
}

fn attribute_readers<'a>(
    instrument: &'a Instrument,
    i: usize,
    attribute: &'a Attribute,
) -> impl Iterator<Item = Reader<'a>> {
    instrument.viewpoints.iter().zip(&attribute.columns).map(move |(viewpoint, column)| Reader {
        column,
        who: format!("the {viewpoint} of attribute {:?}", attribute.id),
        key: format!("attributes[{i}].columns.{viewpoint}"),
    })
}
