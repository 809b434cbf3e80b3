"""Which queries run at once: some that take a moment, and beside them some that take longer."""

import threading

from graph.sparql.keeper import Keeper
from graph.sparql.limits import Limits
from graph.sparql.process import START, Process
from ontology.errors import Busy


class Lanes:
    """Every query begins in the quick lane, and goes over to the long one after a moment, if that has room.

    The quick lane has more places than the machine has cores: the system gives each of them its turn, so that
    one that takes a moment is through long before those that were there first but take longer. The first
    processes are started when the first query comes, and one more when the last that is free is taken.
    """

    def __init__(self, limits: Limits) -> None:
        self.quick = threading.BoundedSemaphore(limits.quick)
        self.long = threading.BoundedSemaphore(limits.workers)
        self._limits = limits
        self._starting = threading.Lock()
        self._keeper: Keeper | None = None
        self._unstarted = 0

    def enter(self, store: str) -> "Lane":
        """A place in the quick lane. Raises Busy where there is none for as long as a query may take."""
        if not self.quick.acquire(timeout=self._limits.seconds):
            raise Busy("Too many queries are waiting: try again in a moment.")
        return Lane(self, self.keeper(store), store)

    def keeper(self, store: str) -> Keeper:
        """What keeps the processes, which are to have this store open."""
        with self._starting:
            if self._keeper is None:
                self._keeper = Keeper(self._limits.memory)
                self._unstarted = self._limits.quick - self._limits.workers
                for _ in range(self._limits.workers):
                    self._keeper.order(store)
            return self._keeper

    def one_more(self, store: str) -> None:
        """Start one more process, where there are fewer than places in the quick lane."""
        with self._starting:
            if self._keeper and self._unstarted:
                self._unstarted -= 1
                self._keeper.order(store)

    def close(self) -> None:
        """End all processes; what they were asked is not answered."""
        with self._starting:
            keeper, self._keeper = self._keeper, None
        if keeper:
            keeper.close()


class Lane:
    """The place of one query among the others."""

    def __init__(self, lanes: Lanes, keeper: Keeper, store: str) -> None:
        self._lanes = lanes
        self._keeper = keeper
        self._store = store
        self._slot = lanes.quick

    def process(self) -> Process:
        """A process that is ready. Raises Busy."""
        if self._keeper.idle < 2:
            self._lanes.one_more(self._store)
        process = self._keeper.take(START)
        while process and not process.lives:
            process.end()
            self._keeper.order(self._store)
            process = self._keeper.take(START)
        if process is None:
            raise Busy("No process is free to answer: try again in a moment.")
        return process

    def change(self) -> bool:
        """Go over to those that take long; False where too many do already."""
        if not self._lanes.long.acquire(blocking=False):
            return False
        self._slot = self._lanes.long
        self._keeper.order(self._store)
        self._lanes.quick.release()
        return True

    def leave(self, process: Process | None) -> None:
        """End: give the process back, or none where it was ended or never taken over."""
        if self._slot is self._lanes.long:
            if process:
                process.end()  # another was started in its place
        elif process:
            self._keeper.put(process)
        else:
            self._keeper.order(self._store)
        self._slot.release()

    def give_up(self) -> None:
        """End without having had a process."""
        self._slot.release()
