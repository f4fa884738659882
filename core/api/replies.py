from typing import Annotated, Any, NotRequired, TypedDict


class ProblemReply(TypedDict):
    """Why a request was refused (RFC 9457). `code` is stable; screens choose their words by it."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    params: NotRequired[dict[str, Any]]
    errors: NotRequired[Annotated[dict[str, Any] | list[Any], "What is wrong, by field"]]
