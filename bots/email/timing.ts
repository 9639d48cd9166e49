/** How long is waited for what; tests wait less. */
export interface EmailTiming {
  /** for the server to be reached, and to greet */
  answerMs: number;
  /** for its next word */
  silenceMs: number;
  /** letters at once: mail servers allow few connections */
  atOnce: number;
  /** when the program ends, for a letter that is being handed over */
  patienceMs: number;
  /** a server that is out of order is looked at again after so many ms */
  lookMs: number;
}

export const TIMING: EmailTiming = {
  answerMs: 10_000,
  silenceMs: 60_000,
  atOnce: 4,
  patienceMs: 3_000,
  lookMs: 60_000,
};
