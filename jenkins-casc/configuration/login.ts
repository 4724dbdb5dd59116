import type { Fleet } from '../../fleet/schema/fleet.ts';
import { SecretReference, type SettingsMap } from './settings.ts';

/**
 * The security realm: GitHub accounts through the plugin `github-oauth`, or else one local administrator. Without
 * `read:org` the plugin cannot tell who is in which organisation and team.
 */
export function loginOf({ login }: Pick<Fleet['jenkins'], 'login'>): SettingsMap {
  if (login.github === undefined) return localLogin(login);
  return {
    github: {
      githubWebUri: 'https://github.com',
      githubApiUri: 'https://api.github.com',
      clientID: login.github.clientId,
      clientSecret: new SecretReference(login.github.secret),
      oauthScopes: 'read:org,user:email',
    },
  };
}

const localLogin = ({ admin, password }: Fleet['jenkins']['login']): SettingsMap => ({
  local: {
    allowsSignup: false,
    users: [{ id: admin, name: admin, password: new SecretReference(password) }],
  },
});
