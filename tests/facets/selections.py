from django.http import QueryDict

from catalogue.filters import PaperFilter
from catalogue.models import Paper


def chosen_of(selection):
    query = QueryDict(mutable=True)
    for name, values in selection.items():
        query.setlist(name, values)
    return PaperFilter(query, Paper.objects.published())
