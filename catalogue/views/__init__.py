"""The public pages, a module for each kind. Only published papers are seen here, and only what they carry."""

from catalogue.views.author import author_detail
from catalogue.views.category import category_detail
from catalogue.views.downloads import download, paper_download, readme
from catalogue.views.facet import facet
from catalogue.views.paper import paper_detail, paper_list
from catalogue.views.venue import venue_detail

__all__ = [
    "author_detail",
    "category_detail",
    "download",
    "facet",
    "paper_detail",
    "paper_download",
    "paper_list",
    "readme",
    "venue_detail",
]
