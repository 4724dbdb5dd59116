import { CloudRefused } from '../../adapters/aws/cloud-refused.ts';
import { JenkinsFailed } from '../../adapters/jenkins/jenkins.ts';
import { UserError } from '../../user-error.ts';
import type { Judged, PreflightCheck, PreflightFinding, PreflightLevel } from './finding.ts';

/** What a reading brought. */
export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unread'; readonly why: string; readonly fix: string | undefined };

/** A reading that came to its end. */
export const got = <T>(value: T): Read<T> => ({ kind: 'read', value });

/** What was read, or something else in its place. */
export const valueOr = <A, B>(read: Read<A>, other: B): A | B => (read.kind === 'read' ? read.value : other);

/** Reads; a failure is an answer too, so that one does not hide the others. @throws what comes of an interruption */
export async function reading<T>(signal: AbortSignal, read: () => Promise<T>): Promise<Read<T>> {
  try {
    return got(await read());
  } catch (error) {
    if (signal.aborted || !(error instanceof Error)) throw error;
    return { kind: 'unread', why: error.message, fix: fixOf(error) };
  }
}

function fixOf(error: Error): string | undefined {
  if (error instanceof JenkinsFailed || error instanceof UserError) return error.fix;
  return error instanceof CloudRefused && error.unauthorised
    ? 'give these credentials the permission, or use others'
    : undefined;
}

/** How a check is told. */
interface Telling<T> {
  readonly check: PreflightCheck;
  /** What it means when it could not be read. */
  readonly unread: Exclude<PreflightLevel, 'ok'>;
  /** What stands there when all is well. */
  readonly well: string;
  /** What is wrong; nothing: all is well. */
  readonly judge: (value: T) => readonly Judged[];
}

/** The findings about a reading: what is wrong with it, that all is well, or that it could not be read. */
export function findingsOf<T>(
  read: Read<T>,
  { check, unread, well, judge }: Telling<T>,
): readonly PreflightFinding[] {
  if (read.kind === 'unread')
    return [
      {
        check,
        level: unread,
        says: `this could not be looked at: ${read.why}`,
        why: 'what nobody has looked at may stop a roll half way',
        ...(read.fix === undefined ? {} : { fix: read.fix }),
      },
    ];
  const judged = judge(read.value);
  if (judged.length === 0) return [{ check, level: 'ok', says: well }];
  return judged.map(each => ({ check, ...each }));
}
