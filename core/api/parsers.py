"""JSON in: strict UTF-8, no NaN, a size limit, no characters that nobody sees."""

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

from core.text import text_cleaned


class BodyTooLarge(APIException):
    status_code = 413
    default_detail = "The request is too large."
    default_code = "body_too_large"


class OrjsonParser(BaseParser):
    media_type = "application/json"

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise BodyTooLarge
        try:
            parsed = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise ParseError(f"This is not JSON: {error}") from error
        if not isinstance(parsed, dict):
            raise ParseError("The body must be a JSON object.")
        _clean(parsed)
        return parsed


def _clean(body: dict[str, Any]) -> None:
    """Clean every text in it, however deep; without recursion, for the sender chooses the depth."""
    holders: list[Any] = [body]
    while holders:
        holder = holders.pop()
        for place, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
            if isinstance(value, str):
                holder[place] = text_cleaned(value)
            elif isinstance(value, (dict, list)):
                holders.append(value)
