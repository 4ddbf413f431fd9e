"""Files that are the old one or the new one at every moment, never a part; and what is piped on."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write beside the file and rename; the old file stays if anything fails.

    The permissions of the old file are kept. Raises OSError that names the file; what an earlier, killed run left beside
    the file is removed.
    """
    path = path.resolve()
    for left in path.parent.glob(f".{path.name}.*.part"):
        with suppress(OSError):
            left.unlink()
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        ) as part:
            try:
                part.writelines([content] if isinstance(content, bytes) else content)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).chmod(path.stat().st_mode if path.exists() else 0o644)
                Path(part.name).replace(path)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # not the one beside it
        raise


def hand_on(chunks: Iterable[bytes], out: Any) -> None:
    """Write to a stream, line ends as they are; a reader who has seen enough, as ``head`` has, ends it."""
    raw = getattr(out, "buffer", None)
    if raw is None:
        out.writelines(chunk.decode() for chunk in chunks)
        return
    try:
        raw.writelines(chunks)
        raw.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())  # for what is still to be flushed
