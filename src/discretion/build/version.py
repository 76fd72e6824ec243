"""The version of what turns extracts into tables: with another, all is built anew."""

from __future__ import annotations

import functools
import hashlib
from importlib.resources import files

from discretion.release import Catalogue

_ROOMS = ("extracts", "identity", "links", "policies")


@functools.cache
def version(catalogue: Catalogue) -> str:
    """Changes with a declaration, and with the program text of a room that derives.

    The text and not the SQL it leads to: Ibis names tables differently from run to run.
    """
    made_by = hashlib.sha256(catalogue.version.encode())
    for room in _ROOMS:
        inside = [*files(f"discretion.{room}").iterdir()]
        if room == "policies":
            inside += files("discretion.policies").joinpath("catalogue").iterdir()
        sources = [one for one in inside if one.name.endswith((".py", ".toml"))]
        for source in sorted(sources, key=lambda source: source.name):
            made_by.update(source.read_bytes())
    return made_by.hexdigest()[:16]
