import { z } from 'zod';
import type { Lost } from './imported.ts';
import { type Imported, imported, instanceOf, personOf } from './imported.ts';

const text = z.string().max(1000);
const configSchema = z.object({
  admin: text.optional(),
  homepage_url: text.optional(),
  org: text.optional(),
  registered_repos: z.array(text).max(1000).default([]),
  benchmarkers: z.array(text).max(5000).default([]),
  bot_name: text.optional(),
  gitlab_runner_secret: z.unknown().optional(),
  github_app: z.unknown().optional(),
  gitlab_account: z.object({ benchmarking_repo_id: z.int().optional() }).optional(),
  github_account: z.unknown().optional(),
});

type Config = z.output<typeof configSchema>;

/** The two files that say what DiffEqBot's `config.json` says; undefined: the text is no such file. */
export function importDiffeq(json: string): Imported | undefined {
  const config = configOf(json);
  return config && imported({ repository: repositoryOf(config), operator: operatorOf(config) }, LOST);
}

function configOf(json: string): Config | undefined {
  try {
    return configSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function repositoryOf({ bot_name: name = '', benchmarkers, admin }: Config) {
  return {
    names: [name],
    instances: [instanceOf(name)],
    benchmarks: {},
    permissions: {
      benchmark: benchmarkers.map(personOf),
      admin: admin === undefined ? undefined : [personOf(admin)],
    },
    contact: admin === undefined ? undefined : [admin],
  };
}

function operatorOf(config: Config) {
  const { bot_name: name = '', org = '', registered_repos: repositories, homepage_url: address } = config;
  return {
    instance: instanceOf(name),
    github: {
      app: 0,
      privateKey: 'github-app-key',
      webhookSecret: 'webhook-secret',
      account: personOf(name),
    },
    repositories: Object.fromEntries(repositories.map(repository => [`${org}/${repository}`, {}])),
    callback: { address, secret: 'callback-secret' },
    gitlab: {
      project: config.gitlab_account?.benchmarking_repo_id,
      token: 'gitlab-token',
      runnerTags: [],
    },
    benchmarks: { repository: `${org}/Reports` },
  };
}

/** Keys of secrets are told, their values never. */
const LOST: readonly Lost[] = [
  {
    what: 'gitlab_runner_secret',
    why: 'keep a new one as the secret `callback-secret`; runners get a key for each run that is made from it',
  },
  { what: 'gitlab_account.access_token', why: 'keep it as the secret `gitlab-token`' },
  {
    what: 'github_account.access_token',
    why: 'is not needed: the bot writes as its app',
  },
  {
    what: 'github_app.client_id, github_app.client_secret',
    why: 'an app is known by its id and private key: write `github.app`, and keep the key as `github-app-key`',
  },
  {
    what: 'github_app.bot_endpoint',
    why: 'a secret path protects nothing: deliveries are signed with the secret `webhook-secret`',
  },
  {
    what: 'the repository of reports',
    why: 'stood in the code; `Reports` of the organisation is taken for it',
  },
];
