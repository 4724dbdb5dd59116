/** The id of a roll that begins: `20261121T200000Z-4f2a`. Ids sort by time. @param random from 0 up to, not including, 1 */
export function rollId(now: number, random: () => number): string {
  const time = new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const tail = Math.floor(random() * 0x10000);
  return `${time}-${tail.toString(16).padStart(4, '0')}`;
}
