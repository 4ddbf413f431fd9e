"""What other programs export is read sensibly: each sample is written in the manner of one of them."""

import pytest

from catalogue.formats import READABLE, BadRecord
from catalogue.records import LinkRecord


def read(name, text):
    return [given.record for given in READABLE[name].parse(text)]


def link(url, label="paper"):
    return (LinkRecord(label, label, url),)


BIBTEX = {
    "Google Scholar": (
        r"""
@article{lovelace2020notes,
  title={Notes on the {A}nalytical {E}ngine},
  author={Lovelace, Ada and M{\"u}ller, J{\"o}rg and others},
  journal={arXiv preprint arXiv:2004.12345},
  year={2020}
}
""",
        {
            "title": "Notes on the Analytical Engine",
            "authors": ("Ada Lovelace", "Jörg Müller"),
            "venue": "arXiv",
            "year": 2020,
            "identifiers": {"arxiv": "2004.12345"},
            "links": link("https://arxiv.org/abs/2004.12345"),
            "slug": "",
        },
    ),
    "arXiv": (
        r"""
@misc{lovelace2020notesengine,
      title={Notes on the Engine: $O(n^2)$ is \emph{enough}},
      author={Ada Lovelace and Charles Babbage},
      year={2020},
      eprint={2004.12345v2},
      archivePrefix={arXiv},
      primaryClass={cs.CV},
      url={https://arxiv.org/abs/2004.12345},
}
""",
        {
            "title": "Notes on the Engine: $O(n^2)$ is enough",
            "authors": ("Ada Lovelace", "Charles Babbage"),
            "venue": "arXiv",
            "identifiers": {"arxiv": "2004.12345"},
            "links": link("https://arxiv.org/abs/2004.12345"),
            "venue_kind": "preprint",
        },
    ),
    "DBLP": (
        r"""
@inproceedings{DBLP:conf/miccai/LovelaceB20,
  author       = {Ada Lovelace and
                  Jos{\'{e}} Garc{\'{\i}}a{-}P{\'{e}}rez},
  title        = {Notes on {MRI}},
  crossref     = {DBLP:conf/miccai/2020},
  pages        = {1--10},
  doi          = {10.1007/978-3-030-59713-9\_51},
  biburl       = {https://dblp.org/rec/conf/miccai/LovelaceB20.bib},
}
@proceedings{DBLP:conf/miccai/2020,
  title        = {Medical Image Computing - {MICCAI} 2020},
  year         = {2020},
}
""",
        {
            "title": "Notes on MRI",
            "authors": ("Ada Lovelace", "José García-Pérez"),
            "venue": "Medical Image Computing - MICCAI 2020",
            "year": 2020,
            "identifiers": {"doi": "10.1007/978-3-030-59713-9_51"},
            "links": link("https://doi.org/10.1007/978-3-030-59713-9_51"),
            "venue_kind": "conference",
        },
    ),
    "ACL Anthology": (
        r"""
@inproceedings{lovelace-etal-2022-notes,
    title = "{N}otes on {``}Engines{''} {--} 100{\%}",
    author = "Lovelace, Ada  and
      van der Maaten, Laurens",
    editor = "Babbage, Charles",
    booktitle = "Proceedings of " # acl # " 2022",
    month = dec,
    year = "2022",
    url = "https://aclanthology.org/2022.emnlp-main.256/",
    abstract = "One.

    Two."
}
""",
        {
            "title": "Notes on “Engines” – 100%",
            "authors": ("Ada Lovelace", "Laurens van der Maaten"),
            "venue": "Proceedings of the ACL 2022",
            "year": 2022,
            "abstract": "One.\nTwo.",
            "slug": "lovelace-etal-2022-notes",
        },
    ),
    "Zotero": (
        r"""
@misc{lovelace_notes_2020,
	title = {Notes},
	url = {http://arxiv.org/abs/2004.12345},
	doi = {10.48550/arXiv.2004.12345},
	urldate = {2023-05-01},
	publisher = {arXiv},
	author = {{OpenAI} and {Barnes and Noble} and King, Jr., Martin Luther},
	month = apr,
	year = {2020},
	note = {arXiv:2004.12345 [cs]},
	keywords = {Computer Science - Computer Vision, {\textbackslash}read},
	file = {arXiv.org Snapshot:files/1/2004.html:text/html},
}
""",
        {
            "authors": ("OpenAI", "Barnes and Noble", "Martin Luther King Jr."),
            "venue": "arXiv",
            "note": "",
            "identifiers": {"doi": "10.48550/arxiv.2004.12345", "arxiv": "2004.12345"},
            "categories": (),
            "links": link("http://arxiv.org/abs/2004.12345"),
        },
    ),
    "JabRef": (
        r"""% Encoding: UTF-8
@Article{Lovelace1843,
  author       = {Ada Lovelace},
  title        = {{Notes \& Queries}},
  journaltitle = {Taylor's Scientific Memoirs},
  date         = {1843-08-01},
  url          = {https://example.org/a\_b?x=1\&y=2\%20},
  groups       = {Surveys},
  pmid         = {31452104},
}
@Comment{jabref-meta: databaseType:biblatex;}
""",
        {
            "title": "Notes & Queries",
            "venue": "Taylor’s Scientific Memoirs".replace("’", "'"),
            "year": 1843,
            "identifiers": {"pubmed": "31452104"},
            "links": link("https://example.org/a_b?x=1&y=2%20"),
            "categories": (("Surveys",),),
            "venue_kind": "journal",
        },
    ),
}


