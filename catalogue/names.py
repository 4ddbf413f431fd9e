"""Names and titles as text: cleaned, told apart, folded for matching, ordering and addresses."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import token_sort_ratio

MARKS = "∗*†‡§¶⁎＊"
DIGITS = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
COMMAS = ",;，；、"
AROUND = f" {COMMAS}{DIGITS}{MARKS}"
LOOSE = re.compile(rf" (?=[{COMMAS}])")
PARTICLES = r"van|von|de|der|den|del|di|da|la|le|ben|bin|al|ter|ten|dos|du"
PARTICLE = re.compile(PARTICLES, re.IGNORECASE)

LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
TABLE = dict(enumerate(LIGATURES, 0xFB00)) | dict.fromkeys((0x2800, 0x3164, 0xFFA0), " ")
"""The Latin ligatures, and the letters that are drawn as blanks. NFKC would turn x² into x2."""

UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e007f\U00100000-\U0010ffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x100000, 0x10000)
    )
    + "]"
)
"""Controls, marks of direction, what has no width, and what is no character at all."""

ORDINARY = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Latin letters and the signs of Western texts, of which nothing is unseen, a ligature or not in NFC."""

MOST_MARKS = 30
MANY = re.compile(rf"[\u0300-\U0010ffff]{{{MOST_MARKS + 1}}}")
PILED = "\u0344\u0f73\u0f75\u0f81"
"""Characters that NFC takes apart into several combining marks."""

DASHES = re.compile(r" ?[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+ ?")
SUFFIX = re.compile(r"(?:jr|sr)\.?|ii|iii|iv", re.IGNORECASE)
OTHERS = re.compile(r"et\.? ?al\.?|others\.?|…|\.{3,}", re.IGNORECASE)
TAIL = re.compile(r"(?:(?<=\s)et\.? ?al\.?|…|(?<!\.)\.{3,})$", re.IGNORECASE)
ABBREVIATED = re.compile(r"(?<!\w)(?:\w|jr|sr)\.$", re.IGNORECASE)
EDGE = rf"\s{COMMAS}{DIGITS}{re.escape(MARKS)}"
CORE = re.compile(rf"[^{EDGE}](?:.*[^{EDGE}])?", re.DOTALL)
BREAK = re.compile(
    r"(?<=\s)&amp;(?=\s)"
    r"|(?P<whole>&#?\w{1,32};|\([^()]*\)|\[[^\[\]]*\])"
    r"|(?P<comma>[,，])|[;；、]|<sup>[^<]*</sup>"
    r"|(?<=[\s,;，；、])(?:and|And|AND)(?=\s)|(?<=\s)[&＆]|[&＆](?=\s)"
)
AND = re.compile(r"(?<=\s)and(?=\s)")
INVERTED = re.compile(
    rf"\s*(?:(?:{PARTICLES})\s+)*[^\s{COMMAS}]+,\s*[^\s{COMMAS}][^{COMMAS}]*",
    re.IGNORECASE,
)

INITIALS = re.compile(r"\s*(?:[^\W\d_a-z](?:\.|$)[ -]?){1,4}(?![^\W_])")
INITIALLED = re.compile(
    rf"\s*(?:(?:(?:…|\.{{3}})\s*)?(?:(?:&|&amp;|and)\s+)?"
    rf"[^\W\d_][^\s{COMMAS}&]*(?: [^\s{COMMAS}&]+){{0,2}},{INITIALS.pattern}[\s,]*)+"
    r"(?:et\.? ?al\.?|…|\.{3})?\s*"
)
"""A line of the form "Last, F., Last, F. M., & Last, F.", as APA has it."""

ACCENTS = dict(zip("`´¨ˆ˜¯˘˙˚˝ˇ¸˛", map(chr, (
    0x300, 0x301, 0x308, 0x302, 0x303, 0x304, 0x306, 0x307, 0x30A, 0x30B, 0x30C, 0x327, 0x328,
)), strict=True))  # fmt: skip
STRAY = re.compile(
    rf"(\s?)(?:([{''.join(ACCENTS)}])|(?:(?<=\s)|(?<![\s\S]))([\u0300-\u036f]))\s?(\w)"
)
CEDILLA = re.compile(r"([cstCST])¸ ?(?=\w)")
"""A cedilla that was copied after its letter, as those of TeX are."""

