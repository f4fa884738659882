"""AMap's geocoding (`/v3/geocode/geo`) as a geopy geocoder, which geopy itself does not have. Pure.

Its points are GCJ-02, as the law wants maps of mainland China to be; whoever asks converts them.
"""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderServiceError,
)
from geopy.geocoders.base import Geocoder
from geopy.location import Location

OK = "10000"
# From AMap's list of codes: key wrong, expired or not for this service; used up for today or asked too fast; bad query.
REFUSED_KEY = {"10001", "10002", "10005", "10006", "10007", "10008", "10009", "10012", "10013"}
USED_UP = {"10003", "10004", "10010", "10014", "10015", "10019", "10020", "10021", "10044", "10045"}
BAD_QUERY = {"20000", "20001", "20011", "20012"}
NOTHING_LIKE_IT = {"30001"}
_KINDS = (
    (REFUSED_KEY, GeocoderAuthenticationFailure),
    (USED_UP, GeocoderQuotaExceeded),
    (BAD_QUERY, GeocoderQueryError),
)


class AMap(Geocoder):
    def __init__(self, *, domain: str, api_key: str, **options: Any) -> None:
        super().__init__(**options)
        self.api = f"{self.scheme}://{domain.strip('/')}/v3/geocode/geo"
        self.api_key = api_key

    def geocode(self, query: str, *, exactly_one: bool = True, timeout: float | None = None) -> Any:
        """A Location, or with `exactly_one=False` all of them; None when there is none."""
        url = f"{self.api}?{urlencode({'address': query, 'key': self.api_key, 'output': 'JSON'})}"
        options = {} if timeout is None else {"timeout": timeout}
        return self._call_geocoder(url, partial(self._parse, exactly_one=exactly_one), **options)

    def _parse(self, answer: dict[str, Any], exactly_one: bool) -> Any:
        if answer["status"] != "1":
            return _refusal(answer["infocode"])
        found = [_location(one) for one in answer["geocodes"]]
        if not found:
            return None
        return found[0] if exactly_one else found


def _location(one: dict[str, Any]) -> Location:
    lon, lat = one["location"].split(",")
    return Location(one["formatted_address"], (float(lat), float(lon)), one)


def _refusal(code: str) -> None:
    """A text that is no address is refused like a fault, and means that nothing was found."""
    if code in NOTHING_LIKE_IT:
        return
    known = (
        (REFUSED_KEY, GeocoderAuthenticationFailure),
        (USED_UP, GeocoderQuotaExceeded),
        (BAD_QUERY, GeocoderQueryError),
    )
    kind = next((error for codes, error in known if code in codes), GeocoderServiceError)
    raise kind(f"AMap {code}")
