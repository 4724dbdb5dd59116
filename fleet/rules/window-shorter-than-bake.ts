import { rule } from './rule.ts';

/** The canary would be watched until the window closes, each time anew, and the others would never follow. */
export const windowShorterThanBake = rule(
  {
    id: 'window-shorter-than-bake',
    severity: 'warning',
    says: 'A maintenance window is open for longer than the first machines are watched.',
  },
  function* ({ fleet: { maintenance } }) {
    const { machines, bake } = maintenance.canary;
    if (machines === 0) return;
    for (const [index, window] of maintenance.windows.entries()) {
      if (window.for.seconds > bake.seconds) continue;
      yield {
        path: ['maintenance', 'windows', index, 'for'],
        related: [['maintenance', 'canary', 'bake']],
        message: `a window is open for longer than the first machines are watched (\`canary.bake\`, ${bake}); otherwise it closes before the others follow`,
        got: String(window.for),
        fix: 'lengthen the window or shorten `canary.bake`',
      };
    }
  },
);
