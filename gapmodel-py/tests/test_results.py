"""Figures, and what one can do with a result."""

import copy
import html
import importlib
import json
import pathlib
import pickle
import threading
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import csat, gap, stats

# Without types of its own.
pa: Any = importlib.import_module("pyarrow")

E = [[7, 6, 7, 7], [6, 6, 6, 6], [7, 7, 6, 7], [6, 6, 5, 7]]
P = [[6, 5, 7, 6], [4, 4, 5, 6], [7, 6, 6, 7], [3, 5, 4, 4]]
DIMENSIONS = {0: "one", 1: "one", 2: "two", 3: "two"}


from_arrow: Any = getattr(pd.DataFrame, "from_arrow", lambda table: pa.table(table).to_pandas())


def toy(**options: Any) -> gm.ServqualResult:
    return gap.servqual(E, P, dimensions=DIMENSIONS, **options)


def test_hand_worked_survey_of_four_gives_its_figures() -> None:
    # Worked by hand: four respondents, two dimensions of two attributes.
    result = toy(weights=[[60, 40], [50, 50], [70, 30], [40, 60]], family="none")
    one, two = result.dimensions
    assert (one.gap.value, two.gap.value) == (-1.375, -0.75)
    assert result.overall is not None and result.overall.gap.value == -1.0625
    assert one.test is not None and two.test is not None
    assert one.test.t == pytest.approx(-3.6666667, abs=1e-7) and one.test.p == pytest.approx(
        0.0350815, abs=1e-7
    )
    assert two.test.t == pytest.approx(-1.7320508, abs=1e-7) and two.test.p == pytest.approx(
        0.1816901, abs=1e-7
    )
    weighted = {score.weighting: score.estimate.value for score in result.weighted}
    assert weighted["respondent"] == pytest.approx(-1.1, abs=1e-12)
    assert weighted["mean_points"] == pytest.approx(-1.09375, abs=1e-12)


def test_weights_by_dimension_are_the_other_form() -> None:
    result = toy(weights={"one": 55, "two": 45})
    assert [(w.weighting, round(w.estimate.value, 12)) for w in result.weighted] == [("dimensions", -1.09375)]


def test_published_satisfaction_figures_come_out() -> None:
    # Vendor page, 1000 answers on ten points: sum 6865, so 6.865; and 1000 efforts on seven points: mean 4.08, 46 % easy,
    # index -13.
    ten = np.repeat(np.arange(2, 11), [10, 30, 100, 130, 150, 115, 255, 140, 70])
    assert csat.mean(ten, scale=(1, 10)).value == 6.865
    effort = csat.ces(np.repeat(np.arange(1, 8), [80, 210, 140, 110, 160, 180, 120]))
    assert effort.index is not None
    assert (effort.mean.value, effort.easy.value, round(effort.index.value, 9)) == (4.08, 0.46, -13.0)
    nps = csat.nps(np.repeat([10, 8, 3], [50, 30, 20]))
    assert (nps.value, nps.promoters, nps.passives, nps.detractors) == (30.0, 50, 30, 20)
    assert (
        nps.low == pytest.approx(14.05113, abs=5e-6)
        and nps.score.value == nps.value
        and sum(nps.distribution) == 100
    )
    assert nps.std_error == pytest.approx(7.810250, abs=5e-7)
    share = stats.proportion(81, 263)
    assert share.low == pytest.approx(0.255289, abs=5e-7) and share.high == pytest.approx(0.366210, abs=5e-7)
    assert stats.proportion_difference(56, 70, 48, 80).low == pytest.approx(0.0524, abs=5e-5)
    assert stats.paired([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]).t == pytest.approx(
        4.0621, abs=5e-5
    )
    assert stats.adjust([0.5, 0.125, 0.75], method="bonferroni") == [1.0, 0.375, 1.0]
    row = gap.published(
        n=51,
        gap=-0.4265,
        gap_sd=0.53454,
        perception=(3.5147, 0.64694),
        expectation=(3.9412, 0.4170),
        rounding=0.00005,
    )
    assert row.t == pytest.approx(-5.698, abs=1e-3) and row.findings == []
    assert gap.weighted([-0.65, -1.10, -0.83, -0.70, -1.01], [11, 32, 22, 19, 16]).weighted == pytest.approx(
        -0.9007
    )


