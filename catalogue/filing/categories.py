"""Deeds on the headings of the list. `move_category` is the only way a heading changes its place."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from catalogue import names
from catalogue.changes import Change
from catalogue.filing.entries import mark_as_topic, move_entry
from catalogue.filing.slugs import free_slug, keeping_addresses
from catalogue.models import Category

STEP = 10
DEEPEST = 6
"""Markdown has no heading below the sixth level."""

FIXED = {Category.Kind.ROOT, Category.Kind.TITLE}


def add_category(
    change: Change, parent: Category, name: str, *, after: Category | None = None
) -> Category:
    """Add an empty category below the parent: after a given one, else as the last."""
    parent = _below_title(parent)
    siblings = _children(parent)
    category = new_category(parent, siblings, name, after=after)
    change.save(category)
    siblings.insert(_place(siblings, after), category)
    _number(change, siblings)
    return category


def new_category(
    parent: Category, siblings: Sequence[Category], name: str, *, after: Category | None = None
) -> Category:
    """A category that is not saved yet; ValidationError where there can be none."""
    level = _level(parent, siblings, _place(siblings, after))
    _refuse_depth(level)
    return Category(
        parent=parent,
        name=name,
        kind=Category.Kind.PROSE if parent.kind == Category.Kind.PROSE else Category.Kind.TOPIC,
        level=level,
        slug=_free_slug(siblings, names.slug(name)),
        position=max((sibling.position for sibling in siblings), default=0) + STEP,
    )


def check_add(parent: Category, *, after: Category | None = None) -> int:
    """Give the level of a new category there; ValidationError where there can be none."""
    parent = _below_title(parent)
    siblings = _children(parent)
    level = _level(parent, siblings, _place(siblings, after))
    _refuse_depth(level)
    return level


def rename_category(change: Change, category: Category, name: str) -> None:
    """Rename a category. Its address stays."""
    category.name = name
    change.save(category)


def move_category(
    change: Change,
    category: Category,
    parent: Category,
    *,
    after: Category | None = None,
    first: bool = False,
) -> None:
    """Move a category and all below it: after a given child of the parent, as its first or last.

    Only ever called behind the door, where one writer is at a time: two moves that would make a
    circle together cannot happen together.
    """
    parent = _below_title(parent)
    level = check_move(category, parent, after=after, first=first)
    siblings = [child for child in _children(parent) if child != category]
    place = 0 if first else _place(siblings, after)
    with keeping_addresses(change):
        _relevel(change, category, level - category.level)
        if category.parent_id != parent.pk:
            category.slug = _free_slug(siblings, category.slug)
        category.parent, category.level = parent, level
        change.save(category)
        siblings.insert(place, category)
        _number(change, siblings)
    if category.kind == Category.Kind.TOPIC:
        mark_as_topic(change, parent)


def check_move(
    category: Category, parent: Category, *, after: Category | None = None, first: bool = False
) -> int:
    """The level that the category would have there; ValidationError where it cannot go."""
    parent = _below_title(parent)
    if category.kind in FIXED:
        raise ValidationError(f"“{category}” is the top of the list and stays where it is.")
    below = Category.objects.descendants(category.pk, include_self=True)
    if below.filter(pk=parent.pk).exists():
        raise ValidationError(f"“{category}” cannot stand below itself: that would be a circle.")
    siblings = [child for child in _children(parent) if child != category]
    level = _level(parent, siblings, 0 if first else _place(siblings, after))
    deepest = max(below.values_list("level", flat=True))
    _refuse_depth(deepest + level - category.level)
    return level


def delete_category(change: Change, category: Category, papers_to: Category | None) -> None:
    """Delete a category with its text; its papers go to another one."""
    if category.kind in FIXED:
        raise ValidationError("The top of the list cannot be deleted.")
    if category.children.exists():
        raise ValidationError("There are categories below this one. Move or delete them first.")
    papers = list(category.entries.of_papers())
    if papers and papers_to is None:
        raise ValidationError("This category has papers. Choose where they go.")
    if papers_to == category:
        raise ValidationError("The papers cannot go to the category that is deleted.")
    for entry in papers:
        if papers_to is not None:
            move_entry(change, entry, papers_to)
    for entry in category.entries.all():
        change.delete(entry)
    change.delete(category)


def _below_title(parent: Category) -> Category:
    """The parent; for the file itself the list's title, below which everything stands."""
    if parent.kind == Category.Kind.ROOT:
        return Category.objects.top() or parent
    return parent


def _children(parent: Category) -> list[Category]:
    return list(parent.children.order_by("position", "pk"))


def _place(siblings: Sequence[Category], after: Category | None) -> int:
    """The place after the given sibling, else the last."""
    return siblings.index(after) + 1 if after in siblings else len(siblings)


def _level(parent: Category, siblings: Sequence[Category], place: int) -> int:
    """The level of a heading at this place.

    A list may leave levels out. The level of the neighbours then keeps what follows out of the new
    heading, and the new heading out of what stands before.
    """
    if siblings:
        return siblings[max(place - 1, 0)].level
    return max(parent.level + 1, 2)


def _refuse_depth(level: int) -> None:
    if level > DEEPEST:
        raise ValidationError("Headings have six levels; this would need a seventh.")


def _relevel(change: Change, category: Category, by: int) -> None:
    """Shift the levels of all that stands below the category."""
    below = list(Category.objects.descendants(category.pk)) if by else []
    for one in below:
        one.level += by
    change.update_all(Category, below, ["level"])


def _free_slug(siblings: Sequence[Category], wanted: str) -> str:
    return free_slug(Category, wanted, taken=[sibling.slug for sibling in siblings])


def _number(change: Change, siblings: Sequence[Category]) -> None:
    """Number the children of a parent anew, ten apart."""
    misplaced = []
    for number, category in enumerate(siblings, 1):
        if category.position != number * STEP:
            category.position = number * STEP
            misplaced.append(category)
    change.update_all(Category, misplaced, ["position"])
