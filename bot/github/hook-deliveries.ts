import * as z from 'zod/mini';
import { deliveries, deliveryOf } from './answers.ts';
import { type Asking, ask, pagesOf } from './asking.ts';
import { ForgeFailed, type ListedDelivery } from './forge.ts';

/** The newest 10,000 deliveries: what is older than those is found by looking at comments and pull requests. */
const MOST_PAGES = 100;

/** Deliveries of the App's webhook since a time, newest first. */
export async function deliveriesSince(asking: Asking, since: number): Promise<readonly ListedDelivery[]> {
  const call = { as: 'app', cost: 'read', again: true, read: deliveries } as const;
  const { items } = await pagesOf(
    next => ask(asking, 'GET /app/hook/deliveries', { per_page: 100, ...next }, call),
    MOST_PAGES,
    page => page.some(({ delivered_at: at }) => at < since),
  );
  return items.map(deliveryOf).filter(({ at }) => at >= since);
}

/** Has GitHub send a delivery again. Asked twice, it comes twice, under one id. */
export async function redeliver(asking: Asking, number: string): Promise<void> {
  if (!/^\d{1,20}$/.test(number))
    throw new ForgeFailed('the number of a delivery has digits only', { later: false });
  const call = { as: 'app', cost: 'write', again: true, read: z.unknown() } as const;
  // Typed as a number, which cannot hold all of its 64 bits; it is put into the path as it is.
  const parameters = { delivery_id: number as unknown as number };
  await ask(asking, 'POST /app/hook/deliveries/{delivery_id}/attempts', parameters, call);
}
