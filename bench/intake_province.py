"""The province that `bench intake` files in: migrated, built by the verbs, with one client."""

from __future__ import annotations

import json

from motcua.config.cli.startup import start


def main() -> None:
    start()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(_client()))


def _client() -> dict[str, object]:
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import register_client
    from motcua.organisations.rules.roles import Role
    from tests.province import RENAME, build

    build()
    link, secret = register_client(
        "Phần mềm đo", by=OPERATOR, at=clock.now(), unit="maison-centre", role=Role.TN,
        scopes=["dossiers:create"],
    )  # fmt: skip
    return {"id": link.application.client_id, "secret": secret, "filing": _filing(RENAME)}


def _filing(procedure: str) -> dict[str, object]:
    names = ("Đơn đăng ký biến động", "Giấy chứng nhận đã cấp", "Giấy tờ chứng minh đổi tên")
    return {
        "procedure": procedure,
        "channel": "counter",
        "applicant": {
            "name": "Lò Văn Ơn", "phone": "0912345321", "address": "Bản Nà Sang, xã Mai Sơn",
        },
        "papers": [{"name": name, "originals": 1, "check": "good"} for name in names],
    }  # fmt: skip


if __name__ == "__main__":
    main()
