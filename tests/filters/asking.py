from django.http import QueryDict

from catalogue.filters import PaperFilter
from catalogue.models import Paper


def asked(query):
    return PaperFilter(QueryDict(query), Paper.objects.published())
