"""People of a paper, changed by a curator."""

from catalogue.models import Author
from tests.curation.desk import add, assert_as_before, assert_changed, edit, paper, revert

KNOWLEDGE = "Align, Reason and Learn"


def test_a_new_author_is_printed_on_the_paper_that_gets_them(admin_client):
    author = add(admin_client, Author, name="Ada Lovelace")
    changed = paper(KNOWLEDGE)
    edit(admin_client, changed, authorships__2__author=author.pk)
    assert_changed(
        "@@ -74 +74 @@",
        "-_Zhihong Chen, Guanbin Li, Xiang Wan_ \\",
        "+_Zhihong Chen, Guanbin Li, Ada Lovelace_ \\",
    )
    revert(admin_client, changed)
    assert_as_before()
