"""No link of the site leads nowhere, and links lead everywhere."""

from urllib.parse import urldefrag

from django.urls import resolve

from tests.site.addresses import PAGES, of_pages


@of_pages
def test_every_link_within_the_site_leads_somewhere(fetcher, kind):
    page = fetcher.fetch(kind.address)
    links = fetcher.internal(page)
    assert links != []
    statuses = {link: fetcher.fetch(link).status for link in links}
    assert {link for link, status in statuses.items() if status != 200} <= {
        f"{fetcher.site}/admin/"
    }


@of_pages
def test_every_fragment_of_a_link_is_there(fetcher, kind):
    for link in fetcher.fetch(kind.address).links:
        address, fragment = urldefrag(link)
        if fragment and address.startswith(fetcher.site):
            assert fragment in fetcher.fetch(address).anchors, link


def test_every_view_of_a_page_is_reached_from_home_by_links_alone(fetcher):
    reached = {link for kind in PAGES for link in fetcher.internal(fetcher.fetch(kind.address))}
    paths = {
        link.removeprefix(fetcher.site).partition("?")[0].partition("#")[0] for link in reached
    }
    views = {
        resolve(path).view_name for path in paths if not path.startswith(("/static/", "/admin/"))
    }
    assert {kind.view for kind in PAGES} - views == set()
