"""The test vectors that all languages share: expected figures, and the bits of the core.

`tests/src/lib.rs` says how a case is written. What the core gives comes from the program `core_vectors`, whose output
is looked for where GAPMODEL_CORE_VECTORS says, or in the target directory of Cargo.
"""

import functools
import json
import os
import pathlib
import pickle
from collections.abc import Callable
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import (
    agreement,
    complaints,
    consistency,
    control,
    csat,
    drivers,
    economics,
    gap,
    reliability,
    control,
    csat,
    drivers,
    gap,
    mystery,
    reliability,
    research,
    sampling,
    reliability,
    research,
    sampling,
    standards,
    stats,
    weighting,
)

ROOT = pathlib.Path(__file__).parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")
CORE = pathlib.Path(os.environ.get("GAPMODEL_CORE_VECTORS") or TARGET / "core-vectors.json")

CASES: dict[str, list[dict[str, Any]]] = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "vectors").glob("*.json"))
}

# Cases that make no sense in Python, by name, each with the reason.
SENSELESS: dict[str, str] = {
    "a step of zero": "Python has one class for ratings and measures: a step of 0 makes a measure, as in an instrument",
    "a cell twice": "a dict has no key twice",
    "two dimensions with one name": "a dict has no key twice",
    "clusters of two scales": "one column has one scale",
    "a standardised difference to draw": "standardised has no method in Python",
    "rate and mix to draw": "rate_and_mix has no method in Python",
    "text for values": "a column of the wrong type is a TypeError in Python, not an error of the survey",
    "text for ratings": "a column of the wrong type is a TypeError in Python, not an error of the survey",
}

Args = dict[str, Any]
Column = Callable[[list[Any]], Any]
NUMBERS = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf")}


def number(value: Any) -> Any:
    return NUMBERS.get(value, value) if isinstance(value, str) else value


def as_list(values: list[Any]) -> Any:
    return [number(value) for value in values]


def as_array(values: list[Any]) -> Any:
    """A numpy array of the narrowest type that holds the numbers."""
    if values and all(isinstance(value, int) and abs(value) < 2**53 for value in values):
        return np.array(values, dtype="int8" if all(-128 <= value < 128 for value in values) else "int64")
    return np.array([np.nan if value is None else number(value) for value in values], dtype="float64")


def options(args: Args, *names: str) -> Args:
    return {name: number(args[name]) for name in names if args.get(name) is not None}


def scale(args: Args) -> Any:
    """The pair, or a `Scale`; refused scales fail here or where they are used."""
    written = args["scale"]
    if isinstance(written, list):
        return tuple(number(end) for end in written)
    given: Args = {
        name: as_codes(value) if isinstance(value, list) else number(value) for name, value in written.items()
    }
    low, high = given.pop("min", None), given.pop("max", None)
    if "step" in given and given["step"] is None:
        given["step"] = 0
    chosen: Any = given
    return gm.Scale(
        NUMBERS["-inf"] if low is None else low, NUMBERS["inf"] if high is None else high, **chosen
    )


def as_codes(values: list[Any]) -> list[float]:
    return [NUMBERS["nan"] if value is None else number(value) for value in values]


def ratings(args: Args) -> list[Any]:
    if "counts" not in args:
        return list(args["ratings"])
    return [json.loads(rating) for rating, n in sorted(args["counts"].items()) for _ in range(n)]


def measured(args: Args) -> list[Any]:
    if "runs" not in args:
        return list(args["values"])
    return [value for values, times in args["runs"] for value in values * times]


def weighted(args: Args, column: Column) -> Args:
    return {} if args.get("weights") is None else {"weights": column(args["weights"])}


def of_ratings(function: Callable[..., Any]) -> Callable[[Args, Column], Any]:
    def run(args: Args, column: Column) -> Any:
        chosen = options(args, "level", "method", "positive")
        found = function(column(ratings(args)), scale=scale(args), **weighted(args, column), **chosen)
        return found.to_dict()

    return run


def counted(args: Args, column: Column) -> gm.Counts:
    found = gm.Counts(scale(args))
    found.extend(column(ratings(args)), **weighted(args, column))
    return found


def counts(args: Args, column: Column) -> Any:
    return show_counts(counted(args, column))


def charted(args: Args, *names: str) -> Args:
    """The options of a chart, its baseline as Python has it."""
    chosen, baseline = options(args, *names), args.get("baseline")
    if isinstance(baseline, dict):
        stored = gm.Baseline(baseline["kind"], baseline["center"], baseline["sigma"])
        n_points = baseline.get("n_points", 0)
        baseline = gm.Baseline.from_json(json.dumps({**stored.to_dict(), "n_points": n_points}))
    return chosen if baseline is None else {**chosen, "baseline": baseline}


def of_counts(function: Callable[..., Any]) -> Callable[[Args, Column], Any]:
    def run(args: Args, column: Column) -> Any:
        chosen = charted(args, "rules", "sigmas")
        return function(column(args["counts"]), column(args["sizes"]), **chosen).to_dict()

    return run


def of_values(function: Callable[..., Any], *names: str) -> Callable[[Args, Column], Any]:
    return lambda args, column: function(column(measured(args)), **charted(args, *names)).to_dict()


def trend(args: Args, column: Column) -> Any:
    if "over" in args:
        named = {"item": args["item"], "over": args["over"]}
        return csat.trend(survey(args, column), **named, **charted(args, "positive", "level", "rules", "sigmas")).to_dict()
    series = [
        (one["label"], (one["successes"], one["n"]) if "n" in one else counted(one, column))
        for one in args["series"]
    ]
    return csat.trend(series, **charted(args, "positive", "level", "rules", "sigmas")).to_dict()


def survey_design(args: Args, column: Column) -> Any:
    chosen: Any = options(args, "statistic", "positive", "level")
    if "units" not in args:
        named: Any = options(args, "item", "clusters", "strata")
        return csat.survey(survey(args, column), **named, **chosen).to_dict()
    rated, clusters, strata = [], [], []
    for i, unit in enumerate(args["units"]):
        answers = ratings(unit)
        rated += answers
        clusters += [i] * len(answers)
        strata += [unit["stratum"] or None] * len(answers)
    if any(stratum is not None for stratum in strata):
        chosen["strata"] = strata
    first = args["units"][0] if args["units"] else {"scale": [1, 5]}
    return csat.survey(column(rated), clusters=clusters, scale=scale(first), **chosen).to_dict()


def pair_counts(args: Args, column: Column) -> Any:
    found = gm.PairCounts(scale(args))
    found.extend(column(args["reference"]), column(args["delivered"]), **weighted(args, column))
    return show_pairs(found)


def moments(args: Args, column: Column) -> Any:
    found = gm.Moments()
    found.extend(column(measured(args)), **weighted(args, column))
    return show_moments(found)


