const DAY = 24 * 3_600_000;

/** How long the audit trail is kept, in milliseconds: a year, and a month to look back on it. */
export const AUDIT_KEPT = 400 * DAY;

/** How long ids of deliveries are remembered: GitHub sends one again for three days at most. */
export const IDS_KEPT = 30 * DAY;
