import type { GitProject } from './git-project.ts';
import type { Pipelines } from './pipelines.ts';

/** What is answered: JSON, or bytes of a file. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

/** What requests are answered from. */
export interface Project {
  readonly address: string;
  readonly number: number;
  readonly defaultBranch: string;
  readonly git: GitProject;
  readonly pipelines: Pipelines;
  readonly clock: () => number;
}

/** A request of the REST API below `/api/v4/projects/ID`. */
export interface Asked {
  readonly method: string;
  /** Decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** That something is not there, in GitLab's words. */
export const missing = (thing: string): Reply => ({
  status: 404,
  json: { message: `404 ${thing} Not Found` },
});

/** An address that GitLab does not know. */
export const UNKNOWN: Reply = { status: 404, json: { error: '404 Not Found' } };

/** A time as GitLab writes it. */
export const timeText = (at: number): string => new Date(at).toISOString();
