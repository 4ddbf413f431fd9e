"""Slugs for new rows: what was once the address of something is never given to anything else."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import count

from catalogue.models.among import among_texts
from catalogue.models.author import Author
from catalogue.models.old_slug import OldSlug
from catalogue.models.paper import Paper
from catalogue.models.venue import Venue
from catalogue.records import NONE

LIKELY = (2, 3)
"""The numbers that are asked about for all slugs at once; most names are shared by two or three."""


class FreeSlugs:
    """Slugs for many new rows of one kind: none that a row of the kind has or had, or was given here."""

    def __init__(
        self, model: type[Paper] | type[Author] | type[Venue], taken: Collection[str] = ()
    ) -> None:
        self.model = model
        self.asked: set[str] = set()
        former = OldSlug.objects.filter(kind=model._meta.model_name)
        self.taken: set[str] = {NONE, *taken, *former.values_list("slug", flat=True)}

    def give(self, wanted: Sequence[str]) -> list[str]:
        """Each wanted slug, or the first of ``wanted-2``, ``wanted-3``, … that is free."""
        self._ask(wanted)
        uses = Counter(wanted)
        doubled = [slug for slug in uses if uses[slug] > 1 or slug in self.taken]
        self._ask(f"{slug}-{number}" for slug in doubled for number in LIKELY)
        last: dict[str, int] = {}
        return [self._free(slug, last) for slug in wanted]

    def _free(self, wanted: str, last: dict[str, int]) -> str:
        if wanted not in self.taken:
            self.taken.add(wanted)
            return wanted
        for number in count(last.get(wanted, 1) + 1):
            slug = f"{wanted}-{number}"
            if slug not in self.asked:
                self._ask(f"{wanted}-{other}" for other in range(number, 2 * number + 2))
            if slug not in self.taken:
                break
        self.taken.add(slug)
        last[wanted] = number
        return slug

    def _ask(self, slugs: Iterable[str]) -> None:
        """Ask the database which of these are taken."""
        unknown = sorted({slug for slug in slugs if slug not in self.asked})
        if not unknown:
            return
        self.asked.update(unknown)
        rows = self.model._default_manager.filter(slug__in=among_texts(unknown))
        self.taken.update(rows.order_by().values_list("slug", flat=True))
