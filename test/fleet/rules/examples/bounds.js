import { broken, group, holds } from '../example.ts';
const bounds = (autoscaled) => ({ pools: { cpu: { autoscaled } } });
const schedules = (...list) => bounds({ min: 2, schedules: Object.fromEntries(list.map((schedule, index) => [`s${index}`, schedule])) });
/** So many groups in all; the tiny fleet has one of them. */
const groups = (count) => ({
    pools: Object.fromEntries(Array.from({ length: count - 1 }, (_, index) => [`p${index}`, group(`L${index}`)])),
});
const MONDAY = { days: ['mon'], at: '08:00' };
/** Examples for the rules about how many machines a group has. */
export const BOUNDS = [
    holds('min-above-max', bounds({ min: 10 })),
    broken('min-above-max', bounds({ min: 11 }), ['pools.cpu.autoscaled.min', '11', 'lower `min`']),
    holds('spare-above-max', bounds({ spare: 10 })),
    broken('spare-above-max', bounds({ spare: 11 }), ['pools.cpu.autoscaled.spare', '11', 'lower `spare`']),
    holds('more-groups-than-rights', groups(300)),
    broken('more-groups-than-rights', groups(301), ['pools', '301 autoscaled pools', 'several fleets']),
    holds('on-demand-base-above-max', bounds({ onDemand: { base: 10 } })),
    broken('on-demand-base-above-max', bounds({ onDemand: { base: 11 } }), [
        'pools.cpu.autoscaled.onDemand.base',
        '11',
        '`above: 100%`',
    ]),
    holds('schedule-empty', schedules({ ...MONDAY, min: 3 }, { ...MONDAY, max: 3 })),
    broken('schedule-empty', schedules(MONDAY), ['pools.cpu.autoscaled.schedules.s0', 's0', '`min: 4`']),
    holds('schedule-out-of-bounds', schedules({ ...MONDAY, min: 2, max: 10 })),
    broken('schedule-out-of-bounds', schedules({ ...MONDAY, min: 1, max: 11 }), ['pools.cpu.autoscaled.schedules.s0.min', '1', 'from 2 to 10'], ['pools.cpu.autoscaled.schedules.s0.max', '11', 'from 2 to 10']),
    broken('schedule-out-of-bounds', schedules({ ...MONDAY, min: 5, max: 4 }), [
        'pools.cpu.autoscaled.schedules.s0.min',
        '5',
        'lower `min`',
    ]),
    holds('schedules-at-same-moment', schedules({ ...MONDAY, min: 3 }, { ...MONDAY, at: '08:01', min: 4 })),
    holds('schedules-at-same-moment', schedules({ ...MONDAY, min: 3 }, { ...MONDAY, days: ['tue'], min: 4 })),
    broken('schedules-at-same-moment', schedules({ ...MONDAY, min: 3 }, { days: ['sun', 'mon'], at: '08:00', max: 4 }), ['pools.cpu.autoscaled.schedules.s1.at', '08:00 UTC', 'choose other days']),
    // Berlin is an hour before UTC in winter and two in summer; Los Angeles eight and seven behind it.
    broken('schedules-at-same-moment', schedules({ ...MONDAY, min: 3 }, { days: ['mon'], at: '10:00', zone: 'Europe/Berlin', min: 4 }), ['pools.cpu.autoscaled.schedules.s1.at', '10:00 Europe/Berlin', 'choose other days']),
    broken('schedules-at-same-moment', schedules({ days: ['mon'], at: '01:00', min: 3 }, { days: ['sun'], at: '17:00', zone: 'America/Los_Angeles', min: 4 }), ['pools.cpu.autoscaled.schedules.s1.at', '17:00 America/Los_Angeles', 'choose other days']),
    holds('schedules-at-same-moment', schedules({ ...MONDAY, min: 3 }, { days: ['mon'], at: '08:00', zone: 'Europe/Berlin', min: 4 })),
    holds('schedule-never-undone', schedules({ ...MONDAY, min: 3 }, { days: ['fri'], at: '18:00', min: 2 })),
    broken('schedule-never-undone', schedules({ ...MONDAY, min: 3 }), [
        'pools.cpu.autoscaled.schedules.s0.min',
        '3',
        '`min: 2`',
    ]),
    broken('schedule-never-undone', schedules({ ...MONDAY, max: 3 }, { days: ['fri'], at: '18:00', max: 3 }), [
        'pools.cpu.autoscaled.schedules.s0.max',
        '3',
        '`max: 10`',
    ]),
    holds('warm-pool-mixed', bounds({ warm: { size: 2 } })),
    broken('warm-pool-mixed', bounds({ warm: { size: 2 }, onDemand: { above: '99%' } }), [
        'pools.cpu.autoscaled.warm',
        '`above: 99%`',
        'remove `warm`',
    ]),
    broken('warm-pool-mixed', { pools: { cpu: { instances: ['c6a.8xlarge', 'c6i.8xlarge'], autoscaled: { warm: { size: 2 } } } } }, ['pools.cpu.autoscaled.warm', '2 instance types', 'one instance type']),
    holds('warm-above-max', bounds({ warm: { size: 10 } })),
    broken('warm-above-max', bounds({ warm: { size: 11 } }), [
        'pools.cpu.autoscaled.warm.size',
        '11',
        'lower `size`',
    ]),
    holds('autoscaled-several-agents', { pools: { cpu: { labels: null, agents: [{ labels: ['CPU'] }] } } }),
    broken('autoscaled-several-agents', { pools: { cpu: { labels: null, agents: [{ labels: ['CPU'] }, { labels: ['DOCKER'] }] } } }, ['pools.cpu.agents', '2 agents', 'make a pool of each']),
    holds('pools-with-same-labels', { pools: { more: group('CPU', {}, { labels: ['CPU', 'Linux'] }) } }),
    broken('pools-with-same-labels', { pools: { cpu: { labels: ['CPU', 'Linux'] }, more: group('CPU', {}, { labels: ['Linux', 'CPU'] }) } }, ['pools.more.labels', 'CPU, Linux', 'one pool with both lists']),
];
