//! Runs the program as its users do: published figures out of files, every complaint, every exit code.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// An instrument of single questions: whether it was solved, 0 or 1, and a score, 0 to 10.
const QUESTIONS: &str = r#"
id = "questions"
title = { en = "Questions", nl = "Vragen" }
scales.no = { min = 0, max = 1 }
scales.score = { min = 0, max = 10 }
items = [
    { id = "solved", scale = "no", label = { en = "Solved at once", nl = "Meteen opgelost" } },
    { id = "score", scale = "score" },
]
"#;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands in the workspace")
}

fn run(arguments: &[&str]) -> Output {
    run_with_input(arguments, b"")
}

fn run_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gapmodel"))
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // The program may end before it has read everything.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// The standard output of a run that must succeed without a word on standard error.
fn succeed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    text(&output.stdout)
}

fn json(arguments: &[&str]) -> Value {
    let arguments = [arguments, &["--json"]].concat();
    serde_json::from_str(&succeed(&arguments)).expect("standard output is JSON")
}

/// The standard error of a run that must fail with this code and print nothing else.
fn fail(arguments: &[&str], code: i32) -> String {
    let output = run(arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(code), 0), "{arguments:?}");
    text(&output.stderr)
}

/// A file in the directory for the temporary files of tests.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("temporary files can be written");
    path.to_str().expect("a path of text").to_owned()
}

fn close(value: &Value, expected: f64, tolerance: f64) {
    let number = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((number - expected).abs() <= tolerance, "{number} is not {expected} within {tolerance}");
}

fn named<'a>(rows: &'a Value, id: &str) -> &'a Value {
    let rows = rows.as_array().expect("rows");
    rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no row {id}"))
}

const RESTAURANT: [&str; 4] =
    ["score", "examples/restaurant.csv", "--instrument", "examples/restaurant.toml"];

