use std::ffi::c_char;
use std::sync::Arc;

use gapmodel_core::{Instrument, Viewpoint};

use crate::estimate::decode;
use crate::pointer::{
    Out, TextOut, Versioned, array, free, optional, optional_text, optional_texts, required, text, texts,
    versioned,
};
use crate::scale::gm_scale;
use crate::status::{Failure, gm_status, guard};

/// What customers expect.
pub const GM_EXPECTATION: i32 = 0;
/// What management believes they expect.
pub const GM_MANAGEMENT: i32 = 1;
/// The service standard.
pub const GM_STANDARD: i32 = 2;
/// The service delivered.
pub const GM_DELIVERED: i32 = 3;
/// What was promised.
pub const GM_COMMUNICATED: i32 = 4;
/// What customers perceive.
pub const GM_PERCEPTION: i32 = 5;
/// What front-line employees believe customers expect.
pub const GM_EMPLOYEE: i32 = 6;
/// The lowest level customers find adequate.
pub const GM_ADEQUATE: i32 = 7;

/// The index that stands for "none", such as the dimension of an attribute that belongs to none.
const NONE: usize = usize::MAX;

/// What a survey asks, from which viewpoints, on which scales, in which columns. Made by gm_instrument_from_toml and
/// others, freed by gm_instrument_free.
///
/// Never changes once made, so any number of threads may use one. What is made from it (a summary, a scorer) keeps
/// what it needs: the instrument may be freed first.
#[derive(Debug)]
pub struct gm_instrument(pub(crate) Arc<Instrument>);

/// Options of gm_instrument_paired; set up by gm_paired_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_paired_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether each respondent's importance points stand in columns "points_{dimension}": 0 or 1.
    pub points: i32,
    /// The dimension of each attribute, NULL for one in none; NULL if there are no dimensions.
    pub dimension_ids: *const *const c_char,
    /// The weights of the dimensions in the order in which they first occur; NULL if there are none.
    pub weights: *const f64,
    /// The number of weights.
    pub n_weights: usize,
}

impl Versioned for gm_paired_options {}

impl gm_paired_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        points: 0,
        dimension_ids: std::ptr::null(),
        weights: std::ptr::null(),
        n_weights: 0,
    };
}

/// The dimension of each of `n` attributes.
pub(crate) unsafe fn dimensions<'a>(
    dimension_ids: *const *const c_char,
    n: usize,
) -> Result<Vec<Option<&'a str>>, Failure> {
    if dimension_ids.is_null() {
        return Ok(vec![None; n]);
    }
    // SAFETY: the caller's contract, passed on.
    unsafe { optional_texts("dimension_ids", dimension_ids, n) }
}

/// Weights, unless there are none.
pub(crate) unsafe fn weights<'a>(weights: *const f64, n: usize) -> Result<Option<&'a [f64]>, Failure> {
    if weights.is_null() && n == 0 {
        return Ok(None);
    }
    // SAFETY: the caller's contract, passed on.
    unsafe { array("weights", weights, n) }.map(Some)
}

/// Sets options to their defaults: no dimensions, weights or points. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_paired_options_init(options: *mut gm_paired_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_paired_options::DEFAULT);
        Ok(())
    })
}

fn make(out: Out<*mut gm_instrument>, instrument: Instrument) {
    out.hand_over(gm_instrument(Arc::new(instrument)));
}

/// Reads an instrument from TOML text.
///
/// Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key, or GM_ERR_WEIGHT_SUM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_from_toml(
    toml: *const c_char,
    out: *mut *mut gm_instrument,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (toml, out) = unsafe { (text("toml", toml)?, Out::new("out", out)?) };
        make(out, Instrument::from_toml(toml)?);
        Ok(())
    })
}

/// Reads an instrument from JSON text.
///
/// Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key, or GM_ERR_WEIGHT_SUM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_from_json(
    json: *const c_char,
    out: *mut *mut gm_instrument,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (json, out) = unsafe { (text("json", json)?, Out::new("out", out)?) };
        make(out, Instrument::from_json(json)?);
        Ok(())
    })
}

/// Makes the built-in SERVQUAL instrument: 22 attributes in five dimensions, expectations in columns E_REL1 and so on,
/// perceptions in P_REL1, on 1 to 7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_servqual(out: *mut *mut gm_instrument) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        make(out, Instrument::servqual());
        Ok(())
    })
}

/// Makes the built-in SERVPERF instrument: the perceptions of SERVQUAL alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_servperf(out: *mut *mut gm_instrument) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        make(out, Instrument::servperf());
        Ok(())
    })
}

