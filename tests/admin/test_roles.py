"""Who may open which page: made from the pages there are, so that a new one is covered."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse
from reversion import is_registered
from reversion.models import Version

from catalogue.changes import changing
from catalogue.models import Category, Readme
from tests import factories
from tests.admin.pages import fields

pytestmark = pytest.mark.django_db

PAGES = {
    model._meta.model_name: model
    for model in admin.site._registry
    if model._meta.app_label == "catalogue"
}


@pytest.fixture
def addresses(request):
    """Every address of a model's pages, with a row and a version that are there."""
    name = request.param
    model = PAGES[name]
    list_page = reverse(f"admin:catalogue_{name}_changelist")
    if model is Readme:
        return [list_page, f"{list_page}file/", f"{list_page}download/", f"{list_page}upload/"]
    row = getattr(factories, f"{model.__name__}Factory")()
    parts = ["add/", f"{row.pk}/change/", f"{row.pk}/delete/", f"{row.pk}/history/"]
    if is_registered(model):
        with changing(None, "Again") as change:
            change.save(row)
        version = Version.objects.get_for_object(row).get()
        parts += ["recover/", f"recover/{version.pk}/", f"{row.pk}/history/{version.pk}/"]
    if model is Category:
        parts.append("move-node/")
    if name == "proposal":
        parts.append(f"{row.pk}/decide/")
    if name == "importrun":
        parts.append(f"{row.pk}/file/")
    return [list_page, *(f"{list_page}{part}" for part in parts)]


everywhere = pytest.mark.parametrize("addresses", sorted(PAGES), indirect=True)


def answers(client, addresses):
    return {
        (address, method): getattr(client, method)(address).status_code
        for address in addresses
        for method in ("get", "post")
    }


def test_every_noun_that_is_curated_has_its_pages():
    assert set(PAGES) == {
        "author", "category", "importrun", "oldslug", "paper", "proposal", "readme", "venue"
    }  # fmt: skip


@everywhere
def test_a_stranger_is_sent_to_sign_in(client, addresses):
    for address in addresses:
        for method in ("get", "post"):
            response = getattr(client, method)(address)
            assert response.url.startswith("/admin/login/")


@everywhere
def test_a_visitor_with_an_account_is_sent_to_sign_in(client, addresses):
    client.force_login(factories.UserFactory(is_staff=False))
    assert set(answers(client, addresses).values()) == {302}


@everywhere
def test_staff_without_permission_may_not_enter(client, addresses):
    client.force_login(factories.UserFactory())
    found = answers(client, addresses)
    not_by_get = {key for key, code in found.items() if code == 405}
    assert {code for key, code in found.items() if key not in not_by_get} == {403}
    assert {address.rpartition("catalogue/")[2] for address, _ in not_by_get} <= {
        "category/move-node/"
    }


@everywhere
def test_who_may_only_look_changes_nothing(client, addresses, request):
    name = request.node.callspec.params["addresses"]
    viewer = factories.UserFactory()
    viewer.user_permissions.set(Permission.objects.filter(codename=f"view_{name}"))
    client.force_login(viewer)
    before = list(PAGES[name].objects.values())
    found = answers(client, addresses)
    assert found[addresses[0], "get"] == 200
    if name != "readme":
        assert list(PAGES[name].objects.values()) == before
        page = next(address for address in addresses if address.endswith("/change/"))
        assert found[page, "get"] == 200
        assert found[page, "post"] == 403


def test_who_may_edit_papers_may_edit_their_parts(client):
    curator = factories.UserFactory()
    curator.user_permissions.set(
        Permission.objects.filter(codename__in=["change_paper", "view_author", "view_venue"])
    )
    client.force_login(curator)
    paper = factories.PaperFactory(authors=["Ada"])
    page = reverse("admin:catalogue_paper_change", args=[paper.pk])
    client.post(page, fields(client.get(page)) | {"authorships-0-DELETE": "on"})
    assert not paper.authorships.exists()