@pytest.mark.parametrize("program", BIBTEX)
def test_bibtex_of_other_programs(program):
    text, wanted = BIBTEX[program]
    (record,) = read("bibtex", '@string{acl = "the " # {ACL}}\n' + text)
    assert {name: getattr(record, name) for name in wanted} == wanted


RIS = {
    "EndNote": (
        "\ufeffTY  - JOUR\r\nAU  - Lovelace, Ada\r\nAU  - King, Martin Luther, Jr.\r\nPY  - 1843/08/01/\r\n"
        "TI  - Notes on\r\n  the engine\r\nJO  - Sci. Mem.\r\nT2  - Scientific Memoirs\r\nKW  - engines\r\n"
        "N1  - Times Cited: 12\r\nDO  - https://doi.org/10.1000/182\r\nER  -\r\n",
        {
            "title": "Notes on the engine",
            "authors": ("Ada Lovelace", "Martin Luther King Jr."),
            "venue": "Scientific Memoirs",
            "year": 1843,
            "note": "",
            "categories": (),
            "identifiers": {"doi": "10.1000/182"},
            "links": link("https://doi.org/10.1000/182"),
            "venue_kind": "journal",
        },
    ),
    "a publisher": (
        "TY  - CPAPER\nT1  - Notes\nA1  - Lovelace, Ada\nY1  - 2020\nBT  - MICCAI 2020\nN2  - Shown.\n"
        "L1  - https://example.org/a.pdf\nID  - 10.1007/978\nER  - \n\n",
        {
            "venue": "MICCAI 2020",
            "abstract": "Shown.",
            "links": link("https://example.org/a.pdf"),
            "slug": "",
            "venue_kind": "conference",
        },
    ),
}


@pytest.mark.parametrize("program", RIS)
def test_ris_of_other_programs(program):
    text, wanted = RIS[program]
    (record,) = read("ris", text)
    assert {name: getattr(record, name) for name in wanted} == wanted


CSL = {
    "Crossref": (
        """[{"type": "journal-article", "title": ["Notes on <i>engines</i>"], "DOI": "10.1000/182",
        "author": [{"given": "Ada", "family": "Lovelace", "sequence": "first", "affiliation": []},
                   {"name": "A group", "literal": "The Group"}],
        "container-title": ["Memoirs"], "issued": {"date-parts": [[1843, 8]]}, "URL": "https://doi.org/10.1000/182",
        "abstract": "<jats:p>Shown.</jats:p>", "reference": [{"key": "1"}], "volume": "3"}]""",
        {
            "title": "Notes on engines",
            "authors": ("Ada Lovelace", "The Group"),
            "venue": "Memoirs",
            "year": 1843,
            "abstract": "Shown.",
            "links": link("https://doi.org/10.1000/182"),
            "venue_kind": "journal",
        },
    ),
    "Zotero": (
        """[{"id": "http://zotero.org/users/1/items/A", "type": "article", "publisher": "arXiv",
        "number": "arXiv:2004.12345", "title": "Notes", "note": "arXiv:2004.12345 [cs]", "source": "arXiv.org",
        "author": [{"family": "Maaten", "given": "L.", "non-dropping-particle": "van der"}],
        "issued": {"raw": "2020-04"}, "URL": "http://arxiv.org/abs/2004.12345"}]""",
        {
            "authors": ("L. van der Maaten",),
            "venue": "arXiv",
            "year": 2020,
            "note": "",
            "identifiers": {"arxiv": "2004.12345"},
            "slug": "",
            "venue_kind": "preprint",
        },
    ),
}


