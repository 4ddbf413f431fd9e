"""The public pages, a module for each kind. Only published papers are seen here, and only what they carry."""

from catalogue.views.author import author_detail, author_list
from catalogue.views.category import category_detail, category_list
from catalogue.views.crawling import robots, sitemap_file, sitemap_index
from catalogue.views.downloads import download, paper_download, readme
from catalogue.views.facet import facet_values
from catalogue.views.paper import paper_detail, paper_list
from catalogue.views.search import opensearch, search_help, suggest
from catalogue.views.site import about, changes, statistics
from catalogue.views.venue import venue_detail, venue_list
from catalogue.views.year import year_detail

__all__ = [
    "about",
    "author_detail",
    "author_list",
    "category_detail",
    "category_list",
    "changes",
    "download",
    "facet_values",
    "opensearch",
    "paper_detail",
    "paper_download",
    "paper_list",
    "readme",
    "robots",
    "search_help",
    "sitemap_file",
    "sitemap_index",
    "statistics",
    "suggest",
    "venue_detail",
    "venue_list",
    "year_detail",
]
