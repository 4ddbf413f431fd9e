"""Groups of links: ``[[code](url)]``, ``[[code]](url)``, ``[code](url)``, also with escaped brackets."""

import re

from catalogue import identifiers
from catalogue.readme.entry import LinkSpan, Span, Style
from catalogue.readme.inline import MASK, escape_url, mask, plain, plain_url, spell
from catalogue.records import LIMITS, LinkRecord

URL = r"(?:<[^<>\r\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
LINK = re.compile(
    rf"(?P<open>\[\[|{MASK}{MASK}\[|\[)(?P<label>[^\[\]]*)(?P<middle>\]\]\(|\]\()[ \t]*(?P<url>{URL})[ \t]*"
    rf"(?P<close>\)\]|\){MASK}{MASK}|\))"
)
BETWEEN = re.compile(r"[ \t]*(?:[|,;/·•][ \t]*)?")
PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
PLAIN_URL = re.compile(r"[A-Za-z0-9:/.?=#%~@+,;_-]+")
SHAPES = {("[[", "](", ")]"), ("[[", "]](", ")"), ("[", "](", ")"), ("\\[[", "](", ")\\]")}


def find(raw: str, line: Span) -> tuple[LinkSpan, ...]:
    """The links that fill a line from its first character to its last; none where other text stands."""
    start, end = line
    masked = mask(raw[start:end])
    spans: list[LinkSpan] = []
    place = 0
    while place < len(masked):
        found = LINK.match(masked, place)
        if found is None:
            return ()
        span = LinkSpan(*(_shift(found.span(part), start) for part in (0, "label", "url")))
        if shape(raw, span) not in SHAPES:
            return ()
        spans.append(span)
        between = BETWEEN.match(masked, found.end())
        place = between.end() if between else found.end()
    return tuple(spans)


def _shift(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


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


def read(raw: str, span: LinkSpan) -> LinkRecord | None:
    """The link that stands there; None for an address that is no web address."""
    label = plain(raw[slice(*span.label)])
    spelled = raw[slice(*span.url)].strip()
    url = plain_url(spelled[1:-1] if spelled.startswith("<") else spelled)
    if (url and not identifiers.is_web(url)) or len(label) > LIMITS["label"]:
        return None
    return LinkRecord(identifiers.link_kind(label, url), label, url)


def write(link: LinkRecord, style: Style) -> str:
    """One link in the list's style, such that it reads back."""

    def compose(label: str) -> str:
        return (
            f"{style.link_open}{label}{style.link_middle}{escape_url(link.url)}{style.link_close}"
        )

    if PLAIN.fullmatch(link.label) and PLAIN_URL.fullmatch(link.url):
        return f"{style.link_open}{link.label}{style.link_middle}{link.url}{style.link_close}"
    return compose(spell(link.label, lambda raw: _says(compose(raw), link)))


def _says(raw: str, link: LinkRecord) -> bool:
    spans = find(raw, (0, len(raw)))
    found = read(raw, spans[0]) if len(spans) == 1 else None
    return found is not None and (found.label, found.url) == (link.label, link.url)
