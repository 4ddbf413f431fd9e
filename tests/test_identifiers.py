from urllib.parse import urlsplit

import pytest
from hypothesis import assume, example, given, strategies as st

from catalogue import identifiers
from catalogue.records import LINK_KINDS

ANY = st.text(st.characters(exclude_categories=()))
PIECES = st.sampled_from(
    ["https://", "http://", "www.", "arxiv.org/", "abs/", "pdf/", "2310.18642", "v2", ".pdf", "doi.org/", "10.1000/x",
     "google.com/url?", "url=", "q=", "&", "?", "#", "%2F", "%00", "[", "]", "@", ":", "openreview.net/forum?id=",
     "w-x7U26GM7j", "aclanthology.org/", "P19-1001", "utm_source=x", ":~:text=a", " ", "//", "\x00", "٣"]
)  # fmt: skip
ADDRESSES = ANY | st.lists(PIECES, max_size=12).map("".join)

DOIS = st.from_regex(r"10\.[0-9]{4,9}/[!-~]{1,100}", fullmatch=True)
VALUES = {
    "doi": DOIS,
    "arxiv": st.from_regex(
        r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}|[a-z]{2,8}(-[a-z]{2,8})?/[0-9]{7}", fullmatch=True
    ),
    "openreview": st.from_regex(r"[A-Za-z0-9_-]{6,40}", fullmatch=True),
    "acl": st.from_regex(
        r"[A-Z][0-9]{2}-[0-9]{4}|20[0-9]{2}\.[a-z_]{1,12}-[a-z0-9]{1,9}\.[0-9]{1,4}", fullmatch=True
    ),
    "pubmed": st.from_regex(r"[1-9][0-9]{0,8}", fullmatch=True),
}
VALID = st.sampled_from(identifiers.SCHEMES).flatmap(
    lambda scheme: st.tuples(st.just(scheme), VALUES[scheme])
)


