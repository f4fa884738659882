"""The clocks of telephone CPR were the incident's; they are its first patient's now, whom they were about."""

from django.db import migrations

FILL = """
UPDATE sla_clock AS clock SET patient_id = patient.id FROM patients_patient AS patient
WHERE clock.stage IN ('recognition', 'compression') AND patient.incident_id = clock.incident_id AND patient.number = 1;
"""


class Migration(migrations.Migration):
    dependencies = [("sla", "0004_clocks_of_patients"), ("triage", "0021_sessions_have_a_patient")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
