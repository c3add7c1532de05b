"""What a person asks the register for again and again is kept under a name."""

from django.db import transaction

from kunak.agreements.errors import NameMissing, TextTooLong, TooManyViews
from kunak.agreements.models import SavedView
from kunak.agreements.policies import check_can_delete_view, check_can_save_view
from kunak.journal.services import record
from kunak.people.models import Person

MOST = 50  # of one person
NAME_CHARACTERS = 100


@transaction.atomic
def save_view(*, name: str, asked: str, is_shared: bool, by: Person) -> SavedView:
    """Keep what is asked for under a name; the same name of the same person is asked anew.

    Args:
        asked: `queries.Asked.address`.
        is_shared: whether the people of the side see it too.

    Raises:
        NotOfTheParties: the person acts for no side.
        NameMissing, TextTooLong: the name is empty or longer than a line.
        TooManyViews: the person has as many as anybody can look through.
    """
    side, name = check_can_save_view(by).side, " ".join(name.split())
    if not name:
        raise NameMissing
    if len(name) > NAME_CHARACTERS:
        raise TextTooLong(limit=NAME_CHARACTERS)
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # two windows of one person wait for each other here
    present = SavedView.objects.filter(owner=by, name=name).first()
    if present is None and SavedView.objects.filter(owner=by).count() >= MOST:
        raise TooManyViews(limit=MOST)
    view = present or SavedView(owner=by, name=name)
    view.side, view.asked, view.is_shared = side, asked, is_shared
    view.save()
    record("view saved", of=view, by=by, after={"name": name, "is_shared": is_shared})
    return view


@transaction.atomic
def delete_view(*, view: SavedView, by: Person) -> None:
    """Take a view away: its owner's alone.

    Raises:
        NotOfTheParties: for everybody else there is none, or it is a colleague's.
    """
    view = SavedView.objects.select_for_update(no_key=True).get(pk=view.pk)
    check_can_delete_view(by, view)
    record("view deleted", of=view, by=by, before={"name": view.name})
    view.delete()
