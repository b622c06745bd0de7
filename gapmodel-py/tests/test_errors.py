"""Every bad input is one exception with its kind and place, and leaves nothing half-done."""

import contextlib
import pathlib
from collections.abc import Iterator
from typing import Any

import gapmodel as gm
import numpy as np
import polars as pl
import pytest
from gapmodel import csat, gap, stats


@contextlib.contextmanager
def refuses(kind: str, text: str = ".") -> Iterator[None]:
    with pytest.raises(gm.GapModelError, match=text) as caught:
        yield
    assert caught.value.kind == kind


def test_the_exception_is_a_value_error_with_a_kind() -> None:
    assert issubclass(gm.GapModelError, ValueError)
    with pytest.raises(ValueError, match="rating 6 at index 2"):
        csat.mean([1, 5, 6])


@pytest.mark.parametrize("bad", [0, 6, -1, 2.5, float("inf"), 10**400])
def test_ratings_off_the_scale_are_refused_with_their_place(bad: float) -> None:
    with refuses("off_scale", "at index 1 is not on the scale 1..=5"):
        csat.top_box([3, bad])


@pytest.mark.parametrize("bad", [float("nan"), -1, float("inf"), 1e7, None])
def test_bad_weights_are_refused_with_their_place(bad: float | None) -> None:
    with refuses("invalid_weight", "at index 1"):
        csat.mean([3, 4], weights=[1, bad])


def test_options_are_checked() -> None:
    for level in (0, 1, 95, float("nan")):
        with refuses("invalid_level"):
            csat.mean([3, 4], level=level)
    for positive in (0, 5, -1, {6}, set[float]()):
        with refuses("invalid_option", "positive"):
            csat.top_box([3, 4], positive=positive)
    with refuses("invalid_option", "method"):
        csat.top_box([3, 4], method="exact")  # type: ignore[call-overload]
    with refuses("invalid_option", "item"):
        csat.top_box([3, 4], item="x")  # type: ignore[call-overload]
    with refuses("invalid_scale"):
        csat.top_box([3, 4], scale=(5, 1))
    with refuses("invalid_scale"):
        csat.nps([3, 4], scale=(1, 5))
    with refuses("invalid_scale"):
        csat.ces([3, 4], scale=(1, 6))
    with pytest.raises(TypeError):
        csat.mean([3, 4], scale="1-5")  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        csat.top_box([3, 4], positive=True)


def test_too_little_data_is_refused() -> None:
    for empty in ([], [None, None], np.array([], dtype=np.int8)):
        with refuses("no_valid_ratings"):
            csat.mean(empty)
    with refuses("too_few_ratings"):
        csat.mean([3])
    with refuses("zero_variance"):
        csat.mean([3, 3])
    with refuses("unequal_lengths"):
        csat.mean([3, 4], weights=[1])


def test_tables_are_checked(items: gm.Instrument) -> None:
    good: dict[str, Any] = {"satisfaction": [5, 4], "recommend": [10, 9]}
    with refuses("unknown_column", 'there is no column "recommend"; the table has satisfaction'):
        gm.summarize({"satisfaction": [5]}, items)
    with refuses("unknown_column", "branch"):
        gm.summarize(good, items, by="branch")
    with refuses("unequal_lengths", "recommend"):
        gm.summarize({"satisfaction": [5, 4], "recommend": [9]}, items)
    with refuses("off_scale", 'rating 7 at index 1 of column "satisfaction"'):
        gm.summarize({**good, "satisfaction": [5, 7]}, items)
    with refuses("invalid_weight", "index 0"):
        gm.summarize({**good, "w": [-1, 1]}, items, weight="w")
    with refuses("duplicate_column"):
        gm.summarize({**good, "x": [1, 2]}, items, by=["x", "x"])
    with refuses("invalid_option", "off_scale"):
        gm.summarize(good, items, off_scale="ignore")  # type: ignore[arg-type]
    import pandas as pd

    twice = pd.DataFrame([[5, 9, 1], [4, 8, 1]], columns=["satisfaction", "recommend", "satisfaction"])
    with refuses("duplicate_column", "column 1 and column 3"):
        gm.summarize(twice, items)
    with refuses("invalid_table", "10000 columns"):
        gm.summarize({str(i): [1] for i in range(10_000)}, items)
    for wrong in (3, "text", pl.Series([1]), np.zeros(3), np.zeros((2, 2, 2)), None):
        with pytest.raises(TypeError):
            gm.summarize(wrong, items)  # type: ignore[arg-type]


