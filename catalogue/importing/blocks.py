"""The blocks of a file onto entries: known ones merged, new ones added."""

from dataclasses import replace

from catalogue import identifiers, shown
from catalogue.importing.state import State
from catalogue.models import Category, Entry, Paper
from catalogue.readme import EntryBlock, Piece, carried_identifiers, split_tail
from catalogue.records import PRINTED, LinkRecord, PaperRecord
from catalogue.storing import Known, without


def place_blocks(state: State) -> None:
    """Give every block of the file its entry."""
    added: list[Piece] = []
    for piece in state.blocks():
        former = state.partner(piece)
        row = state.entries.get(former.place) if former is not None else None
        is_paper = isinstance(piece.node, EntryBlock)
        if not is_paper:
            state.report.verbatim += 1
            _place_text(state, piece, former, row)
        elif row is None or former is None:
            added.append(piece)
        else:
            state.placed[piece.place] = row
            _follow_move(state, piece, former, row)
    _merge_known(state)
    _add(state, added)


def _place_text(state: State, piece: Piece, former: Piece | None, row: Entry | None) -> None:
    """Text follows the file, unless a curator edited it."""
    body = split_tail(piece.node.text)[0]
    home = state.homes[piece.section]
    if row is None and former is not None:
        return  # a curator deleted the category with its text
    if row is None or former is None:
        row = _adopted_text(state, home, body) or Entry(kind=Entry.Kind.TEXT, category=home)
    elif row.edited is not None and former.node.text != piece.node.text:
        state.conflict(
            piece, "text", f"text of “{home}” was changed in the file and by a curator", body
        )
    if former is not None:
        _follow_move(state, piece, former, row)
    if row.source != piece.node.text:
        state.reworded.add(row.category_id)
    row.source, row.shown = piece.node.text, None
    state.placed[piece.place] = row


def _adopted_text(state: State, home: Category, body: str) -> Entry | None:
    """A text that a curator wrote and the file now has."""
    for row in state.all_entries:
        text = row.kind == Entry.Kind.TEXT and not row.source and row.category_id == home.pk
        if text and row.edited == body:
            row.edited = None
            return row
    return None


def _follow_move(state: State, piece: Piece, former: Piece, row: Entry) -> None:
    """Another category in the file, unless a curator moved the entry too."""
    before, after = state.former_home(former), state.homes[piece.section]
    stayed = before == after or state.former.get(piece.section) == former.section
    if stayed or row.category_id == after.pk:
        return
    if before is None or row.category_id != before.pk:
        state.conflict(piece, "moved", f"{row} was moved in the file and by a curator", str(after))
        return
    row.category = after
    if row.paper is not None:
        state.report.moved += 1


def reading(piece: Piece) -> PaperRecord:
    if not isinstance(piece.node, EntryBlock):
        raise TypeError(piece)
    return piece.node.reading.record


def printed(piece: Piece) -> tuple[str, ...]:
    """The fields that the entry has a place for; what a heading says of it is not among them."""
    if not isinstance(piece.node, EntryBlock):
        raise TypeError(piece)
    return tuple(name for name in PRINTED if name not in piece.node.reading.unprinted)


def _merge_known(state: State) -> None:
    """Entries that the former file had: the first of a paper drives its record, others are compared."""
    seen: set[int] = set()
    for place, row in sorted(state.placed.items()):
        piece = state.new[place]
        if not isinstance(piece.node, EntryBlock):
            continue
        former = state.partner(piece)
        if row.paper is None:
            if former is not None and former.node.text.strip() != piece.node.text.strip():
                message = f"changed in the file, taken out by a curator: {reading(piece).title}"
                state.conflict(piece, "taken_out", message)
        elif former is not None and row.paper_id not in seen:
            seen.add(row.paper.pk)
            merge(state, piece, reading(former), row, row.paper)
        else:
            compare_second(state, piece, row, row.paper)
            state.report.unchanged += 1
        row.source = piece.node.text


def merge(state: State, piece: Piece, was: PaperRecord, row: Entry, paper: Paper) -> None:
    """Bring the file's changes into the paper where no curator changed the same field."""
    now, mine = reading(piece), paper.as_printed()
    file_changed = {n for n in PRINTED if shown.value(now, n) != shown.value(was, n)}
    curated = shown.changed(row.shown or {}, mine)
    clashing = {n for n in file_changed & curated if shown.value(now, n) != shown.value(mine, n)}
    for name in sorted(clashing):
        message = f"{name} of “{paper}” was changed in the file and by a curator"
        state.conflict(piece, name, message, str(shown.value(now, name)))
    taken = file_changed - curated
    fields = taken | ({"identifiers"} if "links" in taken else set())
    if fields:
        record = replace(now, identifiers=_identifiers(state, piece, was, now, paper))
        with state.change.recording([paper]):
            state.store.update(paper, record, fields)
        before, mine = mine, Paper.objects.for_records().get(pk=paper.pk).as_printed()
        _keep_in_step(state, paper, taken, before, mine)
    row.shown = {
        name: shown.value(now if name in clashing else mine, name)
        if name not in curated or name in file_changed
        else (row.shown or {})[name]
        for name in printed(piece)
    }
    state.report.changed += bool(taken)
    state.report.unchanged += not taken


