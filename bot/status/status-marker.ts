/**
 * The first line of a bot instance's comment, by which it finds it again. Instances' names are checked words (letters, digits, `-`),
 * but nothing else could end the marker either.
 */
export const statusMarker = (instance: string): string =>
  `<!-- ci-bot ${encodeURIComponent(instance.toWellFormed()).replaceAll('--', '-%2D')} -->`;
