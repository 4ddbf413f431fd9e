"""A README into the catalogue; a newer version of it changes what it changed, and no more."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from django.contrib.auth.models import User
from django.utils import timezone

from catalogue import readme
from catalogue.changes import Change, changing
from catalogue.importing.blocks import place_blocks
from catalogue.importing.counting import counts
from catalogue.importing.decoding import MAX_BYTES, decode
from catalogue.importing.leaving import Pruning, leave_categories, leave_entries
from catalogue.importing.report import ImportReport
from catalogue.importing.sections import order_categories, place_headings, settle_kinds
from catalogue.importing.settling import settle_edited
from catalogue.importing.starting_over import start_over
from catalogue.importing.state import STORED, State, stored
from catalogue.importing.weaving import displaced, merge_orders
from catalogue.models import Category, Entry, ImportRun, Readme
from catalogue.readme import Document
from catalogue.readme.comparing import Pairing

STEP = 1024
"""Between the positions of neighbours, so that one can be put between them."""


def import_markdown(
    content: bytes,
    name: str,
    who: User | None = None,
    *,
    prune: bool = False,
    force: bool = False,
    new: bool = False,
    dry_run: bool = False,
    max_bytes: int = MAX_BYTES,
) -> ImportReport:
    """Import the bytes of a README in one transaction: all of it or nothing.

    ``name`` is the file's, for the record. ``prune`` deletes papers that the file no longer has,
    ``force`` even more than a tenth of them, ``new`` starts over where no curator has edited, and
    ``dry_run`` does it all and keeps nothing. Raises Refused with the lines that are at fault.
    """
    theirs = readme.parse(decode(content, max_bytes))
    with changing(who, f"Import of {name}", history=False) as change:
        if new:
            start_over(change)
        state = bring_in(change, theirs, Pruning(prune, force))
        _record(state, content, name)
        if dry_run:
            change.discard()
    state.report.warnings += theirs.notices
    return state.report


def bring_in(
    change: Change,
    theirs: Document,
    pruning: Pruning,
    *,
    base: Document | None = None,
    pairing: Pairing | None = None,
) -> State:
    """Merge a version of the file into the rows and keep it as the base of the next comparison.

    ``base`` is the file as last imported and ``pairing`` which piece is which, where they are known.
    """
    base = base or readme.parse(Readme.objects.current().text)
    state = State(change, base, theirs, pairing)
    settle_edited(state)
    place_headings(state)
    place_blocks(state)
    leave_entries(state, pruning)
    _store_entries(state)
    leave_categories(state)
    order_categories(state)
    settle_kinds(state)
    known = Readme.objects.current()
    known.text = readme.render(theirs)
    known.sha256 = sha256(known.text.encode()).hexdigest()
    known.bom, known.newline = theirs.bom, theirs.newline
    known.profile, known.counts = theirs.profile.as_json(), counts(state)
    known.imported, known.exported, known.exported_text = timezone.now(), None, ""
    change.save(known)
    return state


def _store_entries(state: State) -> None:
    """Write the entries with their new places and their order."""
    former = [row.pk for _, row in sorted(state.entries.items())]
    for place, row in state.placed.items():
        row.seen_at = place
    added = [row for row in state.placed.values() if row._state.adding]
    state.change.create_all(Entry, added)
    rows = {row.pk: row for row in [*state.all_entries, *added]}
    _order(state, rows, [rows[pk] for pk in former if pk in rows])
    state.change.supersede(Category.objects.filter(pk__in=state.reworded))
    changed = [row for row in rows.values() if stored(row) != state.written.get(row.pk)]
    state.change.update_all(Entry, changed, [name.removesuffix("_id") for name in STORED])
    state.change.touch(row.paper_id for row in added if row.paper_id)


def _order(state: State, rows: dict[int, Entry], former: list[Entry]) -> None:
    """Number the entries of each category: file and curators woven together."""
    wanted = _by_category(row for _, row in sorted(state.placed.items()))
    stayed = [row for row in rows.values() if state.origins.get(row.pk) == row.category_id]
    current = _by_category(stayed)
    base = _by_category(row for row in former if state.origins[row.pk] == row.category_id)
    everything = _by_category(rows.values())
    for category, pks in everything.items():
        known = set(wanted[category]) | set(current[category])
        order = merge_orders(wanted[category], current[category], base[category]) + [
            pk for pk in pks if pk not in known
        ]
        _count_moves(state, order, current[category], rows)
        for number, pk in enumerate(order, start=1):
            rows[pk].position = STEP * number


def _by_category(rows: Iterable[Entry]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row.category_id].append(row.pk)
    return found


def _count_moves(state: State, order: list[int], before: list[int], rows: dict[int, Entry]) -> None:
    """Count the papers that the file has put in another order."""
    places = {pk: number for number, pk in enumerate(before)}
    papers = [places[pk] for pk in order if pk in places and rows[pk].paper_id is not None]
    state.report.moved += displaced(papers)


def _record(state: State, content: bytes, name: str) -> None:
    """Keep the run, with the file, in the list of imports."""
    state.change.save(
        ImportRun(
            kind=ImportRun.Kind.README,
            name=name,
            by=state.change.who,
            counts=state.report.counts,
            sha256=sha256(content).hexdigest(),
            text=readme.render(state.theirs),
        )
    )
