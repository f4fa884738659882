"""What Celery runs. The task calls one service; losing one loses nothing."""

from celery import shared_task

from dispatch.automatic.sending import automatic_send


@shared_task
def send(run_id: int) -> None:
    automatic_send(run_id)
