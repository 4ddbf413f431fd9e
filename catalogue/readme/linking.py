"""The edits that change, add and take out the links of an entry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from catalogue.readme import links
from catalogue.readme.entry import NOWHERE, Edit, LinkSpan, Reading, Style
from catalogue.readme.inline import escape_url, mask
from catalogue.readme.rows import escape_pipes
from catalogue.readme.segments import of_lines
from catalogue.records import LinkRecord


@dataclass(frozen=True, slots=True)
class Place:
    """The links of an entry as it stands. ``line`` writes a new line of the entry."""

    body: str
    reading: Reading
    style: Style
    line: Callable[[str], str]


def edits(place: Place, new: Sequence[LinkRecord]) -> Iterator[Edit]:
    """Make the entry's links these; a title keeps its own link as long as it is the first."""
    reading = place.reading
    own = int(reading.title_linked)
    if own:
        yield from _title_edits(place, new)
        new = new[1:] if _keeps(reading, new) else new
    spans, records = reading.links[own:], reading.record.links[own:]
    if spans and (new or own or reading.link_line is None):
        yield from _list_edits(place, spans, records, new)
    elif spans and reading.link_line is not None:
        yield Edit(*reading.link_line, "")
    elif new:
        yield _first_links(place, new)


def _keeps(reading: Reading, new: Sequence[LinkRecord]) -> bool:
    return bool(new) and new[0].label == reading.record.links[0].label


def _title_edits(place: Place, new: Sequence[LinkRecord]) -> Iterator[Edit]:
    """Another address for the title's link, or the title without a link."""
    reading = place.reading
    span, old = reading.links[0], reading.record.links[0]
    if not _keeps(reading, new):
        yield Edit(span.whole[0], reading.title[0], "")
        yield Edit(reading.title[1], span.whole[1], "")
    elif new[0].url != old.url:
        here = place.body[span.url[0] - 1] in "(<\"'"
        yield Edit(*span.url, escape_url(new[0].url)) if here else NOWHERE


def _list_edits(
    place: Place,
    spans: Sequence[LinkSpan],
    records: Sequence[LinkRecord],
    new: Sequence[LinkRecord],
) -> Iterator[Edit]:
    """Links come and go; those that stay keep their marks and the separators between them."""
    old = [(link.label, link.url) for link in records]
    pairs = [(link.label, link.url) for link in new]
    style = place.style
    for what, a, b, c, d in SequenceMatcher(None, old, pairs, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            for span, link in zip(spans[a:b], new[c:d], strict=True):
                yield from _changed_link(place.body, span, link, style)
        elif what == "delete" and place.reading.build == "row":
            yield from (Edit(*span.whole, "") for span in spans[a:b])
        elif what != "equal":
            yield _run_edit(spans, (a, b), _write_links(new[c:d], style), style)


def _first_links(place: Place, new: Sequence[LinkRecord]) -> Edit:
    """Links where there were none: in their cell, on a line of their own, or at the end of the only one."""
    reading, written = place.reading, _write_links(new, place.style)
    if reading.build == "row":
        cell = reading.cells.get("links")
        return NOWHERE if cell is None else Edit(*cell, escape_pipes(written))
    end = of_lines(mask(place.body))[-1].span[1]
    return Edit(end, end, place.line(written))


def _write_links(new: Sequence[LinkRecord], style: Style) -> str:
    return style.link_gap.join(links.write(link, style) for link in new)


def _changed_link(body: str, span: LinkSpan, link: LinkRecord, style: Style) -> Iterator[Edit]:
    """The label or the address alone, where the link is written in a known shape."""
    opening, middle, closing = links.shape(body, span)
    if (opening, middle, closing) not in links.SHAPES:
        yield Edit(*span.whole, links.write(link, style))
        return
    own = replace(style, link_open=opening, link_middle=middle, link_close=closing)
    old = links.read(body, span)
    if old is not None and old.label == link.label:
        written = links.write(link, replace(own, link_open="[", link_middle="](", link_close=")"))
        yield Edit(*span.url, written[written.rindex("](") + 2 : -1])
    else:
        yield Edit(*span.whole, links.write(link, own))


def _run_edit(spans: Sequence[LinkSpan], old: tuple[int, int], text: str, style: Style) -> Edit:
    """Put ``text`` in place of the links ``spans[a:b]``, with a separator where one is due."""
    a, b = old
    if a == b:
        place = spans[a - 1].whole[1] if a else spans[0].whole[0]
        return Edit(place, place, style.link_gap + text if a else text + style.link_gap)
    if text:
        return Edit(spans[a].whole[0], spans[b - 1].whole[1], text)
    if a:
        return Edit(spans[a - 1].whole[1], spans[b - 1].whole[1], "")
    return Edit(
        spans[a].whole[0], spans[b].whole[0] if b < len(spans) else spans[b - 1].whole[1], ""
    )
