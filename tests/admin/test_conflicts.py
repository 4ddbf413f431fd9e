"""Two curators have the same page open; the second to save is told, and nothing is lost."""

import pytest
from django.urls import reverse
from reversion.models import Version

from catalogue import filing
from catalogue.changes import changing
from catalogue.models import Author, Category, Paper, Venue
from tests.admin.pages import errors, fields, save
from tests.factories import AuthorFactory, CategoryFactory, EntryFactory, PaperFactory, VenueFactory

pytestmark = pytest.mark.django_db

MODELS = {
    Paper: (PaperFactory, "title"),
    Author: (AuthorFactory, "name"),
    Venue: (VenueFactory, "name"),
    Category: (CategoryFactory, "name"),
}


def page(row):
    return reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("model", MODELS)
def test_the_second_of_two_curators_gets_an_error_and_keeps_the_text(admin_client, model):
    factory, field = MODELS[model]
    row = factory()
    sent = fields(admin_client.get(page(row)))
    save(admin_client, page(row), **{field: "Of the first"})
    response = admin_client.post(page(row), sent | {field: "Of the second"})
    assert "was changed by somebody else" in errors(response)
    assert fields(response)[field] == "Of the second"
    assert getattr(model.objects.get(pk=row.pk), field) == "Of the first"


@pytest.mark.parametrize("version", ["", "0", "99999", "nonsense"])
def test_a_form_without_the_right_version_saves_nothing(admin_client, version):
    paper = PaperFactory(title="Before", version=7)
    response = save(admin_client, page(paper), title="After", version=version)
    assert "was changed by somebody else" in errors(response)
    assert Paper.objects.get().title == "Before"


def test_a_new_row_of_a_stale_form_is_kept_in_the_form(admin_client):
    paper, author = PaperFactory(), AuthorFactory()
    sent = fields(admin_client.get(page(paper)))
    save(admin_client, page(paper), title="Of the first")
    sent |= {"authorships-TOTAL_FORMS": 1, "authorships-0-author": author.pk}
    response = admin_client.post(page(paper), sent | {"authorships-0-printed": "A. Uthor"})
    assert "A. Uthor" in response.content.decode()
    assert not paper.authorships.exists()


@pytest.mark.parametrize(
    "deed",
    [
        lambda change, paper: filing.withdraw(change, [paper]),
        lambda change, paper: filing.move_entry(change, paper.entries.get(), CategoryFactory()),
        lambda change, paper: filing.unfile(change, paper.entries.get()),
        lambda change, paper: filing.file_paper(change, paper, CategoryFactory()),
        lambda change, paper: filing.reprint(change, paper.authorships.get().author, ["J. Ada"]),
        lambda change, paper: filing.reprint(change, paper.venue, [paper.venue.name]),
        lambda change, paper: filing.delete_category(
            change, paper.entries.get().category, CategoryFactory()
        ),
    ],
)
def test_every_deed_on_a_paper_makes_open_forms_stale(admin_client, deed):
    paper = EntryFactory(paper__authors=["J. Ada"]).paper
    sent = fields(admin_client.get(page(paper)))
    with changing(None, "Elsewhere") as change:
        deed(change, paper)
    assert "somebody else" in errors(admin_client.post(page(paper), sent))


def test_a_revert_that_somebody_else_came_before_saves_nothing(admin_client):
    paper = PaperFactory(title="First")
    save(admin_client, page(paper), title="Second")
    version = Version.objects.get_for_object(paper).last()
    address = reverse("admin:catalogue_paper_revision", args=[paper.pk, version.pk])
    sent = fields(admin_client.get(address))
    save(admin_client, page(paper), title="Third")
    response = admin_client.post(address, sent)
    assert "somebody else" in errors(response)
    assert Paper.objects.get().title == "Third"


def test_a_paper_that_somebody_else_recovered_is_not_recovered_again(admin_client):
    paper = PaperFactory(title="First")
    save(admin_client, page(paper))
    with changing(None, "Gone") as change:
        filing.erase(change, paper)
    version = Version.objects.get_deleted(Paper).get()
    address = reverse("admin:catalogue_paper_recover", args=[version.pk])
    sent = fields(admin_client.get(address))
    save(admin_client, address, title="Of the first")
    assert "somebody else" in errors(admin_client.post(address, sent))
    assert Paper.objects.get().title == "Of the first"
