"""Partners' software: tokens that soon end, secrets and tokens kept as hashes, limits."""

from __future__ import annotations

from motcua.config.settings.environment import env

# Django asks for the name when our models refer to it.
OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "SCOPES_BACKEND_CLASS": "motcua.organisations.client_scopes.ClientScopes",
    "ACCESS_TOKEN_EXPIRE_SECONDS": env.int("MOTCUA_TOKEN_SECONDS", default=3600),
    "OAUTH2_GRANT_TYPES_SUPPORTED": ["client_credentials"],
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
}
# Requests a minute: of one client, and for tokens from one address.
MOTCUA_API_RATE = env.int("MOTCUA_API_RATE", default=600)
MOTCUA_TOKEN_RATE = env.int("MOTCUA_TOKEN_RATE", default=30)
# Without it nobody reads /metrics.
MOTCUA_METRICS_TOKEN = env.str("MOTCUA_METRICS_TOKEN", default="")
