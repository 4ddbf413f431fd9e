"""What a word shares with its inflections and with its other English spelling.

A key of comparison, never shown. It follows inflections only: stemmers that follow derivations as
well take *general* for *generative*. It is our own so that every database finds the same papers.
"""

import re
from functools import lru_cache

SHORTEST = 4
KEPT = {"bias", "lens", "embed", "series", "species"}
IRREGULAR = {
    "biases": "bias", "atlases": "atla", "aliases": "alia", "lenses": "lens",
    "matrices": "matrix", "vertices": "vertex", "indices": "index", "corpora": "corpus",
}  # fmt: skip
INFLECTED = re.compile(r"(?<=...)(?<!e)ed$|(?<=...)ing$")
VOWEL = re.compile("[aeiouy]")
SPELLINGS = [
    (re.compile(r"isation(al)?$"), r"ization\1"),
    (re.compile(r"(?<=..)([iy])s$"), r"\1z"),  # optimise, analyse
    (re.compile(r"(?<=...)our$"), "or"),  # tumour
    (re.compile(r"([bt])er$"), r"\1r"),  # centre, fibre
    (re.compile(r"([b-df-hj-np-tv-z])\1$"), r"\1"),  # modelled, mapped
]


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """Reduce a folded word; words of the same stem are forms of each other."""
    if len(word) < SHORTEST or not word.isalpha() or word in KEPT:
        return word
    single = IRREGULAR.get(word) or _singular(word)
    return single if single in KEPT else _spelled(_without_ending(single))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sis") and len(word) > SHORTEST + 1:
        return word[:-2] + "e"  # analysis and analyses, analyse and analysed
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y"
    short = INFLECTED.sub("", word)
    if short != word and VOWEL.search(short):
        return short
    return word.removesuffix("e")


def _spelled(word: str) -> str:
    """Take one of two spellings, the one that is easier to reach."""
    for pattern, other in SPELLINGS:
        word = pattern.sub(other, word)
    return word
