"""Every session gets the patient it was about: before, an incident had one, whom nobody wrote down."""

from django.db import migrations

# The sessions' row history too: it names the patient from now on.
FILL = """
INSERT INTO patients_patient (centre_id, incident_id, client_uuid, number, description, state, state_reason, colour,
                              colour_source, added_at, added_by_id, version)
SELECT centre_id, incident_id, gen_random_uuid(), 1, '', 'counted', '', '', '', started_at, started_by_id, 1
FROM (SELECT DISTINCT ON (incident_id) * FROM triage_triagesession ORDER BY incident_id, id) AS first;

UPDATE triage_triagesession AS session SET patient_id = patient.id
FROM patients_patient AS patient WHERE patient.incident_id = session.incident_id AND patient.number = 1;

UPDATE triage_triagesessionevent AS kept SET patient_id = session.patient_id
FROM triage_triagesession AS session WHERE session.id = kept.pgh_obj_id;
"""


class Migration(migrations.Migration):
    dependencies = [("triage", "0020_patients")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
