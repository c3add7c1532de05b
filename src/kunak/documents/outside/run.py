"""A program outside, run once: bounded in time and memory, without network, with nothing of our own around it."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

NOWHERE = "http://127.0.0.1:9"
"""A proxy that answers nobody, for programs that would go and look on the network."""


class Failed(Exception):
    """A program did not do its work: it took too long, or ended with a fault; the text is for developers."""


def run(command: list[str], *, folder: Path, seconds: int, megabytes: int, given: bytes = b"") -> bytes:
    """Run a program in a folder and return what it printed.

    Args:
        command: the program, found on the path, and its arguments.
        folder: its home and its place for temporary files; to be removed by the caller.
        seconds: after so long it is ended, with all that it started.
        megabytes: of address space, for each of its processes; where the system has such limits.
        given: what it reads from its standard input.

    Raises:
        Failed: see there.
    """
    process = subprocess.Popen(  # noqa: S603 (a list of words of our own, no shell reads them)
        [*_walls(megabytes, seconds), *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        printed, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{command[0]} took more than {seconds} seconds") from error
    finally:
        _end(process)
    if process.returncode != 0:
        raise Failed(f"{command[0]} ended with {process.returncode}")
    return printed


def _walls(megabytes: int, seconds: int) -> list[str]:
    """Return what stands before a command to bound its memory and, where the system lets us, to cut its network.

    Its work is bounded too, with room for several threads: if we are killed, nobody is left to end it.

    Where we have a narrower limit ourselves, that one holds.
    """
    walls = ["unshare", "--map-root-user", "--net", "--"] if _can_cut_network() else []
    shell = shutil.which("sh")
    limits = f'ulimit -v {megabytes * 1024}; ulimit -c 0; ulimit -t {seconds * 4}; exec "$@"'
    return [*walls, shell, "-c", limits, "sh"] if shell else walls


@cache
def _can_cut_network() -> bool:
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    tried = subprocess.run(  # noqa: S603 (words of our own)
        [unshare, "--map-root-user", "--net", "--", "true"], capture_output=True, timeout=10, check=False
    )
    return tried.returncode == 0


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment of paths and language alone: no secret of ours goes out with it."""
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT") if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), NOWHERE)
    return kept | proxies | {"HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with what it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(BrokenPipeError):
            if pipe is not None:
                pipe.close()
