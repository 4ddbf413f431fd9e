"""The addresses of the catalogue, and before them those of what it is measured against."""

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as ours
from tests.bench import desk, natural


def hello(request):
    return HttpResponse("Hello, world!")


urlpatterns = [
    path("hello/", hello),
    path("natural/", natural.paper_list),
    path("desk/", desk.site.urls),
    *ours,
]
