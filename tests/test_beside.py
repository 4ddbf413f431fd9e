"""Work in a process beside this one: the same answers in the same order, and the same errors."""

from functools import partial

import pytest

from catalogue import beside
from catalogue.beside import Beside
from catalogue.formats import BadRecord
from catalogue.formats.jsonl import parse_line
from catalogue.formats.lines import read_lines

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(beside, "MANY", 4)


def test_what_is_done_comes_back_in_the_order_in_which_it_was_given():
    sorting = Beside(sorted)
    batches = [[number, -number] for number in range(12)]
    done = [one for batch in batches for one in sorting.give(batch)]
    assert len(done) == len(batches) - beside.AHEAD
    assert done + sorting.rest() == list(map(sorted, batches))
    assert sorting.rest() == []


def test_lines_that_are_read_beside_are_read_as_any_others(monkeypatch):
    lines = [(f'{{"title": "Paper {number}"}}', number) for number in range(1, 2000)]
    there = list(read_lines(parse_line, lines))
    monkeypatch.setattr(beside, "MANY", 10_000)
    assert there == list(read_lines(parse_line, lines))


def test_an_error_there_names_the_line_as_it_would_here():
    lines = [('{"title": "A"}', number) for number in range(1, 1500)]
    reading = read_lines(parse_line, [*lines, ('{"title": 7}', 1500)])
    with pytest.raises(BadRecord, match="line 1500: title: a text is expected") as error:
        list(reading)
    assert error.value.line == 1500


def test_an_error_of_few_items_is_raised_at_once():
    with pytest.raises(TypeError):
        Beside(partial(sorted, key=len)).give([1, 2])
