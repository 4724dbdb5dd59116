/** What comes of each, in their order, of which so many are at hand at once. */
export async function sideBySide<Of, Got>(
  all: readonly Of[],
  most: number,
  act: (one: Of) => Promise<Got>,
): Promise<readonly Got[]> {
  const got: Got[] = [];
  for (let from = 0; from < all.length; from += most)
    got.push(...(await Promise.all(all.slice(from, from + most).map(act))));
  return got;
}
