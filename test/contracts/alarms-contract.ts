import { expect, it } from 'vitest';
import type { Alarms } from '../../tools/adapters/alarms/alarms.ts';

/** An alarm that a test wants to be there. */
interface NewAlarm {
  readonly name: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly reason: string;
  readonly says: string;
}

/** An account that a test fills. */
export interface AlarmsAccount {
  readonly cloud: Alarms;
  addAlarm(alarm: NewAlarm): Promise<void>;
}

/** What the alarms of every account do. `fleet` is a name that nothing in the account has yet. */
export function alarmsContract(open: () => Promise<AlarmsAccount>, fleet: string): void {
  const named = { fleet, domain: 'ci.example.org' };
  const alarm = (name: string, state: NewAlarm['state']): NewAlarm => ({
    name,
    state,
    reason: `why ${name} is ${state}`,
    says: `what ${name} means`,
  });

  it('tells those of the fleet that fire, by name, and why', async () => {
    const { cloud, addAlarm } = await open();
    expect(await cloud.firing(named)).toEqual([]);
    for (const wanted of [
      alarm(`${fleet}-alarm-pool-gpu-full`, 'ALARM'),
      alarm(`${fleet}-alarm-leader-system`, 'ALARM'),
      alarm(`${fleet}-alarm-door`, 'OK'),
      alarm(`${fleet}-alarm-disk`, 'INSUFFICIENT_DATA'),
      alarm(`${fleet}-2-alarm-door`, 'ALARM'),
      alarm(`other-${fleet}-alarm-door`, 'ALARM'),
    ])
      await addAlarm(wanted);
    const firing = await cloud.firing(named);
    expect(firing.map(({ name, reason, says }) => ({ name, reason, says }))).toEqual(
      [`${fleet}-alarm-leader-system`, `${fleet}-alarm-pool-gpu-full`].map(name => ({
        name,
        reason: `why ${name} is ALARM`,
        says: `what ${name} means`,
      })),
    );
    for (const { since } of firing) expect(since).toBeGreaterThan(0);
  });
}
