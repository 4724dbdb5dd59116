import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importDiffeq } from '../../../../bot/configuration/import/diffeq.ts';
import { importEessi } from '../../../../bot/configuration/import/eessi.ts';
import type { Imported } from '../../../../bot/configuration/import/imported.ts';
import { readIni } from '../../../../bot/configuration/import/ini.ts';
import { mapOf, shellWords } from '../../../../bot/configuration/import/ini-values.ts';
import { readOperatorSettings, readRepositorySettings } from '../../../../bot/configuration/read-settings.ts';

const read = (name: string) => readFileSync(`test/fixtures/bot-imports/${name}`, 'utf8');
const textOf = ({ files }: Imported, name: string) => files.find(file => file.name === name)?.text ?? '';

/** What people do with the files: numbers of people, and a repository. */
const filledIn = (text: string) =>
  text
    .replaceAll('id: 0', 'id: 583231')
    .replace('app: 0', 'app: 1')
    .replace('repositories: {}', 'repositories: {EESSI/software-layer: {}}')
    .replace('runnerTags: []', 'runnerTags: [benchmarks]');

const errorsOf = (text: string, name: string) =>
  (name === 'bot.yaml' ? readOperatorSettings(text) : readRepositorySettings(text)).problems
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('app.cfg and repos.cfg of EESSI’s bot', () => {
  const imported = importEessi({ app: read('app.cfg'), repos: read('repos.cfg') });
  const operator = readOperatorSettings(filledIn(textOf(imported, 'bot.yaml'))).settings;
  const repository = readRepositorySettings(
    filledIn(
      textOf(imported, '.ci-bot.yaml')
        .replace('login: hubot', 'login: hubot')
        .replace('id: 0\n      login: hubot', 'id: 7\n      login: hubot'),
    ),
  ).settings;

  it('are sound once people filled in what the other bot did not know', () => {
    expect(errorsOf(filledIn(textOf(imported, 'bot.yaml')), 'bot.yaml')).toEqual([]);
    expect(operator?.instance).toBe('my-bot');
    expect(repository?.names).toEqual(['my-bot']);
  });

  it('keep what Slurm is told', () => {
    expect(operator?.slurm).toMatchObject({
      jobName: 'eessi-prod',
      submitParameters: ['--account=ci'],
      architectures: {
        'linux/x86_64/generic': ['--constraint', 'shape=c4.2xlarge'],
        'linux/x86_64/amd/zen2': ['--constraint', 'shape=c5a.2xlarge'],
      },
      cvmfsCustomizations: {
        '/etc/cvmfs/default.local':
          'CVMFS_HTTP_PROXY="http://PROXY_DNS_NAME:3128|http://PROXY_IP_ADDRESS:3128"',
      },
      loadModules: ['apptainer/1.3.0', 'git/2.41.0'],
      repositories: { 'eessi-2023.06': { name: 'software.eessi.io', version: '2023.06' } },
      trashBin: '/home/bot/trash',
    });
    expect(operator?.pollInterval.seconds).toBe(60);
  });

  it('keep buckets, prefixes and the policy', () => {
    expect(operator?.artefacts).toMatchObject({
      endpoint: 'https://s3.example.org',
      bucket: { by: { 'eessi-2023.06': 'software.eessi.io-2023.06' } },
      prefix: { by: { 'eessi-2023.06': `new/\${github_repository}/\${pull_request_number}` } },
      policy: 'once',
    });
  });

  it('keep what is built, and who may: an empty list is nobody, but for builds everyone', () => {
    expect(repository?.targets.map(({ name }) => name)).toEqual([
      'linux/x86_64/generic eessi-2023.06',
      'linux/x86_64/amd/zen2 eessi-2023.06',
    ]);
    expect(repository?.rights.build).toMatchObject([{ login: 'octocat' }, { login: 'hubot' }]);
    expect(repository?.rights.command).toEqual([]);
    const open = importEessi({
      app: read('app.cfg').replace(/^build_permission.*$/m, 'build_permission ='),
      repos: undefined,
    });
    expect(textOf(open, '.ci-bot.yaml')).toMatch(/build:\n {4}- everyone/);
  });

  it('lose nothing in silence: each key is carried over or told', () => {
    const told = imported.lost.map(({ what }) => what);
    for (const key of [
      'command_response_fmt',
      'artefact_upload_script',
      'log_path',
      'private_key',
      'awaits_release',
    ])
      expect(told.join('\n')).toContain(key);
    const unknown = importEessi({
      app: '[github]\nflavour = sweet\n[else]\na = b\nnonsense\n',
      repos: undefined,
    });
    const words = unknown.lost.map(({ what }) => what);
    expect(words).toEqual(expect.arrayContaining(['[github] flavour', '[else] a', 'line 5']));
  });

  it('read the node types of later versions', () => {
    const app = `[architecturetargets]
node_type_map = {
    "cpu": {"os": "linux", "cpu_subdir": "x86_64/amd/zen4", "accel": "None", "slurm_params": "-p genoa --nodes 1", "repo_targets": ["a", "b"]},
    "gpu": {"os": "linux", "cpu_subdir": "x86_64/amd/zen4", "accel": "nvidia/cc90", "slurm_params": "-p gpu", "repo_targets": ["a"]}}
`;
    const texts = importEessi({ app, repos: undefined });
    expect(textOf(texts, 'bot.yaml')).toMatch(/linux\/x86_64\/amd\/zen4:\n {6}- "-p"\n {6}- genoa/);
    expect(textOf(texts, 'bot.yaml')).toMatch(/nvidia\/cc90:\n {6}- "-p"\n {6}- gpu/);
    expect(textOf(texts, '.ci-bot.yaml')).toMatch(/accelerators:\n {6}- nvidia\/cc90/);
  });
});

