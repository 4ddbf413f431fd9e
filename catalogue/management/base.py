from django.core.management.base import BaseCommand


class OperatorCommand(BaseCommand):
    """A command that starts without Django's checks of the code: tests run them, and they take a quarter of its start."""

    requires_system_checks: list[str] = []
