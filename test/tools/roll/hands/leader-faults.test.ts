import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../../tools/adapters/jenkins/jenkins-control.ts';
import { leaderFaults } from '../../../../tools/roll/hands/leader-faults.ts';
import { fleetOf, NOW, staticPool } from '../plan/scenes.ts';

const HAS: Inventory = {
  version: '2.528.3',
  session: 's2',
  nodes: ['a-1', 'a-2', 'Built-In Node'],
  jobs: ['fs', 'team/app'],
  plugins: { git: '5.8.0' },
  projects: [],
  work: [],
};
const BEFORE = { ...HAS, at: NOW, version: '2.528.2', marks: {} };
const fleet = fleetOf({ a: staticPool(2) });

const faults = (now: Partial<Inventory>, before = BEFORE) =>
  leaderFaults(fleet, before, { ...HAS, ...now }, '2.528.3').join('; ');

describe('a leader that is back', () => {
  it('lacks nothing that it has, and may have more', () => {
    expect(faults({ jobs: [...HAS.jobs, 'new'], plugins: { git: '6.0.0', more: '1' } })).toBe('');
  });

  it('is told by what it lacks, all at once', () => {
    const told = faults({ version: '2.528.2', nodes: ['a-1'], jobs: ['fs'], plugins: {} });
    for (const what of ['2.528.2', 'a-2', 'team/app', 'git']) expect(told).toContain(what);
  });

  it('is not blamed for nodes that somebody added by hand: its configuration deletes them at each start', () => {
    expect(faults({}, { ...BEFORE, nodes: [...BEFORE.nodes, 'borrowed-mac'] })).toBe('');
  });
});
