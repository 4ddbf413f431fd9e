"""What curators do with papers, blocks and headings; each deed writes through the one door.

A deed changes rows only. What the list's file looks like afterwards is worked out by the export from
the place and the text in which each row was last seen.
"""

from catalogue.filing.categories import (
    add_category,
    check_add,
    check_move,
    delete_category,
    move_category,
    new_category,
    rename_category,
)
from catalogue.filing.entries import (
    edit_text,
    file_paper,
    mark_as_topic,
    move_entries,
    move_entry,
    text_of,
    unfile,
)
from catalogue.filing.papers import erase, publish, reprint, withdraw
from catalogue.filing.slugs import change_slug, check_slug, free_slug

__all__ = [
    "add_category",
    "change_slug",
    "check_add",
    "check_move",
    "check_slug",
    "delete_category",
    "edit_text",
    "erase",
    "file_paper",
    "free_slug",
    "mark_as_topic",
    "move_category",
    "move_entries",
    "move_entry",
    "new_category",
    "publish",
    "rename_category",
    "reprint",
    "text_of",
    "unfile",
    "withdraw",
]
