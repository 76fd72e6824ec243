"""Glossary: the field's words, each with one definition and who says so.

The README's list of words is the referee: a word that stands in both means the same.
Only the standard library is used.
"""

from __future__ import annotations

from discretion.glossary.term import TERMS, Term, find, read, terms

__all__ = ["TERMS", "Term", "find", "read", "terms"]
