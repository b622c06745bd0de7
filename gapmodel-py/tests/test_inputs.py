"""Every kind of input gives equal results."""

import importlib
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import csat, gap

# Without types of its own.
pa: Any = importlib.import_module("pyarrow")

RATINGS: list[float | None] = [5, 4, None, 3, 1, 5, 2, 4]
WHOLE = [5, 4, 4, 3, 1, 5, 2, 4]
FLOATS = np.array([np.nan if r is None else r for r in RATINGS])


def strided() -> Any:
    return np.repeat(np.array(WHOLE, dtype=np.int8), 3)[::3]


@pytest.mark.parametrize(
    "dtype",
    [
        "int8",
        "uint8",
        "int16",
        "uint16",
        "int32",
        "uint32",
        "int64",
        "uint64",
        "float16",
        "float32",
        "float64",
        ">i4",
    ],
)
def test_every_numeric_type_of_numpy_gives_equal_counts(dtype: str) -> None:
    expected = csat.mean(WHOLE)
    assert csat.mean(np.array(WHOLE, dtype=dtype)) == expected
    assert csat.mean(np.array(WHOLE[::-1], dtype=dtype)[::-1]) == expected
    assert csat.mean(np.repeat(np.array(WHOLE, dtype=dtype), 2)[::2]) == expected
    assert csat.mean(np.array([WHOLE, WHOLE], dtype=dtype).T[:, 1]) == expected
    packed = np.zeros(len(WHOLE), dtype=[("skip", "i1"), ("rating", dtype)])
    packed["rating"] = WHOLE
    assert csat.mean(packed["rating"]) == expected, "not aligned"


@pytest.mark.parametrize(
    "column",
    [
        tuple(RATINGS),
        (r for r in RATINGS),
        FLOATS,
        FLOATS.astype("float32"),
        pd.Series(FLOATS),
        pd.Series(RATINGS, dtype="Int8"),
        pd.Series(RATINGS, dtype="Float64"),
        pd.Series(RATINGS, dtype="int8[pyarrow]"),
        pd.Series([5, 4, pd.NA, 3, 1, 5, 2, 4], dtype="Int64"),
        pl.Series(RATINGS, dtype=pl.Int8),
        pl.Series(RATINGS, dtype=pl.UInt32),
        pl.Series(RATINGS, dtype=pl.Float32),
        pl.concat(
            [pl.Series(RATINGS[:3], dtype=pl.Int8), pl.Series(RATINGS[3:], dtype=pl.Int8)], rechunk=False
        ),
        pl.Series([1, *RATINGS], dtype=pl.Int64)[1:],
        pa.array(RATINGS, pa.int16()),
        pa.array([None, None, *RATINGS], pa.int8()).slice(2),
        pa.chunked_array([RATINGS[:1], [], RATINGS[1:]], pa.uint8()),
    ],
    ids=lambda column: f"{type(column).__module__}.{type(column).__name__}",
)
def test_every_kind_of_column_gives_equal_estimates(column: Any) -> None:
    assert csat.top_box(column).to_dict() == csat.top_box(RATINGS).to_dict()


def test_an_arrow_column_that_is_all_missing_has_no_type_and_no_ratings() -> None:
    with pytest.raises(gm.GapModelError) as caught:
        csat.mean(pa.nulls(3))
    assert caught.value.kind == "no_valid_ratings"


@pytest.mark.parametrize(
    "column",
    [
        ["5", "4"],
        "54",
        b"\x05\x04",
        [True, False],
        [5, object()],
        np.array([True, False]),
        np.array([5, 4], dtype=object),
        np.array(["5", "4"]),
        np.array([[5, 4], [3, 2]]),
        np.array(["2024-01-01"], dtype="datetime64[D]"),
        pd.Series(["5", "4"]),
        pd.Series([5, 4], dtype=object),
        pd.Series([True, False]),
        pd.Series([True, None], dtype="boolean"),
        pd.Series([5, 4], dtype="category"),
        pl.Series(["5", "4"]),
        pl.Series([True, False]),
        pa.array(["5"]),
        pl.DataFrame({"a": [5]}),
        {"a": 5},
        5,
        None,
    ],
    ids=lambda column: f"{type(column).__module__}.{type(column).__name__}",
)
def test_columns_of_anything_but_numbers_are_a_type_error(column: Any) -> None:
    with pytest.raises(TypeError):
        csat.top_box(column)


EXPECTED = np.array([[7, 6, 7, 7], [6, 6, 6, 6], [7, 7, 6, 7], [6, 6, 5, 7]], dtype=np.int8)
PERCEIVED = np.array([[6, 5, 7, 6], [4, 4, 5, 6], [7, 6, 6, 7], [3, 5, 4, 4]], dtype=np.int8)
POINTS = np.array([[60, 40], [50, 50], [70, 30], [40, 60]])
NAMES = ["a", "b", "c", "d"]
BY_NAME = {"a": "one", "b": "one", "c": "two", "d": "two"}
BY_POSITION = {0: "one", 1: "one", 2: "two", 3: "two"}


