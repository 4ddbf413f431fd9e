"""A curator changes headings and text of the seed list, and what people and venues are called."""

import pytest

from catalogue.models import Author, Category, Venue
from tests.curation.desk import (
    SEED,
    add,
    assert_as_before,
    assert_changed,
    assert_nothing_to_import,
    category,
    edit,
    file,
    move,
    page,
    paper,
    revert,
)

TITLE = "Awesome CLIP in Medical Imaging"


@pytest.mark.parametrize(
    ("name", "new", "lines"),
    [
        (
            "Pre-training",
            "Training *before*",
            ("@@ -31 +31 @@", "-### Pre-training", "+### Training \\*before\\*"),
        ),
        (
            "Cross-Modal Task",
            "Across Modes",
            ("@@ -161 +161 @@", "-#### Cross-Modal Task", "+#### Across Modes"),
        ),
        (
            TITLE,
            "Awesome CLIP",
            (
                "@@ -1 +1 @@",
                "-# <p align=center>`Awesome CLIP in Medical Imaging`</p>",
                "+# <p align=center>`Awesome CLIP`</p>",
            ),
        ),
    ],
)
def test_another_name_changes_the_line_of_the_heading(admin_client, name, new, lines):
    renamed = category(name)
    edit(admin_client, renamed, name=new)
    assert_changed(*lines)
    revert(admin_client, renamed)
    assert_as_before()


def moved_back(client, row, place, other):
    move(client, row, place, other)
    assert_as_before()


def test_a_moved_category_takes_its_heading_along(admin_client):
    row, other = category("Classification Task"), category("Cross-Modal Task")
    move(admin_client, row, "after", other)
    assert_changed(
        "@@ -113,2 +112,0 @@",
        "-#### Classification Task",
        "-",
        "@@ -161,0 +160,2 @@",
        "+",
        "+#### Classification Task",
    )
    moved_back(admin_client, row, "first-child", category("CLIP-Driven Application"))


def test_a_moved_category_takes_its_papers_along(admin_client):
    row, other = category("Dense Prediction Task"), category("Classification Task")
    move(admin_client, row, "before", other)
    assert_changed(
        "@@ -113,2 +112,0 @@",
        "-#### Classification Task",
        "-",
        "@@ -160,0 +159,2 @@",
        "+#### Classification Task",
        "+",
    )
    moved_back(admin_client, row, "after", other)


def test_a_category_on_another_level_changes_its_marks(admin_client):
    row, other = category("Cross-Modal Task"), category("CLIP-Driven Application")
    move(admin_client, row, "after", other)
    assert_changed("@@ -161 +161 @@", "-#### Cross-Modal Task", "+### Cross-Modal Task")
    moved_back(admin_client, row, "last-child", other)


def test_a_moved_category_takes_the_rule_above_it_along(admin_client):
    row, other = category("CLIP-Driven Application"), category("Pre-training")
    move(admin_client, row, "before", other)
    lines = SEED.decode().splitlines(keepends=True)
    above, pre_training, applications = lines[:28], lines[28:108], lines[108:]
    wanted = [*above, *applications, "\n", *pre_training[:-1]]
    assert file().decode() == "".join(wanted)
    assert_nothing_to_import()
    moved_back(admin_client, row, "after", other)


def test_a_parent_chosen_in_the_form_moves_a_category_too(admin_client):
    row = category("Classification Task")
    edit(admin_client, row, parent=category("Papers").pk)
    assert_changed(
        "@@ -113,2 +112,0 @@",
        "-#### Classification Task",
        "-",
        "@@ -161,0 +160,2 @@",
        "+",
        "+### Classification Task",
    )
    moved_back(admin_client, row, "first-child", category("CLIP-Driven Application"))


def test_a_new_category_is_written_after_its_siblings(admin_client):
    made = add(admin_client, Category, parent=category("Papers").pk, name="Surveys", kind="topic")
    assert_changed("@@ -161,0 +162,2 @@", "+", "+### Surveys")
    admin_client.post(page(made, "delete"), {"confirmed": "yes"})
    assert_as_before()


