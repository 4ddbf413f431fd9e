"""Kinds of edit that can be done to any list."""

from tests.importing.replays import blocks, fields, trees  # noqa: F401 -- they fill KINDS
from tests.importing.replays.page import KINDS, DoesNotApply, Page

__all__ = ["KINDS", "DoesNotApply", "Page"]
