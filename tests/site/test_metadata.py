"""What reference managers, Google Scholar and search engines read in the pages, by their own rules."""

import json
import re
from urllib.parse import parse_qs

import pytest

from tests import tools
from tests.site.addresses import PAGES, of_pages

PAPERS = [kind for kind in PAGES if kind.view == "catalogue:paper_detail" and kind.status == 200]
LISTS = [kind for kind in PAGES if kind.name in {"home", "browse", "second page", "author", "year"}]
FORM = "info:ofi/fmt:kev:mtx:"
TITLE_OF = {"book": "rft.atitle", "journal": "rft.atitle", "dc": "rft.title"}
CONTAINER_OF = {"book": "rft.btitle", "journal": "rft.jtitle"}

of_papers = pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.name)


# Highwire tags, as Google Scholar asks for them


@of_papers
def test_a_paper_says_once_what_google_scholar_requires(fetcher, kind):
    page = fetcher.fetch(kind.address)
    (title,) = page.meta("citation_title")
    assert title in page.text or "<" in title
    assert len(page.meta("citation_conference_title") + page.meta("citation_journal_title")) <= 1
    for date in page.meta("citation_publication_date"):
        assert re.fullmatch(r"\d{4}(/\d{1,2}/\d{1,2})?", date)
    for name in ("citation_pdf_url", "citation_abstract_html_url", "citation_public_url"):
        assert all(re.match("https?://", url) for url in page.meta(name))


def test_the_full_paper_has_every_tag_and_each_author_one_in_order(fetcher):
    page = fetcher.fetch("/papers/a-full-paper/")
    assert page.meta("citation_author") == ["Ada Lovelace", "Łukasz Rückert", "Grace Hopper"]
    assert page.meta("citation_title") == ["A full paper"]
    assert page.meta("citation_publication_date") == ["2021"]
    assert page.meta("citation_doi") == ["10.1000/full"]
    assert (
        "ICLR" in page.meta("citation_conference_title")[0]
        or "Learning" in (page.meta("citation_conference_title")[0])
    )


# COinS, as Zotero parses it


def as_zotero_reads(title):
    """Parse one context object; Zotero's parser throws where a part has no equals sign."""
    assert all("=" in part for part in title.split("&"))
    found = parse_qs(title, keep_blank_values=True)
    assert found["ctx_ver"] == ["Z39.88-2004"]
    (form,) = found["rft_val_fmt"]
    assert form.startswith(FORM)
    return form.removeprefix(FORM), found


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.name)
def test_every_paper_of_a_list_can_be_saved_with_its_title(fetcher, kind):
    page = fetcher.fetch(kind.address)
    read = [as_zotero_reads(title) for title in page.coins]
    assert len(read) == page.text.count('form="basket"') > 0
    for form, found in read:
        (title,) = found[TITLE_OF[form]]
        assert title
        genre = {"book": ["proceeding"], "journal": ["article"], "dc": None}[form]
        assert found.get("rft.genre") == genre
        assert (form == "dc") == ("rft.type" in found)
        assert form == "dc" or found[CONTAINER_OF[form]] != [""]


def test_the_full_paper_reads_as_a_conference_paper_with_its_doi(fetcher):
    read = [as_zotero_reads(title) for title in fetcher.fetch("/?q=full").coins]
    ((form, found),) = [one for one in read if one[1].get("rft.atitle") == ["A full paper"]]
    assert (form, found["rft_id"]) == ("book", ["info:doi/10.1000/full"])
    assert found["rft.au"] == ["Ada Lovelace", "Łukasz Rückert", "Grace Hopper"]
    assert found["rft.date"] == ["2021"]


# JSON-LD, by the types of schema.org

CONTROL = """
const control: WithContext<ScholarlyArticle> = {
  "@context": "https://schema.org", "@type": "ScholarlyArticle",
  // @ts-expect-error
  "title": "No such property"
};
console.log(control);
"""


def described(fetcher):
    """Give every object that a page describes itself with, and the page's name."""
    for kind in PAGES:
        for text in fetcher.fetch(kind.address).json_ld:
            found = json.loads(text)
            for one in found if isinstance(found, list) else [found]:
                yield kind.name, one


def declared(number, one):
    """Write a description as constants of TypeScript; what an action asks for has a type of its own."""
    parts = dict(one)
    if action := parts.pop("potentialAction", None):
        yield f"const y{number}: WithActionConstraints<{action['@type']}> = {json.dumps(action)};"
        yield f"console.log(y{number});"
    yield f"const x{number}: WithContext<{one['@type']}> = {json.dumps(parts)};"
    yield f"console.log(x{number});"


def test_every_description_keeps_to_the_vocabulary_of_schema_org(fetcher, tmp_path):
    """TypeScript proves it; the control shows that it would find a property that does not exist."""
    found = list(described(fetcher))
    types = {one["@type"] for _, one in found} | {"ScholarlyArticle", "SearchAction"}
    known = ", ".join(["WithContext", "WithActionConstraints", *sorted(types)])
    lines = [f'import type {{ {known} }} from "schema-dts";', CONTROL]
    lines += [line for number, (_, one) in enumerate(found) for line in declared(number, one)]
    (tmp_path / "node_modules").symlink_to(tools.node_modules())
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "described.ts").write_text("\n".join(lines))
    checked = tools.node(
        "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck",
        "--lib", "esnext,dom", "--module", "nodenext", str(tmp_path / "described.ts"),
    )  # fmt: skip
    assert (checked.stdout, checked.stderr) == ("", "")
    articles = {name for name, one in found if one["@type"] == "ScholarlyArticle"}
    assert articles == {kind.name for kind in PAPERS}


@of_pages
def test_no_description_can_end_its_script(fetcher, kind):
    for text in fetcher.fetch(kind.address).json_ld:
        assert not set("<>&") & set(text)
