import { describe, expect, it } from 'vitest';
import { ABot, ADMIN, COMMITTER, ended, FILTERS, OUTSIDER, runCi, STRANGER, stood, target } from './a-bot.ts';

describe('run ci', () => {
  it('takes on the named jobs, acknowledges at once, and begins them in a decision of its own', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu'));
    expect(bot.standings).toEqual({ 'unix-cpu': 'waiting' });
    expect(bot.reactions).toEqual(['eyes']);
    expect(bot.effects('submit')).toEqual([]);
    bot.tick();
    expect(bot.standings).toEqual({ 'unix-cpu': 'starting' });
    expect(bot.effects('submit')).toEqual([{ kind: 'submit', run: bot.run('unix-cpu').id }]);
    bot.handOver();
    expect(bot.standings).toEqual({ 'unix-cpu': 'queued' });
    expect(bot.reactions).toContain('rocket');
  });

  it('[all] means every job of `run ci`, and no build or benchmark', () => {
    const bot = new ABot().comment(COMMITTER, runCi());
    expect(Object.keys(bot.standings)).toEqual(['unix-cpu', 'unix-gpu']);
  });

  it('runs the known ones of a list and suggests for the misspelt, of which nothing starts', () => {
    const bot = new ABot().comment(COMMITTER, runCi('UNIX-CPU', 'unix-gpo')).tick();
    expect(Object.keys(bot.standings)).toEqual(['unix-cpu']);
    expect(bot.answers).toEqual([
      expect.stringMatching(/^misunderstood: .*unix-gpo.*did you mean `unix-gpu`/),
    ]);
    expect(bot.reactions).toContain('confused');
  });

  it('stops a job that runs, and runs it again once that is done', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick().handOver();
    const first = bot.run('unix-cpu');
    bot.comment(COMMITTER, runCi('unix-cpu')).tick();
    const second = bot.run('unix-cpu');
    expect([first.attempt, second.attempt]).toEqual([1, 2]);
    expect(bot.effects('cancel')).toEqual([{ kind: 'cancel', run: first.id }]);
    expect(stood(second)).toBe('waiting');
    bot.ended(`cancel:${first.id}`);
    expect(stood(bot.run('unix-cpu'))).toBe('starting');
  });

  it('does a command once that a comment says twice', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu'), runCi('unix-cpu')).tick();
    expect(bot.known.runs).toHaveLength(1);
  });

  it('is refused for strangers, with who may; they are compared by number', () => {
    const bot = new ABot().comment({ ...STRANGER, login: COMMITTER.login }, runCi()).tick();
    expect(bot.known.runs).toEqual([]);
    expect(bot.answers).toEqual([expect.stringMatching(/^refused: .*the author of the pull request.*write/)]);
    expect(bot.reactions).toContain('-1');
    expect(bot.audit.map(({ what }) => what)).toContain('run refused');
  });

  it('is refused to everybody by an empty list', () => {
    const { rights } = new ABot().settings;
    const bot = new ABot({ rights: { ...rights, run: [] } }).comment(ADMIN, runCi());
    expect(bot.answers).toEqual([expect.stringContaining('nobody')]);
  });

  it('grants nothing on a standing that could not be had, and says so', () => {
    const bot = new ABot();
    bot.silent.add(ADMIN.id);
    bot.comment(ADMIN, runCi());
    expect(bot.known.runs).toEqual([]);
    expect(bot.answers).toEqual([expect.stringContaining('GitHub could not be asked')]);
  });
});

describe('rerun failed', () => {
  it('runs exactly the last attempts of this head that failed', () => {
    const bot = new ABot().comment(COMMITTER, runCi()).tick().handOver();
    bot.finish(bot.run('unix-cpu'), 'failure').finish(bot.run('unix-gpu'), 'success');
    bot.comment(COMMITTER, { kind: 'run', jobs: 'failed' }).tick();
    expect(bot.known.runs.map(run => [run.target, run.attempt])).toEqual([
      ['unix-cpu', 1],
      ['unix-gpu', 1],
      ['unix-cpu', 2],
    ]);
  });

  it.each([
    ['of another head', (bot: ABot) => bot.pullEvent('pushed', { at: 'b' })],
    ['while the last attempt is under way', (bot: ABot) => bot.comment(COMMITTER, runCi('unix-cpu')).tick()],
  ])('runs nothing %s', (_, change) => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick().handOver();
    change(bot.finish(bot.run('unix-cpu'), 'failure'));
    const before = bot.known.runs.length;
    bot.comment(COMMITTER, { kind: 'run', jobs: 'failed' }).tick();
    expect(bot.known.runs).toHaveLength(before);
    expect(bot.answers.at(-1)).toContain('has failed last');
  });
});

