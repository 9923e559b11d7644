/** A share as a person writes it: 0.07 is "7 %". Twelve digits, or it would be 7.000000000000001 %. */
export const formatPercent = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;

/** A measured share, to the tenth of a percent: 0.6123 is "61.2 %". */
export const formatShare = (share: number): string => `${(share * 100).toFixed(1)} %`;