PREFACE = (
    ":fire::fire: This is a collection of awesome articles about CLIP in medical imaging"
    ":fire::fire:"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A collection.", ("@@ -6 +6 @@", f"-{PREFACE}", "+A collection.")),
        (
            f"{PREFACE}\r\nMore of it.\r\n",
            ("@@ -6,0 +7 @@", "+More of it."),
        ),
        (
            f"Before it.\r\n\r\n{PREFACE}\r\n\r\n\r\n",
            ("@@ -4,0 +5,2 @@", "+", "+Before it."),
        ),
        (
            f"{PREFACE}\r\n\r\nAfter it.",
            ("@@ -6,0 +7,2 @@", "+", "+After it."),
        ),
        (
            f"{PREFACE}\r\n\r\n## More\r\n\r\nAfter it.",
            ("@@ -6,0 +7,4 @@", "+", "+## More", "+", "+After it."),
        ),
        ("", ("@@ -5,2 +4,0 @@", "-", f"-{PREFACE}")),
    ],
)
def test_an_edited_preface_changes_its_lines(admin_client, text, lines):
    row = category(TITLE)
    edit(admin_client, row, entries__1__text=text)
    assert_changed(*lines)
    revert(admin_client, row)
    assert_as_before()


def test_a_comment_that_holds_blank_lines_can_be_edited(admin_client):
    row = category(TITLE)
    edit(admin_client, row, entries__3__text="<!-- ### Citation\r\n\r\nof a paper -->")
    assert_changed(
        "@@ -10 +10,3 @@",
        "-<!-- #### Citation -->",
        "+<!-- ### Citation",
        "+",
        "+of a paper -->",
    )
    revert(admin_client, row)
    assert_as_before()


def test_another_name_of_an_author_changes_no_line(admin_client):
    author = Author.objects.get(name="Guanbin Li")
    edit(admin_client, author, name="Guan-Bin Li")
    assert_as_before()


def test_another_name_of_a_venue_changes_no_line(admin_client):
    venue = Venue.objects.get(name="MICCAI")
    edit(admin_client, venue, name="Med. Image Comput. Comput. Assist. Interv.")
    assert_as_before()


def test_another_name_of_an_author_that_is_ticked_changes_the_lines_that_print_it(admin_client):
    author = Author.objects.get(name="Ruizhi Liao")
    edit(admin_client, author, name="R. Liao", reprint=["Ruizhi Liao"])
    assert_changed(
        "@@ -34 +34 @@",
        "-_Geeticka Chauhan, Ruizhi Liao, William Wells, Jacob Andreas, Xin Wang, Seth Berkowitz, "
        "Steven Horng, Peter Szolovits, Polina Golland_\\",
        "+_Geeticka Chauhan, R. Liao, William Wells, Jacob Andreas, Xin Wang, Seth Berkowitz, "
        "Steven Horng, Peter Szolovits, Polina Golland_\\",
        "@@ -42 +42 @@",
        "-_Ruizhi Liao, Daniel Moyer, Miriam Cha, Keegan Quigley, Seth Berkowitz, Steven Horng, "
        "Polina Golland, and William M. Wells_ \\",
        "+_R. Liao, Daniel Moyer, Miriam Cha, Keegan Quigley, Seth Berkowitz, Steven Horng, "
        "Polina Golland, and William M. Wells_ \\",
    )
    edit(admin_client, author, name="Ruizhi Liao", reprint=["R. Liao"])
    assert_as_before()


def test_a_ticked_author_is_undone_on_each_paper(admin_client):
    author = Author.objects.get(name="Ruizhi Liao")
    edit(admin_client, author, name="R. Liao", reprint=["Ruizhi Liao"])
    revert(admin_client, paper("Joint Modeling"))
    revert(admin_client, paper("Multimodal Representation"))
    assert_as_before()


def test_another_name_of_a_venue_that_is_ticked_changes_the_lines_that_print_it(admin_client):
    venue = Venue.objects.get(name="NeurIPS")
    edit(admin_client, venue, name="NIPS", reprint=["NeurIPS"])
    assert_changed(
        "@@ -53 +53 @@",
        "-[**NeurIPS 2022**] Multi-Granularity Cross-modal Alignment for Generalized Medical "
        "Visual Representation Learning \\",
        "+[**NIPS 2022**] Multi-Granularity Cross-modal Alignment for Generalized Medical "
        "Visual Representation Learning \\",
        "@@ -57 +57 @@",
        "-[**NeurIPS 2022 Workshop**] The Role of Local Alignment and Uniformity in Image-Text "
        "Contrastive Learning on Medical Images \\",
        "+[**NIPS 2022 Workshop**] The Role of Local Alignment and Uniformity in Image-Text "
        "Contrastive Learning on Medical Images \\",
    )
    edit(admin_client, venue, name="NeurIPS", reprint=["NIPS"])
    assert_as_before()
