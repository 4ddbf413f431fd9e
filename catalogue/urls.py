from django.urls import path

from catalogue import views
from catalogue.api import api

app_name = "catalogue"

urlpatterns = [
    path("api/", api.urls),
    path("", views.paper_list, name="paper_list"),
    path("facets/<slug:name>/", views.facet, name="facet"),
    path("papers/<slug:slug>/", views.paper_detail, name="paper_detail"),
    path("authors/<slug:slug>/", views.author_detail, name="author_detail"),
    path("venues/<slug:slug>/", views.venue_detail, name="venue_detail"),
    path("categories/<path:path>/", views.category_detail, name="category_detail"),
]
