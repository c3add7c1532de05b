"""Where the static files are that `kunak run` has collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Whitenoise's, which puts together each address once: every icon of a page asks for that of their sprite."""

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002  # as Django calls it
        """Return the address of a file; what was collected stays as long as the process does."""
        known: dict[str | None, str] = self.__dict__.setdefault("addresses", {})
        if name not in known:
            known[name] = super().url(name, force)
        return known[name]
