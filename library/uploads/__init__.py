"""Documents from outside: tried before anything is kept, and taken in by a process of their own."""
