import * as z from 'zod/mini';
import type { OperatorSettings } from '../configuration/operator-settings.ts';
import type { Repository } from '../model/pull.ts';

const id = z.int().check(z.positive());

const settings = z.object({
  /** The GitHub App's number. */
  app: id,
  /** The number of the bot's own account, whose comments are no commands. */
  account: id,
  /** No others are served. `id` given: it must be the repository's. */
  repositories: z.array(z.object({ name: z.string(), id: z.optional(id) })),
});

/** What ingest must know, and nothing more: it is read from a file beside a bundle that has no YAML in it. */
export type IngestSettings = Readonly<z.infer<typeof settings>>;

/** Of the operator's settings that which ingest needs. */
export function ingestSettings(operator: Pick<OperatorSettings, 'github' | 'repositories'>): IngestSettings {
  return {
    app: operator.github.app,
    account: operator.github.account.id,
    repositories: operator.repositories.map(({ name, id: number }) => ({
      name,
      ...(number && { id: number }),
    })),
  };
}

/** Reads what `ingestSettings` made, from JSON. @throws when it is something else */
export const readIngestSettings = (json: string): IngestSettings => settings.parse(JSON.parse(json));

/** Whether a repository is on the list: by name as GitHub compares them, and by number where the list has one. */
export function servesOf({ repositories }: IngestSettings): (repository: Repository) => boolean {
  const known = new Map(repositories.map(each => [each.name.toLowerCase(), each.id]));
  return ({ name, id: number }) => {
    const key = name.toLowerCase();
    if (!known.has(key)) return false;
    const expected = known.get(key);
    return expected === undefined || expected === number;
  };
}
