//! What drives satisfaction, features, dimensions, conversations and cohorts say.

use gapmodel_core::dimensions::{Conversation, DimensionScores};
use gapmodel_core::drivers::{ImportancePerformance, KanoResult, KeyDrivers, Quadrant};
use gapmodel_core::economics::Cohort;

use super::content::{Content, Finding, Reader, Table, name, short};
use super::scores::is_beyond;
use super::texts as page;
use crate::chart::limits;
use crate::svg::text::clean;
use crate::texts;
use crate::words::Format;

const MEAN: Format = Format::Number(2);
const SHARE: Format = Format::Percent(0);

pub(super) fn importance(reader: &Reader<'_>, result: &ImportancePerformance) -> Content {
    let importance = if result.derived { &texts::IMPORTANCE_DERIVED } else { &texts::IMPORTANCE };
    let columns = [
        &page::NAME,
        &page::QUADRANT,
        importance,
        &page::INTERVAL,
        &texts::PERFORMANCE,
        &page::INTERVAL,
        &page::N,
    ];
    let quadrant = |quadrant: Quadrant| texts::named(reader.words, &texts::QUADRANTS, quadrant.name());
    let rows = result.attributes.iter().map(|row| {
        vec![
            name(&row.name),
            name(&quadrant(row.quadrant)),
            reader.number(row.importance.value, MEAN),
            reader.between(limits(&row.importance), MEAN),
            reader.number(row.performance.value, MEAN),
            reader.between(limits(&row.performance), MEAN),
            reader.count(row.performance.n_valid),
        ]
    });
    let table = Table::new(reader.pick(&page::TABLE), reader.columns(&columns), rows.collect());
    let of = |wanted: Quadrant| result.attributes.iter().filter(move |row| row.quadrant == wanted);
    let shown = |estimate| reader.claim("", estimate, MEAN).text;
    let improve = of(Quadrant::ConcentrateHere).map(|row| Finding {
        title: reader.words.fill(&page::IMPROVE, &[&short(&row.name)]),
        text: reader.words.fill(&page::IMPROVE_HOW, &[&shown(&row.importance), &shown(&row.performance)]),
        ..Finding::default()
    });
    let named = |quadrant: Quadrant| {
        of(quadrant).map(|row| reader.claim(&row.name, &row.performance, MEAN)).collect::<Vec<_>>()
    };
    let decided = result.attributes.iter().filter(|row| row.quadrant != Quadrant::Undecided).count();
    let performance = result.attributes.first().map(|row| &row.performance);
    Content {
        method: performance.map_or_else(String::new, |first| reader.intervals(first)),
        good: named(Quadrant::KeepUpTheGoodWork),
        short: named(Quadrant::ConcentrateHere),
        todo: improve.collect(),
        decided: (decided as u64, result.attributes.len() as u64),
        level: performance.map(|first| first.level),
        tables: vec![Table { words: 2, ..table }],
        ..Content::default()
    }
}

pub(super) fn drivers(reader: &Reader<'_>, result: &KeyDrivers) -> Content {
    let columns = [&page::NAME, &texts::WEIGHT, &page::INTERVAL, &page::RANK];
    let mut sorted: Vec<_> = result.drivers.iter().collect();
    sorted.sort_by_key(|driver| driver.rank);
    let rows = sorted.iter().map(|driver| {
        vec![
            name(&driver.name),
            reader.number(driver.weight.value, Format::Number(3)),
            reader.between(limits(&driver.weight), Format::Number(3)),
            reader.count(driver.rank),
        ]
    });
    let first = sorted.first();
    let most = first.map(|driver| {
        let weight = reader.words.interval(driver.weight.value, limits(&driver.weight), MEAN);
        let title = reader.words.fill(&page::MATTERS_MOST, &[&short(&driver.name)]);
        Finding { title, numbers: weight, ..Finding::default() }
    });
    Content {
        method: first.map_or_else(String::new, |driver| reader.intervals(&driver.weight)),
        n: Some(format!("n = {}", reader.words.count(result.n_valid))),
        todo: most.into_iter().collect(),
        tables: vec![Table::new(reader.pick(&page::TABLE), reader.columns(&columns), rows.collect())],
        level: first.map(|driver| driver.weight.level),
        ..Content::default()
    }
}

