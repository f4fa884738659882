"""The Celery application: JSON, ids only, two queues (DESIGN section 5)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("jiuhu")
app.config_from_object("config.celery_settings")
app.autodiscover_tasks()
