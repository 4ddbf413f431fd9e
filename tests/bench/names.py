"""What things are called in all that is found: so that a report can be written without Django."""

SCENARIOS = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9")
NARROW = ("S1", "S2", "S3", "S4", "S5", "S6", "S9")
BROAD = ("S7", "S8")
GROWING = ("S1", "S2", "S3", "S4", "S5", "S6")

HELLO = "hello"

OURS, AGAIN, NATURAL, DESK = "ours", "ours, again", "natural", "Django admin"
TABLE, TABLE_AUTHORS = "Datasette", "Datasette, authors"

EXPORTS = {
    "export_papers .md": "markdown",
    "export_papers .bib": "bibtex",
    "export_papers .csv": "csv",
    "export_papers .jsonl": "jsonl",
}
"""Exports that are timed, and the formats they write."""
