"""Curation in the browser. Every page that writes does it through `catalogue.admin.door`."""

from django.contrib import admin

from catalogue.admin import author, category, old_slug, paper, proposal, readme, run, venue

__all__ = ["author", "category", "old_slug", "paper", "proposal", "readme", "run", "venue"]

admin.site.site_header = "Awesome catalogue"
admin.site.site_title = "Awesome catalogue"
admin.site.index_title = "Curation"
admin.site.empty_value_display = "–"
