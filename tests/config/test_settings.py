from pathlib import Path

import pytest

from tests.processes import run_python

PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "papers.example.org",
    "HTTPS": "1",
    "SITE_URL": "https://papers.example.org",
    "CONTACT": "curators@example.org",
    "PROXY_SSL_HEADER": "X-Forwarded-Proto",
}


def value_of(setting, **environment):
    show = f"from django.conf import settings; print(settings.{setting})"
    result = run_python("-c", show, DJANGO_SETTINGS_MODULE="config.settings", **environment)
    assert result.stderr == ""
    return result.stdout.strip()


def test_deployment_checks_find_nothing_in_production():
    result = run_python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (result.returncode, result.stdout) == (
        0,
        "System check identified no issues (1 silenced).\n",
    )


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SECRET_KEY", "", "There is no secret key. Set SECRET_KEY to 50 random characters"),
        ("ALLOWED_HOSTS", "", "There are no allowed hosts. Set ALLOWED_HOSTS to the host names"),
        ("ALLOWED_HOSTS", "*", "'*' is not the name of a host. Set ALLOWED_HOSTS to the host"),
        ("ALLOWED_HOSTS", "https://a.org", "'https://a.org' is not the name of a host. Set"),
        ("DEBUG", "maybe", "DEBUG must be 1 or 0, not 'maybe'."),
        ("HTTPS", "2", "HTTPS must be 1 or 0, not '2'."),
        ("SITE_URL", "example.org", "SITE_URL must be like https://papers.example.org, not"),
        ("SITE_URL", "https://example.org/papers", "SITE_URL must be like https://papers"),
        ("CONTACT", "nobody", "CONTACT must be an e-mail or a web address, not 'nobody'."),
        ("PROXY_SSL_HEADER", "a: b", "PROXY_SSL_HEADER must be a header's name, X-Forwarded"),
        ("DATABASE_URL", "mysql://localhost/papers", "DATABASE_URL must be sqlite:////path/to/"),
    ],
)
def test_nonsense_is_refused_in_one_line_that_says_what_to_set(name, value, message):
    result = run_python("manage.py", "check", **PRODUCTION | {name: value})
    assert result.returncode == 1
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


def test_a_secret_key_may_stand_in_a_private_file(tmp_path):
    file = tmp_path / "key"
    file.write_text("from-the-file\n")
    environment = PRODUCTION | {"SECRET_KEY": "", "SECRET_KEY_FILE": str(file)}
    assert value_of("SECRET_KEY", **environment) == "from-the-file"
    file.unlink()
    result = run_python("manage.py", "check", **environment)
    assert result.stderr == f"SECRET_KEY_FILE: No such file or directory: {file}\n"


def test_a_secret_key_is_taken_as_it_is():
    assert value_of("SECRET_KEY", **PRODUCTION | {"SECRET_KEY": "$HOME"}) == "$HOME"


def test_development_needs_no_more_than_debug():
    assert value_of("ALLOWED_HOSTS", DEBUG="1") == "['localhost', '127.0.0.1', '[::1]']"
    assert value_of("SECRET_KEY", DEBUG="true").startswith("django-insecure-")


@pytest.mark.parametrize("value", ["", "0", "false", "No", "OFF"])
def test_debug_is_off_unless_it_is_switched_on(value):
    assert value_of("DEBUG", **PRODUCTION | {"DEBUG": value}) == "False"


def test_cookies_are_bound_to_the_host_when_the_site_is_served_by_https():
    assert value_of("SESSION_COOKIE_NAME", **PRODUCTION) == "__Host-sessionid"
    assert value_of("SESSION_COOKIE_NAME", **PRODUCTION | {"HTTPS": "0"}) == "sessionid"


def test_no_proxy_is_trusted_unless_it_is_named():
    named = value_of("SECURE_PROXY_SSL_HEADER", **PRODUCTION)
    assert named == "('HTTP_X_FORWARDED_PROTO', 'https')"
    unnamed = PRODUCTION | {"PROXY_SSL_HEADER": ""}
    assert value_of("SECURE_PROXY_SSL_HEADER", **unnamed) == "None"


def test_sqlite_begins_transactions_with_the_lock_and_keeps_what_it_acknowledged():
    options = value_of("DATABASES['default']['OPTIONS']", **PRODUCTION)
    assert "'transaction_mode': 'IMMEDIATE'" in options
    assert "journal_mode=WAL; PRAGMA synchronous=FULL" in options


def test_postgresql_waits_for_a_lock_twenty_seconds_and_no_longer():
    url = "postgres://papers:p%40ss@localhost/papers?sslmode=require"
    database = value_of("DATABASES['default']", **PRODUCTION, DATABASE_URL=url)
    assert "'PASSWORD': 'p@ss'" in database
    assert "'options': '-c lock_timeout=20s -c random_page_cost=1.1 -c work_mem=32MB'" in database
    assert "'sslmode': 'require'" in database


def test_postgresql_prepares_statements_unless_the_address_says_after_how_many():
    url = "postgres://papers@localhost/papers"
    usual, never = (
        value_of("DATABASES['default']", **PRODUCTION, DATABASE_URL=url + end)
        for end in ("", "?prepare_threshold=999999999")
    )
    assert "'prepare_threshold': 5" in usual
    assert "'prepare_threshold': 999999999" in never


def test_files_of_the_running_catalogue_stand_in_one_folder(tmp_path):
    environment = PRODUCTION | {"VAR": str(tmp_path)}
    assert Path(value_of("STATIC_ROOT", **environment)) == tmp_path / "static"
    assert Path(value_of("DATABASES['default']['NAME']", **environment)).parent == tmp_path
