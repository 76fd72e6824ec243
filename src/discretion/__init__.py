"""Discretion: the use of prosecutorial discretion, visible, countable and honest."""
