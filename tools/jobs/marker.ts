import { jobMarker } from '../../jenkins-casc/jobs/marker.ts';

/** Whose a job is, as its description says. */
export interface Marker {
  readonly fleet: string;
  /** The stamp of what was last written; undefined when another program than `fleet jobs apply` wrote it. */
  readonly stamp: string | undefined;
}

/** What jenkins-job-builder puts behind every description. */
const BUILDER_NOTE = /<!-- Managed by Jenkins Job Builder -->\s*$/;

const MARKER_LINE = /^managed by jenkins-fleet \(([a-z][a-z0-9-]{0,19})\)(?: sha256:([0-9a-f]{16}))?$/;

/** The marker in a description: its last line, and nothing else in that line. */
export function readMarker(description: string): Marker | undefined {
  const last = withoutBuilderNote(description).split('\n').at(-1) ?? '';
  const [, fleet, stamp] = MARKER_LINE.exec(last.trim()) ?? [];
  return fleet === undefined ? undefined : { fleet, stamp };
}

/** A description as we write it: without jenkins-job-builder's note, since that program may delete what carries it. */
export const withoutBuilderNote = (description: string): string =>
  description.replace(BUILDER_NOTE, '').trimEnd();

/** The description with a stamp behind the fleet's marker, which must be its last line. */
export const stamped = (description: string, fleet: string, stamp: string): string =>
  description.endsWith(jobMarker(fleet)) ? `${description} sha256:${stamp}` : description;