def show_absent(absent: gm.Absent) -> Args:
    return {f"n_{name}": n for name, n in absent.to_dict().items()}


def show_counts(found: gm.Counts) -> Args:
    shown = {"counts": found.counts, "n_valid": found.n_valid, "rows": found.rows}
    return {**shown, **show_absent(found.absent)}


def show_pairs(found: gm.PairCounts) -> Args:
    sides = {"reference": show_counts(found.reference), "delivered": show_counts(found.delivered)}
    return {"n_pairs": found.n_pairs, **sides}


def show_moments(found: gm.Moments) -> Args:
    shown = {
        "n_valid": found.n_valid,
        "mean": found.mean,
        "std_dev": found.std_dev,
        "std_error": found.std_error,
    }
    return {**shown, **show_absent(found.absent)}


BUILT_IN = {
    "servqual": gm.Instrument.servqual,
    "servperf": gm.Instrument.servperf,
    "gap_model": gm.Instrument.gap_model,
    "antecedents": gm.Instrument.antecedents,
    "three_dimensions": gm.Instrument.three_dimensions,
}


def instrument(args: Args) -> gm.Instrument:
    text = args.get("instrument")
    if text is not None:
        return BUILT_IN[text]() if text in BUILT_IN else gm.Instrument.from_toml(text)
    given = options(args, "weights")
    return gm.Instrument.paired(
        dimensions(args), scale=scale(args), points=args.get("points") is not None, **given
    )


def dimensions(args: Args) -> dict[str, str | None]:
    of = {id: name for name, ids in (args.get("dimensions") or {}).items() for id in ids}
    return {id: of.get(id) for id in args["attributes"]}


def label(value: Any) -> str | int | None:
    """As the core reads labels from text: whole numbers written as such are numbers, nothing is missing."""
    text = "" if value is None else str(value)
    whole = text.removeprefix("-").isdecimal() and str(int(text)) == text
    return int(text) if whole else text or None


def table(args: Args, column: Column) -> Args:
    """The columns by name, from a table or from rows of expectations and perceptions."""
    if args.get("table") is not None:
        return written_table(args["table"], column)
    ids = list(args["attributes"])
    columns = {}
    for prefix, side in (("E", "expectations"), ("P", "perceptions")):
        for i, id in enumerate(ids):
            columns[f"{prefix}_{id}"] = column([row[i] for row in args[side]])
    for i, name in enumerate(dict.fromkeys(d for d in dimensions(args).values() if d is not None)):
        if args.get("points") is not None:
            columns[f"points_{name}"] = column([row[i] for row in args["points"]])
    if args.get("survey_weights") is not None:
        columns["survey_weights"] = column(args["survey_weights"])
    return columns


def written_table(written: Args, column: Column) -> Args:
    columns = {}
    for name, values in written.items():
        is_text = any(isinstance(value, str) and value not in NUMBERS for value in values)
        columns[name] = [label(value) for value in values] if is_text else column(values)
    return columns


def survey(args: Args, column: Column) -> gm.Summary:
    chosen = options(args, "by", "weight", "off_scale")
    if args.get("survey_weights") is not None:
        chosen["weight"] = "survey_weights"
    return gm.summarize(table(args, column), instrument(args), **chosen)


DRAWS = ("method", "replicates", "seed")


def model(name: str, summary: Any, args: Args) -> Any:
    if name == "gap.servperf":
        return gap.servperf(summary, **options(args, "level", "language", *DRAWS))
    return gap.servqual(summary, **options(args, "level", "family", "tests", "language", *DRAWS))


# What a function of one statistic takes beside the statistic, and what it calls its score.
DRAWN: dict[str, Callable[..., Any]] = {
    "share": csat.top_box,
    "mean": csat.mean,
    "index": csat.index,
    "nps": csat.nps,
}


def bootstrap(args: Args, column: Column) -> Any:
    """By name, and by the method of the function of the statistic."""
    chosen = options(args, "level", "positive", *DRAWS)
    given = {"scale": scale(args), **weighted(args, column)}
    bare, statistic = column(ratings(args)), args.get("statistic", "share")
    found = csat.bootstrap(bare, statistic=statistic, **options(args, "negative"), **chosen, **given)
    if statistic in DRAWN:
        other = DRAWN[statistic](bare, **chosen, **given)
        assert (other.score if statistic == "nps" else other) == found
    assert pickle.loads(pickle.dumps(found)) == found
    return found.to_dict()


def of_survey(name: str) -> Callable[[Args, Column], Any]:
    return lambda args, column: model(name, survey(args, column), args).to_dict()


def two_tables(args: Args, column: Column) -> Any:
    """SERVQUAL of two tables, without an instrument."""
    names = dimensions(args)
    tables = [
        {id: column([row[i] for row in args[side]]) for i, id in enumerate(names)}
        for side in ("expectations", "perceptions")
    ]
    parts = list(dict.fromkeys(d for d in names.values() if d is not None))
    weights: Any = None
    if args.get("points") is not None:
        weights = {part: column([row[i] for row in args["points"]]) for i, part in enumerate(parts)}
    elif args.get("weights") is not None:
        weights = dict(zip(parts, args["weights"], strict=True))
    chosen = options(args, "level", "family", "tests", "language", *DRAWS)
    result = gap.servqual(*tables, dimensions=names, weights=weights, scale=scale(args), **chosen)
    return result.to_dict()


def show_summary(summary: gm.Summary, args: Args) -> Any:
    return {"rows": summary.rows, "segments": [show_segment(summary, key, args) for key in keys(summary)]}


def keys(summary: gm.Summary) -> list[Any]:
    return summary.segments if summary.by else [()]


def show_segment(summary: gm.Summary, key: Any, args: Args) -> Any:
    segment, of = summary.segment(key), summary.instrument
    spec = json.loads(of.to_json())
    items = {}
    for item in spec.get("items", []):
        is_measure = spec["scales"][item["scale"]].get("step") == 0
        id = item["id"]
        items[id] = show_moments(segment.moments(id)) if is_measure else show_counts(segment.counts(id))
    both = {"expectation", "perception"} <= set(of.viewpoints)
    found = None
    if args.get("model") is not None:
        scored = model(args["model"], summary, args)
        found = (scored[key] if summary.by else scored).to_dict()
    liners = segment.straight_liners
    return {
        "labels": segment.labels,
        "rows": segment.rows,
        "straight_liners": [liners.expectation, liners.perception, liners.both],
        "items": items,
        "pairs": {id: show_pairs(segment.pairs(id)) for id in of.attributes} if both else {},
        "model": found,
    }


