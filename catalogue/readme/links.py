"""Groups of links: ``[[code](url)]``, ``[[code]](url)``, ``[code](url)``, also with escaped brackets."""

import re
from types import MappingProxyType

from catalogue import identifiers, names
from catalogue.readme.entry import LinkSpan, Style
from catalogue.readme.inline import escape_url, mask, plain, plain_url, spell
from catalogue.readme.scanning import REFERENCE, References, Source, fold_name
from catalogue.records import LIMITS, LinkRecord

PICTURE = re.compile(r"!\[([^\[\]]*)\]|<img\b[^<>]*?\balt[ ]*=[ ]*[\"']([^\"'<>]*)", re.IGNORECASE)
NONE: References = MappingProxyType({})
PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
PLAIN_URL = re.compile(r"[A-Za-z0-9:/.?=#%~@+,;_-]+")
SHAPES = {("[[", "](", ")]"), ("[[", "]](", ")"), ("[", "](", ")"), ("\\[[", "](", ")\\]")}


def shape(raw: str, span: LinkSpan) -> tuple[str, str, str]:
    """What stands before, between and after label and address."""
    return (
        raw[span.whole[0] : span.label[0]],
        raw[span.label[1] : span.url[0]].strip(),
        raw[span.url[1] : span.whole[1]].strip(),
    )


def style(raw: str, spans: tuple[LinkSpan, ...]) -> dict[str, str]:
    """How these links are written, as fields of a `Style`."""
    opening, middle, closing = shape(raw, spans[0])
    written = {"link_open": opening, "link_middle": middle, "link_close": closing}
    if len(spans) > 1:
        written["link_gap"] = raw[spans[0].whole[1] : spans[1].whole[0]]
    return written


def read(raw: str, span: LinkSpan, references: References = NONE) -> LinkRecord | None:
    """The link that stands there; None for an address that is no web address."""
    label = plain(raw[slice(*span.label)]) or _alternative(raw[slice(*span.label)])
    url = read_url(raw, span, references)
    if url is None or len(label) > LIMITS["label"]:
        return None
    return LinkRecord(identifiers.link_kind(label, url), label, url)


def read_url(raw: str, span: LinkSpan, references: References = NONE) -> str | None:
    """Where the link leads, empty if it is promised; None for an address that is no web address."""
    spelled = raw[slice(*span.url)].strip() or _referred(raw[slice(*span.whole)], references)
    url = plain_url(spelled[1:-1] if spelled.startswith("<") else spelled)
    return None if url and not identifiers.is_web(url) else url


def _alternative(label: str) -> str:
    """What is said in place of the picture that a label is."""
    found = PICTURE.search(label)
    return names.clean(found[1] or found[2] or "") if found else ""


def _referred(raw: str, references: References) -> str:
    found = REFERENCE.fullmatch(mask(raw)) if references else None
    name = raw[slice(*found.span("name" if found["name"] else "label"))] if found else ""
    return references.get(fold_name(name), "")


def write(link: LinkRecord, style: Style) -> str:
    """One link in the list's style, such that it reads back."""
    if PLAIN.fullmatch(link.label) and PLAIN_URL.fullmatch(link.url):
        return f"{style.link_open}{link.label}{style.link_middle}{link.url}{style.link_close}"

    def compose(label: str) -> str:
        return (
            f"{style.link_open}{label}{style.link_middle}{escape_url(link.url)}{style.link_close}"
        )

    return compose(spell(link.label, lambda raw: _says(compose(raw), link)))


def _says(raw: str, link: LinkRecord) -> bool:
    tokens = Source(raw, NONE).tokens((0, len(raw)))
    span = tokens[0].link if len(tokens) == 1 else None
    found = read(raw, span) if span is not None else None
    return found is not None and (found.label, found.url) == (link.label, link.url)
