"""Five gaps, waterfall, zone of tolerance, change, antecedents and diagnosis, as Python gives them."""

import copy
import json
import pathlib
import pickle
import re
import threading
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import gap

# Two dimensions and a single outcome, from the six viewpoints and the adequate level.
SPEC: dict[str, Any] = {
    "id": "desk",
    "attribute_scale": "seven",
    "scales": {"seven": {"min": 1, "max": 7, "not_applicable": [9]}},
    "viewpoints": {
        "expectation": "E_{id}",
        "management": "M_{id}",
        "standard": "S_{id}",
        "delivered": "D_{id}",
        "communicated": "C_{id}",
        "perception": "P_{id}",
    },
    "dimensions": [{"id": "fast", "label": {"en": "Speed"}}, {"id": "kind"}],
    "attributes": [
        {"id": "f1", "dimension": "fast"},
        {"id": "f2", "dimension": "fast"},
        {"id": "k1", "dimension": "kind"},
    ],
}
IDS = ["f1", "f2", "k1"]


def instrument(**changes: Any) -> gm.Instrument:
    return gm.Instrument.from_json(json.dumps({**SPEC, **changes}))


def table(letters: str, n: int, seed: int) -> dict[str, list[int]]:
    """Ratings drawn around a mean of their own for each viewpoint."""
    draw, means = np.random.default_rng(seed), {"E": 6, "M": 5, "S": 5, "D": 4, "C": 5, "P": 3, "A": 4}
    return {
        f"{letter}_{id}": np.clip(np.rint(draw.normal(means[letter], 1, n)), 1, 7).astype(int).tolist()
        for letter in letters
        for id in IDS
    }


def study(frame: Any = pd.DataFrame, **options: Any) -> gm.Summary:
    """Customers, managers and auditors in tables of their own."""
    of = instrument()
    summary = gm.summarize(frame(table("EP", 40, 1)), of, **options)
    summary.merge(gm.summarize(frame(table("M", 12, 2)), of, **options))
    audits: dict[str, Any] = {**table("D", 24, 3), "site": [f"s{i % 6}" for i in range(24)]}
    summary.merge(gm.summarize(frame(audits), of, by="site", **options))
    return summary


def five(**options: Any) -> gm.FiveGaps:
    return gap.five(study(), standards={"f1": 6, "f2": 5, "k1": 6}, **options)


def test_separate_tables_of_any_kind_make_one_study() -> None:
    frames: list[Any] = [dict, pd.DataFrame, pl.DataFrame]
    first, *others = [study(frame) for frame in frames]
    assert all(other == first for other in others)
    assert first.rows == 40 + 12 + 24 and first.segments == [None, *(f"s{i}" for i in range(6))]
    # What is not whole is a mistake, not another questionnaire; names are those of the whole table.
    lone = {"E_f1": [1], "extra": [2]}
    with pytest.raises(gm.GapModelError, match='"E_f2"; the table has E_f1, extra') as caught:
        gm.summarize(lone, instrument())
    assert caught.value.kind == "unknown_column"
    with pytest.raises(gm.GapModelError, match="site"):
        gm.summarize(table("EMSDCP", 3, 1), instrument(), by="site")


