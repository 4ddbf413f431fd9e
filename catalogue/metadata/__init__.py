"""What machines read on a page. ``site`` is always the site's absolute address, with no slash at its end."""

from catalogue.metadata.address import site_address
from catalogue.metadata.coins import coins
from catalogue.metadata.head import Head, head
from catalogue.metadata.schema import category, website

__all__ = ["Head", "category", "coins", "head", "site_address", "website"]
