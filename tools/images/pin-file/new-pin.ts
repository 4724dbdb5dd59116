import { flowEntry, flowText } from '../../../fleet/load/flow-text.ts';

/** What is to stand in the pin file for one image. */
export interface NewPin {
  readonly image: string;
  /** `ami-…`. */
  readonly ami: string;
  /** The day it was built, `2026-01-31`. */
  readonly built: string;
  /** What it is, at most 200 characters. */
  readonly note: string;
}

/** The entry's data, as the pin file has it. */
export const pinData = ({ ami, built, note }: NewPin) => ({ ami, built, note });

/** A value as it is written within braces, which is right everywhere else too. A date needs no quotes in YAML 1.2. */
export function pinValue(key: 'ami' | 'built' | 'note', pin: NewPin): string {
  return key === 'note' ? flowText([pin.note]).slice(1, -1) : pin[key];
}

/** `ami: …`, `built: …`, `note: …`. */
export const pinFields = (pin: NewPin): readonly string[] =>
  (['ami', 'built', 'note'] as const).map(key => `${key}: ${pinValue(key, pin)}`);

/** The whole entry in one line. */
export const pinEntry = (pin: NewPin): string => `${flowText(pin.image)}: {${pinFields(pin).join(', ')}}`;

/** The entry to be written by hand into the section of a region. */
export const handWritten = (region: string, pin: NewPin): string =>
  `${flowEntry(region, { [pin.image]: pinData(pin) })}`;
