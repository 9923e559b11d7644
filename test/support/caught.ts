import { InfrastructureError, UserError } from '../../src/errors/errors.ts';

/** What the gate would print of an error of its own: message, then hint. Anything else is rethrown. */
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
