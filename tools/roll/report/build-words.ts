import { fullNameOf, jobPathOf } from '../../adapters/jenkins/item-path.ts';

const NUMBER = /\/(\d+)\/$/;

/** A build or job by its address relative to Jenkins's root, for a reader: `tvm-cpu/main #12`. */
export function buildWords(path: string): string {
  const number = NUMBER.exec(path)?.[1];
  const name = fullNameOf(number === undefined ? path : jobPathOf(path)) ?? path;
  return number === undefined || name === path ? name : `${name} #${number}`;
}