def _keep_in_step(
    state: State, paper: Paper, taken: set[str], before: PaperRecord, now: PaperRecord
) -> None:
    """Let the paper's other entries stay as the file has them: what it changed here, no curator changed."""
    was, new = (shown.snapshot(record, tuple(taken)) for record in (before, now))
    for row in state.entries_of[paper.pk]:
        if row.shown is not None:
            row.shown = {
                name: new[name] if name in taken and value == was[name] else value
                for name, value in row.shown.items()
            }


def _identifiers(
    state: State, piece: Piece, was: PaperRecord, now: PaperRecord, paper: Paper
) -> dict[str, str]:
    """The paper's identifiers after its links changed; one that another paper has stays there."""
    mine = {found.scheme: found.value for found in paper.identifiers.all()}
    kept = {s: v for s, v in mine.items() if was.identifiers.get(s) != v}
    state.store.load([now])
    foreign = state.store.papers.owned_by_others(now, paper.pk)
    for scheme in foreign:
        message = f"{scheme} {now.identifiers[scheme]} belongs to another paper"
        state.warn(piece.node.line, "wrong_link", message)
    return dict(without(now, foreign).identifiers) | kept


def compare_second(state: State, piece: Piece, row: Entry, paper: Paper) -> None:
    """A further entry of a paper shows the paper; where it reads differently, that is only said."""
    record = Paper.objects.for_records().get(pk=paper.pk).as_printed()
    now = reading(piece)
    fields = printed(piece)
    differing = sorted(n for n in fields if shown.value(now, n) != shown.value(record, n))
    if differing:
        message = f"“{record.title}” reads differently here: {', '.join(differing)}"
        state.warn(piece.node.line, "reads_differently", message)
    displayed = [n for n in fields if n not in differing or shown.value(now, n)]
    curated = shown.changed(row.shown or {}, record) & set(fields)
    kept = {n: before for n, before in (row.shown or {}).items() if n in curated}
    row.shown = shown.snapshot(record, tuple(displayed)) | kept


def _add(state: State, added: list[Piece]) -> None:
    """Papers that the former file did not have: known to the catalogue, or new."""
    state.store.load([reading(piece) for piece in added])
    new: list[PaperRecord] = []
    waiting: list[tuple[Piece, int]] = []
    for piece in added:
        record = reading(piece)
        match = state.store.papers.match(record)
        pk = match.pk
        if pk is None:
            record = without(record, match.foreign)
            pk = -len(new) - 1
            new.append(record)
            state.store.papers.remember(Known(pk, record.title, dict(record.identifiers)))
        waiting.append((piece, pk))
    state.store.papers.forget_new()
    keys = state.store.add(new)
    made = Paper.objects.in_bulk(keys)
    papers = {-n: made[pk] for n, pk in enumerate(keys, start=1)}
    known = Paper.objects.for_records().in_bulk([pk for _, pk in waiting if pk > 0])
    first = set(papers)
    for piece, pk in waiting:
        row = _new_entry(state, piece, papers[pk] if pk < 0 else known[pk], fresh=pk in first)
        first.discard(pk)
        state.placed[piece.place] = row


def _new_entry(state: State, piece: Piece, paper: Paper, *, fresh: bool) -> Entry:
    """The entry of an added block: of a new paper, or of one that the catalogue has."""
    home = state.homes[piece.section]
    if fresh:
        state.report.added += 1
        row = Entry(category=home, paper=paper)
        row.shown = shown.snapshot(reading(piece), printed(piece))
        row.source = piece.node.text
        return row
    row = _unseen_entry(state, home, paper) or Entry(category=home, paper=paper)
    if paper.state != Paper.State.PUBLISHED:
        message = f"“{paper}” is {paper.get_state_display()} and stays so, though the file has it"
        state.conflict(piece, paper.state, message)
    if row.source:
        merge(state, piece, _former_reading(row), row, paper)
    elif not row._state.adding:
        _adopt(state, piece, row, paper)
    else:
        state.report.added += 1
        compare_second(state, piece, row, paper)
    row.source = piece.node.text
    return row


def _unseen_entry(state: State, home: Category, paper: Paper) -> Entry | None:
    """The paper's entry in this category that the former file did not have."""
    rows = [row for row in state.entries_of[paper.pk] if row.seen_at is None]
    return next((row for row in rows if row.category_id == home.pk), None)


def _former_reading(row: Entry) -> PaperRecord:
    """What the entry's text said when it was last in step: that is what it showed."""
    was = {**shown.snapshot(PaperRecord(title="")), **(row.shown or {})}
    links = tuple(
        LinkRecord(identifiers.link_kind(label, url), label, url) for label, url in was["links"]
    )
    record = PaperRecord(**was | {"links": links, "authors": tuple(was["authors"])})
    return replace(record, identifiers=carried_identifiers(record))


def _adopt(state: State, piece: Piece, row: Entry, paper: Paper) -> None:
    """An entry that a curator made and the file now has: the catalogue's version stands."""
    record, now = paper.as_printed(), reading(piece)
    differing = sorted(n for n in printed(piece) if shown.value(now, n) != shown.value(record, n))
    for name in differing:
        message = f"{name} of “{paper}” differs in the file and in the catalogue"
        state.conflict(piece, name, message, str(shown.value(now, name)))
    row.shown = shown.snapshot(now, printed(piece))
    state.report.unchanged += 1
