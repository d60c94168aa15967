import { dateText } from '../../../core/charts/date-text.ts';
import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject, useSession } from '../../app/session.ts';
import { useCommand, useQuery } from '../../app/use-request.ts';
import { Choice } from '../../components/choice.tsx';
import { ConfidenceMark } from '../../components/confidence-mark.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';

export function SchemeChoice() {
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
    </section>
  );
}
