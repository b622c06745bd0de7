//! A plot as SVG.

pub(crate) mod canvas;
mod place;
mod plane;
mod rows;
pub(crate) mod scale;
pub(crate) mod style;
pub(crate) mod text;
mod triangle;

use std::fmt::Write as _;

use crate::options::Options;
use crate::plot::{Body, Key, Plot};
use crate::words::Words;
use canvas::{Anchor, Area, Canvas, escape, px};
use style::{Form, Look, sheet};
use text::Face;

/// The white space around a picture.
const PAD: f64 = 16.0;
const TITLE: Face = Face::bold(17.0);
const SUBTITLE: Face = Face::regular(13.0);
const LABEL: Face = Face::regular(13.0);
const STRONG: Face = Face::bold(13.0);
const SMALL: Face = Face::regular(11.5);
const HEAD: Face = Face::bold(11.5);

/// The fonts there may be; none is fetched.
const FONTS: &str = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/// Where a part of the picture goes: how wide it may be, and how far down the picture is.
struct Frame<'a> {
    left: f64,
    right: f64,
    y: f64,
    words: Words,
    canvas: &'a mut Canvas,
}

impl Frame<'_> {
    fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Lines of text from the left, and down below them.
    fn paragraph(&mut self, text: &str, face: Face, class: &str, most: usize) {
        for line in face.wrap(text, self.width(), most) {
            self.canvas.text((self.left, self.y + face.size), &line, face, class, Anchor::Start);
            self.y += face.leading();
        }
    }
}

/// The picture and where its texts stand.
pub(crate) fn draw(plot: &Plot, options: &Options, words: Words) -> Canvas {
    let mut canvas = Canvas::new(&options.id);
    let (left, right) = (PAD, f64::from(options.width) - PAD);
    let mut frame = Frame { left, right, y: PAD - 4.0, words, canvas: &mut canvas };
    if options.heading {
        frame.paragraph(&plot.title, TITLE, "f-ink", 3);
        if !plot.subtitle.is_empty() {
            frame.y += 2.0;
            frame.paragraph(&plot.subtitle, SUBTITLE, "f-muted", 6);
        }
        frame.y += 6.0;
    }
    legend(&mut frame, &plot.legend);
    match &plot.body {
        Body::Rows(body) => rows::draw(&mut frame, body),
        Body::Plane(body) => plane::draw(&mut frame, body),
        Body::Triangle(body) => triangle::draw(&mut frame, body),
    }
    if !plot.notes.is_empty() {
        frame.y += 6.0;
        for note in &plot.notes {
            frame.paragraph(note, SMALL, "f-muted", 6);
        }
    }
    let height = frame.y + PAD - 4.0;
    wrap_up(&mut canvas, plot, options, words, height);
    canvas
}

/// Swatches with their names, in as many lines as they need.
fn legend(frame: &mut Frame<'_>, keys: &[Key]) {
    if keys.is_empty() {
        return;
    }
    let (swatch, apart) = (18.0, 18.0);
    let mut x = frame.left;
    let mut y = frame.y + 6.0;
    for key in keys {
        let text = SMALL.elide(&key.text, frame.width() - swatch - 6.0);
        let width = swatch + 6.0 + SMALL.width(&text);
        if x > frame.left && x + width > frame.right {
            (x, y) = (frame.left, y + SMALL.leading() + 3.0);
        }
        draw_swatch(frame.canvas, (x, y + 6.0), swatch, key.look);
        frame.canvas.text((x + swatch + 6.0, y + 10.0), &text, SMALL, "f-ink", Anchor::Start);
        x += width + apart;
    }
    frame.y = y + SMALL.leading() + 5.0;
}

fn draw_swatch(canvas: &mut Canvas, (x, y): (f64, f64), width: f64, look: Look) {
    let middle = x + width / 2.0;
    match look.form {
        Form::Solid | Form::Hollow | Form::Hatched => {
            canvas.bar(Area { left: x, top: y - 5.0, right: x + width, bottom: y + 5.0 }, look);
        }
        Form::Line | Form::Dashed | Form::Dotted => canvas.line((x, y), (x + width, y), 2.0, look),
        Form::Whisker => whisker(canvas, x, x + width, y, look),
        _ => canvas.point((middle, y), 10.0, look),
    }
}

/// A line with ends.
fn whisker(canvas: &mut Canvas, from: f64, to: f64, y: f64, look: Look) {
    canvas.halo((from - 1.0, y), (to + 1.0, y), 4.0);
    canvas.line((from, y), (to, y), 1.5, look);
    for x in [from, to] {
        canvas.line((x, y - 3.0), (x, y + 3.0), 1.5, look);
    }
}

/// Puts the root element around what was drawn.
fn wrap_up(canvas: &mut Canvas, plot: &Plot, options: &Options, words: Words, height: f64) {
    let (id, width, height) = (&options.id, options.width, px(height.ceil()));
    let patterns = canvas.patterns();
    let background = format!("<rect class=\"f-paper\" width=\"{width}\" height=\"{height}\"/>\n");
    let used = [background.as_str(), &patterns, &canvas.out].concat();
    let style = sheet(id, options.theme, &used);
    let defs = if patterns.is_empty() { String::new() } else { format!("<defs>\n{patterns}</defs>\n") };
    let (title, about) = (escape(&plot.title), escape(&plot.in_words()));
    let mut svg = String::with_capacity(used.len() + style.len() + about.len() + 700);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" class=\"gapmodel\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" style=\"max-width:100%;height:auto\" lang=\"{}\" font-family=\"{FONTS}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{about}</desc>\n<style>{style}</style>\n{defs}{background}{}</svg>\n",
        words.code(),
        canvas.out
    );
    canvas.out = svg;
}
