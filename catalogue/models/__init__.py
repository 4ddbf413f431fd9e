"""The nouns of the catalogue, one a module; each QuerySet stands above its model."""

from catalogue.models.among import among, among_texts
from catalogue.models.author import Author, AuthorAlias, Authorship
from catalogue.models.category import Category
from catalogue.models.edition import Edition
from catalogue.models.entry import Entry
from catalogue.models.free_slugs import FreeSlugs
from catalogue.models.identifier import Identifier
from catalogue.models.link import Link
from catalogue.models.old_slug import OldSlug
from catalogue.models.paper import Paper
from catalogue.models.proposal import Proposal, Staging
from catalogue.models.readme import Readme
from catalogue.models.record_rows import as_printed, as_records
from catalogue.models.run import ImportRun
from catalogue.models.venue import Venue, VenueAlias

__all__ = [
    "Author",
    "AuthorAlias",
    "Authorship",
    "Category",
    "Edition",
    "Entry",
    "FreeSlugs",
    "Identifier",
    "ImportRun",
    "Link",
    "OldSlug",
    "Paper",
    "Proposal",
    "Readme",
    "Staging",
    "Venue",
    "VenueAlias",
    "among",
    "among_texts",
    "as_printed",
    "as_records",
]
