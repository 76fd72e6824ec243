"""Code lists that agencies share, and the words that results are given in.

A code list maps the raw value, as recorded, to its label.
"""
