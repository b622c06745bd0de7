"""The three dimensions of a contact, business, human and hidden: as customers rate them, and by what is said."""

from gapmodel._core import dimensions_conversation as conversation
from gapmodel._core import dimensions_conversations as conversations
from gapmodel._core import dimensions_impact as impact
from gapmodel._core import dimensions_questionnaire as questionnaire
from gapmodel._core import dimensions_score as score
from gapmodel._core import dimensions_validate as validate

__all__ = ["conversation", "conversations", "impact", "questionnaire", "score", "validate"]
