"""Empty a catalogue that no curator has edited, so that another list can be imported."""

from reversion.models import Revision, Version

from catalogue.changes import Change
from catalogue.importing.report import Refused
from catalogue.models import Author, Category, Entry, OldSlug, Paper, Proposal, Readme, Venue
from catalogue.records import Notice


def start_over(change: Change) -> None:
    """Delete all papers, people, venues and headings; raises Refused where a curator has edited."""
    curated = Revision.objects.filter(user__isnull=False)
    if curated.exists() or Entry.objects.filter(edited__isnull=False).exists():
        message = "a curator has edited this catalogue; it cannot be started over"
        raise Refused(
            Notice(0, "edited", message, "import without --new, or into an empty database")
        )
    for rows in (
        Entry.objects.all(),
        Paper.objects.all(),
        Author.objects.all(),
        Venue.objects.all(),
    ):
        change.delete_all(rows)
    change.delete_all(OldSlug.objects.all())
    for category in reversed(Category.objects.in_order()):
        change.delete(category)
    change.delete_all(Version.objects.all())
    change.delete_all(Revision.objects.all())
    undecided = list(Proposal.objects.open())
    for proposal in undecided:
        proposal.state = Proposal.State.WITHDRAWN
    change.update_all(Proposal, undecided, ["state"])
    stored = Readme.objects.current()
    stored.text = stored.exported_text = ""
    change.save(stored)
