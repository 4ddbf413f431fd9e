"""What only a browser can do: drag, move in the tree, and notice what the content policy stops."""

import pytest
from django.urls import reverse

from catalogue.models import Category, Proposal
from tests.factories import (
    CategoryFactory,
    EntryFactory,
    LinkFactory,
    PaperFactory,
    ProposalFactory,
    TitleFactory,
)
from tests.importing.lists import load, written
from tests.proposing.edits import edited
from tests.proposing.test_deciding import staged

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def go(admin_page, live_server):
    """Open a page of the admin by its name."""

    def go(name, *args):
        admin_page.goto(live_server.url + reverse(f"admin:catalogue_{name}", args=args))
        return admin_page

    return go


def test_authors_are_dragged_into_another_order(go):
    paper = PaperFactory(authors=["Ada", "Grace", "Mary"])
    page = go("paper_change", paper.pk)
    handle = page.locator("#authorships-2 .admin-ordering-field-input-wrapper")
    handle.scroll_into_view_if_needed()
    grip, target = handle.bounding_box(), page.locator("#authorships-0").bounding_box()
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(grip["x"] + 5, target["y"] + target["height"] / 2, steps=20)
    page.mouse.move(grip["x"] + 5, target["y"] - 5, steps=10)
    page.mouse.up()
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert [place.printed for place in paper.authorships.all()] == ["Mary", "Ada", "Grace"]


def test_an_author_is_chosen_by_typing(go):
    paper = PaperFactory(authors=["Ada"])
    PaperFactory(authors=["Grace Hopper"])
    page = go("paper_change", paper.pk)
    page.click("#authorships-group .add-row a")
    page.click("#authorships-1 .select2-selection")
    page.keyboard.type("hopp")
    page.click(".select2-results__option:has-text('Grace Hopper')")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert [place.printed for place in paper.authorships.all()] == ["Ada", "Grace Hopper"]


def test_a_category_is_moved_in_the_tree(go):
    moved, other = CategoryFactory(name="<i>Moved</i>"), CategoryFactory(name="Other")
    page = go("category_changelist")
    page.click(f".move-cut[data-pk='{moved.pk}']")
    page.select_option(f".move-paste[data-pk='{other.pk}']", "first-child")
    page.wait_for_selector(".messagelist .success")
    assert Category.objects.get(pk=moved.pk).parent == other
    assert page.locator("body > .move-status i").count() == 0


def test_a_proposal_is_accepted_on_its_page(go):
    load()
    text = edited(("First Paper", "First Title"), ("A word before.", "Another word."))
    staged(text)
    for one in Proposal.objects.order_by("line"):
        page = go("proposal_change", one.pk)
        page.get_by_role("button", name="Accept").click()
        page.get_by_text("Accepted: 1.").wait_for()
    assert written() == text


def test_no_page_breaks_the_content_policy(go):
    paper = PaperFactory(authors=["Ada"], categories=[CategoryFactory()])
    LinkFactory(paper=paper)
    category = EntryFactory(category=TitleFactory(), text="Text\n").category
    for name, *args in (
        ("paper_changelist",),
        ("paper_add",),
        ("paper_change", paper.pk),
        ("paper_delete", paper.pk),
        ("paper_history", paper.pk),
        ("category_changelist",),
        ("category_change", category.pk),
        ("category_delete", category.pk),
        ("author_change", paper.authors.get().pk),
        ("venue_change", paper.venue_id),
        ("readme_changelist",),
        ("proposal_changelist",),
        ("proposal_change", ProposalFactory().pk),
    ):
        assert go(name, *args).locator("#content").count() == 1
