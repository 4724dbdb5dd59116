import type { InstanceFacts } from '../../fleet/catalogue/instance-types.ts';
import type { InstanceView, PurchaseView, Range } from './view.ts';

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const CENTS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const FINE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** A whole number with commas between thousands. */
export const countText = (count: number): string => WHOLE.format(count);

/** US dollars with cents; below ten cents with four digits, so that a small machine does not look free. */
export const usdText = (usd: number): string => (usd > 0 && usd < 0.1 ? FINE.format(usd) : CENTS.format(usd));

/** `0–90`, or one number when both are the same. */
export const rangeText = ({ min, max }: Range): string =>
  min === max ? countText(min) : `${countText(min)}–${countText(max)}`;

/** `12.99 to 262.14`, or one amount when both are the same. */
export const usdRangeText = ({ min, max }: Range): string =>
  min === max ? usdText(min) : `${usdText(min)} to ${usdText(max)}`;

/** A count with its noun: `1 executor`, `2 executors`. */
export const counted = (count: number, noun: string): string =>
  `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;

/** `1 × NVIDIA T4`; of families such as g6f a machine has a part of one. Undefined: no GPU. */
const gpuText = ({ gpu, gpus }: InstanceFacts): string | undefined =>
  gpu === undefined ? undefined : `${gpus === 0 ? 'part of an' : `${gpus} ×`} ${gpu}`;

/** `32 vCPU, 64 GiB, 1 × NVIDIA T4`. */
export function factsText({ facts }: InstanceView): string {
  if (facts === undefined) return 'not in the catalogue';
  const gpu = gpuText(facts);
  return [`${facts.vcpus} vCPU`, `${facts.memoryGiB} GiB`, ...(gpu === undefined ? [] : [gpu])].join(', ');
}

/** `on-demand`, `spot`, or the shares of both. */
export function purchaseText(purchase: PurchaseView | undefined): string {
  if (purchase === undefined) return 'not bought';
  const { base, onDemand, spot } = purchase;
  if (spot === 0) return 'on-demand';
  const first = base === 0 ? '' : `first ${countText(base)} on-demand, then `;
  return onDemand === 0 ? `${first}spot` : `${first}${onDemand}\u00a0% on-demand, ${spot}\u00a0% spot`;
}

/** The same in few words: `on-demand`, `spot`, `70 % spot`, `70 % spot above 2`. */
export function purchaseBrief(purchase: PurchaseView | undefined): string {
  if (purchase === undefined) return 'not bought';
  const { base, spot } = purchase;
  if (spot === 0) return 'on-demand';
  return `${spot === 100 ? 'spot' : `${spot}\u00a0% spot`}${base === 0 ? '' : ` above ${countText(base)}`}`;
}
