import { JenkinsVersion } from '../../../fleet/values/jenkins-version.ts';
import { ValueError } from '../../../fleet/values/value-error.ts';
import { coreVersion } from '../../../jenkins-casc/plugins/plugins-txt.ts';
import { ProvisionFailed } from './provisioner.ts';

const CORE = /^\d+\.\d+(?:\.\d+)?/;
const isLts = (version: string): boolean => version.split('.').length === 3;

/**
 * The tag of the image with another core version, built as the wanted one is: a running Jenkins tells its version, not
 * its image. Long-term releases have three numbers and `-lts` in their tags.
 * @throws ProvisionFailed when there is no such image
 */
export function previousJenkins(wanted: JenkinsVersion, version: string): JenkinsVersion {
  const core = coreVersion(wanted);
  if (core === version) return wanted;
  const rest = wanted.tag.replace(CORE, '');
  const plain = rest.replace(/^-lts(?=-|$)/, '');
  const tag = isLts(core) === isLts(version) ? rest : isLts(version) ? `-lts${plain}` : plain;
  try {
    return JenkinsVersion.parse(`${version}${tag}`);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ProvisionFailed(`there is no image of Jenkins ${version}: ${error.message}`, {
      mayPass: false,
    });
  }
}
