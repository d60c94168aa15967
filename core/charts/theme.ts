import type { Role } from './chart.ts';

/**
 * Group colours: Government Analysis Function categorical palette, in its order (dark blue, turquoise, orange);
 * comparison lines take its dark pink.
 */
export const palette = {
  professional: '#12436d',
  intermediate: '#28a197',
  workingClass: '#f46a25',
  neutral: '#5d6980',
  comparison: '#801650',
  ink: '#1d2433',
  secondInk: '#4a5264',
  thirdInk: '#6b7285',
  outline: '#8a91a3',
  gridLine: '#e3e6ed',
  paper: '#ffffff',
} as const;

/** Page ink, so that drawings stay visible under forced colours. */
export const INK = 'currentColor';

export const roleColours: Readonly<Record<Role, string>> = {
  professional: palette.professional,
  intermediate: palette.intermediate,
  'working-class': palette.workingClass,
  neutral: palette.neutral,
};

/** Greys, since a funnel is not about groups; the base of shares is darkest. Each has contrast 3:1 on white. */
export const funnelRamp = [
  { fill: '#8792a8', text: palette.ink },
  { fill: '#5d6980', text: palette.paper },
  { fill: '#2f3a4f', text: palette.paper },
] as const;

export const FONT_FAMILY = 'Atkinson Hyperlegible Next, system-ui, sans-serif';

/** Text sizes in pixels at a text scale of 1; none is under 12. */
export type TextSizes = Readonly<Record<'heading' | 'label' | 'value' | 'small' | 'axis', number>>;

export function textSizes(scale: number, isCompact: boolean): TextSizes {
  return {
    heading: 15 * scale,
    label: 14 * scale,
    value: (isCompact ? 15 : 17) * scale,
    small: 13 * scale,
    axis: 12 * scale,
  };
}
