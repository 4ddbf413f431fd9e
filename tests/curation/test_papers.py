"""A curator changes one paper of the seed list; README.md differs in its lines alone."""

import pytest

from catalogue.models import Author, Paper, Venue
from tests.admin.pages import add_row
from tests.curation.desk import (
    act,
    assert_as_before,
    assert_changed,
    edit,
    page,
    paper,
    recover,
    revert,
)

PLACENTA = "Vision-Language Contrastive Learning Approach"
KNOWLEDGE = "Align, Reason and Learn"
FLAIR = "A Foundation LAnguage-Image model"


@pytest.mark.parametrize(
    ("title", "new", "lines"),
    [
        (
            KNOWLEDGE,
            "Align, Reason & Learn",
            (
                "@@ -73 +73 @@",
                "-[**ACM MM 2022**] Align, Reason and Learn: Enhancing Medical Vision-and-Language "
                "Pre-training with Knowledge \\",
                "+[**ACM MM 2022**] Align, Reason & Learn \\",
            ),
        ),
        (
            "Exploring Transfer Learning",
            "Exploring *Transfer* Learning",
            (
                "@@ -121 +121 @@",
                "-[**arXiv 2023**] Exploring Transfer Learning in Medical Image Segmentation using "
                "Vision-Language Models\\",
                "+[**arXiv 2023**] Exploring \\*Transfer\\* Learning\\",
            ),
        ),
        (
            FLAIR,
            "FLAIR",
            (
                "@@ -105 +105 @@",
                "-[**arXiv 2023**]A Foundation LAnguage-Image model of the Retina (FLAIR): Encoding "
                "expert knowledge in text supervision \\",
                "+[**arXiv 2023**]FLAIR \\",
            ),
        ),
    ],
)
def test_another_title_changes_the_line_of_the_title(admin_client, title, new, lines):
    changed = paper(title)
    edit(admin_client, changed, title=new)
    assert_changed(*lines)
    revert(admin_client, changed)
    assert_as_before()


def test_a_title_typed_back_gives_the_old_bytes_too(admin_client):
    changed = paper("TCSA: A Text-Guided")
    title = changed.title
    edit(admin_client, changed, title="Another")
    edit(admin_client, changed, title=title)
    assert_as_before()


@pytest.mark.parametrize(
    ("title", "number", "name", "lines"),
    [
        (
            KNOWLEDGE,
            1,
            "G. Li",
            (
                "@@ -74 +74 @@",
                "-_Zhihong Chen, Guanbin Li, Xiang Wan_ \\",
                "+_Zhihong Chen, G. Li, Xiang Wan_ \\",
            ),
        ),
        (
            "TCSA: A Text-Guided",
            6,
            "Y. Li",
            (
                "@@ -94 +94 @@",
                "-_Hongyang Lei, Huazhen Huang, Bokai Yang, Guosheng Cui, Ruxin Wang, Dan Wu , and "
                "Ye Li_ \\",
                "+_Hongyang Lei, Huazhen Huang, Bokai Yang, Guosheng Cui, Ruxin Wang, Dan Wu , and "
                "Y. Li_ \\",
            ),
        ),
        (
            "Synthetic Boost",
            4,
            "P. Bhandari",
            (
                "@@ -126 +126 @@",
                "-_Rabin Adhikari, Manish Dhakal, Safal Thapaliya, Kanchan Poudel, Prasiddha Bhandari "
                "& Bishesh Khanal_\\",
                "+_Rabin Adhikari, Manish Dhakal, Safal Thapaliya, Kanchan Poudel, P. Bhandari "
                "& Bishesh Khanal_\\",
            ),
        ),
        (
            "Learning to Exploit Temporal Structure",
            3,
            "Fernando Pérez-García",
            (
                "@@ -102 +102 @@",
                "-_Shruthi Bannur,∗ Stephanie Hyland∗, Qianchu Liu, Fernando P ́ erez-Garc ́ıa, "
                "Maximilian Ilse, Daniel C. Castro, Benedikt Boecking, Harshita Sharma, Kenza Bouzid, "
                "Anja Thieme, Anton Schwaighofer, Maria Wetscherek, Matthew P. Lungren, Aditya Nori "
                "Javier Alvarez-Valle, Ozan Oktay_ \\",
                "+_Shruthi Bannur,∗ Stephanie Hyland∗, Qianchu Liu, Fernando Pérez-García, "
                "Maximilian Ilse, Daniel C. Castro, Benedikt Boecking, Harshita Sharma, Kenza Bouzid, "
                "Anja Thieme, Anton Schwaighofer, Maria Wetscherek, Matthew P. Lungren, Aditya Nori "
                "Javier Alvarez-Valle, Ozan Oktay_ \\",
            ),
        ),
    ],
)
def test_another_printed_author_changes_that_name(admin_client, title, number, name, lines):
    changed = paper(title)
    edit(admin_client, changed, **{f"authorships__{number}__printed": name})
    assert_changed(*lines)
    revert(admin_client, changed)
    assert_as_before()


