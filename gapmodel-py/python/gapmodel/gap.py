"""The gap model: perceptions held against expectations; a negative gap is a shortfall."""

from gapmodel._core import ResponseScorer
from gapmodel._core import gap_antecedents as antecedents
from gapmodel._core import gap_audit as audit
from gapmodel._core import gap_change as change
from gapmodel._core import gap_diagnose as diagnose
from gapmodel._core import gap_difference_reliability as difference_reliability
from gapmodel._core import gap_difference_score as difference_score
from gapmodel._core import gap_five as five
from gapmodel._core import gap_published as published
from gapmodel._core import gap_segments as segments
from gapmodel._core import gap_servperf as servperf
from gapmodel._core import gap_servqual as servqual
from gapmodel._core import gap_weighted as weighted
from gapmodel._core import gap_zone_of_tolerance as zone_of_tolerance

__all__ = [
    "ResponseScorer",
    "antecedents",
    "audit",
    "change",
    "diagnose",
    "difference_reliability",
    "difference_score",
    "five",
    "published",
    "segments",
    "servperf",
    "servqual",
    "weighted",
    "zone_of_tolerance",
]