@pytest.mark.parametrize("program", CSL)
def test_csl_of_other_programs(program):
    text, wanted = CSL[program]
    (record,) = read("csl", text)
    assert {name: getattr(record, name) for name in wanted} == wanted


def test_a_table_of_ones_own_needs_a_title_and_may_have_semicolons_between():
    (record,) = read("csv", "Title;Year;Authors\r\nNotes;1843;Ada Lovelace\r\n\r\n")
    assert (record.title, record.year, record.authors) == ("Notes", 1843, ("Ada Lovelace",))


LONG = "@string{a = {%s}}\n" % ("x" * 50_000) + "".join(
    f"@string{{{b} = {a} # {a}}}\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("bibtex", "@article{a,\n title = {A},\n}\n@article{b,\n title = {B}\n year = 2,\n}", 5, "no BibTeX: a comma or a brace is missing at “{B} year"),
        ("bibtex", "@article{a,\n title = {A", 1, "no BibTeX: unexpectedly reached end of file"),
        ("bibtex", "\n\n@article a\n", 3, "no BibTeX: an entry begins with"),
        ("bibtex", "TY  - JOUR", 1, "no BibTeX: there is no entry"),
        ("bibtex", "\n@misc{a, title = {}, year = 2020}", 2, "title: missing"),
        ("bibtex", "@misc{a, title = {A}, year = {20201}}", 1, "year: “20201” is no year"),
        ("bibtex", "@misc{a, title = {A}, doi = {nonsense}}", 1, "identifiers: “nonsense” is not a DOI"),
        ("bibtex", "@misc{a, title = {A}, links = {nowhere}}", 1, "x-record or links: a link is"),
        ("bibtex", "@misc{a, title = {A}, x-record = {{}", 1, "no BibTeX"),
        ("bibtex", LONG + "@misc{a, title = i}", 4, "a value of more than 200,000 characters"),
        ("ris", "TI  - A\n", 1, "no RIS: a record begins with"),
        ("ris", "\nTY  - JOUR\nTI  - A\nTY  - JOUR\n", 2, "no RIS: the record does not end"),
        ("ris", "TY  - JOUR\nTI  - A\nER  - \n\nTY  - JOUR\nTI  - B\n", 5, "no RIS: the record does not end"),
        ("ris", "TY  - JOUR\nN1  - Links: nowhere\nTI  - A\nER  - \n", 1, "N1: a link is"),
        ("csl", '[{"title": "A"},\n5]', 2, "an item of CSL-JSON is an object"),
        ("csl", '[{"title": "A", "author": ["Ada"]}]', 1, "no CSL-JSON"),
        ("csl", '[{"title": "A", "custom": {"colour": 1}}]', 1, "unknown field 'colour'"),
        ("csv", "title,colour\nA,red", 1, "unknown column 'colour'"),
        ("csv", "title,title\nA,red", 1, "a column stands twice"),
        ("csv", 'title,abstract\nA,"x\ny"\nB\n', 4, "1 cells; the first row has 2"),
        ("csv", 'title\n"A', 2, "no CSV"),
        ("csv", "title,year\nA,x", 2, "year: a whole number"),
        ("csv", "title,links\nA,nowhere", 2, "a link is “label <address>”"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(name, text, line, message):
    with pytest.raises(BadRecord) as bad:
        read(name, text)
    assert (bad.value.line, bad.value.message[: len(message)]) == (line, message)


def test_a_citation_gives_links_and_identifiers_of_a_known_paper_only_as_a_whole():
    (foreign,) = READABLE["bibtex"].parse(
        "@misc{a, title = {A}, url = {https://a.org}, doi = {10.1000/182}}"
    )
    (own,) = READABLE["bibtex"].parse("@misc{a, title = {A}, links = {code <https://a.org>}}")
    assert foreign.fields == {"title"}
    assert own.fields == {"title", "links"}
