"""Makes a data folder with people in it, and with the sample if asked: a program of its own, which does not serve."""

import os
import sys

PASSWORD = "длинный пароль 77"
TA, IN = "coordinator.tatarstan@example.org", "coordinator.ingushetia@example.org"
LEAD, OBSERVER, ADMIN = "health.tatarstan@example.org", "observer@example.org", "administrator@example.org"
PEOPLE = {
    TA: ("--name", "Координатор, Татарстан", "--role", "coordinator", "--side", "RU-TA"),
    IN: ("--name", "Координатор, Ингушетия", "--role", "coordinator", "--side", "RU-IN"),
    LEAD: ("--name", "Минздрав, Татарстан", "--role", "sector_lead", "--side", "RU-TA", "--sector", "health"),
    ADMIN: ("--name", "Администратор", "--role", "administrator"),
    OBSERVER: ("--name", "Наблюдатель, Ингушетия", "--role", "observer", "--side", "RU-IN"),
}
ONLY_HERE = {OBSERVER}  # the others are in the sample too, under the same addresses


def main(*, with_sample: bool) -> int:
    """Make the database, then its people by the commands that operators use; passwords come by standard input."""
    from kunak.config import cli
    from kunak.config.commands import run, start

    os.environ["KUNAK_COLLECTED"] = "1"
    if not start.django() or not run.prepare():
        return cli.FAILED
    calls = [["sample", "load"]] if with_sample else []
    for email, given in PEOPLE.items():
        is_there = with_sample and email not in ONLY_HERE
        calls.append(["user", *(["password", email] if is_there else ["add", email, *given]), "--password-stdin"])
    return max(cli.main(call) for call in calls)


if __name__ == "__main__":
    sys.exit(main(with_sample="--sample" in sys.argv))
