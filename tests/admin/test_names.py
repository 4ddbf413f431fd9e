"""Authors and venues: what they are called, and what papers print."""

import pytest
from django.urls import reverse

from catalogue.models import Author, Authorship, Paper, Venue
from tests.admin.pages import add_row, errors, fields, save
from tests.factories import AuthorFactory, AuthorshipFactory, PaperFactory, VenueFactory

pytestmark = pytest.mark.django_db


def page(row):
    return reverse(f"admin:catalogue_{row._meta.model_name}_change", args=[row.pk])


def test_renaming_an_author_changes_no_printed_name(admin_client):
    PaperFactory(authors=["J. Smith"])
    author = Author.objects.get()
    save(admin_client, page(author), name="Jane Smith")
    assert Authorship.objects.get().printed == "J. Smith"
    assert [alias.alias for alias in author.aliases.all()] == ["J. Smith"]
    assert Paper.objects.matching("jane").exists()


def test_a_ticked_spelling_is_printed_as_the_new_name(admin_client):
    author = AuthorFactory(name="J. Smith")
    AuthorshipFactory(author=author)
    other = AuthorshipFactory(author=author, printed="Smith, J.")
    choices = admin_client.get(page(author)).context["adminform"].form.fields["reprint"].choices
    assert choices == [
        ("J. Smith", "on the papers that print “J. Smith” (1)"),
        ("Smith, J.", "on the papers that print “Smith, J.” (1)"),
    ]
    save(admin_client, page(author), name="Jane Smith", reprint=["J. Smith"])
    assert set(Authorship.objects.values_list("printed", flat=True)) == {"Jane Smith", "Smith, J."}
    assert other.paper.version == Paper.objects.get(pk=other.paper_id).version


def test_renaming_a_venue_changes_no_printed_venue(admin_client):
    PaperFactory(venue__name="NIPS")
    venue = Venue.objects.get()
    save(admin_client, page(venue), name="NeurIPS")
    assert Paper.objects.get().venue_printed == "NIPS"
    assert [alias.alias for alias in venue.aliases.all()] == ["NIPS"]
    save(admin_client, page(venue), reprint=["NIPS"])
    assert Paper.objects.get().venue_printed == "NeurIPS"


def test_a_former_name_that_is_a_spelling_already_is_kept_once(admin_client):
    venue = VenueFactory(name="NIPS")
    add_row(admin_client, page(venue), "aliases", alias="NIPS")
    save(admin_client, page(venue), name="NeurIPS")
    assert venue.aliases.count() == 1


def test_an_orcid_has_its_form(admin_client):
    author = AuthorFactory()
    assert "0000-0002-1825-0097" in errors(save(admin_client, page(author), orcid="x"))
    save(admin_client, page(author), orcid="0000-0002-1825-0097")
    assert Author.objects.get().orcid == "0000-0002-1825-0097"


def test_a_name_that_nobody_could_read_is_refused(admin_client):
    assert "nothing here" in errors(save(admin_client, page(AuthorFactory()), name="\u200b"))


def test_an_author_with_papers_is_not_deleted(admin_client):
    author = AuthorshipFactory().author
    address = reverse("admin:catalogue_author_delete", args=[author.pk])
    admin_client.post(address, {"post": "yes"})
    assert Author.objects.exists()


def test_authors_without_papers_are_deleted_together(admin_client):
    chosen = [AuthorFactory().pk, AuthorFactory().pk]
    sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    admin_client.post(reverse("admin:catalogue_author_changelist"), sent)
    assert not Author.objects.exists()


def test_an_author_without_papers_is_deleted(admin_client):
    address = reverse("admin:catalogue_author_delete", args=[AuthorFactory().pk])
    admin_client.post(address, {"post": "yes"})
    assert not Author.objects.exists()


@pytest.mark.parametrize("term", ["Muller", "müller", "jurgen mul", "J. Mu"])
def test_authors_are_found_whatever_the_accents(admin_client, term):
    author = AuthorFactory(name="Jürgen Müller")
    author.aliases.create(alias="J. Mueller")
    AuthorFactory()
    query = {"app_label": "catalogue", "model_name": "authorship", "field_name": "author"}
    answer = admin_client.get(reverse("admin:autocomplete"), query | {"term": term})
    assert [found["id"] for found in answer.json()["results"]] == [str(author.pk)]


def test_a_new_venue_gets_an_address(admin_client):
    sent = fields(admin_client.get(reverse("admin:catalogue_venue_add"))) | {"name": "New Venue"}
    admin_client.post(reverse("admin:catalogue_venue_add"), sent)
    assert Venue.objects.get().slug == "new-venue"
