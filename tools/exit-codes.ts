/** What each exit code of `fleet` means; `fleet --help` and docs/commands.md say the same. */
export const EXIT = {
  /** All is well. */
  ok: 0,
  /** Something outside failed (Terraform, AWS, a file), or a defect of ours. */
  failed: 1,
  /** What was given is wrong: the fleet file, an argument, a label expression. */
  badInput: 2,
  /** `--check` or `--detailed-exitcode`: there are differences. */
  different: 3,
  /** A program that is needed is not installed. */
  missingTool: 4,
  /** Stopped with Ctrl-C. */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
