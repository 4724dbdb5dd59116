import type { Listener } from '../adapters/terraform/terraform.ts';
import type { Tell } from '../progress/steps.ts';

/** Turns Terraform's events into what a running step is busy with: how many of `total` are done, and what goes on. */
export function tellEvents(tell: Tell, total?: number): Listener {
  const running = new Set<string>();
  let done = 0;
  return event => {
    if (event.kind === 'planned') return;
    if (event.kind === 'started') running.add(event.address);
    else if (running.delete(event.address)) done += 1;
    const count = total === undefined ? `${done} read` : `${done} of ${total}`;
    const [oldest] = running;
    tell(
      oldest === undefined
        ? count
        : `${count} · ${oldest}${running.size > 1 ? ` and ${running.size - 1} more` : ''}`,
    );
  };
}
