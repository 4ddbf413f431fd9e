"""Hold an edited README against the catalogue and file each difference as a proposal."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User

from catalogue import readme
from catalogue.changes import Change, changing
from catalogue.importing.decoding import MAX_BYTES, decode
from catalogue.importing.report import Refused
from catalogue.models import Proposal, Readme, Staging
from catalogue.proposing.differences import (
    ADD,
    CHANGE,
    MOVE,
    PAPER,
    REMOVE,
    Comparison,
    Difference,
    name,
    parent,
    path,
)
from catalogue.proposing.settling import settle
from catalogue.proposing.standing import CLASH, DONE, Catalogue, Standing
from catalogue.readme import Document, EntryBlock
from catalogue.records import LIMITS, Notice

PREPRINT = re.compile(r"rxiv|preprint|\bcorr\b", re.IGNORECASE)


@dataclass
class StagingReport:
    """Proposals filed anew by what they do, how many were known, withdrawn and in conflict."""

    filed: Counter[str] = field(default_factory=Counter)
    known: int = 0
    rejected: int = 0
    withdrawn: int = 0
    conflicts: list[Notice] = field(default_factory=list)

    def told(self, name: str, *, dry_run: bool = False) -> Iterator[str]:
        """The report for people, line by line."""
        for notice in self.conflicts:
            yield f"conflict: {notice.told(name)}"
        counts = [f"{number} {what}" for what, number in sorted(self.filed.items())]
        yield self.headline + (f": {', '.join(counts)}" if counts else "")
        yield (
            f"{self.known} open already, {self.rejected} rejected before, "
            f"{self.withdrawn} withdrawn, {len(self.conflicts)} conflicts"
        )
        yield (
            "Dry run: nothing was written."
            if dry_run
            else "Accept or reject them in the admin, under Proposals."
        )

    @property
    def headline(self) -> str:
        number = self.filed.total()
        return f"{number} {'proposal' if number == 1 else 'proposals'} filed"

    def as_json(self) -> dict[str, Any]:
        return {
            "filed": dict(self.filed),
            "known": self.known,
            "rejected": self.rejected,
            "withdrawn": self.withdrawn,
            "conflicts": [notice.as_json() for notice in self.conflicts],
        }


def stage(
    content: bytes,
    name: str,
    who: User | None = None,
    *,
    dry_run: bool = False,
    max_bytes: int = MAX_BYTES,
) -> StagingReport:
    """File what this README changed since it was handed out; nothing else of the catalogue changes.

    What only a curator changed is no proposal; what both changed is one with both values. A proposal
    that stands already, or was rejected before, is not filed again; an open one that the file does not
    have is withdrawn. Raises Refused where the file cannot be read, or there is none to compare it with.
    """
    theirs = readme.parse(decode(content, max_bytes))
    with changing(who, f"Staging of {name}", history=False) as change:
        stored = settle(change)
        if not stored.text:
            message = "there is no README yet that it could be compared with"
            raise Refused(Notice(0, "no_readme", message, "import it without --stage"))
        staging = _staging(change, content, name)
        compared = compared_to(stored, staging, theirs)
        remember(change, stored, staging, compared.formers())
        found = list(_suggested(stored, compared))
        report = _file(change, staging, compared, found)
        if dry_run:
            change.discard()
    return report


def _staging(change: Change, content: bytes, name: str) -> Staging:
    """The file as handed in; the row it has already, if it was the last one to be."""
    digest = sha256(content).hexdigest()
    last = Staging.objects.first()
    if last is None or (last.sha256, last.name) != (digest, name):
        last = Staging(name=name, by=change.who, sha256=digest, text=content.decode())
        change.save(last)
    return last


def compared_to(stored: Readme, staging: Staging, theirs: Document) -> Comparison:
    """A staged file against that of the catalogue; what was recognised in it once stays so."""
    known = staging.former if staging.base == stored.sha256 else ()
    return Comparison(readme.parse(stored.text), theirs, known)


def remember(
    change: Change, stored: Readme, staging: Staging, former: Sequence[int | None]
) -> None:
    """Keep which piece of a staged file is which of the catalogue's file as it is now."""
    staging.base, staging.former = stored.sha256, list(former)
    change.update_all(Staging, [staging], ["base", "former"])


