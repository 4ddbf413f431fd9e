"""LaTeX as bibliographies use it: accents, letters and signs, with formulas left as they are."""

import re
import unicodedata
from functools import lru_cache

MARKS = dict(zip("`'^\"~=.uvHrckdb", map(chr, (
    0x300, 0x301, 0x302, 0x308, 0x303, 0x304, 0x307, 0x306, 0x30C, 0x30B, 0x30A, 0x327, 0x328,
    0x323, 0x331,
)), strict=True))  # fmt: skip
"""The accents of LaTeX, and the combining characters they stand for."""

LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
}  # fmt: skip
SIGNS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'",
    "textquotedblleft": "“", "textquotedblright": "”", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "textdegree": "°", "S": "§", "P": "¶",
    "dag": "†", "ddag": "‡", "pounds": "£", "LaTeX": "LaTeX", "TeX": "TeX", "par": "\n", "newline": " ",
    "quad": " ", "lbrace": "{", "rbrace": "}", "backslash": "\\", "slash": "/",
}  # fmt: skip
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}

FORMULA = r"(?<![\\$])\$(?=[^\s$])(?:[^$\\\n]|\\.)*?(?<=[^\s\\])\$(?![\d$])"
TOKEN = re.compile(
    rf"(?P<formula>{FORMULA})"
    r"|\\(?P<accent>[`'^\"~=.]|[uvHrckdb](?![A-Za-z]))\s*(?P<under>\{\s*(?:\\[ij]|[^\W\d_])\s*\}|\\[ij](?![A-Za-z])|[^\W\d_])"
    r"|\\(?P<macro>[A-Za-z]+)(?:\s*\{\}|\s+)?(?P<argument>(?=\{))?"
    r"|\\(?P<escaped>.)"
    r"|(?P<ligature>---?|``|''|~)"
    r"|[{}]",
    re.DOTALL,
)
PLAIN = re.compile(r"[^\\{}$~`'-]*")

ESCAPES = {char: f"\\{char}" for char in "$&%#_"} | {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "–": "{--}", "—": "{---}", "“": "{``}", "”": "{''}",
    "\n": r" \par ",
}  # fmt: skip
ACCENTS = {mark: name for name, mark in MARKS.items()}
SPELLED = {letter: rf"{{\{name}}}" for name, letter in LETTERS.items()}
SPECIAL = re.compile(r"[^\x20-\x7e]|[\\{}$&%#_~^]|(?<=-)-|(?<=`)`|(?<=')'")
SAFE = re.compile(r"[A-Za-z0-9 .,:;!?()/+*=@|<>\[\]\"]*")


def decode(text: str) -> str:
    """Read the text that LaTeX would print; formulas stay as they are written."""
    return text if PLAIN.fullmatch(text) else TOKEN.sub(_read, text)


def _read(found: re.Match[str]) -> str:
    if found["formula"]:
        return found["formula"]
    if found["accent"]:
        letter = found["under"].strip("{} \n\t").removeprefix("\\")
        return unicodedata.normalize("NFC", letter + MARKS[found["accent"]])
    if found["macro"]:
        name = found["macro"]
        unknown = "" if found["argument"] is not None else name
        return LETTERS.get(name) or SIGNS.get(name) or unknown
    if found["escaped"]:
        return {"\\": " ", ",": " ", "-": "", "/": "", ";": " "}.get(
            found["escaped"], found["escaped"]
        )
    return LIGATURES.get(found["ligature"] or "", "")


def encode(text: str) -> str:
    """Write a text so that LaTeX prints it, with braces that are always balanced."""
    if SAFE.fullmatch(text):
        return text
    if "$" not in text:
        return _written(text)
    parts = re.split(f"({FORMULA})", text)
    return "".join(
        part if place % 2 and _balanced(part) else _written(part)
        for place, part in enumerate(parts)
    )


def _balanced(formula: str) -> bool:
    """Whether the braces are balanced for those who count escaped ones and for those who do not."""
    depth = 0
    for brace in re.findall(r"[{}]", formula):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not re.search(r"\\[{}]", formula)


def _written(text: str) -> str:
    """Spell what has a meaning or an accent, and keep apart what would be read as one sign."""
    return SPECIAL.sub(lambda found: _spelled(found[0]), text)


@lru_cache(maxsize=1024)
def _spelled(char: str) -> str:
    if char.isascii() or char in ESCAPES:
        return ESCAPES.get(char, f"{{}}{char}")
    if char in SPELLED:
        return SPELLED[char]
    base, *marks = list(unicodedata.normalize("NFD", char))
    if len(marks) == 1 and base.isascii() and base.isalpha() and marks[0] in ACCENTS:
        name = ACCENTS[marks[0]]
        letter = f"\\{base}" if base in "ij" else base
        return f"{{\\{name}{letter}}}" if not name.isalpha() else f"{{\\{name}{{{letter}}}}}"
    return char