def test_gap_tables_are_checked() -> None:
    good = [[6, 7], [5, 7]]
    with refuses("off_scale", 'rating 9 at index 1 of column "perceptions 0"'):
        gap.servqual(good, [[6, 7], [9, 1]])
    with refuses("unequal_lengths", 'column "perceptions 0" has 1 rows'):
        gap.servqual(good, [[6, 7]])
    with refuses("unequal_lengths", "row 1 of perceptions"):
        gap.servqual(good, [[6, 7], [5]])
    with refuses("invalid_table", "1 attributes"):
        gap.servqual(good, [[6], [7]])
    with refuses("unknown_item", "attribute"):
        gap.servqual(good, good, dimensions={5: "x"})
    with refuses("unknown_item", "dimension"):
        gap.servqual(good, good, dimensions={0: "x"}, weights={"y": 1})
    with refuses("weight_sum"):
        gap.servqual(good, good, dimensions={0: "x", 1: "y"}, weights={"x": 0.5, "y": 0.4})
    with refuses("weight_sum"):
        gap.servqual(good, good, dimensions={0: "x", 1: "y"}, weights=[[60, 40], [60, 50]])
    with refuses("invalid_option", "weights"):
        gap.servqual(good, good, weights={"x": 1})
    with refuses("too_few_ratings"):
        gap.servqual([[6, 7]], [[5, 7]])
    with refuses("zero_variance"):
        gap.servqual(good, good)
    with refuses("no_valid_ratings"):
        gap.servqual([[None, None]], [[5, 7]])
    with pytest.raises(TypeError):
        gap.servqual(good)  # type: ignore[call-overload]


CSVS: list[tuple[bytes, str, str]] = [
    (b"", "invalid_table", "line 1: the text is empty"),
    (b"satisfaction,recommend\n", "invalid_table", "no row"),
    (b"satisfaction,recommend\n5,9\n5\n", "invalid_table", "line 3: 1 fields"),
    (b'satisfaction,recommend\n5,"9\n5,8\n', "invalid_table", "line 2: a quote is opened here"),
    (b"satisfaction,recommend\n5,\xff\n", "invalid_table", "line 2"),
    (b"satisfaction,recomm\xffend\n5,1\n", "invalid_table", "not UTF-8"),
    (b",".join(b"c%d" % i for i in range(10_000)) + b"\n1\n", "invalid_table", "10000 columns"),
    (b"satisfaction,satisfaction,recommend\n5,5,9\n", "duplicate_column", "twice"),
    (b"satisfaction\n5\n", "unknown_column", "recommend"),
    (b"satisfaction,recommend\n5,9\n6,9\n", "off_scale", 'line 3 of column "satisfaction"'),
    (b"satisfaction,recommend\n5,many\n", "invalid_table", "not a number"),
    (
        b"satisfaction,recommend\n5," + b"9" * 100_000_000,
        "invalid_table",
        "line 2: a row of more than 16 MiB",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "message"), CSVS, ids=[f"{kind}: {message}" for _, kind, message in CSVS]
)
def test_bad_csv_is_refused_with_its_line(text: bytes, kind: str, message: str, items: gm.Instrument) -> None:
    with refuses(kind, message):
        gm.summarize_csv(text, items)


def test_csv_options_are_checked(items: gm.Instrument, tmp_path: pathlib.Path) -> None:
    text = b"satisfaction;recommend\n5;9\n"
    assert gm.summarize_csv(text, items, delimiter=";").rows == 1
    with refuses("invalid_option", "encoding"):
        gm.summarize_csv(text, items, encoding="klingon")
    with refuses("invalid_option", "delimiter"):
        gm.summarize_csv(text, items, delimiter="--")
    with refuses("io", "nowhere.csv"):
        gm.summarize_csv(tmp_path / "nowhere.csv", items)
    with pytest.raises(TypeError):
        gm.summarize_csv(3, items)  # type: ignore[arg-type]


def test_bad_instruments_are_refused_with_their_line(tmp_path: pathlib.Path) -> None:
    for text in ("", "id = ", 'id = "x"', 'id = "x"\nwhat = 1', 'id = "x"\nscales.a = { min = 5, max = 1 }'):
        with refuses("invalid_instrument"):
            gm.Instrument.from_toml(text)
    with refuses("invalid_instrument", "line 1"):
        gm.Instrument.from_json("{")
    with refuses("io", "nowhere.toml"):
        gm.Instrument.from_toml(str(tmp_path / "nowhere.toml"))
    (tmp_path / "latin.toml").write_bytes(b'id = "caf\xe9"')
    with refuses("invalid_instrument", "UTF-8"):
        gm.Instrument.from_toml(tmp_path / "latin.toml")
    with pytest.raises(TypeError):
        gm.Instrument.from_toml(3)  # type: ignore[arg-type]
    for wrong in ({"step": -1}, {"missing": [3]}, {"direction": "up"}):
        with pytest.raises(gm.GapModelError):
            gm.Scale(1, 5, **wrong)


