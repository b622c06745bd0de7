"""Ratings in words, count tables with labels, and what is given for something else by mistake."""

import pathlib
from typing import Any

import gapmodel as gm
import numpy as np
import pandas as pd
import polars as pl
import pytest
from gapmodel import agreement

ORDER = ["poor", "fair", "good"]
ANN = ["poor", "fair", "good", "good", "fair", "poor", None]
BOB = ["poor", "good", "good", "fair", "fair", "poor", "good"]
CODES = {"poor": 1, "fair": 2, "good": 3}
NUMBERS: list[list[float | None]] = [[CODES.get(word) if word else None for word in words] for words in (ANN, BOB)]
FRAME = pd.DataFrame({"ann": ANN, "bob": BOB, "cas": ["poor", "fair", "good", "fair", "fair", "fair", "good"]})


def test_words_are_categories() -> None:
    # Words stand in the order of the alphabet, so that sums differ in a last digit.
    assert agreement.kappa(ANN, BOB).value == pytest.approx(agreement.kappa(*NUMBERS).value)
    assert agreement.kappa([True, False, True, None], [True, True, True, False]).value == pytest.approx(
        agreement.kappa([1, 0, 1, None], [1, 1, 1, 0]).value
    )
    codes = FRAME.replace(CODES).astype(float)
    rows = [list(row) for row in FRAME.itertuples(index=False)]
    tables: list[Any] = [FRAME, pl.from_pandas(FRAME), FRAME.to_numpy(), rows, FRAME.to_dict("list")]
    for table in tables:
        assert agreement.fleiss(table) == agreement.fleiss(FRAME)
        assert agreement.fleiss(table).value == pytest.approx(agreement.fleiss(codes).value)
        assert agreement.krippendorff(table).value == pytest.approx(agreement.krippendorff(codes).value)


def test_words_have_an_order_only_if_somebody_said_so() -> None:
    expected = agreement.kappa(*NUMBERS, weights="linear", categories=[1, 2, 3])
    assert agreement.kappa(ANN, BOB, weights="linear", categories=ORDER) == expected
    dtype = pd.CategoricalDtype(ORDER, ordered=True)
    ordered = FRAME.astype(dtype)
    assert agreement.kappa(ordered["ann"], ordered["bob"], weights="linear") == expected
    codes = FRAME.replace(CODES).astype(float)
    assert agreement.krippendorff(ordered, level_of_measurement="ordinal") == agreement.krippendorff(
        codes, level_of_measurement="ordinal"
    )
    wide = FRAME.astype(pd.CategoricalDtype([*ORDER, "great"], ordered=True))
    assert agreement.gwet(wide, weights="ordinal") == agreement.gwet(
        codes, weights="ordinal", categories=[1, 2, 3, 4]
    )
    for weights in ("linear", "quadratic", "ordinal"):
        with pytest.raises(gm.GapModelError, match="from the lowest to the highest"):
            agreement.kappa(ANN, BOB, weights=weights)
    with pytest.raises(gm.GapModelError, match="from the lowest to the highest"):
        agreement.krippendorff(FRAME, level_of_measurement="ordinal")
    with pytest.raises(gm.GapModelError, match="no distances"):
        agreement.krippendorff(ordered, level_of_measurement="interval")
    with pytest.raises(gm.GapModelError, match='"fair" at index 1 of column "a" .*poor, good'):
        agreement.kappa(ANN, BOB, categories=["poor", "good"])
    with pytest.raises(gm.GapModelError, match='"yes".*no variation'):
        agreement.kappa(["yes"] * 3, ["yes"] * 3)
    with pytest.raises(TypeError, match='"rater" holds words and column "subject" numbers'):
        agreement.fleiss({"subject": [1, 1, 2], "rater": ["a", "b", "a"]})
    with pytest.raises(TypeError, match="numbers are needed"):
        agreement.icc(FRAME)


