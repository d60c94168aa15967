import { useEffect, useState } from 'react';
import { reopen } from '../../../core/contract/sealed.ts';
import type { Failure, Input } from '../../../core/contract/requests.ts';
import type { Result } from '../../../core/results/result.ts';
import { announce } from '../../session/announcer.tsx';
import type { Progress } from '../../session/client.ts';
import { useSession } from '../../session/session.ts';
import { useJob } from '../../session/use-job.ts';

export type AnalysisRequest = Input<'finding.pin'>;

export type AnalysisRun = {
  /** The last result, kept while a newer run is in progress. */
  readonly result: Result | null;
  readonly isStale: boolean;
  readonly isRunning: boolean;
  readonly progress: Progress | null;
  readonly failure: Failure | null;
  readonly cancel: () => void;
  readonly again: () => void;
};

/** Runs an analysis whenever its request or the project changes; a newer run cancels the one before. */
export function useAnalysisRun(request: AnalysisRequest, isSpoken = true): AnalysisRun {
  const revision = useSession((state) => state.revision);
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<{ readonly key: string; readonly result: Result } | null>(null);
  const job = useJob('analysis.run');
  const { start } = job;
  const key = JSON.stringify([request, revision, turn]);

  useEffect(() => {
    let isCurrent = true;
    const [asked] = JSON.parse(key) as [AnalysisRequest];
    void start(asked).then((answer) => {
      if (!isCurrent || answer === null) return;
      const result = reopen(answer.sealed).value;
      setKnown({ key, result });
      if (isSpoken) announce([result.sentences[0], result.strength?.label ?? ''].join(' ').trim());
    });
    return () => {
      isCurrent = false;
    };
  }, [key, start, isSpoken]);

  return {
    result: known?.result ?? null,
    isStale: known !== null && known.key !== key,
    isRunning: job.isRunning,
    progress: job.progress,
    failure: job.failure,
    cancel: job.cancel,
    again: () => setTurn((before) => before + 1),
  };
}
