import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../../../bot/events/group.ts';
import { EVENTS, IGNORED, type Interest } from '../../../bot/events/of-interest.ts';
import { readWebhook, type WebhookReading } from '../../../bot/events/read-webhook.ts';
import type { BotEvent } from '../../../bot/model/bot-event.ts';
import { anyText } from './any-text.ts';
import { EXAMPLES, examplesOf } from './examples.ts';

const interest: Interest = {
  app: 29310,
  account: 99,
  serves: () => true,
  mayHoldCommand: () => true,
};
const BASE = { 'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958' };

const read = (name: string, payload: unknown, more: Partial<Interest> = {}): WebhookReading =>
  readWebhook({ ...BASE, 'x-github-event': name }, Buffer.from(JSON.stringify(payload) ?? ''), {
    ...interest,
    ...more,
  });

function eventOf(name: string, payload: unknown, more: Partial<Interest> = {}): BotEvent {
  const reading = read(name, payload, more);
  if (reading.kind !== 'event') throw new Error(`${name} was ${JSON.stringify(reading)}`);
  return reading.event;
}

/** A deep copy with some leaves replaced, by path. */
function changed(payload: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(payload);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: payloads have no type here
    let at: any = copy;
    for (const key of keys) at = at[key];
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return copy;
}

const [comment] = examplesOf('issue_comment').map(({ payload }) =>
  changed(payload, { 'issue.pull_request': {} }),
);
const opened = examplesOf('pull_request').find(({ payload }) => payload.action === 'opened')?.payload;
const [review] = examplesOf('pull_request_review').map(({ payload }) => payload);
const [push] = examplesOf('push').map(({ payload }) => payload);

describe('every payload that GitHub publishes', () => {
  it('is an event, or ignored for a reason', () => {
    for (const { name, payload } of EXAMPLES) {
      const reading = read(name, payload);
      expect(reading.kind, `${name} ${payload.action}`).not.toBe('unreadable');
      if (reading.kind === 'ignored') expect(IGNORED).toContain(reading.reason);
      const known = EVENTS.some(each => each === name);
      if (!known && name !== 'ping')
        expect(reading).toEqual({ kind: 'ignored', reason: 'event-of-no-interest' });
    }
  });

  it.each(EVENTS)('of %s comes to something', name => {
    const payloads = name === 'issue_comment' ? [comment] : examplesOf(name).map(({ payload }) => payload);
    const events = payloads.map(payload => read(name, payload)).filter(({ kind }) => kind === 'event');
    expect(events).not.toEqual([]);
  });

  it('keeps its numbers and commits', () => {
    for (const { name, payload } of EXAMPLES) {
      const reading = read(name, payload);
      if (reading.kind !== 'event') continue;
      const text = JSON.stringify(payload);
      const numbers = JSON.stringify(reading.event).matchAll(/"(?:id|number)":(\d+)|"sha":"(\w+)"/g);
      for (const [, id, sha] of numbers) expect(text).toContain(id ?? sha);
    }
  });

  it('answers a ping', () => {
    for (const { payload } of examplesOf('ping')) expect(read('ping', payload)).toEqual({ kind: 'ping' });
  });
});

