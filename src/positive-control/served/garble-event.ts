/**
 * The data of one event of a text stream with every letter and digit of its text replaced: no score finds anything right in
 * it, and it is as long as before.
 */
export function garbleEvent(data: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    // Such as `[DONE]`.
    return data;
  }
  const { choices } = Object(parsed) as { choices?: unknown };
  if (!Array.isArray(choices)) return data;
  return JSON.stringify({ ...(parsed as object), choices: choices.map(garbleChoice) });
}

function garbleChoice(choice: unknown): unknown {
  const { text, delta } = Object(choice) as { text?: unknown; delta?: unknown };
  const { content } = Object(delta) as { content?: unknown };
  return {
    ...(choice as object),
    ...(typeof text === 'string' && { text: garbled(text) }),
    ...(typeof content === 'string' && { delta: { ...(delta as object), content: garbled(content) } }),
  };
}

const garbled = (text: string): string => text.replace(/[^\s]/gu, '#');
