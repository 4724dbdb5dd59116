import type { TimeZone } from '../../../fleet/values/time-zone.ts';
import type { RollStory } from './roll-story.ts';

/** A story with what its reader needs beside it. */
export interface ReportedStory {
  readonly story: RollStory;
  /** Where Jenkins is, for links. */
  readonly server: URL;
  /** The zone in which times are told. */
  readonly zone: TimeZone;
}

/** The address of something in Jenkins; undefined where what the journal holds leads anywhere else. */
export function linkWithin(path: string, server: URL): string | undefined {
  if (!URL.canParse(path, server.href)) return undefined;
  const link = new URL(path, server);
  return link.origin === server.origin && link.protocol === server.protocol ? link.href : undefined;
}
