"""The form of a table of folds: each kind of event with what it does."""

from collections.abc import Callable
from typing import Any

from core.events import Event
from core.state import State

Folds = dict[type, Callable[[State, Event, Any], None]]