describe('abort', () => {
  it('ends at once what no backend can have, and has the others ended', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick().handOver();
    bot.comment(COMMITTER, runCi('unix-gpu'), { kind: 'abort', jobs: 'all' });
    expect(bot.standings).toEqual({ 'unix-cpu': 'queued', 'unix-gpu': 'cancelled' });
    expect(bot.effects('cancel')).toEqual([{ kind: 'cancel', run: bot.run('unix-cpu').id }]);
    bot.finish(bot.run('unix-cpu'), 'cancelled');
    expect(bot.run('unix-cpu').stopped?.by).toEqual(COMMITTER);
  });

  it('ends the named ones only, and says when there is nothing', () => {
    const bot = new ABot().comment(COMMITTER, runCi());
    bot.comment(COMMITTER, { kind: 'abort', jobs: ['unix-gpu'] });
    expect(bot.standings).toEqual({ 'unix-cpu': 'starting', 'unix-gpu': 'cancelled' });
    bot.comment(COMMITTER, { kind: 'abort', jobs: ['unix-gpu'] });
    expect(bot.answers.at(-1)).toContain('under way');
  });

  it('takes back a submission on its way; what it got nevertheless is known', () => {
    const bot = new ABot().comment(COMMITTER, runCi('unix-cpu')).tick();
    const { id } = bot.run('unix-cpu');
    bot.comment(COMMITTER, { kind: 'abort', jobs: 'all' });
    expect(bot.effects('submit')).toEqual([]);
    bot.ended(`submit:${id}`, {
      kind: 'done',
      got: { kind: 'submitted', handle: 'h', link: undefined, held: false },
    });
    expect(bot.run('unix-cpu').handle).toBe('h');
    expect(bot.effects('cancel')).toHaveLength(1);
  });
});

describe('build', () => {
  const build = (filters: Partial<typeof FILTERS> | Record<string, readonly string[]>) =>
    ({ kind: 'build', filters: { ...FILTERS, ...filters } }) as const;

  it.each([
    [{ architecture: ['linux/x86_64'] }, ['linux/x86_64/amd/zen2 eessi', 'linux/x86_64/amd/zen3 eessi']],
    [{ architecture: ['x86_64/amd/zen2'] }, ['linux/x86_64/amd/zen2 eessi']],
    [{ architecture: ['linux/x86_64/amd/zen'] }, []],
    [{ architecture: ['.*'] }, []],
    [{ instance: ['one'] }, []],
    [
      { repository: ['eessi-2023.06'], architecture: ['linux/x86_64/amd/zen3'] },
      ['linux/x86_64/amd/zen3 eessi'],
    ],
  ])('chooses by whole facets or their beginnings up to a `/`: %j', (filters, expected) => {
    const bot = new ABot({}, 'two').comment(COMMITTER, build(filters));
    expect((bot.record?.runs ?? []).map(run => run.target)).toEqual(expected);
  });

  it('leaves targets with an accelerator to who asks for one', () => {
    const gpu = target('g', {
      command: 'build',
      facets: { architecture: 'linux/x86_64', accelerator: 'nvidia/cc80' },
    });
    expect(new ABot({ targets: [gpu] }).comment(COMMITTER, build({})).known.runs).toEqual([]);
    const bot = new ABot({ targets: [gpu] }).comment(COMMITTER, build({ accelerator: ['nvidia'] }));
    expect(bot.standings).toEqual({ g: 'waiting' });
  });

  it('says what there is when nothing fits', () => {
    const bot = new ABot().comment(COMMITTER, build({ architecture: ['sparc'] }));
    expect(bot.answers).toEqual([expect.stringMatching(/linux\/aarch64\/generic/)]);
  });

  it('chooses the target of an earlier job by its number', () => {
    const bot = new ABot({}, 'two').comment(COMMITTER, build({})).tick();
    for (const [index, { key, effect }] of bot.known.pending.entries())
      if (effect.kind === 'submit')
        bot.ended(key, {
          kind: 'done',
          got: { kind: 'submitted', handle: `1${index}`, link: undefined, held: true },
        });
    const [first] = bot.known.runs;
    bot.comment(COMMITTER, build({ job: [first?.handle ?? ''] }));
    expect(bot.known.runs.slice(2).map(run => run.target)).toEqual([first?.target]);
  });
});

