type Primitive = string | number | boolean | null | undefined;

/** The same type spelt out: no names, no `readonly`, so that only fields, their optionality and their values are left. */
type Spelt<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? Spelt<Item>[]
    : { -readonly [Key in keyof T]: Spelt<T[Key]> };

/** `true` when both are one type, in the sense in which the compiler compares the conditions of generic types. */
export type Same<A, B> =
  (<T>() => T extends Spelt<A> ? 1 : 2) extends <T>() => T extends Spelt<B> ? 1 : 2 ? true : false;
