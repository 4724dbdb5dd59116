/**
 * How many commits pull requests of apache/mxnet had: those that were squashed into its main branch from September 2019 to February
 * 2020, the half year before its bot, by the lines that begin with `* ` in the messages of the squashed commits. By number of commits,
 * how many pull requests; the 21 with more than 20 (ports of release branches among them) count as 20.
 */
export const MXNET_COMMITS: readonly (readonly [commits: number, pulls: number])[] = [
  [1, 317],
  [2, 101],
  [3, 73],
  [4, 46],
  [5, 44],
  [6, 27],
  [7, 18],
  [8, 11],
  [9, 17],
  [10, 14],
  [11, 4],
  [12, 3],
  [13, 5],
  [14, 2],
  [15, 3],
  [16, 4],
  [17, 2],
  [18, 4],
  [19, 4],
  [20, 25],
];

/** Pull requests merged in a month of that half year, on average. */
export const MXNET_PULLS_A_MONTH = 121;
