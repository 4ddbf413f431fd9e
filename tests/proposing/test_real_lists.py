"""Edits of whole lists: the seed's, and those beside the project where they are at hand."""

import random
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from catalogue.importing import import_markdown
from catalogue.proposing.differences import Comparison
from catalogue.readme import EntryBlock, Heading, headings, parse, pieces, split_tail
from tests.importing.lists import written
from tests.proposing.test_deciding import accept, found, reasons, staged

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SEED = Path(settings.BASE_DIR, "fixtures", "seed.md")
OTHERS = sorted(Path(settings.BASE_DIR).parent.glob("shared/lists/*.md"))
EDITS = 8


def edit_once(text, dice):
    """Do to a list what a contributor does: change, add, move, rename, remove, reword."""
    found = pieces(parse(text))
    texts = [piece.node.text for piece in found]
    entries = [piece for piece in found if isinstance(piece.node, EntryBlock)]
    titles = Counter(piece.node.reading.record.title for piece in entries)
    entries = [piece for piece in entries if titles[piece.node.reading.record.title] == 1]
    named = [p for p in found if isinstance(p.node, Heading) and p.node.level > 1]
    plain = [p for p in found if not isinstance(p.node, Heading) and len(p.node.text) > 20]
    deed = dice.choice([retitle, relabel, add, move, remove, rename, reword])
    pool = named if deed is rename else plain if deed in {reword, add, remove} else entries
    if pool:
        deed(texts, dice.choice(pool), dice, entries)
    return "".join(texts)


def gap(body):
    """What stands at least between two entries: items and rows follow each other at once."""
    return "\n\n" if body.lstrip().startswith("[") else "\n"


def retitle(texts, piece, dice, _):
    title = piece.node.reading.record.title
    texts[piece.place] = texts[piece.place].replace(title, f"{title} (extended)", 1)


def relabel(texts, piece, dice, _):
    year = str(piece.node.reading.record.year)
    texts[piece.place] = texts[piece.place].replace(year, "2019", 1)


def add(texts, piece, dice, _):
    number = dice.randrange(10_000)
    body, tail = split_tail(texts[piece.place])
    twin = body.replace("a", "e").replace("arxiv.org/abs/", f"arxiv.org/abs/{number}")
    texts[piece.place] = body + (tail if tail.count("\n") > 1 else gap(body)) + twin + tail


def move(texts, piece, dice, entries):
    other = dice.choice(entries)
    if other is not piece:
        (body, tail), (target, after) = (split_tail(texts[p.place]) for p in (piece, other))
        texts[piece.place] = ""
        texts[other.place] = (
            target + (after if after.count("\n") > 1 else gap(body)) + body + (after or tail)
        )


def remove(texts, piece, dice, _):
    texts[piece.place] = ""


def rename(texts, piece, dice, _):
    texts[piece.place] = headings.rename(texts[piece.place], f"{piece.node.name} Anew")


def reword(texts, piece, dice, _):
    body, tail = split_tail(texts[piece.place])
    texts[piece.place] = f"{body} and more{tail}"


def edited(text, seed):
    dice = random.Random(seed)  # noqa: S311 -- any edits do, the same each time
    for _ in range(EDITS):
        text = edit_once(text, dice)
    return text


def check(path, seed):
    text = path.read_bytes().decode()
    import_markdown(text.encode(), path.name)
    new = edited(text, seed)
    staged(new)
    assert written() == text
    decisions = accept(*found())
    assert (reasons(decisions), found()) == ([], [])
    assert written() == new
    assert staged(new).filed.total() == 0


@pytest.mark.parametrize("seed", range(12))
def test_edits_of_the_seed_are_accepted_byte_for_byte(seed):
    check(SEED, seed)


def signs(comparison):
    return [(one.about, one.kind, one.field, one.new) for one in comparison.differences]


@pytest.mark.parametrize("seed", [*range(12, 18), 115])
def test_accepting_one_changes_the_export_by_that_one_alone(seed):
    text = SEED.read_bytes().decode()
    import_markdown(text.encode(), SEED.name)
    new = edited(text, seed)
    staged(new)
    waiting = found()
    dice = random.Random(seed)  # noqa: S311 -- any order does
    dice.shuffle(waiting)
    for _ in range(len(waiting) ** 2):
        if not waiting:
            break
        one = waiting.pop(0)
        before = written()
        if reasons(accept(one)):
            assert written() == before
            waiting.append(one)
        else:
            difference = Comparison(parse(before), parse(written()))
            (told,) = signs(difference)
            assert told[:3] == (one.about, one.kind, one.field)
            assert told[3] == one.new or one.kind == "move"
    assert (waiting, written()) == ([], new)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_edits_of_lists_at_hand_are_accepted_byte_for_byte(path, seed):
    check(path, seed)
