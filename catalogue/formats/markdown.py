"""Markdown: the papers as entries in the list's own style, to be pasted where such lists are kept.

In the order of the selection and without headings: what is seen is what is pasted. The whole list
under its headings is the README. Reading Markdown is what the importer of lists does.
"""

from collections.abc import Iterator

from catalogue import readme
from catalogue.formats.format import Format, Selection


def render(selection: Selection) -> Iterator[str]:
    gap = ""
    for record in selection:
        yield gap + readme.write(record, selection.profile.style, "\n") + "\n"
        gap = "\n" * selection.profile.blank_lines


FORMAT = Format("markdown", "Markdown", "md", "text/markdown; charset=utf-8", render)
