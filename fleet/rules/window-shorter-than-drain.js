import { rule } from './rule.ts';
/** Builds are waited for until then, so nothing could be replaced before the window closes. */
export const windowShorterThanDrain = rule({
    id: 'window-shorter-than-drain',
    severity: 'warning',
    says: 'A maintenance window is open for longer than running builds are waited for.',
}, function* ({ fleet: { maintenance } }) {
    const { deadline } = maintenance.drain;
    for (const [index, window] of maintenance.windows.entries()) {
        if (window.for.seconds > deadline.seconds)
            continue;
        yield {
            path: ['maintenance', 'windows', index, 'for'],
            related: [['maintenance', 'drain', 'deadline']],
            message: `a window is open for longer than builds are waited for (\`drain.deadline\`, ${deadline}); otherwise it closes before anything is replaced`,
            got: String(window.for),
            fix: 'lengthen the window or shorten `drain.deadline`',
        };
    }
});