def csv_text(args: Args) -> bytes:
    if "text" in args:
        return str(args["text"]).encode()
    if "latin1" in args:
        return str(args["latin1"]).encode("latin-1")
    if "columns" in args:
        n = args["columns"]
        return f"{','.join(f'c{i}' for i in range(n))}\n{','.join('0' * n)}\n".encode()
    return b"satisfaction\n" + b"5" * int(args["line_bytes"]) + b"\n"


def summarize_csv(args: Args, _column: Column) -> Any:
    chosen = options(args, "by", "weight", "off_scale", "encoding", "delimiter")
    return show_summary(gm.summarize_csv(csv_text(args), instrument(args), **chosen), args)


def one_segment(args: Args, column: Column) -> gm.Segment:
    summary = survey(args, column)
    labels = args.get("segment")
    return summary.total if labels is None else summary.segment(tuple(label(one) for one in labels))


def merged(args: Args, column: Column) -> Any:
    summary = survey(args["first"], column)
    summary.merge(survey(args["second"], column))
    return show_summary(summary, args)


def read(args: Args, _column: Column) -> Any:
    found = as_scale(args).read(number(args["value"]))
    if found is None:
        return None
    answer, value = found
    return {"answer": answer} if value is None else {"answer": answer, "value": value}


def as_scale(args: Args) -> gm.Scale:
    found = scale(args)
    return found if isinstance(found, gm.Scale) else gm.Scale(*found)


PAIRS = {
    "perception": ("perception_mean", "perception_sd"),
    "expectation": ("expectation_mean", "expectation_sd"),
    "interval": ("low", "high"),
}


def published(args: Args, _column: Column) -> Any:
    plain = {name: number(value) for name, value in args.items() if value is not None}
    pairs: Args = {}
    for name, (first, second) in PAIRS.items():
        if first in plain:
            pairs[name] = plain.pop(first), plain.pop(second)
    return gap.published(**plain, **pairs).to_dict()


def audit(args: Args, _column: Column) -> Any:
    rows = [{name: number(value) for name, value in row.items()} for row in args["rows"]]
    tables: list[Any] = [rows]
    # A table has the names and the types of its first row.
    if rows and all(isinstance(value, (int, float)) for row in rows for value in row.values()):
        names = sorted({name for row in rows for name in row})
        columns = {name: [row.get(name) for row in rows] for name in names}
        tables += [columns, pd.DataFrame(columns), pl.DataFrame(columns, strict=False)]
    chosen = options(args, "level")
    found = [[one.to_dict() for one in gap.audit(table, **chosen)] for table in tables]
    assert all(one == found[0] for one in found)
    return found[0]


def scored(args: Args, column: Column) -> Any:
    scorer = gap.ResponseScorer(instrument(args))
    return scorer.score(column(args["expectations"]), column(args["perceptions"])).to_dict()


def written_instrument(written: Any) -> gm.Instrument:
    """A built-in instrument by its name, or one as JSON."""
    return BUILT_IN[written]() if isinstance(written, str) else gm.Instrument.from_json(json.dumps(written))


def observed(
    args: Args, column: Column, tables: str = "tables", instrument: str = "instrument", by: str = "by"
) -> gm.Summary:
    """One summary of several tables, which need not have the same columns."""
    chosen = options(args, "weight", "off_scale")
    summary = gm.Summary(written_instrument(args[instrument]), by=args.get(by), **chosen)
    for written in args[tables]:
        # Summaries of tables merge into what observing them one by one gives.
        summary.merge(
            gm.summarize(written_table(written, column), summary.instrument, by=args.get(by), **chosen)
        )
    again = gm.Summary(summary.instrument, by=args.get(by), **chosen)
    for written in args[tables]:
        again.observe(pd.DataFrame(written_table(written, column)) if column is as_array else written_table(written, column))
    assert again == summary
    return summary


def five(args: Args, column: Column) -> gm.FiveGaps:
    chosen = options(args, "level", "family", "gaps", "site", "clustered", "language")
    standards = args.get("standards")
    if standards is not None:
        standards = {id: number(value) for id, value in standards.items()}
        chosen["standards"] = pd.Series(standards, dtype="float64") if column is as_array else standards
    if args.get("delivered"):
        chosen["delivered"] = [gm.DeliveredMean(**given) for given in args["delivered"]]
    found = gap.five(observed(args, column), **chosen)
    assert pickle.loads(pickle.dumps(found)) == found
    return found


def standard_set(args: Args) -> gm.StandardSet:
    found = gm.StandardSet.from_json(json.dumps(args["standards"]))
    assert pickle.loads(pickle.dumps(found)) == found == gm.StandardSet.from_toml(found.to_toml() + "\n")
    return found


def attained(args: Args, column: Column) -> gm.Attainment:
    """Several tables, long ones if they have the columns `standard` and `value`; by way of JSON and merging."""
    tally = gm.StandardsTally(standard_set(args), by=args.get("by"))
    for written in args["tables"]:
        one = gm.StandardsTally(tally.standards, by=args.get("by"))
        one.observe(written_table(written, column), **options(args, "contact", "abandoned", "not_applicable"))
        tally.merge(gm.StandardsTally.from_json(one.to_json()))
    found = standards.attainment(tally, **options(args, "level", "denominator", "stars", "language"))
    if len(args["tables"]) == 1:
        whole = written_table(args["tables"][0], column)
        named = options(args, "contact", "abandoned", "not_applicable", "level", "denominator", "stars", "language")
        assert standards.attainment(whole, tally.standards, by=args.get("by"), **named) == found
    return found


def waterfall(args: Args, column: Column) -> Any:
    return five(args, column).waterfall(**options(args, "of", "replicates", "seed")).to_dict()


def zone_of_tolerance(args: Args, column: Column) -> Any:
    return gap.zone_of_tolerance(observed(args, column), **options(args, "level", "language")).to_dict()


def change(args: Args, column: Column) -> Any:
    before, after = (observed(args, column, name) for name in ("before", "after"))
    return gap.change(before, after, **options(args, "level", "language")).to_dict()


def change_paired(args: Args, column: Column) -> Any:
    before, after = (written_table(args[name], column) for name in ("before", "after"))
    chosen = options(args, "level", "language", "id")
    return gap.change(before, after, instrument=written_instrument(args["instrument"]), **chosen).to_dict()


def antecedents(args: Args, column: Column) -> Any:
    gaps = None
    if args.get("gap_tables") is not None:
        by = "gap_by" if args.get("gap_by") is not None else "by"
        gaps = observed(args, column, "gap_tables", "gap_instrument", by)
    chosen = options(args, "level", "language")
    return gap.antecedents(observed(args, column), gaps=gaps, **chosen).to_dict()


def diagnose(args: Args, column: Column) -> Any:
    gaps, behind = five(args, column), None
    if args.get("antecedent_tables") is not None:
        summary = observed(args, column, "antecedent_tables", "antecedent_instrument")
        behind = gap.antecedents(summary, **options(args, "level", "language"))
    return gap.diagnose(gaps, behind, **options(args, "language")).to_dict()


