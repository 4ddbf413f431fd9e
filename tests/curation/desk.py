"""A curator's desk over the seed list: forms to fill in, and what has come of them in the file."""

from difflib import unified_diff

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from reversion.models import Version

from catalogue import exporting
from catalogue.importing import import_markdown
from catalogue.models import Category, Paper
from tests.admin.pages import fields, save

SEED = (settings.BASE_DIR / "fixtures" / "seed.md").read_bytes()


def page(row, name="change"):
    return reverse(f"admin:catalogue_{row._meta.model_name}_{name}", args=[row.pk])


def paper(title):
    return Paper.objects.get(title__startswith=title)


def category(name):
    return Category.objects.get(name=name)


def file():
    return exporting.markdown().text.encode()


def difference():
    """Give the unified diff of the seed and the file of today, without context."""
    before, after = (content.decode().splitlines(keepends=True) for content in (SEED, file()))
    return [line.removesuffix("\n") for line in unified_diff(before, after, n=0)][2:]


def edit(client, row, **changes):
    """Fill in the row's form and see that it was taken."""
    response = save(client, page(row), **changes)
    assert response.redirect_chain[-1][1] == 302


def add(client, model, **values):
    """Fill in the form of a new row and give the row; ``__`` stands for ``-``."""
    address = reverse(f"admin:catalogue_{model._meta.model_name}_add")
    sent = fields(client.get(address))
    sent |= {name.replace("__", "-"): value for name, value in values.items()}
    assert client.post(address, sent).status_code == 302
    return model.objects.latest("pk")


def act(client, action, row, **more):
    """Choose an action for one row of the list."""
    address = reverse(f"admin:catalogue_{row._meta.model_name}_changelist")
    sent = {"action": action, "_selected_action": row.pk, **more}
    assert client.post(address, sent).status_code == 302


def move(client, row, place, other):
    """Put a category somewhere else in the tree."""
    address = reverse("admin:catalogue_category_changelist")
    sent = {"move": row.pk, "position": place, "relative_to": other.pk}
    assert client.post(f"{address}move-node/", sent).content == b"ok"


def revert(client, row):
    """Bring back the row as it stood before anybody edited it."""
    first = Version.objects.get_for_object(row).last()
    address = reverse(f"admin:catalogue_{row._meta.model_name}_revision", args=[row.pk, first.pk])
    assert save(client, address).redirect_chain[-1][1] == 302


def recover(client, model):
    """Bring back the one row of a kind that was deleted."""
    version = Version.objects.get_deleted(model).get()
    address = reverse(f"admin:catalogue_{model._meta.model_name}_recover", args=[version.pk])
    assert save(client, address).redirect_chain[-1][1] == 302


def assert_nothing_to_import():
    """Import the file that was just written: it says what the catalogue says already."""
    before = file()
    with transaction.atomic():
        report = import_markdown(before, "README.md")
        counts = report.added, report.changed, report.moved, report.removed
        assert (counts, report.conflicts) == ((0, 0, 0, 0), [])
        assert file() == before
        transaction.set_rollback(True)


def assert_changed(*lines):
    """The file differs from the seed in these lines, and is one that can be imported again."""
    assert difference() == list(lines)
    assert_nothing_to_import()


def assert_as_before():
    assert file() == SEED
    assert_nothing_to_import()
