import type { Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { Credential } from '../schema/secret.ts';

/** A place of the `jenkins` section that names a secret. */
export interface SecretUse {
  readonly path: Path;
  readonly name: string;
  /** The kinds of credential that serve there; none: the value alone is used. */
  readonly kinds: readonly Credential['kind'][];
}

/** Every secret that Jenkins itself uses. */
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
