import type { JenkinsFacts } from '../facts.ts';
import { standOf } from './agents/act-ends.ts';
import { agentSteps } from './agents/agent-steps.ts';
import { beginAgents } from './agents/begin-agents.ts';
import { fallenCanaries } from './agents/canary.ts';
import { type Round, roundOf } from './agents/round.ts';
import { endOfRoll } from './end-of-roll.ts';
import type { Entry } from './entry.ts';
import { beginLeader, leaderToRoll } from './leader/begin-leader.ts';
import { leaderSteps } from './leader/leader-steps.ts';
import type { RollFacts } from './roll-facts.ts';
import type { RollState } from './roll-state.ts';
import { isQuieted, type Scene, sceneOf } from './scene.ts';
import type { RollSettings } from './settings.ts';
import { sweep } from './sweep.ts';
import { AGENTS_BACK_LIMIT, JUST_BEGUN, PATIENCE, UNREACHABLE_LIMIT } from './time-limits.ts';

/**
 * What a roll does next: lines for its journal, of which the intents are to be performed. It follows from the journal and from
 * what is seen, and from nothing else, so a process that was killed is followed by one that decides alike.
 * @param now - in milliseconds since 1970
 */
export function decide(
  state: RollState,
  facts: RollFacts,
  settings: RollSettings,
  now: number,
): readonly Entry[] {
  if (state.ended !== undefined) return [];
  const { leader } = state;
  const ofLeader = leader === undefined ? [] : leaderSteps({ leader, state, facts, settings, now });
  const { jenkins } = facts;
  const noticed = noticedOf(state, jenkins);
  if (jenkins === undefined)
    return [...noticed, ...(ofLeader.length > 0 ? ofLeader : withoutJenkins(state, facts, now))];
  const scene = sceneOf(state, { ...facts, jenkins }, settings, now);
  // A Jenkins that was just noticed to be another one has not taken over what it resumes.
  const isNew = noticed.length > 0 && state.jenkins !== undefined;
  const isComing = isNew || isSettling(scene);
  const round = roundOf(scene, isComing);
  const fallen = isComing ? [] : fallenCanaries(scene);
  const steps = [...ofLeader, ...fallen, ...agentSteps(round), ...sweep(scene), ...leftQuiet(scene)];
  const isStopping = state.stopping !== undefined || steps.some(({ kind }) => kind === 'stopping');
  const begun = isStopping || state.paused || isComing || isQuieted(jenkins) ? [] : begin(round);
  const entries = [...noticed, ...steps, ...begun];
  return entries.length > 0 ? entries : endOfRoll(round);
}

/** The leader alone, or agents: while it is away nothing can be said of them. */
function begin(round: Round): readonly Entry[] {
  const { scene } = round;
  const { state } = scene;
  if (state.leaderActive) return [];
  const leader = leaderToRoll(scene);
  const first = leader.kind === 'roll' && leader.position === 'before' && state.active().length === 0;
  const before = first ? beginLeader(leader, scene) : [];
  if (before.length > 0) return before;
  const agents = beginAgents(round);
  if (agents.length > 0 || state.active().length > 0) return agents;
  return leader.kind === 'roll' && leader.position === 'after' && !waits(round)
    ? beginLeader(leader, scene)
    : [];
}

/** Whether agents are still to come that only wait for those of their image that went first, or for a moment. */
const waits = ({ left, scene: { state, now } }: Round): boolean =>
  now - state.lastAt < PATIENCE && left().tasks.size > 0;

/** That Jenkins answers, or does not any more, or is another one than before. */
function noticedOf(state: RollState, jenkins: JenkinsFacts | undefined): readonly Entry[] {
  const before = state.jenkins;
  if (jenkins === undefined) return before?.answers === false ? [] : [{ kind: 'jenkins', answers: false }];
  const { session } = jenkins;
  if (before?.answers && (session === undefined || session === before.session)) return [];
  return [{ kind: 'jenkins', answers: true, ...(session !== undefined && { session }) }];
}

/**
 * Just after a restart, by whomever, what resumes stands on no executor, and its node looks idle. Nothing is begun before
 * that is over. Whether there was one just before the roll began, nobody knows: then only what stands on no executor tells.
 */
function isSettling({ state, jenkins, now }: Scene): boolean {
  const since = state.jenkins?.since ?? Number.NEGATIVE_INFINITY;
  if (now - since >= AGENTS_BACK_LIMIT) return jenkins.resuming === true && now - state.begunAt < JUST_BEGUN;
  return jenkins.nodes.some(
    ({ builds, state: shown }) =>
      shown === 'offline' || builds.some(({ kind }) => kind === 'pipeline-without-node'),
  );
}

/** Nothing begins any more until a person ends it, so no roll may end as if all were well. */
function leftQuiet({ state, jenkins }: Scene): readonly Entry[] {
  if (state.stopping || state.leader?.phase !== 'left' || jenkins.quietedBy !== 'roll') return [];
  const ended = standOf(state.leader.acts.filter(({ act }) => act.kind === 'unquiet'));
  if (ended.kind !== 'failed') return [];
  return [{ kind: 'stopping', why: `Jenkins is quieting down still, so nothing begins: ${ended.why}` }];
}

/** Nothing can be done, and nothing is under way: it may come back, or a person has to look. */
function withoutJenkins(state: RollState, { unusable }: RollFacts, now: number): readonly Entry[] {
  const away = state.jenkins?.answers === false ? now - state.jenkins.since : 0;
  if (state.open.size > 0 || state.leaderActive || away < UNREACHABLE_LIMIT) return [];
  return [
    { kind: 'ended', how: 'window', why: `${unusable ?? 'Jenkins does not answer'}; the next run goes on` },
  ];
}
