"""Segments and sites compared, raking and standards beside numpy, statsmodels, ipfn and pandas, on data drawn here.

    python benches/peers_csat.py [j1] [segments] [sites] [rake] [standards]

Prints median processor times of one pass and the ratio to ours, once both give the same figures to nine digits; a peer that
is not installed is left out.
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import gapmodel
import numpy as np

ROWS, SHOPS = 1_000_000, 10_000
Job = Callable[[], Any]


def median_ms(job: Job, passes: int) -> tuple[Any, float]:
    times = []
    for _ in range(passes):
        start = time.process_time()
        result = job()
        times.append((time.process_time() - start) * 1e3)
    return result, statistics.median(times)


def shown(name: str, ours: Job, peers: dict[str, tuple[Job, int]]) -> None:
    expected, mine = median_ms(ours, 15)
    print(f"{name}: gapmodel {mine:.3g} ms")
    for peer, (job, passes) in peers.items():
        found, theirs = median_ms(job, passes)
        agree = np.allclose(np.asarray(found), np.asarray(expected), rtol=1e-9, atol=1e-9)
        said = "the same figures" if agree else "FIGURES DIFFER"
        print(f"    {peer} {theirs:.3g} ms, {theirs / mine:.1f} times ours ({said})")


def j1() -> None:
    """Top box, mean and NPS with intervals, of two columns."""
    from scipy import stats

    draw = np.random.default_rng(1)
    satisfaction = draw.integers(1, 11, ROWS).astype(np.int8)
    recommend = draw.integers(0, 11, ROWS).astype(np.int8)

    def ours() -> list[float]:
        counts = gapmodel.Counts((1, 10))
        counts.extend(satisfaction)
        share, mean = gapmodel.csat.top_box(counts), gapmodel.csat.mean(counts)
        nps = gapmodel.csat.nps(recommend, method="wald")
        return [share.value, share.low, share.high, mean.value, mean.low, mean.high, nps.value, nps.low, nps.high]

    def of_numpy() -> list[float]:
        z, t = stats.norm.ppf(0.975), stats.t.ppf(0.975, ROWS - 1)
        counts, points = np.bincount(satisfaction, minlength=11)[1:], np.arange(1, 11)
        p, mean = counts[-2:].sum() / ROWS, (counts * points).sum() / ROWS
        centre = (p + z * z / (2 * ROWS)) / (1 + z * z / ROWS)
        half = z * np.sqrt(p * (1 - p) / ROWS + z * z / (4 * ROWS * ROWS)) / (1 + z * z / ROWS)
        error = t * np.sqrt((counts * (points - mean) ** 2).sum() / (ROWS - 1) / ROWS)
        of_nps = np.bincount(recommend, minlength=11)
        up, down = of_nps[9:].sum() / ROWS, of_nps[:7].sum() / ROWS
        net, spread = up - down, z * np.sqrt((up + down - (up - down) ** 2) / ROWS)
        return [p, centre - half, centre + half, mean, mean - error, mean + error,
                100 * net, 100 * (net - spread), 100 * (net + spread)]

    peers = {"numpy bincount": (of_numpy, 15)}
    try:
        import polars as pl
    except ImportError:
        pass
    else:
        frame = pl.DataFrame({"s": satisfaction, "r": recommend})

        def of_polars() -> list[float]:
            z, t, s, r = stats.norm.ppf(0.975), stats.t.ppf(0.975, ROWS - 1), pl.col("s"), pl.col("r")
            p, mean, sd, up, down = frame.select(
                (s >= 9).mean().alias("p"), s.mean(), s.std().alias("sd"), (r >= 9).mean().alias("up"),
                (r <= 6).mean().alias("down")).row(0)
            centre = (p + z * z / (2 * ROWS)) / (1 + z * z / ROWS)
            half = z * np.sqrt(p * (1 - p) / ROWS + z * z / (4 * ROWS * ROWS)) / (1 + z * z / ROWS)
            error, net = t * sd / np.sqrt(ROWS), up - down
            spread = z * np.sqrt((up + down - net * net) / ROWS)
            return [p, centre - half, centre + half, mean, mean - error, mean + error,
                    100 * net, 100 * (net - spread), 100 * (net + spread)]

        peers["polars"] = (of_polars, 15)
    shown("J1, a million ratings", ours, peers)


def segments() -> None:
    """The mean of each of 10,000 shops against all others, by Welch's t: ours from a summary, theirs from the rows."""
    from scipy import stats
    from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

    draw = np.random.default_rng(1)
    shop, ratings = draw.integers(0, SHOPS, ROWS).astype(np.int32), draw.integers(0, 11, ROWS).astype(np.int8)
    instrument = gapmodel.Instrument.from_toml(
        'id = "s"\nscales.eleven = { min = 0, max = 10 }\nitems = [{ id = "r", scale = "eleven" }]')
    summary = gapmodel.summarize({"r": ratings, "shop": shop}, instrument, by="shop")

    def ours(of: gapmodel.Summary = summary) -> list[list[float]]:
        found = gapmodel.csat.segments(of, "r", statistic="mean").segments
        return [[row.difference.value, row.difference.low, row.difference.high, row.difference.p] for row in found]

    def from_rows() -> list[list[float]]:
        return ours(gapmodel.summarize({"r": ratings, "shop": shop}, instrument, by="shop"))

    def of_numpy() -> Any:
        table = np.bincount(shop.astype(np.int64) * 11 + ratings, minlength=11 * SHOPS).reshape(SHOPS, 11)
        points = np.arange(11)

        def moments(counts: Any) -> tuple[Any, Any, Any]:
            n, mean = counts.sum(1), counts @ points / counts.sum(1)
            return n, mean, (counts @ (points * points) - n * mean * mean) / (n - 1) / n

        (n_a, a, v_a), (n_b, b, v_b) = moments(table), moments(table.sum(0) - table)
        error, df = np.sqrt(v_a + v_b), (v_a + v_b) ** 2 / (v_a**2 / (n_a - 1) + v_b**2 / (n_b - 1))
        half = stats.t.ppf(0.975, df) * error
        return np.column_stack([a - b, a - b - half, a - b + half, 2 * stats.t.sf(np.abs(a - b) / error, df)])

    def some_of_statsmodels() -> Any:
        rows = []
        for i in range(100):
            found = CompareMeans(DescrStatsW(ratings[shop == i]), DescrStatsW(ratings[shop != i]))
            p = found.ttest_ind(usevar="unequal")[1]
            low, high = found.tconfint_diff(usevar="unequal")
            rows.append([found.d1.mean - found.d2.mean, low, high, p])
        return rows

    shown("Segments from a summary", ours, {})
    shown("Segments from rows, 10,000 against the rest", from_rows, {"numpy and scipy": (of_numpy, 7)})
    found, took = median_ms(some_of_statsmodels, 1)
    agree = np.allclose(found, ours()[:100], rtol=1e-9, atol=1e-9)
    said = "the same figures" if agree else "FIGURES DIFFER"
    print(f"    statsmodels in a loop, 100 of them {took:.3g} ms, so {100 * took:.3g} ms for all ({said})")