def test_bytes_that_are_no_summary_are_refused(items: gm.Instrument) -> None:
    summary = gm.summarize({"satisfaction": [5, 4], "recommend": [10, 9]}, items)
    good = summary.to_bytes()
    assert gm.Summary.from_bytes(good) == summary
    for bad in (b"", b"PNG" + good, good[:-1], good + b"\0", good[:40] + bytes([good[40] ^ 1]) + good[41:]):
        with refuses("invalid_bytes"):
            gm.Summary.from_bytes(bad)
    with pytest.raises(TypeError):
        gm.Summary.from_bytes("text")  # type: ignore[arg-type]
    for kind in (gm.Counts, gm.PairCounts, gm.Moments, gm.Estimate, gm.Scale):
        with refuses("invalid_bytes"):
            kind.from_json("{}")


def test_what_does_not_fit_is_not_merged_and_nothing_changes(items: gm.Instrument) -> None:
    table = {"satisfaction": [5, 4], "recommend": [10, 9], "branch": ["a", "b"]}
    summary, by_branch = gm.summarize(table, items), gm.summarize(table, items, by="branch")
    before = summary.to_bytes()
    with refuses("mismatch", "segment columns differ"):
        summary.merge(by_branch)
    with refuses("mismatch", "instruments differ"):
        summary.merge(
            gm.summarize(
                {"x": [1]},
                gm.Instrument.from_toml(
                    'id = "other"\nscales.s = { min = 1, max = 5 }\nitems = [{ id = "x", scale = "s" }]'
                ),
            )
        )
    with refuses("off_scale"):
        summary.observe({"satisfaction": [1, 1, 1], "recommend": [10, 9, 11]})
    assert summary.to_bytes() == before
    counts = gm.Counts((1, 5))
    with refuses("off_scale"):
        counts.extend([5, 5, 6])
    with refuses("mismatch"):
        counts.merge(gm.Counts((1, 7)))
    assert counts == gm.Counts((1, 5))


def test_an_option_that_a_summary_has_settled_is_refused(items: gm.Instrument) -> None:
    summary = gm.summarize({"satisfaction": [5, 4], "recommend": [10, 9]}, items)
    with refuses("invalid_option", "scale"):
        csat.top_box(summary, item="satisfaction", scale=(1, 5))  # type: ignore[call-overload]
    with refuses("invalid_option", "weights"):
        csat.mean(summary, item="satisfaction", weights=[1, 2])  # type: ignore[call-overload]
    with refuses("invalid_option", "item"):
        csat.mean(summary)
    with refuses("unknown_item", "satisfaction, recommend"):
        csat.mean(summary, item="nothing")
    with refuses("missing_viewpoint"):
        gap.servqual(summary)
    with refuses("invalid_option", "scale"):
        csat.mean(gm.Counts((1, 5)), scale=(1, 5))


def test_statistics_check_their_arguments() -> None:
    with refuses("invalid_option", "successes"):
        stats.proportion(5, 4)
    with refuses("no_valid_ratings"):
        stats.proportion(0, 0)
    with refuses("invalid_option", "p_values"):
        stats.adjust([0.5, 1.5])
    with refuses("too_few_ratings"):
        stats.paired([1])
    with refuses("too_few_ratings"):
        gap.published(n=1, gap=0, gap_sd=1)
    with refuses("too_few_ratings", "row 1"):
        gap.audit([{"gap": 0}, {"n": 1, "gap": 0}])
    with refuses("invalid_option", "gap = none in row 1"):
        gap.audit([{"gap": 0}, {"n": 5, "gap": None}])
    with refuses("invalid_option", "n = 5.5 in row 0"):
        gap.audit({"n": [5.5], "gap": [1]})
    with refuses("invalid_option", "gap_sd = 0 in row 1"):
        gap.audit({"gap_sd": [None, 0], "gap": [1, 1]})
    with refuses("unknown_column", "gaps, n"):
        gap.audit({"gaps": [1], "n": [5]})
    with refuses("unequal_lengths", "t"):
        gap.audit({"gap": [1, 2], "t": [5]})
    with pytest.raises(TypeError, match="row 1 of rows is no mapping"):
        gap.audit([{"gap": 1}, 5])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="perception in row 0 is no pair"):
        gap.audit([{"gap": 1, "perception": 3.5}])
    with pytest.raises(TypeError, match="t in row 0 holds '5'"):
        gap.audit([{"gap": 1, "t": "5"}])
    with refuses("invalid_option", "one of expectation, management"):
        gm.Instrument.question("nobody")  # type: ignore[arg-type]
    with refuses("invalid_option", "one of en, nl, fr, et"):
        gm.Instrument.question("employee", "de")  # type: ignore[arg-type]
    with refuses("weight_sum"):
        gap.weighted([1, 2], [0.5, 0.6])
    scorer = gap.ResponseScorer(gm.Instrument.servqual())
    with refuses("unequal_lengths"):
        scorer.score([1], [1])
    with refuses("off_scale", "TAN1"):
        scorer.score([7] * 22, [7] * 9 + [8] + [7] * 12)
    with refuses("missing_viewpoint"):
        gap.ResponseScorer(gm.Instrument.servperf())
