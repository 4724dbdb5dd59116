"""Runs a program that is no Node process and leaves what it used in a file of the folder that BENCH_USAGE_FOLDER names."""

import json
import os
import resource
import subprocess
import sys

ended = subprocess.run(sys.argv[1:], check=False).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
usage = {"cpuMicroseconds": round((used.ru_utime + used.ru_stime) * 1e6), "peakKiB": used.ru_maxrss}
with open(os.path.join(os.environ["BENCH_USAGE_FOLDER"], f"{os.getpid()}.json"), "w", encoding="utf-8") as file:
    json.dump(usage, file)
sys.exit(ended)
