"""Rows of a table: what its columns hold, told by the words above them, and the fields of a row."""

import re

from catalogue import names
from catalogue.readme import meaning, tags
from catalogue.readme.draft import Draft, significant, trim
from catalogue.readme.entry import Span
from catalogue.readme.inline import plain
from catalogue.readme.lines import split_lines
from catalogue.readme.scanning import Source
from catalogue.readme.segments import of_cells
from catalogue.records import PRINTED

COLUMNS = (
    ("title", r"(paper )?(titles?|papers?)( names?| titles?| link)?( (and )?authors?)?|articles?|works?"),
    ("authors", r"authors?|(first|main) author"),
    ("venue_year", r"(venue|conference|publication|published|journal|pub)( and| or)? (year|date)|year venue"),
    ("venue", r"venues?|conference|conf|journal|conference journal|journal conference|publication venue|published in"
              r"|publisher|pub|proceedings|publication"),
    ("year", r"years?|dates?|publication (date|year)|time|published|pub (date|year)|release( date)?"),
    ("name", r"methods?|models?|names?|abbreviation|abbr|acronym|short name|approach|algorithm"),
    ("links", r"(official |source )?codes?( if available| link| links| url| base)?|code(base)? .*|github|git|repo"
              r"|repository|repo link|links?|preprint|(paper )?(pdf|url|arxiv|doi)|project( page)?|website|web|page|homepage"
              r"|implementation|resources?|demo|video|slides|poster|weights|checkpoints?|hugging ?face|paper link"
              r"|paper url|supplementary|open source"),
)  # fmt: skip
"""The words of a header, and what stands below them; the first that fits decides."""

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
BAR = re.compile(r"\\.|\|", re.DOTALL)
RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
HEADER = 2
"""Lines of a table's header."""

NOTHING = re.compile(r"[\s/.*–—-]*|n/?a|none|tbd|todo", re.IGNORECASE)


def columns(header: str) -> tuple[str, ...]:
    """What the columns of a table hold; empty where it is no table of papers."""
    found = [_column(plain(header[slice(*cell.span)])) for cell in of_cells(header.rstrip("\r\n"))]
    taken: set[str] = set()
    for number, name in enumerate(found):
        if name in taken and name != "links":
            found[number] = "links" if name == "title" else ""
        taken.add(name)
    if "title" not in taken and "name" in taken and taken & {"venue", "year", "venue_year"}:
        found[found.index("name")] = "title"
    named = tuple("" if name == "name" else name for name in found)
    return named if "title" in named and taken - {"title", "name", ""} else ()


def is_doubtful(header: str) -> bool:
    """Whether no column is called by a word for titles: then the rows may be of models or of tools."""
    cells = of_cells(header.rstrip("\r\n"))
    return "title" not in {_column(plain(header[slice(*cell.span)])) for cell in cells}


def columns_of(text: str) -> tuple[str, ...]:
    """What the columns of a table hold whose header is all that this text is; else empty."""
    lines = split_lines(text)
    if len(lines) != HEADER or not RULE.fullmatch(lines[1].rstrip("\r\n")):
        return ()
    return columns(lines[0])


