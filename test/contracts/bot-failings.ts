/** A test that fails where the bot fails so too. */
interface FailingTest {
  readonly file: string;
  /** As it stands in the file. */
  readonly title: string;
}

/** Something that a peer's code does wrong, that its users ask for, or that no peer has; and the tests that show it otherwise here. */
interface Failing {
  readonly failing: string;
  /** Whose: a program, or the report of a user. */
  readonly seen: string;
  readonly tests: readonly FailingTest[];
}

const FILES = {
  ingest: 'test/bot/entrypoints/ingest-handler.test.ts',
  signature: 'test/bot/events/signature.test.ts',
  webhook: 'test/bot/events/read-webhook.test.ts',
  ticket: 'test/bot/events/report-ticket.test.ts',
  comments: 'test/bot/comments/read-comment.test.ts',
  approvals: 'test/bot/core/approvals.test.ts',
  commands: 'test/bot/core/commands.test.ts',
  events: 'test/bot/core/events.test.ts',
  runs: 'test/bot/core/runs.test.ts',
  worker: 'test/bot/worker/failings.test.ts',
  histories: 'test/bot/worker/histories.test.ts',
  pushes: 'test/bot/core/history.test.ts',
  killed: 'test/bot/worker/killed-worker.test.ts',
  submit: 'test/bot/backends/slurm/submit.test.ts',
  neutral: 'test/bot/status/neutral.test.ts',
  servable: 'test/bot/configuration/servable.test.ts',
  statistics: 'test/bot/benchmarks/statistics.test.ts',
  forge: 'test/contracts/forge-contract.ts',
  queue: 'test/contracts/event-queue-contract.ts',
  serve: 'test/e2e/bot-serve.test.ts',
} as const;

const by = (file: keyof typeof FILES, ...titles: readonly string[]): readonly FailingTest[] =>
  titles.map(title => ({ file: FILES[file], title }));

const seenInCode: readonly Failing[] = [
  {
    failing: 'Bodies are queued whose signature nobody looked at.',
    seen: 'MXNet CIBot.py',
    tests: by('ingest', 'of every type is answered, and what was not signed is 401 whatever it is'),
  },
  {
    failing: 'Whole events are logged.',
    seen: 'MXNet CIBot.py',
    tests: by('ingest', 'and signed is logged without its text'),
  },
  {
    failing: 'Of several records one is handled.',
    seen: 'MXNet CIBot.py',
    tests: by('queue', 'gives those of several groups beside each other, at most so many'),
  },
  {
    failing: 'Exceptions are swallowed: what failed is neither tried again nor told.',
    seen: 'MXNet CIBot.py',
    tests: [
      ...by(
        'killed',
        'can be killed at a call, or see it fail: another one takes over, and nothing is done twice or left undone',
      ),
      ...by('worker', 'a failure of the system behind is said in the pull request'),
    ],
  },
  {
    failing: 'The event is written to a path from its header before it was verified.',
    seen: 'PyGHee',
    tests: by(
      'ingest',
      'nothing unsigned is accepted, nothing throws, and nothing of it or of a secret is told',
    ),
  },
  {
    failing: 'The name of an artefact, chosen by the pull request, is joined into a shell command.',
    seen: 'EESSI tasks/deploy.py',
    tests: by('submit', 'runs every program as words, none of which a pull request could have chosen'),
  },
  {
    failing: 'Directories of jobs are keyed by the number of the pull request only.',
    seen: 'EESSI',
    tests: by('submit', 'has a directory of its own, also for the same number in another repository'),
  },
  {
    failing: 'The sender chooses the algorithm of the signature.',
    seen: 'homu',
    tests: by(
      'signature',
      'is good for these bytes and this secret only',
      'never throws, whatever stands in the header',
    ),
  },
  {
    failing: 'An empty secret is accepted.',
    seen: 'ghprb, Atlantis',
    tests: by('ingest', 'is refused with the webhook secret %j', 'to a secret that is none lets nobody in'),
  },
  {
    failing: 'Code blocks are left out of matching and not of filtering; users write patterns.',
    seen: 'Prow',
    tests: [
      { file: FILES.comments, title: 'a fenced block that nobody closed' },
      ...by('comments', 'takes several commands, one a line, and tells where each stands'),
    ],
  },
  {
    failing: 'Trust outlives the commit.',
    seen: 'Prow',
    tests: by(
      'approvals',
      'an approval is of one commit: not of the next, and still of the same when it comes back',
    ),
  },
  {
    failing: 'Text of a comment is evaluated.',
    seen: 'Nanosoldier',
    tests: [
      ...by('comments', 'bot: build job:$(id)', 'bot: build exportvariable:A=b'),
      ...by('neutral', 'names from outside do nothing in the letters of code'),
    ],
  },
  {
    failing: 'A runner’s report is known by a secret alone, can be sent again, and tells of any job.',
    seen: 'DiffEqBot',
    tests: [
      ...by('ticket', 'cannot be made with the key of another ticket', 'comes too late at its expiry'),
      ...by('ingest', 'is queued once however often it comes, and refused in the end'),
    ],
  },
  {
    failing: 'A repository’s configuration names any job of Jenkins.',
    seen: 'MXNet CIBot.py',
    tests: by('servable', 'are jobs outside the folders that may be touched'),
  },
  {
    failing: 'What is uploaded is signed by the checkout of the pull request.',
    seen: 'EESSI tasks/deploy.py',
    tests: [
      {
        file: 'test/bot/worker/upload/store-uploader.test.ts',
        title: 'leaves artefact, signatures and last the metadata, which say whose it is',
      },
      {
        file: 'test/bot/artefacts/artefacts.test.ts',
        title: 'of an Ed25519 key are verified by its public key, and are the same each time',
      },
    ],
  },
  {
    failing: 'People are known by names that others can take over.',
    seen: 'EESSI, Nanosoldier',
    tests: by('forge', 'gives a name that somebody else has taken over nothing'),
  },
];

