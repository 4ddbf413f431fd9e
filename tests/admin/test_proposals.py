"""The pages on which curators decide on what edited READMEs propose."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reversion.models import Version

from catalogue.models import Proposal
from tests.admin.pages import save
from tests.factories import ProposalFactory, UserFactory
from tests.importing.lists import LIST, load, paper, written
from tests.proposing.curating import CONFLICTS, reword
from tests.proposing.edits import EDITS, FIFTH, SECOND, THIRD, edited
from tests.proposing.test_deciding import staged

pytestmark = pytest.mark.django_db

UPLOAD = reverse("admin:catalogue_readme_upload")
LIST_PAGE = reverse("admin:catalogue_proposal_changelist")


def act(client, action, *proposals, **more):
    chosen = [one.pk for one in proposals]
    sent = {"action": action, "_selected_action": chosen, **more}
    return client.post(LIST_PAGE, sent, follow=True)


def decide(client, proposal, decision):
    page = reverse("admin:catalogue_proposal_decide", args=[proposal.pk])
    return client.post(page, {"decision": decision}, follow=True)


def told(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def three():
    load()
    text = edited(("First Paper", "First Title"), (SECOND, SECOND + FIFTH), (THIRD, ""))
    staged(text)
    return list(Proposal.objects.order_by("line"))


def test_a_chosen_few_are_accepted_and_the_others_stay_open(admin_client, three):
    title, added, _ = three
    assert told(act(admin_client, "accept", title, added)) == ["Accepted: 2."]
    assert written() == edited(("First Paper", "First Title"), (SECOND, SECOND + FIFTH))
    assert Proposal.objects.open().count() == 1
    title.refresh_from_db()
    assert (title.state, title.decided_by.username) == ("accepted", "admin")


def test_all_on_all_pages_can_be_decided_on_at_once(admin_client, three):
    act(admin_client, "reject", three[0], select_across="1")
    assert not Proposal.objects.open().exists()
    assert written() == LIST


def test_what_cannot_be_accepted_says_why_and_stays_open(admin_client, three):
    act(admin_client, "reject", three[0])
    (said,) = told(act(admin_client, "accept", three[0]))
    assert "has been decided on" in said
    row = paper("Third")
    row.title = "The Curator's"
    row.save()
    (said,) = told(act(admin_client, "accept", three[2]))
    assert "look at both values" in said
    page = admin_client.get(three[2].get_absolute_url()).content.decode()
    assert "title: The Curator" in page


def test_a_proposal_is_shown_with_what_goes_and_comes(admin_client, three):
    page = admin_client.get(three[0].get_absolute_url()).content.decode()
    assert '<span class="removed">-First Paper</span>' in page
    assert '<span class="added">+First Title</span>' in page
    assert "README.md" in page
    assert "line 11" in page
    assert reverse("admin:catalogue_paper_change", args=[paper("First").pk]) in page
    assert "style=" not in page.partition('id="content"')[2]


def test_both_values_of_a_conflict_are_shown(admin_client):
    load()
    reword("Mine.")
    staged(edited(("A word before.", "Theirs <b>.")))
    page = admin_client.get(Proposal.objects.get().get_absolute_url()).content.decode()
    for line in ("-A word before.", "+Theirs &lt;b&gt;.", "+Mine."):
        assert line in page


def test_accept_on_the_page_leads_to_the_next_that_is_open(admin_client, three):
    response = decide(admin_client, three[0], "accept")
    assert response.redirect_chain[0][0] == three[1].get_absolute_url()
    decide(admin_client, three[1], "reject")
    response = decide(admin_client, three[2], "accept")
    assert response.redirect_chain[0][0] == LIST_PAGE
    assert written() == edited(("First Paper", "First Title"), (THIRD, ""))
    assert (
        "Accept"
        not in admin_client.get(three[0].get_absolute_url())
        .content.decode()
        .partition("submit-row")[2]
    )


def test_a_decision_is_made_by_post_and_is_one_of_two(admin_client, three):
    page = reverse("admin:catalogue_proposal_decide", args=[three[0].pk])
    assert admin_client.get(page).status_code == 405
    assert admin_client.post(page, {"decision": "maybe"}).status_code == 404
    assert admin_client.post(page).status_code == 404
    missing = reverse("admin:catalogue_proposal_decide", args=["x"])
    assert admin_client.post(missing, {"decision": "accept"}).status_code == 404
    assert Proposal.objects.open().count() == 3


def test_deciding_takes_the_permission_to_change_papers(client, three):
    viewer = UserFactory()
    viewer.user_permissions.set(Permission.objects.filter(codename="view_proposal"))
    client.force_login(viewer)
    assert "Accept" not in client.get(three[0].get_absolute_url()).content.decode()
    act(client, "accept", *three)
    assert (
        client.post(
            reverse("admin:catalogue_proposal_decide", args=[three[0].pk]), {"decision": "accept"}
        ).status_code
        == 403
    )
    assert written() == LIST
    viewer.user_permissions.add(Permission.objects.get(codename="change_paper"))
    client.force_login(type(viewer).objects.get(pk=viewer.pk))
    assert told(act(client, "accept", *three)) == ["Accepted: 3."]


def test_what_was_accepted_is_in_the_history_and_can_be_undone(admin_client, three):
    act(admin_client, "accept", three[0])
    row = paper("First")
    after, before = Version.objects.get_for_object(row)
    assert after.revision.user.username == "admin"
    page = reverse("admin:catalogue_paper_revision", args=[row.pk, before.pk])
    save(admin_client, page)
    assert paper("First").title == "First Paper"
    assert written() == LIST


def test_an_accepted_text_can_be_undone_from_its_category(admin_client):
    load()
    staged(edited(("A word before.", "Another word.")))
    act(admin_client, "accept", Proposal.objects.get())
    assert written() == edited(("A word before.", "Another word."))
    row = Proposal.objects.get().category
    before = Version.objects.get_for_object(row).last()
    save(admin_client, reverse("admin:catalogue_category_revision", args=[row.pk, before.pk]))
    assert written() == LIST


def test_an_accepted_move_can_be_undone(admin_client):
    load()
    staged(edited((SECOND, ""), ("### Writing\n\n", "### Writing\n\n" + SECOND)))
    act(admin_client, "accept", Proposal.objects.get())
    row = paper("Second")
    before = Version.objects.get_for_object(row).last()
    save(admin_client, reverse("admin:catalogue_paper_revision", args=[row.pk, before.pk]))
    assert row.entries.get().category.name == "Reading"


def test_a_curator_without_a_shell_stages_a_file_by_uploading_it(admin_client):
    load()
    file = SimpleUploadedFile("EDITED.md", edited(("ICLR 2021", "ICLR 2022")).encode())
    tried = admin_client.post(UPLOAD, {"file": file}).context["tried"]
    response = admin_client.post(UPLOAD, {"tried": tried, "stage": "1"}, follow=True)
    assert told(response)[0].startswith("1 proposal filed")
    one = Proposal.objects.open().get()
    assert (one.field, one.staging.name, one.staging.by.username) == ("year", "EDITED.md", "admin")
    assert written() == LIST
    readme = admin_client.get(reverse("admin:catalogue_readme_changelist")).content.decode()
    assert "1 open proposal<" in readme


def test_where_there_is_no_readme_an_upload_cannot_be_staged(admin_client):
    file = SimpleUploadedFile("EDITED.md", LIST.encode())
    tried = admin_client.post(UPLOAD, {"file": file}).context["tried"]
    response = admin_client.post(UPLOAD, {"tried": tried, "stage": "1"})
    assert "no README yet" in response.content.decode()


def test_the_difference_of_the_readme_is_that_from_what_contributors_have(admin_client, three):
    act(admin_client, "accept", three[0])
    response = admin_client.get(reverse("admin:catalogue_readme_changelist"))
    lines = [line for kind, line in response.context["lines"] if kind in {"added", "removed"}]
    assert [line[:1] for line in lines] == ["-", "+"]
    assert "as contributors have it since" in response.content.decode()


def queries(client, page):
    with CaptureQueriesContext(connection) as found:
        response = client.get(page)
    return response.context["cl"].result_count, len(found)


@pytest.mark.parametrize("address", ["?q=better", "?q=better&state__exact=open&kind__exact=change"])
def test_many_proposals_cost_as_many_queries_as_one(admin_client, address):
    ProposalFactory.create_batch(2, name="From two files")
    ProposalFactory()
    admin_client.get(LIST_PAGE + address)
    before = queries(admin_client, LIST_PAGE + address)
    ProposalFactory.create_batch(2)
    after = queries(admin_client, LIST_PAGE + address)
    assert (before[0], after[0]) == (1, 3)
    assert before[1] == after[1]


@pytest.mark.parametrize(
    "address", ["?state__exact=x", "?staging__id__exact=x", "?p=x", "?q=First"]
)
def test_odd_questions_are_answered(admin_client, three, address):
    assert admin_client.get(LIST_PAGE + address).status_code in {200, 302}


@pytest.mark.parametrize("text", [text for text, _ in EDITS] + [text for _, text, _ in CONFLICTS])
def test_every_proposal_can_be_looked_at(admin_client, text):
    load()
    staged(text)
    assert admin_client.get(LIST_PAGE).status_code == 200
    for one in Proposal.objects.all():
        assert admin_client.get(one.get_absolute_url()).status_code == 200
