"""The api of version 1: its operations, its errors, its limits, its description."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from motcua.api import faults
from motcua.api.described import complete
from motcua.api.limits import PerClient
from motcua.api.operations import acts, catalogue, dossiers, figures, files, open_data
from motcua.api.parsing import CleanParser

ABOUT = (
    "Dossiers of administrative procedures for the software of partners. Client credentials "
    "(OAuth 2.0) give a token for an hour; a client acts in a post and sees what that post sees. "
    "Open data (/open) asks for no token. POST carries Idempotency-Key, acts carry If-Match. Errors are RFC 9457 problems."
)


class Api(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> Any:
        schema = super().get_openapi_schema(path_prefix="api/v1")
        complete(schema)
        return schema


api = Api(
    title="Một Cửa",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    openapi_url="/openapi.json",
    docs_url=None,
    throttle=[PerClient()],
    parser=CleanParser(),
)
for _router in (
    dossiers.router,
    files.router,
    acts.router,
    catalogue.router,
    open_data.router,
    figures.router,
):
    api.add_router("", _router)
faults.tell_in(api)
