"""The compiled part of gapmodel; use the names in `gapmodel` and its modules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from typing import Any, ClassVar, Generic, Literal, Protocol, Self, TypeAlias, TypeVar, final, overload

from typing_extensions import Buffer

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
_Scale: TypeAlias = tuple[float, float] | Scale
_ShareMethod: TypeAlias = Literal[
    "wilson", "wilson_cc", "agresti_coull", "clopper_pearson", "jeffreys", "mid_p", "wald"
]
_Adjustment: TypeAlias = Literal["none", "holm", "bh", "hochberg", "by", "bonferroni"]
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
    "AntecedentRelation",
    "AntecedentRow",
    "AntecedentsResult",
    "AuditFinding",
    "Ces",
    "Change",
    "ChangeRow",
    "Coefficient",
    "Counts",
    "CrossProducts",
    "Diagnosis",
    "DifferenceFlag",
    "DifferenceReliability",
    "DifferenceScore",
    "Estimate",
    "Evidence",
    "FTest",
    "Finding",
    "FiveGaps",
    "Gap",
    "GapEntries",
    "GapEstimate",
    "GapModelError",
    "GapRow",
    "GapTest",
    "HodgesLehmann",
    "Instrument",
    "MeasuredGap",
    "Moments",
    "Nps",
    "Number",
    "Ordinal",
    "OutcomeModels",
    "PairCounts",
    "Paired",
    "PerformanceRow",
    "Published",
    "Regression",
    "ResponseScore",
    "ResponseScorer",
    "Scale",
    "Segment",
    "SegmentGaps",
    "SegmentResults",
    "ServperfResult",
    "ServqualResult",
    "Side",
    "SignedRank",
    "Step",
    "StraightLiners",
    "Summary",
    "SurfaceTerm",
    "Waterfall",
    "WeightedGap",
    "WeightedScore",
    "ZoneOfTolerance",
    "ZoneRow",
    "__version__",
    "csat_ces",
    "csat_index",
    "csat_mean",
    "csat_nps",
    "csat_top_box",
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
    "stats_adjust",
    "stats_paired",
    "stats_proportion",
    "stats_proportion_difference",
    "summarize",
    "summarize_csv",
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

    Made with `from_toml`, `from_json`, `servqual`, `servperf` or `gap_model`; immutable.
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
    def antecedents(cls) -> Self: ...
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
    @property
    def columns(self) -> list[str]:
        """The columns with ratings and measures that a table must have."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Summary:
    """The tallies an instrument asks for, per segment: everything the models need, and nothing about any one person.

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
    def observe_matched(self, tables: Iterable[_Table], id: str) -> None: ...
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
    """."""
    def __new__(cls, variables: int) -> Self: ...
    def merge(self, other: CrossProducts) -> None: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def push(self, values: _Column) -> None: ...
    def extend(self, table: _Table) -> None: ...
    @property
    def variables(self) -> int: ...
    @property
    def n_valid(self) -> int: ...
    @property
    def absent(self) -> int: ...
    @property
    def means(self) -> list[float] | None: ...
    def covariance(self, i: int, j: int) -> float | None: ...
    def correlation(self, i: int, j: int) -> float | None: ...
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
        """The effective sample size after weighting (Kish): `n_valid` where there are no weights."""
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
        with Student's t interval. An attribute's pair counts as excluded if a side is not applicable, refused or
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
        """Mean perception in scale units (reverse coded where low is good), with Student's t interval."""
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
        """The effective sample size after weighting (Kish): `n_valid` where there are no weights."""
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
    """."""
    @property
    def design(self) -> str: ...
    @property
    def delivered_mean(self) -> float: ...
    @property
    def reference_mean(self) -> float: ...
    @property
    def n_delivered(self) -> int: ...
    @property
    def n_reference(self) -> int: ...
    @property
    def n_pairs(self) -> int: ...
    @property
    def n_clusters(self) -> int: ...
    @property
    def df(self) -> float | None: ...
    @property
    def t(self) -> float | None: ...
    @property
    def p(self) -> float | None: ...
    @property
    def p_adjusted(self) -> float | None: ...
    @property
    def effect_size(self) -> float | None: ...
    @property
    def ordinal(self) -> Ordinal | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Ordinal:
    """."""
    @property
    def superiority(self) -> float: ...
    @property
    def test(self) -> str: ...
    @property
    def statistic(self) -> float: ...
    @property
    def p(self) -> float | None: ...
    @property
    def exact(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Evidence:
    """."""
    @property
    def viewpoint(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def n_clusters(self) -> int: ...
    @property
    def fixed(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class MeasuredGap:
    """."""
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def attribute(self) -> str | None: ...
    @property
    def standard(self) -> float: ...
    @property
    def gap(self) -> Estimate: ...
    @property
    def within(self) -> Estimate: ...
    @property
    def entered(self) -> bool: ...
    @property
    def reason(self) -> str | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Gap:
    """."""
    @property
    def number(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def delivered(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def overall(self) -> GapEstimate | None: ...
    @property
    def missing(self) -> list[str]: ...
    @property
    def dimensions(self) -> GapEntries: ...
    @property
    def attributes(self) -> GapEntries: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class GapEntries:
    """."""
    def keys(self) -> list[str]: ...
    def values(self) -> list[GapEstimate]: ...
    def items(self) -> list[tuple[str, GapEstimate]]: ...
    @overload
    def get(self, id: str, default: None = None) -> GapEstimate | None: ...
    @overload
    def get(self, id: str, default: _T) -> GapEstimate | _T: ...
    @property
    def labels(self) -> dict[str, str]: ...
    @property
    def missing(self) -> dict[str, list[str]]: ...
    def __getitem__(self, id: str, /) -> GapEstimate: ...
    def __contains__(self, id: object, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class FiveGaps:
    """."""
    @property
    def gaps(self) -> dict[int, Gap]: ...
    @property
    def evidence(self) -> list[Evidence]: ...
    @property
    def measured(self) -> list[MeasuredGap]: ...
    @property
    def notes(self) -> list[str]: ...
    @property
    def level(self) -> float: ...
    @property
    def family(self) -> str: ...
    @property
    def scale(self) -> tuple[float, float]: ...
    def waterfall(self, of: str = "overall", *, replicates: int = 2000, seed: int = 1) -> Waterfall: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Step:
    """."""
    @property
    def name(self) -> str: ...
    @property
    def delivered(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def estimate(self) -> Estimate: ...
    @property
    def probability_largest(self) -> float: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Waterfall:
    """."""
    @property
    def id(self) -> str: ...
    @property
    def steps(self) -> list[Step]: ...
    @property
    def total(self) -> Estimate: ...
    @property
    def communication(self) -> GapEstimate | None: ...
    @property
    def largest(self) -> str: ...
    @property
    def probability(self) -> float: ...
    @property
    def replicates(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def missing(self) -> list[str]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ZoneRow:
    """."""
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def superiority(self) -> GapEstimate: ...
    @property
    def adequacy(self) -> GapEstimate: ...
    @property
    def width(self) -> GapEstimate: ...
    @property
    def position(self) -> Estimate | None: ...
    @property
    def inverted(self) -> int: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ZoneOfTolerance:
    """."""
    @property
    def superiority(self) -> GapEstimate: ...
    @property
    def adequacy(self) -> GapEstimate: ...
    @property
    def width(self) -> GapEstimate: ...
    @property
    def position(self) -> Estimate | None: ...
    @property
    def dimensions(self) -> list[ZoneRow]: ...
    @property
    def attributes(self) -> list[ZoneRow]: ...
    @property
    def records(self) -> int: ...
    @property
    def inverted_records(self) -> int: ...
    @property
    def inversions(self) -> int: ...
    @property
    def flagged(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ChangeRow:
    """."""
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def before(self) -> float: ...
    @property
    def after(self) -> float: ...
    @property
    def gap(self) -> Estimate: ...
    @property
    def perception(self) -> Estimate: ...
    @property
    def expectation(self) -> Estimate: ...
    @property
    def expectations_rise(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Change:
    """."""
    @property
    def design(self) -> str: ...
    @property
    def overall(self) -> ChangeRow: ...
    @property
    def dimensions(self) -> list[ChangeRow]: ...
    @property
    def attributes(self) -> list[ChangeRow]: ...
    @property
    def n_matched(self) -> int: ...
    @property
    def n_unmatched(self) -> int: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AntecedentRelation:
    """."""
    @property
    def correlation(self) -> Estimate: ...
    @property
    def as_expected(self) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AntecedentRow:
    """."""
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def gap(self) -> int: ...
    @property
    def polarity(self) -> int: ...
    @property
    def mean(self) -> Estimate: ...
    @property
    def alpha(self) -> float | None: ...
    @property
    def alpha_is_negative(self) -> bool: ...
    @property
    def alpha_n(self) -> int: ...
    @property
    def relation(self) -> AntecedentRelation | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class AntecedentsResult:
    """."""
    @property
    def constructs(self) -> list[AntecedentRow]: ...
    @property
    def unanswered(self) -> list[str]: ...
    @property
    def respondents(self) -> int: ...
    @property
    def units(self) -> int | None: ...
    @property
    def level(self) -> float: ...
    @property
    def scale(self) -> tuple[float, float]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Number:
    """."""
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def n(self) -> int | None: ...
    @property
    def p(self) -> float | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Finding:
    """."""
    @property
    def rule(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def gap(self) -> int | None: ...
    @property
    def subject(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def importance(self) -> float: ...
    @property
    def numbers(self) -> list[Number]: ...
    @property
    def causes(self) -> list[str]: ...
    @property
    def instruments(self) -> list[str]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Diagnosis:
    """."""
    @property
    def findings(self) -> list[Finding]: ...
    @property
    def evidence(self) -> list[Evidence]: ...
    @property
    def language(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DifferenceReliability:
    """."""
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def sd_p(self) -> float: ...
    @property
    def sd_e(self) -> float: ...
    @property
    def correlation(self) -> float | None: ...
    @property
    def alpha_p(self) -> float | None: ...
    @property
    def alpha_e(self) -> float | None: ...
    @property
    def reliability(self) -> float | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SurfaceTerm:
    """."""
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def std_error(self) -> float: ...
    @property
    def t(self) -> float: ...
    @property
    def p(self) -> float: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Coefficient:
    """."""
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def std_error(self) -> float: ...
    @property
    def t(self) -> float: ...
    @property
    def p(self) -> float: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class FTest:
    """."""
    @property
    def f(self) -> float: ...
    @property
    def df_numerator(self) -> float: ...
    @property
    def df_denominator(self) -> float: ...
    @property
    def p(self) -> float: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Regression:
    """."""
    @property
    def n(self) -> int: ...
    @property
    def coefficients(self) -> list[Coefficient]: ...
    @property
    def r_squared(self) -> float: ...
    @property
    def r_squared_adjusted(self) -> float: ...
    @property
    def residual_variance(self) -> float: ...
    @property
    def df(self) -> float: ...
    @property
    def test(self) -> FTest: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class OutcomeModels:
    """."""
    @property
    def item(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def direct(self) -> Regression: ...
    @property
    def constrained_r_squared(self) -> float: ...
    @property
    def performance_r_squared(self) -> float: ...
    @property
    def constraint(self) -> FTest: ...
    @property
    def polynomial(self) -> Regression | None: ...
    @property
    def surface(self) -> list[SurfaceTerm]: ...
    @property
    def higher_order(self) -> FTest | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DifferenceFlag:
    """."""
    @property
    def problem(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class DifferenceScore:
    """."""
    @property
    def dimensions(self) -> list[DifferenceReliability]: ...
    @property
    def overall(self) -> DifferenceReliability | None: ...
    @property
    def outcome(self) -> OutcomeModels | None: ...
    @property
    def flags(self) -> list[DifferenceFlag]: ...
    @property
    def notes(self) -> list[str]: ...
    @property
    def level(self) -> float: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_frame(self, backend: Literal["pandas", "polars"] | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@overload
def csat_top_box(
    ratings: Summary,
    *,
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    method: _ShareMethod = "wilson",
    item: str | None = None,
) -> Any:
    """Share of positive ratings among all valid ones, from 0 to 1.

    `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
    `item` names the item. `positive` is the number of best points that count as positive, or a set of points.
    `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`, `"clopper_pearson"`, `"jeffreys"`, `"mid_p"` or `"wald"`.
    """
@overload
def csat_top_box(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    positive: int | Iterable[float] = 2,
    level: float = 0.95,
    method: _ShareMethod = "wilson",
    weights: _Column | None = None,
    item: None = None,
) -> Estimate:
    """Share of positive ratings among all valid ones, from 0 to 1.

    `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
    `item` names the item. `positive` is the number of best points that count as positive, or a set of points.
    `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`, `"clopper_pearson"`, `"jeffreys"`, `"mid_p"` or `"wald"`.
    """

@overload
def csat_mean(
    ratings: Summary,
    *,
    level: float = 0.95,
    item: str | None = None,
) -> Any:
    """Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).

    Takes what `top_box` takes.
    """
@overload
def csat_mean(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    item: None = None,
) -> Estimate:
    """Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).

    Takes what `top_box` takes.
    """

@overload
def csat_index(
    ratings: Summary,
    *,
    level: float = 0.95,
    item: str | None = None,
) -> Any:
    """Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
    good.

    Takes what `top_box` takes.
    """
@overload
def csat_index(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (1, 5),
    level: float = 0.95,
    weights: _Column | None = None,
    item: None = None,
) -> Estimate:
    """Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
    good.

    Takes what `top_box` takes.
    """

@overload
def csat_nps(
    ratings: Summary,
    *,
    level: float = 0.95,
    method: Literal["adjusted_wald", "wald", "t"] = "adjusted_wald",
    item: str | None = None,
) -> Any:
    """Net promoter score: share of promoters (9, 10) minus share of detractors (0 to 6), times 100 (Reichheld 2003).

    Takes what `top_box` takes. `method` is `"adjusted_wald"`, `"wald"` or `"t"`.
    """
@overload
def csat_nps(
    ratings: _Column | Counts,
    *,
    scale: _Scale = (0, 10),
    level: float = 0.95,
    method: Literal["adjusted_wald", "wald", "t"] = "adjusted_wald",
    weights: _Column | None = None,
    item: None = None,
) -> Nps:
    """Net promoter score: share of promoters (9, 10) minus share of detractors (0 to 6), times 100 (Reichheld 2003).

    Takes what `top_box` takes. `method` is `"adjusted_wald"`, `"wald"` or `"t"`.
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

@overload
def gap_servqual(
    expectations: Summary,
    perceptions: None = None,
    *,
    level: float = 0.95,
    family: _Adjustment = "holm",
    tests: bool = True,
    language: str = "en",
) -> Any:
    """SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988): perception - expectation of every attribute,
    dimension and overall, paired within respondents.

    `expectations` and `perceptions` are two tables of the same respondents with the attributes in the same order: data
    frames, dicts of columns, or 2-D arrays. `dimensions` maps each attribute (the name of its column in
    `expectations`; its position, from 0, in an array) to its dimension. `weights` maps each dimension to its weight, or is a
    table of the points, out of 100, that each respondent gave each dimension. Or a `Summary` alone, whose instrument then
    says all of this. `family` is "holm", "bh", "hochberg", "by", "bonferroni" or "none".
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
) -> ServqualResult:
    """SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988): perception - expectation of every attribute,
    dimension and overall, paired within respondents.

    `expectations` and `perceptions` are two tables of the same respondents with the attributes in the same order: data
    frames, dicts of columns, or 2-D arrays. `dimensions` maps each attribute (the name of its column in
    `expectations`; its position, from 0, in an array) to its dimension. `weights` maps each dimension to its weight, or is a
    table of the points, out of 100, that each respondent gave each dimension. Or a `Summary` alone, whose instrument then
    says all of this. `family` is "holm", "bh", "hochberg", "by", "bonferroni" or "none".
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
    clustered: _Viewpoint | Sequence[_Viewpoint] = ("delivered",),
    language: str = "en",
) -> FiveGaps: ...
def gap_zone_of_tolerance(summary: Summary, *, level: float = 0.95, language: str = "en") -> ZoneOfTolerance: ...
@overload
def gap_change(before: Summary, after: Summary, *, level: float = 0.95, language: str = "en") -> Change: ...
@overload
def gap_change(
    before: _Table,
    after: _Table,
    *,
    level: float = 0.95,
    language: str = "en",
    id: str,
    instrument: Instrument,
) -> Change: ...
def gap_antecedents(
    summary: Summary,
    *,
    gaps: Summary | None = None,
    level: float = 0.95,
    language: str = "en",
) -> AntecedentsResult: ...
def gap_diagnose(
    five: FiveGaps,
    antecedents: AntecedentsResult | None = None,
    *,
    language: str = "en",
) -> Diagnosis: ...
def gap_difference_score(summary: Summary, *, level: float = 0.95, language: str = "en") -> DifferenceScore: ...
def gap_difference_reliability(
    reliability_p: float,
    reliability_e: float,
    correlation: float,
    sd_p: float,
    sd_e: float,
) -> float: ...
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
    """A summary of one table.

    `table` is a data frame of any library that exports Arrow, a pandas frame, a dict of columns or a 2-D array; its
    columns are found by the names the instrument gives. `by` names the segment columns, `weight` the column of survey
    weights. `off_scale` is "refuse" (a value off its scale is an error) or "count" (it is counted as invalid).
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