const lacking: readonly Failing[] = [
  {
    failing: 'A delivery that comes twice runs twice.',
    seen: 'no peer',
    tests: [
      ...by('events', 'a delivery told twice, and a comment under two deliveries, are handled once'),
      ...by(
        'histories',
        'ends with each request run once or answered, one comment, and nothing left to be done',
      ),
    ],
  },
  {
    failing: 'What could not be handled cannot be replayed from chat.',
    seen: 'no peer',
    tests: by('worker', 'a dead letter is listed and replayed by chat'),
  },
  {
    failing: 'Nobody sees the place in the queue and the expected end.',
    seen: 'no peer',
    tests: by('worker', 'the place in the queue is shown'),
  },
  {
    failing: 'Noise of benchmarks is taken for a difference.',
    seen: 'JuliaCI/Nanosoldier.jl#4',
    tests: by('statistics', 'finds what is slower or faster by a quarter, and next to nothing else'),
  },
  {
    failing: 'A right that was lost after the asking holds when the job begins.',
    seen: 'no peer',
    tests: by(
      'worker',
      'the right is looked at again when a held job is to begin: it was lost meanwhile, and the job is ended',
    ),
  },
  {
    failing: 'What runs while GitHub does not answer is begun unasked, or lost.',
    seen: 'no peer',
    tests: by('worker', 'while GitHub does not answer %s nothing begins and nothing is lost'),
  },
];

const askedFor: readonly Failing[] = [
  {
    failing: 'A command that runs cannot be stopped.',
    seen: 'runatlantis/atlantis#6842, JuliaCI/Nanosoldier.jl#192',
    tests: by('worker', 'a run that goes on is stopped by abort'),
  },
  {
    failing: 'What failed cannot be run again alone, or by committers only.',
    seen: 'apache/tvm#13187, pytorch/test-infra#473',
    tests: by(
      'worker',
      'rerun failed runs what failed and nothing else, also for an author who is no committer',
    ),
  },
  {
    failing: 'A webhook that was lost is lost.',
    seen: 'bors-ng/bors-ng#187, rust-lang/homu#178, rust-lang/bors#388',
    tests: [
      ...by(
        'worker',
        'a comment whose webhook %s is found, and heeded once',
        'a lost closing is found each time',
        'a review and a label that could not be handed over are sent again',
      ),
      ...by('serve', 'finds what came while it was down'),
    ],
  },
  {
    failing: 'What is tested is not the commit that was approved.',
    seen: 'rust-lang/homu#174, rust-lang/homu#215',
    tests: by(
      'worker',
      'the commit is pinned: what runs is the head of when it was asked for, though another is pushed before it begins',
    ),
  },
  {
    failing: 'An approval outlives the commit.',
    seen: 'kubernetes/test-infra#10118, kubernetes/test-infra#22077',
    tests: [
      ...by(
        'worker',
        'an approval does not outlive its commit',
        'a word does not count for a commit that was away when it was written, though both pushes come late: back %s',
      ),
      ...by('pushes', 'have nothing begin that nobody meant, whichever clock is ahead'),
    ],
  },
  {
    failing: 'Seven comments where one would do.',
    seen: 'kubernetes/test-infra#969',
    tests: by(
      'worker',
      'one comment of each instance tells everything, and comes back when somebody deletes it',
    ),
  },
  {
    failing: 'Errors are not said in the pull request.',
    seen: 'JuliaCI/Nanosoldier.jl#150, JuliaCI/Nanosoldier.jl#163',
    tests: by('worker', 'a failure of the system behind is said in the pull request'),
  },
  {
    failing: 'A job that was cancelled by hand is waited for.',
    seen: 'EESSI/software-layer#285',
    tests: [
      ...by('worker', 'a job that was cancelled by hand is shown as that'),
      ...by('runs', 'what was cancelled by hand is shown as that'),
    ],
  },
  {
    failing: 'A misspelt command meets silence.',
    seen: 'EESSI/software-layer#842',
    tests: [
      ...by('worker', 'a misspelt job gets a suggestion from one instance, and nothing runs'),
      ...by('commands', 'answers a line that is no command with what it may have meant, neutralised'),
    ],
  },
  {
    failing: 'Nobody can ask what a job is and who may run it.',
    seen: 'jenkinsci/ghprb-plugin#450, jenkinsci/ghprb-plugin#499',
    tests: [
      {
        file: 'test/bot/status/texts.test.ts',
        title: 'an explanation says how the job is asked for, in words that mean it, and how it stands',
      },
    ],
  },
];

/** All of them: seen in code, lacking everywhere, asked for by users. */
export const FAILINGS: readonly Failing[] = [...seenInCode, ...lacking, ...askedFor];