def test_each_gap_is_estimated_as_it_was_sampled() -> None:
    found = five()
    assert list(found.gaps) == [1, 2, 3, 4, 5]
    designs = [found.gaps[i].overall.design for i in (1, 2, 3, 5)]  # type: ignore[union-attr]
    assert designs == ["independent", "fixed", "clustered", "paired"]
    knowledge = found.gaps[1]
    assert (knowledge.number, knowledge.name, knowledge.delivered, knowledge.reference) == (
        1,
        "knowledge",
        "management",
        "expectation",
    )
    estimate = knowledge.overall
    assert isinstance(estimate, gm.Estimate) and isinstance(estimate, gm.GapEstimate)
    assert (estimate.n_delivered, estimate.n_reference, estimate.n_pairs, estimate.n_clusters) == (12, 40, 0, 0)
    assert estimate.value == pytest.approx(estimate.delivered_mean - estimate.reference_mean, abs=1e-12)
    assert estimate.low is not None and estimate.high is not None and estimate.low < estimate.value < estimate.high
    assert estimate.t is not None and estimate.df is not None and estimate.effect_size is not None
    assert estimate.p is not None and estimate.p_adjusted is not None and estimate.p <= estimate.p_adjusted
    assert estimate.ordinal is not None and estimate.ordinal.test == "mann_whitney"
    assert 0 < estimate.ordinal.superiority < 0.5 and isinstance(estimate.ordinal.exact, bool)
    delivery = found.gaps[3].attributes["f1"]
    assert (delivery.n_clusters, delivery.df, delivery.reference_mean) == (6, 5.0, 6.0)
    assert (found.level, found.family, found.scale) == (0.95, "holm", (1.0, 7.0))
    evidence = {one.viewpoint: (one.n, one.fixed) for one in found.evidence}
    assert evidence["management"] == (12, False) and evidence["standard"][1]


def test_gap_five_is_servqual() -> None:
    both = instrument(viewpoints={"expectation": "E_{id}", "perception": "P_{id}"})
    summary = gm.summarize(table("EP", 30, 5), both)
    customer, servqual = gap.five(summary).gaps[5], gap.servqual(summary)
    for row in servqual.attributes:
        estimate = customer.attributes[row.id]
        assert (estimate.value, estimate.low, estimate.high) == (row.gap.value, row.gap.low, row.gap.high)


def test_what_cannot_be_computed_says_which_viewpoint_is_missing() -> None:
    found = five()
    promise = found.gaps[4]
    assert promise.overall is None and promise.missing == ["communicated"]
    assert len(promise.dimensions) == 0 and "fast" not in promise.dimensions
    assert promise.dimensions.missing == {"fast": ["communicated"], "kind": ["communicated"]}
    with pytest.raises(KeyError, match="viewpoint communicated"):
        promise.dimensions["fast"]
    with pytest.raises(KeyError, match='no attribute "x"; there are f1, f2, k1'):
        found.gaps[1].attributes["x"]
    assert promise.attributes.get("f1") is None and promise.attributes.get("f1", 3) == 3
    assert "no communicated" in str(found) and "communicated" in repr(promise)
    with pytest.raises(gm.GapModelError) as caught:
        gap.five(gm.summarize(table("E", 3, 1), instrument()))
    assert caught.value.kind == "missing_viewpoint"


def test_gaps_of_dimensions_are_a_mapping() -> None:
    entries = five().gaps[1].dimensions
    assert list(entries) == entries.keys() == ["fast", "kind"] and len(entries) == 2
    assert entries.values() == [entries[id] for id in entries]
    assert dict(entries.items())["fast"] == entries["fast"] == entries.get("fast")
    assert entries.labels == {"fast": "Speed", "kind": "kind"} and entries.missing == {}
    assert "fast" in entries and 3 not in entries and repr(entries).startswith("GapEntries(gap 1, {fast: -")


def test_options_of_five_are_checked() -> None:
    summary = study()
    as_column = gap.five(summary, standards=pd.Series({"f1": 6.0, "f2": 5.0, "k1": 6.0}))
    assert as_column == five() == five(clustered="delivered") == five(clustered=["delivered"], site="site")
    assert list(five(gaps="provider").gaps) == [1, 2, 3, 4]
    assert five(clustered=[]).gaps[3].overall.design == "fixed"  # type: ignore[union-attr]
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"standards": {"f1": 8}}, "invalid_option"),
        ({"standards": {"f1": float("nan")}}, "invalid_option"),
        ({"standards": {"x": 5}}, "unknown_item"),
        ({"level": 95}, "invalid_level"),
        ({"family": "best"}, "invalid_option"),
        ({"gaps": "six"}, "invalid_option"),
        ({"site": "branch"}, "invalid_option"),
        ({"clustered": "everybody"}, "invalid_option"),
    ]
    for options, kind in wrong:
        with pytest.raises(gm.GapModelError) as caught:
            gap.five(summary, **options)
        assert caught.value.kind == kind, options
    not_read: list[dict[str, Any]] = [{"standards": 5}, {"standards": {"f1": "high"}}, {"clustered": 3}]
    for options in not_read:
        with pytest.raises(TypeError):
            gap.five(summary, **options)


