import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECKS,
  mayBegin,
  type PreflightCheck,
  type PreflightFinding,
  type PreflightLevel,
} from '../../../../tools/roll/preflight/finding.ts';
import { preflight } from '../../../../tools/roll/preflight/preflight.ts';
import type { PreflightFacts } from '../../../../tools/roll/preflight/preflight-facts.ts';
import { preflightJson, preflightText } from '../../../../tools/roll/preflight/preflight-text.ts';
import { got } from '../../../../tools/roll/preflight/read.ts';
import { rollMark } from '../../../../tools/roll/roll-mark.ts';
import { fleetWith } from '../../../stacks/written-fleet.ts';
import { build, jenkinsOf, node, planOf } from '../plan/scenes.ts';
import { ADMIN, GROUP, HOME, IMAGES, unread, WELL } from './facts.ts';

const plan = WELL.plan.kind === 'read' ? WELL.plan.value : planOf(WELL.fleet, [], undefined);
const quiet = (reason: string) =>
  got({ version: '2', session: undefined, quietingDown: true, quietDownReason: reason });
const risk = (kind: (typeof plan.risks)[number]['kind']) =>
  got({ ...plan, risks: [{ kind, about: 'docs-1', says: 'is so', path: undefined }] });

const WITH_DOCS = {
  ...WELL.fleet,
  loadBalancer: { ...WELL.fleet.loadBalancer, docs: { host: 'docs.example.org', pool: 'docs', port: 8080 } },
};

type Trouble = readonly [
  what: string,
  PreflightCheck,
  Exclude<PreflightLevel, 'ok'>,
  Partial<PreflightFacts>,
];

