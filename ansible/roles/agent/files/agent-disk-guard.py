#!/usr/bin/env python3
"""Watches the disks of an agent: cleans up before they are full, and says so when that does not help.

    agent-disk-guard.py --free PERCENT [--clean-up UNIT] FOLDER…

  --free PERCENT    how much of each folder's file system must be free, in bytes and in files
  --clean-up UNIT   the systemd unit to start first when less is free

Exit code 1: a disk is too full, and was named. The unit is then failed, and its line is in the log that is shipped;
Jenkins itself takes an agent offline whose disk is full.
"""

import argparse
import os
import subprocess
import sys


def shortages(folders, percent):
    """A line for each folder whose disk is too full."""
    found = []
    for folder in folders:
        disk = os.statvfs(folder)
        for what, free, total in (("bytes", disk.f_bavail, disk.f_blocks), ("files", disk.f_favail, disk.f_files)):
            # Some file systems do not count files.
            if total and 100 * free / total < percent:
                found.append(f"{folder}: {100 * free / total:.1f} % of the {what} are free; wanted: {percent:g} %")
    return found


def main(words):
    """Looks, cleans up, looks again."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--free", type=float, required=True)
    parser.add_argument("--clean-up")
    parser.add_argument("folder", nargs="+")
    given = parser.parse_args(words)
    if shortages(given.folder, given.free) and given.clean_up:
        subprocess.run(["systemctl", "start", given.clean_up], check=False)
    left = shortages(given.folder, given.free)
    for line in left:
        print(f"<3>{line}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
