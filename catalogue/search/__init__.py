"""Full text: a query language, an index on either database, and the hits in a text.

Knows nothing of models, settings or requests. `parse` reads what somebody typed, `look_up` turns it
into a `Search` that narrows and orders papers by their key, `marked` and `snippet` show where it hits.
"""

from catalogue.search.index import Index
from catalogue.search.looking import Hits, Search, Worths, look_up
from catalogue.search.marking import Part, marked, snippet
from catalogue.search.query import Query, Term, Years, parse
from catalogue.search.rows import Row, Way
from catalogue.search.spelling import meant

__all__ = [
    "Hits",
    "Index",
    "Part",
    "Query",
    "Row",
    "Search",
    "Term",
    "Way",
    "Worths",
    "Years",
    "look_up",
    "marked",
    "meant",
    "parse",
    "snippet",
]
