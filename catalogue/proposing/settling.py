"""What both sides know of the file: the version that contributors have, and that the rows stand for."""

from catalogue import readme
from catalogue.changes import Change
from catalogue.importing.leaving import Pruning
from catalogue.importing.markdown import bring_in
from catalogue.models import Readme


def settle(change: Change) -> Readme:
    """Let a file that was handed out since the last import be the base of comparisons.

    What curators had changed by then stands in it, so a contributor has seen it; nothing else of the
    catalogue changes by that.
    """
    stored = Readme.objects.current()
    newer = stored.exported and (not stored.imported or stored.exported > stored.imported)
    if newer and stored.exported_text not in {"", stored.text}:
        bring_in(change, readme.parse(stored.exported_text), Pruning())
        keep_known(change, stored)
    return Readme.objects.current()


def keep_known(change: Change, before: Readme) -> None:
    """Remember which file contributors have and since when, though the rows have come further."""
    stored = Readme.objects.current()
    stored.exported = before.exported or before.imported
    stored.exported_text = before.last_known
    change.save(stored)
