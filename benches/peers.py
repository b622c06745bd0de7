"""The timed jobs of gapmodel beside what users would pick today, on the same data in one run.

    python benches/peers.py PEERS_FOLDER DATA_FOLDER [JOB ...]

PEERS_FOLDER holds the peers' scripts (gen.py, j1.py ...); data are generated into DATA_FOLDER once. Each job prints
median processor times of one pass and the ratio to ours; figures of two runs are not comparable, ratios are. Where a
peer gives the same quantities, they are compared first: a speed counts only if the numbers agree.
"""

import json
import os
import re
import subprocess
import sys

PEERS, DATA = (os.path.abspath(path) for path in sys.argv[1:3])
JOBS = sys.argv[3:] or ["J1", "J2", "J2w", "J3a", "J3b", "J4a", "J4b", "J5", "J5s", "J6p10", "J6p14", "J6p22", "J7", "J8a", "J8d",
                        "J9", "C1"]
RESPONDENTS = 1_000_000
FEW = 10_000

os.environ["PEERS_DATA"] = DATA
sys.dont_write_bytecode = True
sys.path.insert(0, PEERS)

import common  # noqa: E402
import numpy as np  # noqa: E402
from loaders import np_items, np_meta  # noqa: E402

import gapmodel  # noqa: E402

DIMENSIONS = dict(zip(common.DIMNAMES, common.DIMS, strict=True))

# Job, script with its arguments, and the peers worth showing: idiomatic, expert, written by hand.
PEER_JOBS = {
    "J1": (["j1.py"], ["numba_hist", "numpy_count_nonzero", "polars", "pandas_float64"]),
    "J2": (["j2.py"], ["numba_moments_1t", "numpy_bincount_joint", "polars", "pandas_float64"]),
    "J2w": (["j2.py", "--job", "w"], ["numba_2t", "numpy_bincount", "polars", "statsmodels_DescrStatsW"]),
    "J3a": (["j3.py", "--by", "loc"], ["numba_scatter_2t", "numpy_joint_hist", "polars", "pandas_float64"]),
    "J3b": (["j3.py", "--by", "cell"], ["numba_scatter_2t", "numpy_joint_hist", "polars", "pandas_float64"]),
    "J4a": (["j4.py"], ["numba_2t", "numpy_int8", "polars", "pingouin"]),
    "J4b": (["j4.py", "--job", "b"], ["numpy_blas_f32_blocked_1t", "pandas_cov"]),
    "J5": (["j5.py"], ["numpy_multinomial_int8", "numpy_multinomial_f64", "numba_rows_2t"]),
    # Of 10,000 respondents: the library that draws rows is too slow for more.
    "J5s": (["j5.py"], ["numpy_multinomial_int8", "numba_rows_2t", "scipy_bootstrap_BCa"]),
    "J6p10": (["j6.py", "--job", "b", "--p", "10"], ["numpy_sweep_doubling", "numpy_batched_solve", "pingouin_relimp"]),
    "J6p14": (["j6.py", "--job", "b", "--p", "14"], ["numpy_sweep_doubling", "numpy_batched_solve", "pingouin_relimp"]),
    "J6p22": (["j6.py", "--job", "b", "--p", "22"], ["numpy_sweep_doubling"]),
    "J7": (["j7.py", "--src", "csv"], ["polars_streaming", "pyarrow+numpy_bincount", "duckdb_typed", "pandas_default"]),
    "J8a": (["j8.py"], ["numba_hist_1t", "numpy_joint_hist", "polars", "scipy_f_oneway", "pingouin_anova"]),
    # Of 10,000 subjects and five raters: without an interval, which the peers do not have.
    "J8d": (["j8.py", "--job", "d"], ["numpy_counts", "krippendorff"]),
    "J9": (["j9.py"], ["numba_njit", "pure_python_lists", "numpy_nanmean", "pandas_Series"]),
}


def instrument():
    lines = ['id = "survey"', "scales.ratings = { min = 1, max = 7, missing = [0] }"]
    lines += ['viewpoints = { expectation = "e{id}", perception = "p{id}" }']
    lines += [f'[[dimensions]]\nid = "{name}"' for name in DIMENSIONS]
    names = [name for name, n in DIMENSIONS.items() for _ in range(n)]
    lines += [f'[[attributes]]\nid = "{i:02}"\ndimension = "{name}"' for i, name in enumerate(names, 1)]
    return gapmodel.Instrument.from_toml("\n".join(lines))


