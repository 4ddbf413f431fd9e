"""A well-filled catalogue for looking at the site: more than a page of papers, and one of every kind."""

import itertools

from catalogue.changes import changing
from catalogue.models import Author, Category, ImportRun, Paper, Venue
from tests.factories import (
    AuthorAliasFactory,
    CategoryFactory,
    ImportRunFactory,
    OldSlugFactory,
    PaperFactory,
    ReadmeFactory,
    TitleFactory,
    UserFactory,
    VenueAliasFactory,
    VenueFactory,
)
from tests.pages import HOSTILE

ADDED = "2024-04-01T12:00:00Z"
LONG = "Verylongwordwithoutanybreak" * 10
WORDS = ["graph", "image", "text", "speech", "robot", "protein", "retina", "climate"]
ABSTRACT = (
    "We learn from images and their reports without labels. "
    "On <b>four</b> public collections our model is more accurate than those before it & smaller.\n\n"
    "It is shown that a retina can be read with x² < 5 % of the data."
)


def fill():
    """Fill an empty catalogue; nothing in it depends on chance or on the day."""
    title = TitleFactory(name="Awesome Trees")
    papers = CategoryFactory(parent=title, name="Papers", position=1)
    training = CategoryFactory(
        parent=papers, name="Pre-training", position=1, description="Models **before** their task."
    )
    tasks = CategoryFactory(parent=papers, name="Tasks", position=2)
    reports = CategoryFactory(parent=tasks, name="Reports & text", position=1)
    surveys = CategoryFactory(parent=title, name="Surveys", position=2)
    ReadmeFactory()
    _venues()
    _full_paper([training, surveys])
    _hostile_paper([reports])
    _bare_papers(surveys)
    _shelf(itertools.cycle([training, tasks, reports, surveys]))
    _history()


def _venues():
    learning = VenueFactory(
        name="ICLR",
        full_name="International Conference on Learning Representations",
        homepage="https://iclr.example.org",
    )
    VenueAliasFactory(venue=learning, alias="Learning Representations")
    VenueFactory(name="Medical Image Analysis", kind=Venue.Kind.JOURNAL)
    VenueFactory(name="arXiv", kind=Venue.Kind.PREPRINT)
    VenueFactory(name="NeurIPS Workshop", kind=Venue.Kind.WORKSHOP)


def _full_paper(categories):
    paper = PaperFactory(
        title="A full paper",
        slug="a-full-paper",
        authors=["Ada Lovelace", "Łukasz Rückert", "Grace Hopper"],
        venue__name="ICLR",
        year=2021,
        note="Oral",
        links={
            "paper": "https://papers.example.org/full.pdf",
            "code": "https://code.example.org/full",
            "data": "https://data.example.org/full",
            "video": "",
        },
        identifiers={"doi": "10.1000/full", "arxiv": "2101.00001"},
        categories=categories,
        abstract=ABSTRACT,
        remark="Read **this** first.",
    )
    AuthorAliasFactory(author=Author.objects.get(name="Łukasz Rückert"), alias="L. Ruckert")
    OldSlugFactory(slug="a-former-paper", paper=paper)


def _hostile_paper(categories):
    """Everything is too long or is no text at all."""
    PaperFactory(
        title=f"{' '.join(HOSTILE)} {LONG}",
        slug="hostile",
        authors=[f"{name} van der Longname-{LONG}"[:200] for name in range(12)],
        venue__name=f"Conference {LONG}"[:200],
        year=2024,
        links={"code": f"https://x.example/{LONG}", "paper": "https://y.example"},
        identifiers={"doi": f"10.1000/{LONG}"[:200]},
        categories=[*categories, CategoryFactory(name=f"Long {LONG}"[:200], slug="long")],
        abstract=LONG,
        remark=" ".join(HOSTILE),
    )


def _bare_papers(category):
    """Papers that lack something, and two that nobody may see."""
    nowhere = {"venue": None, "year": None}
    PaperFactory(title="Nothing but a title", slug="bare", **nowhere)
    PaperFactory(title="A preprint", slug="preprint", venue__name="arXiv", year=2024,
                 authors=["Ada Lovelace"], identifiers={"arxiv": "2401.00002"},
                 categories=[category])  # fmt: skip
    PaperFactory(title="A journal article", slug="article", year=2022, authors=["Grace Hopper"],
                 venue__name="Medical Image Analysis", links={"paper": "https://mia.example.org"},
                 categories=[category])  # fmt: skip
    for state in (Paper.State.DRAFT, Paper.State.WITHDRAWN):
        PaperFactory(title=f"Not public: {state}", slug=state, state=state, categories=[category],
                     **nowhere)  # fmt: skip


def _shelf(places, number=56):
    """Fill more than a page, with more venues and authors than a facet shows at once."""
    for paper in range(number):
        word, other = WORDS[paper % len(WORDS)], WORDS[paper * 3 % 7]
        PaperFactory(
            title=f"On {word} and {other}, part {paper}",
            slug=f"part-{paper}",
            authors=[f"Author {paper % 23}", f"Writer {paper % 5}", "Ada Lovelace"][: paper % 4],
            venue__name=["ICLR", "NeurIPS Workshop", f"Conference {paper % 18}"][paper % 3],
            year=2024 - paper * paper % 19,
            links={"code": f"https://code.example.org/{paper}"} if paper % 2 else {},
            abstract=f"A study of {word}." if paper % 5 == 0 else "",
            categories=[next(places)],
        )


def _history():
    """Leave traces of an import and of a curator's work."""
    ImportRunFactory(kind=ImportRun.Kind.README, counts={"added": 60})
    curator = UserFactory(username="curator")
    with changing(curator, "Changed in the admin") as change:
        for paper in Paper.objects.filter(slug__in=["a-full-paper", "part-1"]):
            change.save(paper)
        change.save(Category.objects.get(slug="surveys"))
