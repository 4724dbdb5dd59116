import type { PinnedPlugin } from '../../jenkins-casc/plugins/pinned.ts';
import type { Finding } from './finding.ts';
import { matchesWhole } from './pattern-match.ts';
import type { SecurityWarning, UpdateCentre } from './update-centre.ts';
import { isNewer } from './version-order.ts';

interface Component {
  /** As the update centre calls it; `core` is Jenkins itself. */
  readonly id: string;
  readonly type: 'core' | 'plugin';
  readonly version: string;
}

/**
 * Whether a warning is about a version. One without ranges is about all; one whose pattern cannot be read is taken to be
 * about it, as Jenkins does.
 */
function concerns({ versions }: SecurityWarning, version: string): 'yes' | 'no' | 'perhaps' {
  if (versions.length === 0) return 'yes';
  const answers = versions.map(({ pattern }) => matchesWhole(pattern, version));
  if (answers.includes(true)) return 'yes';
  return answers.includes(undefined) ? 'perhaps' : 'no';
}

function security(component: Component, warnings: readonly SecurityWarning[], newest: string | undefined) {
  return warnings
    .filter(({ type, name }) => type === component.type && name === component.id)
    .flatMap((warning): readonly Finding[] => {
      const concern = concerns(warning, component.version);
      if (concern === 'no') return [];
      const doubt = concern === 'perhaps' ? ' (its range of versions cannot be read)' : '';
      const mended = newest !== undefined && concerns(warning, newest) === 'no';
      return [
        {
          kind: 'security',
          severity: 'warning',
          plugin: component.id,
          message: `${nameOf(component)}: ${warning.id}: ${warning.message}${doubt}, see ${warning.url}`,
          fix: mended ? `${newest} is not affected` : 'no version that is not affected is offered',
        },
      ];
    });
}

const nameOf = ({ id, type, version }: Component): string =>
  type === 'core' ? `Jenkins ${version}` : `${id} ${version}`;

function newer({ id, version }: PinnedPlugin, centre: UpdateCentre, core: string): readonly Finding[] {
  const offered = centre.plugins.get(id);
  if (offered === undefined || !isNewer(offered.version, version)) return [];
  const needs = offered.requiredCore;
  const tooNew =
    needs !== undefined && isNewer(needs, core) ? `; it needs Jenkins ${needs}, the leader runs ${core}` : '';
  return [
    {
      kind: 'newer-version',
      severity: 'information',
      plugin: id,
      message: `${id} ${version}: ${offered.version} is offered${tooNew}`,
      fix: undefined,
    },
  ];
}

function deprecated({ id }: PinnedPlugin, { deprecations, plugins }: UpdateCentre): readonly Finding[] {
  const url = deprecations.get(id)?.url;
  if (url === undefined && plugins.get(id)?.labels?.includes('deprecated') !== true) return [];
  return [
    {
      kind: 'deprecated',
      severity: 'warning',
      plugin: id,
      message: `${id} is deprecated${url === undefined ? '' : `, see ${url}`}`,
      fix: undefined,
    },
  ];
}

function unlisted({ id }: PinnedPlugin, { plugins }: UpdateCentre): readonly Finding[] {
  if (plugins.has(id)) return [];
  return [
    {
      kind: 'unlisted',
      severity: 'warning',
      plugin: id,
      message: `${id} is not offered by the update centre: it was withdrawn, or is not there yet`,
      fix: undefined,
    },
  ];
}

function unread({ unreadWarnings }: UpdateCentre): readonly Finding[] {
  if (unreadWarnings === 0) return [];
  return [
    {
      kind: 'unread',
      severity: 'warning',
      plugin: 'core',
      message: `${unreadWarnings} of the update centre's warnings cannot be read, so they may be about these plugins or Jenkins`,
      fix: undefined,
    },
  ];
}

/**
 * What an update centre says of the plugins and of Jenkins itself: security warnings, deprecations, plugins that it no
 * longer offers, newer versions.
 * @param core the version of Jenkins on the leader, such as `2.528.3`
 */
export function checkUpdates(
  plugins: readonly PinnedPlugin[],
  core: string,
  centre: UpdateCentre,
): readonly Finding[] {
  const { warnings } = centre;
  return [
    ...unread(centre),
    ...security({ id: 'core', type: 'core', version: core }, warnings, centre.core?.version),
    ...plugins.flatMap(plugin => [
      ...security({ ...plugin, type: 'plugin' }, warnings, centre.plugins.get(plugin.id)?.version),
      ...deprecated(plugin, centre),
      ...unlisted(plugin, centre),
      ...newer(plugin, centre, core),
    ]),
  ];
}
