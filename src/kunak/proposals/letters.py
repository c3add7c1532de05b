"""The letter to a body that is asked for proposals, always in Russian; it bears the link, of which nothing is kept."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from django.utils.translation import override

from kunak.agreements.words import full_title
from kunak.proposals.models import Invitation
from kunak.ui.dates import words_of_date
from kunak.ui.templatetags.kunak_ui import sector_name

SUBJECT = "О предложениях в план мероприятий"


def letter_lines(invitation: Invitation, link: str) -> Iterator[str]:
    """Yield the paragraphs of the letter. One query where the parties are not fetched."""
    collection = invitation.collection
    with override("ru"):
        title = full_title(collection.agreement)
        names = [sector_name(code) for code in collection.sectors]
        sectors = ", ".join(name[:1].lower() + name[1:] for name in names)
        until, last = (words_of_date(day)[1] for day in (collection.until, invitation.expires_on))
    yield f"Готовится план мероприятий по документу «{title}»."
    yield f"Просим до {until} предложить мероприятия по направлениям: {sectors}."
    yield from filter(None, (collection.note,))
    yield f"Предложения вносятся по ссылке, учётная запись для этого не нужна: {link}"
    yield f"Ссылка открывается до {last} и выдана только вашей организации: просим никому её не передавать."


def mail_address(invitation: Invitation, link: str) -> str:
    """Return the address that opens the letter in the mail program of who sends it."""
    body = "\r\n\r\n".join(letter_lines(invitation, link))
    return f"mailto:?{urlencode({'subject': SUBJECT, 'body': body}, quote_via=quote)}"
