import { WEEKDAYS } from '../../fleet/schema/pool-autoscaled.ts';
/**
 * When a schedule acts, as Auto Scaling reads it: minute, hour, day of the month, month, day of the week, in the
 * schedule's own zone. Sunday is 0.
 */
export function recurrenceOf({ days, at }) {
    const numbers = [...new Set(days.map(day => WEEKDAYS.indexOf(day)))].sort((a, b) => a - b);
    return `${at.minute} ${at.hour} * * ${numbers.length === WEEKDAYS.length ? '*' : numbers.join(',')}`;
}
