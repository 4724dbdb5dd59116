import { ValueError } from './value-error.ts';

/** How a Jenkins image tag is written: core version, then what the image builder appends; at most 128 characters, as any tag. */
export const JENKINS_VERSION_PATTERN =
  /^(?=[^@]{1,128}(?:@|$))(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?((?:-[a-z0-9]+)*)(@sha256:[0-9a-f]{64})?$/;

/** The tag (and, by choice, the digest) of the Jenkins image that the leader runs. */
export class JenkinsVersion {
  /** What stands behind the colon of the image's name. */
  readonly tag: string;
  /** `sha256:…`, when the image is pinned by content. */
  readonly digest: string | undefined;
  /** Core version as numbers: `[2, 528, 3]`; weekly releases have 0 in the third place. */
  readonly core: readonly [number, number, number];

  private constructor(tag: string, digest: string | undefined, core: readonly [number, number, number]) {
    this.tag = tag;
    this.digest = digest;
    this.core = core;
  }

  /** @throws ValueError for a tag without a version, such as `lts`, which would change under us. */
  static parse(text: string): JenkinsVersion {
    const match = JENKINS_VERSION_PATTERN.exec(text);
    if (!match)
      throw new ValueError(
        'a Jenkins version is an image tag that begins with the core version, by choice with its digest',
        'write for example `2.528.3-lts-jdk21`; a moving tag such as `lts` is not accepted',
      );
    const [tag = text, digest] = text.split('@');
    return new JenkinsVersion(tag, digest, [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]);
  }

  toString(): string {
    return this.digest === undefined ? this.tag : `${this.tag}@${this.digest}`;
  }
}
