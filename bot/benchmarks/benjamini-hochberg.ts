/**
 * The q value of each p value, in their order: the least share of false discoveries at which it would be one
 * (Benjamini & Hochberg 1995). Never below its p value.
 */
export function falseDiscoveryRates(pValues: readonly number[]): readonly number[] {
  const order = pValues
    .map((_, index) => index)
    .sort((one, other) => (pValues[other] ?? 1) - (pValues[one] ?? 1));
  const rates = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    const rank = pValues.length - place;
    least = Math.min(least, (pValues[index] ?? 1) * (pValues.length / rank));
    rates[index] = least;
  }
  return rates;
}
