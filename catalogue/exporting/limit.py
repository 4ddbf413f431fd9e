"""How large a file may be that GitHub shows."""

from collections.abc import Iterator

from catalogue.records import Notice

SHOWN = 512_000
"""Bytes of Markdown from which on GitHub shows nothing of a file."""

NEAR = 480_000


def near_limit(name: str, content: bytes) -> Iterator[Notice]:
    """Say where a file is too large for GitHub or nearly so, and what helps."""
    if len(content) < NEAR:
        return
    state = "shows nothing of it" if len(content) >= SHOWN else f"shows nothing from {SHOWN:,} on"
    helps = "--split category writes a file for each category, --filter a part of the list"
    yield Notice(0, "large", f"{name} has {len(content):,} bytes, and GitHub {state}: {helps}")
