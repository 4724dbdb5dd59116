import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeZone } from '../../../../fleet/values/time-zone.ts';
import { historyJson, historyText } from '../../../../tools/roll/report/history.ts';
import { linkWithin } from '../../../../tools/roll/report/reported-story.ts';
import { rollStory } from '../../../../tools/roll/report/roll-story.ts';
import { storyJson } from '../../../../tools/roll/report/story-json.ts';
import { storyMarkdown } from '../../../../tools/roll/report/story-markdown.ts';
import { storyPage } from '../../../../tools/roll/report/story-page.ts';
import { storyText } from '../../../../tools/roll/report/story-text.ts';
import type { JournalLine } from '../../../../tools/roll/run/entry.ts';
import { journalArbitrary } from './random-journals.ts';
import { BEGUN, eventfulRoll, foundLost, MINUTE, recorded, ToldRoll, target, work } from './told-rolls.ts';

const server = new URL('https://ci.example.org/jenkins/');
const zone = TimeZone.parse('America/Los_Angeles');

function reported(lines: readonly JournalLine[], now: number) {
  const story = rollStory(lines, now);
  if (story === undefined) throw new Error('no roll was begun');
  return { story, server, zone };
}

const ROLL = eventfulRoll();
const REPORTED = reported(ROLL.lines, ROLL.now);
const PLAIN = { width: 100, colour: false };

/** A roll of so many machines of one pool, each done after another. */
function bigRoll(machines: number): ToldRoll {
  const roll = new ToldRoll().begin(Array.from({ length: machines }, (_, index) => target(`cpu-${index}`)));
  for (let index = 0; index < machines; index++) {
    roll.agent(`cpu-${index}`, 'draining').after(0.1);
    roll.agent(`cpu-${index}`, 'remaking').after(0.1);
    if (index === 3) roll.agent(`cpu-${index}`, 'failed', 'no sound machine came');
    else roll.agent(`cpu-${index}`, 'rolled');
  }
  return roll;
}

describe('every report', () => {
  const reports = (lines: readonly JournalLine[], now: number) => {
    const each = reported(lines, now);
    return {
      page: storyPage(each),
      markdown: storyMarkdown(each),
      text: storyText(each, PLAIN),
      json: JSON.stringify(storyJson(each)),
      history: historyText([each.story], PLAIN),
    };
  };

  it('can be made of any journal', () => {
    fc.assert(
      fc.property(journalArbitrary, fc.integer({ min: 0, max: 3_000 }), (lines, minutes) => {
        const { page, text, history } = reports(lines, BEGUN + minutes * MINUTE);
        expect(page).toMatch(/^<!doctype html>/);
        expect(page).not.toMatch(/<script|<img|NaN|undefined|Infinity/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is what is asked.
        for (const plain of [text, history]) expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
      }),
      { numRuns: 60 },
    );
  });

  it('tells no parameter of a build', () => {
    for (const report of Object.values(reports(ROLL.lines, ROLL.now))) {
      expect(report).not.toContain('s3cr3t');
      expect(report).not.toContain('TOKEN');
    }
  });

  it('links what a person has to start', () => {
    const { page, markdown, text, json } = reports(ROLL.lines, ROLL.now);
    for (const report of [page, markdown, text, json])
      expect(report).toContain('https://ci.example.org/jenkins/job/release/1003/');
  });
});

describe('links', () => {
  it('lead nowhere but to Jenkins', () => {
    for (const path of [
      'javascript:alert(1)',
      '//evil.example.org/',
      'https://evil.example.org/',
      'data:text/html,x',
      'http://[',
    ])
      expect(linkWithin(path, server)).toBeUndefined();
    expect(linkWithin('job/a/1/', server)).toBe('https://ci.example.org/jenkins/job/a/1/');
  });

  it('are left out where a journal holds other addresses', () => {
    const evil = { ...work('x', 1, { number: undefined }), job: 'javascript:alert(1)' };
    const roll = new ToldRoll().begin([target('leader')]).act({ kind: 'record' }, 'leader', recorded([evil]));
    roll.act({ kind: 'find-lost' }, 'leader', foundLost([{ work: evil, how: 'by-hand' }]));
    const each = reported(roll.lines, roll.now);
    expect(storyPage(each)).not.toContain('href="javascript');
    expect(storyMarkdown(each)).not.toContain('](javascript');
  });
});

describe('the page', () => {
  it('has a row for each machine of a small roll', () => {
    const page = storyPage(REPORTED);
    for (const { name } of REPORTED.story.machines) expect(page).toContain(`>${name}</span>`);
    expect(page).toContain('class="closes"');
    expect(page).not.toContain('class="now"');
    expect(storyPage(reported(ROLL.lines.slice(0, 9), ROLL.now))).toContain('class="now"');
  });

  it('draws many machines as a whole, names them all, and shows what failed', () => {
    const roll = bigRoll(3_000);
    const page = storyPage(reported(roll.lines, roll.now));
    for (const index of [0, 1_499, 2_999]) expect(page).toContain(`cpu-${index}`);
    const rows = page.match(/<li class="row/g)?.length ?? 0;
    expect(rows).toBeLessThan(50);
    expect(page).toContain('no sound machine came');
    expect(page).toMatch(/class="done" d="M0 /);
    expect(page.length).toBeLessThan(1_000_000);
  });
});

describe('Markdown', () => {
  it('stays short, with the machines that tell most', () => {
    const roll = bigRoll(500);
    const text = storyMarkdown(reported(roll.lines, roll.now));
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).toMatch(/\| cpu-3 \|.*\| failed \|/);
    expect(text).toContain('and 480 more machines');
  });

  it('calls nobody and takes no markup from names', () => {
    const roll = new ToldRoll().begin([target('@all'), target('x*[y](z)')], { by: '@here <b>' });
    const text = storyMarkdown(reported(roll.lines, roll.now));
    expect(text).not.toMatch(/@all|@here|<b>/);
    expect(text).toContain('x\\*\\[y\\](z)');
  });
});

describe('the text', () => {
  it('fits into its width but for links, whatever the journal', () => {
    fc.assert(
      fc.property(journalArbitrary, fc.integer({ min: 80, max: 160 }), (lines, width) => {
        const text = storyText(reported(lines, BEGUN + 600 * MINUTE), { width, colour: false });
        for (const line of text.split('\n'))
          if (!line.includes('https://')) expect([...line].length).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });

  it('draws the last run with its phases', () => {
    const text = storyText(REPORTED, PLAIN);
    expect(text).toMatch(/^cpu-2 +▒+█+$/m);
    expect(text).toContain('leader');
  });
});

describe('the history', () => {
  const { story } = REPORTED;

  it('has a line for each roll: when, who, how it ended, counts', () => {
    const wide = historyText([story, { ...story, roll: 'other', end: undefined }], { width: 200 });
    expect(wide).toMatch(
      /20261122T040000Z-4f2a +Sun 2026-11-22 04:00 +1h19m +operator +complete, with failures +2 rolled, 1 left, 1 failed, leader rolled +1\n/,
    );
    expect(wide).toMatch(/^other .*goes on/m);
    expect(historyText([], PLAIN)).toBe('no roll was begun yet\n');
  });

  it('as JSON has the same', () => {
    expect(historyJson([story])).toEqual([
      expect.objectContaining({
        how: 'complete',
        leader: 'rolled',
        ended: expect.stringMatching(/^2026-11-29T/),
      }),
    ]);
  });
});
