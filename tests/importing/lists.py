"""A small list of the family that is read, and ways to import and edit it."""

from catalogue import exporting
from catalogue.changes import changing
from catalogue.importing import import_markdown
from catalogue.models import Category, Paper

LIST = """\
# Awesome Things

A word before.

## Papers

---

### Reading

[**ICML 2020**] First Paper \\
_Ada Lovelace, Alan Turing_ \\
[[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/first)]

[**ICLR 2021**] Second Paper\\
_Grace Hopper_\\
[[paper](https://arxiv.org/abs/2101.00002)]

[**NeurIPS 2022 Workshop**] Third Paper \\
_Edsger Dijkstra_ \\
[[paper](https://arxiv.org/abs/2201.00003)]

### Writing

[**ACL 2023**] Fourth Paper \\
_Barbara Liskov_ \\
[[paper](https://arxiv.org/abs/2301.00004)]

### Empty

## Thanks

To all.
"""


def load(text=LIST, **switches):
    return import_markdown(text.encode(), "README.md", **switches)


def written():
    return exporting.markdown().text


def paper(title):
    return Paper.objects.get(title__startswith=title)


def category(name):
    return Category.objects.get(name=name)


def curate(deed):
    """Let a curator do something behind the door."""
    with changing(None, "A curator at work") as change:
        deed(change)


def entry(number):
    """The lines of the list's n-th entry."""
    parts = LIST.split("[**")
    return "[**" + parts[number].split("\n\n")[0] + "\n\n"


def counts(report):
    return report.added, report.changed, report.moved, report.removed


def codes(notices):
    return sorted(notice.code for notice in notices)
