import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { countText } from '../../../core/words/figure-text.ts';
import type { FieldId } from '../../../core/contract/words.ts';
import type { Input, Output } from '../../../core/contract/requests.ts';
import { ask } from '../../session/client.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { adoptProject, sayStopped, type Dataset, lookAtAll } from '../../session/session.ts';
import { useJob } from '../../session/use-job.ts';
import { useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type Match = Output<'dataset.match'>['value'];
type JoinFilesProps = {
  /** Datasets with an identifier, without which no join is possible. */
  readonly datasets: readonly Dataset[];
  readonly onCancel: () => void;
  readonly onJoined: (report: Output<'dataset.join'>['value']) => void;
};

/** Joins two datasets by identifier: check the match, choose columns, join. */
export function JoinFiles({ datasets, onCancel, onJoined }: JoinFilesProps) {
  const [leftId, setLeftId] = useState(datasets[0]?.id ?? '');
  const [rightId, setRightId] = useState(datasets[1]?.id ?? '');
  const match = useQuery('dataset.match', leftId === rightId ? null : { leftId, rightId });
  const left = datasets.find(({ id }) => id === leftId);
  const right = datasets.find(({ id }) => id === rightId);
  const items = datasets.map(({ id, label }) => ({ id, label }));
  return (
    <div className="stack">
      <ScreenTitle title="Join two files" />
      <section className="card stack" aria-label="The files">
        <div className="join-files">
          <Choice
            label="One row for each row of"
            value={leftId}
            onChange={setLeftId}
            sections={[{ heading: null, items }]}
          />
          <Choice
            label="with answers out of"
            value={rightId}
            onChange={setRightId}
            sections={[{ heading: null, items }]}
          />
        </div>
        {leftId === rightId ? <p className="entry-problem">Choose two different files.</p> : null}
        {match.failure ? (
          <ErrorPanel failure={match.failure} action="Try again" onAction={match.again} />
        ) : null}
      </section>
      {match.value && left && right ? (
        <ChooseJoin
          key={`${leftId} ${rightId}`}
          left={left}
          right={right}
          match={match.value.value}
          onCancel={onCancel}
          onJoined={onJoined}
        />
      ) : (
        <div className="actions">
          <ActionButton onPress={onCancel}>Do not join</ActionButton>
        </div>
      )}
    </div>
  );
}

type ChooseJoinProps = Pick<JoinFilesProps, 'onCancel' | 'onJoined'> & {
  readonly left: Dataset;
  readonly right: Dataset;
  readonly match: Match;
};

const severalItems = [
  { id: 'last', label: 'The last row' },
  { id: 'first', label: 'The first row' },
  { id: 'none', label: 'None of them' },
] as const;
const USUAL_MONTHS = '12';
const madeOfEvents: ReadonlySet<FieldId> = new Set<FieldId>(['promoted', 'promotion-date']);

function ChooseJoin({ left, right, match, onCancel, onJoined }: ChooseJoinProps) {
  const [whenSeveral, setWhenSeveral] = useState<Input<'dataset.join'>['whenSeveral']>('last');
  const [hasPromotions, setHasPromotions] = useState(match.hasEvents && right.kind === 'job-events');
  const [months, setMonths] = useState(USUAL_MONTHS);
  // Where promotions are computed from events, the events' own promotion columns are not offered.
  const offered = match.fields.filter(({ field }) => !hasPromotions || !madeOfEvents.has(field));
  const [leftOut, setLeftOut] = useState<ReadonlySet<FieldId>>(new Set());
  const fields = offered.map(({ field }) => field).filter((field) => !leftOut.has(field));
  const [label, setLabel] = useState(`${left.label} with ${right.label}`);
  const joining = useJob('dataset.join', () =>
    sayStopped('The joining of two files was stopped when you left it. Both files are as they were.'),
  );
  const isMonths = /^[1-9]\d{0,2}$/.test(months) && Number(months) <= 240;
  const isReady =
    match.left.matched > 0 &&
    label.trim() !== '' &&
    (!hasPromotions || isMonths) &&
    (fields.length > 0 || hasPromotions);

  const join = async (): Promise<void> => {
    const done = await joining.start({
      leftId: left.id,
      rightId: right.id,
      label: label.trim(),
      fields: [...fields],
      whenSeveral,
      promotions: hasPromotions ? { months: Number(months) } : null,
    });
    if (done === null) return;
    adoptProject(await ask('project.state', {}));
    lookAtAll(done.value.datasetId);
    onJoined(done.value);
  };

  return (
    <>
      <section className="card stack">
        <h2 id="match-heading">How the two fit together</h2>
        <MatchTable left={left} right={right} match={match} />
        {match.contradicting > 0 ? (
          <p>
            Of those in several rows of {right.label}, {countText(match.contradicting)} gave different
            answers.
          </p>
        ) : null}
        {match.left.matched === 0 ? (
          <p className="entry-problem">
            Nobody was found in both: {match.likelyReason} They cannot be joined like this.
          </p>
        ) : null}
      </section>
      <section className="card stack" aria-label="What comes along">
        <CheckboxGroup
          className="stack"
          value={[...fields]}
          onChange={(ids) =>
            setLeftOut(new Set(offered.map(({ field }) => field).filter((field) => !ids.includes(field))))
          }
        >
          <Label className="entry-label">{`${right.label} brings`}</Label>
          {offered.map(({ field, label: name }) => (
            <Checkbox className="check" key={field} value={field}>
              {name}
            </Checkbox>
          ))}
          {offered.length === 0 ? (
            <p className="quiet">
              Nothing that {left.label} does not have already.
              {hasPromotions
                ? null
                : ` To bring more along, import ${right.label} again and give more of its columns a meaning.`}
            </p>
          ) : null}
        </CheckboxGroup>
        {match.hasEvents ? (
          <>
            <Checkbox className="check" isSelected={hasPromotions} onChange={setHasPromotions}>
              Make “Promoted in the period” out of its events
            </Checkbox>
            {hasPromotions ? (
              <TextEntry
                label="Months up to the date of the first file"
                help="People whom no event names count as not promoted."
                inputMode="numeric"
                value={months}
                onChange={setMonths}
                problem={isMonths ? null : 'Give a number of months, 1 to 240.'}
              />
            ) : null}
          </>
        ) : null}
        {match.right.repeated > 0 ? (
          <Choice
            label={`When somebody has several rows in ${right.label}, use`}
            value={whenSeveral}
            onChange={setWhenSeveral}
            sections={[{ heading: null, items: severalItems }]}
          />
        ) : null}
        <TextEntry
          label="Name of the new dataset"
          help="Both files stay as they are."
          value={label}
          onChange={setLabel}
          maxLength={200}
          problem={label.trim() === '' ? 'Give it a name.' : null}
        />
        {joining.failure ? (
          <ErrorPanel failure={joining.failure} action="Back to the choices" onAction={joining.clear} />
        ) : null}
        {joining.isRunning ? (
          <ProgressLine label="Joining" progress={joining.progress} onCancel={joining.cancel} />
        ) : (
          <div className="actions">
            <ActionButton look="primary" onPress={() => void join()} isDisabled={!isReady}>
              Join
            </ActionButton>
            <ActionButton onPress={onCancel}>Do not join</ActionButton>
          </div>
        )}
      </section>
    </>
  );
}

const matchRows = [
  ['rows', 'Rows'],
  ['matched', 'Rows found in the other file'],
  ['unmatched', 'Rows not found there'],
  ['withoutId', 'Rows without an identifier'],
  ['people', 'Different people'],
  ['repeated', 'People in several rows'],
] as const;

function MatchTable({ left, right, match }: Pick<ChooseJoinProps, 'left' | 'right' | 'match'>) {
  return (
    <table className="table" aria-labelledby="match-heading">
      <thead>
        <tr>
          <th scope="col">Counted</th>
          <th scope="col" className="numeric">
            {left.label}
          </th>
          <th scope="col" className="numeric">
            {right.label}
          </th>
        </tr>
      </thead>
      <tbody>
        {matchRows.map(([fact, words]) => (
          <tr key={fact}>
            <th scope="row">{words}</th>
            <td className="numeric">{countText(match.left[fact])}</td>
            <td className="numeric">{countText(match.right[fact])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
