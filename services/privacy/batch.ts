/** Rows of one write of the nightly job: a chat waits for it no longer than for any other write. */
export const BATCH = 200;
