//! Instruments: every mistake has its sentence with line and key; text forms round-trip; the built-in ones are whole.
#![cfg(all(feature = "toml", feature = "json"))]

use gapmodel_core::{
    AttributeSpec, Direction, Error, ErrorKind, Instrument, InstrumentSpec, ItemSpec, Result, Scale,
    Viewpoint,
};

/// Lines are counted from the first: `id = "hotel"`.
const HOTEL: &str = r#"id = "hotel"
title = { en = "Hotel stay", nl = "Hotelverblijf" }
attribute_scale = "seven"

[scales]
seven = { min = 1, max = 7, not_applicable = [9] }
five = { min = 1, max = 5 }
seconds = { min = 0, step = 0 }

[viewpoints]
expectation = "E_{id}"
perception = "P_{id}"

[[dimensions]]
id = "room"
weight = 60
points = "pts_room"

[[dimensions]]
id = "staff"
label = { en = "Staff", fr = "Personnel" }
weight = 40
points = "pts_staff"

[[attributes]]
id = "clean"
dimension = "room"

[[attributes]]
id = "quiet"
label = { en = "quiet at night" }
dimension = "room"

[[attributes]]
id = "rude"
dimension = "staff"
direction = "low_is_good"
columns = { perception = "rudeness" }

[[attributes]]
id = "price"
dimension = "none"

[[items]]
id = "overall"
scale = "five"

[[items]]
id = "wait"
column = "wait_s"
scale = "seconds"
"#;

fn hotel() -> Instrument {
    Instrument::from_toml(HOTEL).unwrap()
}

/// The hotel as JSON, one value per line.
fn hotel_json() -> String {
    hotel().to_json().unwrap()
}

/// Replaces `old`, which must stand in the text, by `new`, and compares the sentence that comes of it.
fn check(read: fn(&str) -> Result<Instrument>, text: &str, mistakes: &[(&str, &str, &str)]) {
    for (old, new, expected) in mistakes {
        assert!(text.contains(old), "{old:?} is not in the text");
        match read(&text.replacen(old, new, 1)) {
            Ok(_) => panic!("{old:?} -> {new:?} is accepted"),
            Err(error) => {
                let sentence = error.to_string();
                let shown = sentence.strip_prefix("invalid instrument: ").unwrap_or(&sentence);
                assert_eq!(shown, *expected, "{old:?} -> {new:?}");
            }
        }
    }
}

fn message(spec: InstrumentSpec) -> String {
    Instrument::new(spec).unwrap_err().to_string()
}

/// The specification of one attribute "a", 1 to 7, expectation and perception.
fn small() -> InstrumentSpec {
    let scale = Scale::new(1, 7).unwrap();
    InstrumentSpec {
        id: "small".into(),
        scales: [("seven".to_owned(), scale)].into(),
        viewpoints: [
            (Viewpoint::Expectation, "E_{id}".to_owned()),
            (Viewpoint::Perception, "P_{id}".to_owned()),
        ]
        .into(),
        attributes: vec![attribute("a")],
        ..InstrumentSpec::default()
    }
}

fn attribute(id: &str) -> AttributeSpec {
    AttributeSpec { id: id.into(), dimension: "none".into(), ..AttributeSpec::default() }
}

#[test]
fn every_mistake_in_toml_names_its_line_and_key() {
    check(Instrument::from_toml, HOTEL, TOML_MISTAKES);
    let windows = HOTEL.replace('\n', "\r\n");
    let one_line: Vec<_> =
        TOML_MISTAKES.iter().filter(|(old, new, _)| !format!("{old}{new}").contains('\n')).copied().collect();
    check(Instrument::from_toml, &windows, &one_line);
}

#[test]
fn every_mistake_in_json_names_its_line_and_key() {
    check(Instrument::from_json, &hotel_json(), JSON_MISTAKES);
}

#[test]
fn json_on_one_line_still_names_the_key() {
    let compact: String = hotel_json().lines().map(str::trim).collect();
    let mistakes = [
        ("\"P_{id}\"", "[]", "invalid type: sequence, expected a string (line 1, key viewpoints.perception)"),
        ("\"max\": 7.0", "\"max\": 0", "invalid scale: min 1 must be below max 0 (line 1, key scales.seven)"),
        ("\"wait_s\"", "5", "invalid type: integer `5`, expected a string (line 1, key items[1].column)"),
        (
            "\"scale\": \"seconds\"",
            "\"scale\": \"s\"",
            "there is no scale \"s\": the instrument has five, seconds, seven (line 1, key items[1].scale)",
        ),
    ];
    check(Instrument::from_json, &compact, &mistakes);
}

