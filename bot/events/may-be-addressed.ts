/**
 * Whether a text may be meant for a bot of any name: false only where nobody is addressed. Which names hold in a repository stands in
 * its `.ci-bot.yaml`, which may change at any moment; at the door nobody looks it up.
 */
export const mayBeAddressed = (text: string): boolean => text.includes('@') || /bot:/i.test(text);
