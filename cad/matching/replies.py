from typing import Annotated, Any, TypedDict

from cad.matching.likeness import MatchCode


class MatchReasonReply(TypedDict):
    code: Annotated[str, MatchCode]
    params: Annotated[dict[str, Any], "`metres` of same_place and near, `words` of same_words"]


class MatchReply(TypedDict):
    incident: int
    score: Annotated[float, "0 to 100"]
    reasons: Annotated[list[MatchReasonReply], "The weightiest first"]


class MatchesReply(TypedDict):
    matches: Annotated[list[MatchReply], "Open incidents that this call is likely about, the likeliest first"]
