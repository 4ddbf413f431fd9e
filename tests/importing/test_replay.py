"""Newer versions of whole lists: each kind of edit goes in and out exactly, and is told exactly.

On the seed or a sample each kind is played; with ``REPLAY=1`` on each list beside the project, too, which takes
many minutes.
"""

import contextlib
import os
from pathlib import Path
from zlib import crc32

import pytest
from django.conf import settings

from catalogue.importing import import_markdown
from tests.importing.lists import counts, written
from tests.importing.replays import KINDS, DoesNotApply, Page
from tests.proposing.test_deciding import accept, found, reasons, staged

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SEED = Path(settings.BASE_DIR, "fixtures", "seed.md")
SAMPLE = Path(__file__).parent / "replays" / "sample.md"
OTHERS = sorted(
    path
    for path in Path(settings.BASE_DIR).parent.glob("shared/lists/*.md")
    if path.stem != SEED.stem
)
WHOLE = [
    pytest.param(path, name, id=f"{path.stem}-{name}")
    for path in (OTHERS if os.environ.get("REPLAY") else [])
    for name in KINDS
]


def page_of(path, name):
    return Page(path.read_bytes().decode(), crc32(f"{path.stem} {name}".encode()))


def played(path, name):
    """The list, its newer version, and the counts and proposals that are the edit."""
    page = page_of(path, name)
    text = page.text
    try:
        told = KINDS[name](page)
    except DoesNotApply:
        pytest.skip("nothing in this list to do it to")
    import_markdown(text.encode(), path.name)
    return text, page.text, *told


def replay_import(path, name):
    _, newer, expected, _ = played(path, name)
    report = import_markdown(newer.encode(), path.name, prune=True, force=True)
    assert counts(report) == expected
    assert written() == newer
    again = import_markdown(newer.encode(), path.name)
    assert counts(again) == (0, 0, 0, 0)


def replay_staged(path, name):
    text, newer, _, proposals = played(path, name)
    staged(newer)
    assert sorted((one.about, one.kind, one.field) for one in found()) == sorted(proposals)
    assert written() == text
    assert reasons(accept(*found())) == []
    assert written() == newer


def home(name):
    """The first of the seed and the sample that has something to do this to."""
    for path in (SEED, SAMPLE):
        with contextlib.suppress(DoesNotApply):
            KINDS[name](page_of(path, name))
            return path
    raise DoesNotApply(name)


@pytest.mark.parametrize("name", KINDS)
def test_an_edit_of_a_list_is_imported_and_told_exactly(name):
    replay_import(home(name), name)


@pytest.mark.parametrize("name", KINDS)
def test_an_edit_of_a_list_is_proposed_and_accepted_exactly(name):
    replay_staged(home(name), name)


@pytest.mark.parametrize(("path", "name"), WHOLE)
def test_an_edit_of_a_list_at_hand_is_imported_and_told_exactly(path, name):
    replay_import(path, name)


@pytest.mark.parametrize(("path", "name"), WHOLE)
def test_an_edit_of_a_list_at_hand_is_proposed_and_accepted_exactly(path, name):
    replay_staged(path, name)