describe('what an event says', () => {
  it('of a comment', () => {
    expect(eventOf('issue_comment', comment)).toEqual({
      kind: 'comment',
      change: 'created',
      pull: { repository: { id: 186853002, name: 'Codertocat/Hello-World' }, number: 1 },
      comment: {
        id: 492700400,
        body: "You are totally right! I'll get this fixed right away.",
        author: { id: 21031067, login: 'Codertocat' },
        byBot: false,
        at: Date.parse('2019-05-15T15:20:21Z'),
        url: 'https://github.com/Codertocat/Hello-World/issues/1#issuecomment-492700400',
      },
      by: { id: 21031067, login: 'Codertocat' },
    });
  });

  it('of a pull request', () => {
    const event = eventOf('pull_request', opened);
    expect(event).toMatchObject({
      kind: 'pull',
      change: 'opened',
      pull: { state: 'open', merged: undefined },
    });
  });

  it.each([
    [{ action: 'synchronize' }, 'pushed', 'open'],
    [{ action: 'closed', 'pull_request.state': 'closed', 'pull_request.merged': false }, 'closed', 'closed'],
    [{ action: 'closed', 'pull_request.state': 'closed', 'pull_request.merged': true }, 'closed', 'merged'],
    [{ action: 'edited', changes: { base: { ref: { from: 'old' } } } }, 'edited', 'open'],
    [{ action: 'ready_for_review' }, 'edited', 'open'],
  ])('of a pull request after %j', (changes, change, state) => {
    expect(eventOf('pull_request', changed(opened, changes))).toMatchObject({ change, pull: { state } });
  });

  it('of a pull request whose fork is gone and whose author is', () => {
    const event = eventOf(
      'pull_request',
      changed(opened, { 'pull_request.head.repo': null, 'pull_request.user': null }),
    );
    expect(event).toMatchObject({ pull: { author: { login: 'ghost' }, head: { repository: undefined } } });
  });

  it('of a label', () => {
    const payload = changed(opened, { action: 'labeled', label: { name: 'bot:deploy' } });
    expect(eventOf('pull_request', payload)).toMatchObject({ change: 'labelled', label: 'bot:deploy' });
  });

  it('of a review', () => {
    const event = eventOf('pull_request_review', changed(review, { 'review.state': 'approved' }));
    expect(event).toMatchObject({
      review: { verdict: 'approved', sha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821', body: '' },
    });
  });

  it('of a push to the default branch and to another', () => {
    const event = (ref: string) =>
      eventOf('push', changed(push, { ref, deleted: false, after: 'a'.repeat(40) }));
    expect(event('refs/heads/master')).toMatchObject({ branch: 'master', isDefault: true });
    expect(event('refs/heads/a/b')).toMatchObject({ branch: 'a/b', isDefault: false });
  });

  it('of an installation names only what is served', () => {
    const [added] = examplesOf('installation_repositories');
    expect(eventOf('installation_repositories', added?.payload)).toMatchObject({
      change: 'added',
      repositories: [{ id: 186853007, name: 'Codertocat/Space' }],
    });
    expect(read('installation_repositories', added?.payload, { serves: () => false })).toEqual({
      kind: 'ignored',
      reason: 'repository-not-served',
    });
  });

  it('is cut where GitHub would cut a comment, and never in the middle of a character', () => {
    for (const body of ['x'.repeat(70_000), `x${'😀'.repeat(40_000)}`]) {
      const event = eventOf('issue_comment', changed(comment, { 'comment.body': body }));
      if (event.kind !== 'comment') throw new Error(event.kind);
      expect(event.comment.body.length).toBeLessThanOrEqual(65_536);
      expect(event.comment.body.length).toBeGreaterThan(65_534);
      expect(body.startsWith(event.comment.body)).toBe(true);
      expect(event.comment.body.isWellFormed()).toBe(true);
    }
  });
});

describe('what is ignored', () => {
  it.each([
    ['own', 'issue_comment', changed(comment, { 'comment.user.id': 99 }), {}],
    ['own', 'issue_comment', changed(comment, { 'sender.id': 99, 'sender.type': 'Bot' }), {}],
    ['own', 'pull_request_review', changed(review, { 'review.user.id': 99 }), {}],
    ['by-bot', 'issue_comment', changed(comment, { 'comment.user.type': 'Bot' }), {}],
    ['by-bot', 'issue_comment', changed(comment, { 'sender.type': 'Bot' }), {}],
    ['no-address', 'issue_comment', comment, { mayHoldCommand: () => false }],
    ['no-address', 'pull_request_review', review, { mayHoldCommand: () => false }],
    ['not-a-pull-request', 'issue_comment', changed(comment, { 'issue.pull_request': undefined }), {}],
    ['repository-not-served', 'issue_comment', comment, { serves: () => false }],
    ['repository-not-served', 'push', push, { serves: () => false }],
    ['repository-not-served', 'pull_request', changed(opened, { repository: undefined }), {}],
    ['action-of-no-interest', 'issue_comment', changed(comment, { action: 'pinned' }), {}],
    ['action-of-no-interest', 'issue_comment', changed(comment, { action: undefined }), {}],
    ['action-of-no-interest', 'pull_request', changed(opened, { action: 'assigned' }), {}],
    [
      'action-of-no-interest',
      'pull_request',
      changed(opened, { action: 'edited', changes: { title: {} } }),
      {},
    ],
    ['not-a-branch', 'push', changed(push, { ref: 'refs/tags/v1' }), {}],
    ['not-a-branch', 'push', changed(push, { ref: 'refs/heads/gone', deleted: true }), {}],
    ['event-of-no-interest', 'toString', comment, {}],
    ['event-of-no-interest', '__proto__', comment, {}],
  ])('as %s: %s', (reason, name, payload, more) => {
    expect(read(name, payload, more)).toEqual({ kind: 'ignored', reason });
  });

  it('is no verdict of a review, with or without a word', () => {
    const payload = changed(review, { 'review.state': 'approved' });
    expect(read('pull_request_review', payload, { mayHoldCommand: () => false }).kind).toBe('event');
  });

  it('is no dismissal of a review, whoever dismissed it', () => {
    const dismissed = { action: 'dismissed', 'review.state': 'dismissed', 'sender.type': 'Bot' };
    expect(read('pull_request_review', changed(review, dismissed)).kind).toBe('event');
    expect(read('pull_request_review', changed(review, { ...dismissed, 'review.user.type': 'Bot' }))).toEqual(
      {
        kind: 'ignored',
        reason: 'by-bot',
      },
    );
  });

  it('is no push of the bot’s own: it may bring another configuration', () => {
    const own = changed(push, {
      'sender.id': 99,
      ref: 'refs/heads/master',
      deleted: false,
      after: 'b'.repeat(40),
    });
    expect(read('push', own).kind).toBe('event');
  });

  it('is what came for another app', () => {
    const headers = (id: string) => ({
      ...BASE,
      'x-github-event': 'issue_comment',
      'X-GitHub-Hook-Installation-Target-Type': 'integration',
      'X-GitHub-Hook-Installation-Target-ID': id,
    });
    const raw = Buffer.from(JSON.stringify(comment));
    expect(readWebhook(headers('1'), raw, interest)).toEqual({ kind: 'ignored', reason: 'another-app' });
    expect(readWebhook(headers('29310'), raw, interest).kind).toBe('event');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no-delivery', {}, '{}'],
    ['no-delivery', { 'x-github-delivery': ['a', 'b'] }, '{}'],
    ['no-delivery', { 'x-github-delivery': 'a', 'X-GitHub-Delivery': 'a' }, '{}'],
    ['no-delivery', { 'x-github-delivery': '../../etc' }, '{}'],
    ['no-delivery', { 'x-github-delivery': 'a\nb' }, '{}'],
    ['not-json', BASE, ''],
    ['not-json', BASE, '{"a":'],
    ['not-json', BASE, Buffer.from([0x22, 0xff, 0x22])],
    ['too-deep', BASE, '['.repeat(33)],
    ['unknown-shape', BASE, 'null'],
    ['unknown-shape', BASE, '{"sender":7}'],
    ['unknown-shape', BASE, JSON.stringify(changed(comment, { 'comment.id': 2 ** 60 }))],
    ['unknown-shape', BASE, JSON.stringify(changed(comment, { 'comment.html_url': 'javascript:alert(1)' }))],
    ['unknown-shape', BASE, JSON.stringify(changed(comment, { 'comment.html_url': 'https://a/) [x](b' }))],
    ['unknown-shape', BASE, JSON.stringify(changed(comment, { 'repository.full_name': 'a/b/c' }))],
    ['unknown-shape', BASE, JSON.stringify(changed(comment, { 'comment.updated_at': 'yesterday' }))],
  ])('is %s', (why, headers, raw) => {
    const reading = readWebhook(
      { ...headers, 'x-github-event': 'issue_comment' },
      Buffer.from(raw),
      interest,
    );
    expect(reading).toEqual({ kind: 'unreadable', why });
  });
});

/** Places in a payload, and values that stand in none. */
const paths = (value: unknown, at: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...paths(inner, [...at, key])])
    : [];
