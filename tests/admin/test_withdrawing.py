import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from catalogue.models import Entry, Paper
from tests.factories import EntryFactory, PaperFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:catalogue_paper_changelist")


def allow(client, *codenames):
    curator = UserFactory()
    curator.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(curator)


def act(client, action, papers, **more):
    chosen = {"action": action, "_selected_action": [paper.pk for paper in papers]}
    return client.post(LIST, chosen | more, follow=True)


def test_deleting_a_paper_withdraws_it(admin_client):
    paper = EntryFactory(source="line\n").paper
    address = reverse("admin:catalogue_paper_delete", args=[paper.pk])
    assert "Nothing is lost" in admin_client.get(address).content.decode()
    admin_client.post(address)
    assert Paper.objects.get().state == "withdrawn"
    assert Paper.objects.get().entries.get().source == "line\n"


def test_a_paper_that_is_not_there_cannot_be_withdrawn(admin_client):
    response = admin_client.get(reverse("admin:catalogue_paper_delete", args=[99]), follow=True)
    assert "doesn’t exist" in response.content.decode()


def test_papers_are_withdrawn_and_published_together(admin_client):
    papers = [PaperFactory(), PaperFactory(draft=True)]
    act(admin_client, "withdraw", papers)
    assert set(Paper.objects.values_list("state", flat=True)) == {"withdrawn"}
    act(admin_client, "publish", papers)
    assert set(Paper.objects.values_list("state", flat=True)) == {"published"}


def test_deleting_for_good_asks_first(admin_client):
    paper = PaperFactory()
    response = act(admin_client, "erase", [paper])
    assert "Delete for good?" in response.content.decode()
    assert Paper.objects.get() == paper


def test_deleting_for_good_leaves_gaps_in_the_file_only(admin_client):
    entry, new = EntryFactory(source="line\n"), EntryFactory()
    act(admin_client, "erase", [entry.paper, new.paper], confirmed="yes")
    assert not Paper.objects.exists()
    assert list(Entry.objects.values_list("pk", "kind", "edited")) == [(entry.pk, "text", "")]


def test_deleting_for_good_needs_its_own_permission(client):
    allow(client, "view_paper", "change_paper", "delete_paper")
    act(client, "erase", [PaperFactory()], confirmed="yes")
    assert Paper.objects.exists()
    allow(client, "view_paper", "erase_paper")
    act(client, "erase", Paper.objects.all(), confirmed="yes")
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("permission", "action", "state"),
    [
        ("change_paper", "withdraw", "draft"),
        ("delete_paper", "withdraw", "withdrawn"),
        ("delete_paper", "publish", "draft"),
        ("change_paper", "publish", "published"),
    ],
)
def test_each_action_needs_its_permission(client, permission, action, state):
    paper = PaperFactory(draft=True)
    allow(client, "view_paper", permission)
    act(client, action, [paper])
    assert Paper.objects.get().state == state


def test_there_is_no_action_that_deletes_at_once(admin_client):
    paper = PaperFactory()
    act(admin_client, "delete_selected", [paper], post="yes")
    assert Paper.objects.get().state == "published"


@pytest.mark.parametrize("chosen", ["nonsense", "9" * 30, "²"])
def test_an_action_on_nonsense_is_a_bad_request(admin_client, chosen):
    PaperFactory()
    response = admin_client.post(LIST, {"action": "withdraw", "_selected_action": chosen})
    assert response.status_code == 400
    assert Paper.objects.get().state == "published"
