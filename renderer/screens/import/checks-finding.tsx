import { goTo } from '../../session/route.ts';
import { chooseDataset, type Dataset } from '../../session/session.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { countText } from '../../../core/words/figure-text.ts';
import type { Finding, FixKind } from './check-list.ts';

type ChecksFindingProps = {
  readonly dataset: Dataset;
  readonly finding: Finding;
  readonly isBusy: boolean;
  readonly onFix: (finding: Finding, kind: FixKind, label: string) => void;
};

export function ChecksFinding({ dataset, finding, isBusy, onFix }: ChecksFindingProps) {
  const { sentence, why, fixes, answersOf } = finding;
  const [suggested, ...others] = fixes;
  const button = (kind: FixKind, label: string, look: 'primary' | 'plain') => (
    <ActionButton
      key={kind}
      look={look}
      isDisabled={isBusy}
      aria-label={`${label}: ${sentence}`}
      onPress={() => onFix(finding, kind, label)}
    >
      {label}
    </ActionButton>
  );
  return (
    <>
      <div>
        <p>
          <strong>{sentence}</strong> <RowsNamed finding={finding} />
        </p>
        <p className="quiet">{why}</p>
      </div>
      <div className="actions">
        {suggested ? button(suggested.kind, suggested.label, 'primary') : null}
        {answersOf ? (
          <ActionButton
            look={suggested ? 'plain' : 'primary'}
            aria-label={`Look at the answers: ${sentence}`}
            onPress={() => {
              chooseDataset(dataset.id);
              goTo('answers', answersOf);
            }}
          >
            Look at the answers
          </ActionButton>
        ) : null}
        {others.map(({ kind, label }) => button(kind, label, 'plain'))}
        {button('leave', 'Leave as it is', 'plain')}
      </div>
    </>
  );
}

/** Row numbers are names, not amounts, so they carry no thousands separator. */
function RowsNamed({ finding: { rows, rowCount } }: Pick<ChecksFindingProps, 'finding'>) {
  if (rows.length === 0) return null;
  const more = rowCount - rows.length;
  return (
    <span className="quiet">
      ({rowCount === 1 ? 'row' : 'rows'} {rows.join(', ')}
      {more > 0 ? ` and ${countText(more)} more` : ''})
    </span>
  );
}
