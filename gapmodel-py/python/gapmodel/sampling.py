"""Samples: how many people to ask, how many of those invited answered, and what the others might change."""

from gapmodel._core import sampling_bounds as bounds
from gapmodel._core import sampling_early_late as early_late
from gapmodel._core import sampling_response as response
from gapmodel._core import sampling_size as size

__all__ = ["bounds", "early_late", "response", "size"]
