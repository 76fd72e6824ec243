"""Which releases may be served: none that holds people whom nothing protects yet.

What is in a published layout its agency has made public, and synthetic people are
nobody. Any other extract is of people, and until there are grants only the steward,
who has the files at hand, reads a release that holds one.
"""

from __future__ import annotations

from discretion.access.principal import STEWARD, Principal
from discretion.release import ExtractEntry, Manifest, ReleaseError


class Unprotected(ReleaseError):  # noqa: N818  # says what the release is
    """A release holds records of people that nothing protects yet."""

    def __init__(self, release: str, extract: ExtractEntry) -> None:
        super().__init__(
            f"release {release}: {extract.file} is in an internal layout and not "
            "marked synthetic, and nothing protects its people yet; serve another "
            'release with --release, or say "synthetic": true beside the file if all '
            "of it is invented, and build again"
        )


def refusal(manifest: Manifest, principal: Principal) -> Unprotected | None:
    """Why the principal may not read a release; None where it may."""
    if principal == STEWARD:
        return None
    exposed = next(filter(_is_exposed, manifest.extracts), None)
    return None if exposed is None else Unprotected(manifest.name, exposed)


def _is_exposed(extract: ExtractEntry) -> bool:
    """A reviewer's decisions, which no component sent, are records of nobody."""
    is_public = extract.kind == "published" or extract.synthetic is True
    return bool(extract.component) and not is_public
