"""A file is the old one or the new one, and nothing is left beside it."""

import os

import pytest
from django.core.management.base import OutputWrapper

from catalogue.exporting.files import hand_on, replace_file


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("old")
    path.chmod(0o600)
    replace_file(path, [b"n", b"ew"])
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_half_way_leaves_the_old_file(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("old")

    def broken():
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_file(path, broken())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_run_has_left_is_swept_away(tmp_path):
    left = tmp_path / ".README.md.abc.part"
    left.write_text("half")
    (tmp_path / ".OTHER.md.abc.part").write_text("not ours")
    replace_file(tmp_path / "README.md", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".OTHER.md.abc.part", "README.md"]


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "there.md").write_text("old")
    (tmp_path / "README.md").symlink_to("there.md")
    replace_file(tmp_path / "README.md", b"new")
    assert (tmp_path / "there.md").read_text() == "new"
    assert (tmp_path / "README.md").is_symlink()


def test_a_reader_who_has_seen_enough_ends_the_writing_quietly():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as out:
        hand_on((b"x" * 100_000 for _ in range(3)), OutputWrapper(out))
        out.write("what is still to be flushed")


def test_what_is_piped_on_is_what_a_file_would_have(tmp_path):
    path = tmp_path / "out"
    with path.open("w", newline="\r\n") as out:
        hand_on([b"a\n", "é\r\n".encode()], OutputWrapper(out))
    assert path.read_bytes() == b"a\n\xc3\xa9\r\n"
