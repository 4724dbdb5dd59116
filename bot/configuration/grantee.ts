import { z } from 'zod';
import { valueField } from '../../fleet/schema/value-field.ts';
import { suggest } from '../../fleet/suggest.ts';
import { ValueError } from '../../fleet/values/value-error.ts';
import { type Grantee, ROLES, type Role } from '../model/settings.ts';
import { githubNumber, login } from './fields.ts';

const TEAM = /^team ([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9][\w.-]{0,99})$/;
const EXAMPLE =
  'write for example `author`, `role write`, `team apache/mxnet-committers` or `{id: 583231, login: octocat}`';

/** Messages are predicates: the reader sees them joined with `, or is {id: …}`. */
const FORMS = 'is `everyone`, `author`, `role ROLE` or `team ORGANISATION/TEAM`';

/**
 * Who has a right, from its words.
 * @throws ValueError for anything else
 */
function parseGrantee(text: string): Grantee {
  if (text === 'everyone' || text === '*') return { kind: 'everyone' };
  if (text === 'author') return { kind: 'author' };
  const role = roleOf(text.startsWith('role ') ? text.slice('role '.length) : text);
  if (role !== undefined) return { kind: 'role', role };
  const [, team] = TEAM.exec(text) ?? [];
  if (team !== undefined) return { kind: 'team', team: team.toLowerCase() };
  throw refusal(text);
}

const GIVEN: readonly Role[] = ROLES.filter(role => role !== 'none');

function roleOf(text: string): Exclude<Role, 'none'> | undefined {
  return ROLES.filter(role => role !== 'none').find(role => role === text);
}

function refusal(text: string): ValueError {
  if (text.startsWith('team '))
    return new ValueError(
      'is a team with its organisation',
      `write for example \`team apache/${/^team ([\w.-]{1,100})$/.exec(text)?.[1] ?? 'mxnet-committers'}\``,
    );
  const meant = suggest(text, ['everyone', 'author', ...GIVEN, ...GIVEN.map(role => `role ${role}`)]);
  if (meant !== undefined) return new ValueError(FORMS, `did you mean \`${meant}\`?`);
  if (/^@?[A-Za-z0-9-]{1,39}$/.test(text)) {
    const name = text.replace('@', '');
    return new ValueError(
      'is a person with the number of the account, because a name alone can be taken by somebody else',
      `look \`id\` up at https://api.github.com/users/${name} and write \`{id: …, login: ${name}}\``,
    );
  }
  return new ValueError(FORMS, EXAMPLE);
}

const words = valueField(parseGrantee, {
  description: 'Somebody.',
  examples: ['author', 'role write', 'team apache/mxnet-committers'],
});

const person = z
  .strictObject(
    {
      id: githubNumber('The number of the account, which stays when its name changes.', 583231),
      login: login('Its name, for readers.'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'is `{id: NUMBER, login: NAME}`' : undefined) },
  )
  .meta({ description: 'A person.', examples: [{ id: 583231, login: 'octocat' }] })
  .transform((who): Grantee => ({ kind: 'person', ...who }));

const grantee = z.union([words, person]).meta({ title: 'grantee' });

/** Those who have a right, as they are written; an empty list is nobody. */
export const grantees = (description: string, standard: readonly string[]) =>
  z
    .array(grantee)
    .max(1000)
    .prefault([...standard])
    .meta({ description, examples: [['author', 'role write']] });

/** A grantee as it is written in a file. */
export function granteeText(grantee: Grantee): string | { readonly id: number; readonly login: string } {
  switch (grantee.kind) {
    case 'everyone':
    case 'author':
      return grantee.kind;
    case 'role':
      return `role ${grantee.role}`;
    case 'team':
      return `team ${grantee.team}`;
    case 'person':
      return { id: grantee.id, login: grantee.login };
  }
}
