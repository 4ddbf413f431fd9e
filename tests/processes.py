"""Programs that tests start: with an environment of their own, and never without an end."""

import os
import subprocess
import sys
import threading

from django.conf import settings

PATIENCE = 300
"""Seconds until a program is given up: many times what one takes where nothing else runs."""


def environment(**variables):
    """Keep of the shell's variables what finds programs and counts lines."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "PATH" or name.startswith("COVERAGE")
    }
    return kept | variables


def run(*command, **variables):
    return subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def run_python(*arguments, **variables):
    return run(sys.executable, *arguments, **variables)


def start_python(*arguments, patience=PATIENCE, **variables):
    """Start a program whose output can be read line by line while it runs."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(patience, process.kill)
    watchdog.daemon = True
    watchdog.start()
    return process
