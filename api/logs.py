"""The log on stderr: a line of JSON each for a program, plain columns for a terminal."""

import sys

import structlog
from structlog.types import Processor


def configure_logs() -> None:
    """Set up logging for this process; done once, at the entrance."""
    terminal = sys.stderr.isatty()
    last: tuple[Processor, ...] = (
        (structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),)
        if terminal
        else (structlog.processors.format_exc_info, structlog.processors.JSONRenderer())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *last,
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
