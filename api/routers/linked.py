"""`/id/…` and `/doc/…`: things by their IRIs."""

from api.routing import router

calls = router("", "linked data")
