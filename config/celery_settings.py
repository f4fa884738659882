"""How Celery runs here. Nothing depends on a task surviving: every piece of work is found again from rows."""

from django.conf import settings

broker_url = settings.CELERY_BROKER_URL
broker_connection_retry_on_startup = True
broker_transport_options = {"visibility_timeout": 60, "global_keyprefix": f"{settings.CHANNEL_PREFIX}."}
task_ignore_result = True
task_serializer = "json"
accept_content = ["json"]
task_default_queue = "bulk"
# Rankings have a worker of their own: a long sweep keeps no patient waiting, nor the router the clocks.
task_routes = {
    "dispatch.automatic.*": {"queue": "sending"},
    "dispatch.sla.tasks.propose_next_unit": {"queue": "sending"},
    "dispatch.sla.*": {"queue": "urgent"},
    "dispatch.assignments.*": {"queue": "urgent"},
}
task_soft_time_limit = 20
task_time_limit = 30
worker_prefetch_multiplier = 1
worker_hijack_root_logger = False
timezone = "UTC"
beat_schedule = {
    # A sweep that was not taken within its second is stale: the next one finds the same rows.
    "sweep-clocks": {"task": "dispatch.sla.tasks.sweep", "schedule": 1.0, "options": {"expires": 2}},
}
