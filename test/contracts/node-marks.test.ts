import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JenkinsFailed } from '../../tools/adapters/jenkins/jenkins.ts';
import { cordonNode, type MarkedNode, uncordonNode } from '../../tools/adapters/jenkins/node-marks.ts';

const TOKEN = 'jenkins-fleet roll r1';
const MARK = { token: TOKEN, why: 'it gets another image' };
const THEIRS = 'disk broken';

/** What becomes of a request to toggle: done and told; done or not done, and not told; done only after the next look. */
type Fate = 'answered' | 'lost-after' | 'lost-before' | 'late';

interface Happenings {
  /** Whether an operator toggles, before each of our requests. */
  readonly toggles: readonly boolean[];
  readonly fates: readonly Fate[];
}

/** A node as Jenkins keeps it, with an operator who uses it meanwhile. */
class PlayedNode implements MarkedNode {
  mark: string | undefined;
  /** Whether the operator marked it and did not take the mark away. */
  operatorWantsItOffline = false;
  ourToggles = 0;
  #request = 0;
  #late: string | undefined;
  readonly #happens: Happenings;

  constructor(happens: Happenings, mark?: string) {
    this.#happens = happens;
    this.mark = mark;
    this.operatorWantsItOffline = mark === THEIRS;
  }

  async read() {
    this.#meanwhile();
    const { mark } = this;
    if (this.#late !== undefined) this.#flip(this.#late);
    this.#late = undefined;
    if (mark === undefined) return { kind: 'none' } as const;
    return mark.includes(TOKEN) ? ({ kind: 'ours' } as const) : ({ kind: 'theirs', reason: mark } as const);
  }

  async toggle(message: string) {
    this.#meanwhile();
    const fate = this.#happens.fates[this.ourToggles++] ?? 'answered';
    if (fate === 'late') this.#late = message;
    if (fate === 'answered' || fate === 'lost-after') this.#flip(message);
    return fate === 'answered' ? 'done' : 'unclear';
  }

  async set(message: string) {
    this.#meanwhile();
    this.mark = message;
  }

  #meanwhile() {
    if (this.#happens.toggles[this.#request++] !== true) return;
    this.#flip(THEIRS);
    this.operatorWantsItOffline = this.mark !== undefined;
  }

  #flip(message: string) {
    this.mark = this.mark === undefined ? message : undefined;
  }
}

/** As a roll does: what is unclear is done again. */
async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof JenkinsFailed) || error.fault !== 'unclear') throw error;
    }
}

const toggles = fc.array(fc.boolean(), { maxLength: 8 });
const fates = fc.array(fc.constantFrom<Fate>('answered', 'lost-after', 'lost-before', 'late'), {
  maxLength: 3,
});
const before = fc.constantFrom(undefined, THEIRS, `${TOKEN}: before`);

const ours = ({ mark }: PlayedNode) => mark?.includes(TOKEN) === true;

describe('a node that an operator marks or unmarks at any moment', () => {
  it('keeps the mark that the operator made last', async () => {
    await fc.assert(
      fc.asyncProperty(toggles, before, async (toggles, mark) => {
        const node = new PlayedNode({ toggles, fates: [] }, mark);
        const { kind } = await cordonNode(node, MARK);
        expect(node.ourToggles).toBeLessThanOrEqual(1);
        if (node.operatorWantsItOffline) {
          expect(node.mark).toBeDefined();
          expect(ours(node)).toBe(false);
        }
        if (kind === 'theirs') expect(ours(node)).toBe(false);
      }),
    );
  });

  it('keeps it when ours is taken away, too', async () => {
    await fc.assert(
      fc.asyncProperty(toggles, before, async (toggles, mark) => {
        const node = new PlayedNode({ toggles, fates: [] }, mark);
        const { kind } = await insist(() => uncordonNode(node, TOKEN));
        expect(ours(node)).toBe(false);
        if (node.operatorWantsItOffline) expect(node.mark).toBe(THEIRS);
        if (kind === 'theirs') expect(node.operatorWantsItOffline).toBe(true);
      }),
    );
  });
});

describe('a node of which answers are lost', () => {
  const lost = fates.filter(given => !given.includes('late'));

  it('is marked once, however often that is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(lost, fc.integer({ min: 1, max: 4 }), async (fates, times) => {
        const node = new PlayedNode({ toggles: [], fates });
        for (let time = 0; time < times; time += 1)
          expect(await insist(() => cordonNode(node, MARK))).toEqual({ kind: 'ours' });
        expect(ours(node)).toBe(true);
        // Only what was certainly not done is done again.
        expect(node.ourToggles).toBe(fates.findIndex(fate => fate !== 'lost-before') + 1 || fates.length + 1);
      }),
    );
  });

  it('is free in the end', async () => {
    await fc.assert(
      fc.asyncProperty(lost, async fates => {
        const node = new PlayedNode({ toggles: [], fates }, `${TOKEN}: before`);
        expect(await insist(() => uncordonNode(node, TOKEN))).toEqual({ kind: 'free' });
        expect(node.mark).toBeUndefined();
      }),
    );
  });

  it('is offline after a request that comes late, with whatever mark', async () => {
    await fc.assert(
      fc.asyncProperty(fates, async fates => {
        const node = new PlayedNode({ toggles: [], fates });
        const { kind } = await insist(() => cordonNode(node, MARK));
        expect(node.mark).toBeDefined();
        expect(ours(node)).toBe(kind === 'ours');
      }),
    );
  });
});
