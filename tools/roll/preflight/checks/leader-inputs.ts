import {
  CONFIGURATION_FILE,
  configurationFiles,
} from '../../../../jenkins-casc/configuration/configuration-files.ts';
import { pluginsOf } from '../../../../jenkins-casc/plugins/pinned.ts';
import { coreVersion } from '../../../../jenkins-casc/plugins/plugins-txt.ts';
import { checkConfiguration } from '../../../configuration/check/check-configuration.ts';
import { checkSet } from '../../../plugins/check-set.ts';
import type { Judged, PreflightFinding } from '../finding.ts';
import { type PreflightFacts, rollsLeader } from '../preflight-facts.ts';
import { findingsOf, got } from '../read.ts';

/** The plugins of the fleet file go together, and with the Jenkins that it asks for. */
export function pluginFindings(facts: PreflightFacts): readonly PreflightFinding[] {
  if (!rollsLeader(facts)) return [];
  const core = coreVersion(facts.fleet.leader.jenkins);
  const unfit = checkSet(pluginsOf(facts.fleet), core).filter(({ severity }) => severity !== 'information');
  return findingsOf(got(unfit), {
    check: 'plugins',
    unread: 'blocked',
    well: `they go together, and with Jenkins ${core}`,
    judge: found =>
      found.map(
        ({ severity, message, fix }): Judged => ({
          level: severity === 'error' ? 'blocked' : 'warning',
          says: message,
          why: 'Jenkins would come back without the plugin, and without what depends on it',
          ...(fix === undefined ? {} : { fix }),
        }),
      ),
  });
}

/** The configuration that Jenkins will read is sound: with a bad one it does not come up at all. */
export function configurationFindings(facts: PreflightFacts): readonly PreflightFinding[] {
  if (!rollsLeader(facts)) return [];
  const { fleet } = facts;
  const text = configurationFiles({ fleet }).get(CONFIGURATION_FILE) ?? '';
  const secrets = new Set(Object.keys(fleet.secrets));
  return findingsOf(got(checkConfiguration(text, CONFIGURATION_FILE, { secrets })), {
    check: 'configuration',
    unread: 'blocked',
    well: 'what Jenkins will read is sound',
    judge: problems =>
      problems.map(
        ({ message, fix, severity }): Judged => ({
          level: severity === 'error' ? 'blocked' : 'warning',
          says: `${CONFIGURATION_FILE}: ${message}`,
          why: 'with a bad configuration Jenkins answers 503 for ever',
          ...(fix === undefined ? {} : { fix }),
        }),
      ),
  });
}