/// Makes the built-in gap model: the attributes of SERVQUAL from the six viewpoints GM_EXPECTATION to GM_PERCEPTION, in
/// columns E_REL1 and so on, likewise M_, S_, D_, C_ and P_, so that customers, managers and auditors can be asked at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_gap_model(out: *mut *mut gm_instrument) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        make(out, Instrument::gap_model());
        Ok(())
    })
}

/// Makes the built-in questionnaire for employees and managers on what makes gaps 1 to 4 small or large (Zeithaml,
/// Berry and Parasuraman 1988): 48 statements, three for each of sixteen constructs, in columns MRO1 to OVP3, on 1
/// (disagree) to 7 (agree). gm_gap_antecedents scores it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_antecedents(out: *mut *mut gm_instrument) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        make(out, Instrument::antecedents());
        Ok(())
    })
}

/// Makes the built-in questionnaire on the three dimensions of a contact: business, human and hidden, four attributes each on
/// 1 (disagree) to 7 (agree), as the customer perceived (columns P_BUS1 to P_HID4) and expects it (E_), as the provider or a
/// coach saw it (D_), and overall satisfaction from 1 to 10 (column overall). No validated scale was found: an
/// operationalisation by gapmodel. gm_dimensions_score scores it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_three_dimensions(out: *mut *mut gm_instrument) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        make(out, Instrument::three_dimensions());
        Ok(())
    })
}

/// What introduces the attributes in the questionnaire for a viewpoint, GM_EXPECTATION to GM_ADEQUATE, in a language:
/// "en" (which NULL stands for), "nl", "fr" or "et". The label of an attribute takes the place of the ellipsis at its end.
///
/// Fails with GM_ERR_INVALID_OPTION for another language, GM_ERR_INVALID_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_question(
    viewpoint: i32,
    language: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (language, out) = unsafe { (self::language(language)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(Instrument::question(decode("viewpoint", &Viewpoint::ALL, viewpoint)?, language)?)
    })
}

/// Makes an instrument for `n` attributes, each rated as expected in column "E_{id}" and as perceived in "P_{id}".
///
/// `options` may be NULL for the defaults. Fails with GM_ERR_INVALID_INSTRUMENT, GM_ERR_INVALID_SCALE,
/// GM_ERR_WEIGHT_SUM, and GM_ERR_UNEQUAL_LENGTHS unless there are as many weights as dimensions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_paired(
    attribute_ids: *const *const c_char,
    n: usize,
    scale: *const gm_scale,
    options: *const gm_paired_options,
    out: *mut *mut gm_instrument,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (ids, scale, options, out) = unsafe {
            (
                texts("attribute_ids", attribute_ids, n)?,
                versioned("scale", scale)?.read()?,
                optional("options", options)?.unwrap_or(&gm_paired_options::DEFAULT),
                Out::new("out", out)?,
            )
        };
        // SAFETY: as above.
        let (dimensions, weights) =
            unsafe { (dimensions(options.dimension_ids, n)?, weights(options.weights, options.n_weights)?) };
        let attributes: Vec<(&str, Option<&str>)> = ids.into_iter().zip(dimensions).collect();
        make(out, Instrument::paired(&attributes, weights, options.points != 0, scale)?);
        Ok(())
    })
}

/// Frees an instrument; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_free(instrument: *mut gm_instrument) {
    // SAFETY: the caller's contract.
    unsafe { free(instrument) };
}

/// A text of an instrument.
unsafe fn text_of(
    instrument: *const gm_instrument,
    (buffer, capacity, needed): (*mut c_char, usize, *mut usize),
    read: impl FnOnce(&Instrument) -> Result<String, Failure>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (instrument, out) =
            unsafe { (required("instrument", instrument)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&read(&instrument.0)?)
    })
}

/// A number of an instrument.
unsafe fn number_of(
    instrument: *const gm_instrument,
    out: *mut usize,
    read: impl FnOnce(&Instrument) -> Result<usize, Failure>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (instrument, out) = unsafe { (required("instrument", instrument)?, Out::new("out", out)?) };
        out.write(read(&instrument.0)?);
        Ok(())
    })
}

/// One of a list by its index.
pub(crate) fn at<'a, T>(what: &str, all: &'a [T], index: usize) -> Result<&'a T, Failure> {
    let none = || Failure::Argument(format!("there is no {what} {index}: there are {}", all.len()));
    all.get(index).ok_or_else(none)
}

/// A language, English unless one is named.
pub(crate) unsafe fn language<'a>(pointer: *const c_char) -> Result<&'a str, Failure> {
    // SAFETY: the caller's contract, passed on.
    Ok(unsafe { optional_text("language", pointer) }?.unwrap_or("en"))
}

