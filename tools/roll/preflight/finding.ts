/** `blocked`: a roll does not begin. `warning`: it does, and a person should know. */
export type PreflightLevel = 'ok' | 'warning' | 'blocked';

/** What was found of one thing that is looked at before a roll. */
export interface PreflightFinding {
  /** What was looked at, for programs. */
  readonly check: PreflightCheck;
  readonly level: PreflightLevel;
  /** What is there, one sentence. */
  readonly says: string;
  /** Why it matters; where all is well it is left out. */
  readonly why?: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** All that is looked at, in the order in which it is told. */
export const CHECKS = {
  window: 'window',
  plan: 'plan',
  journal: 'journal',
  'other-roll': 'other rolls',
  jenkins: 'Jenkins',
  'jenkins-rights': 'rights in Jenkins',
  'smoke-job': 'smoke job',
  'aws-rights': 'rights in AWS',
  terraform: 'Terraform',
  backup: 'backup',
  images: 'images',
  plugins: 'plugins',
  configuration: 'configuration',
  capacity: 'capacity',
  alarms: 'alarms',
  deployments: 'deployments',
  agents: 'agents',
} as const;

/** One of the things that are looked at. */
export type PreflightCheck = keyof typeof CHECKS;

/** What a check says of what it looked at; with an empty list all is well. */
export type Judged = Omit<PreflightFinding, 'check'>;

/** Whether a roll may begin. */
export const mayBegin = (findings: readonly PreflightFinding[]): boolean =>
  findings.every(({ level }) => level !== 'blocked');