#[test]
fn kinds_are_those_of_instruments_and_weight_sums() {
    for (old, new, _) in TOML_MISTAKES {
        let kind = Instrument::from_toml(&HOTEL.replacen(old, new, 1)).unwrap_err().kind();
        let expected =
            if *new == "weight = 50" { ErrorKind::WeightSum } else { ErrorKind::InvalidInstrument };
        assert_eq!(kind, expected, "{old:?} -> {new:?}");
    }
}

#[test]
fn a_mistake_in_a_specification_names_its_key() {
    let mut spec = small();
    spec.attributes.push(AttributeSpec { dimension: "room".into(), ..attribute("b") });
    assert_eq!(
        message(spec),
        "invalid instrument: there is no dimension \"room\": allowed are none (key attributes[1].dimension)"
    );
    let mut spec = small();
    spec.attributes[0].weight = Some(0.5);
    let error = Instrument::new(spec).unwrap_err();
    assert_eq!(
        error.to_string(),
        "weights of the attributes (key attributes) sum to 0.5, they must sum to 1 or 100"
    );
    let expected = "1 or 100".to_owned();
    assert_eq!(
        error,
        Error::WeightSum { what: "weights of the attributes (key attributes)".into(), sum: 0.5, expected }
    );
}

#[test]
fn what_is_asked_later_is_another_item_than_the_outcome() {
    let item = |id: &str| ItemSpec { id: id.into(), scale: "seven".into(), ..ItemSpec::default() };
    let of = |outcome: Option<&str>, later: &str| InstrumentSpec {
        items: vec![item("now"), item("then")],
        outcome: outcome.map(str::to_owned),
        later: Some(later.to_owned()),
        ..small()
    };
    assert!(Instrument::new(of(Some("now"), "then")).is_ok());
    let reason = |outcome, later| message(of(outcome, later));
    assert!(
        reason(Some("now"), "soon")
            .contains("no rating item \"soon\": the instrument has now, then (key later)")
    );
    assert!(reason(Some("now"), "now").contains("it is the outcome itself"));
    assert!(reason(None, "then").contains("no outcome that could be asked again"));
}

#[test]
fn too_many_are_refused() {
    let many = |n: usize| (0..n).map(|i| attribute(&i.to_string())).collect();
    assert!(Instrument::new(InstrumentSpec { attributes: many(1_000), ..small() }).is_ok());
    assert_eq!(
        message(InstrumentSpec { attributes: many(1_001), ..small() }),
        "invalid instrument: 1001 attributes are too many: at most 1000 are allowed (key attributes)"
    );
    let item = |i: usize| ItemSpec { id: format!("i{i}"), scale: "seven".into(), ..ItemSpec::default() };
    assert_eq!(
        message(InstrumentSpec { items: (0..1_001).map(item).collect(), ..small() }),
        "invalid instrument: 1001 items are too many: at most 1000 are allowed (key items)"
    );
    let viewpoints = Viewpoint::ALL.map(|viewpoint| (viewpoint, format!("{}{{id}}", viewpoint.letter())));
    assert_eq!(
        message(InstrumentSpec { attributes: many(700), viewpoints: viewpoints.into(), ..small() }),
        "invalid instrument: 5600 columns are too many: at most 4096 are allowed (key viewpoints)"
    );
}

#[test]
fn long_names_are_refused() {
    assert!(
        Instrument::new(InstrumentSpec { attributes: vec![attribute(&"é".repeat(100))], ..small() }).is_ok()
    );
    assert_eq!(
        message(InstrumentSpec { attributes: vec![attribute(&"é".repeat(101))], ..small() }),
        "invalid instrument: id of 101 characters: it must have 1 to 100 (key attributes[0].id)"
    );
    let viewpoints = [(Viewpoint::Perception, "{id}".repeat(251))].into();
    assert_eq!(
        message(InstrumentSpec { viewpoints, ..small() }),
        "invalid instrument: column name of 1004 characters: it must have 1 to 1000 (key viewpoints.perception)"
    );
}

