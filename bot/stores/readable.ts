import type { Delivery } from '../model/bot-event.ts';
import { StoreFailed } from './bot-store.ts';

/** The delivery that is read; undefined: what is kept of it cannot be read. */
export function readable(read: () => Delivery): Delivery | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreFailed) return undefined;
    throw error;
  }
}