def sites() -> None:
    """A hundred thousand sites: variances, shrunken means, funnel limits."""
    from scipy import stats
    from scipy.optimize import brentq

    draw, n_sites = np.random.default_rng(2), 100_000
    size = 2 + np.arange(n_sites) % 37
    shop = np.repeat(np.arange(n_sites, dtype=np.int32), size)
    ratings = np.clip(np.round(np.repeat(3.5 + 0.3 * draw.normal(size=n_sites), size) + draw.normal(size=len(shop))), 1, 5)
    instrument = gapmodel.Instrument.from_toml(
        'id = "s"\nscales.five = { min = 1, max = 5 }\nitems = [{ id = "r", scale = "five" }]')
    summary = gapmodel.summarize({"r": ratings, "shop": shop}, instrument, by="shop")

    def figures(found: gapmodel.Sites) -> list[float]:
        assert found.icc is not None
        first = found.sites[0]
        return [found.icc.value, found.between_sd, found.within_sd, first.shrunken, first.lower, first.upper]

    def of_numpy() -> Any:
        n = np.bincount(shop).astype(float)
        mean = np.bincount(shop, ratings) / n
        within = (np.bincount(shop, ratings * ratings) - n * mean * mean).sum() / (n.sum() - n_sites)
        centre, size = ratings.mean(), (n.sum() - (n * n).sum() / n.sum()) / (n_sites - 1)
        between = (n * (mean - centre) ** 2).sum() / (n_sites - 1)
        error = within / n

        def excess(tau2: float) -> float:
            w = 1 / (error + tau2)
            return float((w * (mean - (w * mean).sum() / w.sum()) ** 2).sum() - (n_sites - 1))

        tau2 = brentq(excess, 0, 10, xtol=1e-15)
        w = 1 / (error + tau2)
        of_sites = (w * mean).sum() / w.sum()
        shrunken = of_sites + tau2 / (tau2 + error) * (mean - of_sites)
        z = (mean - centre) / np.sqrt(error)
        kept = np.clip(z, *np.quantile(z, [0.1, 0.9]))
        added = ((kept * kept).sum() - (n_sites - 1)) / ((1 / error).sum() - (error**-2.0).sum() / (1 / error).sum())
        half = stats.norm.ppf(0.999) * np.sqrt(error + max(added, 0))
        icc = (between - within) / (between + (size - 1) * within)
        return [icc, tau2**0.5, within**0.5, shrunken[0], centre - half[0], centre + half[0]]

    shown("Sites from values, 100,000 of them", lambda: figures(gapmodel.consistency.sites(ratings, by=shop)),
          {"numpy and scipy, without tests and ranks": (of_numpy, 7)})
    shown("Sites from a summary", lambda: figures(gapmodel.consistency.sites(summary, "r")), {})
    share = {"statistic": "share", "overdispersion": "none"}
    shown("Sites from a summary, shares with exact limits",
          lambda: figures(gapmodel.consistency.sites(summary, "r", **share)), {})