def test_a_published_table_is_audited_however_it_comes() -> None:
    columns: dict[str, list[Any]] = {
        "dimension": ["staff", "rooms", "price"],
        "perception_mean": [3.51, 3.48, None],
        "expectation_mean": [3.94, 3.91, None],
        "gap": [-0.43, 0.43, -0.2],
        "n": [51, None, 51],
        "gap_sd": [0.53, None, 0.5],
        "t": [-5.7, None, -9.5],
    }
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    frames: list[Any] = [columns, rows, tuple(rows), pd.DataFrame(columns), pl.DataFrame(columns)]
    for table in frames:
        found = gap.audit(table)
        assert [finding.row for finding in found] == [1, 2]
        assert "the sign is reversed" in found[0].reason and "t = -2.857" in found[1].reason
    pairs: dict[str, Any] = {
        "n": 51,
        "perception": (3.51, 0.65),
        "expectation": (3.94, 0.42),
        "gap": -0.43,
        "gap_sd": 1.2,
    }
    assert [finding.reason for finding in gap.audit([pairs])] == gap.published(**pairs).findings != []
    assert gap.audit([{"gap": -0.43, "interval": (-0.6, -0.2)}])[0].reason.startswith(
        "the middle of the interval"
    )
    assert gap.audit([]) == []
    with pytest.raises(gm.GapModelError, match="anything to check"):
        gap.audit(pl.DataFrame({"gap": [-1.0]}))
    assert gap.audit(rows[:1], 0.9) == gap.audit(rows[:1], level=0.9)


def test_the_gap_model_asks_everybody_at_once() -> None:
    model = gm.Instrument.gap_model()
    six = ["expectation", "management", "standard", "delivered", "communicated", "perception"]
    assert model.viewpoints == six
    assert model.attributes == gm.Instrument.servqual().attributes and len(model.columns) == 6 * 22
    assert {"E_REL1", "M_REL1", "S_REL1", "D_REL1", "C_REL1", "P_REL1"} <= set(model.columns)
    assert gm.Instrument.question("perception").startswith("What I experience")
    assert model.question("standard", "fr").endswith(": …")


def test_which_ratings_are_positive_is_said_by_number_or_by_set() -> None:
    ratings = [1, 2, 3, 4, 5]
    assert csat.top_box(ratings).value == 0.4
    assert csat.top_box(ratings, positive=1).value == 0.2
    assert (
        csat.top_box(ratings, positive={3, 4, 5}).value
        == csat.top_box(ratings, positive=[3, 4, 5]).value
        == 0.6
    )
    low = gm.Scale(1, 5, direction="low_is_good", missing=[99])
    assert csat.top_box([1, 2, 3, 4, 99], scale=low, positive=1).value == 0.25
    assert csat.ces([1, 1, 5], scale=(1, 5), high_is_easy=False).easy.value == pytest.approx(2 / 3)


def test_example_survey_gives_the_figures_of_its_study(root: pathlib.Path, restaurant: gm.Instrument) -> None:
    summary = gm.summarize_csv(root / "examples" / "restaurant.csv", restaurant)
    result = gap.servqual(summary)
    found = {row.id: row.gap.value for row in result.dimensions}
    study = {
        "tangibles": -0.4265,
        "reliability": -0.4314,
        "responsiveness": -0.4314,
        "assurance": -0.4935,
        "empathy": 0.3431,
    }
    assert found == pytest.approx(study, abs=0.003)
    frame = pd.read_csv(root / "examples" / "restaurant.csv")
    assert gm.summarize(frame, restaurant) == summary
    assert gm.summarize(pl.from_pandas(frame), restaurant) == summary
    assert gap.servqual(summary, language="nl").dimensions[0].label == "Betrouwbaarheid"
    by = gm.summarize(frame, restaurant, by="branch", weight="weight")
    assert (
        gm.summarize_csv(
            (root / "examples" / "restaurant.csv").read_bytes(), restaurant, by="branch", weight="weight"
        )
        == by
    )
    perceived = frame[[c for c in frame.columns if c.startswith("P_")]]
    assert (
        gap.servperf(perceived, scale=(1, 5)).all_items.perception
        == gap.servperf(summary).all_items.perception
    )


