"""Serves the AWS emulator to this machine, and ends with the program that started it.

It ends when its standard input ends, however that comes about. A line `{"keep": FILE}` there lets it run on until FILE
is gone, or holds the number of another process under `pid`.
"""

import json
import os
import sys
import threading
import time

from moto.server import main

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


threading.Thread(target=end_with_parent, daemon=True).start()
# Port 0: the system finds a free one, and the log says which.
main(["-H", "127.0.0.1", "-p", "0"])
