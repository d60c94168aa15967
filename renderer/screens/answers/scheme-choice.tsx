import { useState } from 'react';
import { countText } from '../../../core/charts/figure-text.ts';
import { dateText } from '../../../core/charts/date-text.ts';
import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject, type Dataset, useSession } from '../../app/session.ts';
import { useCommand, useQuery } from '../../app/use-request.ts';
import { Choice } from '../../components/choice.tsx';
import { ConfidenceMark } from '../../components/confidence-mark.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { countOf } from '../../components/wording.ts';
import { backgroundLabels } from './groups.ts';

export function SchemeChoice({ dataset }: { readonly dataset: Dataset }) {
  const schemeId = useSession((state) => state.project?.schemeId ?? '');
  const schemes = useQuery('scheme.list', {});
  const command = useCommand();
  const scheme = schemes.value?.find((each) => each.id === schemeId);
  const choose = (id: string): void =>
    void command.run(async () => {
      adoptProject(await ask('project.choose-scheme', { schemeId: id }));
      announce('The grouping has changed.');
    });
  return (
    <section className="card side-card">
      <h2>Grouping</h2>
      {schemes.failure ? (
        <ErrorPanel failure={schemes.failure} action="Try again" onAction={schemes.again} />
      ) : null}
      {command.failure ? (
        <ErrorPanel failure={command.failure} action="Dismiss" onAction={command.clear} />
      ) : null}
      {schemes.value ? (
        <Choice
          label="Scheme"
          value={schemeId}
          isDisabled={command.isBusy}
          onChange={choose}
          sections={[
            {
              heading: null,
              items: schemes.value.map(({ id, label, confidence }) => ({
                id,
                label,
                note:
                  confidence === 'seen' ? 'Source seen' : 'Unverified: check the source before relying on it',
              })),
            },
          ]}
        />
      ) : null}
      {scheme ? (
        <>
          <p>{scheme.description}</p>
          <p className="small">
            Source: {scheme.source.title}, {dateText(scheme.source.date)}.
          </p>
          <ConfidenceMark confidence={scheme.confidence} />
          {scheme.cautions.map((caution) => (
            <p className="small" key={caution}>
              {caution}
            </p>
          ))}
        </>
      ) : null}
      {schemes.value ? (
        <CompareSchemes
          dataset={dataset}
          others={schemes.value.filter(({ id }) => id !== schemeId)}
          key={schemeId}
        />
      ) : null}
    </section>
  );
}

type CompareSchemesProps = {
  readonly dataset: Dataset;
  readonly others: readonly { readonly id: string; readonly label: string }[];
};

/** What another grouping would change, before anything is changed. */
function CompareSchemes({ dataset, others }: CompareSchemesProps) {
  const [otherId, setOtherId] = useState(NOTHING);
  const comparison = useQuery(
    'scheme.compare',
    otherId === NOTHING ? null : { datasetId: dataset.id, schemeId: otherId },
  );
  const found = comparison.value?.value;
  return (
    <>
      <Choice
        label="Compare with"
        value={otherId}
        onChange={setOtherId}
        sections={[
          { heading: null, items: [{ id: NOTHING, label: 'No other grouping' }] },
          { heading: 'Another grouping', items: others },
        ]}
      />
      {comparison.failure ? (
        <ErrorPanel failure={comparison.failure} action="Try again" onAction={comparison.again} />
      ) : null}
      {found ? (
        <>
          <p>
            <strong>{found.people === 0 ? 'Nobody' : countOf(found.people, 'person', 'people')}</strong> would
            be counted elsewhere.
          </p>
          <ul className="small">
            {found.moves.map(({ from, to, people }) => (
              <li key={`${from} ${to}`}>
                {countText(people)} from {backgroundLabels[from].toLowerCase()} to{' '}
                {backgroundLabels[to].toLowerCase()}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

const NOTHING = 'nothing';
