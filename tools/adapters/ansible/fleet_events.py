"""What a playbook does, as JSON lines on standard output. Ansible hands results over without what `no_log` hides."""

import json
import sys

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: fleet_events
type: stdout
short_description: JSON lines for jenkins-fleet
description: One line for each task that begins, each result, and the counts of each host at the end.
"""

LONGEST = 4000


def told(result):
    """What went wrong, from the fields that modules use for it; of a loop, what each item that failed says."""
    parts = []
    for key in ("msg", "reason", "censored", "stderr", "module_stderr"):
        text = str(result.get(key) or "").strip()
        if text and text not in parts:
            parts.append(text)
    for item in result.get("results") or []:
        if isinstance(item, dict) and item.get("failed"):
            parts.append(told(item))
    return "\n".join(parts)[-LONGEST:]


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "fleet_events"

    def say(self, kind, **fields):
        sys.stdout.write(json.dumps({"kind": kind, **fields}) + "\n")
        sys.stdout.flush()

    def ended(self, result, outcome, with_message=False):
        # From ansible-core 2.19 on these have names without an underscore.
        host = getattr(result, "host", None) or result._host
        task = getattr(result, "task", None) or result._task
        fields = getattr(result, "result", None) or result._result
        message = {}
        if with_message:
            message = {"message": "`no_log` hides what it says" if task.no_log is True else told(fields)}
        self.say("result", host=host.get_name(), task=task.get_name(), outcome=outcome, **message)

    def v2_playbook_on_task_start(self, task, is_conditional):
        self.say("task", task=task.get_name())

    def v2_playbook_on_handler_task_start(self, task):
        self.say("task", task=task.get_name())

    def v2_runner_on_ok(self, result):
        fields = getattr(result, "result", None) or result._result
        self.ended(result, "changed" if fields.get("changed") else "ok")

    def v2_runner_on_skipped(self, result):
        self.ended(result, "skipped")

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.ended(result, "ignored" if ignore_errors else "failed", with_message=True)

    def v2_runner_on_unreachable(self, result):
        self.ended(result, "unreachable", with_message=True)

    def v2_playbook_on_stats(self, stats):
        hosts = {host: stats.summarize(host) for host in sorted(stats.processed)}
        self.say("end", hosts=hosts)
