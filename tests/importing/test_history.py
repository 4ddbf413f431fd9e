"""Papers as old as their list has them: dates from the commits of a repository that the test makes."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalogue.importing import history
from catalogue.models import Paper
from tests.importing.lists import LIST, load, paper

pytestmark = pytest.mark.django_db

DAYS = [datetime(2021, 3, day, 12, tzinfo=UTC) for day in range(1, 8)]
FIRST, SECOND, THIRD = (
    f"[**ICML 2020**] {name} Paper on Things \\\n[[paper](https://arxiv.org/abs/2001.0000{number})]\n"
    for number, name in enumerate(("First", "Second", "Third"), 1)
)


class Repository:
    """A git repository of one list, with a commit a day."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet")

    def git(self, *arguments, day=0):
        when = f"{DAYS[day]:%Y-%m-%dT%H:%M:%S}+0000"
        identity = "GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL"
        environment = os.environ | dict.fromkeys(identity.split(), "somebody@example.org")
        environment |= {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        command = ["git", "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(command, cwd=self.folder, env=environment, check=True, capture_output=True)

    def commit(self, text, day, name="README.md"):
        (self.folder / name).write_text(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Day {day}", day=day)
        return self.folder / name


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "list")


def bring(file, **options):
    told = StringIO()
    call_command("import_markdown", file, stdout=StringIO(), stderr=told, **options)
    return told.getvalue()


def dates():
    return {one.title.split()[0]: one.added for one in Paper.objects.all()}


def a_list(*entries):
    return "# Things\n\n## Papers\n\n" + "\n".join(entries)


def test_papers_are_as_old_as_their_first_commit(repository):
    repository.commit(a_list(FIRST), 0)
    repository.commit(a_list(FIRST, SECOND), 1)
    file = repository.commit(a_list(THIRD, SECOND, FIRST), 2)
    told = bring(file, history=repository.folder)
    assert dates() == dict(zip(("First", "Second", "Third"), DAYS, strict=False))
    assert {one.published for one in Paper.objects.all()} == set(DAYS[:3])
    assert "History: 3 of 3 papers found, since 2021-03-01; 3 got its date." in told


def test_a_paper_keeps_its_date_through_rewriting_moving_and_renaming(repository):
    repository.commit(a_list(FIRST, SECOND), 0, "LIST.md")
    repository.git("mv", "LIST.md", "README.md")
    repository.git("commit", "--quiet", "--message", "Rename", day=1)
    retitled = FIRST.replace("First Paper on Things", "Quite Another Title")
    renumbered = SECOND.replace("https://arxiv.org/abs/2001.00002", "https://example.org/second")
    file = repository.commit(a_list(THIRD, renumbered, retitled), 2)
    bring(file, history=repository.folder)
    assert dates() == {"Quite": DAYS[0], "Second": DAYS[0], "Third": DAYS[2]}


def test_a_catalogue_that_has_the_list_already_gets_the_dates_and_nothing_else(repository):
    file = repository.commit(LIST, 3)
    load()
    known = {one.pk: one.updated for one in Paper.objects.all()}
    bring(file, history=repository.folder)
    assert {one.pk: one.updated for one in Paper.objects.all()} == known
    assert set(dates().values()) == {DAYS[3]}


def test_a_date_is_only_ever_made_earlier(repository):
    load()
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    Paper.objects.filter(pk=paper("First").pk).update(added=long_ago)
    file = repository.commit(LIST, 0)
    told = bring(file, history=repository.folder)
    assert dates()["First"] == long_ago
    assert bring(file, history=repository.folder).count("0 got its date") == 1
    assert "got its date" in told


def test_a_list_outside_the_clone_is_found_by_its_name(repository, tmp_path):
    repository.commit(LIST, 0)
    copy = tmp_path / "README.md"
    copy.write_text(LIST)
    bring(copy, history=repository.folder)
    assert set(dates().values()) == {DAYS[0]}


def test_a_shallow_clone_is_told(repository, tmp_path):
    repository.commit(a_list(FIRST), 0)
    repository.commit(a_list(FIRST, SECOND), 1)
    shallow = tmp_path / "shallow"
    command = ["git", "clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(shallow)]
    subprocess.run(command, check=True, capture_output=True)
    assert "is a shallow clone" in bring(shallow / "README.md", history=shallow)
    assert set(dates().values()) == {DAYS[1]}


def test_a_dry_run_and_a_refused_file_date_nothing(repository):
    load()
    file = repository.commit(LIST, 0)
    bring(file, history=repository.folder, dry_run=True)
    file.write_bytes(b"\xff")
    with pytest.raises(CommandError, match="not UTF-8"):
        bring(file, history=repository.folder)
    assert min(dates().values()) > DAYS[-1] + timedelta(days=365)


@pytest.mark.parametrize(
    ("place", "complaint"),
    [("none", "cannot change to"), (".", "not a git repository"), ("list", "no commit has a file")],
)
def test_what_is_no_history_is_said_and_nothing_is_imported(repository, tmp_path, place, complaint):
    repository.commit("# Other\n", 0, "OTHER.md")
    file = tmp_path / "README.md"
    file.write_text(LIST)
    with pytest.raises(CommandError, match=f"--history: .*{complaint}"):
        bring(file, history=tmp_path / place)
    assert not Paper.objects.exists()


def test_a_machine_without_git_says_so(repository, monkeypatch):
    file = repository.commit(LIST, 0)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="git is not installed"):
        bring(file, history=repository.folder)


def test_staging_takes_no_history(repository):
    file = repository.commit(LIST, 0)
    load()
    with pytest.raises(CommandError, match="takes no --history"):
        bring(file, stage=True, history=repository.folder)


def test_a_short_title_is_no_sign_of_a_paper():
    known = history.Signs([("arxiv", "2001.00001", 1)], [(1, "CLIP"), (2, "One Two Three")])
    assert set(known.papers_in("MedCLIP and CLIP, one two\nthree")) == {2}
    assert set(known.papers_in("(https://arxiv.org/pdf/2001.00001v2.pdf)")) == {1}
