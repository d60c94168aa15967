import { useEffect } from 'react';
import { ask } from './client.ts';
import { useSession } from './session.ts';
import { createStore, useStore } from './store.ts';

/** Delay in ms, so that the screen's own queries run first. */
const PATIENCE_MS = 100;

/** What the last checks came to: every row is looked at once after each change, whichever screen asks. */
const last = createStore({ datasetId: '', revision: -1, count: 0 });

/** Number of things that the checks of a dataset found to look at; 0 until it is known. */
export function useChecksFound(datasetId: string): number {
  const revision = useSession((state) => state.revision);
  const isKnown = useStore(last, (state) => state.datasetId === datasetId && state.revision === revision);
  useEffect(() => {
    if (isKnown) return undefined;
    let isCurrent = true;
    const keep = (count: number): void => {
      if (isCurrent) last.change({ datasetId, revision, count });
    };
    const timer = setTimeout(() => {
      ask('check.list', { datasetId }).then(
        ({ value }) => keep(value.findings.length),
        // The checks themselves say why, where the person opens them.
        () => keep(0),
      );
    }, PATIENCE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [datasetId, revision, isKnown]);
  return useStore(last, (state) => (state.datasetId === datasetId ? state.count : 0));
}
