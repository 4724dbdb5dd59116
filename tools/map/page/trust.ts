import { type Html, html } from '../../page/escape-html.ts';
import { countText } from '../figure-text.ts';
import type { FleetView, TrustZoneView } from '../view.ts';
import { poolLinks } from './links.ts';

/** More pools than this fold away. */
const LISTED = 24;

/** Which pools trust each other, and which build cache each zone reads and writes. */
export function trustPart(view: Pick<FleetView, 'trust' | 'stores'>): Html {
  return html`<section aria-labelledby="trust">
<h2 id="trust">Trust zones and caches</h2>
<div class="zones">${view.trust.map(zonePart)}</div>
<p class="notes">${view.stores.join(' · ')}</p>
</section>`;
}

function zonePart({ name, trusted, reads, pools, cache }: TrustZoneView): Html {
  const also = reads.length === 0 ? 'only its own' : `its own, and that of ${reads.join(', ')}`;
  return html`<article class="zone ${trusted ? 'trusted' : 'open'}" aria-labelledby="zone-${encodeURIComponent(name)}">
<h3 id="zone-${encodeURIComponent(name)}">${name} <small>${trusted ? 'reviewed code only' : 'anybody’s pull request'}</small></h3>
<dl>
<div><dt>Writes</dt><dd><code>${cache}</code></dd></div>
<div><dt>Reads</dt><dd>${also}</dd></div>
<div><dt>Pools</dt><dd>${zonePools(pools)}</dd></div>
</dl>
</article>`;
}

function zonePools(pools: readonly string[]): Html {
  const links = poolLinks(pools, 'none');
  return pools.length > LISTED
    ? html`<details><summary>${countText(pools.length)} pools</summary>${links}</details>`
    : links;
}