def difference_score(args: Args, column: Column) -> Any:
    return gap.difference_score(observed(args, column), **options(args, "level", "language")).to_dict()


def observe_matched(args: Args, column: Column) -> Any:
    chosen = options(args, "by", "weight", "off_scale")
    tables = [written_table(written, column) for written in args["tables"]]
    of = written_instrument(args["instrument"])
    summary = gm.Summary(of, **chosen)
    summary.observe_matched(tables, args["id"])
    assert summary == gm.summarize(tables, of, id=args["id"], **chosen)
    return show_summary(summary, args)


def raked(args: Args, column: Column) -> Any:
    margins = {
        name: {label(category): total for category, total in totals.items()}
        for name, totals in args["margins"].items()
    }
    chosen = options(args, "weight", "tolerance", "max_iterations")
    if args.get("trim") is not None:
        chosen["trim"] = tuple(args["trim"])
    return round_trip(weighting.rake(written_table(args["table"], column), margins, **chosen))


def post_stratified(args: Args, column: Column) -> Any:
    totals = [(tuple(label(one) for one in labels), total) for labels, total in args["totals"]]
    chosen = options(args, "weight")
    found = weighting.post_stratify(
        written_table(args["table"], column), args["columns"], dict(totals), **chosen
    )
    return round_trip(found)


def early_late(args: Args, column: Column) -> Any:
    sides = [column(args["early"]), column(args["late"])]
    found = sampling.early_late(*sides, scale=scale(args), **options(args, "level", "positive"))
    tallies = [gm.Counts(scale(args)) for _ in sides]
    for tally, side in zip(tallies, sides, strict=True):
        tally.extend(side)
    assert sampling.early_late(*tallies, **options(args, "level", "positive")) == found
    return round_trip(found)


def complaint_estimate(args: Args, _column: Column) -> Any:
    rate = args["rate"]
    if isinstance(rate, dict) and "complained" in rate:
        rate = (rate["complained"], rate["with_problem"])
    elif isinstance(rate, dict):
        rate = gm.RatePrior(**rate)
    return round_trip(
        complaints.estimate(args["complaints"], rate=rate, **options(args, "customers", "level"))
    )


def complaint_compare(args: Args, _column: Column) -> Any:
    groups = [(row["label"], row["complaints"], row["exposure"]) for row in args["groups"]]
    chosen = options(args, "against", "reference", "adjustment", "level")
    found = complaints.compare(groups, **chosen)
    by_label = {label: (n, exposure) for label, n, exposure in groups}
    assert complaints.compare(by_label, **chosen) == found
    return round_trip(found)


def complaint_damage(args: Args, _column: Column) -> Any:
    return round_trip(complaints.damage(args["problems"], **options(args, "customers", "surveyed", "value", "level")))


def retained(args: Args, _column: Column) -> Any:
    chosen = dict(args)
    if isinstance(chosen.get("retention"), list):
        chosen["retention"] = tuple(chosen["retention"])
    return round_trip(economics.retention(**chosen))


def satisfied(args: Args, column: Column) -> Any:
    levels = [(row["label"], row["customers"], row["kept"]) for row in args["levels"]]
    chosen = options(args, "margin", "discount", "level")
    if "shift" in args:
        chosen["shift"] = column(args["shift"])
    return round_trip(economics.satisfaction(levels, **chosen))


def rated(function: Callable[..., Any], *names: str) -> Callable[[Args, Column], Any]:
    """A function of ratings by rater, or of rows of counts."""

    def run(args: Args, column: Column) -> Any:
        chosen = options(args, "level", *names)
        if args.get("counts") is not None:
            return round_trip(function(counts=args["counts"], **chosen))
        columns = written_table(args["ratings"], column)
        found = function(columns, **chosen)
        if column is as_array:
            assert function(pd.DataFrame(columns), **chosen) == found
        return round_trip(found)

    return run


def items_options(args: Args, *names: str) -> Args:
    chosen = options(args, "missing", "reverse", *names)
    return chosen if args.get("scale") is None else {**chosen, "scale": scale(args)}


def of_items(function: Callable[..., Any], *names: str) -> Callable[[Args, Column], Any]:
    """Of a table, and of sums of products of its halves, whose items have numbers for names."""

    def run(args: Args, column: Column) -> Any:
        table, chosen = written_table(args["table"], column), items_options(args, *names)
        found = function(table, **chosen)
        if not {"scale", "reverse", "halves"} & set(chosen):
            ways = {"missing": chosen.get("missing", "pairwise")}
            tallies = [gm.CrossProducts(len(table), **ways) for _ in range(2)]
            for part, tally in enumerate(tallies):
                tally.extend({name: values[part::2] for name, values in table.items()})
            tallies[0].merge(tallies[1])
            merged = function(tallies[0], **chosen).to_dict()
            for name, value in found.to_dict().items():
                assert name in {"items", "negative", "first", "second"} or merged[name] == value, name
        return round_trip(found)

    return run


def kappa(args: Args, column: Column) -> Any:
    chosen = options(args, "level", "weights", "categories")
    if args.get("table") is not None:
        return round_trip(agreement.kappa(table=args["table"], **chosen))
    return round_trip(agreement.kappa(column(args["a"]), column(args["b"]), **chosen))


def careless(args: Args, column: Column) -> Any:
    names = ["items", "expectations", "perceptions", "dimensions", "duration", "longstring", "variability"]
    chosen = options(args, *names, "even_odd", "seconds", "duplicates")
    if args.get("scale") is not None:
        chosen["scale"] = scale(args)
    return round_trip(reliability.careless(written_table(args["table"], column), **chosen))


def structure(args: Args, column: Column) -> Any:
    table, chosen = written_table(args["table"], column), items_options(args, "factors", "extraction", "rotation")
    chosen |= options(args, "level", "replicates", "percentile", "seed")
    dimensions = {one["name"]: one["items"] for one in args["dimensions"]}
    found = reliability.structure(table, dimensions, **chosen)
    parts = [*found.dimensions, *found.pairs, *found.items, found.parallel, found.parallel.eigenvalues[0]]
    for part in [*parts, found.factors, *found.factors.factors, *filter(None, [found.adequacy])]:
        round_trip(part)
    return round_trip(found)


def plan(args: Args, _column: Column) -> Any:
    found = mystery.plan(**args)
    for part in [found.visits[0], found.sites[0]]:
        round_trip(part)
    return round_trip(found)


def briefing(args: Args, _column: Column) -> Any:
    found, chosen = mystery.plan(**args["plan"]), options(args, "language", "items")
    sheet = found.briefing(args["number"], **chosen)
    assert sheet == mystery.briefing(found.visits[args["number"] - 1], **chosen)
    return sheet


