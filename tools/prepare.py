"""Make the virtual environment with clear sentences where it cannot be made; then link the package and its command.

Runs on any Python, in ASCII, so that an old one is told what is needed instead of failing on its syntax.
"""

import os
import sys

NEEDED = (3, 11)


def stop(sentence):
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


def make(folder):
    if sys.version_info < NEEDED:
        stop(
            "Kunak needs Python %d.%d or later; this is %d.%d. Name another one: make run PYTHON=python3.12"
            % (NEEDED + sys.version_info[:2])
        )
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        stop("This Python has no venv. On Debian or Ubuntu: apt-get install python3-venv")
    where = os.path.dirname(os.path.abspath(folder))
    if not os.access(where, os.W_OK):
        stop("No permission to write in %s: copy the project to a folder of your own." % where)
    sys.stdout.write("Setting up (about half a minute, once)...\n")
    sys.stdout.flush()
    try:
        venv.create(folder, with_pip=True)
    except OSError as error:
        stop("The environment could not be made in %s: %s" % (folder, error))


def link(folder):
    import sysconfig
    from pathlib import Path

    source = Path(__file__).resolve().parent.parent / "src"
    site = Path(sysconfig.get_path("purelib"))
    (site / "kunak-source.pth").write_text(str(source) + "\n", encoding="utf-8")
    command = Path(folder) / "bin" / "kunak"
    command.write_text(
        "#!%s\nimport sys\nfrom kunak.config.cli import main\nsys.exit(main())\n" % sys.executable, encoding="utf-8"
    )
    command.chmod(0o755)


if __name__ == "__main__":
    if sys.argv[1] == "--link":
        link(sys.argv[2])
    else:
        make(sys.argv[1])
