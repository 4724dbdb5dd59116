/**
 * Where an item or a build stands, relative to the server's root: `job/tvm-cpu/job/main/12/`. Jenkins says it absolute, with
 * the address it was configured with, which need not be ours; of what waits in a Pipeline it says it relative.
 * @returns undefined for what is no address of an item.
 */
export function itemPathOf(url: string): string | undefined {
  const root = 'http://jenkins.invalid/';
  if (!URL.canParse(url, root)) return undefined;
  const { pathname } = new URL(url, root);
  const start = pathname.indexOf('/job/');
  return start < 0 ? undefined : pathname.slice(start + 1).replace(/\/*$/, '/');
}

/** The job that a build is of: its path without the number. */
export const jobPathOf = (build: string): string => build.replace(/[^/]+\/$/, '');

const STEPS = /^(?:job\/[^/]+\/)+$/;

/** The full name of a job, such as `tvm-cpu/main`; undefined where the path is none of a job. */
export function fullNameOf(path: string): string | undefined {
  if (!STEPS.test(path)) return undefined;
  try {
    return [...path.matchAll(/job\/([^/]+)\//g)].map(([, name = '']) => decodeURIComponent(name)).join('/');
  } catch {
    return undefined;
  }
}
