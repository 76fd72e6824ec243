"""The front page: what this is, what it serves, how complete that is, and where to go.

It needs no script, and is written once for each release.
"""

from __future__ import annotations

from discretion.service.front.documents import document
from discretion.service.front.page import FrontPage, style

__all__ = ["FrontPage", "document", "style"]
