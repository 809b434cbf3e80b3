"""One module a noun: the calls under one path."""

from api.routers import operations

ALL = (operations.router,)