def test_the_waterfall_adds_up() -> None:
    found = five()
    fall = found.waterfall()
    assert [step.name for step in fall.steps] == ["gap 1", "gap 2", "gap 3", "perception"]
    total = found.gaps[5].overall
    assert total is not None and fall.total.value == pytest.approx(total.value, abs=1e-12)
    assert sum(step.estimate.value for step in fall.steps) == pytest.approx(fall.total.value, abs=1e-12)
    assert sum(step.probability_largest for step in fall.steps) == pytest.approx(1.0)
    by_name = {step.name: step.probability_largest for step in fall.steps}
    assert by_name[fall.largest] == fall.probability
    assert fall.missing == [] and fall.communication is None and (fall.replicates, fall.seed) == (2000, 1)
    assert found.waterfall(seed=1) == fall and found.waterfall("fast", replicates=100, seed=2).id == "fast"
    text = str(fall)
    assert "Total" in text and "probability largest" in text and "<table>" in fall._repr_html_()
    wrong: list[dict[str, Any]] = [{"of": "x"}, {"replicates": 3}]
    for options in wrong:
        with pytest.raises(gm.GapModelError) as caught:
            found.waterfall(**options)
        assert caught.value.kind == "invalid_option"


def test_other_threads_run_while_a_waterfall_is_drawn() -> None:
    found, turns, done = five(), 0, threading.Event()

    def draw() -> None:
        found.waterfall(replicates=20_000)
        done.set()

    thread = threading.Thread(target=draw)
    thread.start()
    while not done.is_set():
        turns += 1
        done.wait(0.0005)
    thread.join()
    assert turns > 3


def results() -> list[Any]:
    found = five()
    both = instrument(viewpoints={"expectation": "E_{id}", "perception": "P_{id}"})
    before, after = (gm.summarize(table("EP", 30, seed), both) for seed in (5, 6))
    customers = {"expectation": "E_{id}", "perception": "P_{id}", "adequate": "A_{id}"}
    zone = gap.zone_of_tolerance(gm.summarize(table("EPA", 30, 7), instrument(viewpoints=customers)))
    change, behind = gap.change(before, after), antecedents()
    score = gap.difference_score(outcome())
    assert score.outcome is not None
    diagnosis = gap.diagnose(found, behind)
    parts: list[Any] = [found.gaps[1], found.gaps[4], found.gaps[1].overall, found.evidence[0], found.waterfall()]
    parts += [found.gaps[1].overall.ordinal, found.waterfall().steps[0]]  # type: ignore[union-attr]
    parts += [zone, zone.attributes[0], change, change.overall, behind, behind.constructs[0]]
    parts += [diagnosis, diagnosis.findings[0], diagnosis.findings[0].numbers[0]]
    parts += [score, score.dimensions[0], score.outcome, score.outcome.direct, score.outcome.constraint]
    return [found, *parts, score.outcome.direct.coefficients[0]]


def antecedents(**options: Any) -> gm.AntecedentsResult:
    of, draw = gm.Instrument.antecedents(), np.random.default_rng(8)
    answers = {id: draw.integers(2, 7, 20) for id in of.attributes}
    return gap.antecedents(gm.summarize(answers, of), **options)


