"""The compiled part of gapmodel; use the names in `gapmodel` and its modules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any, ClassVar, Generic, Literal, Protocol, Self, TypeAlias, TypeVar, final, overload

from typing_extensions import Buffer, disjoint_base

_T = TypeVar("_T")

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _ArrayLike(Protocol):
    """An array, a pandas or polars column."""

    def __len__(self) -> int: ...
    @property
    def dtype(self) -> Any: ...

class _FrameLike(Protocol):
    """A pandas frame."""

    def __len__(self) -> int: ...
    @property
    def columns(self) -> Any: ...

class _ItemsLike(Protocol):
    """A pandas column: values by their labels."""

    def items(self) -> Iterable[tuple[Any, Any]]: ...

_Column: TypeAlias = (
    Buffer | _ArrayLike | _ArrowStream | _ArrowArray | Sequence[float | None] | Iterable[float | None]
)
_Table: TypeAlias = (
    Buffer | _ArrayLike | _FrameLike | _ArrowStream | _ArrowArray | Mapping[str, Any] | Sequence[Sequence[float | None]]
)
_Labels: TypeAlias = Buffer | _ArrayLike | _ArrowStream | _ArrowArray | Sequence[Any] | Iterable[Any]
_Ratings: TypeAlias = _Table | Sequence[Sequence[float | str | None]]
_Names: TypeAlias = str | int | Iterable[str | int]
_Scale: TypeAlias = tuple[float, float] | Scale
_ShareMethod: TypeAlias = Literal[
    "wilson", "wilson_cc", "agresti_coull", "clopper_pearson", "jeffreys", "mid_p", "wald"
]
_Sample: TypeAlias = _Column | Counts | tuple[int, int]
_Statistic: TypeAlias = Literal["share", "mean", "index", "nps"]
_SiteStatistic: TypeAlias = Literal["mean", "share", "rate"]
_Drawn: TypeAlias = Literal["bca", "percentile"]
_MeanMethod: TypeAlias = Literal["t"] | _Drawn
_TopBoxMethod: TypeAlias = _ShareMethod | Literal["korn_graubard"] | _Drawn
_Language: TypeAlias = Literal["en", "nl", "fr", "et"]
_Theme: TypeAlias = Literal["auto", "light", "dark"]
_Missing: TypeAlias = Literal["pairwise", "listwise"]
_SizeKind: TypeAlias = Literal["share", "mean", "nps", "share_difference", "mean_difference", "paired"]
_Adjustment: TypeAlias = Literal["none", "holm", "bh", "hochberg", "by", "bonferroni"]
_DriverMethod: TypeAlias = Literal["general_dominance", "relative_weights", "pratt"]
_Quadrant: TypeAlias = Literal["concentrate_here", "keep_up_the_good_work", "low_priority", "possible_overkill"]
_KanoCategory: TypeAlias = Literal[
    "must_be", "one_dimensional", "attractive", "indifferent", "reverse", "questionable"
]
_StandardKind: TypeAlias = Literal["yes_no", "time_limit", "percentile", "rating"]
_StandardUnit: TypeAlias = Literal["share", "seconds", "minutes", "hours", "days", "points"]
_StandardSource: TypeAlias = Literal[
    "customer_expectation",
    "mission_and_values",
    "employees",
    "shareholders",
    "suppliers",
    "government",
    "associations",
    "community",
]
_Denominator: TypeAlias = Literal["offered", "answered", "offered_less_short", "answered_or_late"]
_SourceKind: TypeAlias = Literal[
    "survey", "mystery_shopping", "complaints", "conversations", "employee_feedback", "advertising_tests"
]
_KanoAnswers: TypeAlias = Mapping[Any, str | int | None]
_Weights: TypeAlias = Literal["nominal", "linear", "quadratic", "ordinal"]
_Measurement: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
_RuleSet: TypeAlias = Literal["none", "western_electric", "nelson", "anhoj"]
_Answers: TypeAlias = Counts | tuple[int, int] | list[int]
_Viewpoint: TypeAlias = Literal[
    "expectation",
    "management",
    "standard",
    "delivered",
    "communicated",
    "perception",
    "employee",
    "adequate",
]
_Key: TypeAlias = str | int | None | tuple[str | int | None, ...]

__all__ = [
    "Absent",
    "Address",
    "Alpha",
    "AlphaItem",
    "AntecedentRelation",
    "AntecedentRow",
    "AntecedentsResult",
    "Attained",
    "AttainedStandard",
    "Attainment",
    "AuditFinding",
    "Balance",
    "Baseline",
    "Bias",
    "Bounds",
    "Careless",
    "CarelessCount",
    "Ces",
    "Change",
    "ChangeRow",
    "Channel",
    "Channels",
    "ChannelsWanted",
    "Chart",
    "Coefficient",
    "Cohort",
    "CohortPeriod",
    "CohortValue",
    "ComparedRate",
    "Comparison",
    "ComplaintChange",
    "ComplaintComparison",
    "ComplaintEstimate",
    "Convention",
    "ConventionRow",
    "ConventionScores",
    "Conversation",
    "ConversationChecks",
    "ConversationDimension",
    "ConversationMarker",
    "ConversationPhase",
    "ConversationProfile",
    "Conversations",
    "ConversationsDimension",
    "ConversationsGroup",
    "ConversationsMarker",
    "ConversationsResult",
    "Counts",
    "CoveredExpectation",
    "CriticalAttainment",
    "CrossProducts",
    "Damage",
    "DamagePart",
    "DamageRow",
    "DeliveredMean",
    "Diagnosis",
    "DifferenceFlag",
    "DifferenceReliability",
    "DifferenceScore",
    "DimensionDifference",
    "DimensionFinding",
    "DimensionPair",
    "DimensionScore",
    "DimensionScores",
    "Dispersion",
    "Dominance",
    "DominancePair",
    "Driver",
    "EarlyLate",
    "Estimate",
    "Evidence",
    "FTest",
    "Finding",
    "FiveGaps",
    "Fleiss",
    "Gap",
    "GapCoverage",
    "GapEntries",
    "GapEstimate",
    "GapInputs",
    "GapModelError",
    "GapRow",
    "GapTest",
    "Gwet",
    "HodgesLehmann",
    "Icc",
    "IccForm",
    "Impact",
    "ImportancePerformance",
    "ImportanceRow",
    "Instrument",
    "InternalCell",
    "InternalService",
    "ItemScore",
    "KanoCounts",
    "KanoFeature",
    "KanoResult",
    "Kappa",
    "KendallW",
    "KeyDrivers",
    "Kish",
    "Krippendorff",
    "Lexicon",
    "LinkedGroup",
    "LogEntry",
    "MarkerValidation",
    "MeanTest",
    "MeasuredGap",
    "MixShare",
    "Moments",
    "MovingRanges",
    "MysteryScore",
    "Nps",
    "Number",
    "Omega",
    "OmegaItem",
    "OneWay",
    "Ordinal",
    "OrdinalAlpha",
    "OutcomeModels",
    "OverTime",
    "PairCounts",
    "Paired",
    "ParallelAnalysis",
    "ParallelRow",
    "PenaltyReward",
    "PenaltyRow",
    "PerformanceRow",
    "PeriodShare",
    "Permutation",
    "Picture",
    "Plan",
    "PlanCount",
    "PlannedVisit",
    "Published",
    "Question",
    "Questionnaire",
    "RateAndMix",
    "RatePrior",
    "RateRatio",
    "RateUsed",
    "Regression",
    "ResearchCoverage",
    "ResponseRate",
    "ResponseRates",
    "ResponseScore",
    "ResponseScorer",
    "RetentionValue",
    "RowDispersion",
    "Runs",
    "SampleSize",
    "SatisfactionLevel",
    "SatisfactionValue",
    "Scale",
    "Segment",
    "SegmentComparison",
    "SegmentComparisons",
    "SegmentGaps",
    "SegmentResults",
    "SelfOther",
    "SentenceCounts",
    "ServiceLevel",
    "ServiceLevels",
    "ServperfResult",
    "ServqualResult",
    "ShiftValue",
    "ShopperSeverity",
    "Side",
    "Signal",
    "SignedRank",
    "Site",
    "SiteChart",
    "SiteDispersion",
    "SiteMap",
    "SiteScore",
    "Sites",
    "SlopeTest",
    "SourceUse",
    "SplitHalf",
    "Standard",
    "StandardCoverage",
    "StandardSet",
    "Standardised",
    "StandardisedStratum",
    "StandardsTally",
    "Stars",
    "Step",
    "StraightLiners",
    "StratumChange",
    "Structure",
    "StructureAdequacy",
    "StructureDimension",
    "StructureFactor",
    "StructureFactors",
    "StructureItem",
    "Summary",
    "SurfaceTerm",
    "SurveyEstimate",
    "TimedValue",
    "Trend",
    "UnaskedStandard",
    "Validation",
    "VisitSize",
    "Visits",
    "WantedChannel",
    "Waterfall",
    "WeightedGap",
    "WeightedScore",
    "WeightingResult",
    "ZoneOfTolerance",
    "ZoneRow",
    "__version__",
    "agreement_fleiss",
    "agreement_gwet",
    "agreement_icc",
    "agreement_kappa",
    "agreement_kendall_w",
    "agreement_krippendorff",
    "agreement_one_way",
    "charts_balance",
    "charts_control",
    "charts_estimates",
    "charts_highlighted",
    "charts_likert",
    "complaints_change",
    "complaints_compare",
    "complaints_damage",
    "complaints_estimate",
    "complaints_prior",
    "complaints_priors",
    "consistency_channels",
    "consistency_channels_wanted",
    "consistency_over_time",
    "consistency_permutation",
    "consistency_sites",
    "control_cusum",
    "control_ewma",
    "control_p",
    "control_p_prime",
    "control_u",
    "control_u_prime",
    "control_xmr",
    "csat_bootstrap",
    "csat_ces",
    "csat_compare",
    "csat_compare_paired",
    "csat_convention",
    "csat_conventions",
    "csat_index",
    "csat_mean",
    "csat_nps",
    "csat_rate_and_mix",
    "csat_score",
    "csat_score_items",
    "csat_segments",
    "csat_side_by_side",
    "csat_standardised",
    "csat_strata",
    "csat_survey",
    "csat_top_box",
    "csat_trend",
    "dimensions_conversation",
    "dimensions_conversations",
    "dimensions_impact",
    "dimensions_questionnaire",
    "dimensions_score",
    "dimensions_validate",
    "drivers_dominance",
    "drivers_importance_performance",
    "drivers_kano",
    "drivers_key_drivers",
    "drivers_penalty_reward",
    "economics_agents",
    "economics_cohort",
    "economics_retention",
    "economics_satisfaction",
    "economics_service_level",
    "gap_antecedents",
    "gap_audit",
    "gap_change",
    "gap_diagnose",
    "gap_difference_reliability",
    "gap_difference_score",
    "gap_five",
    "gap_published",
    "gap_segments",
    "gap_servperf",
    "gap_servqual",
    "gap_weighted",
    "gap_zone_of_tolerance",
    "mystery_briefing",
    "mystery_plan",
    "mystery_score",
    "mystery_size",
    "reliability_alpha",
    "reliability_careless",
    "reliability_omega",
    "reliability_ordinal_alpha",
    "reliability_spearman_brown",
    "reliability_split_half",
    "reliability_structure",
    "research_coverage",
    "research_internal",
    "research_self_other",
    "sampling_bounds",
    "sampling_early_late",
    "sampling_response",
    "sampling_size",
    "standards_attainment",
    "stats_adjust",
    "stats_correlation",
    "stats_korn_graubard",
    "stats_paired",
    "stats_proportion",
    "stats_proportion_difference",
    "summarize",
    "summarize_csv",
    "weighting_kish",
    "weighting_post_stratify",
    "weighting_rake",
]
__version__: str

class GapModelError(ValueError):
    """What went wrong: the offending value, where it stands and what is allowed, in one sentence.

    `kind` is the stable name of the kind of error, such as "off_scale".
    """
    kind: str

@final
class Scale:
    """What may be answered: the points of a rating scale or the range of a measure, which end is good, and the codes
    that stand for no answer.

    A step of 0 makes it a measure: every number from `min` to `max`. `direction` is `"high_is_good"` or
    `"low_is_good"`. `missing`, `not_applicable` and `refused` are codes such as 99.
    """
    def __new__(
        cls,
        min: float,
        max: float,
        *,
        step: float = 1,
        direction: Literal["high_is_good", "low_is_good"] = "high_is_good",
        missing: Sequence[float] = (),
        not_applicable: Sequence[float] = (),
        refused: Sequence[float] = (),
    ) -> Self: ...
    @property
    def min(self) -> float:
        """The lowest value."""
    @property
    def max(self) -> float:
        """The highest value."""
    @property
    def step(self) -> float | None:
        """The distance of two neighbouring points; `None` for a measure."""
    @property
    def direction(self) -> str:
        """Which end is good."""
    @property
    def points(self) -> int | None:
        """The number of points, 2 to 101; `None` for a measure."""
    def read(self, value: float | None) -> tuple[str, float | None] | None:
        """What a value answers: ("point", value), ("value", value) on a measure, ("missing", None),
        (`"not_applicable"`, None) or (`"refused"`, None); `None` for a value off the scale.
        """
    def reverse(self, value: float) -> float:
        """The rating mirrored: `min + max - value`. Undoes itself."""
    def to_100(self, value: float) -> float:
        """The value as 0 (worst) to 100 (best)."""
    @property
    def missing(self) -> list[float]:
        """The codes that stand for no answer."""
    @property
    def not_applicable(self) -> list[float]:
        """The codes that stand for "did not apply to me"."""
    @property
    def refused(self) -> list[float]:
        """The codes that stand for "would rather not say"."""
    def to_json(self) -> str:
        """The scale as JSON text, as it stands in an instrument."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The scale that `to_json` wrote."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Instrument:
    """A checked instrument: dimensions, attributes with their columns, and items, each reference resolved.

    Made with `from_toml`, `from_json`, `servqual`, `servperf`, `gap_model`, `antecedents` or `three_dimensions`; immutable.
    """
    @classmethod
    def from_toml(cls, source: str | PathLike[str]) -> Self:
        """Reads an instrument from TOML.

        `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".toml".
        """
    @classmethod
    def from_json(cls, source: str | PathLike[str]) -> Self:
        """Reads an instrument from JSON.

        `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".json".
        """
    @classmethod
    def servqual(cls) -> Self:
        """SERVQUAL: 22 attributes in five dimensions, expected and perceived, on seven points."""
    @classmethod
    def servperf(cls) -> Self:
        """SERVPERF: the perceptions of SERVQUAL alone."""
    @classmethod
    def gap_model(cls) -> Self:
        """The gap model (Parasuraman, Zeithaml and Berry 1985): the attributes of SERVQUAL from the six viewpoints that make
        its five gaps, so that customers, managers and auditors can be asked at once.

        `question` has the words that introduce each questionnaire.
        """
    @classmethod
    def antecedents(cls) -> Self:
        """What makes the gaps 1 to 4 small or large: 48 statements about their own organisation for employees and
        managers, three for each construct of the extended service quality model, rated 1 (disagree) to 7 (agree) in columns
        `MRO1` to `OVP3`, in English, Dutch, French and Estonian.

        A dimension scores what its name says: 7 on role conflict is the most conflict there can be. The third statement of
        each construct is worded the other way round and reverse coded wherever scores are made.
        """
    @classmethod
    def three_dimensions(cls) -> Self:
        """The three dimensions of a contact with a customer, business, human and hidden: four attributes each, rated 1
        (disagree) to 7 (agree), in English, Dutch, French and Estonian, and overall satisfaction from 1 to 10 (column
        `overall`), whose top box is the perfect 10.

        It has two faces. The customer's, after a contact: what was perceived (columns `P_BUS1` to `P_HID4`) and, where asked,
        what is expected (`E_BUS1` and so on); `overall` belongs to it. The provider's: the same contact as the agent
        (self-assessment) or a coach (scorecard) saw it, in columns `D_BUS1` and so on. They are tables of their own, or matched
        by contact with `Summary.observe_matched`. `dimensions.questionnaire` has the words in which each is asked; staff's
        ratings alone are scored with the viewpoint "delivered".

        No validated scale of the three dimensions was found in the literature: this is an operationalisation by gapmodel, in
        its own words. Look at its reliability in your own data before you rely on it.
        """
    @staticmethod
    def question(viewpoint: _Viewpoint, language: Literal["en", "nl", "fr", "et"] = "en") -> str:
        """What introduces the attributes in the questionnaire for a viewpoint, such as `"management"`.

        `language` is `"en"`, `"nl"`, `"fr"` or `"et"`. The label of an attribute takes the place of the ellipsis at its end.
        """
    @classmethod
    def paired(
        cls,
        attributes: Mapping[str, str | None] | Sequence[str],
        *,
        scale: _Scale = (1, 7),
        weights: Sequence[float] | None = None,
        points: bool = False,
    ) -> Self:
        """An instrument for two tables of ratings in the same order: expectations in columns `E_{id}`, perceptions in
        `P_{id}`.

        `attributes` maps each attribute to its dimension or `None`, or lists attributes without dimensions. `weights`
        are those of the dimensions in the order in which they first occur; with `points`, each respondent's importance
        points stand in columns `points_{dimension}`.
        """
    @staticmethod
    def schema() -> str:
        """The JSON Schema (draft 2020-12) of an instrument file, as JSON text. It describes form, not meaning: what
        it lets through is still checked when it is read.
        """
    def to_toml(self) -> str:
        """Writes the instrument as TOML: equal instruments give the same text."""
    def to_json(self) -> str:
        """Writes the instrument as JSON: equal instruments give the same text."""
    @property
    def id(self) -> str:
        """The short name."""
    @property
    def title(self) -> dict[str, str]:
        """The title by language."""
    @property
    def viewpoints(self) -> list[str]:
        """The viewpoints from which attributes are rated."""
    @property
    def dimensions(self) -> list[str]:
        """The ids of the dimensions, in the order they were written."""
    @property
    def attributes(self) -> list[str]:
        """The ids of the attributes, in the order they were written."""
    @property
    def items(self) -> list[str]:
        """The ids of the items, in the order they were written."""
    def texts(self, language: str = "en") -> dict[str, str]:
        """The label of each dimension, attribute and item by its id, in a language, else in English, else in the first there is.

        `language` is any that the instrument has. What customers, agents and coaches are asked on the three dimensions has
        `dimensions.questionnaire`.
        """
    @property
    def columns(self) -> list[str]:
        """The columns with ratings and measures that a table must have."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Summary:
    """The tallies an instrument asks for, per segment: everything the models need, and no row of any person.

    Observing rows in any order, in any batches, on any number of threads or machines, and merging in any grouping
    gives equal summaries, bit for bit. Made with `summarize` or `summarize_csv`, or empty, to observe tables one by one;
    the options are those of `summarize`.
    """
    def __new__(
        cls,
        instrument: Instrument,
        *,
        by: str | Sequence[str] | None = None,
        weight: str | None = None,
        off_scale: Literal["refuse", "count"] = "refuse",
    ) -> Self: ...
    def observe(self, table: _Table) -> None:
        """Adds all rows of a table. Columns the instrument does not ask for are ignored.

        On any error the summary is as it was before.
        """
    def observe_matched(self, tables: Iterable[_Table], id: str) -> None:
        """Adds the rows of several tables as one: rows with the same id are the same person, who may have answered a survey
        before and another one after. What the first table says of a person (a segment, a weight, a rating) stands; later
        ones fill in what is missing. Rows without an id stand alone.

        `id` names the column that tells who is who. On any error the summary is as it was before.
        """
    def merge(self, other: Summary) -> None:
        """Adds all that another summary of the same instrument, segments and weighting has seen.

        On any error the summary is as it was before.
        """
    def to_bytes(self) -> bytes:
        """The summary as bytes: compact, the same on every machine, with the instrument and the options inside."""
    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """A summary from `to_bytes`, wherever it was made.

        Nothing in the bytes is trusted. Tables observed later are read with the options of the summary that was
        written.
        """
    @property
    def instrument(self) -> Instrument:
        """The instrument."""
    @property
    def by(self) -> list[str]:
        """The columns that make the segments."""
    @property
    def rows(self) -> int:
        """The number of respondents seen, in all segments together."""
    @property
    def is_weighted(self) -> bool:
        """Whether the respondents have survey weights."""
    @property
    def segments(self) -> list[Any]:
        """The segments, in order of their labels: a label, or a tuple of labels where there are several segment columns."""
    def segment(self, key: _Key) -> Segment:
        """One segment by its label, or its labels where there are several segment columns."""
    @property
    def total(self) -> Segment:
        """All segments taken together as one."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Segment:
    """One segment of a `Summary`: the tallies that models read.

    Made with `Summary.segment` or `Summary.total`; later observations leave it as it is.
    """
    @property
    def labels(self) -> list[Any]:
        """What this segment is called: one label per segment column, none for everybody."""
    @property
    def rows(self) -> int:
        """The number of respondents."""
    @property
    def straight_liners(self) -> StraightLiners:
        """Respondents who gave one and the same answer throughout (to at least two attributes): in their expectations,
        in their perceptions, in both.
        """
    def counts(self, id: str) -> Counts:
        """The counts of an item by its id, or of one viewpoint of an attribute by the name of its column."""
    def pairs(self, attribute: str) -> PairCounts:
        """The pairs of expectation and perception of an attribute."""
    def moments(self, id: str) -> Moments:
        """The exact sums of a real-valued measure by the id of its item."""

@final
class SegmentGaps:
    """Gap tables of many segments side by side, without the tests of `servqual`: what a dashboard of thousands of locations
    and months shows.

    A table of one row per segment and thing measured, for any library that reads Arrow: the segment columns, `measured`,
    `n_valid`, `n_absent`, `expectation_mean`, `perception_mean`, `gap`, `std_dev`, `low`, `high`. The last three are
    absent below two respondents and where all gaps are equal.
    """
    @property
    def by(self) -> list[str]:
        """The segment columns."""
    @property
    def segments(self) -> list[Any]:
        """The labels of each segment."""
    @property
    def measured(self) -> list[str]:
        """Ids of what is measured: the attributes, the dimensions, `"overall"` (with dimensions) and `"all_items"`."""
    @property
    def level(self) -> float:
        """Confidence level of the intervals."""
    def __len__(self) -> int: ...
    def to_dict(self) -> dict[str, Any]:
        """The gaps as a dict of plain values; `gaps` has one entry per row of the table, with the positions of its segment
        and of what is measured.
        """
    def to_json(self) -> str:
        """The same as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The gaps that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The table as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class SegmentResults(Generic[_T]):
    """Results by segment, like a mapping: the label of the segment, or a tuple of labels where there are several segment
    columns, to its result.

    A segment that cannot be scored, such as one with a single respondent, holds its error: it is raised when that
    segment is accessed and stands in `errors`; `values()` and `items()` leave it out.
    """
    @property
    def by(self) -> list[str]:
        """The segment columns."""
    @property
    def errors(self) -> dict[Any, GapModelError]:
        """The segments that cannot be scored, each with its error."""
    @property
    def total(self) -> _T:
        """The result of all segments taken together as one."""
    def keys(self) -> list[Any]:
        """The segments, in order of their labels."""
    def values(self) -> list[_T]:
        """The results of the segments that can be scored."""
    def items(self) -> list[tuple[Any, _T]]:
        """The segments that can be scored with their results."""
    def get(self, key: _Key, default: Any = None) -> Any:
        """The result of a segment; `default` where there is no such segment or it cannot be scored."""
    def __getitem__(self, key: _Key, /) -> _T: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...
    @classmethod
    def __class_getitem__(cls, item: Any) -> Any: ...
    def to_dict(self) -> list[dict[str, Any]]:
        """A list of dicts: the labels by column, and the result or the error."""
    def to_json(self) -> str:
        """The same as JSON text."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """All results as a data frame of pandas or polars, whichever is named or installed, with the labels first."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...

@final
class Counts:
    """How often each point of a scale was given: everything that one item says.

    `scale` is a pair (min, max) or a `Scale`. Adding ratings in any order and merging in any grouping gives the same
    counts. Each method that changes the counts changes all or nothing.
    """
    def __new__(cls, scale: _Scale) -> Self: ...
    @classmethod
    def from_counts(
        cls,
        scale: _Scale,
        counts: Sequence[int],
        *,
        missing: int = 0,
        not_applicable: int = 0,
        refused: int = 0,
        invalid: int = 0,
    ) -> Self:
        """Counts from a table made elsewhere: how often each point was given, lowest first, and the absent."""
    def merge(self, other: Counts) -> None:
        """Adds all that another tally of the same kind has seen; on any error nothing is added."""
    def to_json(self) -> str:
        """The tally as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The tally that `to_json` wrote, checked."""
    def push(self, rating: float | None, *, weight: float | None = None) -> None:
        """Adds one rating; `None` and NaN are missing."""
    def extend(self, ratings: _Column, *, weights: _Column | None = None) -> None:
        """Adds a column of ratings, with a survey weight each if there are weights."""
    def count_of(self, rating: float) -> int:
        """How many gave this rating; 0 for a value that is no point of the scale."""
    @property
    def scale(self) -> Scale:
        """The scale of the ratings."""
    @property
    def counts(self) -> list[int]:
        """How many gave each point, lowest point first."""
    @property
    def n_valid(self) -> int:
        """How many gave a rating."""
    @property
    def n_missing(self) -> int:
        """How many did not answer."""
    @property
    def absent(self) -> Absent:
        """Those without a rating, by reason."""
    @property
    def rows(self) -> int:
        """All respondents seen: valid + missing + not applicable + refused + invalid."""
    @property
    def is_weighted(self) -> bool:
        """Whether survey weights were given."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PairCounts:
    """Two ratings of the same people, counted together: the joint table that a paired gap needs.

    The reference (an expectation) and what was delivered (a perception) share one scale, a pair (min, max) or a
    `Scale`.
    """
    def __new__(cls, scale: _Scale) -> Self: ...
    def merge(self, other: PairCounts) -> None:
        """Adds all that another tally of the same kind has seen; on any error nothing is added."""
    def to_json(self) -> str:
        """The tally as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The tally that `to_json` wrote, checked."""
    def push(self, reference: float | None, delivered: float | None) -> None:
        """Adds one respondent's reference and delivered rating; `None` and NaN are missing."""
    def extend(self, reference: _Column, delivered: _Column, *, weights: _Column | None = None) -> None:
        """Adds two columns of equal length, one row per respondent, with a survey weight each if there are weights."""
    def count_of(self, reference: float, delivered: float) -> int:
        """How many gave this reference and this delivered rating; 0 if either is no point of the scale."""
    @property
    def scale(self) -> Scale:
        """The scale of both sides."""
    @property
    def n_pairs(self) -> int:
        """How many gave both ratings."""
    @property
    def n_excluded(self) -> int:
        """How many lack a pair because a side is not applicable, refused or invalid; all others without one did not
        answer.
        """
    @property
    def reference(self) -> Counts:
        """The reference ratings alone, whether or not the other side is present."""
    @property
    def delivered(self) -> Counts:
        """The delivered ratings alone, whether or not the other side is present."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Moments:
    """Exact sums of a real-valued measure, such as the seconds a caller waited: mean and standard deviation to the
    last digit, whatever the order.
    """
    def __new__(cls) -> Self: ...
    def merge(self, other: Moments) -> None:
        """Adds all that another tally of the same kind has seen; on any error nothing is added."""
    def to_json(self) -> str:
        """The tally as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The tally that `to_json` wrote, checked."""
    def push(self, value: float | None) -> None:
        """Adds one value; `None` and NaN are missing."""
    def extend(self, values: _Column, *, weights: _Column | None = None) -> None:
        """Adds a column of values, with a survey weight each if there are weights."""
    @property
    def n_valid(self) -> int:
        """How many gave a value."""
    @property
    def absent(self) -> Absent:
        """Those without a value, by reason."""
    @property
    def mean(self) -> float | None:
        """The (weighted) mean; `None` without values."""
    @property
    def std_dev(self) -> float | None:
        """The sample standard deviation (n - 1), unweighted; `None` below two values."""
    @property
    def std_error(self) -> float | None:
        """The standard error of the mean, linearised where there are weights; `None` below two values."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class CrossProducts:
    """Exact sums and sums of products of several real-valued variables: their means, variances, covariances and
    correlations to the last digit, whatever the order of the rows.

    A row counts where it has every variable (`missing="listwise"`), or for every two variables that it has
    (`missing="pairwise"`); variables are counted from 0.
    """
    def __new__(cls, variables: int, *, missing: _Missing = "listwise") -> Self: ...
    def merge(self, other: CrossProducts) -> None:
        """Adds all that another tally of the same kind has seen; on any error nothing is added."""
    def to_json(self) -> str:
        """The tally as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The tally that `to_json` wrote, checked."""
    def push(self, values: _Column) -> None:
        """Adds one row: a value of each variable; `None` and NaN are missing."""
    @property
    def is_pairwise(self) -> bool:
        """Whether of every two variables all rows that have these two count."""
    def n_pairs(self, i: int, j: int) -> int:
        """How many rows the covariance of two variables counted from 0 rests on: those that have both, or listwise those that
        have all. 0 if there is no such variable.
        """
    def mean(self, i: int) -> float | None:
        """The mean of one variable counted from 0, as `means`; `None` if it has no row, or is not there."""
    def extend(self, table: _Table, *, scale: _Scale | None = None) -> None:
        """Adds a table with a column per variable: a data frame, a dict of columns or a 2-D array. With a `scale` its codes
        are missing, and what is off it is an error.
        """
    @property
    def variables(self) -> int:
        """How many variables there are."""
    @property
    def n_valid(self) -> int:
        """How many rows have every variable."""
    @property
    def absent(self) -> int:
        """How many rows lack a variable."""
    @property
    def means(self) -> list[float] | None:
        """The mean of each variable over the rows that have them all, pairwise over those that have it; `None` where a
        variable has no row.
        """
    def covariance(self, i: int, j: int) -> float | None:
        """The sample covariance (n - 1) of two variables, a variance where they are the same; `None` below two rows, or if
        there is no such variable.
        """
    def correlation(self, i: int, j: int) -> float | None:
        """Pearson's correlation of two variables, from -1 to 1; `None` below two rows, where one of the two does not vary, or
        if there is no such variable.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ResponseScorer:
    """Scores single responses as they come in, such as after a call: a prepared instrument and no allocation per
    response beyond the result.

    Fastest with arrays of a numeric type, such as int8, which are read where they lie.
    """
    def __new__(cls, instrument: Instrument) -> Self: ...
    def score(self, expectations: _Column, perceptions: _Column) -> ResponseScore:
        """Scores one response: one expectation and one perception per attribute, in the instrument's order."""
    @property
    def instrument(self) -> Instrument:
        """The instrument."""
    def __len__(self) -> int: ...

