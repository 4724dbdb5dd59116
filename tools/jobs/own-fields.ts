import { FOLDER_KIND } from '../adapters/jenkins/jenkins.ts';
import type { XmlElement } from '../adapters/jenkins/xml-element.ts';

/** The root element of a multibranch Pipeline. */
export const MULTIBRANCH = 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';

/**
 * The fields that we set, by kind of item. All others belong to the server: they are neither compared nor overwritten
 * (views, icons, health, credentials in a folder, display names). jenkins-job-builder also writes fields that these kinds do
 * not have, and those of views in a form that Jenkins moves elsewhere when it saves; they are left out.
 */
const OWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  [FOLDER_KIND]: ['description'],
  [MULTIBRANCH]: ['description', 'orphanedItemStrategy', 'triggers', 'sources', 'factory', 'disabled'],
  'flow-definition': ['description', 'definition', 'disabled', 'properties'],
};

/** An item with our fields only. @throws Error for a kind that the generator does not make. */
export function ownFields(root: XmlElement): XmlElement {
  const fields = fieldsOf(root);
  if (fields === undefined) throw new Error(`\`${root.name}\` is no kind of job that is made here`);
  return { ...root, children: root.children.filter(({ name }) => fields.includes(name)) };
}

/** Our item with the fields that belong to the server, as they stand there. */
export function withFieldsOf(own: XmlElement, present: XmlElement): XmlElement {
  const fields = fieldsOf(own) ?? [];
  return {
    ...own,
    children: [...own.children, ...present.children.filter(({ name }) => !fields.includes(name))],
  };
}

const fieldsOf = ({ name }: XmlElement) => (Object.hasOwn(OWN_FIELDS, name) ? OWN_FIELDS[name] : undefined);
