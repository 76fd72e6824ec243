"""A request that cannot be taken as it is: status, code, and what to change."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException

BAD_REQUEST = "BAD_REQUEST"
NOT_FOUND = "RELEASE_NOT_FOUND"
UNAVAILABLE = "RELEASE_UNAVAILABLE"
WITHHELD = "RELEASE_WITHHELD"


class Refusal(HTTPException):
    """Refuses a request; the client sees it as a GraphQL error."""

    def __init__(
        self,
        status: int,
        message: str,
        code: str = BAD_REQUEST,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Say what is wrong and what would be right."""
        super().__init__(status, message, headers)
        self.code = code

    def body(self) -> dict[str, object]:
        """The refusal as a GraphQL response."""
        error = {"message": self.detail, "extensions": {"code": self.code}}
        return {"errors": [error]}
