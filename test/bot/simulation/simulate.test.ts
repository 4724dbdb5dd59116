import { describe, expect, it } from 'vitest';
import type { Person } from '../../../bot/model/person.ts';
import { simulate } from '../../../bot/simulation/simulate.ts';
import { simulatedDelivery } from '../../../tools/bot-admin/simulated-delivery.ts';
import { UserError } from '../../../tools/user-error.ts';
import { COMMITTER, OUTSIDER, pullOf, REF, STRANGER, settingsOf } from '../core/a-bot.ts';
import { EXAMPLES } from '../events/examples.ts';

const NOW = 1_800_000_000_000;

/** What would be done about a comment, at an instance. */
function simulated(body: string, by = COMMITTER, instance = 'one', author = COMMITTER) {
  const comment = { id: 7, body, author: by, byBot: false, at: NOW, url: 'https://x.example/7' };
  return simulate(
    {
      id: 'd',
      received: NOW,
      event: { kind: 'comment', change: 'created', pull: REF, comment, by },
    },
    {
      settings: settingsOf(),
      instance,
      pull: pullOf({ author }),
      standingOf: person => ({ person, role: person.id === COMMITTER.id ? 'write' : 'read', teams: [] }),
      now: NOW + 2_000,
    },
  );
}

const kinds = (of: ReturnType<typeof simulated>): readonly string[] => of.effects.map(({ kind }) => kind);

describe('a simulated delivery', () => {
  it('is acknowledged, handed over and shown', () => {
    const whole = simulated('@ci-bot run ci [unix-cpu]');
    expect(kinds(whole)).toEqual(expect.arrayContaining(['react', 'submit', 'show']));
    expect(kinds(whole)[0]).toBe('react');
    expect(whole.comment).toContain('unix-cpu');
    expect(whole.audit.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['run accepted', 'run started', 'run handed over']),
    );
  });

  it('is released too where jobs are held', () => {
    const whole = simulated('bot: build arch:x86_64/amd/zen2', COMMITTER, 'two');
    expect(kinds(whole)).toEqual(expect.arrayContaining(['submit', 'release']));
    expect(kinds(whole).indexOf('submit')).toBeLessThan(kinds(whole).indexOf('release'));
  });

  it('approves the commit of somebody from outside, when a committer asks', () => {
    expect(kinds(simulated('@ci-bot run ci [all]', COMMITTER, 'one', OUTSIDER))).toContain('submit');
  });

  it('starts nothing for who may not', () => {
    const whole = simulated('@ci-bot run ci [unix-cpu]', STRANGER);
    expect(kinds(whole)).not.toContain('submit');
    expect(whole.audit.map(({ what }) => what)).toEqual(['run refused']);
  });

  it('comes to nothing where nobody is addressed', () => {
    expect(simulated('Looks good.')).toEqual({ effects: [], audit: [], comment: undefined });
  });

  it('may be any payload that GitHub publishes: it is simulated, or refused with the reason', () => {
    let taken = 0;
    for (const { name, payload } of EXAMPLES) {
      const given = { event: name, sha: 'f'.repeat(40), now: NOW };
      try {
        const { delivery, pull } = simulatedDelivery('p.json', JSON.stringify(payload), given);
        const standingOf = (person: Person) => ({ person, role: 'admin' as const, teams: [] });
        const settings = settingsOf({ guide: true });
        const { effects } = simulate(delivery, { settings, instance: 'one', pull, standingOf, now: NOW });
        expect(new Set(effects.map(effect => JSON.stringify(effect))).size).toBe(effects.length);
        taken += 1;
      } catch (error) {
        expect(error, name).toBeInstanceOf(UserError);
      }
    }
    expect(taken).toBeGreaterThan(5);
  });
});
