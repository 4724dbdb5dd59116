import { z } from 'zod';
import data from './catalogue.json' with { type: 'json' };

const id = z.string().regex(/^[A-Za-z0-9][\w-]{0,99}$/);
const version = z.string().regex(/^\d[\w.-]{0,99}$/);

const entry = z
  .union([
    z.strictObject({
      version,
      standard: z.boolean().default(false),
      core: version,
      requires: z.record(id, version),
      source: z.string().regex(/^[\w.-]+\/[\w.-]+@[0-9a-f]{12}$/),
    }),
    z.strictObject({ version, standard: z.boolean().default(false), unknown: z.string().min(1) }),
  ])
  .transform(
    ({ version, standard, ...facts }): CataloguePlugin => ({
      version,
      standard,
      facts: 'core' in facts ? { kind: 'known', ...facts } : { kind: 'unknown', why: facts.unknown },
    }),
  );

/** What a version of a plugin needs, where that was found out; nothing here is guessed. */
export type PluginFacts =
  | {
      readonly kind: 'known';
      /** The oldest Jenkins that loads it. */
      readonly core: string;
      /** Ids and oldest versions of the plugins it cannot do without; optional ones are left out. */
      readonly requires: Readonly<Record<string, string>>;
      /** The repository and commit of the release, whose `pom.xml`, with the versions of its parents and of the plugin BOM, says so. */
      readonly source: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** A plugin in the version that this project uses. */
export interface CataloguePlugin {
  readonly version: string;
  /** In every fleet; the others come when something needs them. */
  readonly standard: boolean;
  readonly facts: PluginFacts;
}

/** The plugins that this project knows, by id: one version of each. Versions go together; `fleet plugins check` proves it. */
export const CATALOGUE: Readonly<Record<string, CataloguePlugin>> = z.record(id, entry).parse(data);
