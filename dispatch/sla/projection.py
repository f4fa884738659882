from core.events.models import Event


def apply(event: Event) -> None:
    return None
