/** Pages that keep themselves up to date: what they ask for by themselves does not keep a session open. */

/** The header that such a request carries. */
export const UNATTENDED = 'gerai-unattended';

/** For the element that htmx refreshes. */
export const UNATTENDED_HEADERS = JSON.stringify({ [UNATTENDED]: '1' });
