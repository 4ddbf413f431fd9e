"""The blank lines between parts: as in the file where two parts stood together there, else as usual."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.exporting.parts import LAID, PAPER, Part

END = "end"


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of the file as last seen: what it was, and what followed it."""

    kind: str
    tail: str


@dataclass(frozen=True, slots=True)
class Spacing:
    """``seen`` holds every place of the file; ``blank_lines`` stand between two papers."""

    seen: Mapping[int, Seen]
    newline: str
    blank_lines: int

    def join(self, parts: Iterable[Part]) -> Iterator[str]:
        """The text of the file, part by part.

        A part keeps the blank lines it had before the same neighbour. Where it has a new one, the
        gap is that which stood between parts of these kinds: after the one, or before the other. The
        last part takes the end of the file.
        """
        part = None
        for following in parts:
            if part is not None:
                yield part.body + self._gap(part, following)
            part = following
        if part is not None:
            yield part.body + self._end()

    def _gap(self, part: Part, following: Part) -> str:
        gap = self._known_gap(part, following)
        return gap if gap and gap.strip(" \t") else self._usual(part, following)

    def _known_gap(self, part: Part, following: Part) -> str | None:
        if part.seen_at is not None and following.seen_at == part.seen_at + 1:
            return part.tail
        after = self.seen.get(part.seen_at + 1) if part.seen_at is not None else None
        if after is not None and after.kind == following.kind:
            return part.tail
        if part.seen_at is not None and part.kind == following.kind == PAPER:
            run = self.seen.get(part.seen_at - 1)
            if run is not None and run.kind == PAPER:
                return run.tail
        if following.seen_at is not None:
            before = self.seen.get(following.seen_at - 1)
            if before is not None and before.kind == part.kind:
                return before.tail
        return None

    def _usual(self, part: Part, following: Part) -> str:
        papers = part.kind == following.kind and part.kind in {PAPER, LAID}
        return self.newline * (1 + (self.blank_lines if papers else 1))

    def _end(self) -> str:
        """What ends the file: the tail of its last part; a line end where there was no file."""
        return self.seen[max(self.seen)].tail if self.seen else self.newline
