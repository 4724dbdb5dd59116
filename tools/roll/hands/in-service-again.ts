import { nodesOf, poolMachines } from '../plan/pool-machine.ts';
import { buildsOn } from '../plan/running-builds.ts';
import type { HandParts } from './hand-parts.ts';

/**
 * Why a machine that was drained may not go; undefined: it is still drained, or gone. An act of a process that was killed is done
 * again by the next one, maybe days later, and somebody may have put the machine back into service meanwhile.
 * @throws JenkinsFailed
 */
export async function inServiceAgain(
  instance: string,
  { fleet, readJenkins, readMachines }: Pick<HandParts, 'fleet' | 'readJenkins' | 'readMachines'>,
): Promise<string | undefined> {
  const machines = await readMachines();
  if (!machines.some(({ id }) => id === instance)) return undefined;
  const found = poolMachines(fleet, machines, await readJenkins());
  const nodes = found.filter(({ facts }) => facts.id === instance).flatMap(nodesOf);
  const online = nodes.find(({ state }) => state === 'online');
  if (online) return `somebody has put ${online.name} back into service`;
  const [build] = buildsOn(nodes);
  return build && `${build.url} runs on it`;
}
