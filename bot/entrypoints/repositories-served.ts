import type { OperatorSettings } from '../configuration/operator-settings.ts';
import type { Forge } from '../github/forge.ts';
import type { Repository } from '../model/pull.ts';

/** The served repositories with their numbers; those without one in the file are asked for. @throws ForgeFailed */
export async function repositoriesServed(
  { repositories }: Pick<OperatorSettings, 'repositories'>,
  forge: Pick<Forge, 'repositoryNamed'>,
): Promise<readonly Repository[]> {
  const found = await Promise.all(
    repositories.map(async ({ name, id }) => (id === undefined ? forge.repositoryNamed(name) : { id, name })),
  );
  return found.flatMap(repository => repository ?? []);
}
