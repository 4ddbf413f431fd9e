"""Contents and links follow the headings: each edit changes the lines that it has to, and no other."""

import pytest

from catalogue import exporting
from catalogue.exporting.difference import difference
from catalogue.filing.categories import (
    add_category,
    delete_category,
    move_category,
    rename_category,
)
from catalogue.importing import import_markdown
from catalogue.models import Category
from tests.importing.lists import category, codes, counts, curate, load, written
from tests.readme.test_real_lists import LISTS

pytestmark = pytest.mark.django_db

PAPER = "[**ICML 2020**] Paper {0} \\\n[[paper](https://arxiv.org/abs/2001.0000{0})]\n"
TEXT = f"""\
# Things

See [Writing](#writing), [there](#writing) and <a href="#writing">here</a>.

## Contents

- [Contents](#contents)
- [Papers](#papers)
  - [Reading](#reading)
  - [Writing](#writing)
- [Thanks](#thanks)

[Elsewhere](https://example.org/#writing)

## Papers

### Reading

{PAPER.format(1)}
### Writing

{PAPER.format(2)}
## Thanks

To all. [Up](#things)
"""


def changed():
    """The lines that the export takes out of the file and puts in, but for those of headings."""
    lines = difference(TEXT, written())
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"} and "#" in line[:60]
            and line[1:2] != "#"]  # fmt: skip


def rename(old, new):
    curate(lambda change: rename_category(change, category(old), new))


def move(name, **where):
    parent = where.pop("to")
    curate(lambda change: move_category(change, category(name), category(parent), **where))


def test_nothing_changes_where_no_heading_does():
    load(TEXT)
    assert (written(), exporting.markdown().notices) == (TEXT, ())


def test_all_links_follow_a_renamed_heading_and_labels_that_are_its_name():
    load(TEXT)
    rename("Writing", "Wool & Words")
    assert changed() == [
        '-See [Writing](#writing), [there](#writing) and <a href="#writing">here</a>.',
        '+See [Wool & Words](#wool--words), [there](#wool--words) and <a href="#wool--words">here</a>.',
        "-  - [Writing](#writing)",
        "+  - [Wool & Words](#wool--words)",
    ]


def test_a_new_category_is_listed_where_it_stands():
    load(TEXT)
    curate(
        lambda change: add_category(change, category("Papers"), "More", after=category("Reading"))
    )
    curate(lambda change: add_category(change, category("Papers"), "Most"))
    assert changed() == ["+  - [More](#more)", "+  - [Most](#most)"]
    lines = written().splitlines()
    at = lines.index("  - [Reading](#reading)")
    assert lines[at + 1 : at + 4] == [
        "  - [More](#more)",
        "  - [Writing](#writing)",
        "  - [Most](#most)",
    ]


def test_what_stands_deeper_than_the_contents_go_is_not_listed():
    load(TEXT)
    curate(lambda change: add_category(change, category("Reading"), "Deeper"))
    assert changed() == []


def test_a_category_below_one_that_has_none_yet_is_listed_where_its_level_is():
    load(TEXT)
    curate(
        lambda change: add_category(change, category("Things"), "Talks", after=category("Papers"))
    )
    curate(lambda change: add_category(change, category("Talks"), "Short"))
    assert changed() == ["+- [Talks](#talks)", "+  - [Short](#short)"]


def test_a_moved_category_moves_its_line():
    load(TEXT)
    move("Writing", to="Papers", first=True)
    assert changed() == ["+  - [Writing](#writing)", "-  - [Writing](#writing)"]


def test_a_category_that_rises_stands_less_far_in():
    load(TEXT)
    move("Writing", to="Things", after=category("Papers"))
    assert changed() == ["-  - [Writing](#writing)", "+- [Writing](#writing)"]


def test_a_deleted_category_loses_its_line_and_links_to_it_are_told():
    load(TEXT)
    curate(lambda change: delete_category(change, category("Writing"), category("Reading")))
    assert changed() == ["-  - [Writing](#writing)"]
    assert codes(exporting.markdown().notices) == ["contents_stale"] * 3
    assert "“#writing”" in exporting.markdown().notices[0].message


def test_the_second_heading_of_a_name_is_followed_when_it_becomes_the_first():
    text = TEXT.replace("Writing", "Reading").replace("#writing", "#reading-1")
    load(text)
    first, second = Category.objects.filter(name="Reading").order_by("position")
    curate(lambda change: rename_category(change, first, "Pictures"))
    assert "  - [Pictures](#pictures)\n  - [Reading](#reading)\n" in written()
    assert second.pk


def test_numbers_bold_names_and_line_ends_are_written_as_the_others_are():
    text = TEXT.replace("  - [Reading]", "  1. **[Reading]").replace(
        "  - [Writing]", "  2. **[Writing]"
    )
    text = text.replace("(#reading)\n", "(#reading)**\n").replace(
        "  2. **[Writing](#writing)", "  2. **[Writing](#writing)**"
    )
    load(text.replace("\n", "\r\n"))
    curate(
        lambda change: add_category(change, category("Papers"), "More", after=category("Reading"))
    )
    assert (
        "  1. **[Reading](#reading)**\r\n  2. **[More](#more)**\r\n  3. **[Writing](#writing)**\r\n"
        in written()
    )


def test_an_order_of_its_own_stays():
    text = TEXT.replace(
        "  - [Reading](#reading)\n  - [Writing](#writing)",
        "  - [Writing](#writing)\n  - [Reading](#reading)",
    )
    load(text)
    move("Writing", to="Papers", first=True)
    assert "  - [Writing](#writing)\n  - [Reading](#reading)\n" in written()


def test_links_that_never_led_anywhere_stay_and_one_link_is_no_list():
    text = TEXT.replace("- [Thanks](#thanks)", "- [Thanks](#nowhere)").replace(
        "[Up](#things)", "[Up](#top)"
    )
    load(text)
    curate(lambda change: delete_category(change, category("Thanks"), None))
    assert "- [Thanks](#nowhere)" in written()
    assert exporting.markdown().notices == ()


def test_what_was_exported_is_imported_without_a_change():
    load(TEXT)
    rename("Writing", "Wool")
    curate(lambda change: add_category(change, category("Papers"), "More"))
    move("Wool", to="Papers", first=True)
    text = written()
    report = import_markdown(text.encode(), "README.md")
    assert counts(report) == (0, 0, 0, 0)
    assert written() == text


@pytest.mark.once
@pytest.mark.skipif(not LISTS, reason="needs the lists in ../shared/lists")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_links_of_a_list_at_hand_lead_where_they_led(path):
    text = path.read_bytes().decode()
    load(text)
    topics = Category.objects.topics().exclude(heading="")
    for number, topic in enumerate(topics.order_by("seen_at")):
        curate(
            lambda change, topic=topic, number=number: rename_category(
                change, topic, f"Quagga {number}"
            )
        )
    new = written()
    assert import_markdown(new.encode(), "README.md").as_json()["conflicts"] == []
    for number, topic in enumerate(topics.order_by("seen_at")):
        curate(
            lambda change, topic=topic, number=number: rename_category(
                change, topic, f"Wombat {number}"
            )
        )
    assert written().replace("Wombat", "Quagga").replace("#wombat", "#quagga") == new
