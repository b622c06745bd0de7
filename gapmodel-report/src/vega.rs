//! A plot as Vega-Lite, version 5, for people who restyle it.

use serde_json::{Map, Value, json};

use crate::plot::{Body, Layer, Mark, Plane, Plot, Row, Rows, Rule, Shape, Spot, Triangle};
use crate::svg::scale::Axis;
use crate::svg::style::{Form, Hue, Look};
use crate::words::{Format, Words};

const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v5.json";

pub(crate) fn spec(plot: &Plot, width: u32, words: Words) -> Value {
    let body = match &plot.body {
        Body::Rows(rows) => of_rows(plot, rows, width),
        Body::Plane(plane) => of_plane(plot, plane, width),
        Body::Triangle(triangle) => of_triangle(triangle, width),
    };
    let mut spec = Map::new();
    spec.insert("$schema".into(), json!(SCHEMA));
    let lines: Vec<&str> =
        std::iter::once(plot.subtitle.as_str()).chain(plot.notes.iter().map(String::as_str)).collect();
    spec.insert("title".into(), json!({"text": plot.title, "subtitle": lines, "anchor": "start"}));
    spec.insert("description".into(), json!(plot.in_words()));
    spec.extend(body);
    spec.insert("config".into(), json!({"view": {"stroke": null}, "locale": locale(words)}));
    Value::Object(spec)
}

/// How Vega writes numbers in the language.
fn locale(words: Words) -> Value {
    let (decimal, thousands) = match words.code() {
        "en" => (".", ","),
        "nl" => (",", "."),
        "fr" => (",", "\u{202f}"),
        _ => (",", "\u{a0}"),
    };
    json!({"number": {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""], "minus": "\u{2212}"}})
}

fn format_of(format: Format) -> &'static str {
    match format {
        Format::Number(_) => ",~f",
        Format::Signed(_) => "+,~f",
        Format::Percent(_) => ".0%",
        Format::Points(_) => "+.0%",
    }
}

fn axis(axis: &Axis) -> Value {
    let shown = if !axis.names.is_empty() {
        // Places from 0 on are called 1, 2, 3 and so on.
        json!({"labelExpr": "datum.value + 1", "tickMinStep": 1})
    } else if axis.absolute {
        json!({"labelExpr": "format(abs(datum.value), '.0%')"})
    } else {
        json!({"format": format_of(axis.format)})
    };
    json!({
        "type": "quantitative",
        "title": axis.title,
        "scale": {"domain": [axis.from, axis.to], "nice": false, "zero": false},
        "axis": shown,
    })
}

/// The colour of a look by its name in the legend, on one scale for all layers.
fn colored(mut encoding: Value, plot: &Plot, look: Look) -> Value {
    if !plot.name_of(look).is_empty() && look.form != Form::Hollow {
        let names: Vec<&str> = plot.legend.iter().map(|key| key.text.as_str()).collect();
        let colors: Vec<&str> = plot.legend.iter().map(|key| key.look.hue.light()).collect();
        encoding["color"] = json!({
            "field": "series", "type": "nominal", "scale": {"domain": names, "range": colors},
            "legend": {"title": null, "orient": "top", "columns": 4, "labelLimit": 240},
        });
    }
    encoding
}

/// The encoding of one field, on an axis that is described once.
fn on(axis_: &Axis, field: &str) -> Value {
    let mut encoding = axis(axis_);
    encoding["field"] = json!(field);
    encoding
}

/// Names that may stand twice, told apart.
fn unique(rows: &[Row]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(rows.len());
    let mut seen = std::collections::BTreeMap::new();
    for row in rows {
        let count = seen.entry(row.label.as_str()).or_insert(0);
        *count += 1;
        let again = *count > 1;
        names.push(if again { format!("{} ({count})", row.label) } else { row.label.clone() });
    }
    names
}

fn of_rows(plot: &Plot, rows: &Rows, width: u32) -> Map<String, Value> {
    let names = unique(&rows.list);
    let parts: f64 = rows.panels.iter().map(|panel| panel.part).sum();
    let height = rows.list.len() * 26;
    let panels = rows.panels.iter().enumerate().map(|(position, panel)| {
        let y = |field: &str| {
            let shown = if position == 0 { json!({"labelLimit": 260, "title": null}) } else { Value::Null };
            json!({"field": field, "type": "nominal", "sort": names, "scale": {"domain": names}, "axis": shown})
        };
        let mut layers = Vec::new();
        for look in looks(rows, position) {
            layers.extend(row_layers(plot, rows, &names, position, look, &y("row"), &panel.axis));
        }
        layers.extend(panel.rules.iter().map(|rule| rule_layer(rule, "x", &panel.axis)));
        let width = (f64::from(width) * 0.62 * panel.part / parts).round();
        json!({"width": width, "height": height, "layer": layers})
    });
    let mut body = Map::new();
    body.insert("hconcat".into(), panels.collect());
    body
}