def test_count_tables_are_read_by_their_labels() -> None:
    a, b = [1, 2, 3, 50, 2, 1, 3, 3, 50], [1, 2, 2, 50, 3, 1, 3, 50, 50]
    expected = agreement.kappa(a, b, weights="linear")
    table = pd.crosstab(np.array(a), np.array(b))
    shuffled = table.loc[[3, 50, 1, 2], [50, 2, 1, 3]]
    named = {str(name): column for name, column in table.to_dict("list").items()}
    for counts in (table, shuffled, shuffled.rename(columns=str, index=str), pl.DataFrame(named), named):
        found = agreement.kappa(table=counts, weights="linear")
        assert (found.value, found.std_error) == (expected.value, expected.std_error)
    assert agreement.kappa(table=table.to_numpy(), weights="linear") != expected
    words = {1: "a", 2: "b", 3: "c", 50: "d"}
    worded = shuffled.rename(columns=words, index=words)
    assert agreement.kappa(table=worded).value == pytest.approx(agreement.kappa(a, b).value)
    by_place = agreement.kappa(table=table.to_numpy(), weights="linear")
    assert agreement.kappa(table=worded, weights="linear", categories=list("abcd")) == by_place
    with pytest.raises(gm.GapModelError, match="from the lowest to the highest"):
        agreement.kappa(table=worded, weights="linear")
    with pytest.raises(gm.GapModelError, match="3 without a row and 50 without a column"):
        agreement.kappa(table=table.drop(index=3, columns=50))
    with pytest.raises(gm.GapModelError, match="50 without a column"):
        agreement.kappa(table=table.drop(columns=50))
    with pytest.raises(gm.GapModelError, match="categories = 1, 2, 3, 4 is not allowed"):
        agreement.kappa(table=table, categories=[1, 2, 3, 4])
    with pytest.raises(gm.GapModelError, match="yes, no without a row"):
        agreement.kappa(table=pd.DataFrame([[20, 5], [10, 15]], columns=["yes", "no"]))


def test_counts_per_subject_are_read_by_their_labels() -> None:
    counts = pd.DataFrame([[3, 0, 0], [0, 2, 1], [1, 1, 1], [0, 0, 3]], columns=[1, 2, 50])
    expected = agreement.gwet(counts=counts.to_numpy(), weights="quadratic", categories=[1, 2, 50])
    for table in (counts, counts[[50, 1, 2]], counts.rename(columns=str)):
        assert agreement.gwet(counts=table, weights="quadratic") == expected
        assert agreement.fleiss(counts=table).value == agreement.fleiss(counts=counts.to_numpy()).value
    words = counts.set_axis(ORDER, axis=1)
    with pytest.raises(gm.GapModelError, match="from the lowest to the highest"):
        agreement.gwet(counts=words, weights="quadratic")
    assert agreement.gwet(counts=words[ORDER[::-1]], weights="quadratic", categories=ORDER) == agreement.gwet(
        counts=counts.to_numpy(), weights="quadratic"
    )


def test_what_is_given_for_something_else_is_told() -> None:
    for one, match in (
        (FRAME[["ann", "bob"]], r'a table of 2 columns.*kappa\(table\["ann"\], table\["bob"\]\)'),
        (FRAME, "a table of 3 columns.*fleiss, gwet and krippendorff"),
        (np.array(NUMBERS, dtype=float).T, "a table of 2 columns"),
    ):
        with pytest.raises(gm.GapModelError, match=match):
            agreement.kappa(one)
    with pytest.raises(gm.GapModelError, match="1 argument given"):
        agreement.kappa(ANN)
    with pytest.raises(gm.GapModelError, match="the ratings themselves are two columns"):
        agreement.kappa(table=np.ones((7, 2), dtype=int))
    with pytest.raises(TypeError, match="counts"):
        agreement.icc(counts=[[1, 2]])  # type: ignore[call-arg]


def test_who_was_left_out_is_printed() -> None:
    ratings: list[list[float | None]] = [[1, 2, 2], [2, 2, 3], [4, 5, None], [3, 3, 4], [5, None, None]]
    found = agreement.icc(ratings)
    assert found.n_missing == 2 and "2 subjects left out: not every rater rated them" in str(found)
    assert "2 subjects left out" in str(agreement.kendall_w(ratings))
    assert "1 subject with fewer than two ratings: left out" in str(agreement.krippendorff(ratings))
    assert "a single rating counts for what chance is" in str(agreement.fleiss(ratings))
    paradox = agreement.kappa(table=[[118, 5], [2, 0]])
    assert paradox.prevalence_paradox and "read AC1" in str(paradox) and "prevalence paradox" in repr(paradox)


def test_published_ratings(root: pathlib.Path) -> None:
    folder = root / ".." / "shared" / "data" / "rater-agreement"
    if not folder.exists():
        print("skipped: the ratings are not part of the project and not at hand")
        pytest.skip("the ratings are not part of the project")
    found = agreement.icc(pd.read_csv(folder / "shrout_fleiss_1979.csv"))
    forms = (found.icc_1_1, found.icc_a_1, found.icc_c_1, found.icc_1_k, found.icc_a_k, found.icc_c_k)
    values = [form.value for form in forms if form is not None]
    assert values == pytest.approx([0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316], abs=5e-7)
    tone = pd.read_csv(folder / "hayes_krippendorff_2007_news_tone_wide.csv").drop(columns="unit")
    for level, expected in (("nominal", 0.476510), ("ordinal", 0.759829), ("interval", 0.757378)):
        alpha = agreement.krippendorff(tone, level_of_measurement=level, replicates=0)  # type: ignore[arg-type]
        assert alpha.value == pytest.approx(expected, abs=5e-7)
