"""Accounts of officials: a name to log in with, a password, a second factor (allauth)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class AccountRows(BaseUserManager["Account"]):
    def open(self, username: str, password: str | None, **fields: Any) -> Account:
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    username = models.CharField("tài khoản", max_length=60, unique=True)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    # One more, and every session begun before is over.
    session_epoch = models.PositiveIntegerField("đợt đăng nhập", default=0, db_default=0)
    date_joined = models.DateTimeField("mở ngày", null=True, blank=True)

    objects: ClassVar[AccountRows] = AccountRows()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.username

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        key = "motcua.organisations.Account.sessions"
        made_from = f"{self.password}#{self.session_epoch}"
        return salted_hmac(key, made_from, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_staff(self) -> bool:
        return False

    def has_perm(self, permission: str, obj: object = None) -> bool:
        """Rights come from posts through the authority table, never from the account."""
        return False

    def has_module_perms(self, label: str) -> bool:
        return False
