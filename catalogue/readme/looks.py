"""How an entry is written: the style that its fields show."""

import re
from collections.abc import Sequence

from catalogue.readme import links
from catalogue.readme.draft import Draft
from catalogue.readme.entry import LinkSpan, Span
from catalogue.records import LinkRecord

GAP = re.compile(r"[^\w\r\n<>\[\]\\]{1,6}")
GAPS = {"V": "tag_gap", "T": "title_gap", "A": "author_gap"}


def style(
    draft: Draft, build: str, linked: Sequence[tuple[LinkSpan, LinkRecord]]
) -> dict[str, str]:
    """Those fields of a `Style` that the entry shows."""
    raw = draft.source.raw
    shown: dict[str, str] = {}
    if build == "row" or draft.title is None:
        return shown
    shown["order"] = _order(draft)
    shown["title_open"], shown["title_close"] = _title_marks(draft, draft.title)
    if draft.tag is not None:
        whole = draft.wholes["V"]
        shown["tag_open"] = raw[whole[0] : draft.tag[0]]
        shown["tag_close"] = raw[draft.tag[1] : whole[1]]
    if draft.authors is not None:
        mark = raw[draft.wholes["A"][0] : draft.authors[0]]
        shown["emphasis"] = mark if mark in {"*", "_", "**"} else ""
    own = [span for span, link in linked if link.label][draft.titled == "link" :]
    own = [span for span in own if links.shape(raw, span) in links.SHAPES]
    if own:
        found = links.style(raw, tuple(own))
        shown |= {name: text for name, text in found.items() if name != "link_gap" or _is_gap(text)}
    return shown | _gaps(draft)


def _order(draft: Draft) -> str:
    """The letters of the fields, once each, with a stroke where a line with fields begins."""
    lines: list[str] = [""]
    for letter in draft.order:
        if letter == "/":
            lines.append("")
        elif not any(letter in line for line in lines):
            lines[-1] += letter
    return "/".join(line for line in lines if line)


def _title_marks(draft: Draft, title: Span) -> tuple[str, str]:
    raw, whole = draft.source.raw, draft.wholes["T"]
    before, after = raw[whole[0] : title[0]], raw[title[1] : whole[1]]
    if draft.titled == "link":
        url = draft.links[0].span.url
        after = raw[title[1] : url[0]] + "{url}" + raw[url[1] : whole[1]]
        bold = "**" if "**" in before else ""
        return ("[", "]({url})") if not bold else (before, after)
    if draft.titled == "text":
        return "", ""
    return before, after


def _is_gap(text: str) -> bool:
    """Nothing but separators of one line."""
    return not text or GAP.fullmatch(text) is not None


def _gaps(draft: Draft) -> dict[str, str]:
    """What separates a field from the next one of its line."""
    raw = draft.source.raw
    found: dict[str, str] = {}
    for letter, following in zip(draft.order, draft.order[1:], strict=False):
        if letter in GAPS and following in draft.wholes:
            gap = raw[draft.wholes[letter][1] : draft.wholes[following][0]]
            if GAP.fullmatch(gap):
                found[GAPS[letter]] = gap
    return found
