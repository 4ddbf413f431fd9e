import pytest
from django.urls import reverse
from reversion.models import Revision

from catalogue.models import Authorship, Entry, OldSlug, Paper
from tests.admin.pages import add_row, errors, fields, save
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    EntryFactory,
    IdentifierFactory,
    LinkFactory,
    PaperFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:catalogue_paper_add")
LIST = reverse("admin:catalogue_paper_changelist")


def page(paper):
    return reverse("admin:catalogue_paper_change", args=[paper.pk])


def test_a_paper_is_added_with_a_slug_of_its_year_and_title(admin_client):
    PaperFactory(title="Same", slug="2024-same-title")
    response = save(admin_client, ADD, title="  Same   title ", year="2024")
    paper = Paper.objects.get(title="Same title")
    assert response.redirect_chain == [(LIST, 302)]
    assert (paper.slug, paper.state) == ("2024-same-title-2", "published")
    assert list(Paper.objects.matching('"same title"')) == [paper]


def test_the_author_venue_and_category_rows_of_a_new_paper_are_stored(admin_client):
    author, venue, category = AuthorFactory(), VenueFactory(), CategoryFactory()
    sent = fields(admin_client.get(ADD)) | {
        "title": "New",
        "venue": venue.pk,
        "authorships-TOTAL_FORMS": 1,
        "authorships-0-author": author.pk,
        "authorships-0-position": 0,
        "entries-TOTAL_FORMS": 1,
        "entries-0-category": category.pk,
    }
    admin_client.post(ADD, sent)
    paper = Paper.objects.get(title="New")
    assert paper.slug == f"{author.name.split()[-1]}-new"
    assert paper.venue_printed == venue.name
    assert [place.printed for place in paper.authorships.all()] == [author.name]
    assert [entry.category for entry in paper.entries.all()] == [category]


def test_a_page_saved_as_it_was_changes_nothing_but_the_version(admin_client):
    paper = PaperFactory(
        title="Odd  blanks", authors=["J.  Smith", "B"], categories=[CategoryFactory()]
    )
    LinkFactory(paper=paper)
    before = Paper.objects.get().as_record()
    save(admin_client, page(paper))
    after = Paper.objects.get()
    assert after.as_record() == before
    assert after.version > paper.version


def test_a_year_that_no_paper_has_is_refused(admin_client):
    assert "A year from" in errors(save(admin_client, page(PaperFactory()), year="99"))


def test_the_printed_venue_follows_another_choice_while_it_is_only_the_name(admin_client):
    paper, other = PaperFactory(venue__name="MICCAI"), VenueFactory(name="CVPR")
    save(admin_client, page(paper), venue=other.pk)
    assert Paper.objects.get().venue_printed == "CVPR"


def test_a_venue_printed_in_a_way_of_its_own_stays_when_another_is_chosen(admin_client):
    paper, other = PaperFactory(venue_printed="Proc."), VenueFactory(name="CVPR")
    save(admin_client, page(paper), venue=other.pk)
    assert Paper.objects.get().venue_printed == "Proc."


def test_a_printed_venue_without_a_venue_is_refused(admin_client):
    response = save(admin_client, ADD, title="New", venue_printed="MICCAI")
    assert "Choose the venue" in errors(response)


def test_the_printed_author_follows_another_choice_while_it_is_only_the_name(admin_client):
    paper, other = PaperFactory(authors=["Ada"]), AuthorFactory(name="Grace")
    save(admin_client, page(paper), authorships__0__author=other.pk)
    assert Authorship.objects.get().printed == "Grace"


def test_two_rows_may_trade_their_authors(admin_client):
    paper = PaperFactory(authors=["Ada", "Grace"])
    first, second = paper.authorships.all()
    save(
        admin_client,
        page(paper),
        authorships__0__author=second.author_id,
        authorships__1__author=first.author_id,
    )
    assert [place.printed for place in paper.authorships.all()] == ["Grace", "Ada"]


def test_the_same_author_twice_is_refused(admin_client):
    paper = PaperFactory(authors=["Ada", "Grace"])
    ada = paper.authorships.first().author_id
    response = save(admin_client, page(paper), authorships__1__author=ada)
    assert "duplicate" in errors(response)
    response = add_row(admin_client, page(paper), "authorships", author=ada, position=0)
    assert "duplicate" in errors(response)
    assert paper.authorships.count() == 2


