#!/usr/bin/env python3
"""Makes the newest commit of a git repository hold exactly the files of a folder.

    commit-library.py --folder FOLDER --repository REPOSITORY --branch BRANCH --owner UID

The repository is bare, belongs to UID and is made where it is missing. Git runs as UID, since whoever owns a repository
decides what git runs in it. Prints `committed` when there was something new.
"""

import argparse
import os
import subprocess

# Neither hooks nor settings of anybody else: what stands in the repository is not ours to trust.
SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "user.name": "fleet",
    "user.email": "fleet@localhost",
    "commit.gpgSign": "false",
}


def git(given, *words, check=True):
    """Git on the repository, with the folder as its work tree."""
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    places = ["--git-dir", given.repository, "--work-tree", given.folder]
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    owner = {} if os.geteuid() == given.owner else {"user": given.owner, "group": given.owner, "extra_groups": []}
    return subprocess.run(
        ["git", *settings, *places, *words], stdin=subprocess.DEVNULL, env=environment, check=check, **owner
    )


def make(given):
    """An empty repository, where there is none."""
    if os.path.exists(os.path.join(given.repository, "HEAD")):
        return
    os.makedirs(given.repository, mode=0o755, exist_ok=True)
    if os.geteuid() != given.owner:
        os.chown(given.repository, given.owner, given.owner)
    git(given, "init", "--quiet", "--initial-branch", given.branch)


def main():
    parser = argparse.ArgumentParser(description="Commits a folder when it differs from the newest commit.")
    parser.add_argument("--folder", required=True, type=os.path.realpath)
    parser.add_argument("--repository", required=True, type=os.path.abspath)
    parser.add_argument("--branch", required=True)
    parser.add_argument("--owner", required=True, type=int)
    given = parser.parse_args()
    make(given)
    git(given, "add", "--all", "--force", ".")
    if git(given, "diff", "--cached", "--quiet", check=False).returncode == 0:
        return
    git(given, "commit", "--quiet", "--message", "What the fleet file says")
    print("committed")


if __name__ == "__main__":
    main()
