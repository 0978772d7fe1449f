"""The form of a part of the flow: on which screen which action leads where."""

from collections.abc import Callable
from typing import Any

from kiosk.flow.where import Flow, Screen

Ways = dict[tuple[Screen, type], Callable[[Flow, Any], Flow]]
