"""The three dimensions of a contact, business, human and hidden: conversations scored by what is said in them."""

from gapmodel._core import dimensions_conversation as conversation
from gapmodel._core import dimensions_conversations as conversations
from gapmodel._core import dimensions_validate as validate

__all__ = ["conversation", "conversations", "validate"]
