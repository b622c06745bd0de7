//! Every picture, in every language, theme, width and size.

mod page;
mod samples;

use std::sync::OnceLock;

use gapmodel_core::csat::Statistic;
use gapmodel_core::{Instrument, Result, gap};

use crate::svg::canvas::Area;
use crate::{Chart, Options, Theme, charts};

/// Every picture of each size, made once.
fn all(n: usize) -> &'static [Chart] {
    static MADE: [OnceLock<Vec<Chart>>; 3] = [const { OnceLock::new() }; 3];
    let size = samples::SIZES.iter().position(|size| *size == n).unwrap();
    MADE[size].get_or_init(|| make(n).unwrap())
}

/// Every picture, of so many attributes where there may be any number.
fn make(n: usize) -> Result<Vec<Chart>> {
    let (control, periods) = samples::control(n)?;
    let waterfall = samples::five()?.waterfall(&gap::WaterfallOptions::default())?;
    let dimensions = samples::dimension_scores()?;
    Ok(vec![
        charts::gaps(&samples::servqual(n)?)?,
        charts::likert(&samples::counts(n, 5)?)?,
        charts::likert(&samples::counts(n, 10)?)?,
        charts::waterfall(&waterfall)?,
        charts::zone(&samples::zone(n)?)?,
        charts::estimates(Statistic::Share, &samples::shares(n)?, Some(0.8))?,
        charts::estimates(Statistic::Nps, &samples::nps(n)?, None)?,
        charts::segments(&samples::segments(n, None)?)?,
        charts::segments(&samples::segments(n, Some(0.6))?)?,
        charts::control(&control, &periods)?,
        charts::funnel(&samples::sites(n)?)?,
        charts::importance(&samples::importance(n)?)?,
        charts::drivers(&samples::drivers(n)?)?,
        charts::kano(&samples::kano(n)?)?,
        charts::balance(&dimensions)?,
        charts::dimensions(&dimensions)?,
        charts::conversation(&samples::conversation()?)?,
        charts::cohort(&samples::cohort()?)?,
        charts::performance(&samples::servperf()?)?,
        charts::trend(&samples::trend(n)?)?,
    ])
}

/// Writes all pictures where `GAPMODEL_GALLERY` says, to be looked at.
#[test]
fn gallery() {
    let Ok(folder) = std::env::var("GAPMODEL_GALLERY") else { return };
    for n in samples::SIZES {
        let conversation = samples::conversation().unwrap();
        let html = charts::highlighted(&conversation, &samples::turns(), &Options::default()).unwrap();
        std::fs::write(format!("{folder}/conversation.html"), html).unwrap();
        for (position, chart) in all(n).iter().enumerate() {
            for (width, theme) in [(720, Theme::Light), (360, Theme::Light), (720, Theme::Dark)] {
                let options = Options { width, theme, ..Options::default() };
                let svg = chart.svg(&options).unwrap();
                let stem = format!("{folder}/{position:02}-{}-{n}-{width}-{}", chart.kind(), theme.name());
                std::fs::write(format!("{stem}.svg"), svg).unwrap();
                let vega = chart.vega_lite(&options).unwrap();
                std::fs::write(format!("{stem}.vl.json"), vega.to_string()).unwrap();
            }
        }
    }
    let chart = charts::gaps(&samples::servqual_of(Instrument::servqual(), "et").unwrap()).unwrap();
    let options = Options { language: "et".into(), theme: Theme::Light, ..Options::default() };
    std::fs::write(format!("{folder}/servqual-et.svg"), chart.svg(&options).unwrap()).unwrap();
}

fn options_of(language: &str, width: u32) -> Options {
    Options { language: language.into(), width, ..Options::default() }
}

