import { hostKeyIn } from './host-key.ts';

const BEGIN = '-----BEGIN SSH HOST KEY KEYS-----';
const END = '-----END SSH HOST KEY KEYS-----';

/** A console is 64 KiB; of what is longer only the end is read. */
const LONGEST_CONSOLE = 1_048_576;
/** The longest key with what may stand before it; longer lines hold none. */
const LONGEST_LINE = 4_096;
/** A machine has one key of a type. What holds more is no list of host keys. */
const MOST_KEYS = 16;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a console colours its lines
const ESCAPE = /\x1b\[[0-9;?]{0,16}[A-Za-z]/g;
/** What stands before a line: `<14>`, `[   12.345678]`, `Nov 21 12:00:00 host`, `cloud-init[123]:`, each at most once. */
const NOISE =
  /^(?:<\d{1,3}>)?(?:\[ {0,8}\d{1,8}\.\d{1,9}\] {0,4})?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[A-Za-z0-9.-]{1,253} )?)?(?:(?:cloud-init|ec2)(?:\[\d{1,8}\])?: {0,4})?/;

/**
 * The SSH host keys that cloud-init published on a console, each as `type base64`. The last block counts, since a
 * machine may have booted several times; a block that is cut off, or that holds no key, is none. Whatever stands
 * between its lines (the kernel writes when it likes) is passed over.
 * ansible/roles/leader/files/fleet-known-hosts.py reads by the same rules.
 */
export function hostKeysOn(console: string): readonly string[] {
  let open: Set<string> | undefined;
  let last: readonly string[] = [];
  for (const written of console.slice(-LONGEST_CONSOLE).split(/[\r\n]+/)) {
    const line = plainLine(written);
    if (line === BEGIN) {
      open = new Set();
      last = [];
    } else if (line === END && open !== undefined) {
      last = [...open];
      open = undefined;
    } else {
      const key = hostKeyIn(line);
      if (key !== undefined) open?.add(key);
    }
  }
  return last.length <= MOST_KEYS ? last : [];
}

function plainLine(written: string): string {
  if (written.length > LONGEST_LINE) return '';
  return written
    .replaceAll(ESCAPE, '')
    .replace(/^[ \t]+|[ \t]+$/g, '')
    .replace(NOISE, '');
}
