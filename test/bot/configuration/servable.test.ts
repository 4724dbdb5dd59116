import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildName, buildParts } from '../../../bot/configuration/build-name.ts';
import { readOperatorSettings, readRepositorySettings } from '../../../bot/configuration/read-settings.ts';
import { unservable } from '../../../bot/configuration/servable.ts';

const read = (project: string, name: string) => readFileSync(`examples/bot/${project}/${name}`, 'utf8');
const repositoryOf = (project: string) => {
  const { settings, problems } = readRepositorySettings(read(project, '.ci-bot.yaml'));
  expect(problems).toEqual([]);
  if (settings === undefined) throw new Error('not sound');
  return settings;
};
const operatorOf = (project: string) => {
  const { settings, problems } = readOperatorSettings(read(project, 'bot.yaml'));
  expect(problems).toEqual([]);
  if (settings === undefined) throw new Error('not sound');
  return settings;
};

describe('the examples', () => {
  it.each(['mxnet', 'eessi', 'diffeq'])('%s: the instance offers all that the repository wants', project => {
    const [repository, operator] = [repositoryOf(project), operatorOf(project)];
    expect(repository.instances).toContain(operator.instance);
    expect(repository.targets).not.toEqual([]);
    expect(unservable(repository, operator)).toEqual([]);
  });

  it('MXNet has the jobs of its bot, each with a token for the first run of a branch', () => {
    const jobs = repositoryOf('mxnet').targets.map(({ job }) => job);
    const names =
      'clang edge centos-cpu centos-gpu windows-cpu windows-gpu miscellaneous unix-cpu unix-gpu website sanity';
    expect(jobs).toEqual(names.split(' ').map(name => `mxnet-validation/${name}`));
    expect(Object.keys(operatorOf('mxnet').jenkins?.scanTokens ?? {})).toEqual(jobs);
  });

  it('EESSI gives its submissions the words of its document', () => {
    const { slurm, artefacts, listen, pollInterval } = operatorOf('eessi');
    expect(slurm?.architectures['linux/x86_64/amd/zen2']).toEqual(['--constraint', 'shape=c5a.2xlarge']);
    expect(slurm).toMatchObject({ submitCommand: '/usr/bin/sbatch', localTmp: '/tmp/$USER/EESSI' });
    expect(artefacts?.bucket).toEqual({
      any: undefined,
      by: { 'eessi-2023.06': 'software.eessi.io-2023.06' },
    });
    expect(listen).toEqual({ host: '127.0.0.1', port: 3000 });
    expect(pollInterval.seconds).toBe(60);
  });
});

describe('what an instance does not offer', () => {
  const mxnet = operatorOf('mxnet');
  const whyOf = (job: string) => {
    const text = `names: [bot]\ninstances: [mxnet-ci]\njobs: {x: ${job}}\n`;
    const { settings } = readRepositorySettings(text);
    return settings && unservable(settings, mxnet).map(({ why }) => why);
  };

  it('are jobs outside the folders that may be touched', () => {
    expect(whyOf('mxnet-validation/x')).toEqual([]);
    for (const job of ['mxnet-validation', 'mxnet-validation-2/x', 'other/mxnet-validation/x'])
      expect(whyOf(job)).toMatchObject([expect.stringContaining('lies below none of the folders')]);
  });

  it('are backends, architectures, repositories and accelerators that it has not', () => {
    const eessi = operatorOf('eessi');
    const builds = (entry: string) => {
      const text = `names: [bot]\ninstances: [eessi-aws]\nbuilds: {${entry}}\n`;
      const { settings } = readRepositorySettings(text);
      return settings ? unservable(settings, eessi).map(({ why }) => why) : [];
    };
    expect(builds('linux/riscv64/generic: [eessi-2023.06]').join()).toContain('no architecture');
    expect(builds('linux/x86_64/generic: [other]').join()).toContain('no repository');
    expect(
      builds('linux/x86_64/generic: {repositories: [eessi-2023.06], accelerators: [amd/gfx90a]}').join(),
    ).toContain('no accelerator');
    expect(
      unservable(repositoryOf('mxnet'), { ...eessi, instance: 'mxnet-ci' })
        .map(({ why }) => why)
        .join(),
    ).toContain('has no `jenkins`');
  });

  it('is nobody’s concern for targets of other instances', () => {
    expect(unservable(repositoryOf('mxnet'), operatorOf('eessi'))).toEqual([]);
  });
});

describe('the name of a build', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9._/-]{0,12}$/);

  it('says what it is made of', () => {
    const parts = fc.record({
      architecture: word,
      repository: word,
      accelerator: fc.option(word, { nil: undefined }),
      instance: fc.option(word, { nil: undefined }),
    });
    fc.assert(
      fc.property(parts, build => {
        expect(buildParts(buildName(build))).toEqual(build);
      }),
    );
  });

  it('is not that of a job', () => expect(buildParts('unix-gpu')).toBeUndefined());
});
