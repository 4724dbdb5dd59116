/** What needs no plugin. */
export const CORE = 'core';

/**
 * The plugin behind each name in `jenkins.yaml` that a plugin gives: by the path of the map that it stands in (`[]` for
 * the items of a list), or of the name itself where it is a value.
 */
export const FEATURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': { jenkins: CORE, security: CORE, unclassified: CORE, appearance: CORE, credentials: 'credentials' },
  appearance: { themeManager: 'theme-manager', pipelineGraphView: 'pipeline-graph-view' },
  'appearance.themeManager.theme': {
    noOp: 'theme-manager',
    dark: 'dark-theme',
    darkSystem: 'dark-theme',
  },
  'credentials.system.domainCredentials[].credentials[]': {
    basicSSHUserPrivateKey: 'ssh-credentials',
    file: 'plain-credentials',
    gitHubApp: 'github-branch-source',
    string: 'plain-credentials',
    usernamePassword: 'credentials',
  },
  'jenkins.authorizationStrategy': { globalMatrix: 'matrix-auth' },
  'jenkins.clouds[]': { eC2Fleet: 'ec2-fleet' },
  'jenkins.clouds[].eC2Fleet.computerConnector': { sSHConnector: 'ssh-slaves' },
  'jenkins.globalNodeProperties[]': { envVars: CORE },
  'jenkins.markupFormatter': { plainText: CORE },
  'jenkins.nodes[]': { permanent: CORE },
  'jenkins.nodes[].permanent.launcher': { inbound: CORE, ssh: 'ssh-slaves' },
  'jenkins.nodes[].permanent.retentionStrategy': { always: CORE },
  'jenkins.securityRealm': { github: 'github-oauth', local: CORE },
  'jenkins.views[]': { all: CORE, list: CORE },
  security: {
    apiToken: CORE,
    gitHooks: 'git-client',
    gitHostKeyVerificationConfiguration: 'git-client',
    scriptApproval: 'script-security',
  },
  unclassified: {
    buildDiscarders: CORE,
    defaultFolderConfiguration: 'cloudbees-folder',
    globalLibraries: 'pipeline-groovy-lib',
    location: CORE,
    prometheusConfiguration: 'prometheus',
    timestamper: 'timestamper',
  },
  'unclassified.globalLibraries.libraries[].retriever': { modernSCM: 'pipeline-groovy-lib' },
  'unclassified.globalLibraries.libraries[].retriever.modernSCM.scm': { gitSource: 'git' },
};

/** The plugin that each class of `config.xml` comes from, by the beginning of its name; the first that fits. */
export const CLASSES: readonly (readonly [beginning: string, plugin: string])[] = [
  ['hudson.plugins.git', 'git'],
  ['jenkins.plugins.git', 'git'],
  ['com.cloudbees.hudson.plugins.folder', 'cloudbees-folder'],
  ['com.cloudbees.jenkins.plugins.', 'cloudbees-folder'],
  ['org.jenkinsci.plugins.github__branch__source', 'github-branch-source'],
  ['org.jenkinsci.plugins.github_branch_source', 'github-branch-source'],
  ['org.jenkinsci.plugins.githubScmTraitNotificationContext', 'github-scm-trait-notification-context'],
  ['org.jenkinsci.plugins.workflow.multibranch', 'workflow-multibranch'],
  ['org.jenkinsci.plugins.workflow.job', 'workflow-job'],
  ['org.jenkinsci.plugins.workflow.cps', 'workflow-cps'],
  ['jenkins.branch', 'branch-api'],
  ['jenkins.scm', 'scm-api'],
  ['hudson.', CORE],
  ['java.util', CORE],
  ['jenkins.model', CORE],
];
