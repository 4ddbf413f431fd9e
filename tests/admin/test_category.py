import pytest
from django.urls import reverse

from catalogue.models import Category, Entry
from tests.admin.pages import errors, fields, save
from tests.factories import (
    CategoryFactory,
    EntryFactory,
    PaperFactory,
    RootFactory,
    TitleFactory,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:catalogue_category_add")
LIST = reverse("admin:catalogue_category_changelist")


def page(category, name="change"):
    return reverse(f"admin:catalogue_category_{name}", args=[category.pk])


def names_below(parent):
    return [child.name for child in parent.children.order_by("position", "pk")]


def move(client, category, place, other):
    sent = {"move": category.pk, "position": place, "relative_to": other.pk}
    return client.post(f"{LIST}move-node/", sent).content.decode()


def test_a_category_is_added_below_its_parent(admin_client):
    parent = CategoryFactory(kind="prose")
    save(admin_client, ADD, parent=parent.pk, name=" New  topic ", kind="topic", description="Why")
    category = parent.children.get()
    assert (category.name, category.slug, category.level) == ("New topic", "new-topic", 3)
    assert (category.kind, category.description) == ("topic", "Why")


def test_a_category_added_below_the_file_stands_below_the_title(admin_client):
    title = TitleFactory()
    save(admin_client, ADD, parent=title.parent_id, name="New")
    assert names_below(title) == ["New"]


def test_a_category_below_the_sixth_level_is_refused(admin_client):
    parent = CategoryFactory(level=6)
    assert "six levels" in errors(save(admin_client, ADD, parent=parent.pk, name="New"))
    assert not parent.children.exists()


def test_a_category_is_renamed_and_keeps_its_address(admin_client):
    category = CategoryFactory(name="Old", slug="old")
    save(admin_client, page(category), name="New")
    category.refresh_from_db()
    assert (category.name, category.slug) == ("New", "old")


def test_choosing_another_parent_moves_a_category(admin_client):
    category, parent = CategoryFactory(), CategoryFactory()
    save(admin_client, page(category), parent=parent.pk)
    category.refresh_from_db()
    assert (category.parent, category.level) == (parent, 3)


def test_a_parent_below_the_category_is_refused(admin_client):
    category = CategoryFactory()
    child = CategoryFactory(parent=category)
    response = save(admin_client, page(category), parent=child.pk)
    assert "circle" in errors(response)


@pytest.mark.parametrize("factory", [RootFactory, TitleFactory])
def test_the_top_of_the_list_has_a_page(admin_client, factory):
    category = factory()
    EntryFactory(category=category, text="Preface.\n\n")
    save(admin_client, page(category), entries__0__text="Another preface.")
    assert Entry.objects.get().edited == "Another preface."


def test_a_page_shows_the_blocks_in_order(admin_client):
    category = CategoryFactory()
    EntryFactory(category=category, text="Second\n", position=20)
    EntryFactory(category=category, paper__title="First", position=10)
    EntryFactory(category=category, text="Gone\n", edited="", position=5)
    html = admin_client.get(page(category)).content.decode()
    assert html.index(">First</a>") < html.index("<li>Second</li>")
    assert "<li>Gone" not in html


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_is_edited_with_the_line_ends_of_its_file(admin_client, newline):
    source = newline.join(["one", "two", "", ""])
    category = EntryFactory(text=source).category
    save(admin_client, page(category), entries__0__text="one\r\nthree\r\n")
    assert Entry.objects.get().edited == f"one{newline}three"
    save(admin_client, page(category), entries__0__text="one\r\ntwo")
    assert Entry.objects.get().edited is None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_text_that_a_browser_sends_back_unchanged_is_not_saved(admin_client, newline):
    source = newline.join(["  indented", "", "\ttwo  ", "", ""])
    category = EntryFactory(text=source).category
    sent = fields(admin_client.get(page(category)))
    text = sent["entries-0-text"].replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    admin_client.post(page(category), sent | {"entries-0-text": text})
    assert Entry.objects.get().edited is None


def test_an_emptied_text_is_left_out_and_can_be_written_again(admin_client):
    category = EntryFactory(text="Text\n\n").category
    save(admin_client, page(category), entries__0__text="")
    assert Entry.objects.get().edited == ""
    save(admin_client, page(category), entries__0__text="Text")
    assert Entry.objects.get().edited is None


def test_the_gap_of_a_paper_is_no_text_to_edit(admin_client):
    category = CategoryFactory()
    EntryFactory(category=category, text="paper\n", edited="", shown={"title": "Gone"})
    response = admin_client.get(page(category))
    assert fields(response)["entries-TOTAL_FORMS"] == 0


@pytest.mark.parametrize(
    ("place", "other", "order"),
    [("before", "a", "cab"), ("after", "a", "acb"), ("before", "b", "acb"), ("after", "b", "abc")],
)
def test_a_category_is_moved_beside_another(admin_client, place, other, order):
    categories = {name: CategoryFactory(name=name) for name in "abc"}
    assert move(admin_client, categories["c"], place, categories[other]) == "ok"
    assert "".join(names_below(TitleFactory())) == order


@pytest.mark.parametrize(("place", "order"), [("first-child", "xab"), ("last-child", "abx")])
def test_a_category_is_moved_below_another(admin_client, place, order):
    parent, moved = CategoryFactory(), CategoryFactory(name="x")
    for name in "ab":
        CategoryFactory(name=name, parent=parent)
    assert move(admin_client, moved, place, parent) == "ok"
    assert "".join(names_below(parent)) == order
    moved.refresh_from_db()
    assert moved.level == 3


def test_moves_that_cannot_be_are_refused_in_words(admin_client):
    category = CategoryFactory()
    child, title = CategoryFactory(parent=category), TitleFactory()
    assert move(admin_client, category, "first-child", child) == "error"
    assert move(admin_client, title, "first-child", category) == "error"
    assert move(admin_client, category, "before", title.parent) == "error"
    assert move(admin_client, category, "nowhere", child) == "error"
    category.refresh_from_db()
    assert category.parent == title
    said = [str(message) for message in admin_client.get(LIST).context["messages"]]
    assert "circle" in said[0]


def test_a_move_by_get_is_not_allowed(admin_client):
    assert admin_client.get(f"{LIST}move-node/").status_code == 405


def test_the_tree_is_indented_without_a_style_attribute(admin_client):
    CategoryFactory(name="<b>")
    html = admin_client.get(LIST).content.decode()
    assert 'class="tree-depth-2">&lt;b&gt;' in html
    assert "style=" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_asks_a_fixed_number_of_queries(
    admin_client, django_assert_max_num_queries, count
):
    for _ in range(count):
        PaperFactory(categories=[CategoryFactory()])
    with django_assert_max_num_queries(6):
        admin_client.get(LIST)


def test_deleting_a_category_asks_where_its_papers_go(admin_client):
    category, other = CategoryFactory(), CategoryFactory()
    entry = EntryFactory(category=category, source="line\n")
    EntryFactory(category=category, text="Text\n")
    response = admin_client.post(page(category, "delete"), {"confirmed": "yes"})
    assert "Choose where they go" in response.content.decode()
    admin_client.post(page(category, "delete"), {"papers_to": other.pk})
    assert not Category.objects.filter(pk=category.pk).exists()
    assert [found.pk for found in other.entries.all()] == [entry.pk]


def test_a_category_with_others_below_it_is_not_deleted(admin_client):
    category = CategoryFactory()
    CategoryFactory(parent=category)
    response = admin_client.post(page(category, "delete"), {"confirmed": "yes"})
    assert "Move or delete them first" in response.content.decode()
    assert Category.objects.filter(pk=category.pk).exists()


def test_a_category_that_is_not_there_cannot_be_deleted(admin_client):
    response = admin_client.get(reverse("admin:catalogue_category_delete", args=[99]), follow=True)
    assert "doesn’t exist" in response.content.decode()