#[test]
fn text_is_bounded_in_size_and_depth() {
    let sentence = "invalid instrument: the text has 16777217 bytes: at most 16777216 are allowed";
    let long = " ".repeat((16 << 20) + 1);
    assert_eq!(Instrument::from_toml(&long).unwrap_err().to_string(), sentence);
    assert_eq!(Instrument::from_json(&long).unwrap_err().to_string(), sentence);
    let deep = format!("{{\"id\": {}", "[".repeat(100_000));
    assert!(Instrument::from_json(&deep).unwrap_err().to_string().ends_with("(line 1)"));
    let deep = format!("id = {}", "[".repeat(100_000));
    assert!(Instrument::from_toml(&deep).is_err());
    let deep = format!("{{\"id\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Instrument::from_json(&deep).unwrap_err().to_string().ends_with("(line 1, key id)"));
}

#[test]
fn a_long_name_over_many_values_costs_no_more_than_the_text() {
    let (name, codes) = ("x".repeat(1 << 20), vec!["\"\""; 100_000].join(","));
    let json = format!("{{\"id\": \"a\", \"scales\": {{\"{name}\": {{\"missing\": [{codes}]}}}}}}");
    let error = Instrument::from_json(&json).unwrap_err().to_string();
    assert!(error.starts_with(
        "invalid instrument: invalid type: string \"\", expected a number (line 1, key scales."
    ));
}

/// Every text that differs from `text` in one place: cut off there, a character left out, or one put in.
fn slips(text: &str) -> impl Iterator<Item = String> {
    text.char_indices().flat_map(move |(i, c)| {
        let (before, after) = text.split_at(i);
        let put_in = "{}[]\",:=.#'\n0e-\0\u{e9}".chars().map(move |new| format!("{before}{new}{after}"));
        put_in.chain([before.to_owned(), format!("{before}{}", &after[c.len_utf8()..])])
    })
}

#[test]
fn a_slip_of_the_pen_gives_an_error_with_a_line_or_another_instrument() {
    let check = |read: fn(&str) -> Result<Instrument>, text: &str| match read(text) {
        Ok(instrument) => {
            assert_eq!(Instrument::from_toml(&instrument.to_toml().unwrap()).unwrap(), instrument);
        }
        Err(error) => assert!(error.to_string().contains("(line "), "{error} in {text}"),
    };
    slips(HOTEL).for_each(|text| check(Instrument::from_toml, &text));
    slips(&hotel_json()).for_each(|text| check(Instrument::from_json, &text));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(Instrument::from_toml(&format!("\u{feff}{HOTEL}")).unwrap(), hotel());
    assert_eq!(Instrument::from_json(&format!("\u{feff}{}", hotel_json())).unwrap(), hotel());
}

#[test]
fn keys_that_are_no_bare_words_are_quoted() {
    let text = HOTEL.replace("five = {", "\"of five\" = {").replace("max = 5", "max = -5");
    assert_eq!(
        Instrument::from_toml(&text).unwrap_err().to_string(),
        "invalid instrument: invalid scale: min 1 must be below max -5 (line 7, key scales.\"of five\")"
    );
}

#[test]
fn weights_may_sum_to_1_or_100_and_become_shares() {
    assert_eq!(hotel().weights(), Some(vec![0.6, 0.4]));
    let text = HOTEL.replace("weight = 60", "weight = 0.1").replace("weight = 40", "weight = 0.9");
    assert_eq!(Instrument::from_toml(&text).unwrap().weights(), Some(vec![0.1, 0.9]));
    let mut spec = small();
    spec.attributes = ["a", "b"].map(|id| AttributeSpec { weight: Some(50.0), ..attribute(id) }).into();
    let instrument = Instrument::new(spec).unwrap();
    assert_eq!((instrument.weights(), instrument.attribute_weights()), (None, Some(vec![0.5, 0.5])));
    assert_eq!(instrument.point_columns(), None);
}

#[test]
fn references_are_resolved() {
    let hotel = hotel();
    assert_eq!(hotel.point_columns(), Some(vec!["pts_room", "pts_staff"]));
    assert_eq!(hotel.dimension("room").unwrap().attributes(), [0, 1]);
    let rude = hotel.attribute("rude").unwrap();
    assert_eq!(
        (rude.columns(), rude.dimension()),
        (&["E_rude".to_owned(), "rudeness".to_owned()][..], Some(1))
    );
    assert_eq!(rude.scale().direction(), Direction::LowIsGood);
    assert_eq!(rude.scale().codes()[1], [9.0]);
    assert_eq!(hotel.attribute("price").unwrap().dimension(), None);
    assert_eq!(
        (hotel.item("wait").unwrap().column(), hotel.item("overall").unwrap().column()),
        ("wait_s", "overall")
    );
    assert!(hotel.has(Viewpoint::Expectation) && !hotel.has(Viewpoint::Delivered));
}

#[test]
fn an_unknown_id_lists_what_there_is() {
    let sentence = |result: Result<()>| result.unwrap_err().to_string();
    let hotel = hotel();
    assert_eq!(
        sentence(hotel.attribute("x").map(drop)),
        "there is no attribute \"x\"; the instrument has clean, quiet, rude, price"
    );
    assert_eq!(
        sentence(hotel.dimension("x").map(drop)),
        "there is no dimension \"x\"; the instrument has room, staff"
    );
    assert_eq!(
        sentence(hotel.item("x").map(drop)),
        "there is no item \"x\"; the instrument has overall, wait"
    );
}

#[test]
fn labels_fall_back_to_english_then_the_first_then_the_id() {
    let hotel = hotel();
    assert_eq!([hotel.title_in("nl"), hotel.title_in("et")], ["Hotelverblijf", "Hotel stay"]);
    let staff = hotel.dimension("staff").unwrap();
    assert_eq!([staff.label_in("fr"), staff.label_in("et")], ["Personnel", "Staff"]);
    assert_eq!(hotel.attribute("clean").unwrap().label_in("en"), "clean");
    let only_french = HOTEL.replace("en = \"Staff\", ", "");
    let staff = Instrument::from_toml(&only_french).unwrap();
    assert_eq!(staff.dimension("staff").unwrap().label_in("et"), "Personnel");
}

#[test]
fn text_forms_round_trip_and_are_canonical() {
    for instrument in
        [hotel(), kiosk(), Instrument::servqual(), Instrument::servperf(), Instrument::gap_model()]
    {
        let toml = instrument.to_toml().unwrap();
        let from_toml = Instrument::from_toml(&toml).unwrap();
        let json = from_toml.to_json().unwrap();
        let from_json = Instrument::from_json(&json).unwrap();
        assert_eq!((&from_toml, &from_json), (&instrument, &instrument));
        assert_eq!((from_json.to_toml().unwrap(), from_toml.to_json().unwrap()), (toml, json));
        let again = Instrument::new(InstrumentSpec::from(instrument.clone())).unwrap();
        assert_eq!(again, instrument);
    }
}

#[test]
fn serde_checks_too() {
    let json = hotel_json();
    assert_eq!(serde_json::from_str::<Instrument>(&json).unwrap(), hotel());
    assert_eq!(serde_json::to_string_pretty(&hotel()).unwrap(), json);
    let error = serde_json::from_str::<Instrument>(&json.replace("\"room\"\n", "\"attic\"\n")).unwrap_err();
    assert!(error.to_string().contains("there is no dimension \"attic\""), "{error}");
}

const LANGUAGES: [&str; 4] = ["en", "nl", "fr", "et"];

#[test]
fn servqual_has_its_22_attributes_in_five_dimensions() {
    let servqual = Instrument::servqual();
    let sizes: Vec<(&str, usize)> =
        servqual.dimensions().iter().map(|d| (d.id(), d.attributes().len())).collect();
    let expected =
        [("reliability", 5), ("assurance", 4), ("tangibles", 4), ("empathy", 5), ("responsiveness", 4)];
    assert_eq!(sizes, expected);
    let ids: Vec<&str> = servqual.attributes().iter().map(gapmodel_core::Attribute::id).collect();
    let ids_expected = "REL1 REL2 REL3 REL4 REL5 ASS1 ASS2 ASS3 ASS4 TAN1 TAN2 TAN3 TAN4 \
                        EMP1 EMP2 EMP3 EMP4 EMP5 RES1 RES2 RES3 RES4";
    assert_eq!(ids.join(" "), ids_expected);
    assert_eq!(servqual.attribute("TAN3").unwrap().columns(), ["E_TAN3", "P_TAN3"]);
    assert!(servqual.attributes().iter().all(|attribute| attribute.scale() == &Scale::new(1, 7).unwrap()));
    assert_eq!((servqual.weights(), servqual.attribute_weights(), servqual.items().len()), (None, None, 0));
}

#[test]
fn built_in_labels_are_whole_in_four_languages() {
    for instrument in [Instrument::servqual(), Instrument::servperf(), Instrument::gap_model()] {
        let dimensions = instrument.dimensions().iter().map(gapmodel_core::Dimension::label);
        let attributes = instrument.attributes().iter().map(gapmodel_core::Attribute::label);
        let all: Vec<_> = [instrument.title()].into_iter().chain(dimensions).chain(attributes).collect();
        assert_eq!(all.len(), 1 + 5 + 22);
        for language in LANGUAGES {
            let mut texts: Vec<&str> = all.iter().map(|labels| labels[language].as_str()).collect();
            assert!(texts.iter().all(|text| !text.is_empty() && text.trim() == *text), "{language}");
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), all.len(), "two labels are alike in {language}");
        }
        assert!(all.iter().all(|labels| labels.len() == LANGUAGES.len()));
    }
}

