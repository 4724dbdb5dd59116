import type { MachineFacts } from '../../tools/roll/facts.ts';
import type { Act } from '../../tools/roll/run/act.ts';
import { type Hands, NotNow } from '../../tools/roll/run/hands.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';
import type { RollFacts } from '../../tools/roll/run/roll-facts.ts';
import type { ActContext } from './act-context.ts';
import { failure } from './act-context.ts';
import { cordon, enlarge, remakeHost, retire, uncordon } from './agent-acts.ts';
import { abort, smoke, startAgain } from './build-acts.ts';
import {
  backUp,
  checkLeader,
  findLost,
  markAgain,
  quiet,
  record,
  remakeLeader,
  restoreLeader,
  scan,
  unquiet,
  updateLeader,
} from './leader-acts.ts';
import { type PerformedAct, Session } from './session.ts';
import { type Beginning, SimulatedWorld } from './simulated-world.ts';

/** How long a look takes, in milliseconds: a few calls, and the reading of each node. */
const LOOK = { calls: 1_000, node: 0.4 };

/** A fleet to try rolls on: `hands` are what a process has of it. */
export class SimulatedFleet {
  readonly world: SimulatedWorld;
  readonly #tries = new Map<string, number>();

  constructor(beginning: Beginning) {
    this.world = new SimulatedWorld(beginning);
  }

  /** The hands of one process. */
  hands(session: Session = new Session()): Hands {
    return {
      look: () => session.alive(this.#look(session)),
      perform: (act, performance) =>
        session.alive(this.#perform(act, { world: this.world, session, performance })),
    };
  }

  /** All that can be seen now. */
  facts(at = this.world.clock.now()): RollFacts {
    const { jenkins, faults, groups, hosts, leader, clock } = this.world;
    const blind = faults.blind.some(({ from, to }) => from <= clock.now() && clock.now() < to);
    const machines: MachineFacts[] = [leader.facts()];
    for (const { machine } of hosts.values()) if (machine !== undefined) machines.push(machine.facts);
    for (const group of groups.values()) for (const machine of group.machines) machines.push(machine.facts);
    return {
      at,
      jenkins: blind ? undefined : jenkins.facts(),
      machines,
      groups: new Map([...groups].map(([pool, group]) => [pool, group.facts()])),
    };
  }

  /** A look takes a moment, and what it finds is of any instant within. */
  async #look(session: Session): Promise<RollFacts> {
    const { clock, random } = this.world;
    const at = clock.now();
    const takes = LOOK.calls + LOOK.node * this.world.jenkins.nodes.size;
    const before = random.between(0, takes);
    await session.alive(clock.sleep(before));
    this.#mayFail('look');
    const facts = this.facts(at);
    await session.alive(clock.sleep(takes - before));
    return facts;
  }

  async #perform(act: Act, context: ActContext): Promise<Outcome> {
    const { clock, faults, acts } = this.world;
    const done: PerformedAct = {
      at: clock.now(),
      act,
      by: context.session.name,
      ended: undefined,
      outcome: undefined,
    };
    acts.push(done);
    await context.session.alive(clock.sleep(1));
    this.#mayFail(act);
    const why = faults.failure(act);
    const outcome = why === undefined ? await dispatch(act, context) : failure(why);
    done.ended = clock.now();
    done.outcome = outcome;
    clock.wake();
    return outcome;
  }

  #mayFail(act: Act | 'look'): void {
    const name = JSON.stringify(act);
    const tries = this.#tries.get(name) ?? 0;
    if (this.world.faults.notNow(act, tries)) {
      this.#tries.set(name, tries + 1);
      throw new NotNow('it answers 503');
    }
    this.#tries.delete(name);
  }
}

function dispatch(act: Act, context: ActContext): Promise<Outcome> {
  switch (act.kind) {
    case 'cordon':
      return cordon(act, context);
    case 'uncordon':
      return uncordon(act, context);
    case 'enlarge':
      return enlarge(act, context);
    case 'retire':
      return retire(act, context);
    case 'remake-host':
      return remakeHost(act, context);
    case 'smoke':
      return smoke(act, context);
    case 'abort':
      return abort(act, context);
    case 'start-again':
      return startAgain(act, context);
    default:
      return dispatchLeader(act, context);
  }
}

type AgentAct = Extract<
  Act,
  {
    readonly kind:
      | 'cordon'
      | 'uncordon'
      | 'enlarge'
      | 'retire'
      | 'remake-host'
      | 'smoke'
      | 'abort'
      | 'start-again';
  }
>;

function dispatchLeader(act: Exclude<Act, AgentAct>, context: ActContext): Promise<Outcome> {
  switch (act.kind) {
    case 'mark-again':
      return markAgain(act, context);
    case 'quiet':
      return quiet(context);
    case 'unquiet':
      return unquiet(context);
    case 'record':
      return record(context);
    case 'back-up':
      return backUp(context);
    case 'remake-leader':
      return remakeLeader(act, context);
    case 'update-leader':
      return updateLeader(context);
    case 'restore-leader':
      return restoreLeader(act, context);
    case 'check-leader':
      return checkLeader(context);
    case 'find-lost':
      return findLost(context);
    case 'scan':
      return scan(act, context);
  }
}
