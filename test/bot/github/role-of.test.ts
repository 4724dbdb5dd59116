import { expect, it } from 'vitest';
import { roleOf } from '../../../bot/github/answers.ts';

it.each([
  ['admin', 'admin', 'admin'],
  ['write', 'maintain', 'maintain'],
  ['read', 'triage', 'triage'],
  ['none', 'none', 'none'],
  // A role of an organisation's own is what it is built on, whatever it is called.
  ['write', 'release-manager', 'write'],
  ['read', 'admin', 'read'],
  ['read', 'maintain', 'read'],
  ['write', 'triage', 'write'],
  ['write', undefined, 'write'],
  ['owner', 'owner', 'none'],
  ['toString', 'admin', 'none'],
])('a permission %s by the name of %s is %s', (permission, role_name, role) => {
  expect(roleOf({ permission, ...(role_name && { role_name }), user: null })).toBe(role);
});
