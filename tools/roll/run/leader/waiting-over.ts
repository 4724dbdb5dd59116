import type { RunningBuild } from '../../facts.ts';
import { LEADER_AWAY } from '../../plan/boot-times.ts';
import type { LeaderScene } from './leader-scene.ts';

/** What the drain's policy says about builds that the leader waits for. */
export type Verdict =
  | { readonly kind: 'wait' }
  | { readonly kind: 'abort'; readonly builds: readonly RunningBuild[] }
  | { readonly kind: 'leave'; readonly why: string };

/** @param since - from when on the builds are waited for, in milliseconds since 1970. */
export function verdictOn(builds: readonly RunningBuild[], since: number, scene: LeaderScene): Verdict {
  const { state, settings, now } = scene;
  if (state.stopping) return { kind: 'leave', why: state.stopping.why };
  if (state.closes !== undefined && now + LEADER_AWAY > state.closes)
    return { kind: 'leave', why: 'the window closes before it would be back' };
  const { deadline, then } = settings.fleet.maintenance.drain;
  if (builds.length === 0 || now - since < deadline.seconds * 1_000 || then === 'wait')
    return { kind: 'wait' };
  if (then === 'carry-over')
    return { kind: 'leave', why: `builds that its restart would end run longer than ${deadline}` };
  return { kind: 'abort', builds };
}
