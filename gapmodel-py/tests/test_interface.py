"""Names, signatures and documentation: what users see of the package, held against the core."""

import importlib.util
import inspect
import pathlib
import re
import sys
from typing import Any

import gapmodel as gm
import pytest
from gapmodel import (
    _core,
    agreement,
    charts,
    complaints,
    consistency,
    control,
    csat,
    dimensions,
    drivers,
    economics,
    gap,
    reliability,
    control,
    csat,
    drivers,
    gap,
    mystery,
    reliability,
    research,
    sampling,
    stats,
    weighting,
)

MODULES = [module for name, module in vars(gm).items() if name in gm.__all__ and inspect.ismodule(module)]
# What the compiled module calls an operation: the name of its module, then its own.
OPERATION = re.compile("^(%s)_" % "|".join(module.__name__.rpartition(".")[2] for module in MODULES))

SIGNATURES: dict[Any, str] = {
    csat.top_box: "(ratings, *, scale=(1, 5), positive=2, level=0.95, method='wilson', weights=None, item=None, "
    "convention=None, replicates=10000, seed=1, clusters=None, strata=None)",
    csat.compare: "(a, b=None, *, target=None, statistic='share', positive=2, level=0.95, rescale=False, scale=None, "
    "scale_b=None, weights=None, weights_b=None, method=None, replicates=10000, seed=1)",
    csat.segments: "(summary, item, *, by=None, statistic='share', positive=2, against='rest', target=None, level=0.95, "
    "adjustment='holm', method=None, replicates=10000, seed=1)",
    csat.mean: "(ratings, *, scale=(1, 5), level=0.95, weights=None, item=None, method='t', replicates=10000, "
    "seed=1, clusters=None, strata=None)",
    csat.index: "(ratings, *, scale=(1, 5), level=0.95, weights=None, item=None, method='t', replicates=10000, "
    "seed=1, clusters=None, strata=None)",
    csat.nps: "(ratings, *, scale=(0, 10), level=0.95, method='adjusted_wald', weights=None, item=None, "
    "replicates=10000, seed=1)",
    csat.ces: "(ratings, *, scale=(1, 7), high_is_easy=True, level=0.95, weights=None, item=None)",
    charts.likert: "(items, *, title=None, width=720, language='en', theme='auto', id=None, heading=True, rows=80)",
    charts.estimates: "(estimates, *, statistic='share', target=None, title=None, width=720, language='en', theme='auto', "
    "id=None, heading=True, rows=80)",
    charts.highlighted: "(conversation, turns, *, language='en', theme='auto', id='conversation')",
    gm.ServqualResult.plot: "(self, /, *, title=None, width=720, language='en', theme='auto', id=None, heading=True, rows=80)",
    csat.trend: "(series, periods=None, *, positive=2, level=0.95, baseline=None, rules='none', sigmas=3.0, scale=None, "
    "item=None, over=None)",
    csat.survey: "(data, *, clusters=None, strata=None, statistic='share', positive=2, level=0.95, scale=None, "
    "weights=None, item=None)",
    control.p: "(counts, sizes, *, baseline=None, rules='none', sigmas=3.0)",
    control.p_prime: "(counts, sizes, *, baseline=None, rules='none', sigmas=3.0)",
    control.u: "(counts, sizes, *, baseline=None, rules='none', sigmas=3.0)",
    control.u_prime: "(counts, sizes, *, baseline=None, rules='none', sigmas=3.0)",
    control.xmr: "(values, *, baseline=None, rules='none', sigmas=3.0)",
    control.ewma: "(values, *, baseline=None, weight=0.2, sigmas=3.0, asymptotic=False)",
    control.cusum: "(values, *, baseline=None, k=0.5, h=5.0)",
    gap.servqual: "(expectations, perceptions=None, *, dimensions=None, weights=None, scale=(1, 7), level=0.95, "
    "family='holm', tests=True, language='en', method='t', replicates=10000, seed=1)",
    gap.segments: "(summary, *, level=0.95)",
    gap.audit: "(rows, level=0.95)",
    gap.published: "(*, n, gap, gap_sd, perception=None, expectation=None, t=None, interval=None, rounding=0.005, level=0.95)",
    gm.Instrument.question: "(viewpoint, language='en')",
    gm.Instrument.paired: "(attributes, *, scale=(1, 7), weights=None, points=False)",
    gap.servperf: "(perceptions, *, dimensions=None, weights=None, scale=(1, 7), level=0.95, language='en', method='t', "
    "replicates=10000, seed=1)",
    csat.bootstrap: "(ratings, *, statistic='share', scale=None, positive=2, negative=None, level=0.95, method='bca', "
    "replicates=10000, seed=1, weights=None, item=None)",
    stats.correlation: "(x, y, *, level=0.95, method='fisher_z', replicates=10000, seed=1)",
    stats.proportion: "(successes, n, *, level=0.95, method='wilson')",
    weighting.rake: "(table, margins, *, weight=None, tolerance=1e-10, max_iterations=1000, trim=None)",
    reliability.alpha: "(items, *, missing='pairwise', interval='feldt', level=0.95, reverse=(), scale=None)",
    reliability.omega: "(items, *, method='minres', missing='pairwise', reverse=(), scale=None)",
    reliability.split_half: "(items, halves=None, *, missing='pairwise', reverse=(), scale=None)",
    reliability.ordinal_alpha: "(items, *, missing='pairwise', reverse=(), scale=None)",
    reliability.spearman_brown: "(reliability, factor)",
    reliability.structure: "(items, dimensions, *, factors=None, extraction='minres', rotation='oblimin', "
    "missing='pairwise', reverse=(), scale=None, level=0.95, replicates=500, percentile=0.95, seed=0)",
    sampling.early_late: "(early, late, *, scale=(1, 5), positive=2, level=0.95)",
    consistency.sites: "(data=None, item=None, *, by=None, counts=None, sizes=None, statistic=None, positive=2, level=0.95, "
    "limits=0.998, funnel='exact', overdispersion='auto', winsorise=0.1, adjustment='bh', target=None, within='chance')",
    consistency.channels: "(summary, item=None, *, by='channel', mix=None, statistic='mean', positive=2, level=0.95, "
    "adjustment='holm')",
    consistency.over_time: "(data=None, item=None, over=None, *, by=None, counts=None, sizes=None, statistic='share', "
    "positive=2, level=0.95, baseline=None, rules='none', sigmas=3.0)",
    consistency.permutation: "(a, b, *, replicates=10000, seed=1)",
    agreement.kappa: "(a=None, b=None, *, table=None, weights='nominal', categories=None, level=0.95)",
    agreement.gwet: "(ratings=None, *, counts=None, weights='nominal', categories=None, level=0.95)",
    agreement.krippendorff: "(ratings, *, level_of_measurement='nominal', level=0.95, replicates=2000, seed=1)",
    dimensions.score: "(summary, *, viewpoint='perception', level=0.95, language='en')",
    dimensions.impact: "(summary, outcome=None, *, later=None, level=0.95, replicates=1000, seed=1)",
    dimensions.conversation: "(turns, *, language, log=None, lexicon=None, opening=0.2, closing=0.2, canned=None, "
    "canned_share=0.25)",
    dimensions.conversations: "(contacts, *, language, by=None, lexicon=None, opening=0.2, closing=0.2, canned=None, "
    "canned_share=0.25)",
    dimensions.validate: "(markers, human_codes, *, lexicon=None, level=0.95, replicates=2000, seed=1)",
    drivers.key_drivers: "(X, y, *, method='general_dominance', top_box=None, level=0.95, replicates=None, seed=1, names=None)",
    drivers.kano: "(functional, dysfunctional=None, *, names=None, importance=None, table='standard', answers=None, level=0.95)",
    drivers.importance_performance: "(importance, performance, *, names=None, crosshair='mean', scale=None, "
    "method='general_dominance', certainty=0.9, level=0.95, replicates=1000, seed=1)",
    drivers.penalty_reward: "(X, y, *, scale=(1, 5), low=None, high=None, level=0.95)",
    stats.adjust: "(p_values, *, method='holm')",
    gap.five: "(summary, *, standards=None, level=0.95, family='holm', gaps='five', site=None, clustered='delivered', "
    "language='en', delivered=())",
    gm.FiveGaps.waterfall: "(self, /, of='overall', *, replicates=2000, seed=1)",
    gap.zone_of_tolerance: "(summary, *, level=0.95, language='en')",
    gap.change: "(before, after, *, level=0.95, language='en', id=None, instrument=None)",
    gap.antecedents: "(summary, *, gaps=None, level=0.95, language='en')",
    gap.diagnose: "(five, antecedents=None, *, language='en')",
    gap.difference_score: "(summary, *, level=0.95, language='en')",
    gap.difference_reliability: "(reliability_p, reliability_e, correlation, sd_p, sd_e)",
    gm.summarize: "(table, instrument, *, by=None, weight=None, off_scale='refuse', id=None)",
    gm.summarize_csv: "(source, instrument, *, by=None, weight=None, off_scale='refuse', encoding='utf-8', delimiter=',')",
    mystery.plan: "(sites, visits, *, shoppers, start, days=28, parts=('morning', 'afternoon', 'evening'), opening=None, "
    "rest_days=None, seed=1)",
    mystery.briefing: "(visit, *, language='en', items=())",
    mystery.size: "(sites, *, kind='mean', margin=None, sd=None, p=None, shoppers=None, site_icc=0.1, shopper_icc=0.0, "
    "level=0.95)",
    mystery.score: "(visits, *, site='site', shopper='shopper', occasion=None, score='score', items=None, maximum=1, "
    "pass_mark=None, sites=None, target=None, level=0.95, replicates=1000, seed=1, language='en')",
    gm.Visits: "(*, site='site', shopper='shopper', occasion=None, score='score', items=None, maximum=1, pass_mark=None, "
    "sites=None)",
    research.self_other: "(staff, customers, *, instrument=None, staff_viewpoint='perception', "
    "customer_viewpoint='perception', family='holm', level=0.95, language='en')",
    research.internal: "(data, *, instrument=None, provider='provider', customer='customer', of='overall', min_n=10, "
    "level=0.95)",
    gm.Scale: "(min, max, *, step=1, direction='high_is_good', missing=(), not_applicable=(), refused=())",
}


