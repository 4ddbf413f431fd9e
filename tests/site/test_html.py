"""The HTML of every kind of page, judged by the Nu HTML checker."""

import json

from tests import tools
from tests.site.addresses import PAGES

CHECKER = "vnu-jar/build/dist/vnu.jar"


def test_the_checker_finds_no_fault_in_any_page(fetcher, tmp_path):
    names = {f"{number}.html": kind.name for number, kind in enumerate(PAGES)}
    for file, kind in zip(names, PAGES, strict=True):
        (tmp_path / file).write_text(fetcher.fetch(kind.address).text)
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><title>Control</title><p><div></p>")
    files = sorted(str(path) for path in tmp_path.iterdir())
    said = json.loads(tools.java(CHECKER, "--format", "json", "--stdout", *files).stdout)
    found = {}
    for message in said["messages"]:
        file = message["url"].rpartition("/")[2]
        text = f"{message['message']} {message.get('extract', '')}"
        found.setdefault(names.get(file, "control"), []).append(text)
    assert found.pop("control", None)
    assert found == {}
