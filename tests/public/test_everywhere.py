"""What every page keeps to: nothing hidden is shown, nothing breaks, and queries do not grow."""

import pytest
from django.utils.html import escape

from catalogue.models import Category, OldSlug, Paper
from tests.factories import (
    AuthorAliasFactory,
    AuthorFactory,
    CategoryFactory,
    EntryFactory,
    OldSlugFactory,
    PaperFactory,
    TitleFactory,
    VenueFactory,
)
from tests.pages import HOSTILE, full_paper, text_of

pytestmark = pytest.mark.django_db

WHOLE = (
    "/about/", "/statistics/", "/changes/", "/authors/", "/venues/", "/categories/", "/sitemap.xml",
    "/robots.txt",
)  # fmt: skip


@pytest.mark.parametrize("path", WHOLE)
def test_an_empty_catalogue_has_every_page(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/years/2020/", "/authors/x/", "/venues/x/", "/categories/x/"])
def test_an_empty_catalogue_has_no_page_of_anything(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [*WHOLE, "/years/2020/", "/sitemap-papers-1.xml"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, path, method):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("state", [Paper.State.DRAFT, Paper.State.WITHDRAWN])
def test_drafts_and_withdrawn_papers_leave_no_trace_on_any_page(client, state):
    place = CategoryFactory(name="Place")
    EntryFactory(category=TitleFactory(), text="Words.")
    public = PaperFactory(
        title="Public", authors=["Ada"], venue__name="ICLR", year=2020, categories=[place]
    )
    paths = [
        *WHOLE, public.get_absolute_url(), "/authors/ada/", "/venues/iclr/", "/years/2020/",
        "/categories/place/", "/authors/?q=hidden", "/venues/?q=hidden",
    ]  # fmt: skip

    def seen():
        return [text_of(client.get(path)) for path in paths]

    before = seen()
    PaperFactory(
        title="Hidden", authors=["Ada", "Hidden Author"], venue=public.venue, year=2020,
        categories=[place], state=state, links={"code": "https://hidden.example"},
    )  # fmt: skip
    PaperFactory(title="Public", authors=["Ada"], venue__name="Hidden", year=2021, state=state)
    assert seen() == before


@pytest.mark.parametrize("kind", OldSlug.Kind.values)
def test_a_former_slug_leads_on_with_all_that_a_page_shows(client, kind):
    paper = full_paper()
    targets = {
        "paper": paper, "author": AuthorFactory(name="Everybody"), "venue": paper.venue,
        "category": Category.objects.get(slug="papers"),
    }  # fmt: skip
    OldSlugFactory(kind=kind, slug="old", **{kind: targets[kind]})
    plural = {"category": "categories"}.get(kind, f"{kind}s")
    response = client.get(f"/{plural}/old/", follow=True)
    assert response.redirect_chain == [(targets[kind].get_absolute_url(), 301)]
    assert response.status_code == 200


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text_on_any_page(client, text):
    venue = VenueFactory(name=text, slug="venue", full_name=text)
    author = AuthorFactory(name=text, slug="author")
    AuthorAliasFactory(author=author, alias=text)
    place = CategoryFactory(name=text, slug="place", description=text)
    below = CategoryFactory(name=text, slug="below", parent=place)
    for number in range(2):
        PaperFactory(
            title=text, slug=f"hostile-{number}", venue=venue, authors=[text, f"Else {number}"],
            note=text, abstract=text, remark=text, categories=[place, below], year=2020,
        )  # fmt: skip
    for path in (
        "/papers/hostile-0/", "/authors/author/", "/venues/venue/", "/categories/place/",
        "/categories/place/below/", "/years/2020/", *WHOLE[1:6],
    ):  # fmt: skip
        page = client.get(path).content.decode()
        assert escape(text) in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "</title><b>" not in page


@pytest.mark.parametrize("text", [*HOSTILE, "\ud800", "a" * 3000, "ﬀ" * 300, "%", "_", "\\", "'"])
@pytest.mark.parametrize("path", ["/authors/", "/venues/", "/changes/", "/years/2023/"])
@pytest.mark.parametrize("key", ["q", "letter", "week", "page", "sort"])
def test_no_query_breaks_a_page(client, path, key, text):
    PaperFactory(authors=["Ada"])
    response = client.get(path, {key: text.encode(errors="surrogatepass")})
    assert response.status_code in {200, 404}
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/authors/everybody/", 12),
        ("/venues/shared/", 11),
        ("/categories/papers/", 7),
        ("/categories/papers/?sort=title", 9),
        ("/years/2023/", 10),
        ("/authors/", 5),
        ("/authors/?q=everybody", 5),
        ("/venues/", 4),
        ("/categories/", 5),
        ("/statistics/", 11),
        ("/about/", 5),
        ("/sitemap.xml", 10),
    ],
)
def test_a_page_asks_as_often_however_much_it_shows(
    client, django_assert_num_queries, path, queries, count
):
    for number in range(count):
        full_paper(number, venue=VenueFactory(name="Shared"), year=2023 - number % 2)
    full_paper(9, venue=VenueFactory(name="Other"), year=2023)
    with django_assert_num_queries(queries):
        response = client.get(path)
    assert response.status_code == 200