@pytest.mark.parametrize(
    ("scheme", "value", "normal"),
    [
        ("doi", "10.1007/978-3-030-59713-9_51", "10.1007/978-3-030-59713-9_51"),
        ("doi", " doi: 10.1000/ABC.", "10.1000/abc"),
        ("doi", "https://doi.org/10.1000%2Fabc", "10.1000/abc"),
        ("doi", "10.1000%2Fabc", "10.1000/abc"),
        ("doi", "http://dx.doi.org/10.1000/ABC", "10.1000/abc"),
        (
            "doi",
            "https://link.springer.com/chapter/10.1007/978-3-030-59713-9_51",
            "10.1007/978-3-030-59713-9_51",
        ),
        ("arxiv", "arXiv:2310.18642v3", "2310.18642"),
        ("arxiv", "https://arxiv.org/pdf/2310.18642.pdf", "2310.18642"),
        ("arxiv", "cs/0112017", "cs/0112017"),
        ("arxiv", "math.GT/0309136v1", "math/0309136"),
        ("openreview", "w-x7U26GM7j", "w-x7U26GM7j"),
        ("openreview", "https://openreview.net/pdf?id=w-x7U26GM7j", "w-x7U26GM7j"),
        ("acl", "2022.EMNLP-main.256", "2022.emnlp-main.256"),
        ("acl", "p19-1001", "P19-1001"),
        ("pubmed", "PMID: 31452104", "31452104"),
    ],
)
def test_an_identifier_has_one_normal_form(scheme, value, normal):
    assert identifiers.normalise(scheme, value) == normal


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        ("doi", "11.1000/x", "a DOI such as"),
        ("doi", "10.1000/a b", "a DOI such as"),
        ("doi", "10.1000/" + "x" * 200, "a DOI such as"),
        ("arxiv", "2313.18642", "an arXiv identifier such as"),
        ("arxiv", "arXiv", "an arXiv identifier such as"),
        ("openreview", "a b", "an OpenReview identifier"),
        ("acl", "EMNLP 2022", "an ACL Anthology identifier"),
        ("pubmed", "PMC123", "a PubMed identifier"),
        ("isbn", "1", "no kind of identifier"),
        ("doi", "", "a DOI such as"),
    ],
)
def test_what_is_no_identifier_is_refused_with_an_example(scheme, value, expected):
    with pytest.raises(ValueError, match=expected):
        identifiers.normalise(scheme, value)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://doi.org/10.1145/3531146.3533138", {"doi": "10.1145/3531146.3533138"}),
        ("http://dx.doi.org/10.1000/ABC", {"doi": "10.1000/abc"}),
        ("https://doi.org/10.48550/arXiv.2310.18642", {"arxiv": "2310.18642"}),
        ("https://link.springer.com/chapter/10.1007/978-981-99-7074-2_11#auth-Hongyang-Lei", {"doi": "10.1007/978-981-99-7074-2_11"}),
        ("https://link.springer.com/article/10.1007/s11280-022-01013-6", {"doi": "10.1007/s11280-022-01013-6"}),
        ("https://link.springer.com/content/pdf/10.1007%2F978-3-319-46448-0_8.pdf", {"doi": "10.1007/978-3-319-46448-0_8"}),
        ("https://link.springer.com/epdf/10.1007/978-3-030-87199-4_7?sharing_token=x", {"doi": "10.1007/978-3-030-87199-4_7"}),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/mp.12345", {"doi": "10.1002/mp.12345"}),
        ("https://aapm.onlinelibrary.wiley.com/doi/10.1002/mp.12345", {"doi": "10.1002/mp.12345"}),
        ("https://dl.acm.org/doi/pdf/10.1145/3610978.3640671", {"doi": "10.1145/3610978.3640671"}),
        ("https://www.nature.com/articles/s42256-021-00425-9", {"doi": "10.1038/s42256-021-00425-9"}),
        ("https://www.nature.com/articles/s42256-021-00425-9.pdf", {"doi": "10.1038/s42256-021-00425-9"}),
        ("https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf", {"doi": "10.1101/2020.01.02.123456"}),
        ("https://www.medrxiv.org/content/10.1101/2020.01.02.12345678v1", {"doi": "10.1101/2020.01.02.12345678"}),
        ("https://www.science.org/doi/10.1126/science.abc1234", {"doi": "10.1126/science.abc1234"}),
        ("https://www.pnas.org/doi/abs/10.1073/pnas.123", {"doi": "10.1073/pnas.123"}),
        ("https://www.tandfonline.com/doi/full/10.1080/1.2", {"doi": "10.1080/1.2"}),
        ("https://iopscience.iop.org/article/10.1088/1361-6560/acca5c/meta", {"doi": "10.1088/1361-6560/acca5c"}),
        ("https://arxiv.org/abs/2209.07118", {"arxiv": "2209.07118"}),
        ("https://arxiv.org/pdf/2308.07706.pdf", {"arxiv": "2308.07706"}),
        ("https://arxiv.org/pdf/2310.18642v2.pdf?", {"arxiv": "2310.18642"}),
        ("https://arxiv.org/ftp/arxiv/papers/2310/2310.18642.pdf", {"arxiv": "2310.18642"}),
        ("https://arxiv.org/ftp/cs/papers/0112/0112017.pdf", {"arxiv": "cs/0112017"}),
        ("https://arxiv.org/html/2310.18642v1", {"arxiv": "2310.18642"}),
        ("http://export.arxiv.org/abs/math.GT/0309136", {"arxiv": "math/0309136"}),
        ("Https://www.arxiv.org/pdf/2408.02865", {"arxiv": "2408.02865"}),
        ("arxiv.org/abs/2310.18642", {"arxiv": "2310.18642"}),
        ("https://ar5iv.labs.arxiv.org/html/2310.18642", {"arxiv": "2310.18642"}),
        ("https://www.alphaxiv.org/abs/2310.18642", {"arxiv": "2310.18642"}),
        ("https://huggingface.co/papers/2310.18642", {"arxiv": "2310.18642"}),
        ("https://openreview.net/forum?id=w-x7U26GM7j", {"openreview": "w-x7U26GM7j"}),
        ("https://openreview.net/pdf?a=b&id=w-x7U26GM7j&noteId=x", {"openreview": "w-x7U26GM7j"}),
        ("https://openreview.net/references?referent=B1e3OlStPB", {"openreview": "B1e3OlStPB"}),
        ("https://aclanthology.org/2022.emnlp-main.256.pdf", {"acl": "2022.emnlp-main.256"}),
        ("https://aclanthology.org/2020.acl-main.1v2.pdf", {"acl": "2020.acl-main.1"}),
        ("http://www.aclweb.org/anthology/P19-1001", {"acl": "P19-1001"}),
        ("https://www.aclweb.org/anthology/papers/P/P19/P19-1001/", {"acl": "P19-1001"}),
        ("https://pubmed.ncbi.nlm.nih.gov/31452104/", {"pubmed": "31452104"}),
        ("https://www.ncbi.nlm.nih.gov/pubmed/31452104", {"pubmed": "31452104"}),
        ("https://www.google.com.hk/url?sa=t&q=&url=https%3A%2F%2Faclanthology.org%2F2022.emnlp-main.256.pdf", {"acl": "2022.emnlp-main.256"}),
    ],
)  # fmt: skip
def test_an_address_tells_the_identifier_it_carries(url, found):
    assert identifiers.find(url) == found


