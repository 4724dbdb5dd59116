import { JenkinsFailed } from './jenkins.ts';

const ITEM = /^(?:job\/[^/?#]+\/)+$/;
const BUILD = /^(?:job\/[^/?#]+\/)+[1-9]\d*\/$/;
/** A segment that would lead elsewhere. */
const DOTS = /\/(?:\.|%2e){1,2}\//i;

/** Whether it is the address of a build, relative to the root. */
export const isBuildAddress = (path: string): boolean => BUILD.test(path) && !DOTS.test(path);

/** @returns the address of a build. @throws JenkinsFailed for anything else. */
export function buildAddress(path: string): string {
  if (isBuildAddress(path)) return path;
  throw new JenkinsFailed('missing', `\`${path}\` is not the address of a build`);
}

/** @returns the address of a job or project. @throws JenkinsFailed for anything else. */
export function jobAddress(path: string): string {
  if (ITEM.test(path) && !DOTS.test(path)) return path;
  throw new JenkinsFailed('missing', `\`${path}\` is not the address of a job`);
}
