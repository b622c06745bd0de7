//! Pictures as pixels.

use std::sync::{Arc, OnceLock};

use gapmodel_core::{Error, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{self, Tree};

use crate::options::refuse;

/// More pixels than these are refused: they would take more than a gigabyte.
const MOST_PIXELS: f64 = 2.5e8;

/// What stands for a sans-serif face, where there is none of the names in the picture.
const FACES: [&str; 8] =
    ["Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Roboto", "Segoe UI", "Verdana"];

/// The fonts of the machine, looked for once.
fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let find = || {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let is_there = |name: &&&str| {
            let query = Query { families: &[Family::Name(name)], ..Query::default() };
            fonts.query(&query).is_some()
        };
        let known = FACES.iter().find(is_there).map(|name| (*name).to_owned());
        let any =
            || fonts.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
        if let Some(name) = known.or_else(any) {
            fonts.set_sans_serif_family(name);
        }
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(find))
}

/// The picture in pixels, so many to a CSS pixel.
pub(crate) fn render(svg: &str, scale: f64) -> Result<Vec<u8>> {
    let failed = |reason: String| Error::InvalidOption {
        option: "format",
        value: "\"png\"".into(),
        allowed: format!("the picture could not be drawn: {reason}"),
    };
    if !(scale > 0.0 && scale <= 10.0) {
        return Err(refuse("scale", &scale.to_string(), "above 0, up to 10"));
    }
    let fonts = fonts();
    if fonts.is_empty() {
        return Err(failed("the machine has no fonts".into()));
    }
    let options = usvg::Options { fontdb: fonts, ..usvg::Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let (width, height) = (f64::from(tree.size().width()) * scale, f64::from(tree.size().height()) * scale);
    if width * height > MOST_PIXELS {
        return Err(refuse("scale", &scale.to_string(), "one that makes fewer than 250 million pixels"));
    }
    let pixmap = Pixmap::new(width.ceil() as u32, height.ceil() as u32);
    let mut pixmap = pixmap.ok_or_else(|| failed("it has no size".into()))?;
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| failed(error.to_string()))
}
