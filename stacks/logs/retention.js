/** The retentions that CloudWatch Logs accepts, in days (PutRetentionPolicy). */
export const RETENTION_DAYS = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
/**
 * The shortest retention that CloudWatch accepts and that keeps logs at least as long as asked for.
 * @throws RangeError beyond the longest, which no duration of a fleet file is.
 */
export function retentionDays(keep) {
    const asked = keep.toDays();
    const days = RETENTION_DAYS.find(accepted => accepted >= asked);
    if (days === undefined)
        throw new RangeError(`CloudWatch keeps no logs for ${keep}`);
    return days;
}
