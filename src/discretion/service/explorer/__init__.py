"""The explorer: GraphiQL with its plugins, built from `source/` and kept in `built/`.

Nothing of it comes from elsewhere. The six questions stand in `tabs/`, one document
each, and reach the page as they are, so that a question changes without a new build.
"""

from __future__ import annotations

from discretion.service.explorer.assets import FOLDER, asset, notices, page
from discretion.service.explorer.questions import Question, questions, served

__all__ = ["FOLDER", "Question", "asset", "notices", "page", "questions", "served"]
