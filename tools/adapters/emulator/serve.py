"""Serves the AWS emulator to this machine, and ends with the program that started it.

It ends when its standard input ends, however that comes about. A line `{"keep": FILE}` there lets it run on until FILE
is gone, or holds the number of another process under `pid`.
"""

import json
import os
import sys
import threading
import time

from moto import server

LOOK_EVERY_SECONDS = 0.3


def end_with_parent() -> None:
    line = sys.stdin.readline()
    if line:
        live_with(json.loads(line)["keep"])
    os._exit(0)


def live_with(path: str) -> None:
    while is_mine(path):
        time.sleep(LOOK_EVERY_SECONDS)


def is_mine(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)["pid"] == os.getpid()
    except (OSError, ValueError, KeyError):
        return False


def one_at_a_time(app):
    """moto keeps its state without locks: of two rules of one security group revoked side by side, one is not found."""
    lock = threading.Lock()

    def locked(environ, start_response):
        with lock:
            return list(app(environ, start_response))

    return locked


serve = server.run_simple
server.run_simple = lambda host, port, app, **options: serve(host, port, one_at_a_time(app), **options)
threading.Thread(target=end_with_parent, daemon=True).start()
# Port 0: the system finds a free one, and the log says which.
server.main(["-H", "127.0.0.1", "-p", "0"])
