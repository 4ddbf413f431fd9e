"""Entries of every family, written for these tests in the ways that lists write them."""

from catalogue.records import LinkRecord

PAPER = LinkRecord("paper", "paper", "https://arxiv.org/abs/2401.00001")
PDF = LinkRecord("paper", "pdf", "https://arxiv.org/pdf/2401.00001.pdf")
CODE = LinkRecord("code", "code", "https://github.com/a/b")
ADA, ALAN, GRACE = "Ada Lovelace", "Alan Turing", "Grace Hopper"
THREE = (ADA, ALAN, GRACE)
A, U, C = (
    "https://arxiv.org/abs/2401.00001",
    "https://arxiv.org/pdf/2401.00001.pdf",
    "https://github.com/a/b",
)
TITLE = "Counting Sheep: A Survey of Woolly Methods"


def said(title=TITLE, **fields):
    return {
        "title": title,
        "authors": (),
        "venue": "",
        "year": None,
        "note": "",
        "links": (),
    } | fields


F1 = [
    (
        f"[**ICML 2024 Oral**] {TITLE} \\\n_Ada Lovelace, Alan Turing, and Grace Hopper_ \\\n[[paper]({A})] [[code]({C})]",
        said(authors=THREE, venue="ICML", year=2024, note="Oral", links=(PAPER, CODE)),
    ),
    (
        f"**[ICML 2024]** {TITLE}<br>\n*Ada Lovelace & Alan Turing*<br>\n[paper]({A}) / [code]({C})",
        said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER, CODE)),
    ),
    (
        f"[__ICML 2024__]{TITLE}  \nAda Lovelace, Alan Turing, Grace Hopper  \n[[paper]]({A}), [[code]]({C})",
        said(authors=THREE, venue="ICML", year=2024, links=(PAPER, CODE)),
    ),
]

F2 = [
    (
        f"**{TITLE}** \\\n*Ada Lovelace, Alan Turing* \\\n[3rd Jan., 2024] [ICML, 2024] \\\n[[paper]({A})] [[code]({C})]",
        said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER, CODE)),
    ),
    (
        f"**{TITLE}** :fire: <br>\n*Ada Lovelace, Alan Turing et al.* <br>\nICML 2024 [[paper]({A})]",
        said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,)),
    ),
    (
        f"**[{TITLE}]({A})**  \nAda Lovelace, Alan Turing, Grace Hopper  \n_Transactions on Wool, 2024_  \n[[code]({C})]",
        said(authors=THREE, venue="Transactions on Wool", year=2024, links=(PAPER, CODE)),
    ),
    (
        f"**{TITLE}**\n[2nd May, 2024] [EUSIPCO]\n[[paper] \\\n({A})]",
        said(venue="EUSIPCO", year=2024, links=(PAPER,)),
    ),
]