/// The looks of a panel, in the order they are drawn in.
fn looks(rows: &Rows, panel: usize) -> Vec<Look> {
    let mut looks = Vec::new();
    for mark in rows.list.iter().flat_map(|row| &row.marks).filter(|mark| mark.panel == panel) {
        if !looks.contains(&mark.look) {
            looks.push(mark.look);
        }
    }
    looks
}

fn row_layers(
    plot: &Plot,
    rows: &Rows,
    names: &[String],
    panel: usize,
    look: Look,
    y: &Value,
    axis: &Axis,
) -> Vec<Value> {
    let name = plot.name_of(look);
    let (mut points, mut spans, mut spikes) = (Vec::new(), Vec::new(), Vec::new());
    for (row, label) in rows.list.iter().zip(names) {
        let of_look = |mark: &&Mark| mark.panel == panel && mark.look == look;
        for mark in row.marks.iter().filter(of_look) {
            match &mark.shape {
                Shape::Point(at) => points.push(json!({"row": label, "value": at, "series": name})),
                Shape::Span(from, to, text) => {
                    spans.push(json!({"row": label, "from": from, "to": to, "text": text, "series": name}));
                }
                Shape::Spike(from, to, share) => {
                    spikes
                        .push(json!({"row": label, "from": from, "to": to, "share": share, "series": name}));
                }
                Shape::Link(_) => {}
            }
        }
    }
    let mut layers = Vec::new();
    let tooltip = json!([{"field": "row", "title": " "}, {"field": "series", "title": " "}]);
    if !points.is_empty() {
        let encoding = json!({"y": y, "x": on(axis, "value"), "tooltip": tooltip});
        layers.push(json!({"data": {"values": points}, "mark": point_mark(look), "encoding": colored(encoding, plot, look)}));
    }
    if !spans.is_empty() {
        let encoding = json!({"y": y, "x": on(axis, "from"), "x2": {"field": "to"}, "tooltip": tooltip});
        layers.push(json!({"data": {"values": spans}, "mark": span_mark(look), "encoding": colored(encoding, plot, look)}));
    }
    if !spikes.is_empty() {
        let opacity =
            json!({"field": "share", "type": "quantitative", "scale": {"domain": [0, 1]}, "legend": null});
        let encoding = json!({
            "y": y, "x": on(axis, "from"), "x2": {"field": "to"}, "opacity": opacity, "tooltip": tooltip,
        });
        layers.push(json!({"data": {"values": spikes}, "mark": span_mark(look), "encoding": colored(encoding, plot, look)}));
    }
    layers
}

fn point_mark(look: Look) -> Value {
    let (shape, filled) = match look.form {
        Form::Square => ("square", true),
        Form::Diamond => ("diamond", true),
        Form::Up => ("triangle-up", true),
        Form::Down => ("triangle-down", true),
        Form::Cross => ("cross", true),
        Form::Ring => ("circle", false),
        _ => ("circle", true),
    };
    json!({"type": "point", "shape": shape, "filled": filled, "size": 80, "opacity": 1, "color": look.hue.light()})
}

fn span_mark(look: Look) -> Value {
    let color = look.hue.light();
    match look.form {
        Form::Hollow => {
            json!({"type": "bar", "color": "white", "stroke": color, "strokeWidth": 1.5, "height": 13})
        }
        Form::Hatched => {
            json!({"type": "bar", "color": color, "fillOpacity": 0.35, "stroke": color, "height": 13})
        }
        Form::Line | Form::Dashed | Form::Dotted => {
            json!({"type": "rule", "color": color, "strokeWidth": 3, "strokeDash": dash(look)})
        }
        Form::Whisker => json!({"type": "rule", "color": color, "strokeWidth": 1.5}),
        _ => json!({"type": "bar", "color": color, "height": 13}),
    }
}

fn dash(look: Look) -> Value {
    match look.form {
        Form::Dashed => json!([5, 3]),
        Form::Dotted => json!([1.5, 3]),
        _ => json!([]),
    }
}

fn rule_layer(rule: &Rule, channel: &str, along: &Axis) -> Value {
    let mark = json!({"type": "rule", "color": rule.look.hue.light(), "strokeWidth": 1.5, "strokeDash": dash(rule.look)});
    let mut encoding = Map::new();
    encoding.insert(channel.into(), on(along, "at"));
    encoding.insert("tooltip".into(), json!({"field": "label"}));
    json!({"data": {"values": [{"at": rule.at, "label": rule.label}]}, "mark": mark, "encoding": encoding})
}

/// The name of a place on an axis of names.
fn place(axis: &Axis, at: f64) -> Value {
    let named = axis.names.get(at.max(0.0) as usize);
    named.map_or_else(|| json!(at), |name| json!(name))
}

