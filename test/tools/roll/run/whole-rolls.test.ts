import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, type RandomRoll, randomRoll, type Trouble } from './random-rolls.ts';

/** On a busy machine they may take longer than tests usually do. */
const PATIENT = { timeout: 30_000 };

/** Each run is a whole roll of a random fleet; what is checked of one is checked of all. */
const always = (trouble: Trouble, runs: number, check: (roll: RandomRoll) => void) =>
  fc.assert(
    fc.asyncProperty(fc.nat({ max: 2 ** 31 - 2 }), async seed => check(await randomRoll(seed, trouble))),
    { numRuns: runs },
  );

const OTHERS = /AWS|operator|plugin|crash/;

/** Nothing that the roll does costs a build, or has one done twice. */
function nothingLost({ judgement, policy }: RandomRoll): void {
  const lost = judgement.lost.flatMap(({ fate, url }) =>
    fate.kind === 'lost' ? [`${url}: ${fate.by}`] : [],
  );
  expect(lost.filter(says => !OTHERS.test(says))).toEqual([]);
  expect(judgement.twice).toEqual([]);
  expect(judgement.missed).toBe(0);
  const aborted = judgement.aborted.filter(({ fate }) => fate.kind === 'aborted' && fate.by === 'the roll');
  if (policy !== 'abort') expect(aborted).toEqual([]);
}

function floorKept({ fleet }: RandomRoll): void {
  expect(fleet.world.watch.breaks).toEqual([]);
}

/** Nothing of the roll is left: no mark but on machines that are not sound, no quiet mode. */
function leftTidy({ fleet, lines }: RandomRoll): void {
  const failed = new Set(
    lines.flatMap(({ entry }) => (entry.kind === 'agent' && entry.phase === 'failed' ? [entry.machine] : [])),
  );
  const marked = [...fleet.world.jenkins.nodes.values()].filter(
    ({ mark, machine }) => mark?.by === 'roll' && !failed.has(`${machine.pool}-${machine.host}`),
  );
  expect(marked.map(({ name }) => name)).toEqual([]);
  expect(fleet.world.jenkins.quieting).toBe(false);
}

/** After the window closes nothing is taken out of service, and nobody is away for long. */
function deadlineKept({ fleet, closes }: RandomRoll): void {
  if (closes === undefined) return;
  const late = fleet.world.acts.filter(
    ({ at, act }) => at > closes + MINUTE && ['cordon', 'retire', 'remake-host', 'quiet'].includes(act.kind),
  );
  const harmless = late.filter(({ act }) => act.kind === 'cordon' && fleet.world.faults.images.size > 0);
  expect(late.length - harmless.length).toBe(0);
}

/** Jenkins forgets marks of nodes that come and go with its restart; the roll knows those that it has written down before. */
function isForgotten(at: number, { lines }: RandomRoll): boolean {
  const timeOf = (phase: string) =>
    lines.find(({ entry }) => entry.kind === 'leader' && entry.phase === phase)?.at ??
    Number.POSITIVE_INFINITY;
  return timeOf('quieting') <= at && at <= timeOf('starting');
}

describe('a roll of any fleet', PATIENT, () => {
  it('loses nothing, keeps the floors and the window, and leaves nothing behind', async () => {
    await always({}, 15, roll => {
      nothingLost(roll);
      floorKept(roll);
      leftTidy(roll);
      deadlineKept(roll);
    });
  });

  it('does so while calls are refused now and then', async () => {
    await always({ refused: true }, 8, roll => {
      nothingLost(roll);
      leftTidy(roll);
    });
  });

  it('does so while operators interfere and AWS takes machines back', async () => {
    const incidents = [
      'operator-marks',
      'operator-frees',
      'operator-cancels-quiet',
      'operator-aborts',
      'spot',
    ] as const;
    await always({ incidents }, 10, roll => {
      nothingLost(roll);
      leftTidy(roll);
    });
  });

  it('never takes the mark of an operator away', async () => {
    await always({ incidents: ['operator-marks'] }, 8, roll => {
      const marked = roll.happened
        .filter(({ at }) => !isForgotten(at, roll))
        .flatMap(({ node }) => node ?? []);
      const { nodes } = roll.fleet.world.jenkins;
      const there = marked.flatMap(name => nodes.get(name) ?? []);
      expect(there.filter(({ mark }) => mark?.by !== 'operator').map(({ name }) => name)).toEqual([]);
    });
  });

  it('takes no machine away after a crash of Jenkins whose builds are only resuming', async () => {
    await always({ incidents: ['leader-crashes'] }, 8, ({ judgement }) => {
      const killed = judgement.lost.filter(
        ({ fate }) => fate.kind === 'lost' && fate.by.startsWith('the roll'),
      );
      expect(killed).toEqual([]);
      expect(judgement.twice).toEqual([]);
    });
  });
});

describe('what is not sound', PATIENT, () => {
  it('is an image: the roll stops, and the machines that have not gone serve', async () => {
    await always({ badImages: true }, 8, roll => {
      nothingLost(roll);
      leftTidy(roll);
      const rolled = roll.lines.filter(({ entry }) => entry.kind === 'agent' && entry.phase === 'failed');
      if (rolled.length > 0) expect(['stopped', 'rolled-back']).toContain(roll.end);
    });
  });

  it.each(['does-not-start', 'fails-its-check'] as const)(
    'is a leader that %s: the old one is back',
    async leader => {
      await always({ leader }, 5, roll => {
        nothingLost(roll);
        leftTidy(roll);
        const went = roll.lines.some(({ entry }) => entry.kind === 'leader' && entry.phase === 'remaking');
        const { world } = roll.fleet;
        if (went)
          expect([roll.end, world.jenkins.up, world.leader.isFlawed]).toEqual(['rolled-back', true, false]);
      });
    },
  );
});
