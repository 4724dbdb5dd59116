import { MOST_COMMANDS, VOCABULARY } from './vocabulary.ts';

/** docs/bot-commands.md: every command, made from the vocabulary. @param heading - the line that says where the page comes from */
export function botCommandsPage(heading: string): string {
  const rows = VOCABULARY.map(
    ({ word, form, does, right, example }) =>
      `| \`${`${word} ${form}`.trim()}\` | ${does} | \`${right}\` | \`@mxnet-bot ${example}\` |`,
  );
  const also = VOCABULARY.filter(each => each.also.length > 0).map(
    ({ word, also }) => `\`${also.join('`, `')}\` for \`${word}\``,
  );
  return `${[
    heading,
    '# Commands of the bot',
    ADDRESS,
    ['| command | what it does | right | example |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    `Brackets are written as they stand here; around a commit or the beginning of benchmarks' names they may be left out. Capitals do not matter in commands, nor how many blanks there are; \`-\` and \`_\` are as good. Other spellings: ${also.join('; ')}.`,
    ...SECTIONS,
  ].join('\n\n')}\n`;
}

const ADDRESS = `A command is a line of a comment or of a review that begins with one of the bot's names (\`@mxnet-bot\`, as the repository's
settings say) or with \`bot:\`, which every bot takes. It may stand in a paragraph or be a point of a list. A comment may hold ${MOST_COMMANDS}
commands, one a line. Code, quotes, HTML, tables and headings are never read, and a name in the middle of a sentence is talk.`;

const SECTIONS = [
  '## Jobs',
  'Jobs are named in brackets, with commas between them, as `help` lists them; `[all]` means every job. What is started belongs to the commit that is the head at that moment, and a push marks it as outdated.',
  '## Filters',
  'A target is built when it fits every filter of the line; of several filters of one kind it has to fit one. A value is the whole name or its beginning up to a `/`; nothing is a pattern.',
  [
    '| filter | also | value |',
    '| --- | --- | --- |',
    '| `repo:` | `repository:` | the repository that is built for: `eessi-2023.06` |',
    '| `arch:` | `architecture:`, `for:arch=…` | `x86_64/amd/zen2`, or `x86_64-amd-zen2` |',
    '| `inst:` | `instance:` | the bot instance |',
    '| `accel:` | `accelerator:`, `for:accel=…` | `nvidia/cc80`, or `nvidia=cc80` |',
    '| `job:` | `jobid:` | the number of an earlier job |',
  ].join('\n'),
  'Any beginning of a long form with at least three letters will do. `on:` is taken where it says the same as `for:`; variables and parameters of submission (`exportvariable:`, `submitargs:`) are not taken from comments.',
  '## What comes back',
  'A comment with commands gets a reaction at once: 👀 it was read, 🚀 something was started, 😕 a line was not understood, 👎 it was refused, 👍 it was answered. Everything else stands in the one comment of the bot: runs, answers, who may do what was refused, and what a misspelt line may have meant.',
  '## Rights',
  "Who has a right is written in the repository's settings. Runs begin after the right was looked at a second time, and a commit from outside only when somebody with the right `approve` has approved that very commit.",
];
