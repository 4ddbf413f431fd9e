"""How a list of papers becomes HTML.

What every answer makes anew is rendered by Jinja (`templates/partials/`), in a tenth of the time that
Django's templates take; they escape alike, and know each other's safe strings.
"""