def rake() -> None:
    """A million rows on five margins of ten categories."""
    draw = np.random.default_rng(1)
    table = {name: draw.integers(0, 10, ROWS).astype(np.int8) for name in "abcde"}
    totals = ROWS * (100.0 + 7 * np.arange(10)) / (100.0 + 7 * np.arange(10)).sum()
    margins = {name: dict(enumerate(totals.tolist())) for name in table}

    def ours() -> Any:
        return gapmodel.weighting.rake(table, margins, tolerance=1e-12).weights

    def of_numpy() -> Any:
        weights, codes = np.ones(ROWS), [column.astype(np.int64) for column in table.values()]
        for _ in range(1000):
            for code in codes:
                weights *= (totals / np.bincount(code, weights, 10))[code]
            error = max(np.abs(np.bincount(code, weights, 10) - totals).max() for code in codes)
            if error <= 1e-12 * ROWS:
                break
        return weights

    shown("Raking, a million rows on five margins of ten", ours, {"numpy, proportional fitting": (of_numpy, 3)})


def standards() -> None:
    """Shares with Wilson's interval and 90th percentiles of a thousand standards, from a million observations."""
    import pandas as pd
    from statsmodels.stats.proportion import proportion_confint

    draw, n = np.random.default_rng(4), 1000
    ids = [f"s{i}" for i in range(n)]
    code = draw.integers(0, n, ROWS)
    value = np.where(code % 2 == 1, np.round(draw.exponential(12, ROWS), 1), draw.random(ROWS) < 0.9).astype(float)
    frame = pd.DataFrame({"standard": pd.Categorical.from_codes(code, ids), "value": value})
    standard = gapmodel.Standard
    written = gapmodel.StandardSet([
        standard(id, kind="percentile", unit="seconds", target=20, share=0.9) if i % 2 else standard(id, target=0.9)
        for i, id in enumerate(ids)
    ])

    def ours() -> list[float]:
        rows = gapmodel.standards.attainment(frame, written).to_frame("pandas")
        return [*rows["share"], *rows["low"], *rows["high"], *rows["percentile"][1::2]]

    def of_pandas() -> list[float]:
        is_time = frame["standard"].cat.codes % 2 == 1
        met = pd.Series(np.where(is_time, frame["value"] <= 20, frame["value"] == 1))
        counts = met.groupby(frame["standard"], observed=False).agg(["sum", "size"])
        low, high = proportion_confint(counts["sum"], counts["size"], method="wilson")
        times = frame[is_time].groupby("standard", observed=True)["value"]
        tail = times.agg(lambda column: np.sort(column)[int(np.ceil(0.9 * len(column) - 1e-9)) - 1])
        return [*(counts["sum"] / counts["size"]), *low, *high, *tail]

    shown("standards", ours, {"pandas groupby": (of_pandas, 3)})


if __name__ == "__main__":
    jobs = {"j1": j1, "segments": segments, "sites": sites, "rake": rake, "standards": standards}
    for name in sys.argv[1:] or jobs:
        jobs[name]()
