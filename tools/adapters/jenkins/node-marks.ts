import { JenkinsFailed } from './jenkins.ts';
import type { Cordoned, NodeMark, Uncordoned } from './jenkins-control.ts';

/** Who marked a node offline, if anybody did. */
export type MarkSeen = { readonly kind: 'none' } | Cordoned;

/** A node's mark, read and changed by single requests. */
export interface MarkedNode {
  read(): Promise<MarkSeen>;
  /**
   * Marks a node that carries no mark; takes the mark of one that does, whosesoever it is. `unclear`: the answer was lost, so it
   * happened, happens soon or does not happen; or the node was gone.
   */
  toggle(message: string): Promise<'done' | 'unclear'>;
  /** Marks a node, in the place of a mark that it may carry. */
  set(message: string): Promise<void>;
}

/** The words on a node that somebody else marked, or unmarked, between our look and our mark. No roll takes it away. */
const CONTESTED =
  'kept offline by jenkins-fleet: somebody marked or unmarked this node in the moment in which a roll marked it; take this mark away when it may work';

const TOGGLES = 3;

/** How a mark reads. */
const messageOf = ({ token, why }: NodeMark): string => `${token}: ${why}`;

/** How our mark reads while it is taken away. The token may be the beginning of several, as that of all rolls is. */
const partingOf = (token: string): string =>
  messageOf({ token: /\s$/.test(token) ? `${token}put-back` : token, why: 'about to take builds again' });

/**
 * Marks a node, unless it is marked. `changeOfflineCause` could be sent twice without harm, but would write over a mark that
 * somebody made after our look: at the end we would take away what was theirs. `toggleOffline` shows by its effect what it
 * found, so it is used, and never twice: if the node carries no mark after it, it took away a mark that was made in that
 * moment. Then the node is marked again, with words that are not the roll's.
 * @throws JenkinsFailed `unclear` when the answer was lost and no mark is there (yet); a later call looks first
 */
export async function cordonNode(node: MarkedNode, mark: NodeMark): Promise<Cordoned> {
  const before = await node.read();
  if (before.kind !== 'none') return before;
  const toggled = await node.toggle(messageOf(mark));
  const after = await node.read();
  if (after.kind !== 'none') return after;
  if (toggled === 'unclear')
    throw new JenkinsFailed('unclear', 'whether the node was marked offline is not known', 'look again');
  await node.set(CONTESTED);
  return { kind: 'theirs', reason: CONTESTED };
}

/**
 * Takes our mark away. If somebody was faster, toggling marks the node anew, with words of ours: that is seen, and undone.
 * Other words that somebody gives to the mark between our look and our act go with it: no request of Jenkins prevents that.
 * @param token what our marks carry
 */
export async function uncordonNode(node: MarkedNode, token: string): Promise<Uncordoned> {
  const message = partingOf(token);
  for (let tries = 0; tries < TOGGLES; tries += 1) {
    const seen = await node.read();
    if (seen.kind === 'none') return { kind: 'free' };
    if (seen.kind !== 'ours') return seen;
    await node.toggle(message);
  }
  const last = await node.read();
  if (last.kind === 'none') return { kind: 'free' };
  if (last.kind !== 'ours') return last;
  throw new JenkinsFailed(
    'unclear',
    'the mark of the node comes back each time that it is taken away',
    'see who else marks and unmarks nodes',
  );
}
