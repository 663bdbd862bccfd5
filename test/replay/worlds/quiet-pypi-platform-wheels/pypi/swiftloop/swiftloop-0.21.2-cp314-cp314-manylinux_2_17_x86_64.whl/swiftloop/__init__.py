import asyncio

from .loop import Loop

__version__ = "0.21.2"
__all__ = ["EventLoopPolicy", "Loop", "run"]


class EventLoopPolicy(asyncio.DefaultEventLoopPolicy):
    def _loop_factory(self):
        return Loop()


def run(main, *, debug=None):
    with asyncio.Runner(loop_factory=Loop, debug=debug) as runner:
        return runner.run(main)
