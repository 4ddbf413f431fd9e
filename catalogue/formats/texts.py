"""Lists as one line of text that people can read and that reads back: names, links, paths of categories."""

import re
from collections.abc import Iterable
from functools import lru_cache

from catalogue import identifiers
from catalogue.records import LINK_KINDS, LinkRecord

LINK = re.compile(rf"(?:({'|'.join(LINK_KINDS)}): )?(?:(.*) )?<([^<>]*)>", re.DOTALL)
TOP = ">"
"""The path of a paper that stands below the list's title itself."""


def join(items: Iterable[str], separator: str) -> str:
    """``a; b``; a separator within an item is escaped by a backslash."""
    gap = f"{separator} " if separator != TOP else f" {separator} "
    return gap.join([_escaped(item, separator) for item in items])


def _escaped(item: str, separator: str) -> str:
    return item.replace("\\", "\\\\").replace(separator, f"\\{separator}")


def split(text: str, separator: str) -> list[str]:
    """The items of such a line."""
    items = [""]
    for part in re.findall(rf"\\.|[^\\{separator}]+|\\|{separator}", text, re.DOTALL):
        if part == separator:
            items.append("")
        else:
            items[-1] += part[1:] if len(part) > 1 and part[0] == "\\" else part
    return [item for item in (item.strip() for item in items) if item]


def from_links(links: Iterable[LinkRecord]) -> str:
    """``code <https://…>; data: Zenodo <https://…>``: the kind is said where the label does not say it."""
    return join((_from_link(link) for link in links), ";")


def _from_link(link: LinkRecord) -> str:
    text = f"{link.label} <{link.url}>" if link.label else f"<{link.url}>"
    if link.label == link.kind != "other":  # as most are
        return text
    return text if _read(text) == link else f"{link.kind}: {text}"


def links(text: str) -> list[LinkRecord]:
    """The links of such a line; raises ValueError."""
    found = [(item, _read(item)) for item in split(text, ";")]
    wrong = [item for item, link in found if link is None]
    if wrong:
        raise ValueError(f"a link is “label <address>”, not “{wrong[0][:80]}”")
    return [link for _, link in found if link is not None]


def _read(text: str) -> LinkRecord | None:
    found = LINK.fullmatch(text)
    if found is None:
        return None
    label, url = found[2] or "", found[3]
    return LinkRecord(found[1] or identifiers.link_kind(label, url), label, url)


@lru_cache(maxsize=2**12)
def from_categories(paths: tuple[tuple[str, ...], ...]) -> str:
    """``Papers > Pre-training; Surveys``."""
    return join((join(path, TOP) or TOP for path in paths), ";")


def categories(text: str) -> list[list[str]]:
    return [split(path, TOP) for path in split(text, ";")]
