#!/usr/bin/env python3
"""Puts built docs in the place of those that are served, at one stroke.

    publish-docs.py --root FOLDER --upload NAME [--keep COUNT]

  --root FOLDER   holds `upload`, `releases` and the link `current`
  --upload NAME   the folder FOLDER/upload/NAME, made by a build; it becomes FOLDER/releases/NAME
  --keep COUNT    how many releases stay, the one that is served among them

Readers see the old docs or the new ones. An upload without index.html is refused, and so is a name that was used.
"""

import argparse
import os
import re
import shutil
import sys

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class Refused(Exception):
    """What is served stays as it is."""


def publish(root, name):
    """Moves an upload to the releases and lets `current` lead to it."""
    upload, release = os.path.join(root, "upload", name), os.path.join(root, "releases", name)
    if not NAME.fullmatch(name):
        raise Refused(f"`{name}` is no name of an upload: letters, digits, `.`, `_` and `-`")
    if os.path.islink(upload) or not os.path.isfile(os.path.join(upload, "index.html")):
        raise Refused(f"{upload} is no folder with an index.html")
    if os.path.lexists(release):
        raise Refused(f"there is a release `{name}` already")
    os.rename(upload, release)
    unfinished = os.path.join(root, ".current")
    if os.path.lexists(unfinished):
        os.unlink(unfinished)
    os.symlink(os.path.join("releases", name), unfinished)
    os.replace(unfinished, os.path.join(root, "current"))
    os.utime(release)


def forget(root, keep):
    """Removes the oldest releases, never the one that is served."""
    releases = os.path.join(root, "releases")
    served = os.path.basename(os.readlink(os.path.join(root, "current")))
    others = [name for name in os.listdir(releases) if name != served]
    others.sort(key=lambda name: os.lstat(os.path.join(releases, name)).st_mtime, reverse=True)
    for name in others[max(0, keep - 1) :]:
        shutil.rmtree(os.path.join(releases, name))


def main(words):
    """Publishes one upload."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--root", required=True)
    parser.add_argument("--upload", required=True)
    parser.add_argument("--keep", type=int, default=5)
    given = parser.parse_args(words)
    publish(given.root, given.upload)
    forget(given.root, given.keep)
    print(f"published {given.upload}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Refused, OSError) as error:
        sys.exit(f"publish-docs: {error}")