def visit_items(args: Args) -> Args:
    items = args.get("items")
    if items is None:
        return {}
    weights = {item["name"]: item["weight"] for item in items}
    return {"items": weights, "maximum": {item["name"]: item["maximum"] for item in items}}


def mystery_score(args: Args, column: Column) -> Any:
    table = written_table(args["table"], column)
    reading = options(args, "occasion", "pass_mark", "sites") | visit_items(args)
    chosen = options(args, "target", "level", "replicates", "language")
    found = mystery.score(table, **reading, **chosen)
    visits = gm.Visits(**reading)
    visits.merge(gm.Visits(**reading))
    visits.observe(table)
    assert mystery.score(visits, **chosen) == found
    parts = [*found.sites, *found.shoppers, *found.items, *found.groups]
    for part in parts:
        round_trip(part)
    return round_trip(found)


def self_other(args: Args, column: Column) -> Any:
    sides = [observed(args, column, name) for name in ("staff", "customers")]
    chosen = options(args, "staff_viewpoint", "customer_viewpoint", "family", "level", "language")
    found = research.self_other(*sides, **chosen)
    tables = [written_table(args[name][0], column) for name in ("staff", "customers")]
    assert research.self_other(*tables, instrument=sides[0].instrument, **chosen) == found
    for part in found.attributes:
        round_trip(part)
    return round_trip(found)


def internal(args: Args, column: Column) -> Any:
    found = research.internal(
        observed(args, column), **options(args, "provider", "customer", "of", "min_n", "level")
    )
    for part in found.cells:
        round_trip(part)
    return round_trip(found)


def round_trip(found: Any) -> Any:
    assert pickle.loads(pickle.dumps(found)) == found
    assert len(found.to_frame()) >= 1
    assert repr(found) and str(found) and found._repr_html_()
    return found.to_dict()


def dimensions_score(args: Args, column: Column) -> Any:
    found = gm.dimensions.score(observed(args, column), **options(args, "viewpoint", "level", "language"))
    assert isinstance(found, gm.DimensionScores)
    for part in (*found.dimensions, *found.differences, *found.diagnosis, found.balance):
        assert part is None or round_trip(part)
    return round_trip(found)


def dimensions_questionnaire(args: Args, column: Column) -> Any:
    found = gm.dimensions.questionnaire(args.get("face", "customer"), **options(args, "language"))
    assert round_trip(found.questions[0])
    return round_trip(found)


def dimensions_impact(args: Args, column: Column) -> Any:
    found = gm.dimensions.impact(observed(args, column), **options(args, "outcome", "later", "level", "replicates"))
    # With segments the vectors are of all of them together.
    found = found if isinstance(found, gm.Impact) else found.total
    assert isinstance(found, gm.Impact)
    return round_trip(found)


DRIVER_OPTIONS = ("method", "top_box", "level", "replicates", "seed")


def key_drivers(args: Args, column: Column) -> Any:
    table, outcome = written_table(args["drivers"], column), column(args["outcome"])
    chosen = options(args, *DRIVER_OPTIONS)
    found = drivers.key_drivers(table, outcome, **chosen)
    assert drivers.key_drivers({**table, "overall": outcome}, "overall", **chosen) == found
    assert list(found.weights) == list(table) and len(found) == len(table)
    assert all(found[name].weight == weight for name, weight in found.weights.items())
    return round_trip(found)


def key_drivers_products(args: Args, column: Column) -> Any:
    table = written_table(args["drivers"], column)
    names = list(table)
    names.insert(1, "outcome")
    table["outcome"] = column(args["outcome"])
    products = gm.CrossProducts(len(names))
    products.extend({name: table[name] for name in names})
    return round_trip(drivers.key_drivers(products, "outcome", names=names, **options(args, *DRIVER_OPTIONS)))


def dominance(args: Args, _column: Column) -> Any:
    found = drivers.dominance(args["correlations"], args["with_outcome"], names=args["names"])
    array = np.array(args["correlations"])
    assert drivers.dominance(array, args["with_outcome"], names=args["names"]) == found
    frame = pd.DataFrame(array, columns=args["names"])
    assert drivers.dominance(frame, pd.Series(args["with_outcome"])) == found
    return round_trip(found)


def importance_options(args: Args) -> Args:
    chosen = options(args, "scale", "method", "level", "certainty", "replicates", "seed")
    for name in ("scale", "crosshair"):
        if args.get(name) is not None:
            chosen[name] = tuple(args[name]) if isinstance(args[name], list) else args[name]
    return chosen


def importance_performance(args: Args, column: Column) -> Any:
    importance, performance = (written_table(args[name], column) for name in ("importance", "performance"))
    found = drivers.importance_performance(importance, performance, **importance_options(args))
    assert [row.name for row in found.attributes] == list(importance)
    return round_trip(found)


def importance_derived(args: Args, column: Column) -> Any:
    performance = written_table(args["performance"], column)
    return round_trip(
        drivers.importance_performance(column(args["outcome"]), performance, **importance_options(args))
    )


def known(value: float, std_error: float | None) -> Any:
    """An estimate of which no more is known."""
    names = ("value", "std_error", "low", "high", "level", "n_valid", "n_missing", "n_excluded", "n_effective")
    fields = dict(zip(names, (value, std_error, None, None, 0.95, 0, 0, 0, 0.0), strict=True))
    return gm.Estimate.from_json(json.dumps({**fields, "method": "none"}))


def importance_points(args: Args, _column: Column) -> Any:
    sides = [{point[0]: known(*point[at : at + 2]) for point in args["points"]} for at in (1, 3)]
    found = drivers.importance_performance(*sides, **importance_options(args))
    bare = {point[0]: point[1] if point[2] is None else sides[0][point[0]] for point in args["points"]}
    assert drivers.importance_performance(bare, sides[1], **importance_options(args)) == found
    return round_trip(found)


def importance_gaps(args: Args, column: Column) -> Any:
    scored = gap.servqual(survey(args, column), **options(args, "level"))
    assert isinstance(scored, gm.ServqualResult)
    chosen = importance_options({**args, "scale": None})
    found = drivers.importance_performance(None, scored, **chosen)
    stated = {row.name: row.importance for row in found.attributes}
    assert drivers.importance_performance(stated, scored, **chosen) == found
    return round_trip(found)


def penalty_reward(args: Args, column: Column) -> Any:
    table, outcome = written_table(args["attributes"], column), column(args["outcome"])
    chosen = options(args, "low", "high", "level")
    if args.get("scale") is not None:
        chosen["scale"] = tuple(args["scale"])
    found = drivers.penalty_reward(table, outcome, **chosen)
    assert all(found[row.name] == row for row in found.attributes)
    return round_trip(found)


