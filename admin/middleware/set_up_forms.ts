/** Reads the fields of plain forms. Forms with files are streams and are read by the route that takes them. */
import { urlencoded, type RequestHandler } from 'express';

/** A text of 20.000 characters, percent-encoded, and some. */
const LARGEST_FORM = '1mb';

export function setUpForms(): RequestHandler {
  return urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 500 });
}
