"""Kinds of measures with their fields, milestones, indicators and proofs, as a document drawn from the data."""

from collections.abc import Iterable, Iterator

from kunak.core import reference
from kunak.core.kinds import planned_fields, reported_fields
from kunak.core.reference import Field, MeasureKind

WORDS = {
    "en": {
        "title": "# Kinds of measures and their fields",
        "drawn": "Drawn from `core/reference` by `make docs`. По-русски: [виды мероприятий](measure-kinds.ru.md).",
        "told": "Every measure has its text, sector, term, executors and milestones; below is what a kind adds. "
        "Planned fields are agreed on with the version, reported ones are told once something has happened.",
        "own": "An office adds kinds of its own: [own kinds of measures](../how-to/own-kinds.md).",
        "planned": "Planned",
        "reported": "Reported",
        "milestones": "Milestones",
        "indicators": "Indicators",
        "proofs": "Proofs",
        "fields": "## Fields",
        "head": "| field | code | type | unit | hint |",
    },
    "ru": {
        "title": "# Виды мероприятий и их сведения",
        "drawn": "Составлено командой `make docs`. In English: [kinds of measures](measure-kinds.md).",
        "told": "У всех мероприятий есть текст, сфера, срок, исполнители и контрольные события; ниже — что даёт "
        "вид. Плановые сведения согласуют с версией плана, отчётные вносят, когда что-то произошло.",
        "own": "Свои виды учреждение добавляет само: [свои виды мероприятий](../how-to/own-kinds.ru.md).",
        "planned": "План",
        "reported": "Отчёт",
        "milestones": "Контрольные события",
        "indicators": "Показатели",
        "proofs": "Подтверждения",
        "fields": "## Сведения",
        "head": "| сведение | код | тип | единица | подсказка |",
    },
}


def kinds(language: str) -> str:
    """Return the document in one language."""
    words = WORDS[language]
    parts = [words["title"], "", words["drawn"], "", words["told"], words["own"], ""]
    for kind in reference.measure_kinds().values():
        parts += _kind(kind, language)
    parts += [words["fields"], "", words["head"], "|---|---|---|---|---|"]
    return "\n".join([*parts, *_fields(language), ""])


def _kind(kind: MeasureKind, language: str) -> Iterator[str]:
    words = WORDS[language]
    yield from (f"## {kind.name(language)}", "", f"`{kind.code}`. {kind.definition_ru}".rstrip(" "), "")
    yield f"- {words['planned']}: {_names(planned_fields(kind), language)}"
    yield f"- {words['reported']}: {_names(reported_fields(kind), language)}"
    yield f"- {words['milestones']}: {'; '.join(step.name(language) for step in kind.milestones)}"
    yield f"- {words['indicators']}: {'; '.join(one.name(language) for one in kind.indicators)}"
    if kind.proofs_ru:
        yield f"- {words['proofs']}: {'; '.join(kind.proofs_ru)}"
    yield ""


def _names(fields: Iterable[Field], language: str) -> str:
    return "; ".join(field.name(language) for field in fields)


def _fields(language: str) -> Iterator[str]:
    for field in reference.measure_fields().values():
        if field.entered != "own":
            answers = f": {', '.join(one.name(language) for one in field.options)}" if field.options else ""
            cells = (field.name(language), f"`{field.code}`", f"{field.type}{answers}", field.unit(language))
            yield f"| {' | '.join(cells)} | {field.hint(language)} |"
