import { useEffect, useState } from 'react';
import { ask } from './client.ts';
import { useSession } from './session.ts';

/** Before pins are looked at: what is on the screen is worked out first. */
const PATIENCE_MS = 1_000;

/** How many pinned findings would be answered differently today; asked one by one after each change. */
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

/** Null where it is not wanted any more, or could not be found out: the pins themselves say why. */
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
