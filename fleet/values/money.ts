import { ValueError } from './value-error.ts';

/** How a monthly amount is written. */
export const MONTHLY_PATTERN = /^([1-9]\d{0,8}) USD\/month$/;

/** An amount of money in whole US dollars for a month; AWS Budgets counts in US dollars. */
export class MonthlyAmount {
  readonly dollars: number;

  private constructor(dollars: number) {
    this.dollars = dollars;
  }

  /** @throws ValueError for anything but whole dollars a month, at least one. */
  static parse(text: string): MonthlyAmount {
    const match = MONTHLY_PATTERN.exec(text);
    if (!match)
      throw new ValueError(
        'an amount is whole US dollars a month, at least one',
        'write for example `5000 USD/month`',
      );
    return new MonthlyAmount(Number(match[1]));
  }

  toString(): string {
    return `${this.dollars} USD/month`;
  }
}