def _suggested(stored: Readme, compared: Comparison) -> Iterator[Difference]:
    """What the file changed, and not what was accepted since it was handed out."""
    if stored.last_known == stored.text:
        yield from compared.differences
        return
    given = Comparison(readme.parse(stored.last_known), compared.theirs)
    keys = {_sign(one) for one in given.differences}
    touched = {one.theirs for one in given.differences if one.theirs is not None}
    for one in compared.differences:
        if _sign(one) in keys or (one.kind == ADD and one.theirs in touched):
            yield one


def _sign(one: Difference) -> tuple[Any, ...]:
    """By what a difference from one version is that from another."""
    return one.about, one.kind, one.field, one.old if one.kind == REMOVE else one.theirs


def _file(
    change: Change, staging: Staging, compared: Comparison, found: Sequence[Difference]
) -> StagingReport:
    report = StagingReport()
    catalogue = Catalogue(change, compared)
    open_ones = {one.key: one for one in Proposal.objects.open()}
    rejected = set(
        Proposal.objects.filter(state=Proposal.State.REJECTED).values_list("key", flat=True)
    )
    seen: Counter[str] = Counter()
    new: list[Proposal] = []
    kept: dict[int, Proposal] = {}
    for one in found:
        standing = catalogue.standing(one)
        if standing.state == DONE:
            continue
        made = proposal(staging, compared, one, standing)
        seen[made.key] += 1
        made.key = _digest([made.key, seen[made.key]])
        if made.key in rejected:
            report.rejected += 1
            continue
        if made.conflict:
            message = f"{made.summary} “{made.name}” was changed by a curator, too"
            report.conflicts.append(Notice(one.line, "both_changed", message))
        if made.key in open_ones:
            made.pk = open_ones[made.key].pk
            kept[made.pk] = made
        else:
            new.append(made)
            report.filed[made.summary] += 1
    report.known = len(kept)
    report.withdrawn = _withdraw(change, set(open_ones.values()), set(kept))
    change.update_all(Proposal, list(kept.values()), FOLLOWED)
    change.create_all(Proposal, new)
    return report


FOLLOWED = ["staging", "line", "place", "mine", "conflict", "where", "paper", "category"]
"""What an open proposal takes from the newest file that has it."""


def _withdraw(change: Change, open_ones: set[Proposal], kept: set[int]) -> int:
    gone = [one for one in open_ones if one.pk not in kept]
    for one in gone:
        one.state = Proposal.State.WITHDRAWN
    change.update_all(Proposal, gone, ["state"])
    return len(gone)


def proposal(
    staging: Staging, compared: Comparison, one: Difference, standing: Standing
) -> Proposal:
    """A difference as a row."""
    found = compared.new if one.theirs is not None else compared.old
    piece = found[one.theirs if one.theirs is not None else one.base or 0]
    below = path(found, parent(piece))
    row = standing.entry or standing.category
    subject = row.pk if row is not None else below
    old = None if one.kind == MOVE else one.old
    identity = [one.about, one.kind, one.field, subject, old, one.new]
    return Proposal(
        staging=staging,
        about=one.about,
        kind=one.kind,
        field=one.field,
        name=name(piece)[: LIMITS["title"]],
        where=below,
        paper=standing.paper,
        category=standing.category,
        old=one.old,
        new=one.new,
        mine=standing.mine,
        conflict=standing.state == CLASH,
        remark=_remark(compared, one),
        line=one.line,
        place=one.theirs,
        key=_digest(identity),
    )


def _digest(identity: Sequence[Any]) -> str:
    return sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()


def _remark(compared: Comparison, one: Difference) -> str:
    """Why it is taken for the same paper, where that is not plain."""
    if one.kind != CHANGE or one.about != PAPER or one.base is None or one.theirs is None:
        return ""
    was, now = compared.old[one.base].node, compared.new[one.theirs].node
    if not isinstance(was, EntryBlock) or not isinstance(now, EntryBlock):
        return ""
    if one.field == "title":
        before, after = was.reading.record.identifiers, now.reading.record.identifiers
        same = [
            f"{scheme} {value}" for scheme, value in before.items() if after.get(scheme) == value
        ]
        return (
            f"the same paper by {', '.join(same)}"[:200] if same else "the same paper by its place"
        )
    if one.field == "venue" and one.new and (not one.old or PREPRINT.search(one.old)):
        return "" if PREPRINT.search(one.new) else "a preprint that got a venue"
    return ""