def follow(before: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The columns below this text: those of its header, or those above it if it is a row itself."""
    return columns_of(text) or (before if is_row(text) and len(split_lines(text)) == 1 else ())


def is_row(text: str) -> bool:
    return text.lstrip(" \t").startswith("|")


def _column(word: str) -> str:
    folded = names.fold(word)
    return next((name for name, words in COLUMNS if re.fullmatch(words, folded)), "")


def unprinted(roles: tuple[str, ...]) -> frozenset[str]:
    """The fields that a table with these columns has no place for."""
    held = {"title", "links", *roles}
    if "venue_year" in held:
        held |= {"venue", "year", "note"}
    elif "venue" in held and "year" not in held:
        held |= {"year", "note"}
    return frozenset(PRINTED) - held


def read(source: Source, roles: tuple[str, ...]) -> Draft | None:
    """Give the cells to the fields of their columns; None where there is no title."""
    cells = of_cells(source.raw)
    if len(cells) < min(len(roles), 2):
        return None
    draft = Draft(source, several=True)
    by_role = dict(reversed(list(zip(roles, cells, strict=False))))
    draft.cells = {role: cell.span for role, cell in by_role.items() if role}
    if "title" not in by_role:
        return None
    head, below = _lines(source, by_role["title"].span)
    if not _read_title(draft, head):
        return None
    if below is not None:
        _read_below(draft, below, named="authors" in roles)
    dated = "year" in by_role and _is_year(source, by_role["year"].span)
    for role, cell in zip(roles, cells, strict=False):
        if role != "title" and not NOTHING.fullmatch(source.masked, *cell.span):
            _read_cell(draft, role, cell.span, dated=dated)
    return draft


def _lines(source: Source, cell: Span) -> tuple[Span, Span | None]:
    """The first line of a cell in which a word stands, and what stands below it."""
    for found in BREAK.finditer(source.masked, *cell):
        if significant(source, (cell[0], found.start())):
            return (cell[0], found.start()), (found.end(), cell[1])
    return cell, None


def _read_below(draft: Draft, span: Span, *, named: bool) -> None:
    """What stands below a title: links, and names where no column has them (``named``)."""
    source = draft.source
    tokens = significant(source, span)
    for token in tokens:
        draft.take_link(token)
    alone = len(tokens) == 1 and tokens[0].kind in {"italic", "bold", "paren"}
    content = trim(source, tokens[0].content if alone else span)
    linked = any(token.link for token in tokens)
    if not (named or linked) and meaning.are_names(plain(source.cut(content)), 1):
        draft.take_authors(content, trim(source, span, " \t"))


def _read_title(draft: Draft, cell: Span) -> bool:
    """The title is the cell's first link that is called like one, or its text; links beside it are links."""
    source = draft.source
    tokens = significant(source, cell)
    links = [token for token in tokens if token.link]
    titled = next((token for token in links if _is_title(source, token.content)), None)
    if titled is not None:
        draft.titled = "link"
        draft.title = _content(source, titled.content)
        draft.wholes["T"] = titled.span
        draft.take_link(titled)
    else:
        stop = links[0].span[0] if links else cell[1]
        draft.title = _content(source, trim(source, (cell[0], stop)))
        draft.titled, draft.wholes["T"] = "text", draft.title
    for token in links:
        if token is not titled:
            draft.take_link(token)
    text = plain(source.cut(draft.title))
    raw = source.masked[slice(*draft.title)]
    nothing = NOTHING.fullmatch(raw) or meaning.YEAR.fullmatch(raw)
    return bool(text) and not nothing and not (meaning.is_label(raw) and any(map(str.isalnum, raw)))


def _is_title(source: Source, span: Span) -> bool:
    return not meaning.is_label(plain(source.cut(span)))


def _content(source: Source, span: Span) -> Span:
    """A title without the marks around all of it."""
    tokens = significant(source, span)
    alone = len(tokens) == 1 and tokens[0].kind in {"bold", "italic", "quote", "code"}
    return tokens[0].content if alone else trim(source, span, " \t")


def _read_cell(draft: Draft, role: str, span: Span, *, dated: bool) -> None:
    """Give a cell to its field; in a ``dated`` row another cell has the year of the venue."""
    source = draft.source
    tokens = significant(source, span)
    for token in tokens:
        draft.take_link(token)
    marks = {"bold", "italic"} if role == "authors" else {"bold", "italic", "tag", "paren", "code"}
    alone = len(tokens) == 1 and tokens[0].kind in marks
    content = tokens[0].content if alone else span
    if role == "venue_year" or (role == "venue" and not dated):
        draft.take_tag(content, span)
    elif role == "venue":
        found = tags.remarked(source.cut(content))
        draft.parts |= {name: (content[0] + a, content[0] + b) for name, (a, b) in found.items()}
    elif role == "year":
        _read_year(draft, content)
    elif role == "authors":
        draft.take_authors(content, span)


def _is_year(source: Source, cell: Span) -> bool:
    """Whether a cell has a year or nothing; a whole date is that of a preprint, not of the venue."""
    text = plain(source.cut(cell)).strip()
    return any(not text or form.fullmatch(text) for form in (NOTHING, tags.YEAR, meaning.YEAR))


def _read_year(draft: Draft, span: Span) -> None:
    """The year of a cell; one that a venue has already is not read again."""
    masked = draft.source.masked
    found = tags.YEAR.search(masked, *span) or meaning.YEAR.search(masked, *span)
    if found:
        draft.parts["year"] = found.span()


def escape_pipes(text: str) -> str:
    """Text of a cell with the bars in it escaped."""
    return BAR.sub(lambda found: "\\|" if found[0] == "|" else found[0], text)
