import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authorization } from '../../tools/adapters/jenkins/credentials.ts';
import { pickTree } from '../../tools/adapters/jenkins/stand-in/api-tree.ts';
import { CONFIGURED_URL } from '../../tools/adapters/jenkins/stand-in/build-json.ts';
import { COMPUTERS_TREE, QUEUE_TREE } from '../../tools/adapters/jenkins/work-answers.ts';
import { type Recorded, recorded } from './jenkins-recordings.ts';
import type { Scene } from './jenkins-work-scenes.ts';
import { Stage } from './stand-in-scenes.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.standIn.stop());

const READ = COMPUTERS_TREE.replace(/^tree=/, 'busyExecutors,totalExecutors,');
const RECORDED_URL = 'http://127.0.0.1:18081/';

async function ask(method: string, path: string, body?: string) {
  const headers = {
    Authorization: authorization({ kind: 'token', user: 'admin', secret: 'admin-token' }) ?? '',
    ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
  };
  const url = new URL(path, stage.standIn.url);
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
  return { answer, text: await answer.text() };
}

const json = async (path: string): Promise<unknown> => JSON.parse((await ask('GET', path)).text);

function exchange(scenario: string, index: number): Recorded {
  const found = recorded(scenario)[index];
  if (found === undefined) throw new Error(`${scenario} has no ${index}`);
  return found;
}

const computersSchema = z.looseObject({
  computer: z.array(z.looseObject({ executors: z.array(z.unknown()).default([]) })),
});

/** The fields that are read. In which order a node lists its executors means nothing. */
function comparable(answer: unknown): unknown {
  const { computer, ...sums } = computersSchema.parse(pickTree(answer, READ));
  const sorted = computer.map(({ executors, ...rest }) => ({
    ...rest,
    executors: executors.map(executor => JSON.stringify(executor)).sort(),
  }));
  return JSON.parse(JSON.stringify({ ...sums, computer: sorted }).replaceAll(CONFIGURED_URL, RECORDED_URL));
}

describe('the stand-in answers as the recorded server', () => {
  it.each([
    ['busy', '05-busy-executors', 2],
    ['just restarted', '12-hard-restart', 2],
    ['just restarted after SIGKILL', '13-crash-sigkill', 2],
  ] as const)('of its nodes when %s', async (scene: Scene, scenario, index) => {
    stage.play[scene]();
    const { path, status, headers, json: body } = exchange(scenario, index);
    const { answer, text } = await ask('GET', path);
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
    expect(comparable(JSON.parse(text))).toEqual(comparable(body));
  });

  it('of builds to the millisecond, where all was asked for', async () => {
    stage.play.busy();
    const whole = await json(`/computer/api/json?${COMPUTERS_TREE},busyExecutors,totalExecutors`);
    expect(comparable(whole)).toEqual(comparable(exchange('05-busy-executors', 1).json));
  });

  it('of a marked node: its sums forget it and its build', async () => {
    stage.play['a node with a build is marked']();
    const { computer } = computersSchema.parse(await json(`/computer/api/json?${COMPUTERS_TREE}`));
    const fields = 'displayName,offline,temporarilyOffline,offlineCauseReason,offlineCause[description]';
    const of = (answer: unknown) => pickTree(answer, fields);
    const marked = exchange('08-node-offline', 0).json;
    expect(of(computer.find(({ displayName }) => displayName === 'a3'))).toEqual(of(marked));
    expect(await json('/computer/api/json?tree=busyExecutors,totalExecutors')).toMatchObject({
      busyExecutors: 0,
      totalExecutors: 3,
    });
  });

  it('without a query: executors say nothing, and what a Pipeline waits for has no name', async () => {
    stage.play.waiting();
    const executors = (answer: unknown) =>
      pickTree(answer, 'computer[displayName,executors,oneOffExecutors]');
    const said = JSON.stringify(executors(await json('/computer/api/json')));
    expect(said).toContain('"executors":[{},{}]');
    expect(JSON.stringify(executors(exchange('05-busy-executors', 0).json))).toContain('"executors":[{},{}]');
    const parts = (answer: unknown) =>
      JSON.stringify(pickTree(answer, 'items[task]')).match(/\{"_class":"[^"]*PlaceholderTask"\}/g);
    expect(parts(await json('/queue/api/json'))).toContain(parts(exchange('06-queue-why', 0).json)?.[0]);
    expect(parts(await json(`/queue/api/json?${QUEUE_TREE}`))).toBeNull();
  });

  it('of what waits, in the classes of its stages', async () => {
    stage.play.waiting();
    const items = (answer: unknown) =>
      z
        .looseObject({ items: z.array(z.looseObject({ task: z.looseObject({ name: z.string() }) })) })
        .parse(pickTree(answer, 'items[blocked,buildable,why,task[name,url]]')).items;
    const said = JSON.parse(
      JSON.stringify(
        items(await json(`/queue/api/json?${QUEUE_TREE.replace('items[', 'items[blocked,buildable,')}`)),
      ).replaceAll(CONFIGURED_URL, RECORDED_URL),
    );
    for (const item of said) expect(items(exchange('06-queue-why', 1).json)).toContainEqual(item);
  });

  it('of quieting down: `message` is the reason, `reason` is not, and each call replaces it', async () => {
    const path = '/api/json?tree=mode,quietingDown,quietDownReason';
    expect(await json(path)).toEqual(exchange('07-quietdown', 0).json);
    const { path: quietDown, status, headers } = exchange('07-quietdown', 2);
    const { answer } = await ask('POST', quietDown);
    expect([answer.status, answer.headers.get('Location')]).toEqual([status, headers.Location]);
    expect(await json(path)).toEqual(exchange('07-quietdown', 3).json);
    await ask('POST', '/quietDown', 'message=from+a+form+body');
    expect(await json(path)).toMatchObject({ quietDownReason: 'from a form body' });
    await ask('POST', '/quietDown?reason=other');
    expect(await json(path)).toMatchObject({ quietDownReason: null, quietingDown: true });
    await ask('POST', '/cancelQuietDown');
    expect(await json(path)).toEqual(exchange('07-quietdown', 10).json);
  });

  it('of a restart: quieting down is forgotten, ids of the queue go on; after SIGKILL they begin again', async () => {
    stage.play['quieting down']();
    const { work } = stage.standIn.state;
    const last = Math.max(...work.queue().map(({ id }) => id));
    const item = { of: { kind: 'freestyle', job: 'fs' }, stage: 'buildable', why: '' } as const;
    stage.standIn.restart();
    expect(await json('/api/json?tree=quietingDown')).toMatchObject({ quietingDown: false });
    expect(work.enqueue(item).id).toBeGreaterThan(last);
    work.process.crash();
    expect(work.enqueue(item).id).toBeLessThanOrEqual(last);
    work.process.settle();
    expect(await json('/computer/api/json?tree=busyExecutors')).toMatchObject({ busyExecutors: 1 });
  });
});
