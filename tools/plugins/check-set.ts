import { listed } from '../../fleet/did-you-mean.ts';
import type { PinnedPlugin, PluginSet } from '../../jenkins-casc/plugins/pinned.ts';
import type { Finding } from './finding.ts';
import { compareVersions, isNewer } from './version-order.ts';

const MOST_NAMED = 3;

interface Demand {
  readonly by: string;
  readonly least: string;
}

/** What the plugins of a set demand of each other, by the plugin that is demanded. */
function demandsOf(plugins: readonly PinnedPlugin[]): ReadonlyMap<string, readonly Demand[]> {
  const demands = plugins.flatMap(({ id, facts }) =>
    facts.kind === 'unknown'
      ? []
      : Object.entries(facts.requires).map(([required, least]) => ({ required, by: id, least })),
  );
  return Map.groupBy(demands, ({ required }) => required);
}

function missingDependency(id: string, demands: readonly Demand[]): Finding {
  const strictest = strictestOf(demands);
  return {
    kind: 'missing-dependency',
    severity: 'error',
    plugin: id,
    message: `${id} is not in the set, but ${listed(
      demands.map(demand => demand.by),
      MOST_NAMED,
    )} cannot do without it`,
    fix: `write \`${id}: ${strictest.least}\` or newer under \`jenkins.plugins\``,
  };
}

const strictestOf = (demands: readonly Demand[]): Demand =>
  demands.reduce((strictest, demand) => (isNewer(demand.least, strictest.least) ? demand : strictest), {
    by: '',
    least: '0',
  });

function tooOld({ id, version }: PinnedPlugin, demands: readonly Demand[]): readonly Finding[] {
  const unmet = demands.filter(({ least }) => isNewer(least, version));
  if (unmet.length === 0) return [];
  const { by, least } = strictestOf(unmet);
  const others = unmet.length > 1 ? `, and ${unmet.length - 1} more need a newer one too` : '';
  return [
    {
      kind: 'dependency-too-old',
      severity: 'error',
      plugin: id,
      message: `${id} ${version} is older than \`${by}\` needs, which is ${least}${others}`,
      fix: `write \`${id}: ${least}\` or newer under \`jenkins.plugins\``,
    },
  ];
}

function againstCore({ id, version, facts }: PinnedPlugin, core: string): readonly Finding[] {
  if (facts.kind === 'unknown')
    return [
      {
        kind: 'needs-unknown',
        severity: 'information',
        plugin: id,
        message: `what ${id} ${version} needs is unknown: ${facts.why}`,
        fix: undefined,
      },
    ];
  if (compareVersions(facts.core, core) <= 0) return [];
  return [
    {
      kind: 'core-too-old',
      severity: 'error',
      plugin: id,
      message: `${id} ${version} needs Jenkins ${facts.core}, the leader runs ${core}`,
      fix: `raise \`leader.jenkins\`, or write an older version of \`${id}\` under \`jenkins.plugins\``,
    },
  ];
}

/**
 * Whether Jenkins can load a set of plugins: nothing missing, nothing older than another plugin needs, nothing that
 * needs a newer core. What a plugin needs that nobody knows is told too.
 * @param core the version of Jenkins on the leader, such as `2.528.3`
 */
export function checkSet({ plugins, missing }: PluginSet, core: string): readonly Finding[] {
  const demands = demandsOf(plugins);
  const there = new Set(plugins.map(({ id }) => id));
  const asked = new Map(missing.map(({ id, why }) => [id, why.map(by => ({ by, least: '0' }))]));
  const absent = new Map([...asked, ...[...demands].filter(([id]) => !there.has(id))]);
  return [
    ...[...absent].map(([id, by]) => missingDependency(id, by)),
    ...plugins.flatMap(plugin => tooOld(plugin, demands.get(plugin.id) ?? [])),
    ...plugins.flatMap(plugin => againstCore(plugin, core)),
  ];
}