@pytest.mark.parametrize(
    "url",
    [
        "https://sslneurips22.github.io/pages/accepted-paper.html",
        "https://openaccess.thecvf.com/content/CVPR2023/html/A_CVPR_2023_paper.html",
        "https://www.sciencedirect.com/science/article/pii/S1361841523001068",
        "https://ieeexplore.ieee.org/document/9815128",
        "http://delivery.acm.org/10.1145/3190000/3186116/p499-zhuang.pdf",
        "https://openreview.net/references/pdf?id=w-x7U26GM7j",
        "https://openreview.net/group?id=ICLR.cc/2023/Conference",
        "https://aclanthology.org/volumes/2022.emnlp-main/",
        "https://example.org/10.1000/abc",
        "https://github.com/a/b",
        "https://arxiv.org/list/cs.CV/recent",
        "https://[bad/abs/2310.18642",
        "https://doi.org/10.1000/" + "x" * 5000,
        "2310.18642",
        "",
    ],
)
def test_an_address_without_an_identifier_tells_none(url):
    assert identifiers.find(url) == {}


@given(VALID)
@example(("doi", "10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2"))
@example(("doi", "10.1000/a#b?c%2fd"))
def test_the_page_of_an_identifier_carries_the_identifier(valid):
    scheme, value = valid
    value = identifiers.normalise(scheme, value) if scheme != "doi" else value.lower().rstrip(".,;")
    assume(not value.startswith("10.48550/arxiv.") and not value.endswith("/"))
    url = identifiers.link(scheme, value)
    assert identifiers.is_web(url)
    assert identifiers.find(url) == {scheme: value}
    assert identifiers.normalise(scheme, value) == value
    assert identifiers.tidy(url) is None


@pytest.mark.parametrize(
    ("url", "proposal"),
    [
        ("https://www.google.com.hk/url?sa=t&q=&url=https%3A%2F%2Faclanthology.org%2F2022.emnlp-main.256.pdf&usg=x", ("redirect", "https://aclanthology.org/2022.emnlp-main.256.pdf")),
        ("https://www.google.com/url?q=https://e.org/a?b%3Dc", ("redirect", "https://e.org/a?b=c")),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fe.org%2F%3Ffbclid%3Dx", ("redirect", "https://e.org/")),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2F&data=x", ("redirect", "https://e.org/")),
        ("https://e.org/?utm_source=x&a=1&utm_medium=y#top", ("tracking", "https://e.org/?a=1#top")),
        ("https://link.springer.com/epdf/10.1007/978-3-030-87199-4_7?sharing_token=x%3D", ("tracking", "https://link.springer.com/epdf/10.1007/978-3-030-87199-4_7")),
        ("https://link.springer.com/chapter/10.1007/978-981-99-7074-2_11#auth-Hongyang-Lei", ("fragment", "https://link.springer.com/chapter/10.1007/978-981-99-7074-2_11")),
        ("https://link.springer.com/chapter/10.1007/978-981-99-7074-2_11#Sec1", ("fragment", "https://link.springer.com/chapter/10.1007/978-981-99-7074-2_11")),
        ("https://e.org/#part:~:text=a%20b", ("fragment", "https://e.org/#part")),
        ("https://zenodo.org/record/2630551#.Y_KLJ-yZNhF", ("fragment", "https://zenodo.org/record/2630551")),
        ("https://arxiv.org/pdf/2308.07706.pdf", ("arxiv_form", "https://arxiv.org/abs/2308.07706")),
        ("https://arxiv.org/ftp/arxiv/papers/2310/2310.18642.pdf", ("arxiv_form", "https://arxiv.org/abs/2310.18642")),
        ("https://arxiv.org/abs/2304.03893?s=03", ("arxiv_form", "https://arxiv.org/abs/2304.03893")),
        ("arxiv.org/abs/2304.03893", ("scheme", "https://arxiv.org/abs/2304.03893")),
        ("www.example.org/a", ("scheme", "https://www.example.org/a")),
        ("//www.example.org/a", ("scheme", "https://www.example.org/a")),
    ],
)  # fmt: skip
def test_a_better_address_is_proposed(url, proposal):
    assert identifiers.tidy(url) == proposal


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/a/b#readme",
        "https://github.com/microsoft/hi-ml/tree/main/hi-ml-multimodal",
        "https://hi-ml.readthedocs.io/en/latest/multimodal.html#usage",
        "https://openreview.net/forum?id=w-x7U26GM7j#discussion",
        "https://arxiv.org/abs/2303.00001v1",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://evil.org/google.com/url?q=https://e.org/",
        "README.md",
        "docs/guide.md",
        "#papers",
        "mailto:a@b.co",
        "",
    ],
)
def test_an_address_that_is_fine_or_no_address_is_left_alone(url):
    assert identifiers.tidy(url) is None


