import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from core.actors import Actor
from core.json import OrjsonEncoder
from core.states import append_only

NOTIFY_CHANNEL = "jiuhu_events"

# In the database, so that no event can be written past the outbox, and without two more round trips for each.
INTO_THE_OUTBOX = pgtrigger.Trigger(
    name="event_into_the_outbox",
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    func=f"""
        INSERT INTO events_unnumbered (event_id) VALUES (NEW.id);
        PERFORM pg_notify('{NOTIFY_CHANNEL}', '');
        RETURN NULL;
    """,  # noqa: S608 - the channel is a constant
)


class Event(models.Model):
    """One fact, written by the action that made it, in its transaction. The record of what happened.

    `payload` is the entity's whole public state after the change. `streams`: who is told; `topics`: what it is about.
    """

    type = models.CharField(max_length=60)
    schema_version = models.PositiveSmallIntegerField(default=1)
    centre_id = models.BigIntegerField()
    streams = ArrayField(models.CharField(max_length=60))
    topics = ArrayField(models.CharField(max_length=60))
    entity = models.CharField(max_length=30)
    entity_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    payload = models.JSONField(encoder=OrjsonEncoder)
    actor = models.JSONField()
    request_id = models.CharField(max_length=64, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            GinIndex(name="event_topics", fields=["topics"]),
            models.Index(name="event_of_entity", fields=["entity", "entity_id", "id"]),
        ]
        triggers = [*append_only("event"), INTO_THE_OUTBOX]

    def __str__(self) -> str:
        return f"{self.type} {self.entity_id} v{self.version}"

    @property
    def by(self) -> Actor:
        """Who did what it tells, to sign what follows from it."""
        return Actor(
            kind=self.actor["kind"], key=self.actor["key"], label=self.actor["label"], request_id=self.request_id
        )


class Unnumbered(models.Model):
    """The outbox: events that the relay has not numbered yet. A row leaves in the transaction that numbers it."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.event_id)


class Stream(models.Model):
    """A stream and the number of its newest entry. The row's lock keeps the numbers without gaps."""

    name = models.CharField(max_length=60, primary_key=True)
    head = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="stream_head_counts_up", condition=Q(head__gte=0))]

    def __str__(self) -> str:
        return f"{self.name} at {self.head}"


class StreamEntry(models.Model):
    """An event's place in one stream."""

    pk = models.CompositePrimaryKey("stream", "seq")
    stream = models.CharField(max_length=60)
    seq = models.BigIntegerField()
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        triggers = append_only("stream_entry")

    def __str__(self) -> str:
        return f"{self.stream} {self.seq}"
