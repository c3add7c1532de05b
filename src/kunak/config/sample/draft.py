"""The draft of the sample: proposed by the first side, its text sent, with the conclusion of that side's lawyer."""

from datetime import date

from kunak.agreements.services import mark_as_example
from kunak.config.sample.files import DRAFT, text_of_draft
from kunak.drafts import services
from kunak.drafts.models import Draft
from kunak.people.models import Person, Territory

PARTNER = "RU-IN"
TITLE, GROUND = "о сотрудничестве в сфере туризма", "письмо Татарстана от {day:%d.%m.%Y} № 1 (пример)"
BODY, POST = "Правовая служба", "юрист"


def begin_draft(*, on: date, by: Person, lawyer: Person) -> Draft:
    """Propose an agreement, send its text and ask the lawyer, who sees no objection."""
    draft = services.propose(
        kind="agreement",
        title=TITLE,
        others=[Territory.objects.get(code=PARTNER)],
        is_theirs=False,
        proposed_on=on,
        purpose="",
        ground=GROUND.format(day=on),
        today=on,
        by=by,
    )
    mark_as_example(agreement=draft.agreement)
    edition = services.add_edition(draft=draft, name=DRAFT, data=text_of_draft(), note="", by=by)
    services.send_edition(edition=edition, by=by)
    visa = services.ask_visa(edition=edition, kind="legal", body=BODY, officer=lawyer, asked_on=on, today=on, by=by)
    services.give_visa(
        visa=visa, outcome="agreed", name=lawyer.name, post=POST, given_on=on, remarks="", today=on, by=lawyer
    )
    return draft