def kano(args: Args, column: Column) -> Any:
    sides = [written_table(args[name], column) for name in ("functional", "dysfunctional")]
    chosen = options(args, "table", "answers", "level")
    stated = written_table(args["importance"], column) if "importance" in args else None
    found = drivers.kano(*sides, importance=stated, **chosen)
    assert isinstance(found, gm.KanoResult)
    for feature in found.features:
        single = drivers.kano(*(side[feature.name] for side in sides), **chosen)
        assert isinstance(single, gm.KanoFeature)
        assert (single.counts, single.p) == (feature.counts, feature.p)
        round_trip(feature)
    return round_trip(found)


def kano_pairs(args: Args, column: Column) -> Any:
    pairs = gm.PairCounts((1, 5))
    pairs.extend(column(args["functional"]), column(args["dysfunctional"]))
    found = drivers.kano(pairs, **options(args, "table", "level"))
    assert isinstance(found, gm.KanoFeature)
    return {**round_trip(found), "name": args["name"]}


def sample(written: Any, column: Column) -> Any:
    """Successes and number as a tuple, or counts of ratings."""
    if isinstance(written, list):
        return tuple(written)
    found = gm.Counts(scale(written))
    found.extend(column(ratings(written)), **weighted(written, column))
    return found


def compare(args: Args, column: Column) -> Any:
    chosen = options(args, "statistic", "positive", "level", "rescale", "target", *DRAWS)
    samples = [sample(args[name], column) for name in ("a", "b") if name in args]
    found = csat.compare(*samples, **chosen)
    assert pickle.loads(pickle.dumps(found)) == found
    return found.to_dict()


def compare_paired(args: Args, column: Column) -> Any:
    chosen = options(args, "statistic", "positive", "level", *DRAWS)
    if "pairs" in args:
        rows = [row[:2] for row in args["pairs"] for _ in range(row[2])]
        before, after = (column([row[i] for row in rows]) for i in (0, 1))
    else:
        before, after = column(args["reference"]), column(args["delivered"])
    found = csat.compare_paired(before, after, scale=scale(args), **weighted(args, column), **chosen)
    tallied = gm.PairCounts(scale(args))
    tallied.extend(before, after, **weighted(args, column))
    assert csat.compare_paired(tallied, **chosen) == found
    return found.to_dict()


def score(args: Args, column: Column) -> Any:
    bare = column(ratings(args))
    return csat.score(
        bare, convention=args["convention"], scale=scale(args), **weighted(args, column), **options(args, "level")
    ).to_dict()


def side_by_side(args: Args, column: Column) -> Any:
    rows = csat.side_by_side(column(ratings(args)), args["conventions"], scale=scale(args), **options(args, "level"))
    return [row.to_dict() for row in rows]


def score_items(args: Args, column: Column) -> Any:
    items = [column(item) for item in args["items"]]
    return csat.score_items(items, convention=args["convention"], **options(args, "level")).to_dict()


def segment_comparisons(args: Args, column: Column) -> Any:
    chosen = options(args, "statistic", "positive", "level", "against", "target", "adjustment", *DRAWS)
    return csat.segments(survey(args, column), args["item"], by=args.get("segments_by"), **chosen).to_dict()


def stratified(function: Callable[..., Any], names: tuple[str, str]) -> Callable[[Args, Column], Any]:
    def run(args: Args, column: Column) -> Any:
        sides = [[(label(name), sample(one, column)) for name, one in args[side]] for side in names]
        if any(len(dict(side)) < len(side) for side in sides):
            pytest.skip("a mapping has each label once")
        if args.get("statistic") == "mean" and function is csat.standardised:
            pytest.skip("Python standardises shares alone")
        chosen = options(args, "statistic", "positive", "level")
        return function(*map(dict, sides), **chosen).to_dict()

    return run


def lexicon(args: Args) -> gm.Lexicon:
    found = gm.Lexicon.built_in(args["language"])
    return found.extended(args["extend"]) if "extend" in args else found


def show_lexicon(found: gm.Lexicon) -> Any:
    found = gm.Lexicon.from_toml(found.to_toml())
    return {"language": found.language, "markers": found.markers}


def canned(args: Args) -> gm.SentenceCounts | None:
    if "canned" not in args:
        return None
    counts = gm.SentenceCounts()
    for turns in args["canned"]:
        counts.add(turns, language=args["language"], lexicon=lexicon(args))
    return counts


def conversation(args: Args, _: Column) -> Any:
    chosen = options(args, "log", "opening", "closing", "canned_share")
    found = gm.dimensions.conversation(
        args["turns"], language=args["language"], lexicon=lexicon(args), canned=canned(args), **chosen
    )
    assert gm.Conversation.from_json(found.to_json()) == found
    shown = found.to_dict()
    for marker in shown["markers"]:  # Python counts characters, the core bytes
        text = args["turns"][marker["turn"]][1]
        assert text[marker["start"] : marker["end"]] == marker["text"]
        marker["start"], marker["end"] = (
            len(text[: marker[side]].encode()) for side in ("start", "end")
        )
    return shown


def validated(args: Args) -> gm.Validation:
    own = lexicon(args) if "language" in args else None
    return gm.dimensions.validate(args["markers"], args["human_codes"], lexicon=own)


def conversations(args: Args, _: Column) -> Any:
    counts = canned(args)
    tally = gm.dimensions.conversations(
        args["contacts"],
        language=args["language"],
        lexicon=lexicon(args),
        by=args.get("by"),
        canned=False if counts is None else counts,
    )
    return round_trip(gm.Conversations.from_json(tally.to_json()).result(args.get("result_by", []), **options(args, "level")))
SITE_OPTIONS = (
    "statistic", "positive", "level", "limits", "funnel", "overdispersion", "winsorise", "adjustment", "target", "within",
)


def in_sites(args: Args, column: Column) -> Any:
    chosen: Any = options(args, *SITE_OPTIONS)
    sites = [label(name) for name in args.get("sites", [])]
    if args.get("table") is not None:
        found = consistency.sites(survey(args, column), args["item"], by=args.get("segments_by"), **chosen)
    elif "values" in args:
        found = consistency.sites(column(args["values"]), by=sites, **chosen)
    else:
        sizes = column(args["sizes"])
        found = consistency.sites(counts=column(args["counts"]), sizes=sizes, by=sites, **chosen)
    for name, site in found.sites.items():
        assert found.sites[name] == site
    return round_trip(found)


def across_channels(args: Args, column: Column) -> Any:
    chosen: Any = options(args, "mix", "statistic", "positive", "level", "adjustment")
    by = args.get("channel", "channel")
    return round_trip(consistency.channels(survey(args, column), args["item"], by=by, **chosen))


def wanted_channels(args: Args, _: Column) -> Any:
    chosen: Any = options(args, "level", "least")
    return round_trip(consistency.channels_wanted(args["wants"], args["n_customers"], args["open"], **chosen))


