import { InfrastructureError, UserError } from '../../src/errors/errors.ts';

/** The text that the gate prints for one of its own errors: message, then hint. Rethrows anything else. */
export async function caught(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof UserError || error instanceof InfrastructureError)
      return `${error.message}\n${error.hint}`;
    throw error;
  }
  return 'no error';
}
