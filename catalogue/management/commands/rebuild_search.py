from typing import Any

from catalogue import indexing
from catalogue.changes import changing
from catalogue.management.base import OperatorCommand


class Command(OperatorCommand):
    help = "Make the search's rows of all papers anew."

    def handle(self, *args: Any, **options: Any) -> None:
        with changing(None, "Search rebuilt", history=False):
            papers = indexing.rebuild()
        self.stdout.write(f"{papers:,} papers can be found.")
