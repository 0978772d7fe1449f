"""The promise: when a step will most likely be called, learned from the calls before and kept honest by their outcomes.

Lengths of time are minutes (float) inside and milliseconds (int) where they are shown. Only `+ - * /` and the square
root are used on floats, one after the other, so that every machine comes to the same milliseconds.
"""

from core.promise.book import Book, Question
from core.promise.span import Promise
from core.words import Doubt

__all__ = ["Book", "Doubt", "Promise", "Question"]
