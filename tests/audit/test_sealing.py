"""Personal fields are sealed with the person's key, bound to their place."""

from __future__ import annotations

from motcua.audit.rules import sealing


def test_sealed_field_opens_only_with_its_key_and_in_its_place():
    key = sealing.new_key()
    sealed = sealing.seal(key, b"Lo Van On", bound_to="dossier:1#1")
    assert b"Lo Van On" not in sealed
    assert sealing.unseal(key, sealed, bound_to="dossier:1#1") == b"Lo Van On"
    assert sealing.unseal(key, sealed, bound_to="dossier:1#2") is None
    assert sealing.unseal(sealing.new_key(), sealed, bound_to="dossier:1#1") is None


def test_blind_index_needs_the_installations_secret():
    here = sealing.blind_index("secret one", "014058004821")
    assert here == sealing.blind_index("secret one", "014058004821")
    assert here != sealing.blind_index("secret two", "014058004821")
