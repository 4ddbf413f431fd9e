"""The public pages, a module for each kind. Only published papers are seen here, and only what they carry."""

from catalogue.views.author import author_detail
from catalogue.views.category import category_detail
from catalogue.views.facet import facet_values
from catalogue.views.paper import paper_detail, paper_list
from catalogue.views.search import opensearch, search_help, suggest
from catalogue.views.venue import venue_detail

__all__ = [
    "author_detail",
    "category_detail",
    "facet_values",
    "opensearch",
    "paper_detail",
    "paper_list",
    "search_help",
    "suggest",
    "venue_detail",
]
