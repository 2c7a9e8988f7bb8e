"""Which adapter stands behind which port: the only place that names one."""

from __future__ import annotations

from motcua.config.settings.environment import env

_IDENTITY_REGISTERS = {
    "demo": "motcua.integrations.population.demo.DemoRegister",
    "none": "motcua.integrations.population.outage.SilentRegister",
}
# Until a link to the population database has been made, nothing answers for it.
MOTCUA_IDENTITY_REGISTER = _IDENTITY_REGISTERS[env.str("MOTCUA_IDENTITY_REGISTER", default="none")]
