import { EXIT, type ExitCode } from './exit-codes.ts';

/** An error that its reader can mend; shown without a stack trace. */
export class UserError extends Error {
  /** What to do about it. */
  readonly fix: string | undefined;
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    { fix, exitCode = EXIT.badInput }: { readonly fix?: string; readonly exitCode?: ExitCode } = {},
  ) {
    super(message);
    this.name = 'UserError';
    this.fix = fix;
    this.exitCode = exitCode;
  }
}
