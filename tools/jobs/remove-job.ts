import type { Jenkins } from '../adapters/jenkins/jenkins.ts';
import { parseConfig } from '../adapters/jenkins/parse-config.ts';
import { printConfig } from '../adapters/jenkins/print-config.ts';
import { childOf, leaf, type XmlElement } from '../adapters/jenkins/xml-element.ts';
import { readMarker } from './marker.ts';

/** An item that is wanted no more. */
interface Unwanted {
  readonly path: string;
  readonly folder: boolean;
}

/**
 * Deletes an item, after one more look: it must still be ours, a folder must be empty, and a job must run nothing. A job is
 * disabled before it is asked what it runs, so that no build can begin between the question and the end.
 * @returns why it was not deleted; undefined: it is gone. @throws JenkinsFailed, BadConfig.
 */
export async function remove(
  fleet: string,
  { path, folder }: Unwanted,
  jenkins: Jenkins,
): Promise<string | undefined> {
  const root = parseConfig(await jenkins.configuration(path));
  if (readMarker(childOf(root, 'description')?.text ?? '')?.fleet !== fleet)
    return 'it lost the marker just now';
  if (folder) {
    const inside = (await jenkins.items()).find(item => item.path.startsWith(`${path}/`));
    if (inside !== undefined) return `\`${inside.path}\` stands in it`;
  } else {
    if (childOf(root, 'disabled')?.text !== 'true') await jenkins.update(path, printConfig(disabled(root)));
    const busy = await jenkins.busy(path);
    if (busy.length > 0)
      return `it is busy: ${busy.join(', ')}; it takes no new builds, so run the command again later`;
  }
  await jenkins.delete(path);
  return undefined;
}

const disabled = (root: XmlElement): XmlElement => ({
  ...root,
  children: [...root.children.filter(({ name }) => name !== 'disabled'), leaf('disabled', 'true')],
});
