import re

from django.urls import path, register_converter

from catalogue import views
from catalogue.api import api
from catalogue.formats import FORMATS, Format

app_name = "catalogue"

BY_EXTENSION = {form.extension: form for form in FORMATS.values()}


class FormatConverter:
    """The ending of an address, as a format."""

    regex = "|".join(map(re.escape, BY_EXTENSION))

    def to_python(self, value: str) -> Format:
        return BY_EXTENSION[value]

    def to_url(self, value: Format | str) -> str:
        return value.extension if isinstance(value, Format) else value


register_converter(FormatConverter, "format")

urlpatterns = [
    path("api/", api.urls),
    path("", views.paper_list, name="paper_list"),
    path("papers.<format:form>", views.download, name="download"),
    path("papers/<slug:slug>.<format:form>", views.paper_download, name="paper_download"),
    path("README.md", views.readme, name="readme"),
    path("facets/<slug:name>/", views.facet_values, name="facet"),
    path("papers/<slug:slug>/", views.paper_detail, name="paper_detail"),
    path("authors/", views.author_list, name="author_list"),
    path("authors/<slug:slug>/", views.author_detail, name="author_detail"),
    path("venues/", views.venue_list, name="venue_list"),
    path("venues/<slug:slug>/", views.venue_detail, name="venue_detail"),
    path("categories/", views.category_list, name="category_list"),
    path("categories/<path:path>/", views.category_detail, name="category_detail"),
    path("search-help/", views.search_help, name="search_help"),
    path("suggest", views.suggest, name="suggest"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("years/<int:year>/", views.year_detail, name="year_detail"),
    path("statistics/", views.statistics, name="statistics"),
    path("changes/", views.changes, name="changes"),
    path("about/", views.about, name="about"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", views.sitemap_file, name="sitemap_file"),
]