def test_signatures_show_their_defaults() -> None:
    for function, signature in SIGNATURES.items():
        assert str(inspect.signature(function)) == signature, function


def test_help_explains_every_public_name(capsys: pytest.CaptureFixture[str]) -> None:
    for module in (gm, *MODULES):
        assert module.__doc__
        for name in module.__all__:
            assert (getattr(module, name).__doc__ or "").strip(), name
    help(csat.top_box)
    assert "Share of positive ratings" in capsys.readouterr().out
    assert csat.top_box.__name__ == "top_box"


def paragraph(text: str) -> str:
    """The first paragraph on one line, links of Rust as plain code."""
    return re.sub(r"\[(`[^`]*`)\](\([^)]*\))?", r"\1", " ".join(text.strip().split("\n\n")[0].split()))


def core_documentation(root: pathlib.Path) -> dict[str, set[str]]:
    """First paragraphs by name of all public functions, structs and fields in the sources of the core."""
    found: dict[str, set[str]] = {}
    sources = [path for crate in ("core", "report") for path in (root / f"gapmodel-{crate}" / "src").rglob("*.rs")]
    for path in sources:
        lines: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            stripped = line.strip()
            if stripped.startswith("///"):
                lines.append(stripped[3:].strip())
            elif not stripped.startswith(("#", "clippy::")):
                named = re.match(r"pub (?:fn |struct |enum )?(\w+)", stripped)
                if named and lines:
                    found.setdefault(named[1], set()).add(paragraph("\n".join(lines)))
                lines = []
    return found


