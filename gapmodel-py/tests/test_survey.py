"""Survey designs and trends from bare columns, which must give what a summary gives."""

import pickle
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import control, csat

RATINGS = [5, 4, 2, 4, 5, 5, 3, 4, None, 1]
SITES = ["a", "a", "b", "b", "c", "c", "d", "d", "d", "b"]
REGIONS = ["north"] * 4 + ["south"] * 5 + ["north"]
WEIGHTS = [1.0, 2.0, 0.5, 1.5, 1.0, 1.0, 2.0, 0.5, 1.0, 3.0]
INSTRUMENT = """
id = "shop"
scales.five = { min = 1, max = 5 }
items = [{ id = "overall", scale = "five" }]
"""


def summary() -> gm.Summary:
    table = {"overall": RATINGS, "site": SITES, "region": REGIONS, "w": WEIGHTS}
    instrument = gm.Instrument.from_toml(INSTRUMENT)
    return gm.summarize(table, instrument, by=["site", "region"], weight="w")


@pytest.mark.parametrize("statistic", ["share", "mean", "index"])
def test_bare_columns_give_what_a_summary_gives(statistic: Any) -> None:
    of_summary = csat.survey(summary(), clusters="site", strata="region", statistic=statistic)
    bare = csat.survey(RATINGS, clusters=SITES, strata=REGIONS, weights=WEIGHTS, statistic=statistic)
    assert bare == of_summary
    one: Any = {"share": csat.top_box, "mean": csat.mean, "index": csat.index}[statistic]
    columns: Any = {"clusters": SITES, "strata": REGIONS, "weights": WEIGHTS}
    assert one(RATINGS, **columns) == of_summary
    assert one(summary(), clusters="site", strata="region") == of_summary
    assert (bare.df, bare.n_clusters, bare.n_strata, bare.n_missing) == (2, 4, 2, 1)


@pytest.mark.parametrize("library", [np.array, pd.Series, pl.Series, pd.Categorical])
def test_labels_of_any_library(library: Any) -> None:
    expected = csat.mean(RATINGS, clusters=SITES)
    assert csat.mean(RATINGS, clusters=library(SITES)) == expected
    assert isinstance(expected, gm.SurveyEstimate)
    assert expected.method == "t"


def test_a_design_without_clusters_takes_people_as_sampled() -> None:
    found = csat.mean(RATINGS, strata=REGIONS)
    assert (found.n_clusters, found.df) == (9, 7)
    # One stratum and no weights: the standard error of the mean.
    assert csat.survey(RATINGS, statistic="mean").std_error == pytest.approx(csat.mean(RATINGS).std_error, rel=1e-14)


def test_how_a_survey_estimate_shows_itself() -> None:
    found = csat.mean(RATINGS, clusters=SITES, strata=REGIONS)
    assert repr(found).startswith("SurveyEstimate(3.67 [") and "design effect" in repr(found)
    assert "Complex survey design, 95 % interval" in str(found)
    assert "<table" in found._repr_html_()
    assert found.to_dict()["n_strata"] == 2
    assert found.to_frame("polars")["design_effect"].to_list() == [found.design_effect]
    assert gm.SurveyEstimate.from_json(found.to_json()) == found == pickle.loads(pickle.dumps(found))


def test_refusals_of_designs() -> None:
    with pytest.raises(gm.GapModelError, match="the stratum south has one cluster") as error:
        csat.mean([5, 4, 3, 2, 1, 3], clusters=[1, 1, 2, 2, 3, 3], strata=["north"] * 4 + ["south"] * 2)
    assert error.value.kind == "too_few_units"
    with pytest.raises(gm.GapModelError, match="column \"clusters\" has 1 rows"):
        csat.mean([5, 4, 3], clusters=["a"])
    with pytest.raises(gm.GapModelError, match="1 answers have no label"):
        csat.mean([5, 4, 3], clusters=["a", "b", None])
    with pytest.raises(gm.GapModelError, match="rating 6 at index 1"):
        csat.mean([5, 6, 3], clusters=["a", "b", "c"])
    with pytest.raises(gm.GapModelError, match="method"):
        csat.top_box(RATINGS, clusters=SITES, method="wilson")  # type: ignore[call-overload]
    with pytest.raises(gm.GapModelError, match="only a summary has items"):
        csat.survey(RATINGS, clusters=SITES, item="overall")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="the name of a segment column"):
        csat.survey(summary(), clusters=SITES)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="scale and weights already"):
        csat.survey(summary(), clusters="site", weights=WEIGHTS)  # type: ignore[call-overload]


def test_trends_of_columns_of_summaries_and_of_series_are_the_same() -> None:
    ratings, months = [5, 4, 2, 4, 1, 3, None, 5], [2, 1, 1, 2, 3, 3, 3, 10]
    instrument = gm.Instrument.from_toml(INSTRUMENT)
    table = gm.summarize({"overall": ratings, "month": months}, instrument, by="month")
    expected = csat.trend(table, item="overall", over="month")
    assert [period.label for period in expected.periods] == ["1", "2", "3", "10"]
    assert csat.trend(table) == expected
    assert csat.trend(ratings, months) == expected == csat.trend(np.array(ratings, float), np.array(months))
    series = {}
    for month in sorted(set(months)):
        counts = gm.Counts((1, 5))
        counts.extend([rating for rating, other in zip(ratings, months, strict=True) if other == month])
        series[month] = counts
    assert csat.trend(series) == expected


def test_refusals_of_trends() -> None:
    instrument = gm.Instrument.from_toml(INSTRUMENT)
    table = gm.summarize({"overall": RATINGS, "site": SITES, "region": REGIONS}, instrument, by=["site", "region"])
    with pytest.raises(gm.GapModelError, match="name the column of periods: site, region"):
        csat.trend(table)
    with pytest.raises(gm.GapModelError, match="only a summary has items and columns"):
        csat.trend([5, 4], over="month")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="name the column with over"):
        csat.trend(table, SITES)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="scale goes with"):
        csat.trend({"a": (1, 2)}, scale=(1, 5))  # type: ignore[call-overload]
    with pytest.raises(gm.GapModelError, match="2 answers have no label"):
        csat.trend([5, 4, 3], ["a", None, None])
    seven = gm.Counts((1, 7))
    seven.extend([7, 2])
    five = gm.Counts((1, 5))
    five.extend([5, 2])
    with pytest.raises(gm.GapModelError, match="the scales differ") as error:
        csat.trend([("spring", five), ("summer", seven)])
    assert error.value.kind == "mismatch"


def test_u_proposes_u_prime() -> None:
    counts, sizes = [820, 640, 900, 1010, 700, 950], [1.5] * 6
    plain = control.u(counts, sizes)
    assert plain.proposes == "u_prime"
    wide = control.u_prime(counts, sizes)
    assert (wide.kind, wide.signals, len(plain.signals)) == ("u_prime", [], 4)
    assert control.u_prime([700], [1.5], baseline=wide.baseline).lower == wide.lower[:1]