#[test]
fn servperf_is_the_perception_half_of_servqual() {
    let (servqual, servperf) = (Instrument::servqual(), Instrument::servperf());
    assert_eq!(servperf.dimensions(), servqual.dimensions());
    assert_eq!(servperf.viewpoints(), [Viewpoint::Perception]);
    for (own, other) in servperf.attributes().iter().zip(servqual.attributes()) {
        assert_eq!(
            (own.label(), own.dimension(), own.columns()),
            (other.label(), other.dimension(), &other.columns()[1..])
        );
    }
}

#[test]
fn the_gap_model_asks_the_attributes_of_servqual_from_six_viewpoints() {
    let (servqual, model) = (Instrument::servqual(), Instrument::gap_model());
    assert_eq!((model.id(), model.dimensions()), ("gap_model", servqual.dimensions()));
    assert_eq!(model.viewpoints(), &Viewpoint::ALL[..6]);
    for (own, other) in model.attributes().iter().zip(servqual.attributes()) {
        let columns = ["E", "M", "S", "D", "C", "P"].map(|letter| format!("{letter}_{}", own.id()));
        assert_eq!((own.label(), own.scale(), own.columns()), (other.label(), other.scale(), &columns[..]));
    }
}

#[test]
fn every_viewpoint_has_a_question_in_four_languages() {
    let mut seen = std::collections::BTreeSet::new();
    for viewpoint in Viewpoint::ALL {
        for language in LANGUAGES {
            let question = viewpoint.question_in(language).unwrap();
            assert!(question.ends_with(": …") && seen.insert(question), "{question}");
            assert_eq!(Instrument::question(viewpoint, language).unwrap(), question);
        }
        assert_eq!(viewpoint.question_in("de"), None);
    }
    let error = Instrument::question(Viewpoint::Adequate, "de").unwrap_err();
    assert_eq!(error.to_string(), "language = \"de\" is not allowed: one of en, nl, fr, et");
}

