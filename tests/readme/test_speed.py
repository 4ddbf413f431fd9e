"""A list is read in a time that grows with its length and no faster."""

import gc
import time

import pytest

from catalogue.readme import parse
from tests.readme.families import FAMILIES, ROWS

pytestmark = pytest.mark.once

SHORT, TIMES, RATIO = 25_000, 4, 8
"""Four times the length may take eight times the time: evenly it would take four, with the square sixteen."""
WHOLE, WHOLE_RATIO = 1_000_000, 2.5
ATTEMPTS = 6
"""What grows faster never keeps the ratio; what does not may miss it on a busy machine."""


def long_list(texts, size):
    """A list of so many characters, with a heading for every ten entries."""
    parts = ["# Sheep\n\n"]
    length = 0
    for number in range(size):
        if number % 10 == 0:
            parts.append(f"\n## Flock {number}\n\n")
        parts.append(
            texts[number % len(texts)].replace("Counting Sheep", f"Sheep {number}") + "\n\n"
        )
        length += len(parts[-1])
        if length > size:
            return "".join(parts)
    return ""


def seconds(text):
    """Processor time, without the collection of garbage that other tests left."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    parse(text)
    gc.enable()
    return time.process_time() - start


def keeps_the_ratio(short, long, ratio):
    """Read both by turns until the best times of each keep the ratio; what disturbs a reading only adds to it."""
    shorts, longs = [], []
    for _ in range(ATTEMPTS):
        shorts.append(seconds(short))
        longs.append(seconds(long))
        if min(longs) < ratio * min(shorts):
            return True
    return False


HOSTILE = {
    "brackets": "- [[[[[[[[[[[[[[[[ " * 20 + "\n",
    "stars": "- ** * ** * _ __ **a* " * 20 + "\n",
    "quotes": '- " “ ( < ` ~ " ( “ ' * 20 + "\n",
    "commas": "- a, B. c, D | " * 40 + "[x](https://a.org)\n",
    "nested": "".join("  " * depth + "- x\n" for depth in range(40)),
}


@pytest.mark.parametrize("kind", [*FAMILIES, "rows", *HOSTILE])
def test_four_times_the_length_takes_about_four_times_the_time(kind):
    if kind in HOSTILE:
        texts = [HOSTILE[kind]]
    elif kind == "rows":
        texts = [f"{header}\n{'|---' * (header.count('|') - 1)}|\n{row}" for header, row, _ in ROWS]
    else:
        texts = [text for text, _ in FAMILIES[kind]]
    short, long = long_list(texts, SHORT), long_list(texts, TIMES * SHORT)
    assert len(long) > 0.95 * TIMES * len(short)
    assert keeps_the_ratio(short, long, RATIO)


def test_two_megabytes_take_twice_the_time_of_one():
    texts = [text for found in FAMILIES.values() for text, _ in found]
    short, long = long_list(texts, WHOLE), long_list(texts, 2 * WHOLE)
    assert keeps_the_ratio(short, long, WHOLE_RATIO)
