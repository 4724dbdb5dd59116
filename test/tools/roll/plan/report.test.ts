import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeZone } from '../../../../fleet/values/time-zone.ts';
import type { RollPlan } from '../../../../tools/roll/plan/planned.ts';
import { planJson } from '../../../../tools/roll/plan/report/plan-json.ts';
import { planMarkdown } from '../../../../tools/roll/plan/report/plan-markdown.ts';
import { planPage } from '../../../../tools/roll/plan/report/plan-page.ts';
import { planText } from '../../../../tools/roll/plan/report/plan-text.ts';
import { timeText } from '../../../../tools/roll/plan/report/timeline-rows.ts';
import { sceneArbitrary } from './random-scenes.ts';
import {
  autoscaledPool,
  build,
  fleetOf,
  host,
  jenkinsOf,
  leader,
  MINUTE,
  machine,
  NOW,
  node,
  nodeName,
  planOf,
  staticPool,
} from './scenes.ts';

const zone = TimeZone.parse('America/Los_Angeles');
const server = new URL('https://ci.example.org/jenkins/');
const reported = (plan: RollPlan, notes: readonly string[] = []) => ({ plan, server, zone, notes });
const PLAIN = { width: 100, colour: false };

const FLEET = fleetOf({ cpu: staticPool(2), big: autoscaledPool(4, ['BIG']) });
const BIG = machine('big', 1);
const JENKINS = jenkinsOf(
  [
    node('cpu-1', [build('long', 300)]),
    node('cpu-2', [build('folder/job/odd(1)', undefined)]),
    node(nodeName(BIG), [build('short', 20)]),
  ],
  {
    waiting: [
      { id: 3, task: '@all *bold* [x](y)', since: NOW, why: 'Waiting for next available executor on ‘CPU’' },
    ],
  },
);
const OPENING = { opens: NOW, closes: NOW + 60 * MINUTE };
const PLAN = planOf(FLEET, [leader(), host('cpu', 1), host('cpu', 2), BIG], JENKINS, { opening: OPENING });