FUNCTIONS = [
    name for name in dir(_core) if OPERATION.match(name)
] + [
    "summarize",
    "summarize_csv",
]
RESULTS = [
    name
    for name in gm.__all__
    if inspect.isclass(getattr(gm, name)) and hasattr(getattr(gm, name), "to_frame")
]
# What Python alone has: several results in one.
FIELDS = [name for name in RESULTS if name not in {"ConventionScores", "SegmentResults"}]
CLASSES = [*FIELDS, "Lexicon", "SentenceCounts", "Conversations", "Scale", "Instrument", "Summary", "Segment", "Counts", "PairCounts", "Moments", "CrossProducts", "Visits"]


def test_documentation_begins_as_that_of_the_core(root: pathlib.Path) -> None:
    core = core_documentation(root)
    # What the core says of `summarize` is in terms of Rust, where conversations are added to a tally.
    for name in sorted(set(FUNCTIONS) - {"summarize", "dimensions_conversations"}):
        text = paragraph(inspect.getdoc(getattr(_core, name)) or "")
        assert text in core[OPERATION.sub("", name)], name
    for name in CLASSES:
        assert paragraph(inspect.getdoc(getattr(_core, name)) or "") in core[name], name
    for name in FIELDS:
        for field, value in vars(getattr(_core, name)).items():
            if inspect.isgetsetdescriptor(value) and not (name == "Nps" and field == "value"):
                assert paragraph(inspect.getdoc(value) or "") in core[field], f"{name}.{field}"


def test_stub_has_the_documentation_of_the_module(root: pathlib.Path) -> None:
    path = root / "gapmodel-py" / "tools" / "stub_docs.py"
    spec = importlib.util.spec_from_file_location("stub_docs", path)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    source = tool.STUB.read_text(encoding="utf-8")
    assert tool.documented(source) == source, f"run {path}"


def test_the_package_needs_nothing_else() -> None:
    import subprocess

    code = (
        "import sys; sys.modules.update(dict.fromkeys(['numpy', 'pandas', 'polars', 'pyarrow']));"
        "import gapmodel; print(gapmodel.csat.mean([1, 5, None]).value)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3.0"
