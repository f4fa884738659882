import django.contrib.postgres.indexes
import django.db.models
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Slips are found by their hashes: the trigrams are no longer asked for. Premises are found by name like the rest."""

    atomic = False

    dependencies = [
        ("geo", "0003_gazetteer_parts_indexes"),
    ]

    operations = [
        RemoveIndexConcurrently(
            model_name="searchname",
            name="search_name_core_trigrams",
        ),
        AddIndexConcurrently(
            model_name="searchname",
            index=models.Index(
                condition=models.Q(("centre__isnull", False)), fields=["centre", "core"], name="search_name_of_centre"
            ),
        ),
    ]