/** Each is one thing that is wrong; those of one check exclude each other. */
const TROUBLES: readonly Trouble[] = [
  ['a day without a window', 'window', 'blocked', { at: WELL.at + 3 * 86_400_000 }],
  [
    'a machine that does not fit',
    'plan',
    'warning',
    { plan: got({ ...plan, agents: plan.agents.map(each => ({ ...each, fits: false })) }) },
  ],
  ['a mark of an operator', 'agents', 'warning', { plan: risk('operator-cordon') }],
  ['a label below its floor', 'agents', 'warning', { plan: risk('below-floor') }],
  [
    'a node that is deleted when Jenkins starts',
    'agents',
    'warning',
    { plan: got({ ...plan, mismatches: [{ kind: 'stranger', about: 'borrowed-mac', says: 'no pool' }] }) },
  ],
  [
    'a mark that an earlier roll has left',
    'agents',
    'warning',
    {
      plan: got({
        ...plan,
        risks: [
          {
            kind: 'operator-cordon',
            about: 'cpu-1',
            says: 'cordoned (jenkins-fleet roll 20261101T040000Z-0000: it is drained)',
            path: 'computer/cpu-1/',
          },
        ],
      }),
    },
  ],
  [
    'a journal that cannot be written',
    'journal',
    'blocked',
    { journal: got({ kind: 'no', why: 'the disk is full' }) },
  ],
  [
    'a lock that is held',
    'journal',
    'blocked',
    { journal: got({ kind: 'held', by: { holder: 'dev', roll: 'r', expires: 1 } }) },
  ],
  [
    'another roll that was killed',
    'other-roll',
    'blocked',
    { lastRoll: got({ roll: 'r1', end: undefined }) },
  ],
  [
    'another roll that waits for its window',
    'other-roll',
    'blocked',
    { lastRoll: got({ roll: 'r1', end: 'window' }) },
  ],
  ['a server that somebody quiets down', 'jenkins', 'blocked', { overview: quiet('for a backup') }],
  ['a server that another roll quiets down', 'jenkins', 'blocked', { overview: quiet(rollMark('r0')) }],
  [
    'nobody logged in',
    'jenkins-rights',
    'blocked',
    { rights: got({ ...ADMIN, administers: false, anonymous: true }) },
  ],
  [
    'a right that is missing',
    'jenkins-rights',
    'blocked',
    {
      rights: got({
        ...ADMIN,
        administers: false,
        lacks: [{ what: 'build', permission: 'hudson.model.Item.Build' }],
      }),
    },
  ],
  [
    'rights that cannot be tried',
    'jenkins-rights',
    'warning',
    { rights: got({ ...ADMIN, administers: false, untried: ['mark nodes'] }) },
  ],
  ['no smoke job', 'smoke-job', 'blocked', { rights: got({ ...ADMIN, smoke: 'missing' }) }],
  ['an old smoke job', 'smoke-job', 'blocked', { rights: got({ ...ADMIN, smoke: 'old' }) }],
  [
    'a denied action',
    'aws-rights',
    'blocked',
    { awsRights: got({ denied: ['ec2:CreateSnapshot'], unknown: [] }) },
  ],
  [
    'an action that cannot be tried',
    'aws-rights',
    'warning',
    { awsRights: got({ denied: [], unknown: ['ec2:CreateVolume: why'] }) },
  ],
  [
    'a stray change',
    'terraform',
    'blocked',
    { stray: got([{ address: 'aws_vpc.main', type: 'aws_vpc', kind: 'update', before: {}, after: {} }]) },
  ],
  ['no home', 'backup', 'blocked', { home: got(undefined) }],
  ['a home that is not attached', 'backup', 'blocked', { home: got({ ...HOME, attached: undefined }) }],
  ['an image that is gone', 'images', 'blocked', { images: got([]) }],
  [
    'an image that is not ready',
    'images',
    'blocked',
    { images: got(IMAGES.map(image => ({ ...image, state: 'pending' }))) },
  ],
  ['no pins', 'images', 'blocked', { pins: new Map() }],
  [
    'a quota without room',
    'capacity',
    'blocked',
    {
      room: got({
        short: [{ code: 'L-1', name: 'Standard', limit: 8, used: 8, wanted: 32, missing: 32 }],
        unknown: [],
      }),
    },
  ],
  [
    'a quota that nobody knows',
    'capacity',
    'warning',
    { room: got({ short: [], unknown: ['no quota is known'] }) },
  ],
  ['a missing group', 'capacity', 'blocked', { groups: got(new Map()) }],
  [
    'a group that makes nothing',
    'capacity',
    'blocked',
    { groups: got(new Map([['cpu', { ...GROUP, suspended: ['Launch'] }]])) },
  ],
  [
    'a group that failed last',
    'capacity',
    'warning',
    { groups: got(new Map([['cpu', { ...GROUP, failed: { at: 0, message: 'no capacity' } }]])) },
  ],
  [
    'an alarm',
    'alarms',
    'blocked',
    { alarms: got([{ name: 'tvm-disk', reason: 'full', says: '', since: 0 }]) },
  ],
  [
    'a deployment',
    'deployments',
    'warning',
    { jenkins: got(jenkinsOf([node('cpu-1', [build('site-deploy', 5)])])) },
  ],
  [
    'a build on the host of the documentation',
    'deployments',
    'warning',
    { fleet: WITH_DOCS, jenkins: got(jenkinsOf([node('docs-1', [build('site', 5)])])) },
  ],
];

const told = (findings: readonly PreflightFinding[], check: PreflightCheck) =>
  findings.filter(each => each.check === check);

