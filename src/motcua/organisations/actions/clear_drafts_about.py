"""Remove what was typed and never sent about a person who is being erased.

Luật 91/2025/QH15: erasure reaches copies that are not yet an act.
"""

from __future__ import annotations

import json

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel.folding import fold
from motcua.organisations.models import Draft
from motcua.organisations.queries.drafts import place_of


def clear_drafts_about(words: list[str], *, party: int) -> int:
    """How many drafts named one of `words` (without marks) or chose the row `party`."""
    wanted = [fold(word) for word in words]
    gone = [draft.pk for draft in Draft.objects.all() if _names(draft, wanted, party)]
    Draft.objects.filter(pk__in=gone).delete()
    return len(gone)


def _names(draft: Draft, words: list[str], party: int) -> bool:
    place = place_of(draft.account_id, draft.key)
    content = sealing.unseal_json(keys.master(), bytes(draft.content), bound_to=place)
    if not isinstance(content, dict):
        return False
    text = fold(json.dumps(content, ensure_ascii=False))
    return content.get("party") == str(party) or any(word in text for word in words)
