"""Identifiers of papers and the addresses that carry them: found, normalised, tidied, told apart, offline."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from importlib import import_module
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

SCHEMES: tuple[str, ...] = ("doi", "arxiv", "openreview", "acl", "pubmed")
LONGEST = {"identifier": 200, "address": 2000, "label": 3}
"""Characters of an identifier and an address; words of a label that is no title."""

FORMS = {
    "doi": r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]{1,180}",
    "arxiv": r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}|[a-z][a-z-]*/[0-9]{7}",
    "openreview": r"[A-Za-z0-9_-]{6,40}",
    "acl": r"[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]+",
    "pubmed": r"[1-9][0-9]{0,8}",
}
EXPECTED = {
    "doi": "a DOI such as 10.1000/182",
    "arxiv": "an arXiv identifier such as 2310.18642 or cs/0112017",
    "openreview": "an OpenReview identifier: what follows “forum?id=” in the paper's address",
    "acl": "an ACL Anthology identifier such as 2022.emnlp-main.256 or P19-1001",
    "pubmed": "a PubMed identifier: a number such as 31452104",
}
PAGES = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "acl": "https://aclanthology.org/{}/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
}

ARXIV_ID = r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?[\W_]*"
ACL_ID = r"([a-z0-9._-]+?)(?:v\d+)?(?:\.pdf|\.bib)?/?"

PLACES = (
    ("arxiv", rf"(?:\w+\.)?arxiv\.org/(?:abs|pdf|html|format|e-print)/{ARXIV_ID}", ""),
    ("arxiv", r"(?:\w+\.)?arxiv\.org/ftp/arxiv/papers/\d+/([\d.]+?)(?:v\d+)?\.pdf", ""),
    ("arxiv", r"(?:\w+\.)?arxiv\.org/ftp/([\w-]+)/papers/\d+/(\d{7})(?:v\d+)?\.pdf", ""),
    ("arxiv", rf"(?:alphaxiv|ar5iv(?:\.labs\.arxiv)?)\.org/(?:abs|html|overview)/{ARXIV_ID}", ""),
    ("arxiv", rf"(?:huggingface|hf)\.co/papers/{ARXIV_ID}", ""),
    ("openreview", r"openreview\.net/(?:forum|pdf|attachment)/?\?(?:.*&)?id=([^&]*)", ""),
    ("openreview", r"openreview\.net/references/?\?(?:.*&)?referent=([^&]*)", ""),
    ("acl", rf"aclanthology\.org/{ACL_ID}", ""),
    ("acl", rf"aclweb\.org/anthology/(?:papers/[\w/-]+/)?{ACL_ID}", ""),
    ("pubmed", r"pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/?", ""),
    ("pubmed", r"ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(\d+)/?", ""),
    ("doi", r"nature\.com/articles/([a-z]*\.?\d[\w.-]*?)(?:\.pdf)?/?", "10.1038/"),
    ("doi", r"journals\.plos\.org/[\w/]+\?(?:.*&)?id=(10\.1371/[^&]*)", ""),
)
"""Scheme; host, path and query of an address; what stands before the captured identifier."""

PUBLISHERS = re.compile(
    r"(?:[\w-]+\.)*(?:(?:link\.springer|springeropen|biomedcentral|onlinelibrary\.wiley|tandfonline"
    r"|journals\.sagepub|worldscientific|morganclaypool)\.com|(?:dl\.acm|ieeexplore\.ieee|biorxiv"
    r"|medrxiv|science|pnas|pubs\.acs|epubs\.siam|iopscience\.iop|frontiersin|journals\.aps"
    r"|pubs\.rsna|annualreviews|royalsocietypublishing|ahajournals|embopress|nejm)\.org)"
)
"""Hosts whose addresses show the DOI in the path."""

IN_PATH = re.compile(r"/(10\.[0-9]{4,9}(?:\.[0-9]+)*/.+)")
PATH_END = re.compile(
    r"(?i)(?:/(?:full|meta|e?pdf|html|abstract|full-?text|summary|references)|\.full(?:-text)?"
    r"|\.abstract|\.e?pdf|\.html|\+html|/)+$"
)

REDIRECT = re.compile(
    r"(?:scholar\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/(?:scholar_)?url|lm?\.facebook\.com/l\.php"
    r"|[a-z0-9-]+\.safelinks\.protection\.outlook\.com/?|link\.zhihu\.com/?"
)
TRACKING = re.compile(r"(?i)utm_\w+|fbclid|[gd]clid|msclkid|igshid|mc_[ce]id|sharing_token")
SCHEMELESS = re.compile(
    r"(?ia)(?://)?(?:www\.[\w-]+\.[\w.-]+(?:[/?#]|$)"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|edu|gov|io|ai|co|dev|me|uk|de|fr|ch|cn)/)"
)
USUAL = re.compile(r"(https?)://([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+)((?:/[A-Za-z0-9./_~-]*)?)")
WEB = re.compile(
    r"(?i)https?://(?:(?=[^/?#]*[^\W_])[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?#]"
    r"[^\s\x00-\x20\x7f-\xa0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    r"\ufeff\ufff9-\uffff\U000e0000-\U000e007f\U00100000-\U0010ffff<>\"\\]*)?"
)

KINDS = (
    ("code", "code codes codebase github gitlab git repo repository implementation pytorch 代码"),
    ("data", "data dataset datasets benchmark 数据 数据集"),
    ("model", "model models weight weights checkpoint checkpoints ckpt"),
    ("demo", "demo demos colab notebook space spaces playground"),
    ("video", "video videos youtube talk bilibili"),
    ("slides", "slide slides poster"),
    ("paper", "paper papers pdf arxiv html abstract abs openreview preprint doi 论文"),
    ("project", "project page website webpage homepage site blog 项目"),
)
"""What the words of a label say, the strongest first: "project code" is code."""
LABELS = tuple((kind, frozenset(words.split())) for kind, words in KINDS)
FILLERS = {"link", "here", "official", "the", "our", "and", "with", "full", "version"}
KNOWN = FILLERS.union(*(words for _, words in LABELS))

HOSTS = (
    ("data", r"(?:huggingface\.co|hf\.co|kaggle\.com)/datasets/|(?:physionet|zenodo)\.org/"),
    ("demo", r"(?:huggingface|hf)\.co/spaces/|colab\.research\.google\.com/"),
    ("demo", r"[\w.-]+\.(?:hf\.space|gradio\.app|gradio\.live|streamlit\.app)/"),
    ("paper", r"(?:huggingface|hf)\.co/papers/"),
    ("project", r"(?:huggingface|hf)\.co/(?:blog|docs|collections)/"),
    ("model", r"(?:huggingface|hf)\.co/[\w.-]+/[\w.-]+|modelscope\.cn/models/"),
    ("code", r"(?:github|gitlab|gitee)\.com/|bitbucket\.org/|anonymous\.4open\.science/"),
    ("video", r"(?:[\w.-]+\.)?(?:youtube|vimeo|bilibili|slideslive)\.com/|youtu\.be/"),
    ("slides", r"(?:[\w.-]+\.)?(?:slideshare\.net|speakerdeck\.com)/|.+\.pptx?$"),
    ("paper", r".+\.pdf$|openreview\.net/|arxiv\.org/|openaccess\.thecvf\.com/"),
    ("paper", r"(?:papers|proceedings)\.(?:nips|neurips)\.cc/|proceedings\.mlr\.press/"),
    ("paper", r"(?:ieeexplore\.ieee|ojs\.aaai|ijcai|semanticscholar)\.org/|sciencedirect\.com/"),
    ("project", r"[\w.-]+\.(?:github|gitlab)\.io/|sites\.google\.com/"),
)
"""What a host and path say where the label is silent; the first that fits decides."""
PLACE = re.compile("|".join(f"({pattern})" for _, pattern in HOSTS), re.IGNORECASE)
_idutils = partial(import_module, "idutils")  # late, as it takes a fifth of any command's start


def normalise(scheme: str, value: str) -> str:
    """Bring an identifier, or the address that carries it, to the normal form of its scheme."""
    if scheme not in SCHEMES:
        raise ValueError(f"“{scheme}” is no kind of identifier; try {', '.join(SCHEMES)}.")
    value = value.strip()
    if normal := _normal(scheme, find(value).get(scheme, value)):
        return normal
    raise ValueError(f"“{value[:80]}” is not {EXPECTED[scheme]}.")


def _normal(scheme: str, value: str) -> str:
    """Give the normal form, or nothing where the value is no identifier of the scheme."""
    normal = NORMALISERS[scheme](value)
    is_sound = len(normal) <= LONGEST["identifier"] and re.fullmatch(FORMS[scheme], normal)
    return normal if is_sound else ""


def _doi(value: str) -> str:
    value = (value if "/" in value else unquote(value)).rstrip(".,;").lower()
    return str(_idutils().normalize_doi(value)) if _idutils().is_doi(value) else ""


def _arxiv(value: str) -> str:
    value = re.sub(r"(?:v[0-9]+)?(?:\.pdf)?$", "", value, flags=re.IGNORECASE)
    normal = str(_idutils().normalize_arxiv(value)) if _idutils().is_arxiv(value) else ""
    return normal.partition(":")[2].lower()


def _pubmed(value: str) -> str:
    value = re.sub(r"^(?:pmid|pubmed)\s*:?\s*", "", value, flags=re.IGNORECASE)
    return value.lstrip("0") if _idutils().is_pmid(value) else ""


NORMALISERS: dict[str, Callable[[str], str]] = {
    "doi": _doi,
    "arxiv": _arxiv,
    "openreview": str,
    "acl": lambda value: value.lower() if "." in value else value.upper(),
    "pubmed": _pubmed,
}


def link(scheme: str, value: str) -> str:
    """Give the address where the register of the scheme shows the paper."""
    return PAGES[scheme].format(quote(value, safe="/:;()-._"))


def find(url: str) -> dict[str, str]:
    """Find the identifier that an address carries, also behind a redirect."""
    parts = _parts(_behind_redirects(url))
    for scheme, value in _carried(parts) if parts else ():
        if normal := _normal(scheme, value):
            return {scheme: normal}
    return {}


def _carried(parts: SplitResult) -> Iterator[tuple[str, str]]:
    """Yield what could be the identifier, the likeliest first."""
    host, path = _host(parts), unquote(parts.path)
    place = f"{host}{path}?{parts.query}"
    for scheme, pattern, prefix in PLACES:
        if found := re.fullmatch(rf"(?ia)(?:{pattern})(?:[?&].*)?", place):
            yield scheme, prefix + unquote("/".join(found.groups()))
    if host in {"doi.org", "dx.doi.org"}:
        doi = path.removeprefix("/")
    elif PUBLISHERS.fullmatch(host) and (found := IN_PATH.search(path)):
        doi = PATH_END.sub("", found[1])
    else:
        return
    if found := re.fullmatch(r"(?i)10\.48550/arxiv\.(.+)", doi):
        yield "arxiv", found[1]
    if host.endswith("rxiv.org"):
        doi = re.sub(r"v[0-9]+$", "", doi)
    yield "doi", doi


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


@lru_cache(maxsize=2**10)
def _parts(url: str) -> SplitResult | None:
    """Take a web address apart, also one that lacks its scheme."""
    if len(url) > 2 * LONGEST["address"]:
        return None
    if usual := USUAL.fullmatch(url):  # a third of the time of `urlsplit`
        return SplitResult(usual[1], usual[2], usual[3], "", "")
    try:
        parts = urlsplit(_with_scheme(url.strip()))
        is_sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if is_sound else None


def _with_scheme(url: str) -> str:
    return f"https://{url.removeprefix('//')}" if SCHEMELESS.match(url) else url


def _behind_redirects(url: str) -> str:
    while (target := _target(url)) and len(target) < len(url):
        url = target
    return url


def _target(url: str) -> str:
    """Tell where a redirect leads, or nothing where the address is none."""
    parts = _parts(url)
    if parts is None or not REDIRECT.fullmatch(_host(parts) + parts.path):
        return ""
    query = parse_qs(parts.query)
    targets = (target for name in ("url", "q", "u", "target") for target in query.get(name, ()))
    return next(filter(is_web, targets), "")


def tidy(url: str) -> tuple[str, str] | None:
    """Propose a better form of an address, with what is wrong first: (code, address)."""
    code, tidied = "", url
    for name, improve in IMPROVEMENTS:
        improved = improve(tidied)
        if improved != tidied:
            code, tidied = code or name, improved
    return (code, tidied) if code and is_web(tidied) else None


def _arxiv_page(url: str) -> str:
    parts = _parts(url)
    if parts is None or not f".{parts.hostname}".endswith(".arxiv.org"):
        return url
    found = find(url).get("arxiv")
    is_page = parts.path.startswith(("/abs/", "/html/")) and not parts.query
    return url if is_page or found is None else link("arxiv", found)


def _untracked(url: str) -> str:
    address, hash_mark, fragment = url.partition("#")
    address, _, query = address.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not TRACKING.fullmatch(pair.partition("=")[0])]
    untracked = address + ("?" if kept else "") + "&".join(kept) + hash_mark + fragment
    return url if kept == pairs else untracked


def _without_fragment(url: str) -> str:
    """Drop the fragment that quotes, tracks or names an author; on a paper's page drop any."""
    address, hash_mark, fragment = url.partition("#")
    kept = fragment.partition(":~:")[0]
    if re.match(r"auth-|\.[\w-]{8}", kept) or ("?" not in address and find(address)):
        kept = ""
    return url if kept == fragment else address + (hash_mark if kept else "") + kept


IMPROVEMENTS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("scheme", _with_scheme),
    ("redirect", _behind_redirects),
    ("arxiv_form", _arxiv_page),
    ("tracking", _untracked),
    ("fragment", _without_fragment),
)


def is_web(url: str) -> bool:
    """Tell whether an address may be stored and shown as a link."""
    return len(url) <= LONGEST["address"] and bool(WEB.fullmatch(url)) and _parts(url) is not None


def link_kind(label: str, url: str) -> str:
    """Tell what a link leads to, by its label as printed and else by its host."""
    words = re.findall(r"[^\W_]+", re.sub(r":\w+:", " ", label.casefold()))
    kinds = [kind for kind, said in LABELS if not said.isdisjoint(words)]
    if kinds and KNOWN.issuperset(words):
        return kinds[0]
    told = kinds[0] if kinds and len(words) <= LONGEST["label"] else "other"
    return host_kind(url) or ("paper" if find(url) else told)


def host_kind(url: str) -> str:
    """Tell what a link leads to by its host and path, or nothing where they do not say."""
    parts = _parts(url)
    found = PLACE.match(f"{_host(parts)}{parts.path or '/'}") if parts else None
    return HOSTS[found.lastindex - 1][0] if found and found.lastindex else ""
