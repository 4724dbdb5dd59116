import { readFileSync } from 'node:fs';

/** A payload of GitHub's as it publishes them. */
export interface Example {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Published {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

// The package's index is one large JSON file, which types describe as `any`; it is GitHub's own list.
const published = JSON.parse(
  readFileSync(
    new URL('../../../node_modules/@octokit/webhooks-examples/api.github.com/index.json', import.meta.url),
    'utf8',
  ),
) as readonly Published[];

/** Every payload of every event. */
export const EXAMPLES: readonly Example[] = published.flatMap(({ name, examples }) =>
  examples.map(payload => ({ name, payload })),
);

export const examplesOf = (name: string): readonly Example[] => EXAMPLES.filter(each => each.name === name);
