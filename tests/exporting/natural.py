"""Exports as they are naturally written: through the objects of the models, with what they need prefetched.

They say the same bytes as ours. What a paper is written like is the same code in both: only how the rows
come to it differs.
"""

from collections import defaultdict

from catalogue.exporting.parts import writer
from catalogue.formats import Selection
from catalogue.models import Category, Entry, Readme

TOGETHER = 1000


def records(papers):
    paths = Category.objects.paths()
    for paper in papers.for_records().iterator(chunk_size=TOGETHER):
        yield paper.as_record(paths)


def rendered(form, papers):
    """A file of papers in their order, in chunks."""
    return form.render(Selection(records(papers)))


def markdown():
    """The list of a catalogue that never saw a README, so that every entry is written anew."""
    scribe = writer(Readme.objects.current())
    entries = defaultdict(list)
    rows = Entry.objects.exported().with_papers().in_order()
    for entry in rows.iterator(chunk_size=TOGETHER):
        entries[entry.category_id].append(entry)
    parts = [
        part
        for category in Category.objects.in_order()
        if category.kind != Category.Kind.ROOT
        for part in (
            scribe.heading(category),
            *(
                scribe.anew(entry, entry.paper.as_printed(), scribe.profile.style, category.pk)
                for entry in entries[category.pk]
            ),
        )
    ]
    return "".join(part.body + "\n\n" for part in parts).encode()[:-1]
