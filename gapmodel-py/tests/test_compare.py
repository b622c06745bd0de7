"""Conventions and comparisons as a user of Python meets them."""

from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import pytest
from gapmodel import csat


def test_a_convention_brings_its_scale_and_its_positive_points() -> None:
    assert csat.top_box([10, 9, 8, 1], convention="questionpro_10").value == 0.5
    assert csat.top_box([10, 9, 8, 1], convention="perfect_10").value == 0.25
    assert csat.score([1, 2, 1, 3], convention="ces_1").value == 1.75
    with pytest.raises(gm.GapModelError, match="is a share|a share") as caught:
        csat.top_box([10, 9], convention="european_10")
    assert caught.value.kind == "invalid_option"
    with pytest.raises(gm.GapModelError, match="nps is for ratings 0..=10"):
        csat.score(gm.Counts((1, 5)), convention="nps")
    assert {csat.convention(name).name for name in csat.conventions()} == set(csat.conventions())


def test_two_samples_in_every_form_give_one_result() -> None:
    ratings = [5, 5, 4, 2, 1, 3, None]
    counts = gm.Counts((1, 5))
    counts.extend(ratings)
    first = csat.compare(ratings, (3, 10))
    assert first == csat.compare(counts, (3, 10)) == csat.compare(pd.Series(ratings), (3, 10))
    assert isinstance(first, gm.Estimate) and isinstance(first, gm.Comparison)
    assert (first.value, first.n_missing, first.method, first.test) == (0.5 - 0.3, 1, "newcombe", "score")
    assert "p" in repr(first)
    assert csat.compare((3, 6), (3, 10)).low == first.low
    with pytest.raises(TypeError):
        csat.compare(ratings)
    with pytest.raises(gm.GapModelError, match="the scales differ"):
        csat.compare(ratings, [10, 9, 3, 1], statistic="mean", scale_b=(1, 10))
    assert csat.compare(ratings, [10, 9, 3, 1], statistic="mean", scale_b=(1, 10), rescale=True).statistic == "index"


def survey() -> gm.Summary:
    rng = np.random.default_rng(7)
    n = 400
    table = {"shop": ["north", "south", "east", "west"] * (n // 4), "month": np.arange(n) % 2, "overall": rng.integers(1, 6, n)}
    instrument = gm.Instrument.from_toml(
        'id = "s"\n[scales.five]\nmin = 1\nmax = 5\n[[items]]\nid = "overall"\nscale = "five"\n'
    )
    return gm.summarize(table, instrument, by=["shop", "month"])


def test_segments_and_strata_of_a_summary() -> None:
    summary = survey()
    found = csat.segments(summary, "overall", by="shop", adjustment="bh")
    assert [one.labels for one in found.segments] == [["east"], ["north"], ["south"], ["west"]]
    frame = found.to_frame("pandas")
    assert list(frame["segment"]) == ["east", "north", "south", "west"]
    assert list(frame["p_adjusted"]) == [one.p_adjusted for one in found.segments]
    assert gm.SegmentComparisons.from_json(found.to_json()) == found
    against = csat.segments(summary, "overall", by="shop", target=0.5)
    assert against.against == "target" and against.segments[0].difference.value_b == 0.5  # type: ignore[union-attr]
    first = csat.strata(summary, "overall", "shop", within=("month", 0))
    second = csat.strata(summary, "overall", "shop", within=("month", 1))
    assert set(first) == {"north", "east"} and set(second) == {"south", "west"}
    change = csat.rate_and_mix(first, second, statistic="mean")
    assert change.rate.value + change.mix + change.interaction == change.change
    assert change.rate.value == 0 and len(change.strata) == 4
    assert str(change) and change._repr_html_()


def test_berkeley() -> None:
    men = {"A": (512, 825), "B": (353, 560), "C": (120, 325), "D": (138, 417), "E": (53, 191), "F": (22, 373)}
    women = {"A": (89, 108), "B": (17, 25), "C": (202, 593), "D": (131, 375), "E": (94, 393), "F": (24, 341)}
    found = csat.standardised(men, women)
    assert found.reversed and found.crude.value > 0 > found.difference.value
    assert found.chi2 == pytest.approx(1.52460666, abs=1e-8)
    assert "Simpson" in str(found)
    assert [one.label for one in found.strata] == list("ABCDEF")


def test_a_bootstrap_is_a_method() -> None:
    ratings = [5, 4, 4, 3, 5, 2, 1, 4, 5, 5, 3, 4]
    found = csat.mean(ratings, method="bca", replicates=2000, seed=7)
    low, high = found.low, found.high
    assert found.method == "bca" and low is not None and high is not None and low < found.value < high
    assert csat.mean(ratings, method="bca", replicates=2000, seed=7) == found
    assert csat.mean(ratings, method="bca", replicates=2000, seed=8) != found
    assert csat.mean(ratings) == csat.mean(ratings, method="t", seed=7)
    # A convention is a statistic with its points.
    score = csat.score(ratings, convention="top_2_of_5", method="percentile")
    assert score == csat.top_box(ratings, method="percentile") == csat.bootstrap(ratings, method="percentile")
    assert csat.top_box(ratings, convention="top_2_of_5", method="percentile") == score
    assert csat.score(ratings, convention="top_2_of_5").method == "wilson"
    assert csat.bootstrap(ratings, statistic="net", negative=[1, 2]).value == pytest.approx(100 * (8 - 2) / 12)


@pytest.mark.parametrize(("option", "value"), [("replicates", -1), ("replicates", 2.5), ("seed", -1), ("seed", "x")])
def test_what_is_no_number_of_replicates_or_seed_is_named(option: str, value: Any) -> None:
    with pytest.raises(gm.GapModelError, match=f"{option} = .* whole number") as raised:
        csat.bootstrap([5, 4, 1], **{option: value})
    assert raised.value.kind == "invalid_option"