describe('a preflight', () => {
  it('finds everything well where it is, and says so of each thing', () => {
    const findings = preflight(WELL);
    expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual(Object.keys(CHECKS));
    expect(mayBegin(findings)).toBe(true);
  });

  it.each(TROUBLES)('tells of %s, why it matters, and nothing else', (_, check, level, facts) => {
    const findings = preflight({ ...WELL, ...facts });
    const wrong = findings.filter(each => each.level !== 'ok');
    expect(new Set(wrong.map(each => `${each.check} ${each.level}`))).toEqual(new Set([`${check} ${level}`]));
    for (const { says, why } of wrong) expect(`${says} ${why}`).not.toMatch(/undefined|\[object/);
    expect(mayBegin(findings)).toBe(level !== 'blocked');
  });

  it('tells of all that is wrong at once', () => {
    fc.assert(
      fc.property(fc.subarray([...TROUBLES], { maxLength: 8 }), drawn => {
        // Of two that change the same facts only the later one is left.
        const last = new Map(
          drawn.flatMap(trouble => Object.keys(trouble[3]).map(key => [key, trouble] as const)),
        );
        const facts: PreflightFacts = Object.assign({}, WELL, ...drawn.map(([, , , change]) => change));
        const findings = preflight(facts);
        for (const [, check, level] of last.values())
          expect(told(findings, check).map(each => each.level)).toContain(level);
        const expected = new Set([...last.values()].map(([, check]) => check));
        for (const { check, level } of findings) if (!expected.has(check)) expect(level).toBe('ok');
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    'targets',
    'plan',
    'jenkins',
    'overview',
    'rights',
    'awsRights',
    'journal',
    'lastRoll',
    'home',
    'images',
    'room',
    'groups',
    'alarms',
    'stray',
  ] as const)('tells that %s could not be read instead of calling it well', key => {
    const findings = preflight({ ...WELL, [key]: unread });
    if (key === 'targets') return expect(findings).not.toHaveLength(0);
    const wrong = findings.filter(({ level }) => level !== 'ok');
    expect(wrong).toHaveLength(1);
    expect(wrong[0]?.says).toContain('nobody answers');
    expect(wrong[0]?.fix).toBe('look at the cable');
  });

  it('does not mind its own roll, marks and quiet mode when that is gone on with', () => {
    const findings = preflight({
      ...WELL,
      roll: 'r1',
      lastRoll: got({ roll: 'r1', end: undefined }),
      overview: quiet(`${rollMark('r1')}: Jenkins is upgraded`),
    });
    expect(mayBegin(findings)).toBe(true);
  });

  it('needs neither window nor silence of alarms when an operator asks for it now', () => {
    const findings = preflight({
      ...WELL,
      now: true,
      at: WELL.at + 3 * 86_400_000,
      alarms: got([{ name: 'tvm-disk', reason: 'full', says: '', since: 0 }]),
    });
    expect(told(findings, 'window')[0]?.level).toBe('ok');
    expect(told(findings, 'alarms')[0]?.level).toBe('warning');
  });

  it('asks nothing of the leader that stays', () => {
    const targets = got(
      WELL.targets.kind === 'read' ? WELL.targets.value.filter(({ pool }) => pool === 'cpu') : [],
    );
    const findings = preflight({ ...WELL, targets, home: got(undefined), stray: unread });
    expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
    expect(told(findings, 'backup')).toEqual([]);
  });

  it('refuses a Jenkins that is too old for its plugins', () => {
    const leader = { instance: 'c6a.4xlarge', jenkins: '2.300.1-lts-jdk11' };
    const { leader: old } = fleetWith({ leader });
    const findings = told(preflight({ ...WELL, fleet: { ...WELL.fleet, leader: old } }), 'plugins');
    expect(findings.some(({ level }) => level === 'blocked')).toBe(true);
  });

  it('refuses a configuration that names a secret that nobody has', () => {
    const login = { github: { clientId: 'Iv1.0123456789abcdef' } };
    const roles = { administer: { users: ['octocat'] } };
    const { jenkins } = fleetWith({ jenkins: { login, roles }, secrets: { 'github-oauth-secret': {} } });
    const findings = preflight({ ...WELL, fleet: { ...WELL.fleet, jenkins } });
    expect(told(findings, 'configuration').map(({ level }) => level)).toEqual(['blocked']);
  });
});

describe('the text of a preflight', () => {
  const broken = preflight({
    ...WELL,
    journal: got({ kind: 'no', why: 'the disk is full' }),
    alarms: unread,
  });

  it('has a line for each thing, then advice, then the verdict', () => {
    const text = preflightText(broken, { width: 100, colour: false });
    for (const title of Object.values(CHECKS))
      expect(text).toMatch(new RegExp(`^(?:ok|warning|blocked) +${title} `, 'm'));
    expect(text).toContain('→ see to the right to write there');
    expect(text.trimEnd().split('\n').at(-1)).toBe('The roll does not begin: 1 blocked, 1 warning.');
    expect(preflightText(preflight(WELL), { width: 100, colour: false })).toContain(
      'The roll may begin (0 warnings).',
    );
  });

  it('keeps to the width, and shows no escape sequence of others', () => {
    const hostile = preflight({ ...WELL, journal: got({ kind: 'no', why: '\u001b[2J\u202e'.repeat(40) }) });
    for (const width of [20, 80, 120, 400]) {
      const text = preflightText(hostile, { width, colour: false });
      expect(text).not.toContain('\u001b');
      for (const line of text.split('\n'))
        expect(line.length).toBeLessThanOrEqual(Math.min(160, Math.max(80, width)));
    }
  });

  it('is there for programs, too', () => {
    expect(preflightJson(broken)).toMatchObject({ mayBegin: false, findings: broken });
  });
});
