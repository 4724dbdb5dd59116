import type { InstanceFacts } from '../../../fleet/catalogue/instance-types.ts';
import { type Html, html } from '../../page/escape-html.ts';
import type { InstanceView } from '../view.ts';

/** So many types are shown at once; more fold away, so that a list of 40 does not hide its neighbours. */
const SHOWN = 6;

/** Instance types with vCPU, memory, GPU and price, the preferred one first. */
export function instanceTable(instances: readonly InstanceView[]): Html {
  const gpu = instances.some(({ facts }) => facts?.gpu !== undefined);
  const rest = instances.slice(SHOWN);
  return html`${typeTable(instances.slice(0, SHOWN), gpu)}${
    rest.length === 0
      ? undefined
      : html`<details><summary>${rest.length} more types</summary>${typeTable(rest, gpu)}</details>`
  }`;
}

function typeTable(instances: readonly InstanceView[], gpu: boolean): Html {
  return html`<table class="types">
<thead><tr><th scope="col">Type</th><th scope="col" class="number">vCPU</th><th scope="col" class="number">GiB</th>${gpu ? html`<th scope="col">GPU</th>` : undefined}<th scope="col" class="number">USD/h</th></tr></thead>
<tbody>${instances.map(instance => typeRow(instance, gpu))}</tbody>
</table>`;
}

function typeRow({ name, facts }: InstanceView, gpu: boolean): Html {
  if (facts === undefined)
    return html`<tr><th scope="row">${name}</th><td colspan="${gpu ? 4 : 3}">not in the catalogue</td></tr>`;
  return html`<tr><th scope="row">${name}</th><td class="number">${facts.vcpus}</td><td class="number">${facts.memoryGiB}</td>${
    gpu ? html`<td>${shortGpu(facts)}</td>` : undefined
  }<td class="number">${facts.usdPerHour ?? 'no price'}</td></tr>`;
}

/** `A10G`, `4 × A10G`: without the most frequent maker, whose name stands in the table of all figures. */
function shortGpu({ gpu, gpus }: InstanceFacts): string {
  if (gpu === undefined) return '–';
  return `${gpus > 1 ? `${gpus} × ` : ''}${gpu.replace(/^NVIDIA /, '')}`;
}
