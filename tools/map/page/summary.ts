import { type Html, html } from '../../page/escape-html.ts';
import { countText, rangeText, usdText } from '../figure-text.ts';
import { PRICE_DATE, PRICE_REGION } from '../price-basis.ts';
import { allPools, type FleetView } from '../view.ts';

/** The head of the page: which fleet, and its few great figures. */
export function summary(view: FleetView): Html {
  return html`<header class="summary">
<div><h1>${view.fleet} <small>Jenkins fleet</small></h1>
<p>${view.environment} · ${view.region} · ${view.loadBalancer.domain}</p></div>
<dl>
${figure('Pools', countText(allPools(view).length))}
${figure('Machines', rangeText(view.machines))}
${figure('Builds side by side', rangeText(view.executors))}
${figure('USD an hour at min', usdText(view.cost.min))}
${figure('USD an hour at max', usdText(view.cost.max))}
</dl>
<p class="notes">Costs: on-demand prices of ${PRICE_REGION} of ${PRICE_DATE}, at max an upper bound, without volumes and traffic. <a href="#costs">What that means</a></p>
</header>`;
}

const figure = (title: string, value: string): Html => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;
