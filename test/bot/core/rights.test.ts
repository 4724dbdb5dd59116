import { describe, expect, it } from 'vitest';
import { isAmong } from '../../../bot/core/rights.ts';
import { GHOST } from '../../../bot/model/person.ts';
import { type Grantee, ROLES } from '../../../bot/model/settings.ts';
import { COMMITTER, OUTSIDER, STRANGER } from './a-bot.ts';

const pull = { author: OUTSIDER };
const standing = (role: (typeof ROLES)[number], teams: readonly string[] = []) => ({
  standings: [{ person: COMMITTER, role, teams }],
});
const TEAM: Grantee = { kind: 'team', team: 'apache/committers' };

describe('who has a right', () => {
  it.each([
    ['an empty list is nobody', [], COMMITTER, 'no'],
    ['everyone', [{ kind: 'everyone' }], STRANGER, 'yes'],
    ['the author', [{ kind: 'author' }], OUTSIDER, 'yes'],
    ['not the author', [{ kind: 'author' }], STRANGER, 'no'],
    ['a person by number', [{ kind: 'person', id: STRANGER.id, login: 'renamed' }], STRANGER, 'yes'],
    ['a name alone is nothing', [{ kind: 'person', id: 99, login: STRANGER.login }], STRANGER, 'no'],
    ['a member of a team', [TEAM], COMMITTER, 'yes'],
    ['a member of another team', [{ kind: 'team', team: 'apache/other' }], COMMITTER, 'no'],
    ['whose standing could not be had', [TEAM], STRANGER, 'unknown'],
    ['what hangs on no standing is known without', [TEAM, { kind: 'author' }], OUTSIDER, 'yes'],
  ] as const)('%s', (_, grantees, person, expected) => {
    expect(isAmong(grantees, person, standing('read', ['apache/committers']), pull)).toBe(expected);
  });

  it('a deleted author is nobody: another deleted account looks the same', () => {
    expect(isAmong([{ kind: 'author' }], GHOST, { standings: [] }, { author: GHOST })).toBe('no');
  });

  it('a role is that role or a higher one', () => {
    for (const has of ROLES)
      for (const wanted of ROLES) {
        if (wanted === 'none') continue;
        const granted = isAmong([{ kind: 'role', role: wanted }], COMMITTER, standing(has), pull);
        expect(granted === 'yes').toBe(ROLES.indexOf(has) >= ROLES.indexOf(wanted));
      }
  });
});
