from django.db import models


class Command(models.Model):
    """A command that must not double, by the UUID its client gave it. Written in the command's own transaction."""

    client_uuid = models.UUIDField(primary_key=True)
    actor = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    result_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.client_uuid}"


class IdempotencyKey(models.Model):
    """A write that carried `Idempotency-Key`, and the answer it got."""

    actor = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="idempotency_key_once_per_actor", fields=["actor", "key"])]

    def __str__(self) -> str:
        return self.key
