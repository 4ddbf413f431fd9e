"""A curator's way with a form: open it, change what is to be changed, send all of it."""

from itertools import chain


def fields(response):
    """Give all that a browser would send from the form on this page."""
    form = response.context["adminform"].form
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = chain(
        [form], *([formset.management_form, *formset.initial_forms] for formset in formsets)
    )
    return {
        bound.html_name: "" if bound.value() is None else bound.value()
        for one in forms
        for bound in one
        if bound.value() is not False and bound.name != "reprint"  # what is not ticked is not sent
    }


def save(client, page, /, **changes):
    """Open a form, change these fields (``__`` for ``-``) and save it."""
    sent = fields(client.get(page)) | {name.replace("__", "-"): to for name, to in changes.items()}
    return client.post(page, {name: to for name, to in sent.items() if to is not None}, follow=True)


def add_row(client, page, prefix, /, **values):
    """Open a form, fill in one more row of an inline and save it."""
    sent = fields(client.get(page))
    number = int(sent[f"{prefix}-TOTAL_FORMS"])
    sent[f"{prefix}-TOTAL_FORMS"] = number + 1
    sent |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return client.post(page, sent, follow=True)


def errors(response):
    """Give everything the page complains of, as one text."""
    return " ".join(str(error) for error in response.context["errors"])
