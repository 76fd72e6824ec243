r"""Which text a cell holds: trimmed, and null where it stands for nothing.

Publishers write an exemption of the Freedom of Information Act, such as ``(b)(6)``,
where they withhold a value, and several words where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from discretion.extracts.sql import listed, same_code

_SPACES = "\t\r\n\x0b\x0c \xa0\u200b\ufeff"

_EXEMPTION = r"(?:\(b\)\s?\([1-9]\)|b\s?\([1-9]\)|\(?b\)?[367])\s?(?:\(?[a-f]\)?)?"
"""``(b)(6)``, ``(b)(7)(c)``, ``b(7)c``, ``b6``."""

_NOTHING = rf"(?:{_EXEMPTION}[\s,;/&]*)+|iids etl null|n/a|#n/a|"
"""The last alternative is the empty text."""

WITHHELD = rf"(?i:{_NOTHING}|null|na)"
"""Pattern of texts that stand for nothing."""

WITHHELD_NAME = rf"(?i:{_NOTHING})|null|NULL"
"""The same among names, where Na and Null are surnames."""


def text(
    place: int,
    withheld: str = WITHHELD,
    codes: Iterable[str] = (),
    void: str | None = None,
) -> str:
    """SQL for the text of the raw cell there; a listed code always stands.

    ``void`` is a pattern of further texts that stand for nothing in this column.
    """
    withheld = f"{withheld}|{void}" if void else withheld
    trimmed = f"regexp_replace(cell_{place}, '^[{_SPACES}]+|[{_SPACES}]+$', '', 'g')"
    alike = [code for code in codes if re.fullmatch(withheld, code)]
    unless = f" and {same_code(trimmed)} not in {listed(alike)}" if alike else ""
    return f"if(regexp_full_match({trimmed}, '{withheld}'){unless}, null, {trimmed})"
