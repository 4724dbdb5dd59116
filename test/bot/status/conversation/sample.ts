import type { Conversation } from '../../../../bot/status/conversation/conversation.ts';
import { helpText, misunderstoodText } from '../../../../bot/status/help-text.ts';
import { statusComment } from '../../../../bot/status/status-comment.ts';
import { ended, HEAD, NOW, record, run, SETTINGS, VIEW } from '../records.ts';

const MINUTE = 60_000;
const sha256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

/** What the bot beside Jenkins shows in the middle of things. */
const STATUS: string = statusComment(
  record({
    requests: [
      {
        id: 'r',
        command: { kind: 'run', jobs: ['sanity', 'unix-gpu'] },
        by: { id: 2, login: 'author' },
        comment: { id: 1, url: 'https://github.com/apache/mxnet/pull/42#issuecomment-1' },
        sha: HEAD,
        at: NOW,
      },
    ],
    runs: [
      run({
        sha: 'a'.repeat(40),
        outdated: true,
        standing: ended('cancelled'),
        stopped: { by: undefined, why: 'another commit was pushed' },
      }),
      run({
        attempt: 2,
        standing: ended('failure', {
          summary: 'pylint: 3 errors in python/mxnet/gluon/block.py',
          details: ['block.py:210: unused-import', 'block.py:377: line-too-long'],
        }),
        link: 'https://ci.example/sanity/7',
      }),
      run({
        target: 'unix-gpu',
        link: 'https://ci.example/gpu/9',
        standing: { kind: 'running', since: NOW - 20 * MINUTE, expectedEnd: NOW + 31 * MINUTE },
      }),
      run({ target: 'benchmarks', standing: { kind: 'unapproved' } }),
    ],
    answers: [
      {
        request: undefined,
        to: { id: 2, login: 'author' },
        url: 'https://github.com/apache/mxnet/pull/42',
        tone: 'misunderstood',
        text: misunderstoodText({
          text: '@mxnet-bot run cl [sanity]',
          line: 1,
          addressed: 'mxnet-bot',
          why: '"run cl" begins no command; "help" lists them',
          meant: '@mxnet-bot run ci [sanity]',
        }),
        folded: undefined,
        at: NOW,
      },
      {
        request: 'r',
        to: { id: 2, login: 'author' },
        url: 'https://github.com/apache/mxnet/pull/42',
        tone: 'told',
        text: helpText(SETTINGS).text,
        folded: helpText(SETTINGS).folded,
        at: NOW,
      },
    ],
  }),
  VIEW,
);

const CLUSTER: string = statusComment(
  record({
    runs: [
      run({
        target: 'linux/x86_64/amd/zen2 eessi-2023.06',
        handle: '4711',
        standing: ended('success', {
          tests: { outcome: 'success', summary: '12 of 12' },
          artefacts: [
            {
              name: 'eessi-2023.06-software-linux-x86_64-amd-zen2-1763812800.tar.gz',
              bytes: 18_200_000,
              sha256,
              source: '',
            },
          ],
        }),
        uploads: [
          {
            artefact: 'eessi-2023.06-software-linux-x86_64-amd-zen2-1763812800.tar.gz',
            state: 'uploaded',
            told: 'https://bucket.example/2023.06/software/eessi-2023.06-software-linux-x86_64-amd-zen2-1763812800.tar.gz',
            at: NOW,
          },
        ],
      }),
    ],
    tidied: [{ from: '/scratch/jobs/2026.11/pr_42', to: '/scratch/trash/2026.11.22/pr_42' }],
  }),
  { ...VIEW, instance: 'cluster' },
);

/** A pull request in which people and two bots speak. */
export const CONVERSATION: Conversation = {
  repository: 'apache/mxnet',
  number: 42,
  title: 'Gluon: cache blocks by their <name>',
  state: 'open',
  entries: [
    {
      kind: 'comment',
      author: 'author',
      byBot: false,
      at: NOW - 90 * MINUTE,
      edited: undefined,
      body: 'Caches blocks by **name**, *see* [the design](https://example.org/design).\n\n- [x] tests\n- [ ] docs\n\n> What about threads?\n\n```python\nblock = cache[name]\n```',
      reactions: [],
    },
    { kind: 'note', at: NOW - 80 * MINUTE, text: 'author pushed 1f3a9c2' },
    {
      kind: 'comment',
      author: 'author',
      byBot: false,
      at: NOW - 60 * MINUTE,
      edited: undefined,
      body: '@mxnet-bot run ci [sanity, unix-gpu]\n@mxnet-bot runbenchmarks\nbot: build repo:eessi-2023.06 arch:x86_64/amd/zen2',
      reactions: ['eyes', 'rocket'],
    },
    {
      kind: 'comment',
      author: 'ci-bot',
      byBot: true,
      at: NOW - 60 * MINUTE,
      edited: NOW,
      body: STATUS,
      reactions: [],
    },
    {
      kind: 'comment',
      author: 'cluster-bot',
      byBot: true,
      at: NOW - 59 * MINUTE,
      edited: NOW,
      body: CLUSTER,
      reactions: [],
    },
    {
      kind: 'comment',
      author: 'author',
      byBot: false,
      at: NOW - 30 * MINUTE,
      edited: undefined,
      body: '@mxnet-bot run cl [sanity]',
      reactions: ['confused'],
    },
  ],
};
