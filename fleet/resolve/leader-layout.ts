/** Where things lie on the leader and in its container: what stacks, Ansible and Jenkins's configuration must agree on. */
export const LEADER = {
  /** The port of Jenkins, behind the load balancer. */
  port: 8080,
  /** The account of the official Jenkins image, which owns the home. */
  uid: 1000,
  /** Where the home volume is mounted on the machine, and the home in the container. */
  home: '/srv/jenkins',
  homeInside: '/var/jenkins_home',
  /** The folder with `jenkins.yaml`, on the machine and, read only, in the container. */
  configuration: '/etc/jenkins-fleet/configuration',
  configurationInside: '/var/jenkins_configuration',
  /** One file a secret, in memory; configuration as code resolves `${name}` to the file `/run/secrets/name`. */
  secrets: '/run/jenkins-secrets',
  secretsInside: '/run/secrets',
  /** The host keys of the agents, below the home, where the SSH agents plugin looks for them. */
  knownHosts: '.ssh/known_hosts',
  /** The git repository with the shared library of Pipelines, below the home; it belongs to `uid`. */
  library: 'fleet-library',
  /** What a machine of the fleet is: written by cloud-init at the first boot. */
  machineFile: '/etc/jenkins-fleet/machine.json',
} as const;

/** The environment variable with the name of the artefacts' bucket, seen by every build (A7). */
export const ARTEFACT_BUCKET_VARIABLE = 'CI_ARTEFACT_BUCKET';