describe('config.json of DiffEqBot', () => {
  const imported = importDiffeq(read('config.json'));
  if (imported === undefined) throw new Error('not read');

  it('is sound once people filled in what the other bot did not know', () => {
    for (const { name, text } of imported.files)
      expect(
        errorsOf(filledIn(text).replace('id: 583231\n      login: Chris', 'id: 1\n      login: Chris'), name),
      ).toEqual([]);
  });

  it('keeps repositories, benchmarkers and the project', () => {
    const { settings } = readOperatorSettings(filledIn(textOf(imported, 'bot.yaml')));
    expect(settings?.repositories).toMatchObject([{ name: 'JuliaDiffEq/OrdinaryDiffEq.jl' }]);
    expect(settings?.gitlab).toMatchObject({ project: 12345678, url: 'https://gitlab.com' });
    expect(textOf(imported, '.ci-bot.yaml')).toContain('login: ChrisRackauckas');
  });

  it('copies no secret', () => {
    const all = JSON.stringify(imported);
    for (const secret of [
      'secret_secret_secret',
      'github-app-client-secret',
      'access_token_of_bot_account_gitlab',
      '/bot/secret/endpoint',
    ])
      expect(all).not.toContain(secret);
  });

  it('is nothing else', () => {
    for (const text of ['', '[]', 'null', '{', '{"org": 3}']) expect(importDiffeq(text)).toBeUndefined();
  });
});

describe('texts of other bots', () => {
  it('split as a shell would split them, and nothing is expanded', () => {
    expect(shellWords('"--hold"')).toEqual(['--hold']);
    expect(shellWords(`--constraint "a b" --x='$HOME ` + "`id`'")).toEqual([
      '--constraint',
      'a b',
      '--x=$HOME `id`',
    ]);
    expect(shellWords('')).toEqual([]);
  });

  it('may have commas before closing brackets, but not lose those in texts', () => {
    expect(mapOf('{"a": ",}", "b": "x",\n}')).toEqual({ a: ',}', b: 'x' });
    expect(mapOf('plain')).toBeUndefined();
    expect(mapOf('{nonsense')).toBeUndefined();
  });

  it('read as they were written', () => {
    const name = fc.stringMatching(/^[a-z_]{1,8}$/);
    const value = fc.stringMatching(/^[a-zA-Z0-9/{}"'$=,. -]{0,20}$/).map(text => text.trim());
    const data = fc.dictionary(name, fc.dictionary(name, value, { maxKeys: 4 }), { maxKeys: 4 });
    fc.assert(
      fc.property(data, sections => {
        const text = Object.entries(sections)
          .map(
            ([section, keys]) =>
              `[${section}]\n${Object.entries(keys)
                .map(([key, at]) => `${key} = ${at}\n`)
                .join('')}`,
          )
          .join('# a comment\n\n');
        const found = readIni(text);
        expect(found.unread).toEqual([]);
        expect(
          Object.fromEntries([...found.sections].map(([key, keys]) => [key, Object.fromEntries(keys)])),
        ).toEqual({ ...sections });
      }),
      { numRuns: 50 },
    );
  });

  it('never crash, whatever they are', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '[github]\n',
        '[buildenv]\n',
        'app_id = ',
        'job_name: x\n',
        '{',
        '}',
        '"',
        ',',
        '[',
        '\n  ',
        'node_type_map = {"a": 3}\n',
        '\u0000',
        'repo_target_map = {"x": "y"}\n',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, parts => {
        const text = parts.join('');
        expect(importEessi({ app: text, repos: text }).files).toHaveLength(2);
        importDiffeq(text);
      }),
      { numRuns: 30 },
    );
  });
});
