import { useMemo } from 'react';
import type { Result } from '../../../core/results/result.ts';
import type { Output } from '../../../core/contract/requests.ts';
import { differencesBetween, reopen } from '../../../core/contract/sealed.ts';
import { useCommand } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { countOf } from '../../words/wording.ts';
import { pinAgain } from './pin-commands.ts';

type StaleNoteProps = {
  readonly findingId: string;
  readonly question: string;
  readonly then: Result;
  readonly check: Output<'finding.check'>;
};

/** A stale finding: what changed, how the answers differ, and what to do. */
export function StaleNote({ findingId, question, then, check }: StaleNoteProps) {
  const command = useCommand();
  const pinNow = (): void => void command.run(() => pinAgain(findingId));
  return (
    <section className="stale" aria-label={`Changed since: ${question}`}>
      <p>
        <Icon name="warning" /> <strong>Today’s answer is different from what is pinned.</strong>
      </p>
      <ul className="stale-causes">
        {check.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
      {check.now ? <WhatChanged then={then} sealed={check.now} /> : null}
      <RefusalNote failure={command.failure} />
      {check.now ? (
        <div className="actions">
          <ActionButton icon="pin" onPress={pinNow} isDisabled={command.isBusy}>
            Pin again
          </ActionButton>
          <span className="small">The new answer takes its place.</span>
        </div>
      ) : null}
    </section>
  );
}

function WhatChanged({ then, sealed }: { readonly then: Result; readonly sealed: Uint8Array }) {
  const differences = useMemo(() => differencesBetween(then, reopen(sealed).value), [then, sealed]);
  return (
    <details>
      <summary>
        What changed
        {differences.length === 0
          ? ''
          : `: ${countOf(differences.length, 'figure or sentence', 'figures and sentences')}`}
      </summary>
      {differences.length === 0 ? (
        <p>Only words beside the figures.</p>
      ) : (
        <div className="table-frame">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">As pinned</th>
                <th scope="col">Today</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ what, then: before, now }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{before ?? 'not there'}</td>
                  <td>{now ?? 'not there'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
