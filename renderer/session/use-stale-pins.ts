import { useEffect, useState } from 'react';
import { ask } from './client.ts';
import { useSession } from './session.ts';

/** Delay in ms, so that the screen's own queries run first. */
const PATIENCE_MS = 1_000;

/** Number of stale pinned findings, checked one by one after each change. */
export function useStalePins(): number {
  const pinned = useSession((state) => state.project?.findings ?? 0);
  const revision = useSession((state) => state.revision);
  const [stale, setStale] = useState({ revision: 0, count: 0 });
  useEffect(() => {
    if (pinned === 0) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void countStale(() => isCurrent).then((count) => {
        if (isCurrent && count !== null) setStale({ revision, count });
      });
    }, PATIENCE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [pinned, revision]);
  return Math.min(stale.count, pinned);
}

/** Null where cancelled or failed; the pins themselves say why. */
async function countStale(isWanted: () => boolean): Promise<number | null> {
  try {
    let stale = 0;
    for (const { id } of await ask('finding.list', {})) {
      if (!isWanted()) return null;
      if ((await ask('finding.check', { findingId: id })).isStale) stale += 1;
    }
    return stale;
  } catch {
    return null;
  }
}
