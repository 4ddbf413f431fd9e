"""What a piece of text looks like: a venue, a date, names of people, the label of a link."""

import re

from catalogue import identifiers, names

YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
SHORT_YEAR = re.compile(r"(?:[A-Z]['’ ]?|['’])[0-9]{2}$")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"[0-3]?\d(?:[a-z]{2})?"
DATE = re.compile(
    rf"(?:{DAY},?[ ]+)?{MONTH}(?:[ ]+{DAY})?(?:,?[ ]*(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d[-/.年][ ]?[01]?\d(?:[-/.月][ ]?[0-3]?\d日?)?月?|[0-3]?\d[-/.](?:[0-3]?\d[-/.])?(?:19|20)\d\d"
    r"|[0-3]?\d(?:[-/.][01]?\d){1,2}",
    re.IGNORECASE,
)

CONFERENCES = re.compile(
    r"(?i:(?:findings(?: of)?|ieee|acm|proc(?:eedings)?\.?(?: of)?(?: the)?|usenix|eurographics) )*"
    r"(?:AAAI|ACC|ACCV|ACL|ACM MM|AISTATS|ASE|ASPLOS|BIBM|BMVC|CAV|CCS|CHI|CIKM|CoLLAs|COLM|COLING|COLT|CoNLL"
    r"|CoRL|CSCW|CVPR|DAC|DSN|EACL|ECAI|ECCV|ECIR|ECML(?:[- ]?PKDD)?|EMNLP|ESEC|EuroS&P|EuroSys|FAccT"
    r"|FAT\*?|FOCS|FSE|GECCO|HPCA|HRI|ICAPS|ICASSP|ICCV|ICDAR|ICDE|ICDM|ICLR|ICML|ICMR|ICPR|ICRA|ICSE"
    r"|ICWSM|IJCAI|IJCNLP|INFOCOM|INTERSPEECH|IPMI|IROS|ISBI|ISCA|ISMIR|ISSTA|ITSC|IUI|IV|KDD|KR"
    r"|L4DC|LREC(?:-COLING)?|MICCAI|MICRO|MIDL|ML4H|MLHC|MLSys|MM|NAACL|NDSS|NeurIPS|NIPS|NSDI|OOPSLA"
    r"|OSDI|PAKDD|PLDI|PODS|POPL|RecSys|RSS|S&P|SDM|SIGCOMM|SIGGRAPH(?: Asia)?|SIGIR|SIGMOD|SODA|SOSP"
    r"|STOC|TheWebConf|UAI|UIST|USENIX(?: Security(?: Symposium)?)?|VLDB|WACV|WINE|WSDM|WWW|3DV)"
    r"(?:[- ]?W|[ -](?i:workshops?|findings|oral|spotlight|poster|demo|long|short|main|highlight))*"
)
INSTITUTIONAL = re.compile(
    r"\b(?:conference|symposium|workshop|proceedings|journal|transactions|letters|advances in)\b",
    re.IGNORECASE,
)
ARXIV = re.compile(r"(?:arxiv(?: preprint)?[: ]*)+\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
KEY = re.compile(
    r"[*_\[]{0,3}(?P<key>[^\W\d_][^\W\d_]*(?:[ &/-][^\W\d_]+){0,2})[\]*_]{0,3}[ ]?[:：;][*_]{0,2}[ \t]*"
)
KEYS = {
    "A": "author authors by",
    "V": "intro venue conference journal publisher published publication booktitle where",
    "Y": "year date",
}
KEY_OF = {word: field for field, words in KEYS.items() for word in words.split()}
PASSED = frozenset(
    word
    for words in (
        "keyword keywords key tldr tl abstract task tasks env environment note notes comment comments summary",
        "topic topics tag tags description contribution institute institution affiliation",
    )
    for word in words.split()
)
"""What a line may begin with that no field holds."""

CITED = re.compile(r"(?P<names>.{2,60}?\bet al\.?),?\s+(?P<rest>[^.]*?(?:19|20)\d\d\w?)")
"""Names as a text cites them, with the year behind: "Lovelace et al. 2024"."""

CITED_YEAR = re.compile(rf"(?:19|20)\d\d[a-z]?(?:,? {MONTH}(?: {DAY})?)?", re.IGNORECASE)
"""The year in brackets behind names, as APA has it: "2024a", "2024, July 1"."""

LONGEST_VENUE, LONGEST_JOURNAL, LONGEST_LABEL = 16, 6, 4
"""Words; more is prose, or a title."""

MOST = 20_000
"""Characters of names."""

NAME_WORD = (
    r"(?:[^\W\d_a-zß-ÿ](?:[^\W\d_]|['’.\-‐‑­])*|(?:"
    + names.PARTICLES
    + r")|'t|d['’][^\W\d_]+|el|dit|dos|das|zu|zur|af|jr\.?|sr\.?)"
)
NAME = re.compile(rf"{NAME_WORD}(?:[ ]+{NAME_WORD}){{1,5}}[.]?|[\u3400-\u9fff\uac00-\ud7af]{{2,5}}")
SURNAME = re.compile(NAME_WORD)
INVERTED_NAME = re.compile(rf"{NAME_WORD}(?:[ ]{NAME_WORD}){{0,2}},[ ](?:{NAME_WORD}[ ]?){{1,3}}")
OTHERS = re.compile(r"(?:,|\s)\s*(?:and )?(?:et\.? ?al\b|others\b|…|\.{3})", re.IGNORECASE)
NO_NAMES = re.compile(
    r"(?<!\w)(?:a|an|the|of|for|with|on|in|to|from|via|by|is|are|using|(?i:towards?|learning|networks?|models?"
    r"|neural|deep|data|language|vision|large|survey|training|generation|systems?|analysis|benchmark"
    r"|keywords?|abstract|official|code|paper))(?!\w)"
)

LABELS = frozenset(
    [
        "arxiv",
        "pdf",
        "paper",
        "papers",
        "code",
        "codes",
        "github",
        "git",
        "project",
        "page",
        "projects",
        "website",
        "web",
        "homepage",
        "blog",
        "video",
        "videos",
        "slides",
        "slide",
        "poster",
        "demo",
        "data",
        "dataset",
        "datasets",
        "model",
        "models",
        "link",
        "links",
        "url",
        "doi",
        "html",
        "abs",
        "bibtex",
        "bib",
        "cite",
        "appendix",
        "supp",
        "supplementary",
        "supplement",
        "openreview",
        "acl",
        "cvf",
        "ieee",
        "springer",
        "acm",
        "nature",
        "pubmed",
        "colab",
        "huggingface",
        "hf",
        "weights",
        "checkpoint",
        "checkpoints",
        "talk",
        "review",
        "reviews",
        "docs",
        "doc",
        "documentation",
        "implementation",
        "pytorch",
        "tensorflow",
        "tf",
        "jax",
        "keras",
        "caffe",
        "official",
        "unofficial",
        "book",
        "chapter",
        "thesis",
        "report",
        "tweet",
        "twitter",
        "youtube",
        "bilibili",
        "zhihu",
        "preprint",
        "publication",
        "abstract",
        "full",
        "text",
        "version",
        "here",
        "repo",
        "repository",
        "download",
        "proceedings",
        "published",
        "journal",
        "conference",
        "press",
        "media",
        "news",
        "space",
        "spaces",
        "tool",
        "online",
        "project_page",
        "home",
        "site",
        "webpage",
        "tutorial",
        "notebook",
        "package",
        "api",
        "论文",
        "代码",
        "项目",
        "主页",
        "数据集",
        "视频",
    ]
)
FRAMEWORKS = frozenset(
    ["pytorch", "tensorflow", "tf", "jax", "keras", "caffe", "huggingface", "hf"]
)
STOPS = frozenset(["the", "and", "of", "for", "on", "a", "our", "to", "s"])


def year_in(text: str) -> int | None:
    found = YEAR.search(text)
    return int(found[0]) if found else None


def is_date(text: str) -> bool:
    """A day or month, with or without a year, and nothing else."""
    return DATE.fullmatch(text.strip(" \t.,;:")) is not None


def is_venue(text: str) -> bool:
    """A venue by its name or its year: short, and no sentence."""
    text = text.strip(" \t\r\n.,;:|-–—")
    if not text or len(text.split()) > LONGEST_VENUE or is_date(text):
        return False
    if YEAR.search(text):
        return not text.endswith("?")
    if ARXIV.fullmatch(text):
        return True
    bare = re.sub(r"['’ ]?\d{2}$", "", text)
    inner = re.search(r"\(([^()]+)\)", text)
    if inner and CONFERENCES.fullmatch(inner[1]):
        return True
    known = (
        names.venue_kind(text) in {"preprint", "journal"} and len(text.split()) <= LONGEST_JOURNAL
    )
    return known or CONFERENCES.fullmatch(bare) is not None


def is_conference(text: str) -> bool:
    return CONFERENCES.fullmatch(text.strip(" .,;:'’0123456789")) is not None


def are_names(text: str, least: int = 2) -> bool:
    """At least so many names of people, or fewer and "et al."; nothing else but a stray word."""
    text = text.strip(" \t\r\n.,;:")
    if not text or len(text) > MOST or YEAR.search(text):
        return False
    others = OTHERS.search(text) is not None
    spans = names.split(text)
    pieces = [names.clean_name(text[a:b]) for a, b in spans]
    good = [
        bool(NAME.fullmatch(p) or INVERTED_NAME.fullmatch(p)) and not NO_NAMES.search(p)
        for p in pieces
    ]
    if others and len(pieces) == 1:
        return SURNAME.fullmatch(pieces[0]) is not None or good[0]
    enough = sum(good) >= least or (any(good) and others)
    return enough and 4 * sum(good) >= 3 * len(pieces)


def keyed(line: str) -> re.Match[str] | None:
    """What a line begins with that tells what stands behind it: "Code:", "Authors:"."""
    found = KEY.match(line)
    key = found["key"].casefold() if found else ""
    said = key in KEY_OF or not PASSED.isdisjoint(key.split()) or is_label(key)
    return found if said else None


def is_label(text: str) -> bool:
    """What links are called, rather than a title: "paper", "Project Page", "PyTorch code"."""
    words = re.findall(r"[^\W_]+", re.sub(r":\w+:", " ", text.casefold()))
    if not words:
        return True
    said = sum(word in LABELS or word in STOPS or word.isdigit() for word in words)
    return said == len(words) <= LONGEST_LABEL and not LABELS.isdisjoint(words)


def is_promise(text: str) -> bool:
    """A label alone, where a link is still to come: ``[code]``."""
    words = set(re.findall(r"[^\W_]+", text.casefold()))
    told = is_label(text) and not is_venue(text) and not words <= FRAMEWORKS
    told = told and not re.search(r"\d", text)
    return bool(text.strip()) and told and identifiers.link_kind(text, "") != "other"
