import { childOf, type XmlElement } from '../xml-element.ts';

/** A parameter as a job declares it. */
export interface ParameterDefinition {
  readonly name: string;
  readonly kind: 'string' | 'boolean' | 'choice' | 'password';
  readonly initial: string;
  /** Those of a choice. */
  readonly choices: readonly string[];
}

/** What of a job's `config.xml` decides how it is built. */
export interface JobDefinition {
  readonly kind: 'freestyle' | 'pipeline';
  readonly parameters: readonly ParameterDefinition[];
  /** The label expression of a Freestyle job; empty: any node. */
  readonly label: string;
  readonly disabled: boolean;
  readonly concurrent: boolean;
  /** Whether its builds go on after a restart. */
  readonly resumes: boolean;
}

const PARAMETERS = 'hudson.model.ParametersDefinitionProperty';
const NOT_CONCURRENT = 'org.jenkinsci.plugins.workflow.job.properties.DisableConcurrentBuildsJobProperty';
const NOT_RESUMED = 'org.jenkinsci.plugins.workflow.job.properties.DisableResumeJobProperty';

/** What a configuration declares; undefined: of something that is not built, such as a folder. */
export function definitionIn(root: XmlElement): JobDefinition | undefined {
  if (root.name !== 'project' && root.name !== 'flow-definition') return undefined;
  const text = (name: string) => childOf(root, name)?.text ?? '';
  const properties = childOf(root, 'properties');
  const has = (name: string) => properties !== undefined && childOf(properties, name) !== undefined;
  const freestyle = root.name === 'project';
  return {
    kind: freestyle ? 'freestyle' : 'pipeline',
    parameters: parametersIn(properties),
    label: text('assignedNode'),
    disabled: text('disabled') === 'true',
    concurrent: freestyle ? text('concurrentBuild') === 'true' : !has(NOT_CONCURRENT),
    resumes: !has(NOT_RESUMED),
  };
}

function parametersIn(properties: XmlElement | undefined): readonly ParameterDefinition[] {
  const property = properties && childOf(properties, PARAMETERS);
  const list = property && childOf(property, 'parameterDefinitions');
  return (list?.children ?? []).map(declared => {
    const [, word = ''] = /(\w+)ParameterDefinition$/.exec(declared.name) ?? [];
    const choices = stringsIn(declared);
    const initial = choices[0] ?? childOf(declared, 'defaultValue')?.text ?? '';
    return { name: childOf(declared, 'name')?.text ?? '', kind: KINDS[word] ?? 'string', initial, choices };
  });
}

const KINDS: Readonly<Partial<Record<string, ParameterDefinition['kind']>>> = {
  Boolean: 'boolean',
  Choice: 'choice',
  Password: 'password',
};

/** Choices are strings at some depth, however the list was saved. */
const stringsIn = (element: XmlElement): readonly string[] =>
  element.children.flatMap(child => (child.name === 'string' ? [child.text] : stringsIn(child)));
