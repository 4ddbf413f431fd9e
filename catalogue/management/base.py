from typing import Any

from django.core.management.base import BaseCommand, CommandError

INTERRUPTED = 130
"""How a shell tells that a program was ended by Ctrl-C (128 and the signal's number)."""


class OperatorCommand(BaseCommand):
    """A command that starts without Django's checks of the code: tests run them, and they take a quarter of its start.

    Ctrl-C ends it in one line; what it was writing in one transaction has not been written then.
    """

    requires_system_checks: list[str] = []

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except KeyboardInterrupt:
            raise CommandError("Interrupted.", returncode=INTERRUPTED) from None
