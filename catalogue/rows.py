"""What a row of a list shows of a paper, read in three queries and without a model's weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from catalogue.models import Authorship, Identifier, Link, Paper, Venue

FIELDS = (
    "pk", "slug", "title", "year", "note", "abstract", "venue_printed",
    "venue__slug", "venue__full_name", "venue__kind", "doi", "arxiv",
)  # fmt: skip
KINDS = {kind: str(label) for kind, label in Link.Kind.choices}
SCHEMES = {
    scheme: Subquery(
        Identifier.objects.filter(paper=OuterRef("pk"), scheme=scheme).values("value")[:1]
    )
    for scheme in ("doi", "arxiv")
}


@dataclass(frozen=True, slots=True)
class Place:
    """An author of a paper, with the name as printed there."""

    slug: str
    printed: str


@dataclass(frozen=True, slots=True)
class Door:
    """A link that leads somewhere."""

    kind: str
    label: str
    url: str


@dataclass(slots=True)
class Row:
    """A paper as a list shows it. Without a venue, all that is said of one is empty."""

    pk: int
    slug: str
    title: str
    year: int | None
    note: str
    abstract: str
    venue: str
    venue_slug: str
    venue_name: str
    venue_kind: str
    doi: str
    arxiv: str
    authors: list[Place] = field(default_factory=list)
    links: list[Door] = field(default_factory=list)

    @property
    def is_preprint(self) -> bool:
        """Whether the paper stands on a preprint server and, as far as is known, nowhere else."""
        if not self.venue:
            return bool(self.arxiv)
        return self.venue_kind == Venue.Kind.PREPRINT

    def get_absolute_url(self) -> str:
        return reverse("catalogue:paper_detail", args=[self.slug])


def read(keys: Sequence[int]) -> list[Row]:
    """Read the published ones of these papers, in this order."""
    papers = {row.pk: row for row in _papers(keys)}
    places = Authorship.objects.filter(paper__in=list(papers)).order_by("position", "pk")
    for pk, slug, printed in places.values_list("paper_id", "author__slug", "printed"):
        papers[pk].authors.append(Place(slug, printed))
    links = Link.objects.there().filter(paper__in=list(papers)).order_by("position", "pk")
    for pk, kind, label, url in links.values_list("paper_id", "kind", "label", "url"):
        papers[pk].links.append(Door(kind, label or KINDS[kind], url))
    return [papers[key] for key in keys if key in papers]


def _papers(keys: Sequence[int]) -> Iterator[Row]:
    papers = Paper.objects.published().filter(pk__in=keys).order_by()
    for values in papers.annotate(**SCHEMES).values_list(*FIELDS):
        pk, slug, title, year, note, abstract, venue, *others = values
        venue_slug, venue_name, kind, doi, arxiv = (text or "" for text in others)
        told = (venue, venue_slug, venue_name, kind)
        yield Row(pk, slug, title, year, note, abstract, *told, doi, arxiv)
