"""Research beyond the survey of customers: staff's view beside customers', and departments as customers of each other."""

from gapmodel._core import research_internal as internal
from gapmodel._core import research_self_other as self_other

__all__ = ["internal", "self_other"]