describe('deploy', () => {
  const succeeded = () => {
    const bot = new ABot().comment(COMMITTER, runCi()).tick().handOver();
    return bot.finish(bot.run('unix-cpu')).finish(bot.run('unix-gpu'), 'failure');
  };

  it.each([
    ['the command', (bot: ABot) => bot.comment(COMMITTER, { kind: 'deploy', filters: FILTERS })],
    ['the label', (bot: ABot) => bot.label(COMMITTER)],
  ])('uploads what succeeded, by %s', (_, ask) => {
    const bot = ask(succeeded());
    const { id } = bot.run('unix-cpu');
    expect(bot.effects('upload')).toEqual([{ kind: 'upload', run: id, by: COMMITTER }]);
    const upload = { artefact: 'a.tar.gz', state: 'uploaded', told: 's3://b/a', at: 1 } as const;
    bot.ended(`upload:${id}`, { kind: 'done', got: { kind: 'uploads', uploads: [upload] } });
    expect(bot.run('unix-cpu').uploads).toEqual([upload]);
  });

  it.each([
    ['the command', (bot: ABot) => bot.comment(OUTSIDER, { kind: 'deploy', filters: FILTERS })],
    ['the label', (bot: ABot) => bot.label(OUTSIDER)],
  ])('is refused with who can, by %s', (_, ask) => {
    const bot = ask(succeeded());
    expect(bot.effects('upload')).toEqual([]);
    expect(bot.answers.at(-1)).toMatch(/^refused: .*committers/);
  });

  it('ignores other labels, the same label told twice, and one that is off again', () => {
    const bot = succeeded()
      .label(COMMITTER, 'bug')
      .label(OUTSIDER, 'bot:deploy', 77)
      .label(OUTSIDER, 'bot:deploy', 77);
    expect(bot.answers).toHaveLength(1);
    bot.event({
      kind: 'pull',
      change: 'labelled',
      pull: bot.pull,
      by: COMMITTER,
      label: 'bot:deploy',
      at: 78,
    });
    expect(bot.effects('upload')).toHaveLength(1);
  });

  it('uploads nothing of older commits, nor where the policy is none', () => {
    const bot = succeeded().pullEvent('pushed', { at: 'b' });
    expect(bot.comment(COMMITTER, { kind: 'deploy', filters: FILTERS }).effects('upload')).toEqual([]);
    const none = new ABot({ targets: [target('x', { upload: 'none' })] })
      .comment(COMMITTER, runCi())
      .tick()
      .handOver();
    none.finish(none.run('x')).comment(COMMITTER, { kind: 'deploy', filters: FILTERS });
    expect(none.effects('upload')).toEqual([]);
  });
});

describe('runbenchmarks', () => {
  const benchmarks = { kind: 'benchmark', filter: 'solvers/' } as const;

  it('refuses a second while one is pending or runs, and publishes the report', () => {
    const bot = new ABot().comment(COMMITTER, benchmarks).comment(COMMITTER, benchmarks).tick().handOver();
    bot.comment(ADMIN, benchmarks);
    expect(bot.known.runs).toHaveLength(1);
    expect(bot.answers.filter(text => text.startsWith('refused'))).toHaveLength(2);
    const { id } = bot.run('benchmarks');
    bot.seen(bot.run('benchmarks'), ended('success', 5));
    expect(bot.effects('publish')).toEqual([{ kind: 'publish', run: id }]);
    bot.ended(`publish:${id}`, { kind: 'done', got: { kind: 'report', url: 'https://r.example/1' } });
    expect(bot.run('benchmarks').standing).toMatchObject({ result: { report: 'https://r.example/1' } });
    bot.comment(COMMITTER, benchmarks);
    expect(bot.run('benchmarks').attempt).toBe(2);
  });

  it('runs several benchmarks of a request one after another', () => {
    const two = ['b1', 'b2'].map(name => target(name, { command: 'benchmark' }));
    const bot = new ABot({ targets: two }).comment(COMMITTER, benchmarks).tick().tick();
    expect(bot.standings).toEqual({ b1: 'starting', b2: 'waiting' });
    bot.handOver().finish(bot.run('b1')).tick();
    expect(bot.standings).toEqual({ b1: 'success', b2: 'starting' });
  });
});

