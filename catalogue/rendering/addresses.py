"""The addresses that lists of papers name: to ask Django for each takes longer than all the rest."""

from functools import cache

from django.urls import get_script_prefix, reverse


def addresses() -> dict[str, str]:
    """The addresses of pages, and what stands before the slug in those of things."""
    return below(get_script_prefix())


@cache
def below(prefix: str) -> dict[str, str]:
    """The same below the prefix that the site is served under."""
    things = {"paper": "paper_detail", "author": "author_detail", "venue": "venue_detail"}
    things["facet"] = "facet"
    pages = {name: reverse("catalogue:" + name) for name in ("paper_list", "search_help")}
    pages["feed"] = reverse("catalogue:download", args=["atom"])
    return pages | {
        name: reverse("catalogue:" + view, args=["-"]).removesuffix("-/")
        for name, view in things.items()
    }
