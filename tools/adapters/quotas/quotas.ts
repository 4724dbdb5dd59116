/** A machine that counts towards a quota. */
export interface CountedMachine {
  /** Such as `c6a.8xlarge`. */
  readonly type: string;
  readonly spot: boolean;
}

/** What one account may run, and runs, in one region. Every call throws NoCredentials or CloudRefused. */
export interface Quotas {
  /**
   * The limits of one service, by code: those granted to the account, else those that every account has. Codes that
   * Service Quotas does not know are left out.
   * @param service Service Quotas' word: `ec2`
   */
  limits(service: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The machines of the account that run or are about to, whoever made them. */
  running(): Promise<readonly CountedMachine[]>;
}
