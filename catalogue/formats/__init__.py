"""Exchange formats of papers; to add one, write its module and list it here."""

from catalogue.formats import atom, bibtex, csl, csv_rows, json_array, jsonl, markdown, ris
from catalogue.formats.format import BadRecord, Format, Given, Selection

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (bibtex, ris, csl, csv_rows, json_array, jsonl, markdown, atom)
}

READABLE = {name: form for name, form in FORMATS.items() if form.parse}


def of_file(name: str) -> Format | None:
    """The format that a file's name ends with: `papers.csl.json` is CSL-JSON, not JSON."""
    forms = sorted(FORMATS.values(), key=lambda form: -len(form.extension))
    return next((form for form in forms if name.lower().endswith(f".{form.extension}")), None)


__all__ = ["FORMATS", "READABLE", "BadRecord", "Format", "Given", "Selection", "of_file"]
