import gzip
from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from config import urls
from config.middleware import HEADERS, packing
from config.wsgi import application
from tests.factories import CategoryFactory, PaperFactory


def hello(request):
    return HttpResponse(f"{request.GET.get('q', '')}{request.POST.get('title', '')}")


def download(request):
    return HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"})


urlpatterns = [
    path("hello/", hello),
    path("download/", download),
    *urls.urlpatterns,
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

FORM = "application/x-www-form-urlencoded"
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
ALL_HEADERS = HEADERS | {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def strict_client():
    return Client(enforce_csrf_checks=True)


def assert_has_all_headers(response):
    assert response.headers.items() >= ALL_HEADERS.items()
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/nowhere/", "/?q=%00"])
def test_every_answer_has_the_same_headers(client, address):
    assert_has_all_headers(client.get(address))


def test_static_files_have_the_same_headers(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "site.css").write_text("body {}")
    response = Client().get("/static/site.css")
    assert response.getvalue() == b"body {}"
    assert_has_all_headers(response)


def test_a_view_may_have_a_header_of_its_own(client):
    assert client.get("/download/")["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PATCH", "CONNECT", "NONSENSE"])
@pytest.mark.parametrize("address", ["/hello/", "/admin/login/", "/static/site.css"])
def test_unknown_methods_are_answered_with_the_known_ones(client, method, address):
    response = client.generic(method, address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_known_methods_go_through(client, method):
    assert client.generic(method, "/hello/").status_code == 200


def test_a_query_of_4096_characters_is_read_and_a_longer_one_is_not(client):
    query = "q=" + "x" * 4094
    assert client.get("/hello/", QUERY_STRING=query).content == b"x" * 4094
    response = client.get("/hello/", QUERY_STRING=query + "x")
    assert (response.status_code, response.content) == (414, b"The address is too long.\n")


@pytest.mark.parametrize(
    "address", ["/?q=%00", "/?q=a%00b", "/?%00", "/%00", "/admin/%00/", "/admin/login/?next=%00"]
)
def test_a_nul_in_an_address_is_refused_in_plain_text(client, address):
    response = client.get(address)
    assert (response.status_code, response.content) == (400, b"Invalid bytes in the address.\n")
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_an_escaped_percent_sign_before_two_noughts_is_no_nul(client):
    assert client.get("/hello/?q=%2500").content == b"%00"


def test_a_nul_in_a_cookie_never_reaches_the_database(client):
    response = client.get("/admin/", headers={"cookie": r'sessionid="aaaaaaaaaaaa\000"'})
    assert (response.status_code, response.content) == (400, b"Invalid bytes in a cookie.\n")


@pytest.mark.parametrize("charset", ["utf-7", "latin-1", "utf-16", "nonsense", "utf8"])
@pytest.mark.parametrize("address", ["/hello/", "/admin/login/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_charsets_than_utf8_are_refused(strict_client, charset, address, method):
    response = strict_client.generic(
        method, address, "title=x", content_type=f"{FORM}; charset={charset}", QUERY_STRING="q=x"
    )
    assert (response.status_code, response.content) == (400, b"Only UTF-8 is read.\n")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf8_is_read_in_any_spelling_of_its_name(client, charset):
    response = client.post("/hello/", "title=%C3%A9", content_type=f"{FORM}; charset={charset}")
    assert response.content.decode() == "é"


@pytest.mark.parametrize("content_type", [f"{FORM}; charset=rot13", "x; charset*=nonsense''%41"])
def test_a_charset_on_which_django_fails_early_is_refused_by_the_server(content_type):
    environ = {"CONTENT_TYPE": content_type}
    setup_testing_defaults(environ)
    answers = []
    body = application(environ, lambda *answer: answers.append(answer))
    assert (answers[0][0], b"".join(body)) == ("400 Bad Request", b"Only UTF-8 is read.\n")


def multipart(value: bytes) -> bytes:
    return b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n' + value + b"\r\n--x--\r\n"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"title=%FF", FORM),
        (b"title=\xff", FORM),
        (b"%FF=1", FORM),
        (b"title=%EF%BF%BD&x=%ED%A0%80", FORM),
        (b"&".join([b"a=1"] * 10_001), FORM),
        (b"title=" + b"x" * 4 * 1024 * 1024, FORM),
        (multipart(b"\xff"), "multipart/form-data; boundary=x"),
        (multipart(b"x"), "multipart/form-data"),
        (multipart(b"x"), "multipart/form-data; boundary=\xff"),
        (multipart(b"x")[:40], "multipart/form-data; boundary=" + "x" * 300),
    ],
)
@pytest.mark.parametrize("address", ["/hello/", "/admin/login/"])
def test_a_form_that_cannot_be_read_is_refused(strict_client, address, body, content_type):
    response = strict_client.post(address, body, content_type=content_type)
    assert (response.status_code, response.content) == (400, b"The form cannot be read.\n")


@pytest.mark.parametrize("body", [b"title=%EF%BF%BD", "title=\ufffd".encode()])
def test_a_replacement_character_that_was_sent_as_such_is_read(client, body):
    assert client.post("/hello/", body, content_type=FORM).content.decode() == "\ufffd"


def test_a_file_of_a_form_may_hold_any_bytes_and_be_large(client):
    upload = BytesIO(b"\xff" * 5_000_000)
    assert client.post("/hello/", {"title": "é", "file": upload}).content.decode() == "é"


def test_a_post_that_is_no_form_goes_on_to_the_check_for_forgery(strict_client):
    response = strict_client.post("/hello/", b"\xff", content_type="application/json")
    assert response.status_code == 403


@pytest.mark.parametrize("address", ["/", "/papers.bib", "/api/papers", "/README.md"])
def test_long_answers_are_compressed_and_still_need_not_be_sent_twice(client, address):
    for number in range(10):
        title = f"A paper of some length, number {number}"
        PaperFactory(title=title, categories=[CategoryFactory()])
    plain = client.get(address)
    packed = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    content = gzip.decompress(packed.getvalue())
    assert address == "/" or content == plain.getvalue()
    if "ETag" in packed:
        again = client.get(address, HTTP_IF_NONE_MATCH=packed["ETag"], HTTP_ACCEPT_ENCODING="gzip")
        assert again.status_code == 304


def test_the_size_of_a_packed_page_does_not_tell_what_is_in_it(client):
    client.cookies["sessionid"] = "somebody"  # whose pages are not kept
    pages = [client.get("/about/", HTTP_ACCEPT_ENCODING="gzip") for _ in range(30)]
    assert len({gzip.decompress(page.content) for page in pages}) == 1
    assert len({len(page.content) for page in pages}) > 10
    assert all(int(page["Content-Length"]) == len(page.content) for page in pages)


def test_what_is_small_or_packed_already_is_left_as_it_is(rf):
    for answer in (
        HttpResponse("x" * 150),
        HttpResponse("x" * 5000, headers={"Content-Encoding": "br"}),
    ):
        before = answer.content
        packed = packing(lambda request, answer=answer: answer)(
            rf.get("/", HTTP_ACCEPT_ENCODING="gzip")
        )
        assert packed.content == before
