import { expect, it } from 'vitest';
import { type Revisions, RevisionUnknown } from '../../tools/adapters/git/revisions.ts';

/** A repository whose revision `before` holds `old`, and `after` holds `now`, both below `fleets/`. */
export interface RevisionsUnderTest {
  readonly revisions: Revisions;
  /** Writes a file that is in no commit. */
  readonly change: () => void;
}

/** What the revisions hold. */
export const HELD = {
  before: { 'fleets/a/fleet.yaml': 'old\n', 'fleets/a/notes.md': 'no\n', 'other/x.yaml': 'x\n' },
  after: { 'fleets/a/fleet.yaml': 'now\n', 'fleets/b ü/"q".yaml': 'b\n' },
} as const;

/** What all revisions do. */
export function revisionsContract(make: () => Promise<RevisionsUnderTest>): void {
  it('give the matching texts below a folder, as they were', async () => {
    const { revisions } = await make();
    const before = await revisions.find('before');
    expect(before.id).toMatch(/^[0-9a-f]{40}$/);
    expect(Object.fromEntries(await revisions.texts(before, 'fleets', /\.yaml$/))).toEqual({
      'fleets/a/fleet.yaml': 'old\n',
    });
    const after = await revisions.texts(await revisions.find('after'), 'fleets', /\.yaml$/);
    expect(Object.fromEntries(after)).toEqual(HELD.after);
  });

  it('tell whether something is not committed', async () => {
    const { revisions, change } = await make();
    expect(await revisions.hasChanges()).toBe(false);
    change();
    expect(await revisions.hasChanges()).toBe(true);
  });

  it('say that a revision is unknown, whatever it looks like', async () => {
    const { revisions } = await make();
    for (const name of ['nowhere', '--help', '-n', ''])
      await expect(revisions.find(name)).rejects.toThrow(RevisionUnknown);
  });
}
