import { parseConfig } from '../../../tools/adapters/jenkins/parse-config.ts';
import { printConfig } from '../../../tools/adapters/jenkins/print-config.ts';
import { leaf, type XmlElement } from '../../../tools/adapters/jenkins/xml-element.ts';

/**
 * A configuration as Jenkins writes it when it saves an item: versions of plugins, fields in the order of its classes,
 * fields with their defaults that nobody wrote, and fields of its own at the top.
 */
export function asJenkinsSaves(configuration: string): string {
  const root = saved(parseConfig(configuration));
  const views = leaf('folderViews', '', {
    class: 'jenkins.branch.MultiBranchProjectViewHolder',
    plugin: 'branch-api@2',
  });
  return printConfig({
    ...root,
    children: [leaf('actions'), ...root.children, views, leaf('keepDependencies', 'false')],
  });
}

function saved(element: XmlElement): XmlElement {
  const plugin = element.attributes.get('plugin');
  const attributes = new Map([...element.attributes].reverse());
  if (plugin !== undefined) attributes.set('plugin', `${plugin}@1234.v5`);
  const children = reordered(element.children.map(saved));
  const defaults =
    /\./.test(element.name) && children.length > 0 ? [leaf('abortPrevious', 'false'), leaf('note')] : [];
  return { ...element, attributes, children: [...children, ...defaults] };
}

/** Names in another order; elements of one name, the entries of a list, keep theirs. */
function reordered(children: readonly XmlElement[]): readonly XmlElement[] {
  const names = [...new Set(children.map(({ name }) => name))].reverse();
  return names.flatMap(name => children.filter(child => child.name === name));
}
