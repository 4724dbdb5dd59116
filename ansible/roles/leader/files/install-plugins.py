#!/usr/bin/env python3
"""Makes the plugins folder of Jenkins exactly the pinned list, when the list or the image has changed.

    install-plugins.py fetch|switch --list FILE --image IMAGE --home FOLDER --owner UID

  fetch   downloads what the list says into FOLDER/plugins.next, in a container of the image; Jenkins may run
  switch  puts FOLDER/plugins.next in the place of FOLDER/plugins (after a fetch, if there was none); before Jenkins starts

The checksum of list and image stands in each folder as .fleet-plugins, so an unchanged list does nothing. A download
that fails or is not complete changes nothing. Prints `fetched` or `switched` when it did something.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys

STAMP = ".fleet-plugins"


def checksum(given):
    """Of all that decides which plugins there are."""
    with open(given.list, "rb") as file:
        return hashlib.sha256(given.image.encode("utf-8") + b"\0" + file.read()).hexdigest()


def stamp_of(folder):
    """The checksum of what a folder holds; empty for a folder of others or none."""
    try:
        with open(os.path.join(folder, STAMP), encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return ""


def names_in(path):
    """The plugins of a list of lines `name:version`."""
    with open(path, encoding="utf-8") as file:
        lines = [line.split("#", 1)[0].strip() for line in file]
    return sorted({line.split(":", 1)[0].split(" ", 1)[0] for line in lines if line})


def download(given, folder):
    """Runs the image's own plugin tool on the list, in a container that sees nothing but list and folder."""
    words = ["docker", "run", "--rm", "--name", "jenkins-plugins", "--user", f"{given.owner}:{given.owner}"]
    words += ["--cap-drop", "ALL", "--security-opt", "no-new-privileges"]
    words += ["--mount", f"type=bind,source={os.path.realpath(given.list)},target=/list/plugins.txt,readonly"]
    words += ["--mount", f"type=bind,source={folder},target=/plugins"]
    words += ["--entrypoint", "jenkins-plugin-cli", given.image, "--plugin-file", "/list/plugins.txt"]
    # The list is closed under dependencies and pinned: nothing newer than it may come in.
    words += ["--plugin-download-directory", "/plugins", "--latest", "false"]
    subprocess.run(words, stdin=subprocess.DEVNULL, check=True)


def fetch(given, wanted):
    """Downloads into a folder beside; it gets its stamp, and its name, only when it is complete."""
    ready, unfinished = os.path.join(given.home, "plugins.next"), os.path.join(given.home, "plugins.unfinished")
    if wanted in (stamp_of(ready), stamp_of(os.path.join(given.home, "plugins"))):
        return False
    for folder in (unfinished, ready):
        shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(unfinished, 0o755)
    os.chown(unfinished, given.owner, given.owner)
    download(given, unfinished)
    there = set(os.listdir(unfinished))
    missing = [name for name in names_in(given.list) if not {f"{name}.jpi", f"{name}.hpi"} & there]
    if missing:
        raise FileNotFoundError(f"the download lacks {', '.join(missing)}")
    with open(os.path.join(unfinished, STAMP), "w", encoding="ascii") as file:
        file.write(f"{wanted}\n")
    os.rename(unfinished, ready)
    print("fetched")
    return True


def switch(given, wanted):
    """Replaces the folder as a whole, so that a plugin that left the list is gone."""
    now, ready, old = (os.path.join(given.home, name) for name in ("plugins", "plugins.next", "plugins.old"))
    if stamp_of(now) == wanted:
        return
    if stamp_of(ready) != wanted:
        fetch(given, wanted)
    shutil.rmtree(old, ignore_errors=True)
    if os.path.lexists(now):
        os.rename(now, old)
    os.rename(ready, now)
    shutil.rmtree(old, ignore_errors=True)
    print("switched")


def main(words):
    """Does one of the two."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("step", choices=["fetch", "switch"])
    parser.add_argument("--list", required=True)
    parser.add_argument("--image", required=True)
    parser.add_argument("--home", required=True)
    parser.add_argument("--owner", required=True, type=int)
    given = parser.parse_args(words)
    (fetch if given.step == "fetch" else switch)(given, checksum(given))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"install-plugins: the plugins are as they were: {error}")
