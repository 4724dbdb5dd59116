import { createHash } from 'node:crypto';
import type { Retention } from '../../jenkins-casc/jobs/retention.ts';
import { parseConfig } from '../adapters/jenkins/parse-config.ts';
import { printConfig } from '../adapters/jenkins/print-config.ts';
import { childOf, leaf, type XmlElement } from '../adapters/jenkins/xml-element.ts';
import { stamped, withoutBuilderNote } from './marker.ts';
import { meaningOf } from './meaning.ts';
import { ownFields } from './own-fields.ts';
import { withRetention } from './retention-property.ts';

/** The items that a fleet wants, by path: our fields only, with marker and stamp. */
export type WantedJobs = ReadonlyMap<string, XmlElement>;

/** What the wanted items are made from. */
export interface WantedInputs {
  readonly fleet: string;
  /** What jenkins-job-builder rendered, by path. */
  readonly rendered: ReadonlyMap<string, string>;
  readonly retentions: ReadonlyMap<string, Retention>;
}

/** Completes what jenkins-job-builder rendered. @throws BadConfig when that is none. */
export function wantedJobs({ fleet, rendered, retentions }: WantedInputs): WantedJobs {
  return new Map(
    [...rendered]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => {
        const own = ownFields(parseConfig(text));
        const retention = retentions.get(path);
        return [path, withStamp(retention === undefined ? own : withRetention(own, retention), fleet)];
      }),
  );
}

/** The stamp is taken of all that we set, so that a later look shows whether the wish has changed since. */
function withStamp(root: XmlElement, fleet: string): XmlElement {
  const description = withoutBuilderNote(childOf(root, 'description')?.text ?? '');
  const plain = withDescription(root, description);
  return withDescription(plain, stamped(description, fleet, stampOf(plain)));
}

const withDescription = (root: XmlElement, text: string): XmlElement => ({
  ...root,
  children: [leaf('description', text), ...root.children.filter(({ name }) => name !== 'description')],
});

const STAMP_DIGITS = 16;

const stampOf = (root: XmlElement): string =>
  createHash('sha256')
    .update(printConfig(meaningOf(root)))
    .digest('hex')
    .slice(0, STAMP_DIGITS);
