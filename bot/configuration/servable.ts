import { listed } from '../../fleet/did-you-mean.ts';
import type { RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import type { OperatorSettings } from './operator-settings.ts';

/** Whether a path lies below a folder; a folder does not lie below itself. */
export const liesBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** A target of an instance that the instance cannot run. */
export interface Unservable {
  readonly target: Target;
  /** A sentence without a stop, for maintainers and operators. */
  readonly why: string;
}

/**
 * What a repository wants of an instance and its operator does not offer. Such a target must never be handed to a backend: the
 * folders of Jenkins that may be touched are among the reasons.
 */
export function unservable(
  settings: Pick<RepositorySettings, 'targets'>,
  operator: OperatorSettings,
): readonly Unservable[] {
  return settings.targets
    .filter(({ instance }) => instance === operator.instance)
    .flatMap(target => {
      const why = whyNot(target, operator);
      return why === undefined ? [] : [{ target, why }];
    });
}

function whyNot(target: Target, operator: OperatorSettings): string | undefined {
  if (operator[target.backend] === undefined)
    return `the instance \`${operator.instance}\` has no \`${target.backend}\``;
  if (target.backend === 'jenkins') return whyNoJob(target, operator);
  return target.backend === 'slurm' ? whyNoBuild(target, operator) : undefined;
}

function whyNoJob({ job = '' }: Target, { jenkins }: OperatorSettings): string | undefined {
  const folders = jenkins?.folders ?? [];
  if (folders.some(folder => liesBelow(job, folder))) return undefined;
  return `\`${job}\` lies below none of the folders that the operator lets the bot touch: ${listed(folders)}`;
}

function whyNoBuild({ facets }: Target, { slurm }: OperatorSettings): string | undefined {
  const asked = [
    ['architecture', facets.architecture, slurm?.architectures],
    ['repository', facets.repository, slurm?.repositories],
    ['accelerator', facets.accelerator, slurm?.accelerators],
  ] as const;
  for (const [what, name, offered = {}] of asked)
    if (name !== undefined && !Object.hasOwn(offered, name))
      return `the cluster has no ${what} \`${name}\`; it has ${listed(Object.keys(offered)) || 'none'}`;
  return undefined;
}
