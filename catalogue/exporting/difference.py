"""What writing the list anew would change in the file that is there."""

import difflib
from collections.abc import Iterator
from itertools import islice


def difference(old: str, new: str) -> Iterator[str]:
    """The lines of a unified diff, without the names of the files; a CR is shown as a sign."""
    before, after = (text.replace("\r", "␍").split("\n") for text in (old, new))
    yield from islice(difflib.unified_diff(before, after, lineterm=""), 2, None)
