"""Exchange formats of papers; to add one, write its module and list it here."""

from catalogue.formats import json_array, jsonl
from catalogue.formats.format import BadRecord, Format, Given

FORMATS: dict[str, Format] = {one.name: one for one in (json_array.FORMAT, jsonl.FORMAT)}

__all__ = ["FORMATS", "BadRecord", "Format", "Given"]
