"""All writes go through one door, and the door keeps what it promises."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import F
from reversion.models import Version

from catalogue.changes import Stale, changing
from catalogue.models import Author, Edition, Paper
from tests.factories import PaperFactory

CODE = Path(settings.BASE_DIR, "catalogue")
WRITES = {
    "save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip
DOORS = {"change", "self.change", "state.change", "opened(request)", "super()"}
HOMES = {"changes.py"}


def is_write(call):
    """Whether a call writes rows: a form that only prepares them, or is handed the door, does not."""
    if not isinstance(call.func, ast.Attribute):
        return False
    given = {ast.unparse(one) for one in [*call.args, *(word.value for word in call.keywords)]}
    if given & {"False", "opened(request)"}:
        return False
    of_rows = call.func.attr == "update" and ".objects" in ast.unparse(call.func.value)
    return call.func.attr in WRITES or of_rows


def stray_writes(path):
    """The calls of a module that write rows by another way than the door."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and is_write(node):
            by = ast.unparse(node.func.value)
            if by not in DOORS:
                yield f"{path.name}:{node.lineno}: {by}.{node.func.attr}"


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(CODE.rglob("*.py")) if "migrations" not in p.parts and p.name not in HOMES],
    ids=lambda path: str(path.relative_to(CODE)),
)
def test_a_module_writes_through_the_door_only(path):
    assert list(stray_writes(path)) == []


def test_the_search_for_other_ways_finds_them(tmp_path):
    path = tmp_path / "stray.py"
    path.write_text(
        "paper.save()\nPaper.objects.create()\nPaper.objects.filter(a=1).update(b=2)\nd.update(x)\n"
    )
    assert [call.split(": ")[1] for call in stray_writes(path)] == [
        "paper.save",
        "Paper.objects.create",
        "Paper.objects.filter(a=1).update",
    ]


@pytest.mark.django_db
def test_the_catalogues_version_rises_with_every_write_whatever_the_clock_says():
    with changing(None, "first") as first:
        pass
    Edition.objects.update(version=F("version") + 10**9)
    with changing(None, "second") as second:
        pass
    assert second.version == first.version + 10**9 + 1 == Edition.current()


@pytest.mark.django_db
def test_a_version_that_was_rolled_back_does_not_come_again():
    with changing(None, "a dry run") as tried:
        tried.discard()
    with changing(None, "the real one") as done:
        pass
    assert done.version > tried.version


@pytest.mark.django_db
def test_a_row_that_was_written_since_it_was_read_cannot_be_claimed():
    paper = PaperFactory()
    read = Paper.objects.get(pk=paper.pk).version
    with changing(None, "somebody else") as change:
        change.save(paper)
    with pytest.raises(Stale), changing(None, "too late") as change:
        change.claim(paper, read)


@pytest.mark.django_db
def test_a_discarded_change_keeps_nothing():
    with changing(None, "a dry run") as change:
        change.save(Author(name="Ada Lovelace", slug="ada-lovelace"))
        change.discard()
    assert not Author.objects.exists()


@pytest.mark.django_db
def test_a_renamed_author_is_found_by_the_new_name_at_once():
    paper = PaperFactory(authors=["Ada Lovelace"])
    author = Author.objects.get()
    author.name = "Augusta King"
    with changing(None, "renaming") as change:
        change.save(author)
    assert list(Paper.objects.matching("augusta king ada")) == [paper]


@pytest.mark.django_db
def test_the_history_begins_with_the_state_before_the_first_edit():
    paper = PaperFactory(title="Before")
    Version.objects.all().delete()
    paper.title = "After"
    with changing(None, "retitling", [Paper.objects.get(pk=paper.pk)]) as change:
        change.save(paper)
    versions = Version.objects.get_for_object(paper)
    assert [version.field_dict["title"] for version in versions] == ["After", "Before"]
