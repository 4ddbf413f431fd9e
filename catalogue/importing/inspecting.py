"""What an import of a README would see in it, without importing."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue import readme
from catalogue.importing.decoding import MAX_BYTES, decode
from catalogue.readme import Document, EntryBlock, Heading, Piece, Verbatim, reasons
from catalogue.readme.faults import faults
from catalogue.records import Notice

BUILDS = {"stacked": "stacked paragraph", "row": "table row"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of the file: its text, and what was read in it. ``why`` says why a text is no paper."""

    line: int
    kind: str
    text: str
    path: tuple[str, ...]
    build: str = ""
    fields: Mapping[str, Any] | None = None
    inherited: tuple[str, ...] = ()
    why: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """The profile of a list and all its pieces.

    ``notices`` are the warnings of an import, and what awesome-lint would tell of the data.
    """

    profile: Mapping[str, Any]
    pieces: tuple[Seen, ...]
    notices: tuple[Notice, ...]

    @property
    def entries(self) -> list[Seen]:
        return [piece for piece in self.pieces if piece.kind == "paper"]

    @property
    def unread(self) -> list[Seen]:
        return [piece for piece in self.pieces if piece.kind == "text"]

    @property
    def builds(self) -> dict[str, int]:
        return dict(Counter(piece.build for piece in self.entries).most_common())

    @property
    def categories(self) -> list[tuple[Seen, int]]:
        """The headings, each with the papers right below it."""
        counts = Counter(piece.path for piece in self.entries)
        return [(one, counts[one.path]) for one in self.pieces if one.kind == "heading"]

    def as_json(self) -> dict[str, Any]:
        return {
            "profile": dict(self.profile),
            "builds": self.builds,
            "categories": [
                {"line": one.line, "path": list(one.path), "papers": count}
                for one, count in self.categories
            ],
            "papers": [
                {"line": one.line, "build": one.build, "category": list(one.path)}
                | dict(one.fields or {})
                | {"inherited": list(one.inherited)}
                for one in self.entries
            ],
            "unread": [{"line": one.line, "why": one.why, "text": one.text} for one in self.unread],
            "warnings": [notice.as_json() for notice in self.notices],
        }

    def told(self, name: str) -> Iterator[str]:
        """The inspection for people, line by line."""
        style = {key: value for key, value in self.profile["style"].items() if key != "columns"}
        yield f"profile: {self.profile['build']}, " + ", ".join(
            f"{k} {v!r}" for k, v in style.items()
        )
        counts = ", ".join(f"{count} {build}" for build, count in self.builds.items())
        yield f"{len(self.entries)} papers: {counts or 'none'}"
        for one, count in self.categories:
            yield f"{name}:{one.line}: {count:4} papers  {' › '.join(one.path)}"
        for one in self.unread:
            first = one.text.strip().partition("\n")[0][:60]
            yield f"{name}:{one.line}: not read, {one.why}: {first}"
        for notice in self.notices:
            yield notice.told(name)


def inspect_markdown(content: bytes, max_bytes: int = MAX_BYTES) -> Inspection:
    """Read the bytes of a README as an import does; raises Refused where an import would."""
    document = readme.parse(decode(content, max_bytes))
    found = [one for one in document.notices if one.code != "verbatim"]
    notices = sorted([*found, *faults(document)], key=lambda notice: notice.line)
    seen = tuple(_pieces(document, notices))
    return Inspection(document.profile.as_json(), seen, tuple(notices))


def _pieces(document: Document, notices: list[Notice]) -> Iterator[Seen]:
    paths: dict[int, tuple[str, ...]] = {-1: ()}
    title = document.title
    found = readme.pieces(document)
    lines = [notice.line for notice in notices]
    starts = [bisect_left(lines, piece.node.line) for piece in found] + [len(lines)]
    for number, piece in enumerate(found):
        if isinstance(piece.node, Heading):
            is_title = title is not None and piece.node is title.heading
            name = () if is_title else (piece.node.name,)
            paths[piece.place] = (*paths[piece.parent], *name)
        own = tuple(notices[starts[number] : starts[number + 1]])
        yield _seen(piece, paths[piece.section], document, own)


def _seen(piece: Piece, path: tuple[str, ...], document: Document, own: tuple[Notice, ...]) -> Seen:
    node = piece.node
    if isinstance(node, EntryBlock):
        reading = node.reading
        record = reading.record
        fields = {
            "title": record.title,
            "authors": list(record.authors),
            "venue": record.venue,
            "year": record.year,
            "note": record.note,
            "links": [link.as_json() for link in record.links],
        }
        inherited = tuple(sorted(name for name in reading.unprinted if getattr(record, name)))
        build = BUILDS.get(reading.build) or _item(str(reading.style.get("lead", "")))
        return Seen(node.line, "paper", node.text, path, build, fields, inherited, notices=own)
    if isinstance(node, Verbatim):
        why = reasons.why(node.text, path, document.profile)
        return Seen(node.line, "text", node.text, path, why=why, notices=own)
    return Seen(node.line, "heading", node.text, path, notices=own)


def _item(lead: str) -> str:
    if not lead:
        return "item of one line"
    if "\n\n" in lead or lead.count("\n") > 1:
        return "item with a second paragraph"
    return "item with nested lines"
