import signal
import sys
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from django.db import OperationalError

from catalogue import serving


class Command(BaseCommand):
    help = "Bring the catalogue up to date (tables, first papers, static files) and serve it."
    requires_system_checks: list[str] = []  # handle() does: some open the database, and may fail

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", default=8000, type=int)
        parser.add_argument(
            "--workers",
            default=serving.usual_workers(),
            type=int,
            help="processes that answer; as many as there are cores, four at most, if not given",
        )
        parser.add_argument("--readme", help="fill an empty catalogue from this file")

    def handle(
        self, *, host: str, port: int, workers: int, readme: str | None, **options: Any
    ) -> None:
        if workers < 1:
            raise CommandError("At least one worker has to answer.")
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: sys.exit(0))
        try:
            self.check()
            serving.claim(host, port)
            serving.prepare(readme, self.say)
        except OperationalError as error:
            name = settings.DATABASES["default"]["NAME"]
            raise CommandError(f"The database {name} cannot be used: {error}") from error
        except OSError as error:
            raise CommandError(f"{error.strerror}: {error.filename}") from error
        serving.serve(host, port, workers, self.say)

    def say(self, message: str) -> None:
        self.stdout.write(message)
        self.stdout.flush()
