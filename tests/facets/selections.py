from django.http import QueryDict

from catalogue import columns
from catalogue.filters import PaperFilter
from catalogue.models import Paper


def query_of(selection):
    query = QueryDict(mutable=True)
    for name, values in selection.items():
        query.setlist(name, values)
    return query


def chosen_of(selection):
    """Read a selection that SQL answers."""
    return PaperFilter(query_of(selection), Paper.objects.published())


def over_columns(selection, read=columns.read):
    """Read a selection that the columns answer."""
    chosen = PaperFilter(query_of(selection))
    chosen.columns = read()
    return chosen