def outcome() -> gm.Summary:
    items = [{"id": "satisfaction", "scale": "seven"}]
    of = instrument(viewpoints={"expectation": "E_{id}", "perception": "P_{id}"}, items=items, outcome="satisfaction")
    answers = table("EP", 60, 9)
    return gm.summarize({**answers, "satisfaction": answers["P_f1"]}, of)


def test_results_show_themselves_and_survive_pickling() -> None:
    for result in results():
        kind = type(result).__name__
        assert repr(result).startswith(f"{kind}("), repr(result)
        assert "NaN" not in str(result) and "NaN" not in result._repr_html_()
        assert re.search("<(table|ol|p)>", result._repr_html_())
        again = pickle.loads(pickle.dumps(result))
        assert again == result and type(again) is type(result) and copy.deepcopy(result) == result
        assert json.loads(result.to_json()) == result.to_dict()
        if not isinstance(result, gm.FiveGaps):
            assert type(result).from_json(result.to_json()) == result
        frame = result.to_frame("polars")
        assert frame.equals(pl.DataFrame(result)) or kind == "Gap"
        assert list(result.to_frame("pandas").columns) == frame.columns
    # A pickled study still has its waterfall.
    found = five(level=0.9, family="bh", gaps="seven", clustered=["delivered"], language="fr")
    assert pickle.loads(pickle.dumps(found)).waterfall() == found.waterfall()


def test_the_table_of_the_five_gaps_has_a_row_for_each() -> None:
    frame = five().to_frame("polars")
    assert len(frame) == 5 * (1 + 2 + 3)
    rows = frame.filter(pl.col("kind") == "overall")
    assert rows["number"].to_list() == [1, 2, 3, 4, 5]
    assert rows["design"].to_list() == ["independent", "fixed", "clustered", None, "paired"]
    assert rows["missing"].to_list() == [None, None, None, "communicated", None]
    assert rows["gap"].is_null().to_list() == [False, False, False, True, False]


def test_zone_of_tolerance_counts_inversions() -> None:
    viewpoints = {"adequate": "min", "expectation": "desired", "perception": "perceived"}
    spec = {"id": "library", "scales": {"nine": {"min": 1, "max": 9}}, "viewpoints": viewpoints}
    of = gm.Instrument.from_json(json.dumps({**spec, "attributes": [{"id": "hours", "dimension": "none"}]}))
    answers = {"min": [5, 6, 5, 7], "desired": [8, 9, 8, 6], "perceived": [7, 6, 6, 7]}
    zone = gap.zone_of_tolerance(gm.summarize(pl.DataFrame(answers), of))
    # By hand: means 5.75, 7.75 and 6.5.
    assert (zone.superiority.value, zone.adequacy.value, zone.width.value) == (-1.25, 0.75, 2.0)
    assert zone.position is not None and zone.position.value == 0.375
    assert (zone.records, zone.inverted_records, zone.inversions, zone.flagged) == (4, 1, 1, True)
    assert zone.dimensions == [] and zone.attributes[0].inverted == 1
    assert "1 of 4 records desire less" in str(zone)
    with pytest.raises(gm.GapModelError) as caught:
        gap.zone_of_tolerance(study())
    assert caught.value.kind == "missing_viewpoint"


