"""Survey weights: raking to known margins, post-stratification, and what weights cost in precision."""

from gapmodel._core import weighting_kish as kish
from gapmodel._core import weighting_post_stratify as post_stratify
from gapmodel._core import weighting_rake as rake

__all__ = ["kish", "post_stratify", "rake"]
