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

/** Ends a command that has already said what is wrong. */
export class AlreadyTold extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode) {
    super('already told');
    this.name = 'AlreadyTold';
    this.exitCode = exitCode;
  }
}
