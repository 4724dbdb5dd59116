import { type Html, html } from '../../page/escape-html.ts';
import { countText, purchaseText, rangeText } from '../figure-text.ts';
import type { MachineScale } from '../machine-scale.ts';
import type { PurchaseView, Range } from '../view.ts';

const rounded = (percent: number): number => Math.round(percent * 100) / 100;

/** A bar of machines: dark up to the least, lighter up to the most, with lines at the ticks of the common scale. */
export function machineBar(machines: Range, scale: MachineScale): Html {
  const min = scale.position(machines.min);
  const width = rounded(scale.position(machines.max) - min);
  const lines = scale.ticks
    .slice(1, -1)
    .map(
      tick => html`<line class="tick" x1="${scale.position(tick)}%" x2="${scale.position(tick)}%" y2="10"/>`,
    );
  return html`<svg class="bar" role="img" aria-label="${rangeText(machines)} on a square-root scale from 0 to ${countText(scale.top)} machines">
<rect class="track" width="100%" height="10"/><rect class="grown" x="${min}%" width="${width}%" height="10"/><rect class="always" width="${min}%" height="10"/>${lines}</svg>`;
}

/** The numbers under a bar of machines, for the legend. */
export function machineAxis(scale: MachineScale): Html {
  const anchor = (tick: number) => (tick === 0 ? 'start' : tick === scale.top ? 'end' : 'middle');
  const numbers = scale.ticks.map(
    tick =>
      html`<text x="${scale.position(tick)}%" y="12" text-anchor="${anchor(tick)}">${countText(tick)}</text>`,
  );
  return html`<svg class="axis" aria-hidden="true">${numbers}</svg>`;
}

/** A bar of the shares when all machines are there: on-demand plain, spot hatched. */
export function purchaseBar(purchase: PurchaseView, machines: number): Html {
  const base = Math.min(purchase.base, machines);
  const onDemand = rounded((100 * base + purchase.onDemand * (machines - base)) / machines);
  const spot = rounded(100 - onDemand);
  return html`<svg class="bar thin" role="img" aria-label="${purchaseText(purchase)}">
<rect class="on-demand" width="${onDemand}%" height="6"/><rect class="spot" x="${onDemand}%" width="${spot}%" height="6"/><rect class="hatch" x="${onDemand}%" width="${spot}%" height="6" fill="url(#hatch)"/></svg>`;
}

/** A bar from nothing to a share in percent. */
export const shareBar = (percent: number): Html =>
  html`<svg class="bar thin" aria-hidden="true"><rect class="track" width="100%" height="6"/><rect class="share" width="${rounded(percent)}%" height="6"/></svg>`;
