import type { FleetView } from './view.ts';

/** Where the catalogue's prices hold: its first line says the same. */
export const PRICE_REGION = 'us-east-1';

/** The day on which the catalogue's prices were read: its first line says the same. */
export const PRICE_DATE = '2026-07-20';

const NOT_COUNTED = 'Volumes, traffic, the load balancer, NAT and storage are not in them.';

/** What the costs are and what they are not, sentence by sentence, for the page and for the terminal. */
export function costNotes(
  view: Pick<FleetView, 'region' | 'unpriced'>,
): readonly [string, ...(readonly string[])] {
  const elsewhere =
    view.region === PRICE_REGION ? [] : [`The fleet runs in ${view.region}, where prices can differ.`];
  const unpriced =
    view.unpriced.length === 0
      ? []
      : [`Without a known price, and counted as nothing: ${view.unpriced.join(', ')}.`];
  return [
    `Costs are no bill: every machine counts at the on-demand price of ${PRICE_REGION} of ${PRICE_DATE} (Linux).`,
    'At max each machine is of the dearest type of its pool, so that is an upper bound; at min each is of the first type.',
    `Spot costs less. ${NOT_COUNTED}`,
    ...elsewhere,
    ...unpriced,
  ];
}
