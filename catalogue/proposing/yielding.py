"""What a curator had changed gives way, where another curator accepts the file's version of it."""

from collections.abc import Sequence
from typing import Any

from catalogue import filing, shown
from catalogue.changes import Change
from catalogue.models import Category, Entry, Paper
from catalogue.proposing.differences import ADD, HEADING, MOVE, PAPER, REMOVE, Difference
from catalogue.proposing.patching import Unfit
from catalogue.proposing.standing import Catalogue, Standing, siblings
from catalogue.readme import EntryBlock
from catalogue.records import PRINTED, PaperRecord

GONE = "the catalogue no longer has what this changes"


def yield_to(change: Change, catalogue: Catalogue, one: Difference, standing: Standing) -> None:
    """Bring back what the file had, so that its change can be made; raises Unfit where that is gone."""
    if one.kind == ADD and standing.paper is not None:
        _take_from_file(change, catalogue, one, standing.paper)
    elif one.about == HEADING:
        _reset_heading(change, catalogue, one, standing.category)
    elif standing.entry is None:
        raise Unfit(one, GONE)
    elif one.kind == MOVE:
        _move_back(change, catalogue, one, standing.entry)
    elif one.about == PAPER and one.kind != REMOVE and standing.paper is not None:
        record = _reading(catalogue, one, newer=False)
        _update(catalogue, standing.paper, record, {one.field})
    elif standing.entry.kind == Entry.Kind.TEXT:
        standing.entry.edited = None
        change.save(standing.entry)


def take_out(change: Change, one: Difference, standing: Standing) -> None:
    """Take a paper out of the list as a curator would: out of this category, or off the site.

    A heading that goes takes the withdrawn papers below it out of the category.
    """
    if one.about == HEADING and standing.category is not None:
        for entry in standing.category.entries.filter(paper__state=Paper.State.WITHDRAWN):
            filing.unfile(change, entry)
    if standing.paper is None or standing.entry is None:
        return
    if standing.paper.entries.count() > 1:
        filing.unfile(change, standing.entry)
    else:
        filing.withdraw(change, [Paper.objects.get(pk=standing.paper.pk)])


def _take_from_file(change: Change, catalogue: Catalogue, one: Difference, paper: Paper) -> None:
    """A paper that a curator made or hid, and that the file adds."""
    filing.publish(change, [paper])
    record, mine = _reading(catalogue, one, newer=True), paper.as_printed()
    differing = {n for n in PRINTED if shown.value(record, n) != shown.value(mine, n)}
    if paper.entries.filter(source="").exists() and differing:
        _update(catalogue, paper, record, differing)


def _update(catalogue: Catalogue, paper: Paper, record: PaperRecord, fields: set[str]) -> None:
    catalogue.store.update(Paper.objects.for_records().get(pk=paper.pk), record, fields)


def _reading(catalogue: Catalogue, one: Difference, *, newer: bool) -> PaperRecord:
    pieces = catalogue.compared.new if newer else catalogue.compared.old
    node = pieces[(one.theirs if newer else one.base) or 0].node
    if not isinstance(node, EntryBlock):
        raise TypeError(one)
    return node.reading.record


def _move_back(change: Change, catalogue: Catalogue, one: Difference, entry: Entry) -> None:
    home = catalogue.former_home(one)
    if home is None or entry.paper_id is None:
        raise Unfit(one, GONE)
    if entry.category_id == home.pk:
        _put_in_order(change, siblings(entry))
    else:
        filing.move_entry(change, entry, home)


def _reset_heading(
    change: Change, catalogue: Catalogue, one: Difference, row: Category | None
) -> None:
    if row is None:
        raise Unfit(one, GONE)
    row.refresh_from_db()
    if one.kind == MOVE:
        home = catalogue.former_home(one)
        if home is None:
            raise Unfit(one, GONE)
        if row.parent_id == home.pk:
            _put_in_order(change, siblings(row))
        else:
            filing.move_category(change, row, home)
    elif one.field == "level":
        row.level = one.old
        change.save(row)
    else:
        filing.rename_category(change, row, one.old[: row._meta.get_field("name").max_length])


def _put_in_order(change: Change, rows: Sequence[Any]) -> None:
    """Let rows that the file has stand in its order again, on the places that they hold together."""
    seen = [row for row in rows if row.seen_at is not None]
    places = [row.position for row in seen]
    for row, position in zip(sorted(seen, key=lambda row: row.seen_at), places, strict=True):
        row.position = position
    change.update_all(type(rows[0]), seen, ["position"])