WORD = re.compile("[a-z0-9]+")
FOREIGN = re.compile(r"[^\x00-\x7f]+")
SMALL_WORDS = re.compile("an?|and|are|as|at|by|for|from|in|into|is|of|on|or|the|to|via|with")
KEY_WORDS, KEY_LENGTH = 3, 50

PREPRINTS = re.compile(
    r"(arxiv|biorxiv|medrxiv|chemrxiv|techrxiv|psyarxiv|ssrn|openreview|research square|osf|hal)"
    r"( e?preprints?)?|preprint"
)
WORKSHOPS = re.compile(r".*\bworkshops?\b.*")
JOURNALS = re.compile(
    r".*\b(journal|transactions|trans|letters|annals|reviews?|magazine|bulletin|archives|nature|science"
    r"|scientific reports|lancet|jama|plos|elife|pnas|frontiers|ieee access)\b.*"
    r"|(ieee |acm |npj )?(t(pami|mi|ip|nnls|kde|vcg|og|mm|acl|mlr)|pami|jmlr|jair|ijcv|nmi|jbhi|media|mia|cacm)"
    r"|medical image analysis|pattern recognition|neural networks|radiology|neurocomputing"
)
"""What a venue is by its name alone; everything else is a conference, as most are in such lists."""

MOST_SOUGHT = 8
DOTLESS = {"ı": "i", "ȷ": "j"}
ALIKE = 92


def clean(text: str) -> str:
    """Make one line of readable text."""
    if not (text.isascii() and text.isprintable()) and not ORDINARY.fullmatch(text):
        text = UNSEEN.sub("", text).translate(TABLE)
        text = _bounded(unicodedata.normalize("NFC", _bounded(text)))
    elif "  " not in text and text.strip(" ") == text:
        return text
    return " ".join(text.split())


def _bounded(text: str) -> str:
    """Leave at most thirty marks on a letter: the time to order them grows with the square."""
    if not MANY.search(text):
        return text
    kept, marks = [], 0
    for character in text:
        is_mark = unicodedata.combining(character) or character in PILED
        marks = marks + 1 if is_mark else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_name(text: str) -> str:
    """Clean a name, and take off the footnote marks and stray commas around it."""
    return LOOSE.sub("", clean(text).strip(AROUND))


def split(text: str) -> list[tuple[int, int]]:
    """Find where the names stand in a line of authors, blanks and footnote marks left out."""
    spans: list[tuple[int, int]] = []
    for start, end, after_comma in _pieces(text):
        core = CORE.search(text, start, end)
        if core is None or OTHERS.fullmatch(core[0]):
            continue
        if after_comma and spans and SUFFIX.fullmatch(core[0]):
            spans[-1] = (spans[-1][0], core.end())
        else:
            spans.append(core.span())
    return spans[:-1] + [span for last in spans[-1:] if (span := _without_tail(text, *last))]


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield what stands between separators, and whether a comma stands before it."""
    inverted, initialled = _is_inverted(text), INITIALLED.fullmatch(text)
    start, after_comma = 0, False
    for found in BREAK.finditer(text):
        within = inverted or (initialled and INITIALS.match(text, found.end()))
        if found["whole"] or (found["comma"] and within):
            continue
        yield start, found.start(), after_comma
        start, after_comma = found.end(), bool(found["comma"])
    yield start, len(text), after_comma


def _is_inverted(text: str) -> bool:
    """Tell whether the line is of the form "Last, First and Last, First"."""
    parts = AND.split(text)
    named = [part for part in parts if not OTHERS.fullmatch(part.strip())]
    return len(parts) > 1 and all(INVERTED.fullmatch(part) for part in named)


def _without_tail(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave "et al." and the full stop of the line out of the span of the last name."""
    if tail := TAIL.search(text[start:end]):
        end = start + tail.start()
    elif text[start:end].endswith(".") and not ABBREVIATED.search(text[start:end]):
        end -= 1
    core = CORE.search(text, start, end)
    return core.span() if core else None


def key(name: str) -> str:
    """Fold a name to what it shares with other prints of the same person; accents count."""
    given_first = _given_first(clean_name(name) or clean(name)).casefold()
    words = " ".join(given_first.replace(".", " ").replace(",", " ").split())
    return unicodedata.normalize("NFC", DASHES.sub("-", words)) or given_first


