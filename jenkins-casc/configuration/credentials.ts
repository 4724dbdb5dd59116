import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Credential, Secret } from '../../fleet/schema/secret.ts';
import { agentCredential } from './connection.ts';
import { SecretReference, type SettingsMap } from './settings.ts';

/** Seen by Jenkins itself only, or by jobs too. */
type Scope = 'SYSTEM' | 'GLOBAL';

/**
 * Jenkins's credentials: one for each secret that says as which kind, under its own name, and the agents' key once
 * more for each other account on external hosts. Sorted by id; values are references.
 */
export function credentialsOf(fleet: Pick<Fleet, 'jenkins' | 'secrets' | 'pools'>): readonly SettingsMap[] {
  const made = new Map<string, SettingsMap>();
  for (const [name, secret] of Object.entries(fleet.secrets))
    if (secret.credential !== undefined)
      made.set(name, credentialOf(name, secret, secret.credential, scopeOf(fleet, name)));
  for (const user of externalUsers(fleet)) {
    const id = agentCredential(fleet, user);
    if (!made.has(id)) made.set(id, agentKey(fleet, id, user));
  }
  return [...made].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, settings]) => settings);
}

/** No job needs the key of the agents, or the secret of the login. */
function scopeOf({ jenkins }: Pick<Fleet, 'jenkins'>, name: string): Scope {
  const own = [jenkins.agents.key, jenkins.login.github?.secret, jenkins.login.password];
  return own.includes(name) ? 'SYSTEM' : 'GLOBAL';
}

function credentialOf(
  name: string,
  { description }: Secret,
  credential: Credential,
  scope: Scope,
): SettingsMap {
  const common = { id: name, description, scope };
  const value = new SecretReference(name);
  switch (credential.kind) {
    case 'text':
      return { string: { ...common, secret: value } };
    case 'password':
      return { usernamePassword: { ...common, username: credential.user, password: value } };
    case 'ssh-key':
      return sshKey(common, credential.user, value);
    case 'github-app':
      return { gitHubApp: { ...common, appID: String(credential.app), privateKey: value } };
  }
}

const sshKey = (common: SettingsMap, username: string, privateKey: SecretReference): SettingsMap => ({
  basicSSHUserPrivateKey: { ...common, username, privateKeySource: { directEntry: { privateKey } } },
});

function externalUsers({ pools }: Pick<Fleet, 'pools'>): readonly string[] {
  const overSsh = Object.values(pools).flatMap(pool =>
    pool.kind === 'external' && pool.external.connect === 'ssh' ? [pool.external.user] : [],
  );
  return [...new Set(overSsh)];
}

function agentKey({ jenkins }: Pick<Fleet, 'jenkins'>, id: string, user: string): SettingsMap {
  const description = `The key with which the leader reaches agents, for the account ${user}`;
  return sshKey({ id, description, scope: 'SYSTEM' }, user, new SecretReference(jenkins.agents.key));
}
