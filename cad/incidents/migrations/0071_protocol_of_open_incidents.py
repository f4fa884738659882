from django.db import migrations

# Only what is still shown: the level of an incident that is over is told with its sessions.
BY_THE_NEWEST_SESSION = """
    UPDATE incidents_incident incident SET protocol_id = newest.protocol_id
      FROM (SELECT DISTINCT ON (incident_id) incident_id, protocol_id
              FROM triage_triagesession WHERE level <> '' ORDER BY incident_id, id DESC) newest
     WHERE newest.incident_id = incident.id AND incident.state <> 'closed'
"""


class Migration(migrations.Migration):

    dependencies = [('incidents', '0070_protocol_version')]

    operations = [migrations.RunSQL(BY_THE_NEWEST_SESSION, migrations.RunSQL.noop)]