const STRANGE = [
  null,
  '',
  0,
  -1,
  1e300,
  'x'.repeat(300),
  [],
  {},
  [[]],
  true,
  '\u0000',
  '\ud800',
  undefined,
  '2019',
];
const KNOWN = EXAMPLES.filter(({ name }) => EVENTS.some(each => each === name));

describe('payloads that GitHub would not send', () => {
  it('never make it throw, and every event is sound', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KNOWN),
        fc.nat(),
        fc.constantFrom(...STRANGE),
        ({ name, payload }, at, value) => {
          const all = paths(payload);
          const path = (all[at % all.length] ?? []).join('.');
          const reading = read(
            name,
            changed(payload, { [path]: value, action: path === 'action' ? value : payload.action }),
          );
          if (reading.kind !== 'event') return;
          expect(groupOf(reading.event)).toMatch(/^(?:[1-9]\d*(?:#[1-9]\d*)?|installation-[1-9]\d*)$/);
          expect(JSON.parse(JSON.stringify(reading.event))).toMatchObject({ kind: reading.event.kind });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('may be of any bytes under any headers', () => {
    const headers = fc.dictionary(
      fc.oneof(
        fc.constantFrom('x-github-event', 'X-GITHUB-DELIVERY', 'x-github-delivery', '__proto__'),
        anyText(12),
      ),
      fc.oneof(
        fc.constantFrom(...EVENTS, 'ping', 'abc'),
        anyText(20),
        fc.array(anyText(5), { maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(
        headers,
        fc.oneof(
          fc.uint8Array(),
          fc.json().map(text => Buffer.from(text)),
        ),
        (given, raw) => {
          expect(readWebhook(given, raw, interest).kind).not.toBe('event');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('groups', () => {
  it('hold together what is of one pull request', () => {
    const number = 42;
    const ofComment = eventOf('issue_comment', changed(comment, { 'issue.number': number }));
    const ofPull = eventOf(
      'pull_request',
      changed(opened, { 'pull_request.number': number, 'repository.id': 186853002 }),
    );
    expect(groupOf(ofComment)).toBe(groupOf(ofPull));
    expect(groupOf(ofComment)).toBe('186853002#42');
  });
});
