import type { BuildFilters, Command } from '../model/command.ts';
import type { RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';

type Known = Pick<RepositorySettings, 'targets' | 'instances'>;

/** The targets that a command is about, whichever instance runs them. */
export function meantBy(command: Command, { targets }: Known): readonly Target[] {
  switch (command.kind) {
    case 'run':
      return runsMeant(command.jobs, targets);
    case 'abort':
      return command.jobs === 'all' ? targets : named(command.jobs, targets).found;
    case 'build':
    case 'deploy':
      return targets.filter(target => fits(target, command.filters, command.kind));
    case 'benchmark':
      return targets.filter(target => target.command === 'benchmark');
    default:
      return [];
  }
}

function runsMeant(
  jobs: 'all' | 'failed' | readonly string[],
  targets: readonly Target[],
): readonly Target[] {
  if (jobs === 'all') return targets.filter(({ command }) => command === 'run');
  if (jobs === 'failed') return targets.filter(({ command }) => command !== 'benchmark');
  const { found } = named(jobs, targets);
  return found.filter(({ command }) => command === 'run');
}

/** The targets of these names, and the names that none has. Case is ignored where no name is exactly so. */
export function named(
  names: readonly string[],
  targets: readonly Target[],
): { readonly found: readonly Target[]; readonly unknown: readonly string[] } {
  const each = [...new Set(names)].map(name => [name, oneNamed(name, targets)] as const);
  return {
    found: [...new Set(each.flatMap(([, target]) => target ?? []))],
    unknown: each.flatMap(([name, target]) => (target === undefined ? [name] : [])),
  };
}

/** The target of a name. */
export const oneNamed = (name: string, targets: readonly Target[]): Target | undefined =>
  targets.find(target => target.name === name) ??
  targets.find(target => target.name.toLowerCase() === name.toLowerCase());

/**
 * Whether a target is among those that filters choose. A build for which no accelerator is asked for is one without (as in EESSI's
 * bot); a deployment is of anything.
 */
function fits(target: Target, filters: BuildFilters, kind: 'build' | 'deploy'): boolean {
  const { architecture, accelerator, repository } = target.facets;
  if (kind === 'build' && target.command !== 'build') return false;
  const isPlain = kind === 'deploy' || accelerator === undefined;
  return (
    isAny(filters.architecture, architecture) &&
    isAny(filters.repository, repository) &&
    isAny(filters.instance, target.instance) &&
    (filters.accelerator.length === 0 ? isPlain : isAny(filters.accelerator, accelerator))
  );
}

/** Equal, or the beginning of it up to a `/`. The system before an architecture need not be said: `x86_64/amd` means `linux/x86_64/amd/zen2`. */
function isAny(wanted: readonly string[], facet: string | undefined): boolean {
  if (wanted.length === 0) return true;
  return facet !== undefined && wanted.some(word => begins(facet, word));
}

const begins = (facet: string, word: string): boolean =>
  [word, `linux/${word}`].some(full => facet === full || facet.startsWith(`${full}/`));

/** The instance that says what is said about a command: the first that runs any of what it means, else the first of all. */
export function speakerOf(command: Command, settings: Known): string | undefined {
  const owners = new Set(meantBy(command, settings).map(({ instance }) => instance));
  return settings.instances.find(instance => owners.has(instance)) ?? settings.instances[0];
}
