/**
 * Where GitHub and its like report. They come from few addresses, in bursts, and carry the text of pull requests,
 * which may look like an attack. Jenkins checks their signature.
 */
const WEBHOOK_PATHS = ['github-webhook', 'ghprbhook', 'multibranch-webhook-trigger'] as const;

/** Where inbound agents connect and fetch their program: a whole laboratory may come from one address. */
const AGENT_PATHS = ['wsagents', 'tcpSlaveAgentListener', 'jnlpJars'] as const;

/** Where administrators and forms send scripts, XML and files: first segments of the path, or of that below an item. */
const SCRIPT_PATHS = [
  'cli',
  'configuration-as-code',
  'credentials',
  'descriptorByName',
  'manage',
  'pipeline-model-converter',
  'pluginManager',
  'script',
  'scriptApproval',
  'scriptText',
] as const;

/** The same, for last segments of the path. */
const FORM_PATHS = [
  'build',
  'buildWithParameters',
  'config.xml',
  'configSubmit',
  'createItem',
  'createView',
  'replay/run',
  'submitDescription',
] as const;

const anyOf = (paths: readonly string[]) => `(${paths.map(path => path.replaceAll('.', '\\.')).join('|')})`;

/** Paths of webhooks and agents, as a regular expression of AWS WAF. */
export const MACHINE_PATHS = `^/${anyOf([...WEBHOOK_PATHS, ...AGENT_PATHS])}(/|$)`;

/** Metrics, which Jenkins hands to everybody: they are for programs within the network. */
export const METRICS_PATHS = `^/${anyOf(['prometheus', 'metrics'])}(/|$)`;

/** Paths that take large or odd bodies from people who are signed in, as a regular expression of AWS WAF. */
export const BODY_PATHS = `/(${anyOf(SCRIPT_PATHS)}(/|$)|${anyOf(FORM_PATHS)}/?$)`;
