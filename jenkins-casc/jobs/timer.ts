import type { Fleet } from '../../fleet/schema/fleet.ts';

type Nightly = NonNullable<Fleet['jobs'][string]['nightly']>;

/** Every night at a wall-clock time of a zone, as Jenkins's timer trigger reads it: a line with the zone, a line with the time. */
export const nightlyTimer = ({ at, zone }: Nightly): string => `TZ=${zone}\n${at.minute} ${at.hour} * * *`;
