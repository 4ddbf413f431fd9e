"""The published papers as arrays, so that a selection and all its counts take milliseconds.

SQL is the truth, and answers wherever the arrays are not at hand: while those of a new version are
being read, and where they cannot be.
"""

from catalogue.columns.columns import Column, Columns, Places
from catalogue.columns.holding import current
from catalogue.columns.incidence import Incidence
from catalogue.columns.reading import read
from catalogue.columns.selection import Mask, Selection
from catalogue.columns.single import Single

__all__ = [
    "Column",
    "Columns",
    "Incidence",
    "Mask",
    "Places",
    "Selection",
    "Single",
    "current",
    "read",
]
