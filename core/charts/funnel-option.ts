import type { FunnelChart } from './chart.ts';
import { drawing, type Drawing } from './drawing.ts';
import { barMark, comparisonLine, emptyOutline, type TextMark } from './marks.ts';
import { textWidth, widestText, wrapText } from './text-width.ts';
import { funnelRamp, INK, palette, type TextSizes, textSizes } from './theme.ts';

type Stage = FunnelChart['stages'][number];

const COLUMN_GAP = 20;
const PADDING = 16;
const LINE_HEIGHT = 1.35;

type Frame = {
  readonly width: number;
  readonly plotRight: number;
  readonly sizes: TextSizes;
  readonly scale: number;
  /** Labels are inside their bars where all of them fit, else all above. */
  readonly isInside: boolean;
};

export function drawFunnel(chart: FunnelChart, width: number, scale: number): Drawing {
  const frame = layOutFrame(chart, width, scale);
  const placed: PlacedStage[] = [];
  const gap = (frame.isInside ? 14 : 22) * scale;
  let y = 2;
  for (const [index, stage] of chart.stages.entries()) {
    const target = chart.target?.stage === index ? chart.target : null;
    const next = placeStage(stage, index, target, y, frame);
    placed.push(next);
    y = next.bottom + gap;
  }
  return drawing({
    width,
    height: Math.ceil(y - gap + 8),
    plot: { left: 0, right: frame.plotRight, low: 0, high: 1 },
    items: placed.map((each) => (xOf: (value: number) => number) => stageMarks(each, frame, xOf)),
    texts: placed.flatMap((each) => each.texts),
  });
}

function layOutFrame(chart: FunnelChart, width: number, scale: number): Frame {
  const sizes = textSizes(scale, false);
  const { stages, target } = chart;
  const numberWidth = Math.max(
    widestText(
      stages.map((stage) => stage.valueText),
      sizes.value,
      600,
    ),
    widestText(
      stages.map((stage) => stage.shareText),
      sizes.small,
      400,
    ),
  );
  const plotRight = width - numberWidth - COLUMN_GAP;
  const isInside = stages.every((stage, index) => {
    const needed =
      Math.max(textWidth(stage.label, sizes.heading, 600), textWidth(stage.note, sizes.small, 400)) +
      2 * PADDING;
    const barEnd = (stage.value ?? 1) * plotRight;
    const targetEnd = target?.stage === index ? target.value * plotRight : plotRight;
    return needed <= Math.min(barEnd, targetEnd);
  });
  return { width, plotRight, sizes, scale, isInside };
}

type PlacedStage = {
  readonly stage: Stage;
  readonly fill: string;
  readonly top: number;
  readonly thickness: number;
  readonly bottom: number;
  readonly target: NonNullable<FunnelChart['target']> | null;
  readonly texts: readonly TextMark[];
};

function placeStage(
  stage: Stage,
  index: number,
  target: PlacedStage['target'],
  from: number,
  frame: Frame,
): PlacedStage {
  const { sizes, scale, width, isInside } = frame;
  const ramp = funnelRamp[Math.min(index, funnelRamp.length - 1)] ?? funnelRamp[0];
  const inkInside = stage.value === null ? INK : ramp.text;
  const headingPitch = sizes.heading * LINE_HEIGHT;
  const notePitch = sizes.small * LINE_HEIGHT;
  const room = isInside ? Infinity : width;
  const labels = wrapText(stage.label, room, sizes.heading, 600);
  const notes = stage.note === '' ? [] : wrapText(stage.note, room, sizes.small, 400);
  const wordsHeight = labels.length * headingPitch + notes.length * notePitch;
  const numberHeight = sizes.value * 1.15 + sizes.small * 1.3;
  const thickness = isInside
    ? Math.max(wordsHeight, numberHeight) + 12 * scale
    : Math.max(26 * scale, numberHeight);

  const wordsTop = isInside ? 0 : from;
  const targetLabel = target && placeTargetLabel(target, isInside ? from : from + wordsHeight, frame);
  const top = (isInside ? from : from + wordsHeight + 4) + (targetLabel ? targetLabel.height : 0);
  const firstLine = isInside ? top + (thickness - wordsHeight) / 2 : wordsTop;
  const word = { x: isInside ? PADDING : 0, align: 'left' as const };
  const middle = top + thickness / 2;
  const texts: TextMark[] = [
    ...labels.map((text, line): TextMark => {
      const y = firstLine + (line + 0.5) * headingPitch;
      return { ...word, text, y, sizePx: sizes.heading, weight: 600, colour: isInside ? inkInside : INK };
    }),
    ...notes.map((text, line): TextMark => {
      const y = firstLine + labels.length * headingPitch + (line + 0.5) * notePitch;
      const colour = isInside ? inkInside : palette.secondInk;
      return { ...word, text, y, sizePx: sizes.small, weight: 400, colour };
    }),
    ...(targetLabel?.texts ?? []),
    numberText(stage.valueText, middle - numberHeight / 2 + sizes.value * 0.575, sizes.value, 600, width),
    numberText(stage.shareText, middle + numberHeight / 2 - sizes.small * 0.6, sizes.small, 400, width),
  ];
  return { stage, fill: ramp.fill, top, thickness, bottom: top + thickness, target, texts };
}

function numberText(text: string, y: number, sizePx: number, weight: 400 | 600, x: number): TextMark {
  return { text, x, y, align: 'right', sizePx, weight, colour: weight === 600 ? INK : palette.secondInk };
}

/** Label of the target in a band of its own above the bar, clear of other text. */
function placeTargetLabel(target: NonNullable<FunnelChart['target']>, top: number, frame: Frame) {
  const { sizes, plotRight, width } = frame;
  const gap = 8;
  const x = target.value * plotRight;
  const pitch = sizes.small * LINE_HEIGHT;
  const needed = textWidth(target.label, sizes.small, 400) + gap;
  const fitsRight = x + needed <= width;
  const fitsLeft = x - needed >= 0;
  const lines = fitsRight || fitsLeft ? [target.label] : wrapText(target.label, width, sizes.small, 400);
  const place = fitsRight
    ? { x: x + gap, align: 'left' as const }
    : fitsLeft
      ? { x: x - gap, align: 'right' as const }
      : { x: width, align: 'right' as const };
  const texts = lines.map((text, line): TextMark => ({
    ...place,
    text,
    y: top + (line + 0.5) * pitch,
    sizePx: sizes.small,
    weight: 400,
    colour: palette.comparison,
  }));
  return { texts, height: lines.length * pitch + 4 };
}

function stageMarks(
  { stage, fill, top, thickness, target }: PlacedStage,
  { plotRight, sizes }: Frame,
  xOf: (value: number) => number,
) {
  const box = { x: 0, y: top, height: thickness };
  const bar =
    stage.value === null
      ? emptyOutline({ ...box, width: plotRight })
      : barMark({ ...box, width: xOf(Math.min(1, Math.max(0, stage.value))) }, fill);
  if (!target) return [bar];
  return [bar, ...comparisonLine(xOf(target.value), top - sizes.small * 1.2, top + thickness + 5)];
}
