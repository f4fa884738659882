"""Indexes of tables that are in use are built beside the reading and writing; that cannot be done in a transaction."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('geo', '0002_gazetteer_parts'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='housenumber',
            index=models.Index(fields=['street', 'key'], name='house_number_by_key'),
        ),
        AddIndexConcurrently(
            model_name='housenumber',
            index=models.Index(condition=models.Q(('place__isnull', False)), fields=['place', 'key'], name='house_number_by_place'),
        ),
        AddIndexConcurrently(
            model_name='namedplace',
            index=models.Index(condition=models.Q(('parent__isnull', False)), fields=['parent'], name='place_by_parent'),
        ),
        ValidateConstraint(model_name='housenumber', name='house_number_has_one_owner'),
        AddIndexConcurrently(
            model_name='searchname',
            index=models.Index(django.contrib.postgres.indexes.OpClass('pinyin', name='varchar_pattern_ops'), condition=models.Q(('pinyin', ''), _negated=True), name='search_name_by_pinyin'),
        ),
        AddIndexConcurrently(
            model_name='searchname',
            index=models.Index(django.contrib.postgres.indexes.OpClass('initials', name='varchar_pattern_ops'), condition=models.Q(('initials', ''), _negated=True), name='search_name_by_initials'),
        ),
        AddIndexConcurrently(
            model_name='searchname',
            index=django.contrib.postgres.indexes.GinIndex(fields=['slips'], name='search_name_slips'),
        ),
        AddIndexConcurrently(
            model_name='searchname',
            index=models.Index(condition=models.Q(('premise__isnull', False)), fields=['premise'], name='search_name_of_premise'),
        ),
        ValidateConstraint(model_name='searchname', name='search_name_names_one_thing'),
        ValidateConstraint(model_name='searchname', name='search_name_of_city_or_centre'),
    ]
