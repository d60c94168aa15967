import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failure, Output } from '../../core/contract/requests.ts';
import {
  failureOf,
  isCancelled,
  type Job,
  type JobInput,
  type JobName,
  type Progress,
  startJob,
} from './client.ts';

export type RunningJob<Name extends JobName> = {
  readonly isRunning: boolean;
  readonly progress: Progress | null;
  readonly failure: Failure | null;
  /** Resolves to null where refused, cancelled or superseded by a later start. */
  readonly start: (input: JobInput<Name>) => Promise<Output<Name> | null>;
  readonly cancel: () => void;
  readonly clear: () => void;
};

/**
 * One kind of long-running job: a new start cancels the one before, and so does leaving the screen, which calls
 * `whenLeft`.
 */
export function useJob<Name extends JobName>(
  name: Name,
  whenLeft: () => void = () => undefined,
): RunningJob<Name> {
  const onLeft = useEffectEvent(whenLeft);
  const current = useRef<Job<Output<Name>> | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const start = useCallback(
    async (input: JobInput<Name>) => {
      current.current?.cancel();
      const job: Job<Output<Name>> = startJob(name, input, (news) => {
        if (current.current === job) setProgress(news);
      });
      current.current = job;
      setIsRunning(true);
      setProgress(null);
      setFailure(null);
      try {
        const value = await job.done;
        return current.current === job ? value : null;
      } catch (error) {
        if (current.current === job && !isCancelled(error)) setFailure(failureOf(error));
        return null;
      } finally {
        if (current.current === job) {
          current.current = null;
          setIsRunning(false);
        }
      }
    },
    [name],
  );
  const cancel = useCallback(() => current.current?.cancel(), []);
  const clear = useCallback(() => setFailure(null), []);

  useEffect(
    () => () => {
      if (current.current === null) return;
      current.current.cancel();
      current.current = null;
      onLeft();
    },
    [],
  );
  return { isRunning, progress, failure, start, cancel, clear };
}
