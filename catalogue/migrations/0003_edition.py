import time

from django.db import migrations, models


def begin(apps, schema_editor):
    """Give a catalogue that has been written to a version above all of its rows'."""
    if apps.get_model("catalogue", "Readme").objects.using(schema_editor.connection.alias).exists():
        edition = apps.get_model("catalogue", "Edition")
        edition.objects.using(schema_editor.connection.alias).create(
            pk=1, version=time.time_ns() // 1000
        )


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_remove_paper_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="edition_one_row"),
                ],
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="readme", name="version"),
    ]
