import { type Html, html } from '../../page/escape-html.ts';
import { countText, factsText, usdText } from '../figure-text.ts';
import type { FleetView, LeaderView, LoadBalancerView } from '../view.ts';
import { poolLink } from './links.ts';

/** Who comes from outside. */
export const internetNode = (): Html => html`<section class="node internet" aria-labelledby="internet">
<h3 id="internet">Internet</h3>
<p>People and GitHub’s webhooks, over HTTPS. Plain HTTP is redirected.</p>
</section>`;

/** The public door with its host names. */
export function loadBalancerNode(balancer: LoadBalancerView): Html {
  const { domain, beta, docs, weight, rateLimit } = balancer;
  const betaHost = beta === undefined ? undefined : html`<li><b>${beta}</b> → leader, always</li>`;
  const docsHost =
    docs === undefined
      ? undefined
      : html`<li><b>${docs.host}</b> → ${poolLink(docs.pool)}, port ${docs.port}</li>`;
  return html`<section class="node door" aria-labelledby="load-balancer">
<h3 id="load-balancer">Load balancer</h3>
<p>Ends TLS 1.3. Its firewall (WAF) lets one address make ${countText(rateLimit)} requests in five minutes; webhooks and agents are not counted.</p>
<ul class="hosts"><li><b>${domain}</b> → leader, weight ${weight}</li>${betaHost}${docsHost}</ul>
</section>`;
}

/** The machine that runs Jenkins. */
export function leaderNode(leader: LeaderView): Html {
  const { instance, jenkins, root, home, backup, cost } = leader;
  const price = cost.unpriced.length > 0 ? 'no known price' : `${usdText(cost.max)} USD an hour`;
  return html`<section class="node leader" aria-labelledby="leader">
<h3 id="leader">Leader</h3>
<p>Runs Jenkins <b>${jenkins}</b>, no builds. <b>${instance.name}</b>: ${factsText(instance)}; ${price}.</p>
<p>System volume ${root}, Jenkins home ${home} on its own volume, backed up ${backup}.</p>
</section>`;
}

/** What the frame around the cloud is called. */
export const frameTitle = (view: Pick<FleetView, 'region' | 'network'>): Html =>
  html`<p class="frame-title">AWS ${view.region} · ${view.network}</p>`;
