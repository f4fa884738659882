import django.db.models.functions.text
from django.db import migrations, models
from django.db.models.functions import Lower

INDEX = "premise_code_once_in_any_case"


def refuse_codes_that_differ_in_case_only(apps, schema_editor):
    """Which of two is to be called otherwise only the centre knows: it is told, and nothing is changed."""
    premises = apps.get_model("geo", "Premise").objects.using(schema_editor.connection.alias)
    alike = premises.values("centre_id", low=Lower("code")).annotate(many=models.Count("pk")).filter(many__gt=1)
    if codes := sorted({row["low"] for row in alike}):
        raise RuntimeError(
            f"These codes of premises differ in capitals only: {', '.join(codes)}. Give one of each another code, then migrate again."
        )


class Migration(migrations.Migration):
    """A code counts as the same in any case. The index is made beside those who work; an attempt cut off is made anew."""

    atomic = False

    dependencies = [
        ("geo", "0004_search_name_indexes"),
    ]

    operations = [
        migrations.RunPython(refuse_codes_that_differ_in_case_only, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint(model_name="premise", name="premise_code_once_per_centre"),
                migrations.AddConstraint(
                    model_name="premise",
                    constraint=models.UniqueConstraint(
                        models.F("centre"), django.db.models.functions.text.Lower("code"), name=INDEX
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {INDEX}", migrations.RunSQL.noop),
                migrations.RunSQL(
                    f"CREATE UNIQUE INDEX CONCURRENTLY {INDEX} ON geo_premise (centre_id, lower(code))",
                    f"DROP INDEX CONCURRENTLY {INDEX}",
                ),
                migrations.RunSQL(
                    "ALTER TABLE geo_premise DROP CONSTRAINT premise_code_once_per_centre",
                    "ALTER TABLE geo_premise ADD CONSTRAINT premise_code_once_per_centre UNIQUE (centre_id, code)",
                ),
            ],
        ),
    ]
