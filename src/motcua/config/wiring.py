"""Which adapter stands behind which port: the only place that names one."""

from __future__ import annotations

from motcua.config.settings.environment import env

# Without a scanner files are taken and marked as not scanned.
_VIRUS_SCANNERS = {
    "clamd": "motcua.integrations.virus.clamd.ClamdScanner",
    "outage": "motcua.integrations.virus.outage.SilentScanner",
    "none": "",
}
MOTCUA_VIRUS_SCANNER = _VIRUS_SCANNERS[env.str("MOTCUA_VIRUS_SCANNER", default="none")]

# Keys in software, certified by the installation itself: for a demo province only.
_SIGNERS = {
    "demo": "motcua.integrations.signing.demo.DemoSigner",
    "outage": "motcua.integrations.signing.outage.SilentSigner",
    "none": "",
}
MOTCUA_SIGNER = _SIGNERS[env.str("MOTCUA_SIGNER", default="none")]

_IDENTITY_REGISTERS = {
    "demo": "motcua.integrations.population.demo.DemoRegister",
    "none": "motcua.integrations.population.outage.SilentRegister",
}
# Until a link to the population database has been made, nothing answers for it.
MOTCUA_IDENTITY_REGISTER = _IDENTITY_REGISTERS[env.str("MOTCUA_IDENTITY_REGISTER", default="none")]

# Until a link to the national portal has been made, it is compared with by file.
_NATIONAL_PORTALS = {
    "demo": "motcua.integrations.national_portal.demo.DemoPortal",
    "none": "motcua.integrations.national_portal.outage.SilentPortal",
}
MOTCUA_NATIONAL_PORTAL = _NATIONAL_PORTALS[env.str("MOTCUA_NATIONAL_PORTAL", default="none")]
