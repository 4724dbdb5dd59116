import type { Parts } from '../../fleet/render/generator.ts';

/** A hand-written file of `jenkins-casc/jobs/`. @throws Error when it is not among the parts: the project is damaged. */
export function jobPart(parts: Parts, name: string): string {
  const text = parts.get(`jobs/${name}`);
  if (text === undefined) throw new Error(`jenkins-casc/jobs/${name} is missing`);
  return text;
}