fn kiosk() -> Instrument {
    Instrument::from_toml(include_str!("../../examples/kiosk.toml")).unwrap()
}

#[test]
fn the_kiosk_survey_is_the_one_that_was_asked() {
    let kiosk = kiosk();
    let expected: [(&str, &[usize]); 6] = [
        ("tangible", &[4, 5, 6, 22]),
        ("security", &[19, 20, 21]),
        ("economy", &[10, 11, 18]),
        ("convenience", &[13, 14, 15, 16, 17]),
        ("reliability", &[1, 2, 3]),
        ("control", &[7, 8]),
    ];
    assert_eq!(kiosk.dimensions().len(), expected.len());
    for (dimension, (id, numbers)) in kiosk.dimensions().iter().zip(expected) {
        let found: Vec<usize> = dimension.attributes().iter().map(|i| i + 1).collect();
        assert_eq!((dimension.id(), &found[..]), (id, numbers));
    }
    assert_eq!(kiosk.attributes().len(), 24);
    for (i, attribute) in kiosk.attributes().iter().enumerate() {
        let number = format!("{:02}", i + 1);
        assert_eq!(
            (attribute.id(), attribute.columns()),
            (&*number, &[format!("E{number}"), format!("P{number}")][..])
        );
        assert_ne!(attribute.label_in("en"), number);
    }
    let items: Vec<&str> = kiosk.items().iter().map(gapmodel_core::Item::column).collect();
    assert_eq!(items, ["overall_sat1", "overall_sat2", "reuse_intent", "recommend_intent"]);
    assert_eq!(kiosk.item("reuse_intent").unwrap().scale(), &Scale::new(1, 5).unwrap());
}

