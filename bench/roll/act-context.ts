import type { Performance } from '../../tools/roll/run/hands.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';
import type { Session } from './session.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** Who does an act, and to what. */
export interface ActContext {
  readonly world: SimulatedWorld;
  readonly session: Session;
  readonly performance: Performance;
}

/** How most acts end. */
export const DONE: Outcome = { result: 'done' };

/** That an act has no use. */
export const failure = (why: string): Outcome => ({ result: 'failed', why });

/** Lets time pass; whoever was killed meanwhile does not go on. */
export const pause = ({ world, session }: ActContext, milliseconds: number): Promise<void> =>
  session.alive(world.clock.sleep(milliseconds));

/** Lets pass what a call takes. */
export const call = (context: ActContext): Promise<void> => pause(context, context.world.callTime());
