"""What curators do while a file is edited, and edits that clash with it."""

from catalogue import exporting, filing
from catalogue.changes import changing
from catalogue.models import Entry
from tests.importing.lists import category, curate, paper, written
from tests.importing.test_conflicts import retitle
from tests.proposing.edits import FIRST, FOURTH, SECOND, THIRD, edited


def hand_out():
    text = written()
    with changing(None, "Handed out", history=False) as change:
        exporting.record_export(change, text)
    return text


def reword(text):
    row = Entry.objects.texts().order_by("pk").first()
    curate(lambda change: filing.edit_text(change, row, text))


def rearrange(name):
    """Let a curator put the first of its papers last."""

    def deed(change):
        rows = list(category(name).entries.in_order())
        rows[0].position = rows[-1].position + 1
        change.save(rows[0])

    curate(deed)


def relink(title, url):
    def deed(change):
        link = paper(title).links.first()
        link.url = url
        change.save(link)

    curate(deed)


READING = "Papers › Reading"

CONFLICTS = [
    (
        lambda: retitle("First", "The Curator's"),
        edited(("First Paper", "The File's")),
        ("title", "First Paper", "The File's", "The Curator's"),
    ),
    (
        lambda: reword("Mine."),
        edited(("A word before.", "Theirs.")),
        ("wording", "A word before.", "Theirs.", "Mine."),
    ),
    (
        lambda: curate(lambda change: filing.rename_category(change, category("Reading"), "Mine")),
        edited(("### Reading", "### Theirs")),
        ("name", "Reading", "Theirs", "Mine"),
    ),
    (
        lambda: curate(
            lambda change: filing.move_entry(
                change, paper("Second").entries.get(), category("Empty")
            )
        ),
        edited((SECOND, ""), ("### Writing\n\n", "### Writing\n\n" + SECOND)),
        ("", ["Papers › Reading", "First Paper"], ["Papers › Writing", ""], ["Papers › Empty", ""]),
    ),
    (
        lambda: retitle("Third", "The Curator's"),
        edited((THIRD, "")),
        ("", THIRD.strip(), "", {"title": "The Curator's"}),
    ),
    (
        lambda: relink("Second", "https://arxiv.org/abs/2101.99999"),
        edited(("2101.00002", "2101.88888")),
        (
            "links",
            [["paper", "https://arxiv.org/abs/2101.00002"]],
            [["paper", "https://arxiv.org/abs/2101.88888"]],
            [["paper", "https://arxiv.org/abs/2101.99999"]],
        ),
    ),
    (
        lambda: rearrange("Reading"),
        edited((FIRST + SECOND + THIRD, FIRST + THIRD + SECOND)),
        ("", [READING, "Second Paper"], [READING, "First Paper"], "in another order"),
    ),
    (
        lambda: curate(
            lambda change: filing.move_category(
                change, category("Empty"), category("Papers"), first=True
            )
        ),
        edited(
            ("## Thanks", "### Writing\n\n" + FOURTH + "## Thanks"),
            ("### Writing\n\n" + FOURTH + "### Empty", "### Empty"),
        ),
        ("", ["Papers", "Writing"], ["Papers", "Reading"], "in another order"),
    ),
]
