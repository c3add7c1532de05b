"""Where the static files are that `kunak run` has collected."""

from functools import cached_property

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Whitenoise's, which puts together each address once: every icon of a page asks for that of their sprite."""

    @cached_property
    def _addresses(self) -> dict[str | None, str]:
        return {}

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002  # as Django calls it
        """Return the address of a file; what was collected stays as long as the process does."""
        known = self._addresses
        if name not in known:
            known[name] = super().url(name, force)
        return known[name]
