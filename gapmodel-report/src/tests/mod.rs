//! Every picture, in every language, theme, width and size.

mod samples;

use gapmodel_core::csat::Statistic;
use gapmodel_core::{Instrument, Result, gap};

use crate::svg::canvas::Area;
use crate::{Chart, Options, Theme, charts};

/// Every picture, of so many attributes where there may be any number.
fn all(n: usize) -> Result<Vec<Chart>> {
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
        for (position, chart) in all(n).unwrap().iter().enumerate() {
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
        for chart in all(n).unwrap() {
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
        for chart in all(n).unwrap() {
            for language in ["en", "nl", "fr", "et"] {
                for width in [240, 360, 480, 720, 1024, 1888] {
                    check_texts(&chart, &options_of(language, width));
                }
            }
        }
    }
}
