#!/usr/bin/env python3
"""Writes what CloudWatch's agent ships from a machine that nobody sets up.

    ship-logs.py --machine FILE --write FILE

The machine's file is what cloud-init wrote at the first boot: {"fleet", "role", "pool"}. Logs go to the fleet's group for
agents, in streams that begin with the pool and the instance, so that a build's machine is found after it is gone.
"""

import argparse
import json
import os
import re

# Text of the machine's file becomes part of names in CloudWatch, which know no other characters.
NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
FILES = {"syslog": "/var/log/syslog", "cloud-init": "/var/log/cloud-init-output.log"}


def named(machine, key):
    """A name of the machine's file. Ends the program when there is none."""
    value = machine.get(key)
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise SystemExit(f"the machine's file has no {key} that is a name: nothing is shipped")
    return value


def configuration(machine):
    """The settings of CloudWatch's agent."""
    fleet, pool = named(machine, "fleet"), named(machine, "pool")
    collected = [
        {
            "file_path": path,
            "log_group_name": f"/{fleet}/agents",
            "log_stream_name": f"{pool}/{{instance_id}}/{stream}",
            "timezone": "UTC",
        }
        for stream, path in FILES.items()
    ]
    return {
        "agent": {"metrics_collection_interval": 60},
        "logs": {"logs_collected": {"files": {"collect_list": collected}}},
        "metrics": {
            "namespace": "jenkins-fleet",
            "append_dimensions": {"InstanceId": "${aws:InstanceId}"},
            "metrics_collected": {
                name: {"measurement": ["used_percent"], "append_dimensions": {"fleet": fleet, "role": "agent"}, **more}
                for name, more in {"disk": {"resources": ["/"], "drop_device": True}, "mem": {}}.items()
            },
        },
    }


def main():
    parser = argparse.ArgumentParser(description="Writes what CloudWatch's agent ships.")
    parser.add_argument("--machine", required=True)
    parser.add_argument("--write", required=True)
    given = parser.parse_args()
    with open(given.machine, encoding="utf-8") as file:
        machine = json.load(file)
    text = json.dumps(configuration(machine), indent=2) + "\n"
    with open(given.write + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(given.write + ".new", given.write)


if __name__ == "__main__":
    main()
