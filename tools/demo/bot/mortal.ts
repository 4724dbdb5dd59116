/** Whether a process lives. */
export interface Life {
  readonly isOver: boolean;
}

/**
 * What a process has to do with the world, until it is killed: then it begins nothing more, and hears no answer to what it has
 * begun. All of its methods must return promises.
 */
export const mortal = <T extends object>(thing: T, life: Life): T =>
  new Proxy(thing, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return async (...given: readonly unknown[]) => {
        if (life.isOver) return NEVER;
        try {
          const answer: unknown = await Reflect.apply(found, target, given);
          return life.isOver ? NEVER : answer;
        } catch (error) {
          if (life.isOver) return NEVER;
          throw error;
        }
      };
    },
  });

const NEVER = new Promise<never>(() => {});
