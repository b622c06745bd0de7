"""Control charts and trends as Python users meet them; figures are held by the vectors."""

import json
import pickle
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import control, csat

# Montgomery, Introduction to Statistical Quality Control: orange juice cans, 30 samples of 50.
CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]


def test_a_chart_has_its_limits_and_signals_point_by_point() -> None:
    chart = control.p(CANS, [50] * 30)
    assert len(chart.center) == len(chart.lower) == len(chart.upper) == len(chart.values) == 30
    assert [(signal.index, signal.rule) for signal in chart.signals] == [
        (14, "beyond_limits"),
        (22, "beyond_limits"),
    ]
    assert chart.dispersion is not None and chart.dispersion.phi == pytest.approx(2.8469773, abs=5e-8)
    assert chart.moving_ranges is None and chart.low_values is None and chart.proposes is None
    rates = control.u([4, 6, 5, 20], [1.0, 2.0, 1.0, 1.0])
    assert rates.lower[0] == 0.0 and rates.lower[1] > 0.0 and rates.signals[0].index == 3
    flow = control.xmr([49.6, 47.6, 49.9, 51.3])
    assert flow.moving_ranges is not None and len(flow.moving_ranges.values) == 3


def test_limits_stand_still_once_stored() -> None:
    first = control.p(CANS[:14], np.full(14, 50))
    stored = gm.Baseline.from_json(first.baseline.to_json())
    assert stored == first.baseline and stored.n_points == 14
    later = control.p(CANS[14:], [50] * 16, baseline=stored)
    assert later.upper == [first.upper[0]] * 16 and later.dispersion is not None
    assert control.p(CANS, [50] * 30, baseline=14).upper == [first.upper[0]] * 30
    assert control.ewma([52.0], baseline=gm.Baseline("xmr", 50, 2.0539), weight=0.3).values == [
        pytest.approx(50.6)
    ]


def test_columns_of_any_library_and_tables_of_results() -> None:
    frame = pd.DataFrame({"d": CANS, "n": 50})
    plain = control.p(CANS, [50] * 30)
    assert control.p(frame["d"], frame["n"]) == plain
    assert control.p(pl.Series(CANS), pl.Series([50] * 30)) == plain
    table = plain.to_frame("pandas")
    assert list(table.columns) == ["index", "value", "low_value", "center", "lower", "upper", "sigma", "rules"]
    assert table["rules"][14] == "beyond_limits" and table["rules"][0] == ""
    for result in (
        plain,
        plain.baseline,
        plain.dispersion,
        plain.runs,
        plain.signals[0],
        control.xmr([1, 2, 4]).moving_ranges,
        control.cusum([1, 2, 4]),
    ):
        assert result is not None
        assert pickle.loads(pickle.dumps(result)) == result
        assert str(result) and repr(result) and "<table" in result._repr_html_()
        assert json.loads(result.to_json()) == result.to_dict()
        assert len(result.to_frame("polars")) >= 1


def test_a_trend_takes_counts_pairs_or_a_dict() -> None:
    counts = gm.Counts((1, 5))
    counts.extend([5, 4, 3, None])
    trend = csat.trend([("March", counts), ("April", (3, 4)), (2024, (1, 4))])
    assert [period.label for period in trend.periods] == ["March", "April", "2024"]
    assert trend.periods[0].share.n_missing == 1
    by_label: dict[Any, Any] = {"March": counts, "April": (3, 4), 2024: (1, 4)}
    assert csat.trend(by_label) == trend
    assert trend.slope is not None and trend.slope.slope < 0
    assert len(trend.to_frame("pandas")) == 3 and "March" in str(trend)
    assert pickle.loads(pickle.dumps(trend)) == trend
    assert trend.chart.kind == "p" and trend.alternative is not None and trend.alternative.kind == "p_prime"


def test_what_is_no_chart_is_refused() -> None:
    for counts in ([1.5, 2], [-1, 2], [None, 2]):
        with pytest.raises(gm.GapModelError, match="counts = .* at index 0 is not allowed: a whole number"):
            control.p(counts, [4, 4])
    with pytest.raises(gm.GapModelError, match="a number of points from 2"):
        control.xmr([1, 2, 3], baseline=-1)
    wrong: Any = "three"
    with pytest.raises(TypeError, match="baseline"):
        control.xmr([1, 2, 3], baseline=wrong)
    for series in ([("a", 3)], [3], [("a", (1, 2, 3))]):
        with pytest.raises(TypeError):
            csat.trend(series)  # type: ignore[arg-type]
