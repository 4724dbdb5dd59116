import { describe, expect, it } from 'vitest';
import { readOperatorSettings, readRepositorySettings } from '../../../../bot/configuration/read-settings.ts';
import { OPERATOR_RULES } from '../../../../bot/configuration/rules/operator/all-rules.ts';
import { REPOSITORY_RULES } from '../../../../bot/configuration/rules/repository/all-rules.ts';
import { SMALLEST_FILES } from '../../../../tools/reference/bot-files-page.ts';

/** Breaks one rule each: what is put behind the smallest file, the rule, and what its path ends with. */
const REPOSITORY_FAULTS: readonly (readonly [string, string, string])[] = [
  ['onMerge: [website, website]', 'listed-twice', 'onMerge[1]'],
  ['trusted: [write, role write]', 'listed-twice', 'trusted[1]'],
  ['benchmarks: {instance: mxnet-si}', 'unknown-instance', 'benchmarks.instance'],
  ['benchmarks: {}\n+jobs: {Benchmarks: a/b}', 'target-name-twice', 'jobs.Benchmarks'],
  ['+jobs: {x: a/b, X: a/c}', 'target-name-twice', 'jobs.X'],
  ['+jobs: {all: a/b}', 'job-name-is-command', 'jobs.all'],
  ['+jobs: {x: a/b, y: a/b}', 'job-path-twice', 'jobs.y'],
  ['onMerge: [webste]', 'on-merge-unknown-job', 'onMerge[0]'],
  ['trusted: [everyone]', 'outsiders-trusted', 'trusted[0]'],
  ['trusted: [role write, author]', 'outsiders-trusted', 'trusted[1]'],
  ['permissions: {approve: [author]}', 'outsiders-hold-right', 'permissions.approve[0]'],
  ['permissions: {admin: ["*"]}', 'outsiders-hold-right', 'permissions.admin[0]'],
  ['permissions: {deploy: [role read]}', 'outsiders-hold-right', 'permissions.deploy[0]'],
  ['permissions: {run: []}', 'right-of-nobody', 'permissions.run'],
  ['trusted: [{id: 1, login: a}, {id: 2, login: A}]', 'person-with-two-numbers', 'trusted[1].id'],
  ['lists: {repository: a/b}', 'list-unused', 'lists'],
  ['+jobs: {}', 'no-targets', 'names'],
  ['+instances: [mxnet-ci, other]', 'idle-instance', 'instances[1]'],
];

const SLURM = `
slurm:
  jobName: eessi-bot
  jobsBaseDir: /jobs
  jobIdsDir: /ids
  trashBin: /trash
  buildScript: /build.sh
  architectures: {linux/x86_64/generic: []}
  repositories: {eessi: {name: software.eessi.io, version: "2023.06"}}
`;

const OPERATOR_FAULTS: readonly (readonly [string, string, string])[] = [
  ['gitlab: {project: 1, token: a-token, runnerTags: [x, x]}', 'listed-twice', 'gitlab.runnerTags[1]'],
  ['-jenkins', 'no-backend', 'instance'],
  ['callback: {address: https://x.org, secret: webhook-secret}', 'secret-used-twice', 'callback.secret'],
  ['relay: http://smee.example.org/x', 'plain-http', 'relay'],
  ['listen: 0.0.0.0:3000', 'listens-to-all', 'listen'],
  ['store: {dynamodb: table}', 'stores-apart', 'queue'],
  ['queue: {sqs: https://a.org/q, deadLetters: https://a.org/d}', 'stores-apart', 'store'],
  ['gitlab: {project: 1, token: a-token, runnerTags: [x]}', 'gitlab-without-callback', 'gitlab'],
  ['benchmarks: {repository: a/b}', 'reports-go-nowhere', 'benchmarks'],
  [`${SLURM}  submitParameters: [--account=x, --job-name=y]`, 'own-parameter', 'slurm.submitParameters[1]'],
  [SLURM.replace('generic: []', 'generic: [-H]'), 'own-parameter', 'generic"][0]'],
  [SLURM.replace('/trash', '/jobs/trash'), 'trash-in-jobs', 'slurm.trashBin'],
  [SLURM.replace('"}}', '", configBundle: a.tgz}}'), 'bundle-without-folder', 'configBundle'],
  [`${SLURM}artefacts: {bucket: {esi: bucket}, signingKey: sign}`, 'artefact-map', 'artefacts.bucket.esi'],
  ['artefacts: {bucket: bucket}', 'artefacts-unsigned', 'artefacts'],
  ['+jenkins scanTokens: {elsewhere/job: scan-job}', 'scan-token-outside', 'elsewhere/job"]'],
];

/** The smallest file with more lines; `+key` replaces a key of it. */
function changed(base: string, change: string): string {
  const [, key] = /^\+(\w+):/m.exec(change) ?? [];
  if (change === '-jenkins') return base.replace(/^jenkins:[\s\S]*/m, '');
  if (change.startsWith('+jenkins ')) return `${base}  ${change.slice('+jenkins '.length)}\n`;
  const without = key === undefined ? base : base.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'm'), '');
  return `${without}${change.replace(/^\+/m, '')}\n`;
}

const pathEnd = (path: readonly (string | number)[]) =>
  path
    .map(step =>
      typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `["${step}"]`,
    )
    .join('')
    .replace(/^\./, '');

describe.each([
  ['.ci-bot.yaml', SMALLEST_FILES.repository, REPOSITORY_FAULTS, readRepositorySettings, REPOSITORY_RULES],
  ['bot.yaml', SMALLEST_FILES.operator, OPERATOR_FAULTS, readOperatorSettings, OPERATOR_RULES],
] as const)('%s', (_, base, faults, read, rules) => {
  it('says nothing of the smallest file', () => expect(read(base).problems).toEqual([]));

  it.each(faults)('%j breaks %s', (change, rule, end) => {
    const { problems } = read(changed(base, change));
    const found = problems.filter(problem => problem.rule === rule);
    expect(problems.map(problem => problem.rule)).toContain(rule);
    expect(found.map(({ path }) => pathEnd(path)).filter(path => path.endsWith(end))).not.toEqual([]);
    expect(found.filter(({ fix }) => fix === undefined)).toEqual([]);
  });

  it('has a fault here for every rule', () => {
    const broken = faults.map(([, rule]) => rule);
    expect(rules.map(({ id }) => id).filter(id => !broken.includes(id))).toEqual([]);
  });
});
