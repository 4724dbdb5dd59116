import { type Data, Unsafe } from '../fleet/render/yaml.ts';
import { jenkinsSecretsOf } from '../fleet/resolve/jenkins-secrets.ts';
import { LEADER } from '../fleet/resolve/leader-layout.ts';
import { secretName } from '../fleet/resolve/names.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';

/** How much of the machine's memory Jenkins's heap may take; the rest is for its other memory and the page cache. */
const HEAP = '60%';

/** Where Jenkins's own files lie on the machine that runs Ansible: beside the folder of Ansible. */
const casc = (file: string): string => `{{ inventory_dir }}/../../jenkins-casc/${file}`;

/** What the role of the leader is told. */
export function leaderVariables(fleet: Fleet): Readonly<Record<string, Data>> {
  return {
    leader_jenkins_image: new Unsafe(`jenkins/jenkins:${fleet.leader.jenkins}`),
    leader_url: new Unsafe(`https://${fleet.domain}/`),
    leader_port: LEADER.port,
    ...apiUser(fleet),
    leader_uid: LEADER.uid,
    leader_heap: HEAP,
    leader_home_mount: LEADER.home,
    leader_home_inside: LEADER.homeInside,
    leader_configuration_folder: LEADER.configuration,
    leader_configuration_inside: LEADER.configurationInside,
    leader_configuration_file: casc('jenkins.yaml'),
    leader_plugins_file: casc('plugins.txt'),
    leader_library: LEADER.library,
    leader_library_source: casc('library'),
    leader_git_configuration_file: casc('gitconfig'),
    leader_secrets_folder: LEADER.secrets,
    leader_secrets_inside: LEADER.secretsInside,
    leader_secrets: jenkinsSecretsOf(fleet).map(name => ({
      name: new Unsafe(name),
      secret_id: new Unsafe(secretName(fleet, name)),
    })),
  };
}

/** Who reloads the configuration: the local administrator, or the first account that administers through GitHub. */
function apiUser({ jenkins: { login, roles } }: Fleet): Readonly<Record<string, Data>> {
  const user = login.github === undefined ? login.admin : roles.administer.users[0];
  return user === undefined ? {} : { leader_api_user: new Unsafe(user) };
}
