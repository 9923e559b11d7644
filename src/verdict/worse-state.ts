import { STATES, type State } from './verdict.ts';

/** The worse of two states: {@link STATES} are listed mildest first. */
export function worseState(left: State, right: State): State {
  return STATES.indexOf(right) > STATES.indexOf(left) ? right : left;
}
