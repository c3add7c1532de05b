"""What migrations of the rooms do in their own way: many tables at once, and what no model knows."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation

Step = Callable[[BaseDatabaseWrapper], None]


class OnConnection(Operation):
    """Do what no model knows: install triggers, or an index of the kind that the database has.

    `RunPython` would hand over models as they were then; to draw all of them takes longer than to make their tables.
    """

    reversible = True

    def __init__(self, forwards: Step, backwards: Step) -> None:
        """Keep what is done with the connection when the migration is applied, and when it is taken back."""
        self.forwards, self.backwards = forwards, backwards

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how this is written in a migration."""
        return type(self).__qualname__, [self.forwards, self.backwards], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change no model."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002
        """Do it."""
        self.forwards(schema_editor.connection)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002
        """Take it back."""
        self.backwards(schema_editor.connection)

    def describe(self) -> str:
        """Say what is done."""
        return f"Calls {self.forwards.__module__}.{self.forwards.__qualname__}"


class CreateModels(Operation):
    """Make the tables of many models, as so many `CreateModel` would.

    After each of those Django draws all models anew that hang together with the new one, here nearly all that there
    are; a hundred tables take most of half a minute so. Here they are drawn once.
    """

    reversible = True

    def __init__(self, *models: CreateModel) -> None:
        """Keep the models, each after those that it refers to unless they refer to each other."""
        self.models: Sequence[CreateModel] = models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how this is written in a migration."""
        return type(self).__qualname__, list(self.models), {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add the models; what was drawn without them is forgotten, and drawn with them when it is asked for."""
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the tables."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Remove the tables, the last first."""
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what is made."""
        return f"Create {len(self.models)} models"
