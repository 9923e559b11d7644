import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';

/** No characters with a meaning in markdown or HTML, no user name and no query, because it goes into a link unchanged. */
const ADDRESS = /^https?:\/\/[A-Za-z\d](?:[A-Za-z\d.-]*[A-Za-z\d])?(?::\d{1,5})?(?:\/[\w.~%+-]*)*$/;

const MAX_CHARACTERS = 300;

const error = ({ input }: { readonly input?: unknown }): string =>
  `expected the address of a page, without a query, such as https://owner.github.io/repository/, got ${quotedJson(input)}`;

/** Address of the history page, for links in comments and job summaries. */
export const historyUrlSchema = z.string({ error }).max(MAX_CHARACTERS, { error }).regex(ADDRESS, { error });
