"""Accept and reject proposals: each once, and what is accepted wholly or not at all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import reversion
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from catalogue import readme
from catalogue.changes import Change, changing
from catalogue.importing.leaving import Pruning
from catalogue.importing.markdown import bring_in
from catalogue.models import Category, Paper, Proposal, Readme, Staging
from catalogue.proposing.differences import ADD, HEADING, MOVE, REMOVE, Difference
from catalogue.proposing.patching import Patched, Unfit, patch
from catalogue.proposing.settling import keep_known, settle
from catalogue.proposing.staging import compared_to, remember
from catalogue.proposing.standing import CLASH, DONE, Catalogue, Standing
from catalogue.proposing.yielding import take_out, yield_to

STALE = "the list has changed here since it was staged: stage the file again"
DONE_ALREADY = "the catalogue has it so already: reject it"
CURATED = "a curator has changed this since: look at both values and decide again"


@dataclass
class Decisions:
    """What was decided, and what stays open with the reason."""

    decided: list[Proposal] = field(default_factory=list)
    refused: list[tuple[Proposal, str]] = field(default_factory=list)


def _concerned(proposals: Iterable[Proposal]) -> Iterator[Model]:
    """The rows that accepting these writes, for the history."""
    papers = {one.paper.pk: one.paper for one in proposals if one.paper is not None}
    categories = {one.category.pk: one.category for one in proposals if one.category is not None}
    yield from papers.values()
    for category in categories.values():
        yield category
        yield from category.entries.texts()


def reject(proposals: Collection[Proposal], who: User | None = None) -> Decisions:
    """Leave the catalogue as it is; the same is not filed again."""
    decisions = Decisions()
    with changing(who, "Rejected proposals", history=False) as change:
        _decide(change, _still_open(proposals, decisions), Proposal.State.REJECTED, decisions)
    return decisions


def accept(proposals: Collection[Proposal], who: User | None = None) -> Decisions:
    """Do what these propose, as far as each is still what it was when it was filed.

    The file as last imported is led to a version that has the accepted differences and no others, and
    that is imported. So a contributor's bytes go into the list, and what curators changed stays.
    """
    decisions = Decisions()
    by_staging: dict[int, list[Proposal]] = defaultdict(list)
    with changing(who, "Accepted proposals", history=False) as change:
        for one in _still_open(proposals, decisions):
            by_staging[one.staging_id].append(one)
        for pk, found in sorted(by_staging.items()):
            with change.recording(_concerned(found)):
                _Acceptance(change, Staging.objects.get(pk=pk), decisions).accept(found)
    return decisions


def _still_open(proposals: Collection[Proposal], decisions: Decisions) -> list[Proposal]:
    """These proposals as they are now that no other can write."""
    now = Proposal.objects.with_subjects().in_bulk([one.pk for one in proposals])
    for one in proposals:
        if one.pk not in now or now[one.pk].state != Proposal.State.OPEN:
            decisions.refused.append((one, "it has been decided on, or withdrawn"))
    return [one for one in now.values() if one.state == Proposal.State.OPEN]


def _decide(
    change: Change, proposals: Sequence[Proposal], state: str, decisions: Decisions
) -> None:
    for one in proposals:
        one.state, one.decided, one.decided_by = state, timezone.now(), change.who
    change.update_all(Proposal, proposals, ["state", "decided", "decided_by"])
    decisions.decided += proposals


class _Acceptance:
    """One staged file, from which proposals are accepted together."""

    def __init__(self, change: Change, staging: Staging, decisions: Decisions) -> None:
        self.change, self.decisions = change, decisions
        self.before = settle(change)
        self.staging = staging
        self.compared = compared_to(self.before, staging, readme.parse(staging.text))
        self.catalogue = Catalogue(change, self.compared)
        self.chosen: dict[Difference, tuple[Proposal, Standing]] = {}

    def accept(self, proposals: Sequence[Proposal]) -> None:
        for one in sorted(proposals, key=lambda one: one.pk):
            self._choose(one)
        patched = self._patch()
        if patched is None or not self.chosen:
            return
        try:
            with transaction.atomic():
                self._bring_in(patched)
        except Unfit as error:
            self._refuse_all(str(error))
            return
        done = [proposal for proposal, _ in self.chosen.values()]
        _decide(self.change, done, Proposal.State.ACCEPTED, self.decisions)

    def _choose(self, proposal: Proposal) -> None:
        """Find the difference that was filed, and see that it is what it was."""
        one = next((one for one in self.compared.differences if self._is(one, proposal)), None)
        if one is None or (one.kind != MOVE and one.old != proposal.old):
            self.decisions.refused.append((proposal, STALE))
            return
        standing = self.catalogue.standing(one)
        if standing.state == DONE:
            self.decisions.refused.append((proposal, DONE_ALREADY))
        elif standing.state == CLASH and (not proposal.conflict or proposal.mine != standing.mine):
            proposal.conflict, proposal.mine = True, standing.mine
            self.change.update_all(Proposal, [proposal], ["conflict", "mine"])
            self.decisions.refused.append((proposal, CURATED))
        else:
            self.chosen[one] = proposal, standing

    def _is(self, one: Difference, proposal: Proposal) -> bool:
        wanted = proposal.about, proposal.kind, proposal.field, proposal.place, proposal.new
        same = (one.about, one.kind, one.field, one.theirs, one.new) == wanted
        free = one not in self.chosen
        return same and free and (one.kind != REMOVE or one.old == proposal.old)

    def _patch(self) -> Patched | None:
        """The patched file; what does not fit is left out, with the reason."""
        agreed = [
            one
            for one in self.compared.differences
            if (one.about, one.kind) == (HEADING, ADD)
            and self.catalogue.standing(one).state == DONE
        ]
        while self.chosen:
            try:
                return patch(self.compared, [*self.chosen, *agreed])
            except Unfit as error:
                if error.difference not in self.chosen:
                    self._refuse_all(str(error))
                else:
                    proposal, _ = self.chosen.pop(error.difference)
                    self.decisions.refused.append((proposal, str(error)))
        return None

    def _refuse_all(self, why: str) -> None:
        self.decisions.refused += [(proposal, why) for proposal, _ in self.chosen.values()]
        self.chosen.clear()

    def _bring_in(self, patched: Patched) -> None:
        for one, (_, standing) in sorted(self.chosen.items(), key=_headings_last):
            if standing.state == CLASH:
                yield_to(self.change, self.catalogue, one, standing)
            if one.kind == REMOVE:
                take_out(self.change, one, standing)
        state = bring_in(
            self.change,
            patched.document,
            Pruning(),
            base=self.compared.base,
            pairing=patched.pairing,
        )
        if state.report.conflicts:
            raise Unfit(None, state.report.conflicts[0].message)
        self._refuse_kept_headings()
        keep_known(self.change, self.before)
        remember(self.change, Readme.objects.current(), self.staging, patched.former)
        self._record()

    def _refuse_kept_headings(self) -> None:
        for one, (_, standing) in self.chosen.items():
            row = standing.category
            goes = (one.about, one.kind) == (HEADING, REMOVE)
            if goes and row is not None and Category.objects.filter(pk=row.pk).exists():
                raise Unfit(None, f"the catalogue has more below “{row}”: move that first")

    def _record(self) -> None:
        """Keep the rows as they are now in the history."""
        found = [standing for _, standing in self.chosen.values()]
        papers = {one.paper.pk for one in found if one.paper is not None}
        categories = {one.category.pk for one in found if one.category is not None}
        for paper in Paper.objects.filter(pk__in=papers):
            reversion.add_to_revision(paper)
        for category in Category.objects.filter(pk__in=categories):
            reversion.add_to_revision(category)
            for entry in category.entries.texts():
                reversion.add_to_revision(entry)


def _headings_last(chosen: tuple[Difference, tuple[Proposal, Standing]]) -> bool:
    return chosen[0].about == HEADING
