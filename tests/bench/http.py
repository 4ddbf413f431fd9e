"""Ours and its peers over HTTP, side by side: the time of an answer, then requests a second and their tail.

This is wall clock, since others work in other processes: good to a factor of 1.5, on a quiet machine.
"""

import http.client
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from django.conf import settings

from tests.bench import index, peers, servers, single_table
from tests.bench.clock import timed
from tests.bench.names import OURS
from tests.bench.peers import Peer
from tests.bench.scenarios import Scenario

CONNECTIONS = 4
ANSWERS = 2
"""How many answers on each connection wrk should see at least, if there is time."""


def measured(scenarios: list[Scenario], seconds: float) -> dict[str, Any]:
    """Give for each scenario what each peer took; without wrk or Datasette, what can be had."""
    has_wrk = shutil.which("wrk") is not None
    with _everybody() as everybody:
        asked = {
            (scenario.name, name): partial(ask, peer, address)
            for scenario in scenarios
            for name, peer in everybody.items()
            if (address := checked(peer, scenario)) is not None
        }
        times = timed(asked, seconds, time.perf_counter)
        found: dict[str, Any] = {one.name: one.summary() | {"peers": {}} for one in scenarios}
        for (scenario, name), call in asked.items():
            took = times.milliseconds((scenario, name))
            ratio = times.ratio((scenario, name), (scenario, OURS))
            wanted = CONNECTIONS * ANSWERS * took / 1000
            length = max(1, min(wanted, 3 * seconds / len(asked)))
            load = hammered(*call.args, length) if has_wrk else {}
            told = {"milliseconds": took, "ratio": ratio, "size": len(call()), **load}
            found[scenario]["peers"][name] = told
    return {"wrk": has_wrk, "datasette": servers.DATASETTE.exists(), "scenarios": found}


@contextmanager
def _everybody() -> Iterator[dict[str, Peer]]:
    took = index.held().get("seconds", 0)
    with ExitStack() as running:
        served = running.enter_context(servers.ours())
        plain = running.enter_context(servers.plain())
        tabled = None
        if servers.DATASETTE.exists():
            file = settings.VAR / "papers.db"
            single_table.write(file)
            tabled = running.enter_context(servers.datasette(file))
        everybody = peers.all_of_them(served, plain, tabled)
        ask(everybody[OURS], "/")
        time.sleep(3 * took)  # the server is reading its columns
        yield everybody


def checked(peer: Peer, scenario: Scenario) -> str | None:
    """Give the peer's address, if it has one; RuntimeError where it does not find the same papers."""
    address = peer.address(scenario)
    if address and not peer.agrees(ask(peer, address).decode(), scenario.found):
        raise RuntimeError(f"{scenario.name}: {address} does not find {scenario.found} papers")
    return address


def ask(peer: Peer, address: str) -> bytes:
    """Ask on a new connection, as a visitor comes; give the page."""
    connection = http.client.HTTPConnection("127.0.0.1", peer.port, timeout=120)
    connection.request("GET", address, headers={"Cookie": peer.cookie} if peer.cookie else {})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{address} answers {response.status}: {body[:300]!r}")
    return body


def hammered(peer: Peer, address: str, seconds: float) -> dict[str, float]:
    """Let wrk ask over four connections; give requests a second and the 99th percentile in milliseconds."""
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds:.0f}s",
        "--timeout",
        "60s",
        "--latency",
    ]
    command += ["-H", f"Cookie: {peer.cookie}"] if peer.cookie else []
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{peer.port}{address}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    tail = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", said)
    scale = {"us": 0.001, "ms": 1, "s": 1_000, "m": 60_000}
    return {
        "rate": float(rate[1]) if rate else 0.0,
        "tail": float(tail[1]) * scale[tail[2]] if tail else 0.0,
    }
