import { z } from 'zod';
import { UserError } from '../user-error.ts';

const word = z.string().min(1).max(300);

const pluginSchema = z.object({
  version: word,
  requiredCore: word.optional(),
  labels: z.array(z.string()).optional(),
});

const warningSchema = z.object({
  id: word,
  type: z.string(),
  name: word,
  message: z.string().max(2_000),
  url: z.string().max(2_000),
  versions: z.array(z.object({ pattern: z.string(), lastVersion: z.string().optional() })).default([]),
});

/** Maps, since a plugin may be called `constructor`. */
const byId = <T extends z.ZodType>(entry: T) =>
  z
    .preprocess(
      // Where update centres are written by PHP, an object without entries is an empty list.
      written => (Array.isArray(written) && written.length === 0 ? {} : written),
      z.record(z.string(), entry),
    )
    .transform((entries): ReadonlyMap<string, z.output<T>> => new Map(Object.entries(entries)));

const updateCentreSchema = z.object({
  core: z.object({ version: word }).optional(),
  plugins: byId(pluginSchema),
  // One that cannot be read is told, and keeps nobody from reading the others.
  warnings: z.array(z.union([warningSchema, z.unknown().transform(() => 'unread' as const)])).default([]),
  deprecations: byId(z.object({ url: z.string().max(2_000) })).prefault({}),
});

/** What an update centre offers and warns of; what is not used here is left out. */
export interface UpdateCentre extends Omit<z.output<typeof updateCentreSchema>, 'warnings'> {
  readonly warnings: readonly SecurityWarning[];
  /** How many of its warnings are not of the form of warnings. */
  readonly unreadWarnings: number;
}

/** A warning of an update centre: about versions of a plugin or, with the type `core`, of Jenkins. */
export type SecurityWarning = z.output<typeof warningSchema>;

/** In characters; the public file has a twentieth of that. */
const LONGEST_FILE = 100_000_000;
const MOST_TOLD = 5;
const FIX = 'give the file `update-center.actual.json` or `update-center.json` of an update centre';

/** The JSON in `updateCenter.post(…);`, or the text itself. */
function withoutCall(text: string): string {
  const begin = /^\s*updateCenter\.post\(\s*/.exec(text)?.[0];
  if (begin === undefined) return text;
  const end = text.lastIndexOf(')');
  return text.slice(begin.length, end < begin.length ? undefined : end);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(withoutCall(text.replace(/^\ufeff/, '')));
  } catch {
    throw new UserError(`${file}: the file is no JSON, with or without \`updateCenter.post(…)\` around it`, {
      fix: FIX,
    });
  }
}

/**
 * Reads an update centre's file, as JSON or in its call.
 * @param file what errors call it
 * @throws UserError when it is none, with what is wrong
 */
export function parseUpdateCentre(text: string, file: string): UpdateCentre {
  if (text.length > LONGEST_FILE)
    throw new UserError(`${file}: the file has more than ${LONGEST_FILE / 1_000_000} million characters`, {
      fix: FIX,
    });
  const read = updateCentreSchema.safeParse(parseJson(text, file));
  if (read.success) {
    const warnings = read.data.warnings.filter(warning => warning !== 'unread');
    return { ...read.data, warnings, unreadWarnings: read.data.warnings.length - warnings.length };
  }
  const { issues } = read.error;
  const told = issues
    .slice(0, MOST_TOLD)
    .map(({ path, message }) => `${file}: \`${path.join('.')}\`: ${message}`);
  const more = issues.length > MOST_TOLD ? [`${file}: … and ${issues.length - MOST_TOLD} more`] : [];
  throw new UserError([...told, ...more].join('\n'), { fix: FIX });
}
