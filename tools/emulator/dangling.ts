import { type Configuration, type Resource, resourcesOf } from './configuration.ts';

/** Resources that stay and read one that is left out, in words. */
export function danglingReferences(
  configuration: Configuration,
  omitted: readonly Resource[],
): readonly string[] {
  const left = new Set(omitted.map(({ address }) => address));
  return resourcesOf(configuration)
    .filter(({ address }) => !left.has(address))
    .flatMap(({ address, arguments: given }) => {
      // `depends_on` may name a resource of which there are none.
      const { depends_on: _, ...rest } = given;
      return omitted
        .filter(resource => refersTo(rest, resource))
        .map(to => `\`${address}\` reads an attribute of \`${to.address}\`, of which there are none`);
    });
}

/** Whether an expression anywhere in a value names the resource. */
export function refersTo(value: unknown, { address }: Resource): boolean {
  const reference = new RegExp(String.raw`\$\{[^}]*(?<![\w.-])${address.replace('.', '[.]')}(?![\w-])`);
  return reference.test(JSON.stringify(value) ?? '');
}
