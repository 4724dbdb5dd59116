import type { Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { Credential } from '../schema/secret.ts';

/** A place of the `jenkins` section that names a secret. */
interface SecretUse {
  readonly path: Path;
  readonly name: string;
  /** The kinds of credential that serve there; none: the value alone is used. */
  readonly kinds: readonly Credential['kind'][];
}

/** Every secret that Jenkins itself uses: for the login, for its agents and for GitHub. */
export function secretUses({
  jenkins: { login, agents, github },
}: Pick<Fleet, 'jenkins'>): readonly SecretUse[] {
  const at = (...path: readonly string[]): Path => ['jenkins', ...path];
  return [
    login.github === undefined
      ? { path: at('login', 'password'), name: login.password, kinds: [] }
      : { path: at('login', 'github', 'secret'), name: login.github.secret, kinds: [] },
    { path: at('agents', 'key'), name: agents.key, kinds: ['ssh-key'] },
    ...(github === undefined
      ? []
      : [{ path: at('github'), name: github, kinds: ['github-app', 'password'] as const }]),
  ];
}

/**
 * The names of the secrets that Jenkins reads at its start, sorted: its credentials and what it uses itself.
 * Every other secret is for agents alone and never reaches the leader's disk or memory.
 */
export function jenkinsSecretsOf(fleet: Pick<Fleet, 'jenkins' | 'secrets'>): readonly string[] {
  const offered = Object.keys(fleet.secrets).filter(name => fleet.secrets[name]?.credential !== undefined);
  return [...new Set([...offered, ...secretUses(fleet).map(({ name }) => name)])].sort();
}
