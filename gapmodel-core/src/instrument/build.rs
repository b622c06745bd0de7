//! From the written form to the checked one.
use super::check;
use super::fault::{Fault, join};
use super::{
    Attribute, AttributeSpec, Dimension, DimensionSpec, Instrument, InstrumentSpec, Item, ItemSpec, Viewpoint,
};
use crate::error::list_names;
use crate::scale::Scale;
use std::collections::BTreeMap;

/// The word for "in no dimension".
pub(super) const NO_DIMENSION: &str = "none";

pub(super) fn instrument(spec: InstrumentSpec) -> Result<Instrument, Fault> {
    check::sizes(&spec)?;
    check::ids(&spec)?;
    check::viewpoints(&spec)?;
    let attributes = attributes(&spec)?;
    let dimensions = dimensions(&spec, &attributes)?;
    let items = items(&spec)?;
    let viewpoints = spec.viewpoints.keys().copied().collect();
    let instrument = Instrument { spec, viewpoints, dimensions, attributes, items };
    check::common_scale(&instrument)?;
    check::importance(&instrument)?;
    check::measures(&instrument)?;
    check::outcome(&instrument)?;
    check::columns(&instrument)?;
    Ok(instrument)
}

fn attributes(spec: &InstrumentSpec) -> Result<Vec<Attribute>, Fault> {
    if let Some(name) = &spec.attribute_scale {
        scale(spec, name, "attribute_scale")?;
    }
    let of_dimension: BTreeMap<&str, usize> =
        spec.dimensions.iter().enumerate().map(|(i, dimension)| (dimension.id.as_str(), i)).collect();
    let resolve = |(i, written): (usize, &AttributeSpec)| {
        let key = format!("attributes[{i}]");
        Ok(Attribute {
            id: written.id.clone(),
            label: written.label.clone(),
            dimension: dimension_of(written, &of_dimension, &key)?,
            scale: attribute_scale(spec, written, &key)?,
            weight: written.weight,
            columns: columns_of(spec, written, &key)?,
        })
    };
    spec.attributes.iter().enumerate().map(resolve).collect()
}

fn dimension_of(
    written: &AttributeSpec,
    of_dimension: &BTreeMap<&str, usize>,
    key: &str,
) -> Result<Option<usize>, Fault> {
    let name = written.dimension.as_str();
    if name == NO_DIMENSION {
        return Ok(None);
    }
    if let Some(&found) = of_dimension.get(name) {
        return Ok(Some(found));
    }
    let known = list_names(of_dimension.keys().copied().chain([NO_DIMENSION]));
    let problem = match name {
        "" => format!("attribute {:?} has no dimension", written.id),
        _ => format!("there is no dimension {name:?}"),
    };
    Err(Fault::new(join(key, "dimension"), format!("{problem}: allowed are {known}")))
}

fn attribute_scale(spec: &InstrumentSpec, written: &AttributeSpec, key: &str) -> Result<Scale, Fault> {
    let only = || spec.scales.keys().next().filter(|_| spec.scales.len() == 1);
    let name = written.scale.as_ref().or(spec.attribute_scale.as_ref()).or_else(only);
    let Some(name) = name else {
        let reason = format!(
            "attribute {:?} has no scale: name one here or as attribute_scale; the instrument has {}",
            written.id,
            scale_names(spec)
        );
        return Err(Fault::new(join(key, "scale"), reason));
    };
    let scale = scale(spec, name, &join(key, "scale"))?.clone();
    Ok(match written.direction {
        Some(direction) => scale.with_direction(direction),
        None => scale,
    })
}

fn scale<'a>(spec: &'a InstrumentSpec, name: &str, key: &str) -> Result<&'a Scale, Fault> {
    spec.scales.get(name).ok_or_else(|| {
        Fault::new(key, format!("there is no scale {name:?}: the instrument has {}", scale_names(spec)))
    })
}

fn scale_names(spec: &InstrumentSpec) -> String {
    list_names(spec.scales.keys().map(String::as_str))
}

fn columns_of(spec: &InstrumentSpec, written: &AttributeSpec, key: &str) -> Result<Vec<String>, Fault> {
    if let Some(extra) = written.columns.keys().find(|viewpoint| !spec.viewpoints.contains_key(viewpoint)) {
        let known = list_names(spec.viewpoints.keys().map(|viewpoint| viewpoint.name()));
        let reason = format!("the instrument has no viewpoint {extra}: its viewpoints are {known}");
        return Err(Fault::new(join(&join(key, "columns"), extra.name()), reason));
    }
    let column = |(viewpoint, template): (&Viewpoint, &String)| match written.columns.get(viewpoint) {
        Some(own) => own.clone(),
        None => template.replace("{id}", &written.id),
    };
    Ok(spec.viewpoints.iter().map(column).collect())
}

fn dimensions(spec: &InstrumentSpec, attributes: &[Attribute]) -> Result<Vec<Dimension>, Fault> {
    let mut members = vec![Vec::new(); spec.dimensions.len()];
    for (i, attribute) in attributes.iter().enumerate() {
        if let Some(list) = attribute.dimension.and_then(|d| members.get_mut(d)) {
            list.push(i);
        }
    }
    let resolve = |(i, (written, attributes)): (usize, (&DimensionSpec, Vec<usize>))| {
        if attributes.is_empty() {
            let reason = format!("dimension {:?} has no attribute: at least one must name it", written.id);
            return Err(Fault::new(format!("dimensions[{i}]"), reason));
        }
        let DimensionSpec { id, label, weight, points } = written.clone();
        Ok(Dimension { id, label, weight, points, attributes })
    };
    spec.dimensions.iter().zip(members).enumerate().map(resolve).collect()
}

fn items(spec: &InstrumentSpec) -> Result<Vec<Item>, Fault> {
    let resolve = |(i, written): (usize, &ItemSpec)| {
        Ok(Item {
            id: written.id.clone(),
            label: written.label.clone(),
            column: written.column.clone().unwrap_or_else(|| written.id.clone()),
            scale: scale(spec, &written.scale, &format!("items[{i}].scale"))?.clone(),
            standard: written.standard,
            attribute: attribute_of(spec, written, &format!("items[{i}].attribute"))?,
            rating: written.rating.clone(),
        })
    };
    spec.items.iter().enumerate().map(resolve).collect()
}

fn attribute_of(spec: &InstrumentSpec, written: &ItemSpec, key: &str) -> Result<Option<usize>, Fault> {
    let Some(name) = &written.attribute else { return Ok(None) };
    let position = spec.attributes.iter().position(|attribute| attribute.id == *name);
    position.map(Some).ok_or_else(|| {
        let known = list_names(spec.attributes.iter().map(|attribute| attribute.id.as_str()));
        Fault::new(key, format!("there is no attribute {name:?}: the instrument has {known}"))
    })
}
