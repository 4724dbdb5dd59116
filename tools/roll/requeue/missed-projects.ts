import type { LeaderRecord } from '../run/recorded-work.ts';

/**
 * The multibranch projects that may have missed a push: all that were there before and are there still. One that is new scans
 * its repository by itself.
 * @param projects those of now, as addresses relative to the root
 */
export const missedProjects = (record: LeaderRecord, projects: readonly string[]): readonly string[] =>
  record.projects.filter(project => projects.includes(project)).toSorted();
