"""Run as a program: serves hello world, the natural page and the admin's list, as ours is served.

``python -m tests.bench.plain PORT``
"""

import sys

import django
from django.conf import settings

django.setup()

from catalogue import serving  # noqa: E402 -- after the set-up
from tests.bench import asking  # noqa: E402

asking.use_these_addresses()
settings.MIDDLEWARE = asking.DEFAULT_MIDDLEWARE
serving.serve("127.0.0.1", int(sys.argv[1]), 1, sys.stdout.write)
