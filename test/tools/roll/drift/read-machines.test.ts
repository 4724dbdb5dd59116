import { describe, expect, it } from 'vitest';
import { MemoryFleetMachines } from '../../../../tools/adapters/fleet-machines/memory-fleet-machines.ts';
import { readMachines } from '../../../../tools/roll/drift/read-machines.ts';
import { FLEET, facts, MADE, notes, PINS, withOne } from './example.ts';
import type { Made } from './made-machines.ts';

const { signal } = new AbortController();

function read({ machines, templates }: Made) {
  // Machines come from the adapter without user data.
  const bare = machines.map(({ userData: _, ...machine }) => machine);
  const texts = machines.flatMap(({ id, userData }) =>
    userData === undefined ? [] : [[id, userData] as const],
  );
  const asked: string[] = [];
  class Asked extends MemoryFleetMachines {
    override userData(machine: string) {
      asked.push(machine);
      return super.userData(machine);
    }
  }
  const cloud = new Asked(() => ({ machines: bare, templates, userData: new Map(texts) }));
  const from = { region: 'us-west-2', signal };
  return readMachines(FLEET, PINS, from, { cloudOf: async () => cloud }).then(all => ({ ...all, asked }));
}

describe('readMachines', () => {
  it('says what driftOf and notesOf say of what it reads', async () => {
    const leader = MADE.machines.find(({ tags }) => tags.get('role') === 'leader')?.id ?? '';
    for (const made of [
      MADE,
      withOne(leader, () => ({ userData: 'sha256:old' })),
      { machines: [], templates: [] },
    ]) {
      const { machines, notes: told } = await read(made);
      expect(machines).toEqual(facts(made));
      expect(told).toEqual(notes(made));
    }
  });

  it('asks leader and hosts what they are told at boot, and nobody else', async () => {
    const { asked } = await read(MADE);
    const alone = MADE.machines.filter(({ userData }) => userData !== undefined).map(({ id }) => id);
    expect([...asked].sort()).toEqual([...alone].sort());
  });
});
