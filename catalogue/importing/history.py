"""Since when a list has had its papers: the first commit of its README in which each of them stands."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.utils import timezone

from catalogue import identifiers, names
from catalogue.changes import changing
from catalogue.models import Identifier, Paper

COMMIT = "\x01"
"""Begins the line that says when a commit was made; no line of a patch begins with it."""

URL = re.compile(r"https?://[^\s<>()\[\]|\"]+")
OPENING = 3
"""Words at the beginning of a title by which it is looked for; a shorter title is no safe sign of a paper."""


class NoHistory(Exception):
    """There is no history to be read; the message says why, in a line."""


@dataclass(frozen=True, slots=True)
class Commit:
    """When it came into the repository, and what it added to the file."""

    when: datetime
    added: str


@dataclass(frozen=True, slots=True)
class Dated:
    """How many of the papers the history knows, how many got an earlier date from it, and its first commit."""

    found: int
    papers: int
    changed: int
    since: datetime | None

    def told(self) -> str:
        since = f", since {self.since:%Y-%m-%d}" if self.since else ""
        return f"History: {self.found} of {self.papers} papers found{since}; {self.changed} got its date."


def commits(repository: Path, file: str) -> list[Commit]:
    """The commits that added lines to the file, the oldest first; its former names are followed.

    ``file`` is its path in the repository, which is a clone on this machine and is only read. Raises
    NoHistory where there is no git, no repository, or no commit of such a file.
    """
    _git(repository, "rev-parse", "--git-dir")
    log = _git(
        repository, "log", "--follow", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
        f"--format={COMMIT}%ct", "--patch", "--", file,
    )  # fmt: skip
    found = [Commit(when, added) for when, added in _read(log) if added]
    if not found:
        raise NoHistory(f"{repository}: no commit has a file {file}")
    return sorted(found, key=lambda one: one.when)


def is_shallow(repository: Path) -> bool:
    """Whether the clone lacks older commits, so that all they added seems to be new."""
    return _git(repository, "rev-parse", "--is-shallow-repository").strip() == "true"


def _git(repository: Path, *arguments: str) -> str:
    command = [
        "git",
        "--literal-pathspecs",
        "-c",
        "core.quotePath=off",
        "-C",
        str(repository),
        *arguments,
    ]
    try:
        ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- no shell
    except FileNotFoundError as error:
        raise NoHistory("git is not installed, so no history can be read") from error
    if ran.returncode:
        said = ran.stderr.decode(errors="replace").strip().splitlines() or ["git failed"]
        raise NoHistory(f"{repository}: {said[0].removeprefix('fatal: ')}")
    return ran.stdout.decode(errors="replace")


def _read(log: str) -> Iterator[tuple[datetime, str]]:
    when, added, in_hunk = None, list[str](), False
    for line in log.split("\n"):
        if line.startswith(COMMIT):
            if when is not None:
                yield when, "\n".join(added)
            when, added, in_hunk = datetime.fromtimestamp(int(line[1:]), UTC), [], False
        elif line.startswith("@@"):
            in_hunk = True
        elif in_hunk and line.startswith("+"):
            added.append(line[1:])
    if when is not None:
        yield when, "\n".join(added)


def first_seen(history: Iterable[Commit], known: "Signs") -> dict[int, datetime]:
    """When each paper was added first, by its key; those that the history does not have are left out."""
    seen: dict[int, datetime] = {}
    for commit in history:
        for paper in known.papers_in(commit.added):
            seen.setdefault(paper, commit.when)
    return seen


class Signs:
    """What tells papers in a text: their identifiers in its addresses, and their titles among its words."""

    def __init__(
        self, carried: Iterable[tuple[str, str, int]], titles: Iterable[tuple[int, str]]
    ) -> None:
        self.carriers = {(scheme, value): paper for scheme, value, paper in carried}
        self.titled: dict[tuple[str, ...], list[tuple[list[str], int]]] = {}
        for paper, title in titles:
            words = names.words(title)
            if len(words) >= OPENING:
                self.titled.setdefault(tuple(words[:OPENING]), []).append((words, paper))

    def papers_in(self, text: str) -> Iterator[int]:
        for url in set(URL.findall(text)):
            for carried in identifiers.find(url).items():
                if carried in self.carriers:
                    yield self.carriers[carried]
        words = names.words(text)
        for place in range(len(words) - OPENING + 1):
            for title, paper in self.titled.get(tuple(words[place : place + OPENING]), ()):
                if words[place : place + len(title)] == title:
                    yield paper


def date_papers(history: Iterable[Commit]) -> Dated:
    """Let papers be as old as the history has them; a date is only ever made earlier.

    Feeds, "recently added" and growth go by these dates. When a paper was last changed stays as it is.
    """
    papers = Paper.objects.all()
    known = Signs(
        Identifier.objects.values_list("scheme", "value", "paper_id"),
        papers.values_list("pk", "title"),
    )
    seen = first_seen(history, known)
    now = timezone.now()
    with changing(None, "Dates from the history of the list", history=False) as change:
        earlier = []
        for paper in papers.only("pk", "added", "published"):
            when = min(seen.get(paper.pk, now), now)
            if when < paper.added or (paper.published is not None and when < paper.published):
                paper.added = min(when, paper.added)
                paper.published = paper.published and min(when, paper.published)
                earlier.append(paper)
        change.update_all(Paper, earlier, ["added", "published"])
    return Dated(len(seen), papers.count(), len(earlier), min(seen.values(), default=None))