describe('administration', () => {
  it.each([
    [{ kind: 'add-benchmarker', login: 'x' }, 'add-benchmarker'],
    [{ kind: 'dead-letters' }, 'list-dead-letters'],
    [{ kind: 'retry-delivery', delivery: 'x' }, 'replay'],
  ] as const)('%j is for administrators of the bot only', (command, effect) => {
    expect(new ABot().comment(ADMIN, command).effects(effect)).toHaveLength(1);
    const refused = new ABot().comment(COMMITTER, command);
    expect(refused.effects(effect)).toEqual([]);
    expect(refused.answers).toEqual([expect.stringMatching(/^refused: .*admin/)]);
  });

  it('answers when it is done, or why not', () => {
    const bot = new ABot().comment(ADMIN, { kind: 'retry-delivery', delivery: 'x`y' });
    const key = bot.known.pending.find(({ effect }) => effect.kind === 'replay')?.key ?? '';
    bot.ended(key, { kind: 'failed', why: 'there is none of *that*' });
    expect(bot.answers.at(-1)).toMatch(/^failed: .*could not be handled again/);
    expect(bot.answers.at(-1)).not.toContain('*that*');
    const lists = new ABot().comment(ADMIN, { kind: 'dead-letters' });
    const got = { kind: 'answer', text: 'There are two.', folded: '- a\n- b' } as const;
    lists.ended(lists.known.pending.find(({ effect }) => effect.kind === 'list-dead-letters')?.key ?? '', {
      kind: 'done',
      got,
    });
    expect(lists.answers).toEqual(['told: There are two.']);
  });

  it('looks into the queue of every instance; one says that there is nothing, and whichever has it what there is', () => {
    const second = () => new ABot({}, 'two');
    const list = (bot: ABot, folded: string | undefined) => {
      bot.comment(ADMIN, { kind: 'dead-letters' });
      const key = `list-dead-letters:${bot.known.requests.at(-1)?.id}`;
      return bot.ended(key, { kind: 'done', got: { kind: 'answer', text: 'So many.', folded } }).answers;
    };
    expect(list(second(), undefined)).toEqual([]);
    expect(list(second(), '- one')).toEqual(['told: So many.']);
    expect(list(new ABot(), undefined)).toEqual(['told: So many.']);
    const retried = second().comment(ADMIN, { kind: 'retry-delivery', delivery: 'x' });
    expect(retried.effects('replay')).toHaveLength(1);
    retried.ended('replay:x', { kind: 'failed', why: 'not here' });
    expect(retried.answers).toEqual([]);
    const there = second().comment(ADMIN, { kind: 'retry-delivery', delivery: 'x' }).ended('replay:x');
    expect(there.answers).toEqual(['done: `x` is handled again.']);
  });
});

describe('words', () => {
  it.each([
    [{ kind: 'help' }, /Write a command/],
    [{ kind: 'status' }, /none yet/],
    [{ kind: 'show-config' }, /settings/],
    [{ kind: 'explain', job: 'Unix-CPU' }, /unix-cpu/],
    [{ kind: 'explain', job: 'unix-gpo' }, /did you mean `unix-gpu`/],
  ] as const)('%j is answered', (command, expected) => {
    expect(new ABot().comment(STRANGER, command).answers).toEqual([expect.stringMatching(expected)]);
  });

  it('answers a line that is no command with what it may have meant, neutralised', () => {
    const line = {
      text: 'run cii @everyone',
      line: 1,
      addressed: 'ci-bot',
      why: 'no such command',
      meant: 'run ci',
    };
    const bot = new ABot().misunderstood(STRANGER, line);
    expect(bot.answers).toEqual([expect.stringMatching(/Did you mean `run ci`/)]);
    expect(bot.reactions).toEqual(['eyes', 'confused']);
  });

  it('starts nothing for a closed pull request, and answers still', () => {
    const bot = new ABot().pullEvent('closed', { state: 'closed' });
    bot.comment(COMMITTER, runCi(), { kind: 'help' });
    expect(bot.known.runs).toEqual([]);
    expect(bot.answers).toHaveLength(2);
    expect(bot.answers[0]).toContain('closed');
  });
});
