"""Free slugs for many new rows at once."""

from dataclasses import dataclass

from catalogue.models import Author, OldSlug, Paper, Venue
from catalogue.records import NONE


@dataclass
class Slugs:
    """Slugs of one kind of noun; former slugs are never given out again."""

    model: type[Paper] | type[Author] | type[Venue]
    taken: set[str] | None = None

    def free(self, wanted: str) -> str:
        if self.taken is None:
            kind = self.model._meta.model_name
            self.taken = set(self.model._default_manager.values_list("slug", flat=True))
            self.taken.add(NONE)
            self.taken |= set(OldSlug.objects.filter(kind=kind).values_list("slug", flat=True))
        slug = wanted
        number = 1
        while slug in self.taken:
            number += 1
            slug = f"{wanted}-{number}"
        self.taken.add(slug)
        return slug
