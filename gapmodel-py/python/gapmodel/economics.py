"""What retention is worth, and what waiting the staff allows."""

from gapmodel._core import economics_agents as agents
from gapmodel._core import economics_cohort as cohort
from gapmodel._core import economics_retention as retention
from gapmodel._core import economics_satisfaction as satisfaction
from gapmodel._core import economics_service_level as service_level

__all__ = ["agents", "cohort", "retention", "satisfaction", "service_level"]
