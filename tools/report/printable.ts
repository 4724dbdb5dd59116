/**
 * Characters that a page or a terminal would obey instead of showing: controls, and the marks that turn the
 * direction of writing, with which a name can look like another one.
 */
const OBEYED = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The text with a replacement character for each character that would be obeyed instead of shown. */
export const printable = (text: string): string => text.replaceAll(OBEYED, '\ufffd');
