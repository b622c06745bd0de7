"""The gap model: perceptions held against expectations; a negative gap is a shortfall."""

from gapmodel._core import ResponseScorer
from gapmodel._core import gap_audit as audit
from gapmodel._core import gap_published as published
from gapmodel._core import gap_segments as segments
from gapmodel._core import gap_servperf as servperf
from gapmodel._core import gap_servqual as servqual
from gapmodel._core import gap_weighted as weighted

__all__ = ["ResponseScorer", "audit", "published", "segments", "servperf", "servqual", "weighted"]