def test_change_is_of_other_people_or_of_the_same() -> None:
    of = gm.Instrument.paired(["speed"])
    before = {"who": ["a", "b", "c", "d"], "E_speed": [5, 6, 5, 6], "P_speed": [5, 5, 4, 6]}
    after = {"who": ["d", "c", "b", "x"], "E_speed": [6, 7, 7, 6], "P_speed": [6, 5, 5, 5]}
    others = gap.change(gm.summarize(before, of), gm.summarize(after, of))
    moved = [others.overall.gap.value, others.overall.perception.value, others.overall.expectation.value]
    assert moved == [-0.75, 0.25, 1.0] and (others.design, others.n_matched) == ("independent", 0)
    for frame in (dict, pd.DataFrame, pl.DataFrame):
        same = gap.change(frame(before), frame(after), id="who", instrument=of)
        # By hand: the same three people moved by -1, -1 and 0 from gaps of -1, -1 and 0.
        assert (same.design, same.n_matched, same.n_unmatched) == ("paired", 3, 2)
        assert same.overall.gap.value == pytest.approx(-2 / 3)
        assert [same.overall.before, same.overall.after] == pytest.approx([-2 / 3, -4 / 3])
    loose: Any = gap.change
    summary = gm.summarize(before, of)
    for arguments, kind in (
        ({"before": summary, "after": summary, "id": "who"}, "invalid_option"),
        ({"before": summary, "after": summary, "instrument": of}, "invalid_option"),
        ({"before": before, "after": after, "id": "nobody", "instrument": of}, "unknown_column"),
        ({"before": before, "after": {**after, "who": [1, 1, 2, 3]}, "id": "who", "instrument": of}, "invalid_option"),
    ):
        with pytest.raises(gm.GapModelError) as caught:
            loose(**arguments)
        assert caught.value.kind == kind
    for first in (before, summary):
        with pytest.raises(TypeError, match="two summaries, or two tables"):
            loose(first, after)


def test_tables_of_the_same_people_are_matched() -> None:
    of = gm.Instrument.paired(["speed"])
    before: dict[str, Any] = {"customer": [1, 2, 3, 4], "E_speed": [6, 7, 5, 6]}
    after: dict[str, Any] = {"customer": [3, 4, 5, None], "P_speed": [4, 6, 5, 3]}
    summary = gm.Summary(of)
    summary.observe_matched([before, after], "customer")
    frames: list[Any] = [dict, pd.DataFrame, pl.DataFrame]
    for frame in frames:
        assert gm.summarize([frame(before), frame(after)], of, id="customer") == summary
    customer = gap.five(summary).gaps[5].overall
    assert customer is not None
    assert (summary.rows, customer.n_pairs, customer.design) == (6, 2, "partially_paired")
    with pytest.raises(gm.GapModelError, match="tells who is who") as caught:
        gm.summarize([before, after], of)
    assert caught.value.kind == "invalid_option"
    with pytest.raises(gm.GapModelError, match='no column "customer"; the table has P_speed') as caught:
        gm.summarize([before, {"P_speed": [1]}], of, id="customer")
    assert caught.value.kind == "unknown_column"
    with pytest.raises(gm.GapModelError) as caught:
        gm.summarize([before, {**after, "customer": [3, 3, 4, 5]}], of, id="customer")
    assert caught.value.kind == "invalid_option" and summary.rows == 6
    # A list of rows still is one table.
    assert gm.summarize([[5, 4]], gm.Instrument.from_toml(BY_POSITION)).rows == 1


BY_POSITION = """
id = "array"
scales.five = { min = 1, max = 5 }
items = [{ id = "first", column = "0", scale = "five" }, { id = "second", column = "1", scale = "five" }]
"""


def test_antecedents_and_diagnosis() -> None:
    behind = antecedents()
    assert len(behind.constructs) == 16 and behind.units is None and behind.scale == (1.0, 7.0)
    row = behind.constructs[0]
    assert (row.id, row.gap, row.polarity) == ("marketing_research_orientation", 1, 1)
    assert row.relation is None and row.alpha is not None and row.alpha_n == 20
    assert "Gap 4" in str(behind)
    found = five()
    english, french = gap.diagnose(found, behind), gap.diagnose(found, behind, language="fr")
    assert [one.rule for one in english.findings] == [one.rule for one in french.findings]
    importance = [one.importance for one in english.findings]
    assert importance == sorted(importance, reverse=True) and all(one.numbers for one in english.findings)
    assert "1. " in str(english) and "Probable causes: " in str(english) and "Causes probables" in str(french)
    assert english._repr_html_().startswith("<ol><li><b>")
    assert "communicated" in {one.viewpoint for one in english.evidence}
    with pytest.raises(gm.GapModelError) as caught:
        gap.diagnose(found, language="xx")
    assert caught.value.kind == "invalid_option"