def columns(*extra):
    items, meta = np_items(RESPONDENTS), np_meta(RESPONDENTS)
    table = dict(zip(common.E + common.P, items, strict=True))
    source = {"w": "w", "loc": "loc", "month": "mon"}
    return table | {name: meta[source[name]] for name in extra}


def gap_values(result):
    rows = result.attributes
    return {
        "n": [row.gap.n_valid for row in rows],
        "mE": [row.expectation_mean for row in rows],
        "mP": [row.perception_mean for row in rows],
        "mG": [row.gap.value for row in rows],
        "lo": [row.gap.low for row in rows],
        "hi": [row.gap.high for row in rows],
    }


def job_j1():
    meta = np_meta(RESPONDENTS)
    satisfaction, recommend = meta["sat"], meta["nps"]
    ten = gapmodel.Scale(1, 10, missing=[0])
    eleven = gapmodel.Scale(0, 10, missing=[-1])

    def run():
        counts = gapmodel.Counts(ten)
        counts.extend(satisfaction)
        share, mean = gapmodel.csat.top_box(counts), gapmodel.csat.mean(counts)
        return share, mean, gapmodel.csat.nps(recommend, scale=eleven, method="wald")

    def values(result):
        share, mean, nps = result
        return {
            "t2b": [share.value],
            "w": [share.low, share.high],
            "mean": [mean.value],
            "ci": [mean.low, mean.high],
            "nps": [nps.value],
            "nci": [nps.low, nps.high],
        }

    return run, values


def job_j2():
    table, survey = columns(), instrument()
    return lambda: gapmodel.gap.servqual(gapmodel.summarize(table, survey)), gap_values


def job_j2w():
    table, survey = columns("w"), instrument()

    def values(result):
        rows = result.attributes
        return {"m": [row.gap.value for row in rows], "se": [row.gap.std_error for row in rows]}

    return lambda: gapmodel.gap.servqual(gapmodel.summarize(table, survey, weight="w")), values


def job_j3(by):
    table, survey = columns(*by), instrument()
    return lambda: gapmodel.gap.segments(gapmodel.summarize(table, survey, by=list(by))), lambda result: {}


def job_j5(respondents=RESPONDENTS):
    items, meta = np_items(respondents), np_meta(respondents)
    expected, perceived, recommend = items[0], items[22], meta["nps"]
    seven, eleven = gapmodel.Scale(1, 7, missing=[0]), gapmodel.Scale(0, 10, missing=[-1])

    def run():
        drawn = {"method": "bca", "replicates": 10_000}
        gap = gapmodel.csat.compare_paired(expected, perceived, statistic="mean", scale=seven, **drawn)
        return gap, gapmodel.csat.nps(recommend, scale=eleven, **drawn).score

    # Limits of two generators are not the same numbers: the tests hold them against each other.
    return run, lambda result: {}


def job_j4a():
    """By dimension, of the expectations, the perceptions and the gaps of those who answered all of it."""
    items = np_items(RESPONDENTS)
    expected, perceived = items[:22], items[22:]
    ratings, differences = gapmodel.Scale(1, 7, missing=[0]), gapmodel.Scale(-6, 6, missing=[99])

    def alpha(columns, scale):
        table = dict(zip(common.E, columns, strict=False))
        return gapmodel.reliability.alpha(table, missing="listwise", scale=scale)

    def run():
        gaps = np.where((expected > 0) & (perceived > 0), perceived - expected, np.int8(99))
        sides = (expected, ratings), (perceived, ratings), (gaps, differences)
        return [alpha(side[part], scale) for side, scale in sides for part in common.DIM_SL]

    def values(result):
        return {
            "n": [found.n for found in result],
            "alpha": [found.value for found in result],
            "lo": [found.low for found in result],
            "hi": [found.high for found in result],
        }

    return run, values


