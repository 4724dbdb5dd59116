import { type Html, html } from '../../page/escape-html.ts';
import type { MachineScale } from '../machine-scale.ts';
import { allPools, type FleetView } from '../view.ts';
import { machineAxis, machineBar } from './bars.ts';
import { drawingOf } from './drawing.ts';
import { poolGroup } from './pool-groups.ts';
import { frameTitle, internetNode, leaderNode, loadBalancerNode } from './way.ts';

/** The fleet as one picture: from the internet through the load balancer to the leader, and from there to the pools. */
export function picture(view: FleetView): Html {
  const drawing = drawingOf(view);
  const outside = poolGroup('external', view.pools.external, drawing);
  return html`<section class="picture${outside ? ' with-outside' : ''}" aria-labelledby="picture">
<header><h2 id="picture">The fleet</h2><p id="filter-slot"></p></header>
${legend(view, drawing.scale)}
${internetNode()}
<div class="frame">
${frameTitle(view)}
${loadBalancerNode(view.loadBalancer)}
${leaderNode(view.leader)}
${poolGroup('static', view.pools.static, drawing)}
${poolGroup('autoscaled', view.pools.autoscaled, drawing)}
</div>
${outside}
</section>`;
}

function legend(view: FleetView, scale: MachineScale): Html {
  const arrow = allPools(view).some(pool => pool.fallback !== undefined)
    ? html`<p><span class="key arrow">where a build is tried again when its spot machine is lost</span></p>`
    : undefined;
  const example = { min: scale.top / 16, max: scale.top / 2 };
  return html`<div class="legend">
<div class="scale"><p>Machines (square-root scale): <span class="key always">always there</span> <span class="key grown">come with the queue</span></p>
<div aria-hidden="true">${machineBar(example, scale)}</div>${machineAxis(scale)}</div>
<p>Bought: <span class="key on-demand">on-demand</span> <span class="key spot">spot</span></p>
${arrow}
</div>`;
}
