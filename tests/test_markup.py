import re

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, strategies as st

from catalogue import markup

REL = ' rel="nofollow ugc noopener"'
PIECES = st.sampled_from(
    ["[a](", "![", "](", ")", "<", ">", '"', "'", "javascript:", "https://e.org/", "data:", "\\", "`", "*", "|",
     "\n", "# ", "- ", "&#", ";", "<script>", "<img src=x onerror=y>", "\u202e", "\x00", "\ud800", " ", "\n|-|-|\n"]
)  # fmt: skip

TAGS = set(
    re.findall(
        r"\w+", "p a strong em s code pre ul ol li blockquote hr br table thead tbody tr th td"
    )
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (
            "plain *and* **strong** `code`",
            "<p>plain <em>and</em> <strong>strong</strong> <code>code</code></p>\n",
        ),
        ("# A *heading*", "<p><strong>A <em>heading</em></strong></p>\n"),
        ("Heading\n===", "<p><strong>Heading</strong></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        (
            "[a](https://e.org/?a=1&b=2)",
            f'<p><a href="https://e.org/?a=1&amp;b=2"{REL}>a</a></p>\n',
        ),
        ("<https://e.org/>", f'<p><a href="https://e.org/"{REL}>https://e.org/</a></p>\n'),
        ("[m](mailto:a@b.co)", f'<p><a href="mailto:a@b.co"{REL}>m</a></p>\n'),
        ("![a *b*](https://e.org/p.png)", f'<p><a href="https://e.org/p.png"{REL}>a b</a></p>\n'),
        (
            "[a]() ![b]() [![c](https://e.org/)]()",
            f'<p>a b <a href="https://e.org/"{REL}>c</a></p>\n',
        ),
        ("![](https://e.org/p.png)", f'<p><a href="https://e.org/p.png"{REL}>picture</a></p>\n'),
        (
            "[![a](https://e.org/p)](https://e.org/)",
            f'<p><a href="https://e.org/"{REL}>a</a></p>\n',
        ),
    ],
)
def test_markdown_is_shown_as_html_of_a_note(text, html):
    assert markup.render(text) == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AA",
        "file:///etc/passwd",
        "ftp://e.org/",
        "/admin/",
        "//e.org/",
        "https://user:word@e.org/",
        "https://" + "e" * 2000 + ".org/",
    ],
)
@pytest.mark.parametrize("form", ["[a]({})", "![a]({})", "[a][1]\n\n[1]: {}", "[a](<{}>)"])
def test_only_web_addresses_and_mailboxes_become_links(form, address):
    html = markup.render(form.format(address))
    assert "<a" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<div onclick=x>",
        "a <b>b</b>",
        "<!-- x -->",
        '```"><script>\nx\n```',
        "<?php x ?>",
    ],
)
def test_raw_html_is_shown_as_text(text):
    html = markup.render(text)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "pre", "code"}


def test_a_table_has_no_inline_style():
    html = markup.render("|a|b|\n|:-|-:|\n|1|2|")
    assert "<th>a</th>" in html
    assert "style" not in html


def test_what_is_rendered_is_marked_as_safe():
    assert isinstance(markup.render("a"), SafeString)


@given(st.text(st.characters(exclude_categories=())) | st.lists(PIECES, max_size=30).map("".join))
def test_nothing_is_rendered_that_could_run_or_fetch(text):
    html = markup.render(text)
    tags = re.findall(r"<([^>]*)>", html)
    names = {re.match(r"/?(\w+)", tag)[1] for tag in tags}
    assert names <= TAGS
    for tag in tags:
        attributes = dict(re.findall(r' ([\w-]+)="([^"]*)"', tag))
        assert attributes.keys() <= {"href", "rel", "title", "class", "start"}
        assert re.match(r"https?://|mailto:", attributes.get("href", "https://"), re.IGNORECASE)
        assert attributes.get("rel", "none") == (
            "nofollow ugc noopener" if "href" in attributes else "none"
        )
