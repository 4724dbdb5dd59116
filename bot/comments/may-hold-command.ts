/**
 * Whether a comment may hold something for the bot: false only where `readComment` finds nothing. Cheap, for the door.
 *
 * @param names by which names people address the bots, in lower case, without `@`
 */
export function mayHoldCommand(body: string, names: readonly string[]): boolean {
  const text = body.toLowerCase();
  return text.includes('bot:') || names.some(name => text.includes(`@${name.toLowerCase()}`));
}
