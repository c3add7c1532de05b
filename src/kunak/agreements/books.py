"""The rules of a side's register book; where it has none, the usual ones of its region."""

from datetime import date
from typing import Any

from django.utils.translation import pgettext

from kunak.agreements.models import RegisterBook
from kunak.core.registration import Limit, Rule, rule_for
from kunak.people.models import Side

USUAL_MASK = "{номер}/{год}"
VALUES = ("registrar", "mask", "hand_over_days", "hand_over_is_working", "registration_days", "registration_is_working")


def book_values(book: RegisterBook | None, side: Side | None = None) -> dict[str, Any]:
    """Return the columns of a book; of a side without one, those that it would be made with. No query."""
    if book is not None:
        return {name: getattr(book, name) for name in VALUES}
    rule = usual_rule(side)
    return {
        "registrar": "",
        "mask": USUAL_MASK,
        "hand_over_days": rule.hand_over.days,
        "hand_over_is_working": rule.hand_over.is_working,
        "registration_days": rule.registration.days,
        "registration_is_working": rule.registration.is_working,
    }


def usual_rule(side: Side | None) -> Rule:
    """Return the rule of the side's region, as far as its act is known."""
    return rule_for(side.territory.lies_in if side and side.territory else None)


def limits(values: dict[str, Any]) -> tuple[Limit, Limit]:
    """Return the limits of handing over and of registration."""
    return (
        Limit(values["hand_over_days"], values["hand_over_is_working"]),
        Limit(values["registration_days"], values["registration_is_working"]),
    )


def exact_day(text: str) -> date | None:
    """Return a day that is known to the day, else None: a year is never a day."""
    return date.fromisoformat(text) if len(text) == len("2025-05-29") else None


def mask_places() -> dict[str, str]:
    """Return what a mask may say in braces, in the language of the page."""
    number, year, short = pgettext("mask", "number"), pgettext("mask", "year"), pgettext("mask", "yy")
    named = {"number": number, "wide": f"{number}:3", "widest": f"{number}:9", "year": year, "short": short}
    return {name: f"{{{place}}}" for name, place in named.items()}
