/** What comes of a promise; when it takes longer, the error that `late` makes, while it goes on unheard. */
export async function inTime<T>(milliseconds: number, result: Promise<T>, late: () => Error): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), milliseconds);
  try {
    return await Promise.race([result, over]);
  } finally {
    clearTimeout(timer);
  }
}