def test_kiosk_survey_gives_the_figures_computed_independently(root: pathlib.Path) -> None:
    path = root.parent / "shared" / "data" / "kiosk" / "kiosk.csv"
    if not path.exists():
        print("skipped: the kiosk survey is not part of the project and not at hand here")
        pytest.skip("the kiosk survey is not part of the project and not at hand here")
    # Computed with pandas from the open data of Hana (2022), github.com/hanakim120/kiosk-servqual-research.
    instrument = gm.Instrument.from_toml(root / "examples" / "kiosk.toml")
    result = gap.servqual(gm.summarize_csv(path, instrument))
    assert (result.respondents, result.all_items.gap.n_valid) == (211, 207)
    assert result.all_items.gap.value == pytest.approx(-1.102053, abs=5e-7)
    assert (result.straight_liners.expectation, result.straight_liners.perception) == (7, 2)
    assert gap.servqual(gm.summarize(pd.read_csv(path), instrument)) == result


TABLE: dict[str, Any] = {
    "satisfaction": [5, 4, 3, 9, 2, 5],
    "recommend": [10, 9, 8, 7, None, 0],
    "branch": ["east", "east", "west", "west", "south", "east"],
    "year": [1, 2, 1, 2, 1, 2],
}


def test_segments_are_scored_each_on_its_own(items: gm.Instrument) -> None:
    summary = gm.summarize(TABLE, items, by="branch")
    means = csat.mean(summary, item="satisfaction")
    assert isinstance(means, gm.SegmentResults)
    assert list(means) == means.keys() == summary.segments == ["east", "south", "west"]
    assert (len(means), "west" in means, "north" in means) == (3, True, False)
    assert means["east"].value == pytest.approx(14 / 3)
    assert list(means.errors) == ["south", "west"] and [key for key, _ in means.items()] == ["east"]
    with pytest.raises(gm.GapModelError) as caught:
        means["south"]
    assert caught.value.kind == means.errors["south"].kind == "too_few_ratings"
    with pytest.raises(gm.GapModelError) as caught:
        means["north"]
    assert (
        caught.value.kind == "unknown_segment" and means.get("north") is None and means.get("south", 0) == 0
    )
    assert means.total == csat.mean(gm.summarize(TABLE, items), item="satisfaction")
    assert means.total.n_excluded == 1
    frame = pl.DataFrame(means)
    assert frame["branch"].to_list() == ["east", "south", "west"] and frame["error"].null_count() == 1
    assert means.to_frame("pandas").equals(from_arrow(means).astype(means.to_frame("pandas").dtypes))
    assert [row.get("error") is None for row in means.to_dict()] == [True, False, False]
    both: Any = csat.top_box(gm.summarize(TABLE, items, by=["branch", "year"]), item="satisfaction")
    assert both.keys()[0] == ("east", 1) and both[("east", 2)].value == 1.0
    assert pl.DataFrame(both)["year"].dtype == pl.Int64


def test_tables_of_results_go_to_any_library() -> None:
    result = toy(weights={"one": 0.5, "two": 0.5})
    frame = pl.DataFrame(result)
    assert frame["kind"].to_list() == ["attribute"] * 4 + ["dimension"] * 2 + [
        "overall",
        "all_items",
        "weighted",
    ]
    for column in [
        "id",
        "label",
        "expectation_mean",
        "perception_mean",
        "gap",
        "std_error",
        "low",
        "high",
        "n_valid",
        "n_missing",
        "p",
        "p_adjusted",
        "effect_size",
    ]:
        assert column in frame.columns
    assert pa.table(result).num_rows == 9
    assert list(from_arrow(result)["gap"]) == frame["gap"].to_list() == list(result.to_frame("pandas")["gap"])
    assert isinstance(result.to_frame(), pd.DataFrame) and isinstance(result.to_frame("polars"), pl.DataFrame)
    with pytest.raises(gm.GapModelError):
        result.to_frame("excel")  # type: ignore[arg-type]


def everything(items: gm.Instrument) -> list[Any]:
    counts, pairs, moments = gm.Counts((1, 5)), gm.PairCounts((1, 7)), gm.Moments()
    counts.extend([5, 4, None], weights=[0.1, 2, 1])
    pairs.extend([7, 6, None], [5, 6, 4])
    moments.extend([10000000.2, 10000000.1, 10000000.3, None])
    assert (pairs.n_pairs, pairs.delivered.n_valid, moments.std_dev) == (2, 3, 0.1)
    scorer = gap.ResponseScorer(gm.Instrument.servqual())
    return [
        counts,
        pairs,
        moments,
        gm.Scale(1, 5, not_applicable=[9]),
        gm.Instrument.servqual(),
        gm.summarize(TABLE, items, by="branch"),
        toy(),
        toy().dimensions[0],
        gap.servperf(P),
        csat.nps([10, 9, 3]),
        csat.ces([7, 6, 1]),
        csat.top_box([5, 4, 1]),
        stats.paired([1, 2, 4]),
        gap.weighted([1, 2], [0.5, 0.5]),
        gap.published(n=10, gap=1, gap_sd=2),
        gap.audit([{"n": 10, "gap": 1, "gap_sd": 2, "t": 9}])[0],
        scorer.score([6] * 22, [5] * 22),
        counts.absent,
        toy().straight_liners,
    ]