@disjoint_base
class Estimate:
    """One number with everything needed to report it.

    `std_error`, `low` and `high` are absent where too few answers, or answers without variation, allow none: an
    interval is never NaN and never invented.
    """
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def n_excluded(self) -> int:
        """How many answers are not applicable, refused, or invalid."""
    @property
    def n_effective(self) -> float:
        """The effective sample size after weighting (Kish; with the method `korn_graubard` that of the standard error):
        `n_valid` where there are no weights.
        """
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Side:
    """One viewpoint of an attribute."""
    @property
    def mean(self) -> float:
        """Mean rating in scale units, reverse coded where low is good."""
    @property
    def std_dev(self) -> float | None:
        """Sample standard deviation in scale units; absent below two ratings."""
    @property
    def ceiling(self) -> float:
        """Share of ratings at the best point of the scale, 0 to 1: near 1 the item can tell nobody apart."""
    @property
    def n_valid(self) -> int:
        """How many rated."""
    @property
    def n_missing(self) -> int:
        """How many did not answer."""
    @property
    def n_excluded(self) -> int:
        """How many answered not applicable, refused, or off the scale."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapTest:
    """Student's paired t test of a gap."""
    @property
    def t(self) -> float:
        """The statistic."""
    @property
    def df(self) -> float:
        """Degrees of freedom."""
    @property
    def p(self) -> float:
        """Two-sided p-value."""
    @property
    def p_adjusted(self) -> float:
        """p-value adjusted within its family."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SignedRank:
    """A test of differences against 0 by Wilcoxon's signed ranks.

    Zeros are ranked with the others and then left out (Pratt 1959).
    """
    @property
    def statistic(self) -> float:
        """The sum of the ranks of the positive differences, V in R."""
    @property
    def p(self) -> float:
        """The two-sided p-value, 0 to 1."""
    @property
    def exact(self) -> bool:
        """Whether all signs of the differences were counted out, given their ranks; otherwise p is that of a normal
        approximation with the variance of the ranks as they are, ties and zeros included.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class HodgesLehmann:
    """The median of the means of all pairs of values, each with itself too, and its interval."""
    @property
    def value(self) -> float:
        """The estimate, in the unit of the values."""
    @property
    def low(self) -> float | None:
        """The lower limit; absent where there are too few values for the level."""
    @property
    def high(self) -> float | None:
        """The upper limit; absent where there are too few values for the level."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapRow:
    """The gap of one attribute, of one dimension, or over all."""
    @property
    def id(self) -> str:
        """The id in the instrument; `"overall"` and `"all_items"` for the two sums."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def expectation_mean(self) -> float:
        """Mean expectation; for more than one attribute the mean of their means, each of all who rated it."""
    @property
    def perception_mean(self) -> float:
        """Mean perception, likewise."""
    @property
    def expectation(self) -> Side | None:
        """The expectations of an attribute; absent for more than one attribute."""
    @property
    def perception(self) -> Side | None:
        """The perceptions of an attribute; absent for more than one attribute."""
    @property
    def gap(self) -> Estimate:
        """Mean of perception - expectation over the respondents who gave both, in scale units, negative = shortfall,
        with Student's t interval, or a bootstrap's. An attribute's pair counts as excluded if a side is not applicable, refused or
        invalid; over more than one attribute, whoever has no score counts as missing.
        """
    @property
    def std_dev(self) -> float | None:
        """Sample standard deviation of the respondents' gaps; absent below two."""
    @property
    def effect_size(self) -> float | None:
        """Effect size `d_z`: mean gap / standard deviation; absent without variation."""
    @property
    def test(self) -> GapTest | None:
        """Paired t test; absent without variation or when tests were not asked for."""
    @property
    def signed_rank(self) -> SignedRank | None:
        """Wilcoxon's signed-rank test with zeros ranked after Pratt, its p not adjusted; absent for weighted data or when
        tests were not asked for.
        """
    @property
    def median(self) -> HodgesLehmann | None:
        """Median of the Walsh averages; absent for weighted data or when tests were not asked for."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class WeightedScore:
    """A score weighted by importance. Weights are normalised to sum to one, never left as points."""
    @property
    def weighting(self) -> str:
        """How it was weighted."""
    @property
    def estimate(self) -> Estimate:
        """The score in scale units, over the respondents who have every part of it."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StraightLiners:
    """Respondents who gave one and the same answer to all attributes (at least two): their differences carry no
    information, and a survey with many of them deserves a second look.
    """
    @property
    def expectation(self) -> int:
        """All expectations equal."""
    @property
    def perception(self) -> int:
        """All perceptions equal."""
    @property
    def both(self) -> int:
        """All expectations equal and all perceptions equal."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ServqualResult:
    """SERVQUAL: gap 5 of everything the instrument measures."""
    @property
    def attributes(self) -> list[GapRow]:
        """One row per attribute that somebody rated from both viewpoints."""
    @property
    def dimensions(self) -> list[GapRow]:
        """One row per dimension: the mean over respondents of their mean gap in it."""
    @property
    def overall(self) -> GapRow | None:
        """The mean of a respondent's dimension gaps, over those who have them all (unweighted SERVQUAL); absent if
        nobody has them all or there are no dimensions.
        """
    @property
    def all_items(self) -> GapRow:
        """The mean of a respondent's attribute gaps, whatever their dimension. Differs from `overall` where dimensions
        have different numbers of attributes.
        """
    @property
    def weighted(self) -> list[WeightedScore]:
        """Weighted SERVQUAL in each form that the instrument's weights or points allow."""
    @property
    def respondents(self) -> int:
        """Respondents seen."""
    @property
    def straight_liners(self) -> StraightLiners:
        """Those among them who answered everything alike."""
    @property
    def unanswered(self) -> list[str]:
        """Attributes that nobody rated from both viewpoints."""
    @property
    def family(self) -> str:
        """How p-values were adjusted."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PerformanceRow:
    """The perceived performance of one attribute, of one dimension, or over all."""
    @property
    def id(self) -> str:
        """The id in the instrument; `"overall"` and `"all_items"` for the two sums."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def perception(self) -> Estimate:
        """Mean perception in scale units (reverse coded where low is good), with Student's t interval, or a
        bootstrap's.
        """
    @property
    def std_dev(self) -> float | None:
        """Sample standard deviation; absent below two respondents."""
    @property
    def ceiling(self) -> float | None:
        """Share of ratings at the best point, 0 to 1; absent for more than one attribute."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ServperfResult:
    """SERVPERF: perceived performance of everything the instrument measures."""
    @property
    def attributes(self) -> list[PerformanceRow]:
        """One row per attribute that somebody rated."""
    @property
    def dimensions(self) -> list[PerformanceRow]:
        """One row per dimension: the mean over respondents of their mean rating in it."""
    @property
    def overall(self) -> PerformanceRow | None:
        """The mean of a respondent's dimension means, over those who have them all; absent if nobody has."""
    @property
    def all_items(self) -> PerformanceRow:
        """The mean of a respondent's ratings, whatever their dimension; times the number of attributes it is the sum
        that Cronin and Taylor define.
        """
    @property
    def weighted(self) -> list[WeightedScore]:
        """Weighted SERVPERF in each form that the instrument's weights or points allow."""
    @property
    def respondents(self) -> int:
        """Respondents seen."""
    @property
    def straight_liners(self) -> StraightLiners:
        """Those among them who answered everything alike."""
    @property
    def unanswered(self) -> list[str]:
        """Attributes that nobody rated."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Published:
    """What a published row says when it is worked out again."""
    @property
    def t(self) -> float:
        """Student's paired t, gap / (`gap_sd` / sqrt n)."""
    @property
    def df(self) -> float:
        """Degrees of freedom, n - 1."""
    @property
    def p(self) -> float:
        """Two-sided p-value."""
    @property
    def low(self) -> float:
        """Lower limit of the interval for the gap."""
    @property
    def high(self) -> float:
        """Upper limit."""
    @property
    def level(self) -> float:
        """The level of the interval."""
    @property
    def effect_size(self) -> float:
        """Effect size `d_z`: gap / `gap_sd`."""
    @property
    def correlation(self) -> float | None:
        """The correlation of expectations and perceptions that the three standard deviations imply."""
    @property
    def findings(self) -> list[str]:
        """Why the row cannot be true as printed; empty if nothing contradicts."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AuditFinding:
    """Something in a published table that cannot be true as printed."""
    @property
    def row(self) -> int:
        """The index of the row, from 0."""
    @property
    def reason(self) -> str:
        """Why the row cannot be true as printed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class WeightedGap:
    """Unweighted and weighted SERVQUAL from dimension gaps."""
    @property
    def unweighted(self) -> float:
        """The plain mean of the dimension gaps."""
    @property
    def weighted(self) -> float:
        """The sum of weight times gap, with weights that sum to one."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ResponseScore:
    """The gaps of one respondent, in scale units, negative = shortfall."""
    @property
    def dimensions(self) -> list[float | None]:
        """Mean gap per dimension over the attributes answered from both viewpoints; absent where there is none."""
    @property
    def unweighted(self) -> float | None:
        """Mean of the dimension gaps; absent unless all are there."""
    @property
    def weighted(self) -> float | None:
        """Mean of the dimension gaps by the instrument's weights; absent without weights or unless all are there."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Nps:
    """Net promoter score with all that must be shown beside it."""
    @property
    def score(self) -> Estimate:
        """Promoters minus detractors in points, -100 to 100."""
    @property
    def promoters(self) -> int:
        """How many rated 9 or 10."""
    @property
    def passives(self) -> int:
        """How many rated 7 or 8."""
    @property
    def detractors(self) -> int:
        """How many rated 6 or less."""
    @property
    def distribution(self) -> list[int]:
        """How often each rating was given, lowest first: the score hides all movement within the three classes."""
    @property
    def value(self) -> float:
        """Promoters minus detractors in points, as in `score`."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def n_excluded(self) -> int:
        """How many answers are not applicable, refused, or invalid."""
    @property
    def n_effective(self) -> float:
        """The effective sample size after weighting (Kish; with the method `korn_graubard` that of the standard error):
        `n_valid` where there are no weights.
        """
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class WeightingResult:
    """A weight for each row, and what the weights cost."""
    @property
    def weights(self) -> list[float]:
        """One weight per row, in the order of the rows."""
    @property
    def iterations(self) -> int:
        """How many rounds over all margins were made."""
    @property
    def max_error(self) -> float:
        """The largest difference between a weighted margin and its total, as a share of the sum of all weights."""
    @property
    def weight_min(self) -> float:
        """The smallest weight."""
    @property
    def weight_max(self) -> float:
        """The largest weight."""
    @property
    def n_effective(self) -> float:
        """The effective sample size (Kish 1965): the squared sum of the weights over the sum of their squares."""
    @property
    def design_effect(self) -> float:
        """How many times larger variances get: rows over effective sample size, 1 + cv² of the weights."""
    @property
    def trimmed(self) -> int:
        """How many weights stand at a limit of trimming."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DominancePair:
    """Which of two drivers dominates the other, and at which level."""
    @property
    def dominant(self) -> str:
        """The driver that dominates."""
    @property
    def other(self) -> str:
        """The driver that is dominated."""
    @property
    def level(self) -> Literal["complete", "conditional", "general"]:
        """The strongest level at which it does."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Dominance:
    """What each driver adds to the R² of the others."""
    @property
    def names(self) -> list[str]:
        """The drivers, in the order given."""
    @property
    def r_squared(self) -> float:
        """The share of the outcome's variance that all drivers explain together, 0 to 1."""
    @property
    def general(self) -> list[float]:
        """General dominance by driver: the mean of its conditional dominances; they sum to `r_squared`."""
    @property
    def conditional(self) -> list[list[float]]:
        """Conditional dominance by driver: what it adds to R² on average over the sets of 0, 1, 2 and so on other drivers."""
    @property
    def pairs(self) -> list[DominancePair]:
        """Each two drivers of which one dominates, in the order of the drivers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Driver:
    """One driver of an outcome."""
    @property
    def name(self) -> str:
        """The name of its column."""
    @property
    def weight(self) -> Estimate:
        """Its part of R² by the method chosen, in the unit of R², with percentiles of people drawn again. Among people
        drawn again chance explains more, and no general dominance or relative weight can be below 0, so that the
        percentiles of small weights lie above those of other samples of people: a weight near that of noise may be below
        its own interval.
        """
    @property
    def share(self) -> float | None:
        """The weight divided by R²; absent if nothing is explained."""
    @property
    def rank(self) -> int:
        """Its place by weight, from 1 for the largest."""
    @property
    def rank_probabilities(self) -> list[float]:
        """The probability of each place from 1 on: the share of the replicates in which it had it; empty without replicates."""
    @property
    def general_dominance(self) -> float | None:
        """General dominance; absent beyond 22 drivers."""
    @property
    def general_dominance_rank(self) -> int | None:
        """Its place by general dominance."""
    @property
    def relative_weight(self) -> float | None:
        """Johnson's relative weight; absent for a logistic model."""
    @property
    def relative_weight_rank(self) -> int | None:
        """Its place by relative weight."""
    @property
    def pratt(self) -> float | None:
        """Pratt's measure, negative where coefficient and correlation differ in sign; absent for a logistic model."""
    @property
    def pratt_rank(self) -> int | None:
        """Its place by Pratt's measure."""
    @property
    def ranks_differ(self) -> bool:
        """Whether these methods give it different places."""
    @property
    def conditional_dominance(self) -> list[float]:
        """What it adds to R² on average over the sets of 0, 1, 2 and so on other drivers; empty beyond 22 drivers."""
    @property
    def correlation(self) -> float:
        """Its correlation with the outcome, -1 to 1."""
    @property
    def beta(self) -> float:
        """The coefficient per standard deviation: of the outcome in its standard deviations, of a logistic model in log odds."""
    @property
    def vif(self) -> float:
        """The variance inflation factor, from 1: how many times its collinearity widens the variance of its coefficient.
        Above 10 a coefficient is mostly held to say too little (Marquardt 1970, Technometrics 12:591-612), from 5 on to
        need care.
        """
    @property
    def above_noise(self) -> Estimate | None:
        """By how much its weight is above that of random noise among the drivers, the mean of the replicates with percentiles; absent without
        replicates and for a logistic model. An interval above 0 tells it from noise (Tonidandel, `LeBreton` and Johnson
        2009). It is demanding: people drawn again add chance to the chance of the sample, and at a level of 0.95 the
        interval of a driver that goes with nothing is above 0 in about 2 of 1,000 samples rather than 25. One that
        includes 0 does not show that the driver is noise.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class KeyDrivers:
    """How the explained variance of an outcome is shared among its drivers.

    `result["speed"]` is the driver of that name.
    """
    @property
    def method(self) -> _DriverMethod:
        """What the weights are."""
    @property
    def outcome(self) -> Literal["linear", "logistic"]:
        """How the outcome was modelled."""
    @property
    def r_squared(self) -> float:
        """How much of the outcome all drivers explain together, 0 to 1: R², and `McFadden`'s of a logistic model."""
    @property
    def drivers(self) -> list[Driver]:
        """The drivers, in the order given."""
    @property
    def pairs(self) -> list[DominancePair]:
        """Each two drivers of which one dominates, and at which level; empty beyond 22 drivers."""
    @property
    def methods_agree(self) -> bool:
        """Whether all methods put the drivers in the same order."""
    @property
    def noise(self) -> Estimate | None:
        """The weight of random noise as one more driver, its mean over the replicates: a weight like this means nothing."""
    @property
    def regression(self) -> Regression | None:
        """The linear regression in the units of the columns; absent for a logistic model and for a perfect fit."""
    @property
    def n_valid(self) -> int:
        """How many have the outcome and every driver."""
    @property
    def n_missing(self) -> int:
        """How many lack one of them and were left out."""
    @property
    def replicates(self) -> int:
        """How many replicates the intervals rest on: those in which every driver varied and none was determined by others."""
    @property
    def degenerate(self) -> int:
        """How many more were drawn and left out."""
    @property
    def seed(self) -> int:
        """The seed of the draws."""
    @property
    def without_intervals(self) -> str | None:
        """Why there are no intervals, if there are none."""
    @property
    def weights(self) -> dict[str, Estimate]:
        """The weight of each driver by its name."""
    def __getitem__(self, name: str, /) -> Driver: ...
    def __len__(self) -> int: ...
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ImportanceRow:
    """An attribute between importance and performance."""
    @property
    def name(self) -> str:
        """The attribute."""
    @property
    def importance(self) -> Estimate:
        """How important it is, in the unit of the ratings or of R²."""
    @property
    def performance(self) -> Estimate:
        """How well it is done, in the unit of the ratings or gaps."""
    @property
    def position(self) -> _Quadrant:
        """The quadrant in which the two values stand; on a line counts as above it."""
    @property
    def quadrant(self) -> _Quadrant | Literal["undecided"]:
        """The same if its probability is large enough, else `undecided`, as is what rests on a single rating."""
    @property
    def probabilities(self) -> list[float]:
        """The probabilities of `concentrate_here`, `keep_up_the_good_work`, `low_priority` and `possible_overkill`: in what
        share of the replicates, each with its own lines, it stood there; empty without replicates, and where nothing is
        known of how sure the values are: one person's ratings, plain numbers without a standard error.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ImportancePerformance:
    """Attributes by importance and performance.

    `result["speed"]` is the attribute of that name.
    """
    @property
    def crosshair(self) -> str:
        """How the lines were drawn: `"mean"`, `"median"`, `"midpoint"` or `"at"`."""
    @property
    def importance_line(self) -> float:
        """The line between low and high importance."""
    @property
    def performance_line(self) -> float:
        """The line between bad and good performance."""
    @property
    def attributes(self) -> list[ImportanceRow]:
        """The attributes, in the order given."""
    @property
    def derived(self) -> bool:
        """Whether importance is derived from an outcome rather than stated."""
    @property
    def certainty(self) -> float:
        """The probability a quadrant must have for an attribute to be in it."""
    @property
    def replicates(self) -> int:
        """How many replicates intervals and probabilities rest on."""
    @property
    def degenerate(self) -> int:
        """How many more were drawn and left out: an attribute had no answers, or no importance could be derived."""
    @property
    def seed(self) -> int:
        """The seed of the draws."""
    def __getitem__(self, name: str, /) -> ImportanceRow: ...
    def __len__(self) -> int: ...
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PenaltyRow:
    """What low and high ratings of an attribute go with."""
    @property
    def name(self) -> str:
        """The attribute."""
    @property
    def penalty(self) -> Estimate | None:
        """The difference that a low rating makes to the outcome against one in between, in units of the outcome, negative as a
        rule; absent if nobody, or everybody, rates it low.
        """
    @property
    def reward(self) -> Estimate | None:
        """The difference that a high rating makes, positive as a rule; absent if nobody, or everybody, rates it high."""
    @property
    def contrast(self) -> Estimate | None:
        """Reward plus penalty: above 0 if high ratings bring more than low ratings cost; absent without one of the two."""
    @property
    def range(self) -> float | None:
        """Reward minus penalty, all that the attribute moves; absent without one of the two."""
    @property
    def asymmetry(self) -> float | None:
        """Contrast divided by range, -1 (only cost) to 1 (only bring) (Mikulić and Prebežac 2008); absent where a sign is
        not as a rule, a penalty above 0 or a reward below 0, and without a range.
        """
    @property
    def factor(self) -> Literal["basic", "performance", "excitement", "undecided", "undetermined"]:
        """What the attribute is to the outcome."""
    @property
    def n_low(self) -> int:
        """How many rate it low."""
    @property
    def n_high(self) -> int:
        """How many rate it high."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PenaltyReward:
    """Penalties and rewards of attributes.

    `result["speed"]` is the attribute of that name.
    """
    @property
    def attributes(self) -> list[PenaltyRow]:
        """The attributes, in the order given."""
    @property
    def r_squared(self) -> float:
        """The share of the outcome's variance that all low and high ratings explain together, 0 to 1."""
    @property
    def low(self) -> float:
        """Up to which rating an attribute is low."""
    @property
    def high(self) -> float:
        """From which rating on it is high."""
    @property
    def n_valid(self) -> int:
        """How many have the outcome and every attribute."""
    @property
    def n_missing(self) -> int:
        """How many lack one of them and were left out."""
    def __getitem__(self, name: str, /) -> PenaltyRow: ...
    def __len__(self) -> int: ...
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class KanoCounts:
    """How many people put a feature in each category."""
    @property
    def must_be(self) -> int:
        """Must-be, M."""
    @property
    def one_dimensional(self) -> int:
        """One-dimensional, O."""
    @property
    def attractive(self) -> int:
        """Attractive, A."""
    @property
    def indifferent(self) -> int:
        """Indifferent, I."""
    @property
    def reverse(self) -> int:
        """Reverse, R."""
    @property
    def questionable(self) -> int:
        """Questionable, Q."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class KanoFeature:
    """What a feature is to customers."""
    @property
    def name(self) -> str:
        """The feature."""
    @property
    def counts(self) -> KanoCounts:
        """How many people put it in each category."""
    @property
    def category(self) -> _KanoCategory:
        """The category of most people; of equal ones the first of must-be, one-dimensional, attractive, indifferent, reverse,
        questionable.
        """
    @property
    def runner_up(self) -> _KanoCategory | None:
        """The category of the second most people; absent if everybody is in one."""
    @property
    def is_clear(self) -> bool:
        """Whether the first is ahead of the second beyond chance: `p` is below 0.1. If not, the feature is a combination of
        both.
        """
    @property
    def fong_limit(self) -> float:
        """The limit of Fong (1996) that a - b is often held against, 1.65 sqrt((a + b)(2 N - a - b) / (2 N)), with a and b
        people in the two categories of N: for comparison only. It takes the two shares for those of two samples, so that
        what is meant to be a test at the 10 % level errs in 20 to 25 % of the cases where both categories are as
        frequent.
        """
    @property
    def p(self) -> float:
        """The two-sided p-value of the sign test of a against b people, the exact binomial of a + b with probability 1/2
        (Conover 1999): of samples from two equally frequent categories at most 10 % have one below 0.1, however few
        people there are. The usual z = (a - b) / sqrt(a + b - (a - b)² / N) errs in up to 23 % of samples of 10 to 20
        people.
        """
    @property
    def better(self) -> Estimate | None:
        """How far satisfaction rises with it, (A + O) / (A + O + M + I), 0 to 1, with Wilson's interval; reverse and
        questionable answers are excluded. Absent if there are no others.
        """
    @property
    def worse(self) -> Estimate | None:
        """How far satisfaction falls without it, -(O + M) / (A + O + M + I), -1 to 0, likewise."""
    @property
    def category_strength(self) -> float:
        """The share of the first category less that of the second, 0 to 1."""
    @property
    def total_strength(self) -> float:
        """The share to whom it matters in the wanted direction, (A + O + M) / N, 0 to 1."""
    @property
    def self_stated(self) -> Estimate | None:
        """How important people say it is, with Student's t interval, in the unit of these ratings; absent if they were not
        asked.
        """
    @property
    def n_valid(self) -> int:
        """How many gave both answers, N."""
    @property
    def n_missing(self) -> int:
        """How many lack an answer."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class KanoResult:
    """What each feature is to customers.

    `result["receipt"]` is the feature of that name.
    """
    @property
    def features(self) -> list[KanoFeature]:
        """The features, in the order given."""
    def __getitem__(self, name: str, /) -> KanoFeature: ...
    def __len__(self) -> int: ...
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Alpha:
    """Cronbach's alpha of a sum of items."""
    @property
    def value(self) -> float:
        """Alpha of the sum of the answers as they are, at most 1. Below 0 it says that items are keyed in different
        directions, which `negative` names, and nothing about reliability.
        """
    @property
    def low(self) -> float:
        """The lower limit of the interval."""
    @property
    def high(self) -> float:
        """The upper limit of the interval."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def interval(self) -> str:
        """How the interval was made."""
    @property
    def standardized(self) -> float | None:
        """Alpha of the sum of standardised answers: k r / (1 + (k - 1) r) with r the mean correlation of two items, at most 1;
        absent where that sum does not vary.
        """
    @property
    def mean_correlation(self) -> float:
        """The mean correlation of two items, -1 to 1."""
    @property
    def std_dev(self) -> float:
        """The standard deviation of the sum of the items, in scale units."""
    @property
    def sem(self) -> float:
        """The standard error of measurement of the sum: `std_dev sqrt(1 - value)`, in scale units."""
    @property
    def k(self) -> int:
        """How many items there are."""
    @property
    def n(self) -> int:
        """How many respondents the interval counts on: of the two items that fewest answered together, those who did."""
    @property
    def n_complete(self) -> int:
        """How many respondents answered every item."""
    @property
    def respondents(self) -> int:
        """How many respondents there are."""
    @property
    def missing(self) -> str:
        """What was done about absent answers."""
    @property
    def items(self) -> list[AlphaItem]:
        """One row per item."""
    @property
    def negative(self) -> list[str]:
        """The items that run against the sum of the others (their `item_rest` is negative): keyed the other way, or
        misunderstood. Alpha means little until they are reversed or left out.
        """
    @property
    def item_rest(self) -> dict[str, float | None]:
        """The correlation of the item with the sum of the others, -1 to 1; absent where the others do not vary, or pairwise
        covariances allow none.

        A dict by the name of the item.
        """
    @property
    def if_dropped(self) -> dict[str, float | None]:
        """Alpha without the item; absent where one item would be left, or nothing that varies.

        A dict by the name of the item.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AlphaItem:
    """One item of a sum."""
    @property
    def name(self) -> str:
        """The name of the item."""
    @property
    def item_rest(self) -> float | None:
        """The correlation of the item with the sum of the others, -1 to 1; absent where the others do not vary, or pairwise
        covariances allow none.
        """
    @property
    def if_dropped(self) -> float | None:
        """Alpha without the item; absent where one item would be left, or nothing that varies."""
    @property
    def reversed(self) -> bool:
        """Whether the item was reversed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Omega:
    """Omega of a sum of items, from one factor."""
    @property
    def value(self) -> float:
        """Omega total of the sum of the answers as they are, from 0 to 1."""
    @property
    def standardized(self) -> float:
        """Omega total of the sum of standardised answers, from 0 to 1."""
    @property
    def method(self) -> str:
        """How the loadings were found."""
    @property
    def iterations(self) -> int:
        """How many iterations that took."""
    @property
    def k(self) -> int:
        """How many items there are."""
    @property
    def n(self) -> int:
        """Of the two items that fewest answered together, how many did."""
    @property
    def n_complete(self) -> int:
        """How many respondents answered every item."""
    @property
    def respondents(self) -> int:
        """How many respondents there are."""
    @property
    def items(self) -> list[OmegaItem]:
        """One row per item."""
    @property
    def negative(self) -> list[str]:
        """The items whose loading is negative, against the others: keyed the other way, or misunderstood."""
    @property
    def loading(self) -> dict[str, float]:
        """The loading of the standardised item, its correlation with the factor, -1 to 1.

        A dict by the name of the item.
        """
    @property
    def uniqueness(self) -> dict[str, float]:
        """The share of the item's variance that the factor leaves, 0 to 1.

        A dict by the name of the item.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class OmegaItem:
    """What one item has of the factor."""
    @property
    def name(self) -> str:
        """The name of the item."""
    @property
    def loading(self) -> float:
        """The loading of the standardised item, its correlation with the factor, -1 to 1."""
    @property
    def uniqueness(self) -> float:
        """The share of the item's variance that the factor leaves, 0 to 1."""
    @property
    def raw_loading(self) -> float:
        """The loading in scale units: the loading times the standard deviation of the item."""
    @property
    def raw_uniqueness(self) -> float:
        """The variance that the factor leaves, in squared scale units."""
    @property
    def reversed(self) -> bool:
        """Whether the item was reversed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SplitHalf:
    """The reliability of a sum of items from its two halves."""
    @property
    def spearman_brown(self) -> float:
        """The correlation of the two halves, corrected to the full length by Spearman and Brown: 2 r / (1 + r)."""
    @property
    def unequal_length(self) -> float:
        """The same for halves of unequal length (Horst 1951); the two are one number where the halves have as many items."""
    @property
    def guttman(self) -> float:
        """Flanagan and Rulon's coefficient, Guttman's lambda 4: 4 times the covariance of the halves over the variance of the
        sum. It does not ask for halves that vary alike.
        """
    @property
    def correlation(self) -> float:
        """The correlation of the two halves, from 0 to 1."""
    @property
    def first(self) -> list[str]:
        """The items of the first half."""
    @property
    def second(self) -> list[str]:
        """The items of the second half."""
    @property
    def k(self) -> int:
        """How many items there are."""
    @property
    def n(self) -> int:
        """Of the two items that fewest answered together, how many did."""
    @property
    def n_complete(self) -> int:
        """How many respondents answered every item."""
    @property
    def respondents(self) -> int:
        """How many respondents there are."""
    @property
    def negative(self) -> list[str]:
        """The items that run against the sum of the others: keyed the other way, or misunderstood."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class OrdinalAlpha:
    """Alpha of the variables behind ordinal items."""
    @property
    def value(self) -> float:
        """Alpha of the polychoric correlations, at most 1. Below 0 it says that items are keyed in different directions, which
        `negative` names, and nothing about reliability.
        """
    @property
    def mean_correlation(self) -> float:
        """The mean polychoric correlation of two items, -1 to 1."""
    @property
    def correlations(self) -> list[list[float]]:
        """The polychoric correlations, row by row in the order of the items, reversed items turned."""
    @property
    def items(self) -> list[str]:
        """The names of the items."""
    @property
    def k(self) -> int:
        """How many items there are."""
    @property
    def n(self) -> int:
        """Of the two items that fewest answered together, how many did."""
    @property
    def respondents(self) -> int:
        """How many respondents there are."""
    @property
    def missing(self) -> str:
        """What was done about absent answers."""
    @property
    def negative(self) -> list[str]:
        """The items that run against the others: their correlations with these sum to less than 0."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Plan:
    """Who visits where and when."""
    @property
    def visits(self) -> list[PlannedVisit]:
        """The visits, by date, part of the day and site."""
    @property
    def sites(self) -> list[PlanCount]:
        """How many visits each site has, in the order given."""
    @property
    def shoppers(self) -> list[PlanCount]:
        """How many visits each shopper makes, in the order given."""
    @property
    def weekdays(self) -> list[PlanCount]:
        """How many visits there are on each day of the week."""
    @property
    def parts(self) -> list[PlanCount]:
        """How many visits there are in each part of the day."""
    @property
    def repeats(self) -> int:
        """How many visits are by a shopper who has been planned for that site already."""
    @property
    def too_soon(self) -> int:
        """How many of these come sooner than wanted: within `rest_days`, or at all where no shopper should visit a site twice."""
    @property
    def start(self) -> str:
        """The first day of the fieldwork."""
    @property
    def days(self) -> int:
        """How many days it takes."""
    @property
    def rest_days(self) -> int | None:
        """How many days should lie between two visits of a shopper to one site; if absent, there should be one visit."""
    @property
    def seed(self) -> int:
        """Where the random numbers began."""
    def briefing(
        self, number: int, *, language: Literal["en", "nl", "fr", "et"] = "en", items: Sequence[str] = ()
    ) -> str:
        """The briefing sheet of the visit with a number, from 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PlannedVisit:
    """One visit of a plan."""
    @property
    def number(self) -> int:
        """The number of the visit, from 1."""
    @property
    def site(self) -> str:
        """The name of the site."""
    @property
    def shopper(self) -> str:
        """The name of the shopper."""
    @property
    def date(self) -> str:
        """The date, such as `2026-01-31`."""
    @property
    def weekday(self) -> int:
        """The day of the week, 1 for Monday to 7 for Sunday."""
    @property
    def part(self) -> str:
        """The part of the day."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PlanCount:
    """How many visits of a plan have something in common."""
    @property
    def name(self) -> str:
        """The site, the shopper, the day of the week or the part of the day."""
    @property
    def visits(self) -> int:
        """The number of visits."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class VisitSize:
    """How many mystery visits an interval of the chain's score takes."""
    @property
    def visits(self) -> int:
        """The number of visits in all."""
    @property
    def exact(self) -> float:
        """The same, not rounded up."""
    @property
    def per_site(self) -> float:
        """Visits to each site, on average."""
    @property
    def per_shopper(self) -> float | None:
        """Visits by each shopper, on average; absent where their number is not given."""
    @property
    def design_effect(self) -> float:
        """How many times larger the variance is than of as many visits that have nothing in common."""
    @property
    def independent(self) -> float:
        """How many visits it would take if they had nothing in common and their spread were known, not rounded up."""
    @property
    def df(self) -> float:
        """Degrees of freedom of the interval: the smaller number of sites and shoppers that are visited and visit, less one."""

    @property
    def level(self) -> float:
        """The confidence level, between 0 and 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class MysteryScore:
    """What mystery visits say of a chain, its sites, its shoppers and the items of the form."""
    @property
    def score(self) -> Estimate:
        """The mean score of the visits, 0 to 100, with Student's t on clusters, within 0 and 100. `n_excluded` counts visits
        without a score, `n_effective` how many visits that have nothing in common would tell as much.
        """
    @property
    def clustering(self) -> str:
        """What visits count as together."""
    @property
    def df(self) -> float | None:
        """Degrees of freedom: the smaller number of sites and shoppers, those of which there is one left out, less one; absent
        without an interval.
        """
    @property
    def design_effect(self) -> float | None:
        """How many times larger the variance is than of as many visits that have nothing in common; absent without an interval."""
    @property
    def within_sd(self) -> float | None:
        """The standard deviation of visits to one site by different shoppers, in points, pooled over sites; absent where no site
        has two shoppers, and where they all agree.
        """
    @property
    def within_df(self) -> int:
        """Its degrees of freedom; 0 without it."""
    @property
    def sites(self) -> list[SiteScore]:
        """One row per site with a score, in the order of their labels."""
    @property
    def unvisited(self) -> list[str]:
        """The sites there are, where visits were told them, that have no visit with a score."""
    @property
    def shoppers(self) -> list[ShopperSeverity]:
        """One row per shopper with a score, in the order of their labels."""
    @property
    def severity_test(self) -> FTest | None:
        """The test that all shoppers are equally severe; absent where severity is."""
    @property
    def groups(self) -> list[LinkedGroup]:
        """The sites and shoppers that hang together; more than one entry means that severity cannot be told from the sites."""
    @property
    def agreement(self) -> Krippendorff | None:
        """Krippendorff's alpha of the scores that different shoppers gave the same site on the same occasion; absent where no
        two places have been visited by two shoppers, or all scores there are the same.
        """
    @property
    def overlap(self) -> OneWay | None:
        """The same visits by one-way analysis of variance: ICC(1), which share of the variance is between places; absent likewise."""
    @property
    def items(self) -> list[ItemScore]:
        """One row per item, in their order; none where visit scores were given."""
    @property
    def n_visits(self) -> int:
        """How many visits there are, with or without a score."""
    @property
    def target(self) -> float | None:
        """The score that a site should have, if there is one."""
    @property
    def level(self) -> float:
        """The confidence level, between 0 and 1."""
    @property
    def sentence(self) -> str:
        """What the visits say of all sites, and whether shoppers can be compared, in plain words."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SiteScore:
    """What the visits say of one site."""
    @property
    def site(self) -> str:
        """The label of the site."""
    @property
    def score(self) -> Estimate:
        """The mean score of its visits, 0 to 100: Student's t with the standard deviation within all sites, within 0 and 100;
        where every score of every visit is 0 or 100, Wilson's interval. `n_effective` is how many visits by as many shoppers
        would tell as much: a shopper's visits may be alike.
        """
    @property
    def n_shoppers(self) -> int:
        """How many shoppers came."""
    @property
    def adjusted(self) -> Estimate | None:
        """The score it would have if the average shopper had come, in points; absent where severity is."""
    @property
    def below_target(self) -> float | None:
        """The probability that the true score is below the target, 0 to 1, with nothing known before: Student's t, or Jeffreys'
        beta where every score is 0 or 100; absent without a target or a standard error.
        """
    @property
    def sentence(self) -> str:
        """What these visits can say and cannot, in plain words."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ShopperSeverity:
    """How severe a shopper is beside others at the same sites."""
    @property
    def shopper(self) -> str:
        """The label of the shopper."""
    @property
    def n_visits(self) -> int:
        """How many visits with a score there are."""
    @property
    def n_sites(self) -> int:
        """To how many sites."""
    @property
    def mean(self) -> float:
        """Their mean score, 0 to 100."""
    @property
    def effect(self) -> Estimate | None:
        """How many points more than the average visit the shopper gives at the same site, negative = severe. Absent where sites
        and shoppers do not hang together, beyond 1,000 shoppers, and with one shopper.
        """
    @property
    def p(self) -> float | None:
        """The two-sided p-value of that effect, 0 to 1."""
    @property
    def p_adjusted(self) -> float | None:
        """The same after Holm, over all shoppers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ItemScore:
    """How one item of the form was met."""
    @property
    def name(self) -> str:
        """The name of the item."""
    @property
    def weight(self) -> float:
        """How much it counts."""
    @property
    def score(self) -> Estimate | None:
        """The mean share of its points, 0 to 100, with an interval as that of the chain's score; absent where it never applied.
        `n_excluded` counts visits where it did not apply.
        """
    @property
    def n_not_applicable(self) -> int:
        """In how many visits it did not apply."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class LinkedGroup:
    """Sites and shoppers that hang together: from any of them a chain of visits leads to any other."""
    @property
    def sites(self) -> list[str]:
        """The labels of the sites."""
    @property
    def shoppers(self) -> list[str]:
        """The labels of the shoppers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SelfOther:
    """Staff's view of their service beside that of customers."""
    @property
    def overall(self) -> Bias | None:
        """Over all."""
    @property
    def dimensions(self) -> list[Bias]:
        """One row per dimension that both rated."""
    @property
    def attributes(self) -> list[Bias]:
        """One row per attribute that both rated."""
    @property
    def too_good(self) -> list[str]:
        """The ids of attributes that staff see as better than customers do: the interval lies above 0 and p after adjustment is
        at most 1 - level.
        """
    @property
    def too_bad(self) -> list[str]:
        """The ids of attributes that staff see as worse, likewise."""
    @property
    def one_sided(self) -> list[str]:
        """The ids of attributes that only one side rated."""
    @property
    def staff(self) -> str:
        """The viewpoint that staff answered from."""
    @property
    def customers(self) -> str:
        """The viewpoint that customers answered from."""
    @property
    def family(self) -> str:
        """How p-values were adjusted."""
    @property
    def level(self) -> float:
        """The confidence level, between 0 and 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Bias:
    """How far staff's view lies above that of customers."""
    @property
    def id(self) -> str:
        """The id of the attribute or dimension; `"overall"`."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def bias(self) -> Estimate:
        """Staff's mean less that of customers, in scale units, positive = staff see their service as better; Welch's interval."""
    @property
    def staff_mean(self) -> float:
        """Staff's mean, in scale units, high is good."""
    @property
    def customers_mean(self) -> float:
        """Customers' mean, likewise."""
    @property
    def n_staff(self) -> int:
        """How many of staff rated it."""
    @property
    def n_customers(self) -> int:
        """How many customers rated it."""
    @property
    def df(self) -> float | None:
        """Degrees of freedom (Welch and Satterthwaite); absent without variation, as the next three."""
    @property
    def t(self) -> float | None:
        """The bias divided by its standard error."""
    @property
    def p(self) -> float | None:
        """Two-sided p-value, 0 to 1."""
    @property
    def p_adjusted(self) -> float | None:
        """The same, adjusted among dimensions or among attributes."""
    @property
    def effect_size(self) -> float | None:
        """The bias by the root mean square of the two standard deviations (Cohen's d); absent without variation."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class InternalService:
    """Gaps between departments that serve each other."""
    @property
    def departments(self) -> list[str]:
        """The departments, as providers or as customers, in the order of their labels."""
    @property
    def cells(self) -> list[InternalCell]:
        """One entry per provider and customer with respondents: by provider, then by customer."""
    @property
    def providers(self) -> list[InternalCell]:
        """One entry per provider, as all its customers but itself see it."""
    @property
    def customers(self) -> list[InternalCell]:
        """One entry per customer, of all that serve it but itself."""
    @property
    def overall(self) -> InternalCell:
        """All departments together, but for what they say of themselves."""
    @property
    def of(self) -> str:
        """What was measured."""
    @property
    def min_n(self) -> int:
        """The smallest number of respondents whose answers are shown."""
    @property
    def n_hidden(self) -> int:
        """How many entries of `cells` are hidden because fewer answered."""
    @property
    def n_unlabelled(self) -> int:
        """How many respondents named no provider or no customer, and stand in no entry."""
    @property
    def level(self) -> float:
        """The confidence level, between 0 and 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class InternalCell:
    """The gap of one provider and one customer, or of several together."""
    @property
    def provider(self) -> str | None:
        """The department that serves; absent for all."""
    @property
    def customer(self) -> str | None:
        """The department that is served; absent for all."""
    @property
    def is_own(self) -> bool:
        """Whether a department speaks of itself."""
    @property
    def is_hidden(self) -> bool:
        """Whether fewer than `min_n` answered, so that nothing is shown."""
    @property
    def gap(self) -> Estimate | None:
        """Perception - expectation in scale units, negative = shortfall; absent where hidden."""
    @property
    def perception_mean(self) -> float | None:
        """Mean perception, in scale units; absent where hidden."""
    @property
    def expectation_mean(self) -> float | None:
        """Mean expectation, likewise."""
    @property
    def cells_left_out(self) -> int:
        """How many cells are left out of a sum, because it would give away what is hidden; 0 for a single cell."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Visits:
    """The sums of mystery visits by site, shopper and occasion: whole numbers, so that adding in any order and merging in any
    grouping gives the same bits.

    The options say how tables are read, as those of `mystery.score` do.
    """
    def __new__(
        cls,
        *,
        site: str = "site",
        shopper: str = "shopper",
        occasion: str | None = None,
        score: str = "score",
        items: Sequence[str] | Mapping[str, float] | None = None,
        maximum: float | Mapping[str, float] = 1,
        pass_mark: float | None = None,
        sites: Sequence[str] | None = None,
    ) -> Self: ...
    def observe(self, table: _Table) -> None:
        """Adds the visits of a table, one per row."""
    def merge(self, other: Visits) -> None:
        """Adds all that others have seen."""
    @property
    def rows(self) -> int:
        """The number of visits seen, with or without a score."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Structure:
    """Whether dimensions hold in some answers."""
    @property
    def dimensions(self) -> list[StructureDimension]:
        """One row per dimension, in the order given."""
    @property
    def pairs(self) -> list[DimensionPair]:
        """One row per two dimensions."""
    @property
    def items(self) -> list[StructureItem]:
        """One row per item, in the order of the dimensions."""
    @property
    def parallel(self) -> ParallelAnalysis:
        """How many factors there are by parallel analysis."""
    @property
    def factors(self) -> StructureFactors:
        """The factors of the correlations between items."""
    @property
    def adequacy(self) -> StructureAdequacy | None:
        """Whether the correlations are fit for factors; absent where some items determine others."""
    @property
    def misplaced(self) -> list[str]:
        """The items that correlate more with another dimension than with the rest of their own."""
    @property
    def elsewhere(self) -> list[str]:
        """The items that load most, in size, on another factor than that of their dimension."""
    @property
    def heywood(self) -> list[str]:
        """The items whose uniqueness was held at 0.005, of all factors or of the one of their dimension (Heywood cases): what
        is said of their loadings is not to be trusted.
        """
    @property
    def k(self) -> int:
        """How many items there are."""
    @property
    def n(self) -> int:
        """Of the two items that fewest answered together, how many did; the intervals and the parallel analysis count on it."""
    @property
    def n_complete(self) -> int:
        """How many respondents answered every item of the tally."""
    @property
    def respondents(self) -> int:
        """How many respondents there are."""
    @property
    def missing(self) -> str:
        """What was done about absent answers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StructureDimension:
    """One dimension by itself."""
    @property
    def name(self) -> str:
        """The name of the dimension."""
    @property
    def items(self) -> list[str]:
        """The names of its items."""
    @property
    def alpha(self) -> float:
        """Cronbach's alpha of the sum of its items; below 0 where they run against each other."""
    @property
    def mean_correlation(self) -> float:
        """The mean correlation of two of its items, -1 to 1."""
    @property
    def ave(self) -> float | None:
        """The average variance extracted: the mean squared loading of its items on the one factor behind them, 0 to 1; absent
        where they have none in common. Of two items, both load the root of their correlation.
        """
    @property
    def composite_reliability(self) -> float | None:
        """The composite reliability of standardised items, from the same loadings, 0 to 1."""
    @property
    def factor(self) -> int | None:
        """The factor that its items load on most among those no other dimension has taken, counted from 0; absent where there
        are fewer factors than dimensions.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DimensionPair:
    """Two dimensions beside each other."""
    @property
    def first(self) -> str:
        """The name of the first dimension."""
    @property
    def second(self) -> str:
        """The name of the second dimension."""
    @property
    def correlation(self) -> Estimate:
        """The correlation of the sums of their items, -1 to 1, with Fisher's interval."""
    @property
    def disattenuated(self) -> Estimate | None:
        """The correlation without the error of the sums: over the root of the product of the alphas, its interval with it. It
        may exceed 1 by chance, or where alpha says too little. Absent where an alpha is not above 0.
        """
    @property
    def htmt(self) -> float | None:
        """The ratio of the mean correlation of items of different dimensions to the geometric mean of the mean correlations
        within each (heterotrait-monotrait ratio); absent where a mean within is not above 0.
        """
    @property
    def reading(self) -> str | None:
        """What that ratio says."""
    @property
    def fornell_larcker(self) -> bool | None:
        """Whether both dimensions extract more variance of their items on average than they share, the square of the
        disattenuated correlation (Fornell and Larcker 1981).
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StructureItem:
    """One item among dimensions and factors."""
    @property
    def name(self) -> str:
        """The name of the item."""
    @property
    def dimension(self) -> str:
        """The name of its dimension."""
    @property
    def item_rest(self) -> float | None:
        """The correlation with the sum of the other items of its dimension, -1 to 1; absent where pairwise covariances allow
        none.
        """
    @property
    def correlations(self) -> list[float | None]:
        """The correlation with the sum of each dimension, in their order; with the others of its own."""
    @property
    def closest(self) -> str:
        """The dimension whose sum it correlates most with."""
    @property
    def loadings(self) -> list[float]:
        """The loadings on the factors (the pattern: what each factor adds with the others held)."""
    @property
    def factor(self) -> int:
        """The factor on which its loading is largest in size, counted from 0."""
    @property
    def communality(self) -> float:
        """The share of its variance that the factors have, 0 to 1."""
    @property
    def uniqueness(self) -> float:
        """The share that they leave, from 0.005."""
    @property
    def msa(self) -> float | None:
        """The measure of sampling adequacy of the item (Kaiser and Rice 1974), 0 to 1; absent where some items determine
        others.
        """
    @property
    def reversed(self) -> bool:
        """Whether the item was reversed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ParallelAnalysis:
    """How many factors there are by parallel analysis (Horn 1965)."""
    @property
    def components(self) -> int:
        """The number of factors: how many of the first eigenvalues of the correlations are above their limits."""
    @property
    def factors(self) -> int | None:
        """The same by the eigenvalues of the correlations with squared multiple correlations on the diagonal; absent where
        some items determine others, or there are no more respondents than items. It tends to count too many.
        """
    @property
    def eigenvalues(self) -> list[ParallelRow]:
        """One row per eigenvalue, the largest first."""
    @property
    def replicates(self) -> int:
        """How many tables of unrelated items the limits are from."""
    @property
    def percentile(self) -> float:
        """Which share of these tables is below a limit, 0.95."""
    @property
    def seed(self) -> int:
        """Where the random numbers begin."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ParallelRow:
    """One eigenvalue beside that of unrelated items."""
    @property
    def component(self) -> float:
        """The eigenvalue of the correlations."""
    @property
    def component_limit(self) -> float:
        """What it must exceed."""
    @property
    def factor(self) -> float | None:
        """The eigenvalue of the correlations with squared multiple correlations on the diagonal."""
    @property
    def factor_limit(self) -> float | None:
        """What that must exceed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StructureFactors:
    """The factors of the correlations between items."""
    @property
    def extraction(self) -> str:
        """How they were found."""
    @property
    def rotation(self) -> str:
        """How they were turned."""
    @property
    def iterations(self) -> int:
        """How many iterations finding them took."""
    @property
    def factors(self) -> list[StructureFactor]:
        """One row per factor, by the variance it explains, the largest first."""
    @property
    def correlations(self) -> list[list[float]]:
        """The correlations of the factors, row by row."""
    @property
    def rmsr(self) -> float:
        """The root of the mean squared residual: of the correlations less what the factors make of them."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StructureFactor:
    """One factor."""
    @property
    def variance(self) -> float:
        """The variance it explains, in items: of correlated factors, with its share in what they explain together."""
    @property
    def share(self) -> float:
        """That as a share of the variance of all items, 0 to 1."""
    @property
    def dimension(self) -> str | None:
        """The dimension whose items load on it most, each dimension having one factor; absent where there are more factors
        than dimensions.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StructureAdequacy:
    """Whether correlations are fit for factors."""
    @property
    def kmo(self) -> float:
        """The measure of sampling adequacy of Kaiser, Meyer and Olkin, 0 to 1: squared correlations over these and squared
        partial correlations.
        """
    @property
    def chi_squared(self) -> float:
        """Bartlett's test of no correlations at all."""
    @property
    def df(self) -> int:
        """Its degrees of freedom."""
    @property
    def p(self) -> float:
        """The probability of as large a value without any correlations."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Careless:
    """Who may not have read the questions, and why. Nobody is dropped."""
    @property
    def respondents(self) -> int:
        """How many respondents there are."""
    @property
    def flagged(self) -> int:
        """How many are flagged for at least one reason."""
    @property
    def counts(self) -> list[CarelessCount]:
        """How many are flagged for each reason."""
    @property
    def equal_both(self) -> int | None:
        """How many gave all expectations alike and all perceptions alike: gaps without any variation. Absent where either side
        is not named.
        """
    @property
    def keep(self) -> list[bool]:
        """Per respondent, whether nothing was found: a mask that picks the others."""
    @property
    def reasons(self) -> list[list[str]]:
        """Per respondent, why flagged; empty for nothing found."""
    @property
    def longstring(self) -> list[int]:
        """Per respondent, the longest run of one and the same answer; a missing answer ends a run."""
    @property
    def variability(self) -> list[float | None]:
        """Per respondent, the standard deviation of the answers, in scale units; absent below two answers."""
    @property
    def even_odd(self) -> list[float | None]:
        """Per respondent, the correlation over scales of the means of odd and of even items, corrected by Spearman and Brown,
        -1 to 1; absent below ten scales with both, and where a side does not vary.
        """
    @property
    def duplicate_of(self) -> list[int | None]:
        """Per respondent, the index of the first row with the same answers; absent if there is none before."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class CarelessCount:
    """How many are flagged for one reason.

    A check is not run where it lacks what it needs: `dimensions` with ten scales or more for the consistency of even and odd
    items, `expectations`, `perceptions`, `duration`; and duplicates where `duplicates` is off.
    """
    @property
    def reason(self) -> str:
        """The reason."""
    @property
    def n(self) -> int | None:
        """How many are flagged for it, whatever else they are flagged for; absent if the check was not run."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Kish:
    """What weights cost in precision."""
    @property
    def sum(self) -> float:
        """The sum of the weights."""
    @property
    def n(self) -> int:
        """How many weights there are."""
    @property
    def n_effective(self) -> float:
        """The effective sample size: the squared sum of the weights over the sum of their squares."""
    @property
    def design_effect(self) -> float:
        """How many times larger variances get: `n / n_effective`, which is 1 + cv² of the weights."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SampleSize:
    """How many answers are needed, and for what."""
    @property
    def n(self) -> int:
        """The number of answers needed; in each group where there are two, of pairs where answers come in pairs."""
    @property
    def exact(self) -> float:
        """The same, not rounded up."""
    @property
    def groups(self) -> int:
        """How many groups of so many there are: 1 or 2."""
    @property
    def kind(self) -> _SizeKind:
        """What the sample is for."""
    @property
    def margin(self) -> float | None:
        """Half the width of the interval, where the kind has one."""
    @property
    def p(self) -> float | None:
        """The expected share, where the kind has one."""
    @property
    def sd(self) -> float | None:
        """The expected standard deviation, where the kind has one."""
    @property
    def variance(self) -> float | None:
        """The expected variance of promoters and detractors, where the kind has one."""
    @property
    def p1(self) -> float | None:
        """The share in the first group, where the kind has one."""
    @property
    def p2(self) -> float | None:
        """The share in the second group, where the kind has one."""
    @property
    def delta(self) -> float | None:
        """The difference to be found, where the kind has one."""
    @property
    def power(self) -> float | None:
        """The probability of finding it, where the kind has one."""
    @property
    def population(self) -> int | None:
        """How many people there are, if that was given."""
    @property
    def design_effect(self) -> float:
        """How many times larger variances are than with simple random sampling."""
    @property
    def level(self) -> float:
        """The confidence level, between 0 and 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ResponseRate:
    """How many of those invited answered."""
    @property
    def mode(self) -> str | None:
        """How they were invited, such as `"mail"`; absent for all modes together."""
    @property
    def incentive(self) -> str | None:
        """What they were offered; absent for all incentives together."""
    @property
    def invited(self) -> int:
        """How many were invited."""
    @property
    def responded(self) -> int:
        """How many of them answered anything."""
    @property
    def completed(self) -> int | None:
        """How many of them answered to the end; absent if the table does not tell."""
    @property
    def response_rate(self) -> Estimate | None:
        """Share of those invited who answered, 0 to 1, Wilson interval; absent if nobody was invited."""
    @property
    def completion_rate(self) -> Estimate | None:
        """Share of those who answered who did so to the end, 0 to 1, Wilson interval; absent if nobody answered or the
        table does not tell.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ResponseRates:
    """Response and completion by mode of invitation and incentive."""
    @property
    def rates(self) -> list[ResponseRate]:
        """Everybody; then each mode, each incentive, and each mode with each incentive, as far as the table has them, in
        the order of their labels.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Bounds:
    """Between what limits a share among all those invited must lie, whatever the others think."""
    @property
    def low(self) -> float:
        """The share if nobody else would have said so."""
    @property
    def high(self) -> float:
        """The share if everybody else would have said so."""
    @property
    def share(self) -> float:
        """The share among those who answered, 0 to 1."""
    @property
    def response_rate(self) -> float:
        """The share of those invited who answered, 0 to 1: `high - low` is what is left of 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class EarlyLate:
    """Early against late answers."""
    @property
    def early_share(self) -> Estimate:
        """The share of positive ratings among the early, 0 to 1, Wilson interval."""
    @property
    def late_share(self) -> Estimate:
        """The share of positive ratings among the late, 0 to 1, Wilson interval."""
    @property
    def share_difference(self) -> Estimate:
        """The late share minus the early one, -1 to 1, with Newcombe's interval."""
    @property
    def mean_difference(self) -> Estimate:
        """The mean of the late minus that of the early in scale units, with Welch's interval, which is absent where one
        side has one rating or both sides have no variation.
        """
    @property
    def p(self) -> float | None:
        """The two-sided p-value of the difference of means, 0 to 1; absent as its interval."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RatePrior:
    """What share of customers with a problem complain, from a publication: between two limits, with where they come from."""
    def __new__(cls, name: str, low: float, high: float, source: str = "", note: str = "") -> Self: ...
    @property
    def name(self) -> str:
        """What it is called."""
    @property
    def low(self) -> float:
        """The lowest rate, above 0."""
    @property
    def high(self) -> float:
        """The highest rate, at most 1."""
    @property
    def source(self) -> str:
        """Where it was published."""
    @property
    def note(self) -> str:
        """What the source says and leaves open."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RateUsed:
    """The complaint rate that was used, so that it stands beside what was made of it."""
    @property
    def value(self) -> float:
        """The share of customers with a problem who complain, above 0, up to 1; of a range its geometric middle, which no
        source has.
        """
    @property
    def low(self) -> float:
        """Its lower limit: of what of the range fits the number of customers, or Wilson's; the rate itself if it is known."""
    @property
    def high(self) -> float:
        """Its upper limit, likewise."""
    @property
    def name(self) -> str:
        """`"known"`, `"measured"`, or the name of the published rate."""
    @property
    def source(self) -> str:
        """Where it comes from; empty unless it is published."""
    @property
    def note(self) -> str:
        """What the source says and leaves open; empty unless it is published."""
    @property
    def is_cut(self) -> bool:
        """Whether lower rates, of the range or the one measured, are left out, because with them more were affected than there are customers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ComplaintEstimate:
    """How many customers stand behind complaints."""
    @property
    def affected(self) -> Estimate:
        """How many customers had the problem, whether they complained or not."""
    @property
    def silent(self) -> Estimate:
        """How many of them did not complain."""
    @property
    def affected_share(self) -> Estimate | None:
        """How many of all customers were affected, 0 to 1; absent if their number was not given."""
    @property
    def complaints(self) -> int:
        """How many complained."""
    @property
    def customers(self) -> int | None:
        """How many customers there are, if that was given."""
    @property
    def rate(self) -> RateUsed:
        """The complaint rate that was used."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ComparedRate:
    """The complaint rate of one group."""
    @property
    def label(self) -> str:
        """What the group is called."""
    @property
    def complaints(self) -> int:
        """How many complaints there were."""
    @property
    def exposure(self) -> float:
        """What they are counted over."""
    @property
    def rate(self) -> Estimate:
        """Complaints per unit of exposure, with Garwood's exact interval."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RateRatio:
    """The complaint rate of one group divided by that of another."""
    @property
    def label(self) -> str:
        """What the group is called."""
    @property
    def against(self) -> str:
        """What it is compared with; `"the rest"` for all the others together."""
    @property
    def ratio(self) -> Estimate | None:
        """The ratio of rates, from 0, with the exact interval given the number of complaints in all; absent where the other
        has no complaint.
        """
    @property
    def at_least(self) -> float | None:
        """How large the ratio is at least where the other has no complaint, so that nothing bounds it from above: the lower
        limit of the same interval; absent where there is a ratio, and where neither has a complaint.
        """

    @property
    def p(self) -> float:
        """Two-sided exact p-value of equal rates: twice the smaller tail."""
    @property
    def p_adjusted(self) -> float:
        """The same, adjusted for the number of ratios."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ComplaintComparison:
    """Complaint rates side by side."""
    @property
    def rates(self) -> list[ComparedRate]:
        """The groups, in the order given."""
    @property
    def overall(self) -> Estimate:
        """Complaints per unit of exposure of all groups together."""
    @property
    def chi_squared(self) -> float | None:
        """Pearson's chi-squared of equal rates, on one degree of freedom less than there are groups; absent without
        complaints.
        """
    @property
    def df(self) -> int:
        """Its degrees of freedom."""
    @property
    def p(self) -> float | None:
        """Its p-value, 0 to 1; an approximation where complaints are few."""
    @property
    def ratios(self) -> list[RateRatio]:
        """Each group against what it is compared with."""
    @property
    def adjustment(self) -> str:
        """How the p-values of the ratios are adjusted."""
    @property
    def caveat(self) -> str:
        """What the figures do not say."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ComplaintChange:
    """A change in complaints beside the change in problems."""
    @property
    def complaint_ratio(self) -> Estimate | None:
        """The complaint rate after divided by that before, exact interval; absent if there were no complaints before."""
    @property
    def complaint_p(self) -> float:
        """The exact two-sided p-value of an unchanged complaint rate."""
    @property
    def problem_difference(self) -> Estimate:
        """The share with a problem after minus that before, -1 to 1, with Newcombe's interval."""
    @property
    def problem_p(self) -> float:
        """The two-sided p-value of an unchanged share: the score test, which is Pearson's chi-squared."""
    @property
    def propensity_ratio(self) -> Estimate | None:
        """How often people with a problem complain, after divided by before, with a Wald interval on the logarithm; absent
        if there is a count of 0.
        """
    @property
    def reading(self) -> str:
        """What both say together."""
    @property
    def reading_text(self) -> str:
        """The reading in words."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DamagePart:
    """The customers of one problem whose complaint ended in one way, or who did not complain."""
    @property
    def outcome(self) -> str:
        """How complaints ended; `"silent"` for those who did not complain."""
    @property
    def customers(self) -> Estimate:
        """How many customers this is about."""
    @property
    def would_return(self) -> Estimate:
        """The share of them who would come back, 0 to 1, Wilson interval."""
    @property
    def lost(self) -> Estimate:
        """How many of them are lost."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DamageRow:
    """What one problem costs, or all of them."""
    @property
    def problem(self) -> str:
        """What the problem is called; `"all"` for all together."""
    @property
    def affected(self) -> Estimate:
        """How many customers had it."""
    @property
    def lost(self) -> Estimate:
        """How many customers are lost through it."""
    @property
    def revenue_at_risk(self) -> Estimate | None:
        """What those customers are worth; absent if the value of a customer was not given."""
    @property
    def n_open(self) -> int:
        """Of how many complaints it is not known how they ended: they are taken to have ended like the others. 0 where not
        everybody with the problem was asked, because outcomes may then be of other people.
        """
    @property
    def parts(self) -> list[DamagePart]:
        """The customers by how their complaint ended, those who did not complain last; none for all together."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Damage:
    """What problems cost: customers lost and revenue at risk."""
    @property
    def problems(self) -> list[DamageRow]:
        """One row per problem, in the order given."""
    @property
    def total(self) -> DamageRow:
        """All together."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class TimedValue:
    """Lifetime value under one convention about when the first margin comes in."""
    @property
    def multiple(self) -> Estimate:
        """What one unit of margin per period is worth."""
    @property
    def margin_value(self) -> Estimate:
        """What the margin is worth."""
    @property
    def cross_selling_value(self) -> Estimate:
        """What cross-selling adds."""
    @property
    def referral_value(self) -> Estimate:
        """What the customers brought by word of mouth are worth, without those whom they bring in turn."""
    @property
    def lifetime_value(self) -> Estimate:
        """All three together."""
    @property
    def net_value(self) -> Estimate | None:
        """That minus what winning the customer costs; absent if the cost was not given."""
    @property
    def elasticity(self) -> float:
        """By how many per cent the lifetime value grows if retention grows by one per cent of itself; of a value of 0, by how
        many the multiple does.
        """
    @property
    def per_point(self) -> float | None:
        """By how much the lifetime value grows if retention is one percentage point higher; absent beyond 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RetentionValue:
    """What a customer is worth with a constant retention rate."""
    @property
    def retention(self) -> Estimate:
        """The share of customers that stays from one period to the next, 0 to 1; Wilson interval if it was counted."""
    @property
    def expected_life(self) -> Estimate | None:
        """How many periods a customer stays on average, 1 / (1 - retention); absent if all stay."""
    @property
    def deferred(self) -> TimedValue:
        """With the first margin after one period, if the customer is still there: margin times r / (1 + i - r)."""
    @property
    def immediate(self) -> TimedValue:
        """With the first margin at once: margin times (1 + i) / (1 + i - r)."""
    @property
    def cost_of_gaining(self) -> float | None:
        """What winning a customer costs, as given."""
    @property
    def cost_of_keeping(self) -> float | None:
        """What keeping one more customer costs: spending per customer over the gain in retention; absent unless both were
        given.
        """
    @property
    def gaining_to_keeping(self) -> float | None:
        """How many times as much gaining costs as keeping; absent unless both are known."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class CohortPeriod:
    """One period of a cohort."""
    @property
    def period(self) -> int:
        """The period, from 1."""
    @property
    def survivors(self) -> int | None:
        """How many customers were left at its end; absent for periods to come."""
    @property
    def survival(self) -> float:
        """The share of the first customers left at its end, as the model has it, 0 to 1."""
    @property
    def observed_retention(self) -> float | None:
        """The share of those there at its start who stayed, as it was; absent for periods to come, and if nobody was there."""
    @property
    def retention(self) -> float:
        """The same as the model has it: it rises with tenure."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class CohortValue:
    """What a new customer is worth."""
    @property
    def deferred(self) -> Estimate:
        """With the first margin after one period, for customers still there then."""
    @property
    def immediate(self) -> Estimate:
        """With the first margin at once."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Cohort:
    """A cohort of customers, followed and projected."""
    @property
    def alpha(self) -> Estimate:
        """The first shape of the beta distribution of churn over customers, above 0, Wald interval on the logarithm; without
        limits where churn does not differ measurably between customers.
        """
    @property
    def beta(self) -> Estimate:
        """The second shape, likewise."""
    @property
    def mean_churn(self) -> float:
        """The mean churn of new customers, alpha / (alpha + beta)."""
    @property
    def log_likelihood(self) -> float:
        """The logarithm of the likelihood."""
    @property
    def value(self) -> CohortValue:
        """What a new customer is worth; Wald interval on the logarithm."""
    @property
    def periods(self) -> list[CohortPeriod]:
        """Periods 1 and on."""
    @property
    def constant_retention(self) -> float:
        """The retention rate that would explain the cohort best if it were the same for all customers."""
    @property
    def constant_log_likelihood(self) -> float:
        """The logarithm of the likelihood of that."""
    @property
    def constant_p(self) -> float:
        """The p-value of a churn that is the same for all customers, 0 to 0.5: likelihood ratio."""

    @property
    def differs(self) -> bool:
        """Whether churn differs measurably between customers: that p-value is below 1 - level."""

    @property
    def constant_value(self) -> CohortValue:
        """What a new customer would be worth with it."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SatisfactionLevel:
    """One level of satisfaction."""
    @property
    def label(self) -> str:
        """What the level is called."""
    @property
    def share(self) -> Estimate:
        """The share of customers at this level, 0 to 1, Wilson interval."""
    @property
    def retention(self) -> Estimate:
        """The share of them that stayed, 0 to 1, Wilson interval."""
    @property
    def deferred(self) -> Estimate:
        """What a customer of this level is worth with the first margin after one period."""
    @property
    def immediate(self) -> Estimate:
        """The same with the first margin at once."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ShiftValue:
    """What a change in satisfaction is worth, per customer."""
    @property
    def retention(self) -> Estimate:
        """By how much retention changes."""
    @property
    def deferred(self) -> Estimate:
        """By how much the lifetime value changes with the first margin after one period."""
    @property
    def immediate(self) -> Estimate:
        """The same with the first margin at once."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SatisfactionValue:
    """Retention by level of satisfaction, and what a change in satisfaction is worth."""
    @property
    def levels(self) -> list[SatisfactionLevel]:
        """The levels, in the order given."""
    @property
    def retention(self) -> Estimate:
        """The retention of all customers, 0 to 1, Wilson interval."""
    @property
    def shift(self) -> ShiftValue | None:
        """What the change in satisfaction is worth per customer; absent if none was given."""
    @property
    def caveat(self) -> str:
        """What the figures do not say."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ServiceLevel:
    """What waiting so many agents allow."""
    @property
    def load(self) -> float:
        """The load offered, in agents kept busy (erlangs)."""
    @property
    def agents(self) -> int:
        """How many agents there are."""
    @property
    def handling_time(self) -> float:
        """How long a contact keeps an agent busy on average; 1 if it was not given."""
    @property
    def within(self) -> float:
        """The time within which contacts are to be answered."""
    @property
    def patience(self) -> float | None:
        """How long customers wait on average before they give up; absent where nobody does."""
    @property
    def waiting_probability(self) -> float:
        """The probability of having to wait, 0 to 1."""
    @property
    def service_level(self) -> float:
        """The share of all contacts offered, those given up included, that are answered within the time, 0 to 1."""
    @property
    def average_speed_of_answer(self) -> float:
        """How long those who are answered waited on average, in the unit of the handling time."""
    @property
    def average_wait(self) -> float:
        """How long all wait on average, those who give up too."""
    @property
    def abandonment(self) -> float:
        """The share of contacts that are given up, 0 to 1; 0 where nobody gives up."""
    @property
    def queue_length(self) -> float:
        """How many wait on average."""
    @property
    def occupancy(self) -> float:
        """The share of their time that agents are busy, 0 to 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class IccForm:
    """One form of the intraclass correlation with its test."""
    @property
    def estimate(self) -> Estimate:
        """The correlation, at most 1; it may be negative. `n_valid` counts subjects."""
    @property
    def f(self) -> float | None:
        """The ratio of mean squares that tells whether it is above 0; absent where raters do not differ at all."""
    @property
    def df1(self) -> float:
        """Degrees of freedom of the mean square above."""
    @property
    def df2(self) -> float:
        """Degrees of freedom of the mean square below."""
    @property
    def p(self) -> float | None:
        """The probability of a larger ratio if the correlation is 0, 0 to 1; absent as `f`."""
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Icc:
    """All six intraclass correlations of subjects who were all rated by the same number of raters.

    `icc_1_1`, `icc_a_1` and `icc_c_1` are ICC(1), ICC(A,1) and ICC(C,1) of `McGraw` and Wong, and ICC(1,1), ICC(2,1) and
    ICC(3,1) of Shrout and Fleiss: of one rating. With `k` in place of the last 1 they are of the mean of all raters.
    """
    @property
    def icc_1_1(self) -> IccForm:
        """One rating, raters not the same for all subjects."""
    @property
    def icc_a_1(self) -> IccForm:
        """One rating, absolute agreement."""
    @property
    def icc_c_1(self) -> IccForm:
        """One rating, consistency."""
    @property
    def icc_1_k(self) -> IccForm:
        """The mean of all raters, raters not the same for all subjects."""
    @property
    def icc_a_k(self) -> IccForm | None:
        """The mean of all raters, absolute agreement; absent where raters contradict each other so far that the mean has no
        variance of its own.
        """
    @property
    def icc_c_k(self) -> IccForm:
        """The mean of all raters, consistency."""
    @property
    def ms_subjects(self) -> float:
        """Mean square of subjects (rows)."""
    @property
    def ms_raters(self) -> float:
        """Mean square of raters (columns)."""
    @property
    def ms_error(self) -> float:
        """Residual mean square."""
    @property
    def ms_within(self) -> float:
        """Mean square within subjects."""
    @property
    def n_subjects(self) -> int:
        """How many subjects were rated by all raters."""
    @property
    def n_missing(self) -> int:
        """How many subjects were left out, because not every rater rated them."""
    @property
    def n_raters(self) -> int:
        """How many raters there are."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class OneWay:
    """One-way analysis of variance: how far groups differ."""
    @property
    def icc(self) -> Estimate:
        """ICC(1): the share of the variance that is between groups, with an interval from the F distribution, exact for
        groups of one size; absent interval where there is no variation within groups, and where groups do not differ at all.
        It may be negative, but not below -1.
        """
    @property
    def f(self) -> float | None:
        """Snedecor's F: mean square between groups over that within; absent where there is no variation within groups."""
    @property
    def p(self) -> float | None:
        """The probability of a larger F if groups do not differ, 0 to 1; absent as `f`."""
    @property
    def df_between(self) -> float:
        """Degrees of freedom between groups: groups - 1."""
    @property
    def df_within(self) -> float:
        """Degrees of freedom within groups: values - groups."""
    @property
    def ms_between(self) -> float:
        """Mean square between groups."""
    @property
    def ms_within(self) -> float:
        """Mean square within groups."""
    @property
    def r_squared(self) -> float:
        """The share of the sum of squares that is between groups, 0 to 1: R squared, also called eta squared."""
    @property
    def mean_size(self) -> float:
        """The size of groups that counts: (n - sum of squared sizes / n) / (groups - 1), the common size if there is one."""
    @property
    def n_groups(self) -> int:
        """How many groups have a value."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Kappa:
    """Cohen's kappa of two raters with what stands beside it."""
    @property
    def estimate(self) -> Estimate:
        """Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects rated by
        both; the interval is z standard errors wide on either side and within -1 and 1, absent where the standard error
        is 0.
        """
    @property
    def std_error_null(self) -> float | None:
        """The standard error if there is nothing but chance; absent if it is 0."""
    @property
    def z(self) -> float | None:
        """Kappa divided by that standard error."""
    @property
    def p(self) -> float | None:
        """Its two-sided p-value, 0 to 1."""
    @property
    def observed_agreement(self) -> float:
        """The share of subjects rated alike, 0 to 1; with weights, how far ratings agree on average."""
    @property
    def expected_agreement(self) -> float:
        """The same if the raters rated by chance, each with the categories as often as found."""
    @property
    def ac1(self) -> Estimate:
        """Gwet's AC1 of the same ratings, with weights AC2: what chance means there hardly depends on how common a category
        is.
        """
    @property
    def prevalence_paradox(self) -> bool:
        """Whether raters agree on at least 80 % of subjects and kappa is below 0.4 all the same, which happens where nearly
        all ratings fall in one category (Feinstein and Cicchetti 1990, whose bounds are words; these figures are this
        library's): read AC1 and the observed agreement then. Never so with weights.
        """
    @property
    def weights(self) -> str:
        """How far categories agree."""
    @property
    def n_categories(self) -> int:
        """How many categories there are."""
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Fleiss:
    """Fleiss' kappa of several raters with what stands beside it."""
    @property
    def estimate(self) -> Estimate:
        """Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects with at
        least two ratings; the interval is within -1 and 1, absent where the standard error is 0.
        """
    @property
    def p(self) -> float | None:
        """The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1."""
    @property
    def observed_agreement(self) -> float:
        """How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same."""
    @property
    def expected_agreement(self) -> float:
        """The same if ratings were drawn by chance, each category as often as found."""
    @property
    def free_marginal(self) -> Estimate:
        """Randolph's free-marginal kappa, for which chance takes every category alike; with weights Brennan and Prediger's."""
    @property
    def ac1(self) -> Estimate:
        """Gwet's AC1 of the same ratings, with weights AC2."""
    @property
    def prevalence_paradox(self) -> bool:
        """Whether agreement is high and kappa low all the same, with the bounds of `Kappa`: read AC1 and the observed
        agreement then.
        """
    @property
    def weights(self) -> str:
        """How far categories agree."""
    @property
    def n_raters(self) -> int:
        """How many raters there are; of a table of counts, the largest number of ratings of a subject."""
    @property
    def n_categories(self) -> int:
        """How many categories there are."""
    @property
    def n_ratings(self) -> int:
        """How many ratings there are."""
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Gwet:
    """Gwet's AC1, or AC2 with weights."""
    @property
    def estimate(self) -> Estimate:
        """Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects with at
        least two ratings; the interval is within -1 and 1, absent where the standard error is 0.
        """
    @property
    def p(self) -> float | None:
        """The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1."""
    @property
    def observed_agreement(self) -> float:
        """How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same."""
    @property
    def expected_agreement(self) -> float:
        """The same by chance, as Gwet has it: of ratings that are guessed."""
    @property
    def weights(self) -> str:
        """How far categories agree: nominal makes AC1, all others AC2."""
    @property
    def n_raters(self) -> int:
        """How many raters there are; of a table of counts, the largest number of ratings of a subject."""
    @property
    def n_categories(self) -> int:
        """How many categories there are."""
    @property
    def n_ratings(self) -> int:
        """How many ratings there are."""
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Krippendorff:
    """Krippendorff's alpha."""
    @property
    def estimate(self) -> Estimate:
        """Alpha: 1 where raters agree on everything, 0 where they differ as if ratings were given out by chance. `n_valid`
        counts subjects with at least two ratings; standard error and interval are those of the bootstrap over them.
        """
    @property
    def observed_disagreement(self) -> float:
        """The mean difference of ratings of the same subject, in the measure of the level of measurement."""
    @property
    def expected_disagreement(self) -> float:
        """The mean difference of any two ratings."""
    @property
    def level_of_measurement(self) -> str:
        """What ratings are measured on."""
    @property
    def n_raters(self) -> int:
        """How many raters there are."""
    @property
    def n_categories(self) -> int:
        """How many different values were given."""
    @property
    def n_ratings(self) -> int:
        """How many ratings there are of subjects with at least two; others cannot be compared."""
    @property
    def replicates(self) -> int:
        """How many replicates the interval rests on: those in which some ratings differ."""
    @property
    def degenerate(self) -> int:
        """How many more were drawn and left out, because all ratings were the same."""
    @property
    def seed(self) -> int:
        """The seed of the drawing."""
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class KendallW:
    """Kendall's coefficient of concordance."""
    @property
    def estimate(self) -> Estimate:
        """W: 0 if the ranks of the raters cancel, 1 if all rank the subjects alike; corrected for ties. `n_valid` counts
        subjects; there is no interval.
        """
    @property
    def chi_squared(self) -> float:
        """Friedman's statistic: raters times (subjects - 1) times W."""
    @property
    def df(self) -> float:
        """Its degrees of freedom: subjects - 1."""
    @property
    def p(self) -> float:
        """The probability of a larger one if raters rank by chance, 0 to 1: chi-squared, good from about eight subjects on."""
    @property
    def mean_correlation(self) -> float:
        """The mean of Spearman's correlations of all pairs of raters without ties, (raters W - 1) / (raters - 1)."""
    @property
    def n_raters(self) -> int:
        """How many raters there are."""
    @property
    def value(self) -> float:
        """The estimate, in the unit its function documents."""
    @property
    def std_error(self) -> float | None:
        """The standard error, in the unit of `value`."""
    @property
    def low(self) -> float | None:
        """The lower limit of the interval, in the unit of `value`."""
    @property
    def high(self) -> float | None:
        """The upper limit of the interval, in the unit of `value`."""
    @property
    def level(self) -> float:
        """The confidence level of the interval, between 0 and 1."""
    @property
    def n_valid(self) -> int:
        """How many answers the estimate rests on."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def method(self) -> str:
        """How the interval was made."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Ces:
    """Customer effort in its three forms."""
    @property
    def mean(self) -> Estimate:
        """Mean rating in scale units; which end is good stays as the scale says."""
    @property
    def easy(self) -> Estimate:
        """Share who found it easy, 0 to 1: the best three points of seven, the best two of five."""
    @property
    def index(self) -> Estimate | None:
        """Net index in points, -100 to 100: best two minus worst three of seven. No such index is published for five
        points.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Paired:
    """The mean of paired differences with its tests."""
    @property
    def mean(self) -> Estimate:
        """The mean difference with its t interval, in the unit of the differences."""
    @property
    def std_dev(self) -> float:
        """The standard deviation of the differences, with divisor n - 1."""
    @property
    def t(self) -> float:
        """The mean divided by its standard error."""
    @property
    def df(self) -> float:
        """The degrees of freedom, n - 1."""
    @property
    def p(self) -> float:
        """The two-sided p-value of Student's t, 0 to 1."""
    @property
    def effect_size(self) -> float:
        """The mean divided by the standard deviation, d of the differences."""
    @property
    def signed_rank(self) -> SignedRank | None:
        """Wilcoxon's signed-rank test."""
    @property
    def hodges_lehmann(self) -> HodgesLehmann | None:
        """The median of the pair means, with an interval."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Absent:
    """Why respondents gave no rating, and how many."""
    @property
    def missing(self) -> int:
        """Did not answer."""
    @property
    def not_applicable(self) -> int:
        """The question did not apply to them."""
    @property
    def refused(self) -> int:
        """Declined to answer."""
    @property
    def invalid(self) -> int:
        """Gave a value off the scale, where the caller asked to count such values."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapEstimate(Estimate):
    """One gap of one attribute, one dimension, or over all.

    An `Estimate` of delivered minus reference, in scale units, negative = shortfall, with what is known of its two sides.
    """
    @property
    def design(self) -> str:
        """How the two sides were sampled."""
    @property
    def delivered_mean(self) -> float:
        """Mean of the delivered side; of the people in both where the design is paired."""
    @property
    def reference_mean(self) -> float:
        """Mean of the reference, likewise."""
    @property
    def n_delivered(self) -> int:
        """How many rated the delivered side; 0 for what is written down."""
    @property
    def n_reference(self) -> int:
        """How many rated the reference, likewise."""
    @property
    def n_pairs(self) -> int:
        """How many rated both."""
    @property
    def n_clusters(self) -> int:
        """In how many sites a clustered side was rated; 0 elsewhere."""
    @property
    def df(self) -> float | None:
        """Degrees of freedom; absent without variation."""
    @property
    def t(self) -> float | None:
        """The estimate divided by its standard error."""
    @property
    def p(self) -> float | None:
        """Two-sided p-value."""
    @property
    def p_adjusted(self) -> float | None:
        """p-value adjusted within its family: the attributes of one gap, the dimensions of one gap, or the overall gaps."""
    @property
    def effect_size(self) -> float | None:
        """Cohen's d: the estimate divided by the standard deviation of the differences where the design is paired, else by
        the root mean square of the standard deviations of the sides that have one; absent without variation.
        """
    @property
    def ordinal(self) -> Ordinal | None:
        """The ordinal reading; absent for weighted data."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Ordinal:
    """The reading of a gap for who takes ratings as ordinal."""
    @property
    def superiority(self) -> float:
        """Probability of superiority, 0 to 1: the chance that the delivered rating is above the reference, equal ones
        counted half; of the same person where people rated both.
        """
    @property
    def test(self) -> str:
        """The test beside it."""
    @property
    def statistic(self) -> float:
        """Its statistic: the sum of the positive ranks, or Mann and Whitney's U of the delivered ratings."""
    @property
    def p(self) -> float | None:
        """Its two-sided p-value, not adjusted; absent for ratings in sites, which are not independent."""
    @property
    def exact(self) -> bool:
        """Whether p was counted out rather than approximated."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Evidence:
    """How much evidence there is from a viewpoint."""
    @property
    def viewpoint(self) -> str:
        """The viewpoint."""
    @property
    def n(self) -> int:
        """How many people (or audits) answered at least one attribute from it, or were measured for one."""
    @property
    def n_clusters(self) -> int:
        """In how many sites, where it was sampled in sites; 0 elsewhere."""
    @property
    def fixed(self) -> bool:
        """Whether it is written down instead."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class MeasuredGap:
    """A standard in its own unit, held against what was measured."""
    @property
    def id(self) -> str:
        """The id of the measure among the items."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def attribute(self) -> str | None:
        """The attribute whose delivery it measures."""
    @property
    def standard(self) -> float:
        """The standard, in the unit of the measure."""
    @property
    def gap(self) -> Estimate:
        """Gap 3 in the unit of the measure, negative = shortfall: the mean minus the standard, or the standard minus the mean
        where low is good.
        """
    @property
    def within(self) -> Estimate:
        """The share within the standard, 0 to 1."""
    @property
    def entered(self) -> bool:
        """Whether it enters the gaps and the waterfall."""
    @property
    def reason(self) -> str | None:
        """Why it does not."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Gap:
    """One of the gaps: a pair of viewpoints."""
    @property
    def number(self) -> int:
        """1 to 7."""
    @property
    def name(self) -> str:
        """Its name: knowledge, standards, delivery, communication, customer, employee, alignment."""
    @property
    def delivered(self) -> str:
        """The viewpoint that is held against the reference."""
    @property
    def reference(self) -> str:
        """The reference."""
    @property
    def overall(self) -> GapEstimate | None:
        """The gap of the mean over dimensions (over attributes where there are no dimensions)."""
    @property
    def missing(self) -> list[str]:
        """The viewpoints nobody has answered, which is why there is no estimate."""
    @property
    def dimensions(self) -> GapEntries:
        """One entry per dimension."""
    @property
    def attributes(self) -> GapEntries:
        """One entry per attribute."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapEntries:
    """The estimates of a gap by the id of the dimension or attribute, like a mapping.

    What cannot be computed is left out; asking for it is a `KeyError` that says which viewpoint is missing.
    """
    def keys(self) -> list[str]:
        """The ids, in the order of the instrument."""
    def values(self) -> list[GapEstimate]:
        """The estimates."""
    def items(self) -> list[tuple[str, GapEstimate]]:
        """The ids with their estimates."""
    @overload
    def get(self, id: str, default: None = None) -> GapEstimate | None:
        """The estimate of an id, or the default."""
    @overload
    def get(self, id: str, default: _T) -> GapEstimate | _T:
        """The estimate of an id, or the default."""
    @property
    def labels(self) -> dict[str, str]:
        """The labels by id, also of what cannot be computed."""
    @property
    def missing(self) -> dict[str, list[str]]:
        """What cannot be computed: the viewpoints without a rating by id."""
    def __getitem__(self, id: str, /) -> GapEstimate: ...
    def __contains__(self, id: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class FiveGaps:
    """All gaps that the data allow.

    Shows itself as a table, has one row per gap and thing measured as a data frame, and is pickled with the summary it was
    made of.
    """
    @property
    def gaps(self) -> dict[int, Gap]:
        """The gaps asked for, in order of their numbers."""
    @property
    def evidence(self) -> list[Evidence]:
        """The viewpoints of the instrument and what is known from each."""
    @property
    def measured(self) -> list[MeasuredGap]:
        """The standards that are measured in units of their own."""
    @property
    def notes(self) -> list[str]:
        """What limits the figures, in words."""
    @property
    def level(self) -> float:
        """The confidence level of the intervals."""
    @property
    def family(self) -> str:
        """How p-values were adjusted."""
    @property
    def scale(self) -> tuple[float, float]:
        """The smallest and the largest rating of the attributes' scale."""
    def waterfall(self, of: str = "overall", *, replicates: int = 2000, seed: int = 1) -> Waterfall:
        """Where gap 5 comes from: P - E = (M - E) + (S - M) + (D - S) + (P - D).

        `of` is "overall", or the id of a dimension or an attribute. The last step is what customers make of what they get;
        gap 4 stands beside and is never added in. A viewpoint nothing is known of is passed over: its two gaps are one step.
        The values of the steps add up to the total exactly. The probability that a step is the largest is the share in which
        it is when the tallies are drawn again so many times; the same seed gives the same bits.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Step:
    """One step of a `Waterfall`."""
    @property
    def name(self) -> str:
        """`"gap 1"`, `"gap 2"`, `"gap 3"`, `"perception"`; gaps whose viewpoint between them is missing go together, as in
        `"gap 2 + gap 3"`.
        """
    @property
    def delivered(self) -> str:
        """The viewpoint the step leads to."""
    @property
    def reference(self) -> str:
        """The viewpoint the step comes from."""
    @property
    def estimate(self) -> Estimate:
        """Delivered minus reference in scale units."""
    @property
    def probability_largest(self) -> float:
        """The probability that this step contributes most to the total."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Waterfall:
    """Where the customer gap comes from: steps that add up to it."""
    @property
    def id(self) -> str:
        """`"overall"`, or the id of the dimension or attribute."""
    @property
    def steps(self) -> list[Step]:
        """From the expectation to the perception; their values add up to the total exactly."""
    @property
    def total(self) -> Estimate:
        """Gap 5."""
    @property
    def communication(self) -> GapEstimate | None:
        """Gap 4: what raises expectations; it stands beside the steps and is never added in."""
    @property
    def largest(self) -> str:
        """The name of the step that contributes most to the total: the lowest where the total is a shortfall, else the
        highest.
        """
    @property
    def probability(self) -> float:
        """The probability that it does."""
    @property
    def replicates(self) -> int:
        """How often the tallies were drawn again for it."""
    @property
    def seed(self) -> int:
        """The seed of the drawing."""
    @property
    def missing(self) -> list[str]:
        """The viewpoints between expectation and perception of which nothing is known."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Comparison(Estimate):
    """The difference of two scores, or of one and a target, with its test.

    An `Estimate` of the first score minus the second (after minus before), in the unit of the statistic.
    """
    @property
    def statistic(self) -> str:
        """What is compared: `index` where means of two scales were compared."""
    @property
    def value_a(self) -> float:
        """The first score, after."""
    @property
    def value_b(self) -> float:
        """The second score, before, or the target."""
    @property
    def n_a(self) -> int:
        """How many answers the first score rests on."""
    @property
    def n_b(self) -> int:
        """How many answers the second rests on; 0 for a target."""
    @property
    def test(self) -> str | None:
        """The test that gives p; absent where there is none."""
    @property
    def test_statistic(self) -> float | None:
        """Its statistic."""
    @property
    def df(self) -> float | None:
        """Degrees of freedom, of t tests."""
    @property
    def p(self) -> float | None:
        """Two-sided p-value of no difference; absent where nothing varies."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SurveyEstimate(Estimate):
    """An estimate from a complex survey design: weights, clusters, strata.

    An `Estimate` in the unit of the statistic, with its linearised standard error. `n_effective` is `n_valid` over the design
    effect; of a share, the size that the interval was made with. The interval is absent where clusters are all alike.
    """
    @property
    def statistic(self) -> str:
        """What is estimated."""
    @property
    def df(self) -> int:
        """The degrees of freedom of the design: clusters minus strata."""
    @property
    def n_clusters(self) -> int:
        """How many clusters have answers; without clusters, how many people."""
    @property
    def n_strata(self) -> int:
        """How many strata have answers; 1 without strata."""
    @property
    def design_effect(self) -> float | None:
        """How many times the variance is that of as many answers drawn one by one without weights; absent where all ratings
        are equal.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Convention:
    """A published way to make a score of ratings: scale, classes, statistic, and who publishes it."""
    @property
    def name(self) -> str:
        """The name, such as `"top_2_of_5"`."""
    @property
    def min(self) -> float:
        """The lowest rating."""
    @property
    def max(self) -> float:
        """The highest rating; ratings are whole numbers."""
    @property
    def low_is_good(self) -> bool:
        """Whether low ratings are good: the effort scale of 2008."""
    @property
    def statistic(self) -> str:
        """What is made of the ratings."""
    @property
    def positive(self) -> list[float]:
        """The ratings that count as positive; empty for means."""
    @property
    def neutral(self) -> list[float]:
        """The ratings that are named neutral. They are in the denominator."""
    @property
    def negative(self) -> list[float]:
        """The ratings that are named negative."""
    @property
    def bands(self) -> list[float]:
        """Limits of bands of the mean: up to the first, up to the second, above; mostly empty."""
    @property
    def weights(self) -> list[float]:
        """The weights of several items that one respondent rates; empty for one item."""
    @property
    def source(self) -> str:
        """Who publishes it, where."""
    @property
    def scale(self) -> Scale:
        """The scale of the ratings."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConventionRow:
    """One convention's score of the same ratings."""
    @property
    def convention(self) -> str:
        """The name of the convention."""
    @property
    def statistic(self) -> str:
        """What it makes of the ratings."""
    @property
    def unit(self) -> str:
        """The unit of the score in words: what may not be compared with another row."""
    @property
    def score(self) -> Estimate:
        """The score with its interval, in that unit."""
    @property
    def band(self) -> int | None:
        """Which of the convention's bands the score lies in, from 1; absent without bands."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConventionScores:
    """The same ratings under several conventions."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[ConventionRow]: ...
    def __getitem__(self, index: int, /) -> ConventionRow: ...
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SegmentComparison:
    """One segment held against the rest."""
    @property
    def n_valid(self) -> int:
        """How many rated."""
    @property
    def value(self) -> float | None:
        """The segment's score; absent if nobody rated."""
    @property
    def difference(self) -> Comparison | None:
        """The segment's score minus the other; absent if one has no ratings. Its interval and p are absent where too few
        answers, or answers without variation, allow none.
        """
    @property
    def p_adjusted(self) -> float | None:
        """p adjusted over the segments."""
    @property
    def labels(self) -> list[str | int | None]:
        """What the segment is called."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SiteDispersion:
    """Whether sites vary more than chance makes them, and what the limits make of it."""
    @property
    def q(self) -> float:
        """Cochran's Q, the sum of the squared z of all sites around all answers together."""
    @property
    def df(self) -> int:
        """Its degrees of freedom: sites - 1."""
    @property
    def p(self) -> float | None:
        """The probability of such a Q if service is the same everywhere: of means by Snedecor's F, of shares and rates by
        chi-squared. Absent where answers do not vary within sites.
        """
    @property
    def i_squared(self) -> float:
        """I squared, the share of the variation of sites that is not chance, 0 to 1."""
    @property
    def phi(self) -> float:
        """The mean of the squared z: about 1 where chance alone is at work."""
    @property
    def phi_winsorised(self) -> float:
        """The same of winsorised z, which single sites far out do not raise."""
    @property
    def tau(self) -> float:
        """The standard deviation between sites that the winsorised z tell (`DerSimonian` and Laird 1986), in the unit of the
        sites' values.
        """
    @property
    def applied(self) -> str:
        """What the limits take in: never `auto`."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RowDispersion:
    """Whether the rows of a site, such as months, vary more than chance makes them."""
    @property
    def n_rows(self) -> int:
        """How many rows the sites have that have several."""
    @property
    def q(self) -> float:
        """Pearson's chi-squared of these rows around the value of their site."""
    @property
    def df(self) -> int:
        """Its degrees of freedom: rows - sites."""
    @property
    def p(self) -> float:
        """The probability of a larger one if rows vary by chance alone."""
    @property
    def phi(self) -> float:
        """q / df: about 1 where chance alone is at work, else how many times the variance of a row is that of chance."""
    @property
    def applied(self) -> str:
        """What was taken to vary.

        `"chance"` or `"rows"`.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Site:
    """One site."""
    @property
    def n(self) -> int:
        """How many answers; of rates, how many events."""
    @property
    def size(self) -> float:
        """What the value is over: answers, or the size of a rate."""
    @property
    def mean(self) -> float:
        """The site's mean, share or rate."""
    @property
    def sd(self) -> float | None:
        """The standard deviation of its answers; absent of shares, rates and a single answer."""
    @property
    def design_effect(self) -> float | None:
        """Of counts in several rows: how many times the variance of the site's value is that of chance, by how far its rows
        are from each other. Absent with one row, and where there is no variance by chance.
        """
    @property
    def shrunken(self) -> float:
        """The mean, drawn towards the mean of sites as far as it is uncertain: the best guess of what the site is really
        like, and the one to follow over time.
        """
    @property
    def shrunken_low(self) -> float:
        """The lower limit of `shrunken`."""
    @property
    def shrunken_high(self) -> float:
        """The upper limit of `shrunken`."""
    @property
    def lower(self) -> float:
        """The lower funnel limit: a site of this size that is like the others is not below."""
    @property
    def upper(self) -> float:
        """The upper funnel limit."""
    @property
    def beyond_limits(self) -> bool:
        """Whether the mean is below `lower` or above `upper`."""
    @property
    def z(self) -> float | None:
        """How many standard errors, over-dispersion taken in, the mean is from the centre; absent where answers do not vary
        within sites.
        """
    @property
    def p(self) -> float | None:
        """The two-sided p-value that the site is like the others; mid-p where limits are exact."""
    @property
    def p_adjusted(self) -> float | None:
        """The same adjusted over the sites."""
    @property
    def stands_out(self) -> bool:
        """Whether the adjusted p is below 1 - level."""
    @property
    def rank(self) -> int:
        """Where it stands, 1 for the highest value; sites with equal values share the best rank. Read the next two."""
    @property
    def rank_low(self) -> int:
        """The best rank that it may have: all sites' ranks are within theirs with probability `level`."""
    @property
    def rank_high(self) -> int:
        """The worst rank that it may have."""
    @property
    def labels(self) -> list[str | int | None]:
        """What the site is called: one label per segment column."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Sites:
    """Whether service is the same everywhere."""
    @property
    def by(self) -> list[str]:
        """The segment columns that make the sites; none where sites came as they are."""
    @property
    def item(self) -> str | None:
        """The item; absent where values or counts came as they are."""
    @property
    def statistic(self) -> str:
        """What is compared."""
    @property
    def center(self) -> float:
        """All answers together: the value per customer, not per site."""
    @property
    def target(self) -> float | None:
        """What the limits are around, where it was set."""
    @property
    def mean_of_sites(self) -> float:
        """The mean of sites that they are shrunken to: each weighted with 1 / (its error variance + the variance between
        sites).
        """
    @property
    def icc(self) -> Estimate | None:
        """ICC(1): the share of the variance of single answers that is between sites, by one-way analysis of variance; it may
        be negative. Absent for rates.
        """
    @property
    def between_sd(self) -> float:
        """The standard deviation between sites beyond chance, in the unit of the statistic: Paule and Mandel's."""
    @property
    def between_low(self) -> float | None:
        """The lower limit of `between_sd` (Q-profile); absent where answers do not vary within sites."""
    @property
    def between_high(self) -> float | None:
        """The upper limit of `between_sd`."""
    @property
    def within_sd(self) -> float:
        """The standard deviation of answers within sites, pooled; of rates, the root of the rate: that of one unit of size
        by chance.
        """
    @property
    def spread(self) -> FTest | None:
        """The test that answers vary as much within every site: Brown and Forsythe's, one-way analysis of variance of how far
        answers are from the median of their site (Levene's test is that of means). A small p: it is not as good or bad
        everywhere on every day, whatever the means say, and `within_sd` is an average; see the `sd` of each site. Sites
        with one or two answers are left out. Absent of shares and rates, whose variance goes with their value, and where answers
        do not vary within sites.
        """
    @property
    def rows(self) -> RowDispersion | None:
        """Of counts in several rows per site, such as months: whether these vary more than chance makes them, and whether that
        is in the intervals, limits and ranks. If they do and it is not (`WithinSites::Chance`), all of these are narrower
        than what is known. Absent where no site has several rows: what varies within a site is then not seen.
        """
    @property
    def dispersion(self) -> SiteDispersion:
        """Whether sites vary more than chance makes them, and what the limits make of it."""
    @property
    def level(self) -> float:
        """Confidence level of intervals and ranks."""
    @property
    def limits(self) -> float:
        """How much of what chance does the limits hold."""
    @property
    def funnel(self) -> str:
        """How the limits were made: exact of shares and rates that vary by chance alone, else normal."""
    @property
    def adjustment(self) -> str:
        """How p-values were adjusted over the sites."""
    @property
    def n_beyond_chance(self) -> int:
        """How many sites are beyond limits of chance alone."""
    @property
    def n_beyond_limits(self) -> int:
        """How many sites are beyond their limits."""
    @property
    def n_stand_out(self) -> int:
        """How many sites stand out after adjustment."""
    @property
    def n_valid(self) -> int:
        """How many answers there are; of rates, how many events."""
    @property
    def n_missing(self) -> int:
        """How many answers are missing."""
    @property
    def n_excluded(self) -> int:
        """How many answers are not applicable, refused or invalid."""
    @property
    def n_unlabelled(self) -> int:
        """How many answers belong to no site: they are left out."""
    @property
    def empty(self) -> list[Any]:
        """Sites without answers, which are left out."""
    @property
    def sites(self) -> SiteMap:
        """One entry per site, in the order of their labels.

        A mapping from the name of a site: its label, or a tuple of labels where there are several segment columns.
        """
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SiteMap:
    """The sites of a result by name, like a mapping: the label, or a tuple of labels where there are several segment columns."""
    def __getitem__(self, key: str | int | tuple[str | int | None, ...] | None, /) -> Site: ...
    @overload
    def get(self, key: Any) -> Site | None:
        """A site; `default` where there is none of that name."""
    @overload
    def get(self, key: Any, default: _T) -> Site | _T:
        """A site; `default` where there is none of that name."""
    def __contains__(self, key: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...
    def keys(self) -> list[Any]:
        """The names of the sites, in order of their labels."""
    def values(self) -> list[Site]:
        """The sites."""
    def items(self) -> list[tuple[Any, Site]]:
        """The names with their sites."""

@final
class MixShare:
    """A part of the mix."""
    @property
    def share(self) -> float:
        """Its share of all answers, 0 to 1."""
    @property
    def is_shared(self) -> bool:
        """Whether all channels have answers from it."""

    @property
    def label(self) -> str | int | None:
        """What the stratum is called."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Channel:
    """One channel."""
    @property
    def crude(self) -> Estimate:
        """The value with the customers it has: t or Wilson's interval."""
    @property
    def standardised(self) -> Estimate | None:
        """The value it would have with the mix of all customers (direct standardisation), in the strata that all channels
        have; absent if they have none in common.
        """
    @property
    def difference(self) -> Estimate | None:
        """Its value minus that of all other channels together, in the mix of the strata that both have; absent where they
        have none in common.
        """
    @property
    def p(self) -> float | None:
        """The two-sided p-value of no difference: standard normal."""
    @property
    def p_adjusted(self) -> float | None:
        """The same adjusted over the channels."""
    @property
    def label(self) -> str | int | None:
        """What the channel is called."""
    @property
    def unmatched(self) -> list[str | int | None]:
        """Strata in which it has no answers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Channels:
    """The same item compared across channels."""
    @property
    def by(self) -> str:
        """The segment column of channels."""
    @property
    def mix(self) -> str | None:
        """The segment column of the mix."""
    @property
    def item(self) -> str:
        """The item."""
    @property
    def statistic(self) -> str:
        """What is compared."""
    @property
    def total(self) -> float:
        """The value of all together."""
    @property
    def level(self) -> float:
        """Confidence level of the intervals."""
    @property
    def adjustment(self) -> str:
        """How p-values were adjusted over the channels."""
    @property
    def q(self) -> float | None:
        """Cochran's Q: how far the standardised values of the channels differ; absent unless two have one with a standard
        error.
        """
    @property
    def df(self) -> int | None:
        """Its degrees of freedom: channels - 1."""
    @property
    def p(self) -> float | None:
        """The probability of a larger Q if channels are alike for the same mix."""
    @property
    def strata(self) -> list[MixShare]:
        """The mix of all customers together, one entry per stratum. Values are standardised to its strata that all channels
        have.
        """
    @property
    def shared(self) -> float:
        """The share of all answers in the strata that all channels have, 0 to 1: how much of the mix standardised values are
        about.
        """

    @property
    def n_unlabelled(self) -> int:
        """How many answers have no channel, or no stratum: they are left out."""
    @property
    def channels(self) -> list[Channel]:
        """One entry per channel with answers, in the order of their labels."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class WantedChannel:
    """One channel that is wanted, open, or both."""
    @property
    def share(self) -> Estimate:
        """The share of customers who want it, 0 to 1, with Wilson's interval."""
    @property
    def is_open(self) -> bool:
        """Whether it is open."""
    @property
    def verdict(self) -> str:
        """What is to be said of it.

        `"served"`, `"missing"`, `"unneeded"`, `"absent"` or `"unclear"`.
        """
    @property
    def label(self) -> str | int | None:
        """What the channel is called."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ChannelsWanted:
    """The channels that customers want beside those that are open."""
    @property
    def n_customers(self) -> int:
        """How many customers were asked."""
    @property
    def least(self) -> float:
        """From which share on a channel counts as wanted."""
    @property
    def served(self) -> Estimate | None:
        """The share of customers whose channel is open, 0 to 1, with Wilson's interval; absent unless each named one
        channel, so that the wishes add up to the customers.
        """
    @property
    def channels(self) -> list[WantedChannel]:
        """One entry per channel, the most wanted first."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SiteChart:
    """The control chart of a site."""
    @property
    def chart(self) -> Chart | None:
        """The chart to read, with the limits that fit; absent where none can be drawn."""
    @property
    def reason(self) -> str | None:
        """Why there is no chart: fewer than two periods, or nothing that varies."""
    @property
    def beyond_joint(self) -> list[int]:
        """The positions of points beyond limits that are `joint_sigmas` wide: those to look at first."""
    @property
    def labels(self) -> list[str | int | None]:
        """What the site is called."""
    @property
    def periods(self) -> list[str | int | None]:
        """The periods in which it has answers."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class OverTime:
    """One control chart per site, and how many signals chance alone makes of so many points."""
    @property
    def by(self) -> list[str]:
        """The segment columns that make the sites; none where counts came as they are."""
    @property
    def over(self) -> str | None:
        """The segment column of time; absent likewise."""
    @property
    def item(self) -> str | None:
        """The item; absent likewise."""
    @property
    def statistic(self) -> str:
        """What is followed."""
    @property
    def n_points(self) -> int:
        """How many points all charts have together."""
    @property
    def n_beyond(self) -> int:
        """How many of them are beyond their limits."""
    @property
    def expected_by_chance(self) -> float:
        """How many would be by chance if every site were steady and points normal."""
    @property
    def joint_sigmas(self) -> float:
        """How many standard deviations wide limits must be so that with probability `level` not one point of all is beyond
        them by chance.
        """
    @property
    def n_beyond_joint(self) -> int:
        """How many points are beyond these."""
    @property
    def n_overdispersed(self) -> int:
        """How many sites vary more from period to period than chance makes them, so that their chart has Laney's limits."""
    @property
    def level(self) -> float:
        """The confidence level of `joint_sigmas`."""
    @property
    def sites(self) -> list[SiteChart]:
        """One entry per site, in the order of their labels."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class MeanTest:
    """A test of two means that takes them as normal."""
    @property
    def t(self) -> float:
        """The difference over its standard error."""
    @property
    def df(self) -> float:
        """Degrees of freedom."""
    @property
    def p(self) -> float:
        """The two-sided p-value."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Permutation:
    """Whether two groups have the same mean, by drawing who is in which group anew."""
    @property
    def difference(self) -> float:
        """The mean of the first group minus that of the second, in the unit of the values."""
    @property
    def mean_a(self) -> float:
        """The mean of the first group."""
    @property
    def mean_b(self) -> float:
        """The mean of the second group."""
    @property
    def n_a(self) -> int:
        """How many values the first group has."""
    @property
    def n_b(self) -> int:
        """How many values the second group has."""
    @property
    def n_missing(self) -> int:
        """How many values are missing."""
    @property
    def p(self) -> float:
        """The two-sided p-value: twice the smaller of the next two, at most 1."""
    @property
    def p_greater(self) -> float:
        """The probability of a difference as large or larger if the groups are the same."""
    @property
    def p_less(self) -> float:
        """The probability of a difference as small or smaller."""
    @property
    def exact(self) -> bool:
        """Whether every way to make the groups was looked at; then p-values are exact."""
    @property
    def replicates(self) -> int:
        """How many ways were looked at."""
    @property
    def seed(self) -> int:
        """The seed of the drawing."""
    @property
    def skewness(self) -> float:
        """How skewed all values are together: the mean cubed standardised deviation, 0 if symmetric."""
    @property
    def student(self) -> MeanTest | None:
        """Student's t with the pooled variance, to compare; absent where values do not vary within groups."""
    @property
    def welch(self) -> MeanTest | None:
        """Welch's t, to compare; absent likewise, and for a group of one."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SegmentComparisons:
    """Every segment of a summary held against the rest."""
    @property
    def by(self) -> list[str]:
        """The segment columns."""
    @property
    def item(self) -> str:
        """The item."""
    @property
    def statistic(self) -> str:
        """What is compared."""
    @property
    def against(self) -> str:
        """`"rest"`, `"total"` or `"target"`."""
    @property
    def total(self) -> float:
        """The score of all together."""
    @property
    def adjustment(self) -> str:
        """How p-values were adjusted, over the segments that have one."""
    @property
    def segments(self) -> list[SegmentComparison]:
        """One entry per segment, in the order of their labels."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StandardisedStratum:
    """One stratum of a standardised difference."""
    @property
    def value_a(self) -> float:
        """The share in the first group."""
    @property
    def value_b(self) -> float:
        """The share in the second."""
    @property
    def n_a(self) -> int:
        """How many in the first group."""
    @property
    def n_b(self) -> int:
        """How many in the second."""
    @property
    def weight(self) -> float:
        """Its part in the standardised difference, 0 to 1."""
    @property
    def label(self) -> str | int | None:
        """What it is called."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Standardised:
    """A difference of shares between two groups, standardised over a third variable."""
    @property
    def difference(self) -> Estimate:
        """The Mantel-Haenszel difference of shares, -1 to 1: what is left if both groups have the same mix of strata. Interval
        from the standard error of Sato (1989); absent where that is 0, as when no stratum has both positive and other answers
        in a group.
        """
    @property
    def crude(self) -> Comparison:
        """The difference of all together, whatever the mix, -1 to 1; of the same strata."""
    @property
    def reversed(self) -> bool:
        """Whether the two have opposite signs: Simpson's paradox. It compares the signs alone: see whether the intervals leave
        out 0.
        """
    @property
    def odds_ratio(self) -> Estimate | None:
        """The Mantel-Haenszel common odds ratio with the interval of Robins, Breslow and Greenland (1986), made on the log
        scale; absent where an odds is 0 or infinite.
        """
    @property
    def crude_odds_ratio(self) -> float | None:
        """The odds ratio of all together; absent likewise."""
    @property
    def chi2(self) -> float | None:
        """The Cochran-Mantel-Haenszel chi-squared of no association, 1 degree of freedom, without continuity correction;
        absent where nothing varies.
        """
    @property
    def p(self) -> float | None:
        """Its p-value."""
    @property
    def strata(self) -> list[StandardisedStratum]:
        """One entry per stratum that has answers from both groups."""
    @property
    def unmatched(self) -> list[str | int | None]:
        """Strata with answers from one group alone, which say nothing about the difference."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StratumChange:
    """What one stratum adds to a change."""
    @property
    def before(self) -> float | None:
        """Its score before; absent if nobody answered then."""
    @property
    def after(self) -> float | None:
        """Its score after; absent if nobody answered then."""
    @property
    def part_before(self) -> float:
        """Its part of the answers before, 0 to 1."""
    @property
    def part_after(self) -> float:
        """Its part of the answers after, 0 to 1."""
    @property
    def rate(self) -> float:
        """What it adds to the rate effect."""
    @property
    def mix(self) -> float:
        """What it adds to the mix effect: positive also where a stratum that scores low shrinks."""
    @property
    def interaction(self) -> float:
        """What it adds to the interaction."""
    @property
    def label(self) -> str | int | None:
        """What it is called."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RateAndMix:
    """A change between two periods, split into what people say and who they are."""
    @property
    def statistic(self) -> str:
        """What is compared; the unit of all figures is its unit."""
    @property
    def before(self) -> float:
        """The score before."""
    @property
    def after(self) -> float:
        """The score after."""
    @property
    def change(self) -> float:
        """`rate + mix + interaction`, exactly: after - before but for rounding."""
    @property
    def rate(self) -> Estimate:
        """The change there would be with the mix of before: the scores of the strata changed. Its interval takes the mix as
        given; absent where a stratum has one answer in a period. It rests on the strata of both periods.
        """
    @property
    def mix(self) -> float:
        """The change there would be with the scores of before: more or fewer people from good strata."""
    @property
    def interaction(self) -> float:
        """What comes of both changing at once."""
    @property
    def strata(self) -> list[StratumChange]:
        """One entry per stratum."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Signal:
    """A point at which a rule was broken."""
    @property
    def index(self) -> int:
        """The position of the point, from 0; of a pattern, that of the point that completes it."""
    @property
    def rule(self) -> str:
        """The rule."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Runs:
    """Runs on one side of the centre line and what chance allows them."""
    @property
    def n_useful(self) -> int:
        """How many points are not on the centre line itself."""
    @property
    def longest_run(self) -> int:
        """The number of points of the longest run on one side."""
    @property
    def longest_run_max(self) -> int:
        """The longest run that is not unusual: log2(`n_useful`) + 3, rounded (Schilling 2012)."""
    @property
    def crossings(self) -> int:
        """How often successive points are on different sides."""
    @property
    def crossings_min(self) -> int:
        """The fewest crossings that are not unusual: the 5 % quantile of the binomial distribution of `n_useful` - 1 tosses
        of a coin (Chen 2010).
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Baseline:
    """What the limits of a chart are made from: store it, and later points are held against the same limits."""
    def __new__(cls, kind: str, center: float, sigma: float = 1.0) -> Self: ...
    @property
    def kind(self) -> str:
        """The chart it serves; `xmr` serves `ewma` and `cusum` too."""
    @property
    def center(self) -> float:
        """The centre line in the unit of the points: a share, a rate, a value."""
    @property
    def sigma(self) -> float:
        """Of values, their standard deviation: the mean moving range over 1.128. Of shares and rates, how many times that of
        chance the points vary: 1, and Laney's sigma Z for `p_prime` and `u_prime`.
        """
    @property
    def n_points(self) -> int:
        """How many points it was made from; 0 if it was written down."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Dispersion:
    """Whether the points of the baseline vary more than chance makes shares or rates vary."""
    @property
    def phi(self) -> float:
        """The mean square of the standardised points: about 1 where chance alone is at work (Spiegelhalter 2005)."""
    @property
    def q(self) -> float:
        """Cochran's Q, the sum of these squares."""
    @property
    def df(self) -> int:
        """The degrees of freedom of Q: points of the baseline - 1."""
    @property
    def p(self) -> float:
        """The probability of such a Q if chance alone is at work."""
    @property
    def i_squared(self) -> float:
        """I squared, the share of the variation that is not chance, 0 to 1."""
    @property
    def sigma_z(self) -> float:
        """Laney's sigma Z: the mean moving range of the standardised points over 1.128."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class MovingRanges:
    """The moving ranges below a chart of single values."""
    @property
    def values(self) -> list[float]:
        """How far each point is from the one before: one fewer than points."""
    @property
    def center(self) -> float:
        """Their mean in the baseline."""
    @property
    def upper(self) -> float:
        """Their upper limit, 3.267 times the mean."""
    @property
    def signals(self) -> list[int]:
        """The positions, from 0, of the points whose range is above it; a range is that of its later point."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Chart:
    """A control chart: every point, its limits, and which rule it broke."""
    @property
    def kind(self) -> str:
        """Which chart."""
    @property
    def values(self) -> list[float]:
        """The points: shares, rates or values; weighted means of `ewma`, upper sums of `cusum`."""
    @property
    def low_values(self) -> list[float] | None:
        """The lower sums of `cusum`, 0 or below; absent for other charts."""
    @property
    def center(self) -> list[float]:
        """The centre line at each point, in the unit of the points."""
    @property
    def lower(self) -> list[float]:
        """The lower limit at each point; of shares and rates not below 0."""
    @property
    def upper(self) -> list[float]:
        """The upper limit at each point; of shares not above 1."""
    @property
    def sigma(self) -> list[float]:
        """The standard deviation of each point; of `cusum`, that of single values."""
    @property
    def signals(self) -> list[Signal]:
        """Which points broke which rule, by position; empty if none did."""
    @property
    def rules(self) -> str:
        """Which run rules were looked for."""
    @property
    def baseline(self) -> Baseline:
        """What the limits are made from: store it to hold later points against them."""
    @property
    def dispersion(self) -> Dispersion | None:
        """Whether shares or rates vary more than chance makes them, around their own mean: those of the baseline, or with a
        stored one all points. Absent for other charts, and where there is nothing to vary.
        """
    @property
    def proposes(self) -> str | None:
        """The chart to look at instead: `p_prime` for `p` and `u_prime` for `u` where the p-value of Q is below 0.01, moving ranges
        are wider than those of chance too (sigma Z above 1), both are no work of single points (without the tenth of the
        points that is farthest out, one at least, the p-value of Q is still below 0.05), and sizes are large: 50 successes and
        50 failures, or events, per point on average. Else points beyond the limits are rather changes to be explained.
        """
    @property
    def moving_ranges(self) -> MovingRanges | None:
        """The moving ranges of `xmr`."""
    @property
    def runs(self) -> Runs | None:
        """The longest run and the crossings of the centre line; absent for `ewma` and `cusum`, whose points hang together, and
        where all points are on the line.
        """
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class PeriodShare:
    """The share of one period."""
    @property
    def label(self) -> str:
        """What the period is called."""
    @property
    def share(self) -> Estimate:
        """The share of positive answers, 0 to 1, with Wilson's interval."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SlopeTest:
    """Whether the share rises or falls over all periods."""
    @property
    def slope(self) -> float:
        """By how much the share changes from one period to the next, 0.01 for one point of a hundred: least squares weighted
        with the number of answers.
        """
    @property
    def z(self) -> float:
        """The statistic of Cochran (1954) and Armitage (1955), standard normal if there is no trend; over the square root of
        `dispersion`.
        """
    @property
    def p(self) -> float:
        """Its two-sided p-value, 0 to 1."""
    @property
    def dispersion(self) -> float:
        """How many times the variance of chance the shares have around the line: 1 where the chart to read is `p`. With
        `p_prime` it is Pearson's chi-squared over the number of periods less 2, at least 1, and p is that of Student's t with
        as many degrees of freedom (quasi-likelihood: `McCullagh` and Nelder 1989, section 4.5).
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Trend:
    """A share over time."""
    @property
    def periods(self) -> list[PeriodShare]:
        """The share of each period, in the order given."""
    @property
    def chart(self) -> Chart:
        """The control chart to read: `p`, or `p_prime` where the shares vary more than chance makes them. A stored baseline
        decides by its kind.
        """
    @property
    def alternative(self) -> Chart | None:
        """The other of the two charts; absent for a stored baseline, and where all shares are equal."""
    @property
    def slope(self) -> SlopeTest | None:
        """The test for a rise or fall; absent for one period, and if nobody or everybody is positive."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ZoneRow:
    """The zone of tolerance of one attribute, one dimension, or over all."""
    @property
    def id(self) -> str:
        """The id in the instrument; `"overall"` for the mean over dimensions."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def superiority(self) -> GapEstimate:
        """Perceived - desired in scale units (MSS): above 0 the service is better than desired."""
    @property
    def adequacy(self) -> GapEstimate:
        """Perceived - adequate in scale units (MSA): below 0 the service is not even adequate."""
    @property
    def width(self) -> GapEstimate:
        """Desired - adequate in scale units: how wide the zone is."""
    @property
    def position(self) -> Estimate | None:
        """(perceived - adequate) / (desired - adequate): 0 at the lower edge of the zone, 1 at the upper. Absent unless the
        width is above 0; its interval is Fieller's, absent unless that of the width is above 0.
        """
    @property
    def inverted(self) -> int:
        """Of an attribute: how many desire less than is adequate for them. 0 for dimensions and overall."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ZoneOfTolerance:
    """Service between what customers desire and what they find adequate."""
    @property
    def superiority(self) -> GapEstimate:
        """Perceived - desired over all."""
    @property
    def adequacy(self) -> GapEstimate:
        """Perceived - adequate over all."""
    @property
    def width(self) -> GapEstimate:
        """Desired - adequate over all."""
    @property
    def position(self) -> Estimate | None:
        """The position in the zone over all."""
    @property
    def dimensions(self) -> list[ZoneRow]:
        """One row per dimension with ratings from all three viewpoints."""
    @property
    def attributes(self) -> list[ZoneRow]:
        """One row per attribute with ratings from all three viewpoints."""
    @property
    def records(self) -> int:
        """Respondents who rated both desired and adequate levels."""
    @property
    def inverted_records(self) -> int:
        """Those among them who desire less than is adequate of at least one attribute."""
    @property
    def inversions(self) -> int:
        """Of how many attributes, over all respondents."""
    @property
    def flagged(self) -> bool:
        """Whether somebody does: such records deserve a second look before the zone is believed."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ChangeRow:
    """The change of gap 5 of one attribute, one dimension, or over all."""
    @property
    def id(self) -> str:
        """The id in the instrument; `"overall"` for the mean over dimensions."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def before(self) -> float:
        """Gap 5 before."""
    @property
    def after(self) -> float:
        """Gap 5 after."""
    @property
    def gap(self) -> Estimate:
        """Gap after - gap before in scale units: perception - expectation, exactly."""
    @property
    def perception(self) -> Estimate:
        """Perception after - perception before."""
    @property
    def expectation(self) -> Estimate:
        """Expectation after - expectation before."""
    @property
    def expectations_rise(self) -> bool:
        """Whether expectations have risen: the interval of their change lies above 0."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Change:
    """How gap 5 changed, and whether perceptions or expectations moved it."""
    @property
    def design(self) -> str:
        """Paired if the same people were asked twice, else independent."""
    @property
    def overall(self) -> ChangeRow:
        """Over all."""
    @property
    def dimensions(self) -> list[ChangeRow]:
        """One row per dimension that was rated both times."""
    @property
    def attributes(self) -> list[ChangeRow]:
        """One row per attribute that was rated both times."""
    @property
    def n_matched(self) -> int:
        """How many were asked twice; 0 for different people."""
    @property
    def n_unmatched(self) -> int:
        """How many of the same people were asked only once and do not count; 0 for different people."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AntecedentRelation:
    """How a construct goes with its gap from unit to unit."""
    @property
    def correlation(self) -> Estimate:
        """Spearman's rank correlation, -1 to 1, of the units' means of the construct with their gaps (delivered minus
        reference, negative = shortfall). Interval by Fisher's z, absent at -1 and 1; no standard error. `n_valid` counts
        units, `n_missing` those of the gap study that lack one of the two.
        """
    @property
    def as_expected(self) -> bool:
        """Whether it has the sign of the polarity: more of what should keep the gap small goes with less shortfall."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AntecedentRow:
    """One construct of the extended service quality model as employees and managers see it."""
    @property
    def id(self) -> str:
        """The id of the construct, such as `"role_conflict"`."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def gap(self) -> int:
        """The gap it bears on, 1 to 4."""
    @property
    def polarity(self) -> int:
        """+1 if more of it keeps the gap small, -1 if more of it widens the gap."""
    @property
    def mean(self) -> Estimate:
        """The mean over respondents of the mean of the statements they answered, in scale units (1 to 7), with Student's t
        interval. High is much of the construct, whatever its polarity.
        """
    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha, at most 1; absent below two statements or two respondents, and where scores do not vary."""
    @property
    def alpha_is_negative(self) -> bool:
        """Whether alpha is negative: the statements do not go together, or one was not reverse coded."""
    @property
    def alpha_n(self) -> int:
        """How many answered all statements, from whom alpha has the variance of the sum."""
    @property
    def relation(self) -> AntecedentRelation | None:
        """How the construct goes with its gap from unit to unit; absent without a gap study, where that does not measure the
        gap, in fewer than five units, and where either side is alike in all.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AntecedentsResult:
    """The constructs behind gaps 1 to 4."""
    @property
    def constructs(self) -> list[AntecedentRow]:
        """One row per construct that somebody answered, in the order of `Antecedent::ALL`."""
    @property
    def unanswered(self) -> list[str]:
        """Constructs that the instrument asks for and nobody answered."""
    @property
    def respondents(self) -> int:
        """Respondents seen."""
    @property
    def units(self) -> int | None:
        """Units that both studies have; absent without a gap study."""
    @property
    def level(self) -> float:
        """The confidence level of the intervals."""
    @property
    def scale(self) -> tuple[float, float]:
        """The smallest and the largest answer of the scale."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Number:
    """A number that a finding rests on."""
    @property
    def name(self) -> str:
        """What it is: `"gap_1"` to `"gap_7"`, `"standard"`, `"expectation"`, `"step"`, `"total"`, `"probability"`, `"mean"`,
        `"alpha"`, `"correlation"`, `"answers"` or `"sites"`.
        """
    @property
    def value(self) -> float:
        """The number: in scale units, but for probabilities, alpha, correlations and counts."""
    @property
    def low(self) -> float | None:
        """The lower limit of its interval."""
    @property
    def high(self) -> float | None:
        """The upper limit of its interval."""
    @property
    def n(self) -> int | None:
        """How many answers (units, for a correlation) it rests on."""
    @property
    def p(self) -> float | None:
        """Its p-value, adjusted within its family."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Finding:
    """Something a rule found."""
    @property
    def rule(self) -> str:
        """The name of the rule, such as `"gap_shortfall"`; the same in all languages."""
    @property
    def source(self) -> str:
        """Where the rule comes from."""
    @property
    def gap(self) -> int | None:
        """The gap it is about, 1 to 7, if it is about one."""
    @property
    def subject(self) -> str:
        """`"overall"`, or the id of a dimension, attribute or construct, or the name of a viewpoint."""
    @property
    def title(self) -> str:
        """What holds, in a few words."""
    @property
    def text(self) -> str:
        """What holds, with its numbers."""
    @property
    def importance(self) -> float:
        """How important it is compared with other findings, from 0; see `diagnose`."""
    @property
    def numbers(self) -> list[Number]:
        """The numbers it rests on, at least one."""
    @property
    def causes(self) -> list[str]:
        """What is probably behind it: constructs that were measured and found weak, then what usually is."""
    @property
    def instruments(self) -> list[str]:
        """The research instruments that would settle it."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Diagnosis:
    """What the gaps say, in words, the most important first."""
    @property
    def findings(self) -> list[Finding]:
        """One finding per rule and subject that it holds for, by importance, highest first."""
    @property
    def evidence(self) -> list[Evidence]:
        """The viewpoints with no or too little evidence: those a gap lacks, and those that are not written down and have
        fewer than 30 answers or come from fewer than five sites.
        """
    @property
    def language(self) -> str:
        """The language of the texts."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DifferenceReliability:
    """How reliable perception - expectation is in one dimension, or over all."""
    @property
    def id(self) -> str:
        """The id in the instrument; `"overall"` for the mean over dimensions."""
    @property
    def label(self) -> str:
        """The label in the language asked for."""
    @property
    def n(self) -> int:
        """How many have both scores."""
    @property
    def sd_p(self) -> float:
        """Sample standard deviation of the perception scores, in scale units."""
    @property
    def sd_e(self) -> float:
        """Sample standard deviation of the expectation scores, in scale units."""
    @property
    def correlation(self) -> float | None:
        """Pearson's correlation of the two, -1 to 1, from their variances and that of the gap; absent where one of them does
        not vary. Where attributes were rated on one side only it is too low, as gaps then vary more than scores do.
        """
    @property
    def alpha_p(self) -> float | None:
        """Reliability of the perception score, at most 1: Cronbach's alpha; absent below two attributes."""
    @property
    def alpha_e(self) -> float | None:
        """Reliability of the expectation score, likewise."""
    @property
    def reliability(self) -> float | None:
        """Reliability of the difference, at most 1: see `difference_reliability`; absent where one of its parts is, or an
        alpha is below -1.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SurfaceTerm:
    """A property of the response surface of an outcome over perception and expectation (Edwards 2002)."""
    @property
    def name(self) -> str:
        """`"a1"` and `"a2"`, slope and curvature where perception and expectation rise together (P = E); `"a3"` and `"a4"`,
        slope and curvature where one rises as the other falls (P = -E, both counted from the middle of the scale).
        """
    @property
    def value(self) -> float:
        """The slope in units of the outcome per scale unit, or the curvature per squared scale unit."""
    @property
    def std_error(self) -> float:
        """Its standard error."""
    @property
    def t(self) -> float:
        """The value divided by its standard error."""
    @property
    def p(self) -> float:
        """The two-sided p-value of Student's t, 0 to 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Coefficient:
    """A coefficient of a `Regression`."""
    @property
    def name(self) -> str:
        """The variable; `"constant"` for the intercept."""
    @property
    def value(self) -> float:
        """The coefficient, in units of the outcome per unit of the variable."""
    @property
    def std_error(self) -> float:
        """Its standard error."""
    @property
    def t(self) -> float:
        """The coefficient divided by its standard error."""
    @property
    def p(self) -> float:
        """The two-sided p-value of Student's t, 0 to 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class FTest:
    """Snedecor's F test of one or several linear hypotheses."""
    @property
    def f(self) -> float:
        """The statistic, from 0."""
    @property
    def df_numerator(self) -> float:
        """How many hypotheses are tested together."""
    @property
    def df_denominator(self) -> float:
        """Degrees of freedom of the residuals."""
    @property
    def p(self) -> float:
        """The p-value, 0 to 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Regression:
    """A linear regression by ordinary least squares."""
    @property
    def n(self) -> int:
        """How many have the outcome and every variable."""
    @property
    def coefficients(self) -> list[Coefficient]:
        """The constant, then a coefficient per variable."""
    @property
    def r_squared(self) -> float:
        """The share of the outcome's variance explained, 0 to 1."""
    @property
    def r_squared_adjusted(self) -> float:
        """The same less what as many unrelated variables would explain; may be negative."""
    @property
    def residual_variance(self) -> float:
        """The variance of the residuals, with divisor `df`, in squared units of the outcome."""
    @property
    def df(self) -> float:
        """Degrees of freedom of the residuals, n - variables - 1."""
    @property
    def test(self) -> FTest:
        """The test that no variable has an effect."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class OutcomeModels:
    """What an outcome says about perception - expectation as its predictor."""
    @property
    def item(self) -> str:
        """The id of the outcome among the items."""
    @property
    def n(self) -> int:
        """How many have the outcome and both overall scores."""
    @property
    def direct(self) -> Regression:
        """The outcome on perception and expectation, each with a coefficient of its own."""
    @property
    def constrained_r_squared(self) -> float:
        """The share of the outcome's variance that perception - expectation explains, 0 to 1; 0 where it does not vary."""
    @property
    def performance_r_squared(self) -> float:
        """The share that perception alone explains, 0 to 1 (SERVPERF)."""
    @property
    def constraint(self) -> FTest:
        """The test of what the difference takes for granted: that the coefficient of perception is that of expectation with
        the other sign. Where it is rejected, the difference throws information away.
        """
    @property
    def polynomial(self) -> Regression | None:
        """The outcome on P, E, P^2, P E and E^2, counted in scale units from the middle of the scale; absent where the
        answers are too few or too much alike.
        """
    @property
    def surface(self) -> list[SurfaceTerm]:
        """a1 to a4 of the polynomial; empty without it."""
    @property
    def higher_order(self) -> FTest | None:
        """The test of its three terms of second order together."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DifferenceFlag:
    """A `DifferenceProblem` and where it was found."""
    @property
    def problem(self) -> str:
        """What the problem is."""
    @property
    def id(self) -> str:
        """The id of the dimension, `"overall"`, or the id of the outcome."""
    @property
    def text(self) -> str:
        """The figures that show it, in words."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DifferenceScore:
    """Whether perception - expectation may be used as a score: its reliability, and what an outcome says about it."""
    @property
    def dimensions(self) -> list[DifferenceReliability]:
        """One entry per dimension."""
    @property
    def overall(self) -> DifferenceReliability | None:
        """The same over all dimensions."""
    @property
    def outcome(self) -> OutcomeModels | None:
        """What the outcome says; absent without one, or where it cannot be modelled."""
    @property
    def flags(self) -> list[DifferenceFlag]:
        """Why the difference should not be trusted; empty if nothing speaks against it."""
    @property
    def notes(self) -> list[str]:
        """What could not be worked out, and why."""
    @property
    def level(self) -> float:
        """The confidence level: tests reject below 1 - level."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

def control_p(
    counts: _Column,
    sizes: _Column,
    *,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> Chart:
    """The chart of shares with binomial limits: `center` ± 3 sqrt(center (1 - center) / n), from 0 to 1.

    `counts` are the successes of each point and `sizes` out of how many. `baseline` says where the limits come from: all
    points, a number of first points, or a `Baseline` that was stored (`chart.baseline`). `rules` are `"none"`,
    `"western_electric"`, `"nelson"` or `"anhoj"`; points beyond the limits, at `sigmas` standard deviations, are always found.
    With thousands of answers per point these limits are narrower than any process keeps: `proposes` then names `p_prime`.
    """
def control_p_prime(
    counts: _Column,
    sizes: _Column,
    *,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> Chart:
    """Laney's chart of shares: `center` ± 3 sigma Z sqrt(center (1 - center) / n), from 0 to 1.

    Takes what `p` takes. Sigma Z is the mean moving range of the standardised shares over 1.128, and may be below 1.
    """
def control_u(
    counts: _Column,
    sizes: _Column,
    *,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> Chart:
    """The chart of rates with Poisson limits: `center` ± 3 sqrt(center / size), not below 0.

    `counts` are events (complaints, errors) and `sizes` what they are counted on, in any unit. Otherwise takes what `p` takes. Of
    large counts that vary more than chance makes them, `proposes` names `u_prime`.
    """
def control_u_prime(
    counts: _Column,
    sizes: _Column,
    *,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> Chart:
    """Laney's chart of rates: `center` ± 3 sigma Z sqrt(center / size), not below 0.

    Takes what `u` takes; sigma Z is that of `p_prime`, of the standardised rates.
    """
def control_xmr(
    values: _Column,
    *,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> Chart:
    """The chart of single values with limits from moving ranges: mean ± 3 × mean moving range / 1.128.

    `values` are in any unit and in the order of time. `baseline`, `rules` and `sigmas` are as in `p`.
    """
def control_ewma(
    values: _Column,
    *,
    baseline: int | Baseline | None = None,
    weight: float = 0.2,
    sigmas: float = 3.0,
    asymptotic: bool = False,
) -> Chart:
    """The chart of exponentially weighted means, which finds small lasting changes.

    `values` are in any unit and in the order of time; `weight` is that of the newest value, lambda. Centre and standard
    deviation come from `baseline` as in `xmr`. `asymptotic` takes the limits that are reached after many points from the
    first one on.
    """
def control_cusum(
    values: _Column,
    *,
    baseline: int | Baseline | None = None,
    k: float = 0.5,
    h: float = 5.0,
) -> Chart:
    """The chart of cumulative sums, which finds a lasting change of known size soonest.

    `values` are in any unit and in the order of time. Target and standard deviation come from `baseline` as in `xmr`; `k`,
    half the change to find, and `h`, the limit of the sums, are in standard deviations.
    """
@overload
def csat_trend(
    series: Mapping[Any, _Answers] | Iterable[tuple[Any, _Answers]],
    periods: None = None,
    *,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> Trend:
    """A share over time: each period with its interval, the control chart, and a test for a rise or fall.

    `series` has a pair per period in the order of time, a label and either `Counts` or (successes, n), or is a dict of them.
    Or it is a column of ratings, and `periods` one of their periods; or a `Summary`, of which `item` names the item and
    `over` the segment column of periods: both in the order of the labels of periods, which is that of time for numbers and
    dates. `positive` says which ratings count, as in `top_box`; `baseline`, `rules` and `sigmas` are as in `control.p`. With
    many answers per period shares vary more than chance makes them: the chart is then `p_prime`, and `p` the alternative.
    """
@overload
def csat_trend(
    series: _Column,
    periods: _Labels,
    *,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
    scale: _Scale | None = None,
) -> Trend:
    """A share over time: each period with its interval, the control chart, and a test for a rise or fall.

    `series` has a pair per period in the order of time, a label and either `Counts` or (successes, n), or is a dict of them.
    Or it is a column of ratings, and `periods` one of their periods; or a `Summary`, of which `item` names the item and
    `over` the segment column of periods: both in the order of the labels of periods, which is that of time for numbers and
    dates. `positive` says which ratings count, as in `top_box`; `baseline`, `rules` and `sigmas` are as in `control.p`. With
    many answers per period shares vary more than chance makes them: the chart is then `p_prime`, and `p` the alternative.
    """
@overload
def csat_trend(
    series: Summary,
    periods: None = None,
    *,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
    item: str | None = None,
    over: str | None = None,
) -> Trend:
    """A share over time: each period with its interval, the control chart, and a test for a rise or fall.

    `series` has a pair per period in the order of time, a label and either `Counts` or (successes, n), or is a dict of them.
    Or it is a column of ratings, and `periods` one of their periods; or a `Summary`, of which `item` names the item and
    `over` the segment column of periods: both in the order of the labels of periods, which is that of time for numbers and
    dates. `positive` says which ratings count, as in `top_box`; `baseline`, `rules` and `sigmas` are as in `control.p`. With
    many answers per period shares vary more than chance makes them: the chart is then `p_prime`, and `p` the alternative.
    """

@overload
def csat_survey(
    data: Summary,
    *,
    clusters: str | None = None,
    strata: str | None = None,
    statistic: _Statistic = "share",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    item: str | None = None,
) -> SurveyEstimate:
    """A share, mean, index or NPS of people who were sampled in clusters, in strata, or both: weighted, with a linearised
    standard error.

    `data` is a `Summary`, of which `item` names the item and `clusters` and `strata` segment columns; or a column of ratings,
    and `clusters`, `strata` and `weights` are columns of as many rows. Without clusters people were sampled themselves.
    Clusters of one name in two strata are two. Shares have the interval of Korn and Graubard, the others Student's t with
    clusters minus strata degrees of freedom. A stratum with one cluster is an error that names it.
    """
@overload
def csat_survey(
    data: _Column,
    *,
    clusters: _Labels | None = None,
    strata: _Labels | None = None,
    statistic: _Statistic = "share",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    scale: _Scale | None = None,
    weights: _Column | None = None,
) -> SurveyEstimate:
    """A share, mean, index or NPS of people who were sampled in clusters, in strata, or both: weighted, with a linearised
    standard error.

    `data` is a `Summary`, of which `item` names the item and `clusters` and `strata` segment columns; or a column of ratings,
    and `clusters`, `strata` and `weights` are columns of as many rows. Without clusters people were sampled themselves.
    Clusters of one name in two strata are two. Shares have the interval of Korn and Graubard, the others Student's t with
    clusters minus strata degrees of freedom. A stratum with one cluster is an error that names it.
    """

@overload
def csat_bootstrap(
    ratings: Summary,
    *,
    statistic: _Statistic | Literal["net"] = "share",
    positive: int | Iterable[float] = 2,
    negative: _Column | None = None,
    level: float = 0.95,
    method: _Drawn = "bca",
    replicates: int = 10_000,
    seed: int = 1,
    item: str | None = None,
) -> Any:
    """A share, mean, index, NPS or net score with a bootstrap interval, in the unit of the `Statistic`.

    Takes what `top_box` takes. `statistic` is `"share"`, `"mean"`, `"index"`, `"nps"` or `"net"`, the share of `positive` minus
    that of the `negative` points. `method` is `"bca"` (Efron 1987) or `"percentile"`. People are drawn again, with replacement,
    from the counts, `replicates` times (from 20 / (1 - level) to 1,000,000), at a cost that does not grow with their number;
    the same `seed` gives the same bits on any number of threads. The other functions take the same three arguments.
    """
@overload
def csat_bootstrap(
    ratings: _Column | Counts,
    *,
    statistic: _Statistic | Literal["net"] = "share",
    scale: _Scale | None = None,
    positive: int | Iterable[float] = 2,
    negative: _Column | None = None,
    level: float = 0.95,
    method: _Drawn = "bca",
    replicates: int = 10_000,
    seed: int = 1,
    weights: _Column | None = None,
    item: None = None,
) -> Estimate:
    """A share, mean, index, NPS or net score with a bootstrap interval, in the unit of the `Statistic`.

    Takes what `top_box` takes. `statistic` is `"share"`, `"mean"`, `"index"`, `"nps"` or `"net"`, the share of `positive` minus
    that of the `negative` points. `method` is `"bca"` (Efron 1987) or `"percentile"`. People are drawn again, with replacement,
    from the counts, `replicates` times (from 20 / (1 - level) to 1,000,000), at a cost that does not grow with their number;
    the same `seed` gives the same bits on any number of threads. The other functions take the same three arguments.
    """
@overload
def csat_top_box(
    ratings: Summary,
    *,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    method: _TopBoxMethod = "wilson",
    item: str | None = None,
    convention: str | None = None,
    replicates: int = 10_000,
    seed: int = 1,
    clusters: str | None = None,
    strata: str | None = None,
) -> Any:
    """Share of positive ratings among all valid ones, from 0 to 1.

    `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
    `item` names the item. `positive` is the number of best points that count as positive, or a set of points; or
    `convention` names a published share, which brings its scale. `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`,
    `"clopper_pearson"`, `"jeffreys"`, `"mid_p"`, `"wald"`, or for weighted shares `"korn_graubard"`: the beta interval on
    the effective n that the linearised standard error tells; or `"bca"` or `"percentile"` with `replicates` and `seed`, as
    `bootstrap` says. With `clusters` or `strata` the result is a `SurveyEstimate`, as `survey` gives it: its interval is
    `"korn_graubard"`.
    """
@overload
def csat_top_box(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    method: _TopBoxMethod = "wilson",
    weights: _Column | None = None,
    item: None = None,
    convention: str | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Estimate:
    """Share of positive ratings among all valid ones, from 0 to 1.

    `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
    `item` names the item. `positive` is the number of best points that count as positive, or a set of points; or
    `convention` names a published share, which brings its scale. `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`,
    `"clopper_pearson"`, `"jeffreys"`, `"mid_p"`, `"wald"`, or for weighted shares `"korn_graubard"`: the beta interval on
    the effective n that the linearised standard error tells; or `"bca"` or `"percentile"` with `replicates` and `seed`, as
    `bootstrap` says. With `clusters` or `strata` the result is a `SurveyEstimate`, as `survey` gives it: its interval is
    `"korn_graubard"`.
    """
@overload
def csat_top_box(
    ratings: _Column,
    *,
    scale: _Scale = (1, 5),
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    method: Literal["korn_graubard"] = ...,
    weights: _Column | None = None,
    clusters: _Labels,
    strata: _Labels | None = None,
) -> SurveyEstimate:
    """Share of positive ratings among all valid ones, from 0 to 1.

    `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
    `item` names the item. `positive` is the number of best points that count as positive, or a set of points; or
    `convention` names a published share, which brings its scale. `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`,
    `"clopper_pearson"`, `"jeffreys"`, `"mid_p"`, `"wald"`, or for weighted shares `"korn_graubard"`: the beta interval on
    the effective n that the linearised standard error tells; or `"bca"` or `"percentile"` with `replicates` and `seed`, as
    `bootstrap` says. With `clusters` or `strata` the result is a `SurveyEstimate`, as `survey` gives it: its interval is
    `"korn_graubard"`.
    """
@overload
def csat_top_box(
    ratings: _Column,
    *,
    scale: _Scale = (1, 5),
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    method: Literal["korn_graubard"] = ...,
    weights: _Column | None = None,
    clusters: None = None,
    strata: _Labels,
) -> SurveyEstimate:
    """Share of positive ratings among all valid ones, from 0 to 1.

    `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
    `item` names the item. `positive` is the number of best points that count as positive, or a set of points; or
    `convention` names a published share, which brings its scale. `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`,
    `"clopper_pearson"`, `"jeffreys"`, `"mid_p"`, `"wald"`, or for weighted shares `"korn_graubard"`: the beta interval on
    the effective n that the linearised standard error tells; or `"bca"` or `"percentile"` with `replicates` and `seed`, as
    `bootstrap` says. With `clusters` or `strata` the result is a `SurveyEstimate`, as `survey` gives it: its interval is
    `"korn_graubard"`.
    """

@overload
def csat_mean(
    ratings: Summary,
    *,
    level: float = 0.95,
    item: str | None = None,
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
    clusters: str | None = None,
    strata: str | None = None,
) -> Any:
    """Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """
@overload
def csat_mean(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    item: None = None,
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
) -> Estimate:
    """Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """
@overload
def csat_mean(
    ratings: _Column,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    clusters: _Labels,
    strata: _Labels | None = None,
) -> SurveyEstimate:
    """Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """
@overload
def csat_mean(
    ratings: _Column,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    clusters: None = None,
    strata: _Labels,
) -> SurveyEstimate:
    """Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """

@overload
def csat_index(
    ratings: Summary,
    *,
    level: float = 0.95,
    item: str | None = None,
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
    clusters: str | None = None,
    strata: str | None = None,
) -> Any:
    """Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
    good.

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """
@overload
def csat_index(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    item: None = None,
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
) -> Estimate:
    """Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
    good.

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """
@overload
def csat_index(
    ratings: _Column,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    clusters: _Labels,
    strata: _Labels | None = None,
) -> SurveyEstimate:
    """Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
    good.

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """
@overload
def csat_index(
    ratings: _Column,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    clusters: None = None,
    strata: _Labels,
) -> SurveyEstimate:
    """Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
    good.

    Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
    `SurveyEstimate`, as `survey` gives it.
    """

@overload
def csat_nps(
    ratings: Summary,
    *,
    level: float = 0.95,
    method: Literal["adjusted_wald", "wald", "t"] | _Drawn = "adjusted_wald",
    item: str | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Any:
    """Net promoter score: share of promoters (9, 10) minus share of detractors (0 to 6), times 100 (Reichheld 2003).

    Takes what `top_box` takes. `method` is `"adjusted_wald"`, `"wald"`, `"t"`, `"bca"` or `"percentile"`.
    """
@overload
def csat_nps(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (0, 10),
    level: float = 0.95,
    method: Literal["adjusted_wald", "wald", "t"] | _Drawn = "adjusted_wald",
    weights: _Column | None = None,
    item: None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Nps:
    """Net promoter score: share of promoters (9, 10) minus share of detractors (0 to 6), times 100 (Reichheld 2003).

    Takes what `top_box` takes. `method` is `"adjusted_wald"`, `"wald"`, `"t"`, `"bca"` or `"percentile"`.
    """

@overload
def csat_ces(ratings: Summary, *, level: float = 0.95, item: str | None = None) -> Any:
    """Customer effort score on 1 to 7 (CES 2.0, "made it easy": high is good) or 1 to 5 (CES 1.0, effort put forth:
    low is good).

    Takes what `top_box` takes; `high_is_easy` says which end of the scale is good.
    """

@overload
def csat_ces(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 7),
    high_is_easy: bool = True,
    level: float = 0.95,
    weights: _Column | None = None,
    item: None = None,
) -> Ces:
    """Customer effort score on 1 to 7 (CES 2.0, "made it easy": high is good) or 1 to 5 (CES 1.0, effort put forth:
    low is good).

    Takes what `top_box` takes; `high_is_easy` says which end of the scale is good.
    """

def csat_compare(
    a: _Sample,
    b: _Sample | None = None,
    *,
    target: float | None = None,
    statistic: _Statistic = "share",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    rescale: bool = False,
    scale: _Scale | None = None,
    scale_b: _Scale | None = None,
    weights: _Column | None = None,
    weights_b: _Column | None = None,
    method: _Drawn | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Comparison:
    """The score of one sample minus that of another: independent people, such as two waves or two places.

    A sample is a column of ratings, a `Counts`, or a tuple `(successes, n)` of a published share. `target` takes the place of
    `b`: a number in the unit of the statistic. `statistic` is `"share"` (Newcombe's interval, score test), `"mean"` or
    `"index"` (Welch) or `"nps"` (adjusted Wald). `scale` is that of bare ratings: (1, 5), for NPS (0, 10); `scale_b` that of
    `b` if it differs. Samples of two scales are refused, unless `rescale` compares their means from 0 to 100.
    `method` may be `"bca"` or `"percentile"`, with `replicates` and `seed` as `bootstrap` says; the test stays as it is.
    """
def csat_compare_paired(
    before: _Column | PairCounts,
    after: _Column | None = None,
    *,
    statistic: _Statistic = "share",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    scale: _Scale | None = None,
    weights: _Column | None = None,
    method: _Drawn | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Comparison:
    """The score after minus the score before, of the same people: reference is before, delivered after.

    `before` and `after` are columns of ratings, one row per person; or `before` is a `PairCounts`. Shares have Newcombe's paired
    interval and the test of `McNemar`, exact below 25 discordant pairs; means, indices and NPS Student's t on each person's
    change. `method` may be `"bca"` or `"percentile"`, with `replicates` and `seed` as `bootstrap` says.
    """
def csat_convention(name: str) -> Convention:
    """The published convention of that name."""
def csat_conventions() -> list[str]:
    """The names of all conventions."""
@overload
def csat_score(
    ratings: Summary,
    *,
    convention: str,
    level: float = 0.95,
    item: str | None = None,
    method: _Drawn | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Any:
    """The score that a convention makes of ratings, in the unit of `Convention::unit`.

    Takes what `top_box` takes; bare ratings are on the scale of the convention. Shares get Wilson's interval, means and
    indices Student's t, net scores the adjusted Wald interval; `method` may be `"bca"` or `"percentile"`, with `replicates` and
    `seed`, as `bootstrap` says.
    """
@overload
def csat_score(
    ratings: _Column | Counts,
    *,
    convention: str,
    scale: _Scale | None = None,
    level: float = 0.95,
    weights: _Column | None = None,
    item: None = None,
    method: _Drawn | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> Estimate:
    """The score that a convention makes of ratings, in the unit of `Convention::unit`.

    Takes what `top_box` takes; bare ratings are on the scale of the convention. Shares get Wilson's interval, means and
    indices Student's t, net scores the adjusted Wald interval; `method` may be `"bca"` or `"percentile"`, with `replicates` and
    `seed`, as `bootstrap` says.
    """
def csat_score_items(
    items: Sequence[_Column],
    *,
    convention: str,
    level: float = 0.95,
) -> Estimate:
    """The index, 0 to 100, that a convention of several items makes of them: ACSI's.

    `items` has one column per weight of the convention, one row per respondent; who did not rate all is missing.
    """
def csat_side_by_side(
    ratings: _Column | Counts,
    conventions: Sequence[str],
    *,
    scale: _Scale | None = None,
    level: float = 0.95,
    weights: _Column | None = None,
) -> ConventionScores:
    """The same ratings under several conventions, each with its unit, so that nobody compares 75 with 80 by mistake.

    `ratings` is a column or a `Counts`; the scale of bare ratings is that of the first convention. A convention of another
    scale is refused.
    """
def csat_segments(
    summary: Summary,
    item: str,
    *,
    by: str | Sequence[str] | None = None,
    statistic: _Statistic = "share",
    positive: int | Iterable[float] = 2,
    against: Literal["rest", "total", "target"] = "rest",
    target: float | None = None,
    level: float = 0.95,
    adjustment: _Adjustment = "holm",
    method: _Drawn | None = None,
    replicates: int = 10_000,
    seed: int = 1,
) -> SegmentComparisons:
    """Every segment of a summary against all others, against the total or against a target, with p-values adjusted over the
    segments.

    `by` names some of the summary's segment columns, `None` all. `against` is `"rest"` or `"total"`; a `target` takes their
    place. The comparisons are those of `compare`, `method` too. A thin segment keeps its row.
    """
def csat_strata(
    summary: Summary,
    item: str,
    over: str,
    *,
    within: tuple[str, str | int | None] | None = None,
) -> dict[str | int | None, Counts]:
    """The counts of an item by the labels of one segment column, of the segments with a label in another.

    The strata of `standardised` and `rate_and_mix` from a summary with both columns: a dict from label to `Counts`.
    `within` is a pair of a column and the label that it must have; `None` takes all segments.
    """
def csat_standardised(
    a: Mapping[Any, _Sample],
    b: Mapping[Any, _Sample],
    *,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    scale: _Scale = (1, 5),
) -> Standardised:
    """The difference of shares of two groups, held against a third variable: Mantel and Haenszel's, with the crude one
    beside it.

    `a` and `b` are mappings from stratum to sample, as `strata` makes them; a sample is what `compare` takes. Strata that one
    of them lacks, or in which it has no answers, do not count and are named.
    """
def csat_rate_and_mix(
    before: Mapping[Any, _Sample],
    after: Mapping[Any, _Sample],
    *,
    statistic: _Statistic = "share",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    scale: _Scale | None = None,
) -> RateAndMix:
    """The change of a score between two periods, split into rate, mix and interaction over strata (Kitagawa 1955, Journal of
    the American Statistical Association 50:1168-1194, with the interaction left apart).

    `before` and `after` are mappings from stratum to sample, as `strata` makes them; a sample is what `compare` takes. A
    stratum that was there in one period only has no change of its score: it is all mix.
    """

@overload
def gap_servqual(
    expectations: Summary,
    perceptions: None = None,
    *,
    level: float = 0.95,
    family: _Adjustment = "holm",
    tests: bool = True,
    language: str = "en",
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
) -> Any:
    """SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988): perception - expectation of every attribute,
    dimension and overall, paired within respondents.

    `expectations` and `perceptions` are two tables of the same respondents with the attributes in the same order: data
    frames, dicts of columns, or 2-D arrays. `dimensions` maps each attribute (the name of its column in
    `expectations`; its position, from 0, in an array) to its dimension. `weights` maps each dimension to its weight, or is a
    table of the points, out of 100, that each respondent gave each dimension. Or a `Summary` alone, whose instrument then
    says all of this. `family` is "holm", "bh", "hochberg", "by", "bonferroni" or "none". `method` is `"t"`, or `"bca"` or
    `"percentile"` with `replicates` and `seed`, as `csat.bootstrap` says, for the intervals of attributes, dimensions and sums.
    """
@overload
def gap_servqual(
    expectations: _Table,
    perceptions: _Table,
    *,
    dimensions: Mapping[Any, str | None] | None = None,
    weights: Mapping[str, float] | _Table | None = None,
    scale: _Scale = (1, 7),
    level: float = 0.95,
    family: _Adjustment = "holm",
    tests: bool = True,
    language: str = "en",
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
) -> ServqualResult:
    """SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988): perception - expectation of every attribute,
    dimension and overall, paired within respondents.

    `expectations` and `perceptions` are two tables of the same respondents with the attributes in the same order: data
    frames, dicts of columns, or 2-D arrays. `dimensions` maps each attribute (the name of its column in
    `expectations`; its position, from 0, in an array) to its dimension. `weights` maps each dimension to its weight, or is a
    table of the points, out of 100, that each respondent gave each dimension. Or a `Summary` alone, whose instrument then
    says all of this. `family` is "holm", "bh", "hochberg", "by", "bonferroni" or "none". `method` is `"t"`, or `"bca"` or
    `"percentile"` with `replicates` and `seed`, as `csat.bootstrap` says, for the intervals of attributes, dimensions and sums.
    """

def gap_segments(summary: Summary, *, level: float = 0.95) -> SegmentGaps:
    """Mean expectation, perception and gap with interval of every attribute and dimension in every segment.

    The quick companion of `servqual`: the same figures, but no tests, no ranks and no labels, so that tens of thousands of
    segments take a fraction of a second. A segment without any pair has no entries.
    """
@overload
def gap_servperf(
    perceptions: Summary,
    *,
    level: float = 0.95,
    language: str = "en",
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
) -> Any:
    """SERVPERF scores (Cronin and Taylor 1992): mean perception of every attribute, dimension and overall.

    `perceptions` is a table of respondents by attributes, or a `Summary`. The options are those of `servqual`.
    """
@overload
def gap_servperf(
    perceptions: _Table,
    *,
    dimensions: Mapping[Any, str | None] | None = None,
    weights: Mapping[str, float] | _Table | None = None,
    scale: _Scale = (1, 7),
    level: float = 0.95,
    language: str = "en",
    method: _MeanMethod = "t",
    replicates: int = 10_000,
    seed: int = 1,
) -> ServperfResult:
    """SERVPERF scores (Cronin and Taylor 1992): mean perception of every attribute, dimension and overall.

    `perceptions` is a table of respondents by attributes, or a `Summary`. The options are those of `servqual`.
    """

def gap_five(
    summary: Summary,
    *,
    standards: Mapping[str, float] | _ItemsLike | None = None,
    level: float = 0.95,
    family: _Adjustment = "holm",
    gaps: Literal["five", "provider", "seven"] = "five",
    site: str | None = None,
    clustered: _Viewpoint | Sequence[_Viewpoint] = "delivered",
    language: str = "en",
    delivered: Sequence[DeliveredMean] = (),
) -> FiveGaps:
    """The gaps between six viewpoints (Parasuraman, Zeithaml and Berry 1985): knowledge M - E, standards S - M, delivery
    D - S, communication D - C and customer P - E, of every attribute, every dimension and overall.

    `summary` may hold customers, managers and auditors who answered different questionnaires. How each gap was sampled is
    found from the data and stands in its `design`: `"paired"`, `"independent"`, `"partially_paired"`, `"fixed"` (against a
    standard that is written down) or `"clustered"` (in sites). What cannot be computed names the viewpoints that are missing.

    `standards` are written down: a mapping (or pandas column) of attribute to the rating it must have. `family` is
    "holm", "bh", "hochberg", "by", "bonferroni" or "none"; `gaps` is "five", "provider" (1 to 4) or "seven". `site` is the
    segment column whose values are the sites in which what `clustered` names was sampled, a viewpoint or a list of them; if
    there is just one segment column, that one. `delivered` is a list of `DeliveredMean`: what is delivered of attributes that
    nobody rated, known from elsewhere, such as from `Attainment.gap_inputs`; it takes the place of measures.
    """
def gap_zone_of_tolerance(summary: Summary, *, level: float = 0.95, language: str = "en") -> ZoneOfTolerance:
    """The zone of tolerance (Parasuraman, Zeithaml and Berry 1994; LibQUAL+): where perceived service lies between the
    desired level (the expectation) and the adequate one.

    The instrument of `summary` has the viewpoints expectation, perception and adequate. Each of the three differences is
    estimated as its sides were sampled, as `five` does. Records in which the desired level lies below the adequate one are
    counted, not dropped. The interval of the position is Fieller's.
    """
@overload
def gap_change(
    before: Summary,
    after: Summary,
    *,
    level: float = 0.95,
    language: str = "en",
    id: None = None,
    instrument: None = None,
) -> Change:
    """The change of gap 5 between two surveys of different people, split into that of perceptions and that of expectations.

    `before` and `after` are summaries of different people. Of the same people asked twice they are tables: `id` names the
    column that tells who is who and `instrument` what was asked; intervals are then those of each person's own change. A
    gap can widen because service got worse, or because people expect more; the two parts add up to its change exactly.
    """
@overload
def gap_change(
    before: _Table,
    after: _Table,
    *,
    level: float = 0.95,
    language: str = "en",
    id: str,
    instrument: Instrument,
) -> Change:
    """The change of gap 5 between two surveys of different people, split into that of perceptions and that of expectations.

    `before` and `after` are summaries of different people. Of the same people asked twice they are tables: `id` names the
    column that tells who is who and `instrument` what was asked; intervals are then those of each person's own change. A
    gap can widen because service got worse, or because people expect more; the two parts add up to its change exactly.
    """
def gap_antecedents(
    summary: Summary,
    *,
    gaps: Summary | None = None,
    level: float = 0.95,
    language: str = "en",
) -> AntecedentsResult:
    """What makes gaps 1 to 4 small or large, as employees and managers see it: mean and reliability of every construct and,
    with a gap study of the same units, whether the construct goes with its gap (Zeithaml, Berry and Parasuraman 1988,
    J Marketing 52(2):35-48).

    `summary` holds answers to `Instrument.antecedents()`; all its segments are taken together. `gaps` is the summary of a
    gap study; both then have one and the same segment column, such as a branch, whose labels match the units.
    """
def gap_diagnose(
    five: FiveGaps,
    antecedents: AntecedentsResult | None = None,
    *,
    language: str = "en",
) -> Diagnosis:
    """What the gaps say, in words: findings with their numbers, probable causes and the research that would settle them.

    `five` is what `five` gave, `antecedents` what `antecedents` gave: a construct found weak is named first among the causes
    of every finding about its gap. `language` is "en", "nl", "fr" or "et".
    """
def gap_difference_score(summary: Summary, *, level: float = 0.95, language: str = "en") -> DifferenceScore:
    """Whether P - E can be trusted: how reliable the difference is, and whether an outcome is explained as well by the
    difference as by perceptions and expectations each with an effect of their own.

    If the instrument of `summary` names an outcome (such as overall satisfaction), three models explain it by overall scores:
    by perception and expectation freely, by P - E alone, and with their squares and product (Edwards 2002). Weighted data have
    no models, which a note says.
    """
def gap_difference_reliability(
    reliability_p: float,
    reliability_e: float,
    correlation: float,
    sd_p: float,
    sd_e: float,
) -> float:
    """The reliability of a difference of two scores, perception - expectation:
    `(sP² rPP + sE² rEE - 2 rPE sP sE) / (sP² + sE² - 2 rPE sP sE)`, at most 1.

    `reliability_p` and `reliability_e` are the reliabilities of the two scores (such as Cronbach's alpha), `correlation` is
    that between them, `sd_p` and `sd_e` are their standard deviations in one unit (Peter, Churchill and Brown 1993).
    """
def gap_published(
    *,
    n: int,
    gap: float,
    gap_sd: float,
    perception: tuple[float, float] | None = None,
    expectation: tuple[float, float] | None = None,
    t: float | None = None,
    interval: tuple[float, float] | None = None,
    rounding: float = 0.005,
    level: float = 0.95,
) -> Published:
    """Works a published gap row out again: test, interval, effect size, implied correlation, and contradictions.

    `perception` and `expectation` are pairs of mean and standard deviation, if printed; `t` and `interval` are those
    printed. `rounding` is half a unit of the last digit printed: 0.005 for two decimals. `audit` checks a whole table.
    """
def gap_audit(
    rows: Sequence[Mapping[str, Any]] | _FrameLike | _ArrowStream | _ArrowArray | Mapping[str, Any],
    level: float = 0.95,
) -> list[AuditFinding]:
    """Finds the rows of a published gap table that cannot be true as printed, and why, in the order of the rows.

    `rows` is a list of mappings, or a table: a data frame or a dict of columns. Read are `gap` and, where they are there
    and not missing, `n`, `perception_mean`, `perception_sd`, `expectation_mean`, `expectation_sd`, `gap_sd`, `t`, `low`,
    `high` and `rounding` (0.005 unless given); a mapping may have the pairs that `published` takes instead. Anything else,
    such as labels, is ignored.

    Of each row all is checked that is printed: that the standard deviations imply a correlation that can be, that the gap is
    perception - expectation and not the reverse, and that t and interval are those of gap, standard deviation and n; without
    standard deviation, that t is that of gap, interval and n, and the gap in the middle of its interval. A row with several
    contradictions has several findings. `level` is that of the intervals.
    """
def gap_weighted(gaps: _Column, weights: _Column) -> WeightedGap:
    """Weighted SERVQUAL from published dimension gaps and importance weights, side by side with the unweighted mean.

    Weights sum to 1 or, as importance points, to 100.
    """
def stats_korn_graubard(p: float, std_error: float, n: int, df: float, *, level: float = 0.95) -> Estimate:
    """A share from a survey with a design of its own, 0 to 1, with the beta interval of Korn and Graubard.

    `p` and `std_error` are the share and its standard error as software for the design gives them, `n` the number of
    answers, `df` the degrees of freedom of the design: clusters minus strata. `n_effective` is the size the interval was
    made with; a share of 0 or 1 has no standard error (0), and `n` takes its place.
    """
def drivers_key_drivers(
    X: _Table | CrossProducts,
    y: _Column | str | int,
    *,
    method: _DriverMethod = "general_dominance",
    top_box: float | None = None,
    level: float = 0.95,
    replicates: int | None = None,
    seed: int = 1,
    names: Sequence[str] | None = None,
) -> KeyDrivers:
    """The drivers of an outcome, ordered by their part in what is explained of it.

    `X` is any table that `summarize` takes, or a dict of columns, all of them drivers; `y` is one more column, or the name of
    a column of `X`. Who lacks a value is left out and counted. `method` is `"general_dominance"` (LMG, Shapley),
    `"relative_weights"` (Johnson) or `"pratt"`; all three stand side by side in the result, whatever the choice. With
    `top_box` the outcome is whether `y` reaches it, modelled by logistic regression. `replicates` (from 20 / (1 - level) to
    1,000,000, or 0) is how often people are drawn again for intervals: by default 1,000, more where the level needs more, and
    none where that would take more than some seconds.

    `X` may be `CrossProducts` too, with `names` for its variables and `y` the name or the number of the outcome: the same
    figures without intervals.
    """
def drivers_dominance(
    correlations: _Table,
    with_outcome: _Column | Mapping[str, float],
    *,
    names: Sequence[str] | None = None,
) -> Dominance:
    """Dominance analysis of correlations alone, as a publication prints them.

    `correlations` is a square table, a list of rows or an array, `with_outcome` a list with the correlation of each driver with
    the outcome, or a dict or pandas Series of them by name. Rows and correlations that have labels are brought into the order
    of the columns; other labels than the columns' are refused. `names` are for correlations without labels. At most 22 drivers;
    no intervals.
    """
def drivers_importance_performance(
    importance: _Table | _Column | KeyDrivers | Mapping[str, float | Estimate] | str | None,
    performance: _Table | ServqualResult | Mapping[str, float | Estimate],
    *,
    names: Sequence[str] | None = None,
    crosshair: Literal["mean", "median", "midpoint"] | tuple[float, float] = "mean",
    scale: tuple[float, float] | None = None,
    method: _DriverMethod = "general_dominance",
    certainty: float = 0.9,
    level: float = 0.95,
    replicates: int = 1000,
    seed: int = 1,
) -> ImportancePerformance:
    """Attributes by stated importance and performance: four quadrants, and how surely each attribute is in its own.

    `importance` and `performance` are tables, or dicts, with a column of ratings per attribute, of the same people; columns with
    other names are paired in their order by `names`, a list of what to call them. Or `importance` is one column, such as overall
    satisfaction, or the name of a column of `performance`: importance is then derived, the part of each attribute in what is
    explained of it by `method`. Or they are known from elsewhere: dicts of numbers and `Estimate`s, `KeyDrivers` for importance,
    perhaps with a table of ratings on the other side, of which the means are taken. Or `performance` is a `ServqualResult`: its
    gaps against the mean expectations, or against `importance` if that is not `None`.

    `crosshair` is `"mean"`, `"median"`, `"midpoint"` (of the `scale` of ratings) or a pair of values, importance first. People
    are drawn again, the lines with them: a quadrant with less than `certainty` of the `replicates` is `"undecided"`. What is
    known from elsewhere, gaps too, is drawn within its standard errors, each value independently, as if importance and
    performance came from different people; where nothing says how sure they are there is no probability.
    """
def drivers_penalty_reward(
    X: _Table,
    y: _Column | str,
    *,
    scale: tuple[float, float] = (1, 5),
    low: float | None = None,
    high: float | None = None,
    level: float = 0.95,
) -> PenaltyReward:
    """Which attributes are basic, which excite, and which count both ways: penalty-reward contrast analysis.

    `X` is a table of ratings on one `scale`, all of its columns attributes; `y` is one more column, such as overall
    satisfaction, or the name of a column of `X`. Up to `low` a rating is low, from `high` on it is high, by default at the ends
    of the scale. Each attribute becomes two variables, for low and for high ratings, in one regression.
    """
def drivers_kano(
    functional: _Table | _Labels | PairCounts,
    dysfunctional: _Table | _Labels | None = None,
    *,
    names: Sequence[str] | None = None,
    importance: _Table | _Column | None = None,
    table: Literal["standard", "pouliot"] = "standard",
    answers: _KanoAnswers | None = None,
    level: float = 0.95,
) -> KanoResult | KanoFeature:
    """The category of each feature in Kano's model, how sure it is, and how far it moves satisfaction up and down.

    `functional` is a table, or a dict, with a column per feature of the answers to how it would be to have it,
    `dysfunctional` has columns of the same names with those to how it would be not to have it; columns with other names are
    paired in their order by `names`, a list of what to call the features. Answers are 1 to 5 or `like`, `must_be`, `neutral`,
    `live_with`, `dislike`; `answers` says what others mean, such as `{"leuk": "like", "weet niet": None}`, where `None` counts
    as missing, as does an empty answer. Case and spaces around an answer do not matter. Two columns in place of two tables, or
    `PairCounts` on five points in place of `functional`, give a single `KanoFeature`. `importance` has columns of the same names
    with stated importance. `table` is `"standard"` or `"pouliot"`.
    """
def weighting_rake(
    table: _Table,
    margins: Mapping[str, Mapping[Any, float] | _ItemsLike],
    *,
    weight: str | None = None,
    tolerance: float = 1e-10,
    max_iterations: int = 1000,
    trim: tuple[float, float] | None = None,
) -> WeightingResult:
    """Weights with which the sample has the known totals of several columns at once: raking, or iterative proportional
    fitting.

    `table` is any table that `summarize` takes, `margins` a dict `{column: {category: total}}` of totals that agree in
    their sum, or of shares that sum to 1; `None` is the category of the missing. `weight` names a column of starting
    weights. `trim` are the smallest and the largest weight allowed, in multiples of the mean weight: weights keep within
    and all margins are met. With shares alone the mean weight is 1.
    """
def weighting_post_stratify(
    table: _Table,
    columns: str | Sequence[str],
    totals: Mapping[Any, float] | _ItemsLike,
    *,
    weight: str | None = None,
) -> WeightingResult:
    """Weights with which the sample has the known total of each cell, each combination of categories of some columns.

    `columns` is the name of a column or a list of names, `totals` a dict of cells: `{category: total}` for one column,
    `{(category, category): total}` for several; shares sum to 1. `weight` names a column of starting weights.
    """
def weighting_kish(weights: _Column) -> Kish:
    """What weights cost in precision: their sum, the effective sample size and the design effect of weighting (Kish).

    `weights` is a column of numbers, each from 0.000001 to 1000000.
    """
def reliability_alpha(
    items: _Table | CrossProducts,
    *,
    missing: _Missing = "pairwise",
    interval: Literal["feldt", "bonett"] = "feldt",
    level: float = 0.95,
    reverse: _Names = (),
    scale: _Scale | None = None,
) -> Alpha:
    """Cronbach's alpha of the sum of items, with its interval and what each item does to it.

    `items` is a table with a column per item (a data frame, a dict of columns, a 2-D array) or `CrossProducts`, whose items
    are named "0", "1" and so on. `missing` is `"pairwise"`, all who answered two items count for their covariance and the
    interval counts on the smallest number of them, or `"listwise"`, only who answered every item counts; `CrossProducts`
    bring their own. `interval` is `"feldt"` or `"bonett"`. `reverse` names items that are keyed the other way, one or a list.
    With a `scale` its codes are missing, and what is off it is an error. An alpha below 0 is given with the names of the items
    behind it in `negative`, and printed with a warning: it is no reliability. Answers are read as decimals, to the nearest
    billionth.
    """
def reliability_omega(
    items: _Table | CrossProducts,
    *,
    method: Literal["minres", "ml"] = "minres",
    missing: _Missing = "pairwise",
    reverse: _Names = (),
    scale: _Scale | None = None,
) -> Omega:
    """Omega total of the sum of items: the share of its variance that is due to the one factor behind them.

    `method` is `"minres"` or `"ml"`; the other arguments are those of `alpha`. An item that the factor leaves no variance of
    its own (a Heywood case) is an error that names it.
    """
def reliability_split_half(
    items: _Table | CrossProducts,
    halves: Literal["odd_even", "first_last"] | Sequence[str] | None = None,
    *,
    missing: _Missing = "pairwise",
    reverse: _Names = (),
    scale: _Scale | None = None,
) -> SplitHalf:
    """The reliability of the sum of items from the covariance of its two halves.

    `halves` is `"odd_even"` (the default), `"first_last"`, or the names of the items of the first half; the other arguments
    are those of `alpha`.
    """
def reliability_spearman_brown(reliability: float, factor: float) -> float:
    """The reliability of a score that is made longer or shorter: m r / (1 + (m - 1) r).

    `reliability` is that of the score as it is, from 0 to 1; `factor` is how many times as many items like these it is to
    have: 2 doubles it, 0.5 halves it.
    """
def reliability_ordinal_alpha(
    items: _Table,
    *,
    missing: _Missing = "pairwise",
    reverse: _Names = (),
    scale: _Scale | None = None,
) -> OrdinalAlpha:
    """Ordinal alpha: Cronbach's alpha of the normal variables of which ordered categories are seen.

    `items` is a table with a column per item, `missing`, `reverse` and `scale` are as for `alpha`. From polychoric
    correlations; report it beside alpha, not instead: it says how reliable a sum of the variables behind the answers would
    be, not the sum of the answers.
    """
def mystery_plan(
    sites: Sequence[str],
    visits: int,
    *,
    shoppers: int | Sequence[str],
    start: str | date,
    days: int = 28,
    parts: Sequence[str] = ("morning", "afternoon", "evening"),
    opening: Mapping[str, Sequence[int]] | None = None,
    rest_days: int | None = None,
    seed: int = 1,
) -> Plan:
    """Plans mystery visits: seeded, and balanced over sites, shoppers, days of the week and parts of the day.

    `sites` is a list of names, `visits` how many there are in all, `shoppers` a list of names or how many there are, `start`
    the first day of `days` (a date, or text such as `"2026-01-31"`), `parts` the parts of the day. `opening` is a dict of sites
    with the numbers of the days of the week they are open on, 1 for Monday to 7 for Sunday; who is not named is open every
    day. The numbers of visits to any two sites, by any two shoppers, on any two days of the week and in any two parts of the
    day differ by at most one wherever opening days and room allow. No shopper is at two places at once, or visits a site twice
    (or within `rest_days`) as long as there are others who can; `repeats` and `too_soon` say how often that was not so.
    """
def mystery_briefing(
    visit: PlannedVisit,
    *,
    language: Literal["en", "nl", "fr", "et"] = "en",
    items: Sequence[str] = (),
) -> str:
    """The briefing sheet of one visit, as text for whoever makes it.

    It says where, when and who, five rules of observation, and the `items` that are to be observed, in English, Dutch, French
    or Estonian (`language`: `"en"`, `"nl"`, `"fr"` or `"et"`). `Plan.briefing` takes the number of a visit.
    """
def mystery_size(
    sites: int,
    *,
    kind: Literal["mean", "share"] = "mean",
    margin: float | None = None,
    sd: float | None = None,
    p: float | None = None,
    shoppers: int | None = None,
    site_icc: float = 0.1,
    shopper_icc: float = 0.0,
    level: float = 0.95,
) -> VisitSize:
    """How many mystery visits it takes until the interval of the chain's score is as narrow as wanted.

    `kind` is `"mean"` (`margin` and `sd`, both in points) or `"share"` (of passed visits: `margin` and `p`, 0.5, from 0 to 1).
    The size of a simple sample times the design effect of visits that share sites and shoppers,
    1 + (m - 1) `site_icc` + (s - 1) `shopper_icc`, with m visits to each site and s by each shopper; for `shopper_icc` say how
    many `shoppers` there are. The interval is that of `score`, Student's t with the smaller number of sites and shoppers less
    one as degrees of freedom.
    """
def mystery_score(
    visits: _Table | Visits,
    *,
    site: str = "site",
    shopper: str = "shopper",
    occasion: str | None = None,
    score: str = "score",
    items: Sequence[str] | Mapping[str, float] | None = None,
    maximum: float | Mapping[str, float] = 1,
    pass_mark: float | None = None,
    sites: Sequence[str] | None = None,
    target: float | None = None,
    level: float = 0.95,
    replicates: int = 1000,
    seed: int = 1,
    language: Literal["en", "nl", "fr", "et"] = "en",
) -> MysteryScore:
    """What mystery visits say: scores of the chain and of each site with intervals, how severe shoppers are, and how far they agree.

    `visits` is a table with one row per visit, or `Visits`. The columns `site` and `shopper` say who was where; `score` is a
    column of scores from 0 to 100, or else `items` are the columns of the form, a list of names or a dict of names and
    weights, with points from 0 to `maximum` (a number, or a dict); a missing item does not apply. With a `pass_mark` a visit
    counts as 100 or 0. `sites` lists the sites there are: a visit to another is an error. `occasion` is a column, such as the
    wave: only visits on one occasion are the same service seen twice. `target` is the score that a site should have; the
    sentences are in `language`.

    The chain's interval is clustered by site and shopper (Cameron, Gelbach and Miller 2011), no less than by either alone, with
    Student's t of the smaller number of groups less one; a site's has the spread of visits within all sites.
    """
def research_self_other(
    staff: Summary | _Table,
    customers: Summary | _Table,
    *,
    instrument: Instrument | None = None,
    staff_viewpoint: str = "perception",
    customer_viewpoint: str = "perception",
    family: _Adjustment = "holm",
    level: float = 0.95,
    language: str = "en",
) -> SelfOther:
    """Whether staff see their service as customers do: staff's mean less that of customers, per attribute, per dimension, over all.

    `staff` and `customers` are summaries of one instrument, of different people, or two tables with that `instrument`. Staff
    usually answer the customers' questions about their own service (`staff_viewpoint`, `customer_viewpoint`: perception); where
    they were asked what they believe customers expect, hold `"management"` against `"expectation"`. Welch's intervals; p-values
    are adjusted within dimensions and within attributes by `family`. `language` is that of the labels of attributes and
    dimensions; headings are in English.
    """
def research_internal(
    data: Summary | _Table,
    *,
    instrument: Instrument | None = None,
    provider: str = "provider",
    customer: str = "customer",
    of: str = "overall",
    min_n: int = 10,
    level: float = 0.95,
) -> InternalService:
    """Internal service: the gap model with departments as customers of each other.

    `data` is a summary whose segment columns are, among others, `provider`, the department that serves, and `customer`, that of
    the respondent; or a table that has these columns, with its `instrument`. `of` is an attribute, a dimension or `"overall"`.
    Answers of fewer than `min_n` respondents are hidden. Sums (`providers`, `customers`, `overall`: "all") leave out what
    departments say of themselves, and hidden cells where the sum would give them away (`cells_left_out`).
    """
def reliability_structure(
    items: _Table | CrossProducts,
    dimensions: Mapping[str, Sequence[str]],
    *,
    factors: int | None = None,
    extraction: Literal["minres", "principal_axis"] = "minres",
    rotation: Literal["oblimin", "varimax", "none"] = "oblimin",
    missing: Literal["pairwise", "listwise"] = "pairwise",
    reverse: _Names = (),
    scale: _Scale | None = None,
    level: float = 0.95,
    replicates: int = 500,
    percentile: float = 0.95,
    seed: int = 0,
) -> Structure:
    """Whether the dimensions that items are said to have are there in the answers.

    `items` is a table with a column per item (other columns are left aside) or `CrossProducts`, whose items are named "0",
    "1" and so on. `dimensions` is a dict of lists of the names of items, each item in one. The result has the dimensions
    (alpha, average variance extracted), their `pairs` (correlation with interval, without error, heterotrait-monotrait
    ratio), the number of factors by `parallel` analysis, the `factors` with loadings of each of the `items`, and names the
    items that belong elsewhere: `misplaced` by correlations, `elsewhere` by loadings. `factors` is as many as dimensions, or
    the most that so many items determine. `extraction` is `"minres"` or `"principal_axis"`, `rotation` `"oblimin"`,
    `"varimax"` or `"none"`; the parallel analysis draws `replicates` tables of unrelated items. The other arguments are
    those of `alpha`.
    """
def reliability_careless(
    table: _Table,
    *,
    items: _Names | None = None,
    expectations: _Names | None = None,
    perceptions: _Names | None = None,
    dimensions: Mapping[str, _Names] | Iterable[_Names] | None = None,
    duration: str | None = None,
    scale: _Scale | None = None,
    longstring: int | None = None,
    variability: float = 0.0,
    even_odd: float = 0.3,
    seconds: float = 2.0,
    duplicates: bool = True,
) -> Careless:
    """Flags respondents who may not have read the questions: long runs, no variability, inconsistent halves, all
    expectations or all perceptions alike, duplicates, too fast answers.

    `items` are the columns in the order of the questionnaire: by default the `expectations` and the `perceptions`, or all
    columns but the `duration` (seconds). `dimensions` is a dict or a list of lists of items, for the consistency of even and
    odd ones: at least ten scales, the expectations of a dimension being one and its perceptions another, as over fewer a
    correlation tells nothing about one person. A check without what it needs is not run, and its count is `None`. The limits: `longstring` equal answers in a row (half of the items, rounded up), a standard deviation of
    `variability`, a consistency of `even_odd`, so many `seconds` per answer. With a `scale` its codes are missing. Nobody is
    dropped: `frame[result.keep]` are the others, and `keep` as a column makes segments of a summary (`by=`), whose total is
    everybody.
    """
def sampling_size(
    kind: _SizeKind = "share",
    *,
    margin: float | None = None,
    p: float | None = None,
    sd: float | None = None,
    variance: float | None = None,
    p1: float | None = None,
    p2: float | None = None,
    delta: float | None = None,
    power: float | None = None,
    population: int | None = None,
    design_effect: float = 1.0,
    level: float = 0.95,
) -> SampleSize:
    """How many answers a share, a mean, an NPS or a difference needs.

    `kind` is `"share"` (`margin`; `p`, 0.5), `"mean"` (`margin`, `sd`), `"nps"` (`margin` in points; `variance` of -1, 0
    and 1, at worst 1), `"share_difference"` (`p1`, `p2`; `power`, 0.8), `"mean_difference"` or `"paired"` (`delta`, `sd`;
    `power`). For two groups `n` and `population` are those of each. Answers, not invitations: divide by the response rate.
    """
def sampling_response(table: _Table, *, level: float = 0.95) -> ResponseRates:
    """How many of those invited answered, by mode of invitation and incentive.

    `table` has the columns `mode` (labels such as in person, phone, web, mail, e-mail), `incentive` (labels), `invited`,
    `responded` and `completed` (counts); all but `responded` may be left out. Without `invited` each row is one
    invitation and `responded` and `completed` are 0 or 1.
    """
def sampling_bounds(successes: int, responded: int, invited: int) -> Bounds:
    """The worst case for a share among all those invited: from p r to p r + (1 - r), p being the share among those who
    answered and r the response rate.

    `successes` of `responded` answered so, of `invited` people (Manski 1989); chance is not in it.
    """
def sampling_early_late(
    early: _Column | Counts,
    late: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
) -> EarlyLate:
    """Early against late answers: if those who had to be reminded answer otherwise, those who never answered may too.

    `early` and `late` are columns of ratings on `scale`, or two `Counts`. Both differences are late minus early.
    """
def complaints_priors() -> list[RatePrior]:
    """The published complaint rates that come with the library, each with its source and what it leaves open.

    They differ by a factor of ten: one is chosen by name for a reason, or better a rate is measured. Rates differ between
    countries too (41 % of Swedes had complained within a year, 4 % of Chinese; NOP/GfK).
    """
def complaints_prior(name: str) -> RatePrior:
    """The published complaint rate of that name."""
def complaints_estimate(
    complaints: int,
    *,
    rate: float | str | RatePrior | tuple[int, int],
    customers: int | None = None,
    level: float = 0.95,
) -> ComplaintEstimate:
    """How many customers had a problem, and how many of them said nothing, from the complaints and the rate at which people
    with a problem complain.

    `rate` is a number above 0, up to 1; the name of a published rate (see `priors`) or a `RatePrior`; or a rate that was
    measured, `(complained, with_problem)`. `affected` is complaints / rate, `silent` complaints (1 / rate - 1): what is to be
    expected in such a period. The intervals cover the count (Garwood 1936) and the rate: a measured one by melding the exact
    limits of both (Fay, Proschan and Brittain 2015), a range by taking its most unfavourable end. Given how many `customers`
    there are they are about these, and what these rule out is cut off: at least those who complained are affected, at most all,
    and of all those who complained are not silent. A range says nothing about where in it the rate is: the estimate stands at its geometric middle, and it is the
    limits that count; rates with which more were affected than there are `customers` are left out of it.
    """
def complaints_compare(
    groups: Mapping[Any, tuple[int, float]] | Iterable[tuple[Any, int, float]],
    *,
    against: Literal["rest", "previous"] = "rest",
    reference: object | None = None,
    adjustment: _Adjustment = "holm",
    level: float = 0.95,
) -> ComplaintComparison:
    """Complaint rates of channels, countries or periods, with what they are counted over, and their ratios.

    `groups` is a dict of `(complaints, exposure)` by label, or `(label, complaints, exposure)` one after the other; the
    exposure is in the same unit for all: contacts, customers. Each group is compared with all the others together, with
    `against="previous"` with the one before it, with `reference` with the group of that label. Ratios are tested and have
    their limits given the number of complaints of both (Przyborowski and Wilenski 1940), and are exact for any number.
    `adjustment` is as in `stats.adjust`.
    """
def complaints_change(
    before: Mapping[str, float], after: Mapping[str, float], *, level: float = 0.95
) -> ComplaintChange:
    """Whether fewer complaints mean fewer problems: the change in complaints held beside the change in the share of customers
    who say in a survey that they had a problem.

    `before` and `after` are dicts with `complaints` and the `exposure` they are counted over, and `with_problem` of
    `surveyed` customers. A change counts if its p-value is below 1 - `level`. "Did not fall" means that no fall was found: with
    few surveyed there may be one; "rose" that a rise was. `reading` is `"complaints_fell_alone"`, `"both_fell"`,
    `"complaints_fell_problems_rose"` and so on, `reading_text` says it in words.
    """
def complaints_damage(
    problems: Sequence[Mapping[str, Any]],
    *,
    customers: int,
    surveyed: int,
    value: float | None = None,
    level: float = 0.95,
) -> Damage:
    """What problems cost: how many customers had each, complained or kept silent, were content with the answer or not, and
    will not come back.

    This is the market damage model of J. Goodman. `problems` are dicts: `name`; `with_problem`, how many of `surveyed` had it as
    their worst problem; how many of `asked` of them (all unless given) `complained`; `outcomes`, dicts with `name`, `customers`
    whose complaint ended so (together no more than complained where all were asked; where fewer, the rest is taken to have
    ended like them) and how many of `asked` of them (all unless given) `would_return`; and of `silent_asked` who did not complain (all of them unless given)
    `silent_would_return`. `customers` is how many there are, `value` what one is worth.
    """
def economics_retention(
    retention: float | tuple[int, int] | None = None,
    *,
    churn: float | None = None,
    margin: float,
    discount: float,
    acquisition_cost: float | None = None,
    cross_selling: float = 0.0,
    referrals: float = 0.0,
    keeping_cost: float | None = None,
    keeping_gain: float | None = None,
    level: float = 0.95,
) -> RetentionValue:
    """What a customer is worth over a lifetime with a constant retention rate, under both timing conventions, and what a change
    in retention would be worth.

    `retention` is the share of customers that stays from one period to the next, or how many of how many did, such as
    `(80, 100)`, which gives intervals; or say `churn`. The first margin comes after one period (`deferred`) or at once
    (`immediate`). `cross_selling` is margin from further products in every period after the first, `referrals` how many new
    customers a customer brings in every period (one generation: those whom they bring in turn are not counted), `keeping_cost`
    what is spent per customer and period on keeping and `keeping_gain` by how much that raises retention, at most to 1. Money
    per period, in any unit, taken as known. `elasticity` is of the lifetime value, word of mouth included.
    """
def economics_cohort(
    survivors: _Column, *, margin: float, discount: float, periods: int | None = None, level: float = 0.95
) -> Cohort:
    """A cohort of customers followed over time: churn that differs between customers, what retention will be, and what a new
    customer is worth.

    `survivors` are the customers at the start and at the end of every period since. Each customer has a churn of their own,
    beta distributed over customers (the shifted beta-geometric model of Fader and Hardie 2007, by maximum likelihood), so that
    the retention of those left rises with tenure, which a constant rate misses. `differs` says whether that is more than chance
    makes it; if not, the shapes have no limits. `periods` is how many are shown, observed ones
    included; twice as many as observed unless given.
    """
def economics_satisfaction(
    levels: Mapping[Any, tuple[int, int]] | Iterable[tuple[Any, int, int]],
    *,
    margin: float,
    discount: float,
    shift: _Column | Mapping[Any, float] | None = None,
    level: float = 0.95,
) -> SatisfactionValue:
    """Retention by level of satisfaction with intervals, and what a change in satisfaction, a shift of shares between levels,
    would then be worth per customer.

    `levels` is a dict of `(customers, kept)` by label, or `(label, customers, kept)` one after the other; `shift` holds by how
    much the share of each level changes, in the same order or by label, summing to 0. The limits of the change are recovered
    from those of the levels (Zou and Donner 2008). That those who move to a level stay as its customers did is an assumption.
    """
def economics_service_level(
    load: float, agents: int, *, handling_time: float | None = None, within: float | None = None, patience: float | None = None
) -> ServiceLevel:
    """What waiting so many agents allow: probability of waiting, service level, speed of answer.

    `load` is arrivals per time times handling time (erlangs): 100 calls in 30 minutes of 3 minutes each are 10. `within` is the
    time in which contacts are to be answered, at once unless given; it needs the `handling_time` of a contact in the same unit.
    Without a handling time, times that come out are in handling times. Without `patience` everybody waits (Erlang C), and a
    load that is not below the number of agents has no steady state; with it, the mean time after which customers give up,
    Erlang A. The service level is of all contacts offered: who gave up was not answered in time.
    """
def economics_agents(
    load: float,
    *,
    target: float,
    handling_time: float | None = None,
    within: float | None = None,
    patience: float | None = None,
) -> ServiceLevel:
    """The smallest number of agents that answer the share `target` of contacts within the time, and what waiting they allow.

    `within` is that time, 0 for at once; the rest is as in `service_level`.
    """
def agreement_icc(ratings: _Table, *, level: float = 0.95) -> Icc:
    """All six intraclass correlations with intervals and tests.

    `ratings` has one row per subject and one column per rater: a data frame, a dict of columns, a 2-D array or a list of
    rows, with `None` or NaN for missing. Subjects whom not every rater rated are left out and counted in `n_missing`. Ratings
    are read as decimals, to the nearest billionth. The interval of `icc_a_k` is that of `icc_a_1`, stepped up by Spearman and
    Brown's formula.
    """
def agreement_one_way(
    groups: Mapping[Any, _Column] | Iterable[_Column] | _FrameLike, *, level: float = 0.95
) -> OneWay:
    """One-way analysis of variance of groups of any sizes, and the intraclass correlation ICC(1) of their members.

    `groups` is a dict or a sequence of columns of values in any unit, `None` or NaN for missing, or a data frame with a
    column per group; a group without values is left out.
    """
def agreement_kappa(
    a: _Column | _Labels | None = None,
    b: _Column | _Labels | None = None,
    *,
    table: _Table | None = None,
    weights: _Weights = "nominal",
    categories: _Column | _Labels | None = None,
    level: float = 0.95,
) -> Kappa:
    """Cohen's kappa of two columns of ratings, weighted or not.

    `a` and `b` have one rating per subject, `None` or NaN for missing; or `table` counts how many subjects the first rater
    gave the category of the row and the second that of the column: rows and columns of a data frame are matched by their
    labels. `weights` is `"nominal"`, `"linear"`, `"quadratic"` or `"ordinal"`. Ratings are numbers or words (text, truth
    values, pandas categories). Categories are those that occur, of a table its labels, or 1, 2, 3 and so on if it has none,
    unless `categories` names them; distances are those of numbers as they are, and of words of their places in `categories`
    (from the lowest to the highest) or in an ordered pandas Categorical. Words without an order have nominal weights only.
    """
def agreement_fleiss(
    ratings: _Ratings | None = None,
    *,
    counts: _Table | None = None,
    weights: _Weights = "nominal",
    categories: _Column | _Labels | None = None,
    level: float = 0.95,
) -> Fleiss:
    """Fleiss' kappa of any number of raters, with Randolph's free-marginal kappa and Gwet's AC1 beside it.

    `ratings` has one row per subject and one column per rater, as in `icc`, in numbers or in words; or `counts` says how often
    each subject (row) was given each category (column), the columns of a data frame being named after the categories.
    `weights` and `categories` are as in `kappa`. Subjects with one rating count for what is expected by chance, not for what
    is observed. Counts given as `ratings` are refused where they can be told: whole numbers with zeros and one sum in all rows.
    """
def agreement_gwet(
    ratings: _Ratings | None = None,
    *,
    counts: _Table | None = None,
    weights: _Weights = "nominal",
    categories: _Column | _Labels | None = None,
    level: float = 0.95,
) -> Gwet:
    """Gwet's AC1 of any number of raters, or AC2 with weights.

    Takes what `fleiss` takes. Unlike kappa it stays near the observed agreement where nearly all ratings fall in one category.
    It depends on the number of categories: name them all in `categories` if some may not have been chosen.
    """
def agreement_krippendorff(
    ratings: _Ratings,
    *,
    level_of_measurement: _Measurement = "nominal",
    level: float = 0.95,
    replicates: int = 2000,
    seed: int = 1,
) -> Krippendorff:
    """Krippendorff's alpha of any number of raters, at any level of measurement, with ratings missing anywhere.

    `ratings` has one row per subject and one column per rater, as in `icc`; subjects with fewer than two ratings are left out
    and counted in `n_missing`. Words (text, truth values, pandas categories) are nominal, and ordinal if they are ordered
    pandas Categoricals. `level_of_measurement` is `"nominal"`, `"ordinal"`, `"interval"` or `"ratio"`. The interval is
    between percentiles of a bootstrap over subjects with `replicates` draws (from 20 / (1 - level), or 0 for none); the same
    `seed` gives the same bits.
    """
def agreement_kendall_w(ratings: _Table) -> KendallW:
    """Kendall's coefficient of concordance W, corrected for ties, with its chi-squared test.

    `ratings` has one row per subject and one column per rater, as in `icc`; within a rater only the order counts. Subjects whom
    not every rater rated are left out and counted in `n_missing`.
    """
def consistency_sites(
    data: Summary | _Column | _Table | None = None,
    item: str | None = None,
    *,
    by: str | _Labels | None = None,
    counts: _Column | None = None,
    sizes: _Column | None = None,
    statistic: _SiteStatistic | None = None,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    limits: float = 0.998,
    funnel: Literal["exact", "normal"] = "exact",
    overdispersion: Literal["auto", "none", "multiplicative", "additive"] = "auto",
    winsorise: float = 0.1,
    adjustment: _Adjustment = "bh",
    target: float | None = None,
    within: Literal["chance", "rows"] = "chance",
) -> Sites:
    """How much sites differ, which stand out, and where each may stand.

    `data` is a `Summary`, of which `item` names the item and `by` the segment columns that make the sites (`None`: all); or a
    column of values in any unit, and `by` the column of their sites, or a table and the names of these two columns; or there are `counts` of successes or events and the
    `sizes` they are of, and `by` names the site of each. `statistic` is `"mean"` or `"share"` (with `positive` as in
    `csat.top_box`) of a summary, `"share"` or `"rate"` of counts.

    The result has the variance between and within sites, ICC(1), and for every site its mean, the mean shrunken towards the
    others, funnel limits, an adjusted p and the ranks it may have. `limits` says how much of what chance does they hold (0.998
    or 0.95). `overdispersion` is `"auto"`, `"none"`, `"multiplicative"` or `"additive"`: where sites vary more than chance
    makes them, limits of chance alone are crossed nearly everywhere. `target` takes the place of the mean of all answers.

    Counts of many months are often known far less well than their number says: give a row per site and month (sites that stand
    twice are added), and `rows` says whether months vary more than chance makes them. `within="rows"` takes that into the
    intervals, limits and ranks; with `"chance"` answers of a site are taken as independent.
    """
def consistency_channels(
    summary: Summary,
    item: str | None = None,
    *,
    by: str = "channel",
    mix: str | None = None,
    statistic: Literal["mean", "share"] = "mean",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    adjustment: _Adjustment = "holm",
) -> Channels:
    """The same item compared across channels for the same mix of customers.

    `by` is the segment column of channels, `mix` that of what customers come with (the reason of the contact): each channel is
    shown as it would be with the mix of all customers, in the strata that all channels have (`shared` is how much of the mix
    that is), and against all other channels in the strata that both have. `statistic` is `"mean"` or `"share"`, with `positive` as in `csat.top_box`.
    """
def consistency_channels_wanted(
    wants: Mapping[Any, int],
    n_customers: int,
    open: Iterable[Any],
    *,
    level: float = 0.95,
    least: float = 0.05,
) -> ChannelsWanted:
    """The channels that customers want (face to face, phone, e-mail, chat, web, mail) beside those that are open.

    `wants` is a dict from channel to how many of `n_customers` want it; a customer may want several. `open` is a list of the
    channels that are open, or the only one. A channel counts as wanted from the share `least` on.
    """
def consistency_over_time(
    data: Summary | None = None,
    item: str | None = None,
    over: str | _Labels | None = None,
    *,
    by: str | _Labels | None = None,
    counts: _Column | None = None,
    sizes: _Column | None = None,
    statistic: _SiteStatistic = "share",
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    baseline: int | Baseline | None = None,
    rules: _RuleSet = "none",
    sigmas: float = 3.0,
) -> OverTime:
    """A control chart for every site, and how many signals chance alone makes of so many points.

    `data` is a `Summary` with the segment columns `by` of sites (`None`: all others) and `over` of periods, of which `item`
    names the item; or there are `counts` of successes or events and the `sizes` they are of, and `by` and `over` are columns
    with the site and the period of each. `statistic` is `"share"`, of a summary also `"mean"`, of counts also `"rate"`.
    `baseline`, `rules` and `sigmas` are as in `control.p`; a site that varies more than chance makes it has the chart
    `p_prime` or `u_prime`.
    """
def consistency_permutation(
    a: _Column, b: _Column, *, replicates: int = 10000, seed: int = 1
) -> Permutation:
    """Whether two groups get the same service: the permutation test of their means.

    `a` and `b` are columns of values in any unit, `None` or NaN for missing. If it makes no difference in which group a
    customer is, any other way to make the groups was as likely; they are drawn `replicates` times, or where there are no more
    ways than that, all looked at. Times are skewed, and Student's t takes means as symmetric: with a small group its p is far
    too small on one side. Both t are given to compare.
    """
def stats_proportion(
    successes: int,
    n: int,
    *,
    level: float = 0.95,
    method: _ShareMethod = "wilson",
) -> Estimate:
    """The share of successes, 0 to 1, with its interval.

    `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`, `"clopper_pearson"`, `"jeffreys"`, `"mid_p"` or `"wald"`.
    """
def stats_proportion_difference(
    successes_a: int,
    n_a: int,
    successes_b: int,
    n_b: int,
    *,
    level: float = 0.95,
) -> Estimate:
    """The share among `n_a` minus the share among `n_b` of two independent samples, -1 to 1, with Newcombe's interval.

    `level` is a fraction (0.95, not 95); `n_valid` is `n_a + n_b`.
    """
def stats_paired(differences: _Column, *, level: float = 0.95) -> Paired:
    """The mean of paired differences with Student's t, Wilcoxon's signed ranks (zeros after Pratt 1959) and the
    Hodges-Lehmann estimate.

    One difference per pair, in any unit; `None` and NaN are missing.
    """
def stats_correlation(
    x: _Column,
    y: _Column,
    *,
    level: float = 0.95,
    method: Literal["fisher_z"] | _Drawn = "fisher_z",
    replicates: int = 10_000,
    seed: int = 1,
) -> Estimate:
    """Pearson's correlation of two columns, -1 to 1.

    `x` and `y` are columns of numbers in any units; only rows with both count. `method` is `"fisher_z"`, or `"bca"` or `"percentile"` with `replicates` and
    `seed`, as `csat.bootstrap` says: pairs are drawn again as they are. There is no interval at -1 and 1.
    """
def stats_adjust(p_values: _Column, *, method: _Adjustment = "holm") -> list[float]:
    """The p-values of a family of tests, adjusted, in the order given.

    `method` is "holm", "bh", "hochberg", "by", "bonferroni" or "none".
    """
def summarize(
    table: _Table | Sequence[_Table],
    instrument: Instrument,
    *,
    by: str | Sequence[str] | None = None,
    weight: str | None = None,
    off_scale: Literal["refuse", "count"] = "refuse",
    id: str | None = None,
) -> Summary:
    """A summary of one table, or of several of the same people.

    `table` is a data frame of any library that exports Arrow, a pandas frame, a dict of columns or a 2-D array; its
    columns are found by the names the instrument gives. `by` names the segment columns, `weight` the column of survey
    weights. `off_scale` is "refuse" (a value off its scale is an error) or "count" (it is counted as invalid). A table may
    lack all columns of a viewpoint of the instrument: that questionnaire did not ask it.

    With `id`, the column that tells who is who, `table` may be a list of tables: rows with the same id are one person, as
    `Summary.observe_matched` says. Tables of different people are summarised one by one and merged.
    """
def summarize_csv(
    source: str | PathLike[str] | bytes,
    instrument: Instrument,
    *,
    by: str | Sequence[str] | None = None,
    weight: str | None = None,
    off_scale: Literal["refuse", "count"] = "refuse",
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> Summary:
    """Reads CSV text with a header row into a summary, batch by batch.

    `source` is the path of a file, or the text as bytes. Columns the instrument does not ask for are ignored. An empty
    field is missing, and so are NA, N/A, NaN and null. The other options are those of `summarize`.
    """

@final
class Attainment:
    """How far the standards of a set are attained."""
    @property
    def id(self) -> str:
        """The id of the set."""
    @property
    def by(self) -> list[str]:
        """The segment columns."""
    @property
    def total(self) -> Attained:
        """All segments as one."""
    @property
    def segments(self) -> list[Attained]:
        """Each segment, in the order of their labels; none without segment columns."""
    @property
    def level(self) -> float:
        """The confidence level of the intervals."""
    @property
    def denominator(self) -> _Denominator:
        """Of which contacts the share within a time is taken."""
    @property
    def standards(self) -> list[AttainedStandard]:
        """One row per standard, in the order of the set.

        Over all segments.
        """
    @property
    def score(self) -> Estimate | None:
        """0 to 100: 100 times the sum of weight times share met over the sum of the weights of the standards that applied,
        critical ones left out; absent if none applied. Its limits come from the Wilson limits of the shares, observations
        taken as independent.

        Over all segments.
        """
    @property
    def contacts(self) -> Estimate | None:
        """The mean scorecard of a contact, 0 to 100, with Student's t over contacts; absent where contacts are not known.

        Over all segments.
        """
    @property
    def critical(self) -> CriticalAttainment | None:
        """The critical standards, which stand apart from both scores; absent if the set has none.

        Over all segments.
        """
    @property
    def stars(self) -> Stars | None:
        """How many stars the score is worth; absent without a table of stars or a score.

        Over all segments.
        """
    def standard(self, id: str) -> AttainedStandard:
        """One standard over all segments, by its id."""
    def gap_inputs(self, instrument: Instrument) -> GapInputs:
        """Attained standards over all segments as viewpoints of the gap model; see `Attained.gap_inputs`."""
    def __getitem__(self, key: _Key, /) -> Attained: ...
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Attained:
    """How far the standards are attained in one segment, or over all."""
    @property
    def standards(self) -> list[AttainedStandard]:
        """One row per standard, in the order of the set."""
    @property
    def score(self) -> Estimate | None:
        """0 to 100: 100 times the sum of weight times share met over the sum of the weights of the standards that applied,
        critical ones left out; absent if none applied. Its limits come from the Wilson limits of the shares, observations
        taken as independent.
        """
    @property
    def contacts(self) -> Estimate | None:
        """The mean scorecard of a contact, 0 to 100, with Student's t over contacts; absent where contacts are not known."""
    @property
    def critical(self) -> CriticalAttainment | None:
        """The critical standards, which stand apart from both scores; absent if the set has none."""
    @property
    def stars(self) -> Stars | None:
        """How many stars the score is worth; absent without a table of stars or a score."""
    @property
    def labels(self) -> list[str | int | None]:
        """The labels of the segment; none over all."""
    def standard(self, id: str) -> AttainedStandard:
        """One standard by its id."""
    def gap_inputs(self, instrument: Instrument) -> GapInputs:
        """Attained standards as viewpoints of the gap model: of each attribute that standards serve, the standard (S) and
        what is delivered (D) as ratings on its scale, for `gap.five(…, standards=inputs.standards,
        delivered=inputs.delivered)`.

        Of a share, 0 is the worst point of the scale and 1 the best, with a straight line between them. Of a rating, S is
        its target and D the mean rating: on the scale of the attribute as they are, from another scale the worst point goes
        to the worst and the best to the best. Several standards of one attribute count by their weights; critical ones only
        where an attribute has no other, and then alike.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AttainedStandard:
    """How far one standard is attained."""
    @property
    def id(self) -> str:
        """The id of the standard."""
    @property
    def text(self) -> str:
        """What it says, in the language asked for."""
    @property
    def kind(self) -> _StandardKind:
        """What it asks of an observation."""
    @property
    def unit(self) -> _StandardUnit:
        """What the target is measured in."""
    @property
    def target(self) -> float:
        """The target, in its unit."""
    @property
    def required(self) -> float:
        """The share of contacts that must keep to it, 0 to 1."""
    @property
    def weight(self) -> float:
        """Its weight as a share of all; 0 of a critical standard."""
    @property
    def critical(self) -> bool:
        """Whether it is critical."""
    @property
    def attribute(self) -> str | None:
        """The attribute it serves."""
    @property
    def dimension(self) -> str | None:
        """The dimension it serves."""
    @property
    def met(self) -> int:
        """How often it was kept to."""
    @property
    def not_met(self) -> int:
        """How often it was not; of times, those answered too late."""
    @property
    def not_applicable(self) -> int:
        """How often it did not apply."""
    @property
    def missing(self) -> int:
        """How often nothing was observed."""
    @property
    def abandoned(self) -> int:
        """Of times, how many gave up."""
    @property
    def share(self) -> Estimate | None:
        """The share that kept to it, 0 to 1, with Wilson's interval; of times, of the contacts that the denominator says.
        Absent if there are none.
        """
    @property
    def denominator(self) -> str | None:
        """Of times, which contacts the share is of: all offered where the standard does not say what a short abandon is.
        Absent without contacts.
        """
    @property
    def mean(self) -> Estimate | None:
        """Of a rating, the mean rating, with Student's t; absent without ratings."""
    @property
    def scale(self) -> Scale | None:
        """Of a rating, its scale."""
    @property
    def attained(self) -> bool | None:
        """Whether the share reaches what is required."""
    @property
    def certain(self) -> bool | None:
        """Whether the interval of the share leaves no doubt about that: it does not reach over what is required."""
    @property
    def levels(self) -> ServiceLevels | None:
        """Of times, the share within the target by each denominator."""
    @property
    def survival(self) -> Estimate | None:
        """Of times, the probability of an answer within the target had nobody given up: Kaplan and Meier's curve, in which who
        gave up counts as long as they waited. Limits by Greenwood on the scale of log(-log), absent at 0 and 1. Absent
        where the target is longer than anybody waited and who waited longest gave up.
        """
    @property
    def survival_at_least(self) -> float | None:
        """Where `survival` is therefore absent, what it is not below, with the error of one limit; absent where nobody was
        answered.
        """
    @property
    def percentile(self) -> Estimate | None:
        """Of a percentile, the time within which the required share was answered. Where nobody gave up, the order statistic
        of rank n p rounded up, between order statistics each of which the percentile is beyond with no more than half the
        error; else that of Kaplan and Meier's curve, between the times at which its limits pass the share (Brookmeyer and
        Crowley 1982). Limits that too few answers allow are absent: the interval is open at that end. Absent where so many
        gave up that the curve does not come down to the share.
        """
    @property
    def percentile_at_least(self) -> float | None:
        """Where `percentile` is therefore absent, what it is not below, with the error of one limit, if anything can be said."""
    @property
    def percentile_coverage(self) -> float | None:
        """The probability with which the interval between two order statistics covers; absent without either limit."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ServiceLevels:
    """The share within a time by each denominator in use, 0 to 1, each with Wilson's interval; absent without contacts."""
    @property
    def offered(self) -> Estimate | None:
        """Of all contacts offered."""
    @property
    def answered(self) -> Estimate | None:
        """Of those answered."""
    @property
    def offered_less_short(self) -> Estimate | None:
        """Of those offered less short abandons; absent where the standard does not say what is short."""
    @property
    def answered_or_late(self) -> Estimate | None:
        """Of those answered or given up after the time allowed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class CriticalAttainment:
    """The critical standards, of which every failure is told."""
    @property
    def failures(self) -> int:
        """How often critical standards were failed."""
    @property
    def failed(self) -> list[str]:
        """The ids of those that were."""
    @property
    def share(self) -> Estimate | None:
        """The share of observations of critical standards that kept to them, 0 to 1, with Wilson's interval."""
    @property
    def contacts(self) -> Estimate | None:
        """The share of contacts, of those to which one applied, that failed none, likewise; absent where contacts are not
        known.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Stars:
    """What a score is worth by a table of stars."""
    @property
    def table(self) -> list[float]:
        """The scores at which one star more begins."""
    @property
    def stars(self) -> int:
        """How many of them the score reaches."""
    @property
    def probabilities(self) -> list[float]:
        """The probability of no star, of one, and so on."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StandardCoverage:
    """Standards held against what customers were asked to expect."""
    @property
    def expectations(self) -> list[CoveredExpectation]:
        """One row per attribute of the instrument, with the standards that serve it."""
    @property
    def uncovered(self) -> list[str]:
        """The attributes that no standard serves, neither itself nor its dimension."""
    @property
    def unasked(self) -> list[UnaskedStandard]:
        """The standards that no expectation asks for, each with the reason."""
    @property
    def unsourced(self) -> list[str]:
        """The standards that do not say whose wish they are."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class CoveredExpectation:
    """An attribute that customers have expectations of, and the standards that serve it."""
    @property
    def attribute(self) -> str:
        """The id of the attribute."""
    @property
    def dimension(self) -> str | None:
        """The id of its dimension."""
    @property
    def standards(self) -> list[str]:
        """The standards that name the attribute."""
    @property
    def dimension_standards(self) -> list[str]:
        """The standards that name no attribute but its dimension."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class UnaskedStandard:
    """A standard that serves nothing the instrument asks about."""
    @property
    def standard(self) -> str:
        """The id of the standard."""
    @property
    def reason(self) -> str:
        """Why."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapInputs:
    """What standards and their attainment say from the viewpoints S and D, as ratings of attributes."""
    @property
    def delivered(self) -> list[DeliveredMean]:
        """What is delivered of each attribute, on its scale."""
    @property
    def left_out(self) -> list[UnaskedStandard]:
        """The standards that are in neither, each with the reason."""
    @property
    def standards(self) -> dict[str, float]:
        """The standard of each attribute that is served, on its scale."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DeliveredMean:
    """What is delivered of an attribute, as it is known from elsewhere than from ratings."""
    def __new__(
        cls, attribute: str, mean: float, n: int, *, std_error: float | None = None, df: float | None = None
    ) -> Self: ...
    @property
    def attribute(self) -> str:
        """The id of the attribute."""
    @property
    def mean(self) -> float:
        """The mean, as a rating on its scale."""
    @property
    def std_error(self) -> float | None:
        """Its standard error; absent where it cannot be known."""
    @property
    def df(self) -> float | None:
        """The degrees of freedom of that; n - 1 if absent."""
    @property
    def n(self) -> int:
        """How many observations it rests on, at least 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ResearchCoverage:
    """Which sources of information are in use, and for which gaps."""
    @property
    def gaps(self) -> list[GapCoverage]:
        """The five gaps, with the sources that inform each."""
    @property
    def unused(self) -> list[_SourceKind]:
        """The kinds of source that are not in use."""
    @property
    def max_age_days(self) -> float:
        """How many days old the last of a source may be for it to count as fresh."""
    @property
    def min_n(self) -> int:
        """How many there must be at least for a source to count as enough."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapCoverage:
    """One gap and the sources that inform it."""
    @property
    def number(self) -> int:
        """1 to 5."""
    @property
    def name(self) -> str:
        """Its name: knowledge, standards, delivery, communication, customer."""
    @property
    def sources(self) -> list[SourceUse]:
        """The sources that are in use, those that measure it first."""
    @property
    def missing(self) -> list[_SourceKind]:
        """The sources that measure it and are missing, stale or too few."""
    @property
    def is_covered(self) -> bool:
        """Whether all sources that measure it are in use, fresh and enough."""
    @property
    def is_informed(self) -> bool:
        """Whether at least one source that measures it is in use, fresh and enough."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SourceUse:
    """A source as it serves one gap."""
    @property
    def kind(self) -> _SourceKind:
        """What kind of source it is."""
    @property
    def information(self) -> Literal["direct", "indirect"]:
        """How it informs the gap."""
    @property
    def tells(self) -> str:
        """What it tells of the gap, in English."""
    @property
    def n(self) -> int:
        """How many there are, of all sources of the kind."""
    @property
    def age_days(self) -> float:
        """How many days ago the last of them was."""
    @property
    def is_fresh(self) -> bool:
        """Whether that is no longer ago than allowed."""
    @property
    def is_enough(self) -> bool:
        """Whether there are as many as needed."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Standard:
    """One service standard, checked.

    `kind` is `"yes_no"` (it was done: 1 or 0; the target is the share of contacts in which it must be done), `"time_limit"`
    (it takes no longer than the target), `"percentile"` (a `share` of contacts takes no longer, such as 0.9 within 20
    seconds) or `"rating"` (it is rated no worse than the target, on a `scale`). `unit` of a time is `"seconds"`,
    `"minutes"`, `"hours"` or `"days"`. `text` says what it asks, by language; one text is English. `weight` is any number above 0; or `weights` are those of several stakeholders. A
    critical standard has none: it stands apart from the score. `source` says whose wish it is: `"customer_expectation"`,
    `"mission_and_values"`, `"employees"`, `"shareholders"`, `"suppliers"`, `"government"`, `"associations"` or
    `"community"`. Who gives up no later than `short_abandon` is a short abandon. In a table with a column per standard,
    `column` is that of the values (the id if absent) and `abandoned` that of who gave up.
    """
    def __new__(
        cls,
        id: str,
        *,
        kind: _StandardKind = "yes_no",
        target: float | None = None,
        unit: _StandardUnit | None = None,
        share: float | None = None,
        scale: _Scale | None = None,
        text: str | Mapping[str, str] | None = None,
        weight: float | None = None,
        weights: Mapping[_StandardSource, float] | None = None,
        critical: bool = False,
        attribute: str | None = None,
        dimension: str | None = None,
        source: _StandardSource | None = None,
        short_abandon: float | None = None,
        column: str | None = None,
        abandoned: str | None = None,
    ) -> Self: ...
    @property
    def id(self) -> str:
        """The short name."""
    @property
    def text(self) -> dict[str, str]:
        """What it says, by language."""
    @property
    def kind(self) -> _StandardKind:
        """What it asks of an observation."""
    @property
    def unit(self) -> _StandardUnit | None:
        """What the target is measured in."""
    @property
    def target(self) -> float | None:
        """The target, in its unit."""
    @property
    def share(self) -> float | None:
        """The share of contacts that must keep to the target, as it was given."""
    @property
    def required(self) -> float:
        """The share of contacts that must keep to it, 0 to 1: that of a yes or no is its target, and without a share it is 1."""
    @property
    def scale(self) -> Scale | None:
        """The scale of a rating."""
    @property
    def weight(self) -> float | None:
        """How much it counts beside the others."""
    @property
    def weights(self) -> dict[str, float]:
        """The weight each stakeholder gives it."""
    @property
    def critical(self) -> bool:
        """Whether failing it cannot be made good by anything else."""
    @property
    def attribute(self) -> str | None:
        """The attribute of the service that it serves."""
    @property
    def dimension(self) -> str | None:
        """The dimension that it serves."""
    @property
    def source(self) -> _StandardSource | None:
        """Whose wish it is."""
    @property
    def short_abandon(self) -> float | None:
        """Who gives up no later than this is a short abandon."""
    @property
    def column(self) -> str:
        """Its column in a table with a column per standard."""
    @property
    def abandoned(self) -> str | None:
        """The column that says who gave up, in such a table."""
    def to_json(self) -> str:
        """The standard as JSON text, as it stands in a set."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The standard that `to_json` wrote."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StandardSet:
    """A checked set of service standards, with weights that sum to 1; immutable.

    `standards` are `Standard`s. `not_applicable` and `missing` are values that say so; none may be a value that can be
    observed. Weights that several stakeholders give are put together by the rule `weighting`: `"arithmetic"` (the mean of
    each stakeholder's weights made shares, counted by the importance in `stakeholders`; Stone 1961) or `"geometric"` (the
    geometric mean of the same, for which every stakeholder must weigh every standard; Aczél and Saaty 1983).
    """
    def __new__(
        cls,
        standards: Sequence[Standard],
        *,
        id: str = "standards",
        title: Mapping[str, str] | None = None,
        not_applicable: Sequence[float] = (),
        missing: Sequence[float] = (),
        weighting: Literal["arithmetic", "geometric"] = "arithmetic",
        stakeholders: Mapping[_StandardSource, float] | None = None,
    ) -> Self: ...
    @staticmethod
    def schema() -> str:
        """The JSON Schema (draft 2020-12) of a file of standards, as JSON text. It describes form, not meaning: what it lets
        through is still checked when it is read.
        """
    @classmethod
    def from_toml(cls, source: str | PathLike[str]) -> Self:
        """Reads a set from TOML.

        `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".toml".
        """
    @classmethod
    def from_json(cls, source: str | PathLike[str]) -> Self:
        """Reads a set from JSON.

        `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".json".
        """
    def to_toml(self) -> str:
        """Writes the set as TOML: equal sets give the same text."""
    def to_json(self) -> str:
        """Writes the set as JSON: equal sets give the same text."""
    @property
    def id(self) -> str:
        """The short name."""
    @property
    def standards(self) -> list[Standard]:
        """The standards, in the order they were written."""
    @property
    def weights(self) -> dict[str, float]:
        """The weight of each standard by its id: those that are not critical sum to 1, a critical one has 0."""
    def coverage(self, instrument: Instrument) -> StandardCoverage:
        """The standards held against the attributes of an instrument: `uncovered` expectations that no standard serves, and
        `unasked` standards that no expectation asks for. A standard that names a dimension and no attribute serves every
        attribute of that dimension.
        """
    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...
    def __getitem__(self, id: str, /) -> Standard: ...
    def __contains__(self, id: str, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class StandardsTally:
    """What was observed of each standard of a set, by segment: whole numbers only.

    `standards` is a `StandardSet` or a list of `Standard`s, `by` the segment columns. Adding in any order and merging in
    any grouping gives the same bits; each method that changes the tally changes all or nothing.
    """
    def __new__(
        cls, standards: StandardSet | Sequence[Standard], *, by: str | Sequence[str] | None = None
    ) -> Self: ...
    def merge(self, other: StandardsTally) -> None:
        """Adds all that another tally of the same kind has seen; on any error nothing is added."""
    def to_json(self) -> str:
        """The tally as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The tally that `to_json` wrote, checked."""
    def observe(
        self,
        observations: _Table,
        *,
        standard: str = "standard",
        value: str = "value",
        contact: str | None = None,
        abandoned: str | None = None,
        not_applicable: str | None = None,
    ) -> None:
        """Adds a table of observations.

        Long: a row per observation, with the id of its `standard` and its `value` (1 or 0, or a bool; a time in the unit
        of the standard; a rating), perhaps the `contact` it was made in, and flags of who `abandoned` and to whom it was
        `not_applicable`. Else wide: a row per contact and a column per standard.
        """
    @property
    def rows(self) -> int:
        """How many observations there are, those that are missing or did not apply too."""
    @property
    def by(self) -> list[str]:
        """The segment columns."""
    @property
    def standards(self) -> StandardSet:
        """The standards."""
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

def standards_attainment(
    observations: StandardsTally | _Table,
    standards: StandardSet | Sequence[Standard] | None = None,
    *,
    by: str | Sequence[str] | None = None,
    standard: str = "standard",
    value: str = "value",
    contact: str | None = None,
    abandoned: str | None = None,
    not_applicable: str | None = None,
    level: float = 0.95,
    denominator: _Denominator = "offered",
    stars: Sequence[float] = (),
    language: str = "en",
) -> Attainment:
    """How far the standards of a set are attained: in each segment of the tally and over all.

    Shares come with Wilson's interval, times by four denominators, with who gave up taken as waiting on (Kaplan and Meier),
    percentiles between order statistics, a score of 0 to 100 without what did not apply, critical standards apart from it,
    and the probability of each number of stars.

    `observations` is a `StandardsTally` or a table. Long: a row per observation, with the id of its `standard` and its
    `value` (1 or 0, or a bool; a time in the unit of the standard, from 0 to 3,653 days; a rating), perhaps the `contact` it
    was made in, and flags of who `abandoned` and to whom it was `not_applicable`. Else wide: a row per contact and a column
    per standard. `standards` is a `StandardSet` or a list of `Standard`s. With `by`, a segment column or a list of them, each
    segment has its own result too. `denominator` says of which contacts the share within a time is taken: `"offered"`,
    `"answered"`, `"offered_less_short"` (all offered where a standard does not say what is short) or `"answered_or_late"`.
    `stars` are the scores from 0 to 100, rising, at which one star more begins.
    """
def research_coverage(
    sources: Mapping[_SourceKind, Any], *, max_age_days: float = 365.0, min_n: int = 30, today: str | date | None = None
) -> ResearchCoverage:
    """Which sources of information are in use for which of the five gaps, how fresh, how many, and what is missing.

    `sources` is a dict of kinds: `"survey"`, `"mystery_shopping"`, `"complaints"`, `"conversations"`,
    `"employee_feedback"`, `"advertising_tests"`; each has how many there are and how many days ago the last was, as a pair
    `(n, age_days)` or a dict with `n` and `age_days`, or a list of these. In place of the days the day itself may stand, a
    date or a text such as "2026-03-01"; it is so many days before `today`, that of the clock unless given. A source is fresh
    up to `max_age_days`, and enough from `min_n` on. Which of these sources informs which gap is this library's reading of
    Berry and Parasuraman 1997 and Parasuraman, Zeithaml and Berry 1985.
    """

_ServiceDimension: TypeAlias = Literal["business", "human", "hidden"]
_Speaker: TypeAlias = Literal["agent", "customer", "other"]
_Phase: TypeAlias = Literal["opening", "middle", "closing"]
_AddressForm: TypeAlias = Literal["none", "formal", "informal", "mixed"]
_Turns: TypeAlias = Iterable[tuple[str, str] | Mapping[str, str]]
_Contact: TypeAlias = Mapping[str, Any]

@final
class ConversationMarker:
    """A marker found in a conversation."""
    @property
    def marker(self) -> str:
        """The id of the marker, such as `"apology"`."""
    @property
    def dimension(self) -> _ServiceDimension:
        """The dimension it belongs to."""
    @property
    def turn(self) -> int:
        """The turn it stands in, from 0, among all turns."""
    @property
    def speaker(self) -> _Speaker:
        """Who says it."""
    @property
    def phase(self) -> _Phase | None:
        """The phase of the agent's turn; absent for others."""
    @property
    def text(self) -> str:
        """The words themselves, as they stand in the turn."""
    @property
    def start(self) -> int:
        """Where they begin in the turn: bytes of UTF-8 in Rust and C, characters in Python."""
    @property
    def end(self) -> int:
        """Where they end, likewise."""
    @property
    def negated(self) -> bool:
        """Whether a negation nearby takes it away."""
    @property
    def discounted(self) -> str | None:
        """Why it does not count for all that: `"quotation"` of the customer, `"canned"` (said to many customers), `"repeated"`
        (the sentence stood in this conversation before) or `"log"` (the log knows better).
        """
    @property
    def points(self) -> float:
        """What it counts for: its part in the points of its dimension; 0 if negated, discounted or not the agent's."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationProfile:
    """One marker over a conversation."""
    @property
    def marker(self) -> str:
        """The id of the marker, such as `"apology"`."""
    @property
    def label(self) -> str:
        """What the lexicon calls it in its own language."""
    @property
    def dimension(self) -> _ServiceDimension:
        """The dimension it belongs to."""
    @property
    def n(self) -> int:
        """How often it counts."""
    @property
    def n_not_counted(self) -> int:
        """How often it was found and is negated or discounted."""
    @property
    def turns(self) -> int:
        """In how many of the agent's turns it counts."""
    @property
    def points(self) -> float:
        """The points it gives its dimension."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationDimension:
    """The score of a conversation in one dimension."""
    @property
    def dimension(self) -> _ServiceDimension:
        """The dimension."""
    @property
    def score(self) -> float:
        """Points per turn of the agent; those from the log are per contact and added whole, however many turns it had."""
    @property
    def text_points(self) -> float:
        """The points of the markers in the text."""
    @property
    def log_points(self) -> float:
        """The points of the facts from the log; 0 but for the hidden dimension."""
    @property
    def inferred(self) -> bool:
        """Whether it is inferred from traces in the text, wholly or in part: true for the hidden dimension unless the log knows
        every fact, as most of it happens behind the scenes. `note` names what the log lacks.
        """
    @property
    def validated(self) -> bool:
        """Whether all its markers have been validated on your data; see `Lexicon.validated`."""
    @property
    def note(self) -> str:
        """What to bear in mind, in the language of the conversation."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationPhase:
    """Warmth and competence in one phase."""
    @property
    def phase(self) -> _Phase:
        """The phase."""
    @property
    def turns(self) -> int:
        """How many turns the agent has in it."""
    @property
    def warmth(self) -> float | None:
        """Points of the human dimension per turn of the agent; absent without turns."""
    @property
    def competence(self) -> float | None:
        """Points of the business dimension per turn of the agent; absent without turns."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationChecks:
    """What a coach would tick off."""
    @property
    def holds_announced(self) -> int:
        """In how many of the agent's turns a wait or hold was announced."""
    @property
    def holds_thanked(self) -> int:
        """In how many of the agent's turns the customer was thanked for having waited."""
    @property
    def holds_logged(self) -> int | None:
        """How often the customer was put on hold according to the log; absent without it."""
    @property
    def problem_acknowledged(self) -> bool:
        """Whether the customer's problem or feeling was named."""
    @property
    def deadline_given(self) -> bool:
        """Whether a deadline or a promise was given."""
    @property
    def apologised(self) -> bool:
        """Whether the agent apologised."""
    @property
    def offered(self) -> bool:
        """Whether the agent offered more help, or to stay."""
    @property
    def concrete(self) -> int:
        """How often the agent named the specific thing."""
    @property
    def vague(self) -> int:
        """How often an answer stayed vague."""
    @property
    def warm_start(self) -> bool:
        """Whether the opening is warm: its points of the human dimension are above 0."""
    @property
    def competent_middle(self) -> bool:
        """Whether the middle is competent: its points of the business dimension are above 0."""
    @property
    def warm_end(self) -> bool:
        """Whether the closing is warm."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Address:
    """The form of address in a conversation."""
    @property
    def form(self) -> _AddressForm:
        """Which words the agent uses."""
    @property
    def formal(self) -> int:
        """How many formal words."""
    @property
    def informal(self) -> int:
        """How many informal words."""
    @property
    def consistent(self) -> bool:
        """Whether the agent keeps to one form."""
    @property
    def switched_at(self) -> int | None:
        """The first turn in which the form is not that of the agent's first; absent if there is none."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class LogEntry:
    """A fact from the logs and what it counts for."""
    @property
    def name(self) -> str:
        """The name of the fact, such as `"transfers"`."""
    @property
    def value(self) -> float:
        """Its value; 1 is yes and 0 is no."""
    @property
    def points(self) -> float:
        """What it adds to the score of the hidden dimension, however many turns the contact had."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Conversation:
    """One conversation in the three dimensions, and why."""
    @property
    def language(self) -> str:
        """The code of the language."""
    @property
    def agent_turns(self) -> int:
        """How many turns with words the agent has; the scores are per such turn."""
    @property
    def customer_turns(self) -> int:
        """How many turns with words the customer has."""
    @property
    def other_turns(self) -> int:
        """How many turns are empty or neither party's."""
    @property
    def dimensions(self) -> list[ConversationDimension]:
        """Business, human, hidden."""
    @property
    def phases(self) -> list[ConversationPhase]:
        """Opening, middle, closing."""
    @property
    def checks(self) -> ConversationChecks:
        """What a coach would tick off."""
    @property
    def address(self) -> Address:
        """The form of address."""
    @property
    def markers(self) -> list[ConversationMarker]:
        """Every marker found, in the order of the text."""
    @property
    def profile(self) -> list[ConversationProfile]:
        """Every marker of the lexicon, those not found too."""
    @property
    def log(self) -> list[LogEntry]:
        """The facts from the log."""
    @property
    def explanation(self) -> str:
        """Why the scores are as they are: per dimension the markers that made it, in the language of the conversation."""
    def codes(self, turns: _Turns) -> list[list[str]]:
        """The ids of the markers that count in each of the agent's turns with words, for `validate`.

        `turns` are those of the conversation.
        """
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationsMarker:
    """A marker over many conversations."""
    @property
    def canned(self) -> int:
        """In how many more conversations it stands in canned sentences alone; these are not in `share`."""
    @property
    def marker(self) -> str:
        """The id of the marker, such as `"apology"`."""
    @property
    def dimension(self) -> _ServiceDimension:
        """The dimension it belongs to."""
    @property
    def share(self) -> Estimate:
        """The share of conversations in which it counts at least once, 0 to 1."""
    @property
    def rating_difference(self) -> Estimate | None:
        """The mean rating of conversations with the marker minus that of those without; absent where either has none. Clustered,
        it has an interval only with at least three clusters with the marker and three without.
        """
    @property
    def clusters_with(self) -> int:
        """How many clusters have rated conversations with the marker: agents, and conversations without a known agent. Not
        clustered, every conversation is one.
        """
    @property
    def clusters_without(self) -> int:
        """How many have rated conversations without it, likewise; an agent may be in both."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationsDimension:
    """A dimension over many conversations."""
    @property
    def inferred(self) -> int:
        """In how many of the conversations it is inferred from traces in the text, wholly or in part; 0 but for the hidden
        dimension, of which only a log with every fact leaves nothing to infer.
        """
    @property
    def dimension(self) -> _ServiceDimension:
        """The dimension."""
    @property
    def mean(self) -> Estimate:
        """The mean score of the conversations, in points per turn of the agent."""
    @property
    def rating_correlation(self) -> Estimate | None:
        """Pearson's correlation of the score with the rating, -1 to 1; absent where either does not vary."""
    @property
    def validated(self) -> bool:
        """Whether all its markers have been validated on your data."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationsGroup:
    """The conversations with the same labels."""
    @property
    def canned(self) -> int:
        """How many markers were found in canned sentences and so do not count."""
    @property
    def conversations(self) -> int:
        """How many conversations there are."""
    @property
    def rated(self) -> int:
        """How many of them have a rating."""
    @property
    def agents(self) -> int:
        """How many agents are known to have served in them."""
    @property
    def without_agent(self) -> int:
        """In how many of them it is not known who served."""
    @property
    def skipped(self) -> int:
        """How many more have no turn of the agent with words, and are in no other figure."""
    @property
    def other_turns(self) -> int:
        """How many turns of the conversations are empty or neither the agent's nor the customer's."""
    @property
    def clustered(self) -> bool:
        """Whether intervals are clustered by agent: at least two are known. Conversations without a known agent are then each a
        cluster of their own.
        """
    @property
    def markers(self) -> list[ConversationsMarker]:
        """Every marker of the lexicon that can score, in alphabetical order."""
    @property
    def dimensions(self) -> list[ConversationsDimension]:
        """Business, human, hidden."""
    @property
    def labels(self) -> list[str | int | None]:
        """The labels, in the order they were asked for; none for all conversations together."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ConversationsResult:
    """Many conversations in the three dimensions."""
    @property
    def language(self) -> str:
        """The code of the language."""
    @property
    def by(self) -> list[str]:
        """The names of the labels that make the groups."""
    @property
    def groups(self) -> list[ConversationsGroup]:
        """One per combination of labels, in their order."""
    @property
    def skipped(self) -> int:
        """How many conversations have no turn of the agent with words; those of labels that have no others are in no group."""
    @property
    def level(self) -> float:
        """The confidence level of the intervals."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class MarkerValidation:
    """How well one marker agrees with people."""
    @property
    def marker(self) -> str:
        """The id of the marker, such as `"apology"`."""
    @property
    def true_positive(self) -> int:
        """Turns in which both found it."""
    @property
    def false_positive(self) -> int:
        """Turns in which the lexicon alone found it."""
    @property
    def false_negative(self) -> int:
        """Turns in which people alone found it."""
    @property
    def true_negative(self) -> int:
        """Turns in which neither found it."""
    @property
    def precision(self) -> Estimate | None:
        """The share of what the lexicon finds that people find too, 0 to 1, Wilson interval; absent if it finds nothing."""
    @property
    def recall(self) -> Estimate | None:
        """The share of what people find that the lexicon finds too, 0 to 1, Wilson interval; absent if they find nothing."""
    @property
    def alpha(self) -> Estimate | None:
        """Krippendorff's alpha, at most 1; absent if neither finds anything, or both everywhere."""
    @property
    def ac1(self) -> Estimate | None:
        """Gwet's AC1, at most 1."""
    @property
    def enough(self) -> bool:
        """Whether the codes are enough to call the marker validated: 50 turns, and people found it in five of them."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Validation:
    """How well a lexicon agrees with people, marker by marker."""
    @property
    def turns(self) -> int:
        """How many turns were compared."""
    @property
    def markers(self) -> list[MarkerValidation]:
        """Each marker that either found, in alphabetical order."""
    @property
    def level(self) -> float:
        """The confidence level of the intervals."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Lexicon:
    """Which words are which marker, in one language.

    A lexicon is TOML: `language`, `[negation]` (`words`, and how many words `before` and `after` a marker they negate it),
    `[address]` (`formal`, `informal`), `quotation`, `abbreviations`, and a table per marker, such as `[markers.apology]`, with
    `dimension`, `label`, `sign`, `weight`, `patterns`, `except`, `negatable`, `quotable`, `canned`, `instead_of` and `speaker`.

    A pattern is words with spaces between; capitals, accents and typographic apostrophes do not matter and don't is written as
    two words, don t. `stem*` is any word that begins so, `one|other` either, `#` a number, `_` any word, `^` a word with
    a capital, `..` up to four words; `>` before it: at the beginning of a turn; `?` after it: in a question; `.` after it:
    outside questions; `& word|stem*` at the end: with one of these near, in the same sentence.
    """
    @staticmethod
    def built_in(language: str) -> Lexicon:
        """The lexicon that comes with the library: `"en"`, `"nl"`, `"fr"` or `"et"`."""
    @staticmethod
    def from_toml(text: str) -> Lexicon:
        """Reads a lexicon from TOML."""
    def extended(self, toml: str) -> Lexicon:
        """The lexicon with more markers and patterns, or with others.

        `toml` is written as a lexicon, with any of its keys left out. Patterns are added to those of a marker; with
        `replace = true` they stand in their place; any other key stands in the place of the one before.
        """
    def validated(self, validation: Validation) -> Lexicon:
        """The lexicon, knowing how well it agrees with people: scores made with it say so."""
    @property
    def validation(self) -> Validation | None:
        """How well it agrees with people, if that was tried."""
    def to_toml(self) -> str:
        """The lexicon as TOML."""
    @property
    def language(self) -> str:
        """The code of its language, such as `"nl"`."""
    @property
    def markers(self) -> list[str]:
        """The ids of its markers, in alphabetical order."""
    def __reduce__(self) -> tuple[Any, tuple[str]]: ...

@final
class SentenceCounts:
    """In how many conversations agents said each sentence, in memory that does not grow.

    Sentences of at least four words are counted by a hash of their words, so that a count may be too large by a little.
    Adding in any order and merging give the same.
    """
    def __new__(cls) -> SentenceCounts: ...
    def add(self, turns: _Turns, *, language: str, lexicon: Lexicon | None = None) -> None:
        """Counts the agent's sentences of at least four words, each once."""
    def merge(self, other: SentenceCounts) -> None:
        """Adds what others counted."""
    @property
    def conversations(self) -> int:
        """How many conversations were counted."""
    def share(self, sentence: str, *, language: str, lexicon: Lexicon | None = None) -> float | None:
        """In what share of conversations a sentence was said, 0 to 1; `None` for one of fewer than four words, or before
        anything was counted. Capitals, accents and numbers do not matter.
        """
    def to_json(self) -> str:
        """The counts as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> SentenceCounts:
        """The counts that `to_json` wrote."""

@final
class Conversations:
    """Many conversations in one language as a tally: exact sums per agent and labels, in memory that does not grow with the
    number of conversations.

    Made with `dimensions.conversations`. Adding in any order and merging in any grouping give equal tallies. Two tallies are
    equal if they have the same lexicon with the same validation, the same options, and the same sums.
    """
    def add(self, contact: _Contact) -> None:
        """Adds one contact, a mapping with `turns` and perhaps `agent`, `rating`, `log`, `id` and the labels. One without a turn of the
        agent with words is counted as skipped and is in no other figure. On any error the tally is as it was before.
        """
    def merge(self, other: Conversations) -> None:
        """Adds all that another tally has seen. On any error the tally is as it was before."""
    @property
    def conversations(self) -> int:
        """How many conversations were added, without those that were skipped."""
    @property
    def language(self) -> str:
        """The code of the language."""
    def result(self, by: str | Sequence[str] | None = None, *, level: float = 0.95) -> ConversationsResult:
        """What the conversations come to, for each combination of the labels in `by`, of which `"agent"` is one; none takes
        all together.

        Without `by` the groups are those of the labels that the tally was made with; `by=[]` takes all together.

        Where at least two agents are known, conversations are clusters by agent, and those without a known agent are each a
        cluster of their own; otherwise they count as independent. Few agents, or one who served in most conversations, make
        intervals wide: standard errors are cluster-robust with reduced bias, degrees of freedom Bell and McCaffrey's. Shares have
        the interval of Korn and Graubard. A difference of ratings has an interval only with at least three clusters with
        the marker and three without: below that its error cannot be told.
        """
    def to_json(self) -> str:
        """The tally as JSON text, to be stored or sent."""
    @classmethod
    def from_json(cls, text: str) -> Conversations:
        """The tally that `to_json` wrote."""

@final
class DimensionScore:
    """One of the three dimensions."""
    @property
    def dimension(self) -> str:
        """Which one."""
    @property
    def label(self) -> str:
        """Its label in the language asked for."""
    @property
    def score(self) -> Estimate:
        """What customers perceived, 0 (worst) to 100 (best): the mean over respondents of the mean of what each answered in it,
        with Student's t interval, clipped to the scale; none where all scores are the same, and of a single respondent.
        """
    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha of what was perceived; absent for one attribute, and without variation. Below 0 the attributes do not go
        together: one may be coded the wrong way round.
        """
    @property
    def n_alpha(self) -> int:
        """How many answered all of the dimension: alpha rests on them."""
    @property
    def expectation(self) -> Estimate | None:
        """What customers expected, 0 to 100, likewise; absent where that was not asked."""
    @property
    def gap(self) -> Estimate | None:
        """Perception - expectation of the same people in points of 100, negative = shortfall; absent likewise."""
    @property
    def staff(self) -> Estimate | None:
        """How staff or a coach saw the service delivered, 0 to 100, likewise; absent where nobody did. It is not a measure of service."""
    @property
    def bias(self) -> Estimate | None:
        """Staff's view - customers' view in points of 100: positive where staff think better of the service than customers do. Its n
        is that of the contacts; its method `t` where both sides rated each of them, so that it is a paired difference.
        """
    @property
    def n_matched(self) -> int:
        """How many contacts both sides rated: paired in the bias where they rated the same attributes, nine in ten at least."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DimensionDifference:
    """One dimension against another."""
    @property
    def first(self) -> str:
        """The one."""
    @property
    def second(self) -> str:
        """The other."""
    @property
    def difference(self) -> Estimate:
        """The score of the first - that of the second, in points of 100, paired within those who have all dimensions."""
    @property
    def t(self) -> float | None:
        """The paired t statistic; absent where the difference is the same for everybody."""
    @property
    def p(self) -> float:
        """Its two-sided p-value; without a t statistic that of the sign test, min(1, 2 / 2ⁿ) for n people who differ alike."""
    @property
    def p_adjusted(self) -> float:
        """The p-value adjusted for the three differences (Holm)."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Balance:
    """Where the three scores stand in the triangle of business, human and hidden."""
    @property
    def business(self) -> float:
        """The share of business, 0 to 1; a third is balanced."""
    @property
    def human(self) -> float:
        """The share of human, 0 to 1."""
    @property
    def hidden(self) -> float:
        """The share of hidden, 0 to 1."""
    @property
    def x(self) -> float:
        """The point across, from business (0) to human (1)."""
    @property
    def y(self) -> float:
        """The point upwards, from both of these (0) to hidden (0.866)."""
    @property
    def distance(self) -> Estimate:
        """How far the point is from the balanced centre: 0 in the centre, 1 in a corner. The interval is of the nearest and
        the farthest point that Hotelling's T² does not rule out, so that it holds 0 exactly where balance is not ruled out, and
        covers at least its level; absent without variation, below three respondents, and where all scores could be 0.
        """
    @property
    def f(self) -> float | None:
        """Snedecor's F of Hotelling's T² against three means that are the same; absent without variation in some direction and
        below three respondents.
        """
    @property
    def p(self) -> float | None:
        """The p-value against a balanced point, 0 to 1."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DimensionFinding:
    """One dimension that outweighs another beyond chance, and what that usually means."""
    @property
    def rule(self) -> str:
        """The name of the rule, such as `"business_over_human"`; the same in all languages."""
    @property
    def source(self) -> str:
        """Where the rule comes from."""
    @property
    def over(self) -> str:
        """The dimension with the higher score."""
    @property
    def under(self) -> str:
        """The dimension with the lower score."""
    @property
    def title(self) -> str:
        """What holds, in a few words."""
    @property
    def text(self) -> str:
        """What holds with its numbers, and what it usually means."""
    @property
    def difference(self) -> Estimate:
        """By how much the one is above the other, in points of 100, paired within respondents."""
    @property
    def p_adjusted(self) -> float:
        """The p-value adjusted for the three differences (Holm), 0 to 1; the interval of the difference is not adjusted."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DimensionScores:
    """The three dimensions of the contacts of a segment."""
    @property
    def dimensions(self) -> list[DimensionScore]:
        """Business, human and hidden."""
    @property
    def differences(self) -> list[DimensionDifference]:
        """Business against human, business against hidden, human against hidden."""
    @property
    def balance(self) -> Balance | None:
        """Where the scores of those who have all dimensions stand in the triangle; absent if nobody has them all, or all
        scores are 0.
        """
    @property
    def diagnosis(self) -> list[DimensionFinding]:
        """What differences beyond chance usually mean, the largest difference first; none of staff's view, which is no measure of
        service.
        """
    @property
    def respondents(self) -> int:
        """How many customers were asked, or how many ratings of staff or a coach."""
    @property
    def viewpoint(self) -> Literal["perception", "delivered"]:
        """Whose ratings are scored: `perception` for customers, `delivered` for staff or a coach."""
    @property
    def language(self) -> str:
        """The language of labels and texts."""
    def plot(
        self,
        *,
        title: str | None = None,
        width: int = 720,
        language: _Language = "en",
        theme: _Theme = "auto",
        id: str | None = None,
        heading: bool = True,
        rows: int = 80,
    ) -> Picture:
        """The result as a picture, `width` pixels wide, with texts in `language` and in the `theme` "auto", "light" or "dark".

        `title` replaces the one it has, `heading` says whether it stands above the picture, `id` is what ids in the
        picture begin with, and of more than `rows` rows the first and the last are shown.
        """
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Question:
    """One question."""
    @property
    def column(self) -> str:
        """The column that its answers stand in."""
    @property
    def dimension(self) -> _ServiceDimension | None:
        """The dimension it belongs to; absent for overall satisfaction."""
    @property
    def text(self) -> str:
        """What is asked."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Questionnaire:
    """What to ask about a contact."""
    @property
    def face(self) -> Literal["customer", "expectation", "agent", "coach"]:
        """Who is asked."""
    @property
    def language(self) -> str:
        """The language of the texts."""
    @property
    def introduction(self) -> str:
        """What stands above the questions: which contact is meant, and the scale."""
    @property
    def questions(self) -> list[Question]:
        """The questions, in the order of the instrument."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Impact:
    """What each dimension adds to the outcome, now and later."""
    @property
    def outcome(self) -> str:
        """The item that is explained."""
    @property
    def now(self) -> KeyDrivers:
        """The dimensions as drivers of the outcome, in the order business, human, hidden: general dominance with intervals."""
    @property
    def human_first(self) -> float | None:
        """The probability that the human dimension weighs more than each of the others: the share of the replicates in which it
        did; absent without replicates.
        """
    @property
    def later_outcome(self) -> str | None:
        """The item of the later answers, if there are any."""
    @property
    def later(self) -> KeyDrivers | None:
        """The dimensions of the contact as drivers of the later answers of the same customers."""
    @property
    def human_first_later(self) -> float | None:
        """The same probability for the later answers."""
    @property
    def without_later(self) -> str | None:
        """Why later answers that there are could not be explained, such as too few of them; absent otherwise."""
    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of plain values."""
    def to_json(self) -> str:
        """The result as JSON text."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that `to_json` wrote."""
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any:
        """The result as a data frame of pandas or polars, whichever is named or installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

def dimensions_score(
    summary: Summary,
    *,
    viewpoint: Literal["perception", "delivered"] = "perception",
    level: float = 0.95,
    language: Literal["en", "nl", "fr", "et"] = "en",
) -> DimensionScores | SegmentResults:
    """The business, human and hidden dimension of contacts as customers rated them.

    `summary` holds answers to `Instrument.three_dimensions()`, or to any instrument with dimensions of these names; with
    segments the result has one for each. Scores run from 0 to 100; with expectations there is a gap, with the ratings of staff
    or a coach what these see and by how much they differ from customers. What outweighs what is tested within respondents, and
    only what is beyond chance is put into words; `language` is "en", "nl", "fr" or "et". With `viewpoint` "delivered" the ratings
    of staff or a coach are scored by themselves, without findings. No validated scale of the three dimensions was found: this is
    an operationalisation by gapmodel.
    """
def dimensions_questionnaire(
    face: Literal["customer", "expectation", "agent", "coach"] = "customer",
    *,
    language: Literal["en", "nl", "fr", "et"] = "en",
) -> Questionnaire:
    """The questions on the three dimensions of a contact as they are put to customers, agents or coaches.

    `face` is "customer" (about this contact), "expectation" (about an excellent one), "agent" (who assesses the contact in the
    first person) or "coach" (who heard or read it). Answers run from 1 (not at all) to 7 (fully), overall satisfaction from 1 to
    10. `language` is "en", "nl", "fr" or "et". The wording is this library's own and not validated.
    """
def dimensions_impact(
    summary: Summary,
    outcome: str | None = None,
    *,
    later: str | None = None,
    level: float = 0.95,
    replicates: int = 1000,
    seed: int = 1,
) -> Impact | SegmentResults:
    """What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.

    `summary` holds answers to `Instrument.three_dimensions()`, or to any instrument with dimensions of these names; with
    segments the result has one for each. `outcome` is the id of a rated item: by default the outcome that the instrument names.
    `later` is the item in which the same customers answered later: by default that of the instrument, if anybody did. The
    scores of the dimensions are key drivers by general dominance; `human_first` answers whether the human dimension weighs more
    here. A summary counts scores together with items, so that no rows are needed; it counts people and not weights, so that survey
    weights are refused.
    """

def dimensions_conversation(
    turns: _Turns,
    *,
    language: str,
    log: Mapping[str, int | float | bool | None] | None = None,
    lexicon: Lexicon | None = None,
    opening: float = 0.2,
    closing: float = 0.2,
    canned: SentenceCounts | None = None,
    canned_share: float = 0.25,
) -> Conversation:
    """Scores one conversation in the three dimensions by the markers of a lexicon, and says why.

    `turns` is a list of pairs of speaker and text, or of mappings with these keys; a speaker that is not `"agent"` or
    `"customer"`, in any case of letters, is neither and counts in `other_turns`. `log` is a mapping with any of `holds`, `transfers`, `reopened`, `wait_seconds`,
    `first_contact_resolution`. `opening` and `closing` are the shares of the agent's turns that are these phases, at least
    one turn each. `canned` tells what sentences agents say to everybody: those in a share of at least `canned_share` of the
    conversations, and in five. Places of markers are counted in characters.

    The score of a dimension is points per turn of the agent: in each turn a marker that stands there n times gives its weight
    times its sign times log2(1 + n), at most 2; negated, quoted and canned ones do not count. Points of the log are
    per contact: they are added as they are. Without a log, or with one that does not know every fact, the hidden dimension is
    inferred from traces in the text, and marked so. Scores are marked as not validated until the lexicon carries a
    validation on your own data. They compare conversations in one language only.
    """

def dimensions_conversations(
    contacts: Iterable[_Contact],
    *,
    language: str,
    by: str | Sequence[str] | None = None,
    lexicon: Lexicon | None = None,
    opening: float = 0.2,
    closing: float = 0.2,
    canned: SentenceCounts | Literal[False] | None = None,
    canned_share: float = 0.25,
) -> Conversations:
    """Many conversations in one language as a tally: exact sums per agent and labels, in memory that does not grow with the
    number of conversations.

    `contacts` are mappings with `turns` and perhaps `agent`, `rating` (of the same contact, on any one scale), `log`, `id` (by
    which errors name it), and the labels that `by` names, such as `by=["team", "channel"]`: `result()` then has a group for each combination of
    them, `result(by=[])` all together, and `result(by="agent")` one for each agent. A contact without a turn of the agent with words is skipped and counted.
    A stream is consumed one contact at a time, and none is kept.

    Sentences of at least four words that agents say in a share of at least `canned_share` of the conversations, and in five, are
    canned: said to everybody. Markers in them do not count, and the result says how many these are. `canned` may be counts made
    before, or `False` to discount nothing; by default the sentences of a list are counted first, and nothing is discounted in
    a stream. Tallies merge if they have the same language, lexicon and options, the counts of sentences among them: give all the
    same `SentenceCounts`, or `False`.
    """

def dimensions_validate(
    markers: Sequence[Sequence[str]],
    human_codes: Sequence[Sequence[str]],
    *,
    lexicon: Lexicon | None = None,
    level: float = 0.95,
    replicates: int = 2000,
    seed: int = 1,
) -> Validation:
    """Holds the markers found in turns against the codes that people gave the same turns: per marker precision and recall,
    Krippendorff's alpha and Gwet's AC1.

    `markers` and `human_codes` have one list of ids per turn of the agent, in the same order; `Conversation.codes` gives the
    former. Both are of the markers of `lexicon`; without one, of those of the built-in lexicons, which are the same in all
    languages. Markers that neither has anywhere are not judged. Turns are taken as independent: within a conversation they are not
    quite, so intervals are rather too narrow. Figures are given from two turns on, but they make a marker validated only with at
    least 50 coded turns (Neuendorf 2002, The Content Analysis Guidebook, page 158), in five of which people found it.
    """

@final
class Picture:
    """A picture of one result: SVG for looking at it, Vega-Lite for restyling it.

    `plot` of a result and the functions of `gapmodel.charts` make it; a notebook shows it. The same result and options give the
    same bytes.
    """
    @property
    def kind(self) -> str:
        """What it is a picture of, by the name of the function that made it, such as `"gaps"`."""
    @property
    def title(self) -> str:
        """The title in the language of the picture."""
    def svg(self) -> str:
        """The picture as SVG: one element that can stand alone as a file or in a page, with title and description for screen
        readers, without scripts and without anything to fetch.
        """
    def vega_lite(self) -> dict[str, Any]:
        """The same picture as a specification of Vega-Lite 5, with its data in it; theme and id have no effect."""
    def png(self, scale: float = 2.0) -> bytes:
        """The picture as PNG, `scale` pixels to a CSS pixel (2 for fine screens and print), with fonts of the machine; the theme
        `auto` is light.
        """
    def save(self, path: str | PathLike[str], *, scale: float = 2.0) -> None:
        """Writes the picture: `.svg`, `.json` (Vega-Lite), `.html` (a page of its own) or `.png`, by how the name ends.

        The file is written beside and then renamed, so that it is never there in part. `scale` is for PNG.
        """
    def _repr_svg_(self) -> str: ...
    def _repr_mimebundle_(
        self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> dict[str, Any]: ...

def charts_balance(
    scores: DimensionScores,
    *,
    title: str | None = None,
    width: int = 720,
    language: _Language = "en",
    theme: _Theme = "auto",
    id: str | None = None,
    heading: bool = True,
    rows: int = 80,
) -> Picture:
    """The triangle of the three dimensions: where the scores stand, and how far from balance.

    The keywords are those of `plot`.
    """
def charts_control(
    chart: Chart,
    periods: Sequence[str] = ...,
    *,
    title: str | None = None,
    width: int = 720,
    language: _Language = "en",
    theme: _Theme = "auto",
    id: str | None = None,
    heading: bool = True,
    rows: int = 80,
) -> Picture:
    """A control chart: points, centre line and limits; points beyond the limits and those that complete a pattern of the run rules
    are marked and named.

    `periods` names the points; empty, they are numbered from 1. The other keywords are those of `plot`.
    """
def charts_estimates(
    estimates: SegmentResults[Estimate]
    | SegmentResults[Nps]
    | Mapping[Any, Estimate | Nps]
    | Iterable[tuple[Any, Estimate | Nps]],
    *,
    statistic: _Statistic | Literal["net"] = "share",
    target: float | None = None,
    title: str | None = None,
    width: int = 720,
    language: _Language = "en",
    theme: _Theme = "auto",
    id: str | None = None,
    heading: bool = True,
    rows: int = 80,
) -> Picture:
    """Estimates of one statistic, such as the CSAT or the NPS of each segment, with their intervals, the highest first, beside a
    target if there is one.

    `estimates` is what a score gives for a summary with segments, a mapping of names to `Estimate` or `Nps`, or pairs of these;
    `statistic` says what they are. With a target, an estimate whose interval includes it is drawn hollow. The other keywords are
    those of `plot`.
    """
def charts_highlighted(
    conversation: Conversation,
    turns: _Turns,
    *,
    language: _Language = "en",
    theme: _Theme = "auto",
    id: str = "conversation",
) -> str:
    """The conversation as HTML with its markers highlighted: one list with an entry per turn, and a style sheet that holds for it
    alone. Dimensions are told apart by underlines too; a marker that does not count is struck grey and says why.

    The turns must be those the result is of. `id` is what keeps two conversations on one page apart.
    """
def charts_likert(
    items: Mapping[Any, Counts] | Iterable[tuple[Any, Counts]],
    *,
    title: str | None = None,
    width: int = 720,
    language: _Language = "en",
    theme: _Theme = "auto",
    id: str | None = None,
    heading: bool = True,
    rows: int = 80,
) -> Picture:
    """The answers to each item as a bar of shares, left of the middle of the scale those below it, right those above.

    `items` is a mapping of names to `Counts`, or pairs of these. All items have the points of one scale, the good end is at the
    right, and items stand in the order given. Answers are counted without weights. The other keywords are those of `plot`.
    """
