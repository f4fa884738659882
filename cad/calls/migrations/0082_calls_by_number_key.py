"""Indexes of a table that is in use are built beside the reading and writing; that cannot be done in a transaction."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('calls', '0081_line_lost_and_parked'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='call',
            index=models.Index(fields=['centre', 'number_key', 'rang_at'], name='call_by_number_key'),
        ),
        RemoveIndexConcurrently(
            model_name='call',
            name='call_by_number',
        ),
    ]
