import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

type Look = 'primary' | 'plain' | 'quiet';

export type ActionButtonProps = Omit<ButtonProps, 'children' | 'className'> & {
  readonly look?: Look;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

export function ActionButton({ look = 'plain', icon, children, ...rest }: ActionButtonProps) {
  return (
    <Button {...rest} className={`button button-${look}`}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </Button>
  );
}
