/**
 * Characters of the longest answer that is compared unit by unit with its label, which takes time in proportion to the product
 * of their lengths.
 */
export const MAX_COMPARED = 65_536;
