"""Text that a curator edited and the file now has: one block in the catalogue, perhaps several in the file."""

from collections.abc import Sequence

from catalogue.importing.state import State
from catalogue.models import Entry
from catalogue.readme import Piece, Verbatim

BLANK = " \t\r\n"


def settle_edited(state: State) -> None:
    """Let an edited text be what the file has in its place; it is no longer edited then."""
    for row in state.entries.values():
        run = _run(state.new, row.edited) if row.kind == Entry.Kind.TEXT and row.edited else []
        if run and row.seen_at is not None:
            row.edited = None
            state.former = {new: old for new, old in state.former.items() if old != row.seen_at}
            if isinstance(run[0].node, Verbatim):
                state.former[run[0].place] = row.seen_at


def _run(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces that follow each other and together are the text."""
    wanted = text.strip(BLANK)
    for start, piece in enumerate(pieces):
        if not wanted.startswith(piece.node.text.strip(BLANK)):
            continue
        found = ""
        for end in range(start, len(pieces)):
            found += pieces[end].node.text
            if found.strip(BLANK) == wanted:
                return list(pieces[start : end + 1])
            if not wanted.startswith(found.strip(BLANK)):
                break
    return []
