import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../bot/comments/address.ts';
import { mayHoldCommand } from '../../../bot/comments/may-hold-command.ts';
import { printCommand } from '../../../bot/comments/print-command.ts';
import { readComment } from '../../../bot/comments/read-comment.ts';
import { MOST_COMMANDS, VOCABULARY } from '../../../bot/comments/vocabulary.ts';
import type { Command } from '../../../bot/model/command.ts';
import { checkReading } from './check-reading.ts';
import { command } from './commands.ts';
import { BOTS, hostileComment } from './hostile.ts';

const commandsOf = (body: string): readonly Command[] =>
  readComment(body, BOTS).asked.map(each => each.command);
const NOTHING = { asked: [], misunderstood: [] };
const none = { architecture: [], repository: [], instance: [], accelerator: [], job: [] };

describe('the vocabularies of the three bots', () => {
  it.each<[string, Command]>([
    ['@mxnet-bot run ci [unix-gpu]', { kind: 'run', jobs: ['unix-gpu'] }],
    ['@mxnet-bot run ci [all]', { kind: 'run', jobs: 'all' }],
    ['  @MXNet-bot   RUN  CI  [ Unix-GPU ,sanity,, ]  ', { kind: 'run', jobs: ['Unix-GPU', 'sanity'] }],
    ['bot: build', { kind: 'build', filters: none }],
    [
      'bot: build repo:eessi-2023.06 arch:x86_64/amd/zen2 inst:aws accelerator:nvidia/cc80',
      {
        kind: 'build',
        filters: {
          ...none,
          repository: ['eessi-2023.06'],
          architecture: ['x86_64/amd/zen2'],
          instance: ['aws'],
          accelerator: ['nvidia/cc80'],
        },
      },
    ],
    [
      'bot:build repository:r architecture:linux-x86_64-intel instance:a instance:b accel:nvidia=cc80 job:123',
      {
        kind: 'build',
        filters: {
          repository: ['r'],
          architecture: ['linux/x86_64/intel'],
          instance: ['a', 'b'],
          accelerator: ['nvidia/cc80'],
          job: ['123'],
        },
      },
    ],
    [
      'bot: build for:arch=x86_64/amd/zen4,accel=nvidia/cc90',
      {
        kind: 'build',
        filters: { ...none, architecture: ['x86_64/amd/zen4'], accelerator: ['nvidia/cc90'] },
      },
    ],
    ['bot: help', { kind: 'help' }],
    ['bot: show_config', { kind: 'show-config' }],
    ['bot: status', { kind: 'status' }],
    ['@DiffEqBot runbenchmarks', { kind: 'benchmark', filter: undefined }],
    ['@DiffEqBot runbenchmarks [solvers/]', { kind: 'benchmark', filter: 'solvers/' }],
    ['@DiffEqBot abort', { kind: 'abort', jobs: 'all' }],
    ['@DiffEqBot addbenchmarker @octocat', { kind: 'add-benchmarker', login: 'octocat' }],
    [
      '@mxnet-bot: explain linux/x86_64/amd/zen2 eessi-2023.06',
      { kind: 'explain', job: 'linux/x86_64/amd/zen2 eessi-2023.06' },
    ],
  ])('%s', (body, meant) => {
    expect(readComment(body, BOTS)).toMatchObject({
      asked: [{ command: meant, text: body.trim(), line: 1 }],
      misunderstood: [],
    });
  });

  it.each(VOCABULARY.map(each => [each.example, each.kind]))(
    'the example `%s` is the command it stands for',
    (example, kind) => {
      expect(commandsOf(`@mxnet-bot ${example}`)).toMatchObject([{ kind }]);
    },
  );

  it('takes several commands, one a line, and tells where each stands', () => {
    const body =
      'Looks good.\r\n@mxnet-bot run ci [a]\r\n\r\n- @mxnet-bot abort [b]\r\n- [ ] bot: status\r\n1. bot: help';
    expect(readComment(body, BOTS).asked.map(({ line, addressed }) => [line, addressed])).toEqual([
      [2, 'mxnet-bot'],
      [4, 'mxnet-bot'],
      [5, 'bot'],
      [6, 'bot'],
    ]);
  });

  it('takes a job that a definition elsewhere would make a link', () => {
    expect(commandsOf('[unix-gpu]: https://ci.example\n\n@mxnet-bot run ci [unix-gpu]')).toEqual([
      { kind: 'run', jobs: ['unix-gpu'] },
    ]);
  });

  it('takes a line above a rule, which makes it a heading', () => {
    expect(commandsOf('@mxnet-bot status\n---')).toEqual([{ kind: 'status' }]);
  });

  it('reads names of jobs as they were meant, with and without escapes', () => {
    expect(commandsOf('@mxnet-bot run ci \\[unix\\_gpu, a_b_c, \\*x\\*\\]')).toEqual([
      { kind: 'run', jobs: ['unix_gpu', 'a_b_c', '*x*'] },
    ]);
  });
});

describe('what is no command', () => {
  const said = '@mxnet-bot run ci [all]';

  it.each([
    ['code', `\`${said}\``],
    ['code over lines', `see \`a\n${said}\nb\``],
    ['a fenced block', `\`\`\`\n${said}\n\`\`\``],
    ['a fenced block that nobody closed', `~~~\n${said}`],
    ['an indented block', `text\n\n    ${said}`],
    ['a fenced block in a list', `- a\n  \`\`\`\n  ${said}\n  \`\`\``],
    ['a quote', `> ${said}`],
    ['the rest of a quote', `> quoted\n  > ${said}`],
    ['the beginning of a quote', `> ${said}\nand so on`],
    ['a quote in a list', `- > ${said}`],
    ['an HTML comment', `<!--\n${said}\n-->`],
    ['an HTML comment in a paragraph', `a <!--\n${said}\n--> b`],
    ['an HTML block', `<details>\n${said}\n</details>`],
    ['the title of a link', `[a](b "\n${said}\n")`],
    ['a table', `| a |\n| - |\n| ${said} |`],
    ['a heading', `# ${said}`],
    ['a footnote', `a[^1]\n\n[^1]: ${said}`],
    ['talk', `thanks ${said}`],
    ['another name', `@mxnet-bottle run ci [all]`],
    ['no one', 'run ci [all]'],
  ])('%s', (_, body) => {
    expect(readComment(body, BOTS)).toEqual(NOTHING);
  });
});

