"""What is a paper's entry, and what only looks like one: by its section, and by what it holds."""

import re
from collections.abc import Sequence

from catalogue import identifiers, names
from catalogue.readme import tags
from catalogue.readme.entry import Reading

NEVER = re.compile(
    r"(?:table of )?(?:contents?|index)|toc|(?:latest |recent |our |what s )?(?:news|updates?|new)"
    r"(?: (?:and|amp) (?:news|updates?))?|change ?log|(?:latest |recent )?(?:news|updates?|changes|releases?)"
    r"|release notes|(?:\w+ )?(?:bib(?:tex)?|citations?|citing|cite)(?: \w+){0,4}|licen[cs]es?"
    r"|(?:how to |guide to |guidelines? (?:for|to) )?contribut(?:e|ing|ions?|ors?)(?: \w+){0,4}"
    r"|acknowledge?ments?|thanks|credits|contacts?(?: us)?|(?:git ?hub )?star(?:s| history)(?: \w+)?"
    r"|references?|bibliography|our (?:papers?|surveys?|works?)|(?:how to )?read(?:ing)? guide"
    r"|maintainers?|authors?|disclaimer|to ?do(?: list)?|support(?: us)?|sponsors?|about(?: us)?|feedback"
    r"|join us|statistics|faq|quick links|navigation"
)
NEVER_IN_CHINESE = re.compile("目录|新闻|更新|动态|引用|致谢|贡献|联系|许可")
RARELY = re.compile(
    r".*\b(?:datasets?|benchmarks?|leaderboards?|challenges|competitions|code ?bases?|codes|software|librar(?:y|ies)"
    r"|frameworks and tools|tools?|toolkits?|toolbox(?:es)?|blogs?|posts?|videos|lectures?|talks?|courses?|tutorials?"
    r"|books?|podcasts?|newsletters?|resources?|repos(?:itories)?|projects|(?:related|other|similar|more) (?:awesome )?lists?|awesome lists?|links|websites?|communit(?:y|ies)"
    r"|products?|demos?|people|labs?|groups|companies|workshops|seminars?|slides|media|other language support"
    r"|overview|outline|legend|related (?:works?|projects|repos\w*|lists?))\b.*"
)
PAPERS = re.compile(r".*\b(?:papers?|surveys?|publications?|articles|preprints?|reading list)\b.*")
NO_WEB_PAPER = re.compile(
    r"^https?://(?:www\.)?(?:github|gitlab)\.com/|//t\.me/|//discord\.|//(?:twitter|x)\.com/"
)
LOOSE = 12
"""Words beside a title from which on a line is prose, if it has nothing else of a paper."""


def strictness(path: Sequence[str]) -> int:
    """How much an entry below these headings must say of itself: 0, 1, or 2: nothing there is a paper."""
    level = 0
    for name in path:
        folded = names.fold(re.sub(r":\w+:|[^\w\s&-]", " ", name))
        if NEVER.fullmatch(folded) or NEVER_IN_CHINESE.search(name):
            return 2
        if PAPERS.fullmatch(folded):
            level = 0
        elif RARELY.fullmatch(folded):
            level = 1
    return level


def is_paper(reading: Reading, strict: int) -> bool:
    """Whether what was read is a paper: by its links, its venue or its authors."""
    record = reading.record
    told = bool(record.venue or reading.tag) + bool(record.year) + bool(record.authors)
    if strict:
        return _is_evident(reading)
    if reading.build == "row":
        return True
    if reading.build == "item":
        prose = reading.loose > LOOSE and not (told or reading.title_linked)
        return bool(record.links or (told and not reading.loose)) and not prose
    return _is_stacked(reading)


def _is_stacked(reading: Reading) -> bool:
    """A paragraph is more often prose than an entry: it must be built like one."""
    record = reading.record
    if reading.loose > LOOSE:
        return False
    if reading.tag is not None:
        return bool(record.authors or record.links or "year" in reading.parts)
    if reading.title_linked:
        return len(record.links) > 1 or bool(record.authors)
    return bool(record.authors and record.links)


def _is_evident(reading: Reading) -> bool:
    """Whether an entry carries an identifier or a venue tag; or leads to a paper and names venue or authors."""
    record = reading.record
    if record.identifiers or reading.style.get("tag_open") in tags.PAIRS:
        return True
    leads = any(
        link.kind == "paper" and link.url and not NO_WEB_PAPER.search(link.url)
        for link in record.links[reading.title_linked :]
    ) or (reading.title_linked and identifiers.link_kind("", record.links[0].url) == "paper")
    return leads and bool(record.authors or (record.venue and record.year))
