import type { JenkinsFacts } from '../../facts.ts';
import { nodesOf, type PoolMachine } from '../../plan/pool-machine.ts';
import { buildsOn } from '../../plan/running-builds.ts';
import type { Entry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { AGENTS_BACK_LIMIT } from '../time-limits.ts';
import { standOf } from './act-ends.ts';
import { becomes, meant } from './agent-entry.ts';

/** The session of Jenkins, for a line of the journal. */
export const sessionOf = ({ session }: Pick<JenkinsFacts, 'session'>): { readonly session?: string } =>
  session === undefined ? {} : { session };

/** Cordons a host that is not sound, to make it anew from the image of before; nothing else is begun. */
export const beginReverting = (
  agent: AgentStanding,
  machine: PoolMachine,
  why: string,
  { jenkins }: Pick<Scene, 'jenkins'>,
): readonly Entry[] => [
  { kind: 'stopping', why: `${agent.machine}: ${why}` },
  becomes({ ...agent, instance: machine.facts.id }, 'draining', {
    ...sessionOf(jenkins),
    reverts: true,
    why,
  }),
  ...nodesOf(machine).map(({ name }) => meant({ kind: 'cordon', node: name }, agent.machine)),
];

/** After a restart of Jenkins a build that it has caught stands on no executor while it resumes. */
function isResuming({ state: { jenkins: known }, jenkins, now }: Scene): boolean {
  if (known === undefined) return false;
  return jenkins.session !== known.session || now - known.since < AGENTS_BACK_LIMIT;
}

/** What it has caught meanwhile is waited for as long as any drain; then a person has to look. */
export function reverting(agent: AgentStanding, scene: Scene): readonly Entry[] {
  const marks = standOf(agent.acts.filter(({ act }) => act.kind === 'cordon'));
  if (marks.kind === 'open') return [];
  const why = agent.why ?? 'it is not sound';
  const machine = scene.machines.get(agent.machine);
  const host = machine?.facts.host;
  if (marks.kind === 'failed' || machine?.facts.id !== agent.instance || host === undefined)
    return [becomes(agent, 'failed', { why })];
  if (scene.facts.at < marks.at || isResuming(scene)) return [];
  if (buildsOn(nodesOf(machine)).length > 0) {
    const { deadline } = scene.settings.fleet.maintenance.drain;
    return scene.now - agent.since < deadline.seconds * 1_000 ? [] : [becomes(agent, 'failed', { why })];
  }
  const { machine: name, pool, instance, was } = agent;
  return [
    becomes(agent, 'remaking', { why }),
    meant({ kind: 'remake-host', pool, host, instance, image: was }, name),
  ];
}