pub(super) fn kano(reader: &Reader<'_>, result: &KanoResult) -> Content {
    let columns = [
        &page::NAME,
        &page::CATEGORY,
        &texts::BETTER,
        &page::INTERVAL,
        &texts::WORSE,
        &page::INTERVAL,
        &page::N,
    ];
    let rows = result.features.iter().map(|feature| {
        vec![
            name(&feature.name),
            name(&texts::named(reader.words, &texts::KANO_CATEGORIES, feature.category.name())),
            reader.perhaps(feature.better.map(|better| better.value), SHARE),
            reader.between(feature.better.as_ref().and_then(limits), SHARE),
            reader.perhaps(feature.worse.map(|worse| worse.value), SHARE),
            reader.between(feature.worse.as_ref().and_then(limits), SHARE),
            reader.count(feature.n_valid),
        ]
    });
    let table = Table::new(reader.pick(&page::TABLE), reader.columns(&columns), rows.collect());
    let first = result.features.iter().find_map(|feature| feature.better.as_ref());
    Content {
        method: first.map_or_else(String::new, |first| reader.intervals(first)),
        tables: vec![Table { words: 2, ..table }],
        ..Content::default()
    }
}

pub(super) fn dimensions(reader: &Reader<'_>, result: &DimensionScores) -> Content {
    let scores = result.dimensions.iter().map(|row| {
        let mut cells = vec![name(&row.label)];
        cells.extend(reader.estimate(&row.score, Format::Number(1)));
        cells
    });
    let named = |dimension: gapmodel_core::dimensions::ServiceDimension| {
        texts::named(reader.words, &texts::SERVICE_DIMENSIONS, dimension.name())
    };
    let differences = result.differences.iter().map(|row| {
        let mut cells = vec![name(&format!("{} − {}", named(row.first), named(row.second)))];
        cells.extend(reader.estimate(&row.difference, Format::Signed(1)));
        cells.push(reader.p(Some(row.p_adjusted)));
        cells
    });
    let columns = reader.columns(&[&page::NAME, &texts::SCORE, &page::INTERVAL, &page::N]);
    let between = reader.columns(&[&page::NAME, &page::DIFFERENCE, &page::INTERVAL, &page::N, &page::P]);
    let first = result.dimensions.first().map(|row| &row.score);
    let beyond =
        result.differences.iter().filter(|row| is_beyond(&row.difference, Some(row.p_adjusted))).count();
    let todo = result.diagnosis.iter().map(|finding| Finding {
        title: clean(&finding.title),
        text: clean(&finding.text),
        numbers: reader.claim("", &finding.difference, Format::Signed(1)).text,
        ..Finding::default()
    });
    Content {
        method: first.map_or_else(String::new, |first| reader.intervals(first)),
        n: Some(reader.words.fill(&page::RESPONDENTS, &[&reader.words.count(result.respondents)])),
        tables: vec![
            Table::new(reader.pick(&texts::SCORES), columns, scores.collect()),
            Table::new(reader.pick(&page::DIFFERENCE), between, differences.collect()),
        ],
        todo: todo.collect(),
        decided: (beyond as u64, result.differences.len() as u64),
        level: first.map(|first| first.level),
        ..Content::default()
    }
}

pub(super) fn conversation(reader: &Reader<'_>, result: &Conversation) -> Content {
    let rows = result.dimensions.iter().map(|row| {
        let note = if row.inferred { reader.pick(&page::INFERRED) } else { String::new() };
        vec![
            name(&texts::named(reader.words, &texts::SERVICE_DIMENSIONS, row.dimension.name())),
            name(&note),
            reader.number(row.score, MEAN),
        ]
    });
    let columns = reader.columns(&[&page::NAME, &page::METHOD, &texts::SCORE]);
    let table = Table::new(reader.pick(&texts::SCORES), columns, rows.collect());
    let turns = reader.words.count(result.agent_turns + result.customer_turns + result.other_turns);
    Content {
        n: Some(format!("{}: {turns}", reader.words.pick(&texts::TURNS))),
        tables: vec![Table { words: 2, ..table }],
        ..Content::default()
    }
}

pub(super) fn cohort(reader: &Reader<'_>, result: &Cohort) -> Content {
    let one = Format::Percent(1);
    let rows = result.periods.iter().map(|row| {
        vec![
            reader.count(row.period),
            row.survivors.map_or_else(|| reader.perhaps(None, one), |survivors| reader.count(survivors)),
            reader.number(row.survival, one),
            reader.perhaps(row.observed_retention, one),
            reader.number(row.retention, one),
        ]
    });
    let columns = reader.columns(&[
        &texts::PERIOD,
        &page::OBSERVED,
        &texts::CUSTOMERS_LEFT,
        &texts::OBSERVED_KEPT,
        &texts::KEPT,
    ]);
    let n = result.periods.first().and_then(|row| row.survivors);
    Content {
        n: n.map(|n| format!("n = {}", reader.words.count(n))),
        tables: vec![Table::new(reader.pick(&page::TABLE), columns, rows.collect())],
        ..Content::default()
    }
}
