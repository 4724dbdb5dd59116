import type { RollRisk } from '../roll-risk.ts';
import type { RiskInputs } from './risk-inputs.ts';

/** Labels whose builds wait while their only machine is away, and labels below their floor before anything begins. */
export function labelRisks({ plan: { labels, agents }, outdated }: RiskInputs): readonly RollRisk[] {
  const replaced = new Set(agents.flatMap(({ name, way }) => (way === 'replace' ? [name] : [])));
  const away = new Set(
    outdated
      .filter(({ name }) => replaced.has(name))
      .flatMap(machine => machine.agents.flatMap(agent => (agent.serves ? agent.labels : []))),
  );
  return labels.flatMap(({ label, hosts, agents: all, serving, floor }): readonly RollRisk[] => {
    const path = `label/${encodeURIComponent(label)}/`;
    if (serving < floor) {
      const says = `only ${serving} of ${all} agents are in service, and ${floor} should be: none of them goes before others are back`;
      return [{ kind: 'below-floor', about: label, says, path }];
    }
    if (hosts > 1 || !away.has(label)) return [];
    const says = 'all its agents are on one machine: its builds wait while that is away';
    return [{ kind: 'single-host', about: label, says, path }];
  });
}
