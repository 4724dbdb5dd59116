import { groupName } from '../../../fleet/resolve/names.ts';
import type { Act } from '../run/act.ts';
import type { Performance } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';
import type { HandParts } from './hand-parts.ts';
import { inServiceAgain } from './in-service-again.ts';
import { until } from './until.ts';

/** How long a snapshot of the home may take, in milliseconds: with daily backups only what changed since is copied. */
const SNAPSHOT_LIMIT = 2 * 3_600_000;

const DONE: Outcome = { result: 'done' };

type MachineAct = Extract<
  Act,
  {
    readonly kind:
      | 'enlarge'
      | 'retire'
      | 'remake-host'
      | 'back-up'
      | 'remake-leader'
      | 'update-leader'
      | 'restore-leader';
  }
>;

/** What a roll does to machines and volumes. */
export async function machineAct(
  act: MachineAct,
  performance: Performance,
  parts: HandParts,
): Promise<Outcome> {
  const { fleet, groups, provisioner } = parts;
  const { tell, intended } = performance;
  switch (act.kind) {
    case 'enlarge': {
      const { kind, desired } = await groups.enlarge(groupName(fleet, act.pool), act.to);
      if (kind === 'enlarged') return DONE;
      return { result: 'failed', why: `its group may not want more than ${desired} machines` };
    }
    case 'retire':
      return unlessInService(act.instance, parts, () =>
        groups.retire(groupName(fleet, act.pool), act.instance, act.shrink),
      );
    case 'remake-host':
      return unlessInService(act.instance, parts, () => provisioner.remakeHost(act, tell));
    case 'remake-leader':
      await provisioner.remakeLeader(act, tell);
      return DONE;
    case 'update-leader':
      await provisioner.updateLeader(intended, tell);
      return DONE;
    case 'restore-leader':
      return restore(act, performance, parts);
    case 'back-up':
      return backUp(performance, parts);
  }
}

/** Takes a machine away, but not one that builds again. */
async function unlessInService(
  instance: string,
  parts: HandParts,
  takeAway: () => Promise<unknown>,
): Promise<Outcome> {
  const why = await inServiceAgain(instance, parts);
  if (why) return { result: 'failed', why };
  await takeAway();
  return DONE;
}

async function restore(
  act: Extract<Act, { readonly kind: 'restore-leader' }>,
  { leader, tell }: Performance,
  { provisioner }: HandParts,
): Promise<Outcome> {
  const { plugins } = leader?.record ?? {};
  await provisioner.restoreLeader({ ...act, ...(plugins && { plugins }) }, tell);
  return DONE;
}

async function backUp(
  { roll, tell }: Performance,
  { fleet, homes, clock, pause }: HandParts,
): Promise<Outcome> {
  const volume = await homes.home(fleet.fleet);
  if (volume === undefined)
    return { result: 'failed', why: 'the volume of the Jenkins home is not found', fix: 'see `fleet plan`' };
  const made = await homes.ensureSnapshot({ volume, roll });
  const ended = await until({ clock, pause, longest: SNAPSHOT_LIMIT }, async () => {
    const snapshot = await homes.snapshot(made.id);
    tell(`${made.id}: ${snapshot?.progress ?? 0} %`);
    return snapshot === undefined || snapshot.state === 'pending' ? undefined : snapshot;
  });
  if (ended?.state === 'completed') return { result: 'done', got: { kind: 'snapshot', id: made.id } };
  return { result: 'failed', why: `the snapshot ${made.id} of the home did not become complete` };
}
