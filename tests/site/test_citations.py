"""Our BibTeX, RIS and CSL-JSON as Citation.js reads them, and our feed as feedparser does."""

import json
import re

import feedparser
import pytest

from tests import tools
from tests.site import shelf

SELECTIONS = {
    "all that Ada or Grace wrote": "/papers.{}?author=ada-lovelace&author=grace-hopper&sort=title",
    "a preprint, an article and one that is hostile": "/papers.{}?paper=preprint&paper=article&paper=hostile",
    "one paper": "/papers/a-full-paper.{}",
}


@pytest.fixture(scope="session")
def read(fetcher, tmp_path_factory):
    """Read every selection in the three formats in one start of Node."""
    folder = tmp_path_factory.mktemp("citations")
    files = []
    for number, address in enumerate(SELECTIONS.values()):
        for ending in ("csl.json", "bib", "ris"):
            files.append(folder / f"{number}.{ending}")
            files[-1].write_text(fetcher.fetch(address.format(ending)).text)
    said = tools.node("read_citations.mjs", *map(str, files))
    assert (said.returncode, said.stderr) == (0, "")
    return dict(zip([file.name for file in files], json.loads(said.stdout), strict=True))


def whole(name):
    """Give a name's parts; some readers take the particle off the family name."""
    particles = [name[part] for part in name if part.endswith("dropping-particle")]
    return name.get("given"), " ".join([*particles, name["family"]])


def as_told(item):
    """What the formats have in common, whatever each calls it."""
    date = item.get("issued") or item.get("event-date") or {"date-parts": [[None]]}
    return {
        "id": item["id"],
        "title": re.sub(r'</?span( class="nocase")?>', "", item["title"]),
        "authors": [whole(name) for name in item.get("author", [])],
        "year": date["date-parts"][0][0],
        "venue": item.get("container-title") or item.get("event-title"),
        "doi": item.get("DOI"),
        "url": item.get("URL"),
    }


@pytest.mark.parametrize("ending", ["bib", "ris"])
@pytest.mark.parametrize("number", range(len(SELECTIONS)), ids=SELECTIONS)
def test_another_reader_finds_the_same_in_every_format(read, number, ending):
    ours = list(map(as_told, read[f"{number}.csl.json"]))
    theirs = list(map(as_told, read[f"{number}.{ending}"]))
    assert ours != []
    assert theirs == ours


def test_the_type_of_each_paper_is_understood(read):
    types = {item["id"]: item["type"] for item in read["1.bib"]}
    assert types["article"] == "article-journal"
    assert types["hostile"] == "paper-conference"


def test_a_feed_reader_finds_each_paper_with_what_belongs_to_it(fetcher):
    feed = feedparser.parse(fetcher.fetch("/papers.atom?q=full").text)
    assert not feed.bozo
    assert feed.version == "atom10"
    (entry,) = [one for one in feed.entries if one.title == "A full paper"]
    assert [author.name for author in entry.authors] == [
        "Ada Lovelace",
        "Łukasz Rückert",
        "Grace Hopper",
    ]
    assert entry.link == f"{fetcher.site}/papers/a-full-paper/"
    assert {tag.term for tag in entry.tags} == {"Papers / Pre-training", "Surveys"}
    assert entry.published == shelf.ADDED
    assert entry.updated > entry.published


def test_a_feed_is_as_new_as_its_newest_paper_and_says_the_same_twice(fetcher):
    address = f"{fetcher.site}/papers.atom?venue=iclr"
    first = fetcher.fetch(address).text
    del fetcher.known[address]
    assert fetcher.fetch(address).text == first
    feed = feedparser.parse(first)
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)


def test_every_page_of_a_feed_is_reached_and_no_paper_comes_twice(fetcher):
    address, ids = f"{fetcher.site}/papers.atom", []
    while address:
        feed = feedparser.parse(fetcher.fetch(address).text)
        ids += [entry.id for entry in feed.entries]
        address = next((link.href for link in feed.feed.links if link.rel == "next"), None)
    assert len(set(ids)) == len(ids) == int(feed.feed.opensearch_totalresults) > len(feed.entries)