def test_results_and_tallies_are_copied_pickled_compared_and_shown(items: gm.Instrument) -> None:
    for thing in everything(items):
        name = type(thing).__name__
        assert pickle.loads(pickle.dumps(thing)) == thing == copy.deepcopy(thing) == copy.copy(thing), name
        assert thing != 3 and name in repr(thing) and "\n" not in repr(thing)
        if hasattr(thing, "_repr_html_"):
            assert thing.to_dict() == json.loads(thing.to_json())
            assert type(thing).from_json(thing.to_json()) == thing
            assert "<table>" in thing._repr_html_() and "<script" not in thing._repr_html_()
            assert (
                len(thing.to_frame("polars")) == len(thing.to_frame("pandas")) == pl.DataFrame(thing).height
            )


def test_html_escapes_what_the_survey_says() -> None:
    evil = "<script>alert('1')</script>&\""
    table = pd.DataFrame(E, columns=[evil, "b", "c", "d"])
    shown = gap.servqual(table, P, dimensions={evil: evil, "b": "b"})._repr_html_()
    assert "<script" not in shown and html.escape(evil) in shown


def test_printing_shows_the_gap_table() -> None:
    text = str(toy())
    for part in ("Attributes", "Dimensions", "Overall", "-1.38", "p adjusted", "4 respondents"):
        assert part in text


def test_tallies_merge_as_if_counted_at_once(items: gm.Instrument) -> None:
    whole = gm.summarize(TABLE, items, by="branch")
    for cut in range(7):
        left = gm.summarize({name: column[:cut] for name, column in TABLE.items()}, items, by="branch")
        left.merge(gm.summarize({name: column[cut:] for name, column in TABLE.items()}, items, by="branch"))
        assert left == whole and left.to_bytes() == whole.to_bytes()
    whole.merge(whole)
    assert whole.rows == 12
    counts = gm.Counts((1, 5))
    for rating in (5, None, 3):
        counts.push(rating)
    assert counts.counts == [0, 0, 1, 0, 1] and csat.mean(counts) == csat.mean([5, None, 3])


def test_options_travel_with_the_bytes(items: gm.Instrument) -> None:
    table = {"satisfaction": [5, 4], "recommend": [10, 9], "branch": ["a", "b"], "poids": [0.5, 2.0]}
    chosen: dict[str, Any] = {"by": "branch", "weight": "poids", "off_scale": "count"}
    empty = gm.Summary(items, **chosen)
    assert (empty.by, empty.is_weighted, empty.rows) == (["branch"], True, 0)
    for before in (empty, gm.summarize(table, items, **chosen)):
        after = gm.Summary.from_bytes(before.to_bytes())
        assert after == before == pickle.loads(pickle.dumps(before))
        for summary in (before, after):
            summary.observe({**table, "satisfaction": [5, 77]})
        assert after == before and after.segment("b").counts("satisfaction").absent.invalid == 1
    assert gm.summarize(table, items, by="branch") != gm.summarize(
        table, items, by="branch", off_scale="count"
    )
    assert gm.Summary(items, weight="a") != gm.Summary(items, weight="b")


def test_segments_are_tallies_by_name(items: gm.Instrument) -> None:
    summary = gm.summarize(TABLE, items, by=["branch", "year"])
    east = summary.segment(("east", 2))
    assert (east.labels, east.rows) == (["east", 2], 2)
    assert east.counts("satisfaction").counts == [0, 0, 0, 1, 1]
    assert (summary.total.labels, summary.total.rows, repr(summary.total)) == (
        [],
        6,
        "Segment(total, 6 rows)",
    )
    means: Any = csat.mean(summary, item="satisfaction")
    assert csat.mean(summary.total.counts("satisfaction")) == means.total
    for refused in (lambda: summary.segment("north"), lambda: summary.total.counts("nothing")):
        with pytest.raises(gm.GapModelError):
            refused()


