"""Where an agreement stands before and around its signing: computed from what happened, never typed."""

from enum import StrEnum

from kunak.core.drafting.course import Course, agreed_on


class Stage(StrEnum):
    """The statuses of process.md, 4.1, up to the registration; from then on the standing tells."""

    INTENT = "intent"  # proposed, and there is no text
    DRAFTING = "drafting"  # there is a text, and none lies before the other sides: not sent yet, or given back
    DISPUTED = "disputed"  # it was sent, and clauses are disputed
    APPROVAL = "approval"  # it was sent, and waits for keys
    AGREED = "agreed"  # all sides turned their keys on one text
    SIGNED = "signed"  # a side has still to approve or to register it
    REGISTERED = "registered"  # registered by all sides, and approved by law where a side needs that
    NOT_CONCLUDED = "not_concluded"  # a side gave it up


def stage(course: Course) -> Stage:
    """Return where the agreement stands by what has happened."""
    if course.signed_on:
        return Stage.REGISTERED if is_registered(course) else Stage.SIGNED
    if course.given_up_on:
        return Stage.NOT_CONCLUDED
    if course.drafted_on is None:
        return Stage.INTENT
    if course.sent_on is None or any(one.returned_on for one in course.sides):
        return Stage.DRAFTING
    if course.open_rows:
        return Stage.DISPUTED
    return Stage.AGREED if agreed_on(course) else Stage.APPROVAL


def is_registered(course: Course) -> bool:
    """Return whether every side has registered it, and approved it by law where it needs that."""
    return all(one.registered_on and (one.law_on or not one.limits.needs_law) for one in course.sides)
