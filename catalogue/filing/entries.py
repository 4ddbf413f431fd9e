"""Deeds on the blocks of a category: a paper is filed, moved, taken out; a text is edited."""

import re
from collections.abc import Sequence

from catalogue.changes import Change
from catalogue.models import Category, Entry, Paper, Readme
from catalogue.readme import split_tail, usual_newline

STEP = 1024
"""How far apart the blocks of a category stand, so that others fit between them."""

LINE_END = re.compile(r"\r\n|\r|\n")
CLOSING = re.compile(
    r"(?:\s*</[a-z][\w-]*>|\s*([-*_])(?:[ \t]*\1){2,}[ \t]*$)+\s*", re.IGNORECASE | re.MULTILINE
)
"""Closing tags and rules: what ends a section, so that nothing is written after it."""


def file_paper(change: Change, paper: Paper, category: Category) -> Entry:
    """Put the paper into the category, where a new paper belongs; it may stand there already.

    A paper that was taken out of the category comes back to where it stood.
    """
    entries = list(category.entries.in_order())
    for entry in entries:
        if entry.paper_id == paper.pk:
            return entry
    entry = next((one for one in entries if _is_gap_of(one, paper)), None) or Entry(
        category=category, position=_make_room(change, entries, _place_of_new(entries))
    )
    entry.kind, entry.paper, entry.edited = Entry.Kind.PAPER, paper, None
    _save(change, entry)
    return entry


def move_entry(change: Change, entry: Entry, category: Category) -> Entry:
    """Move a paper's entry to another category: to its old place there if it has one."""
    if entry.category_id == category.pk:
        return entry
    entries = list(category.entries.in_order())
    for other in entries:
        if other.paper_id == entry.paper_id:
            unfile(change, entry)
            return other
    place = _old_place(entry, category, entries)
    if place is None:
        place = _place_of_new(entries)
    entry.category, entry.position = category, _make_room(change, entries, place)
    _save(change, entry)
    return entry


def move_entries(change: Change, moves: Sequence[tuple[Entry, Category]]) -> None:
    """Move entries of one paper; where some would only change places, they stay."""
    left = {entry.category for entry, _ in moves}
    reached = {category for _, category in moves}
    leaving = [entry for entry, _ in moves if entry.category not in reached]
    arriving = [category for _, category in moves if category not in left]
    for entry, category in zip(leaving, arriving, strict=False):
        move_entry(change, entry, category)


def unfile(change: Change, entry: Entry) -> None:
    """Take a paper out of a category; what stands in the file leaves a gap that keeps its place."""
    paper = Paper.objects.get(entries=entry)
    if entry.source:
        entry.kind, entry.paper, entry.edited = Entry.Kind.TEXT, None, ""
        change.save(entry)
    else:
        change.delete(entry)
    change.save(paper)


def edit_text(change: Change, entry: Entry, text: str) -> None:
    """Give a block of text another wording, with the line ends that the block has."""
    body, _ = split_tail(entry.source)
    wanted, _ = split_tail(LINE_END.sub("\n", text))
    if wanted == LINE_END.sub("\n", body):
        edited = None
    else:
        edited = wanted.replace("\n", _newline_of(entry))
    if edited != entry.edited:
        entry.edited = edited
        change.save(entry)


def text_of(entry: Entry) -> str:
    """A block of text as it stands, without the blank lines after it."""
    return split_tail(entry.source)[0] if entry.edited is None else entry.edited


def mark_as_topic(change: Change, category: Category) -> None:
    """A category with a paper is a topic, and so are all above it."""
    above: Category | None = category
    while above is not None and above.kind == Category.Kind.PROSE:
        above.kind = Category.Kind.TOPIC
        change.save(above)
        above = above.parent


def _save(change: Change, entry: Entry) -> None:
    """Save the entry, and the paper too: whoever has it open has not seen this."""
    mark_as_topic(change, entry.category)
    change.save(entry)
    change.save(Paper.objects.get(entries=entry))


def _newline_of(entry: Entry) -> str:
    if LINE_END.search(entry.source):
        return usual_newline(entry.source)
    return Readme.objects.without_texts().current().newline


def _is_gap_of(entry: Entry, paper: Paper) -> bool:
    """Whether the block is what `unfile` has left of this paper."""
    was = entry.shown or {}
    return entry.kind == Entry.Kind.TEXT and entry.edited == "" and was.get("title") == paper.title


def _place_of_new(entries: Sequence[Entry]) -> int:
    """Where among the blocks of a category a new paper belongs."""
    papers = [place for place, entry in enumerate(entries) if entry.kind == Entry.Kind.PAPER]
    if papers:
        newest_first = Readme.objects.without_texts().current().profile.get("newest_first") is True
        return papers[0] if newest_first else papers[-1] + 1
    place = len(entries)
    while place and CLOSING.fullmatch(text_of(entries[place - 1])):
        place -= 1
    return place


def _old_place(entry: Entry, category: Category, entries: Sequence[Entry]) -> int | None:
    """Where the block stood in the category when the file was last imported, if it did."""
    if entry.seen_at is None:
        return None
    above = Category.objects.seen().filter(seen_at__lt=entry.seen_at).order_by("-seen_at").first()
    if (above or Category.objects.get(kind=Category.Kind.ROOT)) != category:
        return None
    start = -1 if category.seen_at is None else category.seen_at
    before = [
        place
        for place, other in enumerate(entries)
        if other.seen_at is not None and start < other.seen_at < entry.seen_at
    ]
    return before[-1] + 1 if before else 0


def _make_room(change: Change, entries: Sequence[Entry], place: int) -> int:
    """A position for a block before the one at this place; all are moved apart where it is tight."""
    before = entries[place - 1].position if place else 0
    after = entries[place].position if place < len(entries) else before + 2 * STEP
    between = (before + after) // 2
    if between in {before, after}:
        for number, entry in enumerate(entries, 1):
            entry.position = number * STEP
        change.update_all(Entry, entries, ["position"])
        return _make_room(change, entries, place)
    return between
