/** Placeholder where a person has to choose. The policy's schema rejects it and lists the choices. */
export const CHOOSE = 'CHOOSE';
