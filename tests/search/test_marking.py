import pytest
from hypothesis import given, strategies as st

from catalogue.search import Part, marked, parse, snippet


def shown(parts):
    """Write hits in brackets."""
    return "".join(f"[{part.text}]" if part.hit else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Graph networks", "network", "Graph [networks]"),
        ("Graph networks", "", "Graph networks"),
        ("Łukasz and RÜCKERT", "lukasz ruckert", "[Łukasz] and [RÜCKERT]"),
        ("Daniel Rückert", "rueckert", "Daniel [Rückert]"),
        ("Jeﬀery’s ﬁelds", "jeffery field", "[Jeﬀery]’s [ﬁelds]"),
        ("E\u0301tude of x² and ½", "etude x2 1", "[E\u0301tude] of [x²] and [½]"),
        ("MedCLIP", "clip", "[MedCLIP]"),
        ("CLIP-Fusion, Med-CLIP", "clip", "[CLIP]-Fusion, Med-[CLIP]"),
        ("Pre-training and Pretraining", "pretrained", "[Pre-training] and [Pretraining]"),
        ("Pre-training, pretraining, pre-flight", "pre-training", "[Pre-training], [pretraining], pre-flight"),
        ("Segmenting segments", "segm", "[Segmenting] [segments]"),
        ("graph neural graph", '"graph neural"', "[graph neural] graph"),
        ("graph graph", "graph*", "[graph] [graph]"),
        ("tumours", '"tumour"', "tumours"),
        ("graph survey", "graph -survey", "[graph] survey"),
        ("clip by clip", "author:clip", "clip by clip"),
        ("深度学习 for x", "深度学习", "[深度学习] for x"),
        ("<script>alert(1)</script>", "script alert", "<[script]>[alert](1)</[script]>"),
        ("a\u200bb c", "ab", "[a\u200bb] c"),
        ("", "graph", ""),
    ],
)  # fmt: skip
def test_hits_are_marked_in_the_text_as_printed(text, query, hits):
    assert shown(marked(text, parse(query), "title")) == hits


def test_a_snippet_is_cut_around_the_first_hit_between_words():
    text = f"{'before ' * 40}the needle {'after ' * 80}end"
    parts = snippet(text, parse("needle"), "text")
    cut = shown(parts)
    assert cut.startswith("… before ")
    assert cut.endswith("after …")
    assert "[needle]" in cut
    assert 200 < len(cut) < 300


def test_a_short_text_is_its_own_snippet_and_one_without_a_hit_has_none():
    assert shown(snippet("A needle.", parse("needle"))) == "A [needle]."
    assert snippet("A needle.", parse("hay")) == []
    assert snippet("A needle.", parse("title:needle"), "text") == []
    assert snippet("", parse("needle")) == []


def test_a_snippet_of_one_endless_word_ends():
    assert shown(snippet("x" * 5000, parse("xxx"))).startswith("[xxx")


WORDS = st.sampled_from(
    [
        "Networks",
        "network",
        "MedCLIP",
        "Med-CLIP",
        "pre-training",
        "pretraining",
        "x",
        "3D",
        "GNNs",
        "it's",
    ]
)
TEXTS = st.lists(WORDS | st.text(st.sampled_from("aB-' \n.3_\x1c\x0b–—‘’“”…"), max_size=4)).map(
    " ".join
)
QUERIES = st.lists(
    WORDS | WORDS.map("title:{}".format) | WORDS.map('"{} x"'.format), min_size=1, max_size=3
).map(" ".join)


@given(TEXTS, QUERIES)
def test_a_plain_text_is_marked_as_any_other(text, query):
    """A letter that is not plain, put at the end, has the text read letter by letter."""
    whole = marked(f"{text} ß", parse(query))
    assert shown([*marked(text, parse(query)), Part(" ß")]) == shown(whole)
