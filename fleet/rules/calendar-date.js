import { rule } from './rule.ts';
/** A day that never comes keeps no window shut. */
export const calendarDate = rule({ id: 'calendar-date', severity: 'error', says: 'Blackouts are days of the calendar.' }, function* ({ fleet: { maintenance } }) {
    for (const [index, date] of maintenance.blackouts.entries()) {
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
        const last = lastDay(year, month);
        if (day <= last)
            continue;
        yield {
            path: ['maintenance', 'blackouts', index],
            message: `a blackout is a day of the calendar, and that month has ${last} days`,
            got: date,
            fix: `write for example \`${date.slice(0, -2)}${last}\``,
        };
    }
});
/** Day 0 of the month after is the last day of the month; months count from 1 here and from 0 there. */
const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
