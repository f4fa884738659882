"""The version that was active is in force from when it was loaded."""

from django.db import migrations


def activate(apps, schema_editor):
    Activation = apps.get_model("triage", "ProtocolActivation")
    for version in apps.get_model("triage", "ProtocolVersion").objects.filter(active=True).defer("content"):
        Activation.objects.create(
            protocol=version,
            kind="activation",
            effective_from=version.loaded_at,
            approved=version.clinically_approved_by_id is not None,
            reason="loaded",
            at=version.loaded_at,
            by_label=version.loaded_by,
        )


class Migration(migrations.Migration):

    dependencies = [("triage", "0010_protocol_governance")]

    operations = [migrations.RunPython(activate, migrations.RunPython.noop)]
