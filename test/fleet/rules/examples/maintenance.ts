import { broken, type Example, holds } from '../example.ts';
import type { WrittenMap } from '../patch.ts';

const windows = (...list: readonly WrittenMap[]) => ({ maintenance: { windows: list } });
const SUNDAY = { days: ['sun'], at: '20:00', for: '6h' };
const baked = (bake: string, machines = 1) => ({
  maintenance: { windows: [SUNDAY], canary: { machines, bake } },
});
const nightly = (at: string, zone: string) => ({
  ...windows(SUNDAY),
  jobs: { app: { repository: 'a/b', nightly: { at, zone } } },
});

/** Examples for the rules about `maintenance`, and about lists of any section. */
export const MAINTENANCE: readonly Example[] = [
  // One ends when the other begins.
  holds('windows-overlap', windows(SUNDAY, { days: ['mon'], at: '02:00', for: '6h' })),
  holds(
    'windows-overlap',
    windows({ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], at: '00:00', for: '24h' }),
  ),
  broken('windows-overlap', windows(SUNDAY, { days: ['mon'], at: '01:59', for: '5h' }), [
    'maintenance.windows[1]',
    'mon at 01:59 for 5h (UTC)',
    'one window of both',
  ]),
  // Over the end of the week, with the later one first.
  broken(
    'windows-overlap',
    windows({ days: ['sun'], at: '01:00', for: '5h' }, { days: ['sat'], at: '20:00', for: '6h' }),
    ['maintenance.windows[1]', 'sat at 20:00 for 6h (UTC)', 'move one of them'],
  ),
  // 18:00 in Los Angeles is 02:00 in UTC in winter and 01:00 in summer, when the first is still open.
  broken(
    'windows-overlap',
    windows(SUNDAY, { days: ['sun'], at: '18:00', for: '5h', zone: 'America/Los_Angeles' }),
    ['maintenance.windows[1]', 'sun at 18:00 for 5h (America/Los_Angeles)', 'one window of both'],
  ),
  holds(
    'windows-overlap',
    windows(SUNDAY, { days: ['sun'], at: '19:00', for: '5h', zone: 'America/Los_Angeles' }),
  ),

  holds('window-shorter-than-drain', windows({ ...SUNDAY, for: '4h1m' })),
  broken('window-shorter-than-drain', windows({ ...SUNDAY, for: '4h' }), [
    'maintenance.windows[0].for',
    '4h',
    '`drain.deadline`',
  ]),

  holds('window-shorter-than-bake', baked('5h59m')),
  holds('window-shorter-than-bake', baked('6h', 0)),
  broken('window-shorter-than-bake', baked('6h'), ['maintenance.windows[0].for', '6h', '`canary.bake`']),

  holds('nightly-in-window', nightly('02:00', 'UTC')),
  holds('nightly-in-window', nightly('19:59', 'UTC')),
  broken('nightly-in-window', nightly('20:00', 'UTC'), [
    'jobs.app.nightly.at',
    '20:00 UTC',
    'after the window',
  ]),
  broken('nightly-in-window', nightly('03:30', 'Europe/Berlin'), [
    'jobs.app.nightly.at',
    '03:30 Europe/Berlin',
    'after the window',
  ]),

  holds('calendar-date', { maintenance: { blackouts: ['2028-02-29', '2026-12-31'] } }),
  broken(
    'calendar-date',
    { maintenance: { blackouts: ['2026-02-30', '2026-04-31', '2100-02-29'] } },
    ['maintenance.blackouts[0]', '2026-02-30', '`2026-02-28`'],
    ['maintenance.blackouts[1]', '2026-04-31', '`2026-04-30`'],
    ['maintenance.blackouts[2]', '2100-02-29', '`2100-02-28`'],
  ),

  holds('listed-twice', {
    pools: { cpu: { labels: ['CPU', 'Cpu2'], instances: ['c6a.8xlarge', 'c6i.8xlarge'] } },
  }),
  broken(
    'listed-twice',
    {
      pools: { cpu: { labels: ['CPU', 'Linux', 'CPU'], instances: ['c6a.8xlarge', 'c6a.8xlarge'] } },
      maintenance: {
        windows: [{ ...SUNDAY, days: ['sun', 'mon', 'sun', 'sun'] }],
        blackouts: ['2026-12-24', '2026-12-24'],
      },
      runs: { CPU: ['ci-cpu', 'ci-cpu'] },
      registries: { repositories: ['ci_cpu', 'ci_cpu'] },
    },
    ['pools.cpu.labels[2]', 'CPU', 'remove it'],
    ['pools.cpu.instances[1]', 'c6a.8xlarge', 'remove it'],
    ['registries.repositories[1]', 'ci_cpu', 'remove it'],
    ['maintenance.blackouts[1]', '2026-12-24', 'remove it'],
    ['maintenance.windows[0].days[2]', 'sun', 'remove it'],
    ['maintenance.windows[0].days[3]', 'sun', 'remove it'],
    ['runs.CPU[1]', 'ci-cpu', 'remove it'],
  ),
  broken(
    'listed-twice',
    {
      pools: {
        cpu: { autoscaled: { schedules: { day: { days: ['mon', 'mon'], at: '08:00', min: 1 } } } },
        lab: { labels: ['ios'], external: { hosts: ['a.example.org', 'a.example.org'] } },
        two: {
          labels: null,
          image: 'agent-x86_64',
          instances: ['m5.large'],
          static: { hosts: 1 },
          agents: [{ labels: ['A'] }, { labels: ['B', 'B'] }],
        },
      },
      jobs: { app: { repository: 'a/b', labels: ['CPU', 'CPU'] } },
    },
    ['pools.cpu.autoscaled.schedules.day.days[1]', 'mon', 'remove it'],
    ['pools.lab.external.hosts[1]', 'a.example.org', 'remove it'],
    ['pools.two.agents[1].labels[1]', 'B', 'remove it'],
    ['jobs.app.labels[1]', 'CPU', 'remove it'],
  ),
];