def test_antecedents_go_with_the_gaps_of_their_units() -> None:
    of, draw = gm.Instrument.antecedents(), np.random.default_rng(8)
    units = [f"u{i % 6}" for i in range(30)]
    answers: dict[str, Any] = {id: draw.integers(1, 8, 30) for id in of.attributes}
    staff = gm.summarize({**answers, "unit": units}, of, by="unit")
    gaps = gm.summarize({**table("EMSDCP", 30, 4), "unit": units}, instrument(), by="unit")
    found = gap.antecedents(staff, gaps=gaps)
    assert found.units == 6
    relation = found.constructs[0].relation
    assert relation is not None and -1 <= relation.correlation.value <= 1
    assert relation.correlation.n_valid == 6 and isinstance(relation.as_expected, bool)
    with pytest.raises(gm.GapModelError) as caught:
        gap.antecedents(staff, gaps=study())
    assert caught.value.kind == "invalid_option"


def test_difference_scores() -> None:
    # Two scores of reliability 0.9 and equal spread that correlate 0.3: (0.9 - 0.3) / (1 - 0.3).
    assert gap.difference_reliability(0.9, 0.9, 0.3, 1.0, 1.0) == pytest.approx(6 / 7)
    with pytest.raises(gm.GapModelError) as caught:
        gap.difference_reliability(0.9, 0.9, 0.3, sd_p=-1.0, sd_e=1.0)
    assert caught.value.kind == "invalid_option"
    score = gap.difference_score(outcome())
    assert [row.id for row in score.dimensions] == ["fast", "kind"] and score.overall is not None
    assert score.outcome is not None and score.outcome.item == "satisfaction"
    assert [one.name for one in score.outcome.surface] == ["a1", "a2", "a3", "a4"]
    assert score.outcome.direct.r_squared >= score.outcome.constrained_r_squared
    assert all(flag.problem in str(score) for flag in score.flags)


def test_sums_of_products() -> None:
    products = gm.CrossProducts(2)
    columns = {"wait": [10.5, 30.0, 20.5, 5.0], "rating": [4.0, 2.0, 3.0, None]}
    products.extend(columns)
    assert (products.variables, products.n_valid, products.absent) == (2, 3, 1)
    # By hand: means 61 / 3 and 3, sum of products about them -19.5, of squares 1141 / 6 and 2.
    assert products.covariance(0, 1) == -9.75 and products.means == [61 / 3, 3.0]
    assert products.correlation(0, 1) == pytest.approx(-19.5 / (1141 / 3) ** 0.5) and products.covariance(0, 2) is None
    row_by_row = gm.CrossProducts(2)
    for row in zip(*columns.values(), strict=True):
        row_by_row.push(row)
    tables: list[Any] = [pd.DataFrame(columns), pl.DataFrame(columns), pd.DataFrame(columns).to_numpy()]
    for form in tables:
        other = gm.CrossProducts(2)
        other.extend(form)
        assert other == products == row_by_row
    assert pickle.loads(pickle.dumps(products)) == products
    products.merge(row_by_row)
    assert products.n_valid == 6 and repr(products) == "CrossProducts(2 variables, n = 6)"
    for wrong in (lambda: gm.CrossProducts(0), lambda: products.push([1.0]), lambda: products.extend([[1, 2, 3]])):
        with pytest.raises(gm.GapModelError):
            wrong()


def test_the_examples_of_the_readme_run(root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    examples = re.findall("```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.S)
    assert examples
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})


def test_the_scripts_are_python(root: pathlib.Path) -> None:
    for script in [*root.glob("benches/*.py"), *root.glob("gapmodel-py/tools/*.py")]:
        compile(script.read_text(encoding="utf-8"), script.name, "exec")
