import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Phase, TimedPhase } from '../../tools/adapters/jenkins/stand-in/leader-life.ts';
import { changeNode } from '../../tools/adapters/jenkins/stand-in/leader-state.ts';
import { type Recorded, recorded } from './jenkins-recordings.ts';
import { Replay, type ReplayStart } from './stand-in-replay.ts';

interface Scenario extends ReplayStart {
  /** What was so when the recording began. */
  readonly before?: (replay: Replay) => void;
  /** What was done to the server besides, after a request with this index. */
  readonly asides?: Readonly<Record<number, (replay: Replay) => void>>;
}

/** Each restart took its own time. */
const phases = (...all: readonly (readonly [Phase, number])[]): readonly TimedPhase[] =>
  all.map(([phase, lasts]) => ({ phase, lasts }));

const mark = ({ work }: Replay) => work.mark('a2', { by: 'admin', message: 'x' });

function occupy({ work }: Replay, ...nodes: readonly string[]): void {
  nodes.forEach((node, index) => {
    const build = { job: `other-${index}`, number: 1, kind: 'freestyle' } as const;
    work.hold(work.start(build), node);
  });
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  '04-trigger-params-causes': { numbers: { fs: 19, 'fs-noparam': 3, pipe: 15, 'pipe-decl': 1 } },
  '06-queue-why': {
    before: replay => {
      mark(replay);
      occupy(replay, 'a1', 'a1', 'a3');
    },
  },
  '08-node-offline': {
    before: replay => {
      replay.work.addNode('g1', { labels: [], executors: 1 });
      changeNode(replay.work.state, 'g1', { connected: { since: 0, why: '', back: undefined } });
      replay.work.hold(replay.work.start({ job: 'fs', number: 9, kind: 'freestyle' }), 'a3');
      occupy(replay, 'a1', 'a1');
      replay.work.start({ job: 'other', number: 1, kind: 'pipeline' });
    },
    asides: {
      // They ended meanwhile.
      12: ({ work }) => {
        for (const build of work.builds()) if (build.job.startsWith('other')) work.finish(build);
      },
    },
  },
  '09-stop-term-kill-cancel': {
    numbers: { fs: 11, pipe: 8, 'pipe-gpu': 1 },
    asides: {
      21: mark,
      22: replay => replay.know(71, replay.work.queue()[0]?.id ?? 0),
    },
  },
  '10-saferestart-running-pipeline': {
    numbers: { fs: 13, pipe: 11, 'pipe-echo': 3, 'pipe-input': 1, 'pipe-gpu': 2 },
    times: {
      goingDown: phases(['restarting', 10_000]),
      comingUp: phases(['gone', 6_500], ['starting', 2_000]),
    },
  },
  '12-hard-restart': { numbers: { fs: 16, pipe: 12 }, before: mark },
  '13-crash-sigkill': {
    numbers: { fs: 17, pipe: 13, 'pipe-noresume': 1 },
    before: mark,
    times: { comingUp: phases(['gone', 20_300]) },
    asides: {
      4: replay => {
        replay.wait(27_500);
        replay.work.process.goDown('killed', 'wake');
      },
    },
  },
  '14-safe-exit': {},
  '18-boot-failure-bad-jcasc': {
    times: { goingDown: [], comingUp: [] },
    before: ({ work }) => {
      work.process.install({ boots: false });
      work.process.goDown('clean', 'wake');
    },
  },
  '19-cancel-saferestart-session-reload': {
    numbers: { pipe: 18 },
    times: { goingDown: phases(['restarting', 5_000]), comingUp: phases(['gone', 20_000]) },
  },
  '20-stop-builds-during-quietdown': { numbers: { fs: 26, pipe: 19 } },
};

let replay: Replay | undefined;
afterEach(async () => {
  await replay?.standIn.stop();
});

/** Spans depend on milliseconds; the order within a queue and among executors on when somebody looks. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(comparable);
    const named = all.every(one => nameOf(one) !== undefined);
    return named ? all.sort((a, b) => String(nameOf(a)).localeCompare(String(nameOf(b)))) : all;
  }
  if (typeof value === 'string') return value.replace(/(Expires in|ETA:) .*?(?=\)|$)/, '$1 …');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, comparable(inner)]),
  );
}

const itemSchema = z.object({ task: z.object({ name: z.string() }) });
const executorSchema = z.object({ currentExecutable: z.object({ fullDisplayName: z.string() }) });

/** What a queue item or an executor is of. */
const nameOf = (item: unknown): string | undefined =>
  itemSchema.safeParse(item).data?.task.name ??
  executorSchema.safeParse(item).data?.currentExecutable.fullDisplayName;

function expectLike(answer: Awaited<ReturnType<Replay['ask']>>, exchange: Recorded, name: string): void {
  const { status, headers, json, htmlTitle } = exchange;
  expect({ name, status: answer.status }).toEqual({ name, status });
  expect(answer.headers, name).toEqual(headers);
  if (htmlTitle !== undefined) expect(answer.text, name).toContain(`<title>${htmlTitle}</title>`);
  if (json !== undefined)
    expect(comparable(JSON.parse(answer.text)), name).toMatchObject(Object(comparable(json)));
}

describe('the stand-in, asked what a real server was asked and when, answers as that did', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (scenario, { before, asides = {}, ...start }) => {
    const exchanges = recorded(`in-time/${scenario}`);
    replay = await Replay.at(Math.min(...exchanges.map(({ at = 0 }) => at)) - 100, start);
    before?.(replay);
    for (const [index, exchange] of exchanges.entries()) {
      const name = `${index} ${exchange.method} ${exchange.path} ${exchange.title}`;
      expectLike(await replay.ask(exchange), exchange, name);
      asides[index]?.(replay);
    }
  });
});

const pollsSchema = z.object({
  polls: z.record(z.string(), z.array(z.object({ after: z.int(), known: z.int(), login: z.int() }))),
});

describe('a restart goes through the phases that were seen', () => {
  const file = new URL('../fixtures/jenkins-recordings/in-time/restart-polls.json', import.meta.url);
  const { polls } = pollsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const poll = async (path: string, auth: Recorded['auth']) => {
    const answer = await replay?.ask({ ...QUESTION, path, auth });
    return answer?.status;
  };
  const QUESTION = { title: '', method: 'GET', requestHeaders: {}, status: 0, headers: {} } as const;

  it('when it is asked for', async () => {
    replay = await Replay.at(1_795_255_724_135);
    replay.work.process.goDown('clean', 'wake');
    let before = 0;
    for (const { after, known, login } of polls['12-hard-restart'] ?? []) {
      replay.wait(after + 50 - before);
      before = after + 50;
      expect({
        after,
        known: await poll('/api/json', 'token (admin)'),
        login: await poll('/login', 'none'),
      }).toEqual({
        after,
        known,
        login,
      });
    }
  });
});
