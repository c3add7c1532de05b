"""A cold `kunak read FILE`: the processor time of the whole process, from its start to the record, and its memory.

Python finds the modules compiled, as it does once a package is installed. The peer's figure is that of a Python that
starts and does nothing.
"""

import os
import resource
import subprocess
import sys
import tempfile
from statistics import median

from bench.read_seed import seed
from bench.result import Result

NAME, RUNS = "read_cold", 10


def measure() -> Result:
    """Return the median processor time of a process in seconds; the first run, which may have to compile, left out."""
    path, notes = seed()
    command = [sys.executable, "-m", "kunak.config.cli", "read", str(path)]
    with tempfile.TemporaryDirectory() as compiled:
        processor_seconds(command, compiled)
        ours = [processor_seconds(command, compiled) for _ in range(RUNS)]
        theirs = [processor_seconds([sys.executable, "-c", ""], compiled) for _ in range(RUNS)]
    notes.append(f"the largest of the processes took {_megabytes():.0f} MB; median of {RUNS} runs")
    return Result(NAME, median(ours), "s", RUNS, peer="python", peer_value=median(theirs), notes=tuple(notes))


def processor_seconds(command: list[str], compiled: str) -> float:
    """Return what a process and its children take of the processors; compiled modules are kept in a folder."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _megabytes() -> float:
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return largest / (1024 * 1024 if sys.platform == "darwin" else 1024)
