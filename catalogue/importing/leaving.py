"""What the file no longer has: entries, text and headings that go, or stay where a curator needs them."""

from dataclasses import dataclass

from catalogue import shown
from catalogue.importing.report import Refused
from catalogue.importing.state import State
from catalogue.models import Category, Entry, Paper
from catalogue.records import Notice


@dataclass(frozen=True, slots=True)
class Pruning:
    """Whether papers the file no longer has are deleted, and whether many may be."""

    prune: bool = False
    force: bool = False


def leave_entries(state: State, pruning: Pruning) -> None:
    """Take out what the file dropped. Papers go only when they are pruned, and no curator changed them."""
    here = {row.pk for row in state.placed.values()}
    gone: list[Entry] = []
    for row in state.all_entries:
        if row.pk in here or not (row.source or row.seen_at is not None):
            continue
        row.seen_at = None
        if row.kind == Entry.Kind.TEXT:
            _leave_text(state, row)
        elif row.paper is not None and _may_go(state, row, row.paper, pruning):
            gone.append(row)
    _refuse_many(state, gone, pruning)
    _remove(state, gone)


def _leave_text(state: State, row: Entry) -> None:
    if row.edited:
        message = f"text of “{row.category}” is gone from the file, but a curator edited it"
        state.report.conflicts.append(Notice(0, "text_removed", message, row.edited))
    else:
        state.all_entries = [other for other in state.all_entries if other is not row]
        state.change.delete(row)


def _may_go(state: State, row: Entry, paper: Paper, pruning: Pruning) -> bool:
    if paper.state != Paper.State.PUBLISHED:
        return False
    if not pruning.prune:
        message = f"“{paper}” is no longer in the file; it stays in the catalogue"
        state.warn(0, "absent", message, "import with --prune to delete it")
        return False
    if shown.changed(row.shown or {}, paper.as_printed()):
        message = f"“{paper}” is no longer in the file, but a curator changed it"
        state.report.conflicts.append(Notice(0, "removed_but_edited", message))
        return False
    return True


def _refuse_many(state: State, gone: list[Entry], pruning: Pruning) -> None:
    entries = sum(row.paper_id is not None for row in state.entries.values())
    if gone and 10 * len(gone) > entries and not pruning.force:
        message = f"{len(gone)} of {entries} papers would be deleted, more than a tenth"
        raise Refused(Notice(0, "too_many_removed", message, "import with --force as well"))


def _remove(state: State, gone: list[Entry]) -> None:
    """Delete these entries, and the papers that have no other; they can be recovered from the history."""
    papers = [row.paper for row in gone if row.paper is not None]
    leaving = {row.pk for row in gone}
    state.all_entries = [row for row in state.all_entries if row.pk not in leaving]
    with state.change.recording(papers):
        for row in gone:
            state.change.delete(row)
        for paper in {paper.pk: paper for paper in papers}.values():
            if not paper.entries.exists():
                state.change.delete(paper)
    state.report.removed += len(gone)


def leave_categories(state: State) -> None:
    """Delete the headings that the file dropped, from the deepest; one that holds something stays."""
    here = {row.pk for row in state.homes.values()}
    for row in reversed(state.all_categories):
        dropped = row.pk not in here and (row.seen_at is not None or row.heading)
        if not dropped or row.kind == Category.Kind.ROOT:
            continue
        if row.entries.exists() or row.children.exists():
            if row.seen_at is not None:
                row.refresh_from_db()
                row.seen_at = None
                state.change.save(row)
        else:
            with state.change.recording([row]):
                state.change.delete(row)