def test_authors_in_another_order_change_the_line_of_the_authors(admin_client):
    changed = paper(KNOWLEDGE)
    edit(
        admin_client,
        changed,
        authorships__0__position="3",
        authorships__1__position="1",
        authorships__2__position="2",
    )
    assert_changed(
        "@@ -74 +74 @@",
        "-_Zhihong Chen, Guanbin Li, Xiang Wan_ \\",
        "+_Guanbin Li, Xiang Wan, Zhihong Chen_ \\",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_an_author_more_and_an_author_less_change_the_line_of_the_authors(admin_client):
    changed, author = paper(KNOWLEDGE), Author.objects.get(name="Yuyin Zhou")
    add_row(admin_client, page(changed), "authorships", author=author.pk, position=0)
    edit(admin_client, changed, authorships__0__DELETE="on")
    assert_changed(
        "@@ -74 +74 @@",
        "-_Zhihong Chen, Guanbin Li, Xiang Wan_ \\",
        "+_Guanbin Li, Xiang Wan, Yuyin Zhou_ \\",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_another_address_changes_that_link(admin_client):
    changed = paper(KNOWLEDGE)
    edit(admin_client, changed, links__1__url="https://example.org/arl?a=1&b=(2)")
    assert_changed(
        "@@ -75 +75 @@",
        "-[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://github.com/zhjohnchan/ARL)]",
        "+[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://example.org/arl?a=1&b=(2))]",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_a_link_more_stands_behind_the_others(admin_client):
    changed = paper(PLACENTA)
    url = "https://github.com/a/placenta"
    add_row(admin_client, page(changed), "links", kind="code", label="code", url=url, position=0)
    assert_changed(
        "@@ -71 +71 @@",
        "-[[paper](https://link.springer.com/chapter/10.1007/978-3-031-16437-8_68)]",
        "+[[paper](https://link.springer.com/chapter/10.1007/978-3-031-16437-8_68)] "
        "[[code](https://github.com/a/placenta)]",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_a_link_less_goes_with_its_blank(admin_client):
    changed = paper(KNOWLEDGE)
    edit(admin_client, changed, links__1__DELETE="on")
    assert_changed(
        "@@ -75 +75 @@",
        "-[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://github.com/zhjohnchan/ARL)]",
        "+[[paper](https://arxiv.org/abs/2209.07118)]",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_another_venue_changes_the_tag(admin_client):
    changed = paper(PLACENTA)
    edit(admin_client, changed, venue=Venue.objects.get(name="CVPR").pk, year="2023")
    assert_changed(
        "@@ -69 +69 @@",
        "-[**MICCAI 2022**] Vision-Language Contrastive Learning Approach to Robust Automatic "
        "Placenta Analysis Using Photographic Images \\",
        "+[**CVPR 2023**] Vision-Language Contrastive Learning Approach to Robust Automatic "
        "Placenta Analysis Using Photographic Images \\",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_another_note_changes_the_tag(admin_client):
    changed = paper("The Role of Local Alignment")
    edit(admin_client, changed, note="")
    assert_changed(
        "@@ -57 +57 @@",
        "-[**NeurIPS 2022 Workshop**] The Role of Local Alignment and Uniformity in Image-Text "
        "Contrastive Learning on Medical Images \\",
        "+[**NeurIPS 2022**] The Role of Local Alignment and Uniformity in Image-Text "
        "Contrastive Learning on Medical Images \\",
    )
    revert(admin_client, changed)
    assert_as_before()


def test_what_the_site_alone_shows_changes_no_line(admin_client):
    edit(admin_client, paper(KNOWLEDGE), abstract="An abstract.", remark="A remark.")
    add_row(admin_client, page(paper(KNOWLEDGE)), "identifiers", scheme="doi", value="10.1000/arl")
    assert_as_before()
    assert paper(KNOWLEDGE).abstract == "An abstract."


LEFT_OUT = (
    "@@ -72,4 +71,0 @@",
    "-",
    "-[**ACM MM 2022**] Align, Reason and Learn: Enhancing Medical Vision-and-Language "
    "Pre-training with Knowledge \\",
    "-_Zhihong Chen, Guanbin Li, Xiang Wan_ \\",
    "-[[paper](https://arxiv.org/abs/2209.07118)] [[code](https://github.com/zhjohnchan/ARL)]",
)


def test_a_withdrawn_paper_leaves_its_lines_out_until_it_is_published(admin_client):
    act(admin_client, "withdraw", paper(KNOWLEDGE))
    assert_changed(*LEFT_OUT)
    act(admin_client, "publish", paper(KNOWLEDGE))
    assert_as_before()


def test_the_delete_button_withdraws(admin_client):
    withdrawn = paper(KNOWLEDGE)
    admin_client.post(page(withdrawn, "delete"))
    assert_changed(*LEFT_OUT)
    revert(admin_client, withdrawn)
    assert_as_before()


def test_a_paper_deleted_for_good_leaves_its_lines_out_until_it_is_recovered(admin_client):
    act(admin_client, "erase", paper(KNOWLEDGE), confirmed="yes")
    assert not Paper.objects.filter(title__startswith=KNOWLEDGE).exists()
    assert_changed(*LEFT_OUT)
    recover(admin_client, Paper)
    assert_as_before()


def test_the_last_paper_above_a_rule_leaves_its_blank_line_to_the_one_before(admin_client):
    act(admin_client, "withdraw", paper(FLAIR))
    assert_changed(
        "@@ -105,4 +104,0 @@",
        "-[**arXiv 2023**]A Foundation LAnguage-Image model of the Retina (FLAIR): Encoding "
        "expert knowledge in text supervision \\",
        "-_Julio Silva-Rodriguez, Hadi Chakor, Riadh Kobbi, Jose Dolz, Ismail Ben Ayed_ \\",
        "-[[paper](https://arxiv.org/abs/2308.07898)] [[code](https://github.com/jusiro/FLAIR)]",
        "-",
    )
    act(admin_client, "publish", paper(FLAIR))
    assert_as_before()


@pytest.mark.parametrize(
    "title", ["Joint Modeling", "TCSA", "Learning to Exploit", FLAIR, "Synthetic", "MedCLIP"]
)
def test_an_odd_paper_saved_as_it_was_changes_no_line(admin_client, title):
    edit(admin_client, paper(title))
    assert_as_before()
