import { JenkinsFailed } from '../../adapters/jenkins/jenkins.ts';
import type { JenkinsFacts } from '../facts.ts';
import type { Act } from '../run/act.ts';
import { groupFacts, groupNames } from '../run/group-facts.ts';
import type { Hands, Performance } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';
import type { RollFacts } from '../run/roll-facts.ts';
import type { HandParts } from './hand-parts.ts';
import { machineAct } from './machine-acts.ts';
import { nodeAct } from './node-acts.ts';
import { outcomeOf } from './not-now.ts';
import { workAct } from './work-acts.ts';

/** A roll's hands in the real world: Jenkins, AWS, Terraform and Ansible, each behind its adapter. */
export class RealHands implements Hands {
  readonly #parts: HandParts;
  #seen: JenkinsFacts | undefined;

  constructor(parts: HandParts) {
    this.#parts = parts;
  }

  async look(): Promise<RollFacts> {
    const { fleet, clock, readMachines, groups } = this.#parts;
    const at = clock.now();
    try {
      const { jenkins, unusable } = await this.#jenkins();
      const machines = await readMachines();
      const found = await groups.groups([...groupNames(fleet).values()]);
      this.#seen = jenkins ?? this.#seen;
      return { at, jenkins, ...(unusable && { unusable }), machines, groups: groupFacts(fleet, found) };
    } catch (error) {
      outcomeOf(error);
      throw error;
    }
  }

  async perform(act: Act, performance: Performance): Promise<Outcome> {
    try {
      return await this.#act(act, performance);
    } catch (error) {
      return outcomeOf(error);
    }
  }

  #act(act: Act, performance: Performance): Promise<Outcome> {
    switch (act.kind) {
      case 'cordon':
      case 'uncordon':
      case 'mark-again':
      case 'smoke':
      case 'abort':
        return nodeAct(act, performance, this.#parts, () => this.#seen);
      case 'quiet':
      case 'unquiet':
      case 'record':
      case 'check-leader':
      case 'find-lost':
      case 'start-again':
      case 'scan':
        return workAct(act, performance, this.#parts);
      default:
        return machineAct(act, performance, this.#parts);
    }
  }

  /**
   * Why it cannot be used makes no difference here: a leader that came up with broken accounts answers 401 or 403 for ever, and
   * has to be put back as one has that does not answer at all.
   */
  async #jenkins(): Promise<Pick<RollFacts, 'jenkins' | 'unusable'>> {
    try {
      return { jenkins: await this.#parts.readJenkins() };
    } catch (error) {
      if (!(error instanceof JenkinsFailed)) throw error;
      return { jenkins: undefined, ...(error.fault !== 'unreachable' && { unusable: error.message }) };
    }
  }
}
