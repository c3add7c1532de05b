"""Makes a data folder with people in it and no agreement: run as a program of its own, without serving."""

import os
import sys

PASSWORD = "длинный пароль 77"
TA, IN, LEAD, OBSERVER, ADMIN = (
    f"{name}@example.org" for name in ("tatarstan", "ingushetia", "lead", "observer", "admin")
)
PEOPLE = (
    (TA, "--name", "Координатор, Татарстан", "--role", "coordinator", "--side", "RU-TA"),
    (IN, "--name", "Координатор, Ингушетия", "--role", "coordinator", "--side", "RU-IN"),
    (LEAD, "--name", "Минкультуры, Татарстан", "--role", "sector_lead", "--side", "RU-TA", "--sector", "culture"),
    (OBSERVER, "--name", "Наблюдатель, Ингушетия", "--role", "observer", "--side", "RU-IN"),
    (ADMIN, "--name", "Администратор", "--role", "administrator"),
)


def main() -> int:
    """Make the database, then add everybody by the command that operators use; passwords come by standard input."""
    from kunak.config import cli
    from kunak.config.commands import run, start

    os.environ["KUNAK_COLLECTED"] = "1"
    if not start.django() or not run.prepare():
        return cli.FAILED
    return max(cli.main(["user", "add", *person, "--password-stdin"]) for person in PEOPLE)


if __name__ == "__main__":
    sys.exit(main())