def sites_over_time(args: Args, column: Column) -> Any:
    chosen: Any = charted(args, "statistic", "positive", "level", "rules", "sigmas")
    if args.get("table") is not None:
        by = args.get("segments_by")
        return round_trip(consistency.over_time(survey(args, column), args["item"], args["over"], by=by, **chosen))
    by, over = ([label(name) for name in args[side]] for side in ("sites", "periods"))
    numbers: Any = {side: column(args[side]) for side in ("counts", "sizes")}
    return round_trip(consistency.over_time(by=by, over=over, **numbers, **chosen))


RUN: dict[str, Callable[[Args, Column], Any]] = {
    "csat.top_box": of_ratings(csat.top_box),
    "csat.mean": of_ratings(csat.mean),
    "csat.index": of_ratings(csat.index),
    "csat.nps": of_ratings(csat.nps),
    "csat.ces": of_ratings(csat.ces),
    "csat.bootstrap": bootstrap,
    "csat.trend": trend,
    "csat.survey": survey_design,
    "control.p": of_counts(control.p),
    "control.p_prime": of_counts(control.p_prime),
    "control.u": of_counts(control.u),
    "control.u_prime": of_counts(control.u_prime),
    "control.xmr": of_values(control.xmr, "rules", "sigmas"),
    "control.ewma": of_values(control.ewma, "weight", "sigmas", "asymptotic"),
    "control.cusum": of_values(control.cusum, "k", "h"),
    "csat.compare": compare,
    "csat.compare_paired": compare_paired,
    "csat.convention": lambda args, _: csat.convention(args["name"]).to_dict(),
    "csat.conventions": lambda _args, _: csat.conventions(),
    "csat.score": score,
    "csat.score_items": score_items,
    "csat.side_by_side": side_by_side,
    "csat.segments": segment_comparisons,
    "csat.standardised": stratified(csat.standardised, ("a", "b")),
    "csat.rate_and_mix": stratified(csat.rate_and_mix, ("before", "after")),
    "gap.servqual": of_survey("gap.servqual"),
    "gap.servperf": of_survey("gap.servperf"),
    "gap.segments": lambda args, column: gap.segments(survey(args, column), **options(args, "level")).to_dict(),
    "gap.published": published,
    "gap.audit": audit,
    "gap.weighted": lambda args, column: gap.weighted(
        column(args["gaps"]), column(args["weights"])
    ).to_dict(),
    "gap.score_response": scored,
    "gap.five": lambda args, column: five(args, column).to_dict(),
    "gap.waterfall": waterfall,
    "gap.zone_of_tolerance": zone_of_tolerance,
    "gap.change": change,
    "gap.change_paired": change_paired,
    "gap.antecedents": antecedents,
    "gap.diagnose": diagnose,
    "gap.difference_score": difference_score,
    "gap.difference_reliability": lambda args, _: gap.difference_reliability(
        **dict(zip(args, as_codes(list(args.values())), strict=True))
    ),
    "stats.proportion": lambda args, _: stats.proportion(**options(args, *args)).to_dict(),
    "stats.proportion_difference": lambda args, _: stats.proportion_difference(
        **options(args, *args)
    ).to_dict(),
    "stats.paired": lambda args, column: stats.paired(
        column(args["differences"]), **options(args, "level")
    ).to_dict(),
    "stats.correlation": lambda args, column: stats.correlation(
        column(args["x"]), column(args["y"]), **options(args, "level", *DRAWS)
    ).to_dict(),
    "stats.adjust": lambda args, column: stats.adjust(column(args["p_values"]), **options(args, "method")),
    "stats.korn_graubard": lambda args, _: stats.korn_graubard(**options(args, *args)).to_dict(),
    "weighting.rake": raked,
    "weighting.kish": lambda args, column: round_trip(weighting.kish(column(args["weights"]))),
    "weighting.post_stratify": post_stratified,
    "sampling.size": lambda args, _: round_trip(sampling.size(**options(args, *args))),
    "sampling.response": lambda args, column: round_trip(
        sampling.response(written_table(args["table"], column), **options(args, "level"))
    ),
    "sampling.bounds": lambda args, _: round_trip(sampling.bounds(**args)),
    "sampling.early_late": early_late,
    "complaints.priors": lambda _args, _: [round_trip(prior) for prior in complaints.priors()],
    "complaints.prior": lambda args, _: round_trip(complaints.prior(args["name"])),
    "complaints.estimate": complaint_estimate,
    "complaints.compare": complaint_compare,
    "complaints.change": lambda args, _: round_trip(complaints.change(**args)),
    "complaints.damage": complaint_damage,
    "economics.retention": retained,
    "economics.cohort": lambda args, column: round_trip(
        economics.cohort(
            column(args["survivors"]), **options(args, "margin", "discount", "periods", "level")
        )
    ),
    "economics.satisfaction": satisfied,
    "economics.service_level": lambda args, _: round_trip(economics.service_level(**args)),
    "economics.agents": lambda args, _: round_trip(economics.agents(**args)),
    "consistency.sites": in_sites,
    "consistency.channels": across_channels,
    "consistency.channels_wanted": wanted_channels,
    "consistency.over_time": sites_over_time,
    "consistency.permutation": lambda args, column: round_trip(
        consistency.permutation(column(args["a"]), column(args["b"]), **options(args, "replicates", "seed"))
    ),
    "agreement.icc": rated(agreement.icc),
    "agreement.one_way": lambda args, column: round_trip(
        agreement.one_way([column(group) for group in args["groups"]], **options(args, "level"))
    ),
    "agreement.kappa": kappa,
    "agreement.fleiss": rated(agreement.fleiss, "weights", "categories"),
    "agreement.gwet": rated(agreement.gwet, "weights", "categories"),
    "agreement.krippendorff": rated(
        agreement.krippendorff, "level_of_measurement", "replicates", "seed"
    ),
    "agreement.kendall_w": rated(agreement.kendall_w),
    "reliability.alpha": of_items(reliability.alpha, "interval", "level"),
    "reliability.omega": of_items(reliability.omega, "method"),
    "reliability.split_half": of_items(reliability.split_half, "halves"),
    "reliability.spearman_brown": lambda args, _: reliability.spearman_brown(**args),
    "reliability.ordinal_alpha": lambda args, column: round_trip(
        reliability.ordinal_alpha(written_table(args["table"], column), **items_options(args))
    ),
    "reliability.careless": careless,
    "drivers.key_drivers": key_drivers,
    "drivers.key_drivers_products": key_drivers_products,
    "drivers.dominance": dominance,
    "drivers.importance_performance": importance_performance,
    "drivers.importance_performance_derived": importance_derived,
    "drivers.importance_performance_points": importance_points,
    "drivers.importance_gaps": importance_gaps,
    "drivers.penalty_reward": penalty_reward,
    "drivers.kano": kano,
    "drivers.kano_pairs": kano_pairs,
    "reliability.structure": structure,
    "dimensions.score": dimensions_score,
    "dimensions.questionnaire": dimensions_questionnaire,
    "dimensions.impact": dimensions_impact,
    "dimensions.conversation": conversation,
    "dimensions.conversations": conversations,
    "dimensions.validate": lambda args, _: round_trip(validated(args)),
    "lexicon.from_toml": lambda args, _: show_lexicon(gm.Lexicon.from_toml(args["text"])),
    "lexicon.extended": lambda args, _: show_lexicon(lexicon(args)),
    "mystery.plan": plan,
    "mystery.briefing": briefing,
    "mystery.size": lambda args, _: round_trip(mystery.size(**args)),
    "mystery.score": mystery_score,
    "research.self_other": self_other,
    "research.internal": internal,
    "standards.attainment": lambda args, column: round_trip(attained(args, column)),
    "standards.coverage": lambda args, _: round_trip(
        standard_set(args).coverage(written_instrument(args["instrument"]))
    ),
    "standards.weights": lambda args, _: list(standard_set(args).weights.values()),
    "standards.gap_inputs": lambda args, column: round_trip(
        attained(args, column).gap_inputs(written_instrument(args["instrument"]))
    ),
    "research.coverage": lambda args, _: round_trip(
        research.coverage(args["sources"], **options(args, "max_age_days", "min_n"))
    ),
    "scale.read": read,
    "scale.reverse": lambda args, _: as_scale(args).reverse(args["value"]),
    "scale.to_100": lambda args, _: as_scale(args).to_100(args["value"]),
    "counts": counts,
    "pair_counts": pair_counts,
    "moments": moments,
    "instrument.from_toml": lambda args, _: json.loads(gm.Instrument.from_toml(args["text"]).to_json()),
    "instrument.from_json": lambda args, _: json.loads(gm.Instrument.from_json(args["text"]).to_json()),
    "instrument.gap_model": lambda _args, _: json.loads(gm.Instrument.gap_model().to_json()),
    "instrument.question": lambda args, _: gm.Instrument.question(**args),
    "summarize": lambda args, column: show_summary(survey(args, column), args),
    "summarize_csv": summarize_csv,
    "segment.counts": lambda args, column: show_counts(one_segment(args, column).counts(args["id"])),
    "segment.pairs": lambda args, column: show_pairs(one_segment(args, column).pairs(args["id"])),
    "segment.moments": lambda args, column: show_moments(one_segment(args, column).moments(args["id"])),
    "summary.merge": merged,
    "summary.observe_matched": observe_matched,
    "summary.from_bytes": lambda args, _: show_summary(
        gm.Summary.from_bytes(args["latin1"].encode("latin-1")), args
    ),
}

