"""Where the catalogues of the benchmark are kept, and how a child process is told of one."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
KEPT = Path(os.environ.get("VAR") or ROOT / "var").absolute() / "bench"
SQLITE = "sqlite"


@dataclass(frozen=True)
class Place:
    """A catalogue by the name of its papers and the address of its database, ``sqlite`` for a file here."""

    name: str
    database: str = SQLITE

    @property
    def engine(self) -> str:
        return "SQLite" if self.database == SQLITE else "PostgreSQL"

    @property
    def folder(self) -> Path:
        return KEPT / f"{self.name}-{self.engine.lower()}"

    @property
    def environment(self) -> dict[str, str]:
        """All that a child process is given: what finds programs, and the settings of this catalogue."""
        given = {
            name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ
        }
        return (
            given
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "SECRET_KEY": "a-key-for-the-benchmark-that-nobody-else-can-reach",
                "ALLOWED_HOSTS": "127.0.0.1",
                "VAR": str(self.folder),
            }
            | ({} if self.database == SQLITE else {"DATABASE_URL": f"{self.database}_{self.name}"})
        )

    def beside(self, purpose: str) -> "Place":
        """An empty catalogue beside this one."""
        return Place(f"{self.name}_{purpose}", self.database)

    def child(self, part: str, **options: Any) -> Any:
        """Run a part of the benchmark in a process of its own, and give what it found."""
        command = [sys.executable, "-m", "tests.bench.child", part, json.dumps(options)]
        ended = subprocess.run(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=False
        )
        if ended.returncode:
            raise SystemExit(
                f"{part} of {self.name} on {self.engine} failed: it exited with {ended.returncode}"
            )
        return json.loads(ended.stdout)