fn restaurant(more: &[&'static str]) -> Vec<&'static str> {
    [&RESTAURANT[..], more].concat()
}

/// The example is drawn such that it has the published means and standard deviations of 51 restaurant guests.
#[test]
fn the_example_has_the_published_figures() {
    let report = json(&restaurant(&[]));
    assert_eq!((&report["instrument"], &report["respondents"]), (&"restaurant".into(), &51.into()));
    let [servqual, servperf] = ["servqual", "servperf"].map(|model| &report["segments"][0][model]);
    // Mean perception and its standard deviation, mean expectation, mean gap and its standard deviation, as printed.
    for (id, [perception, perception_sd, expectation, gap, std_dev]) in [
        ("tangibles", [3.5147, 0.64694, 3.9412, -0.4265, 0.53454]),
        ("reliability", [3.4771, 0.74313, 3.9085, -0.4314, 0.52194]),
        ("responsiveness", [3.5686, 0.80635, 4.0000, -0.4314, 0.61660]),
        ("assurance", [3.4771, 0.64723, 3.9706, -0.4935, 0.64890]),
        ("empathy", [3.8922, 0.65813, 3.5490, 0.3431, 0.65185]),
    ] {
        let row = named(&servperf["dimensions"], id);
        close(&row["perception"]["value"], perception, 0.01);
        close(&row["std_dev"], perception_sd, 0.01);
        let row = named(&servqual["dimensions"], id);
        close(&row["perception_mean"], perception, 0.01);
        close(&row["expectation_mean"], expectation, 0.01);
        close(&row["gap"]["value"], gap, 0.01);
        close(&row["std_dev"], std_dev, 0.01);
    }
    close(&servqual["overall"]["gap"]["value"], -0.28794, 0.01);
    assert_eq!(servqual["attributes"].as_array().map(Vec::len), Some(22));
    assert_eq!(servqual["dimensions"].as_array().map(Vec::len), Some(5));
    assert_eq!(report["segments"][0]["unavailable"], serde_json::json!([]));
}

#[test]
fn the_report_shows_every_row_within_100_columns() {
    let report = succeed(&restaurant(&["--by", "branch"]));
    assert!(report.starts_with("Restaurant survey (simulated)\n"));
    assert!(report.contains("51 respondents in examples/restaurant.csv"));
    assert!(report.contains("gap = perception - expectation; negative = shortfall"));
    assert!(report.lines().all(|line| line.chars().count() <= 100 && line.trim_end() == line));
    assert!(!report.contains("NaN"));
    let rows = |start: &str| report.lines().filter(|line| line.starts_with(start)).count();
    for dimension in ["Reliability", "Assurance", "Tangibles", "Empathy", "Responsiveness"] {
        assert_eq!(rows(dimension), 2, "a heading and a row of {dimension}");
    }
    let table = report.split("Items").next().expect("the table of gaps");
    assert_eq!(table.lines().filter(|line| line.starts_with("  ")).count(), 22);
    for label in
        ["Overall ", "All items ", "Weighted by dimension weights ", "harbour ", "market ", "station "]
    {
        assert_eq!(rows(label), 1, "{label}");
    }
}

#[test]
fn rows_of_a_table_end_in_the_same_columns() {
    let report = succeed(&restaurant(&[]));
    let header = report.lines().find(|line| line.starts_with("SERVQUAL")).expect("a header");
    let end = header.find("high").expect("a column") + "high".len();
    let reliability = report.lines().rfind(|line| line.starts_with("Reliability ")).expect("a row");
    assert!(reliability[..end].ends_with("-0.28"), "{reliability}");
    let mean = report.lines().find(|line| line.starts_with("  mean (1 to 5)")).expect("a row");
    assert_eq!(mean.len(), end, "{mean}");
}

#[test]
fn labels_come_in_the_language_asked_for() {
    let report = succeed(&restaurant(&["--language", "et"]));
    assert!(report.starts_with("Restoraniküsitlus (simuleeritud)\n"));
    assert!(report.contains("  Arve on õige "));
    assert!(report.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn segments_add_up_to_everybody() {
    let report = json(&restaurant(&["--by", "branch"]));
    let segments = report["segments"].as_array().expect("segments");
    let branches: Vec<_> = segments.iter().map(|segment| segment["segment"]["branch"].as_str()).collect();
    assert_eq!(branches, [Some("harbour"), Some("market"), Some("station")]);
    let sum: u64 = segments.iter().filter_map(|segment| segment["respondents"].as_u64()).sum();
    assert_eq!((sum, &report["everybody"]["respondents"]), (51, &51.into()));
    let alone = json(&restaurant(&[]));
    assert_eq!(report["everybody"], alone["segments"][0]);
    assert_eq!(alone["segments"][0]["segment"], serde_json::json!({}));
    assert!(alone.get("everybody").is_none());
}

/// The effective sample size is Kish's, the interval Wilson's on it; both worked out apart from the library.
#[test]
fn weights_give_the_weighted_share() {
    let instrument = file("weights.toml", QUESTIONS);
    let weights = ["1", "1", "1", "2", "2", "3", "5", ".5", ".5", "4"];
    let answers = [1, 0, 1, 1, 0, 1, 1, 0, 1, 0];
    let rows = answers.iter().zip(weights).map(|(answer, weight)| format!("{answer},5,{weight}\n"));
    let survey = file("weights.csv", format!("solved,score,w\n{}", rows.collect::<String>()));
    let report = json(&["score", &survey, "--instrument", &instrument, "--weight", "w"]);
    let share = &report["segments"][0]["items"]["solved"]["top_box"];
    close(&share["value"], 0.625, 1e-12);
    close(&share["n_effective"], 6.504_065_041, 1e-9);
    close(&share["low"], 0.279_952_779, 1e-9);
    close(&share["high"], 0.877_218_214_2, 1e-9);
    let report = succeed(&["score", &survey, "--instrument", &instrument, "--weight", "w"]);
    assert!(report.contains("weighted by column \"w\""), "{report}");
}

/// 50 promoters, 30 passives and 20 detractors: 30 points, adjusted Wald interval 14.05 to 44.20.
#[test]
fn ratings_of_0_to_10_become_a_net_promoter_score() {
    let instrument = file("nps.toml", QUESTIONS);
    let column = |answer: &str, n| format!("1,{answer}\n").repeat(n);
    let rows = [column("9", 50), column("8", 30), column("6", 20)].concat();
    let survey = file("nps.csv", format!("solved,score\n{rows}"));
    let arguments = ["score", &survey, "--instrument", &instrument];
    let report = json(&arguments);
    let item = &report["segments"][0]["items"]["score"];
    close(&item["nps"]["score"]["value"], 30.0, 1e-12);
    close(&item["nps"]["score"]["low"], 14.051_13, 5e-6);
    close(&item["nps"]["score"]["high"], 44.201_30, 5e-6);
    let report = succeed(&arguments);
    assert!(report.contains("50 promoters, 30 passives, 20 detractors"), "{report}");
    let line = report.lines().find(|line| line.contains("NPS")).expect("a line");
    assert_eq!(line.split_whitespace().skip(4).collect::<Vec<_>>(), ["100", "30.00", "14.05", "44.20"]);
}

#[test]
fn what_cannot_be_made_is_said_in_words() {
    let instrument = file("words.toml", QUESTIONS);
    let survey = file("words.csv", "solved,score\n1,7\n1,\n1,\n");
    let arguments = ["score", &survey, "--instrument", &instrument];
    let report = succeed(&arguments);
    assert!(
        report.contains("mean (0 to 1): the item has no variation: all 3 valid answers give 1"),
        "{report}"
    );
    assert!(
        report.contains("mean (0 to 10): too few valid answers in the item: 1, and at least 2 are needed"),
        "{report}"
    );
    assert!(!report.contains("NaN"));
    let report = json(&arguments);
    assert_eq!(report["segments"][0]["items"]["solved"]["mean"], Value::Null);
    assert_eq!(report["segments"][0]["unavailable"][0]["what"], "solved: mean");
    assert_eq!(report["segments"][0]["unavailable"][0]["kind"], "zero_variance");
    let servqual = &report["segments"][0]["servqual"];
    assert_eq!(servqual, &Value::Null, "what the instrument does not ask is no result");
}

#[test]
fn a_segment_without_a_figure_has_a_dash_and_a_reason() {
    let instrument = file("dash.toml", QUESTIONS);
    let survey = file("dash.csv", "shop,solved,score\n9,1,7\n9,0,9\n10,1,10\n,0,8\n,0,8\n");
    let report = succeed(&["score", &survey, "--instrument", &instrument, "--by", "shop"]);
    let cells = |start: &str| {
        let line = report.lines().find(|line| line.starts_with(start)).expect(start);
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(cells("9 "), ["2", "0.50", "50.00"]);
    assert_eq!(cells("10 "), ["1", "-", "100.00"]);
    assert_eq!(cells("(missing) "), ["2", "-", "0.00"]);
    assert!(
        report.contains("- 10: too few valid answers in the item: 1, and at least 2 are needed"),
        "{report}"
    );
    assert!(report.contains("- (missing): the item has no variation"), "{report}");
}

#[test]
fn an_instrument_without_perceptions_says_so() {
    let instrument = file(
        "managers.toml",
        r#"
        id = "managers"
        scales.seven = { min = 1, max = 7 }
        viewpoints.management = "M_{id}"
        attributes = [{ id = "prompt", dimension = "none" }]
    "#,
    );
    let survey = file("managers.csv", "M_prompt\n6\n7\n");
    let report = succeed(&["score", &survey, "--instrument", &instrument]);
    let sentence = "\nSERVPERF needs the viewpoint perception, which the instrument does not have";
    assert!(report.contains(sentence), "{report}");
}

#[test]
fn efforts_and_seconds_are_reported_as_their_scales_say() {
    let instrument = file(
        "effort.toml",
        r#"
        id = "calls"
        scales = { effort = { min = 1, max = 5, direction = "low_is_good" }, seconds = { min = 0, step = 0 } }
        items = [{ id = "effort", scale = "effort" }, { id = "wait", scale = "seconds" }]
    "#,
    );
    let survey = file("effort.csv", "effort,wait\n1,10000000.2\n2,10000000.1\n5,10000000.3\n4,\n");
    let arguments = ["score", &survey, "--instrument", &instrument];
    let report = json(&arguments);
    let items = &report["segments"][0]["items"];
    close(&items["effort"]["top_box"]["value"], 0.5, 0.0);
    close(&items["wait"]["std_dev"], 0.1, 0.0);
    assert_eq!((&items["wait"]["n_valid"], &items["wait"]["n_missing"]), (&3.into(), &1.into()));
    let report = succeed(&arguments);
    assert!(report.contains("share of the lowest 2 of 5"), "{report}");
    assert!(report.contains("standard deviation") && report.contains(" 10000000.20"), "{report}");
}

#[test]
fn a_single_respondent_and_one_without_variation_get_a_report_too() {
    let columns = |n: usize| vec!["5"; n].join(",");
    let header = succeed(&["instrument", "servqual", "--json"]);
    let spec: Value = serde_json::from_str(&header).expect("JSON");
    let ids = spec["attributes"].as_array().expect("attributes").iter().filter_map(|a| a["id"].as_str());
    let names: Vec<String> = ids.flat_map(|id| [format!("E_{id}"), format!("P_{id}")]).collect();
    for (name, n, reason) in [
        ("one.csv", 1, "too few valid answers in the gap over all items: 1"),
        ("alike.csv", 3, "the gap over all items has no variation"),
    ] {
        let rows = format!("{}\n", columns(names.len())).repeat(n);
        let survey = file(name, format!("{}\n{rows}", names.join(",")));
        let report = succeed(&["score", &survey, "--instrument", "servqual"]);
        assert!(report.contains(&format!("SERVQUAL: {reason}")), "{report}");
    }
}

#[test]
fn standard_input_is_read_like_a_file() {
    let survey = fs::read(root().join("examples/restaurant.csv")).expect("the example");
    let arguments = ["score", "-", "--instrument", "examples/restaurant.toml", "--json"];
    let output = run_with_input(&arguments, &survey);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), succeed(&restaurant(&["--json"])));
    let output = run_with_input(&arguments, b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error: standard input: line 1: the text is empty"));
}

#[test]
fn korean_text_is_read_in_its_encoding() {
    let instrument = file(
        "korean.json",
        r#"{"id": "k", "scales": {"five": {"min": 1, "max": 5}},
        "items": [{"id": "만족도", "scale": "five", "label": {"ko": "전반적인 만족도"}}]}"#,
    );
    let survey = "지점,만족도\n강남점,5\n강남점,4\n서면점,2\n서면점,3\n";
    let (encoded, _, unmappable) = encoding_rs::EUC_KR.encode(survey);
    assert!(!unmappable && encoded.as_ref() != survey.as_bytes());
    let survey = file("korean.csv", encoded);
    let arguments = ["score", &survey, "--instrument", &instrument, "--by", "지점"];
    let arguments_in = |encoding| [&arguments[..], &["--encoding", encoding]].concat();
    let report = json(&arguments_in("euc-kr"));
    assert_eq!(report["segments"][0]["segment"]["지점"], "강남점");
    close(&report["segments"][0]["items"]["만족도"]["mean"]["value"], 4.5, 0.0);
    let report = succeed(&arguments_in("windows-949"));
    assert!(report.contains("전반적인 만족도") && report.contains("\n서면점"), "{report}");
    assert!(fail(&arguments, 1).contains("is not UTF-8 text; name another encoding"));
}

#[test]
fn other_delimiters_and_values_off_the_scale_can_be_allowed() {
    let instrument = file("semicolon.toml", QUESTIONS);
    let survey = file("semicolon.csv", "solved;score\n1;7\n0;9\n4;10\n");
    let arguments = ["score", &survey, "--instrument", &instrument, "--delimiter", ";"];
    let message = fail(&arguments, 1);
    let expected =
        format!("error: {survey}: rating 4 at line 4 of column \"solved\" is not on the scale 0..=1\n");
    assert_eq!(message, expected);
    let report = json(&[&arguments[..], &["--off-scale", "count"]].concat());
    let item = &report["segments"][0]["items"]["solved"];
    assert_eq!((&item["n_valid"], &item["n_excluded"]), (&2.into(), &1.into()));
}

#[test]
fn the_level_is_that_of_all_intervals() {
    let report = json(&restaurant(&["--level", "0.9"]));
    let segment = &report["segments"][0];
    assert_eq!(segment["servqual"]["all_items"]["gap"]["level"], 0.9);
    assert_eq!(segment["items"]["recommend"]["nps"]["score"]["level"], 0.9);
    assert!(succeed(&restaurant(&["--level", "0.9"])).contains("intervals at 90 % confidence"));
}

#[test]
fn faults_of_files_end_with_1_and_name_the_file() {
    let instrument = file("faults.toml", QUESTIONS);
    let bad = file("bad.toml", QUESTIONS.replace("scale = \"no\"", "scale = \"maybe\""));
    let survey = file("faults.csv", "solved,score\n1,7\n0,9\n");
    let ragged = file("ragged.csv", "solved,score\n1,7\n1\n");
    let words = file("words-for-numbers.csv", "solved,score\n1,7\nyes,8\n");
    let weights = file("bad-weights.csv", "solved,score,w\n1,7,1\n0,8,-1\n");
    let missing = "no-such-file.csv";
    let cases: [(&[&str], &str, &str); 9] = [
        (&[missing, "--instrument", &instrument], missing, "No such file"),
        (&[&survey, "--instrument", "no-such-file.toml"], "no-such-file.toml", "No such file"),
        (&[&survey, "--instrument", &bad], &bad, "there is no scale \"maybe\""),
        (&[&ragged, "--instrument", &instrument], &ragged, "line 3: 1 fields; the header has 2"),
        (
            &[&words, "--instrument", &instrument],
            &words,
            "line 3: \"yes\" in column \"solved\" is not a number",
        ),
        (&[&weights, "--instrument", &instrument, "--weight", "w"], &weights, "weight -1 at line 3"),
        (&[&survey, "--instrument", "servperf"], &survey, "there is no column \"P_"),
        (&[&survey, "--instrument", &instrument, "--by", "shop"], &survey, "there is no column \"shop\""),
        (&[&survey, "--instrument", &instrument, "--weight", "w"], &survey, "there is no column \"w\""),
    ];
    for (arguments, file, sentence) in cases {
        let message = fail(&[&["score"], arguments].concat(), 1);
        assert!(message.starts_with(&format!("error: {file}: ")), "{message}");
        assert!(message.contains(sentence) && message.lines().count() == 1, "{message}");
    }
}

#[test]
fn bad_usage_ends_with_2() {
    let cases: [(&[&'static str], &str); 7] = [
        (&["--level", "95"], "confidence level 95 is not between 0 and 1"),
        (&["--level", "NaN"], "is not between 0 and 1"),
        (&["--encoding", "klingon"], "encoding = \"klingon\" is not allowed"),
        (&["--delimiter", "||"], "not one ASCII character"),
        (&["--off-scale", "ignore"], "[possible values: refuse, count]"),
        (&["--by", "branch", "--by", "branch"], "by = \"branch\" is not allowed: each column once"),
        (&["--instrument", "survey.xml"], "cannot be used multiple times"),
    ];
    for (arguments, sentence) in cases {
        let message = fail(&restaurant(arguments), 2);
        assert!(message.starts_with("error: ") && message.contains(sentence), "{message}");
    }
    let message = fail(&["score", "examples/restaurant.csv", "--instrument", "survey.xml"], 2);
    assert!(
        message.contains("none of servqual, servperf, gap_model and the files ending in .toml or .json"),
        "{message}"
    );
    assert!(fail(&["score", "examples/restaurant.csv"], 2).contains("--instrument"));
    assert!(fail(&[], 2).contains("Usage: gapmodel"));
}

#[test]
fn text_from_files_cannot_steer_the_terminal() {
    let instrument = file("steer.toml", QUESTIONS);
    let survey = file("steer.csv", "shop,solved,score\n\"a\u{1b}[2J\nb\",1,7\n\"a\u{1b}[2J\nb\",0,9\n");
    let report = succeed(&["score", &survey, "--instrument", &instrument, "--by", "shop"]);
    assert!(!report.contains('\u{1b}') && report.contains("a [2J b"), "{report:?}");
}

#[test]
fn built_in_instruments_can_be_printed_and_used() {
    for name in ["servqual", "servperf"] {
        let toml = file(&format!("{name}.toml"), succeed(&["instrument", name]));
        let json = file(&format!("{name}.json"), succeed(&["instrument", name, "--json"]));
        let rows = fs::read_to_string(root().join("examples/restaurant.csv")).expect("the example");
        let survey = file(&format!("as-{name}.csv"), rows);
        let reports = [name, &toml, &json].map(|from| succeed(&["score", &survey, "--instrument", from]));
        assert_eq!((&reports[0], &reports[0]), (&reports[1], &reports[2]));
        assert_eq!(reports[0].contains("gap = perception - expectation"), name == "servqual");
    }
    let model = succeed(&["instrument", "gap_model"]);
    assert!(model.contains("id = \"gap_model\"") && model.contains("management = \"M_{id}\""), "{model}");
}

#[test]
fn the_schema_is_that_of_the_instruments() {
    let schema: Value = serde_json::from_str(&succeed(&["schema"])).expect("JSON");
    assert_eq!(schema["title"], "Instrument");
    assert!(schema["properties"]["attributes"].is_object());
}

/// A real survey, which is not part of the project: figures computed independently with pandas.
#[test]
fn a_real_survey_gives_its_known_figures() {
    let survey = root().join("../shared/data/kiosk/kiosk.csv");
    if !survey.exists() {
        println!("skipped: the kiosk survey is not there ({})", survey.display());
        return;
    }
    let survey = survey.to_str().expect("a path of text");
    let arguments = ["score", survey, "--instrument", "examples/kiosk.toml"];
    let report = json(&arguments);
    let servqual = &report["segments"][0]["servqual"];
    close(&servqual["all_items"]["gap"]["value"], -1.102_053, 5e-7);
    assert_eq!(servqual["all_items"]["gap"]["n_valid"], 207);
    for (id, gap) in [
        ("tangible", -0.014_493),
        ("security", -1.710_145),
        ("economy", -1.235_105),
        ("convenience", -1.469_565),
        ("reliability", -0.629_630),
        ("control", -1.391_304),
    ] {
        close(&named(&servqual["dimensions"], id)["gap"]["value"], gap, 5.1e-7);
    }
    let straight = &servqual["straight_liners"];
    assert_eq!((&straight["expectation"], &straight["perception"]), (&7.into(), &2.into()));
    let report = succeed(&[&arguments[..], &["--by", "sex", "--by", "age_band"]].concat());
    assert!(report.lines().all(|line| line.chars().count() <= 100), "{report}");
}
