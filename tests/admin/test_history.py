import pytest
from django.urls import reverse
from reversion.models import Revision, Version

from catalogue import filing
from catalogue.changes import changing
from catalogue.models import Category, Entry, Paper
from tests.admin.pages import errors, fields, save
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    EntryFactory,
    IdentifierFactory,
    LinkFactory,
    PaperFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def page(row, name="change", *rest):
    address = f"admin:catalogue_{row._meta.model_name}_{name}"
    return reverse(address, args=[row.pk, *rest] if name != "recover" else rest)


def first_version(row):
    return Version.objects.get_for_object(row).last().pk


def state():
    tables = (Paper, Entry, Category, Revision, Version)
    return [list(table.objects.order_by("pk").values()) for table in tables]


@pytest.fixture
def paper():
    """A paper with one of everything, as a file had it."""
    paper = PaperFactory(title="First", authors=["Ada", "Grace"])
    LinkFactory(paper=paper)
    IdentifierFactory(paper=paper)
    EntryFactory(paper=paper, source="as in the file\n", shown={"title": "First"}, seen_at=4)
    return paper


def test_a_revert_brings_back_authors_links_identifiers_and_entries(admin_client, paper):
    before = paper.as_record()
    save(
        admin_client,
        page(paper),
        title="Second",
        authorships__0__DELETE="on",
        links__0__DELETE="on",
        identifiers__0__DELETE="on",
        entries__0__DELETE="on",
    )
    assert Paper.objects.get().as_record() != before
    save(admin_client, page(paper, "revision", first_version(paper)))
    assert Paper.objects.get().as_record() == before


def test_a_revert_takes_out_what_was_added_since(admin_client, paper):
    before = paper.as_record()
    save(admin_client, page(paper), title="Second")
    category = CategoryFactory()
    with changing(None, "Added") as change:
        change.save(LinkFactory.build(paper=paper, label="more"))
        filing.file_paper(change, paper, category)
    save(admin_client, page(paper, "revision", first_version(paper)))
    assert Paper.objects.get().as_record() == before
    assert not category.entries.exists()


def test_a_revert_leaves_what_the_file_says(admin_client, paper):
    save(admin_client, page(paper), title="Second")
    Entry.objects.update(source="as in a newer file\n", shown={"title": "Newer"}, seen_at=9)
    save(admin_client, page(paper, "revision", first_version(paper)))
    entry = Entry.objects.get()
    assert (entry.source, entry.shown, entry.seen_at) == (
        "as in a newer file\n",
        {"title": "Newer"},
        9,
    )
    assert Paper.objects.get().title == "First"


def test_an_entry_that_was_taken_out_comes_back_to_its_place_and_text(admin_client, paper):
    entry = paper.entries.get()
    save(admin_client, page(paper), entries__0__DELETE="on")
    save(admin_client, page(paper, "revision", first_version(paper)))
    assert paper.entries.get().pk == entry.pk
    assert paper.entries.get().source == "as in the file\n"


def test_an_entry_in_the_file_that_came_since_leaves_a_gap(admin_client, paper):
    save(admin_client, page(paper), title="Second")
    later = EntryFactory(paper=paper, source="later\n", seen_at=9)
    save(admin_client, page(paper, "revision", first_version(paper)))
    later.refresh_from_db()
    assert (later.kind, later.paper, later.edited, later.source) == ("text", None, "", "later\n")


def test_a_revert_does_not_touch_what_was_saved_at_the_same_time(admin_client, paper):
    other = PaperFactory(title="Other", state="draft")
    with changing(None, "Both") as change:
        filing.publish(change, [other])
        change.save(Paper.objects.get(pk=paper.pk))
    save(admin_client, page(other), title="Other, edited since")
    save(admin_client, page(paper, "revision", Version.objects.get_for_object(paper).first().pk))
    assert Paper.objects.get(pk=other.pk).title == "Other, edited since"


def test_the_version_and_the_address_never_go_back(admin_client, paper):
    save(admin_client, page(paper), new_slug="new-address")
    version = Paper.objects.get().version
    save(admin_client, page(paper, "revision", first_version(paper)))
    assert Paper.objects.get().slug == "new-address"
    assert Paper.objects.get().version > version


def test_looking_at_a_revision_leaves_no_trace(admin_client, paper):
    save(admin_client, page(paper), title="Second", links__0__DELETE="on")
    before = state()
    response = admin_client.get(page(paper, "revision", first_version(paper)))
    assert fields(response)["title"] == "First"
    assert state() == before


