import type { HeadMove, PullRef } from '../../model/pull.ts';
import { ForgeFailed } from '../forge.ts';
import { isHeadMove } from '../head-moves.ts';
import type { Hub } from '../stand-in/hub.ts';
import { held } from './held.ts';

/** The last move of a pull request's head, to the second. @throws ForgeFailed when there is no such pull request */
export function lastHeadMove(hub: Hub, { repository, number }: PullRef): HeadMove | undefined {
  const pull = held(hub, repository).pulls.get(number);
  if (!pull) throw new ForgeFailed(`there is no pull request ${number}`, { later: false, status: 404 });
  const last = pull.events.findLast(({ event }) => isHeadMove(event));
  return last && { at: Math.floor(last.at / 1_000) * 1_000, to: last.sha };
}
