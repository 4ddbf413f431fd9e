"""Searches that show the query language, made from a paper that is there: each finds it."""

from catalogue import names
from catalogue.models import Paper

SHORTEST = 4


def examples() -> list[tuple[str, str]]:
    """Searches and what they find; nothing to show where there is no paper with everything."""
    papers = Paper.objects.published().select_related("venue").with_authors().newest_first()
    paper = papers.filter(
        authorships__isnull=False, venue__isnull=False, year__isnull=False
    ).first()
    words = names.fold(paper.title).split() if paper else []
    long_words = [word for word in words if len(word) >= SHORTEST]
    if paper is None or paper.year is None or not long_words:
        return []
    first, year = long_words[0], paper.year
    return [
        (" ".join(long_words[:2]), "all of the words, in any order and in their other forms"),
        (f"{first[:SHORTEST]}*", "words that begin like this; the last word may always go on"),
        (f"{first} -unrelated", "the first word without the second"),
        (_quoted("", *words[:3]), "exactly these words, side by side"),
        (f"title:{first}", "the word in the title; abstract: searches abstracts"),
        (_quoted("author:", paper.authorships.all()[0].printed), "a name among the authors"),
        (_quoted("venue:", paper.venue_printed), "a venue"),
        (f"year:{year}", "a year"),
        (f"year:{year - 2}..{year}", "these years"),
        (f"year:{year}..", "this year and later; year:..2020 is 2020 and earlier"),
    ]


def _quoted(prefix: str, *words: str) -> str:
    return f'{prefix}"{" ".join(words).replace(chr(34), " ")}"'
