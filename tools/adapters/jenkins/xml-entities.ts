const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][\w.-]{0,50}))?;?/g;

/**
 * Text with XML's five entities and numeric references resolved. Nothing else can be declared, so nothing grows.
 * @throws RangeError for any other `&`.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (found, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const known = name !== undefined && Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    const character = known ?? (Number.isNaN(code) ? undefined : characterOf(code));
    if (character === undefined || !found.endsWith(';'))
      throw new RangeError(`\`${found}\` is no entity of XML itself`);
    return character;
  });
}

function characterOf(code: number): string | undefined {
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return isXmlText(character) ? character : undefined;
}

/** Whether XML 1.0 can hold all characters of a text. */
export const isXmlText = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are forbidden
  text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