def _given_first(name: str) -> str:
    """Turn "Last, First" round; a suffix such as "Jr." is no first name."""
    family, _, given = name.partition(",")
    given = given.strip()
    if not given or "," in given or SUFFIX.fullmatch(given):
        return name
    return f"{given} {family}"


def parts(name: str) -> tuple[str, str, str]:
    """Take a name apart as bibliographies do: given names, family name with its particles, suffix."""
    words = _given_first(name).split()
    end = len(words)
    while end > 1 and SUFFIX.fullmatch(words[end - 1]):
        end -= 1
    family = max(end - 1, 0)
    while family > 0 and PARTICLE.fullmatch(words[family - 1]):
        if family == 1 and not words[0].islower():
            break  # "Ben Smith" is a Smith
        family -= 1
    return " ".join(words[:family]), " ".join(words[family:end]), " ".join(words[end:])


def sort_key(name: str) -> str:
    """Put the family name first, as an index does; only for sorting, never shown."""
    plain = anyascii(_given_first(clean_name(name) or clean(name))).replace(",", " ")
    given, family, _ = parts(plain)
    return f"{family} {given}".strip().casefold()


def fold(text: str) -> str:
    """Reduce a text to its words in plain small letters, for search and the identity of titles."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Give the words of a text, folded."""
    if not (text.isascii() and text.isprintable()):
        text = FOREIGN.sub(lambda found: anyascii(found[0]), clean(text))
    return WORD.findall(text.lower())


def sought(text: str) -> list[str]:
    """Give the words by which a name is looked for: each once, and no more than a query can take."""
    return list(dict.fromkeys(words(text)))[:MOST_SOUGHT]


def slug(text: str, length: int = 80) -> str:
    """Spell a text as a part of an address, cut between words where it can be."""
    slugged = fold(text).replace(" ", "-")
    if len(slugged) > length:
        whole_words, _, _ = slugged[: length + 1].rpartition("-")
        slugged = whole_words or slugged[:length]
    return slugged or "untitled"


def citation_key(title: str, authors: Sequence[str] = (), year: int | None = None) -> str:
    """The slug of a new paper, which is its key in BibTeX too: `liao-2021-multimodal-representation`."""
    family = parts(authors[0])[1] if authors else ""
    found = words(title)
    telling = [word for word in found if not SMALL_WORDS.fullmatch(word)] or found
    key = " ".join([family, str(year or ""), *telling[:KEY_WORDS]])
    return slug(key, KEY_LENGTH)


@lru_cache(maxsize=2**12)
def venue_kind(name: str) -> str:
    """Tell what a venue is by its name: a preprint server, a workshop, a journal or else a conference."""
    folded = fold(name)
    for kind, pattern in (
        ("preprint", PREPRINTS),
        ("workshop", WORKSHOPS),
        ("journal", JOURNALS),
    ):
        if pattern.fullmatch(folded):
            return kind
    return "conference" if folded else ""


def mend(name: str) -> str:
    """Put accents back on the letters they were torn from when a PDF was copied.

    Only ever a proposal. The accent belongs to the letter after it, a cedilla perhaps to the one
    before; a name is not changed where no letter with that accent exists.
    """
    mended = STRAY.sub(_accented, name)
    mended = CEDILLA.sub(
        lambda found: unicodedata.normalize("NFC", found[1] + ACCENTS["¸"]), mended
    )
    return name if mended == name else mend(mended)


def _accented(found: re.Match[str]) -> str:
    blank, spacing, combining, letter = found.groups()
    letter = DOTLESS.get(letter, letter)
    accented = unicodedata.normalize("NFC", letter + (combining or ACCENTS[spacing]))
    starts_word = letter.isupper()
    before = found.string[: found.start()][-1:]
    is_apostrophe = starts_word and not blank and before.isalpha()
    is_foreign = spacing == "¸" and letter not in "cstCST"
    if len(accented) > 1 or is_apostrophe or is_foreign:
        return found[0]
    return (blank if starts_word else "") + accented


def similar(a: str, b: str) -> bool:
    """Tell whether two titles are one, but for small differences of spelling."""
    first, second = fold(a), fold(b)
    if not first or not second:
        return clean(a).casefold() == clean(b).casefold()
    return first == second or token_sort_ratio(first, second) >= ALIKE