def by_branch(branches: list[Any]) -> gm.Summary:
    instrument = gm.Instrument.paired({"a": "one", "b": "one", "c": "two", "d": "two"})
    table = {
        f"{side}_{id}": [row[i] for row in x]
        for side, x in (("E", E), ("P", P))
        for i, id in enumerate("abcd")
    }
    return gm.summarize({**table, "branch": branches}, instrument, by="branch")


@pytest.mark.parametrize("branches", [["x", "x", None, 7], [3, 3, None, 7], ["x", "x", "x", "x"]])
def test_gap_tables_of_segments_are_those_of_servqual(branches: list[Any]) -> None:
    summary = by_branch(branches)
    gaps = gap.segments(summary)
    assert (gaps.by, gaps.level, gaps.segments) == (["branch"], 0.95, summary.segments)
    assert gaps.measured == ["a", "b", "c", "d", "one", "two", "overall", "all_items"]
    assert len(gaps) == 8 * len(gaps.segments) == len(gaps.to_dict()["gaps"])
    frame = pl.DataFrame(gaps)
    assert frame.equals(gaps.to_frame("polars")) and pa.table(gaps).num_rows == len(gaps)
    pandas = gaps.to_frame("pandas")
    assert list(pandas.columns) == frame.columns and pandas["gap"].to_list() == frame["gap"].to_list()
    assert [None if pd.isna(x) else x for x in pandas["branch"]] == frame["branch"].to_list()
    assert pandas["low"].isna().to_list() == frame["low"].is_null().to_list()
    result: Any = gap.servqual(summary, tests=False)
    for key in summary.segments:
        name = key if key is None or frame["branch"].dtype != pl.String else str(key)
        rows = frame.filter(pl.col("branch").eq_missing(pl.lit(name)))
        if key not in result.errors:
            expected = [
                *result[key].attributes,
                *result[key].dimensions,
                result[key].overall,
                result[key].all_items,
            ]
            assert rows["gap"].to_list() == [row.gap.value for row in expected]
            assert rows["low"].to_list() == [row.gap.low for row in expected]
            assert rows["n_valid"].to_list() == [row.gap.n_valid for row in expected]
        else:
            assert rows["std_dev"].null_count() == len(rows)
    assert gm.SegmentGaps.from_json(gaps.to_json()) == gaps == pickle.loads(pickle.dumps(gaps))
    assert "by branch" in repr(gaps) and "all_items" in str(gaps) and "<table>" in gaps._repr_html_()
    with pytest.raises(gm.GapModelError):
        gap.segments(summary, level=95)
    with pytest.raises(gm.GapModelError):
        gm.SegmentGaps.from_json(gaps.to_json().replace('"measured":7', '"measured":8'))


def test_off_scale_values_are_counted_if_asked(items: gm.Instrument) -> None:
    summary = gm.summarize({"satisfaction": [5, 4, 7], "recommend": [1, 2, 3]}, items, off_scale="count")
    assert csat.mean(summary, item="satisfaction").n_excluded == 1


def test_responses_are_scored_alike_from_arrays_and_lists() -> None:
    scorer = gap.ResponseScorer(gm.Instrument.servqual())
    expected, perceived = np.full(22, 6, np.int8), np.full(22, 5, np.int8)
    score = scorer.score(expected, perceived)
    assert (score.dimensions, score.unweighted, score.weighted) == ([-1.0] * 5, -1.0, None)
    assert score == scorer.score([6] * 22, [5] * 22) == scorer.score(expected[::-1], pl.Series(perceived))
    assert scorer.score([6] * 22, [None] * 22).unweighted is None and len(scorer) == 22


def test_two_threads_at_once_lose_nothing(items: gm.Instrument) -> None:
    table = {"satisfaction": np.full(50_000, 4, np.int8), "recommend": np.full(50_000, 9, np.int8)}
    shared, counts = gm.summarize({"satisfaction": [5], "recommend": [3]}, items), gm.Counts((1, 5))
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(20):
                shared.observe(table)
                counts.extend(table["satisfaction"])
                assert csat.top_box(table["satisfaction"]).value == 1.0
                csat.top_box(shared, item="satisfaction")
                assert shared.rows > 0
        except Exception as error:  # noqa: BLE001 (whatever it is, the test must show it)
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (shared.rows, counts.n_valid) == (2_000_001, 2_000_000)
