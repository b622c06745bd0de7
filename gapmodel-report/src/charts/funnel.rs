//! Sites by size, within what chance allows.

use gapmodel_core::Result;
use gapmodel_core::consistency::{Site, SiteStatistic, Sites};

use super::estimates::segment_name;
use crate::chart::{Chart, Look, some};
use crate::plot::{Body, Layer, Plane, Plot, Rule, Spot, key};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::svg::text::clean;
use crate::texts;
use crate::words::Format;

const INSIDE: style::Look = look(Hue::Grey, Form::Ring);
const ABOVE: style::Look = look(Hue::Blue, Form::Up);
const BELOW: style::Look = look(Hue::Orange, Form::Down);
const LIMIT: style::Look = look(Hue::Muted, Form::Dashed);
const CENTRE: style::Look = look(Hue::Muted, Form::Line);
const FUNNEL: style::Look = look(Hue::Blue, Form::Solid);

/// A funnel plot: sites by their size and their mean, share or rate, with the limits within which sites that are like the others
/// lie; sites beyond are named.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without sites.
pub fn funnel(result: &Sites) -> Result<Chart> {
    some("sites", &result.sites)?;
    let mut result = result.clone();
    result.sites.sort_by(|a, b| a.size.total_cmp(&b.size));
    Ok(Chart::new("funnel", move |look| plot(look, &result)))
}

fn plot(reader: &Look, result: &Sites) -> Plot {
    let words = reader.words;
    let (title, format) = match result.statistic {
        SiteStatistic::Mean => (&texts::MEAN_RATING, Format::Number(2)),
        SiteStatistic::Share => (&texts::SHARE, Format::Percent(1)),
        _ => (&texts::RATE, Format::Number(3)),
    };
    let sites = &result.sites;
    let means = sites.iter().map(|site| site.mean);
    let (low, high) =
        means.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), mean| (a.min(mean), b.max(mean)));
    // Limits of the smallest sites may be far beyond all means: they run off the picture.
    let room = (high - low).max(f64::EPSILON);
    let near = |limit: f64| limit.clamp(low - room, high + room);
    let values = sites.iter().flat_map(|site| [site.mean, near(site.lower), near(site.upper)]);
    let mut y = Axis::over(reader.pick(title), values, format);
    if result.statistic == SiteStatistic::Share {
        y = y.within(0.0, 1.0);
    }
    let (x_title, center) = match result.statistic {
        SiteStatistic::Rate => (&texts::SIZE, result.target.unwrap_or(result.center)),
        _ => (&texts::FUNNEL_SIZE, result.target.unwrap_or(result.center)),
    };
    let label = words.fill(&texts::TOTAL_AT, &[&words.number(center, format)]);
    let limits = words.fill(&texts::FUNNEL_LIMITS, &[&words.number(result.limits, Format::Percent(1))]);
    let line = |of: fn(&Site) -> f64| Layer::Line {
        points: sites.iter().map(|site| (site.size, of(site))).collect(),
        look: LIMIT,
    };
    let band = sites.iter().map(|site| (site.size, site.lower, site.upper));
    Plot {
        title: reader.pick(&texts::FUNNEL_TITLE),
        subtitle: reader.pick(&texts::FUNNEL_SUBTITLE),
        legend: vec![
            key(INSIDE, reader.pick(&texts::INSIDE)),
            key(ABOVE, reader.pick(&texts::OUT_ABOVE)),
            key(BELOW, reader.pick(&texts::OUT_BELOW)),
            key(CENTRE, label.clone()),
            key(LIMIT, limits),
        ],
        body: Body::Plane(Plane {
            x: Axis::over(
                reader.pick(x_title),
                sites.iter().map(|site| site.size).chain([0.0]),
                Format::Number(0),
            ),
            y,
            aspect: 0.56,
            layers: vec![
                Layer::Band { points: band.collect(), look: FUNNEL },
                line(|site| site.lower),
                line(|site| site.upper),
                Layer::Level(Rule { at: center, label: label.clone(), look: CENTRE }),
            ],
            spots: sites.iter().map(|site| spot(reader, site, format)).collect(),
            corners: None,
            numbered: false,
        }),
        notes: Vec::new(),
    }
}

fn spot(reader: &Look, site: &Site, format: Format) -> Spot {
    let words = reader.words;
    let name = clean(&segment_name(&site.labels));
    let look = match site.beyond_limits {
        true if site.mean > site.upper => ABOVE,
        true => BELOW,
        false => INSIDE,
    };
    let value = words.number(site.mean, format);
    Spot {
        x: site.size,
        y: site.mean,
        look,
        says: format!("{name}: {value}, n = {}", words.count(site.n)),
        label: if site.beyond_limits { name } else { String::new() },
        x_limits: None,
        y_limits: None,
    }
}
