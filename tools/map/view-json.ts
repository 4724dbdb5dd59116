import type { FleetView } from './view.ts';

/** The view as JSON for other programs. What is not there is `null`, so that every key is always there. */
export const viewJson = (view: FleetView): string =>
  `${JSON.stringify(view, (_, value: unknown) => (value === undefined ? null : value), 2)}\n`;
