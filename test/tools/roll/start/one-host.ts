import { rollMark } from '../../../../tools/roll/roll-mark.ts';
import type { Act } from '../../../../tools/roll/run/act.ts';
import type { Hands, Performance } from '../../../../tools/roll/run/hands.ts';
import type { Outcome } from '../../../../tools/roll/run/outcome.ts';
import type { RollFacts } from '../../../../tools/roll/run/roll-facts.ts';
import { host, jenkinsOf, node } from '../plan/scenes.ts';

/** A world of one outdated host of TVM's fleet, `docs-1`, on a clock that a test moves. */
export class OneHost implements Hands {
  readonly acts: string[] = [];
  readonly clock: { now: number };
  /** Ends the process of the roll with this act, before or after it has taken effect. */
  dies: { readonly at: Act['kind']; readonly when: 'before' | 'after' } | undefined;
  /** What the smoke job says. */
  smoke: Outcome = { result: 'done' };
  #remade = false;
  #roll: string | undefined;

  constructor(now: number) {
    this.clock = { now };
  }

  async look(): Promise<RollFacts> {
    const at = this.clock.now;
    return { at, jenkins: this.jenkins(), machines: this.machines(), groups: new Map() };
  }

  machines() {
    return [this.#remade ? { ...host('docs', 1, []), id: 'i-0000000000000abcd' } : host('docs', 1)];
  }

  jenkins() {
    const marked = {
      state: 'cordoned',
      reason: `Disconnected by admin : ${rollMark(this.#roll ?? '')}: it is drained`,
    };
    const mark = this.#roll === undefined ? {} : ({ ...marked, state: 'cordoned' } as const);
    return jenkinsOf([node('docs-1', [], { labels: ['doc'], ...mark })], { session: 's1' });
  }

  async perform(act: Act, { roll }: Performance): Promise<Outcome> {
    if (this.dies?.at === act.kind && this.dies.when === 'before') return new Promise(() => {});
    this.acts.push(act.kind);
    if (act.kind === 'cordon') this.#roll = roll;
    if (act.kind === 'uncordon') this.#roll = undefined;
    if (act.kind === 'remake-host') this.#remade = true;
    if (this.dies?.at === act.kind) return new Promise(() => {});
    return act.kind === 'smoke' ? this.smoke : { result: 'done' };
  }
}
