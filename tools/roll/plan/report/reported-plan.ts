import type { TimeZone } from '../../../../fleet/values/time-zone.ts';
import type { RollPlan } from '../planned.ts';

/** A plan with what its reader needs beside it. */
export interface ReportedPlan {
  readonly plan: RollPlan;
  /** Where Jenkins is, for links. */
  readonly server: URL;
  /** The zone in which times are told. */
  readonly zone: TimeZone;
  /** What was found beside the plan, a sentence each. */
  readonly notes: readonly string[];
}

/** The address of something in Jenkins. */
export const linkTo = (path: string, server: URL): string => new URL(path, server).href;
