from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("triage", "0011_active_version_in_force")]

    operations = [
        migrations.RemoveConstraint(
            model_name='protocolversion',
            name='protocol_version_one_active',
        ),
        migrations.RemoveField(
            model_name='protocolversion',
            name='active',
        ),
    ]