def test_an_author_row_that_was_added_comes_last(admin_client):
    paper, author = PaperFactory(authors=["Ada", "Grace"]), AuthorFactory(name="Mary")
    add_row(admin_client, page(paper), "authorships", author=author.pk, position=0)
    assert paper.authorships.last().printed == "Mary"


def test_a_link_without_a_label_is_printed_by_its_kind(admin_client):
    paper = PaperFactory()
    add_row(admin_client, page(paper), "links", kind="code", url="https://x.example/", position=0)
    assert paper.links.get().label == "code"


def test_a_link_of_another_scheme_is_refused(admin_client):
    paper = PaperFactory()
    response = add_row(
        admin_client, page(paper), "links", kind="code", url="javascript:1", position=0
    )
    assert "Only http and https" in errors(response)


def test_an_identifier_of_another_paper_is_refused(admin_client):
    other, paper = IdentifierFactory(value="10.1000/taken"), PaperFactory()
    response = add_row(admin_client, page(paper), "identifiers", scheme="doi", value=other.value)
    assert "already exists" in errors(response)


def test_choosing_another_category_moves_the_entry(admin_client):
    old, new = CategoryFactory(), CategoryFactory()
    entry = EntryFactory(category=old, source="line\n", seen_at=3)
    save(admin_client, page(entry.paper), entries__0__category=new.pk)
    assert Entry.objects.get().category == new
    assert Entry.objects.get().source == "line\n"


def test_two_entries_that_trade_categories_stay(admin_client):
    one, other = CategoryFactory(), CategoryFactory()
    paper = PaperFactory(categories=[one, other])
    save(admin_client, page(paper), entries__0__category=other.pk, entries__1__category=one.pk)
    assert {entry.category for entry in paper.entries.all()} == {one, other}


def test_an_entry_that_is_ticked_for_deletion_is_taken_out(admin_client):
    entry = EntryFactory(source="line\n", seen_at=3)
    paper = entry.paper
    save(admin_client, page(paper), entries__0__DELETE="on")
    assert not paper.entries.exists()
    assert Entry.objects.get().source == "line\n"


def test_the_same_category_twice_is_refused(admin_client):
    category = CategoryFactory()
    paper = PaperFactory(categories=[category])
    response = add_row(admin_client, page(paper), "entries", category=category.pk)
    assert "already" in errors(response)


def test_a_new_address_leaves_the_old_one_behind(admin_client):
    paper = PaperFactory(slug="old")
    save(admin_client, page(paper), new_slug="new")
    assert Paper.objects.get().slug == "new"
    assert OldSlug.objects.meaning("paper", "old") == paper


def test_an_address_that_is_taken_is_refused(admin_client):
    PaperFactory(slug="taken")
    assert "address" in errors(save(admin_client, page(PaperFactory()), new_slug="taken"))


def test_a_form_with_an_error_leaves_no_trace(admin_client):
    paper = PaperFactory()
    save(admin_client, page(paper), title="")
    assert Paper.objects.get().version == paper.version
    assert not Revision.objects.exists()


def test_a_paper_can_be_added_in_a_popup(admin_client):
    response = admin_client.get(reverse("admin:catalogue_author_add") + "?_popup=1")
    sent = fields(response) | {"name": "New Author", "_popup": "1"}
    answer = admin_client.post(reverse("admin:catalogue_author_add"), sent)
    assert "popup_response_data" in answer.context_data
    assert AuthorFactory._meta.model.objects.get().slug == "new-author"


@pytest.mark.parametrize(
    "query",
    [
        "q=cafe",
        "state=published",
        "year=2023",
        "year=abc",
        "venue=x",
        "category=x",
        "o=9.-9.abc",
        "p=999999",
    ],
)
def test_the_list_answers_whatever_is_asked(admin_client, query):
    category = CategoryFactory()
    PaperFactory(title="Café", categories=[category])
    assert admin_client.get(f"{LIST}?{query}").status_code in {200, 302}


def test_the_list_is_narrowed_by_venue_and_by_category_with_all_below_it(admin_client):
    above = CategoryFactory()
    paper = PaperFactory(categories=[CategoryFactory(parent=above)])
    PaperFactory()
    for query in (f"category={above.pk}", f"venue={paper.venue_id}"):
        assert list(admin_client.get(f"{LIST}?{query}").context["cl"].queryset) == [paper]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(
    admin_client, django_assert_max_num_queries, count
):
    for _ in range(count):
        PaperFactory(categories=[CategoryFactory()], authors=["Ada", "Grace"])
    with django_assert_max_num_queries(28):
        admin_client.get(LIST)