F3 = [
    (f"- [**ICML 2024**] {TITLE} [[paper]]({A}) [[code]]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"* `ICML 2024` {TITLE} [[paper]({A})][[code]({C})]", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- (ICML 2024) **{TITLE}** [paper]({A}), [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"+ [ICML'24] {TITLE}. [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"* {TITLE}, Ada Lovelace, Alan Turing, ICML 2024. [[paper]({A})]", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- (*ICML 2024*) [{TITLE}]({A}) | [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- **ICML 2024** {TITLE} [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- 🔥 [**arXiv**] [{TITLE}]({A}) [code]", said(venue="arXiv", links=(PAPER, LinkRecord("code", "code", "")))),
    (f"- [x] [2024.01] [{TITLE}]({A}) [[code]({C})] ![](https://img.shields.io/github/stars/a/b)", said(year=2024, links=(PAPER, CODE))),
    (f"- [**ICML 2024**] {TITLE}, *Ada Lovelace, Alan Turing* [[paper]({A})]", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- [Survey] [**ICML 2024**] {TITLE} [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- \\[ICML 2024\\] {TITLE} \\[[code]({C})\\]", said(venue="ICML", year=2024, links=(CODE,))),
    (f"- \\[ICML 2024\\] [{TITLE}]({A}) \\[[code]({C})\\]", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- ICML2024: {TITLE} [code]({C})", said(venue="ICML", year=2024, links=(CODE,))),
    (f"- BraTS 2024: {TITLE} [code]({C})", said(f"BraTS 2024: {TITLE}", links=(CODE,))),
    (f"- `2024` `ICML` {TITLE} [code]({C})", said(venue="ICML", year=2024, links=(CODE,))),
    (f"- {TITLE}, ICML 2024 [[paper]({A}), [code]({C})]", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- {TITLE}. ICML 2024. Ada Lovelace, Alan Turing. [paper]({A})", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- [{TITLE}]({A}) `ICML'2024` [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
]  # fmt: skip

F4 = [
    (f"- [{TITLE}]({A}) [[code]({C})]", said(links=(PAPER, CODE))),
    (f"* [{TITLE}]({A}), Ada Lovelace, Alan Turing, Grace Hopper, ICML 2024 [[code]({C})]", said(authors=THREE, venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- [{TITLE}]({A}) (ICML 2024) [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- [{TITLE}]({A}) - Lovelace et al., ICML 2024", said(authors=("Lovelace",), venue="ICML", year=2024, links=(PAPER,))),
    (f"- [**{TITLE}**]({A}) | *ICML 2024* | [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- {TITLE}, ICML 2024. [paper]({A}) [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- {TITLE}. Ada Lovelace, Alan Turing, Grace Hopper. ICML 2024. [[paper]({A})]", said(authors=THREE, venue="ICML", year=2024, links=(PAPER,))),
    (f"1. [{TITLE}]({A}) [2024]", said(year=2024, links=(PAPER,))),
    (f"- [{TITLE}][sheep] <a href=\"{C}\">code</a>", said(links=(PAPER, CODE))),
    (f"- [{TITLE}]({A})<br>Ada Lovelace, Alan Turing<br>ICML 2024", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- Woolly Toolkit [[code]({C})]", said("Woolly Toolkit", links=(CODE,))),
    (f"- [{TITLE}]() [[code]({C})]", said(links=(LinkRecord("paper", "paper", ""), CODE))),
    (f"- [{TITLE}](<{A}> \"on arXiv\")", said(links=(PAPER,))),
]  # fmt: skip

F5 = [
    (f"* **Sheep**: \"{TITLE}\", *ICML, Jul 2024*, [[paper]({A})] [[code]({C})]", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"* **[Sheep]** “{TITLE},” *arXiv, Feb. 2024*. [[paper]({A})]", said(venue="arXiv", year=2024, links=(PAPER,))),
    (f"* \"{TITLE}\", CVPR, June 2024. [[paper]({A})]", said(venue="CVPR", year=2024, links=(PAPER,))),
    (f"- **Sheep**: \"{TITLE}\", ICML, 2024 (*Wool University*). [[paper]({A})][[code]({C})]", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- Sheep: \"{TITLE}\" [[paper]({A})]", said(links=(PAPER,))),
    (f"- **{TITLE}** *arXiv, Mar 2024* [[paper]({A})]", said(venue="arXiv", year=2024, links=(PAPER,))),
]  # fmt: skip

F6 = [
    (f"1. **{TITLE}.** ICML 2024. [paper]({A})\n\n    *Ada Lovelace, Alan Turing, Grace Hopper.*", said(authors=THREE, venue="ICML", year=2024, links=(PAPER,))),
    (f"1. **{TITLE}.** ICML Workshop 2024. [paper]({A})\n\n\t*Lovelace, Ada and Turing, Alan M.*", said(authors=("Lovelace, Ada", "Turing, Alan M."), venue="ICML Workshop", year=2024, links=(PAPER,))),
    (f"1. **{TITLE}**. *Ada Lovelace, Alan Turing.* ICML 2024. [[paper]({A})]", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"2) **{TITLE}.** Transactions on Sheep Science 2024 [paper]({A})\n   *Ada Lovelace.*", said(authors=(ADA,), venue="Transactions on Sheep Science", year=2024, links=(PAPER,))),
    (f"- **{TITLE}**, Ada Lovelace, Alan Turing, ICML, 2024. [[pdf]({U})]", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PDF,))),
    (f"1. [{TITLE}]({A}). *Ada Lovelace, Alan Turing*. ICML 2024.", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
]  # fmt: skip

F7 = [
    (f"- [{TITLE}]({A})\n  - Ada Lovelace, Alan Turing, Grace Hopper\n  - Keyword: wool, counting\n  - Code: [official]({C})", said(authors=THREE, links=(PAPER, LinkRecord("code", "official", C)))),
    (f"* **{TITLE}** (ICML 2024)\n  * Authors: Ada Lovelace, Alan Turing\n  * Paper: [paper]({A})", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- {TITLE}\n  - [[paper]({A})] [[code]({C})]\n  - Ada Lovelace, Alan Turing\n  - ICML 2024", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- [{TITLE}]({A})\\\n  Ada Lovelace, Alan Turing\\\n  *ICML 2024*", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- **{TITLE}**<br>\n  *Ada Lovelace, Alan Turing*<br>\n  ICML 2024. [![arXiv](https://img.shields.io/badge/arXiv-red)]({A}) [![code](https://img.shields.io/github/stars/a/b)]({C})", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(LinkRecord("paper", "arXiv", A), CODE))),
    (f"- [{TITLE}]({A})\n  - Venue: ICML 2024\n  - TL;DR: Sheep are hard to count.", said(venue="ICML", year=2024, links=(PAPER,))),
]  # fmt: skip

ROWS = [
    ("| Title | Venue | Year | Code | Comment |", f"| [{TITLE}]({A}) | ICML | 2024 | [code]({C}) | wool |", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    ("| Title | Venue | Date | Code |", f"| ![Star](https://img.shields.io/github/stars/a/b) <br> [**{TITLE}**]({A}) <br> | ICML | 2024-06-12 | [code]({C}) |", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    ("| Date | Keywords | Institute | Paper |", f"| 2024-05 | wool | Pasture Inc. | [{TITLE}]({A}) |", said(year=2024, links=(PAPER,))),
    ("|Year|Venue|Paper Title|Links|", f"|2024|ICML|{TITLE}|[paper]({A}) / [code]({C})|", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    ("| Paper | Authors | Published in | Code |", f"| **{TITLE}** | Ada Lovelace, Alan Turing | ICML 2024 | - |", said(authors=(ADA, ALAN), venue="ICML", year=2024)),
    ("| Date | Method | Title | Venue | Paper | Code |", f"| 2024-05 | Sheep | {TITLE} | ICML | [paper]({A}) | [code]({C}) |", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    ("| Year | Venue | Title | Links |", f"| 2024 | ICML | **{TITLE}**<br>*Ada Lovelace, Alan Turing* | [paper]({A}) / [code]({C}) |", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER, CODE))),
    ("| Title | Venue | Date |", f"| [{TITLE}]({A}) | ICML 2024 | 2023-12 |", said(venue="ICML", year=2024, links=(PAPER,))),
    ("| Title | Venue | Year |", f"| [{TITLE}]({A}) | ICLR notable top 5% | 2023 |", said(venue="ICLR", year=2023, note="notable top 5%", links=(PAPER,))),
    ("| Title | Venue | Year |", f"| [{TITLE}]({A}) | CVPR (Highlight) | 2023 |", said(venue="CVPR", year=2023, note="Highlight", links=(PAPER,))),
    ("| Title | Venue | Year |", f"| [{TITLE}]({A}) | Sheep Spotlight | 2023 |", said(venue="Sheep Spotlight", year=2023, links=(PAPER,))),
    ("| Title & Authors | Venue/Year | PDF |", f"| {TITLE} | `ICML 2024` | [paper]({A}) |", said(venue="ICML", year=2024, links=(PAPER,))),
]  # fmt: skip

MORE = [
    (f"- (2024 ICML) {TITLE} [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- [2024][ICML] {TITLE} [paper]({A})", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- **2024-ICML** - {TITLE} [[paper]]({A})", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- [{TITLE}]({A}). Ada Lovelace, Alan Turing, and Grace Hopper. *ICML* 2024.", said(authors=THREE, venue="ICML", year=2024, links=(PAPER,))),
    (f"- 【ICML 2024】{TITLE} [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- [[ICML 2024]({A})] {TITLE} [[code]({C})]", said(venue="ICML", year=2024, links=(LinkRecord("paper", "ICML 2024", A), CODE))),
    (f"- [[paper]({A})] [[code]({C})] {TITLE}. ICML 2024", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- :page_facing_up: **{TITLE}** :boom: `ICML'24` [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- {TITLE}\n  - intro: ICML 2024\n  - arxiv: <{A}>", said(venue="ICML", year=2024, links=(LinkRecord("paper", "", A),))),
    (f"- **{TITLE}**\n  - Paper: {A}\n  - Code: <{C}>", said(links=(LinkRecord("paper", "", A), LinkRecord("code", "", C)))),
    (f"* \"{TITLE}\", *ICML, May 2024*. [[{A})] [[code]({C})]", said(venue="ICML", year=2024, links=(LinkRecord("paper", "", A), CODE))),
    (f"- {TITLE} [[ICML 2024]]({A}) [[code]]({C})", said(venue="ICML", year=2024, links=(LinkRecord("paper", "ICML 2024", A), CODE))),
    (f"- **{TITLE} (ICML 2024)**\n  - Ada Lovelace, Alan Turing\n  - [[paper]]({A})", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- {TITLE}. [[paper]({A})]\n  - Ada Lovelace. *ICML 2024*", said(authors=(ADA,), venue="ICML", year=2024, links=(PAPER,))),
    (f"* [{TITLE}]({A}) (Lovelace et al. 2024)", said(authors=("Lovelace",), year=2024, links=(PAPER,))),
    (f"- Ada Lovelace, Alan Turing, \"{TITLE}\", ICML 2024. [[paper]({A})]", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"1. {TITLE}. Ada Lovelace, Alan Turing. arXiv:2401.00001", said(authors=(ADA, ALAN), venue="arXiv:2401.00001")),
    (f"1. **{TITLE}.**\n\n   *Ada Lovelace, Alan Turing.* [[paper]({A})] 2024.1", said(authors=(ADA, ALAN), year=2024, links=(PAPER,))),
    (f"- 📄 2024-01 [{TITLE}]({A})", said(year=2024, links=(PAPER,))),
    (f"- {TITLE}, **ICML 2024**, [paper]({A}), ![](https://img.shields.io/x)", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- [{TITLE}]({A}) - A short way to count sheep in the dark of night.", said(links=(PAPER,))),
    (f"- **[ICML 2024] {TITLE}** [[paper]({A})]", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- [ICML 2024] [{TITLE}]({A}), Ada Lovelace, Alan Turing, Grace Hopper", said(authors=THREE, venue="ICML", year=2024, links=(PAPER,))),
    (f"- {TITLE} ([paper]({A}), [code]({C}))", said(links=(PAPER, CODE))),
    (f"- <b>{TITLE}</b>, <i>ICML 2024</i> <a href='{A}'>paper</a>", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- [{TITLE}]({A}), ICML'24 · [code]({C})", said(venue="ICML", year=2024, links=(PAPER, CODE))),
    (f"- *{TITLE}*, Ada Lovelace, Alan Turing, Grace Hopper, ICML 2024 [[paper]({A})]", said(authors=THREE, venue="ICML", year=2024, links=(PAPER,))),
]  # fmt: skip

CITED = [
    (f"- Ada Lovelace, Alan Turing (2024). {TITLE}. *ICML*. [paper]({A})", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- Lovelace, A., Turing, A. M., & Hopper, G. (2024). {TITLE}. *Journal of Wool*, 12(3), 45–67. [paper]({A})", said(authors=("Lovelace, A.", "Turing, A. M.", "Hopper, G."), venue="Journal of Wool", year=2024, links=(PAPER,))),
    (f"1. Lovelace, A., ... & Hopper, G. (2024). [{TITLE}]({A}). arXiv.", said(authors=("Lovelace, A.", "Hopper, G."), venue="arXiv", year=2024, links=(PAPER,))),
    (f"- Ada Lovelace et al. (2024). \"{TITLE}.\" In *ICML*. [paper]({A})", said(authors=(ADA,), venue="ICML", year=2024, links=(PAPER,))),
    (f"- [Lovelace et al., 2024] {TITLE}. [paper]({A})", said(authors=("Lovelace",), year=2024, links=(PAPER,))),
    (f"- \"{TITLE}\" by Ada Lovelace, Alan Turing (ICML 2024) [paper]({A})", said(authors=(ADA, ALAN), venue="ICML", year=2024, links=(PAPER,))),
    (f"- Lovelace, A., & Turing, A. (2024, July). {TITLE}. *ICML*. [paper]({A})", said(authors=("Lovelace, A.", "Turing, A."), venue="ICML", year=2024, links=(PAPER,))),
    (f"- Lovelace, A. (2024). {TITLE}. In: *ICML*. [paper]({A})", said(authors=("Lovelace, A.",), venue="ICML", year=2024, links=(PAPER,))),
    (f"- (ICML 2024). {TITLE}. [paper]({A})", said(venue="ICML", year=2024, links=(PAPER,))),
    (f"- **ICML 2024**. .NET for all. [paper]({A})", said(title=".NET for all", venue="ICML", year=2024, links=(PAPER,))),
]  # fmt: skip

FAMILIES = {
    "F1": F1,
    "F2": F2,
    "F3": F3,
    "F4": F4,
    "F5": F5,
    "F6": F6,
    "F7": F7,
    "cited": CITED,
    "more": MORE,
}
ENTRIES = [(family, text, fields) for family, found in FAMILIES.items() for text, fields in found]
REFERENCES = f"\n[sheep]: {A}\n"
