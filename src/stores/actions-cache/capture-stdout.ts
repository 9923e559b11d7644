/**
 * Runs `work` and keeps what this process prints meanwhile; everything is still printed. @actions/cache tells why a save
 * failed in its log and nowhere else. Good for wording a reason, never for deciding anything.
 */
export async function captureStdout<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly heard: string }> {
  const print = process.stdout.write;
  let heard = '';
  process.stdout.write = ((...args: Parameters<typeof print>) => {
    heard += String(args[0]);
    return Reflect.apply(print, process.stdout, args);
  }) as typeof print;
  try {
    return { value: await work(), heard };
  } finally {
    process.stdout.write = print;
  }
}
