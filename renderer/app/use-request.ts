import { useCallback, useEffect, useState } from 'react';
import type { Failure, Input, Output } from '../../core/contract/requests.ts';
import { ask, failureOf, type QueryName } from './client.ts';
import { useSession } from './session.ts';

export type Asked<T> = {
  /** Stays while the same question is asked again. */
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly isWaiting: boolean;
  readonly again: () => void;
};

/** Asks a query, and again whenever its input or the project changes. Null asks nothing. */
export function useQuery<Name extends QueryName>(
  name: Name,
  input: Input<Name> | null,
): Asked<Output<Name>> {
  const revision = useSession((state) => state.revision);
  const [turn, setTurn] = useState(0);
  const key = input === null ? null : JSON.stringify(input);
  const [known, setKnown] = useState<{ key: string; value: Output<Name> } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWaiting, setIsWaiting] = useState(key !== null);

  useEffect(() => {
    if (key === null) return undefined;
    let isCurrent = true;
    setIsWaiting(true);
    ask(name, JSON.parse(key) as Input<Name>)
      .then(
        (value) => {
          if (!isCurrent) return;
          setKnown({ key, value });
          setFailure(null);
        },
        (error: unknown) => {
          if (isCurrent) setFailure(failureOf(error));
        },
      )
      .finally(() => {
        if (isCurrent) setIsWaiting(false);
      });
    return () => {
      isCurrent = false;
    };
  }, [name, key, revision, turn]);

  const again = useCallback(() => setTurn((before) => before + 1), []);
  const value = known !== null && known.key === key ? known.value : null;
  return { value, failure, isWaiting, again };
}

/** Runs one command at a time and keeps what went wrong until the next try. */
export function useCommand(): {
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly run: (work: () => Promise<void>) => Promise<void>;
  readonly clear: () => void;
} {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(async (work: () => Promise<void>) => {
    setIsBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsBusy(false);
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { isBusy, failure, run, clear };
}
