def subscribe(): pass
