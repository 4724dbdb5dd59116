/** A job or folder of a Jenkins server. */
export interface JenkinsItem {
  /** Names with `/` between them. */
  readonly path: string;
  /** The Java class of what it is. */
  readonly kind: string;
  readonly description: string;
}

/** The class of plain folders: the only items whose contents are listed; branches of a multibranch Pipeline are its own affair. */
export const FOLDER_KIND = 'com.cloudbees.hudson.plugins.folder.Folder';

/** A Jenkins server. Every call throws JenkinsFailed. */
export interface Jenkins {
  /** The version of Jenkins. */
  version(): Promise<string>;
  /** All items, folders before what stands in them, sorted by path. */
  items(): Promise<readonly JenkinsItem[]>;
  /** The `config.xml` of an item. */
  configuration(path: string): Promise<string>;
  /** Makes an item; its folder must be there. */
  create(path: string, configuration: string): Promise<void>;
  /** Replaces the configuration of an item of the same kind. Running builds go on. */
  update(path: string, configuration: string): Promise<void>;
  /** Deletes an item with all that is in it, which ends its running builds. An item that is not there is no error. */
  delete(path: string): Promise<void>;
  /** What of an item is running or waits to run: the paths of builds and jobs, itself and its branches. */
  busy(path: string): Promise<readonly string[]>;
}

/**
 * Why a call failed. `unreachable`: nothing answers, or it is still starting. `unauthorised`: the credentials are wrong.
 * `forbidden`: they do not suffice. `missing`: there is no such item. `taken`: there is one already. `refused`: the server
 * does not take what it was given. `unclear`: the connection broke, and whether it was done is not known. `unreadable`: the
 * answer is none of Jenkins's.
 */
export type JenkinsFault =
  | 'unreachable'
  | 'unauthorised'
  | 'forbidden'
  | 'missing'
  | 'taken'
  | 'refused'
  | 'unclear'
  | 'unreadable';

/** A call to Jenkins that failed. */
export class JenkinsFailed extends Error {
  readonly fault: JenkinsFault;
  /** What to do about it. */
  readonly fix: string | undefined;

  constructor(fault: JenkinsFault, message: string, fix?: string) {
    super(message);
    this.name = 'JenkinsFailed';
    this.fault = fault;
    this.fix = fix;
  }
}
