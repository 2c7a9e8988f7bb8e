"""The models that the peers of `bench verbs` change."""