/// The instrument as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_to_json(
    instrument: *const gm_instrument,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), |i| Ok(i.to_json()?)) }
}

/// The instrument as TOML text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_to_toml(
    instrument: *const gm_instrument,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), |i| Ok(i.to_toml()?)) }
}

/// The JSON Schema of instrument files.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_schema(
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { TextOut::new(buffer, capacity, needed) }?;
        out.write(&Instrument::schema())
    })
}

/// The short name of the instrument.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_id(
    instrument: *const gm_instrument,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), |i| Ok(i.id().to_owned())) }
}

/// The title in a language ("en" if NULL), else in English, else in the first language there is, else the short name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_title(
    instrument: *const gm_instrument,
    language: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        text_of(instrument, (buffer, capacity, needed), |i| {
            Ok(i.title_in(self::language(language)?).to_owned())
        })
    }
}

/// The number of attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_n_attributes(
    instrument: *const gm_instrument,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { number_of(instrument, out, |i| Ok(i.attributes().len())) }
}

/// The number of dimensions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_n_dimensions(
    instrument: *const gm_instrument,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { number_of(instrument, out, |i| Ok(i.dimensions().len())) }
}

/// The number of items, which are single questions such as overall satisfaction.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_n_items(
    instrument: *const gm_instrument,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { number_of(instrument, out, |i| Ok(i.items().len())) }
}

/// The index of the dimension of an attribute; SIZE_MAX, which is GM_NONE, if it belongs to none.
///
/// Fails with GM_ERR_INVALID_ARGUMENT for an index out of range, as all functions with an index below.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_attribute_dimension(
    instrument: *const gm_instrument,
    attribute: usize,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        number_of(instrument, out, |i| {
            Ok(at("attribute", i.attributes(), attribute)?.dimension().unwrap_or(NONE))
        })
    }
}

/// The column with the ratings of an attribute from a viewpoint, GM_EXPECTATION to GM_ADEQUATE.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT if attributes are not rated from there, GM_ERR_INVALID_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_attribute_column(
    instrument: *const gm_instrument,
    attribute: usize,
    viewpoint: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| {
        let viewpoint = decode("viewpoint", &Viewpoint::ALL, viewpoint)?;
        let columns = at("attribute", i.attributes(), attribute)?.columns();
        let position = i.viewpoints().iter().position(|other| *other == viewpoint);
        let column = position.and_then(|position| columns.get(position)).cloned();
        let (what, viewpoint) = ("the column", viewpoint.name());
        Ok(column.ok_or(gapmodel_core::Error::MissingViewpoint { what, viewpoint })?)
    };
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The column with the answers to an item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_item_column(
    instrument: *const gm_instrument,
    item: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| Ok(at("item", i.items(), item)?.column().to_owned());
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The short name of an attribute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_attribute_id(
    instrument: *const gm_instrument,
    attribute: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| Ok(at("attribute", i.attributes(), attribute)?.id().to_owned());
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The label of an attribute in a language ("en" if NULL), else in English, else in the first there is, else its short name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_attribute_label(
    instrument: *const gm_instrument,
    attribute: usize,
    language: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| {
        // SAFETY: the caller's contract.
        let language = unsafe { self::language(language) }?;
        Ok(at("attribute", i.attributes(), attribute)?.label_in(language).to_owned())
    };
    // SAFETY: as above.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The short name of a dimension.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_dimension_id(
    instrument: *const gm_instrument,
    dimension: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| Ok(at("dimension", i.dimensions(), dimension)?.id().to_owned());
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The label of a dimension in a language ("en" if NULL), else in English, else in the first there is, else its short name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_dimension_label(
    instrument: *const gm_instrument,
    dimension: usize,
    language: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| {
        // SAFETY: the caller's contract.
        let language = unsafe { self::language(language) }?;
        Ok(at("dimension", i.dimensions(), dimension)?.label_in(language).to_owned())
    };
    // SAFETY: as above.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The short name of an item.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_item_id(
    instrument: *const gm_instrument,
    item: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| Ok(at("item", i.items(), item)?.id().to_owned());
    // SAFETY: the caller's contract.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}

/// The label of an item in a language ("en" if NULL), else in English, else in the first there is, else its short name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_instrument_item_label(
    instrument: *const gm_instrument,
    item: usize,
    language: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let read = |i: &Instrument| {
        // SAFETY: the caller's contract.
        let language = unsafe { self::language(language) }?;
        Ok(at("item", i.items(), item)?.label_in(language).to_owned())
    };
    // SAFETY: as above.
    unsafe { text_of(instrument, (buffer, capacity, needed), read) }
}
