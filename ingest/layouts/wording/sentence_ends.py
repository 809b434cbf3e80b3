"""Where sentences end, as far as marks and capitals tell."""

import re

SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"’%][.!?])[\"”’)]?\s+(?=[A-Z“\"(])")