describe('what is addressed and no command', () => {
  it.each([
    ['@mxnet-bot', '@mxnet-bot help'],
    ['@mxnet-bot statsu', '@mxnet-bot status'],
    ['@mxnet-bot run ci', '@mxnet-bot run ci [all]'],
    ['@mxnet-bot run ci unix-gpu', '@mxnet-bot run ci [unix-gpu]'],
    ['@mxnet-bot run ci [unix-gpu', '@mxnet-bot run ci [unix-gpu]'],
    ['@mxnet-bot run [unix-gpu]', '@mxnet-bot run ci [unix-gpu]'],
    ['@mxnet-bot run cl (a, b)', '@mxnet-bot run ci [a, b]'],
    ['@mxnet-bot run ci [`unix-gpu`]', '@mxnet-bot run ci [unix-gpu]'],
    ['@DiffEqBot runbenchmark', '@DiffEqBot runbenchmarks'],
    ['@DiffEqBot abort it', '@DiffEqBot abort [it]'],
    ['bot: buld arhc:zen2 repo: x', 'bot: build arch:zen2 repo:x'],
    ['bot: build x86_64/amd/zen2', 'bot: build arch:x86_64/amd/zen2'],
    ['bot: build arch=zen2', 'bot: build arch:zen2'],
    ['bot: status please', 'bot: status'],
    ['bot: approve 1234567, thanks', 'bot: approve 1234567'],
    ['@mxnet-bot thank you', undefined],
    ['bot: build on:arch=a for:arch=b', undefined],
    ['bot: build exportvariable:A=b', undefined],
    ['bot: build job:$(id)', undefined],
  ])('%s', (body, meant) => {
    const { asked, misunderstood } = readComment(body, BOTS);
    expect(asked).toEqual([]);
    expect(misunderstood).toMatchObject([{ text: body, line: 1, meant }]);
    expect(misunderstood[0]?.why).toMatch(/^.+[^.]$/);
  });

  it('does not read what Markdown takes for the rest of a quote, and says so', () => {
    for (const quote of ['> quoted', '> - quoted', '> > quoted'])
      expect(readComment(`${quote}\n@mxnet-bot run ci [all]`, BOTS)).toMatchObject({
        asked: [],
        misunderstood: [{ line: 2, why: expect.stringContaining('quote'), meant: '@mxnet-bot run ci [all]' }],
      });
  });

  it('reads so many commands of a comment and says that it reads no more', () => {
    const { asked, misunderstood } = readComment('bot: help\n'.repeat(MOST_COMMANDS + 5), BOTS);
    expect(asked).toHaveLength(MOST_COMMANDS);
    expect(misunderstood).toMatchObject([{ line: MOST_COMMANDS + 1 }]);
  });
});

/** A second is usual; a machine with much else to do may take its time. */
const BUSY = 30_000;

describe('any comment', () => {
  it(
    'is read without harm, and nothing in it is made up',
    () => {
      fc.assert(fc.property(hostileComment, checkReading), { numRuns: 300 });
    },
    BUSY,
  );

  it('passes the door when a line of it addresses the bot', () => {
    const names = BOTS.names.map(each => each.toUpperCase());
    fc.assert(
      fc.property(hostileComment, body => {
        const lines = body.split(/\r\n|\n|\r/).flatMap(each => [each.trim(), each.replace(/^[\s>*+-]+/, '')]);
        const isAddressed = lines.some(each => addressOf(each, BOTS.names) !== undefined);
        if (isAddressed) expect(mayHoldCommand(body, names)).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(mayHoldCommand('see @mxnet and the robot', BOTS.names)).toBe(false);
  });

  it('reads a printed command as that command', () => {
    fc.assert(
      fc.property(
        command,
        fc.constantFrom('@mxnet-bot ', 'bot: ', 'BOT:', '- @DiffEqBot  '),
        (each, address) => {
          expect(readComment(`${address}${printCommand(each)}`, BOTS)).toMatchObject({
            asked: [{ command: each }],
            misunderstood: [],
          });
        },
      ),
    );
  });
});

describe('hostile Markdown', () => {
  const N = 65_000;
  const repeated = (text: string) => text.repeat(Math.floor(N / text.length));

  // Without bounds these overflow the stack or take a minute each.
  it.each([
    ['quotes', repeated('>')],
    ['quotes and lists', repeated('> - ')],
    ['numbers', repeated('1. ')],
    ['open links', repeated('[a](')],
    ['brackets', `${'['.repeat(N / 2)}${']'.repeat(N / 2)}`],
    ['brackets that nothing opened', repeated('a]')],
    ['ends of links', repeated('](')],
    ['underlines', repeated('a\n-\n')],
    ['emphasis', repeated('*a_ ')],
    ['strikes', repeated('~a~')],
    ['too much', `${repeated('a')}${'a'.repeat(1_000)}`],
  ])(
    '%s take no time',
    (_, text) => {
      const began = performance.now();
      const { asked, misunderstood } = readComment(`bot: help\n\n${text}`, BOTS);
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(asked.length + misunderstood.length).toBe(1);
    },
    BUSY,
  );
});
