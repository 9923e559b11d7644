import type { CardReading } from './card-reading.ts';

const UNTOLD = 'not told';

/**
 * What of a card moves a figure and stays the same from run to run, by name. Clocks and temperature are no part of it: they
 * differ from minute to minute.
 */
export function describeCard(card: CardReading): Record<string, string> {
  return {
    card: card.name ?? UNTOLD,
    'card driver': card.driver ?? UNTOLD,
    'card power limit': card.powerLimitW === null ? UNTOLD : `${card.powerLimitW} W`,
    'card persistence': card.persistence ?? UNTOLD,
    'card MIG': card.mig ?? UNTOLD,
    'card ECC': card.ecc ?? UNTOLD,
  };
}

/** State of the card at one moment, in a line: "1,980 MHz, memory 2,619 MHz, 59 °C, 632 W". */
export function describeCardState(card: CardReading): string {
  const parts = [
    card.smClockMhz === null ? undefined : `${card.smClockMhz} MHz`,
    card.memoryClockMhz === null ? undefined : `memory ${card.memoryClockMhz} MHz`,
    card.temperatureC === null ? undefined : `${card.temperatureC} °C`,
    card.powerDrawW === null ? undefined : `${card.powerDrawW.toFixed(0)} W`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? UNTOLD : parts.join(', ');
}
