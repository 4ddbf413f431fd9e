from django.conf import settings
from django.http import HttpRequest


def site_address(request: HttpRequest) -> str:
    """Give the site's absolute address: as set, else as it was called."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
