"""Why a block was not read as a paper."""

from collections.abc import Sequence

from catalogue.readme import meaning, sifting
from catalogue.readme.blocks import cut
from catalogue.readme.document import Profile
from catalogue.readme.filling import Candidate, candidates_of
from catalogue.readme.inline import plain
from catalogue.readme.reading import LONGEST, read
from catalogue.readme.segments import MARKER

KINDS = {
    "table": "a table without a column of titles",
    "html": "HTML",
    "rule": "a rule",
    "heading": "text and a rule",
}


def why(text: str, path: Sequence[str], profile: Profile) -> str:
    """The reason, as a part of a sentence. ``path`` are the headings above the block."""
    place = path[-1] if path else "the title"
    strict = sifting.strictness(path)
    if strict > 1:
        return f"nothing below “{place}” is taken for a paper"
    candidates = [one for chunk in cut(text).chunks for one in candidates_of(chunk)]
    readable = [one for one in candidates if not one.fixed]
    if not readable:
        kinds = [chunk.kind for chunk in cut(text).chunks]
        return next((KINDS[kind] for kind in kinds if kind in KINDS), "code, a comment or a quote")
    return _of_candidate(readable[0], place, strict, profile)


def _of_candidate(candidate: Candidate, place: str, strict: int, profile: Profile) -> str:
    if len(candidate.text) > LONGEST:
        return f"longer than {LONGEST:,} characters"
    if read(candidate.text, profile, candidate.columns) is not None:
        if strict:
            return f"below “{place}”, and neither an identifier nor a venue tag says that it is a paper"
        return "it stands above the sections with papers"
    marker = MARKER.match(candidate.text)
    first = plain(candidate.text[marker.end() if marker else 0 :].split("\n")[0])
    if meaning.are_names(first.partition("*")[0][:200], 1) or meaning.INVERTED_NAME.match(first):
        return "a reference that begins with its authors"
    return "no title that stands apart from its links, or nothing that tells a paper from prose"