describe('the text', () => {
  const text = planText(reported(PLAN), PLAIN);

  it('tells what it comes to, and names each machine that does not fit', () => {
    expect(text).toContain('4 of 4 machines outdated; 1 of them is left alone');
    expect(text).toContain('The window is open; it closes Sat 2026-11-21 21:00');
    for (const { name } of PLAN.agents.filter(({ fits }) => !fits))
      expect(text).toMatch(new RegExp(`^${name} .*next window$`, 'm'));
    expect(text).toContain('left for the next: cpu-2.');
  });

  it('draws a boot, a drain and an absence, and when the window closes', () => {
    const bars = text.split('\n').filter(line => /^\S+ .*[░▒█]/.test(line) && !line.includes('boots'));
    expect(bars).toHaveLength(3);
    expect(bars.find(line => line.startsWith('big'))).toMatch(/░+▒+ *│$/);
    expect(bars.find(line => line.startsWith('cpu-2'))).toMatch(/▒+█+$/);
  });

  it('tells how each label stands to its floor', () => {
    expect(text).toContain('CPU: 2 of 2 agents in service, at least 1 stays');
  });

  it('has the link of every risk', () => {
    for (const { path } of PLAN.risks)
      if (path !== undefined) expect(text).toContain(`https://ci.example.org/jenkins/${path}`);
    expect(PLAN.risks.length).toBeGreaterThan(2);
  });

  it('is coloured only where colours are wanted', () => {
    const sequence = '\u001b[';
    expect(text).not.toContain(sequence);
    const forced = planText(reported(PLAN), { ...PLAIN, colour: true });
    expect(forced).toContain(sequence);
  });

  it('obeys nothing that stands in a name', () => {
    const evil = jenkinsOf([node('cpu-1', [], { state: 'cordoned', reason: 'x\u001b[2Jy' }), node('cpu-2')]);
    expect(
      planText(reported(planOf(FLEET, [host('cpu', 1), host('cpu', 2, [])], evil)), PLAIN),
    ).not.toContain('\u001b');
  });

  it('fits into its width but for links, whatever the plan', () => {
    fc.assert(
      fc.property(
        sceneArbitrary,
        fc.integer({ min: 80, max: 160 }),
        ({ fleet, machines, jenkins }, width) => {
          const lines = planText(reported(planOf(fleet, machines, jenkins)), { width, colour: false }).split(
            '\n',
          );
          for (const line of lines)
            if (!line.includes('https://')) expect([...line].length).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a fleet that is up to date is one sentence', () => {
    const text = planText(reported(planOf(FLEET, [leader([]), host('cpu', 1, [])], JENKINS)), PLAIN);
    expect(text).toMatch(/^tvm: none of 2 machines is outdated\./);
  });
});

it('does not call a fleet that is not there up to date', () => {
  expect(planText(reported(planOf(FLEET, [], JENKINS)), PLAIN)).toMatch(/^tvm: AWS has no machine/);
});

describe('Markdown', () => {
  const text = planMarkdown(reported(PLAN, ['a note']));

  it('has a row for each machine, a link for each risk, and the notes', () => {
    for (const { name } of PLAN.agents) expect(text).toContain(`| ${name} |`);
    expect(text).toContain('(https://ci.example.org/jenkins/job/folder/job/odd%281%29/1/)');
    expect(text).toContain('- a note');
  });

  it('calls nobody and takes no markup from names', () => {
    expect(text).not.toContain('@all');
    expect(text).toContain('\\*bold\\* \\[x\\]');
  });
});

describe('the page', () => {
  const page = planPage(reported(PLAN, ['<script>alert(1)</script>']));

  it('has a bar for each stretch of each machine, within the timeline', () => {
    expect(page.match(/<li class="row/g)).toHaveLength(PLAN.agents.length + 1);
    const shares = [...page.matchAll(/ x="([\d.]+)%" width="([\d.]+)%"/g)];
    expect(shares.length).toBeGreaterThanOrEqual(PLAN.agents.length);
    for (const [, left, width] of shares) expect(Number(left) + Number(width)).toBeLessThanOrEqual(100.01);
    expect(page).toContain('class="closes"');
  });

  it('links every risk, runs nothing that stands in a name, and loads nothing', () => {
    for (const { path } of PLAN.risks)
      if (path !== undefined) expect(page).toContain(`href="https://ci.example.org/jenkins/${path}"`);
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page.replace('<link rel="icon" href="data:,">', '')).not.toMatch(/<script|<link|src=|url\(/);
  });
});

describe('JSON', () => {
  it('tells instants as ISO 8601, and every risk with its link', () => {
    const read = JSON.parse(JSON.stringify(planJson(reported(PLAN))));
    expect(read.begins).toBe('2026-11-22T04:00:00.000Z');
    expect(read.window.closes).toBe('2026-11-22T05:00:00.000Z');
    expect(read.agents.map(({ name }: { name: string }) => name)).toEqual(
      PLAN.agents.map(({ name }) => name),
    );
    expect(read.risks).toContainEqual(
      expect.objectContaining({
        kind: 'beyond-deadline',
        link: 'https://ci.example.org/jenkins/job/long/1/',
      }),
    );
  });

  it('has null for a window that does not close', () => {
    const open = planOf(FLEET, [BIG], JENKINS, { opening: { opens: NOW, closes: Number.POSITIVE_INFINITY } });
    expect(JSON.parse(JSON.stringify(planJson(reported(open)))).window.closes).toBeNull();
  });
});

it('tells by how many days a time is later', () => {
  expect(timeText(NOW + 5 * 60 * MINUTE, NOW, zone)).toBe('01:00+1');
  expect(timeText(NOW, NOW, zone)).toBe('20:00');
});
