"""What `consistency` has beside the shared cases: the mapping of sites, its ways in, what is refused."""

import gapmodel as gm
import pytest
from gapmodel import consistency

HOURS, SITES = [2.5, 3.0, 2.0, 8.5, 9.0, 7.25, None], ["n", "n", "n", "s", "s", "s", "s"]


def test_sites_are_a_mapping() -> None:
    found = consistency.sites(HOURS, by=SITES)
    assert list(found.sites) == found.sites.keys() == ["n", "s"]
    assert found.sites["s"].mean == 8.25 and found.sites["s"].labels == ["s"]
    assert "n" in found.sites and "e" not in found.sites and found.sites.get("e") is None
    assert [site.rank for site in found.sites.values()] == [2, 1]
    assert dict(found.sites.items())["n"] == found.sites["n"]
    assert len(found.sites) == 2 and "2 sites" in repr(found.sites)
    with pytest.raises(gm.GapModelError) as caught:
        found.sites["e"]
    assert caught.value.kind == "unknown_segment"


def test_whether_answers_vary_alike_within_sites() -> None:
    found = consistency.sites([5, 5, 5, 6, 1, 9, 2, 8, 5, 5, 6, 5], by=list("aaaabbbbcccc"))
    assert found.spread is not None and found.spread.p < 0.01
    assert "Brown and Forsythe" in str(found)
    spread = [site.sd for site in found.sites.values()]
    assert spread[0] == spread[2] == pytest.approx(0.5) and spread[1] == pytest.approx((50 / 3) ** 0.5)


def test_sites_of_two_columns_have_tuples_for_names() -> None:
    instrument = gm.Instrument.from_toml(
        'id = "s"\nscales.five = { min = 1, max = 5 }\nitems = [{ id = "r", scale = "five" }]'
    )
    table = {"r": [5, 4, 3, 2, 1, 2], "shop": list("aabbcc"), "desk": [1, 1, 2, 2, 1, 1]}
    summary = gm.summarize(table, instrument, by=["shop", "desk"])
    assert consistency.sites(summary).sites["b", 2].mean == 2.5
    assert consistency.sites(summary, "r", by="desk").sites[2].mean == 2.5


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, "invalid_option"),
        ({"data": HOURS, "by": SITES, "counts": [1], "sizes": [2]}, "invalid_option"),
        ({"counts": [1, 2], "by": ["a", "b"]}, "invalid_option"),
        ({"data": HOURS}, "invalid_option"),
        ({"counts": [1, 2], "sizes": [3], "by": ["a", "b"]}, "unequal_lengths"),
    ],
)
def test_ways_that_do_not_go_together(given: dict[str, object], kind: str) -> None:
    with pytest.raises(gm.GapModelError) as caught:
        consistency.sites(**given)  # type: ignore[arg-type]
    assert caught.value.kind == kind


def test_a_channel_without_a_stratum_leaves_the_rest_comparable() -> None:
    instrument = gm.Instrument.from_toml(
        'id = "s"\nscales.five = { min = 1, max = 5 }\nitems = [{ id = "r", scale = "five" }]'
    )
    rows = [("phone", "bill", 5), ("phone", "bill", 4), ("phone", "gift", 2), ("chat", "bill", 3), ("chat", "bill", 2)]
    table = {name: [row[i] for row in rows] for i, name in enumerate(("channel", "reason", "r"))}
    summary = gm.summarize(table, instrument, by=["channel", "reason"])
    found = consistency.channels(summary, mix="reason")
    assert found.shared == pytest.approx(0.8)
    assert [stratum.is_shared for stratum in found.strata] == [True, False]
    assert found.channels[1].standardised is not None and found.channels[1].standardised.value == 4.5
    assert "left out: gift (20.0 %; none in chat)" in str(found)
    with pytest.raises(gm.GapModelError, match="mix = \"channel\""):
        consistency.channels(summary, mix="channel")


def test_one_open_channel_is_not_its_letters() -> None:
    found = consistency.channels_wanted({"phone": 40}, 300, "phone")
    assert [channel.label for channel in found.channels] == ["phone"] and found.channels[0].is_open
    with pytest.raises(gm.GapModelError, match="n_customers = -3"):
        consistency.channels_wanted({"phone": 40}, -3, ["phone"])


def test_months_that_vary_more_than_chance_are_told() -> None:
    months = [(870, 1000), (760, 1000), (905, 1000), (640, 1000), (700, 1000), (590, 1000)]
    counts, sizes = [count for count, _ in months], [size for _, size in months]
    by = ["a", "a", "a", "b", "b", "b"]
    plain = consistency.sites(by=by, counts=counts, sizes=sizes)
    assert plain.rows is not None and plain.rows.df == 4 and plain.rows.phi > 10
    assert "WARNING: within sites" in str(plain) and 'within="rows"' in str(plain)
    taken = consistency.sites(by=by, counts=counts, sizes=sizes, within="rows")
    wide, narrow = taken.sites["a"], plain.sites["a"]
    assert wide.shrunken_high - wide.shrunken_low > 2 * (narrow.shrunken_high - narrow.shrunken_low)
    assert wide.design_effect == narrow.design_effect and "WARNING" not in str(taken)
    once = consistency.sites(by=["a", "b"], counts=[870, 640], sizes=[1000, 1000])
    assert once.rows is None and "month to month is not in the intervals" in str(once)
    assert once.to_frame(backend="pandas").shape[0] == 2


def test_values_of_a_table_by_the_names_of_columns() -> None:
    table = {"hours": [2.5, 3.0, 8.5, 9.0], "region": ["n", "n", "s", "s"]}
    found = consistency.sites(table, "hours", by="region")
    assert found == consistency.sites(table["hours"], by=table["region"])  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match='"by"'):
        consistency.sites([3, 4, 5, 4], by=["a", "b", "a"])
    few = consistency.sites([3, 4, 5, 4], by=["a", "b", "a", None])
    assert few.icc is not None and few.icc.value == -1 and few.icc.low is None
    assert "1 answer without a site" in str(few)
