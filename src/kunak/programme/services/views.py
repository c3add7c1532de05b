"""A way to see a plan and what it is asked for are kept under a name."""

from django.db import transaction

from kunak.agreements.errors import NameMissing, TextTooLong, TooManyViews
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.models import PlanView, Version
from kunak.programme.policies import check_can_delete_view, check_can_see

MOST = 50  # of one person at one plan
NAME_CHARACTERS = 100


@transaction.atomic
def save_view(*, version: Version, way: str, name: str, asked: str, is_shared: bool, by: Person) -> PlanView:
    """Keep what a plan is asked for under a name; the same name of the same person is asked anew.

    Args:
        version: that was shown; the view is of its plan, whichever version is shown later.
        asked: `queries.PlanAsked.address`.
        is_shared: whether the people of the side see it too.

    Raises:
        NotOfTheParties: the person may not see the version.
        NameMissing, TextTooLong: the name is empty or longer than a line.
        TooManyViews: the person has as many as anybody can look through.
    """
    side, name = check_can_see(by, version).side, " ".join(name.split())
    if not name:
        raise NameMissing
    if len(name) > NAME_CHARACTERS:
        raise TextTooLong(limit=NAME_CHARACTERS)
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # two windows of one person wait for each other here
    own = PlanView.objects.filter(programme=version.programme_id, owner=by)
    present = own.filter(name=name).first()
    if present is None and own.count() >= MOST:
        raise TooManyViews(limit=MOST)
    view = present or PlanView(programme=version.programme, owner=by, name=name)
    view.side, view.way, view.asked, view.is_shared = side, way, asked, is_shared
    view.save()
    record("plan view saved", of=view, by=by, after={"name": name, "is_shared": is_shared})
    return view


@transaction.atomic
def delete_view(*, view: PlanView, by: Person) -> None:
    """Take a view away: its owner's alone.

    Raises:
        NotOfTheParties: for everybody else there is none.
        NotOwnView: it is a colleague's.
    """
    view = PlanView.objects.select_for_update(no_key=True).get(pk=view.pk)
    check_can_delete_view(by, view)
    record("plan view deleted", of=view, by=by, before={"name": view.name})
    view.delete()
