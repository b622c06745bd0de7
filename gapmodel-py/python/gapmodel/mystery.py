"""Mystery shopping: who visits where and when, how many visits it takes, and what they say."""

from gapmodel._core import mystery_briefing as briefing
from gapmodel._core import mystery_plan as plan
from gapmodel._core import mystery_score as score
from gapmodel._core import mystery_size as size

__all__ = ["briefing", "plan", "score", "size"]
