"""What can be wrong with a store or a release, each said in one line with a remedy."""

# Each name says what the store or the release is; "Error" would add nothing.
# ruff: noqa: N818

from __future__ import annotations


class ReleaseError(Exception):
    """Something about a store or a release that its user can mend."""


class Busy(ReleaseError):
    """Another build holds the store."""

    def __init__(self, store: str) -> None:
        super().__init__(
            f"store {store}: another build is running; wait until it has finished"
        )


class Damaged(ReleaseError):
    """A release is not what was written."""

    def __init__(self, release: str, reason: str) -> None:
        super().__init__(f"release {release}: {reason}; rebuild it or serve another")


class Missing(ReleaseError):
    """A store holds no such release."""

    def __init__(self, store: str, release: str) -> None:
        super().__init__(
            f"store {store}: there is no release {release}; "
            "`discretion releases` lists those there are"
        )


class Unconfirmed(ReleaseError):
    """A release is there, but the disk did not say that it will stay."""

    def __init__(self, store: str, release: str, reason: str) -> None:
        super().__init__(
            f"store {store}: release {release} may not survive a power cut ({reason}); "
            "mend the disk, remove the release's folder and build again"
        )


class Unwritable(ReleaseError):
    """The disk refused a release, or a store is not a folder one can write to."""

    def __init__(self, store: str, reason: str) -> None:
        super().__init__(
            f"store {store}: nothing was written ({reason}); "
            "make room there or choose another store, and build again"
        )
