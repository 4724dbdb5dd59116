const UNITS = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
] as const;

/** Three digits that count: `1.23`, `12.3`, `123`. */
const threeDigits = (value: number): string => {
  if (value >= 1_000) return String(Math.round(value));
  return Number(value.toPrecision(3)).toString();
};

/** `1.23 ms`. */
export function secondsText(seconds: number): string {
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? UNITS[UNITS.length - 1] ?? [1, 's'];
  return `${threeDigits(seconds / size)} ${unit}`;
}

/** `1.234`. */
export const ratioText = (ratio: number): string => ratio.toFixed(3);

/** `+23.4 %`, what a ratio means for the time. */
export const changeText = (ratio: number): string => {
  const change = (ratio - 1) * 100;
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`;
};

/** A share of false discoveries: `0.013`, or `< 0.001`. */
export const shareText = (share: number): string => (share < 0.001 ? '< 0.001' : share.toFixed(3));

/** `1.2 MB`, by thousands. */
export function bytesText(bytes: number): string {
  const [size, unit] =
    (
      [
        [1e9, 'GB'],
        [1e6, 'MB'],
        [1e3, 'kB'],
      ] as const
    ).find(([least]) => bytes >= least) ?? ([1, 'B'] as const);
  return `${threeDigits(bytes / size)} ${unit}`;
}
