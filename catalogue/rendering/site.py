"""What every page says of the site, its field to search in, and how many papers there are."""

from django.conf import settings
from django.utils.safestring import SafeString

from catalogue import keeping
from catalogue.models import Category
from catalogue.rendering.addresses import addresses
from catalogue.rendering.jinja import render

list_name = keeping.kept(Category.objects.list_name)


def site() -> dict[str, str]:
    """Tell the site's name, its address and whom to write to."""
    contact = settings.CONTACT
    return {
        "name": settings.SITE_NAME or list_name() or "Awesome catalogue",
        "url": settings.SITE_URL,
        "contact": contact,
        "contact_url": contact if "://" in contact else f"mailto:{contact}",
    }


def search_box(text: str, form: str) -> SafeString:
    """Render the words searched for as a field, of a form that may stand elsewhere."""
    return render("search.jinja", text=text, form=form, help=addresses()["search_help"])


def papers(number: int) -> str:
    """Say how many papers."""
    return f"{number:,} paper{'' if number == 1 else 's'}"
