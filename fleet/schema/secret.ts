import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';
import { name } from './fields.ts';
import { textField } from './value-field.ts';

/** How Jenkins offers a secret to jobs and agents. */
export type Credential =
  | { readonly kind: 'text' }
  | { readonly kind: 'ssh-key' | 'password'; readonly user: string }
  | { readonly kind: 'github-app'; readonly app: number };

const fields = z.strictObject({
  description: z.string().max(500).default('').meta({ description: 'What it is for.' }),
  agents: z.array(name('A zone.', 'main')).default([]).meta({
    description: 'Trust zones whose agents may read it. The leader reads all secrets of its fleet.',
  }),
  as: z.enum(['text', 'ssh-key', 'password', 'github-app']).optional().meta({
    description:
      'As which kind of credential Jenkins offers it, under its own name. Without it Jenkins offers it to nobody.',
  }),
  user: textField(/^[\w.@-]{1,64}$/, 'a user name has letters, digits, `_`, `.`, `@` and hyphens', {
    description: 'The user name that goes with an SSH key or a password.',
    examples: ['jenkins'],
  }).optional(),
  app: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The id of the GitHub App whose private key it is.', examples: [123456] }),
});

type Fields = DeepReadonly<z.output<typeof fields>>;

/** A secret's container, and what Jenkins makes of its value. */
export interface Secret extends Pick<Fields, 'description' | 'agents'> {
  /** undefined: no credential of Jenkins. */
  readonly credential: Credential | undefined;
}

const OWNERS: Readonly<Record<string, string>> = { user: 'ssh-key` or `as: password', app: 'github-app' };
const EXAMPLES = { 'ssh-key': 'user: jenkins', password: 'user: bot', 'github-app': 'app: 123456' } as const;
const NEEDED = { text: undefined, 'ssh-key': 'user', password: 'user', 'github-app': 'app' } as const;

type Refuse = (key: string, message: string, fix: string) => void;

/** A secret's container. The fleet file never holds a value. */
export const secretSchema = fields.transform((secret, { issues, value }): Secret => {
  const before = issues.length;
  const refuse: Refuse = (key, message, fix) =>
    void issues.push({ code: 'custom', path: [key], message, input: value, params: { fix } });
  const credential = credentialOf(secret, refuse);
  const { description, agents } = secret;
  return issues.length > before ? z.NEVER : { description, agents, credential };
});

function credentialOf({ as, user, app }: Fields, refuse: Refuse): Credential | undefined {
  const needed = as && NEEDED[as];
  for (const [key, given] of Object.entries({ user, app }))
    if (given !== undefined && key !== needed)
      refuse(key, `\`${key}\` goes with \`as: ${OWNERS[key]}\``, `remove \`${key}\`, or change \`as\``);
  if (as === undefined) return undefined;
  if (as === 'text') return { kind: as };
  if (as === 'github-app') {
    if (app !== undefined) return { kind: as, app };
  } else if (user !== undefined) return { kind: as, user };
  refuse('as', `\`as: ${as}\` needs \`${needed}\``, `add for example \`${EXAMPLES[as]}\``);
  return undefined;
}

/** The secrets that every Jenkins needs, unless the file says otherwise. */
export const STANDARD_SECRETS = {
  'agent-ssh-key': {
    description: 'The key with which the leader reaches its agents',
    as: 'ssh-key',
    user: 'jenkins',
  },
  'admin-password': { description: 'The password of the local administrator of Jenkins' },
  'api-token': { description: 'The API token with which Ansible and `fleet` speak to Jenkins' },
} as const;