def job_j4b():
    table, ratings = dict(zip(common.E + common.P, np_items(RESPONDENTS), strict=True)), gapmodel.Scale(1, 7, missing=[0])

    def run():
        products = gapmodel.CrossProducts(44, missing="pairwise")
        products.extend(table, scale=ratings)
        return np.array([[products.covariance(i, j) for j in range(44)] for i in range(44)])

    def values(found):
        return {"tr": [np.trace(found)], "sum": [found.sum()], "first": found[0, :5], "last": found[43, 20:25],
                "fro": [(found * found).sum()]}

    return run, values


def job_j6(drivers):
    """From the correlations that the peers have too: of complete rows, satisfaction first."""
    sys.argv[1:] = ["--p", str(drivers)]
    import j6

    found = j6.R_setup(RESPONDENTS)
    between, with_outcome = found[1:, 1:], found[1:, 0]
    return lambda: gapmodel.drivers.dominance(between, with_outcome), lambda result: {"lmg": list(result.general)}


def job_j8a():
    """From the rows as they come: they are put in the order of their locations first."""
    meta = np_meta(RESPONDENTS)
    satisfaction, location = meta["sat"], meta["loc"]

    def run():
        order = np.argsort(location, kind="stable")
        ratings = np.where(satisfaction > 0, satisfaction, np.nan)[order]
        return gapmodel.agreement.one_way(np.split(ratings, np.cumsum(np.bincount(location))[:-1]))

    def values(found):
        return {"icc1": [found.icc.value], "msb": [found.ms_between], "msw": [found.ms_within]}

    return run, values


def job_j8d():
    columns = dict(zip("abcde", np.load(os.path.join(DATA, "raters.npy")).T.copy(), strict=True))
    levels = "ordinal", "interval", "nominal"

    def run():
        return [gapmodel.agreement.krippendorff(columns, level_of_measurement=level, replicates=0) for level in levels]

    return run, lambda result: {"alpha": [found.value for found in result]}


def job_j7():
    path, survey = common.path(RESPONDENTS, "csv"), instrument()
    return lambda: gapmodel.gap.servqual(gapmodel.summarize_csv(path, survey)), gap_values


def job_j9():
    from loaders import np_rows

    scorer, response = gapmodel.gap.ResponseScorer(instrument()), np_rows(10_000)[0].copy()
    expected, perceived = response[:22].copy(), response[22:].copy()
    loop = range(2000)

    def run():
        for _ in loop:
            score = scorer.score(expected, perceived)
        return score

    return run, lambda score: {"s5": [*score.dimensions, score.unweighted]}


def dialogues():
    """Dialogues as lists of speaker and text: the transcripts of others where they are at hand, and the coded conversations."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "gold", "en.jsonl")
    with open(path, encoding="utf-8") as lines:
        said = [[(turn["speaker"], turn["text"]) for turn in json.loads(line)["turns"]] for line in lines]
    path = os.path.join(os.path.dirname(PEERS), "data", "transcripts", "abcd_sample.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            said += [[tuple(turn) for turn in one["original"]] for one in json.load(file)]
    return said


def agent_turns():
    """Each dialogue as its agent's turns with words."""
    return [[text for speaker, text in one if speaker == "agent" and re.search(r"\w", text)] for one in dialogues()]


def job_c1():
    contacts = [{"turns": [("agent", text) for text in turns]} for turns in agent_turns()] * 20
    return lambda: gapmodel.dimensions.conversations(iter(contacts), language="en"), lambda result: {}


def regular_expression(pattern):
    """A pattern of a lexicon for Python's re, without what stands around it: questions, openings, context."""
    words = [word for word in pattern.split("&")[0].split() if word not in (">", "?", ".")]
    word = {"..": r"(?:\w+\W+){0,4}?", "_": r"\w+\W+", "^": r"[A-Z]\w+\W+", "#": r"\d\S*\W+"}

    def one(text):
        return r"\w*".join(text.split("*")) if text != "#" else r"\d\S*"

    return r"\b" + "".join(word.get(w) or f"(?:{'|'.join(map(one, w.split('|')))})\\W+" for w in words)


