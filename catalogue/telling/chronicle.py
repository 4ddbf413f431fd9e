"""What changed, week by week: what came, what was changed or moved, and what was imported.

Read from the papers, the history and the import runs, in a fixed number of queries. Told is only what
is public now: published papers by their titles, and of an import how much, never by whom.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import BigIntegerField, Exists, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from reversion.models import Version

from catalogue.models import Entry, ImportRun, Paper

WEEKS = 8
SHOWN = 12
MOST = 2000
"""Weeks on a page, titles of a kind in a week, and versions that are looked at for a page."""

WEEK = timedelta(days=7)


@dataclass(slots=True)
class Group:
    """Papers to which the same happened in a week: the first of them, and how many there are."""

    papers: list[Paper] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.papers)


@dataclass(slots=True)
class Week:
    """A week from its Monday on, and what happened in it."""

    monday: date
    added: Group = field(default_factory=Group)
    changed: Group = field(default_factory=Group)
    moved: Group = field(default_factory=Group)
    imports: list[ImportRun] = field(default_factory=list)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def key(self) -> str:
        return key_of(self.monday)

    @property
    def is_eventful(self) -> bool:
        groups = (self.added, self.changed, self.moved)
        return bool(self.imports) or any(group.count for group in groups)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Some weeks, the newest first, and the week with which the page before them begins."""

    weeks: list[Week]
    earlier: str


def key_of(day: date) -> str:
    """Give the week of a day as ISO 8601 writes it: 2024-W14."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of(key: str) -> date | None:
    """Give the Monday of a week so written; nothing where there is no such week."""
    written = re.fullmatch("([12][0-9]{3})-W([0-9]{2})", key)
    try:
        return date.fromisocalendar(int(written[1]), int(written[2]), 1) if written else None
    except ValueError:
        return None


def read(newest: date | None = None) -> Chronicle:
    """Tell the weeks up to the one that begins on this Monday, else up to the last eventful one."""
    if newest is None:
        latest = _latest(timezone.now() + WEEK)
        newest = (latest or timezone.now()).astimezone(UTC).date()
        newest -= timedelta(days=newest.weekday())
    weeks = {monday: Week(monday) for monday in (newest - WEEK * number for number in range(WEEKS))}
    start, end = _moment(min(weeks)), _moment(newest + WEEK)
    _tell_papers(weeks, start, end)
    for run in ImportRun.objects.defer("text").filter(when__gte=start, when__lt=end):
        weeks[_monday(run.when)].imports.append(run)
    before = _latest(start)
    return Chronicle(
        [week for week in weeks.values() if week.is_eventful],
        key_of(before.astimezone(UTC).date()) if before else "",
    )


def _tell_papers(weeks: dict[date, Week], start: datetime, end: datetime) -> None:
    added = list(Paper.objects.published().by_week([_moment(one) for one in weeks], end, SHOWN))
    moved = _moved(start, end)
    changed = list(_changes().filter(moment__gte=start, moment__lt=end)[:MOST])
    ids = {key for key, _ in [*moved, *changed]} | {key for key, _, _ in added}
    papers = Paper.objects.published().only("title", "slug", "year", "published").in_bulk(ids)
    for key, number, count in added:
        group = weeks[list(weeks)[number]].added
        group.count = count
        group.papers.append(papers[key])
    seen: set[tuple[date, int]] = set()
    for kind, rows in (("moved", moved), ("changed", changed)):
        for key, moment in rows:
            monday = _monday(moment)
            paper = papers.get(key)
            if paper is None or (monday, key) in seen or _came_in(paper, monday):
                continue
            seen.add((monday, key))
            _put(getattr(weeks[monday], kind), paper)


def _put(group: Group, paper: Paper) -> None:
    group.count += 1
    if len(group.papers) < SHOWN:
        group.papers.append(paper)


def _came_in(paper: Paper, monday: date) -> bool:
    """Tell whether the paper came in this week or later: what was done to a draft is no news."""
    return paper.published is not None and _monday(paper.published) >= monday


def _changes() -> QuerySet:
    """The papers of versions that are not the first of their paper, with the moment; newest first."""
    versions = Version.objects.get_for_model(Paper)
    earlier = versions.filter(object_id=OuterRef("object_id"), pk__lt=OuterRef("pk"))
    later: QuerySet = versions.filter(Exists(earlier.order_by())).annotate(
        paper=Cast("object_id", BigIntegerField()), moment=F("revision__date_created")
    )
    public = later.filter(paper__in=Paper.objects.published().order_by().values("pk"))
    return public.order_by("-pk").values_list("paper", "moment")


def _moved(start: datetime, end: datetime) -> list[tuple[int, datetime]]:
    """Give the papers of which an entry came to stand in another category, the newest first."""
    versions = Version.objects.get_for_model(Entry)
    earlier = versions.filter(object_id=OuterRef("object_id"), pk__lt=OuterRef("pk"))
    former = Subquery(earlier.order_by("-pk").values("serialized_data")[:1])
    rows = (
        versions.annotate(former=former, moment=F("revision__date_created"))
        .filter(former__isnull=False, moment__gte=start, moment__lt=end)
        .order_by("-pk")
        .values_list("serialized_data", "former", "moment")
    )
    pairs = ((_fields(now), _fields(then), moment) for now, then, moment in rows[:MOST])
    return [
        (now["paper"], moment)
        for now, then, moment in pairs
        if now["paper"] == then["paper"] is not None and now["category"] != then["category"]
    ]


def _fields(serialized: str) -> dict[str, Any]:
    """Read what a version has kept of a row."""
    fields: dict[str, Any] = json.loads(serialized)[0]["fields"]
    return fields


def _latest(before: datetime) -> datetime | None:
    """Tell when something last happened before a moment."""
    moments = (
        Paper.objects.published().filter(published__lt=before).aggregate(last=Max("published")),
        ImportRun.objects.filter(when__lt=before).aggregate(last=Max("when")),
        _changes().filter(moment__lt=before).aggregate(last=Max("moment")),
    )
    return max((one["last"] for one in moments if one["last"]), default=None)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _monday(moment: datetime) -> date:
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())