COLUMNS = {"ratings", "counts", "values", "runs", "reference", "table", "expectations", "differences"}
COLUMNS |= {"p_values", "gaps", "first", "tables", "before", "early", "a", "pairs", "items", "groups"}
COLUMNS |= {"drivers", "performance", "attributes", "functional", "survivors", "shift"}


def forms(case: Args) -> list[str]:
    """In which forms the arguments of a case can be given."""
    args = case["args"]
    found = ["lists", "arrays"] if COLUMNS & set(args) else ["lists"]
    # Two bare tables have no survey weights, and each of their dimensions has its weight by name.
    fits = args.get("survey_weights") is None
    fits = fits and len(args.get("weights") or args.get("dimensions") or ()) == len(
        args.get("dimensions") or ()
    )
    if case["call"] == "gap.servqual" and "table" not in args and fits:
        found.append("two tables")
    return found


PARAMETERS = [
    pytest.param(file, i, form, id=f"{file.removesuffix('.json')}: {case['name']} ({form})")
    for file, cases in CASES.items()
    for i, case in enumerate(cases)
    for form in forms(case)
]


@functools.cache
def outcome(file: str, i: int, form: str) -> tuple[Any, gm.GapModelError | None]:
    """The result or the error of a case."""
    case = CASES[file][i]
    if case["name"] in SENSELESS:
        pytest.skip(SENSELESS[case["name"]])
    run = two_tables if form == "two tables" else RUN[case["call"]]
    try:
        return run(case["args"], as_list if form == "lists" else as_array), None
    except gm.GapModelError as error:
        return None, error


def at(result: Any, path: str) -> Any:
    for step in path.split(".") if path else []:
        result = result[int(step)] if isinstance(result, list) else result[step]
    return result


def agrees(found: Any, expected: Any, tolerance: dict[str, float]) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        pairs = zip(found, expected, strict=False)
        return len(found) == len(expected) and all(agrees(f, e, tolerance) for f, e in pairs)
    is_number = isinstance(expected, int | float) and not isinstance(expected, bool)
    if is_number and isinstance(found, int | float) and not isinstance(found, bool):
        allowed = tolerance.get("abs", 0.0) + tolerance.get("rel", 0.0) * abs(expected)
        return bool(found == expected or abs(found - expected) <= allowed)
    return type(found) is type(expected) and bool(found == expected)


@pytest.mark.parametrize(("file", "i", "form"), PARAMETERS)
def test_vectors_give_what_is_expected(file: str, i: int, form: str) -> None:
    case = CASES[file][i]
    result, error = outcome(file, i, form)
    if "error" in case:
        assert error is not None, result
        assert error.kind == case["error"], error
        assert case.get("message_contains", "") in str(error)
        return
    assert error is None, error
    for path, expected in case["expect"].items():
        found = at(result, path)
        assert agrees(found, expected, case.get("tolerance", {})), (
            f"{path}: expected {expected}, found {found}"
        )


@functools.cache
def core_results() -> dict[str, list[dict[str, Any]]] | None:
    return json.loads(CORE.read_text(encoding="utf-8")) if CORE.exists() else None


@pytest.mark.parametrize(("file", "i", "form"), PARAMETERS)
def test_vectors_give_the_bits_of_the_core(file: str, i: int, form: str) -> None:
    core = core_results()
    if core is None:
        reason = f"{CORE} is not there: write it with `cargo run -p gapmodel-tests --bin core_vectors`"
        print(f"skipped: {reason}")
        pytest.skip(reason)
    theirs = core[file][i]
    assert theirs["name"] == CASES[file][i]["name"], "the results of the core are those of other vectors"
    result, error = outcome(file, i, form)
    assert (None if error is None else error.kind) == theirs.get("error")
    # JSON writes every bit of a number, and whole numbers unlike others.
    ours = json.dumps(result, sort_keys=True, allow_nan=False)
    assert ours == json.dumps(theirs.get("result"), sort_keys=True)