@pytest.mark.parametrize(
    "table",
    [
        lambda x: pd.DataFrame(x, columns=NAMES),
        lambda x: pd.DataFrame({name: x[:, i] for i, name in enumerate(NAMES)}),
        lambda x: pl.DataFrame(x, schema=NAMES),
        lambda x: pa.table({name: x[:, i] for i, name in enumerate(NAMES)}),
        lambda x: pa.concat_tables(
            [pa.table({n: x[j : j + 2, i] for i, n in enumerate(NAMES)}) for j in (0, 2)]
        ),
        lambda x: pa.record_batch({name: pa.array(x[:, i]) for i, name in enumerate(NAMES)}),
        lambda x: {name: x[:, i] for i, name in enumerate(NAMES)},
        lambda x: {name: list(x[:, i]) for i, name in enumerate(NAMES)},
        lambda x: {name: pa.chunked_array([x[:i, i], x[i:, i]]) for i, name in enumerate(NAMES)},
    ],
)
def test_every_kind_of_table_gives_equal_gaps(table: Any) -> None:
    expected = gap.servqual(EXPECTED, PERCEIVED, dimensions=BY_POSITION, weights={"one": 40, "two": 60})
    found = gap.servqual(
        table(EXPECTED), table(PERCEIVED), dimensions=BY_NAME, weights={"two": 60, "one": 40}
    )
    assert [row.gap for row in found.attributes] == [row.gap for row in expected.attributes]
    assert found.dimensions == expected.dimensions
    assert found.overall == expected.overall
    assert found.weighted == expected.weighted


@pytest.mark.parametrize(
    "array", [np.asfortranarray, np.ascontiguousarray, lambda x: x.tolist(), lambda x: x.astype(float)]
)
def test_matrices_in_any_order_are_equal(array: Any) -> None:
    expected = gap.servqual(EXPECTED, PERCEIVED, dimensions=BY_POSITION, weights=POINTS)
    assert (
        gap.servqual(array(EXPECTED), array(PERCEIVED), dimensions=BY_POSITION, weights=array(POINTS))
        == expected
    )


LABELS = ["east", "west", None, "east"]
SAMPLE = {"satisfaction": [5, 4, 3, 2], "recommend": [10, 9, 8, 7]}


@pytest.mark.parametrize(
    "labels",
    [
        LABELS,
        pd.Series(LABELS),
        pd.Series(LABELS, dtype=object),
        pd.Series(LABELS, dtype="category"),
        pl.Series(LABELS),
        pl.Series(LABELS, dtype=pl.Categorical),
        pa.array(LABELS),
        pa.array(LABELS, pa.large_string()),
        pa.array(LABELS).dictionary_encode(),
        pa.chunked_array([LABELS[:1], LABELS[1:]]),
        np.array(LABELS, dtype=object),
    ],
    ids=lambda labels: f"{type(labels).__module__}.{type(labels).__name__}",
)
def test_every_kind_of_text_makes_equal_segments(labels: Any, items: gm.Instrument) -> None:
    summary = gm.summarize({**SAMPLE, "branch": labels}, items, by="branch")
    assert summary.segments == [None, "east", "west"]
    assert summary == gm.summarize({**SAMPLE, "branch": LABELS}, items, by=["branch"])


@pytest.mark.parametrize(
    "labels",
    [
        [10, 9, 10, 2**62],
        np.array([10, 9, 10, 2**62]),
        pd.Series([10, 9, 10, 2**62]),
        pl.Series([10, 9, 10, 2**62]),
        pa.array([10, 9, 10, 2**62], pa.uint64()),
    ],
)
def test_whole_numbers_are_labels_to_the_last_digit(labels: Any, items: gm.Instrument) -> None:
    assert gm.summarize({**SAMPLE, "shop": labels}, items, by="shop").segments == [9, 10, 2**62]


@pytest.mark.parametrize(
    "days",
    [
        np.array(["2024-02-29", "1969-12-31", "2024-02-29", "NaT"], dtype="datetime64[D]"),
        pd.to_datetime(pd.Series(["2024-02-29", "1969-12-31", "2024-02-29", None])),
        pl.Series(["2024-02-29", "1969-12-31", "2024-02-29", None]).str.to_date(),
        pa.array(["2024-02-29", "1969-12-31", "2024-02-29", None]).cast(pa.timestamp("us")),
    ],
)
def test_dates_are_labels_in_iso_form(days: Any, items: gm.Instrument) -> None:
    assert gm.summarize({**SAMPLE, "day": days}, items, by="day").segments == [
        None,
        "1969-12-31",
        "2024-02-29",
    ]


def test_a_column_may_be_both_rating_and_segment(items: gm.Instrument) -> None:
    assert gm.summarize(SAMPLE, items, by="satisfaction").segments == [2, 3, 4, 5]


def test_many_short_chunks_are_counted_like_one_long(items: gm.Instrument) -> None:
    chunks = pa.chunked_array([[5, None, 3]] * 500, pa.int8())
    table = {"satisfaction": chunks, "recommend": np.full(1500, 7)}
    assert gm.summarize(table, items).rows == 1500
    assert csat.mean(chunks) == csat.mean([5, None, 3] * 500)


def test_rows_of_errors_count_from_the_start_of_the_table() -> None:
    long = pa.chunked_array([np.full(40_000, 3, np.int8), np.array([3] * 39_999 + [8], np.int8)])
    with pytest.raises(gm.GapModelError, match="rating 8 at index 79999 is not"):
        csat.mean(long)
