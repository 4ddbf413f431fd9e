"""The page by which a curator takes README.md out and brings a newer one in."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from catalogue import filing, importing
from catalogue.changes import changing
from catalogue.models import Entry, ImportRun, Paper, Readme
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:catalogue_readme_changelist")
FILE = reverse("admin:catalogue_readme_file")
DOWNLOAD = reverse("admin:catalogue_readme_download")
UPLOAD = reverse("admin:catalogue_readme_upload")

LIST = """# Awesome Papers

Preface.

## Topic

[**MICCAI 2020**] A title \\
_Ada Author, Grace Author_ \\
[[paper](https://papers.example.org/1)]
"""


@pytest.fixture(autouse=True)
def readme():
    importing.import_markdown(LIST.encode(), "README.md")


def upload(client, text, **more):
    content = text if isinstance(text, bytes) else text.encode()
    file = BytesIO(content)
    file.name = "NEW.md"
    return client.post(UPLOAD, {"file": file, **more})


def edit_preface(text):
    with changing(None, "Edited") as change:
        filing.edit_text(change, Entry.objects.texts().get(), text)


def test_an_untouched_list_has_no_difference(admin_client):
    response = admin_client.get(PAGE)
    assert response.context["lines"] == []
    assert "byte for byte" in response.content.decode()


def test_the_page_is_linked_from_the_index(admin_client):
    assert PAGE in admin_client.get(reverse("admin:index")).content.decode()


def test_what_was_edited_is_shown_as_a_difference(admin_client):
    edit_preface("Another <preface>.")
    response = admin_client.get(PAGE)
    assert [(kind, line) for kind, line in response.context["lines"] if line[1:2].isalpha()] == [
        ("removed", "-Preface."),
        ("added", "+Another <preface>."),
    ]
    assert '<span class="added">+Another &lt;preface&gt;.</span>' in response.content.decode()


def test_a_difference_in_line_ends_can_be_seen(admin_client):
    Readme.objects.update(text=LIST.replace("\n", "\r\n"))
    lines = admin_client.get(PAGE).context["lines"]
    assert ("removed", "-Preface.␍") in lines


def test_the_whole_file_can_be_read_and_is_not_recorded(admin_client):
    response = admin_client.get(FILE)
    assert response.content == LIST.encode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert Readme.objects.get().exported is None


def test_a_download_is_recorded_and_is_the_file_known_from_then_on(admin_client):
    edit_preface("Another preface.")
    response = admin_client.post(DOWNLOAD)
    assert response.content.decode() == LIST.replace("Preface.", "Another preface.")
    assert response["Content-Disposition"] == 'attachment; filename="README.md"'
    assert Readme.objects.get().exported is not None
    assert admin_client.get(PAGE).context["lines"] == []


def test_a_download_is_asked_for_by_post(admin_client):
    assert admin_client.get(DOWNLOAD).status_code == 405


def test_an_upload_is_only_tried_at_first(admin_client):
    response = upload(admin_client, LIST.replace("A title", "Another title"))
    assert response.context["report"].changed == 1
    assert Paper.objects.get().title == "A title"
    assert ImportRun.objects.count() == 1


def test_what_was_tried_is_imported_by_the_second_button(admin_client):
    newer = LIST.replace("A title", "Another title")
    tried = upload(admin_client, newer).context["tried"]
    response = admin_client.post(UPLOAD, {"tried": tried})
    assert "NEW.md was imported" in response.content.decode()
    assert response.context["report"].changed == 1
    assert Paper.objects.get().title == "Another title"
    assert ImportRun.objects.first().by.username == "admin"
    assert admin_client.get(FILE).content.decode() == newer


def test_a_byte_order_mark_survives_the_way_through_the_browser(admin_client):
    content = b"\xef\xbb\xbf" + LIST.replace("\n", "\r\n").encode()
    tried = upload(admin_client, content).context["tried"]
    admin_client.post(UPLOAD, {"tried": tried})
    assert admin_client.get(FILE).content == content


def test_papers_go_only_when_the_curator_says_so(admin_client):
    shorter = LIST[: LIST.index("[**")]
    assert upload(admin_client, shorter).context["report"].removed == 0
    response = upload(admin_client, shorter, prune="on", force="on")
    assert response.context["report"].removed == 1
    admin_client.post(UPLOAD, {"tried": response.context["tried"]})
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# A\n\ncaf\xe9\n", "Line 3"),
        (b"# A\n\x00\n", "Line 2"),
        (b" \n", "empty"),
        (b"a" * 5_000_001, "more than"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing_and_says_why(admin_client, content, said):
    response = upload(admin_client, content)
    html = response.content.decode()
    assert "nothing was changed" in html
    assert said in html
    assert "tried" not in response.context


def test_a_form_without_a_file_is_shown_again(admin_client):
    response = admin_client.post(UPLOAD, {"prune": "on"})
    assert "This field is required" in response.content.decode()


def test_what_was_not_tried_is_not_imported(admin_client):
    tried = upload(admin_client, LIST.replace("A title", "Another title")).context["tried"]
    response = admin_client.post(UPLOAD, {"tried": f"x{tried}"})
    assert "Choose the file again" in response.content.decode()
    assert Paper.objects.get().title == "A title"


def test_a_change_between_the_trial_and_the_import_is_shown_first(admin_client):
    tried = upload(admin_client, LIST.replace("A title", "Another title")).context["tried"]
    edit_preface("Another preface.")
    response = admin_client.post(UPLOAD, {"tried": tried})
    assert "was changed meanwhile" in response.content.decode()
    assert Paper.objects.get().title == "A title"
    admin_client.post(UPLOAD, {"tried": response.context["tried"]})
    assert Paper.objects.get().title == "Another title"


def test_who_may_only_look_can_download_but_not_upload(client):
    viewer = UserFactory()
    viewer.user_permissions.set(Permission.objects.filter(codename="view_readme"))
    client.force_login(viewer)
    assert "Try it" not in client.get(PAGE).content.decode()
    assert client.post(DOWNLOAD).status_code == 200
    assert upload(client, LIST).status_code == 403


def test_an_imported_file_is_kept_and_can_be_had_again(admin_client):
    run = ImportRun.objects.get()
    page = admin_client.get(run.get_absolute_url())
    address = reverse("admin:catalogue_importrun_file", args=[run.pk])
    assert address in page.content.decode()
    assert admin_client.get(address).content.decode() == LIST


def test_the_page_of_a_paper_shows_its_lines_as_they_will_be_written(admin_client):
    paper = Paper.objects.get()
    html = admin_client.get(reverse("admin:catalogue_paper_change", args=[paper.pk])).content
    assert "_Ada Author, Grace Author_ \\" in html.decode()
