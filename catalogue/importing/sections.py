"""The headings of a file onto the category tree."""

from collections import defaultdict

from django.core.exceptions import ValidationError

from catalogue import filing, names
from catalogue.importing.state import State
from catalogue.importing.weaving import merge_orders
from catalogue.models import Category
from catalogue.readme import EntryBlock, Heading, Piece, Section, sections
from catalogue.records import LIMITS

STEP = 10


def place_headings(state: State) -> None:
    """Give every heading of the file its category: the one it was, an unseen one of its name, a new one."""
    title, moved = state.theirs.title, []
    for piece in state.headings():
        heading = _heading(piece)
        is_title = title is not None and title.heading is heading
        parent = state.homes[piece.parent]
        former = state.partner(piece)
        row = state.categories.get(former.place) if former is not None else None
        if former is not None and row is None:
            state.homes[piece.place] = parent
            continue
        if row is None or former is None:
            row = _adopted(state, heading, parent, is_title=is_title) or _new(
                state, heading, parent
            )
        else:
            _merge(state, piece, former, row)
        if (row.heading, row.seen_at) != (heading.text, piece.place):
            row.heading, row.seen_at = heading.text, piece.place
            moved.append(row)
        state.homes[piece.place] = row
    state.change.update_all(Category, moved, ["heading", "seen_at"])


def _heading(piece: Piece) -> Heading:
    if not isinstance(piece.node, Heading):
        raise TypeError(piece)
    return piece.node


def _adopted(
    state: State, heading: Heading, parent: Category, *, is_title: bool
) -> Category | None:
    """A category that a curator or a file of records made, which the file now has too."""
    for row in state.all_categories:
        free = row.seen_at is None and row not in state.homes.values()
        if free and is_title and row.kind == Category.Kind.TITLE:
            row.name, row.level = heading.name[: LIMITS["category"]], heading.level
            state.change.save(row)
            return row
        if free and row.parent_id == parent.pk and row.name == heading.name:
            return row
    return None


def _new(state: State, heading: Heading, parent: Category) -> Category:
    row = Category(
        parent=parent,
        name=heading.name[: LIMITS["category"]],
        slug=_free_slug(state, parent, heading.name),
        level=heading.level,
        kind=Category.Kind.PROSE,
    )
    state.change.save(row)
    state.all_categories.append(row)
    return row


def _free_slug(state: State, parent: Category, name: str) -> str:
    taken = {row.slug for row in state.all_categories if row.parent_id == parent.pk}
    return filing.free_slug(Category, names.slug(name), taken=taken)


def _merge(state: State, piece: Piece, former: Piece, row: Category) -> None:
    """What the file changed of a heading, unless a curator changed it too."""
    was, now = _heading(former), _heading(piece)
    before = row.name, row.level
    _take_name(state, piece, row, was.name[: LIMITS["category"]])
    if was.level != now.level and row.level == was.level:
        row.level = now.level
    if (row.name, row.level) != before:
        state.change.save(row)
    before_parent, after_parent = state.categories.get(former.parent), state.homes[piece.parent]
    if after_parent not in {before_parent, row.parent}:
        if row.parent != before_parent:
            state.conflict(piece, "moved", f"“{row}” was moved in the file and by a curator")
        else:
            _move(state, piece, row, after_parent, now.level)


def _take_name(state: State, piece: Piece, row: Category, was: str) -> None:
    now = _heading(piece).name[: LIMITS["category"]]
    if now in {was, row.name}:
        return
    if row.name == was:
        row.name = now
    else:
        message = f"the heading “{was}” is “{now}” in the file and “{row.name}” in the catalogue"
        state.conflict(piece, "name", message, now)


def _move(state: State, piece: Piece, row: Category, parent: Category, level: int) -> None:
    try:
        filing.move_category(state.change, row, parent)
    except ValidationError as error:
        state.conflict(piece, "moved", " ".join(error.messages))
    row.refresh_from_db()
    if row.level != level:
        row.level = level
        state.change.save(row)


def order_categories(state: State) -> None:
    """Siblings in the order of the file, unless a curator put them in another."""
    wanted: dict[int | None, list[int]] = defaultdict(list)
    for row in state.homes.values():
        if row.pk not in wanted[row.parent_id]:
            wanted[row.parent_id].append(row.pk)
    base: dict[int | None, list[int]] = defaultdict(list)
    for _, row in sorted(state.categories.items()):
        if state.parents.get(row.pk) == row.parent_id:
            base[row.parent_id].append(row.pk)
    current: dict[int | None, list[Category]] = defaultdict(list)
    for row in Category.objects.order_by("position", "pk"):
        current[row.parent_id].append(row)
    moved = []
    for parent, rows in current.items():
        known = [row.pk for row in rows if state.parents.get(row.pk, parent) == parent]
        order = merge_orders(wanted[parent], known, base[parent])
        order += [row.pk for row in rows if row.pk not in set(order)]
        positions = {pk: STEP * number for number, pk in enumerate(order, start=1)}
        moved += [row for row in rows if row.position != positions[row.pk]]
        for row in rows:
            row.position = positions[row.pk]
    state.change.update_all(Category, moved, ["position"])


def settle_kinds(state: State) -> None:
    """Title, topics and prose, as the file has them; a curator's choice for a known category stays."""
    title = state.theirs.title
    places = {id(piece.node): piece.place for piece in state.headings()}
    title_row = None
    if title is not None and title.heading is not None:
        title_row = state.homes[places[id(title.heading)]]
    for row in Category.objects.filter(kind=Category.Kind.TITLE):
        if row != title_row:
            row.kind = Category.Kind.PROSE
            state.change.save(row)
    changed = []
    for section in sections(state.theirs.root):
        for kind, below in _kinds(section):
            row = state.homes[places[id(below.heading)]]
            known = state.former.get(places[id(below.heading)]) is not None
            wanted = Category.Kind.TITLE if row == title_row else kind
            if wanted != row.kind and not (known and _keeps_kind(row, wanted)):
                row.kind, row.version = wanted, state.change.version
                changed.append(row)
    state.change.update_all(Category, changed, ["kind", "version"])


def _keeps_kind(row: Category, wanted: str) -> bool:
    """A known category stays what it is without papers; one without a heading is the file itself."""
    if row.kind == Category.Kind.ROOT or wanted == Category.Kind.PROSE:
        return True
    return wanted == Category.Kind.TOPIC and not row.entries.of_papers().exists()


def _kinds(section: Section) -> list[tuple[str, Section]]:
    """Topics have a paper below them, or are empty and have a topic beside them."""
    with_papers = [_has_papers(below) for below in section.sections]
    return [
        (
            Category.Kind.TOPIC
            if papers or (any(with_papers) and _is_empty(below))
            else Category.Kind.PROSE,
            below,
        )
        for papers, below in zip(with_papers, section.sections, strict=True)
    ]


def _has_papers(section: Section) -> bool:
    return any(isinstance(b, EntryBlock) for s in sections(section) for b in s.blocks)


def _is_empty(section: Section) -> bool:
    return not any(s.blocks for s in sections(section))
