"""How a name comes out wrong: mistyped, spelled by ear, or read by a scanner."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.synthesis.chance import Chance

_BY_EAR: Mapping[str, str] = {
    "B": "V",
    "C": "S",
    "G": "J",
    "H": "",
    "LL": "Y",
    "QU": "K",
    "S": "Z",
    "V": "B",
    "X": "J",
    "Y": "I",
    "Z": "S",
}
_BY_SCANNER: Mapping[str, str] = {
    "C": "G",
    "E": "F",
    "H": "N",
    "I": "L",
    "L": "I",
    "M": "N",
    "O": "Q",
    "RN": "M",
    "U": "V",
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def mistyped(name: str, chance: Chance) -> str:
    """One letter dropped, doubled or replaced, or two changing places."""
    if len(name) < 2:
        return name
    at = chance.between(0, len(name) - 2)
    before, here, after = name[:at], name[at : at + 2], name[at + 2 :]
    slip = chance.one_of(
        (here[0], here[0] * 2 + here[1], chance.one_of(_LETTERS) + here[1], here[::-1])
    )
    return before + slip + after


def by_ear(name: str, chance: Chance) -> str:
    """One sound written another way, such as V for B."""
    return _replaced(name, _BY_EAR, chance)


def by_scanner(name: str, chance: Chance) -> str:
    """One letter read as another that looks like it, such as I for L."""
    return _replaced(name, _BY_SCANNER, chance)


def _replaced(name: str, pairs: Mapping[str, str], chance: Chance) -> str:
    found = [pair for pair in pairs.items() if pair[0] in name]
    return name.replace(*chance.one_of(found), 1) if found else name