#[test]
fn viewpoints_are_found_by_name_and_letter() {
    for viewpoint in Viewpoint::ALL {
        assert_eq!(Viewpoint::parse(viewpoint.name()), Some(viewpoint));
        assert_eq!(Viewpoint::parse(&viewpoint.letter().to_string()), Some(viewpoint));
    }
    assert_eq!([Viewpoint::parse(""), Viewpoint::parse("EP"), Viewpoint::parse("e")], [None; 3]);
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_states_the_keys() {
    let schema: serde_json::Value = serde_json::from_str(&Instrument::schema()).unwrap();
    assert_eq!(schema["additionalProperties"], false);
    let attribute = &schema["$defs"]["AttributeSpec"];
    assert_eq!(attribute["required"], serde_json::json!(["id", "dimension"]));
    assert_eq!(attribute["properties"]["dimension"]["default"], serde_json::Value::Null);
    let viewpoints = &schema["properties"]["viewpoints"]["propertyNames"]["$ref"];
    assert_eq!(viewpoints, "#/$defs/Viewpoint");
}

/// What is replaced, by what, and the sentence that follows, without its "invalid instrument: ".
#[rustfmt::skip]
const TOML_MISTAKES: &[(&str, &str, &str)] = &[
    // syntax
    ("id = \"room\"", "id = \"room", "invalid basic string, expected `\"` (line 15)"),
    ("[scales]", "[scales", "unclosed table, expected `]` (line 5)"),
    ("weight = 60", "weight = 60 percent", "string values must be quoted, expected literal string (line 16)"),
    ("scale = \"five\"\n\n", "scale = \"five\"\nscale = \"five\"\n\n", "duplicate key (line 47)"),
    ("points = \"pts_staff\"", "points = ", "string values must be quoted, expected literal string (line 23)"),
    ("scale = \"seconds\"\n", "scale = ", "string values must be quoted, expected literal string (line 51)"),
    // form
    ("weight = 60", "wieght = 60", "unknown field `wieght`, expected one of `id`, `label`, `weight`, `points` (line 16, key dimensions[0].wieght)"),
    ("title =", "tilte =", "unknown field `tilte`, expected one of `id`, `title`, `attribute_scale`, `scales`, `viewpoints`, `dimensions`, `attributes`, `items`, `outcome`, `later` (line 2, key tilte)"),
    ("en = \"quiet at night\"", "en = 5", "invalid type: integer `5`, expected a string (line 31, key attributes[1].label.en)"),
    ("id = \"room\"", "id = 5", "invalid type: integer `5`, expected a string (line 15, key dimensions[0].id)"),
    ("id = \"room\"\n", "", "missing field `id` (line 14, key dimensions[0])"),
    ("id = \"clean\"\n", "", "missing field `id` (line 25, key attributes[0])"),
    ("id = \"hotel\"\n", "", "missing field `id` (line 1)"),
    ("weight = 60", "weight = \"60\"", "invalid type: string \"60\", expected a number (line 16, key dimensions[0].weight)"),
    ("low_is_good", "low", "unknown variant `low`, expected `high_is_good` or `low_is_good` (line 37, key attributes[2].direction)"),
    ("perception = \"P_{id}\"", "percept = \"P_{id}\"", "unknown variant `percept`, expected one of `expectation`, `management`, `standard`, `delivered`, `communicated`, `perception`, `employee`, `adequate` (line 12, key viewpoints.percept)"),
    ("perception = \"rudeness\"", "percept = \"rudeness\"", "unknown variant `percept`, expected one of `expectation`, `management`, `standard`, `delivered`, `communicated`, `perception`, `employee`, `adequate` (line 38, key attributes[2].columns.percept)"),
    ("max = 7", "max = 0", "invalid scale: min 1 must be below max 0 (line 6, key scales.seven)"),
    ("max = 7", "maxi = 7", "unknown field `maxi`, expected one of `min`, `max`, `step`, `direction`, `missing`, `not_applicable`, `refused` (line 6, key scales.seven.maxi)"),
    ("[9]", "[7]", "invalid scale: code 7 is a point of the scale 1..=7 (line 6, key scales.seven)"),
    ("[9]", "\"x\"", "invalid type: string \"x\", expected a sequence (line 6, key scales.seven.not_applicable)"),
    ("label = { en = \"quiet at night\" }", "label = \"quiet at night\"", "invalid type: string \"quiet at night\", expected a map (line 31, key attributes[1].label)"),
    // ids
    ("id = \"hotel\"", "id = \"\"", "id of 0 characters: it must have 1 to 100 (line 1, key id)"),
    ("id = \"clean\"", "id = \"\"", "id of 0 characters: it must have 1 to 100 (line 26, key attributes[0].id)"),
    ("id = \"clean\"", "id = \"a\\nb\"", "id \"a\\nb\" has a control character, which is not allowed (line 26, key attributes[0].id)"),
    ("id = \"staff\"", "id = \"room\"", "id \"room\" stands twice: dimensions[0].id has it already (line 20, key dimensions[1].id)"),
    ("id = \"staff\"", "id = \"none\"", "dimension id \"none\" is reserved for attributes in no dimension (line 20, key dimensions[1].id)"),
    ("id = \"rude\"", "id = \"clean\"", "id \"clean\" stands twice: attributes[0].id has it already (line 35, key attributes[2].id)"),
    ("id = \"wait\"", "id = \"overall\"", "id \"overall\" stands twice: items[0].id has it already (line 49, key items[1].id)"),
    ("id = \"wait\"", "id = \"clean\"", "id \"clean\" stands twice: attributes[0].id has it already (line 49, key items[1].id)"),
    // references
    ("dimension = \"staff\"", "dimension = \"stuff\"", "there is no dimension \"stuff\": allowed are room, staff, none (line 36, key attributes[2].dimension)"),
    ("dimension = \"staff\"\n", "", "attribute \"rude\" has no dimension: allowed are room, staff, none (line 34, key attributes[2].dimension)"),
    ("dimension = \"staff\"", "dimension = \"room\"", "dimension \"staff\" has no attribute: at least one must name it (line 19, key dimensions[1])"),
    ("attribute_scale = \"seven\"", "attribute_scale = \"six\"", "there is no scale \"six\": the instrument has five, seconds, seven (line 3, key attribute_scale)"),
    ("attribute_scale = \"seven\"\n", "", "attribute \"clean\" has no scale: name one here or as attribute_scale; the instrument has five, seconds, seven (line 24, key attributes[0].scale)"),
    ("direction =", "scale = \"six\"\ndirection =", "there is no scale \"six\": the instrument has five, seconds, seven (line 37, key attributes[2].scale)"),
    ("scale = \"five\"", "scale = \"six\"", "there is no scale \"six\": the instrument has five, seconds, seven (line 46, key items[0].scale)"),
    ("perception = \"rudeness\"", "delivered = \"rudeness\"", "the instrument has no viewpoint delivered: its viewpoints are expectation, perception (line 38, key attributes[2].columns.delivered)"),
    // scales
    ("direction =", "scale = \"five\"\ndirection =", "attribute \"rude\" is rated 1..=5, \"clean\" 1..=7: all attributes must be rated alike (line 37, key attributes[2].scale)"),
    ("attribute_scale = \"seven\"", "attribute_scale = \"seconds\"", "attribute \"clean\" is a measure, 0..=inf (any number): attributes need a scale with points (line 25, key attributes[0].scale)"),
    // viewpoints and columns
    ("expectation = \"E_{id}\"\nperception = \"P_{id}\"\n", "", "attributes need at least one viewpoint, such as perception = \"P_{id}\" (line 10, key viewpoints)"),
    ("\"E_{id}\"", "\"E\"", "column \"E\" would be the same for every attribute: it must contain {id} (line 11, key viewpoints.expectation)"),
    ("\"E_{id}\"", "\"\"", "column name of 0 characters: it must have 1 to 1000 (line 11, key viewpoints.expectation)"),
    ("\"E_{id}\"", "\"P_{id}\"", "column \"P_clean\" is read twice: by the expectation of attribute \"clean\" and by the perception of attribute \"clean\" (line 25, key attributes[0].columns.perception)"),
    ("\"wait_s\"", "\"E_clean\"", "column \"E_clean\" is read twice: by the expectation of attribute \"clean\" and by item \"wait\" (line 50, key items[1].column)"),
    ("\"wait_s\"", "\"\"", "column name of 0 characters: it must have 1 to 1000 (line 50, key items[1].column)"),
    ("\"rudeness\"", "\"pts_staff\"", "column \"pts_staff\" is read twice: by the perception of attribute \"rude\" and by the points of dimension \"staff\" (line 23, key dimensions[1].points)"),
    ("\"pts_staff\"", "\"pts_room\"", "column \"pts_room\" is read twice: by the points of dimension \"room\" and by the points of dimension \"staff\" (line 23, key dimensions[1].points)"),
    // weights and points
    ("weight = 60\n", "", "weight is given for dimensions[1] but not here: give it for all dimensions or for none (line 14, key dimensions[0].weight)"),
    ("weight = 60", "weight = 50", "weights of the dimensions (line 14, key dimensions) sum to 90, they must sum to 1 or 100"),
    ("weight = 60", "weight = -60", "weight -60 is not allowed: a weight is a number from 0 to 100 (line 16, key dimensions[0].weight)"),
    ("weight = 60", "weight = nan", "weight NaN is not allowed: a weight is a number from 0 to 100 (line 16, key dimensions[0].weight)"),
    ("weight = 60", "weight = inf", "weight inf is not allowed: a weight is a number from 0 to 100 (line 16, key dimensions[0].weight)"),
    ("dimension = \"room\"", "dimension = \"room\"\nweight = 1", "weight is given for attributes[0] but not here: give it for all attributes or for none (line 30, key attributes[1].weight)"),
    ("points = \"pts_room\"\n", "", "points is given for dimensions[1] but not here: give it for all dimensions or for none (line 14, key dimensions[0].points)"),
];

#[rustfmt::skip]
const JSON_MISTAKES: &[(&str, &str, &str)] = &[
    ("\"room\"", "\"room", "control character (\\u0000-\\u001F) found while parsing a string (line 31)"),
    ("\"seven\",", "\"seven\"", "expected `,` or `}` (line 8)"),
    ("{", "", "invalid type: string \"id\", expected an instrument (a table) (line 2)"),
    ("\"weight\": 60.0", "\"wieght\": 60.0", "unknown field `wieght`, expected one of `id`, `label`, `weight`, `points` (line 32, key dimensions[0].wieght)"),
    ("\"title\"", "\"tilte\"", "unknown field `tilte`, expected one of `id`, `title`, `attribute_scale`, `scales`, `viewpoints`, `dimensions`, `attributes`, `items`, `outcome`, `later` (line 3, key tilte)"),
    ("\"quiet at night\"", "5", "invalid type: integer `5`, expected a string (line 53, key attributes[1].label.en)"),
    ("\"id\": \"room\"", "\"id\": 5", "invalid type: integer `5`, expected a string (line 31, key dimensions[0].id)"),
    ("\"id\": \"room\",", "", "missing field `id` (line 30, key dimensions[0])"),
    ("\"id\": \"hotel\",", "", "missing field `id` (line 1)"),
    ("60.0", "\"60\"", "invalid type: string \"60\", expected a number (line 32, key dimensions[0].weight)"),
    ("60.0", "1e999", "number out of range (line 32, key dimensions[0].weight)"),
    ("\"low_is_good\"", "\"low\"", "unknown variant `low`, expected `high_is_good` or `low_is_good` (line 60, key attributes[2].direction)"),
    ("\"max\": 7.0", "\"max\": 0", "invalid scale: min 1 must be below max 0 (line 17, key scales.seven)"),
    ("\"P_{id}\"", "[]", "invalid type: sequence, expected a string (line 27, key viewpoints.perception)"),
    ("\"perception\"", "\"percept\"", "unknown variant `percept`, expected one of `expectation`, `management`, `standard`, `delivered`, `communicated`, `perception`, `employee`, `adequate` (line 27, key viewpoints.percept)"),
    ("\"five\": {", "\"seven\": {", "this key stands twice (line 17, key scales.seven)"),
    ("\"nl\"", "\"en\"", "this key stands twice (line 5, key title.en)"),
    ("\"id\": \"staff\"", "\"id\": \"staff\", \"id\": \"staff\"", "duplicate field `id` (line 36, key dimensions[1].id)"),
    ("\"dimension\": \"staff\"", "\"dimension\": \"stuff\"", "there is no dimension \"stuff\": allowed are room, staff, none (line 59, key attributes[2].dimension)"),
    ("\"wait_s\"", "\"E_clean\"", "column \"E_clean\" is read twice: by the expectation of attribute \"clean\" and by item \"wait\" (line 77, key items[1].column)"),
    ("60.0", "50", "weights of the dimensions (line 29, key dimensions) sum to 90, they must sum to 1 or 100"),
];
