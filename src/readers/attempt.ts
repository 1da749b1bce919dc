/** What CDK itself cannot render is not ours to complain about: synthesis will say what is wrong with it. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