def test_a_revert_with_an_error_leaves_no_trace(admin_client, paper):
    save(admin_client, page(paper), title="Second")
    before = state()
    response = save(admin_client, page(paper, "revision", first_version(paper)), title="")
    assert errors(response)
    assert state() == before


def test_a_paper_deleted_for_good_is_recovered_with_all_its_parts(admin_client, paper):
    before = paper.as_record()
    save(admin_client, page(paper))
    with changing(None, "Gone") as change:
        filing.erase(change, paper)
    version = Version.objects.get_deleted(Paper).get()
    save(admin_client, page(paper, "recover", version.pk))
    assert Paper.objects.get().as_record() == before
    assert Paper.objects.get().entries.get().source == "as in the file\n"


def test_a_recovered_paper_gets_a_free_address(admin_client, paper):
    save(admin_client, page(paper))
    with changing(None, "Gone") as change:
        filing.erase(change, paper)
    PaperFactory(slug=paper.slug)
    version = Version.objects.get_deleted(Paper).get()
    save(admin_client, page(paper, "recover", version.pk))
    assert Paper.objects.get(title="First").slug == f"{paper.slug}-2"


def test_a_paper_whose_identifier_went_to_another_cannot_be_recovered(admin_client, paper):
    save(admin_client, page(paper))
    with changing(None, "Gone") as change:
        value = paper.identifiers.get().value
        filing.erase(change, paper)
    IdentifierFactory(value=value)
    version = Version.objects.get_deleted(Paper).get()
    response = admin_client.get(page(paper, "recover", version.pk), follow=True)
    assert "clashes with what stands there now" in response.content.decode()


def test_an_author_who_is_no_more_is_left_out_of_a_recovered_paper(admin_client, paper):
    save(admin_client, page(paper))
    with changing(None, "Gone") as change:
        filing.erase(change, paper)
        change.delete(AuthorFactory(name="Ada"))
    version = Version.objects.get_deleted(Paper).get()
    save(admin_client, page(paper, "recover", version.pk))
    assert Paper.objects.get().as_record().authors == ("Grace",)


def test_a_paper_whose_venue_is_no_more_cannot_be_recovered(admin_client, paper):
    save(admin_client, page(paper))
    with changing(None, "Gone") as change:
        venue = paper.venue
        filing.erase(change, paper)
        change.delete(venue)
    version = Version.objects.get_deleted(Paper).get()
    response = admin_client.get(page(paper, "recover", version.pk), follow=True)
    assert "its venue is no more" in response.content.decode()


def test_a_version_of_something_else_is_not_found(admin_client):
    paper, author = PaperFactory(pk=777), AuthorFactory(pk=777)
    save(admin_client, page(author), name="Somebody")
    address = page(paper, "revision", first_version(author))
    assert admin_client.get(address).status_code == 404
    address = reverse("admin:catalogue_paper_recover", args=[first_version(author)])
    assert admin_client.get(address).status_code == 404


def test_history_knows_who_did_what_and_how_it_stood_before(client, paper):
    curator = UserFactory(is_superuser=True)
    client.force_login(curator)
    save(client, page(paper), title="Second")
    before, after = Version.objects.get_for_object(paper).reverse()
    assert (before.field_dict["title"], after.field_dict["title"]) == ("First", "Second")
    assert after.revision.user == curator
    assert "Changed Title" in after.revision.get_comment()
    assert (
        client.get(page(paper, "history")).context["action_list"][0]["revision"] == after.revision
    )


def test_a_category_reverts_its_name_and_texts_but_not_its_place(admin_client):
    category, parent = CategoryFactory(name="First"), CategoryFactory()
    EntryFactory(category=category, text="Text\n", edited="Edited")
    save(admin_client, page(category), name="Second", entries__0__text="Edited again")
    with changing(None, "Moved") as change:
        filing.move_category(change, Category.objects.get(pk=category.pk), parent)
    save(admin_client, page(category, "revision", first_version(category)))
    category.refresh_from_db()
    assert (category.name, category.parent, category.level) == ("First", parent, 3)
    assert category.entries.get().edited == "Edited"


def test_a_deleted_category_is_recovered_below_its_parent(admin_client):
    category = CategoryFactory(name="Gone", heading="## Gone\n\n", seen_at=7)
    save(admin_client, page(category))
    with changing(None, "Gone") as change:
        filing.delete_category(change, category, None)
    version = Version.objects.get_deleted(Category).get()
    save(admin_client, reverse("admin:catalogue_category_recover", args=[version.pk]))
    recovered = Category.objects.get(name="Gone")
    assert (recovered.parent.kind, recovered.level, recovered.seen_at) == ("title", 2, None)
