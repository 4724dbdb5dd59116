import { readFileSync } from 'node:fs';

/** Invented Jenkinsfiles, by name; together they use what pipelines in the wild are made of. */
export const FIXTURES: ReadonlyMap<string, string> = new Map(
  ['managed', 'spot', 'matrix', 'library', 'loader', 'helpers'].map(name => [
    `${name}.groovy`,
    readFileSync(new URL(`../../fixtures/jenkinsfiles/${name}.groovy`, import.meta.url), 'utf8'),
  ]),
);
