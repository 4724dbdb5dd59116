import { type Html, html } from '../../page/escape-html.ts';
import { printable } from '../../report/printable.ts';

/** The id of a pool's card: its name, with everything that an id cannot hold written as `%` and digits. */
export const poolId = (pool: string): string => `pool-${encodeURIComponent(printable(pool))}`;

/** A link to a pool's card. */
export const poolLink = (pool: string): Html => html`<a href="#${poolId(pool)}">${pool}</a>`;

/** Links to pools with commas between; `none` in words when there is none. */
export function poolLinks(pools: readonly string[], none: string): Html {
  if (pools.length === 0) return html`${none}`;
  const parts = pools.map((pool, index) => html`${index === 0 ? '' : ', '}${poolLink(pool)}`);
  return html`${parts}`;
}
