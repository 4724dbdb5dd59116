/** What a finding is about. */
type FindingKind =
  | 'missing-dependency'
  | 'dependency-too-old'
  | 'core-too-old'
  | 'needs-unknown'
  | 'security'
  | 'deprecated'
  | 'unlisted'
  | 'unread'
  | 'newer-version';

/**
 * Something to know of the plugins of a fleet. An error keeps a plugin from being loaded, a warning should be acted
 * on, information need not be.
 */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'information';
  /** The plugin's id, or `core` for Jenkins itself. */
  readonly plugin: string;
  /** One sentence. Texts of an update centre in it are as they came. */
  readonly message: string;
  /** What to do about it, where there is something. */
  readonly fix: string | undefined;
}
