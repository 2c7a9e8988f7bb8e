"""What a client may be allowed, named as partners ask for it when they fetch a token."""

from __future__ import annotations

from motcua.organisations.rules.roles import Role

SCOPES = {
    "dossiers:read": "Xem hồ sơ trong phạm vi của vị trí",
    "dossiers:create": "Nộp, tiếp nhận hồ sơ",
    "dossiers:act": "Làm các việc tiếp theo trên hồ sơ",
    "procedures:read": "Xem danh mục thủ tục",
    "units:read": "Xem đơn vị",
    "figures:read": "Xem số liệu của đơn vị, không che số nhỏ",
    "identity:read": "Xem đủ số định danh, liên hệ, có ghi mục đích",
}

# A decision is a person's: no software signs as a head or a leader.
SERVICE_ROLES = (Role.HT, Role.TN, Role.CV)