@given(ADDRESSES)
def test_a_proposal_is_a_web_address_with_the_same_identifier_and_nothing_left_to_propose(url):
    if proposal := identifiers.tidy(url):
        assert identifiers.is_web(proposal[1])
        assert identifiers.tidy(proposal[1]) is None
        assert identifiers.find(proposal[1]) == identifiers.find(url)


@pytest.mark.parametrize(
    "url",
    ["https://e.org", "http://e.org:8080/a?b#c", "HTTPS://E.org/", "https://münchen.de/ä", "https://[::1]/", "http://a_b.e.org/(x)"],
)  # fmt: skip
def test_a_web_address_may_be_a_link(url):
    assert identifiers.is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "e.org", "//e.org/", "/a", "ftp://e.org/", "javascript:alert(1)", "\x01javascript:alert(1)", "data:,x",
        "https://", "https:///a", "https://./", "https://u@e.org/", "https://u:p@e.org/", "https://e.org/a b",
        "https://e.org/\n", " https://e.org/", 'https://e.org/"x', "https://e.org/<b>", "https://e.org\\a",
        "https://e.org/\u202e", "https://e.org/\u200b", "https://e.org/\ud800", "https://e.org:99999/",
        "https://e.org/" + "a" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_may_not_be_a_link(url):
    assert not identifiers.is_web(url)


@pytest.mark.parametrize(
    ("label", "url", "kind"),
    [
        ("paper", "https://sslneurips22.github.io/pages/accepted-paper.html", "paper"),
        ("Paper", "", "paper"),
        ("code", "https://hi-ml.readthedocs.io/en/latest/multimodal.html", "code"),
        ("Pytorch Code", "https://arxiv.org/abs/2310.18642", "code"),
        ("Official Code", "", "code"),
        (":octocat: Code!", "", "code"),
        ("arXiv", "", "paper"),
        ("project page", "", "project"),
        ("Website", "https://e.org/", "project"),
        ("Dataset", "https://huggingface.co/a/b", "data"),
        ("Video", "", "video"),
        ("slides", "", "slides"),
        ("Colab", "https://github.com/a/b", "demo"),
        ("weights", "https://drive.google.com/x", "model"),
        ("link", "https://arxiv.org/abs/2310.18642", "paper"),
        ("[1]", "https://github.com/a/b", "code"),
        ("official", "https://github.com/a/b", "code"),
        ("here", "https://youtu.be/x", "video"),
        ("Hugging Face", "https://huggingface.co/spaces/a/b", "demo"),
        ("Hugging Face", "https://huggingface.co/datasets/a/b", "data"),
        ("Hugging Face", "https://huggingface.co/a/b", "model"),
        ("", "https://a.github.io/b/", "project"),
        ("Video Diffusion Models", "https://arxiv.org/abs/2204.03458", "paper"),
        ("A Title That Speaks of Video Data", "https://e.org/", "other"),
        ("tl;dr", "https://e.org/", "other"),
    ],
)
def test_the_label_tells_what_a_link_leads_to_and_else_the_host(label, url, kind):
    assert identifiers.link_kind(label, url) == kind


@given(st.from_regex(identifiers.USUAL, fullmatch=True))
def test_a_usual_address_is_taken_apart_as_any_other(url):
    assert identifiers._parts(url) == urlsplit(url)
    assert identifiers.is_web(url)


@given(ADDRESSES, ANY)
def test_no_string_is_too_strange(url, label):
    assert identifiers.find(url).keys() <= set(identifiers.SCHEMES)
    assert identifiers.link_kind(label, url) in LINK_KINDS
    for scheme in identifiers.SCHEMES:
        try:
            normal = identifiers.normalise(scheme, url)
        except ValueError:
            continue
        assert identifiers.normalise(scheme, normal) == normal
        assert len(normal) <= 200
