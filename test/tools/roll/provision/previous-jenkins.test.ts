import { expect, it } from 'vitest';
import { JenkinsVersion } from '../../../../fleet/values/jenkins-version.ts';
import { previousJenkins } from '../../../../tools/roll/provision/previous-jenkins.ts';
import { ProvisionFailed } from '../../../../tools/roll/provision/provisioner.ts';

const DIGEST = `@sha256:${'ab'.repeat(32)}`;

it.each([
  ['2.528.3-lts-jdk21', '2.528.2', '2.528.2-lts-jdk21'],
  ['2.528.3-lts', '2.528.2', '2.528.2-lts'],
  ['2.528.3', '2.528.2', '2.528.2'],
  ['2.540-jdk21', '2.539', '2.539-jdk21'],
  ['2.540-jdk21', '2.528.3', '2.528.3-lts-jdk21'],
  ['2.528.3-lts-jdk21', '2.527', '2.527-jdk21'],
  // What is pinned by content is so for one version.
  [`2.528.3-lts-jdk21${DIGEST}`, '2.528.2', '2.528.2-lts-jdk21'],
  [`2.528.3-lts-jdk21${DIGEST}`, '2.528.3', `2.528.3-lts-jdk21${DIGEST}`],
])('the image like %s of Jenkins %s is %s', (wanted, version, image) => {
  expect(String(previousJenkins(JenkinsVersion.parse(wanted), version))).toBe(image);
});

it('is none for what is no release', () => {
  const wanted = JenkinsVersion.parse('2.528.3-lts-jdk21');
  for (const version of ['2.541-SNAPSHOT', '', 'lts'])
    expect(() => previousJenkins(wanted, version)).toThrow(ProvisionFailed);
});
