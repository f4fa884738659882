"""`manage.py token`: gives a telephone system what it signs in with, and takes it away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.accounts.models import AccessToken
from core.accounts.services import OF_SYSTEMS, system_token_issue, system_token_revoke
from core.actors import Actor
from core.errors import NotFound

LONGEST_NAME = AccessToken._meta.get_field("label").max_length or 100


class Command(BaseCommand):
    help = "Issues, lists and revokes the tokens of client systems. Tablets' tokens are made at their unit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        issue = verbs.add_parser("issue", help="a new token, printed once and never again")
        issue.add_argument("--centre", required=True, help="code of the centre that the system belongs to")
        issue.add_argument("--kind", choices=[kind.value for kind in OF_SYSTEMS], default=OF_SYSTEMS[0].value)
        issue.add_argument("--name", type=_name, required=True, help="what the system is called here")
        verbs.add_parser("list", help="the tokens, without their secrets")
        revoke = verbs.add_parser("revoke", help="end a token: the system's next request is refused")
        revoke.add_argument("number", type=int, help="as `token list` says")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = Actor.system("manage")
        try:
            match options["verb"]:
                case "issue":
                    self._issue(actor, options)
                case "list":
                    self._list()
                case _:
                    token = system_token_revoke(actor, token_id=options["number"])
                    self.stdout.write(f"Token {token.pk}, {token.label}, is revoked.")
        except NotFound as refusal:
            raise CommandError(refusal.detail) from refusal

    def _issue(self, actor: Actor, options: dict[str, Any]) -> None:
        token, secret = system_token_issue(
            actor, centre_code=options["centre"], kind=options["kind"], label=options["name"]
        )
        self.stderr.write(f"Token {token.pk}, {token.label}. Keep it now, it is not shown again:")
        self.stdout.write(secret)

    def _list(self) -> None:
        for token in AccessToken.objects.filter(kind__in=OF_SYSTEMS).select_related("centre").order_by("pk"):
            ended = f"revoked {token.revoked_at:%Y-%m-%d %H:%M}Z" if token.revoked_at else "in use"
            issued = f"{token.created_at:%Y-%m-%d}"
            self.stdout.write(f"{token.pk:5} {token.centre.code:20} {token.kind:10} {issued} {ended}  {token.label}")


def _name(text: str) -> str:
    if not text.strip() or len(text) > LONGEST_NAME:
        raise ValueError(text)
    return text.strip()
