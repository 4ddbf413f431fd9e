"""A curator files papers of the seed list: new ones, and old ones elsewhere."""

import pytest

from catalogue.models import Author, Entry, Paper, Venue
from tests.admin.pages import add_row
from tests.curation.desk import (
    SEED,
    act,
    add,
    assert_as_before,
    assert_changed,
    category,
    edit,
    page,
    paper,
    revert,
)

SEED_LINES = SEED.decode().split("\n")
PRE_TRAINING, DENSE = "Pre-training", "Dense Prediction Task"
EMPTY, LAST = "Classification Task", "Cross-Modal Task"


def add_paper(client, *homes):
    """Add a paper with two authors and two links to these categories."""
    people = [Author.objects.get(name=name).pk for name in ("Liyue Shen", "Xiang Wan")]
    values = {
        "title": "A New Paper",
        "venue": Venue.objects.get(name="CVPR").pk,
        "year": 2024,
        "note": "Oral",
        "authorships__TOTAL_FORMS": 2,
        "links__TOTAL_FORMS": 2,
        "entries__TOTAL_FORMS": len(homes),
    }
    for number, author in enumerate(people):
        values |= {
            f"authorships__{number}__author": author,
            f"authorships__{number}__position": number + 1,
        }
    for number, kind in enumerate(("paper", "code")):
        values |= {
            f"links__{number}__kind": kind,
            f"links__{number}__label": kind,
            f"links__{number}__url": f"https://example.org/{kind}",
            f"links__{number}__position": number + 1,
        }
    for number, home in enumerate(homes):
        values[f"entries__{number}__category"] = category(home).pk
    return add(client, Paper, **values)


NEW = (
    "+[**CVPR 2024 Oral**] A New Paper \\",
    "+_Liyue Shen, Xiang Wan_ \\",
    "+[[paper](https://example.org/paper)] [[code](https://example.org/code)]",
)
IN_DENSE = (
    "+[**CVPR 2024 Oral**] A New Paper\\",
    "+_Liyue Shen, Xiang Wan_\\",
    NEW[2],
)
PLACES = [
    (PRE_TRAINING, ("@@ -108,0 +109,4 @@", *NEW, "+")),
    (DENSE, ("@@ -160,0 +161,4 @@", *IN_DENSE, "+")),
    (EMPTY, ("@@ -114,0 +115,4 @@", *NEW, "+")),
    (LAST, ("@@ -161,0 +162,4 @@", "+", *NEW)),
]


@pytest.mark.parametrize(("home", "lines"), PLACES)
def test_a_new_paper_is_written_behind_the_others_in_their_style(admin_client, home, lines):
    made = add_paper(admin_client, home)
    assert_changed(*lines)
    admin_client.post(page(made, "delete"))
    assert_as_before()
    act(admin_client, "publish", made)
    assert_changed(*lines)
    act(admin_client, "erase", made, confirmed="yes")
    assert_as_before()


def test_a_new_paper_in_two_categories_is_written_twice(admin_client):
    made = add_paper(admin_client, EMPTY, PRE_TRAINING)
    assert_changed(
        "@@ -108,0 +109,4 @@",
        *NEW,
        "+",
        "@@ -113,0 +118,4 @@",
        "+",
        *NEW,
    )
    act(admin_client, "erase", made, confirmed="yes")
    assert_as_before()


def test_a_paper_in_no_category_is_not_in_the_file(admin_client):
    add_paper(admin_client)
    assert_as_before()


MOVED = (
    "[**ISBRA 2023**] TCSA: A Text-Guided Cross-View Medical Semantic Alignment Framework "
    "for\N{NO-BREAK SPACE}Adaptive Multi-view Visual Representation Learning \\",
    "_Hongyang Lei, Huazhen Huang, Bokai Yang, Guosheng Cui, Ruxin Wang, Dan Wu , and Ye Li_ \\",
    "[[paper](https://link.springer.com/chapter/10.1007/978-981-99-7074-2_11#auth-Hongyang-Lei)]",
)
GONE = ("@@ -93,4 +92,0 @@", *(f"-{line}" for line in MOVED), "-")
COME = tuple(f"+{line}" for line in MOVED)


@pytest.mark.parametrize(
    ("home", "lines"),
    [
        (DENSE, (*GONE, "@@ -160,0 +157,4 @@", *COME, "+")),
        (EMPTY, (*GONE, "@@ -113,0 +110,4 @@", "+", *COME)),
        (LAST, (*GONE, "@@ -161,0 +158,4 @@", "+", *COME)),
    ],
)
def test_a_paper_in_another_category_takes_its_lines_along(admin_client, home, lines):
    moved = paper("TCSA: A Text-Guided")
    edit(admin_client, moved, entries__0__category=category(home).pk)
    assert_changed(*lines)
    revert(admin_client, moved)
    assert_as_before()


def test_a_paper_moved_there_and_back_stands_where_it_stood(admin_client):
    moved = paper("TCSA: A Text-Guided")
    edit(admin_client, moved, entries__0__category=category(EMPTY).pk)
    edit(admin_client, moved, entries__0__category=category(PRE_TRAINING).pk)
    assert_as_before()


def test_a_paper_moved_and_changed_takes_its_own_ways_along(admin_client):
    moved = paper("TCSA: A Text-Guided")
    edit(admin_client, moved, entries__0__category=category(EMPTY).pk, title="TCSA")
    assert_changed(
        *GONE,
        "@@ -113,0 +110,4 @@",
        "+",
        "+[**ISBRA 2023**] TCSA \\",
        *COME[1:],
    )
    revert(admin_client, moved)
    assert_as_before()


def test_a_second_category_prints_the_paper_a_second_time(admin_client):
    filed = paper("TCSA: A Text-Guided")
    add_row(admin_client, page(filed), "entries", category=category(EMPTY).pk)
    assert_changed(
        "@@ -114,0 +115,4 @@",
        "+[**ISBRA 2023**] TCSA: A Text-Guided Cross-View Medical Semantic Alignment Framework "
        "for Adaptive Multi-view Visual Representation Learning \\",
        "+_Hongyang Lei, Huazhen Huang, Bokai Yang, Guosheng Cui, Ruxin Wang, Dan Wu, Ye Li_ \\",
        COME[2],
        "+",
    )
    revert(admin_client, filed)
    assert_as_before()


def test_a_paper_taken_out_leaves_its_lines_out(admin_client):
    filed = paper("TCSA: A Text-Guided")
    edit(admin_client, filed, entries__0__DELETE="on")
    assert_changed(*GONE)
    revert(admin_client, filed)
    assert_as_before()


def test_all_papers_of_a_category_may_go_and_come_back(admin_client):
    for entry in Entry.objects.of_papers().filter(category=category(DENSE)):
        act(admin_client, "withdraw", entry.paper)
    lines = SEED_LINES[116:160]
    assert_changed("@@ -117,44 +116,0 @@", *(f"-{line}" for line in lines))
    for entry in Entry.objects.of_papers().filter(category=category(DENSE)):
        act(admin_client, "publish", entry.paper)
    assert_as_before()
