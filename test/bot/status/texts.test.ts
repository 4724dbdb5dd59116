import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComment } from '../../../bot/comments/read-comment.ts';
import { VOCABULARY } from '../../../bot/comments/vocabulary.ts';
import { meantBy } from '../../../bot/core/meant.ts';
import { configText } from '../../../bot/status/config-text.ts';
import { explainText } from '../../../bot/status/explain-text.ts';
import { helpText, misunderstoodText } from '../../../bot/status/help-text.ts';
import { clippedLines } from '../../../bot/status/markdown.ts';
import { offeredWords } from '../../../bot/status/offered-words.ts';
import { whoMay } from '../../../bot/status/who-may.ts';
import { ended, hostile, record, run, SETTINGS, VIEW } from './records.ts';
import { checkHarmless, nodesOf } from './seen-markdown.ts';

/** Settings in which all that somebody can write is hostile. */
const hostileSettings = fc
  .record({ name: hostile, label: hostile, login: hostile })
  .map(({ name, label, login }) => ({
    ...SETTINGS,
    names: [name],
    instances: [name],
    targets: SETTINGS.targets.map(each => ({
      ...each,
      name: `${each.name} ${name}`,
      description: label,
      labels: [label],
      facets: { architecture: name },
    })),
    rights: {
      ...SETTINGS.rights,
      deploy: [
        { kind: 'person', id: 1, login },
        { kind: 'team', team: name },
      ] as const,
    },
  }));

describe('answers', () => {
  it('do nothing, whatever the settings are', () => {
    fc.assert(
      fc.property(hostileSettings, hostile, (settings, problem) => {
        const [target] = settings.targets;
        if (target === undefined) throw new Error('there is a target');
        const runs = [run({ target: target.name, standing: ended('failure', { summary: problem }) })];
        for (const { text, folded } of [
          helpText(settings),
          configText(settings, [problem, problem]),
          explainText(target, record({ runs }), { ...VIEW, settings }),
        ])
          checkHarmless(`${text}\n\n${folded ?? ''}`);
      }),
      { numRuns: 10 },
    );
  });

  it('help has every command, with who may give it, and every job', () => {
    const { folded = '' } = helpText({
      ...SETTINGS,
      lists: { repository: 'octo/lists', path: 'people.yaml' },
    });
    for (const { word, right } of VOCABULARY) {
      const row = folded?.split('\n').find(each => each.startsWith(`| \`${word}`));
      expect(row).toContain(whoMay(SETTINGS.rights[right]));
    }
    for (const { name } of SETTINGS.targets) expect(folded).toContain(`- \`${name}\``);
  });

  it.each([
    ['run', ['run ci', 'rerun failed']],
    ['build', ['build', 'deploy', 'rerun failed']],
    ['benchmark', ['runbenchmarks']],
  ] as const)('help of a repository with nothing but %s has no word for the rest', (command, words) => {
    const targets = SETTINGS.targets.filter(each => each.command === command);
    const { folded = '' } = helpText({ ...SETTINGS, targets });
    const told = VOCABULARY.filter(({ word }) =>
      [' ', '`'].some(end => folded?.includes(`\n| \`${word}${end}`)),
    );
    const always = [
      'abort',
      'status',
      'approve',
      'explain',
      'help',
      'show_config',
      'dead letters',
      'retry delivery',
    ];
    expect(told.map(({ word }) => word).toSorted()).toEqual([...always, ...words].toSorted());
  });

  it('examples of a help are about what there is, and are read as what they are to show', () => {
    for (const { kind, example } of offeredWords(SETTINGS)) {
      const asked = readComment(`@mxnet-bot ${example}`, SETTINGS).asked.map(each => each.command);
      expect(asked).toMatchObject([{ kind }]);
      const [command] = asked;
      if (command && ['run', 'build', 'explain'].includes(kind) && example !== 'rerun failed')
        expect(kind === 'explain' ? [command] : meantBy(command, SETTINGS)).not.toEqual([]);
    }
  });

  it('an explanation says how the job is asked for, in words that mean it, and how it stands', () => {
    for (const target of SETTINGS.targets) {
      const { text } = explainText(target, record(), VIEW);
      const line = nodesOf(text).flatMap(node =>
        node.type === 'inlineCode' && node.value.startsWith('@') ? [node.value] : [],
      );
      expect(line.flatMap(each => readComment(each, SETTINGS).asked)).toMatchObject([
        { command: { kind: target.command } },
      ]);
      expect(text).toContain('never asked for here');
    }
    const [target] = SETTINGS.targets;
    if (target === undefined) throw new Error('there is a target');
    const runs = [run({ standing: ended('failure'), attempt: 2 })];
    expect(explainText(target, record({ runs }), VIEW).text).toContain('attempt 2 on the head: ❌ FAILURE');
  });

  it('settings that were refused are told with the reasons', () => {
    expect(configText(SETTINGS, []).text).toContain('are in force');
    expect(configText(SETTINGS, ['.ci-bot.yaml:3:5: no such backend']).text).toContain('.ci-bot.yaml:3:5');
  });

  it('a line that is no command comes with what it may have meant', () => {
    const [wrong] = readComment('bot: buld arch:zen2', SETTINGS).misunderstood;
    if (wrong === undefined) throw new Error('it is misunderstood');
    expect(misunderstoodText(wrong)).toContain('Did you mean `bot: build arch:zen2`?');
  });

  it('who may do something is told without a mention, and nobody is nobody', () => {
    expect(whoMay([])).toBe('nobody');
    expect(whoMay([{ kind: 'author' }, { kind: 'person', id: 1, login: '@octocat' }])).toMatch(
      /^the author of the pull request and @\u200boctocat$/,
    );
  });
});

it('Markdown is cut between lines only', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{0,9}$/)),
      fc.integer({ min: 1, max: 60 }),
      (lines, most) => {
        const cut = clippedLines(lines.join('\n'), most);
        expect(cut.length).toBeLessThanOrEqual(Math.max(most, 1));
        for (const line of cut.split('\n')) expect(['', '…', ...lines]).toContain(line);
      },
    ),
  );
});
