"""When a step came to this file: no hash of the record covers it, as it differs between copies. It has its own sum."""

from hashlib import blake2b

from models.record.clock import is_time

_LENGTH = 4
"""In bytes: enough to tell damage, which is all that it is for."""


def arrival(step: str, time: str) -> str:
    """The time at which a step came, and after a blank the sum of both."""
    return f"{time} {blake2b(f'{step} {time}'.encode(), digest_size=_LENGTH).hexdigest()}"


def is_arrival(step: str, said: object) -> bool:
    """Whether this was written of that step. Of files from before there was a sum, a time alone is believed."""
    if not isinstance(said, str):
        return False
    time, blank, _ = said.partition(" ")
    return is_time(time) and (not blank or said == arrival(step, time))