fn of_plane(plot: &Plot, plane: &Plane, width: u32) -> Map<String, Value> {
    let x = |field: &str| {
        if plane.x.names.is_empty() {
            return on(&plane.x, field);
        }
        json!({"field": field, "type": "ordinal", "sort": plane.x.names, "title": plane.x.title})
    };
    let mut layers: Vec<Value> = Vec::new();
    for layer in &plane.layers {
        layers.push(match layer {
            Layer::Line { points, look } => {
                let values: Vec<Value> = points
                    .iter()
                    .map(|(at, y)| json!({"x": place(&plane.x, *at), "y": y, "series": plot.name_of(*look)}))
                    .collect();
                let mark = json!({"type": "line", "color": look.hue.light(), "strokeDash": dash(*look)});
                json!({"data": {"values": values}, "mark": mark, "encoding": {"x": x("x"), "y": on(&plane.y, "y")}})
            }
            Layer::Band { points, look } => {
                let values: Vec<Value> = points
                    .iter()
                    .map(|(at, low, high)| json!({"x": place(&plane.x, *at), "low": low, "high": high}))
                    .collect();
                let mark = json!({"type": "area", "color": look.hue.light(), "opacity": 0.14});
                let encoding = json!({"x": x("x"), "y": on(&plane.y, "low"), "y2": {"field": "high"}});
                json!({"data": {"values": values}, "mark": mark, "encoding": encoding})
            }
            Layer::Upright(rule) => rule_layer(rule, "x", &plane.x),
            Layer::Level(rule) => rule_layer(rule, "y", &plane.y),
        });
    }
    layers.extend(spot_layers(plot, plane, &x("x")));
    let height = (f64::from(width) * 0.8 * plane.aspect).round();
    let mut body = Map::new();
    body.insert("width".into(), json!((f64::from(width) * 0.8).round()));
    body.insert("height".into(), json!(height));
    body.insert("layer".into(), json!(layers));
    body
}

fn spot_layers(plot: &Plot, plane: &Plane, x: &Value) -> Vec<Value> {
    let mut looks: Vec<Look> = Vec::new();
    for spot in &plane.spots {
        if !looks.contains(&spot.look) {
            looks.push(spot.look);
        }
    }
    let value = |spot: &Spot| {
        json!({
            "x": place(&plane.x, spot.x), "y": spot.y, "label": spot.label, "about": spot.says,
            "series": plot.name_of(spot.look),
            "x_low": spot.x_limits.map(|(low, _)| low), "x_high": spot.x_limits.map(|(_, high)| high),
            "y_low": spot.y_limits.map(|(low, _)| low), "y_high": spot.y_limits.map(|(_, high)| high),
        })
    };
    let layers = looks.into_iter().map(|look| {
        let values: Vec<Value> = plane.spots.iter().filter(|spot| spot.look == look).map(value).collect();
        let place = json!({"x": x, "y": on(&plane.y, "y")});
        let mut encoding = place.clone();
        encoding["tooltip"] = json!({"field": "about"});
        let text = json!({"type": "text", "align": "left", "dx": 8, "fontSize": 11});
        let mut named = place;
        named["text"] = json!({"field": "label"});
        json!({"data": {"values": values}, "layer": [
            {"mark": point_mark(look), "encoding": colored(encoding, plot, look)},
            {"mark": text, "encoding": named},
        ]})
    });
    layers.collect()
}

/// The half of the root of three: the height of a triangle with sides of 1.
const HEIGHT: f64 = 0.866_025_403_784_438_6;

fn of_triangle(triangle: &Triangle, width: u32) -> Map<String, Value> {
    let at = |shares: [f64; 3], label: &str| json!({"x": shares[1] + shares[2] / 2.0, "y": shares[2] * HEIGHT, "label": label, "about": triangle.says});
    let [first, second, third] = &triangle.corners;
    let corners = [at([1.0, 0.0, 0.0], first), at([0.0, 1.0, 0.0], second), at([0.0, 0.0, 1.0], third)];
    let mut outline = corners.to_vec();
    outline.push(corners[0].clone());
    for (order, corner) in outline.iter_mut().enumerate() {
        corner["order"] = json!(order);
    }
    let plain = |field: &str, to: f64| json!({"field": field, "type": "quantitative", "axis": null, "scale": {"domain": [-0.1, to]}});
    let encoding = json!({"x": plain("x", 1.1), "y": plain("y", 1.0)});
    let mut line = encoding.clone();
    line["order"] = json!({"field": "order", "type": "quantitative"});
    let mut text = encoding.clone();
    text["text"] = json!({"field": "label"});
    let points = [at(triangle.shares, &triangle.label)];
    let grey = Hue::Grey.light();
    let side = (f64::from(width) * 0.6).round();
    let mut body = Map::new();
    body.insert("width".into(), json!(side));
    body.insert("height".into(), json!((side * HEIGHT).round()));
    let layers = json!([
        {"data": {"values": outline}, "mark": {"type": "line", "color": grey}, "encoding": line},
        {"data": {"values": corners}, "mark": {"type": "text", "dy": 14}, "encoding": text},
        {"data": {"values": points}, "mark": point_mark(triangle.point), "encoding": encoding},
        {"data": {"values": points}, "mark": {"type": "text", "align": "left", "dx": 10}, "encoding": text},
    ]);
    body.insert("layer".into(), layers);
    body
}
