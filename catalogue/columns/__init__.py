"""The published papers as arrays, so that a selection and all its counts take milliseconds.

SQL is the truth, and answers wherever the arrays are not at hand: below a few thousand papers, and
while those of a new version are being read.
"""

from catalogue.columns.columns import Column, Columns
from catalogue.columns.holding import FROM, current
from catalogue.columns.reading import read
from catalogue.columns.selection import Mask, Selection
from catalogue.columns.single import Single

__all__ = ["FROM", "Column", "Columns", "Mask", "Selection", "Single", "current", "read"]
