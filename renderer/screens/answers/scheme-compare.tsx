import type { ReactNode } from 'react';
import { countText } from '../../../core/words/figure-text.ts';
import type { Output } from '../../../core/contract/requests.ts';
import type { Dataset } from '../../session/session.ts';
import { useInitialFocus } from '../../focus/use-initial-focus.ts';
import { useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { countOf } from '../../words/wording.ts';
import { backgroundLabels } from './groups.ts';
import type { SchemeSummary } from './scheme-places.ts';

type SchemeCompareProps = {
  readonly dataset: Dataset;
  readonly others: readonly SchemeSummary[];
  /** Whether the list is being refreshed. */
  readonly isListing: boolean;
  readonly otherId: string | null;
  readonly isBusy: boolean;
  /** Whether it was made just now and takes the focus. */
  readonly isFresh: boolean;
  readonly onCompare: (id: string | null) => void;
  readonly onUse: (scheme: SchemeSummary) => void;
  /** Further actions on the other grouping. */
  readonly children: ReactNode;
};

/** Preview of what another grouping would change. */
export function SchemeCompare(props: SchemeCompareProps) {
  const { dataset, others, otherId, isBusy, isFresh, isListing, onCompare, onUse, children } = props;
  const other = others.find(({ id }) => id === otherId);
  // An own grouping may be removed by the time the list arrives.
  const isSettled = !isListing || other?.basedOn === null;
  const comparison = useQuery(
    'scheme.compare',
    other && isSettled ? { datasetId: dataset.id, schemeId: other.id } : null,
  );
  const found = comparison.value?.value;
  return (
    <>
      <Choice
        label="Compare with"
        value={other?.id ?? NOTHING}
        onChange={(id) => onCompare(id === NOTHING ? null : id)}
        sections={[
          { heading: null, items: [{ id: NOTHING, label: 'No other grouping' }] },
          { heading: 'Another grouping', items: others.map(({ id, label }) => ({ id, label })) },
        ]}
      />
      {comparison.failure ? (
        <ErrorPanel failure={comparison.failure} action="Try again" onAction={comparison.again} />
      ) : null}
      {other && found ? (
        <>
          <MovesFound found={found} isFresh={isFresh} />
          <ActionButton onPress={() => onUse(other)} isDisabled={isBusy}>
            Use {other.label}
          </ActionButton>
          {children}
        </>
      ) : null}
    </>
  );
}

const NOTHING = 'nothing';

type MovesFoundProps = {
  readonly found: Output<'scheme.compare'>['value'];
  readonly isFresh: boolean;
};

function MovesFound({ found: { people, moves }, isFresh }: MovesFoundProps) {
  const sentence = useInitialFocus<HTMLParagraphElement>(isFresh);
  return (
    <>
      <p ref={sentence} tabIndex={-1}>
        <strong>{people === 0 ? 'Nobody' : countOf(people, 'person', 'people')}</strong> would be counted
        elsewhere.
      </p>
      <ul className="small">
        {moves.map(({ from, to, people: moved }) => (
          <li key={`${from} ${to}`}>
            {countText(moved)} from {backgroundLabels[from].toLowerCase()} to{' '}
            {backgroundLabels[to].toLowerCase()}
          </li>
        ))}
      </ul>
    </>
  );
}