def peer_c1():
    """The same markers with Python's re: one expression per marker, of all its patterns, without exceptions and negation."""
    import tomllib

    markers = tomllib.loads(gapmodel.Lexicon.built_in("en").to_toml())["markers"]
    found = {m: re.compile("|".join(map(regular_expression, markers[m]["patterns"])), re.IGNORECASE) for m in markers}
    turns = agent_turns()

    def run():
        for _ in range(20):
            codes = [[{m for m in found if found[m].search(text + " ")} for text in one] for one in turns]
        return codes

    def values(theirs):
        """How many pairs of turn and marker ours and theirs find, and both."""
        counts = [0, 0, 0]
        for one, peer in zip(turns, theirs, strict=True):
            said = [("agent", text) for text in one]
            mine = gapmodel.dimensions.conversation(said, language="en").codes(said)
            for ours, other in zip(map(set, mine), peer, strict=True):
                counts = [n + len(more) for n, more in zip(counts, (ours, other, ours & other), strict=True)]
        return {"pairs": counts}

    return run, values


OURS = {
    "C1": job_c1,
    "J1": job_j1,
    "J2": job_j2,
    "J2w": job_j2w,
    "J3a": lambda: job_j3(["loc"]),
    "J3b": lambda: job_j3(["loc", "month"]),
    "J4a": job_j4a,
    "J4b": job_j4b,
    "J5": job_j5,
    "J5s": lambda: job_j5(FEW),
    "J6p10": lambda: job_j6(10),
    "J6p14": lambda: job_j6(14),
    "J6p22": lambda: job_j6(22),
    "J7": job_j7,
    "J8a": job_j8a,
    "J8d": job_j8d,
    "J9": job_j9,
}


def generate():
    if not os.path.exists(os.path.join(DATA, f"n{RESPONDENTS}.done")):
        import gen

        gen.D = DATA
        for n in (FEW, RESPONDENTS):
            gen.write(n)


def ours(job):
    """Our own time, in a process of its own as the peers have theirs."""
    run, values = peer_c1() if job == "C1-re" else OURS[job]()
    before = common.rss_mb()
    result, _, cpu = common.measure(run, reps=7, budget=10)
    per_call = 2000 if job == "J9" else 1
    print(json.dumps({"cpu_ms_med": common.med(cpu) * 1e3 / per_call, "values": common.flat(values(result)),
                      "peak_mb": common.hwm_mb() - before}))


def call(arguments, folder):
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=600)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if done.returncode == 0 and lines else None


def agree(ours, theirs):
    shared = [key for key in ours if key in theirs and len(ours[key]) == len(theirs[key])]
    return all(np.allclose(ours[key], theirs[key], rtol=1e-9, atol=1e-9) for key in shared), shared


def main():
    generate()
    for job in JOBS:
        mine = call([os.path.abspath(__file__), PEERS, DATA, f"--ours={job}"], os.getcwd())
        if mine is None:
            print(f"{job}: gapmodel failed")
            continue
        print(f"{job}: gapmodel {mine['cpu_ms_med']:.4g} ms, {mine['peak_mb']:.0f} MB above its input")
        if job == "C1":
            peer = call([os.path.abspath(__file__), PEERS, DATA, "--ours=C1-re"], os.getcwd())
            if peer is not None:
                times = peer["cpu_ms_med"] / mine["cpu_ms_med"]
                mine, theirs, both = map(int, peer["values"]["pairs"])
                said = f"ours finds {mine} markers in turns, theirs {theirs}, both {both}"
                print(f"    Python re {peer['cpu_ms_med']:.4g} ms, {times:.1f} times ours ({said})")
            continue
        script, names = PEER_JOBS[job]
        for name in names:
            size = ["--n", str({"J9": 1, "J5s": FEW}.get(job, RESPONDENTS))]
            peer = call([*script, "--impl", name, *size, "--budget", "10"], PEERS)
            if peer is None:
                print(f"    {name}: does not run here")
                continue
            same, shared = agree(mine["values"], peer["values"])
            said = f"{len(shared)} quantities agree" if same and shared else "other quantities" if same else "VALUES DIFFER"
            print(f"    {name} {peer['cpu_ms_med']:.4g} ms, {peer['cpu_ms_med'] / mine['cpu_ms_med']:.1f} times ours ({said})")


if __name__ == "__main__":
    if len(JOBS) == 1 and JOBS[0].startswith("--ours="):
        ours(JOBS[0].removeprefix("--ours="))
    else:
        main()