#[test]
fn pictures_are_well_formed_and_say_what_they_are() {
    for n in samples::SIZES {
        for chart in all(n) {
            for language in ["en", "nl", "fr", "et"] {
                for theme in Theme::ALL {
                    let options = Options { theme, ..options_of(language, 720) };
                    let svg = chart.svg(&options).unwrap();
                    let document = roxmltree::Document::parse(&svg).unwrap();
                    let root = document.root_element();
                    assert_eq!(root.attribute("role"), Some("img"));
                    let ids: Vec<&str> =
                        document.descendants().filter_map(|node| node.attribute("id")).collect();
                    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
                    assert_eq!(ids.len(), unique.len());
                    for id in root.attribute("aria-labelledby").unwrap().split(' ') {
                        let named =
                            document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
                        assert!(named.text().is_some_and(|text| !text.trim().is_empty()), "{id}");
                    }
                    assert!(!svg.contains("{}") && !svg.contains("NaN") && !svg.contains("inf"));
                    assert_eq!(svg, chart.svg(&options).unwrap());
                }
            }
        }
    }
}

/// No two texts of a picture overlap, and none stands outside of it.
fn check_texts(chart: &Chart, options: &Options) {
    let canvas = chart.draw(options).unwrap();
    let height: f64 =
        canvas.out.split(" height=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let page = Area { left: 0.0, top: 0.0, right: f64::from(options.width), bottom: height };
    for (position, one) in canvas.written.iter().enumerate() {
        assert!(page.holds(&one.area), "{} {options:?}: {one:?} is cut", chart.kind());
        for other in &canvas.written[position + 1..] {
            assert!(!one.area.overlaps(&other.area), "{} {options:?}: {one:?} on {other:?}", chart.kind());
        }
    }
}

#[test]
fn no_text_is_on_another_or_outside() {
    for n in samples::SIZES {
        for chart in all(n) {
            for language in ["en", "nl", "fr", "et"] {
                for width in [240, 360, 480, 720, 1024, 1888] {
                    check_texts(chart, &options_of(language, width));
                }
            }
        }
    }
}

/// What pictures look like is no accident: a change shows here. The first five attributes are enough.
#[test]
fn pictures_stay_as_they_are() {
    for (position, chart) in all(5).iter().enumerate() {
        let options =
            Options { language: ["en", "nl", "fr", "et"][position % 4].into(), ..Options::default() };
        let name = format!("{position:02}_{}", chart.kind());
        insta::assert_snapshot!(name.clone(), chart.svg(&options).unwrap());
        if position % 4 == 1 {
            let spec = serde_json::to_string_pretty(&chart.vega_lite(&options).unwrap()).unwrap();
            insta::assert_snapshot!(format!("{name}_vega_lite"), spec);
        }
    }
}

fn shares(labels: &[String]) -> Chart {
    let shares = samples::shares(labels.len()).unwrap();
    let rows: Vec<_> =
        labels.iter().zip(shares).map(|(label, (_, estimate))| (label.clone(), estimate)).collect();
    charts::estimates(Statistic::Share, &rows, Some(0.8)).unwrap()
}

#[test]
fn names_from_data_are_text_and_nothing_else() {
    let hostile = [
        "<script>alert(1)</script>",
        "\"' onload=\"alert(1)",
        "]]><svg/onload=alert(1)>",
        "a\u{0}b\u{1b}[31mc\u{ffff}d",
        "left \u{202e}thgir\u{202d}",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12 \u{5e2}\u{5d5}\u{5dc}\u{5dd}",
        "\u{0645}\u{0631}\u{062d}\u{0628}\u{0627}",
        "{} {{}} %s ${x} \\n &amp; &#60;",
        "\u{670d}\u{52d9}\u{54c1}\u{8cea}",
        "",
        "   ",
    ]
    .map(String::from);
    let mut labels = hostile.to_vec();
    labels.push("word ".repeat(100));
    labels.push("x".repeat(500));
    labels.push("\u{5e9}\u{5dc}\u{5d5}\u{5dd} ".repeat(100));
    let chart = shares(&labels);
    for width in [240, 360, 720] {
        let options = options_of("en", width);
        let svg = chart.svg(&options).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let tags: std::collections::BTreeSet<&str> = document
            .descendants()
            .filter(roxmltree::Node::is_element)
            .map(|node| node.tag_name().name())
            .collect();
        assert!(!tags.contains("script"), "{tags:?}");
        let attributes = document.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
        assert!(attributes.filter(|attribute| attribute.name().starts_with("on")).count() == 0);
        let said = |text: &str| {
            document
                .descendants()
                .filter(|node| node.has_tag_name("title"))
                .any(|node| node.text().is_some_and(|t| t.contains(text)))
        };
        assert!(said("<script>alert(1)</script>"));
        // What is cut stands whole in the title.
        assert!(said(&"x".repeat(500)));
        assert!(!svg.contains('\u{202e}') && !svg.contains('\u{0}'));
        check_texts(&chart, &options);
    }
    assert!(chart.vega_lite(&Options::default()).unwrap().to_string().contains("<script>"));
}

#[test]
fn of_ten_thousand_segments_the_first_and_last_are_shown() {
    let labels: Vec<String> = (0..10_000).map(|position| format!("Shop {position}")).collect();
    let chart = shares(&labels);
    let svg = chart.svg(&options_of("nl", 720)).unwrap();
    assert!(svg.contains("nog 9920 daartussen"), "{}", &svg[svg.len() - 600..]);
    assert!(svg.contains("80 van 10.000 rijen zijn te zien"));
    assert!(svg.len() < 100_000);
    check_texts(&chart, &options_of("nl", 720));
    let sites = charts::funnel(&samples::sites(2_000).unwrap()).unwrap();
    check_texts(&sites, &options_of("fr", 720));
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let chart = shares(&["one".into()]);
    let refused = |options: Options| chart.svg(&options).unwrap_err().to_string();
    let with = Options::default;
    assert_eq!(refused(Options { width: 10, ..with() }), "width = 10 is not allowed: 240 to 4000 pixels");
    assert_eq!(
        refused(Options { language: "de".into(), ..with() }),
        "language = \"de\" is not allowed: the languages are en, nl, fr, et"
    );
    assert!(refused(Options { id: "a\"b".into(), ..with() }).contains("letters, digits"));
    assert!(refused(Options { rows: 1, ..with() }).contains("at least 2"));
    let none = charts::estimates(Statistic::Share, &[], None).unwrap_err().to_string();
    assert_eq!(none, "too few estimates: 0, and at least 1 are needed");
    let (control, _) = samples::control(8).unwrap();
    assert!(charts::control(&control, &["one".into()]).is_err());
    let estimates = samples::shares(2).unwrap();
    assert!(charts::estimates(Statistic::Share, &estimates, Some(f64::NAN)).is_err());
}

#[test]
fn a_conversation_is_highlighted_and_escaped() {
    let result = samples::conversation().unwrap();
    let turns = samples::turns();
    let html = charts::highlighted(&result, &turns, &Options::default()).unwrap();
    let counted = result.markers.len();
    assert_eq!(html.matches("<mark class=").count(), counted + 4);
    assert!(html.contains("Yes it does &lt;3"));
    roxmltree::Document::parse(&html).unwrap();
    assert!(charts::highlighted(&result, &turns[1..], &Options::default()).is_err());
}

/// The time of one picture of 22 attributes, in an optimised build: `GAPMODEL_TIME=1 cargo test --release`.
#[test]
fn a_picture_takes_little_time() {
    if std::env::var("GAPMODEL_TIME").is_err() {
        return;
    }
    for chart in all(22) {
        let start = std::time::Instant::now();
        for _ in 0..20 {
            chart.svg(&Options::default()).unwrap();
        }
        println!("{:12} {:.3} ms", chart.kind(), start.elapsed().as_secs_f64() * 50.0);
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_in_pixels_is_not_empty() {
    let chart = charts::gaps(&samples::servqual(5).unwrap()).unwrap();
    let Ok(png) = chart.png(&Options::default(), 2.0) else {
        println!("skipped: the machine has no fonts");
        return;
    };
    assert!(png.starts_with(b"\x89PNG") && png.len() > 20_000, "{}", png.len());
    if let Ok(folder) = std::env::var("GAPMODEL_GALLERY") {
        std::fs::write(format!("{folder}/gaps.png"), &png).unwrap();
    }
    assert!(chart.png(&Options::default(), 0.0).is_err());
}
