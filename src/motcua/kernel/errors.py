"""Errors that a person reads. The message is Vietnamese and says what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class DomainError(Exception):
    """A rule said no; nothing was saved."""

    status = 422

    def __init__(self, message: str, *, field: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code

    @property
    def errors(self) -> dict[str, list[str]]:
        """Messages by field name; `""` is the whole form."""
        return {self.field: [self.message]}


class InvalidInput(DomainError):
    """One or more fields cannot be taken as typed."""

    def __init__(
        self,
        message: str = "",
        *,
        field: str = "",
        code: str = "invalid",
        errors: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._errors = {name: list(texts) for name, texts in (errors or {}).items()}
        first = next((texts[0] for texts in self._errors.values() if texts), "")
        super().__init__(message or first, field=field, code=code)

    @property
    def errors(self) -> dict[str, list[str]]:
        return self._errors or super().errors


class NotAllowed(DomainError):
    """This person may not do this, or may not do it here."""

    status = 403


class NotFound(DomainError):
    status = 404


class WrongState(DomainError):
    """The act does not exist in the state the dossier is in."""

    status = 409


class StaleVersion(DomainError):
    """Somebody changed the dossier after the page was made; `changes` says what and who."""

    status = 409

    def __init__(self, message: str, *, changes: Sequence[str] = ()) -> None:
        super().__init__(message, code="stale")
        self.changes = tuple(changes)
