import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JenkinsFacts, MachineFacts } from '../facts.ts';
import { poolMachines } from '../plan/pool-machine.ts';
import type { Target } from './entry.ts';

/** What a roll is about: the outdated machines, the leader first. @param only - a pool, `leader`, or (undefined) everything */
export function targetsOf(
  fleet: Fleet,
  machines: readonly MachineFacts[],
  jenkins: JenkinsFacts | undefined,
  only: string | undefined,
): readonly Target[] {
  const leaders = machines.filter(({ of }) => of.kind === 'leader');
  const all: readonly Target[] = [
    ...leaders.map(({ id, drift }) => ({ name: 'leader', pool: undefined, instance: id, drift })),
    ...poolMachines(fleet, machines, jenkins).map(({ name, pool, facts }) => ({
      name,
      pool,
      instance: facts.id,
      drift: facts.drift,
    })),
  ];
  return all.filter(
    ({ pool, drift }) => drift.length > 0 && (only === undefined || only === (pool ?? 'leader')),
  );
}
