import { FLAG, implementationOf, listOf, mapOf, named, type Shape, TEXT } from './shape.ts';

/** Something that the recorded schema lacks or leaves open, and what shows that it is so. */
export interface Addition {
  readonly shape: Shape;
  /** An export of the recorded server, or the source that declares it. */
  readonly source: string;
}

const EXPORT = "the recorded server's own export";

/** Classes that no definition describes, by Java class. */
export const CLASSES: Readonly<Record<string, Addition>> = {
  'hudson.util.Secret': { shape: TEXT, source: 'configuration-as-code: Secret is read from a text' },
  'jenkins.security.s2m.AdminWhitelistRule': { shape: mapOf({ enabled: FLAG }), source: EXPORT },
  'hudson.security.csrf.DefaultCrumbIssuer': {
    shape: mapOf({ excludeClientIPFromCrumb: FLAG }),
    source: EXPORT,
  },
  'hudson.security.GlobalMatrixAuthorizationStrategy': {
    shape: mapOf({ entries: listOf(named('definitionEntry')) }),
    source: EXPORT,
  },
  'hudson.security.ProjectMatrixAuthorizationStrategy': {
    shape: mapOf({ entries: listOf(named('definitionEntry')) }),
    source: 'matrix-auth: MatrixAuthorizationStrategyConfigurator, for both strategies',
  },
  'hudson.slaves.EnvironmentVariablesNodeProperty': {
    shape: mapOf({ env: listOf(named('entry')) }),
    source: 'Jenkins core: EnvironmentVariablesNodeProperty(List<Entry> env)',
  },
  'hudson.model.UpdateCenter': { shape: mapOf({ sites: listOf(named('updateSite')) }), source: EXPORT },
  'jenkins.slaves.RemotingWorkDirSettings': {
    shape: mapOf({
      disabled: FLAG,
      failIfWorkDirIsMissing: FLAG,
      internalDir: TEXT,
      workDirPath: TEXT,
    }),
    source: EXPORT,
  },
  // Two classes have the symbol `eC2Fleet`; the one recorded is the cloud.
  'com.amazon.jenkins.ec2fleet.EC2FleetCloud': { shape: named('eC2Fleet'), source: EXPORT },
  'org.jenkinsci.plugins.GithubSecurityRealm': {
    shape: mapOf({
      clientID: TEXT,
      clientSecret: TEXT,
      githubApiUri: TEXT,
      githubWebUri: TEXT,
      oauthScopes: TEXT,
    }),
    source:
      'github-oauth: the constructor of GithubSecurityRealm; the recorded server does not have the plugin',
  },
  'com.cloudbees.plugins.credentials.SystemCredentialsProvider': {
    shape: mapOf({ domainCredentials: listOf(named('domainCredentials')) }),
    source: EXPORT,
  },
  'jenkins.model.GlobalBuildDiscarderConfiguration': {
    shape: mapOf({ configuredBuildDiscarders: listOf(implementationOf('globalBuildDiscarderStrategy')) }),
    source: EXPORT,
  },
  'com.cloudbees.hudson.plugins.folder.config.AbstractFolderConfiguration': {
    shape: mapOf({ healthMetrics: listOf(implementationOf('folderHealthMetric')) }),
    source: 'cloudbees-folder: AbstractFolderConfiguration.setHealthMetrics',
  },
  'org.jenkinsci.plugins.workflow.libs.GlobalLibraries': {
    shape: mapOf({
      libraries: listOf(
        mapOf({
          name: TEXT,
          defaultVersion: TEXT,
          implicit: FLAG,
          allowVersionOverride: FLAG,
          includeInChangesets: FLAG,
          retriever: implementationOf('libraryRetriever'),
        }),
      ),
    }),
    source: 'pipeline-groovy-lib: GlobalLibraries.setLibraries and the setters of LibraryConfiguration',
  },
};

/** Implementations of plugins that the recorded server does not have: interface, symbol, Java class. */
export const IMPLEMENTATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  securityRealm: { github: 'org.jenkinsci.plugins.GithubSecurityRealm' },
};

/** What lists hold that the schema leaves empty, by the name of the attribute: mostly the interface in the singular. */
export const LISTS: Readonly<Record<string, Shape>> = {
  clouds: implementationOf('cloud'),
  columns: implementationOf('listViewColumn'),
  credentials: implementationOf('credentials'),
  globalNodeProperties: implementationOf('nodeProperty'),
  jobFilters: implementationOf('viewJobFilter'),
  nodeMonitors: implementationOf('nodeMonitor'),
  nodeProperties: implementationOf('nodeProperty'),
  nodes: implementationOf('node'),
  operations: implementationOf('buildTimeOutOperation'),
  permissions: TEXT,
  specifications: implementationOf('domainSpecification'),
  traits: implementationOf('sCMSourceTrait'),
  views: implementationOf('view'),
};

/** Attributes recorded as one value that are lists, as the export writes them: `owner.attribute`. */
export const LISTED: Readonly<Record<string, Shape>> = {
  'local.users.properties': listOf(implementationOf('userProperty')),
  'list.jobNames': listOf(TEXT),
  'email-ext.defaultTriggerIds': listOf(TEXT),
  'jenkins.disabledAdministrativeMonitors': listOf(TEXT),
  'scriptApproval.approvedSignatures': listOf(TEXT),
  'scriptApproval.approvedScriptHashes': listOf(TEXT),
};

/**
 * Attributes of a root that share their name with an implementation recorded beside them, of which one hid the other. What
 * is not here may hold anything.
 */
export const SHARED_NAMES: Readonly<Record<string, Shape>> = {
  'appearance.pipelineGraphView': named('pipelineGraphView'),
  'tool.git': mapOf({ installations: listOf(named('git')) }),
  'unclassified.buildStepOperation': mapOf({ enabled: FLAG }),
  'unclassified.junitTestResultStorage': mapOf({ storage: implementationOf('junitTestResultStorage') }),
  'unclassified.scmGit': named('scmGit'),
};
