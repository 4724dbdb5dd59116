import { z } from 'zod';
import { duration, name } from './fields.ts';
import { publicKey } from './public-key.ts';
import { textField } from './value-field.ts';

const member = (of: string, example: string) =>
  textField(/^[\w.@-][\w.@ *-]{0,99}$/, `${of} has letters, digits, \`_\`, \`.\`, \`@\`, \`*\` and hyphens`, {
    description: `${of[0]?.toUpperCase()}${of.slice(1)}.`,
    examples: [example],
  });

const membersSchema = z
  .strictObject({
    users: z.array(member('a user', 'octocat')).default([]).meta({ description: 'Accounts.' }),
    groups: z
      .array(member('a group', 'example*ci-maintainers'))
      .default([])
      .meta({ description: 'Groups; with a login through GitHub an organisation, or `organisation*team`.' }),
  })
  .prefault({});

/** Who may do what in Jenkins, from most to least; each role may do all that those below it may. */
export const ROLES = ['administer', 'operate', 'build', 'read'] as const;

/** One of the roles. */
export type Role = (typeof ROLES)[number];

const rolesSchema = z
  .strictObject({
    administer: membersSchema.meta({ description: 'May do everything.' }),
    operate: membersSchema.meta({
      description: 'May take agents offline, quiet Jenkins down and change jobs.',
    }),
    build: membersSchema.meta({ description: 'May start, stop and replay builds.' }),
    read: membersSchema.meta({ description: 'May look at jobs, builds and agents.' }),
  })
  .prefault({})
  .meta({ description: 'Who may do what.' });

const loginSchema = z
  .strictObject({
    github: z
      .strictObject({
        clientId: textField(/^[\w.]{8,60}$/, 'a client id has letters, digits, `_` and `.`', {
          description: 'The client id of the OAuth app.',
          examples: ['Iv1.0123456789abcdef'],
        }),
        secret: name('The secret that holds its client secret.', 'github-oauth-secret').default(
          'github-oauth-secret',
        ),
      })
      .optional()
      .meta({ description: 'People log in with their GitHub accounts, through this OAuth app.' }),
    admin: textField(
      /^[a-z][\w-]{0,39}$/,
      'an account name has lower-case letters, digits, `_` and hyphens',
      {
        description: 'The account of the local administrator, where nobody logs in through GitHub.',
        examples: ['admin'],
      },
    ).default('admin'),
    password: name('The secret that holds its password.', 'admin-password').default('admin-password'),
  })
  .prefault({})
  .meta({ description: 'How people log in: through GitHub, or else with a local account.' });

const agentAccessSchema = z
  .strictObject({
    key: name('The secret with the private key, `as: ssh-key`.', 'agent-ssh-key').default('agent-ssh-key'),
    publicKey: publicKey('The public half of that key. Machines let its holder in.').optional(),
  })
  .prefault({})
  .meta({ description: 'How the leader reaches its agents: over SSH.' });

const shownSchema = {
  message: z
    .string()
    .max(2_000)
    .default('')
    .meta({ description: 'What stands at the top of the first page.' }),
  theme: z
    .enum(['light', 'dark', 'system'])
    .default('system')
    .meta({ description: 'The colours of the pages.' }),
  views: z
    .record(
      textField(
        /^(?!all$)[A-Za-z0-9][\w. -]{0,59}$/,
        'a view has letters, digits, spaces, `_`, `.` and hyphens; `all` is there already',
        {
          description: 'The name of a view.',
          examples: ['Nightly'],
        },
      ),
      z.array(name('A job.', 'tvm-cpu')),
    )
    .prefault({})
    .meta({
      description: 'Lists of jobs, by name, beside the one with all jobs.',
      examples: [{ GPU: ['tvm-gpu'] }],
    }),
};

/** Jenkins itself: who may log in and do what, what it looks like, which plugins it has beyond the standard ones. */
export const jenkinsSchema = z
  .strictObject({
    login: loginSchema,
    roles: rolesSchema,
    anonymous: z
      .enum(['nothing', 'read'])
      .default('read')
      .meta({ description: 'What people may do who are not logged in.' }),
    github: name('The secret with which jobs are scanned and statuses set.', 'github-app-key').optional(),
    agents: agentAccessSchema,
    quiet: duration('How long a notification waits for another, in jobs that do not say.', '5s').prefault(
      '5s',
    ),
    environment: z
      .record(
        textField(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'a variable has letters, digits and `_`', {
          description: 'The name of a variable.',
          examples: ['CI_MIRROR'],
        }),
        z.string().max(4_000),
      )
      .prefault({})
      .meta({
        description: 'Environment variables of every build.',
        examples: [{ CI_MIRROR: 'https://mirror.example.org' }],
      }),
    plugins: z
      .record(
        textField(/^[A-Za-z0-9][\w-]{0,99}$/, 'a plugin id has letters, digits, `_` and hyphens', {
          description: 'The id of a plugin.',
          examples: ['nodelabelparameter'],
        }),
        textField(/^\d[\w.-]{0,99}$/, 'a plugin version begins with a digit', {
          description: 'Its version.',
          examples: ['1.13.0'],
        }),
      )
      .prefault({})
      .meta({
        description:
          'Plugins beyond the standard ones, or another version of one of these. Pinned: an id and its version.',
      }),
    ...shownSchema,
  })
  .meta({ description: 'Jenkins itself.' });
