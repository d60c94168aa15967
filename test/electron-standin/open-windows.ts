/** What the app needs of a window to close it when it quits. */
type Closable = {
  readonly close: () => void;
  readonly isDestroyed: () => boolean;
  readonly closing: Promise<void>;
};

export const openWindows = new Map<number, Closable>();

/** False when a window refused. */
export async function closeAllWindows(): Promise<boolean> {
  for (const window of openWindows.values()) {
    window.close();
    await window.closing;
    if (!window.isDestroyed()) return false;
  }
  return true;
}
