import type { StartedIngest } from './ingest-parts.ts';

/**
 * Judges with the secrets that are remembered, and once more with fresh ones where these make no good verdict: a rotation needs no
 * restart.
 * @throws SecretsFailed
 */
export async function withSecrets<Verdict>(
  name: string,
  { secrets, log }: Pick<StartedIngest, 'secrets' | 'log'>,
  judge: (values: readonly string[]) => { readonly verdict: Verdict; readonly wrong: boolean },
): Promise<Verdict> {
  const known = await secrets.named(name);
  const first = judge(known);
  if (!first.wrong) return first.verdict;
  // What cannot be read now was good a moment ago: the verdict stands.
  const fresh = await secrets.reread(name).catch(() => {
    log('secret not read again', { name });
    return undefined;
  });
  if (fresh === undefined || fresh.join('\0') === known.join('\0')) return first.verdict;
  return judge(fresh).verdict;
}
