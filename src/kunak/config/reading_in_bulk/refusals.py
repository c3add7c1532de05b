"""Why a reading in bulk is not begun, or is not brought to its end; what was read by then is kept."""

from gettext import gettext as _

from kunak.core.errors import KunakError
from kunak.ui.errors import message_for


class BulkRefused(KunakError):
    """The run cannot begin as it was asked for."""


class BulkStopped(KunakError):
    """The run came to a stop; the same command goes on with it."""


class OutputExists(BulkRefused):
    """There is something at `path` that no run of ours left unfinished."""

    def __init__(self, *, path: str) -> None:
        super().__init__(f"{path} exists")
        self.path = path


class OutputUnwritable(BulkRefused):
    """Nothing can be written at `path`; `reason` is the system's word, in the language of whoever reads it."""

    def __init__(self, *, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}")
        self.path, self.reason = path, reason


class OutputBegunOtherwise(BulkRefused):
    """The unfinished output in `folder` belongs to another command, `begun`."""

    def __init__(self, *, folder: str, begun: str) -> None:
        super().__init__(f"{folder} was begun by {begun}")
        self.folder, self.begun = folder, begun


class OutputInUse(BulkRefused):
    """Another run writes into `folder` now."""

    def __init__(self, *, folder: str) -> None:
        super().__init__(f"{folder} is in use")
        self.folder = folder


class NotInstalled(BulkRefused):
    """A library is needed that comes with an extra; `package` and `extra` name them."""

    def __init__(self, *, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed: kunak[{extra}]")
        self.package, self.extra = package, extra


class ClusterSilent(BulkStopped):
    """Nobody answers at the `address` of the cluster, or not any more."""

    def __init__(self, *, address: str) -> None:
        super().__init__(f"{address} does not answer")
        self.address = address


class NoCertificates(BulkRefused):
    """The `address` of the cluster asks for TLS, and no certificates are set."""

    def __init__(self, *, address: str) -> None:
        super().__init__(f"no certificates for {address}")
        self.address = address


class ClusterDiffers(BulkRefused):
    """A worker of the cluster has another version of Kunak, or none; `theirs` tells which."""

    def __init__(self, *, theirs: str, ours: str) -> None:
        super().__init__(f"a worker has {theirs}, here is {ours}")
        self.theirs, self.ours = theirs, ours


class ClusterTrouble(BulkStopped):
    """Workers of the cluster end again and again, or cannot read; `reason` tells what is known of it."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"the cluster cannot read: {reason}")
        self.reason = reason


class ReadersEnd(BulkStopped):
    """Reading processes end before they begin to read; `reason` is the last one's end."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"reading processes end at once: {reason}")
        self.reason = reason


class NoRoom(BulkStopped):
    """Rows cannot be written; `reason` is the system's word, in the language of whoever reads it."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"rows cannot be written: {reason}")
        self.reason = reason


@message_for.register
def _bulk_refused(_error: BulkRefused) -> str:
    return _("Reading cannot begin.")


@message_for.register
def _bulk_stopped(_error: BulkStopped) -> str:
    return _("Reading came to a stop.")


@message_for.register
def _output_exists(error: OutputExists) -> str:
    return _("%(path)s is there already. Name another output, or remove it.") % {"path": error.path}


@message_for.register
def _output_unwritable(error: OutputUnwritable) -> str:
    return _("Rows cannot be written to %(path)s: %(reason)s.") % {"path": error.path, "reason": error.reason}


@message_for.register
def _output_begun_otherwise(error: OutputBegunOtherwise) -> str:
    return _(
        "The unfinished output in %(folder)s was begun by another command: %(begun)s. Give that command again, or "
        "remove the folder to begin anew."
    ) % {"folder": error.folder, "begun": error.begun}


@message_for.register
def _output_in_use(error: OutputInUse) -> str:
    return _("Another command is writing to %(folder)s now. Wait until it is done, or name another output.") % {
        "folder": error.folder
    }


@message_for.register
def _not_installed(error: NotInstalled) -> str:
    return _("For this, %(package)s is needed, which is not installed here: pip install 'kunak[%(extra)s]'") % {
        "package": error.package,
        "extra": error.extra,
    }


@message_for.register
def _cluster_silent(error: ClusterSilent) -> str:
    return _(
        "The cluster at %(address)s does not answer. Check the address and that its scheduler and workers run."
    ) % {"address": error.address}


@message_for.register
def _no_certificates(error: NoCertificates) -> str:
    return _(
        "For %(address)s, certificates are needed: name them in Dask's settings, in distributed.comm.tls, or leave out "
        "TLS."
    ) % {"address": error.address}


@message_for.register
def _cluster_differs(error: ClusterDiffers) -> str:
    return _("A worker of the cluster has kunak %(theirs)s, and here is %(ours)s. Install the same version on all.") % {
        "theirs": error.theirs,
        "ours": error.ours,
    }


@message_for.register
def _cluster_trouble(error: ClusterTrouble) -> str:
    return _("The workers of the cluster cannot read: %(reason)s") % {"reason": error.reason}


@message_for.register
def _readers_end(error: ReadersEnd) -> str:
    return _("Reading processes end before they begin: %(reason)s.") % {"reason": error.reason}


@message_for.register
def _no_room(error: NoRoom) -> str:
    return _("Rows cannot be written: %(reason)s.") % {"reason": error.reason}
